//! A question on the projector: asked first, its answers and the hands once they are shown.
//!
//! What only a pupil can say is read, never counted.

use leptos::prelude::*;

use crate::domain::id::{OptionId, QuestionId};
use crate::domain::question::{
    GapPiece, Graded, Knowledge, Labelled, Question, QuestionKind, shuffled,
};
use crate::domain::text::Inline;
use crate::ui::blocks::text::{Names, blocks, line};
use crate::ui::teacher::podium::Podium;
use crate::ui::teacher::solution::solution;
use crate::ui::words;

/// A question.
pub fn question(podium: Podium, question: &Question) -> AnyView {
    let names = Names::none();
    let body = match &question.kind {
        QuestionKind::Knowledge(knowledge) => known(podium, question, knowledge),
        QuestionKind::Attitude(attitude) => view! {
            <ul class="projection__options">{plain(&attitude.options)}</ul>
            <p class="projection__quiet">{words::IN_YOUR_HEAD}</p>
        }
        .into_any(),
    };
    view! {
        <div class="projection__question">
            <h2>{line(&question.title, &names)}</h2>
            {blocks(&question.wording, &names)}
            {body}
        </div>
    }
    .into_any()
}

fn known(podium: Podium, question: &Question, knowledge: &Knowledge) -> AnyView {
    let id = question.id.clone();
    let open = Memo::new(move |_| {
        podium
            .run(|run, _| run.answered.contains(&id))
            .unwrap_or(false)
    });
    let asked = question.clone();
    let knowledge = knowledge.clone();
    (move || match (&knowledge, open.get()) {
        (Knowledge::Choice { options, .. }, shown) => choice(podium, &asked, options, shown),
        (_, false) => unsolved(&knowledge, &asked.id),
        (_, true) => view! {
            <ul class="projection__options">{solution(&asked.kind)}</ul>
            {blocks(&asked.explanation, &Names::none())}
        }
        .into_any(),
    })
    .into_any()
}

/// Options with their letters; once shown, hands and what is right.
fn choice(podium: Podium, question: &Question, options: &[Graded], shown: bool) -> AnyView {
    let names = Names::none();
    let rows = options
        .iter()
        .enumerate()
        .map(|(rank, graded)| {
            let mark = (shown && graded.right).then(|| {
                view! { <span class="projection__right">" ✓ " {words::RIGHT}</span> }
            });
            let said = shown
                .then(|| hands(podium, &question.id, &graded.option.id))
                .flatten();
            let feedback = (shown && graded.right).then(|| blocks(&graded.feedback, &names));
            view! {
                <li class="projection__option" class=("projection__option--right", shown && graded.right)>
                    <b class="projection__letter">{words::letter(rank)}</b>
                    <div>
                        <p>{line(&graded.option.label, &names)} {mark} {said}</p>
                        {feedback}
                    </div>
                </li>
            }
        })
        .collect_view();
    let explanation = shown.then(|| blocks(&question.explanation, &names));
    view! {
        <ol class="projection__options">{rows}</ol>
        {explanation}
    }
    .into_any()
}

/// The hands for an option, when any option of the question got some.
fn hands(podium: Podium, question: &QuestionId, option: &OptionId) -> Option<AnyView> {
    let (question, option) = (question.clone(), option.clone());
    let counted = podium.run(|run, _| run.answers.keys().any(|(known, _)| *known == question));
    if counted != Some(true) {
        return None;
    }
    let count = podium
        .run(|run, _| run.answers.get(&(question, option)).copied())
        .flatten()
        .unwrap_or(0);
    Some(view! { " " <span class="projection__hands">{words::hands(count)}</span> }.into_any())
}

/// What is asked, its pieces in an order that gives nothing away.
fn unsolved(knowledge: &Knowledge, question: &QuestionId) -> AnyView {
    let names = Names::none();
    match knowledge {
        Knowledge::Choice { .. } => ().into_any(),
        Knowledge::Order { items } => {
            let items: Vec<&Labelled> = items.iter().collect();
            let mixed = shuffled(&items, question.as_str(), |item| item.id.as_str());
            view! { <ul class="projection__options">{list(mixed.iter().map(|item| &item.label))}</ul> }
                .into_any()
        }
        Knowledge::Sort { boxes } => {
            let cards: Vec<&Labelled> = boxes
                .iter()
                .flat_map(|place| &place.cards)
                .map(|card| &card.option)
                .collect();
            let mixed = shuffled(&cards, question.as_str(), |card| card.id.as_str());
            let places = boxes
                .iter()
                .map(|place| view! { <li class="projection__box">{line(&place.option.label, &names)}</li> })
                .collect_view();
            view! {
                <ul class="projection__boxes">{places}</ul>
                <ul class="projection__options">{list(mixed.iter().map(|card| &card.label))}</ul>
            }
            .into_any()
        }
        Knowledge::Match { pairs } => {
            let all: Vec<_> = pairs.iter().collect();
            let mixed = shuffled(&all, question.as_str(), |pair| pair.option.id.as_str());
            view! {
                <div class="projection__sides">
                    <ul class="projection__options">{list(pairs.iter().map(|pair| &pair.option.label))}</ul>
                    <ul class="projection__options">{list(mixed.iter().map(|pair| &pair.partner))}</ul>
                </div>
            }
            .into_any()
        }
        Knowledge::Gaps { pieces, .. } => {
            let text = pieces
                .iter()
                .map(|piece| match piece {
                    GapPiece::Words(words) => line(words, &names),
                    GapPiece::Gap(_) => {
                        view! { " " <span class="projection__gap">"……"</span> " " }.into_any()
                    }
                })
                .collect_view();
            let bank = knowledge.bank();
            let mixed = shuffled(&bank, question.as_str(), |word| word.id.as_str());
            view! {
                <p>{text}</p>
                <ul class="projection__boxes">{list(mixed.iter().map(|word| &word.label))}</ul>
            }
            .into_any()
        }
    }
}

fn plain(options: &[Labelled]) -> AnyView {
    list(options.iter().map(|option| &option.label))
}

fn list<'l>(lines: impl Iterator<Item = &'l Vec<Inline>>) -> AnyView {
    let names = Names::none();
    lines
        .map(|words| view! { <li class="projection__option">{line(words, &names)}</li> })
        .collect_view()
        .into_any()
}
