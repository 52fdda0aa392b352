//! Which scene of a story may lead to which, whatever its conditions.

use std::collections::BTreeSet;

use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::scenario::{Act, SKIP, Scenario, Target};

/// A turn of the story.
pub(super) struct Turn {
    pub id: ChoiceId,
    pub from: usize,
    pub to: Vec<usize>,
}

/// Which scene leads to which.
pub(super) struct Ways {
    pub turns: Vec<Turn>,
    /// For each scene, those that it leads to.
    next: Vec<BTreeSet<usize>>,
    /// For each scene, those that can be met after it.
    after: Vec<BTreeSet<usize>>,
    endings: BTreeSet<usize>,
}

impl Ways {
    /// Reads them from a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        let turns = turns(scenario);
        let mut next = vec![BTreeSet::new(); scenario.scenes.len()];
        for turn in &turns {
            next[turn.from].extend(turn.to.iter().copied());
        }
        let scenes = scenario.scenes.iter().enumerate();
        let endings = scenes.filter(|(_, scene)| scene.ending.is_some());
        let mut ways = Self {
            turns,
            next,
            after: Vec::new(),
            endings: endings.map(|(nth, _)| nth).collect(),
        };
        let after = (0..ways.next.len()).map(|scene| {
            let next = ways.next[scene].iter();
            next.flat_map(|next| ways.reached_without(*next, usize::MAX))
                .collect()
        });
        ways.after = after.collect();
        ways
    }

    /// How many scenes there are.
    pub fn scenes(&self) -> usize {
        self.next.len()
    }

    /// The turns, in the order of their counts: the scene of each, and where it may lead.
    pub fn turns(&self) -> impl Iterator<Item = (usize, &[usize])> {
        self.turns
            .iter()
            .map(|turn| (turn.from, turn.to.as_slice()))
    }

    /// True when a scene can be met after another; a scene reaches itself.
    pub fn reach(&self, from: usize, to: usize) -> bool {
        from == to
            || self
                .after
                .get(from)
                .is_some_and(|after| after.contains(&to))
    }

    /// True when a play may meet a scene again.
    pub fn comes_back(&self, scene: usize) -> bool {
        self.after
            .get(scene)
            .is_some_and(|after| after.contains(&scene))
    }

    /// True when plays end there.
    pub fn ends(&self, scene: usize) -> bool {
        self.endings.contains(&scene)
    }

    /// The scenes that can be met from one, itself included, without passing another.
    pub fn reached_without(&self, from: usize, passage: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::new();
        let mut ahead = vec![from];
        while let Some(scene) = ahead.pop() {
            if scene != passage && reached.insert(scene) {
                ahead.extend(self.next.get(scene).into_iter().flatten());
            }
        }
        reached
    }
}

/// Every turn of the story, « passer » included, with the scenes that it may lead to.
fn turns(scenario: &Scenario) -> Vec<Turn> {
    let rank = |id: &SceneId| scenario.scenes.iter().position(|scene| scene.id == *id);
    let mut turns = Vec::new();
    for (from, scene) in scenario.scenes.iter().enumerate() {
        for choice in scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn)
        {
            let to = match &choice.target {
                Target::Scene(scene) => rank(scene).into_iter().collect(),
                Target::Return => returns(scenario, from),
            };
            turns.push(Turn {
                id: choice.id.clone(),
                from,
                to,
            });
        }
        if let (Some(to), Ok(id)) = (scene.skip.as_ref().and_then(rank), ChoiceId::parse(SKIP)) {
            turns.push(Turn {
                id,
                from,
                to: vec![to],
            });
        }
    }
    turns
}

/// Where a way back from a scene may lead: where each caller said, if the scene can be met inside
/// what it opened.
fn returns(scenario: &Scenario, from: usize) -> Vec<usize> {
    let rank = |id: &SceneId| scenario.scenes.iter().position(|scene| scene.id == *id);
    let mut found = BTreeSet::new();
    let choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
    for choice in choices {
        let (Some(then), Target::Scene(first)) = (&choice.then, &choice.target) else {
            continue;
        };
        let mut inside = BTreeSet::new();
        let mut ahead: Vec<usize> = rank(first).into_iter().collect();
        while let Some(nth) = ahead.pop() {
            let Some(scene) = scenario.scenes.get(nth).filter(|_| inside.insert(nth)) else {
                continue;
            };
            for choice in &scene.choices {
                // What is opened inside comes back inside.
                let next = match (&choice.target, &choice.then) {
                    (_, Some(then)) => rank(then),
                    (Target::Scene(to), None) => rank(to),
                    (Target::Return, None) => None,
                };
                ahead.extend(next);
            }
            ahead.extend(scene.skip.as_ref().and_then(rank));
        }
        if inside.contains(&from) {
            found.extend(rank(then));
        }
    }
    found.into_iter().collect()
}
