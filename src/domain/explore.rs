//! Walks every reachable state of a scenario, each once.
//!
//! A state is the scene, the measures and the choices spent. The walk answers what the checks ask:
//! which scenes are reached, which states are dead ends, from which states no ending or no help can
//! be reached. It draws no conclusion in words: that is [`diagnostic`](super::diagnostic).

use std::collections::{HashMap, VecDeque};

use litemap::LiteMap;

use super::id::{ChoiceId, MeasureId, SceneId};
use super::play::Position;
use super::scenario::{SKIP, Scenario};

/// Most states of a scenario: beyond, it is refused rather than half explored. The largest one that
/// ships has some two thousand; fifty thousand take about a second in a debug build.
pub const MAX_STATES: usize = 50_000;

/// What stands for a state in the set of those already met.
type Key = (SceneId, LiteMap<MeasureId, i32>, Vec<(SceneId, ChoiceId)>);

/// What the walk found.
#[derive(Debug, Default)]
pub struct Exploration {
    /// Number of states met.
    pub states: usize,
    /// True when there were more than [`MAX_STATES`]; the rest is then incomplete.
    pub too_many: bool,
    /// Scenes met.
    pub reached: Vec<SceneId>,
    /// Choices that could be made at least once.
    pub made: Vec<(SceneId, ChoiceId)>,
    /// Scenes that are no ending and where, in some state, nothing can be chosen.
    pub dead_ends: Vec<SceneId>,
    /// Scenes from which, in some state, no ending can be reached any more.
    pub endless: Vec<SceneId>,
    /// Harmful scenes from which, in some state, no scene of help or repair can be reached.
    pub unrepaired: Vec<SceneId>,
    /// Most choices of a play that meets no state twice, by breadth: the longest shortest path.
    pub longest: usize,
}

/// Walks the scenario.
pub fn explore(scenario: &Scenario) -> Exploration {
    let mut found = Exploration::default();
    let graph = walk(scenario, &mut found);
    if found.too_many {
        return found;
    }
    let scene_of = |state: &usize| scenario.scene(&graph.scenes[*state]);
    let ends: Vec<usize> = (0..graph.scenes.len())
        .filter(|state| scene_of(state).is_some_and(|scene| scene.ending.is_some()))
        .collect();
    let helps: Vec<usize> = (0..graph.scenes.len())
        .filter(|state| scene_of(state).is_some_and(|scene| scene.tags.help || scene.tags.repair))
        .collect();
    let can_end = graph.leading_to(&ends);
    let can_help = graph.leading_to(&helps);
    for state in 0..graph.scenes.len() {
        let scene = &graph.scenes[state];
        let is_end = scene_of(&state).is_some_and(|s| s.ending.is_some());
        if graph.next[state].is_empty() && !is_end {
            note(&mut found.dead_ends, scene);
        } else if !can_end[state] {
            note(&mut found.endless, scene);
        }
        // An ending that hurts says in its own text what can still be done; a scene must lead on.
        if scene_of(&state).is_some_and(|s| s.tags.harm && s.ending.is_none()) && !can_help[state] {
            note(&mut found.unrepaired, scene);
        }
    }
    found
}

/// The states met, as numbers.
struct Graph {
    scenes: Vec<SceneId>,
    next: Vec<Vec<usize>>,
}

impl Graph {
    /// For each state, whether one of these can be reached from it.
    fn leading_to(&self, goals: &[usize]) -> Vec<bool> {
        let mut before: Vec<Vec<usize>> = vec![Vec::new(); self.next.len()];
        for (from, targets) in self.next.iter().enumerate() {
            for to in targets {
                before[*to].push(from);
            }
        }
        let mut reaches = vec![false; self.next.len()];
        let mut queue: Vec<usize> = goals.to_vec();
        while let Some(state) = queue.pop() {
            if !std::mem::replace(&mut reaches[state], true) {
                queue.extend(&before[state]);
            }
        }
        reaches
    }
}

fn walk(scenario: &Scenario, found: &mut Exploration) -> Graph {
    let mut graph = Graph {
        scenes: Vec::new(),
        next: Vec::new(),
    };
    let Some(start) = scenario.start() else {
        return graph;
    };
    let mut known: HashMap<Key, usize> = HashMap::new();
    let mut queue = VecDeque::new();
    meet(&mut graph, &mut known, &mut queue, found, start, 0);
    while let Some((state, position, depth)) = queue.pop_front() {
        found.longest = found.longest.max(depth);
        let mut choices: Vec<ChoiceId> = scenario
            .open_choices(&position)
            .map(|c| c.id.clone())
            .collect();
        choices.extend(ChoiceId::parse(SKIP));
        for choice in choices {
            let Some(mut next) = scenario.after(&position, &choice) else {
                continue;
            };
            // The way here does not make a different state.
            next.trail.clear();
            let made = (position.scene.clone(), choice);
            if !found.made.contains(&made) {
                found.made.push(made);
            }
            let to = meet(&mut graph, &mut known, &mut queue, found, next, depth + 1);
            graph.next[state].push(to);
        }
        if graph.scenes.len() > MAX_STATES {
            found.too_many = true;
            return graph;
        }
    }
    found.states = graph.scenes.len();
    graph
}

fn meet(
    graph: &mut Graph,
    known: &mut HashMap<Key, usize>,
    queue: &mut VecDeque<(usize, Position, usize)>,
    found: &mut Exploration,
    position: Position,
    depth: usize,
) -> usize {
    // The order in which choices were spent does not make a different state.
    let mut spent = position.spent.clone();
    spent.sort_unstable();
    let key = (position.scene.clone(), position.measures.clone(), spent);
    *known.entry(key).or_insert_with(|| {
        note(&mut found.reached, &position.scene);
        graph.scenes.push(position.scene.clone());
        graph.next.push(Vec::new());
        queue.push_back((graph.scenes.len() - 1, position, depth));
        graph.scenes.len() - 1
    })
}

fn note(list: &mut Vec<SceneId>, scene: &SceneId) {
    if !list.contains(scene) {
        list.push(scene.clone());
    }
}
