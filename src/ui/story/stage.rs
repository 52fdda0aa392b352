//! The fictional application: its frame, what was said so far, what is done now.
//!
//! Accessibility: a `role="log"` region around an ordered list; things arrive one at a time, when
//! asked for; who speaks, and to whom, is written, not only drawn. No application resembles a real
//! brand.

use leptos::prelude::*;

use super::beats::{mark, shape_of};
use super::choices::choices;
use super::debrief::debrief;
use super::log::log;
use super::panel::panel;
use super::playing::{MORE, Play, TOP, shown_beats};
use crate::domain::play::{Position, Story};
use crate::domain::route::Route;
use crate::domain::scenario::{AppKind, Manner, Speaker, What};
use crate::ui::words;

/// The play.
pub fn stage(play: Play) -> AnyView {
    let app = play.story().scenario().summary.app;
    // A clue looked at, or a setting changed, leaves the story where it is: only its own words change.
    let turn = Memo::new(move |_| {
        play.position()
            .map_or(0, |now| turn_of(&play.story(), &now))
    });
    // Reading it is what makes a part follow it.
    let drawn = move |draw: fn(Play) -> AnyView| move || turn.with(|_| draw(play));
    view! {
        {(app == AppKind::Report).then(|| rehearsal(play))}
        <div class="play">
            <section class=format!("app app--{}", app.slug()) aria-labelledby=TOP>
                {bar(play, app)}
                {move || counters(play)}
                <div class="app__log" role="log" aria-label=words::app_log(app)>
                    <ol class="app__list">{log(play)}</ol>
                </div>
                {drawn(tools)}
            </section>
            {drawn(onward)}
        </div>
    }
    .into_any()
}

/// Changes when the story moves, not when it stays where it is.
fn turn_of(story: &Story, position: &Position) -> usize {
    // Two plays of equal length may stand on different scenes, and in different roles.
    let role = position.state.role().map_or(0, |role| role as usize + 1);
    (story.turns(position).count() << 15) | (role << 12) | position.state.scene()
}

/// What the scene lets one do beside choosing, once it was read.
fn tools(play: Play) -> AnyView {
    if whole(play) {
        panel(play)
    } else {
        ().into_any()
    }
}

/// The way on: one more message, the choices, or the debrief.
fn onward(play: Play) -> AnyView {
    match (whole(play), untrack(|| ended(play))) {
        (true, true) => debrief(play),
        (true, false) => choices(play),
        (false, _) => more(play),
    }
}

/// True when the whole scene is on the screen.
fn whole(play: Play) -> bool {
    play.shown.get() >= play.beats()
}

fn ended(play: Play) -> bool {
    let (story, position) = (play.story(), play.position());
    position
        .and_then(|position| story.scene(position.state)?.ending)
        .is_some()
}

/// In the rehearsal, the reminder that nothing is sent and the real way to help stay in sight.
pub fn rehearsal(play: Play) -> AnyView {
    view! {
        <p class="rehearsal">
            <strong>{words::app_fiction(AppKind::Report)}</strong> " "
            <a class="rehearsal__real" href=play.app().href(&Route::Help)>{words::REAL_HELP}</a>
        </p>
    }
    .into_any()
}

fn bar(play: Play, app: AppKind) -> AnyView {
    let fiction = (app != AppKind::Report)
        .then(|| view! { <p class="app__fiction">{words::app_fiction(app)}</p> });
    view! {
        <header class="app__bar">
            <h2 class=format!("app__name emblem emblem--{}", app.slug()) id=TOP tabindex="-1">{words::app_name(app)}</h2>
            {fiction}
            {(app == AppKind::Game).then(|| lobby(play))}
        </header>
    }
    .into_any()
}

/// Who is in the lobby of the game.
fn lobby(play: Play) -> AnyView {
    let people = move || {
        let (story, names) = (play.story(), play.names());
        let people = story.scenario().characters.iter();
        people
            .enumerate()
            .filter(|(_, person)| person.names.len() > 1)
            .map(|(nth, person)| view! { <li class="lobby__one">{mark(shape_of(nth))} {names.of(&person.id)}</li> })
            .collect_view()
    };
    view! {
        <ul class="lobby" aria-label=words::LOBBY>
            <li class="lobby__one lobby__one--you">{mark(0)} {words::YOU}</li>
            {people}
        </ul>
    }
    .into_any()
}

/// What grows, with what the last choice added.
fn counters(play: Play) -> AnyView {
    let (story, position) = (play.story(), play.position());
    let Some(position) = position else {
        return ().into_any();
    };
    let before = story.turns(&position).last().map(|(_, turn)| turn.state);
    let before = before.map_or_else(Vec::new, |state| story.counters(state));
    let rows = story
        .counters(position.state)
        .into_iter()
        .enumerate()
        .map(|(nth, (name, number))| {
            let was = before.get(nth).map_or(number, |(_, was)| *was);
            view! {
                <li class="counter">
                    <span class="counter__number">{words::number(number)}</span> " "
                    <span class="counter__name">{name.to_owned()}</span>
                    {words::difference(was, number).map(|words| view! { " " <span class="counter__more">{words}</span> })}
                </li>
            }
        })
        .collect_view();
    if rows.is_empty() {
        return ().into_any();
    }
    view! { <ul class="counters">{rows}</ul> }.into_any()
}

/// One more message, and who is writing it: without any timer, it waits for the press.
fn more(play: Play) -> AnyView {
    let (story, names) = (play.story(), play.names());
    let next = untrack(|| play.position()).and_then(|position| {
        let beat = shown_beats(&story, position.state).nth(play.shown.get())?;
        match &beat.what {
            What::Said {
                from: Speaker::Character(id),
                manner: Manner::Group | Manner::Private,
                ..
            } => Some(words::typing(&names.of(id))),
            What::Said { .. } | What::Told(_) | What::Sight { .. } => None,
        }
    });
    view! {
        <p class="play__more">
            <span class="play__typing">{next}</span>
            <button type="button" class="button" id=MORE on:click=move |_| play.more()>{words::NEXT_MESSAGE}</button>
        </p>
    }
    .into_any()
}
