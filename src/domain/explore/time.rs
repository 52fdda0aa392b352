//! Time: what a scene takes, and the longest path.

use std::collections::{HashMap, VecDeque};

use super::graph::{Edge, Graph, NONE, number};
use crate::domain::id::ChoiceId;
use crate::domain::scenario::{Beat, Scene, View};
use crate::domain::text::words;

/// Seconds that a decision takes, beside the reading.
pub const DECISION_SECONDS: u32 = 5;

/// The time to read so many words: 60 words are 25 seconds read aloud.
pub fn reading_seconds(words: usize) -> u32 {
    u32::try_from((words * 25).div_ceil(60)).unwrap_or(u32::MAX)
}

/// The time to read a scene, its choices included, and to decide.
pub(super) fn scene_seconds(scene: &Scene) -> u32 {
    let read: usize = scene
        .beats
        .iter()
        .filter(|beat| !matches!(beat.view, Some(View::Person(_))))
        .map(Beat::words)
        .sum();
    let choices = scene.choices.iter();
    let offered: usize = choices.map(|choice| words(&choice.label)).sum();
    let decision = if scene.is_dilemma() {
        DECISION_SECONDS
    } else {
        0
    };
    reading_seconds(read + offered) + decision
}

/// The longest path, in seconds, and its choices. States that lead to one another form a knot: a
/// path reads each scene of a knot once.
pub(super) fn longest(graph: &Graph<'_>) -> (u32, Vec<ChoiceId>) {
    let knots = Knots::of(graph);
    // Knots are numbered so that every edge between two of them leads to a smaller number. For each,
    // the seconds of its scenes and of the longest way on, and where that way leaves it.
    let mut best: Vec<(u32, Option<(usize, Edge)>)> = Vec::with_capacity(knots.len());
    let mut scenes = Vec::new();
    for knot in 0..knots.len() {
        let mut onward = (0, None);
        for &state in knots.members(knot) {
            let state = state as usize;
            for edge in graph.edges(state) {
                let to = edge.to as usize;
                if let Some((seconds, _)) = best.get(knots.of[to] as usize) {
                    // The scene by which the path enters is read on arrival.
                    let after = seconds - graph.reading(to);
                    let there = after + graph.seconds(state, *edge);
                    if onward.1.is_none() || there > onward.0 {
                        onward = (there, Some((state, *edge)));
                    }
                }
            }
        }
        let members = knots.members(knot).iter();
        scenes.clear();
        scenes.extend(members.map(|state| graph.scene(*state as usize)));
        scenes.sort_unstable();
        scenes.dedup();
        let read: u32 = scenes.iter().map(|nth| graph.scene_reading(*nth)).sum();
        best.push((read + onward.0, onward.1));
    }
    let Some(first) = knots.of.first() else {
        return (0, Vec::new());
    };
    // Before a role is taken, nothing was read.
    let unread = if graph.is_before(0) {
        graph.reading(0)
    } else {
        0
    };
    let seconds = best[*first as usize].0 - unread;
    let mut path = Vec::new();
    let mut at = 0;
    while let Some((exit, edge)) = best[knots.of[at] as usize].1 {
        path.extend(inside(graph, &knots, at, exit));
        path.extend(graph.id(exit, edge.by));
        at = edge.to as usize;
    }
    (seconds, path)
}

/// The shortest way between two states of a knot.
fn inside(graph: &Graph<'_>, knots: &Knots, from: usize, to: usize) -> Vec<ChoiceId> {
    if from == to {
        return Vec::new();
    }
    let mut parents: HashMap<usize, (usize, u16)> = HashMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(state) = queue.pop_front() {
        if state == to {
            break;
        }
        for edge in graph.edges(state) {
            let next = edge.to as usize;
            if next != from && knots.of[next] == knots.of[from] && !parents.contains_key(&next) {
                parents.insert(next, (state, edge.by));
                queue.push_back(next);
            }
        }
    }
    let mut way = Vec::new();
    let mut at = to;
    while let Some((before, by)) = parents.get(&at) {
        way.extend(graph.id(*before, *by));
        at = *before;
    }
    way.reverse();
    way
}

/// States that lead to one another, together (strongly connected components, by Tarjan's algorithm
/// without recursion: a scenario may be long).
struct Knots {
    /// The knot of each state.
    of: Vec<u32>,
    /// Where the states of each knot begin; one more than there are knots.
    first: Vec<u32>,
    /// The states, knot after knot.
    members: Vec<u32>,
}

impl Knots {
    fn of(graph: &Graph<'_>) -> Self {
        let mut knots = Self {
            of: vec![NONE; graph.len()],
            first: vec![0],
            members: Vec::with_capacity(graph.len()),
        };
        let mut order = vec![NONE; graph.len()];
        let mut low = vec![NONE; graph.len()];
        let mut open: Vec<u32> = Vec::new();
        let mut count = 0;
        // Each call is a state and the rank of the edge to look at next.
        let mut calls: Vec<(u32, u32)> = Vec::new();
        if !graph.states.is_empty() {
            calls.push((0, 0));
        }
        while let Some((number, rank)) = calls.pop() {
            let state = number as usize;
            if rank == 0 {
                order[state] = count;
                low[state] = count;
                count += 1;
                open.push(number);
            }
            if let Some(edge) = graph.edges(state).get(rank as usize) {
                let to = edge.to as usize;
                calls.push((number, rank + 1));
                if order[to] == NONE {
                    calls.push((edge.to, 0));
                } else if knots.of[to] == NONE {
                    low[state] = low[state].min(order[to]);
                }
                continue;
            }
            if low[state] == order[state] {
                knots.close(&mut open, number);
            }
            if let Some((parent, _)) = calls.last() {
                let parent = *parent as usize;
                low[parent] = low[parent].min(low[state]);
            }
        }
        knots
    }

    /// Ends a knot: its states are the last ones that are open, down to this one.
    fn close(&mut self, open: &mut Vec<u32>, down_to: u32) {
        let knot = number(self.len());
        while let Some(member) = open.pop() {
            self.of[member as usize] = knot;
            self.members.push(member);
            if member == down_to {
                break;
            }
        }
        self.first.push(number(self.members.len()));
    }

    fn len(&self) -> usize {
        self.first.len() - 1
    }

    fn members(&self, knot: usize) -> &[u32] {
        &self.members[self.first[knot] as usize..self.first[knot + 1] as usize]
    }
}
