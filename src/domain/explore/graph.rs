//! The states of a story and the moves between them, as numbers.

use super::time::{DECISION_SECONDS, reading_seconds, scene_seconds};
use crate::domain::id::ChoiceId;
use crate::domain::play::{Move, State, Story};
use crate::domain::scenario::{Act, Measure, Outcome, Role, Scene, Tags};
use crate::domain::text::words;

/// A move between two states.
#[derive(Clone, Copy)]
pub(super) struct Edge {
    pub to: u32,
    /// The rank of the choice, or [`SKIPS`], or [`ROLE`] and the rank of a role.
    pub by: u16,
}

/// Stands for « Passer cette scène » in an edge.
const SKIPS: u16 = u16::MAX;
/// Stands for the first role in an edge.
const ROLE: u16 = u16::MAX - 8;
/// No state: none leads to the first one.
pub(super) const NONE: u32 = u32::MAX;

/// A number of states that is known to fit: the walk stops before.
pub(super) fn number(state: usize) -> u32 {
    u32::try_from(state).unwrap_or(NONE)
}

/// What a scene is, whatever the state.
struct SceneFacts {
    tags: Tags,
    ends: bool,
    /// Somebody has helped: a scene of help or repair, or an ending that helps.
    relieves: bool,
    /// The time to read it and to decide there.
    seconds: u32,
    choices: Vec<ChoiceFacts>,
}

/// What a choice is, whatever the state.
#[derive(Clone, Copy, Default)]
struct ChoiceFacts {
    meaning: Tags,
    /// The story stays where it is, for so many seconds: a clue, a setting.
    stays: Option<u32>,
}

impl SceneFacts {
    fn of(scene: &Scene, measures: &[Measure]) -> Self {
        Self {
            tags: scene.tags,
            ends: scene.ending.is_some(),
            relieves: scene.tags.relieves() || scene.ending == Some(Outcome::Help),
            seconds: scene_seconds(scene),
            choices: scene
                .choices
                .iter()
                .map(|choice| ChoiceFacts {
                    meaning: choice.meaning(measures),
                    stays: match &choice.act {
                        Act::Turn => None,
                        Act::Clue { feedback, .. } => {
                            Some(DECISION_SECONDS + reading_seconds(words(feedback)))
                        }
                        Act::Setting(_) => Some(DECISION_SECONDS),
                    },
                })
                .collect(),
        }
    }
}

/// The states met, as numbers in the order of the walk, and the moves between them.
pub(super) struct Graph<'s> {
    pub story: &'s Story,
    pub states: Vec<State>,
    /// The scene of each state: what is asked again and again, without the rest of the state.
    scenes: Vec<u16>,
    /// The first state waits for a role; no other one does.
    waits: bool,
    /// Where the edges of each state begin; one more than there are states.
    first: Vec<u32>,
    edges: Vec<Edge>,
    /// The state from which each was first met, and the move that led there.
    parents: Vec<(u32, u16)>,
    facts: Vec<SceneFacts>,
    /// Bytes of the table that tells states apart.
    table: usize,
}

impl<'s> Graph<'s> {
    /// Every reachable state; `None` beyond the limit.
    pub fn walk(story: &'s Story, limit: usize) -> Option<Self> {
        let scenario = story.scenario();
        let scenes = scenario.scenes.iter();
        let mut graph = Self {
            story,
            states: Vec::new(),
            scenes: Vec::new(),
            waits: story.start().is_some_and(|start| story.wants_role(start)),
            first: vec![0],
            edges: Vec::new(),
            parents: Vec::new(),
            facts: scenes
                .map(|scene| SceneFacts::of(scene, &scenario.measures))
                .collect(),
            table: 0,
        };
        let mut known = Known::default();
        if let Some(start) = story.start() {
            known.number(start, &mut graph.states);
            graph.parents.push((NONE, 0));
        }
        // Numbers of states and edges are kept in 32 bits.
        let limit = limit.min(1 << 30);
        // States are numbered as they are met, so the list is also the queue.
        let mut at = 0;
        while let Some(state) = graph.states.get(at).copied() {
            let from = number(at);
            story.each_move(state, |made| {
                let Some(next) = story.apply(state, made) else {
                    return;
                };
                let by = code(made);
                let to = known.number(next, &mut graph.states);
                if to as usize == graph.parents.len() {
                    graph.parents.push((from, by));
                }
                graph.edges.push(Edge { to, by });
            });
            if graph.states.len() > limit {
                return None;
            }
            graph.first.push(u32::try_from(graph.edges.len()).ok()?);
            at += 1;
        }
        let scenes = graph.states.iter().map(|state| state.scene());
        let scenes = scenes.map(|scene| u16::try_from(scene).unwrap_or(0));
        graph.scenes = scenes.collect();
        graph.table = known.bytes();
        Some(graph)
    }

    /// How much memory it held when the walk ended.
    pub fn bytes(&self) -> usize {
        self.states.capacity() * size_of::<State>()
            + self.scenes.capacity() * size_of::<u16>()
            + self.first.capacity() * size_of::<u32>()
            + self.edges.capacity() * size_of::<Edge>()
            + self.parents.capacity() * size_of::<(u32, u16)>()
            + self.table
    }

    pub fn len(&self) -> usize {
        self.states.len()
    }

    pub fn moves(&self) -> usize {
        self.edges.len()
    }

    pub fn edges(&self, state: usize) -> &[Edge] {
        let (from, to) = (self.first[state] as usize, self.first[state + 1] as usize);
        &self.edges[from..to]
    }

    pub fn scene(&self, state: usize) -> usize {
        usize::from(self.scenes[state])
    }

    fn facts(&self, state: usize) -> &SceneFacts {
        &self.facts[self.scene(state)]
    }

    fn choice(&self, from: usize, edge: Edge) -> Option<&ChoiceFacts> {
        self.facts(from).choices.get(usize::from(edge.by))
    }

    /// True before a role is taken: nothing has happened yet.
    pub fn is_before(&self, state: usize) -> bool {
        self.waits && state == 0
    }

    pub fn tags(&self, state: usize) -> Tags {
        if self.is_before(state) {
            return Tags::default();
        }
        self.facts(state).tags
    }

    pub fn ends(&self, state: usize) -> bool {
        self.facts(state).ends
    }

    /// True where somebody has helped: a scene of help or repair, or an ending that helps.
    pub fn relieves(&self, state: usize) -> bool {
        self.facts(state).relieves && !self.is_before(state)
    }

    /// What a move is in itself.
    pub fn meaning(&self, from: usize, edge: Edge) -> Tags {
        self.choice(from, edge)
            .map(|choice| choice.meaning)
            .unwrap_or_default()
    }

    /// True for a move that leaves the story where it is: a clue, a setting.
    pub fn stays(&self, from: usize, edge: Edge) -> bool {
        self.choice(from, edge).is_some_and(|c| c.stays.is_some())
    }

    /// The time from a state to the next one: to read where one arrives, or what a clue reveals.
    pub fn seconds(&self, from: usize, edge: Edge) -> u32 {
        let stays = self.choice(from, edge).and_then(|choice| choice.stays);
        stays.unwrap_or_else(|| self.reading(edge.to as usize))
    }

    /// The time to read the scene of a state, and to decide there.
    pub fn reading(&self, state: usize) -> u32 {
        self.facts(state).seconds
    }

    /// The time to read a scene, by its rank.
    pub fn scene_reading(&self, scene: usize) -> u32 {
        self.facts.get(scene).map_or(0, |facts| facts.seconds)
    }

    /// The choices that lead from the first state to this one, by the shortest way.
    pub fn way(&self, state: usize) -> Vec<ChoiceId> {
        let mut way = Vec::new();
        let mut at = state;
        while let Some(&(from, by)) = self.parents.get(at) {
            if from == NONE {
                break;
            }
            at = from as usize;
            way.extend(self.id(at, by));
        }
        way.reverse();
        way
    }

    /// For each state, how many choices lead there by the shortest way.
    pub fn depths(&self) -> Vec<u32> {
        let mut depths: Vec<u32> = Vec::with_capacity(self.len());
        for (from, _) in &self.parents {
            let depth = depths.get(*from as usize).map_or(0, |depth| depth + 1);
            depths.push(depth);
        }
        depths
    }

    /// The id of a move.
    pub fn id(&self, from: usize, by: u16) -> Option<ChoiceId> {
        self.story.id_of(self.states[from], decode(by))
    }

    /// For each state, the states that lead to it.
    pub fn backwards(&self) -> Backwards {
        let mut first = vec![0u32; self.len() + 1];
        for edge in &self.edges {
            first[edge.to as usize + 1] += 1;
        }
        for state in 0..self.len() {
            first[state + 1] += first[state];
        }
        let mut next = first.clone();
        let mut from = vec![(0u32, 0u16); self.edges.len()];
        for state in 0..self.len() {
            for edge in self.edges(state) {
                let slot = &mut next[edge.to as usize];
                from[*slot as usize] = (number(state), edge.by);
                *slot += 1;
            }
        }
        Backwards { first, from }
    }
}

/// The edges of a graph, by the state they lead to.
pub(super) struct Backwards {
    first: Vec<u32>,
    from: Vec<(u32, u16)>,
}

impl Backwards {
    /// The states that lead to this one, each with its move.
    pub fn to(&self, state: usize) -> &[(u32, u16)] {
        &self.from[self.first[state] as usize..self.first[state + 1] as usize]
    }

    /// For each state, whether one of these can be reached from it.
    pub fn leading_to(&self, goals: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut reaches = vec![false; self.first.len() - 1];
        let mut queue: Vec<u32> = Vec::new();
        for goal in goals {
            reaches[goal] = true;
            queue.push(number(goal));
        }
        while let Some(state) = queue.pop() {
            for (from, _) in self.to(state as usize) {
                if !std::mem::replace(&mut reaches[*from as usize], true) {
                    queue.push(*from);
                }
            }
        }
        reaches
    }
}

/// Tells states apart: an open table of their numbers, each with a part of what its state spreads
/// to, so that most other states are told apart without being looked at.
#[derive(Default)]
struct Known {
    slots: Vec<(u32, u32)>,
    held: usize,
}

impl Known {
    /// The number of a state; a new one is put at the end of the list.
    fn number(&mut self, state: State, states: &mut Vec<State>) -> u32 {
        if self.held * 8 >= self.slots.len() * 5 {
            self.grow(states);
        }
        let spread = state.spread();
        let mark = mark(spread);
        let mut slot = self.slot(spread);
        loop {
            let (known, number) = self.slots[slot];
            if number == NONE {
                let number = self::number(states.len());
                self.slots[slot] = (mark, number);
                self.held += 1;
                states.push(state);
                return number;
            }
            if known == mark && states[number as usize] == state {
                return number;
            }
            slot = (slot + 1) & (self.slots.len() - 1);
        }
    }

    fn slot(&self, spread: u64) -> usize {
        let mask = u64::try_from(self.slots.len()).unwrap_or(1) - 1;
        usize::try_from(spread & mask).unwrap_or(0)
    }

    fn grow(&mut self, states: &[State]) {
        let size = (self.slots.len() * 2).max(64);
        self.slots.clear();
        self.slots.resize(size, (0, NONE));
        for (nth, state) in states.iter().enumerate() {
            let spread = state.spread();
            let mut slot = self.slot(spread);
            while self.slots[slot].1 != NONE {
                slot = (slot + 1) & (size - 1);
            }
            self.slots[slot] = (mark(spread), number(nth));
        }
    }

    fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<(u32, u32)>()
    }
}

fn mark(spread: u64) -> u32 {
    u32::try_from(spread >> 32).unwrap_or(0)
}

fn code(made: Move) -> u16 {
    match made {
        Move::Role(role) => {
            let mut roles = Role::ALL.iter();
            let rank = roles.position(|known| *known == role).unwrap_or(0);
            ROLE.saturating_add(u16::try_from(rank).unwrap_or(0))
        }
        Move::Choice(rank) => u16::try_from(rank).unwrap_or(SKIPS - 16),
        Move::Skip => SKIPS,
    }
}

fn decode(by: u16) -> Move {
    if by == SKIPS {
        return Move::Skip;
    }
    let role = by.checked_sub(ROLE).map(usize::from);
    let role = role.and_then(|rank| Role::ALL.get(rank));
    role.map_or(Move::Choice(usize::from(by)), |role| Move::Role(*role))
}
