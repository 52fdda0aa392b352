//! « Bilan »: one A4 page in plain words for a class, a level or the school.
//!
//! It carries minutes, sessions and actions: no answer, no teacher, no level of the label. An axis
//! without an entry is said calmly, and classes are listed by their labels, never by what they did.

use std::sync::Arc;

use leptos::prelude::*;

use super::desk::Desk;
use super::file::day;
use super::forms::field;
use crate::app::ports::Page;
use crate::app::{App, Spreadsheet, board_words};
use crate::domain::board::{
    ActionLine, AxisLine, Board, ClassLine, PlanState, Report, Scope, YEAR_MINUTES, report,
};
use crate::domain::date::Date;
use crate::domain::id::{AxisId, ClassId};
use crate::domain::lesson::Level;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// What begins the value of a class in the list.
const CLASS: &str = "classe:";
/// What begins the value of a level in the list.
const LEVEL: &str = "niveau:";
/// The value of the school.
const SCHOOL: &str = "etablissement";
/// The list.
const FIELD: &str = "bilan-de";
/// How many sessions of a class, planned ones, are on the page: it is one page.
const MOST_SESSIONS: usize = 22;
const MOST_PLANNED: usize = 6;

/// The page.
pub fn page() -> AnyView {
    let app = App::get();
    loaded_page(app.library().catalogue(), move |catalogue| {
        let desk = Desk::open(app, Arc::clone(catalogue));
        let scope = RwSignal::new(Scope::School);
        let read = Memo::new(move |_| {
            let today = desk.today?;
            desk.catalogue.with_value(|catalogue| {
                let programme = catalogue.programme();
                let board = app.board();
                board.with(|board| {
                    let known =
                        |scope: &Scope| board.classes.iter().any(|class| scope.holds(class));
                    let scope = scope.get();
                    let scope = if known(&scope) { scope } else { Scope::School };
                    (!board.is_empty()).then(|| report(board, scope, today, &programme))
                })
            })
        });
        view! {
            {heading(words::REPORT_TITLE)}
            {controls(desk, scope, read)}
            <p class="board__said" role="status">{move || desk.said.get()}</p>
            {move || match read.get() {
                Some(report) => sheet(desk, &report),
                None => view! { <p>{words::REPORT_EMPTY}</p> }.into_any(),
            }}
        }
        .into_any()
    })
}

fn controls(desk: Desk, scope: RwSignal<Scope>, read: Memo<Option<Report>>) -> AnyView {
    let app = desk.app;
    let choose = move |_| {
        let value = field(desk, FIELD);
        let chosen = match (value.strip_prefix(CLASS), value.strip_prefix(LEVEL)) {
            (Some(id), _) => ClassId::parse(id).ok().map(Scope::Class),
            (None, Some(level)) => Level::parse(level).map(Scope::Level),
            (None, None) => Some(Scope::School),
        };
        if let Some(chosen) = chosen {
            scope.set(chosen);
        }
    };
    let export = move |kind: Spreadsheet| {
        let Some(report) = read.get_untracked() else {
            return;
        };
        let name = words::report_file(&day(desk), kind);
        desk.catalogue
            .with_value(|catalogue| app.export_report(&name, kind, &report, catalogue));
    };
    view! {
        <div class="report__controls no-print">
            <p class="form__field">
                <label for=FIELD>{words::REPORT_OF}</label>
                <select class="select" id=FIELD on:change=choose>{options(desk)}</select>
            </p>
            <p class="file-bar__actions">
                <button type="button" class="button" id="bilan-imprimer" on:click=move |_| app.page(Page::print)>
                    {words::PRINT}
                </button>
                <button type="button" class="button button--quiet" id="bilan-csv" on:click=move |_| export(Spreadsheet::Csv)>
                    {words::REPORT_CSV}
                </button>
                <button type="button" class="button button--quiet" id="bilan-ods" on:click=move |_| export(Spreadsheet::Ods)>
                    {words::REPORT_ODS}
                </button>
                <a class="button button--quiet" href=app.href(&Route::Board)>{words::BACK_TO_BOARD}</a>
            </p>
        </div>
    }
    .into_any()
}

fn options(desk: Desk) -> AnyView {
    (move || {
        desk.classes.with(|classes| {
            let levels = Level::ALL
                .into_iter()
                .filter(|level| classes.iter().any(|class| class.level == *level))
                .map(|level| {
                    let value = format!("{LEVEL}{}", level.short());
                    view! { <option value=value>{words::scope_level(level)}</option> }
                })
                .collect_view();
            let one = classes
                .iter()
                .map(|class| {
                    let value = format!("{CLASS}{}", class.id);
                    view! { <option value=value>{class.label.as_str().to_owned()}</option> }
                })
                .collect_view();
            view! {
                <option value=SCHOOL>{words::SCOPE_SCHOOL}</option>
                <optgroup label=words::SCOPE_LEVELS>{levels}</optgroup>
                <optgroup label=words::SCOPE_CLASSES>{one}</optgroup>
            }
        })
    })
    .into_any()
}

/// The page itself.
fn sheet(desk: Desk, report: &Report) -> AnyView {
    let board = desk.app.board();
    view! {
        <article class="report" aria-labelledby="bilan-titre">
            <h2 class="report__title" id="bilan-titre">{title(report)}</h2>
            <p class="report__lead">{words::report_sentence(report)}</p>
            <section class="report__part" aria-labelledby="bilan-themes">
                <h3 id="bilan-themes">{words::REPORT_THEMES}</h3>
                {themes(report)}
            </section>
            {board.with_untracked(|board| of_class(desk, board, report))}
            {classes(report)}
            {(report.scope == Scope::School).then(|| axes(desk, report))}
            {board.with_untracked(|board| planned(desk, board, report))}
            <p class="report__foot">{words::report_foot(&day_words(desk))}</p>
        </article>
    }
    .into_any()
}

fn day_words(desk: Desk) -> String {
    desk.today.map(Date::french).unwrap_or_default()
}

fn title(report: &Report) -> String {
    let what = match (&report.scope, report.classes.first()) {
        (Scope::Class(_), Some(line)) => words::scope_class(line.class.label.as_str()),
        (Scope::Level(level), _) => words::scope_level(*level),
        (Scope::Class(_) | Scope::School, _) => words::SCOPE_SCHOOL.to_owned(),
    };
    words::report_title(&what, report.year)
}

fn themes(report: &Report) -> AnyView {
    let themes = report
        .by_theme
        .iter()
        .map(|(theme, minutes)| (words::theme(*theme), *minutes));
    let outside = report
        .outside
        .iter()
        .map(|(kind, minutes)| (board_words::outside_words(*kind), *minutes));
    let items = themes
        .chain(outside)
        .filter(|(_, minutes)| *minutes > 0)
        .map(|(name, minutes)| view! { <li>{words::named_hours(name, minutes)}</li> })
        .collect_view();
    if report.minutes == 0 {
        return view! { <p>{words::REPORT_NO_MINUTES}</p> }.into_any();
    }
    view! { <ul class="report__list">{items}</ul> }.into_any()
}

/// The sessions of a class, and what it left.
fn of_class(desk: Desk, board: &Board, report: &Report) -> Option<AnyView> {
    if !matches!(report.scope, Scope::Class(_)) {
        return None;
    }
    let hidden = report.held.len().saturating_sub(MOST_SESSIONS);
    let lines = report
        .held
        .iter()
        .skip(hidden)
        .map(|session| view! { <li>{desk.line(session, board)}</li> })
        .collect_view();
    let left = report.left.iter().map(|left| {
        let title = desk.activity(&crate::domain::board::Activity::Module(left.module.clone()));
        view! { <li>{words::resume_since(&title, left.since)}</li> }
    });
    let left = left.collect_view();
    Some(
        view! {
            <section class="report__part" aria-labelledby="bilan-seances">
                <h3 id="bilan-seances">{words::SESSIONS}</h3>
                {report.held.is_empty().then(|| view! { <p>{words::NO_SESSION}</p> })}
                {(hidden > 0).then(|| view! { <p>{words::earlier_sessions(hidden)}</p> })}
                <ul class="report__lines">{lines}</ul>
                {(!report.left.is_empty()).then(|| view! {
                    <p><b>{words::RESUME}</b></p>
                    <ul class="report__lines">{left}</ul>
                })}
            </section>
        }
        .into_any(),
    )
}

/// Every class of a level or the school, by label: minutes and sessions, nothing else.
fn classes(report: &Report) -> Option<AnyView> {
    if matches!(report.scope, Scope::Class(_)) {
        return None;
    }
    let line = |line: &ClassLine| {
        view! {
            <li>
                <b>{line.class.label.as_str().to_owned()}</b> " "
                {words::hours(line.minutes)}
            </li>
        }
    };
    let lines = report.classes.iter().map(line).collect_view();
    Some(
        view! {
            <section class="report__part" aria-labelledby="bilan-classes">
                <h3 id="bilan-classes">{words::report_classes(YEAR_MINUTES)}</h3>
                <ul class="report__classes">{lines}</ul>
            </section>
        }
        .into_any(),
    )
}

/// The axes, for the school only: actions are those of everybody.
fn axes(desk: Desk, report: &Report) -> AnyView {
    let entered = |line: &&AxisLine| line.minutes > 0 || !line.actions.is_empty();
    let (with, without): (Vec<_>, Vec<_>) = report.by_axis.iter().partition(entered);
    let elsewhere = without.iter().map(|line| axis_name(desk, &line.axis));
    let elsewhere: Vec<String> = elsewhere.collect();
    let calm = match (with.is_empty(), elsewhere.is_empty()) {
        (true, _) => Some(words::AXES_ELSEWHERE.to_owned()),
        (false, true) => None,
        (false, false) => Some(words::axes_elsewhere(&elsewhere.join(", "))),
    };
    let lines = with.iter().map(|line| axis(desk, line)).collect_view();
    view! {
        <section class="report__part" aria-labelledby="bilan-axes">
            <h3 id="bilan-axes">{words::REPORT_AXES}</h3>
            <ul class="report__axes">{lines}</ul>
            {calm.map(|calm| view! { <p class="report__calm">{calm}</p> })}
        </section>
    }
    .into_any()
}

fn axis(desk: Desk, line: &AxisLine) -> AnyView {
    let mut said: Vec<String> = Vec::new();
    if line.minutes > 0 {
        said.push(words::learning_hours(line.minutes));
    }
    said.extend(line.actions.iter().map(action));
    view! { <li><b>{axis_name(desk, &line.axis)}</b> {words::COLON} {said.join(words::SEMICOLON)}</li> }.into_any()
}

fn action(line: &ActionLine) -> String {
    words::actions_done(line)
}

fn axis_name(desk: Desk, id: &AxisId) -> String {
    desk.catalogue.with_value(|catalogue| {
        let mut axes = catalogue.axes.iter();
        let found = axes.find(|(known, ..)| known == id);
        found.map_or_else(|| id.to_string(), |(_, short, _)| short.clone())
    })
}

fn planned(desk: Desk, board: &Board, report: &Report) -> Option<AnyView> {
    if report.planned.is_empty() {
        return None;
    }
    let hidden = report.planned.len().saturating_sub(MOST_PLANNED);
    let lines = report.planned.iter().take(MOST_PLANNED);
    let lines = lines.map(|(planned, state)| {
        let who = board_words::audience_words(&planned.audience, board);
        let words = words::planned_for(planned.date, &who, &desk.activity(&planned.activity));
        let words = match state {
            PlanState::Late => words::to_confirm(&words),
            PlanState::Coming | PlanState::Done => words,
        };
        view! { <li>{words}</li> }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <section class="report__part" aria-labelledby="bilan-prevu">
                <h3 id="bilan-prevu">{words::REPORT_PLANNED}</h3>
                <ul class="report__lines">{lines}</ul>
                {(hidden > 0).then(|| view! { <p>{words::and_others(hidden)}</p> })}
            </section>
        }
        .into_any(),
    )
}
