//! Help: what answers now comes first.

use leptos::prelude::*;

use crate::app::App;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::help::{contact_list, here};
use crate::ui::words;

/// The help page.
pub fn help() -> AnyView {
    view! {
        {heading(words::HELP_HEADING)}
        <p class="lead">{words::HELP_LEAD}</p>
        {here(App::get())}
        {contact_list(App::get(), |title| view! { <h2>{title}</h2> }.into_any())}
        <section class="help-school">
            <h2>{words::HELP_SCHOOL}</h2>
            <p>{words::HELP_SCHOOL_TEXT}</p>
        </section>
        <p class="help-note">{words::HELP_NOTE}</p>
    }
    .into_any()
}
