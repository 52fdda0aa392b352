//! Fields that several parts of the board have (who, what, how), how they are read, and the row of a log.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::board_words;
use crate::domain::board::{Activity, Audience, Mode, Outside};
use crate::domain::date::Date;
use crate::domain::id::{ClassId, ModuleId};
use crate::domain::lesson::Level;
use crate::ui::words;

/// What begins the value of an outside activity in a list.
const OUTSIDE: &str = "hors:";
/// What begins the value of a level in a list.
const LEVEL: &str = "niveau:";

/// What the field of this id holds.
pub fn field(desk: Desk, id: &str) -> String {
    desk.app.page(|page| page.field(id)).unwrap_or_default()
}

/// A list of classes, then of the levels that have some.
pub fn who_field(desk: Desk, id: &'static str) -> AnyView {
    let options = move || {
        desk.classes.with(|classes| {
            let one = classes
                .iter()
                .map(|class| view! { <option value=class.id.to_string()>{class.label.as_str().to_owned()}</option> })
                .collect_view();
            let levels = Level::ALL
                .into_iter()
                .filter_map(|level| {
                    let count = classes.iter().filter(|class| class.level == level).count();
                    (count > 0).then(|| {
                        let value = format!("{LEVEL}{}", level.short());
                        view! { <option value=value>{words::whole_level(level, count)}</option> }
                    })
                })
                .collect_view();
            view! {
                <optgroup label=words::ONE_CLASS>{one}</optgroup>
                <optgroup label=words::WHOLE_LEVEL>{levels}</optgroup>
            }
        })
    };
    view! {
        <p class="form__field">
            <label for=id>{words::WHO}</label>
            <select class="select" id=id>{options}</select>
        </p>
    }
    .into_any()
}

/// Reads that list.
pub fn who(desk: Desk, id: &str) -> Option<Audience> {
    let value = field(desk, id);
    match value.strip_prefix(LEVEL) {
        Some(level) => Level::parse(level).map(Audience::Level),
        None => ClassId::parse(&value).ok().map(Audience::Class),
    }
}

/// A list of modules, then of what is done outside of Balise.
pub fn activity_field(desk: Desk, id: &'static str) -> AnyView {
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
            view! { <option value=format!("{OUTSIDE}{}", outside.slug())>{board_words::outside_words(outside)}</option> }
        })
        .collect_view();
    view! {
        <p class="form__field">
            <label for=id>{words::ACTIVITY}</label>
            <select class="select" id=id>
                <optgroup label=words::MODULES>{modules}</optgroup>
                <optgroup label=words::OUTSIDE>{outside}</optgroup>
            </select>
        </p>
    }
    .into_any()
}

/// Reads that list.
pub fn activity(desk: Desk, id: &str) -> Option<Activity> {
    let value = field(desk, id);
    match value.strip_prefix(OUTSIDE) {
        Some(slug) => Outside::parse(slug).map(Activity::Outside),
        None => ModuleId::parse(&value).ok().map(Activity::Module),
    }
}

/// A list of modes.
pub fn mode_field(id: &'static str) -> AnyView {
    let modes = Mode::ALL
        .into_iter()
        .map(|mode| view! { <option value=mode.slug()>{board_words::mode_words(mode)}</option> })
        .collect_view();
    view! {
        <p class="form__field">
            <label for=id>{words::MODE}</label>
            <select class="select" id=id>{modes}</select>
        </p>
    }
    .into_any()
}

/// A list of levels, this one chosen.
pub fn level_field(id: &'static str, chosen: Level) -> AnyView {
    let levels = Level::ALL
        .into_iter()
        .map(|level| view! { <option value=level.short() selected=level == chosen>{level.short()}</option> })
        .collect_view();
    view! {
        <p class="form__field">
            <label for=id>{words::LEVEL}</label>
            <select class="select" id=id>{levels}</select>
        </p>
    }
    .into_any()
}

/// A day, today unless another is given.
pub fn date_field(desk: Desk, id: &'static str, label: &'static str) -> AnyView {
    // Prerendered pages know no day; the browser's page does.
    let today = desk.today.map(Date::iso).unwrap_or_default();
    view! {
        <p class="form__field">
            <label for=id>{label}</label>
            <input type="date" id=id autocomplete="off" prop:value=today required/>
        </p>
    }
    .into_any()
}

/// A whole number.
pub fn number_field(id: &str, label: &'static str, value: &str, most: u16) -> AnyView {
    let id = id.to_owned();
    view! {
        <p class="form__field">
            <label for=id.clone()>{label}</label>
            <input type="number" id=id min="1" max=most.to_string() value=value.to_owned() inputmode="numeric"
                autocomplete="off"/>
        </p>
    }
    .into_any()
}

/// An entry of a log: its words, what else can be done with it, and its way out.
pub fn log_row(
    words: &str,
    more: Option<AnyView>,
    remove: impl Fn(leptos::ev::MouseEvent) + 'static,
) -> AnyView {
    view! {
        <li class="log__row">
            <span class="log__line">{words.to_owned()}</span>
            <span class="log__actions no-print">
                {more}
                <button type="button" class="button button--quiet button--small" aria-label=words::remove_label(words)
                    on:click=remove>
                    {words::REMOVE}
                </button>
            </span>
        </li>
    }
    .into_any()
}
