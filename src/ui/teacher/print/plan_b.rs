//! « Plan B »: the session without any screen, on half a page; two alike on a sheet.

use leptos::prelude::*;

use super::Material;
use super::pieces::{labelled, receives, said};
use crate::domain::handout::{Piece, paragraph};
use crate::domain::registry::Urgency;
use crate::ui::blocks::help::first_of;
use crate::ui::words;

/// The pieces of one half.
pub fn pieces(material: &Material<'_>) -> Vec<Piece> {
    let module = &material.lesson.module;
    let rows = module.steps.iter().map(|step| {
        vec![
            step.title.clone(),
            said(words::minutes(step.minutes)),
            said(words::need(step.need)),
            said(words::without_screen(step)),
        ]
    });
    let levels = Urgency::ALL.map(|urgency| {
        let numbers = first_of(urgency, material.numbers);
        let numbers: Vec<&str> = numbers.map(|contact| contact.number.as_str()).collect();
        format!(
            "{}{}{}",
            words::urgency(urgency),
            words::COLON,
            numbers.join(", ")
        )
    });
    vec![
        labelled(words::TO_BRING, words::TO_BRING_LIST),
        receives(&material.setup.contact),
        Piece::Table {
            caption: words::timetable_caption(module.summary.minutes, module.summary.essential),
            head: [words::STEP, words::DURATION, words::NEED, words::HOW_COLUMN]
                .map(str::to_owned)
                .to_vec(),
            rows: rows.collect(),
        },
        labelled(words::ON_THE_BOARD, format!("{}.", levels.join(" · "))),
        labelled(words::NEVER, words::NEVER_LIST),
        paragraph(words::POCKET),
    ]
}

/// Both halves; assistive technologies read one.
pub fn halves(title: String, half: impl Fn() -> AnyView + Clone + Send + 'static) -> AnyView {
    let again = half.clone();
    view! {
        <div class="half">
            <p class="half__title" aria-hidden="true">{title.clone()}</p>
            {half}
        </div>
        <div class="half half--copy" aria-hidden="true">
            <p class="half__title">{title}</p>
            {again}
        </div>
    }
    .into_any()
}
