//! No page has this address.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page for every other address.
pub fn not_found() -> AnyView {
    view! {
        {heading(words::NOT_FOUND)}
        <p class="lead">{words::NOT_FOUND_TEXT}</p>
        <p><a href=App::get().href(&Route::Home)>{words::TO_HOME}</a></p>
    }
    .into_any()
}
