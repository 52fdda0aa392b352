//! What can be done now: the ways on, « Passer cette scène », one choice back.

use leptos::prelude::*;

use super::playing::{CHOICES, Play};
use crate::domain::play::{Move, Story, Turn};
use crate::domain::scenario::{Act, Mode, Scene};
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// The choices of the scene on the screen.
pub fn choices(play: Play) -> AnyView {
    let story = play.story();
    let Some(position) = untrack(|| play.position()) else {
        return ().into_any();
    };
    let scene = story.scene(position.state);
    let title = match scene.map(|scene| (scene.mode, scene.is_dilemma())) {
        Some((Mode::Compose, _)) => words::WHAT_DO_YOU_WRITE,
        Some((_, true)) => words::WHAT_DO_YOU_DO,
        Some((_, false)) | None => words::STORY_GOES_ON,
    };
    // Back to the scene before: clues and settings since then go with it.
    let back = story.turns(&position).last().map(|(nth, _)| nth);
    let back = back.map(|nth| {
        view! {
            <button type="button" class="button button--quiet" id="histoire-retour"
                on:click=move |_| play.rewind(nth)>
                {words::STEP_BACK}
            </button>
        }
    });
    let skip = scene.is_some_and(|scene| scene.skip.is_some()).then(|| {
        view! {
            <button type="button" class="button button--quiet" id="histoire-passer"
                on:click=move |_| make(play, Move::Skip)>
                {words::SKIP_SCENE}
            </button>
        }
    });
    view! {
        <div class="choices">
            <h2 class="choices__title" id=CHOICES tabindex="-1">{title}</h2>
            <ul class="choices__list">{move || turns(play)}</ul>
            <p class="choices__quiet">{back} {skip}</p>
        </div>
    }
    .into_any()
}

/// The turns that can be made: a clue found or a setting changed may open others.
fn turns(play: Play) -> AnyView {
    let (story, names) = (play.story(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    let state = position.state;
    story
        .moves(state)
        .into_iter()
        .filter_map(|made| {
            let choice = story.choice(state, made)?;
            (choice.act == Act::Turn).then(|| {
                view! {
                    <li>
                        <button type="button" class="button button--choice" id=format!("choisir-{}", choice.id)
                            on:click=move |_| play.make(state, made)>
                            {line(&choice.label, &names)}
                        </button>
                    </li>
                }
            })
        })
        .collect_view()
        .into_any()
}

fn make(play: Play, made: Move) {
    if let Some(position) = untrack(|| play.position()) {
        play.make(position.state, made);
    }
}

/// The words of what was chosen in a turn.
pub fn chosen_words(story: &Story, turn: &Turn, names: &Names) -> String {
    match story.choice(turn.state, turn.made) {
        Some(choice) => names.plain(&choice.label),
        None => words::SKIP_SCENE.to_owned(),
    }
}

/// True when the turn was a real choice.
pub fn was_chosen(story: &Story, turn: &Turn) -> bool {
    story.scene(turn.state).is_some_and(Scene::is_dilemma)
}
