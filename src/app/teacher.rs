//! What a teacher does with the board: change it, save it, open it, merge it, export it.

use leptos::prelude::*;

use super::App;
use super::ports::FileRead;
use super::runtime;
use crate::domain::board::{self, Board, BoardAction, MergePreview, Refusal, Report};
use crate::formats::documents::Catalogue;
use crate::formats::report_sheet::{self, Sheet};
use crate::formats::teacher_file::{self, Unreadable};
use crate::formats::{csv, ods};

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

/// A kind of spreadsheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spreadsheet {
    /// Plain text that every spreadsheet opens.
    Csv,
    /// The open format of `LibreOffice` and others.
    Ods,
}

impl Spreadsheet {
    /// The end of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Ods => "ods",
        }
    }
}

/// Another file that could be merged into the board, and what that would do. Nothing has changed
/// yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeProposal {
    /// What it would do.
    pub preview: MergePreview,
    theirs: Board,
}

impl App {
    /// Opens the board that this device kept. Only the adults' program calls it, so that a pupil's
    /// page does not carry the code.
    pub fn restore_board(self) {
        let (board, unreadable) = self.ports.with_value(runtime::restore_board);
        self.teaching().board.set(board);
        if unreadable {
            self.set_aside.set(true);
        }
    }

    /// Changes the board. A merge can no longer be undone afterwards.
    ///
    /// # Errors
    /// Why the change is refused; the board is as it was.
    pub fn change_board(self, action: BoardAction) -> Result<Logged, Refusal> {
        let mut outcome = Ok(());
        self.teaching()
            .board
            .update(|board| outcome = board::update(board, action));
        outcome.map(|()| {
            self.teaching().before_merge.set(None);
            self.keep_board()
        })
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
        let text = self.teaching().board.with_untracked(teacher_file::write);
        self.page(|page| page.download(name, "application/json", text.as_bytes()));
        self.change_board(BoardAction::SavedToFile)
    }

    /// Gives the teacher a copy of the board for the person who coordinates the school: without what
    /// is published of answers. The board stays unsaved if it was.
    pub fn save_for_school(self, name: &str) {
        let text = self
            .teaching()
            .board
            .with_untracked(|board| teacher_file::write(&board.without_results()));
        self.page(|page| page.download(name, "application/json", text.as_bytes()));
    }

    /// Opens the file chosen in a field; it takes the place of the board. A refused file changes
    /// nothing.
    pub fn open_file(self, field: &str, done: impl Fn(Result<(), FileProblem>) + 'static) {
        self.read_board(field, move |read| {
            done(read.and_then(|opened| {
                self.change_board(BoardAction::Opened(opened))
                    .map(drop)
                    .map_err(|_| FileProblem::Damaged)
            }));
        });
    }

    /// Reads the file chosen in a field and says what merging it would do. Nothing changes.
    pub fn propose_merge(
        self,
        field: &str,
        done: impl Fn(Result<MergeProposal, FileProblem>) + 'static,
    ) {
        self.read_board(field, move |read| {
            done(read.map(|theirs| {
                MergeProposal {
                    preview: self
                        .teaching()
                        .board
                        .with_untracked(|mine| board::preview(mine, &theirs)),
                    theirs,
                }
            }));
        });
    }

    /// Merges a file that was proposed.
    ///
    /// # Errors
    /// None today: a merge cannot be refused.
    pub fn merge(self, proposal: MergeProposal) -> Result<Logged, Refusal> {
        let before = self.teaching().board.get_untracked();
        let logged = self.change_board(BoardAction::Merged(proposal.theirs))?;
        self.teaching().before_merge.set(Some(before));
        Ok(logged)
    }

    /// Opens a file that was proposed: it takes the place of the board.
    ///
    /// # Errors
    /// None today: a file that was read cannot be refused.
    pub fn open_proposal(self, proposal: MergeProposal) -> Result<Logged, Refusal> {
        self.change_board(BoardAction::Opened(proposal.theirs))
    }

    /// True while the last merge can be undone: until the next change of the board.
    pub fn can_undo_merge(self) -> bool {
        self.teaching().before_merge.with(Option::is_some)
    }

    /// The board becomes what it was before the last merge; none when there is nothing to undo.
    pub fn undo_merge(self) -> Option<Logged> {
        let before = self.teaching().before_merge.get_untracked()?;
        self.change_board(BoardAction::MergeUndone(before)).ok()
    }

    /// Gives the teacher the sessions as a spreadsheet.
    pub fn export_sessions(self, name: &str, kind: Spreadsheet, catalogue: &Catalogue) {
        let sheet = self
            .teaching()
            .board
            .with_untracked(|board| report_sheet::sessions(board, catalogue));
        self.give_sheet(name, kind, &sheet);
    }

    /// Gives the teacher a « bilan » as a spreadsheet.
    pub fn export_report(
        self,
        name: &str,
        kind: Spreadsheet,
        report: &Report,
        catalogue: &Catalogue,
    ) {
        let sheet = self
            .teaching()
            .board
            .with_untracked(|board| report_sheet::report(report, board, catalogue));
        self.give_sheet(name, kind, &sheet);
    }

    fn give_sheet(self, name: &str, kind: Spreadsheet, sheet: &Sheet) {
        let (mime, bytes) = match kind {
            Spreadsheet::Csv => (
                "text/csv;charset=utf-8",
                csv::write(&sheet.rows).into_bytes(),
            ),
            Spreadsheet::Ods => (ods::MIME, ods::write(sheet)),
        };
        self.page(|page| page.download(name, mime, &bytes));
    }

    fn read_board(self, field: &str, done: impl FnOnce(Result<Board, FileProblem>) + 'static) {
        let read: FileRead = Box::new(move |text| {
            done(match text.as_deref().map(teacher_file::read) {
                None | Some(Err(Unreadable::TooLarge)) => Err(FileProblem::NotRead),
                Some(Err(Unreadable::Foreign)) => Err(FileProblem::Foreign),
                Some(Err(Unreadable::Newer)) => Err(FileProblem::Newer),
                Some(Err(Unreadable::Damaged)) => Err(FileProblem::Damaged),
                Some(Ok(board)) => Ok(board),
            });
        });
        self.page(|page| page.read_file(field, teacher_file::MAX_BYTES, read));
    }
}
