//! What a page shows while it waits, when something failed, and once a board is filled.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use balise::app::ports::{Place, Refused, Storage};
use balise::app::{App, Doc, Library, Logged, Ports};
use balise::domain::board::{Activity, BoardAction, Mode, Outside, Refusal};
use balise::domain::lesson::Level;
use balise::domain::route::Route;
use balise::domain::session::{Action, Device};
use balise::domain::stored::Slot;
use balise::ui::words;

use crate::fakes::Fake;
use crate::html::Document;
use crate::rules::problems;
use crate::support::{SHIPPED, draw, draw_with, id, inert, with_app, with_page, with_storage};

/// The routes whose page is made of a document, contacts apart.
fn from_documents() -> Vec<Route> {
    let mut routes = SHIPPED.routes();
    routes.retain(|route| Library::needs(route).len() > 1);
    routes
}

#[test]
fn a_page_says_that_it_waits() {
    let routes = from_documents();
    assert!(routes.len() > 8, "{} routes", routes.len());
    for route in routes {
        let html = draw_with(Ports::inert(BTreeMap::new()), &route, drop);
        let document = Document::parse(&html);
        let main = document.by_id("contenu").unwrap();
        let waits = main.inside().find(|element| element.has_class("loading"));
        let waits = waits.unwrap_or_else(|| panic!("{route:?} says nothing"));
        assert_eq!(waits.text(), words::LOADING);
        // A part that waits says so aloud; a whole page that waits has the sentence as its heading.
        let said =
            waits.attribute("role") == Some("status") || waits.attribute("id") == Some("titre");
        assert!(said, "{route:?} waits in silence");
    }
}

#[test]
fn a_page_says_what_to_do_when_a_document_is_damaged() {
    let damaged: BTreeMap<Doc, String> = SHIPPED
        .documents
        .keys()
        .map(|doc| (doc.clone(), "{".to_owned()))
        .collect();
    for route in from_documents() {
        let html = draw_with(Ports::inert(damaged.clone()), &route, drop);
        let document = Document::parse(&html);
        let main = document.by_id("contenu").unwrap();
        let alert = main
            .inside()
            .find(|element| element.attribute("role") == Some("alert"));
        let alert = alert.unwrap_or_else(|| panic!("{route:?} says nothing"));
        assert_eq!(alert.text(), words::NOT_LOADED);
    }
}

/// A storage that holds one text for pupils.
struct Holds(&'static str);

impl Storage for Holds {
    fn read(&self, slot: Slot, place: Place) -> Option<String> {
        (slot == Slot::Pupil && place == Place::Tab).then(|| self.0.to_owned())
    }

    fn write(&self, _slot: Slot, _place: Place, _text: &str) -> Result<(), Refused> {
        Ok(())
    }

    fn remove(&self, _slot: Slot, _place: Place) {}

    fn set_aside(&self, _slot: Slot, _place: Place) {}

    fn erase(&self) {}
}

/// What the device said at the top of a page.
fn notices(html: &str) -> Vec<String> {
    let document = Document::parse(html);
    let region = document.classed("notices")[0];
    assert_eq!(region.attribute("role"), Some("status"));
    region.lines()
}

fn enter(app: App) {
    let (module, step) = (id!(ModuleId, "m2"), id!(StepId, "retour"));
    app.dispatch(Action::StepEntered(module, step));
}

#[test]
fn the_device_speaks_only_when_it_has_something_to_say() {
    let none: [&str; 0] = [];
    let empty = r#"{"format":"balise-eleve","version":1,"modules":{}}"#;
    assert_eq!(notices(&draw_with(inert(), &Route::Pupil, drop)), none);
    assert_eq!(
        notices(&draw_with(with_storage(Holds(empty)), &Route::Pupil, enter)),
        none
    );
    // Inert ports refuse to keep anything.
    assert_eq!(
        notices(&draw_with(inert(), &Route::Pupil, enter)),
        [words::KEPT_IN_MEMORY]
    );
    assert_eq!(
        notices(&draw_with(with_storage(Holds("{")), &Route::Pupil, drop)),
        [words::SET_ASIDE]
    );
}

/// A device of one's own whose tab refuses everything: what it keeps, by slot.
#[derive(Clone)]
struct TabRefuses(Arc<Mutex<BTreeMap<Slot, String>>>);

impl Storage for TabRefuses {
    fn read(&self, slot: Slot, place: Place) -> Option<String> {
        let kept = self.0.lock().unwrap();
        (place == Place::Device).then(|| kept.get(&slot).cloned())?
    }

    fn write(&self, slot: Slot, place: Place, text: &str) -> Result<(), Refused> {
        if place == Place::Tab {
            return Err(Refused);
        }
        self.0.lock().unwrap().insert(slot, text.to_owned());
        Ok(())
    }

    fn remove(&self, slot: Slot, place: Place) {
        if place == Place::Device {
            self.0.lock().unwrap().remove(&slot);
        }
    }

    fn set_aside(&self, _slot: Slot, _place: Place) {}

    fn erase(&self) {}
}

#[test]
fn a_device_given_back_keeps_no_pupil_and_loses_no_board() {
    let device = TabRefuses(Arc::default());
    let storage = with_storage(device.clone());
    let html = draw_with(storage, &Route::Pupil, |app| {
        app.dispatch(Action::DeviceDeclared(Device::Mine));
        enter(app);
        device
            .write(Slot::Teacher, Place::Device, "tableau")
            .unwrap();
        assert!(device.read(Slot::Pupil, Place::Device).is_some());
        app.dispatch(Action::DeviceDeclared(Device::Shared));
    });
    assert_eq!(device.read(Slot::Pupil, Place::Device), None);
    assert_eq!(device.read(Slot::Owner, Place::Device), None);
    // The board cannot go to the tab and lives nowhere else: it waits for « Effacer ».
    assert!(device.read(Slot::Teacher, Place::Device).is_some());
    assert_eq!(notices(&html), [words::KEPT_IN_MEMORY]);
}

#[test]
fn the_list_says_what_was_begun_and_finished() {
    let state = |acts: fn(App)| {
        let document = Document::parse(&draw_with(inert(), &Route::Pupil, acts));
        let states = document.classed("card__state");
        states.iter().map(|state| state.text()).collect::<Vec<_>>()
    };
    assert_eq!(state(drop), Vec::<String>::new());
    assert_eq!(state(enter), [words::BEGUN]);
    let finish = |app: App| app.dispatch(Action::ModuleFinished(id!(ModuleId, "m2")));
    assert_eq!(state(finish), [words::DONE]);
    let begin = |app: App| app.dispatch(Action::PlayRewound(id!(ScenarioId, "s5"), 0));
    assert_eq!(state(begin), [words::BEGUN_STORY]);
}

fn class(label: &str) -> BoardAction {
    BoardAction::ClassCreated {
        label: label.to_owned(),
        level: Level::Cinquieme,
        size: "28".to_owned(),
    }
}

fn session(class: &str, activity: Activity, date: &str, minutes: &str) -> BoardAction {
    BoardAction::SessionLogged {
        class: id!(ClassId, class),
        activity,
        date: date.to_owned(),
        minutes: minutes.to_owned(),
        mode: Mode::Projector,
    }
}

/// Two classes; sessions of this school year, and one of the year before.
fn fill(app: App) {
    let module = || Activity::Module(id!(ModuleId, "m2"));
    for action in [
        class("5eB"),
        class("5eC"),
        session("c1", module(), "2026-11-20", "55"),
        session("c1", Activity::Outside(Outside::Emc), "2026-09-14", "40"),
        session("c1", module(), "2026-06-02", "50"),
    ] {
        // Inert storage keeps nothing, and the board says so.
        assert_eq!(app.change_board(action), Ok(Logged::MemoryOnly));
    }
}

/// The cells of the table of hours, row by row.
fn hours(html: &str) -> Vec<Vec<String>> {
    let document = Document::parse(html);
    let table = document.classed("hours")[0];
    let rows = table.inside().filter(|element| element.name() == "tr");
    rows.map(|row| {
        row.inside()
            .filter(|cell| matches!(cell.name(), "th" | "td"))
            .map(crate::html::Element::text)
            .collect()
    })
    .collect()
}

#[test]
fn the_board_adds_up_the_hours_of_the_year() {
    let html = draw_with(with_page(Fake::on_a_day()), &Route::Board, fill);
    let rows = hours(&html);
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0][..2], ["Classe", "Proposé"]);
    let first = &rows[1];
    assert_eq!(first[0], "5eB (5e, 28 élèves)");
    assert_eq!(first[1], "1\u{a0}h\u{a0}35 sur 10\u{a0}h");
    assert_eq!(first[2], "1\u{a0}h\u{a0}35", "the axis that teaches pupils");
    assert_eq!(first[first.len() - 2], "2", "sessions");
    assert_eq!(rows[2][1], "0\u{a0}h\u{a0}00 sur 10\u{a0}h");
    let found = problems(&SHIPPED, &Route::Board, &html);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_board_gives_a_line_to_paste() {
    let html = draw_with(with_page(Fake::on_a_day()), &Route::Board, fill);
    let document = Document::parse(&html);
    let lines: Vec<String> = document
        .classed("log__line")
        .iter()
        .map(|line| line.text())
        .collect();
    let title = &SHIPPED.modules().next().unwrap().summary.title;
    let module = |day, minutes| {
        format!("5eB – {title} (Balise, m2) – {day} – {minutes}\u{a0}min – vidéoprojecteur")
    };
    assert_eq!(
        lines,
        [
            module("20/11/2026", 55),
            "5eB – EMC – 14/09/2026 – 40\u{a0}min – vidéoprojecteur".to_owned(),
            module("02/06/2026", 50),
        ]
    );
}

#[test]
fn a_refused_change_leaves_the_board_as_it_was() {
    with_app(with_page(Fake::on_a_day()), &Route::Board, |app| {
        fill(app);
        let before = draw(&Route::Board);
        let emc = || Activity::Outside(Outside::Emc);
        for (action, refusal) in [
            (class("Prénom et nom de l’élève"), Refusal::Label),
            (class(" "), Refusal::Label),
            (class("5eB"), Refusal::LabelTaken),
            (session("c9", emc(), "2026-11-20", "55"), Refusal::Class),
            (session("c1", emc(), "2026-02-30", "55"), Refusal::Date),
            (session("c1", emc(), "2026-11-20", "0"), Refusal::Minutes),
        ] {
            assert_eq!(app.change_board(action), Err(refusal));
            assert!(!words::refusal(refusal).is_empty());
        }
        assert_eq!(before, draw(&Route::Board));
        assert_eq!(hours(&before).len(), 3);
    });
}

#[test]
fn the_board_says_when_the_file_is_late() {
    let state = |acts: fn(App)| {
        let html = draw_with(with_page(Fake::on_a_day()), &Route::Board, acts);
        Document::parse(&html).classed("file-bar__state")[0].text()
    };
    assert_eq!(state(drop), words::FILE_RULE);
    assert_eq!(state(fill), words::UNSAVED);
    let saved = |app: App| {
        fill(app);
        app.save_file("essai.json").unwrap();
    };
    assert_eq!(state(saved), words::FILE_RULE);
}
