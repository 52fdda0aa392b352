//! « Ricochet », the fictional messaging application.
//!
//! Accessibility: a `role="log"` region around an ordered list; messages arrive one at a time, when
//! asked for; who speaks is written, not only drawn. It resembles no real brand.

use leptos::prelude::*;

use super::playing::{PLAY_TOP, Play};
use crate::domain::id::ChoiceId;
use crate::domain::scenario::{Beat, SKIP, Scene, Speaker};
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// The conversation so far.
pub fn conversation(play: Play) -> AnyView {
    view! {
        <section class="chat" aria-labelledby=PLAY_TOP>
            <header class="chat__bar">
                <h3 class="chat__name" id=PLAY_TOP tabindex="-1">{words::CHAT_NAME}</h3>
                <p class="chat__fiction">{words::CHAT_FICTION}</p>
            </header>
            <div class="chat__log" role="log" aria-label=words::CHAT_LOG>
                <ol class="chat__list">
                    {move || past(play)}
                    {move || present(play)}
                </ol>
            </div>
        </section>
    }
    .into_any()
}

/// The scenes already left, each with what was chosen there.
fn past(play: Play) -> AnyView {
    let (scenario, names) = (play.scenario(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    scenario
        .path(&position)
        .into_iter()
        .filter_map(|(scene, choice)| {
            let chosen = chosen_words(scene, &choice?, &names);
            // Where there was one way on, nothing was chosen.
            let chosen = scene.is_dilemma().then(|| {
                view! {
                    <li class="chat__choice"><span class="chat__you">{words::YOU_CHOSE}</span> " " {chosen}</li>
                }
            });
            Some(view! {
                {scene_title(scene, &names)}
                {scene.beats.iter().map(|beat| message(beat, &names)).collect_view()}
                {chosen}
            })
        })
        .collect_view()
        .into_any()
}

/// The words of a choice.
pub fn chosen_words(scene: &Scene, choice: &ChoiceId, names: &Names) -> String {
    if choice.as_str() == SKIP {
        return words::SKIP_SCENE.to_owned();
    }
    scene
        .choices
        .iter()
        .find(|known| known.id == *choice)
        .map(|known| names.plain(&known.label))
        .unwrap_or_default()
}

/// The scene on the screen, as far as it was read.
fn present(play: Play) -> AnyView {
    let (scenario, names) = (play.scenario(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    let Some(scene) = scenario.scene(&position.scene) else {
        return ().into_any();
    };
    view! {
        {scene_title(scene, &names)}
        {scene.beats.iter().take(play.shown.get()).map(|beat| message(beat, &names)).collect_view()}
    }
    .into_any()
}

fn scene_title(scene: &Scene, names: &Names) -> AnyView {
    view! { <li class="chat__scene">{line(&scene.title, names)}</li> }.into_any()
}

fn message(beat: &Beat, names: &Names) -> AnyView {
    match beat {
        Beat::Narration(text) => {
            view! { <li class="chat__told">{line(text, names)}</li> }.into_any()
        }
        Beat::Message {
            from,
            private,
            text,
        } => {
            let (class, who) = match from {
                Speaker::You => ("chat__message chat__message--you", words::YOU.to_owned()),
                Speaker::Character(id) => ("chat__message", names.of(id)),
            };
            let private =
                private.then(|| view! { <span class="chat__private">{words::PRIVATE}</span> });
            view! {
                <li class=class>
                    <p class="chat__who">{who} " " {private}</p>
                    <p class="chat__words">{line(text, names)}</p>
                </li>
            }
            .into_any()
        }
    }
}
