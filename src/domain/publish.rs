//! What may be published about a class.
//!
//! Small numbers name people: with fourteen plays almost every cell of a map is under five, and exact
//! counts elsewhere let small ones be deduced. So results are words, and exact counts only where every
//! option is in 5..n−5; under [`CONTRIBUTORS`] contributors, nothing is. What is published is what an
//! attacker who knows everything published cannot narrow (see the safeguarding rules, « What may be
//! published about a class »).
//!
//! Whether a word is shown never depends on the count behind it: it depends on the number of
//! contributors, the lesson, and the words shown before. So a word that is withheld tells nothing.
//! What the attacker knows, and what is not proved, is in `docs/decisions/0016-publication.md`.

mod answers;
mod attacker;
mod flows;
mod scale;
mod walks;

use std::collections::BTreeMap;

pub use self::answers::answers;
pub use self::scale::Scale;
pub use self::walks::{map, map_of};
use super::id::{ChoiceId, ModuleId, OptionId, QuestionId, ScenarioId, SceneId};

/// Fewest contributors of anything published but minutes.
pub const CONTRIBUTORS: u16 = 10;

/// The three words of a result; zero is never told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thickness {
    /// « Peu ou personne »: 0 to 4.
    Few,
    /// « Un groupe ».
    Group,
    /// « Beaucoup ».
    Many,
}

impl Thickness {
    /// Every word, from the smallest.
    pub const ALL: [Self; 3] = [Self::Few, Self::Group, Self::Many];
}

/// What is published of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedQuestion {
    /// Each option with its count.
    Exact(Vec<(OptionId, u16)>),
    /// Each option with a word.
    Words(Vec<(OptionId, Thickness)>),
    /// The option most chosen, alone.
    Top(OptionId),
    /// Nothing: too few answered.
    Nothing,
}

/// What is published of the answers of a class, once and for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedAnswers {
    /// The module.
    pub module: ModuleId,
    /// How many pupils handed theirs in; 0 when they were fewer than [`CONTRIBUTORS`].
    pub contributors: u16,
    /// Each question where one chooses among options, in the order of the module; none when there
    /// were too few contributors.
    pub questions: Vec<(QuestionId, PublishedQuestion)>,
}

/// What is published of the plays of a class, once and for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMap {
    /// The scenario.
    pub scenario: ScenarioId,
    /// How many plays; 0 when they were fewer than [`CONTRIBUTORS`].
    pub plays: u16,
    /// For each scene, how many plays met it; absent where the word is withheld.
    pub scenes: BTreeMap<SceneId, Thickness>,
    /// For each turn of a scene, how many plays made it; absent where the word is withheld.
    pub choices: BTreeMap<(SceneId, ChoiceId), Thickness>,
}

impl PublishedMap {
    /// True when there were too few plays for anything to be shown.
    pub fn is_empty(&self) -> bool {
        self.plays < CONTRIBUTORS
    }
}

impl PublishedAnswers {
    /// True when there were too few contributors for anything to be shown.
    pub fn is_empty(&self) -> bool {
        self.contributors < CONTRIBUTORS
    }
}

/// Fewest values that a small count must keep.
const VALUES: i32 = 3;
/// Largest count that is called small.
const SMALL: i32 = 4;

/// True when a count known to be within these bounds may be small, and keeps fewer than
/// [`VALUES`] values: a person could be guessed behind it, or known to be absent.
fn is_narrow((low, high): (i32, i32)) -> bool {
    low <= SMALL && high - low + 1 < VALUES
}

/// The bounds of those who are not counted.
fn others((low, high): (i32, i32), total: i32) -> (i32, i32) {
    (total - high, total - low)
}
