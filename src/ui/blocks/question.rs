//! A question: its wording, its answers, and feedback on knowledge only.
//!
//! Accessibility: a `fieldset` named by its `legend`; native radio buttons, boxes and selects;
//! feedback in a status region that exists before its text; a word and a shape, never a colour alone.

use leptos::prelude::*;

use super::answers;
use super::asked::Asked;
use super::text::{Names, blocks, line};
use crate::domain::id::ModuleId;
use crate::domain::question::{Answer, AttitudeKind, Knowledge, Outcome, Question, QuestionKind};
use crate::domain::text::Block;
use crate::ui::words;

/// A question of a module.
pub fn question(module: &ModuleId, question: &Question) -> AnyView {
    let asked = Asked::new(module, &question.id);
    let names = Names::none();
    let hint = (!question.hint.is_empty()).then(|| {
        view! {
            <details class="question__hint" id=asked.dom_id("indice")>
                <summary>{words::HINT}</summary>
                {blocks(&question.hint, &names)}
            </details>
        }
    });
    let body = match &question.kind {
        QuestionKind::Knowledge(knowledge) => known(asked, knowledge, &question.explanation),
        QuestionKind::Attitude(attitude) => {
            answers::attitude(asked, attitude, &question.explanation)
        }
    };
    let class = format!("question question--{}", question.kind.slug());
    view! {
        <fieldset class=class id=asked.dom_id("bloc")>
            <legend class="question__title"><h3>{line(&question.title, &names)}</h3></legend>
            <p class="question__kind">{kind_words(&question.kind)}</p>
            {blocks(&question.wording, &names)}
            {hint}
            {body}
        </fieldset>
    }
    .into_any()
}

fn kind_words(kind: &QuestionKind) -> &'static str {
    match kind {
        QuestionKind::Knowledge(Knowledge::Choice { several: true, .. }) => words::KIND_SEVERAL,
        QuestionKind::Knowledge(Knowledge::Choice { several: false, .. }) => words::KIND_ONE,
        QuestionKind::Knowledge(Knowledge::Order { .. }) => words::KIND_ORDER,
        QuestionKind::Knowledge(Knowledge::Sort { .. }) => words::KIND_SORT,
        QuestionKind::Knowledge(Knowledge::Match { .. }) => words::KIND_MATCH,
        QuestionKind::Knowledge(Knowledge::Gaps { .. }) => words::KIND_GAPS,
        QuestionKind::Attitude(attitude) => match attitude.kind {
            AttitudeKind::Opinion => words::KIND_OPINION,
            AttitudeKind::Feeling => words::KIND_FEELING,
            AttitudeKind::Commitment => words::KIND_COMMITMENT,
        },
    }
}

fn known(asked: Asked, knowledge: &Knowledge, explanation: &[Block]) -> AnyView {
    let (fields, default) = match knowledge {
        Knowledge::Choice { options, several } => (answers::choice(asked, options, *several), None),
        Knowledge::Order { items } => {
            let (view, shown) = answers::order(asked, knowledge, items);
            (view, Some(Answer::Ordered(shown)))
        }
        Knowledge::Sort { boxes } => (answers::sort(asked, knowledge, boxes), None),
        Knowledge::Match { pairs } => (answers::matching(asked, knowledge, pairs), None),
        Knowledge::Gaps { pieces, .. } => (answers::gaps(asked, knowledge, pieces), None),
    };
    let to_check = knowledge.clone();
    view! {
        {fields}
        <button type="button" class="button question__check" id=asked.dom_id("verifier")
            on:click=move |_| asked.check(&to_check, default.clone())>
            {words::CHECK}
        </button>
        {feedback(asked, knowledge.clone(), explanation.to_vec())}
    }
    .into_any()
}

/// The status region: empty until feedback is asked for.
fn feedback(asked: Asked, knowledge: Knowledge, explanation: Vec<Block>) -> AnyView {
    view! {
        <div class="question__feedback" role="status">
            {move || {
                let remark = asked.remark();
                if !remark.is_empty() {
                    return view! { <p class="question__remark">{remark}</p> }.into_any();
                }
                match asked.answer() {
                    Some(answer) if asked.checked() => verdict(&knowledge, &answer, &explanation),
                    Some(_) | None => ().into_any(),
                }
            }}
        </div>
    }
    .into_any()
}

fn verdict(knowledge: &Knowledge, answer: &Answer, explanation: &[Block]) -> AnyView {
    let names = Names::none();
    let outcome = knowledge.verdict(answer).outcome;
    let (class, mark, word) = match outcome {
        Outcome::Right => ("verdict verdict--right", "✓", words::RIGHT),
        Outcome::Partly => ("verdict verdict--partly", "◐", words::PARTLY),
        Outcome::NotYet => ("verdict verdict--not-yet", "○", words::NOT_YET),
    };
    let said = match knowledge {
        Knowledge::Choice { options, .. } => options
            .iter()
            .filter(|graded| answer.has(&graded.option.id))
            .map(|graded| blocks(&graded.feedback, &names))
            .collect_view()
            .into_any(),
        Knowledge::Sort { boxes } => boxes
            .iter()
            .flat_map(|sort_box| &sort_box.cards)
            .filter(|card| !card.feedback.is_empty())
            .map(|card| {
                view! {
                    <div class="verdict__card">
                        <p><strong>{line(&card.option.label, &names)}</strong></p>
                        {blocks(&card.feedback, &names)}
                    </div>
                }
            })
            .collect_view()
            .into_any(),
        Knowledge::Order { .. } | Knowledge::Match { .. } | Knowledge::Gaps { .. } => ().into_any(),
    };
    view! {
        <p class=class><span class="verdict__mark" aria-hidden="true">{mark}</span> " " {word}</p>
        {said}
        {blocks(explanation, &names)}
    }
    .into_any()
}
