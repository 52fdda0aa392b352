//! The teacher's file: open, save, save under another name, export. The file is the source of truth,
//! and says when it is late; the browser asks before the page is left with something unsaved.

use leptos::prelude::*;

use super::desk::{Desk, Part};
use super::forms::field;
use super::merge::{Asked, PREVIEW, proposal};
use crate::app::ports::Page;
use crate::app::{MergeProposal, Spreadsheet};
use crate::domain::date::Date;
use crate::ui::words;

/// The field that chooses the file to open.
const OPEN: &str = "fichier";
/// The field that chooses the file to bring in.
const MERGE: &str = "fichier-a-reunir";
/// The field of the file's name.
const NAME: &str = "fichier-nom";
/// Most letters of that name.
const NAME_LENGTH: usize = 40;

/// Open, save, bring in, export.
pub fn file_bar(desk: Desk) -> AnyView {
    let app = desk.app;
    let unsaved = Memo::new(move |_| app.board().with(|board| board.unsaved));
    Effect::new(move || app.page(|page| page.ask_before_leaving(unsaved.get())));
    on_cleanup(move || app.page(|page| page.ask_before_leaving(false)));
    let asked: RwSignal<Option<(Asked, MergeProposal)>> = RwSignal::new(None);
    let name = RwSignal::new(words::file_name(&day(desk)));
    let save = move |_| save(desk, &name.get_untracked());
    let open = move |_| {
        if app.board().with_untracked(|board| board.unsaved) {
            ask(desk, asked, OPEN, Asked::Open);
        } else {
            app.open_file(OPEN, move |outcome| {
                desk.said.set(match outcome {
                    Ok(()) => {
                        desk.part.set(Part::Classes);
                        words::FILE_OPENED.to_owned()
                    }
                    Err(problem) => words::file_problem(problem).to_owned(),
                });
            });
        }
    };
    view! {
        <div class="file-bar no-print">
            <p class="file-bar__state" class=("file-bar__state--late", move || unsaved.get())>
                {move || if unsaved.get() { words::UNSAVED } else { words::FILE_RULE }}
            </p>
            <p class="file-bar__actions">
                <button type="button" class="button button--small" id="fichier-enregistrer" on:click=save>
                    {words::FILE_SAVE}
                </button>
                <label class="button button--quiet button--small file-bar__open">
                    {words::FILE_OPEN} <span class="visually-hidden">{words::FILE_OPEN_WHAT}</span>
                    <input class="file-bar__input" type="file" id=OPEN accept=".json,application/json" on:change=open/>
                </label>
            </p>
            <details class="file-bar__more">
                <summary id="fichier-autres">{words::FILE_MORE}</summary>
                {others(desk, name, asked)}
            </details>
        </div>
        {proposal(desk, asked)}
    }
    .into_any()
}

fn others(
    desk: Desk,
    name: RwSignal<String>,
    asked: RwSignal<Option<(Asked, MergeProposal)>>,
) -> AnyView {
    let app = desk.app;
    let save_as = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(typed) = file_name(&field(desk, NAME)) else {
            desk.said.set(words::FILE_NAME_REFUSED.to_owned());
            return;
        };
        save(desk, &typed);
        name.set(typed);
    };
    let school = move |_| {
        app.save_for_school(&words::school_file_name(&day(desk)));
        desk.said.set(words::SCHOOL_SAVED.to_owned());
    };
    let export = move |kind: Spreadsheet| {
        let name = words::sessions_file(&day(desk), kind.ending());
        desk.catalogue
            .with_value(|catalogue| app.export_sessions(&name, kind, catalogue));
    };
    let stem = move || name.get().trim_end_matches(".json").to_owned();
    view! {
        <form class="form" novalidate on:submit=save_as>
            <p class="form__field">
                <label for=NAME>{words::FILE_NAME}</label>
                <input type="text" id=NAME maxlength=NAME_LENGTH.to_string() prop:value=stem autocomplete="off"
                    spellcheck="false"/>
            </p>
            <button type="submit" class="button button--quiet button--small" id="fichier-enregistrer-sous">
                {words::FILE_SAVE_AS}
            </button>
        </form>
        <p class="file-bar__actions">
            <label class="button button--quiet button--small file-bar__open">
                {words::FILE_MERGE}
                <input class="file-bar__input" type="file" id=MERGE accept=".json,application/json"
                    on:change=move |_| ask(desk, asked, MERGE, Asked::Merge)/>
            </label>
            <button type="button" class="button button--quiet button--small" id="fichier-etablissement" on:click=school>
                {words::FILE_SAVE_SCHOOL}
            </button>
            <button type="button" class="button button--quiet button--small" id="fichier-csv"
                on:click=move |_| export(Spreadsheet::Csv)>
                {words::CSV_EXPORT}
            </button>
            <button type="button" class="button button--quiet button--small" id="fichier-ods"
                on:click=move |_| export(Spreadsheet::Ods)>
                {words::ODS_EXPORT}
            </button>
            <button type="button" class="button button--quiet button--small" id="tableau-imprimer"
                on:click=move |_| app.page(Page::print)>
                {words::PRINT}
            </button>
        </p>
        <p class="form__help">{words::FILE_MORE_HELP}</p>
    }
    .into_any()
}

/// Reads the file of a field, and shows what it would change.
fn ask(desk: Desk, asked: RwSignal<Option<(Asked, MergeProposal)>>, from: &str, what: Asked) {
    desk.app.propose_merge(from, move |outcome| match outcome {
        Ok(read) => {
            desk.said.set(words::FILE_READ.to_owned());
            asked.set(Some((what, read)));
            desk.app.page(|page| page.focus(PREVIEW));
        }
        Err(problem) => desk.said.set(words::file_problem(problem).to_owned()),
    });
}

fn save(desk: Desk, name: &str) {
    desk.said.set(match desk.app.save_file(name) {
        Ok(_) => words::file_saved(name),
        Err(refusal) => words::refusal(refusal),
    });
}

/// A name that every system takes: letters, digits, spaces, hyphens, dots and underscores.
fn file_name(typed: &str) -> Option<String> {
    let typed = typed.trim().trim_end_matches(".json");
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '.');
    let good = typed.chars().any(char::is_alphanumeric)
        && typed.chars().count() <= NAME_LENGTH
        && typed.chars().all(allowed);
    good.then(|| format!("{typed}.json"))
}

/// The day for the name of a file.
pub fn day(desk: Desk) -> String {
    desk.today.map(Date::iso).unwrap_or_default()
}
