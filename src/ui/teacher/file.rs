//! The teacher's file: open, save, export. The file is the source of truth, and says when it is late.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::CsvNames;
use crate::app::ports::Page;
use crate::ui::words;

/// The field that chooses a file.
const FIELD: &str = "fichier";

/// Open, save, export.
pub fn file_bar(desk: Desk) -> AnyView {
    let app = desk.app;
    let unsaved = Memo::new(move |_| app.board().with(|board| board.unsaved));
    let date = move || {
        app.today()
            .map(crate::domain::date::Date::iso)
            .unwrap_or_default()
    };
    let save = move |_| {
        desk.said
            .set(match app.save_file(&words::file_name(&date())) {
                Ok(_) => words::FILE_SAVED.to_owned(),
                Err(refusal) => words::refusal(refusal),
            });
    };
    let open = move |_| {
        app.open_file(FIELD, move |outcome| {
            desk.said.set(
                outcome
                    .map_or_else(words::file_problem, |()| words::FILE_OPENED)
                    .to_owned(),
            );
        });
    };
    let export = move |_| {
        let catalogue = desk.catalogue.get_value();
        let names = CsvNames {
            headings: words::CSV_HEADINGS,
            activity: &|activity| words::activity(activity, &catalogue),
            mode: &|mode| words::mode(mode).to_owned(),
        };
        app.export_csv(&words::csv_name(&date()), &names);
    };
    view! {
        <div class="file-bar no-print">
            <p class="file-bar__state">{move || if unsaved.get() { words::UNSAVED } else { words::FILE_RULE }}</p>
            <p class="file-bar__actions">
                <button type="button" class="button" id="fichier-enregistrer" on:click=save>{words::FILE_SAVE}</button>
                <label class="button button--quiet file-bar__open">
                    {words::FILE_OPEN}
                    <input class="file-bar__input" type="file" id=FIELD accept=".json,application/json" on:change=open/>
                </label>
                <button type="button" class="button button--quiet" id="fichier-csv" on:click=export>
                    {words::CSV_EXPORT}
                </button>
                <button type="button" class="button button--quiet" id="tableau-imprimer"
                    on:click=move |_| app.page(Page::print)>
                    {words::PRINT}
                </button>
            </p>
        </div>
    }
    .into_any()
}
