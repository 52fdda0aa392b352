//! The published map of a class: kept in the tab, so that a reload loses nothing, and never changed.

use leptos::prelude::*;

use super::ports::Place;
use super::{App, Logged};
use crate::domain::id::ScenarioId;
use crate::domain::publish::PublishedMap;
use crate::domain::stored::Slot;
use crate::formats::published;

impl App {
    /// The map of a scenario that this tab kept. What cannot be read is set aside.
    pub fn kept_map(self, scenario: &ScenarioId) -> Option<PublishedMap> {
        self.ports.with_value(|ports| {
            let text = ports.storage.read(Slot::Map, Place::Tab)?;
            if let Ok(map) = published::read_map(&text) {
                return (map.scenario == *scenario).then_some(map);
            }
            ports.storage.set_aside(Slot::Map, Place::Tab);
            self.set_aside.set(true);
            None
        })
    }

    /// Keeps a map until the tab is closed: the only one, whatever its scenario.
    pub fn keep_map(self, map: &PublishedMap) -> Logged {
        let text = published::write_map(map);
        let kept = self
            .ports
            .with_value(|ports| ports.storage.write(Slot::Map, Place::Tab, &text));
        if kept.is_ok() {
            Logged::Kept
        } else {
            Logged::MemoryOnly
        }
    }

    /// Forgets the map that this tab kept.
    pub fn forget_map(self) {
        self.ports
            .with_value(|ports| ports.storage.remove(Slot::Map, Place::Tab));
    }
}
