//! The presenter's view: notes, cards, what comes next, the time, hands, the end.
//!
//! It opens covered, and is covered again at each visit. Accessibility: one heading; every control is a
//! button with words; the state of the projection is announced when it changes.

use leptos::prelude::*;

use super::Room;
use super::end::end;
use super::gathered::gathered;
use super::hands::{asked, ways};
use super::plan::remaining;
use crate::domain::lesson::{Item, PartKind, StepKind, TeacherPart};
use crate::domain::route::Route;
use crate::domain::run::{RunAction, Show, frames, playing};
use crate::domain::scenario::What;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::text::{Names, block, blocks, line};
use crate::ui::story::beats::beat_view;
use crate::ui::teacher::print;
use crate::ui::words;

/// How often the time is read, in milliseconds.
const TICK: u64 = 10_000;

/// The presenter's view.
pub fn presenter(room: Room) -> AnyView {
    (move || {
        if room.uncovered.get() {
            whole(room)
        } else {
            covered(room)
        }
    })
    .into_any()
}

fn covered(room: Room) -> AnyView {
    let advised = RwSignal::new(false);
    let (app, id) = (room.podium.app, room.podium.id());
    let show = move |_| {
        room.uncovered.set(true);
        room.podium.app.page(|page| page.focus(crate::ui::HEADING));
    };
    view! {
        {heading(words::COVERED)}
        <p class="lead">{words::COVERED_WHY}</p>
        <p class="run__row">
            <button type="button" class="button" id="couvert-oui" on:click=move |_| advised.set(true)>{words::COVERED_YES}</button>
            <button type="button" class="button button--quiet" id="couvert-non" on:click=show>{words::COVERED_NO}</button>
        </p>
        <div role="status">
            {move || advised.get().then(|| view! { <p>{words::ONE_SCREEN}</p> {print::leaf_card(app, &id)} })}
        </div>
        <p>{screen_link(room)}</p>
    }
    .into_any()
}

/// The way to the projection, for a browser that refused to open its window, or closed it.
fn screen_link(room: Room) -> AnyView {
    let app = room.podium.app;
    let route = Route::Screen(room.podium.id());
    let (address, name) = (app.href(&route), app.window_name(&route));
    let open = move |event: leptos::ev::MouseEvent| {
        if app.open_window(&route) {
            event.prevent_default();
        }
    };
    view! {
        <a class="button button--quiet button--small" id="ouvrir-projection" href=address target=name rel="opener" on:click=open>
            {words::OPEN_SCREEN}
        </a>
    }
    .into_any()
}

fn whole(room: Room) -> AnyView {
    let podium = room.podium;
    let title = podium.lesson().module.summary.title.clone();
    let place = Memo::new(move |_| podium.run(|run, _| (run.step.clone(), run.frame)));
    let step = Memo::new(move |_| podium.run(|run, _| run.step.clone()));
    let at_end = Memo::new(move |_| podium.run(|run, _| run.is_at_end()).unwrap_or(false));
    view! {
        {heading(title)}
        {bar(room)}
        <div class="run__desk">
            <div class="run__main">
                {move || place.with(|_| now(room))}
                {gathered(room)}
                {move || at_end.get().then(|| end(room))}
                <p class="form__help">{words::KEYS}</p>
            </div>
            <div class="run__side">
                {move || step.with(|_| notes(room))}
                {move || step.with(|_| next(room))}
                {remaining(room)}
            </div>
        </div>
    }
    .into_any()
}

/// What leads the projection, and the time.
fn bar(room: Room) -> AnyView {
    let podium = room.podium;
    let button = move |label: &'static str,
                       id: &'static str,
                       class: &'static str,
                       action: fn() -> RunAction| {
        view! {
            <button type="button" class=class id=id on:click=move |_| podium.act(action())>{label}</button>
        }
    };
    let quiet = "button button--quiet button--small";
    let map = move || {
        podium
            .run(|run, _| run.map.is_some())
            .filter(|known| *known)
            .map(|_| {
                button(words::SHOW_MAP, "mener-carte", quiet, || {
                    RunAction::Shown(Show::Map)
                })
            })
    };
    view! {
        <div class="run__bar">
            <div class="run__row" role="group" aria-label=words::CONTROLS>
                {button(words::BACKWARD, "mener-precedent", quiet, || RunAction::Back)}
                {button(words::FORWARD, "mener-suivant", "button button--small", || RunAction::Next)}
                {button(words::BLANK, "mener-noir", quiet, || RunAction::Shown(Show::Blank))}
                {button(words::SHOW_HELP, "mener-aide", quiet, || RunAction::Shown(Show::Help))}
                {map}
                {button(words::CLOSE_NOW, "mener-clore", quiet, || RunAction::ClosingAsked)}
                <button type="button" class=quiet id="couvrir" on:click=move |_| room.uncovered.set(false)>{words::COVER}</button>
                {screen_link(room)}
            </div>
            <p class="run__clock">{clock(room)}</p>
        </div>
    }
    .into_any()
}

/// Discreet: words, read every few seconds, never counting down on the class's screen.
fn clock(room: Room) -> AnyView {
    let podium = room.podium;
    let (now, set_now) = signal(podium.app.page(crate::app::ports::Page::minutes));
    Effect::new(move |_| {
        let tick = move || set_now.set(podium.app.page(crate::app::ports::Page::minutes));
        let handle = set_interval_with_handle(tick, std::time::Duration::from_millis(TICK));
        if let Ok(handle) = handle {
            on_cleanup(move || handle.clear());
        }
    });
    (move || podium.run(|run, _| words::clock(run.elapsed(now.get()), run.remaining(now.get()))))
        .into_any()
}

/// What the projector shows, in short, with what only the teacher needs.
fn now(room: Room) -> AnyView {
    let podium = room.podium;
    let status = move || {
        podium.run(|run, stage| {
            let rank = run.steps.iter().position(|step| *step == run.step);
            let place = words::step_of(rank.map_or(0, |rank| rank + 1), run.steps.len());
            let screen = stage.module.step(&run.step).and_then(|step| {
                let all = frames(step).len();
                let told = !matches!(step.kind, StepKind::Simulation(_)) && all > 1;
                told.then(|| words::frame_of(run.frame + 1, all))
            });
            let covered = match run.show {
                Show::Lesson => None,
                Show::Blank => Some(words::BLANK),
                Show::Help => Some(words::SHOW_HELP),
                Show::Map => Some(words::SHOW_MAP),
            };
            let closing = run.closing.then_some(words::CLOSING_NOW);
            view! {
                {place} {screen.map(|screen| format!(", {screen}"))} {covered.map(|words| format!(" ({words})"))}
                {closing.map(|words| view! { <br/> <strong>{words}</strong> })}
            }
        })
    };
    let drawn = untrack(|| {
        podium.step(|run, step| {
            let title = line(&step.title, &Names::none());
            let body = match step.kind {
                StepKind::Simulation(_) if run.frame > 0 => scene(room),
                StepKind::Simulation(_) => announced(room),
                StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => {
                    let frame = frames(step).into_iter().nth(run.frame);
                    let items = frame.and_then(|frame| step.items.get(frame.items));
                    let items = items.unwrap_or(&[]).iter();
                    items
                        .map(|item| match item {
                            Item::Text(text) => block(text, &Names::none()),
                            Item::Question(question) => asked(room, question),
                        })
                        .collect_view()
                        .into_any()
                }
            };
            view! { <h2 id="run-maintenant">{words::NOW} {words::COLON} {title}</h2> {body} }
        })
    });
    view! {
        <section class="run__part" aria-labelledby="run-maintenant">
            {drawn}
            <p class="run__state" role="status">{status}</p>
        </section>
    }
    .into_any()
}

/// What the class is told before the story.
fn announced(room: Room) -> AnyView {
    let told = move || {
        let story = room.podium.story()?;
        Some(view! { <p>{story.scenario().announcement.clone()}</p> })
    };
    told.into_any()
}

/// The scene on the screen, in small, with its hands.
fn scene(room: Room) -> AnyView {
    let podium = room.podium;
    let told = move || {
        let names = podium.names();
        podium.run(|run, stage| {
            let (story, position) = playing(run, stage)?;
            let scene = story.scene(position.state)?;
            let beats = story
                .beats(position.state)
                .filter(|beat| !matches!(beat.what, What::Sight { .. }))
                .map(|beat| beat_view(story.scenario(), beat, &names))
                .collect_view();
            Some(view! {
                <h3>{line(&scene.title, &names)}</h3>
                <ol class="app__list run__scene">{beats}</ol>
            })
        })
    };
    view! {
        {told}
        {ways(room)}
        <p class="form__help">{words::CLOSE_NOW_HELP}</p>
    }
    .into_any()
}

/// Notes and cards of the step.
fn notes(room: Room) -> AnyView {
    let step = untrack(|| room.podium.run(|run, _| run.step.clone()));
    let drawn = room.notes.with_value(|notes| {
        let (said, cards): (Vec<&TeacherPart>, Vec<&TeacherPart>) = notes
            .parts
            .iter()
            .filter(|part| match &part.kind {
                PartKind::Notes(id) => Some(id) == step.as_ref(),
                PartKind::Card(of) => of.is_none() || *of == step,
                PartKind::Sheet(_) | PartKind::Trace => false,
            })
            .partition(|part| matches!(part.kind, PartKind::Notes(_)));
        let said = said
            .into_iter()
            .map(|part| view! { <div class="note">{blocks(&part.blocks, &Names::none())}</div> })
            .collect_view();
        let cards = cards
            .into_iter()
            .map(|part| {
                view! {
                    <details class="what-if">
                        <summary class="what-if__title">{line(&part.title, &Names::none())}</summary>
                        {blocks(&part.blocks, &Names::none())}
                    </details>
                }
            })
            .collect_view();
        view! { {said} <h3>{words::CARDS}</h3> {cards} }.into_any()
    });
    view! {
        <section class="run__part run__notes" aria-labelledby="run-notes">
            <h2 id="run-notes">{words::NOTES}</h2>
            {drawn}
        </section>
    }
    .into_any()
}

fn next(room: Room) -> AnyView {
    let drawn = move || {
        room.podium.run(|run, stage| {
            let mut ahead = run.steps.iter().skip_while(|step| **step != run.step);
            let step = ahead.nth(1).and_then(|id| stage.module.step(id));
            step.map_or_else(
                || view! { <p>{words::NOTHING_AFTER}</p> }.into_any(),
                |step| view! { <p>{line(&step.title, &Names::none())} ", " {words::minutes(step.minutes)}</p> }.into_any(),
            )
        })
    };
    view! {
        <section class="run__part" aria-labelledby="run-ensuite">
            <h2 id="run-ensuite">{words::AFTERWARDS}</h2>
            {drawn}
        </section>
    }
    .into_any()
}
