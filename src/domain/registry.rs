//! Registries: the frameworks a school knows, the help contacts, the facts, the first names.
//!
//! They are data of `content/referentiels/`, versioned and dated; no label of them is written in
//! the program.

use super::board::ActionKind;
use super::date::Date;
use super::id::{AxisId, ContactId, FactId, HighlightId};

/// Where a piece of data comes from and until when it may be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// In words.
    pub words: String,
    /// When it was last verified.
    pub verified_on: Date,
    /// When it must be verified again; past that day the check fails.
    pub review_by: Date,
}

/// An axis of the pHARe programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis {
    /// Its id.
    pub id: AxisId,
    /// Its official words.
    pub label: String,
    /// A shorter form for tables.
    pub short: String,
    /// The former pillars (2021–2023) that it takes over, by their labels.
    pub former: Vec<String>,
}

/// How sure the date of a highlight is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Certainty {
    /// Read in an official source.
    Known,
    /// Computed or remembered: to be confirmed.
    ToConfirm,
    /// Each school chooses a day in this period.
    SchoolChooses,
}

impl Certainty {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Known, Self::ToConfirm, Self::SchoolChooses];

    /// The word used in the registry.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Known => "verifiee",
            Self::ToConfirm => "a-confirmer",
            Self::SchoolChooses => "au-choix",
        }
    }

    /// Reads the word used in the registry.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.slug() == text)
    }
}

/// A day or period of the school year about bullying (« temps fort »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Highlight {
    /// Its id.
    pub id: HighlightId,
    /// Its name.
    pub label: String,
    /// The day, or the first one of a period.
    pub from: Date,
    /// The last day of a period.
    pub until: Option<Date>,
    /// How sure the date is.
    pub certainty: Certainty,
    /// Where this comes from.
    pub source: Source,
}

/// An entry of a framework of skills (CPS, CRCN).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skill {
    /// Its id, as lessons name it.
    pub id: String,
    /// Its words.
    pub label: String,
}

/// How urgent the situation is for which one calls (« Help, always » in the safeguarding rules).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// Immediate danger.
    Danger,
    /// Thoughts of suicide.
    Suicide,
    /// Harassment.
    Harassment,
}

impl Urgency {
    /// Every level, most urgent first.
    pub const ALL: [Self; 3] = [Self::Danger, Self::Suicide, Self::Harassment];

    /// The word used in the registry.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Suicide => "suicide",
            Self::Harassment => "harcelement",
        }
    }

    /// Reads the word used in the registry.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|urgency| urgency.slug() == text)
    }
}

/// A service that helps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// Its name.
    pub name: String,
    /// The number as people read it.
    pub number: String,
    /// The digits to dial.
    pub dial: String,
    /// By SMS rather than by voice.
    pub by_sms: bool,
    /// For what.
    pub urgency: Urgency,
    /// Opening hours in words.
    pub hours: String,
    /// Opening and closing in minutes since midnight, local time; `None` is day and night.
    pub open: Option<(u16, u16)>,
    /// What it is for, in one sentence.
    pub scope: String,
    /// Cost, when known.
    pub cost: Option<String>,
    /// Its site, when it has one.
    pub site: Option<String>,
    /// Where this comes from.
    pub source: Source,
}

/// A fact that a text may state.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Its id.
    pub id: FactId,
    /// The whole sentence, with year and population.
    pub sentence: String,
    /// The figures that a text may write for it.
    pub figures: Vec<String>,
    /// Where it comes from.
    pub source: Source,
}

/// Grammatical gender of a first name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// Feminine.
    Feminine,
    /// Masculine.
    Masculine,
}

/// A first name that scenarios may use. The initial matters because of elision (« d’Inès »,
/// « de Zoé »).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstName {
    /// The name.
    pub name: String,
    /// Its gender.
    pub gender: Gender,
    /// Begins like a vowel.
    pub vowel: bool,
}

/// All registries.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Registries {
    /// Version of the pHARe axes, in words.
    pub phare_version: String,
    /// pHARe axes.
    pub axes: Vec<Axis>,
    /// The axis of each kind of action.
    pub actions: Vec<(ActionKind, AxisId)>,
    /// Highlights of the school years, by date.
    pub highlights: Vec<Highlight>,
    /// Specific psychosocial skills (CPS).
    pub cps: Vec<Skill>,
    /// Digital skills (CRCN).
    pub crcn: Vec<Skill>,
    /// Help contacts, in the order of the help page.
    pub contacts: Vec<Contact>,
    /// Facts.
    pub facts: Vec<Fact>,
    /// First names.
    pub names: Vec<FirstName>,
    /// State of the accessibility of the program.
    pub accessibility: Accessibility,
}

/// What is known of the program's accessibility (RGAA).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Accessibility {
    /// The state in the words of the rule: « non conforme » until an audit exists.
    pub state: String,
    /// The version of the rule.
    pub framework: String,
    /// What an audit must still look at.
    pub to_audit: String,
    /// Criteria: id, label, proof.
    pub criteria: Vec<(String, String, String)>,
}

impl Registries {
    /// The fact that has this id.
    pub fn fact(&self, id: &str) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id.as_str() == id)
    }

    /// True when the digits are a number of the registry.
    pub fn knows_number(&self, digits: &str) -> bool {
        self.contacts.iter().any(|contact| {
            contact.dial == digits
                || contact
                    .number
                    .chars()
                    .filter(char::is_ascii_digit)
                    .eq(digits.chars())
        })
    }

    /// The first name that is written so.
    pub fn name(&self, name: &str) -> Option<&FirstName> {
        self.names.iter().find(|first| first.name == name)
    }
}
