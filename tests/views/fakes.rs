//! A page and a storage that stand for the browser's, for what a test wants them to say.

use std::sync::{Arc, Mutex};

use balise::app::ports::{FileRead, Focused, Page, Place, Refused, Storage};
use balise::domain::date::Date;
use balise::domain::stored::Slot;

/// A page on a known day, at an address that asks for something.
#[derive(Default)]
pub struct Fake {
    /// The day.
    pub day: Option<Date>,
    /// What stands after the `?`.
    pub asked: &'static [(&'static str, &'static str)],
    /// What stands after the `#`.
    pub fragment: &'static str,
    /// Who serves the page.
    pub origin: Option<&'static str>,
    /// The addresses that were loaded whole.
    pub loaded: Noted,
    /// The text of the file that a person chose, whatever the field.
    pub file: Arc<Mutex<Option<String>>>,
    /// The files that were given: name, type and content.
    pub given: Given,
}

/// Files that were given: name, type and content.
pub type Given = Arc<Mutex<Vec<(String, String, Vec<u8>)>>>;

impl Fake {
    /// A page on the day of the tests.
    pub fn on_a_day() -> Self {
        Self {
            day: Date::parse_iso("2026-11-20").ok(),
            ..Self::default()
        }
    }

    /// A page whose address asks for this.
    pub fn asked(asked: &'static [(&'static str, &'static str)]) -> Self {
        Self {
            asked,
            ..Self::default()
        }
    }
}

impl Page for Fake {
    fn set_title(&self, _title: &str) {}
    fn focus(&self, _id: &str) {}
    fn reveal(&self, _id: &str) {}
    fn close(&self, _id: &str) {}
    fn close_if_left(&self, _id: &str) {}
    fn today(&self) -> Option<Date> {
        self.day
    }
    fn minutes(&self) -> Option<u16> {
        None
    }
    fn asked(&self, key: &str) -> Option<String> {
        let asked = self.asked.iter().find(|(known, _)| *known == key);
        asked.map(|(_, value)| (*value).to_owned())
    }
    fn draw(&self, _below: usize) -> usize {
        0
    }
    fn fragment(&self) -> String {
        self.fragment.to_owned()
    }
    fn origin(&self) -> Option<String> {
        self.origin.map(str::to_owned)
    }
    fn focused(&self) -> Focused {
        Focused::Page
    }
    fn random(&self) -> u32 {
        0
    }
    fn load(&self, address: &str) {
        self.loaded.note(address.to_owned());
    }
    fn print(&self) {}
    fn download(&self, name: &str, mime: &str, bytes: &[u8]) {
        let given = (name.to_owned(), mime.to_owned(), bytes.to_vec());
        self.given.lock().unwrap().push(given);
    }
    fn read_file(&self, _field: &str, limit: usize, done: FileRead) {
        let file = self.file.lock().unwrap().clone();
        done(file.filter(|text| text.len() <= limit));
    }
    fn copy(&self, _text: &str) {}
    fn field(&self, _id: &str) -> Option<String> {
        None
    }
    fn set_field(&self, _id: &str, _value: &str) {}
    fn ask_before_leaving(&self, _ask: bool) {}
}

/// A storage that notes what is written.
#[derive(Clone, Default)]
pub struct Noted(Arc<Mutex<Vec<String>>>);

impl Noted {
    /// What was done to it.
    pub fn acts(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }

    fn note(&self, act: String) {
        self.0.lock().unwrap().push(act);
    }
}

impl Storage for Noted {
    fn read(&self, _slot: Slot, _place: Place) -> Option<String> {
        None
    }

    fn write(&self, slot: Slot, _place: Place, text: &str) -> Result<(), Refused> {
        self.note(format!("{slot:?}: {text}"));
        Ok(())
    }

    fn remove(&self, slot: Slot, _place: Place) {
        self.note(format!("{slot:?} removed"));
    }

    fn set_aside(&self, slot: Slot, _place: Place) {
        self.note(format!("{slot:?} set aside"));
    }

    fn erase(&self) {
        self.note("erased".to_owned());
    }
}
