//! An attacker that pushes flows: where no play can pass a scene twice, plays are a flow through the
//! story, and how far a count may move is exact.
//!
//! It starts from the true plays, which no attacker knows, and moves one count up and down as far as
//! the words that are shown allow.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use balise::domain::id::{ChoiceId, SceneId};
use balise::domain::play::{Move, Position, Story};
use balise::domain::publish::{PublishedMap, Scale, map};
use balise::domain::scenario::{Act, SKIP, Target};
use proptest::prelude::*;

use super::is_narrow_around;
use super::plays::{class, sums};
use crate::game::stories;
use crate::support::{cases, id};

/// A stretch of pipe.
struct Pipe {
    ends: (usize, usize),
    bounds: (u16, u16),
    flow: u16,
    /// What it counts, when it is something that could be told of a class.
    counts: Option<String>,
}

/// The story as pipes. Scenes among which one may turn in circles are one place.
struct Pipes {
    pipes: Vec<Pipe>,
    places: usize,
}

type Turns = BTreeMap<(SceneId, ChoiceId), Vec<SceneId>>;

/// Every turn with the scenes it may lead to.
fn turns(story: &Story) -> Turns {
    let scenes = &story.scenario().scenes;
    let thens = scenes
        .iter()
        .flat_map(|scene| &scene.choices)
        .filter_map(|choice| choice.then.clone());
    let thens: BTreeSet<SceneId> = thens.collect();
    let mut turns = Turns::new();
    for scene in scenes {
        for choice in scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn)
        {
            let to = match &choice.target {
                Target::Scene(to) => vec![to.clone()],
                Target::Return => thens.iter().cloned().collect(),
            };
            turns.insert((scene.id.clone(), choice.id.clone()), to);
        }
        if let Some(to) = &scene.skip {
            turns.insert((scene.id.clone(), id!(ChoiceId, SKIP)), vec![to.clone()]);
        }
    }
    turns
}

/// For each scene, the first of those with which it forms a circle; itself when there is none.
fn knots(story: &Story, turns: &Turns) -> BTreeMap<SceneId, SceneId> {
    let mut reach: BTreeSet<(SceneId, SceneId)> = turns
        .iter()
        .flat_map(|((from, _), to)| to.iter().map(move |to| (from.clone(), to.clone())))
        .collect();
    let ids: Vec<&SceneId> = story
        .scenario()
        .scenes
        .iter()
        .map(|scene| &scene.id)
        .collect();
    for middle in &ids {
        for from in &ids {
            for to in &ids {
                let has = |a: &SceneId, b: &SceneId| reach.contains(&(a.clone(), b.clone()));
                if has(from, middle) && has(middle, to) {
                    reach.insert(((*from).clone(), (*to).clone()));
                }
            }
        }
    }
    let same = |a: &SceneId, b: &SceneId| {
        a == b || reach.contains(&(a.clone(), b.clone())) && reach.contains(&(b.clone(), a.clone()))
    };
    let first = |scene: &SceneId| (*ids.iter().find(|other| same(scene, other)).unwrap()).clone();
    ids.iter()
        .map(|scene| ((*scene).clone(), first(scene)))
        .collect()
}

impl Pipes {
    fn of(story: &Story, plays: &[Position], told: Option<&PublishedMap>) -> Self {
        let total = u16::try_from(plays.len()).unwrap();
        let scale = Scale::of(total);
        let (turns, mut place) = (turns(story), BTreeMap::new());
        let knots = knots(story, &turns);
        let alone = |scene: &SceneId| {
            knots.values().filter(|knot| **knot == knots[scene]).count() == 1
                && !turns
                    .iter()
                    .any(|((from, _), to)| from == scene && to.contains(scene))
        };
        let mut pipes = Self {
            pipes: Vec::new(),
            places: 0,
        };
        let (start, end) = (pipes.place(), pipes.place());
        pipes.add((end, start), (total, total), None);
        for scene in &story.scenario().scenes {
            if knots[&scene.id] == scene.id {
                let (entry, exit) = (pipes.place(), pipes.place());
                let told = told
                    .filter(|_| alone(&scene.id))
                    .and_then(|told| told.scenes.get(&scene.id));
                let bounds = told.map_or((0, total), |word| scale.range(*word));
                let counts = alone(&scene.id).then(|| scene.id.to_string());
                pipes.add((entry, exit), bounds, counts);
                place.insert(scene.id.clone(), (entry, exit));
            }
        }
        let first = &story.scenario().scenes[0].id;
        pipes.add((start, place[&knots[first]].0), (0, total), None);
        for scene in story
            .scenario()
            .scenes
            .iter()
            .filter(|scene| scene.ending.is_some())
        {
            pipes.add((place[&scene.id].1, end), (0, total), None);
        }
        for ((from, choice), to) in &turns {
            let outside = to
                .iter()
                .filter(|to| knots[*to] != knots[from])
                .collect::<Vec<_>>();
            if outside.len() != to.len() || outside.is_empty() {
                // Made again and again in a circle: only what leaves it is a flow.
                for to in outside {
                    let (entry, exit) = (place[&knots[to]].0, place[&knots[from]].1);
                    pipes.add((exit, entry), (0, total), None);
                }
                continue;
            }
            let word = told.and_then(|told| told.choices.get(&(from.clone(), choice.clone())));
            let bounds = word.map_or((0, total), |word| scale.range(*word));
            let middle = pipes.place();
            let counts = Some(format!("{from}/{choice}"));
            pipes.add((place[&knots[from]].1, middle), bounds, counts);
            for to in outside {
                pipes.add((middle, place[&knots[to]].0), (0, total), None);
            }
        }
        pipes.fill(story, plays, &knots, &place);
        pipes
    }

    fn place(&mut self) -> usize {
        self.places += 1;
        self.places - 1
    }

    fn add(&mut self, ends: (usize, usize), bounds: (u16, u16), counts: Option<String>) {
        self.pipes.push(Pipe {
            ends,
            bounds,
            flow: 0,
            counts,
        });
    }

    /// The true flow.
    fn fill(
        &mut self,
        story: &Story,
        plays: &[Position],
        knots: &BTreeMap<SceneId, SceneId>,
        place: &BTreeMap<SceneId, (usize, usize)>,
    ) {
        let knot = |state| knots[&story.scene(state).unwrap().id].clone();
        for position in plays {
            let mut at = knot(
                position
                    .trail
                    .first()
                    .map_or(position.state, |turn| turn.state),
            );
            self.pour((0, place[&at].0), None);
            self.pour(place[&at], None);
            let trail = &position.trail;
            let next = trail
                .iter()
                .skip(1)
                .map(|turn| turn.state)
                .chain([position.state]);
            for (turn, next) in trail.iter().zip(next) {
                let to = knot(next);
                if matches!(turn.made, Move::Role(_)) || to == at {
                    continue;
                }
                let from = &story.scene(turn.state).unwrap().id;
                let name = format!("{from}/{}", story.id_of(turn.state, turn.made).unwrap());
                let middle = self
                    .pipes
                    .iter()
                    .find(|pipe| pipe.counts.as_ref() == Some(&name));
                match middle.map(|pipe| pipe.ends.1) {
                    Some(middle) => {
                        self.pour((place[&at].1, middle), Some(&name));
                        self.pour((middle, place[&to].0), None);
                    }
                    None => self.pour((place[&at].1, place[&to].0), None),
                }
                at = to;
                self.pour(place[&at], None);
            }
            self.pour((place[&at].1, 1), None);
            self.pour((1, 0), None);
        }
    }

    fn pour(&mut self, ends: (usize, usize), counts: Option<&str>) {
        let found = self.pipes.iter_mut().find(|pipe| {
            pipe.ends == ends && counts.is_none_or(|counts| pipe.counts.as_deref() == Some(counts))
        });
        found.expect("a pipe").flow += 1;
    }

    /// How much more can go from one place to another without a pipe, up to a limit.
    fn more(&self, (from, to): (usize, usize), without: usize, limit: u16) -> u16 {
        let mut flows: Vec<u16> = self.pipes.iter().map(|pipe| pipe.flow).collect();
        for poured in 0..limit {
            let mut came: Vec<Option<(usize, usize, bool)>> = vec![None; self.places];
            let mut ahead = VecDeque::from([from]);
            while let Some(place) = ahead.pop_front() {
                for (nth, pipe) in self
                    .pipes
                    .iter()
                    .enumerate()
                    .filter(|(nth, _)| *nth != without)
                {
                    let down = pipe.ends.0 == place && flows[nth] < pipe.bounds.1;
                    let up = pipe.ends.1 == place && flows[nth] > pipe.bounds.0;
                    let next = if down { pipe.ends.1 } else { pipe.ends.0 };
                    if (down || up) && came[next].is_none() && next != from {
                        came[next] = Some((place, nth, down));
                        ahead.push_back(next);
                    }
                }
            }
            let mut at = to;
            if came[at].is_none() {
                return poured;
            }
            while let Some((before, nth, down)) = came[at].filter(|_| at != from) {
                if down {
                    flows[nth] += 1;
                } else {
                    flows[nth] -= 1;
                }
                at = before;
            }
        }
        limit
    }

    /// The values that a pipe's flow can take.
    fn values(&self, nth: usize) -> BTreeSet<u16> {
        let Pipe {
            ends: (from, to),
            bounds,
            flow,
            ..
        } = self.pipes[nth];
        let up = self.more((to, from), nth, bounds.1 - flow);
        let down = self.more((from, to), nth, flow - bounds.0);
        (flow - down..=flow + up).collect()
    }
}

proptest! {
    #![proptest_config(cases(4))]

    #[test]
    fn no_count_of_a_story_is_narrowed(plays in 10u16..=35, seed: u64, herd in 0u64..8) {
        for checked in stories() {
            let story = Story::new(checked.scenario.clone()).unwrap();
            let class = class(&story, plays, seed, herd);
            let told = map(&story, &sums(&story, &class));
            let (known, before) = (
                Pipes::of(&story, &class, Some(&told)),
                Pipes::of(&story, &class, None),
            );
            for (nth, pipe) in known.pipes.iter().enumerate() {
                let Some(counts) = &pipe.counts else { continue };
                prop_assert!((pipe.bounds.0..=pipe.bounds.1).contains(&pipe.flow), "{counts}: {} in {:?}", pipe.flow, pipe.bounds);
                let left = known.values(nth);
                if is_narrow_around(&left, plays) {
                    prop_assert!(
                        is_narrow_around(&before.values(nth), plays),
                        "{}, {plays} plays: {counts} is in {left:?}",
                        story.scenario().summary.id,
                    );
                }
            }
        }
    }
}
