//! What may be published about a class.
//!
//! Small numbers name people: with fourteen plays almost every cell of a map is under five, and exact
//! counts elsewhere let small ones be deduced. So results are words, and exact counts only where every
//! option is in 5..n−5; under [`CONTRIBUTORS`] contributors, nothing is. What is published is what an
//! attacker who knows everything published cannot narrow (see the safeguarding rules, « What may be
//! published about a class »).

use std::collections::BTreeMap;

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

/// What is published of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedQuestion {
    /// Each option with its count.
    Exact(Vec<(OptionId, u16)>),
    /// Each option with a word.
    Words(Vec<(OptionId, Thickness)>),
    /// The option most chosen, alone.
    Top(OptionId),
    /// Nothing.
    Nothing,
}

/// What is published of the answers of a class, once and for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedAnswers {
    /// The module.
    pub module: ModuleId,
    /// How many pupils handed theirs in.
    pub contributors: u16,
    /// Each question, in the order of the module.
    pub questions: Vec<(QuestionId, PublishedQuestion)>,
}

/// What is published of the plays of a class, once and for all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishedMap {
    /// The scenario.
    pub scenario: ScenarioId,
    /// How many plays.
    pub plays: u16,
    /// For each scene, how many plays met it.
    pub scenes: BTreeMap<SceneId, Thickness>,
    /// For each turn of a scene, how many plays made it; none where it could be narrowed.
    pub choices: BTreeMap<(SceneId, ChoiceId), Thickness>,
}
