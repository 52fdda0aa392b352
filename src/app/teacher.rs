//! What a teacher does with the board: change it, save it, open it, export it.

use leptos::prelude::*;

use super::App;
use super::ports::FileRead;
use super::runtime;
use crate::domain::board::{self, Activity, BoardAction, Refusal};
use crate::domain::id::AxisId;
use crate::formats::csv::{self, Cell};
use crate::formats::documents::Catalogue;
use crate::formats::teacher_file::{self, Unreadable};

/// Why a file was not opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// The browser could not read it, or it is too large.
    NotRead,
    /// It is not a file of Balise.
    Foreign,
    /// A newer Balise wrote it.
    Newer,
    /// It is damaged.
    Damaged,
}

/// How a change ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Logged {
    /// Done, and kept on this device until the tab is closed.
    Kept,
    /// Done, but this device keeps nothing: only the file will.
    MemoryOnly,
}

/// The words of an export: the caller knows how things are called on screen.
pub struct CsvNames<'a> {
    /// The headings.
    pub headings: [&'a str; 7],
    /// An activity.
    pub activity: &'a dyn Fn(&Activity) -> String,
    /// A mode.
    pub mode: &'a dyn Fn(board::Mode) -> String,
}

impl App {
    /// Opens the board that this device kept. Only the adults' program calls it, so that a pupil's
    /// page does not carry the code.
    pub fn restore_board(self) {
        let (board, unreadable) = self.ports.with_value(runtime::restore_board);
        self.board.set(board);
        if unreadable {
            self.set_aside.set(true);
        }
    }

    /// Changes the board.
    ///
    /// # Errors
    /// Why the change is refused; the board is as it was.
    pub fn change_board(self, action: BoardAction) -> Result<Logged, Refusal> {
        let mut outcome = Ok(());
        self.board
            .update(|board| outcome = board::update(board, action));
        outcome.map(|()| self.keep_board())
    }

    fn keep_board(self) -> Logged {
        let kept = self
            .ports
            .with_value(|ports| runtime::keep_board(ports, self));
        if kept {
            Logged::Kept
        } else {
            Logged::MemoryOnly
        }
    }

    /// Gives the teacher the board as a file.
    ///
    /// # Errors
    /// None today: the change that notes it cannot be refused.
    pub fn save_file(self, name: &str) -> Result<Logged, Refusal> {
        let text = self.board.with_untracked(teacher_file::write);
        self.page(|page| page.download(name, "application/json", &text));
        self.change_board(BoardAction::SavedToFile)
    }

    /// Opens the file chosen in a field. A refused file changes nothing.
    pub fn open_file(self, field: &str, done: impl Fn(Result<(), FileProblem>) + 'static) {
        let read: FileRead = Box::new(move |text| {
            let outcome = match text.as_deref().map(teacher_file::read) {
                None | Some(Err(Unreadable::TooLarge)) => Err(FileProblem::NotRead),
                Some(Err(Unreadable::Foreign)) => Err(FileProblem::Foreign),
                Some(Err(Unreadable::Newer)) => Err(FileProblem::Newer),
                Some(Err(Unreadable::Damaged)) => Err(FileProblem::Damaged),
                Some(Ok(opened)) => self
                    .change_board(BoardAction::Opened(opened))
                    .map(drop)
                    .map_err(|_| FileProblem::Damaged),
            };
            done(outcome);
        });
        self.page(|page| page.read_file(field, teacher_file::MAX_BYTES, read));
    }

    /// Gives the teacher the sessions as a spreadsheet.
    pub fn export_csv(self, name: &str, names: &CsvNames<'_>) {
        let rows = self.board.with_untracked(|board| {
            let mut rows = vec![
                names
                    .headings
                    .iter()
                    .map(|h| Cell::Text((*h).to_owned()))
                    .collect(),
            ];
            for session in &board.sessions {
                let Some(class) = board.class(&session.class) else {
                    continue;
                };
                rows.push(vec![
                    Cell::Text(class.label.as_str().to_owned()),
                    Cell::Text(class.level.short().to_owned()),
                    Cell::Number(u32::from(class.size)),
                    Cell::Text((names.activity)(&session.activity)),
                    Cell::Text(session.date.french()),
                    Cell::Number(u32::from(session.minutes)),
                    Cell::Text((names.mode)(session.mode)),
                ]);
            }
            rows
        });
        self.page(|page| page.download(name, "text/csv;charset=utf-8", &csv::write(&rows)));
    }

    /// The pHARe axis for which an activity counts: the first one of a module; for anything else,
    /// the one that is about teaching pupils, which the registry lists first.
    pub fn axis_of(catalogue: &Catalogue, activity: &Activity) -> Option<AxisId> {
        match activity {
            Activity::Module(id) => catalogue
                .modules
                .iter()
                .find(|module| module.id == *id)
                .and_then(|module| module.axes.first())
                .cloned(),
            Activity::Outside(_) => catalogue.axes.first().map(|(id, ..)| id.clone()),
        }
    }
}
