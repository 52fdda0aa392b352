//! The shortest way to a scene: what a class replays when it asks « Et si… ? ».

use std::collections::{HashMap, VecDeque};

use super::explore::MAX_STATES;
use super::id::{ChoiceId, SceneId};
use super::play::{Move, State, Story};

/// A shortest list of choices that leads to a scene, and makes one of its turns last if one is
/// given; none when no play does.
pub fn way_to(story: &Story, scene: &SceneId, turn: Option<&ChoiceId>) -> Option<Vec<ChoiceId>> {
    let start = story.start()?;
    let mut came: HashMap<State, Option<(State, Move)>> = HashMap::from([(start, None)]);
    let mut ahead = VecDeque::from([start]);
    while let Some(state) = ahead.pop_front() {
        let is_there = story.scene(state).is_some_and(|here| here.id == *scene);
        let moves = story.moves(state);
        if is_there && !story.wants_role(state) {
            let mut ids = moves.iter().filter_map(|made| story.id_of(state, *made));
            let last = match turn {
                None => Some(None),
                Some(turn) => ids.find(|id| id == turn).map(Some),
            };
            if let Some(last) = last {
                let mut way = back(story, &came, state);
                way.extend(last);
                return Some(way);
            }
        }
        for made in moves {
            let Some(next) = story.make(state, made) else {
                continue;
            };
            if came.len() < MAX_STATES && !came.contains_key(&next) {
                came.insert(next, Some((state, made)));
                ahead.push_back(next);
            }
        }
    }
    None
}

/// The choices that led to a state.
fn back(
    story: &Story,
    came: &HashMap<State, Option<(State, Move)>>,
    mut state: State,
) -> Vec<ChoiceId> {
    let mut way = Vec::new();
    while let Some(Some((before, made))) = came.get(&state) {
        way.extend(story.id_of(*before, *made));
        state = *before;
    }
    way.reverse();
    way
}
