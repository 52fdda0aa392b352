//! The school year, month by month: highlights, sessions planned, actions, and how many were done.
//!
//! A list, the same on a small screen and on paper: nothing is dragged.

use leptos::prelude::*;

use super::desk::Desk;
use super::forms::{activity, activity_field, date_field, field, number_field, who, who_field};
use crate::app::board_words;
use crate::domain::board::{
    self, Activity, Board, BoardAction, Event, MAX_MINUTES, Mode, PlanState, Planned,
};
use crate::domain::date::Date;
use crate::domain::id::{ModuleId, PlannedId};
use crate::domain::route::Route;
use crate::ui::words;

/// The minutes that a planned session is said to have lasted, before the teacher corrects them.
const USUAL_MINUTES: &str = "45";

/// A month as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Shown {
    year: u16,
    month: u8,
    entries: Vec<Entry>,
    sessions: usize,
    minutes: u32,
}

/// Something that stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Entry {
    kind: Kind,
    /// The mark before the words.
    mark: &'static str,
    /// What it says.
    words: String,
}

/// What can be done with it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Kind {
    Highlight,
    Action,
    Done,
    Waiting(PlannedId, Option<ModuleId>),
    Late(PlannedId, Option<ModuleId>),
}

/// The year and the form that plans a session.
pub fn calendar(desk: Desk) -> AnyView {
    view! {
        <section class="board__part no-print" aria-labelledby="prevoir">
            <h2 id="prevoir">{words::PLAN}</h2>
            {plan_form(desk)}
        </section>
        <section class="board__part" aria-labelledby="annee">
            <h2 id="annee">{words::year_title(desk.year)}</h2>
            {months(desk)}
        </section>
    }
    .into_any()
}

fn plan_form(desk: Desk) -> AnyView {
    let plan = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = who(desk, "prevu-classe").zip(activity(desk, "prevu-activite"));
        let Some((audience, activity)) = read else {
            desk.said.set(words::SESSION_NEEDS_CLASS.to_owned());
            return;
        };
        let change = BoardAction::SessionPlanned {
            audience,
            activity,
            date: field(desk, "prevu-date"),
        };
        desk.change(change, words::SESSION_PLANNED);
    };
    view! {
        <form class="form" novalidate on:submit=plan>
            {who_field(desk, "prevu-classe")}
            {activity_field(desk, "prevu-activite")}
            {date_field(desk, "prevu-date", words::PLAN_DATE)}
            <button type="submit" class="button" id="prevu-ajouter">{words::PLAN_ADD}</button>
        </form>
    }
    .into_any()
}

fn months(desk: Desk) -> AnyView {
    let shown = Memo::new(move |_| read(desk));
    let rows = move || {
        let months = shown.get().into_iter();
        // August only where something stands in it: the year that people speak of begins in September.
        let months = months.filter(|shown| shown.month != 8 || !shown.is_empty());
        months.map(|shown| month(desk, shown)).collect_view()
    };
    view! { <ol class="year">{rows}</ol> }.into_any()
}

impl Shown {
    fn is_empty(&self) -> bool {
        self.entries.is_empty() && self.sessions == 0
    }
}

fn read(desk: Desk) -> Vec<Shown> {
    let Some(today) = desk.today else {
        return Vec::new();
    };
    desk.catalogue.with_value(|catalogue| {
        desk.app.board().with(|board| {
            let months = board::calendar(board, today, &catalogue.programme());
            let months = months.iter().map(|month| {
                let mut shown = Shown {
                    year: month.year,
                    month: month.month,
                    entries: Vec::new(),
                    sessions: 0,
                    minutes: 0,
                };
                for (date, event) in &month.events {
                    if let Event::Held(session) = event {
                        shown.sessions += 1;
                        shown.minutes += u32::from(session.minutes);
                    } else {
                        shown.entries.extend(entry(desk, board, *date, event));
                    }
                }
                shown
            });
            months.collect()
        })
    })
}

fn entry(desk: Desk, board: &Board, date: Date, event: &Event<'_>) -> Option<Entry> {
    Some(match event {
        Event::Held(_) => return None,
        Event::Highlight(highlight) => Entry {
            kind: Kind::Highlight,
            mark: words::HIGHLIGHT,
            words: words::highlight(highlight),
        },
        Event::Action(action) => Entry {
            kind: Kind::Action,
            mark: words::ACTION_DONE,
            words: words::action_line(action),
        },
        Event::Planned(planned, state) => {
            let module = match &planned.activity {
                Activity::Module(id) => Some(id.clone()),
                Activity::Outside(_) => None,
            };
            let id = planned.id.clone();
            let (kind, mark) = match state {
                PlanState::Done => (Kind::Done, words::PLANNED_DONE),
                PlanState::Coming => (Kind::Waiting(id, module), words::PLANNED),
                PlanState::Late => (Kind::Late(id, module), words::PLANNED_LATE),
            };
            Entry {
                kind,
                mark,
                words: words::planned_for(
                    date,
                    &board_words::audience_words(&planned.audience, board),
                    &desk.activity(&planned.activity),
                ),
            }
        }
    })
}

fn month(desk: Desk, shown: Shown) -> AnyView {
    let empty = shown.is_empty();
    let today = desk.today;
    let now = today.is_some_and(|day| (day.year(), day.month()) == (shown.year, shown.month));
    let done = (shown.sessions > 0).then(|| {
        view! { <p class="year__done">{words::done_in_month(shown.sessions, shown.minutes)}</p> }
    });
    let entries = shown
        .entries
        .into_iter()
        .map(|entry| entry_view(desk, entry))
        .collect_view();
    view! {
        <li class="year__month" class=("year__month--now", now)>
            <h3 class="year__name">
                {words::month(shown.year, shown.month)}
                {now.then(|| view! { " " <span class="mark">{words::THIS_MONTH}</span> })}
            </h3>
            <ul class="year__list">{entries}</ul>
            {done}
            {empty.then(|| view! { <p class="year__done">{words::EMPTY_MONTH}</p> })}
        </li>
    }
    .into_any()
}

fn entry_view(desk: Desk, entry: Entry) -> AnyView {
    let (class, buttons) = match entry.kind {
        Kind::Highlight => ("year__entry year__entry--highlight", None),
        Kind::Action => ("year__entry", None),
        Kind::Done => ("year__entry year__entry--done", None),
        Kind::Waiting(id, module) => (
            "year__entry year__entry--planned",
            Some(buttons(desk, &id, module, &entry.words)),
        ),
        Kind::Late(id, module) => (
            "year__entry year__entry--late",
            Some(buttons(desk, &id, module, &entry.words)),
        ),
    };
    view! {
        <li class=class>
            <span class="mark">{entry.mark}</span>
            " "
            <span class="year__words">{entry.words}</span>
            {buttons}
        </li>
    }
    .into_any()
}

fn buttons(desk: Desk, id: &PlannedId, module: Option<ModuleId>, what: &str) -> AnyView {
    let asking = RwSignal::new(false);
    let remove = {
        let id = id.clone();
        move |_| {
            desk.change(BoardAction::PlannedRemoved(id.clone()), words::PLAN_REMOVED);
        }
    };
    let run = module.map(|module| {
        view! {
            <a class="button button--quiet button--small" href=desk.app.href(&Route::Run(module))>
                {words::RUN_IT} <span class="visually-hidden">" " {what.to_owned()}</span>
            </a>
        }
    });
    let done = {
        let id = id.clone();
        move || asking.get().then(|| done_form(desk, &id))
    };
    view! {
        <span class="log__actions no-print">
            {run}
            <button type="button" class="button button--quiet button--small" aria-label=words::mark_done_label(what)
                aria-expanded=move || asking.get().to_string() on:click=move |_| asking.update(|asking| *asking = !*asking)>
                {words::MARK_DONE}
            </button>
            <button type="button" class="button button--quiet button--small" aria-label=words::remove_label(what)
                on:click=remove>
                {words::REMOVE}
            </button>
        </span>
        {done}
    }
    .into_any()
}

/// How long it really was, then the session is logged on the planned day, or today if that comes first.
fn done_form(desk: Desk, id: &PlannedId) -> AnyView {
    let id = id.clone();
    let minutes = format!("{id}-minutes");
    let own = minutes.clone();
    let log = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let board = desk.app.board();
        let planned: Option<Planned> =
            board.with_untracked(|board| board.planned.iter().find(|p| p.id == id).cloned());
        let Some(planned) = planned else { return };
        let date = desk
            .today
            .map_or(planned.date, |today| planned.date.min(today));
        let change = BoardAction::SessionLogged {
            audience: planned.audience,
            activity: planned.activity,
            date: date.iso(),
            minutes: field(desk, &own),
            mode: Mode::Projector,
        };
        desk.change(change, words::MARKED_DONE);
    };
    view! {
        <form class="year__form no-print" novalidate on:submit=log>
            {number_field(&minutes, words::REAL_MINUTES, USUAL_MINUTES, MAX_MINUTES)}
            <button type="submit" class="button button--small">{words::LOG_SESSION}</button>
        </form>
    }
    .into_any()
}
