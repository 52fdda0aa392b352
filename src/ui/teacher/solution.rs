//! The answers of a question, with what is right: for a teacher, and for the class once shown.

use leptos::prelude::*;

use crate::domain::question::{GapPiece, Knowledge, Labelled, QuestionKind};
use crate::ui::blocks::text::{Names, blocks, line};
use crate::ui::words;

/// The answers, as items of a list.
pub fn solution(kind: &QuestionKind) -> AnyView {
    let names = Names::none();
    let answers: Vec<AnyView> = match kind {
        QuestionKind::Knowledge(Knowledge::Choice { options, .. }) => options
            .iter()
            .map(|graded| {
                let mark = if graded.right { words::RIGHT_ANSWER } else { words::OTHER_ANSWER };
                view! { <li>{line(&graded.option.label, &names)} " " <em>{mark}</em> {blocks(&graded.feedback, &names)}</li> }
                    .into_any()
            })
            .collect(),
        QuestionKind::Knowledge(Knowledge::Order { items }) => options(items),
        QuestionKind::Knowledge(Knowledge::Sort { boxes }) => boxes
            .iter()
            .map(|sort_box| {
                let cards: Vec<Labelled> = sort_box.cards.iter().map(|card| card.option.clone()).collect();
                view! { <li><strong>{line(&sort_box.option.label, &names)}</strong><ul>{options(&cards)}</ul></li> }
                    .into_any()
            })
            .collect(),
        QuestionKind::Knowledge(Knowledge::Match { pairs }) => pairs
            .iter()
            .map(|pair| {
                view! { <li>{line(&pair.option.label, &names)} " → " {line(&pair.partner, &names)}</li> }.into_any()
            })
            .collect(),
        QuestionKind::Knowledge(Knowledge::Gaps { pieces, .. }) => {
            let text = pieces
                .iter()
                .map(|piece| match piece {
                    GapPiece::Words(words) => line(words, &names),
                    GapPiece::Gap(gap) => view! { <strong>{line(&gap.label, &names)}</strong> }.into_any(),
                })
                .collect_view();
            vec![view! { <li>{text}</li> }.into_any()]
        }
        QuestionKind::Attitude(attitude) => options(&attitude.options),
    };
    answers.into_any()
}

fn options(options: &[Labelled]) -> Vec<AnyView> {
    options
        .iter()
        .map(|option| view! { <li>{line(&option.label, &Names::none())}</li> }.into_any())
        .collect()
}
