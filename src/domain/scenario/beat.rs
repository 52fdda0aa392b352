//! What happens in a scene: what is told, who says what, who sees what.

use super::{Condition, Role};
use crate::domain::id::CharacterId;
use crate::domain::text::{Inline, words};

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// The pupil.
    You,
    /// A character.
    Character(CharacterId),
}

/// How something is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// To everybody here: a message to the group, a comment, a line of text chat.
    Group,
    /// To the pupil alone, or by the pupil to one person.
    Private,
    /// As a post, for this audience.
    Post(String),
    /// A post passed on, to this audience.
    Share(String),
    /// As a reaction under a post.
    Reaction,
    /// Aloud.
    Voice,
}

/// Whose side of a scene a beat tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum View {
    /// The pupil's, in this role: shown during the play.
    Role(Role),
    /// Someone else's: shown in the debrief only.
    Person(CharacterId),
}

/// Whether someone sees something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// Yes, whatever the settings.
    Always,
    /// No, whatever the settings.
    Never,
    /// When all of these hold.
    When(Vec<Condition>),
}

/// What happens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The story is told.
    Told(Vec<Inline>),
    /// Someone writes or speaks.
    Said {
        /// Who.
        from: Speaker,
        /// How.
        manner: Manner,
        /// What.
        text: Vec<Inline>,
    },
    /// Who sees what, with the settings as they are.
    Sight {
        /// The heading of the first column, then the viewers.
        head: Vec<Vec<Inline>>,
        /// What is seen, and whether each viewer sees it.
        rows: Vec<(Vec<Inline>, Vec<Seen>)>,
    },
}

/// One thing that happens in a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beat {
    /// What happens.
    pub what: What,
    /// When it does: all of these hold.
    pub conditions: Vec<Condition>,
    /// Whose side it tells; everybody's when none.
    pub view: Option<View>,
}

impl Beat {
    /// How many words one reads.
    pub fn words(&self) -> usize {
        match &self.what {
            What::Told(text) | What::Said { text, .. } => words(text),
            // A table is consulted, not read from end to end.
            What::Sight { .. } => 0,
        }
    }
}
