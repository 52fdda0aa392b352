//! The pHARe board: what remains of the ten hours for each class, the year, sessions, actions, and
//! the teacher's file.
//!
//! One part is shown at a time, so that a board of sixty classes is drawn and redrawn without a
//! pause, and so that a small screen is not a scroll. The order of classes never depends on results.
//!
//! Accessibility: the parts are buttons that say which one is open; forms have visible labels; one
//! status region says what happened, with « Annuler » beside it; minutes are written, the bar beside
//! them only repeats them.

use std::sync::Arc;

use leptos::prelude::*;

use super::actions;
use super::calendar;
use super::class;
use super::classes;
use super::desk::{Desk, Part};
use super::file::file_bar;
use super::overview;
use super::sessions;
use crate::app::App;
use crate::domain::board::BoardAction;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// The button that puts back the session that was just removed.
pub const PUT_BACK: &str = "seance-remettre";

/// The board.
pub fn board() -> AnyView {
    let app = App::get();
    loaded_page(app.library().catalogue(), move |catalogue| {
        let desk = Desk::open(app, Arc::clone(catalogue));
        view! {
            {heading(words::BOARD_TITLE)}
            <p class="lead">{words::BOARD_AID}</p>
            {file_bar(desk)}
            {parts(desk)}
            {said(desk)}
            {move || part(desk)}
            <p class="board__note">{words::axes_note(&catalogue.phare_version)}</p>
        }
        .into_any()
    })
}

/// The buttons that open a part, and the way to « Bilan ».
fn parts(desk: Desk) -> AnyView {
    let all = [
        (Part::Classes, words::PART_CLASSES),
        (Part::Calendar, words::PART_CALENDAR),
        (Part::Log, words::PART_LOG),
        (Part::Actions, words::PART_ACTIONS),
        (Part::Setup, words::PART_SETUP),
    ];
    let buttons = all
        .into_iter()
        .map(|(part, label)| {
            let own = part.clone();
            let current = move || {
                desk.part.with(|open| {
                    let open = match open {
                        Part::Class(_) => &Part::Classes,
                        other => other,
                    };
                    (*open == own).then_some("true")
                })
            };
            view! {
                <li>
                    <button type="button" class="parts__button" aria-current=current
                        on:click=move |_| desk.show(part.clone())>
                        {label}
                    </button>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="parts no-print" aria-label=words::PARTS>
            <ul class="parts__list">
                {buttons}
                <li><a class="parts__link" href=desk.app.href(&Route::Report)>{words::TO_REPORT}</a></li>
            </ul>
        </nav>
    }
    .into_any()
}

/// What happened last, with the session that was removed, and the undoing of a merge.
fn said(desk: Desk) -> AnyView {
    let app = desk.app;
    let undo = move |_| {
        if let Some(kept) = app.undo_merge() {
            desk.said.set(words::done(words::UNDONE, kept));
        }
    };
    let put_back = move |_| {
        if let Some(session) = desk.removed.get_untracked() {
            desk.change(
                BoardAction::SessionsPasted(vec![session]),
                words::SESSION_BACK,
            );
        }
    };
    view! {
        <div class="board__bar no-print" class=("board__bar--said", move || desk.said.with(|said| !said.is_empty()))>
            <p class="board__said" role="status">{move || desk.said.get()}</p>
            {move || {
                desk.removed.with(Option::is_some).then(|| view! {
                    <button type="button" class="button button--quiet button--small" id=PUT_BACK on:click=put_back>
                        {words::SESSION_PUT_BACK}
                    </button>
                })
            }}
        </div>
        {move || {
            app.can_undo_merge().then(|| view! {
                <p class="board__undo no-print">
                    <button type="button" class="button button--quiet button--small" id="tableau-annuler" on:click=undo>
                        {words::UNDO}
                    </button>
                </p>
            })
        }}
    }
    .into_any()
}

fn part(desk: Desk) -> AnyView {
    match desk.part.get() {
        Part::Classes => overview::classes(desk),
        Part::Class(id) => class::class(desk, &id),
        Part::Calendar => calendar::calendar(desk),
        Part::Log => sessions::log(desk),
        Part::Actions => actions::actions(desk),
        Part::Setup => classes::setup(desk),
    }
}
