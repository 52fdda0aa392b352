//! A table that scrolls by itself when the screen is narrower.
//!
//! Accessibility: a named region that takes the focus, so that the keyboard scrolls it.

use leptos::prelude::*;

/// A table in its region.
pub fn scrolling(label: impl Into<String>, table: impl IntoView + 'static) -> AnyView {
    let label = label.into();
    view! {
        <div class="table" tabindex="0" role="region" aria-label=label>{table.into_any()}</div>
    }
    .into_any()
}
