//! What the three words mean, each beside the line that goes with it.

use leptos::prelude::*;

use crate::domain::publish::{Scale, Thickness};
use crate::ui::words;

/// The end of the classes of a word: a thickness, never a colour alone.
pub(super) fn class_of(word: Option<Thickness>) -> &'static str {
    match word {
        None => "none",
        Some(Thickness::Few) => "few",
        Some(Thickness::Group) => "group",
        Some(Thickness::Many) => "many",
    }
}

/// The legend for so many plays.
pub(super) fn legend(plays: u16) -> AnyView {
    let scale = Scale::of(plays);
    let row = |word: Option<Thickness>, name: &'static str, meaning: String| {
        let class = format!("map-way map-way--{}", class_of(word));
        view! {
            <li class="map-legend__row">
                <svg class="map-legend__line" viewBox="0 0 64 20" width="64" height="20" aria-hidden="true">
                    <path class=class d="M2 10L62 10"></path>
                </svg>
                <span><strong>{name}</strong>{words::COLON} {meaning}</span>
            </li>
        }
    };
    let words = Thickness::ALL.map(|word| {
        row(
            Some(word),
            words::thickness(word),
            words::legend_of(word, scale),
        )
    });
    view! {
        <ul class="map-legend">
            {words.into_iter().collect_view()}
            {row(None, words::NO_WORD, words::NO_WORD_HELP.to_owned())}
        </ul>
    }
    .into_any()
}
