//! The board and the one-page reports: what they show of what was entered, and what they never show.

use balise::app::{App, Logged};
use balise::domain::board::{
    ActionKind, Activity, Audience, BoardAction, Mode, Outside, Refusal, SessionDone,
};
use balise::domain::date::Date;
use balise::domain::id::{ClassId, StepId};
use balise::domain::lesson::Level;
use balise::domain::publish::{PublishedAnswers, PublishedQuestion};
use balise::domain::route::Route;
use balise::ui::words;
use leptos::prelude::GetUntracked;

use crate::fakes::Fake;
use crate::html::Document;
use crate::rules::problems;
use crate::support::{SHIPPED, draw, draw_with, id, inert, spaced, with_app, with_page};

fn class(label: &str, level: Level) -> BoardAction {
    BoardAction::ClassCreated {
        label: label.to_owned(),
        level,
        size: "28".to_owned(),
    }
}

fn session(audience: Audience, activity: Activity, date: &str, minutes: &str) -> BoardAction {
    BoardAction::SessionLogged {
        audience,
        activity,
        date: date.to_owned(),
        minutes: minutes.to_owned(),
        mode: Mode::Projector,
    }
}

fn module(name: &str) -> Activity {
    Activity::Module(id!(ModuleId, name))
}

/// The class of this label.
fn of(app: App, label: &str) -> ClassId {
    let board = app.board().get_untracked();
    let mut classes = board.classes.iter();
    let found = classes.find(|class| class.label.as_str() == label);
    found.expect("a class").id.clone()
}

fn change(app: App, action: BoardAction) {
    // Inert storage keeps nothing, and the board says so.
    assert_eq!(app.change_board(action), Ok(Logged::MemoryOnly));
}

/// Three classes of two levels; sessions of this school year and one of the year before.
fn fill(app: App) {
    for (label, level) in [
        ("5eB", Level::Cinquieme),
        ("5eC", Level::Cinquieme),
        ("4eA", Level::Quatrieme),
    ] {
        change(app, class(label, level));
    }
    let mine = || Audience::Class(of(app, "5eB"));
    let nurse = Activity::Outside(Outside::Nurse);
    for action in [
        session(mine(), module("m2"), "2026-11-18", "55"),
        session(mine(), Activity::Outside(Outside::Emc), "2026-09-14", "40"),
        session(mine(), module("m2"), "2026-06-02", "50"),
        session(Audience::Level(Level::Cinquieme), nurse, "2026-10-05", "60"),
    ] {
        change(app, action);
    }
}

fn drawn(route: &Route, acts: impl FnOnce(App)) -> Document {
    let html = draw_with(with_page(Fake::on_a_day()), route, acts);
    let found = problems(&SHIPPED, route, &html);
    assert!(found.is_empty(), "{}", found.join("\n"));
    Document::parse(&html)
}

/// The text of everything of a class, with plain spaces.
fn texts(document: &Document, class: &str) -> Vec<String> {
    let found = document.classed(class);
    found
        .iter()
        .map(|element| spaced(&element.text()))
        .collect()
}

#[test]
fn an_empty_board_says_where_to_begin() {
    let document = drawn(&Route::Board, drop);
    assert!(document.text().contains(words::NO_CLASS));
    for field in ["classe-libelle", "liste-texte"] {
        assert!(document.by_id(field).is_some(), "{field}");
    }
    assert_eq!(document.classed("classes__row").len(), 0);
}

#[test]
fn classes_stand_by_what_remains_of_the_ten_hours() {
    let rows = texts(&drawn(&Route::Board, fill), "classes__row");
    assert_eq!(rows.len(), 3);
    // The level's hour counts for both classes of fifth year, the year before for none.
    assert!(
        rows[0].starts_with("4eA 4e, 28 élèves 0 h 00 sur 10 h reste 10 h 00"),
        "{}",
        rows[0]
    );
    assert!(
        rows[1].starts_with("5eC 5e, 28 élèves 1 h 00 sur 10 h reste 9 h 00"),
        "{}",
        rows[1]
    );
    assert!(
        rows[2].starts_with("5eB 5e, 28 élèves 2 h 35 sur 10 h reste 7 h 25"),
        "{}",
        rows[2]
    );
}

#[test]
fn a_class_without_a_plan_is_offered_a_module_of_its_level_that_it_has_not_had() {
    let next = texts(&drawn(&Route::Board, fill), "classes__next");
    let mut modules = SHIPPED.modules().map(|module| &module.summary);
    let fitting = modules.find(|m| m.levels.contains(&Level::Cinquieme) && m.id.as_str() != "m2");
    let title = &fitting.expect("a second module for 5e").title;
    assert_eq!(
        next[2],
        spaced(&format!(
            "{} {}",
            words::COMES_NEXT,
            words::suggested(title)
        ))
    );
}

#[test]
fn a_plan_and_what_was_left_stand_on_the_first_screen() {
    let document = drawn(&Route::Board, |app| {
        fill(app);
        let plan = |activity, date: &str| BoardAction::SessionPlanned {
            audience: Audience::Class(of(app, "4eA")),
            activity,
            date: date.to_owned(),
        };
        change(app, plan(Activity::Outside(Outside::Evars), "2026-12-01"));
        change(app, plan(Activity::Outside(Outside::Emc), "2026-11-02"));
        change(
            app,
            BoardAction::SessionRun(SessionDone {
                class: of(app, "5eC"),
                module: id!(ModuleId, "m2"),
                date: Date::parse_iso("2026-11-19").unwrap(),
                minutes: 20,
                mode: Mode::Paper,
                resume: StepId::parse("la-suite").ok(),
                results: None,
            }),
        );
    });
    let next = texts(&document, "classes__next");
    assert_eq!(next[0], "Ensuite : EMC, le 02/11, à confirmer");
    let title = &SHIPPED.modules().next().unwrap().summary.title;
    let resume = texts(&document, "classes__resume");
    assert_eq!(
        resume,
        [spaced(&format!(
            "À reprendre\u{a0}: {title}, commencé le 19/11"
        ))]
    );
    // The session that « Animer » just ran is there at once, with its line.
    let lines = texts(&document, "log__line");
    assert!(
        lines[0].starts_with("5eC – ") && lines[0].contains("19/11/2026 – 20 min – sans écran"),
        "{lines:?}"
    );
}

#[test]
fn the_board_gives_lines_to_paste() {
    let lines = texts(&drawn(&Route::Board, fill), "log__line");
    let title = &SHIPPED.modules().next().unwrap().summary.title;
    assert_eq!(
        lines,
        [
            spaced(&format!("5eB – {title} (Balise, m2) – 18/11/2026 – 55 min – vidéoprojecteur")),
            "5e (tout le niveau) – Intervention de l’infirmerie – 05/10/2026 – 60 min – vidéoprojecteur".to_owned(),
            "5eB – EMC – 14/09/2026 – 40 min – vidéoprojecteur".to_owned(),
        ]
    );
}

#[test]
fn a_refused_change_leaves_the_board_as_it_was() {
    with_app(with_page(Fake::on_a_day()), &Route::Board, |app| {
        fill(app);
        let before = draw(&Route::Board);
        let mine = || Audience::Class(of(app, "5eB"));
        let emc = || Activity::Outside(Outside::Emc);
        let gone = Audience::Class(id!(ClassId, "c9"));
        let action = |date: &str, count: &str| BoardAction::ActionLogged {
            kind: ActionKind::ParentsWorkshop,
            date: date.to_owned(),
            count: count.to_owned(),
        };
        for (action, refusal) in [
            (
                class("Prénom et nom de l’élève", Level::Sixieme),
                Refusal::Label,
            ),
            (class(" ", Level::Sixieme), Refusal::Label),
            (class("5e b", Level::Cinquieme), Refusal::LabelTaken),
            (session(gone, emc(), "2026-11-20", "55"), Refusal::Class),
            (session(mine(), emc(), "2026-02-30", "55"), Refusal::Date),
            (session(mine(), emc(), "2026-11-20", "0"), Refusal::Minutes),
            (
                session(mine(), emc(), "2026-09-14", "40"),
                Refusal::AlreadyThere,
            ),
            (action("2026-02-30", ""), Refusal::Date),
            (action("2026-11-20", "0"), Refusal::Count),
        ] {
            assert_eq!(app.change_board(action), Err(refusal));
            assert!(words::refusal(refusal).contains("Rien n’a changé"));
        }
        assert_eq!(before, draw(&Route::Board));
    });
}

#[test]
fn the_board_says_when_the_file_is_late() {
    let state = |acts: fn(App)| drawn(&Route::Board, acts).classed("file-bar__state")[0].text();
    assert_eq!(state(drop), words::FILE_RULE);
    assert_eq!(state(fill), words::UNSAVED);
    let saved = |app: App| {
        fill(app);
        app.save_file("essai.json").unwrap();
    };
    assert_eq!(state(saved), words::FILE_RULE);
}

#[test]
fn without_a_clock_the_board_still_draws() {
    let html = draw_with(inert(), &Route::Board, fill);
    let found = problems(&SHIPPED, &Route::Board, &html);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn an_empty_report_says_where_to_go() {
    assert!(
        drawn(&Route::Report, drop)
            .text()
            .contains(words::REPORT_EMPTY)
    );
}

#[test]
fn the_school_reports_minutes_and_calm_axes() {
    let document = drawn(&Route::Report, |app| {
        fill(app);
        change(
            app,
            BoardAction::ActionLogged {
                kind: ActionKind::ParentsWorkshop,
                date: "2026-11-12".to_owned(),
                count: "31".to_owned(),
            },
        );
    });
    let sheet = texts(&document, "report").join(" ");
    for said in [
        "L’établissement, année 2026-2027",
        "3 classes, 84 élèves. 3 séances inscrites. Chaque classe a eu en moyenne 1 h 11 sur 10 h.",
        "4eA 0 h 00",
        "Atelier avec les parents, 1 fois, 31 personnes",
        "documents de l’établissement : Former une communauté protectrice, Intervenir efficacement, Mobiliser les instances.",
        "Balise ne calcule aucun niveau de labellisation",
    ] {
        assert!(sheet.contains(&spaced(said)), "« {said} » in {sheet}");
    }
    let labels: Vec<String> = texts(&document, "report__classes");
    assert_eq!(
        labels,
        ["5eB 2 h 35 5eC 1 h 00 4eA 0 h 00"],
        "by level and label, not by hours"
    );
}

#[test]
fn what_a_class_answered_is_on_no_first_screen_and_in_no_report() {
    let answered = |app: App| {
        fill(app);
        let module = SHIPPED.modules().next().unwrap();
        let (_, question) = module.questions().next().unwrap();
        let exact = PublishedQuestion::Exact(Vec::new());
        change(
            app,
            BoardAction::SessionRun(SessionDone {
                class: of(app, "5eC"),
                module: module.summary.id.clone(),
                date: Date::parse_iso("2026-11-19").unwrap(),
                minutes: 20,
                mode: Mode::Paper,
                resume: None,
                results: Some(PublishedAnswers {
                    module: module.summary.id.clone(),
                    contributors: 24,
                    questions: vec![(question.id.clone(), exact)],
                }),
            }),
        );
    };
    for route in [Route::Board, Route::Report] {
        let text = spaced(&drawn(&route, answered).text());
        for word in [words::RESULTS, "24 réponses", words::RIGHT_ANSWERS] {
            assert!(!text.contains(&spaced(word)), "{route:?}: {word}");
        }
    }
}
