//! The other axes of pHARe: actions with a day, never minutes, never a remark.
//!
//! An axis without an entry says so calmly: it may be followed elsewhere.

use leptos::prelude::*;

use super::desk::Desk;
use super::forms::{date_field, field, log_row, number_field};
use crate::app::board_words::action_words;
use crate::domain::board::{ActionKind, AxisAction, BoardAction, MAX_COUNT};
use crate::domain::id::AxisId;
use crate::ui::words;

/// The form and the list.
pub fn actions(desk: Desk) -> AnyView {
    view! {
        <section class="board__part" aria-labelledby="actions">
            <h2 id="actions">{words::ACTIONS_TITLE}</h2>
            <p class="board__lead">{words::ACTIONS_LEAD}</p>
            {form(desk)}
            {axes(desk)}
        </section>
    }
    .into_any()
}

fn form(desk: Desk) -> AnyView {
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(kind) = ActionKind::parse(&field(desk, "action-nature")) else {
            return;
        };
        let change = BoardAction::ActionLogged {
            kind,
            date: field(desk, "action-date"),
            count: field(desk, "action-nombre"),
        };
        desk.change(change, words::ACTION_ADDED);
    };
    let kinds = ActionKind::ALL
        .into_iter()
        .map(|kind| view! { <option value=kind.slug()>{action_words(kind)}</option> })
        .collect_view();
    view! {
        <form class="form no-print" novalidate on:submit=add>
            <p class="form__field">
                <label for="action-nature">{words::ACTION_KIND}</label>
                <select class="select" id="action-nature">{kinds}</select>
            </p>
            {date_field(desk, "action-date", words::ACTION_DATE)}
            {number_field("action-nombre", words::ACTION_COUNT, "", MAX_COUNT)}
            <button type="submit" class="button" id="action-ajouter">{words::ACTION_ADD}</button>
        </form>
    }
    .into_any()
}

/// Every axis but the one that is followed by minutes, with the actions of this school year.
fn axes(desk: Desk) -> AnyView {
    let year = desk.year;
    let done = Memo::new(move |_| {
        desk.app.board().with(|board| {
            let actions = board.actions.iter().rev();
            let of_year = actions.filter(|action| action.date.school_year() == year);
            of_year.cloned().collect::<Vec<AxisAction>>()
        })
    });
    let axes = move || {
        let done = done.get();
        desk.catalogue.with_value(|catalogue| {
            let programme = catalogue.programme();
            let parts = catalogue.axes.iter().map(|(id, short, _)| {
                let own = |kind| programme.axis_of_action(kind) == Some(id);
                let kinds = ActionKind::ALL.into_iter().any(own);
                let own = done.iter().filter(|action| own(action.kind));
                kinds.then(|| axis(desk, id, short, own.cloned().collect()))
            });
            parts.collect_view()
        })
    };
    axes.into_any()
}

fn axis(desk: Desk, id: &AxisId, name: &str, actions: Vec<AxisAction>) -> AnyView {
    let heading = format!("axe-{id}");
    let none = actions.is_empty();
    let items = actions
        .into_iter()
        .map(|action| entry(desk, action))
        .collect_view();
    let named = heading.clone();
    view! {
        <section aria-labelledby=named>
            <h3 id=heading>{name.to_owned()}</h3>
            {none.then(|| view! { <p class="board__lead">{words::NO_ACTION}</p> })}
            <ul class="log">{items}</ul>
        </section>
    }
    .into_any()
}

fn entry(desk: Desk, action: AxisAction) -> AnyView {
    let words = words::action_line(&action);
    let remove = move |_| {
        desk.change(
            BoardAction::ActionRemoved(action.id.clone()),
            words::ACTION_REMOVED,
        );
    };
    log_row(&words, None, remove)
}
