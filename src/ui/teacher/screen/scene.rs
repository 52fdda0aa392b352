//! A story on the projector: its announcement, then one scene at a time, all of it at once.
//!
//! The class decides by tables or by hands; where one of the choices is `sensible`, no hand is raised.

use std::sync::Arc;

use leptos::prelude::*;

use super::heading;
use crate::domain::explore::has_helped;
use crate::domain::id::ChoiceId;
use crate::domain::lesson::Step;
use crate::domain::play::{Move, Position, State, Story};
use crate::domain::run::{Run, RunAction, Stage, counted_scene, playing, turns};
use crate::domain::scenario::{AppKind, Choice, Outcome, SKIP, Scene, What};
use crate::ui::blocks::text::{Names, line};
use crate::ui::story::beats::beat_view;
use crate::ui::story::panel::panel;
use crate::ui::story::playing::{Play, Together};
use crate::ui::teacher::podium::Podium;
use crate::ui::words;

/// The play of the class, for the pieces that a pupil's page uses too.
struct OfClass(Podium);

impl Together for OfClass {
    fn choices(&self) -> Vec<ChoiceId> {
        self.0.run(|run, _| run.play.clone()).unwrap_or_default()
    }

    fn chose(&self, choice: ChoiceId) {
        self.0.act(RunAction::Picked(choice));
    }

    fn set(&self) -> usize {
        self.0.set()
    }
}

/// A screen of the story.
pub fn scene(podium: Podium, step: &Step, frame: usize) -> AnyView {
    let Some(story) = podium.story() else {
        return view! { <p class="loading" role="status">{words::LOADING}</p> }.into_any();
    };
    if frame == 0 {
        return announcement(podium, step, &story);
    }
    let play = Play::together(podium.app, &story, Arc::new(OfClass(podium)));
    // A clue or a setting leaves the scene where it is: only its own words change.
    let place = Memo::new(move |_| {
        play.position()
            .map(|position| place_of(&play.story(), &position))
    });
    let set = Memo::new(move |_| podium.set());
    view! {
        <div class="projection__story">
            {move || {
                set.track();
                place.with(|_| played(podium, play))
            }}
        </div>
    }
    .into_any()
}

/// Changes when the story moves.
fn place_of(story: &Story, position: &Position) -> (usize, usize, bool) {
    (
        story.turns(position).count(),
        position.state.scene(),
        story.wants_role(position.state),
    )
}

fn announcement(podium: Podium, step: &Step, story: &Story) -> AnyView {
    let scenario = story.scenario();
    let people = scenario
        .characters
        .iter()
        .filter(|person| person.names.len() > 1)
        .map(|person| person.name(podium.set()));
    let you = match scenario.roles.as_slice() {
        [(_, you)] => Some(view! { <p>{you.clone()}</p> }),
        _ => None,
    };
    view! {
        {heading(line(&step.title, &Names::none()))}
        <div class="projection__body">
            <p class="projection__fiction">
                {words::app_name(scenario.summary.app)} " · " {words::APP_FICTION}
            </p>
            <p>{scenario.announcement.clone()}</p>
            <p>{words::people(people)}</p>
            {you}
        </div>
    }
    .into_any()
}

fn played(podium: Podium, play: Play) -> AnyView {
    let (story, names) = (play.story(), play.names());
    let Some(position) = untrack(|| play.position()) else {
        return ().into_any();
    };
    let state = position.state;
    if story.wants_role(state) {
        return roles(podium, &story, state);
    }
    let Some(scene) = story.scene(state) else {
        return ().into_any();
    };
    let beats = story
        .beats(state)
        .filter(|beat| !matches!(beat.what, What::Sight { .. }))
        .map(|beat| beat_view(story.scenario(), beat, &names))
        .collect_view();
    let counters = story
        .counters(state)
        .into_iter()
        .map(|(name, number)| {
            view! { <li class="counter"><span class="counter__number">{words::number(number)}</span> " " {name.to_owned()}</li> }
        })
        .collect::<Vec<_>>();
    let counters = (!counters.is_empty()).then(|| view! { <ul class="counters">{counters}</ul> });
    let app = story.scenario().summary.app;
    let ending = scene.ending;
    view! {
        {heading(line(&scene.title, &names))}
        <p class="projection__fiction">{words::app_name(app)} " · " {words::app_fiction(app)}</p>
        {counters}
        <div class="projection__scene">
            <div class=format!("app app--{}", app.slug())>
                <div class="app__log"><ol class="app__list">{beats}</ol></div>
                {panel(play)}
            </div>
            {match ending {
                Some(outcome) => ended(outcome, app),
                None => choices(podium, play),
            }}
        </div>
    }
    .into_any()
}

/// Where a story has several, the class takes one together.
fn roles(podium: Podium, story: &Story, state: State) -> AnyView {
    let buttons = story
        .scenario()
        .roles
        .iter()
        .filter_map(|(role, you)| {
            let id = story.id_of(state, Move::Role(*role))?;
            Some(view! {
                <li>
                    <button type="button" class="button button--choice" id=format!("projection-{id}")
                        on:click=move |_| podium.act(RunAction::Picked(id.clone()))>
                        {you.clone()}
                    </button>
                </li>
            })
        })
        .collect_view();
    view! {
        {heading(words::ROLES.into_any())}
        <ul class="projection__choices">{buttons}</ul>
    }
    .into_any()
}

fn ended(outcome: Outcome, app: AppKind) -> AnyView {
    let rehearsal = (app == AppKind::Report)
        .then(|| view! { <p class="projection__quiet">{words::REHEARSAL_END}</p> });
    view! {
        <div class="projection__ways">
            <p class="projection__end">{words::STORY_ENDS} " " {words::ending(outcome)}</p>
            {rehearsal}
        </div>
    }
    .into_any()
}

/// The ways on, with their letters; hands once they are shown.
fn choices(podium: Podium, play: Play) -> AnyView {
    let drawn = move || {
        podium
            .run(|run, stage| rows(podium, play, run, stage))
            .unwrap_or_else(|| ().into_any())
    };
    view! { <div class="projection__ways">{drawn}</div> }.into_any()
}

fn rows(podium: Podium, play: Play, run: &Run, stage: Stage<'_>) -> AnyView {
    let names = play.names();
    let ways = turns(run, stage);
    let Some((story, position)) = playing(run, stage) else {
        return ().into_any();
    };
    let scene = story.scene(position.state);
    let dilemma = ways.len() > 1 && scene.is_some_and(Scene::is_dilemma);
    let counted = counted_scene(run, stage);
    let shown = counted
        .as_ref()
        .is_some_and(|scene| run.voted.contains(scene));
    let way = |(rank, choice): (usize, &&Choice)| {
        let id = choice.id.clone();
        let hands = counted.as_ref().filter(|_| shown).map(|scene| {
            let count = run.votes.get(&(scene.clone(), choice.id.clone())).copied();
            view! { " " <span class="projection__hands">{words::hands(count.unwrap_or(0))}</span> }
        });
        let letter =
            dilemma.then(|| view! { <b class="projection__letter">{words::letter(rank)}</b> });
        view! {
            <li>
                <button type="button" class="button button--choice" id=format!("projection-choix-{id}")
                    on:click=move |_| podium.act(RunAction::Picked(id.clone()))>
                    {letter} " " {line(&choice.label, &names)} {hands}
                </button>
            </li>
        }
    };
    let list = ways.iter().enumerate().map(way).collect_view();
    let quiet = if run.closing || has_helped(story, position.state) || !dilemma {
        None
    } else if counted.is_none() {
        Some(words::IN_YOUR_HEAD)
    } else {
        Some(words::WHY_WOULD_ONE)
    };
    let skip = scene
        .and_then(|scene| scene.skip.as_ref())
        .and_then(|_| ChoiceId::parse(SKIP).ok());
    let skip = skip.map(|skip| {
        view! {
            <button type="button" class="button button--quiet" id="projection-passer"
                on:click=move |_| podium.act(RunAction::Picked(skip.clone()))>
                {words::PASS}
            </button>
        }
    });
    view! {
        <ul class="projection__choices">{list}</ul>
        {skip}
        {quiet.map(|words| view! { <p class="projection__quiet">{words}</p> })}
    }
    .into_any()
}
