//! A scenario: scenes, messages and choices, as its author wrote it.
//!
//! Nothing here plays: see [`play`](super::play) for the fold and [`explore`](super::explore) for
//! the walk through every reachable state.

mod beat;
mod choice;
mod measure;

pub use self::beat::{Beat, Manner, Seen, Speaker, View, What};
pub use self::choice::{Act, Choice, Tags, Target};
pub use self::measure::{Change, Compare, Condition, Effect, Face, Measure, Polarity};
use super::id::{CharacterId, ModuleId, ScenarioId, SceneId};
use super::lesson::Level;
use super::text::Inline;

/// Most words of a scene, messages included and choices excluded: 25 seconds read aloud.
pub const SCENE_WORDS: usize = 60;
/// Fewest scenes of a scenario that ships.
pub const SCENES: usize = 15;
/// Fewest endings of a scenario that ships.
pub const ENDINGS: usize = 4;
/// Fewest different outcomes among the endings of a scenario.
pub const OUTCOMES: usize = 3;

/// The id under which « Passer cette scène » is kept in a play: no author's choice can bear it.
pub const SKIP: &str = "passer-la-scene";
/// The address by which a sub-scene leads back.
pub const RETURN: &str = "retour";

/// The fictional application in which a story takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AppKind {
    /// « Ricochet »: a group chat and private messages.
    Messaging,
    /// « Vitrine »: posts, reactions, shares, comments.
    Feed,
    /// « Escale »: a profile, and what it reveals.
    Profile,
    /// « Passerelle »: settings, and who sees what.
    Settings,
    /// « Archipel »: a game's lobby, its clan, its voices.
    Game,
    /// « Vigie »: the rehearsal of a report.
    Report,
}

impl AppKind {
    /// Every application.
    pub const ALL: [Self; 6] = [
        Self::Messaging,
        Self::Feed,
        Self::Profile,
        Self::Settings,
        Self::Game,
        Self::Report,
    ];

    /// The word used in front matter.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Messaging => "messagerie",
            Self::Feed => "fil",
            Self::Profile => "profil",
            Self::Settings => "reglages",
            Self::Game => "jeu",
            Self::Report => "signalement",
        }
    }

    /// Reads the word used in front matter.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|app| app.slug() == text)
    }
}

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
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Witness, Self::Friend, Self::Adviser];

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
        Self::ALL.into_iter().find(|role| role.slug() == text)
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

/// What the pupil does in a scene.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// Chooses.
    #[default]
    Story,
    /// Looks for what a profile reveals, then chooses.
    Search,
    /// Changes settings, then chooses.
    Settings,
    /// Adds a ready sentence to a message.
    Compose,
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
    /// What the pupil does here.
    pub mode: Mode,
    /// Where « Passer cette scène » leads, when the scene is sensitive.
    pub skip: Option<SceneId>,
    /// How the story ends here.
    pub ending: Option<Outcome>,
}

impl Scene {
    /// True when the scene lets the pupil choose. Several ways on that say the same words, each with
    /// its own condition, are one way for the pupil.
    pub fn is_dilemma(&self) -> bool {
        let mut labels = self
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn)
            .map(|choice| &choice.label);
        let first = labels.next();
        self.skip.is_some() || labels.any(|label| Some(label) != first)
    }
}

/// What lists say of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StorySummary {
    /// Its id.
    pub id: ScenarioId,
    /// Its title.
    pub title: String,
    /// For which levels.
    pub levels: Vec<Level>,
    /// The action it trains.
    pub gesture: String,
    /// The application in which it takes place.
    pub app: AppKind,
    /// Minutes declared for one play.
    pub minutes: u16,
    /// The module that plays it, if one does.
    pub module: Option<ModuleId>,
}

/// A scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scenario {
    /// What lists say of it.
    pub summary: StorySummary,
    /// Who the pupil may be, each with one sentence that says so.
    pub roles: Vec<(Role, String)>,
    /// Whose sides of a scene can be told.
    pub views: Vec<View>,
    /// A neutral sentence about the subject.
    pub announcement: String,
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
