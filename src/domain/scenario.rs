//! A scenario: scenes, messages and choices, as its author wrote it.
//!
//! Nothing here plays: see [`play`](super::play) for the fold and [`explore`](super::explore) for
//! the walk through every reachable state.

use super::id::{CharacterId, ChoiceId, MeasureId, ModuleId, ScenarioId, SceneId};
use super::lesson::Level;
use super::text::{Inline, words};

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

/// What a rise of a measure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// Someone is better off.
    Help,
    /// Someone is worse off.
    Harm,
}

/// How a measure is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Face {
    /// It is not: it counts in silence.
    Hidden,
    /// As a growing number.
    Counter {
        /// What is counted.
        name: String,
        /// The number for each value, from the lower bound up.
        numbers: Vec<u32>,
    },
    /// As a setting.
    Setting {
        /// What is set.
        name: String,
        /// Its values, from the most closed to the most open: the slug that conditions use, and the
        /// words on the screen. Their ranks are the values of the measure.
        values: Vec<(String, String)>,
    },
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
    /// How it is shown.
    pub face: Face,
}

impl Measure {
    /// The value that a condition or an effect names: a number, or one of a setting's values.
    pub fn value(&self, text: &str) -> Option<i32> {
        match &self.face {
            Face::Hidden | Face::Counter { .. } => text.parse().ok(),
            Face::Setting { values, .. } => values
                .iter()
                .position(|(slug, _)| slug == text)
                .and_then(|rank| i32::try_from(rank).ok()),
        }
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
    /// Not equal: a setting can be changed only to another value.
    Other,
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
            Self::Other => value != bound,
        }
    }
}

/// When something holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A measure compared with a bound.
    Measure {
        /// The measure looked at.
        measure: MeasureId,
        /// How it is compared.
        compare: Compare,
        /// With what.
        bound: i32,
    },
    /// The play has left this scene before, or has not.
    Met(SceneId, bool),
    /// A choice of this id was made, or was not.
    Made(ChoiceId, bool),
    /// At least so many of the clues that reveal were found.
    Found(u32),
    /// The pupil has this role.
    Role(Role),
}

/// What an effect does to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Adds.
    By(i32),
    /// Sets.
    To(i32),
}

/// An effect of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The measure changed.
    pub measure: MeasureId,
    /// How.
    pub change: Change,
}

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

/// What a scene or a choice is, so that the checks have something to stand on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
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
