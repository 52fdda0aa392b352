//! What can be deduced from words: bounds of every count, narrowed until nothing changes.
//!
//! The attacker knows the story, the number of plays, every word shown, that a play counts once
//! where it passes however often it does, and that plays are whole: they begin at the first scene and
//! end at an ending. Conditions are not followed: any turn is taken to be possible.

use std::collections::BTreeSet;

use super::{is_narrow, others};
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::scenario::{Act, SKIP, Scenario, Target};

/// Bounds of a count.
type Bounds = (i32, i32);

/// Words that no plays could give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Impossible;

/// What ties counts together.
#[derive(Debug, Clone)]
enum Tie {
    /// A count is the sum of others.
    Sum(usize, Vec<usize>),
    /// A count is at most the sum of others.
    AtMost(usize, Vec<usize>),
}

/// A turn of the story.
struct Turn {
    id: ChoiceId,
    from: usize,
    to: Vec<usize>,
}

/// What the attacker knows of a story before any word.
pub(super) struct Network {
    plays: i32,
    scenes: Vec<SceneId>,
    turns: Vec<Turn>,
    /// How many counts there are; the first ones are the scenes, then the turns.
    counts: usize,
    ties: Vec<Tie>,
    /// What is known without any word: nothing that is published adds to it.
    known: Known,
    /// The counts that must not be narrowed: scenes, turns, those who met a scene and did not make
    /// the turn.
    guarded: Vec<usize>,
}

/// What the attacker knows: the bounds of every count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Known(Vec<Bounds>);

impl Network {
    /// Ties the counts of a story, for so many plays.
    pub fn of(scenario: &Scenario, ways: Ways, plays: u16) -> Self {
        let mut network = Self {
            plays: i32::from(plays),
            scenes: scenario
                .scenes
                .iter()
                .map(|scene| scene.id.clone())
                .collect(),
            turns: Vec::new(),
            counts: scenario.scenes.len() + ways.turns.len(),
            ties: Vec::new(),
            known: Known(Vec::new()),
            guarded: Vec::new(),
        };
        network.guarded = (0..network.counts).collect();
        let everybody = network.count();
        let (entries, exits) = network.tie_turns(&ways);
        network.tie_scenes(scenario, &ways, everybody, (&entries, &exits));
        network.tie_knots(&ways, everybody, &entries);
        network.tie_passages(&ways, everybody);
        network.turns = ways.turns;
        let mut known = Known(vec![(0, network.plays); network.counts]);
        if let Some(bounds) = known.0.get_mut(everybody) {
            bounds.0 = network.plays;
        }
        // A story without an ending has no whole play: nothing is known, and nothing is published.
        network.known = network.settle(known).unwrap_or(Known(Vec::new()));
        network
    }

    /// What is known before any word.
    pub fn known(&self) -> &Known {
        &self.known
    }

    /// The count of a scene.
    pub fn scene(&self, id: &SceneId) -> Option<usize> {
        self.scenes.iter().position(|known| known == id)
    }

    /// Each turn, with its scene and its count.
    pub fn turns(&self) -> impl Iterator<Item = (&SceneId, &ChoiceId, usize)> {
        let turns = self.turns.iter().enumerate();
        turns.filter_map(|(nth, turn)| {
            let scene = self.scenes.get(turn.from)?;
            Some((scene, &turn.id, self.scenes.len() + nth))
        })
    }

    /// What is known once a count is known to be within bounds.
    ///
    /// # Errors
    /// [`Impossible`] when no plays could give them.
    pub fn learn(
        &self,
        known: &Known,
        count: usize,
        within: (u16, u16),
    ) -> Result<Known, Impossible> {
        let mut known = known.clone();
        let bounds = known.0.get_mut(count).ok_or(Impossible)?;
        bounds.0 = bounds.0.max(i32::from(within.0));
        bounds.1 = bounds.1.min(i32::from(within.1));
        self.settle(known)
    }

    /// True when no count, and nobody left out of one, is narrowed by what was published.
    pub fn is_safe(&self, known: &Known) -> bool {
        self.guarded.iter().all(|count| {
            let (now, before) = (known.0.get(*count), self.known.0.get(*count));
            now.is_some_and(|bounds| {
                now == before || !is_narrow(*bounds) && !is_narrow(others(*bounds, self.plays))
            })
        })
    }

    /// Narrows every bound until nothing changes.
    fn settle(&self, mut known: Known) -> Result<Known, Impossible> {
        loop {
            let before = known.clone();
            for tie in &self.ties {
                known.apply(tie)?;
            }
            if known == before {
                return Ok(known);
            }
        }
    }

    /// One more count that nobody sees.
    fn count(&mut self) -> usize {
        self.counts += 1;
        self.counts - 1
    }

    /// Ties turns to where they lead; gives, for each scene, the counts that enter it and the turns
    /// that leave it.
    fn tie_turns(&mut self, ways: &Ways) -> (Vec<Vec<Entry>>, Vec<Vec<usize>>) {
        let scenes = self.scenes.len();
        let mut entries: Vec<Vec<Entry>> = vec![Vec::new(); scenes];
        let mut exits: Vec<Vec<usize>> = vec![Vec::new(); scenes];
        for (nth, turn) in ways.turns.iter().enumerate() {
            let count = scenes + nth;
            // Those who met the scene and did something else.
            let rest = self.count();
            self.guarded.push(rest);
            self.ties.push(Tie::Sum(turn.from, vec![count, rest]));
            exits[turn.from].push(count);
            let arcs: Vec<usize> = match turn.to.as_slice() {
                [_] => vec![count],
                // A way back leads where its caller said: each of these is a count that nobody sees.
                to => to.iter().map(|_| self.count()).collect(),
            };
            for (to, arc) in turn.to.iter().zip(&arcs) {
                entries[*to].push(Entry {
                    from: turn.from,
                    count: *arc,
                });
                self.ties.push(Tie::AtMost(*arc, vec![count]));
            }
            let comes_back = turn.to.iter().any(|to| ways.reach(*to, turn.from));
            self.ties.push(sum(count, arcs, comes_back));
        }
        (entries, exits)
    }

    /// Every scene is entered and left; plays end at one ending each.
    fn tie_scenes(
        &mut self,
        scenario: &Scenario,
        ways: &Ways,
        everybody: usize,
        (entries, exits): (&[Vec<Entry>], &[Vec<usize>]),
    ) {
        let mut endings = Vec::new();
        for (scene, written) in scenario.scenes.iter().enumerate() {
            let comes_back = ways.comes_back(scene);
            self.ties.push(Tie::AtMost(scene, vec![everybody]));
            if scene == 0 {
                self.ties.push(Tie::Sum(scene, vec![everybody]));
            } else {
                let counts = entries[scene].iter().map(|entry| entry.count).collect();
                self.ties.push(sum(scene, counts, comes_back));
            }
            let counts = entries[scene]
                .iter()
                .map(|entry| Tie::AtMost(entry.count, vec![scene]));
            self.ties.extend(counts);
            if written.ending.is_some() {
                endings.push(scene);
            } else {
                self.ties.push(sum(scene, exits[scene].clone(), comes_back));
            }
        }
        self.ties.push(Tie::Sum(everybody, endings));
    }

    /// Scenes among which one may turn in circles are entered once and left once.
    fn tie_knots(&mut self, ways: &Ways, everybody: usize, entries: &[Vec<Entry>]) {
        let mut tied = BTreeSet::new();
        for scene in 0..self.scenes.len() {
            if !ways.comes_back(scene) || tied.contains(&scene) {
                continue;
            }
            let within = |other: usize| ways.reach(scene, other) && ways.reach(other, scene);
            let inside: Vec<usize> = (0..self.scenes.len()).filter(|s| within(*s)).collect();
            tied.extend(inside.iter().copied());
            let knot = self.count();
            let crossing = |into: bool| {
                let all = entries.iter().enumerate().flat_map(|(to, entries)| {
                    entries
                        .iter()
                        .map(move |entry| (entry.from, to, entry.count))
                });
                let crossing =
                    all.filter(|(from, to, _)| (within(*from), within(*to)) == (!into, into));
                crossing.map(|(.., count)| count).collect::<Vec<usize>>()
            };
            let into = if inside.contains(&0) {
                vec![everybody]
            } else {
                crossing(true)
            };
            self.ties.push(Tie::Sum(knot, into));
            self.ties.push(Tie::Sum(knot, crossing(false)));
            self.ties
                .extend(inside.iter().map(|scene| Tie::AtMost(*scene, vec![knot])));
        }
    }

    /// Who meets a scene has met those that every way there passes, and will meet those that every
    /// way on passes.
    fn tie_passages(&mut self, ways: &Ways, everybody: usize) {
        for passage in 0..self.scenes.len() {
            let before = ways.reached_without(0, passage);
            for scene in (0..self.scenes.len()).filter(|scene| *scene != passage) {
                let must_pass = !before.contains(&scene);
                let ahead = ways.reached_without(scene, passage);
                let can_end = ahead.iter().any(|scene| ways.ends(*scene));
                if must_pass || !can_end {
                    self.ties.push(Tie::AtMost(scene, vec![passage]));
                }
                if scene == 0 && !can_end {
                    self.ties.push(Tie::Sum(passage, vec![everybody]));
                }
            }
        }
    }
}

/// A count that enters a scene.
#[derive(Clone, Copy)]
struct Entry {
    from: usize,
    count: usize,
}

/// A count is the sum of others, or at most that where a play may count in several of them.
fn sum(count: usize, parts: Vec<usize>, comes_back: bool) -> Tie {
    if comes_back {
        Tie::AtMost(count, parts)
    } else {
        Tie::Sum(count, parts)
    }
}

impl Known {
    fn apply(&mut self, tie: &Tie) -> Result<(), Impossible> {
        let (count, parts, is_sum) = match tie {
            Tie::Sum(count, parts) => (*count, parts, true),
            Tie::AtMost(count, parts) => (*count, parts, false),
        };
        let (low, high) = self.bounds(count)?;
        let mut sum = (0, 0);
        for part in parts {
            let (from, to) = self.bounds(*part)?;
            sum = (sum.0 + from, sum.1 + to);
        }
        for part in parts {
            let (from, to) = self.bounds(*part)?;
            let at_least = from.max(low - (sum.1 - to));
            let at_most = if is_sum {
                to.min(high - (sum.0 - from))
            } else {
                to
            };
            self.set(*part, (at_least, at_most))?;
        }
        let at_least = if is_sum { low.max(sum.0) } else { low };
        self.set(count, (at_least, high.min(sum.1)))
    }

    fn bounds(&self, count: usize) -> Result<Bounds, Impossible> {
        self.0.get(count).copied().ok_or(Impossible)
    }

    fn set(&mut self, count: usize, bounds: Bounds) -> Result<(), Impossible> {
        if bounds.0 > bounds.1 {
            return Err(Impossible);
        }
        if let Some(known) = self.0.get_mut(count) {
            *known = bounds;
        }
        Ok(())
    }
}

/// Which scene leads to which.
pub(super) struct Ways {
    turns: Vec<Turn>,
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
    fn reached_without(&self, from: usize, passage: usize) -> BTreeSet<usize> {
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
