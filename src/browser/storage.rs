//! What the device keeps: `sessionStorage` for the tab, `localStorage` for a device of one's own.
//!
//! Every key begins with the path of this copy of Balise, because many hosts put several sites on
//! one origin; nothing else is ever read, changed or removed.

use gloo::storage::{LocalStorage, SessionStorage, Storage as _};
use web_sys::Storage as Raw;

use crate::app::ports::{Place, Refused, Storage};
use crate::domain::stored::Slot;

/// What the copy under a base keeps.
pub struct Kept {
    prefix: String,
}

impl Kept {
    /// The storage of this base.
    pub fn new(base: &str) -> Self {
        Self {
            prefix: format!("balise:{base}:"),
        }
    }

    fn key(&self, slot: Slot) -> String {
        format!("{}{}", self.prefix, slot.key())
    }
}

/// The browser's storage. Gloo gives a handle; reading raw text keeps its JSON layer out.
fn raw(place: Place) -> Raw {
    match place {
        Place::Tab => SessionStorage::raw(),
        Place::Device => LocalStorage::raw(),
    }
}

impl Storage for Kept {
    fn read(&self, slot: Slot, place: Place) -> Option<String> {
        raw(place).get_item(&self.key(slot)).ok().flatten()
    }

    fn write(&self, slot: Slot, place: Place, text: &str) -> Result<(), Refused> {
        raw(place)
            .set_item(&self.key(slot), text)
            .map_err(|_| Refused)
    }

    fn remove(&self, slot: Slot, place: Place) {
        // A storage that refuses to remove holds nothing of ours either.
        drop(raw(place).remove_item(&self.key(slot)));
    }

    fn set_aside(&self, slot: Slot, place: Place) {
        let Some(text) = self.read(slot, place) else {
            return;
        };
        let storage = raw(place);
        let free = (1..100)
            .map(|n| format!("{}-illisible-{n}", self.key(slot)))
            .find(|key| matches!(storage.get_item(key), Ok(None)));
        if let Some(key) = free
            && storage.set_item(&key, &text).is_ok()
        {
            self.remove(slot, place);
        }
    }

    fn erase(&self) {
        for place in [Place::Tab, Place::Device] {
            let storage = raw(place);
            let count = storage.length().unwrap_or(0);
            let keys: Vec<String> = (0..count)
                .filter_map(|nth| storage.key(nth).ok().flatten())
                .filter(|key| key.starts_with(&self.prefix))
                .collect();
            for key in keys {
                drop(storage.remove_item(&key));
            }
        }
    }
}
