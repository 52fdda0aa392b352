//! A scenario read in a straight line: every scene, every choice and where it leads.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::domain::id::{CharacterId, ScenarioId};
use crate::domain::scenario::{Beat, Scenario, Scene, Speaker};
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// The whole scenario.
pub fn story(id: &ScenarioId) -> AnyView {
    loaded(App::get().library().scenario(id.clone()), |scenario| {
        let called = Arc::clone(scenario);
        let names = Names::new(move |id: &CharacterId| called.name(id, 0));
        let scenes = scenario
            .scenes
            .iter()
            .map(|scene| scene_view(scenario, scene, &names))
            .collect_view();
        let people = words::people(
            scenario
                .characters
                .iter()
                .filter(|c| c.names.len() > 1)
                .map(|c| c.name(0)),
        );
        view! {
            <div class="story">
                <p>{scenario.you.clone()} " " {scenario.announcement.clone()}</p>
                <p>{people} " " {words::swap_hint()}</p>
                <ol class="story__scenes">{scenes}</ol>
            </div>
        }
        .into_any()
    })
}

fn scene_view(scenario: &Scenario, scene: &Scene, names: &Names) -> AnyView {
    let beats = scene
        .beats
        .iter()
        .map(|beat| match beat {
            Beat::Narration(text) => view! { <p>{line(text, names)}</p> }.into_any(),
            Beat::Message { from, private, text } => {
                let who = match from {
                    Speaker::You => words::YOU.to_owned(),
                    Speaker::Character(id) => names.of(id),
                };
                let private = private.then_some(words::PRIVATE_ASIDE);
                view! { <p class="story__message"><strong>{who}</strong> " " {private} {words::COLON} {line(text, names)}</p> }
                    .into_any()
            }
        })
        .collect_view();
    let choices = scene
        .choices
        .iter()
        .map(|choice| {
            let target = scenario
                .scene(&choice.target)
                .map(|scene| names.plain(&scene.title))
                .unwrap_or_default();
            let asides = words::choice_asides(choice);
            view! { <li>{line(&choice.label, names)} " → " <em>{target}</em> {asides}</li> }
        })
        .collect_view();
    view! {
        <li class="story__scene">
            <h3 class="story__title">{line(&scene.title, names)} {scene.ending.map(words::ending)}</h3>
            {beats}
            <ul>{choices}</ul>
        </li>
    }
    .into_any()
}
