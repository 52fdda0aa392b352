//! What a class produces: sums of counters, never the record of a pupil.
//!
//! Adding is commutative and associative; no order, time or device can be read back. What may be
//! shown of sums is decided by [`publish`](super::publish).

use std::collections::{BTreeMap, BTreeSet};

use super::id::{ChoiceId, OptionId, QuestionId, SceneId};
use super::play::{Move, Position, Story};

/// Counters of the plays of a scenario. A play counts once for each scene that it met and once for
/// each turn that it made, however often it came back there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PlaySums {
    /// How many plays.
    pub plays: u16,
    /// For each scene met, by how many plays.
    pub scenes: BTreeMap<SceneId, u16>,
    /// For each turn made in a scene, by how many plays; « passer » is one.
    pub choices: BTreeMap<(SceneId, ChoiceId), u16>,
}

impl PlaySums {
    /// The counters of one play.
    pub fn of(story: &Story, position: &Position) -> Self {
        let scene_of = |state| story.scene(state).map(|scene| scene.id.clone());
        let states = position.trail.iter().map(|turn| turn.state);
        let scenes: BTreeSet<SceneId> = states
            .chain([position.state])
            .filter_map(scene_of)
            .collect();
        let choices: BTreeSet<(SceneId, ChoiceId)> = story
            .turns(position)
            .filter(|(_, turn)| !matches!(turn.made, Move::Role(_)))
            .filter_map(|(_, turn)| {
                Some((scene_of(turn.state)?, story.id_of(turn.state, turn.made)?))
            })
            .collect();
        Self {
            plays: 1,
            scenes: scenes.into_iter().map(|id| (id, 1)).collect(),
            choices: choices.into_iter().map(|id| (id, 1)).collect(),
        }
    }

    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.plays = self.plays.saturating_add(other.plays);
        add(&mut self.scenes, &other.scenes);
        add(&mut self.choices, &other.choices);
    }
}

/// Counters of the answers to the knowledge questions of a module where one chooses among options.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AnswerSums {
    /// How many pupils.
    pub handed: u16,
    /// For each question, how many answered it.
    pub answered: BTreeMap<QuestionId, u16>,
    /// For each option, how many chose it.
    pub chosen: BTreeMap<(QuestionId, OptionId), u16>,
}

impl AnswerSums {
    /// Adds other sums.
    pub fn add(&mut self, other: &Self) {
        self.handed = self.handed.saturating_add(other.handed);
        add(&mut self.answered, &other.answered);
        add(&mut self.chosen, &other.chosen);
    }
}

fn add<K: Ord + Clone>(sums: &mut BTreeMap<K, u16>, more: &BTreeMap<K, u16>) {
    for (key, count) in more {
        let sum = sums.entry(key.clone()).or_default();
        *sum = sum.saturating_add(*count);
    }
}
