//! A scenario read in a straight line: every scene, every choice and where it leads.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::app::ports::Page;
use crate::domain::id::{CharacterId, ScenarioId};
use crate::domain::play::Story;
use crate::domain::route::Route;
use crate::domain::scenario::{
    Act, Beat, Choice, Manner, Scenario, Scene, Seen, Speaker, Target, View, What,
};
use crate::domain::text::Inline;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::{loaded, loaded_page};
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// « Feuilleter » for a scenario alone.
pub fn page(id: &ScenarioId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().scenario(id.clone()), move |story| {
        let summary = &story.scenario().summary;
        view! {
            <article class="leaf">
                {heading(summary.title.clone())}
                <p class="leaf__meta">
                    {words::levels(&summary.levels)} " · " {words::minutes(summary.minutes)} " · "
                    {words::app_name(summary.app)}
                </p>
                <p class="lead">{summary.gesture.clone()}</p>
                <p class="leaf__actions no-print">
                    <button type="button" class="button" id="imprimer" on:click=move |_| app.page(Page::print)>
                        {words::PRINT}
                    </button>
                </p>
                <h2>{words::STORY_SCENES}</h2>
                {whole(app, story)}
            </article>
        }
        .into_any()
    })
}

/// The whole scenario, inside a module's page.
pub fn story(id: &ScenarioId) -> AnyView {
    let app = App::get();
    loaded(app.library().scenario(id.clone()), move |story| {
        whole(app, story)
    })
}

fn whole(app: App, story: &Arc<Story>) -> AnyView {
    let scenario = story.scenario();
    let set = move || app.session().with(|session| session.names);
    let teller = Arc::clone(story);
    let names = Names::new(move |id: &CharacterId| teller.scenario().name(id, set()));
    let scenes = {
        let story = Arc::clone(story);
        move || {
            let scenes = story.scenario().scenes.iter();
            scenes
                .map(|scene| scene_view(story.scenario(), scene, &names))
                .collect_view()
        }
    };
    let called = Arc::clone(story);
    let people = move || {
        let people = called.scenario().characters.iter();
        words::people(
            people
                .filter(|person| person.names.len() > 1)
                .map(|person| person.name(set())),
        )
    };
    let sets = scenario.sets();
    let swap = move |_| app.swap_names(sets);
    let address = app.href(&Route::Story(scenario.summary.id.clone()));
    let roles = scenario.roles.iter();
    let you = roles
        .map(|(_, you)| view! { <li>{you.clone()}</li> })
        .collect_view();
    view! {
        <div class="story">
            <ul class="story__roles">{you}</ul>
            <p>{scenario.announcement.clone()}</p>
            <p>
                {people} " " {words::swap_hint()} " "
                <button type="button" class="button button--quiet button--small no-print" on:click=swap>
                    {words::SWAP_NAMES}
                </button>
                " "
                <a class="no-print" href=move || format!("{address}?prenoms={}", set() % sets.max(1) + 1)>{words::STORY_WITH_NAMES}</a>
            </p>
            <ol class="story__scenes">{scenes}</ol>
        </div>
    }
    .into_any()
}

fn scene_view(scenario: &Scenario, scene: &Scene, names: &Names) -> AnyView {
    let beats = scene
        .beats
        .iter()
        .map(|beat| beat_view(scene, beat, names))
        .collect_view();
    let choices = scene
        .choices
        .iter()
        .filter(|choice| !matches!(choice.act, Act::Setting(_)))
        .map(|choice| choice_view(scenario, choice, names))
        .collect_view();
    let skip = scene
        .skip
        .as_ref()
        .and_then(|id| scenario.scene(id))
        .map(|to| {
            let title = names.plain(&to.title);
            view! { <li>{words::SKIP_SCENE} " → " <em>{title}</em></li> }
        });
    view! {
        <li class="story__scene">
            <h3 class="story__title">{line(&scene.title, names)} {scene.ending.map(words::ending)}</h3>
            {beats}
            <ul>{choices} {skip}</ul>
        </li>
    }
    .into_any()
}

fn choice_view(scenario: &Scenario, choice: &Choice, names: &Names) -> AnyView {
    if let Act::Clue { reveals, feedback } = &choice.act {
        let mark = if *reveals {
            words::CLUE_REVEALS
        } else {
            words::CLUE_QUIET
        };
        return view! { <li>{line(&choice.label, names)} " → " <em>{mark}</em> " " {line(feedback, names)}</li> }
            .into_any();
    }
    let target = match &choice.target {
        Target::Scene(id) => scenario.scene(id).map(|scene| names.plain(&scene.title)),
        Target::Return => Some(words::STORY_RETURN.to_owned()),
    };
    let then = choice.then.as_ref().and_then(|id| scenario.scene(id));
    let then = then.map(|scene| words::then_to(&names.plain(&scene.title)));
    let asides = words::choice_asides(choice);
    view! { <li>{line(&choice.label, names)} " → " <em>{target.unwrap_or_default()}</em> {then} {asides}</li> }
        .into_any()
}

fn beat_view(scene: &Scene, beat: &Beat, names: &Names) -> AnyView {
    let aside = (!beat.conditions.is_empty()).then_some(words::BEAT_ASIDE);
    let side = beat.view.as_ref().map(|view| match view {
        View::Role(role) => words::side_of(words::role_name(*role)),
        View::Person(id) => words::side_of(&names.of(id)),
    });
    match &beat.what {
        What::Told(text) => view! { <p>{aside} {side} {line(text, names)}</p> }.into_any(),
        What::Said { from, manner, text } => {
            let who = match from {
                Speaker::You => words::YOU.to_owned(),
                Speaker::Character(id) => names.of(id),
            };
            let how = how(manner);
            view! {
                <p class="story__message">
                    {aside} {side} <strong>{who}</strong> {how} {words::COLON} {line(text, names)}
                </p>
            }
            .into_any()
        }
        What::Sight { head, rows } => {
            let label = words::sight_of(&names.plain(&scene.title));
            scrolling(label, sight(head, rows, names))
        }
    }
}

/// How something is said, after the name; nothing rather than an empty text, which would be written
/// as a space.
fn how(manner: &Manner) -> Option<String> {
    let words = match manner {
        Manner::Group => return None,
        Manner::Private => words::PRIVATE.to_owned(),
        Manner::Post(audience) => words::posted(audience),
        Manner::Share(audience) => words::shared(audience),
        Manner::Reaction => words::REACTION.to_owned(),
        Manner::Voice => words::VOICE.to_owned(),
    };
    Some(format!(" ({words})"))
}

fn sight(head: &[Vec<Inline>], rows: &[(Vec<Inline>, Vec<Seen>)], names: &Names) -> AnyView {
    let head = head
        .iter()
        .map(|cell| view! { <th scope="col">{line(cell, names)}</th> })
        .collect_view();
    let rows = rows
        .iter()
        .map(|(what, seen)| {
            let cells = seen
                .iter()
                .map(|seen| view! { <td>{words::sight(seen)}</td> })
                .collect_view();
            view! { <tr><th scope="row">{line(what, names)}</th>{cells}</tr> }
        })
        .collect_view();
    view! { <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> }.into_any()
}
