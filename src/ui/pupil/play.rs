//! A scenario inside a step: its announcement, then the play as a conversation.
//!
//! Accessibility: nothing moves by itself; one message for each press; the focus follows what was
//! asked for. A play is the list of choices made: back and replay are shorter lists.

use std::sync::Arc;

use leptos::prelude::*;

use super::chat::conversation;
use super::debrief::debrief;
use super::playing::{CHOICES, MORE, Play};
use crate::app::App;
use crate::domain::id::{ChoiceId, ModuleId, ScenarioId};
use crate::domain::scenario::{SKIP, Scene};
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::text::line;
use crate::ui::words;

/// The play of a step.
pub fn simulation(module: &ModuleId, scenario: &ScenarioId) -> AnyView {
    let app = App::get();
    let module = module.clone();
    loaded(app.library().scenario(scenario.clone()), move |scenario| {
        let play = Play::new(app, &module, scenario);
        let begun = Memo::new(move |_| play.begun());
        (move || {
            if begun.get() {
                running(play)
            } else {
                announcement(play)
            }
        })
        .into_any()
    })
}

/// What one knows before it begins: who one is, what it speaks of, how long, who appears.
fn announcement(play: Play) -> AnyView {
    let scenario = play.scenario();
    let people = {
        let scenario = Arc::clone(&scenario);
        move || {
            words::people(
                scenario
                    .characters
                    .iter()
                    .filter(|c| c.names.len() > 1)
                    .map(|c| c.name(play.set())),
            )
        }
    };
    view! {
        <div class="announce">
            <p class="announce__you">{scenario.you.clone()}</p>
            <p>{scenario.announcement.clone()}</p>
            <p>{words::fiction(scenario.minutes)}</p>
            <p>
                {people} " "
                <button type="button" class="button button--quiet button--small" id="histoire-prenoms"
                    on:click=move |_| play.swap_names()>
                    {words::SWAP_NAMES}
                </button>
            </p>
            <button type="button" class="button play__start" id="histoire-commencer" on:click=move |_| play.begin()>
                {words::START_STORY}
            </button>
        </div>
    }
    .into_any()
}

fn running(play: Play) -> AnyView {
    view! {
        <div class="play">
            {conversation(play)}
            {move || {
                let all = play.position().is_some() && play.shown.get() >= play.beats();
                match (all, play.ending()) {
                    (true, Some(_)) => debrief(play),
                    (true, None) => choices(play),
                    (false, _) => more(play),
                }
            }}
        </div>
    }
    .into_any()
}

fn more(play: Play) -> AnyView {
    view! {
        <p class="play__more">
            <button type="button" class="button" id=MORE on:click=move |_| play.more()>{words::NEXT_MESSAGE}</button>
        </p>
    }
    .into_any()
}

fn choices(play: Play) -> AnyView {
    let (scenario, names) = (play.scenario(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    let made = position.trail.len();
    let open = scenario
        .open_choices(&position)
        .map(|choice| {
            let id = choice.id.clone();
            view! {
                <li>
                    <button type="button" class="button button--choice" id=format!("choix-{id}")
                        on:click=move |_| play.choose(id.clone())>
                        {line(&choice.label, &names)}
                    </button>
                </li>
            }
        })
        .collect_view();
    let dilemma = scenario
        .scene(&position.scene)
        .is_some_and(Scene::is_dilemma);
    let skip = scenario
        .scene(&position.scene)
        .and_then(|scene| scene.skip.as_ref())
        .and(ChoiceId::parse(SKIP).ok());
    let skip = skip.map(|skip| {
        view! {
            <button type="button" class="button button--quiet" id="choix-passer"
                on:click=move |_| play.choose(skip.clone())>
                {words::SKIP_SCENE}
            </button>
        }
    });
    let back = (made > 0).then(|| {
        view! {
            <button type="button" class="button button--quiet" id="choix-retour"
                on:click=move |_| play.rewind(made - 1)>
                {words::STEP_BACK}
            </button>
        }
    });
    view! {
        <div class="choices">
            <h3 class="choices__title" id=CHOICES tabindex="-1">
                {if dilemma { words::WHAT_DO_YOU_DO } else { words::STORY_GOES_ON }}
            </h3>
            <ul class="choices__list">{open}</ul>
            <p class="choices__quiet">{back} {skip}</p>
        </div>
    }
    .into_any()
}
