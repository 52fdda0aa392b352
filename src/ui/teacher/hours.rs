//! Hours in detail: by theme, for each class and each level.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::board_words;
use crate::domain::board::{ClassSum, Row};
use crate::domain::lesson::{Level, Theme};
use crate::ui::blocks::table::scrolling;
use crate::ui::words;

/// The hours of a class by theme, and outside of Balise, in words.
pub fn themes(sum: &ClassSum) -> AnyView {
    let themes = Theme::ALL.into_iter().map(|theme| {
        let minutes = sum.by_theme.get(&theme).copied().unwrap_or(0);
        (words::theme(theme), minutes)
    });
    let outside = sum
        .outside
        .iter()
        .map(|(kind, minutes)| (board_words::outside_words(*kind), *minutes));
    let items = themes
        .chain(outside)
        .map(|(name, minutes)| view! { <li>{words::named_hours(name, minutes)}</li> })
        .collect_view();
    view! { <ul class="themes">{items}</ul> }.into_any()
}

/// The table of hours by theme, behind a button.
pub fn by_theme(desk: Desk) -> AnyView {
    let shown = RwSignal::new(false);
    view! {
        <section class="board__part" aria-labelledby="par-theme">
            <h2 id="par-theme">{words::HOURS_DETAIL}</h2>
            <p class="no-print">
                <button type="button" class="button button--quiet" id="par-theme-montrer"
                    aria-expanded=move || shown.get().to_string() on:click=move |_| shown.update(|shown| *shown = !*shown)>
                    {move || if shown.get() { words::HOURS_DETAIL_HIDE } else { words::HOURS_DETAIL_SHOW }}
                </button>
            </p>
            {move || shown.get().then(|| table(desk))}
        </section>
    }
    .into_any()
}

/// Minutes by theme, then outside, then in all.
type Minutes = [u32; 5];

fn minutes(sum: &ClassSum) -> Minutes {
    let theme = |theme: Theme| sum.by_theme.get(&theme).copied().unwrap_or(0);
    let [first, second, third] = Theme::ALL.map(theme);
    [
        first,
        second,
        third,
        sum.outside.values().sum(),
        sum.minutes,
    ]
}

fn table(desk: Desk) -> AnyView {
    let body = move || {
        desk.rows.with(|rows| {
            Level::ALL
                .into_iter()
                .filter_map(|level| of_level(rows, level))
                .collect_view()
        })
    };
    let themes = Theme::ALL.map(|theme| view! { <th scope="col">{words::theme(theme)}</th> });
    view! {
        {scrolling(words::HOURS_DETAIL, view! {
            <table class="hours">
                <caption>{words::hours_caption(desk.year)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{words::CLASS_OR_LEVEL}</th>
                        {themes.collect_view()}
                        <th scope="col">{words::OUTSIDE}</th>
                        <th scope="col">{words::TOTAL}</th>
                    </tr>
                </thead>
                {body}
            </table>
        })}
    }
    .into_any()
}

/// A level and its classes, by label; the mean first, since ten hours are for each class.
fn of_level(rows: &[Row], level: Level) -> Option<AnyView> {
    let mut classes: Vec<&Row> = rows.iter().filter(|row| row.class.level == level).collect();
    let count = u32::try_from(classes.len())
        .ok()
        .filter(|count| *count > 0)?;
    classes.sort_by(|a, b| a.class.label.cmp(&b.class.label));
    let mut sums: Minutes = [0; 5];
    for row in &classes {
        for (sum, minutes) in sums.iter_mut().zip(minutes(&row.sum)) {
            *sum += minutes;
        }
    }
    let means = sums.map(|sum| sum / count);
    let lines = classes.iter().map(|row| {
        let label = row.class.label.as_str().to_owned();
        view! { <tr><th scope="row">{label}</th> {cells(minutes(&row.sum))}</tr> }
    });
    let lines = lines.collect_view();
    Some(
        view! {
            <tbody>
                <tr class="hours__level">
                    <th scope="rowgroup">{words::level_row(level, classes.len())}</th>
                    {cells(means)}
                </tr>
                {lines}
            </tbody>
        }
        .into_any(),
    )
}

fn cells(minutes: Minutes) -> AnyView {
    let cells = minutes.map(|minutes| view! { <td>{words::hours_or_none(minutes)}</td> });
    cells.collect_view().into_any()
}
