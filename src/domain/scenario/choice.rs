//! What a pupil can do, and what it is in itself.

use super::{Change, Condition, Effect, Face, Measure, Polarity};
use crate::domain::id::{ChoiceId, MeasureId, SceneId};
use crate::domain::text::Inline;

/// Where a choice leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// To a scene.
    Scene(SceneId),
    /// Out of a sub-scene, to the scene that its caller said.
    Return,
}

/// What a choice is to the pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A turn of the story.
    Turn,
    /// An element of a profile, looked at: the story stays where it is.
    Clue {
        /// It reveals too much.
        reveals: bool,
        /// What it reveals, or why it does not.
        feedback: Vec<Inline>,
    },
    /// A setting changed: the story stays where it is.
    Setting(MeasureId),
}

/// Something the pupil can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: ChoiceId,
    /// Its words.
    pub label: Vec<Inline>,
    /// What it is.
    pub act: Act,
    /// Where it leads.
    pub target: Target,
    /// Where the sub-scene that it opens leads back.
    pub then: Option<SceneId>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// When it can be chosen: all of these hold.
    pub conditions: Vec<Condition>,
    /// What it is in itself.
    pub tags: Tags,
    /// Never counted by hands nor shown to parents.
    pub sensitive: bool,
    /// Disappears once chosen.
    pub once: bool,
    /// Offered only when no other turn is.
    pub fallback: bool,
}

impl Choice {
    /// What it is: what its author says, and what the measures it changes mean. A setting is
    /// nobody's help: what it protects shows in the story.
    pub fn meaning(&self, measures: &[Measure]) -> Tags {
        let mut tags = self.tags;
        for effect in &self.effects {
            let Some(measure) = measures.iter().find(|m| m.id == effect.measure) else {
                continue;
            };
            let better = match (effect.change, measure.polarity) {
                _ if matches!(measure.face, Face::Setting { .. }) => continue,
                (Change::To(_), _) => continue,
                (Change::By(by), Polarity::Help) => by > 0,
                (Change::By(by), Polarity::Harm) => by < 0,
            };
            if better {
                tags.help = true;
            } else {
                tags.harm = true;
            }
        }
        tags
    }
}

/// What a scene or a choice is, so that the checks have something to stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "four independent tags, each a word of the format"
)]
pub struct Tags {
    /// Someone is hurt.
    pub harm: bool,
    /// Someone helps.
    pub help: bool,
    /// A wrong is repaired.
    pub repair: bool,
    /// Who does harm gets something out of it.
    pub gain: bool,
}

impl Tags {
    /// True when somebody is better off.
    pub fn relieves(self) -> bool {
        self.help || self.repair
    }
}
