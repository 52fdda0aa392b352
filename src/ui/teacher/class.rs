//! One class of the board: its hours, what comes next, its sessions, its answers as a whole.
//!
//! Answers are asked for by a press, so that nobody reads them over a shoulder, and they are those
//! of the class: the board holds no pupil.

use leptos::prelude::*;

use super::desk::{Desk, Part};
use super::forms::{field, level_field, number_field};
use super::hours::themes;
use super::overview::hours;
use super::results::results;
use super::sessions::of_class;
use crate::domain::board::{Activity, BoardAction, Class, ClassSum, MAX_SIZE, PlanState, Row};
use crate::domain::id::ClassId;
use crate::domain::lesson::Level;
use crate::domain::route::Route;
use crate::ui::blocks::heading::HEADING;
use crate::ui::words;

/// The id of its heading, which takes the focus.
pub const TITLE: &str = "classe-titre";

/// One class; every class again once it is removed.
pub fn class(desk: Desk, id: &ClassId) -> AnyView {
    let row = desk.row(id.clone());
    let there = Memo::new(move |_| row.with(Option::is_some));
    let id = id.clone();
    (move || {
        if there.get() {
            whole(desk, row, &id)
        } else {
            super::overview::classes(desk)
        }
    })
    .into_any()
}

fn whole(desk: Desk, row: Memo<Option<Row>>, id: &ClassId) -> AnyView {
    let title = move || row.with(|row| row.as_ref().map(|row| words::class_line(&row.class)));
    let figures = move || row.with(|row| row.as_ref().map(|row| figures(desk, row)));
    let edit = Memo::new(move |_| row.with(|row| row.as_ref().map(|row| row.class.clone())));
    view! {
        <p class="board__back no-print">
            <button type="button" class="button button--quiet button--small" id="toutes-les-classes"
                on:click=move |_| desk.show(Part::Classes)>
                {words::ALL_CLASSES}
            </button>
        </p>
        <section class="board__part" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{title}</h2>
            {figures}
        </section>
        <section class="board__part" aria-labelledby="ses-seances">
            <h2 id="ses-seances">{words::CLASS_SESSIONS}</h2>
            {of_class(desk, id)}
        </section>
        {results(desk, id)}
        <section class="board__part no-print" aria-labelledby="modifier">
            <h2 id="modifier">{words::CLASS_EDIT}</h2>
            {move || edit.get().map(|class| edit_form(desk, &class))}
        </section>
    }
    .into_any()
}

fn figures(desk: Desk, row: &Row) -> AnyView {
    let resume = row.sum.left.iter().map(|left| {
        let href = desk.app.href(&Route::Run(left.module.clone()));
        let title = desk.activity(&Activity::Module(left.module.clone()));
        view! {
            <li>
                {words::resume_since(&title, left.since)} " "
                <a href=href>{words::RUN_IT} <span class="visually-hidden">" " {title.clone()}</span></a>
            </li>
        }
    });
    let resume = resume.collect_view();
    view! {
        {hours(&row.sum)}
        {themes(&row.sum)}
        <p><b>{words::COMES_NEXT}</b> " " {next_words(desk, row)}</p>
        {(!row.sum.left.is_empty()).then(|| view! { <p><b>{words::RESUME}</b></p> <ul>{resume}</ul> })}
    }
    .into_any()
}

/// What comes next: what is planned, or else a module of its level that it has not had.
pub fn next_words(desk: Desk, row: &Row) -> String {
    if let Some((planned, state)) = &row.planned {
        let what = desk.activity(&planned.activity);
        return match state {
            PlanState::Late => words::planned_late(planned.date, &what),
            PlanState::Coming | PlanState::Done => words::planned(planned.date, &what),
        };
    }
    desk.catalogue.with_value(|catalogue| {
        let mut fitting = catalogue
            .modules
            .iter()
            .filter(|module| module.levels.contains(&row.class.level));
        let new = fitting.find(|module| !row.sum.had(&Activity::Module(module.id.clone())));
        new.map_or_else(
            || words::NOTHING_NEXT.to_owned(),
            |module| words::suggested(&module.title),
        )
    })
}

/// The module that was left last, if one was.
pub fn resume_words(desk: Desk, sum: &ClassSum) -> Option<String> {
    let left = sum.left.first()?;
    let title = desk.activity(&Activity::Module(left.module.clone()));
    Some(words::resume_since(&title, left.since))
}

fn edit_form(desk: Desk, class: &Class) -> AnyView {
    let id = class.id.clone();
    let label = class.label.as_str().to_owned();
    let change = {
        let (id, label) = (id.clone(), label.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            let Some(level) = Level::parse(&field(desk, "modifier-niveau")) else {
                return;
            };
            let change = BoardAction::ClassChanged {
                class: id.clone(),
                level,
                size: field(desk, "modifier-effectif"),
            };
            desk.change(change, &words::class_changed(&label));
        }
    };
    let sure = RwSignal::new(false);
    let remove = move |_| {
        if !sure.get_untracked() {
            sure.set(true);
            return;
        }
        desk.part.set(Part::Classes);
        desk.app.page(|page| page.focus(HEADING));
        desk.change(
            BoardAction::ClassRemoved(id.clone()),
            &words::class_removed(&label),
        );
    };
    view! {
        <form class="form" novalidate on:submit=change>
            {level_field("modifier-niveau", class.level)}
            {number_field("modifier-effectif", words::SIZE, &class.size.to_string(), u16::from(MAX_SIZE))}
            <button type="submit" class="button" id="classe-modifier">{words::CLASS_CHANGE}</button>
            <button type="button" class="button button--quiet" id="classe-retirer" on:click=remove>
                {move || if sure.get() { words::CLASS_REMOVE_SURE } else { words::CLASS_REMOVE }}
            </button>
        </form>
    }
    .into_any()
}
