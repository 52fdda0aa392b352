//! What the class sees of a session, on the projector.
//!
//! It draws shipped content, what was shown on purpose, and the local contact; never a note, and no
//! other word from a file, a code, a message or an address. It can lead the session alone, for rooms
//! where the class sees the only screen there is.
//!
//! Accessibility: everything is at least 28 px; one heading for each screen, announced when it changes;
//! keys, a remote and buttons do the same.

mod asked;
mod scene;

use std::sync::Arc;

use leptos::prelude::*;

use self::asked::question;
use self::scene::scene;
use super::class_map;
use super::podium::Podium;
use crate::app::{App, Lesson};
use crate::domain::id::ModuleId;
use crate::domain::lesson::{Item, Step, StepKind};
use crate::domain::route::Route;
use crate::domain::run::{RunAction, Show, frames};
use crate::ui::blocks::heading::HEADING;
use crate::ui::blocks::help::contact_list;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::blocks::text::{Facts, Names, block, line};
use crate::ui::words;

/// The page of a module.
pub fn page(id: &ModuleId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        provide_context(Facts(Arc::new(lesson.facts.clone())));
        whole(app, lesson)
    })
}

fn whole(app: App, lesson: &Arc<Lesson>) -> AnyView {
    let podium = Podium::new(app, lesson);
    podium.follow_keys();
    // What is on the screen is drawn anew when it is another screen, not at each hand that is counted.
    let shown = Memo::new(move |_| {
        podium.run(|run, _| (run.show, run.step.clone(), run.frame, run.map.is_some()))
    });
    view! {
        <article class="projection">
            {move || shown.with(|shown| match shown {
                None => waiting(podium),
                Some((Show::Blank, ..)) => blank(),
                Some((Show::Help, ..)) => help(podium),
                Some((Show::Map, ..)) => map(podium),
                Some((Show::Lesson, ..)) => lesson_screen(podium),
            })}
            {controls(podium)}
        </article>
    }
    .into_any()
}

fn waiting(podium: Podium) -> AnyView {
    let title = podium.lesson().module.summary.title.clone();
    let back = podium.app.href(&Route::Run(podium.id()));
    view! {
        {heading(title.into_any())}
        <p>{words::SCREEN_WAITING}</p>
        <p><a class="button" href=back>{words::TO_RUN}</a></p>
    }
    .into_any()
}

/// The heading of a screen: the page's only one.
fn heading(words: AnyView) -> AnyView {
    view! { <h1 class="projection__title" id=HEADING tabindex="-1">{words}</h1> }.into_any()
}

fn blank() -> AnyView {
    view! {
        <div class="projection__blank">
            <h1 class="visually-hidden" id=HEADING tabindex="-1">{words::BLACK_SCREEN}</h1>
        </div>
    }
    .into_any()
}

/// Opened by everyone together: what answers now, and who receives a pupil here.
fn help(podium: Podium) -> AnyView {
    let contact = podium
        .run(|run, _| run.setup.contact.clone())
        .unwrap_or_default();
    let here = if contact.is_blank() {
        view! { <p class="projection__here">{words::CONTACT_HERE_BLANK}</p> }.into_any()
    } else {
        let who = words::contact(&contact.who, &contact.place, &contact.when);
        view! { <p class="projection__here">{words::CONTACT_HERE} " " <strong>{who}</strong></p> }
            .into_any()
    };
    view! {
        {heading(words::HELP_HEADING.into_any())}
        {here}
        <div class="projection__contacts">
            {contact_list(podium.app, |title| view! { <h2>{title}</h2> }.into_any())}
        </div>
    }
    .into_any()
}

/// The class's map, in words that name nobody.
fn map(podium: Podium) -> AnyView {
    let map = podium.run(|run, _| run.map.clone()).flatten();
    let (Some(map), Some(story)) = (map, podium.story()) else {
        return ().into_any();
    };
    let title = words::map_title(&story.scenario().summary.title);
    view! {
        {heading(title.into_any())}
        <div class="class-map projection__map">{class_map::shown(podium.app, &story, podium.set(), Some(&map))}</div>
    }
    .into_any()
}

fn lesson_screen(podium: Podium) -> AnyView {
    let drawn = podium.step(|run, step| match step.kind {
        StepKind::Simulation(_) => scene(podium, step, run.frame),
        StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => {
            plain_screen(podium, step, run.frame)
        }
    });
    drawn.unwrap_or_else(|| ().into_any())
}

/// A screen of texts, or one question.
fn plain_screen(podium: Podium, step: &Step, frame: usize) -> AnyView {
    let frames = frames(step);
    let shown = frames.get(frame.min(frames.len().saturating_sub(1)));
    let items = shown
        .and_then(|frame| step.items.get(frame.items.clone()))
        .unwrap_or(&[]);
    let drawn = items
        .iter()
        .map(|item| match item {
            Item::Text(text) => block(text, &Names::none()),
            Item::Question(asked) => question(podium, asked),
        })
        .collect_view();
    let class = if step.kind == StepKind::Workshop {
        "projection__body projection__body--workshop"
    } else {
        "projection__body"
    };
    view! {
        {heading(line(&step.title, &Names::none()))}
        <div class=class>{drawn}</div>
    }
    .into_any()
}

/// The buttons, for a class where the teacher leads from this very screen.
fn controls(podium: Podium) -> AnyView {
    let arrow = move |label: &'static str,
                      sign: &'static str,
                      id: &'static str,
                      action: fn() -> RunAction| {
        view! {
            <button type="button" class="projection__button" id=id aria-label=label on:click=move |_| podium.act(action())>
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    let button = move |label: &'static str, id: &'static str, action: fn() -> RunAction| {
        view! {
            <button type="button" class="projection__button" id=id on:click=move |_| podium.act(action())>{label}</button>
        }
    };
    let place = move || {
        podium.run(|run, _| {
            let rank = run.steps.iter().position(|step| *step == run.step);
            words::step_of(rank.map_or(0, |rank| rank + 1), run.steps.len())
        })
    };
    view! {
        <nav class="projection__controls" aria-label=words::SCREEN_CONTROLS>
            {arrow(words::BACKWARD, "←", "projection-precedent", || RunAction::Back)}
            {arrow(words::FORWARD, "→", "projection-suivant", || RunAction::Next)}
            {button(words::SCREEN_BLANK, "projection-noir", || RunAction::Shown(Show::Blank))}
            {button(words::SHOW_HELP, "projection-aide", || RunAction::Shown(Show::Help))}
            {button(words::SCREEN_CLOSE, "projection-clore", || RunAction::ClosingAsked)}
            {presenter_link(podium)}
            " "
            <span class="projection__place">{place}</span>
        </nav>
    }
    .into_any()
}

/// The way back to the teacher's own view, if its window was closed. It opens covered.
fn presenter_link(podium: Podium) -> AnyView {
    let app = podium.app;
    let route = Route::Run(podium.id());
    let address = app.href(&route);
    let opened = route.clone();
    let open = move |event: leptos::ev::MouseEvent| {
        if app.open_window(&opened) {
            event.prevent_default();
        }
    };
    let target = move || podium.is_running().then(|| app.window_name(&route));
    view! {
        <a class="projection__button" id="projection-enseignant" href=address target=target rel="opener"
            aria-label=words::OPEN_PRESENTER on:click=open>
            {words::SCREEN_PRESENTER}
        </a>
    }
    .into_any()
}
