//! The teacher's file: the source of truth of the board, on the teacher's own disk.
//!
//! A public promise with a version. A file that cannot be read is refused whole, with its reason;
//! nothing of it is used.

mod read;
mod write;

use serde_json::Value;

use super::json;
use crate::domain::board::Board;

pub use self::write::write;

const FORMAT: &str = "balise-enseignant";
const VERSION: u32 = 2;
/// Largest file that is read: above sixty classes that had forty sessions each, all with results.
pub const MAX_BYTES: usize = 4_000_000;

/// Why a file is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not a file of Balise.
    Foreign,
    /// Written by a newer Balise.
    Newer,
    /// A file of Balise, but damaged.
    Damaged,
}

/// Reads a board. A file of version 1 becomes one of version 2.
///
/// # Errors
/// Why the file is refused.
pub fn read(text: &str) -> Result<Board, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let value =
        json::parse(text.trim_start_matches('\u{feff}')).map_err(|_| Unreadable::Foreign)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Unreadable::Foreign);
    }
    match value.get("version").and_then(Value::as_i64) {
        Some(version) if version > i64::from(VERSION) => Err(Unreadable::Newer),
        Some(2) => read::board(&value).map_err(|_| Unreadable::Damaged),
        Some(1) => read::first_version(&value).map_err(|_| Unreadable::Damaged),
        Some(_) | None => Err(Unreadable::Damaged),
    }
}
