//! A scenario: scenes, messages and choices, as its author wrote it.
//!
//! Nothing here plays: see [`play`](super::play) for the fold and [`explore`](super::explore) for
//! the walk through every reachable state.

use super::id::{CharacterId, ChoiceId, MeasureId, ScenarioId, SceneId};
use super::text::Inline;

/// Most words of a scene, messages included and choices excluded: 25 seconds read aloud.
pub const SCENE_WORDS: usize = 60;
/// Fewest scenes of a scenario that ships.
pub const SCENES: usize = 12;
/// Fewest different outcomes among the endings of a scenario.
pub const OUTCOMES: usize = 3;

/// The id under which « Passer cette scène » is kept in a play: no author's choice can bear it.
pub const SKIP: &str = "passer-la-scene";

/// Who the pupil is in the story. The person targeted and the author of the harm do not exist here
/// (rule R2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Someone who sees.
    Witness,
    /// A friend.
    Friend,
    /// Someone whose advice is asked.
    Adviser,
}

impl Role {
    /// The word used in front matter.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Witness => "temoin",
            Self::Friend => "ami",
            Self::Adviser => "conseil",
        }
    }

    /// Reads the word used in front matter.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Witness, Self::Friend, Self::Adviser]
            .into_iter()
            .find(|role| role.slug() == text)
    }
}

/// Someone of the story. The first name changes with the set that the class uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Character {
    /// The id, which the text uses.
    pub id: CharacterId,
    /// The names, one for each set. An adult who is called by a function has one.
    pub names: Vec<String>,
}

impl Character {
    /// The name in a set; sets wrap around, so that every set names everybody.
    pub fn name(&self, set: usize) -> &str {
        let wrapped = set.checked_rem(self.names.len()).unwrap_or(0);
        self.names.get(wrapped).map_or("", String::as_str)
    }
}

/// What a rise of a measure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// Someone is better off.
    Help,
    /// Someone is worse off.
    Harm,
}

/// Something the choices change, within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// Where it starts.
    pub start: i32,
    /// Its lower bound.
    pub min: i32,
    /// Its upper bound.
    pub max: i32,
    /// What a rise means.
    pub polarity: Polarity,
}

/// How a story ends, for the person targeted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Someone has helped.
    Help,
    /// Some help, some harm left.
    Mixed,
    /// The harm goes on; the ending says what can still be done.
    Harm,
}

impl Outcome {
    /// Reads the word used in scenario files.
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "aide" => Some(Self::Help),
            "mitige" => Some(Self::Mixed),
            "tort" => Some(Self::Harm),
            _ => None,
        }
    }
}

/// Who speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Speaker {
    /// The pupil.
    You,
    /// A character.
    Character(CharacterId),
}

/// One thing that happens in a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beat {
    /// The story is told.
    Narration(Vec<Inline>),
    /// Someone writes.
    Message {
        /// Who.
        from: Speaker,
        /// Seen by the pupil alone.
        private: bool,
        /// What.
        text: Vec<Inline>,
    },
}

impl Beat {
    /// Its words.
    pub fn text(&self) -> &[Inline] {
        match self {
            Self::Narration(text) | Self::Message { text, .. } => text,
        }
    }
}

/// A comparison of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `=`
    Equal,
}

impl Compare {
    /// True when the value stands in this relation to the bound.
    pub fn holds(self, value: i32, bound: i32) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::Below => value < bound,
            Self::Equal => value == bound,
        }
    }
}

/// A condition of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The measure looked at.
    pub measure: MeasureId,
    /// How it is compared.
    pub compare: Compare,
    /// With what.
    pub bound: i32,
}

/// An effect of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The measure changed.
    pub measure: MeasureId,
    /// By how much.
    pub by: i32,
}

/// Something the pupil can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Its id.
    pub id: ChoiceId,
    /// Its words.
    pub label: Vec<Inline>,
    /// Where it leads.
    pub target: SceneId,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// When it can be chosen: all of these hold.
    pub conditions: Vec<Condition>,
    /// Never counted by hands nor shown to parents.
    pub sensitive: bool,
    /// Disappears once chosen.
    pub once: bool,
}

/// What a scene contains, so that the checks have something to stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tags {
    /// Someone is hurt.
    pub harm: bool,
    /// Someone helps.
    pub help: bool,
    /// A wrong is repaired.
    pub repair: bool,
}

/// A scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Its id.
    pub id: SceneId,
    /// Its title.
    pub title: Vec<Inline>,
    /// What happens.
    pub beats: Vec<Beat>,
    /// What the pupil can do.
    pub choices: Vec<Choice>,
    /// What it contains.
    pub tags: Tags,
    /// Where « Passer cette scène » leads, when the scene is sensitive.
    pub skip: Option<SceneId>,
    /// How the story ends here.
    pub ending: Option<Outcome>,
}

impl Scene {
    /// True when the scene lets the pupil choose. Several ways on that say the same words, each with
    /// its own condition, are one way for the pupil.
    pub fn is_dilemma(&self) -> bool {
        let mut labels = self.choices.iter().map(|choice| &choice.label);
        let first = labels.next();
        self.skip.is_some() || labels.any(|label| Some(label) != first)
    }

    /// Its words, choices excluded.
    pub fn words(&self) -> usize {
        self.beats
            .iter()
            .map(|beat| super::text::words(beat.text()))
            .sum()
    }
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// Its id.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// Who the pupil is.
    pub role: Role,
    /// One sentence that says so.
    pub you: String,
    /// A neutral sentence about the subject.
    pub announcement: String,
    /// Minutes declared for one play.
    pub minutes: u16,
    /// The people.
    pub characters: Vec<Character>,
    /// What the choices change.
    pub measures: Vec<Measure>,
    /// The scenes; the play begins at the first one.
    pub scenes: Vec<Scene>,
}

impl Scenario {
    /// The scene that has this id.
    pub fn scene(&self, id: &SceneId) -> Option<&Scene> {
        self.scenes.iter().find(|scene| scene.id == *id)
    }

    /// The name of a character in a set; the id where there is none, which the checker refuses.
    pub fn name(&self, id: &CharacterId, set: usize) -> String {
        self.characters
            .iter()
            .find(|character| character.id == *id)
            .map_or_else(
                || id.to_string(),
                |character| character.name(set).to_owned(),
            )
    }

    /// How many sets of first names it has.
    pub fn sets(&self) -> usize {
        self.characters
            .iter()
            .map(|character| character.names.len())
            .max()
            .unwrap_or(1)
    }
}
