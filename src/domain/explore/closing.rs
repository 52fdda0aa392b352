//! « Clore maintenant »: the soonest way, from where a play stands, to a scene where somebody has
//! helped.
//!
//! The walk proves that the way takes at most [`CLOSING_SECONDS`](super::CLOSING_SECONDS) from any
//! state of a scenario that ships; here the way itself is found, from one state only.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::time::scene_seconds;
use super::{DECISION_SECONDS, reading_seconds};
use crate::domain::id::ChoiceId;
use crate::domain::play::{Move, State, Story};
use crate::domain::scenario::{Act, Outcome};
use crate::domain::text::words;

/// A way to help.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Way {
    /// The choices to make, in order; none when somebody has already helped here.
    pub choices: Vec<ChoiceId>,
    /// The time to read them, in seconds.
    pub seconds: u32,
}

/// True where somebody has helped: a scene of help or repair, or an ending that helps.
pub fn has_helped(story: &Story, state: State) -> bool {
    !story.wants_role(state)
        && story
            .scene(state)
            .is_some_and(|scene| scene.tags.relieves() || scene.ending == Some(Outcome::Help))
}

/// The soonest way to help; `None` from an ending without help, which says in its own text what can
/// still be done.
pub fn soonest_help(story: &Story, from: State) -> Option<Way> {
    let mut states = vec![from];
    let mut ranks = HashMap::from([(from, 0usize)]);
    let mut came: Vec<Option<(usize, Move)>> = vec![None];
    let mut done = HashSet::new();
    let mut near = BinaryHeap::from([Reverse((0u32, 0usize))]);
    while let Some(Reverse((seconds, rank))) = near.pop() {
        let Some(&state) = states.get(rank) else {
            continue;
        };
        if !done.insert(rank) {
            continue;
        }
        if has_helped(story, state) {
            return Some(Way {
                choices: choices(story, &states, &came, rank),
                seconds,
            });
        }
        for made in story.moves(state) {
            let Some(next) = story.make(state, made) else {
                continue;
            };
            let after = seconds + cost(story, state, made, next);
            let known = *ranks.entry(next).or_insert_with(|| {
                states.push(next);
                came.push(None);
                states.len() - 1
            });
            if done.contains(&known) {
                continue;
            }
            let better = near
                .iter()
                .all(|Reverse((other, rank))| *rank != known || after < *other);
            if better {
                if let Some(came) = came.get_mut(known) {
                    *came = Some((rank, made));
                }
                near.push(Reverse((after, known)));
            }
        }
    }
    None
}

/// The time of a move: to read the scene where one arrives, or what a clue reveals.
fn cost(story: &Story, state: State, made: Move, next: State) -> u32 {
    match story.choice(state, made).map(|choice| &choice.act) {
        Some(Act::Clue { feedback, .. }) => DECISION_SECONDS + reading_seconds(words(feedback)),
        Some(Act::Setting(_)) => DECISION_SECONDS,
        Some(Act::Turn) | None => story.scene(next).map_or(0, scene_seconds),
    }
}

fn choices(
    story: &Story,
    states: &[State],
    came: &[Option<(usize, Move)>],
    goal: usize,
) -> Vec<ChoiceId> {
    let mut way = Vec::new();
    let mut at = goal;
    while let Some(Some((before, made))) = came.get(at).copied() {
        let id = states
            .get(before)
            .and_then(|state| story.id_of(*state, made));
        way.extend(id);
        at = before;
    }
    way.reverse();
    way
}
