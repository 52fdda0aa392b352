//! What a teacher asks of the board, and why it may be refused.

use super::classes::NewClass;
use super::entries::{
    ActionKind, Activity, Audience, AxisAction, MAX_COUNT, MAX_MINUTES, Mode, Planned, Said,
    SessionDone, SessionRecord,
};
use super::results::Results;
use super::{Board, merge};
use crate::domain::date::Date;
use crate::domain::id::{ActionId, ClassId, PlannedId, SessionId};
use crate::domain::lesson::Level;
use crate::domain::publish::CONTRIBUTORS;

/// Why something typed on the board is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The label is empty, too long or has another character.
    Label,
    /// A class already has this label.
    LabelTaken,
    /// The head count is not between 1 and [`MAX_SIZE`](super::MAX_SIZE).
    Size,
    /// The minutes are not between 1 and [`MAX_MINUTES`].
    Minutes,
    /// The day does not exist.
    Date,
    /// The class is not on the board.
    Class,
    /// The count is not between 1 and [`MAX_COUNT`].
    Count,
    /// The same entry is on the board: it would count twice.
    AlreadyThere,
}

/// A change that a teacher asks for. The fields are texts as typed: they are read here, in one
/// place, and refused with a reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoardAction {
    /// A new class.
    ClassCreated {
        /// Typed label.
        label: String,
        /// Chosen level.
        level: Level,
        /// Typed head count.
        size: String,
    },
    /// The level and the head count of a class were corrected.
    ClassChanged {
        /// Which one.
        class: ClassId,
        /// Chosen level.
        level: Level,
        /// Typed head count.
        size: String,
    },
    /// Several classes were pasted: new ones are created, known ones are corrected.
    ClassesPasted(Vec<NewClass>),
    /// A class leaves, with its sessions.
    ClassRemoved(ClassId),
    /// A session was run.
    SessionLogged {
        /// With whom.
        audience: Audience,
        /// What.
        activity: Activity,
        /// Typed day, `2026-11-20`.
        date: String,
        /// Typed minutes.
        minutes: String,
        /// How.
        mode: Mode,
    },
    /// « Animer » ran a session.
    SessionRun(SessionDone),
    /// Lines were pasted; those that are on the board already stay once.
    SessionsPasted(Vec<SessionRecord>),
    /// A session was logged by mistake.
    SessionRemoved(SessionId),
    /// A session is planned.
    SessionPlanned {
        /// With whom.
        audience: Audience,
        /// What.
        activity: Activity,
        /// Typed day, `2026-11-20`.
        date: String,
    },
    /// A session is no longer planned.
    PlannedRemoved(PlannedId),
    /// An action of another axis was done.
    ActionLogged {
        /// What.
        kind: ActionKind,
        /// Typed day, `2026-11-20`.
        date: String,
        /// Typed count; may be empty.
        count: String,
    },
    /// An action was logged by mistake.
    ActionRemoved(ActionId),
    /// Another file was opened; it becomes the board.
    Opened(Board),
    /// Another file was merged into the board.
    Merged(Board),
    /// The last merge is undone: the board is again what it was, saved or not.
    MergeUndone(Board),
    /// The board was saved in a file.
    SavedToFile,
    /// The teacher asked to erase everything.
    Cleared,
}

/// Applies a change. A refused change leaves the board as it was.
///
/// # Errors
/// Why it is refused.
pub fn update(board: &mut Board, action: BoardAction) -> Result<(), Refusal> {
    match action {
        BoardAction::ClassCreated { label, level, size } => {
            let class = NewClass::parse(&label, level, &size)?;
            if board.class(&class.label.class_id()).is_some() {
                return Err(Refusal::LabelTaken);
            }
            board.correct(class);
        }
        BoardAction::ClassChanged { class, level, size } => {
            let label = &board.class(&class).ok_or(Refusal::Class)?.label;
            let changed = NewClass::parse(label.as_str(), level, &size)?;
            board.correct(changed);
        }
        BoardAction::ClassesPasted(classes) => {
            for class in classes {
                board.correct(class);
            }
        }
        BoardAction::ClassRemoved(id) => board.remove_class(&id),
        BoardAction::SessionLogged {
            audience,
            activity,
            date,
            minutes,
            mode,
        } => {
            let said = Said {
                audience,
                activity,
                date: day(&date)?,
                minutes: minutes.trim().parse().map_err(|_| Refusal::Minutes)?,
                mode,
                nth: 1,
            };
            log(board, said.session(None, None))?;
        }
        BoardAction::SessionRun(done) => complete(board, run(done))?,
        BoardAction::SessionsPasted(sessions) => {
            for session in &sessions {
                known(board, &session.audience)?;
            }
            for session in sessions {
                board.add_session(session);
            }
        }
        BoardAction::SessionRemoved(id) => board.remove_session(&id),
        BoardAction::SessionPlanned {
            audience,
            activity,
            date,
        } => plan(board, Planned::new(audience, activity, day(&date)?))?,
        BoardAction::PlannedRemoved(id) => board.remove_planned(&id),
        BoardAction::ActionLogged { kind, date, count } => {
            act(board, AxisAction::new(kind, day(&date)?, people(&count)?))?;
        }
        BoardAction::ActionRemoved(id) => board.remove_action(&id),
        BoardAction::Merged(other) => merge(board, &other),
        BoardAction::MergeUndone(before) => *board = before,
        BoardAction::Opened(opened) => {
            *board = opened;
            board.unsaved = false;
        }
        BoardAction::SavedToFile => board.unsaved = false,
        BoardAction::Cleared => *board = Board::default(),
    }
    Ok(())
}

fn merge(board: &mut Board, other: &Board) {
    let unsaved = board.unsaved;
    let before = std::mem::take(board);
    *board = merge::join(&before, other);
    // What a file brings is not in the teacher's own file yet.
    board.unsaved = unsaved;
    board.unsaved |= *board != before;
}

fn day(typed: &str) -> Result<Date, Refusal> {
    Date::parse_iso(typed.trim()).map_err(|_| Refusal::Date)
}

fn people(typed: &str) -> Result<Option<u16>, Refusal> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let count = typed.parse().map_err(|_| Refusal::Count)?;
    if (1..=MAX_COUNT).contains(&count) {
        Ok(Some(count))
    } else {
        Err(Refusal::Count)
    }
}

fn known(board: &Board, audience: &Audience) -> Result<(), Refusal> {
    match audience {
        Audience::Class(id) if board.class(id).is_none() => Err(Refusal::Class),
        Audience::Class(_) | Audience::Level(_) => Ok(()),
    }
}

fn log(board: &mut Board, session: SessionRecord) -> Result<(), Refusal> {
    known(board, &session.audience)?;
    if !(1..=MAX_MINUTES).contains(&session.minutes) {
        return Err(Refusal::Minutes);
    }
    once(board.add_session(session))
}

/// Logs a session that was run; one that was typed or pasted before gets its results and where it
/// resumes.
fn complete(board: &mut Board, session: SessionRecord) -> Result<(), Refusal> {
    let mut known = board.sessions.iter_mut();
    let Some(known) = known.find(|known| known.id == session.id) else {
        return log(board, session);
    };
    let before = known.clone();
    merge::both(known, &session);
    let completed = *known != before;
    board.unsaved |= completed;
    once(completed)
}

fn plan(board: &mut Board, planned: Planned) -> Result<(), Refusal> {
    known(board, &planned.audience)?;
    once(board.add_planned(planned))
}

fn act(board: &mut Board, action: AxisAction) -> Result<(), Refusal> {
    once(board.add_action(action))
}

fn once(added: bool) -> Result<(), Refusal> {
    if added {
        Ok(())
    } else {
        Err(Refusal::AlreadyThere)
    }
}

fn run(done: SessionDone) -> SessionRecord {
    let said = Said {
        audience: Audience::Class(done.class),
        activity: Activity::Module(done.module),
        date: done.date,
        minutes: done.minutes,
        mode: done.mode,
        nth: 1,
    };
    // Too few contributors: there is nothing to keep.
    let results = done.results.filter(|r| r.contributors >= CONTRIBUTORS);
    said.session(done.resume, results.as_ref().map(Results::of))
}
