//! What a page shows while it waits, and when something failed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use balise::app::ports::{Place, Refused, Storage};
use balise::app::{App, Doc, Library, Ports};
use balise::domain::route::Route;
use balise::domain::session::{Action, Device};
use balise::domain::stored::Slot;
use balise::ui::words;

use crate::html::Document;
use crate::support::{SHIPPED, draw_with, id, inert, with_storage};

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
