//! The answers of a class as a whole: before and after the story of a module, and what was hardest.
//!
//! Shown on demand, in words, honest with small numbers; nothing of it reaches a level or the school.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::board::{Audience, Measured, Reading, Results, before_and_after, hardest};
use crate::domain::date::Date;
use crate::domain::id::{ClassId, ModuleId};
use crate::domain::lesson::Module;
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Facts, Names, line};
use crate::ui::words;

/// What a class answered in a module: the last session of this year that has something.
#[derive(Clone, PartialEq)]
struct Answered {
    module: ModuleId,
    date: Date,
    results: Results,
}

/// The answers of a class, behind a button; nothing where there are none.
pub fn results(desk: Desk, id: &ClassId) -> AnyView {
    let id = id.clone();
    let answered = Memo::new(move |_| of_class(desk, &id));
    let shown = RwSignal::new(false);
    (move || {
        let answered = answered.get();
        if answered.is_empty() {
            return ().into_any();
        }
        let parts = move || {
            shown.get().then(|| {
                let parts = answered.iter().map(|one| of_module(desk, one));
                parts.collect_view()
            })
        };
        view! {
            <section class="board__part" aria-labelledby="reponses">
                <h2 id="reponses">{words::RESULTS}</h2>
                <p class="board__lead">{words::RESULTS_LEAD}</p>
                <p class="no-print">
                    <button type="button" class="button button--quiet" id="reponses-montrer"
                        aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>
                        {move || if shown.get() { words::RESULTS_HIDE } else { words::RESULTS_SHOW }}
                    </button>
                </p>
                {parts}
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn of_class(desk: Desk, id: &ClassId) -> Vec<Answered> {
    desk.app.board().with(|board| {
        let mut answered: Vec<Answered> = Vec::new();
        let of_year = board
            .sessions
            .iter()
            .filter(|session| session.date.school_year() == desk.year);
        for session in of_year.filter(|s| s.audience == Audience::Class(id.clone())) {
            let Some(results) = &session.results else {
                continue;
            };
            let module = &results.shape().module;
            // Sessions come latest first.
            if answered.iter().all(|known| known.module != *module) {
                answered.push(Answered {
                    module: module.clone(),
                    date: session.date,
                    results: results.clone(),
                });
            }
        }
        answered
    })
}

fn of_module(desk: Desk, one: &Answered) -> AnyView {
    let answered = one.clone();
    loaded(
        desk.app.library().lesson(one.module.clone()),
        move |lesson| {
            provide_context(Facts(Arc::new(lesson.facts.clone())));
            read(&lesson.module, &answered)
        },
    )
}

fn read(module: &Module, answered: &Answered) -> AnyView {
    let published = answered.results.published();
    let both = before_and_after(&published, module);
    let title = module.summary.title.clone();
    let hard = match hardest(&published, module) {
        None => words::TOO_FEW_FOR_HARDEST.into_any(),
        Some(hard) if hard.is_empty() => words::NONE_HARD.into_any(),
        Some(hard) => {
            let items = hard
                .iter()
                .map(|one| view! { <li>{question(module, one)}</li> });
            view! { {words::HARDEST} <ul>{items.collect_view()}</ul> }.into_any()
        }
    };
    let rows = [
        (words::BEFORE_STORY, &both.before),
        (words::AFTER_STORY, &both.after),
    ];
    let rows = rows
        .into_iter()
        .flat_map(|(when, side)| side.iter().map(move |one| (when, one)))
        .map(|(when, one)| {
            view! {
                <tr>
                    <td>{when}</td>
                    <th scope="row">{question(module, one)}</th>
                    <td>{words::share(one.share)}</td>
                </tr>
            }
        })
        .collect_view();
    if both.before.is_empty() && both.after.is_empty() {
        return view! {
            <h3>{title}</h3>
            <p>{words::handed_in(answered.date, published.contributors)}</p>
            <p class="results__reading">{words::NOTHING_SHOWN}</p>
        }
        .into_any();
    }
    view! {
        <h3>{title.clone()}</h3>
        <p>{words::handed_in(answered.date, published.contributors)}</p>
        <p class=reading_class(both.reading)>{words::reading(both.reading)}</p>
        {scrolling(words::results_table(&title), view! {
            <table class="results">
                <thead>
                    <tr>
                        <th scope="col">{words::WHEN_ASKED}</th>
                        <th scope="col">{words::QUESTION}</th>
                        <th scope="col">{words::RIGHT_ANSWERS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        })}
        <div class="results__hard">{hard}</div>
    }
    .into_any()
}

fn reading_class(reading: Reading) -> &'static str {
    match reading {
        Reading::TooFew => "results__reading results__reading--few",
        Reading::More | Reading::Same | Reading::Fewer => "results__reading",
    }
}

fn question(module: &Module, measured: &Measured) -> AnyView {
    match module.question(&measured.question) {
        Some(question) => line(&question.title, &Names::none()),
        None => words::QUESTION_GONE.into_any(),
    }
}
