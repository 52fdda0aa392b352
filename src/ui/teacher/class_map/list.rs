//! The class's map in words: each scene with its word, each branch with its own.

use std::sync::Arc;

use leptos::prelude::*;

use super::names_of;
use super::replay::Replay;
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::play::Story;
use crate::domain::publish::{PublishedMap, Thickness};
use crate::domain::scenario::{Act, SKIP, Scene, Target};
use crate::ui::blocks::text::Names;
use crate::ui::words;

/// The list; each branch can be replayed where there is a replay.
pub fn list(
    story: &Arc<Story>,
    published: Option<&PublishedMap>,
    names: usize,
    replay: Option<Replay>,
) -> AnyView {
    let names = names_of(story, names);
    let scenes = story.scenario().scenes.iter();
    let scenes = scenes
        .map(|scene| {
            let title = names.plain(&scene.title);
            let word = published.map(|map| word(map.scenes.get(&scene.id).copied()));
            let ending = scene.ending.map(|_| format!(" ({})", words::MAP_ENDING));
            let turns = turns(story, scene, &names).into_iter();
            let turns = turns
                .map(|turn| branch(scene, turn, published, replay))
                .collect_view();
            view! {
                <li class="map-list__scene">
                    <p class="map-list__title">{title} {ending} {word}</p>
                    <ul>{turns}</ul>
                </li>
            }
        })
        .collect_view();
    view! { <ol class="map-list">{scenes}</ol> }.into_any()
}

/// A branch of a scene.
pub(super) struct Branch {
    pub turn: ChoiceId,
    /// Its number on the drawing; none for « passer ».
    pub number: Option<usize>,
    pub label: String,
    pub to: String,
}

/// The branches of a scene, in its order.
pub(super) fn turns(story: &Story, scene: &Scene, names: &Names) -> Vec<Branch> {
    let title = |id: &SceneId| story.scenario().scene(id).map(|to| names.plain(&to.title));
    let choices = scene
        .choices
        .iter()
        .filter(|choice| choice.act == Act::Turn);
    let turns = (1..).zip(choices).map(|(number, choice)| {
        let target = match &choice.target {
            Target::Scene(id) => Some(id.clone()),
            Target::Return => None,
        };
        Branch {
            turn: choice.id.clone(),
            number: Some(number),
            label: names.plain(&choice.label),
            to: target
                .as_ref()
                .and_then(title)
                .unwrap_or_else(|| words::STORY_RETURN.to_owned()),
        }
    });
    let skip = scene.skip.as_ref().and_then(|to| {
        Some(Branch {
            turn: ChoiceId::parse(SKIP).ok()?,
            number: None,
            label: words::SKIP_SCENE.to_owned(),
            to: title(to)?,
        })
    });
    turns.chain(skip).collect()
}

fn branch(
    scene: &Scene,
    branch: Branch,
    published: Option<&PublishedMap>,
    replay: Option<Replay>,
) -> AnyView {
    let key = (scene.id.clone(), branch.turn.clone());
    let told = published.map(|map| word(map.choices.get(&key).copied()));
    let number = branch.number.map_or_else(
        || words::SKIP_LETTER.to_owned(),
        |number| number.to_string(),
    );
    let button = replay.map(|replay| {
        let (scene, turn) = key;
        view! {
            " "
            <button type="button" class="button button--quiet button--small no-print"
                aria-label=words::what_if_branch(&branch.label)
                on:click=move |_| replay.show(&scene, Some(&turn))>
                {words::WHAT_IF}
            </button>
        }
    });
    view! {
        <li class="map-list__turn">
            <b class="map-list__number">{number}</b> " " {branch.label} " → " <em>{branch.to}</em> {told} {button}
        </li>
    }
    .into_any()
}

/// A word, after what it is said of.
fn word(word: Option<Thickness>) -> AnyView {
    let told = word.map_or(words::NO_WORD, words::thickness);
    view! { {words::COLON} <strong>{told}</strong> }.into_any()
}
