//! Layer 3: the running application. Signals, the store, the ports, the command runtime.
//!
//! It knows Leptos signals and the formats; it knows no DOM. What touches the browser is behind
//! [`ports`]. Views get one [`App`] from the context and go through it for everything.

pub mod base;
pub mod camera;
pub mod library;
pub mod ports;
pub mod runtime;

mod class_map;
mod hand_in;
mod running;
mod teacher;

use leptos::prelude::*;

use crate::domain::board::Board;
use crate::domain::date::Date;
use crate::domain::route::Route;
use crate::domain::run::Run;
use crate::domain::session::{Action, Session, update};
use crate::domain::setup::Setup;

pub use crate::formats::code;
pub use crate::formats::documents::{Catalogue, Doc, Lesson, Notes};
pub use crate::formats::{board_words, class_line, class_list, paper, qr, room_link};
pub use base::Base;
pub use library::{Library, Load};
pub use ports::Ports;
pub use teacher::{FileProblem, Logged, MergeProposal, Spreadsheet};

/// The application: what every view may use. It is a handle, free to copy.
#[derive(Clone, Copy)]
pub struct App {
    ports: StoredValue<Ports>,
    base: StoredValue<Base>,
    session: RwSignal<Session>,
    set_aside: RwSignal<bool>,
    setup: RwSignal<Setup>,
    teaching: StoredValue<Teaching>,
    library: StoredValue<Library>,
}

/// What only teachers' pages use.
#[derive(Clone, Copy)]
struct Teaching {
    board: RwSignal<Board>,
    before_merge: RwSignal<Option<Board>>,
    run: RwSignal<Option<Run>>,
    channel: StoredValue<String>,
}

impl App {
    /// Starts the application with what the device kept for pupils.
    pub fn start(ports: Ports, base: Base) -> Self {
        let library = Library::new(ports.clone());
        let (session, unreadable) = runtime::restore_session(&ports);
        let setup = room_link::read(&ports.page.fragment());
        Self {
            session: RwSignal::new(session),
            set_aside: RwSignal::new(unreadable),
            setup: RwSignal::new(setup),
            teaching: StoredValue::new(Teaching {
                board: RwSignal::new(Board::default()),
                before_merge: RwSignal::new(None),
                run: RwSignal::new(None),
                channel: StoredValue::new(String::new()),
            }),
            library: StoredValue::new(library),
            ports: StoredValue::new(ports),
            base: StoredValue::new(base),
        }
    }

    /// The application of this view.
    pub fn get() -> Self {
        expect_context::<Self>()
    }

    /// The pupil's session.
    pub fn session(self) -> RwSignal<Session> {
        self.session
    }

    /// The teacher's board.
    pub fn board(self) -> RwSignal<Board> {
        self.teaching().board
    }

    fn teaching(self) -> Teaching {
        self.teaching.get_value()
    }

    /// True when something kept on this device could not be read and was set aside.
    pub fn set_aside(self) -> Signal<bool> {
        self.set_aside.into()
    }

    /// Says what happened; the session changes and the commands run.
    pub fn dispatch(self, action: Action) {
        let mut commands = Vec::new();
        self.session
            .update(|session| commands = update(session, action));
        for command in commands {
            let report = self
                .ports
                .with_value(|ports| runtime::run(command, ports, self));
            if let Some(action) = report {
                self.dispatch(action);
            }
        }
    }

    /// Takes the next set of first names, of so many.
    pub fn swap_names(self, sets: usize) {
        let now = self.session.with_untracked(|session| session.names);
        let next = (now + 1).checked_rem(sets).unwrap_or(0);
        self.dispatch(Action::NamesChanged(next));
    }

    /// The address of a page, right wherever this copy of Balise lives.
    pub fn href(self, route: &Route) -> String {
        let address = self.base.with_value(|base| base.href(route));
        // Who receives a pupil goes with him or her from page to page, and is never sent.
        if route.is_for_pupils() || *route == Route::Help {
            return self.with_contact(&address);
        }
        address
    }

    /// The address of a file of the content.
    pub fn file(self, path: &str) -> String {
        self.base.with_value(|base| base.file(path))
    }

    /// The documents.
    pub fn library(self) -> Library {
        self.library.get_value()
    }

    /// Uses the page's port.
    pub fn page<T>(self, with: impl FnOnce(&(dyn ports::Page + 'static)) -> T) -> T {
        self.ports.with_value(|ports| with(ports.page.as_ref()))
    }

    /// The day on this device; `None` where there is no clock (prerendered pages).
    pub fn today(self) -> Option<Date> {
        self.page(ports::Page::today)
    }
}
