//! Sessions of the board: a form to log one, and the log with a line to paste for each.

use leptos::prelude::*;

use super::desk::Desk;
use crate::domain::board::{Activity, BoardAction, MAX_MINUTES, Mode, Outside, SessionRecord};
use crate::domain::date::Date;
use crate::domain::id::{ClassId, ModuleId};
use crate::ui::words;

/// What begins the value of an outside activity in the list.
const OUTSIDE: &str = "hors:";

/// A form for a session that was run.
pub fn log_form(desk: Desk) -> AnyView {
    let app = desk.app;
    let log = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let field = |id: &str| app.page(|page| page.field(id)).unwrap_or_default();
        let read = (|| {
            Some(BoardAction::SessionLogged {
                class: ClassId::parse(&field("seance-classe")).ok()?,
                activity: activity_of(&field("seance-activite"))?,
                date: field("seance-date"),
                minutes: field("seance-minutes"),
                mode: Mode::parse(&field("seance-mode"))?,
            })
        })();
        desk.said
            .set(match read.map(|change| app.change_board(change)) {
                Some(Ok(kept)) => words::session_logged(kept),
                Some(Err(refusal)) => words::refusal(refusal),
                None => words::SESSION_NEEDS_CLASS.to_owned(),
            });
    };
    let classes = move || {
        app.board().with(|board| {
            board
                .classes
                .iter()
                .map(|class| view! { <option value=class.id.to_string()>{class.label.as_str().to_owned()}</option> })
                .collect_view()
        })
    };
    let modes = Mode::ALL
        .into_iter()
        .map(|mode| view! { <option value=mode.slug()>{words::mode(mode)}</option> })
        .collect_view();
    // Prerendered pages know no day; the browser's page does.
    let today = app.today().map(Date::iso).unwrap_or_default();
    view! {
        <form class="form" novalidate on:submit=log>
            <p class="form__field">
                <label for="seance-classe">{words::CLASS}</label>
                <select class="select" id="seance-classe">{classes}</select>
            </p>
            <p class="form__field">
                <label for="seance-activite">{words::ACTIVITY}</label>
                <select class="select" id="seance-activite">{activities(desk)}</select>
            </p>
            <p class="form__field">
                <label for="seance-date">{words::DATE}</label>
                <input type="date" id="seance-date" autocomplete="off" prop:value=today required/>
            </p>
            <p class="form__field">
                <label for="seance-minutes">{words::REAL_MINUTES}</label>
                <input type="number" id="seance-minutes" min="1" max=MAX_MINUTES.to_string() value="45"
                    inputmode="numeric" autocomplete="off" required/>
            </p>
            <p class="form__field">
                <label for="seance-mode">{words::MODE}</label>
                <select class="select" id="seance-mode">{modes}</select>
            </p>
            <button type="submit" class="button" id="seance-ajouter">{words::LOG_SESSION}</button>
        </form>
    }
    .into_any()
}

fn activities(desk: Desk) -> AnyView {
    let modules = desk.catalogue.with_value(|catalogue| {
        catalogue
            .modules
            .iter()
            .map(|module| view! { <option value=module.id.to_string()>{module.title.clone()}</option> })
            .collect_view()
    });
    let outside = Outside::ALL
        .into_iter()
        .map(|outside| {
            view! { <option value=format!("{OUTSIDE}{}", outside.slug())>{words::outside(outside)}</option> }
        })
        .collect_view();
    view! {
        <optgroup label=words::MODULES>{modules}</optgroup>
        <optgroup label=words::OUTSIDE>{outside}</optgroup>
    }
    .into_any()
}

fn activity_of(value: &str) -> Option<Activity> {
    match value.strip_prefix(OUTSIDE) {
        Some(slug) => Outside::parse(slug).map(Activity::Outside),
        None => ModuleId::parse(value).ok().map(Activity::Module),
    }
}

/// The log, latest first, with a line to paste for each session.
pub fn log_table(desk: Desk) -> AnyView {
    let app = desk.app;
    (move || {
        let sessions = app.board().with(|board| board.sessions.clone());
        if sessions.is_empty() {
            return view! { <p>{words::NO_SESSION}</p> }.into_any();
        }
        let rows = sessions
            .iter()
            .map(|session| entry(desk, session))
            .collect_view();
        view! { <ul class="log">{rows}</ul> }.into_any()
    })
    .into_any()
}

fn entry(desk: Desk, session: &SessionRecord) -> AnyView {
    let app = desk.app;
    let line = desk.catalogue.with_value(|catalogue| {
        app.board()
            .with(|board| words::diary_line(session, board.class(&session.class), catalogue))
    });
    let copy = {
        let line = line.clone();
        move |_| {
            app.page(|page| page.copy(&line));
            desk.said.set(words::COPIED.to_owned());
        }
    };
    let remove = {
        let id = session.id.clone();
        move |_| {
            if app
                .change_board(BoardAction::SessionRemoved(id.clone()))
                .is_ok()
            {
                desk.said.set(words::SESSION_REMOVED.to_owned());
            }
        }
    };
    view! {
        <li class="log__row">
            <span class="log__line">{line.clone()}</span>
            <span class="log__actions no-print">
                <button type="button" class="button button--small" aria-label=words::copy_label(&line) on:click=copy>
                    {words::COPY}
                </button>
                <button type="button" class="button button--quiet button--small" aria-label=words::remove_label(&line)
                    on:click=remove>
                    {words::REMOVE}
                </button>
            </span>
        </li>
    }
    .into_any()
}
