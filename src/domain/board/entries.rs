//! What is entered on a board: sessions run, sessions planned, actions of the other axes.
//!
//! Every field is a choice in a list, a day or a number: there is no free remark.

use super::classes::Class;
use super::identity::Hash;
use super::results::Results;
use crate::domain::date::Date;
use crate::domain::id::{ActionId, ClassId, ModuleId, PlannedId, SessionId, StepId};
use crate::domain::lesson::Level;
use crate::domain::publish::PublishedAnswers;

/// Longest session, in minutes.
pub const MAX_MINUTES: u16 = 480;
/// Largest count of an action: the people of a large school.
pub const MAX_COUNT: u16 = 5000;

/// With whom.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Audience {
    /// One class or group.
    Class(ClassId),
    /// Every class of a level. It counts once for each class of that level, those that are typed
    /// later included: the nurse came for all of them, whatever the board knew that day.
    Level(Level),
}

impl Audience {
    /// True when this audience holds a class.
    pub fn holds(&self, class: &Class) -> bool {
        match self {
            Self::Class(id) => *id == class.id,
            Self::Level(level) => *level == class.level,
        }
    }
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
    /// Media and information literacy, often with the librarian.
    Media,
    /// A poster or a video for the « Non au harcèlement » prize, made with the class.
    Prize,
    /// An hour led by pupils who are ambassadors, with an adult.
    Ambassadors,
    /// The school nurse.
    Nurse,
    /// The school's social worker or psychologist.
    Social,
    /// An outside partner (police, association).
    Partner,
}

impl Outside {
    /// Every kind.
    pub const ALL: [Self; 11] = [
        Self::Emc,
        Self::Cps,
        Self::ClassLife,
        Self::Pix,
        Self::Evars,
        Self::Media,
        Self::Prize,
        Self::Ambassadors,
        Self::Nurse,
        Self::Social,
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
            Self::Media => "emi",
            Self::Prize => "prix-nah",
            Self::Ambassadors => "ambassadeurs",
            Self::Nurse => "infirmerie",
            Self::Social => "psy-social",
            Self::Partner => "partenaire",
        }
    }

    /// Reads the word used in files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outside| outside.slug() == text)
    }
}

/// What was run.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
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
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SessionRecord {
    /// Made by the program: see [`Said::id`].
    pub id: SessionId,
    /// With whom.
    pub audience: Audience,
    /// What.
    pub activity: Activity,
    /// When.
    pub date: Date,
    /// How long, really.
    pub minutes: u16,
    /// How.
    pub mode: Mode,
    /// Its rank among those that say the same: see [`Said::nth`].
    pub nth: u8,
    /// Where the class resumes the module, when something was left.
    pub resume: Option<StepId>,
    /// What is published of the class's answers.
    pub results: Option<Results>,
}

/// What tells two sessions apart, and what a line of the « cahier de textes » says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// With whom.
    pub audience: Audience,
    /// What.
    pub activity: Activity,
    /// When.
    pub date: Date,
    /// How long, really.
    pub minutes: u16,
    /// How.
    pub mode: Mode,
    /// From 1. Above it only for what a file of version 1 holds twice: a board refuses a session that
    /// says the same as another one, and two equal halves of a day are entered as their sum.
    pub nth: u8,
}

impl Said {
    /// The id of this session: two sessions that say the same are one.
    pub fn id(&self) -> SessionId {
        audience(Hash::new("seance"), &self.audience)
            .word(activity(&self.activity).0)
            .word(activity(&self.activity).1)
            .word(&self.date.iso())
            .word(&self.minutes.to_string())
            .word(self.mode.slug())
            .word(&self.nth.to_string())
            .session()
    }

    /// The session, where it resumes and what is published of it.
    pub fn session(self, resume: Option<StepId>, results: Option<Results>) -> SessionRecord {
        SessionRecord {
            id: self.id(),
            audience: self.audience,
            activity: self.activity,
            date: self.date,
            minutes: self.minutes,
            mode: self.mode,
            nth: self.nth,
            resume,
            results,
        }
    }
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

/// A session that is planned. It is done when a session of the same activity is entered: see
/// [`PlanState`](super::PlanState).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Planned {
    /// When.
    pub date: Date,
    /// With whom.
    pub audience: Audience,
    /// What.
    pub activity: Activity,
    /// Made by the program from the rest.
    pub id: PlannedId,
}

impl Planned {
    /// A planned session.
    pub fn new(audience_of: Audience, what: Activity, date: Date) -> Self {
        let id = audience(Hash::new("prevu"), &audience_of)
            .word(activity(&what).0)
            .word(activity(&what).1)
            .word(&date.iso())
            .planned();
        Self {
            date,
            audience: audience_of,
            activity: what,
            id,
        }
    }
}

/// An action of the school for the axes that are not about teaching pupils.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActionKind {
    /// Staff were trained; the count is how many.
    StaffTrained,
    /// Pupils who are ambassadors met; the count is how many came.
    AmbassadorsMet,
    /// The protocol was presented, to staff or parents; the count is how many heard it.
    ProtocolPresented,
    /// A workshop for parents; the count is how many came.
    ParentsWorkshop,
    /// A project was sent to the « Non au harcèlement » prize; the count is how many pupils made it.
    PrizeSent,
    /// A council (CVC, CVL, CESCE) worked on it; the count is how many took part.
    CouncilMet,
}

impl ActionKind {
    /// Every kind.
    pub const ALL: [Self; 6] = [
        Self::StaffTrained,
        Self::AmbassadorsMet,
        Self::ProtocolPresented,
        Self::ParentsWorkshop,
        Self::PrizeSent,
        Self::CouncilMet,
    ];

    /// The word used in files and in the registry of axes.
    pub fn slug(self) -> &'static str {
        match self {
            Self::StaffTrained => "personnels-formes",
            Self::AmbassadorsMet => "reunion-ambassadeurs",
            Self::ProtocolPresented => "protocole-presente",
            Self::ParentsWorkshop => "atelier-parents",
            Self::PrizeSent => "prix-nah",
            Self::CouncilMet => "instance-reunie",
        }
    }

    /// Reads the word used in files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == text)
    }
}

/// An action that was done: a kind, a day and perhaps a count. One entry for a kind and a day.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct AxisAction {
    /// When.
    pub date: Date,
    /// What.
    pub kind: ActionKind,
    /// How many people, from 1 to [`MAX_COUNT`].
    pub count: Option<u16>,
    /// Made by the program from the kind and the day.
    pub id: ActionId,
}

impl AxisAction {
    /// An action.
    pub fn new(kind: ActionKind, date: Date, count: Option<u16>) -> Self {
        let id = Hash::new("action")
            .word(kind.slug())
            .word(&date.iso())
            .action();
        Self {
            date,
            kind,
            count,
            id,
        }
    }
}

fn audience(hash: Hash, audience: &Audience) -> Hash {
    match audience {
        Audience::Class(id) => hash.word("classe").word(id.as_str()),
        Audience::Level(level) => hash.word("niveau").word(level.short()),
    }
}

fn activity(activity: &Activity) -> (&str, &str) {
    match activity {
        Activity::Module(id) => ("module", id.as_str()),
        Activity::Outside(outside) => ("activite", outside.slug()),
    }
}
