//! Sessions done, each with its line for the « cahier de textes »: the log, and lines pasted.
//!
//! A long log is shown piece by piece; a line is made only for what is shown.

use leptos::prelude::*;

use super::board::PUT_BACK;
use super::desk::Desk;
use super::forms::log_row;
use super::paste::lines_form;
use crate::domain::board::{BoardAction, SessionRecord};
use crate::domain::id::{ClassId, SessionId};
use crate::ui::words;

/// How many lines are shown at first, and more at each press.
const PIECE: usize = 20;

/// A line as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Line {
    id: SessionId,
    words: String,
}

/// What a list of lines shows: the lines, and how many there are in all.
type Shown = (Vec<Line>, usize);

/// Lines pasted, then every session.
pub fn log(desk: Desk) -> AnyView {
    view! {
        <section class="board__part no-print" aria-labelledby="coller">
            <h2 id="coller">{words::LINES_TITLE}</h2>
            {lines_form(desk)}
        </section>
        <section class="board__part" aria-labelledby="journal">
            <h2 id="journal">{words::LOG}</h2>
            {list(desk, |_| true)}
        </section>
    }
    .into_any()
}

/// The latest lines.
pub fn latest(desk: Desk, count: usize) -> AnyView {
    let shown = Memo::new(move |_| read(desk, count, |_| true).0);
    let none = move || {
        shown
            .with(Vec::is_empty)
            .then(|| view! { <p>{words::NO_SESSION}</p> })
    };
    view! { {none} {lines(desk, move || shown.get())} }.into_any()
}

/// The sessions of a class, those of its whole level included.
pub fn of_class(desk: Desk, id: &ClassId) -> AnyView {
    let row = desk.row(id.clone());
    list(desk, move |session| {
        row.with(|row| {
            row.as_ref()
                .is_some_and(|row| session.audience.holds(&row.class))
        })
    })
}

fn list(
    desk: Desk,
    kept: impl Fn(&SessionRecord) -> bool + Send + Sync + Clone + 'static,
) -> AnyView {
    let limit = RwSignal::new(PIECE);
    let shown: Memo<Shown> = Memo::new(move |_| read(desk, limit.get(), &kept));
    let none = move || {
        shown
            .with(|(_, all)| *all == 0)
            .then(|| view! { <p>{words::NO_SESSION}</p> })
    };
    let more = move || {
        let rest = shown.with(|(lines, all)| all.saturating_sub(lines.len()));
        (rest > 0).then(|| {
            view! {
                <p class="no-print">
                    <button type="button" class="button button--quiet" id="journal-suite"
                        on:click=move |_| limit.update(|limit| *limit += PIECE)>
                        {words::show_more(rest.min(PIECE), rest)}
                    </button>
                </p>
            }
        })
    };
    view! { {none} {lines(desk, move || shown.with(|(lines, _)| lines.clone()))} {more} }.into_any()
}

fn lines(desk: Desk, lines: impl Fn() -> Vec<Line> + Send + Sync + 'static) -> AnyView {
    view! {
        <ul class="log">
            <For each=lines key=Clone::clone children=move |line: Line| entry(desk, line)/>
        </ul>
    }
    .into_any()
}

fn read(desk: Desk, limit: usize, kept: impl Fn(&SessionRecord) -> bool) -> Shown {
    desk.app.board().with(|board| {
        let mut kept = board.sessions.iter().filter(|session| kept(session));
        let lines: Vec<Line> = kept
            .by_ref()
            .take(limit)
            .map(|session| Line {
                id: session.id.clone(),
                words: desk.line(session, board),
            })
            .collect();
        let all = lines.len() + kept.count();
        (lines, all)
    })
}

fn entry(desk: Desk, line: Line) -> AnyView {
    let words = line.words;
    let copy = {
        let words = words.clone();
        move |_| {
            desk.app.page(|page| page.copy(&words));
            desk.said.set(words::COPIED.to_owned());
        }
    };
    let remove = move |_| {
        let board = desk.app.board();
        let session = board.with_untracked(|board| {
            let mut sessions = board.sessions.iter();
            sessions.find(|session| session.id == line.id).cloned()
        });
        let change = BoardAction::SessionRemoved(line.id.clone());
        if desk.change(change, words::SESSION_REMOVED) {
            // Its button goes with it: the focus goes where the session can be put back.
            desk.removed.set(session);
            desk.app.page(|page| page.focus(PUT_BACK));
        }
    };
    let copy = view! {
        <button type="button" class="button button--small" aria-label=words::copy_label(&words) on:click=copy>
            {words::COPY}
        </button>
    };
    log_row(&words, Some(copy.into_any()), remove)
}
