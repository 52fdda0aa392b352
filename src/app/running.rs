//! The session that a teacher runs: kept in each of its two windows, told from one to the other.
//!
//! Either window holds the whole of it, so closing or reloading one loses nothing. What comes from the
//! channel or from the tab's storage is read strictly ([`run_save`]); what is not a session of Balise
//! changes nothing.

use leptos::prelude::*;

use super::App;
use super::ports::Place;
use crate::domain::id::ModuleId;
use crate::domain::route::Route;
use crate::domain::run::{Run, RunAction, Stage, update};
use crate::domain::session::Action;
use crate::domain::setup::Setup;
use crate::domain::stored::Slot;
use crate::formats::{room_link, run_save};

/// What begins the name of a window that was opened for a session.
const WINDOW: &str = "balise-";
/// Letters of a channel's name.
const NAME: usize = 32;
/// A window that arrives asks what is running.
const HELLO: &str = "bonjour";
/// The session is over.
const OVER: &str = "fin";

impl App {
    /// What the teacher prepared for the next session, or what the address says of it.
    pub fn setup(self) -> RwSignal<Setup> {
        self.setup
    }

    /// The session being run.
    pub fn run(self) -> RwSignal<Option<Run>> {
        self.teaching().run
    }

    /// The name under which a page of the session is opened: each of the two has its own, because a
    /// window that is opened under its own name only goes elsewhere. Empty before a session.
    pub fn window_name(self, route: &Route) -> String {
        let channel = self.teaching().channel.get_value();
        if channel.is_empty() {
            return channel;
        }
        let role = match route {
            Route::Screen(_) => "classe",
            _ => "notes",
        };
        format!("{WINDOW}{role}-{channel}")
    }

    /// Opens the other window of the session; false when the browser refused.
    pub fn open_window(self, route: &Route) -> bool {
        let (address, name) = (self.href(route), self.window_name(route));
        self.ports
            .with_value(|ports| ports.windows.open(&address, &name))
    }

    /// Finds the session of a module that this tab kept, or that another window runs.
    pub fn join(self, module: &ModuleId) {
        let known = self
            .teaching()
            .run
            .with_untracked(|run| run.as_ref().is_some_and(|run| run.module == *module));
        if !known {
            self.find_run(module);
        }
        self.listen(module.clone());
        self.say(HELLO);
    }

    fn find_run(self, module: &ModuleId) {
        let kept = self
            .ports
            .with_value(|ports| ports.storage.read(Slot::Run, Place::Tab));
        let kept = kept.as_deref().map(|text| {
            let (channel, run) = text.split_once('\n')?;
            Some((named(channel)?, run_save::read(run).ok()?))
        });
        match kept {
            Some(Some((channel, run))) if run.module == *module => {
                self.teaching().channel.set_value(channel);
                self.teaching().run.set(Some(run));
            }
            // A session of another module stays in the tab until the teacher begins a new one.
            Some(Some(_)) | None => {
                let name = self.ports.with_value(|ports| ports.windows.name());
                let channel = name
                    .strip_prefix(WINDOW)
                    .and_then(|name| named(name.split_once('-')?.1));
                self.teaching()
                    .channel
                    .set_value(channel.unwrap_or_default());
                self.teaching().run.set(None);
            }
            Some(None) => {
                self.ports
                    .with_value(|ports| ports.storage.set_aside(Slot::Run, Place::Tab));
                self.set_aside.set(true);
            }
        }
    }

    /// Begins a session.
    pub fn begin_run(self, run: Run) {
        let drawn = self.page(|page| [page.random(), page.random(), page.random(), page.random()]);
        let channel = drawn.map(|part| format!("{part:08x}")).concat();
        self.teaching().channel.set_value(channel);
        let module = run.module.clone();
        self.teaching().run.set(Some(run));
        self.listen(module);
        self.keep_run();
    }

    /// Does something in the session.
    pub fn act(self, stage: Stage<'_>, action: RunAction) {
        self.teaching().run.update(|run| {
            if let Some(run) = run {
                update(run, stage, action);
            }
        });
        self.keep_run();
    }

    /// Ends the session in every window.
    pub fn end_run(self) {
        self.say(OVER);
        self.forget_run();
    }

    fn forget_run(self) {
        self.ports
            .with_value(|ports| ports.storage.remove(Slot::Run, Place::Tab));
        self.teaching().run.set(None);
        self.teaching().channel.set_value(String::new());
    }

    /// Keeps the session in this tab, and tells the other window.
    fn keep_run(self) {
        if let Some(text) = self.run_text() {
            self.write_run(&text);
            self.say(&text);
        }
    }

    fn run_text(self) -> Option<String> {
        self.teaching()
            .run
            .with_untracked(|run| run.as_ref().map(run_save::write))
    }

    fn write_run(self, text: &str) {
        let kept = format!("{}\n{text}", self.teaching().channel.get_value());
        let written = self
            .ports
            .with_value(|ports| ports.storage.write(Slot::Run, Place::Tab, &kept));
        // A tab that refuses to keep it still has it in memory, and so has the other window.
        if written.is_err() {
            self.dispatch(Action::SaveFailed);
        }
    }

    fn listen(self, module: ModuleId) {
        let channel = self.teaching().channel.get_value();
        if channel.is_empty() {
            return;
        }
        let heard = move |text: String| match text.as_str() {
            HELLO => {
                if let Some(text) = self.run_text() {
                    self.say(&text);
                }
            }
            OVER => self.forget_run(),
            _ => self.hear(&module, &text),
        };
        self.ports
            .with_value(|ports| ports.windows.listen(&channel, Box::new(heard)));
    }

    /// A later state of the session is taken; anything else changes nothing.
    fn hear(self, module: &ModuleId, text: &str) {
        let Ok(run) = run_save::read(text) else {
            return;
        };
        let newer = self.teaching().run.with_untracked(|known| {
            let known = known.as_ref().map(|known| known.revision);
            known.is_none_or(|known| known < run.revision)
        });
        if newer && run.module == *module {
            self.write_run(text);
            self.teaching().run.set(Some(run));
        }
    }

    fn say(self, text: &str) {
        self.ports.with_value(|ports| ports.windows.say(text));
    }

    /// The address of a page with what was prepared, after its `#`.
    pub fn with_setup(self, address: &str) -> String {
        let words = self.setup.with(room_link::write);
        joined(address, &words)
    }

    /// An address with the local contact after its `#`.
    pub fn with_contact(self, address: &str) -> String {
        let words = self
            .setup
            .with_untracked(|setup| room_link::write_contact(&setup.contact));
        joined(address, &words)
    }

    /// The pupils' link of a page: the set of first names, and the local contact.
    pub fn for_pupils(self, route: &Route) -> String {
        let mut address = self.base.with_value(|base| base.href(route));
        let (set, words) = self
            .setup
            .with(|setup| (setup.names, room_link::write_contact(&setup.contact)));
        if set > 0 {
            address = format!("{address}?prenoms={}", set + 1);
        }
        joined(&address, &words)
    }

    /// The whole address of a page, as another device would open it.
    pub fn whole_address(self, route: &Route) -> String {
        let origin = self.page(crate::app::ports::Page::origin);
        format!("{}{}", origin.unwrap_or_default(), self.href(route))
    }
}

fn joined(address: &str, words: &str) -> String {
    if words.is_empty() {
        address.to_owned()
    } else {
        format!("{address}#{words}")
    }
}

/// A channel's name: letters and digits of a number, nothing else.
fn named(text: &str) -> Option<String> {
    let fits = text.len() == NAME && text.bytes().all(|b| b.is_ascii_hexdigit());
    fits.then(|| text.to_owned())
}
