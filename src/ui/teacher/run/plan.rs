//! The steps of a session, those that fit and those that may: before it begins, and in the middle.

use leptos::prelude::*;

use super::Room;
use super::before::{Choices, wish_of};
use crate::domain::cut::{Cut, Wish, cut, net};
use crate::domain::id::StepId;
use crate::domain::lesson::{Module, Need, Step, StepKind};
use crate::domain::run::{Run, RunAction};
use crate::domain::setup::Setup;
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// Minutes that a teacher may say are left, in the middle of a session.
const LEFT: [u16; 5] = [10, 15, 20, 30, 45];

/// The module cut to these net minutes, as the setup wishes.
pub fn cut_of(room: Room, minutes: Option<u16>, from: Option<&StepId>) -> Cut {
    let lesson = room.podium.lesson();
    room.podium.app.setup().with(|setup| {
        cut(
            &lesson.module.steps,
            Wish {
                minutes,
                from,
                kept: &setup.kept,
                dropped: &setup.dropped,
                opened: false,
            },
        )
    })
}

/// Before a session: every step, kept or not.
pub fn plan_table(room: Room, choices: Choices) -> AnyView {
    let plan = wish_of(room, choices);
    let lesson = room.podium.lesson();
    let minutes = room.podium.app.setup().with(|setup| setup.minutes);
    let net = minutes.map(|minutes| net(minutes, choices.mode.get()));
    let rows = lesson
        .module
        .steps
        .iter()
        .map(|step| row(room, step, &plan))
        .collect_view();
    let resume = plan.resume.as_ref().map_or_else(
        || words::NOTHING_LEFT.to_owned(),
        |step| words::resume_at(&words::step_title(&lesson.module, step)),
    );
    view! {
        {scrolling(words::FITS, view! {
            <table class="plan">
                <caption>{words::FITS}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::KEPT}</th>
                        <th scope="col">{words::STEP}</th>
                        <th scope="col">{words::DURATION}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table> })}
        <p class="run__sum">{words::plan_minutes(plan.minutes, net)} " " {resume}</p>
        <p class="form__help">{words::PLAN_RULE}</p>
    }
    .into_any()
}

fn row(room: Room, step: &Step, plan: &Cut) -> AnyView {
    let kept = plan.steps.contains(&step.id);
    let title = words::step_title(&room.podium.lesson().module, &step.id);
    let fixed =
        step.need == Need::Essential || matches!(step.kind, StepKind::Opening | StepKind::Closing);
    let mark = if fixed {
        view! { <span>{if kept { words::ALWAYS } else { words::ANOTHER_DAY }}</span> }.into_any()
    } else {
        let id = step.id.clone();
        let change = move |event| {
            let wanted = event_target_checked(&event);
            room.podium
                .app
                .setup()
                .update(|setup| wish(setup, &id, wanted));
        };
        view! {
            <input class="plan__box" type="checkbox" id=format!("garder-{}", step.id) aria-label=words::keep_step(&title)
                prop:checked=kept on:change=change/>
        }
        .into_any()
    };
    view! {
        <tr class=("plan__left", !kept)>
            <td>{mark}</td>
            <th scope="row">{line(&step.title, &Names::none())}</th>
            <td>{words::minutes(step.minutes)}</td>
        </tr>
    }
    .into_any()
}

/// An optional step is wanted, or is not, whatever the rule says.
fn wish(setup: &mut Setup, step: &StepId, wanted: bool) {
    setup.kept.retain(|known| known != step);
    setup.dropped.retain(|known| known != step);
    let list = if wanted {
        &mut setup.kept
    } else {
        &mut setup.dropped
    };
    list.push(step.clone());
}

/// In the middle of a session: what remains, and « Il me reste… ».
pub fn remaining(room: Room) -> AnyView {
    let podium = room.podium;
    let buttons = LEFT
        .map(|minutes| {
            let recut = move |_| {
                let now = podium.app.page(crate::app::ports::Page::minutes);
                podium.act(RunAction::Recut { minutes, now });
            };
            view! {
                <button type="button" class="button button--quiet" id=format!("reste-{minutes}") on:click=recut>
                    {words::left(minutes)}
                </button>
            }
        })
        .into_iter()
        .collect_view();
    let steps = move || {
        podium.run(|run, stage| {
            let ahead = stage.module.steps.iter();
            let here = stage
                .module
                .steps
                .iter()
                .position(|step| step.id == run.step)
                .unwrap_or(0);
            let rows = ahead
                .skip(here + 1)
                .map(|step| {
                    let kept = run.steps.contains(&step.id);
                    remaining_row(room, step, kept)
                })
                .collect_view();
            let resume = run
                .steps
                .last()
                .and_then(|_| planned_resume(run, stage.module))
                .map_or_else(
                    || words::NOTHING_LEFT.to_owned(),
                    |step| words::resume_at(&words::step_title(stage.module, &step)),
                );
            view! {
                <ul class="run__ahead">{rows}</ul>
                <p class="run__sum" role="status">{resume}</p>
            }
        })
    };
    view! {
        <section class="run__part" aria-labelledby="run-reste">
            <h2 id="run-reste">{words::TIME_LEFT}</h2>
            <p class="run__row">{buttons}</p>
            <h3>{words::REMAINING}</h3>
            {steps}
        </section>
    }
    .into_any()
}

/// Where the class would resume if the rest of the session goes as planned.
fn planned_resume(run: &Run, module: &Module) -> Option<StepId> {
    let mut planned = run.clone();
    planned.done.extend(run.steps.iter().cloned());
    planned.resume(module)
}

fn remaining_row(room: Room, step: &Step, kept: bool) -> AnyView {
    let podium = room.podium;
    let names = Names::none();
    let id = step.id.clone();
    if step.need == Need::Optional {
        let label = format!("rester-{id}");
        return view! {
            <li class="option">
                <input class="option__input" type="checkbox" id=label.clone() prop:checked=kept
                    on:change=move |_| podium.act(RunAction::StepToggled(id.clone()))/>
                <label class="option__label" for=label>{line(&step.title, &names)} ", " {words::minutes(step.minutes)}</label>
            </li>
        }
        .into_any();
    }
    let aside = (!kept).then(|| view! { " " <em>{words::ANOTHER_DAY}</em> });
    view! { <li>{line(&step.title, &names)} ", " {words::minutes(step.minutes)} {aside}</li> }
        .into_any()
}
