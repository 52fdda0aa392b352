//! The teacher's board: classes, sessions run, minutes against the ten hours.
//!
//! It holds no pupil, no name, no remark and no result of a person. It computes no level of the
//! pHARe label: it is an aid to fill in the official platform.

use super::date::Date;
use super::id::{AxisId, ClassId, ModuleId, SessionId, StepId};
use super::lesson::Level;
use super::publish::PublishedAnswers;

/// Minutes that the programme asks for, by class and school year: « au moins dix heures par année
/// scolaire » (circulaire MENE2403161C of 2 February 2024, as read in secondary sources).
pub const YEAR_MINUTES: u32 = 600;
/// Most letters of a class label.
pub const LABEL_LENGTH: usize = 12;
/// Largest head count of a class or group.
pub const MAX_SIZE: u8 = 60;
/// Longest session, in minutes.
pub const MAX_MINUTES: u16 = 480;

/// A class label: one to twelve letters, digits, spaces or hyphens. It is too short to name a
/// pupil, and nothing else can be typed on the board.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassLabel(String);

/// Why something typed on the board is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// The label is empty, too long or has another character.
    Label,
    /// A class already has this label.
    LabelTaken,
    /// The head count is not between 1 and [`MAX_SIZE`].
    Size,
    /// The minutes are not between 1 and [`MAX_MINUTES`].
    Minutes,
    /// The day does not exist.
    Date,
    /// The class is not on the board.
    Class,
}

impl ClassLabel {
    /// Reads a label; spaces around it are dropped.
    ///
    /// # Errors
    /// [`Refusal::Label`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let allowed = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        if text.is_empty() || text.chars().count() > LABEL_LENGTH || !text.chars().all(allowed) {
            return Err(Refusal::Label);
        }
        Ok(Self(text.to_owned()))
    }

    /// The label.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A class or group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Class {
    /// Made by the program.
    pub id: ClassId,
    /// What the teacher calls it.
    pub label: ClassLabel,
    /// Its level.
    pub level: Level,
    /// How many pupils.
    pub size: u8,
}

/// Something other than a module of Balise that counts in the ten hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outside {
    /// Enseignement moral et civique.
    Emc,
    /// Psychosocial skills.
    Cps,
    /// « Heure de vie de classe ».
    ClassLife,
    /// The Pix 6e path « Protection et sécurité ».
    Pix,
    /// EVARS session.
    Evars,
    /// The school nurse.
    Nurse,
    /// An outside partner (police, association).
    Partner,
}

impl Outside {
    /// Every kind.
    pub const ALL: [Self; 7] = [
        Self::Emc,
        Self::Cps,
        Self::ClassLife,
        Self::Pix,
        Self::Evars,
        Self::Nurse,
        Self::Partner,
    ];

    /// The word used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Emc => "emc",
            Self::Cps => "cps",
            Self::ClassLife => "vie-de-classe",
            Self::Pix => "pix",
            Self::Evars => "evars",
            Self::Nurse => "infirmerie",
            Self::Partner => "partenaire",
        }
    }

    /// Reads the word used in files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outside| outside.slug() == text)
    }
}

/// What was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Activity {
    /// A module of Balise.
    Module(ModuleId),
    /// Something else.
    Outside(Outside),
}

/// How it was run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// The teacher's projector.
    Projector,
    /// Pupils' devices.
    Devices,
    /// Paper or talk, no screen.
    Paper,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 3] = [Self::Projector, Self::Devices, Self::Paper];

    /// The word used in files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Projector => "projecteur",
            Self::Devices => "postes",
            Self::Paper => "papier",
        }
    }

    /// Reads the word used in files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.slug() == text)
    }
}

/// A session that was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRecord {
    /// Made by the program.
    pub id: SessionId,
    /// With whom.
    pub class: ClassId,
    /// What.
    pub activity: Activity,
    /// When.
    pub date: Date,
    /// How long, really.
    pub minutes: u16,
    /// How.
    pub mode: Mode,
    /// Where the class resumes the module, when something was left.
    pub resume: Option<StepId>,
    /// What is published of the class's answers.
    pub results: Option<PublishedAnswers>,
}

/// A session that « Animer » ran, to be logged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionDone {
    /// With whom.
    pub class: ClassId,
    /// What.
    pub module: ModuleId,
    /// When.
    pub date: Date,
    /// How long, really.
    pub minutes: u16,
    /// How.
    pub mode: Mode,
    /// Where the class resumes, when something was left.
    pub resume: Option<StepId>,
    /// What is published of the class's answers.
    pub results: Option<PublishedAnswers>,
}

/// The board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Classes, in the order they were created.
    pub classes: Vec<Class>,
    /// Sessions, latest day first.
    pub sessions: Vec<SessionRecord>,
    /// Changed since the last file was saved.
    pub unsaved: bool,
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
    /// A class leaves, with its sessions.
    ClassRemoved(ClassId),
    /// A session was run.
    SessionLogged {
        /// With whom.
        class: ClassId,
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
    /// A session was logged by mistake.
    SessionRemoved(SessionId),
    /// Another file was opened; it becomes the board.
    Opened(Board),
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
            let class = new_class(board, &label, level, &size)?;
            board.classes.push(class);
        }
        BoardAction::ClassRemoved(id) => {
            board.classes.retain(|class| class.id != id);
            board.sessions.retain(|session| session.class != id);
        }
        BoardAction::SessionLogged {
            class,
            activity,
            date,
            minutes,
            mode,
        } => {
            let session = new_session(board, class, activity, &date, &minutes, mode)?;
            board.insert(session);
        }
        BoardAction::SessionRun(done) => {
            let session = run_session(board, done)?;
            board.insert(session);
        }
        BoardAction::SessionRemoved(id) => board.sessions.retain(|session| session.id != id),
        BoardAction::Opened(opened) => {
            *board = Board {
                unsaved: false,
                ..opened
            };
            return Ok(());
        }
        BoardAction::SavedToFile => {
            board.unsaved = false;
            return Ok(());
        }
        BoardAction::Cleared => {
            *board = Board::default();
            return Ok(());
        }
    }
    board.unsaved = true;
    Ok(())
}

fn new_class(board: &Board, label: &str, level: Level, size: &str) -> Result<Class, Refusal> {
    let label = ClassLabel::parse(label)?;
    if board.classes.iter().any(|class| class.label == label) {
        return Err(Refusal::LabelTaken);
    }
    let size: u8 = size.trim().parse().map_err(|_| Refusal::Size)?;
    if !(1..=MAX_SIZE).contains(&size) {
        return Err(Refusal::Size);
    }
    let id = fresh("c", board.classes.iter().map(|class| class.id.as_str()));
    Ok(Class {
        id: ClassId::parse(&id).map_err(|_| Refusal::Class)?,
        label,
        level,
        size,
    })
}

fn new_session(
    board: &Board,
    class: ClassId,
    activity: Activity,
    date: &str,
    minutes: &str,
    mode: Mode,
) -> Result<SessionRecord, Refusal> {
    if !board.classes.iter().any(|known| known.id == class) {
        return Err(Refusal::Class);
    }
    let date = Date::parse_iso(date.trim()).map_err(|_| Refusal::Date)?;
    let minutes: u16 = minutes.trim().parse().map_err(|_| Refusal::Minutes)?;
    if !(1..=MAX_MINUTES).contains(&minutes) {
        return Err(Refusal::Minutes);
    }
    Ok(SessionRecord {
        id: session_id(board)?,
        class,
        activity,
        date,
        minutes,
        mode,
        resume: None,
        results: None,
    })
}

fn run_session(board: &Board, done: SessionDone) -> Result<SessionRecord, Refusal> {
    if board.class(&done.class).is_none() {
        return Err(Refusal::Class);
    }
    if !(1..=MAX_MINUTES).contains(&done.minutes) {
        return Err(Refusal::Minutes);
    }
    Ok(SessionRecord {
        id: session_id(board)?,
        class: done.class,
        activity: Activity::Module(done.module),
        date: done.date,
        minutes: done.minutes,
        mode: done.mode,
        resume: done.resume,
        results: done.results,
    })
}

fn session_id(board: &Board) -> Result<SessionId, Refusal> {
    let used = board.sessions.iter().map(|session| session.id.as_str());
    SessionId::parse(&fresh("s", used)).map_err(|_| Refusal::Class)
}

/// The first id `letter` + number above every one in use.
fn fresh<'a>(letter: &str, used: impl Iterator<Item = &'a str>) -> String {
    let last = used
        .filter_map(|id| id.strip_prefix(letter)?.parse::<u32>().ok())
        .max()
        .unwrap_or(0);
    format!("{letter}{}", last + 1)
}

/// Minutes of a class in a school year, in all and by axis.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tally {
    /// In all.
    pub minutes: u32,
    /// By axis; only those that got some.
    pub by_axis: Vec<(AxisId, u32)>,
    /// How many sessions.
    pub sessions: usize,
}

impl Board {
    /// The class that has this id.
    pub fn class(&self, id: &ClassId) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == *id)
    }

    /// Where a class resumes a module: what its last session of it left, if anything.
    pub fn resume_of(&self, class: &ClassId, module: &ModuleId) -> Option<&StepId> {
        let of_module = Activity::Module(module.clone());
        let mut sessions = self.sessions.iter();
        sessions
            .find(|session| session.class == *class && session.activity == of_module)?
            .resume
            .as_ref()
    }

    /// Adds a session at its place: latest day first, and the last one logged first within a day.
    pub fn insert(&mut self, session: SessionRecord) {
        let at = self
            .sessions
            .partition_point(|known| known.date > session.date);
        self.sessions.insert(at, session);
    }

    /// Adds up the sessions of a class in the school year that begins in `year`. `axis` says for
    /// which axis an activity counts.
    pub fn tally(
        &self,
        class: &ClassId,
        year: u16,
        axis: impl Fn(&Activity) -> Option<AxisId>,
    ) -> Tally {
        let mut tally = Tally {
            minutes: 0,
            by_axis: Vec::new(),
            sessions: 0,
        };
        let of_class = self
            .sessions
            .iter()
            .filter(|s| s.class == *class && s.date.school_year() == year);
        for session in of_class {
            let minutes = u32::from(session.minutes);
            tally.minutes += minutes;
            tally.sessions += 1;
            let Some(axis) = axis(&session.activity) else {
                continue;
            };
            match tally.by_axis.iter_mut().find(|(known, _)| *known == axis) {
                Some((_, sum)) => *sum += minutes,
                None => tally.by_axis.push((axis, minutes)),
            }
        }
        tally
    }
}
