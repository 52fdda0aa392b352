//! The first screen of the board: what remains for each class, in one glance, and the quickest entry.
//!
//! Classes are sorted by what remains of the ten hours, never by results.

use leptos::prelude::*;

use super::class::{TITLE, next_words, resume_words};
use super::desk::{Desk, Part};
use super::forms::{
    activity, activity_field, date_field, field, mode_field, number_field, who, who_field,
};
use super::hours::by_theme;
use super::sessions::latest;
use crate::domain::board::{BoardAction, ClassSum, MAX_MINUTES, Mode, Row, YEAR_MINUTES};
use crate::domain::id::ClassId;
use crate::ui::words;

/// How many lines of the « cahier de textes » the first screen shows.
const LAST: usize = 3;

/// Every class, what remains, the quickest entry, the last lines.
pub fn classes(desk: Desk) -> AnyView {
    let empty = Memo::new(move |_| desk.classes.with(Vec::is_empty));
    (move || {
        if empty.get() {
            nothing(desk)
        } else {
            all(desk)
        }
    })
    .into_any()
}

fn nothing(desk: Desk) -> AnyView {
    view! {
        <section class="board__part" aria-labelledby="heures">
            <h2 id="heures">{words::OVERVIEW}</h2>
            <p>{words::NO_CLASS}</p>
            <p>
                <button type="button" class="button" id="vers-mes-classes"
                    on:click=move |_| desk.show(Part::Setup)>
                    {words::TO_SETUP}
                </button>
            </p>
        </section>
    }
    .into_any()
}

fn all(desk: Desk) -> AnyView {
    view! {
        <details class="board__quick no-print" id="ajout">
            <summary class="board__summary" id="ajout-ouvrir">{words::QUICK}</summary>
            <p class="form__help">{words::QUICK_HELP}</p>
            {log_form(desk)}
        </details>
        <section class="board__part" aria-labelledby="heures">
            <h2 id="heures">{words::OVERVIEW}</h2>
            <p class="board__lead">{words::overview_lead(desk.year)}</p>
            {list(desk)}
        </section>
        <section class="board__part" aria-labelledby="dernieres">
            <h2 id="dernieres">{words::LAST_LINES}</h2>
            {latest(desk, LAST)}
        </section>
        {by_theme(desk)}
    }
    .into_any()
}

/// The quickest entry: a class or a level, what, and one press.
fn log_form(desk: Desk) -> AnyView {
    let log = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let read = who(desk, "seance-classe")
            .zip(activity(desk, "seance-activite"))
            .zip(Mode::parse(&field(desk, "seance-mode")));
        let Some(((audience, activity), mode)) = read else {
            desk.said.set(words::SESSION_NEEDS_CLASS.to_owned());
            return;
        };
        let change = BoardAction::SessionLogged {
            audience,
            activity,
            date: field(desk, "seance-date"),
            minutes: field(desk, "seance-minutes"),
            mode,
        };
        desk.change(change, words::SESSION_LOGGED);
    };
    view! {
        <form class="form" novalidate on:submit=log>
            {who_field(desk, "seance-classe")}
            {activity_field(desk, "seance-activite")}
            {date_field(desk, "seance-date", words::DATE)}
            {number_field("seance-minutes", words::REAL_MINUTES, "45", MAX_MINUTES)}
            {mode_field("seance-mode")}
            <button type="submit" class="button" id="seance-ajouter">{words::LOG_SESSION}</button>
        </form>
    }
    .into_any()
}

fn list(desk: Desk) -> AnyView {
    let order = move || {
        desk.rows.with(|rows| {
            let ids = rows.iter().map(|row| row.class.id.clone());
            ids.collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="classes">
            <For each=order key=Clone::clone children=move |id: ClassId| item(desk, id)/>
        </ul>
    }
    .into_any()
}

/// One class. It reads its own row only: a session logged for another class does not redraw it.
fn item(desk: Desk, id: ClassId) -> AnyView {
    let row = desk.row(id);
    view! { <li class="classes__row">{move || row.get().map(|row| glance(desk, &row))}</li> }
        .into_any()
}

fn glance(desk: Desk, row: &Row) -> AnyView {
    let id = row.class.id.clone();
    let open = move |_| {
        desk.show(Part::Class(id.clone()));
        desk.app.page(|page| page.focus(TITLE));
    };
    let label = row.class.label.as_str();
    let next = next_words(desk, row);
    let resume = resume_words(desk, &row.sum);
    view! {
        <p class="classes__name">
            <button type="button" class="classes__open" aria-label=words::open_class(label) on:click=open>
                {label.to_owned()}
            </button>
            " "
            <span class="classes__what">{words::level_and_size(&row.class)}</span>
        </p>
        {hours(&row.sum)}
        <p class="classes__next"><b>{words::COMES_NEXT}</b> " " {next}</p>
        {resume.map(|resume| view! { <p class="classes__resume"><b>{words::RESUME}</b> " " {resume}</p> })}
    }
    .into_any()
}

/// What is proposed and what remains; the bar only repeats it.
pub fn hours(sum: &ClassSum) -> AnyView {
    view! {
        <p class="classes__hours">
            <meter class="hours__bar" min="0" max=YEAR_MINUTES.to_string() value=sum.minutes.to_string()
                aria-hidden="true"></meter>
            <span class="classes__sum">{words::out_of(sum.minutes, YEAR_MINUTES)}</span>
            " "
            <span class="classes__left">{words::remains(sum.remaining())}</span>
        </p>
    }
    .into_any()
}
