//! The teacher's file in the application: opened, saved, merged, undone. What cannot be read never
//! takes the place of what is open.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use balise::app::{App, FileProblem, Logged, MergeProposal, Ports, Spreadsheet};
use balise::domain::board::{
    Activity, Audience, Board, BoardAction, ClassLabel, Mode, Outside, Scope, SessionDone, report,
};
use balise::domain::date::Date;
use balise::domain::id::{ModuleId, OptionId, QuestionId};
use balise::domain::lesson::Level;
use balise::domain::publish::{PublishedAnswers, PublishedQuestion};
use balise::domain::route::Route;
use balise::formats::{documents, teacher_file};
use leptos::prelude::*;

use crate::fakes::{Fake, Given};
use crate::support::{SHIPPED, with_app};

/// A teacher at a device, with a file at hand and the files that were given.
struct Teacher {
    app: App,
    file: Arc<Mutex<Option<String>>>,
    given: Given,
}

impl Teacher {
    fn at_work(act: impl FnOnce(&Self)) {
        let page = Fake::on_a_day();
        let (file, given) = (Arc::clone(&page.file), Arc::clone(&page.given));
        let mut ports = Ports::inert(BTreeMap::new());
        ports.page = Arc::new(page);
        with_app(ports, &Route::Board, |app| act(&Self { app, file, given }));
    }

    fn board(&self) -> Board {
        self.app.board().get_untracked()
    }

    fn does(&self, action: BoardAction) {
        assert_eq!(self.app.change_board(action), Ok(Logged::MemoryOnly));
    }

    /// Chooses a file to open.
    fn opens(&self, text: &str) -> Result<(), FileProblem> {
        *self.file.lock().unwrap() = Some(text.to_owned());
        let said = Arc::new(Mutex::new(None));
        let note = Arc::clone(&said);
        self.app.open_file("fichier", move |outcome| {
            *note.lock().unwrap() = Some(outcome);
        });
        said.lock().unwrap().take().expect("an answer")
    }

    /// Chooses a file to merge.
    fn proposes(&self, text: &str) -> Result<MergeProposal, FileProblem> {
        *self.file.lock().unwrap() = Some(text.to_owned());
        let said = Arc::new(Mutex::new(None));
        let note = Arc::clone(&said);
        self.app.propose_merge("autre", move |outcome| {
            *note.lock().unwrap() = Some(outcome);
        });
        said.lock().unwrap().take().expect("an answer")
    }

    /// The last file that was given.
    fn given(&self) -> (String, String, Vec<u8>) {
        self.given.lock().unwrap().last().cloned().expect("a file")
    }
}

fn class(label: &str) -> BoardAction {
    BoardAction::ClassCreated {
        label: label.to_owned(),
        level: Level::Cinquieme,
        size: "27".to_owned(),
    }
}

fn civics(label: &str) -> BoardAction {
    BoardAction::SessionLogged {
        audience: Audience::Class(ClassLabel::parse(label).unwrap().class_id()),
        activity: Activity::Outside(Outside::Emc),
        date: "2026-11-20".to_owned(),
        minutes: "55".to_owned(),
        mode: Mode::Paper,
    }
}

/// The file of another teacher.
fn other() -> String {
    let mut board = Board::default();
    for action in [class("5eB"), class("5e C"), civics("5e B"), civics("5e C")] {
        balise::domain::board::update(&mut board, action).unwrap();
    }
    teacher_file::write(&board)
}

#[test]
fn a_file_that_cannot_be_read_changes_nothing() {
    Teacher::at_work(|teacher| {
        teacher.does(class("5e B"));
        let before = teacher.board();
        let damaged = other().replace("2026-11-20", "2026-11-31");
        for (text, problem) in [
            ("", FileProblem::Foreign),
            ("bonjour", FileProblem::Foreign),
            (damaged.as_str(), FileProblem::Damaged),
            (
                &other().replace("\"version\": 2", "\"version\": 3"),
                FileProblem::Newer,
            ),
            (
                &" ".repeat(teacher_file::MAX_BYTES + 1),
                FileProblem::NotRead,
            ),
        ] {
            assert_eq!(teacher.opens(text), Err(problem));
            assert_eq!(teacher.proposes(text).err(), Some(problem));
            assert_eq!(teacher.board(), before);
        }
    });
}

#[test]
fn a_file_that_is_opened_takes_the_place_of_the_board() {
    Teacher::at_work(|teacher| {
        teacher.does(class("4e A"));
        assert_eq!(teacher.opens(&other()), Ok(()));
        let board = teacher.board();
        assert_eq!(
            (board.classes.len(), board.sessions.len(), board.unsaved),
            (2, 2, false)
        );
        teacher.does(class("4e A"));
        assert!(teacher.board().unsaved);
        assert!(teacher.app.save_file("tableau.json").is_ok());
        assert!(!teacher.board().unsaved);
        let (name, mime, bytes) = teacher.given();
        assert_eq!(
            (name.as_str(), mime.as_str()),
            ("tableau.json", "application/json")
        );
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(teacher_file::read(&text), Ok(teacher.board()));
    });
}

#[test]
fn a_merge_is_previewed_done_and_undone_once() {
    Teacher::at_work(|teacher| {
        let app = teacher.app;
        teacher.does(class("5e B"));
        teacher.does(civics("5e B"));
        let before = teacher.board();
        let proposal = teacher.proposes(&other()).expect("a proposal");
        assert_eq!(teacher.board(), before);
        let preview = &proposal.preview;
        assert_eq!(
            (
                preview.classes.len(),
                preview.sessions.len(),
                preview.already
            ),
            (1, 1, 2)
        );
        assert!(app.merge(proposal).is_ok());
        assert_eq!(
            (
                teacher.board().classes.len(),
                teacher.board().sessions.len()
            ),
            (2, 2)
        );
        assert!(app.can_undo_merge());
        assert!(app.undo_merge().is_some());
        assert_eq!(teacher.board(), before);
        assert!(!app.can_undo_merge() && app.undo_merge().is_none());
        // Another change closes the way back: undoing would lose it.
        let again = teacher.proposes(&other()).expect("a proposal");
        assert!(app.merge(again).is_ok());
        teacher.does(class("4e A"));
        assert!(!app.can_undo_merge() && app.undo_merge().is_none());
        assert_eq!(teacher.board().classes.len(), 3);
        // The same file again brings nothing.
        let twice = teacher.proposes(&other()).expect("a proposal");
        assert!(!twice.preview.changes);
    });
}

#[test]
fn a_copy_for_the_school_has_no_result() {
    Teacher::at_work(|teacher| {
        teacher.does(class("5e B"));
        teacher.does(BoardAction::SessionRun(SessionDone {
            class: ClassLabel::parse("5e B").unwrap().class_id(),
            module: ModuleId::parse("m2").unwrap(),
            date: Date::parse_iso("2026-11-20").unwrap(),
            minutes: 45,
            mode: Mode::Projector,
            resume: None,
            results: Some(PublishedAnswers {
                module: ModuleId::parse("m2").unwrap(),
                contributors: 25,
                questions: vec![(
                    QuestionId::parse("mdr").unwrap(),
                    PublishedQuestion::Top(OptionId::parse("en-prive").unwrap()),
                )],
            }),
        }));
        let before = teacher.board();
        teacher.app.save_for_school("copie.json");
        let copy = String::from_utf8(teacher.given().2).unwrap();
        assert!(!copy.contains("mdr") && !copy.contains("resultats"));
        let read = teacher_file::read(&copy).unwrap();
        assert_eq!(read.sessions.len(), 1);
        // The copy does not replace the teacher's own file, and the reminder stays.
        assert_eq!(teacher.board(), before);
        assert!(before.unsaved);
        // Merged back, it takes nothing away.
        let proposal = teacher.proposes(&copy).expect("a proposal");
        assert!(!proposal.preview.changes);
    });
}

#[test]
fn spreadsheets_are_given_in_both_kinds() {
    let text = &SHIPPED.documents[&balise::app::Doc::Catalogue];
    let catalogue = documents::read_catalogue(text).unwrap();
    Teacher::at_work(|teacher| {
        let app = teacher.app;
        teacher.does(class("5e B"));
        teacher.does(civics("5e B"));
        let today = app.today().unwrap();
        let whole = report(
            &teacher.board(),
            Scope::School,
            today,
            &catalogue.programme(),
        );
        for kind in [Spreadsheet::Csv, Spreadsheet::Ods] {
            let start: &[u8] = match kind {
                Spreadsheet::Csv => "\u{feff}".as_bytes(),
                Spreadsheet::Ods => b"PK",
            };
            app.export_sessions(&format!("seances.{}", kind.ending()), kind, &catalogue);
            assert!(teacher.given().2.starts_with(start));
            app.export_report(
                &format!("bilan.{}", kind.ending()),
                kind,
                &whole,
                &catalogue,
            );
            let (name, mime, bytes) = teacher.given();
            assert!(bytes.starts_with(start), "{name} {mime}");
        }
    });
}
