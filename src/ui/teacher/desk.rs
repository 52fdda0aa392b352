//! What the parts of the board share: what is said, which part is open, and what every part reads.
//!
//! What is read of the board is read once for all, in a memo: a row never looks through the
//! sessions by itself, so that a board of two thousand sessions is redrawn without a pause.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Catalogue, Logged, board_words, class_line};
use crate::domain::board::{
    Activity, Board, BoardAction, Class, Refusal, Row, SessionRecord, rows,
};
use crate::domain::date::Date;
use crate::domain::id::ClassId;
use crate::ui::words;

/// A part of the board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Every class and what remains.
    Classes,
    /// One class.
    Class(ClassId),
    /// The school year.
    Calendar,
    /// Sessions done.
    Log,
    /// The other axes.
    Actions,
    /// The list of classes.
    Setup,
}

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The application.
    pub app: App,
    /// What exists.
    pub catalogue: StoredValue<Arc<Catalogue>>,
    /// The last thing to say.
    pub said: RwSignal<String>,
    /// The session that was just removed, which can be put back.
    pub removed: RwSignal<Option<SessionRecord>>,
    /// The part that is open.
    pub part: RwSignal<Part>,
    /// Every class, by level and label.
    pub classes: Memo<Vec<Class>>,
    /// Every class with its sums, those with most left first.
    pub rows: Memo<Vec<Row>>,
    /// The day on this device; none in a page that is written natively.
    pub today: Option<Date>,
    /// The school year of that day; 0 without one.
    pub year: u16,
}

impl Desk {
    /// Opens the board on its first part.
    pub fn open(app: App, catalogue: Arc<Catalogue>) -> Self {
        let today = app.today();
        let catalogue = StoredValue::new(catalogue);
        let read = move |board: &Board| {
            let Some(today) = today else {
                return Vec::new();
            };
            catalogue.with_value(|catalogue| rows(board, today, &catalogue.programme()))
        };
        // Whoever has no class yet begins with them.
        let begins = app.board().with_untracked(|board| board.classes.is_empty());
        let part = if begins { Part::Setup } else { Part::Classes };
        Self {
            app,
            catalogue,
            said: RwSignal::new(String::new()),
            removed: RwSignal::new(None),
            part: RwSignal::new(part),
            classes: Memo::new(move |_| app.board().with(|board| board.classes.clone())),
            rows: Memo::new(move |_| app.board().with(read)),
            today,
            year: today.map_or(0, Date::school_year),
        }
    }

    /// Opens a part; what was said of another one is not said any more.
    pub fn show(self, part: Part) {
        self.said.set(String::new());
        self.removed.set(None);
        self.part.set(part);
    }

    /// One class with its sums; none once it is removed.
    pub fn row(self, id: ClassId) -> Memo<Option<Row>> {
        Memo::new(move |_| {
            self.rows
                .with(|rows| rows.iter().find(|row| row.class.id == id).cloned())
        })
    }

    /// What an activity is called on a screen.
    pub fn activity(self, activity: &Activity) -> String {
        match activity {
            Activity::Module(id) => self.catalogue.with_value(|catalogue| {
                let mut modules = catalogue.modules.iter();
                let module = modules.find(|module| module.id == *id);
                module.map_or_else(|| words::unknown_module(id), |module| module.title.clone())
            }),
            Activity::Outside(kind) => board_words::outside_words(*kind).to_owned(),
        }
    }

    /// The line of a session for the « cahier de textes ».
    pub fn line(self, session: &SessionRecord, board: &Board) -> String {
        self.catalogue
            .with_value(|catalogue| class_line::write(session, board, catalogue))
    }

    /// Changes the board and says what happened; true when it changed.
    pub fn change(self, action: BoardAction, done: &str) -> bool {
        self.say(self.app.change_board(action), done)
    }

    /// Says how a change ended; true when the board changed.
    pub fn say(self, outcome: Result<Logged, Refusal>, done: &str) -> bool {
        let changed = outcome.is_ok();
        self.removed.set(None);
        self.said.set(match outcome {
            Ok(kept) => words::done(done, kept),
            Err(refusal) => words::refusal(refusal),
        });
        changed
    }
}
