//! « Comptage express »: at most three counts by hands, which fill a small map in ninety seconds.
//!
//! How the plays ended, then what was chosen at two turning points. Nothing `sensible` is counted by
//! hands. What is shown of the counts follows the same rule as codes.

use std::collections::BTreeSet;

use super::id::{ChoiceId, SceneId};
use super::play::Story;
use super::publish::{PublishedMap, map_of};
use super::scenario::{Act, Scenario, Scene, Target};
use super::sums::PlaySums;

/// Most turning points.
pub const TURNING_POINTS: usize = 2;

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Express {
    /// For each ending, how many hands.
    pub endings: Vec<(SceneId, u16)>,
    /// For each turning point, how many hands for each turn; a scene that was not counted is absent.
    pub turning: Vec<(SceneId, Vec<(ChoiceId, u16)>)>,
}

/// Counts that cannot be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miscount {
    /// The turning point with more hands than plays.
    pub scene: SceneId,
    /// Its hands.
    pub hands: u16,
    /// How many plays ended.
    pub plays: u16,
}

impl Express {
    /// How many plays: each ended once.
    pub fn plays(&self) -> u16 {
        total(self.endings.iter().map(|(_, count)| *count))
    }

    /// What may be published of it: only what was counted, in words.
    ///
    /// # Errors
    /// [`Miscount`] when a turning point has more hands than there are plays.
    pub fn publish(&self, story: &Story) -> Result<PublishedMap, Miscount> {
        let plays = self.plays();
        let mut sums = PlaySums {
            plays,
            ..PlaySums::default()
        };
        sums.scenes.extend(self.endings.iter().cloned());
        for (scene, turns) in &self.turning {
            let hands = total(turns.iter().map(|(_, count)| *count));
            if hands > plays {
                let scene = scene.clone();
                return Err(Miscount {
                    scene,
                    hands,
                    plays,
                });
            }
            sums.scenes.insert(scene.clone(), hands);
            let counts = turns.iter().cloned();
            sums.choices
                .extend(counts.map(|(turn, count)| ((scene.clone(), turn), count)));
        }
        let turning: Vec<SceneId> = self
            .turning
            .iter()
            .map(|(scene, _)| scene.clone())
            .collect();
        let scenes = story.scenario().scenes.iter().map(|scene| scene.id.clone());
        let counted: Vec<SceneId> = scenes
            .filter(|scene| sums.scenes.contains_key(scene))
            .collect();
        Ok(map_of(story, &sums, &counted, &turning))
    }
}

fn total(counts: impl Iterator<Item = u16>) -> u16 {
    counts.fold(0, u16::saturating_add)
}

/// The endings of a scenario, in its order.
pub fn endings(scenario: &Scenario) -> Vec<&Scene> {
    let scenes = scenario.scenes.iter();
    scenes.filter(|scene| scene.ending.is_some()).collect()
}

/// The two scenes that are worth counting, in the order of the story: among those where one really
/// chooses and nothing is `sensible`, the ones that every play meets come first, then those whose
/// choice opens or closes the most scenes; the earlier of two equals.
pub fn turning_points(scenario: &Scenario) -> Vec<&Scene> {
    let graph = Graph::of(scenario);
    let mut weighed: Vec<(bool, usize, usize)> = Vec::new();
    for (nth, scene) in scenario.scenes.iter().enumerate() {
        let quiet = scene.skip.is_none() && !scene.choices.iter().any(|choice| choice.sensitive);
        let weight = graph.weight(nth);
        if quiet && scene.is_dilemma() && weight > 0 {
            weighed.push((graph.is_met_by_all(nth), weight, nth));
        }
    }
    weighed.sort_by_key(|(all, weight, nth)| (!all, usize::MAX - weight, *nth));
    let mut chosen: Vec<usize> = weighed.into_iter().map(|(.., nth)| nth).collect();
    chosen.truncate(TURNING_POINTS);
    chosen.sort_unstable();
    let scenes = chosen.into_iter();
    scenes.filter_map(|nth| scenario.scenes.get(nth)).collect()
}

/// Where turns lead; what a sub-scene leads back to is where its caller said.
struct Graph {
    /// For each scene, where each of its turns leads.
    turns: Vec<Vec<Vec<usize>>>,
    endings: BTreeSet<usize>,
}

impl Graph {
    fn of(scenario: &Scenario) -> Self {
        let rank = |id: &SceneId| scenario.scenes.iter().position(|scene| scene.id == *id);
        let turns = scenario.scenes.iter().map(|scene| {
            let choices = scene
                .choices
                .iter()
                .filter(|choice| choice.act == Act::Turn);
            let to = choices.map(|choice| {
                let target = match &choice.target {
                    Target::Scene(to) => rank(to),
                    Target::Return => None,
                };
                let then = choice.then.as_ref().and_then(rank);
                target.into_iter().chain(then).collect()
            });
            let skip = scene.skip.as_ref().and_then(rank).map(|to| vec![to]);
            to.chain(skip).collect()
        });
        let scenes = scenario.scenes.iter().enumerate();
        let endings = scenes.filter(|(_, scene)| scene.ending.is_some());
        Self {
            turns: turns.collect(),
            endings: endings.map(|(nth, _)| nth).collect(),
        }
    }

    /// What can be met from these scenes without passing another.
    fn after(&self, from: &[usize], without: usize) -> BTreeSet<usize> {
        let mut met = BTreeSet::new();
        let mut ahead = from.to_vec();
        while let Some(scene) = ahead.pop() {
            if scene != without && met.insert(scene) {
                ahead.extend(self.turns.get(scene).into_iter().flatten().flatten());
            }
        }
        met
    }

    fn is_met_by_all(&self, scene: usize) -> bool {
        self.after(&[0], scene).is_disjoint(&self.endings)
    }

    /// How many scenes some of its turns lead to, and others do not.
    fn weight(&self, scene: usize) -> usize {
        let turns = self.turns.get(scene).into_iter().flatten();
        let met: Vec<BTreeSet<usize>> = turns.map(|to| self.after(to, scene)).collect();
        let all: BTreeSet<usize> = met.iter().flatten().copied().collect();
        let everywhere = |known: &usize| met.iter().all(|met| met.contains(known));
        all.iter().filter(|known| !everywhere(known)).count()
    }
}
