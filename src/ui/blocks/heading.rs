//! The heading of a page: the only `h1`, which takes the focus after a navigation.

use leptos::prelude::*;

/// Its id.
pub const HEADING: &str = "titre";

/// The heading of a page.
pub fn heading(words: impl Into<String>) -> AnyView {
    view! { <h1 id=HEADING tabindex="-1">{words.into()}</h1> }.into_any()
}
