//! Before a story: who one is, what it speaks of, how long, who appears.
//!
//! Accessibility: each way to begin is a button that says the role it gives.

use leptos::prelude::*;

use super::hand_in::pool_before;
use super::playing::Play;
use super::stage::rehearsal;
use crate::domain::scenario::{AppKind, Role};
use crate::ui::words;

/// What one knows before a story begins.
pub fn start(play: Play) -> AnyView {
    let story = play.story();
    let scenario = story.scenario();
    let (app, minutes) = (scenario.summary.app, scenario.summary.minutes);
    let announcement = scenario.announcement.clone();
    let people = move || {
        let story = play.story();
        let people = story.scenario().characters.iter();
        words::people(
            people
                .filter(|person| person.names.len() > 1)
                .map(|person| person.name(play.set())),
        )
    };
    view! {
        <div class="announce">
            <p class=format!("announce__app emblem emblem--{}", app.slug())>
                {words::app_name(app)} " · " {words::APP_FICTION}</p>
            {(app == AppKind::Report).then(|| rehearsal(play))}
            <p>{announcement}</p>
            <p>{words::fiction(minutes)}</p>
            <p>
                {people} " "
                <button type="button" class="button button--quiet button--small" id="histoire-prenoms"
                    on:click=move |_| play.swap_names()>
                    {words::SWAP_NAMES}
                </button>
            </p>
            {roles(play)}
        </div>
        {pool_before(play)}
    }
    .into_any()
}

/// One role is given; several are chosen, or drawn. A link may give one.
fn roles(play: Play) -> AnyView {
    let story = play.story();
    let given = play.app().page(|page| page.asked("role"));
    let given = given.and_then(|role| Role::parse(&role));
    let mut roles = story.scenario().roles.clone();
    if roles.iter().any(|(role, _)| Some(*role) == given) {
        roles.retain(|(role, _)| Some(*role) == given);
    }
    if let [(role, you)] = roles.as_slice() {
        let role = *role;
        return view! {
            <p class="announce__you">{you.clone()}</p>
            <button type="button" class="button play__start" id="histoire-commencer"
                on:click=move |_| play.begin(Some(role))>
                {words::START_STORY}
            </button>
        }
        .into_any();
    }
    let known: Vec<Role> = roles.iter().map(|(role, _)| *role).collect();
    let buttons = roles
        .into_iter()
        .map(|(role, you)| {
            view! {
                <li class="role">
                    <p class="announce__you">{you}</p>
                    <button type="button" class="button" id=format!("role-{}", role.slug())
                        on:click=move |_| play.begin(Some(role))>
                        {words::role_button(role)}
                    </button>
                </li>
            }
        })
        .collect_view();
    let draw = move |_| {
        let drawn = play.app().page(|page| page.draw(known.len()));
        play.begin(known.get(drawn).copied());
    };
    view! {
        <h2 class="announce__roles">{words::ROLES}</h2>
        <ul class="roles">{buttons}</ul>
        <button type="button" class="button button--quiet" id="role-tirer" on:click=draw>{words::DRAW_ROLE}</button>
    }
    .into_any()
}
