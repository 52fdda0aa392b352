//! The teacher's file: the source of truth of the board, on the teacher's own disk.
//!
//! A public promise with a version. A file that cannot be read is refused whole, with its reason;
//! nothing of it is used.

use serde_json::{Value, json};

use super::json::{self, Malformed, Object};
use crate::domain::board::{
    Activity, Board, Class, ClassLabel, MAX_MINUTES, MAX_SIZE, Mode, Outside, SessionRecord,
};
use crate::domain::date::Date;
use crate::domain::id::{ClassId, ModuleId, SessionId};
use crate::domain::lesson::Level;

const FORMAT: &str = "balise-enseignant";
const VERSION: u32 = 1;
/// Largest file that is read: far above sixty classes and a thousand sessions.
pub const MAX_BYTES: usize = 2_000_000;

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

/// Writes the board.
pub fn write(board: &Board) -> String {
    let classes: Vec<Value> = board
        .classes
        .iter()
        .map(|class| {
            json!({
                "id": class.id.as_str(),
                "libelle": class.label.as_str(),
                "niveau": class.level.short(),
                "effectif": class.size,
            })
        })
        .collect();
    let sessions: Vec<Value> = board
        .sessions
        .iter()
        .map(|session| {
            let (key, activity) = match &session.activity {
                Activity::Module(id) => ("module", id.as_str()),
                Activity::Outside(outside) => ("activite", outside.slug()),
            };
            json!({
                "id": session.id.as_str(),
                "classe": session.class.as_str(),
                key: activity,
                "date": session.date.iso(),
                "minutes": session.minutes,
                "mode": session.mode.slug(),
            })
        })
        .collect();
    // A person may look into the file: one value a line.
    format!(
        "{:#}\n",
        json!({ "format": FORMAT, "version": VERSION, "classes": classes, "seances": sessions })
    )
}

/// Reads a board.
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
    if value
        .get("version")
        .and_then(Value::as_i64)
        .is_some_and(|version| version > i64::from(VERSION))
    {
        return Err(Unreadable::Newer);
    }
    board(&value).map_err(|_| Unreadable::Damaged)
}

fn board(value: &Value) -> Result<Board, Malformed> {
    let file = Object::of(value, &["format", "version", "classes", "seances"])?;
    if file.number::<u32>("version")? != VERSION {
        return Err(Malformed);
    }
    let mut board = Board::default();
    for row in file.list("classes")? {
        let class = class(row)?;
        if board
            .classes
            .iter()
            .any(|known| known.id == class.id || known.label == class.label)
        {
            return Err(Malformed);
        }
        board.classes.push(class);
    }
    // The latest stands first in the file, and each one is put before those of its day.
    for row in file.list("seances")?.iter().rev() {
        let session = session(row)?;
        if board.class(&session.class).is_none()
            || board.sessions.iter().any(|other| other.id == session.id)
        {
            return Err(Malformed);
        }
        board.insert(session);
    }
    Ok(board)
}

fn class(row: &Value) -> Result<Class, Malformed> {
    let row = Object::of(row, &["id", "libelle", "niveau", "effectif"])?;
    let size = row.number("effectif")?;
    if !(1..=MAX_SIZE).contains(&size) {
        return Err(Malformed);
    }
    Ok(Class {
        id: ClassId::parse(row.text("id")?).map_err(|_| Malformed)?,
        label: ClassLabel::parse(row.text("libelle")?).map_err(|_| Malformed)?,
        level: Level::parse(row.text("niveau")?).ok_or(Malformed)?,
        size,
    })
}

fn session(row: &Value) -> Result<SessionRecord, Malformed> {
    let row = Object::of(
        row,
        &[
            "id", "classe", "module", "activite", "date", "minutes", "mode",
        ],
    )?;
    let activity = match (row.optional("module")?, row.optional("activite")?) {
        (Some(id), None) => Activity::Module(ModuleId::parse(id).map_err(|_| Malformed)?),
        (None, Some(slug)) => Activity::Outside(Outside::parse(slug).ok_or(Malformed)?),
        (Some(_), Some(_)) | (None, None) => return Err(Malformed),
    };
    let minutes = row.number("minutes")?;
    if !(1..=MAX_MINUTES).contains(&minutes) {
        return Err(Malformed);
    }
    Ok(SessionRecord {
        id: SessionId::parse(row.text("id")?).map_err(|_| Malformed)?,
        class: ClassId::parse(row.text("classe")?).map_err(|_| Malformed)?,
        activity,
        date: Date::parse_iso(row.text("date")?).map_err(|_| Malformed)?,
        minutes,
        mode: Mode::parse(row.text("mode")?).ok_or(Malformed)?,
        resume: None,
        results: None,
    })
}
