//! The fields of each kind of question.
//!
//! Accessibility: every field has a visible label; order is changed with buttons that keep the
//! focus and announce the new place; nothing needs a pointer, a drag or a typed word.

use leptos::prelude::*;

use super::asked::Asked;
use super::text::{Names, blocks, line};
use crate::domain::id::OptionId;
use crate::domain::question::{
    Answer, Attitude, AttitudeKind, GapPiece, Graded, Knowledge, Labelled, Pair, SortBox, shuffled,
};
use crate::domain::text::Block;
use crate::ui::words;

/// One option or several.
pub fn choice(asked: Asked, options: &[Graded], several: bool) -> AnyView {
    let rows = options
        .iter()
        .map(|graded| {
            let mark = {
                let graded = graded.clone();
                move || {
                    let chosen = asked
                        .answer()
                        .is_some_and(|answer| answer.has(&graded.option.id));
                    (asked.checked() && chosen).then(|| piece_mark(graded.right))
                }
            };
            option(asked, &graded.option, several, mark)
        })
        .collect_view();
    view! { <div class="options">{rows}</div> }.into_any()
}

/// A radio button or a box with its label.
fn option<M: IntoView + 'static>(
    asked: Asked,
    labelled: &Labelled,
    several: bool,
    mark: impl Fn() -> Option<M> + Send + 'static,
) -> AnyView {
    let id = labelled.id.clone();
    let dom_id = asked.dom_id(id.as_str());
    let chosen = {
        let id = id.clone();
        move || asked.answer().is_some_and(|answer| answer.has(&id))
    };
    view! {
        <div class="option">
            <input class="option__input" type=if several { "checkbox" } else { "radio" }
                id=dom_id.clone() name=asked.dom_id("reponse") prop:checked=chosen
                on:change=move |event| asked.choose(&id, several, event_target_checked(&event))/>
            <label class="option__label" for=dom_id>{line(&labelled.label, &Names::none())}</label>
            " "
            {mark}
        </div>
    }
    .into_any()
}

/// « bien » or « à revoir », with a shape.
fn piece_mark(right: bool) -> AnyView {
    if right {
        view! { <span class="mark mark--right">"✓ "{words::PIECE_RIGHT}</span> }.into_any()
    } else {
        view! { <span class="mark mark--again">"○ "{words::PIECE_AGAIN}</span> }.into_any()
    }
}

/// Opinions, feelings and commitments: no feedback exists. A feeling lives in this view alone.
pub fn attitude(asked: Asked, attitude: &Attitude, explanation: &[Block]) -> AnyView {
    let several = attitude.kind == AttitudeKind::Commitment;
    let kept = match attitude.kind {
        AttitudeKind::Feeling => words::FEELING_NOT_KEPT,
        AttitudeKind::Opinion | AttitudeKind::Commitment => words::ATTITUDE_KEPT,
    };
    let rows = attitude
        .options
        .iter()
        .map(|labelled| match attitude.kind {
            AttitudeKind::Feeling => feeling(asked, labelled),
            AttitudeKind::Opinion | AttitudeKind::Commitment => {
                option(asked, labelled, several, || None::<AnyView>)
            }
        })
        .collect_view();
    view! {
        <div class="options">{rows}</div>
        <p class="question__kept">{kept}</p>
        {blocks(explanation, &Names::none())}
    }
    .into_any()
}

/// A radio button that nothing listens to: what is felt leaves no trace.
fn feeling(asked: Asked, labelled: &Labelled) -> AnyView {
    let dom_id = asked.dom_id(labelled.id.as_str());
    view! {
        <div class="option">
            <input class="option__input" type="radio" id=dom_id.clone() name=asked.dom_id("reponse")/>
            <label class="option__label" for=dom_id>{line(&labelled.label, &Names::none())}</label>
        </div>
    }
    .into_any()
}

/// Items to put in order. Gives the view and the order shown before any answer.
pub fn order(asked: Asked, knowledge: &Knowledge, items: &[Labelled]) -> (AnyView, Vec<OptionId>) {
    let all: Vec<&Labelled> = items.iter().collect();
    let shown: Vec<OptionId> = shuffled(&all, &asked.dom_id("ordre"), |item| item.id.as_str())
        .into_iter()
        .map(|i| i.id.clone())
        .collect();
    let current = {
        let shown = shown.clone();
        move || match asked.answer() {
            Some(Answer::Ordered(ids)) if ids.len() == shown.len() => ids,
            Some(_) | None => shown.clone(),
        }
    };
    let (moved, set_moved) = signal(String::new());
    let row = {
        let (items, knowledge, current) = (items.to_vec(), knowledge.clone(), current.clone());
        move |id: OptionId| {
            let Some(item) = items.iter().find(|item| item.id == id) else {
                return ().into_any();
            };
            let words = Names::none().plain(&item.label);
            let count = items.len();
            let mark = {
                let (knowledge, id) = (knowledge.clone(), id.clone());
                move || asked.is_right(&knowledge, &id).map(piece_mark)
            };
            let button = |step: isize, what: &'static str, label: &str| {
                let (id, words, current) = (id.clone(), words.clone(), current.clone());
                let dom = format!("{what}-{id}");
                let focus = dom.clone();
                let shift = move |_| {
                    let mut order = current();
                    let Some(from) = order.iter().position(|known| *known == id) else {
                        return;
                    };
                    let Some(to) = from.checked_add_signed(step).filter(|to| *to < order.len())
                    else {
                        set_moved.set(words::position(&words, from + 1, count));
                        return;
                    };
                    order.swap(from, to);
                    asked.give(Answer::Ordered(order));
                    set_moved.set(words::position(&words, to + 1, count));
                    asked.focus(&focus);
                };
                view! {
                    <button type="button" class="button button--small" id=asked.dom_id(&dom)
                        aria-label=words::move_label(label, &words_of(item)) on:click=shift>
                        <span aria-hidden="true">{if step < 0 { "↑" } else { "↓" }}</span> " " {label.to_owned()}
                    </button>
                }
            };
            view! {
                <li class="order__item">
                    <span class="order__label">{line(&item.label, &Names::none())} " " {mark}</span>
                    <span class="order__moves">
                        {button(-1, "monter", words::MOVE_UP)}
                        {button(1, "descendre", words::MOVE_DOWN)}
                    </span>
                </li>
            }
            .into_any()
        }
    };
    let view = view! {
        <ol class="order">
            // Rows are redrawn in place: a keyed list would cost the pupils' program 5 kB.
            {move || current().into_iter().map(&row).collect_view()}
        </ol>
        <p class="visually-hidden" role="status">{move || moved.get()}</p>
    };
    (view.into_any(), shown)
}

fn words_of(item: &Labelled) -> String {
    Names::none().plain(&item.label)
}

/// Cards to sort into boxes.
pub fn sort(asked: Asked, knowledge: &Knowledge, boxes: &[SortBox]) -> AnyView {
    let places: Vec<(OptionId, String)> = boxes
        .iter()
        .map(|sort_box| (sort_box.option.id.clone(), words_of(&sort_box.option)))
        .collect();
    let cards: Vec<&Labelled> = boxes
        .iter()
        .flat_map(|b| &b.cards)
        .map(|card| &card.option)
        .collect();
    let rows = shuffled(&cards, &asked.dom_id("tri"), |card| card.id.as_str())
        .into_iter()
        .map(|card| placed(asked, knowledge, card, places.clone()))
        .collect_view();
    view! { <ul class="placing">{rows}</ul> }.into_any()
}

/// Left sides to match with right sides.
pub fn matching(asked: Asked, knowledge: &Knowledge, pairs: &[Pair]) -> AnyView {
    let all: Vec<&Pair> = pairs.iter().collect();
    let partners: Vec<(OptionId, String)> =
        shuffled(&all, &asked.dom_id("association"), |p| p.option.id.as_str())
            .into_iter()
            .map(|pair| (pair.option.id.clone(), Names::none().plain(&pair.partner)))
            .collect();
    let rows = pairs
        .iter()
        .map(|pair| placed(asked, knowledge, &pair.option, partners.clone()))
        .collect_view();
    view! { <ul class="placing">{rows}</ul> }.into_any()
}

/// Something to put somewhere, with a native list of places.
fn placed(
    asked: Asked,
    knowledge: &Knowledge,
    what: &Labelled,
    places: Vec<(OptionId, String)>,
) -> AnyView {
    let dom_id = asked.dom_id(what.id.as_str());
    view! {
        <li class="placing__row">
            <label class="placing__label" for=dom_id>{line(&what.label, &Names::none())}</label>
            {place_list(asked, knowledge, &what.id, places, None)}
        </li>
    }
    .into_any()
}

/// The list of places of a card, a left side or a gap, and how it went.
fn place_list(
    asked: Asked,
    knowledge: &Knowledge,
    what: &OptionId,
    places: Vec<(OptionId, String)>,
    label: Option<String>,
) -> AnyView {
    let chosen = {
        let what = what.clone();
        move || {
            asked
                .answer()
                .and_then(|answer| answer.place_of(&what).cloned())
        }
    };
    let in_full = {
        let (chosen, places) = (chosen.clone(), places.clone());
        move || {
            let chosen = chosen();
            let found = places.iter().find(|(id, _)| Some(id) == chosen.as_ref());
            found.map(|(_, words)| words.clone())
        }
    };
    let options = places
        .iter()
        .map(|(id, words)| {
            let (id, chosen) = (id.clone(), chosen.clone());
            let value = id.to_string();
            view! { <option value=value prop:selected=move || chosen().as_ref() == Some(&id)>{words.clone()}</option> }
        })
        .collect_view();
    let put = {
        let what = what.clone();
        move |event| asked.put(&what, OptionId::parse(&event_target_value(&event)).ok())
    };
    let mark = {
        let (knowledge, what) = (knowledge.clone(), what.clone());
        move || asked.is_right(&knowledge, &what).map(piece_mark)
    };
    view! {
        <span class="placing__field">
            <select class="select" id=asked.dom_id(what.as_str()) aria-label=label on:change=put>
                <option value="">{words::CHOOSE}</option>
                {options}
            </select>
            // A narrow field cuts long words: they stand in full below it, for the eyes only.
            <span class="placing__chosen" aria-hidden="true">{in_full}</span>
            " "
            {mark}
        </span>
    }
    .into_any()
}

/// A text with gaps and its bank of words.
pub fn gaps(asked: Asked, knowledge: &Knowledge, pieces: &[GapPiece]) -> AnyView {
    let bank: Vec<(OptionId, String)> =
        shuffled(&knowledge.bank(), &asked.dom_id("trous"), |w| w.id.as_str())
            .into_iter()
            .map(|word| (word.id.clone(), words_of(word)))
            .collect();
    let mut nth = 0;
    let pieces = pieces
        .iter()
        .map(|piece| match piece {
            GapPiece::Words(words) => line(words, &Names::none()),
            GapPiece::Gap(gap) => {
                nth += 1;
                place_list(
                    asked,
                    knowledge,
                    &gap.id,
                    bank.clone(),
                    Some(words::gap_label(nth)),
                )
            }
        })
        .collect_view();
    view! { <p class="gaps">{pieces}</p> }.into_any()
}
