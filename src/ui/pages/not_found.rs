//! No page has this address.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::route::Route;
use crate::ui::shell::HEADING;
use crate::ui::words;

/// The page for every other address.
pub fn not_found() -> AnyView {
    view! {
        <h1 id=HEADING tabindex="-1">{words::NOT_FOUND}</h1>
        <p class="lead">{words::NOT_FOUND_TEXT}</p>
        <p><a href=App::get().href(&Route::Home)>{words::TO_HOME}</a></p>
    }
    .into_any()
}
