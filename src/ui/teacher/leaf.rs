//! « Feuilleter »: a whole module on one page, with its notes and timings, to read in three minutes
//! or to print.
//!
//! Accessibility: one heading for each step, in order; notes are marked by a word, not by a colour.

use std::sync::Arc;

use leptos::prelude::*;

use super::print;
use super::solution::solution;
use super::story::story;
use crate::app::ports::Page;
use crate::app::{App, Lesson, Notes};
use crate::domain::id::{ModuleId, StepId};
use crate::domain::lesson::{Item, Need, PartKind, Step, StepKind, TeacherPart};
use crate::domain::question::Question;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Facts, Names, block, blocks, line};
use crate::ui::words;

/// The page of a module for its teacher.
pub fn leaf(id: &ModuleId) -> AnyView {
    let app = App::get();
    let notes = app.library().notes(id.clone());
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        let lesson = Arc::clone(lesson);
        provide_context(Facts(Arc::new(lesson.facts.clone())));
        loaded_page(notes, move |notes| whole(app, &lesson, notes))
    })
}

fn whole(app: App, lesson: &Lesson, notes: &Notes) -> AnyView {
    let module = &lesson.module;
    let summary = &module.summary;
    let frameworks = notes
        .frameworks
        .iter()
        .map(|label| view! { <li>{label.clone()}</li> })
        .collect_view();
    let steps = module
        .steps
        .iter()
        .map(|step| step_view(step, notes))
        .collect_view();
    view! {
        <article class="leaf">
            {heading(summary.title.clone())}
            <p class="leaf__meta">
                {words::levels(&summary.levels)} " · "
                {words::minutes_and_essential(summary.minutes, summary.essential)} " · "
                {words::reviewed(summary)}
            </p>
            <p class="lead">{summary.gesture.clone()}</p>
            <p class="leaf__actions no-print">
                <button type="button" class="button" id="imprimer" on:click=move |_| app.page(Page::print)>
                    {words::PRINT}
                </button>
                <a class="button" href=app.href(&Route::Run(summary.id.clone()))>{words::RUN}</a>
                " "
                <a class="button button--quiet" href=app.href(&Route::Module(summary.id.clone()))>{words::AS_PUPIL}</a>
            </p>
            <p class="pocket">{words::POCKET}</p>
            {timetable(&module.steps)}
            <section class="leaf__sheet" aria-labelledby="fiche">
                <h2 id="fiche">{words::SHEET}</h2>
                {sheet(notes)}
                <h3>{words::FRAMEWORKS}</h3>
                <ul>{frameworks}</ul>
            </section>
            {steps}
            <section class="leaf__cards" aria-labelledby="que-faire">
                <h2 id="que-faire">{words::CARDS}</h2>
                {cards(notes, None)}
            </section>
            {print::links(app, &summary.id, None)}
        </article>
    }
    .into_any()
}

fn timetable(steps: &[Step]) -> AnyView {
    let rows = steps
        .iter()
        .map(|step| {
            view! {
                <tr>
                    <td>{line(&step.title, &Names::none())}</td>
                    <td>{words::minutes(step.minutes)}</td>
                    <td>{words::need(step.need)}</td>
                    <td>{words::step_kind(&step.kind)}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        {scrolling(words::TIMETABLE, view! {
            <table>
                <caption>{words::TIMETABLE}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::STEP}</th>
                        <th scope="col">{words::DURATION}</th>
                        <th scope="col">{words::NEED}</th>
                        <th scope="col">{words::WHERE}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table> })}
    }
    .into_any()
}

fn sheet(notes: &Notes) -> AnyView {
    notes
        .parts
        .iter()
        .filter(|part| matches!(part.kind, PartKind::Sheet(_) | PartKind::Trace))
        .map(|part| {
            let class = if part.kind == PartKind::Trace {
                "trace"
            } else {
                "sheet"
            };
            view! {
                <div class=class>
                    <h3>{line(&part.title, &Names::none())}</h3>
                    {blocks(&part.blocks, &Names::none())}
                </div>
            }
        })
        .collect_view()
        .into_any()
}

fn step_view(step: &Step, notes: &Notes) -> AnyView {
    let class = if step.need == Need::Essential {
        "leaf__step"
    } else {
        "leaf__step leaf__step--optional"
    };
    let items = step
        .items
        .iter()
        .map(|item| match item {
            Item::Text(text) => block(text, &Names::none()),
            Item::Question(question) => question_view(question),
        })
        .collect_view();
    let said = parts(notes, |kind| *kind == PartKind::Notes(step.id.clone()))
        .map(|part| {
            view! {
                <div class="note">
                    <p class="note__label">{words::NOTE}</p>
                    {blocks(&part.blocks, &Names::none())}
                </div>
            }
        })
        .collect_view();
    view! {
        <section class=class>
            <h2>{line(&step.title, &Names::none())}</h2>
            <p class="step__meta">{words::step_meta(step)}</p>
            {said}
            {items}
            {match &step.kind {
                StepKind::Simulation(scenario) => story(scenario),
                StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => ().into_any(),
            }}
            {cards(notes, Some(&step.id))}
        </section>
    }
    .into_any()
}

fn parts<'n>(
    notes: &'n Notes,
    keep: impl Fn(&PartKind) -> bool + 'n,
) -> impl Iterator<Item = &'n TeacherPart> {
    notes.parts.iter().filter(move |part| keep(&part.kind))
}

/// « Que faire si… » cards of a step, or of the whole session.
fn cards(notes: &Notes, step: Option<&StepId>) -> AnyView {
    let wanted = PartKind::Card(step.cloned());
    parts(notes, |kind| *kind == wanted)
        .map(|part| {
            view! {
                <div class="what-if">
                    <h3 class="what-if__title">{line(&part.title, &Names::none())}</h3>
                    {blocks(&part.blocks, &Names::none())}
                </div>
            }
        })
        .collect_view()
        .into_any()
}

/// A question with what is right, for the teacher's eyes.
fn question_view(question: &Question) -> AnyView {
    let names = Names::none();
    view! {
        <div class="leaf__question">
            <h3>{line(&question.title, &names)}</h3>
            <p class="question__kind">{words::question_meta(question)}</p>
            {blocks(&question.wording, &names)}
            <ul>{solution(&question.kind)}</ul>
            {blocks(&question.explanation, &names)}
        </div>
    }
    .into_any()
}
