//! Help: after harm, near, soon; and no gain without it.

use std::collections::VecDeque;

use super::graph::{Backwards, Edge, Graph, NONE, number};
use super::{CLOSING_SECONDS, Flaw, Report};
use crate::domain::id::ChoiceId;

/// Help: after harm, within one step, within three minutes.
pub(super) fn help(graph: &Graph<'_>, backwards: &Backwards, report: &mut Report<'_, '_>) {
    let helps = (0..graph.len()).filter(|state| graph.relieves(*state));
    let can_help = backwards.leading_to(helps);
    let seconds = seconds_to_help(graph, backwards);
    for state in 0..graph.len() {
        // An ending says in its own text what can still be done. Before a role is taken, nothing
        // has happened.
        if graph.ends(state) || graph.is_before(state) {
            continue;
        }
        let hurt = graph.tags(state).harm;
        if hurt && !can_help[state] {
            report.note(Flaw::Unrepaired, state, None);
        }
        for edge in graph.edges(state) {
            let to = edge.to as usize;
            if !can_help[to] && graph.meaning(state, *edge).harm {
                let said = graph.tags(to).harm || graph.ends(to);
                if !said {
                    report.note(Flaw::Unrepaired, state, Some(usize::from(edge.by)));
                }
            }
        }
        // Harm without any help is said once.
        if hurt && !can_help[state] {
            continue;
        }
        if !is_near_help(graph, state) {
            report.note(Flaw::FarHelp, state, None);
        }
        if seconds[state] > CLOSING_SECONDS
            && let Some(finding) = report.note(Flaw::SlowHelp, state, None)
        {
            finding.number = usize::try_from(seconds[state]).unwrap_or(usize::MAX);
        }
    }
}

/// True when help is within one step: here, by a choice, or where a choice leads. A scene with a
/// single way on costs no step.
fn is_near_help(graph: &Graph<'_>, state: usize) -> bool {
    if graph.relieves(state) {
        return true;
    }
    let mut turns = graph
        .edges(state)
        .iter()
        .filter(|edge| !graph.stays(state, **edge));
    turns.any(|edge| {
        if graph.meaning(state, *edge).relieves() {
            return true;
        }
        let mut at = edge.to as usize;
        // A chain without choice is no longer than the scenes there are.
        for _ in 0..graph.story.scenario().scenes.len() {
            if graph.relieves(at) {
                return true;
            }
            match graph.edges(at) {
                [only] if graph.meaning(at, *only).relieves() => return true,
                [only] => at = only.to as usize,
                _ => return false,
            }
        }
        false
    })
}

/// Seconds from each state to the nearest one where somebody has helped.
fn seconds_to_help(graph: &Graph<'_>, backwards: &Backwards) -> Vec<u32> {
    let mut seconds = vec![u32::MAX; graph.len()];
    // The states to look at next, by their seconds: these are few, and grow with the walk.
    let mut near: Vec<Vec<u32>> = vec![Vec::new()];
    for state in (0..graph.len()).filter(|state| graph.relieves(*state)) {
        seconds[state] = 0;
        near[0].push(number(state));
    }
    let mut far = 0;
    while far < near.len() {
        let Some(to) = near[far].pop() else {
            near[far] = Vec::new();
            far += 1;
            continue;
        };
        let here = seconds[to as usize];
        if u32::try_from(far) != Ok(here) {
            continue;
        }
        for &(from, by) in backwards.to(to as usize) {
            let known = seconds[from as usize];
            let there = here + graph.seconds(from as usize, Edge { to, by });
            if there < known {
                seconds[from as usize] = there;
                let far = there as usize;
                if near.len() <= far {
                    near.resize(far + 1, Vec::new());
                }
                near[far].push(from);
            }
        }
    }
    seconds
}

/// For each state, the next move of the shortest way to an ending without help, and how many there
/// are; [`NONE`] where there is no such way.
struct Unhelped {
    onward: Vec<(u32, u16)>,
    length: Vec<u32>,
}

impl Unhelped {
    fn of(graph: &Graph<'_>, backwards: &Backwards) -> Self {
        let mut unhelped = Self {
            onward: vec![(NONE, 0); graph.len()],
            length: vec![NONE; graph.len()],
        };
        let mut queue: VecDeque<u32> = (0..graph.len())
            .filter(|state| graph.ends(*state) && !graph.relieves(*state))
            .map(number)
            .collect();
        for state in &queue {
            unhelped.length[*state as usize] = 0;
        }
        while let Some(to) = queue.pop_front() {
            for &(from, by) in backwards.to(to as usize) {
                let at = from as usize;
                if unhelped.length[at] != NONE
                    || graph.relieves(at)
                    || graph.meaning(at, Edge { to, by }).relieves()
                {
                    continue;
                }
                unhelped.length[at] = unhelped.length[to as usize] + 1;
                unhelped.onward[at] = (to, by);
                queue.push_back(from);
            }
        }
        unhelped
    }

    /// The choices of the way from a state.
    fn way(&self, graph: &Graph<'_>, from: usize) -> Vec<ChoiceId> {
        let mut way = Vec::new();
        let mut at = from;
        while self.onward[at].0 != NONE {
            let (to, by) = self.onward[at];
            way.extend(graph.id(at, by));
            at = to as usize;
        }
        way
    }
}

/// Where a path without help begins: on a scene that rewards, or behind a choice that does.
#[derive(Clone, Copy)]
struct Gain {
    state: usize,
    edge: Option<Edge>,
    /// How many choices it has from the beginning of the story to its ending.
    length: u32,
}

/// Paths on which who does harm gets something out of it, until an ending, without help or repair.
/// Of those that begin by one scene or choice, the shortest is kept.
pub(super) fn rewards(graph: &Graph<'_>, backwards: &Backwards, report: &mut Report<'_, '_>) {
    let scenes = &graph.story.scenario().scenes;
    let by_a_choice = |state: usize, edge: &Edge| {
        let meaning = graph.meaning(state, *edge);
        meaning.gain && !meaning.relieves()
    };
    let measures = &graph.story.scenario().measures;
    let none = scenes.iter().all(|scene| {
        let mut choices = scene.choices.iter();
        !scene.tags.gain && !choices.any(|choice| choice.meaning(measures).gain)
    });
    if none {
        return;
    }
    let unhelped = Unhelped::of(graph, backwards);
    let depths = graph.depths();
    // For each scene, and each of its choices.
    let mut best: Vec<Vec<Option<Gain>>> = scenes
        .iter()
        .map(|scene| vec![None; scene.choices.len() + 1])
        .collect();
    let mut offer = |state: usize, edge: Option<Edge>, begin: usize| {
        let length = unhelped.length[begin];
        let rank = edge.map_or(0, |edge| usize::from(edge.by) + 1);
        let slot = best[graph.scene(state)].get_mut(rank);
        if let (Some(slot), true) = (slot, length != NONE && !graph.relieves(begin)) {
            let length = depths[state] + length + u32::from(edge.is_some());
            if slot.is_none_or(|known| length < known.length) {
                *slot = Some(Gain {
                    state,
                    edge,
                    length,
                });
            }
        }
    };
    for state in 0..graph.len() {
        if graph.tags(state).gain {
            offer(state, None, state);
        }
        for edge in graph
            .edges(state)
            .iter()
            .filter(|edge| by_a_choice(state, edge))
        {
            offer(state, Some(*edge), edge.to as usize);
        }
    }
    for Gain { state, edge, .. } in best.into_iter().flatten().flatten() {
        let choice = edge.map(|edge| usize::from(edge.by));
        let begin = edge.map_or(state, |edge| edge.to as usize);
        if let Some(finding) = report.note(Flaw::Rewarded, state, choice) {
            let made = edge.and_then(|edge| graph.id(state, edge.by));
            finding.path.extend(made);
            finding.path.extend(unhelped.way(graph, begin));
        }
    }
}
