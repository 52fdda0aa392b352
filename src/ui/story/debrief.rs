//! After a story: the pupil's own path, « Et si… ? » on each choice, what others could have felt at
//! that moment, and help. No score.
//!
//! Accessibility: the path is a list; each « Et si… ? » names the choice it goes back to; the
//! viewpoints of a moment are a list too, side by side where there is room.

use leptos::prelude::*;

use super::choices::{chosen_words, was_chosen};
use super::hand_in::hand_in_play;
use super::playing::{CHOICES, Play};
use crate::app::App;
use crate::domain::play::{State, Story, Turn};
use crate::domain::route::Route;
use crate::domain::scenario::{AppKind, Beat, View, What};
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// The end of a play.
pub fn debrief(play: Play) -> AnyView {
    let app = play.app();
    let (story, names) = (play.story(), play.names());
    let Some(position) = untrack(|| play.position()) else {
        return ().into_any();
    };
    let path = story
        .turns(&position)
        .map(|(nth, turn)| step(play, &story, turn, nth, &names))
        .collect_view();
    let summary = &story.scenario().summary;
    let rehearsal = (summary.app == AppKind::Report)
        .then(|| view! { <p class="debrief__rehearsal">{words::REHEARSAL_END}</p> });
    view! {
        <section class="debrief" aria-labelledby=CHOICES>
            <h2 class="debrief__title" id=CHOICES tabindex="-1">{words::STORY_ENDS}</h2>
            {rehearsal}
            <p>{words::YOUR_PATH}</p>
            <ol class="path">
                {path}
                <li class="path__step">
                    <span class="path__scene">{title(&story, position.state, &names)}</span>
                    {sides(&story, position.state, &names)}
                </li>
            </ol>
            <p class="debrief__help">
                {words::STORY_HELP} " "
                <a href=app.href(&Route::Help)>{words::HELP_MORE}</a>
            </p>
            <p class="debrief__moves">
                <button type="button" class="button button--quiet" id="histoire-rejouer"
                    on:click=move |_| play.forget()>
                    {words::REPLAY}
                </button>
                " "
                {onward(app, summary.module.as_ref())}
            </p>
        </section>
        {hand_in_play(play)}
    }
    .into_any()
}

/// Back to the module that plays the story, or to the list.
fn onward(app: App, module: Option<&crate::domain::id::ModuleId>) -> AnyView {
    let (route, words) = match module {
        Some(module) => (Route::Module(module.clone()), words::BACK_TO_MODULE),
        None => (Route::Pupil, words::BACK_TO_LIST),
    };
    view! { <a class="button" id="histoire-apres" href=app.href(&route)>{words}</a> }.into_any()
}

fn step(play: Play, story: &Story, turn: &Turn, nth: usize, names: &Names) -> AnyView {
    let chosen = was_chosen(story, turn).then(|| {
        let chosen = chosen_words(story, turn, names);
        view! {
            " "
            <span class="path__choice">{chosen.clone()}</span>
            " "
            <button type="button" class="button button--quiet button--small" id=format!("et-si-{nth}")
                aria-label=words::what_if_label(&chosen) on:click=move |_| play.rewind(nth)>
                {words::WHAT_IF}
            </button>
        }
    });
    view! {
        <li class="path__step">
            <span class="path__scene">{title(story, turn.state, names)}</span>
            {chosen}
            {sides(story, turn.state, names)}
        </li>
    }
    .into_any()
}

fn title(story: &Story, state: State, names: &Names) -> AnyView {
    story
        .scene(state)
        .map(|scene| line(&scene.title, names))
        .into_any()
}

/// What others could have felt at that moment, side by side.
fn sides(story: &Story, state: State, names: &Names) -> AnyView {
    let sides = story.sides(state);
    if sides.is_empty() {
        return ().into_any();
    }
    let cards = sides
        .into_iter()
        .map(|(view, beats)| {
            let who = match view {
                // A pupil may have lived the same moment in another role.
                View::Role(role) if state.role() != Some(*role) => words::you_as(*role).to_owned(),
                View::Role(_) => words::YOU.to_owned(),
                View::Person(id) => names.of(id),
            };
            let told = beats
                .into_iter()
                .map(|beat| told(beat, names))
                .collect_view();
            view! { <li class="side"><strong class="side__who">{who}</strong>{told}</li> }
        })
        .collect_view();
    view! {
        <div class="sides">
            <p class="sides__title">{words::SIDES}</p>
            <ul class="sides__list">{cards}</ul>
        </div>
    }
    .into_any()
}

fn told(beat: &Beat, names: &Names) -> AnyView {
    match &beat.what {
        What::Told(text) | What::Said { text, .. } => {
            view! { " " <span class="side__words">{line(text, names)}</span> }.into_any()
        }
        What::Sight { .. } => ().into_any(),
    }
}
