//! The teacher's file: the source of truth of the board, on the teacher's own disk.
//!
//! A public promise with a version. A file that cannot be read is refused whole, with its reason;
//! nothing of it is used.

use serde::{Deserialize, Serialize};

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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: String,
    version: u32,
    classes: Vec<ClassRow>,
    seances: Vec<SessionRow>,
}

#[derive(Deserialize)]
struct Head {
    format: String,
    version: u32,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ClassRow {
    id: String,
    libelle: String,
    niveau: String,
    effectif: u8,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SessionRow {
    id: String,
    classe: String,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    module: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none", default)]
    activite: Option<String>,
    date: String,
    minutes: u16,
    mode: String,
}

/// Writes the board.
pub fn write(board: &Board) -> String {
    let classes = board
        .classes
        .iter()
        .map(|class| ClassRow {
            id: class.id.to_string(),
            libelle: class.label.as_str().to_owned(),
            niveau: class.level.short().to_owned(),
            effectif: class.size,
        })
        .collect();
    let seances = board
        .sessions
        .iter()
        .map(|session| {
            let (module, activite) = match &session.activity {
                Activity::Module(id) => (Some(id.to_string()), None),
                Activity::Outside(outside) => (None, Some(outside.slug().to_owned())),
            };
            SessionRow {
                id: session.id.to_string(),
                classe: session.class.to_string(),
                module,
                activite,
                date: session.date.iso(),
                minutes: session.minutes,
                mode: session.mode.slug().to_owned(),
            }
        })
        .collect();
    let file = File { format: FORMAT.to_owned(), version: VERSION, classes, seances };
    // Strings, numbers and lists: writing them to memory cannot fail.
    serde_json::to_string_pretty(&file).unwrap_or_default()
}

/// Reads a board.
///
/// # Errors
/// Why the file is refused.
pub fn read(text: &str) -> Result<Board, Unreadable> {
    if text.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge);
    }
    let text = text.trim_start_matches('\u{feff}');
    let head: Head = serde_json::from_str(text).map_err(|_| Unreadable::Foreign)?;
    if head.format != FORMAT {
        return Err(Unreadable::Foreign);
    }
    if head.version > VERSION {
        return Err(Unreadable::Newer);
    }
    let file: File = serde_json::from_str(text).map_err(|_| Unreadable::Damaged)?;
    if file.version != VERSION {
        return Err(Unreadable::Damaged);
    }
    let mut board = Board::default();
    for row in file.classes {
        let class = class(row).ok_or(Unreadable::Damaged)?;
        if board.classes.iter().any(|known| known.id == class.id || known.label == class.label) {
            return Err(Unreadable::Damaged);
        }
        board.classes.push(class);
    }
    for row in file.seances {
        let session = session(row).ok_or(Unreadable::Damaged)?;
        let known = board.class(&session.class).is_some();
        if !known || board.sessions.iter().any(|other| other.id == session.id) {
            return Err(Unreadable::Damaged);
        }
        board.sessions.push(session);
    }
    Ok(board)
}

fn class(row: ClassRow) -> Option<Class> {
    Some(Class {
        id: ClassId::parse(&row.id).ok()?,
        label: ClassLabel::parse(&row.libelle).ok()?,
        level: Level::parse(&row.niveau)?,
        size: (1..=MAX_SIZE).contains(&row.effectif).then_some(row.effectif)?,
    })
}

fn session(row: SessionRow) -> Option<SessionRecord> {
    let activity = match (row.module, row.activite) {
        (Some(id), None) => Activity::Module(ModuleId::parse(&id).ok()?),
        (None, Some(slug)) => Activity::Outside(Outside::parse(&slug)?),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    Some(SessionRecord {
        id: SessionId::parse(&row.id).ok()?,
        class: ClassId::parse(&row.classe).ok()?,
        activity,
        date: Date::parse_iso(&row.date).ok()?,
        minutes: (1..=MAX_MINUTES).contains(&row.minutes).then_some(row.minutes)?,
        mode: Mode::parse(&row.mode)?,
    })
}
