//! The pHARe board: classes, sessions, hours proposed, and the teacher's file.
//!
//! Accessibility: forms have visible labels and one status region; tables have headings; minutes
//! are written, the bar beside them only repeats them.

use std::sync::Arc;

use leptos::prelude::*;

use super::classes::{class_form, hours};
use super::desk::Desk;
use super::file::file_bar;
use super::sessions::{log_form, log_table};
use crate::app::App;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// The board.
pub fn board() -> AnyView {
    let app = App::get();
    loaded_page(app.library().catalogue(), move |catalogue| {
        let desk = Desk {
            app,
            catalogue: StoredValue::new(Arc::clone(catalogue)),
            said: RwSignal::new(String::new()),
        };
        view! {
            {heading(words::BOARD_TITLE)}
            <p class="lead">{words::BOARD_AID}</p>
            {file_bar(desk)}
            <p class="board__said" role="status">{move || desk.said.get()}</p>
            <section class="board__part" aria-labelledby="heures">
                <h2 id="heures">{words::HOURS}</h2>
                {hours(desk)}
            </section>
            <section class="board__part no-print" aria-labelledby="nouvelle-seance">
                <h2 id="nouvelle-seance">{words::NEW_SESSION}</h2>
                {log_form(desk)}
            </section>
            <section class="board__part no-print" aria-labelledby="nouvelle-classe">
                <h2 id="nouvelle-classe">{words::NEW_CLASS}</h2>
                {class_form(desk)}
            </section>
            <section class="board__part" aria-labelledby="journal">
                <h2 id="journal">{words::LOG}</h2>
                {log_table(desk)}
            </section>
            <p class="board__note">{words::axes_note(&catalogue.phare_version)}</p>
        }
        .into_any()
    })
}
