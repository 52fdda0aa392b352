//! What the application asks of the world, as traits. The browser implements them; so do
//! prerendered pages and tests, which have no storage and no clock.

use std::collections::BTreeMap;
use std::sync::Arc;

pub use super::camera::{Camera, CameraProblem, Eye, Seen, Sighting};
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
    /// What stands after the `#` of the address, which is never sent.
    fn fragment(&self) -> String;
    /// Who serves this page, as an address begins; `None` where there is no address.
    fn origin(&self) -> Option<String>;
    /// What has the focus.
    fn focused(&self) -> Focused;
    /// A number drawn by the device's own generator, for names that nobody guesses.
    fn random(&self) -> u32;
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

/// What has the focus, as far as keys are concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Focused {
    /// Nothing that uses keys.
    Page,
    /// A button, a link, a box to tick: it uses Space and Enter.
    Control,
    /// A field or a list: it uses every key.
    Field,
}

/// Called with each message of a channel.
pub type Heard = Box<dyn Fn(String)>;

/// Two windows of this copy of Balise, and what they say to each other. What is heard is foreign: any
/// page of the same origin may speak.
pub trait Windows: Send + Sync {
    /// The name that this window was given when it was opened.
    fn name(&self) -> String;
    /// Opens a window under a name; false when the browser refused.
    fn open(&self, address: &str, name: &str) -> bool;
    /// Listens to a channel, and to it alone from now on.
    fn listen(&self, channel: &str, heard: Heard);
    /// Says something on the channel that is listened to.
    fn say(&self, text: &str);
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
    /// The other windows.
    pub windows: Arc<dyn Windows>,
}

impl Ports {
    /// Ports of a page that is written natively: these documents, no storage, no clock.
    pub fn inert(documents: BTreeMap<Doc, String>) -> Self {
        Self {
            documents: Arc::new(Fixed(documents)),
            storage: Arc::new(Inert),
            page: Arc::new(Inert),
            windows: Arc::new(Inert),
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

    fn fragment(&self) -> String {
        String::new()
    }

    fn origin(&self) -> Option<String> {
        None
    }

    fn focused(&self) -> Focused {
        Focused::Page
    }

    fn random(&self) -> u32 {
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

impl Windows for Inert {
    fn name(&self) -> String {
        String::new()
    }

    fn open(&self, _address: &str, _name: &str) -> bool {
        false
    }

    fn listen(&self, _channel: &str, _heard: Heard) {}

    fn say(&self, _text: &str) {}
}
