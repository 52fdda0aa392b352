//! A sheet of paper: pieces in the order of reading. A page and an editable file are both made of it,
//! so that they say the same.

use super::text::{Block, Inline};

/// A sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handout {
    /// What it is.
    pub title: String,
    /// What stands on it.
    pub pieces: Vec<Piece>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// A heading, and what stands under it.
    Section(Vec<Inline>, Vec<Self>),
    /// A block of text.
    Text(Block),
    /// A table under its caption.
    Table {
        /// What it shows.
        caption: String,
        /// The headings of the columns.
        head: Vec<String>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// Labels on one line, each with its words; empty words are a blank to fill in by hand.
    Blanks(Vec<(String, String)>),
    /// So many lines to write on.
    Lines(u8),
    /// A box to tick.
    Tick(String),
    /// What is framed.
    Framed(Vec<Self>),
    /// The same pieces many times on one page, to cut along the lines.
    Slips {
        /// Side by side.
        columns: u8,
        /// One above the other.
        rows: u8,
        /// What each one says.
        pieces: Vec<Self>,
    },
}

/// A paragraph of plain words.
pub fn paragraph(words: impl Into<String>) -> Piece {
    Piece::Text(Block::Paragraph(vec![Inline::Text(words.into())]))
}
