//! What the application asks of the world, as traits. The browser implements them; so do
//! prerendered pages and tests, which have no storage and no clock.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::date::Date;
use crate::domain::stored::Slot;
pub use crate::formats::documents::Doc;

/// Called once with the text of a document, or `None` when it cannot be had.
pub type Fetched = Box<dyn FnOnce(Option<String>)>;
/// Called with the text of a file that a person chose, or `None` when it cannot be read.
pub type FileRead = Box<dyn FnOnce(Option<String>)>;

/// Documents of this copy of Balise. Nothing else is ever requested.
pub trait Documents: Send + Sync {
    /// A document that the page carries.
    fn embedded(&self, doc: &Doc) -> Option<String>;
    /// Asks for a document.
    fn fetch(&self, doc: &Doc, done: Fetched);
}

/// Where something is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Until the tab is closed.
    Tab,
    /// On the device.
    Device,
}

/// The device refused to keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused;

/// What this device keeps for Balise: only keys that begin with this copy's address.
pub trait Storage: Send + Sync {
    /// What a slot holds.
    fn read(&self, slot: Slot, place: Place) -> Option<String>;
    /// Keeps a text.
    ///
    /// # Errors
    /// [`Refused`].
    fn write(&self, slot: Slot, place: Place, text: &str) -> Result<(), Refused>;
    /// Removes what a slot holds.
    fn remove(&self, slot: Slot, place: Place);
    /// Moves what a slot holds under another key, so that it is never overwritten.
    fn set_aside(&self, slot: Slot, place: Place);
    /// Removes everything that this copy of Balise keeps, set aside or not.
    fn erase(&self);
}

/// The page itself.
pub trait Page: Send + Sync {
    /// Changes the tab's title.
    fn set_title(&self, title: &str);
    /// Moves the focus to an element, once the page is drawn.
    fn focus(&self, id: &str);
    /// Brings the start of an element into view, once the page is drawn.
    fn reveal(&self, id: &str);
    /// Closes an open `details`.
    fn close(&self, id: &str);
    /// Closes an open `details` when the focus has gone to something outside of it.
    fn close_if_left(&self, id: &str);
    /// The day on this device.
    fn today(&self) -> Option<Date>;
    /// The time on this device, in minutes since midnight.
    fn minutes(&self) -> Option<u16>;
    /// What the address asks for, after its `?`, under a key.
    fn asked(&self, key: &str) -> Option<String>;
    /// A number drawn at random below a bound; 0 when the bound is.
    fn draw(&self, below: usize) -> usize;
    /// Leaves for another page, which the browser loads whole.
    fn load(&self, address: &str);
    /// Opens the print dialogue.
    fn print(&self);
    /// Gives the person a file.
    fn download(&self, name: &str, mime: &str, bytes: &[u8]);
    /// Reads the file that a person chose in the field of this id.
    fn read_file(&self, field: &str, limit: usize, done: FileRead);
    /// Copies a text.
    fn copy(&self, text: &str);
    /// What a form field holds: an id and its value.
    fn field(&self, id: &str) -> Option<String>;
    /// Changes what a form field holds.
    fn set_field(&self, id: &str, value: &str);
    /// Whether the browser asks before the page is left: something is not in a file yet.
    fn ask_before_leaving(&self, ask: bool);
}

/// Every port.
#[derive(Clone)]
pub struct Ports {
    /// Documents.
    pub documents: Arc<dyn Documents>,
    /// Storage.
    pub storage: Arc<dyn Storage>,
    /// The page.
    pub page: Arc<dyn Page>,
}

impl Ports {
    /// Ports of a page that is written natively: these documents, no storage, no clock.
    pub fn inert(documents: BTreeMap<Doc, String>) -> Self {
        Self {
            documents: Arc::new(Fixed(documents)),
            storage: Arc::new(Inert),
            page: Arc::new(Inert),
        }
    }
}

/// Documents in memory.
struct Fixed(BTreeMap<Doc, String>);

impl Documents for Fixed {
    fn embedded(&self, doc: &Doc) -> Option<String> {
        self.0.get(doc).cloned()
    }

    fn fetch(&self, _doc: &Doc, _done: Fetched) {}
}

/// No storage, no page.
struct Inert;

impl Storage for Inert {
    fn read(&self, _slot: Slot, _place: Place) -> Option<String> {
        None
    }

    fn write(&self, _slot: Slot, _place: Place, _text: &str) -> Result<(), Refused> {
        Err(Refused)
    }

    fn remove(&self, _slot: Slot, _place: Place) {}

    fn set_aside(&self, _slot: Slot, _place: Place) {}

    fn erase(&self) {}
}

impl Page for Inert {
    fn set_title(&self, _title: &str) {}

    fn focus(&self, _id: &str) {}

    fn reveal(&self, _id: &str) {}

    fn close(&self, _id: &str) {}

    fn close_if_left(&self, _id: &str) {}

    fn today(&self) -> Option<Date> {
        None
    }

    fn minutes(&self) -> Option<u16> {
        None
    }

    fn asked(&self, _key: &str) -> Option<String> {
        None
    }

    fn draw(&self, _below: usize) -> usize {
        0
    }

    fn load(&self, _address: &str) {}

    fn print(&self) {}

    fn download(&self, _name: &str, _mime: &str, _bytes: &[u8]) {}

    fn read_file(&self, _field: &str, _limit: usize, _done: FileRead) {}

    fn copy(&self, _text: &str) {}

    fn field(&self, _id: &str) -> Option<String> {
        None
    }

    fn set_field(&self, _id: &str, _value: &str) {}

    fn ask_before_leaving(&self, _ask: bool) {}
}
