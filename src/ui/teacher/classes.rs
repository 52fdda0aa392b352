//! The classes of the year: one by one, or a whole list pasted.

use leptos::prelude::*;

use super::class::TITLE;
use super::desk::{Desk, Part};
use super::forms::{field, level_field, number_field};
use super::paste::list_form;
use crate::domain::board::{BoardAction, Class, LABEL_LENGTH, MAX_SIZE};
use crate::domain::lesson::Level;
use crate::ui::words;

/// How classes are entered, and the list of those that are.
pub fn setup(desk: Desk) -> AnyView {
    let names = move || {
        desk.classes.with(|classes| {
            if classes.is_empty() {
                view! { <p>{words::NO_CLASS_YET}</p> }.into_any()
            } else {
                let names = classes.iter().map(|class| name(desk, class)).collect_view();
                view! { <ul class="class-list">{names}</ul> }.into_any()
            }
        })
    };
    let begins = move || {
        let empty = desk.classes.with(Vec::is_empty);
        empty.then(|| view! { <p class="board__begins">{words::NO_CLASS}</p> })
    };
    view! {
        {begins}
        <section class="board__part no-print" aria-labelledby="nouvelle-classe">
            <h2 id="nouvelle-classe">{words::NEW_CLASS}</h2>
            {class_form(desk)}
        </section>
        <section class="board__part no-print" aria-labelledby="nouvelle-liste">
            <h2 id="nouvelle-liste">{words::ADD_MANY}</h2>
            {list_form(desk)}
        </section>
        <section class="board__part" aria-labelledby="classes-de-l-annee">
            <h2 id="classes-de-l-annee">{words::CLASSES_HERE}</h2>
            {names}
        </section>
    }
    .into_any()
}

fn name(desk: Desk, class: &Class) -> AnyView {
    let id = class.id.clone();
    let open = move |_| {
        desk.show(Part::Class(id.clone()));
        desk.app.page(|page| page.focus(TITLE));
    };
    view! {
        <li>
            <button type="button" class="classes__open" aria-label=words::open_class(class.label.as_str()) on:click=open>
                {class.label.as_str().to_owned()}
            </button>
            " "
            <span class="classes__what">{words::level_and_size(class)}</span>
        </li>
    }
    .into_any()
}

/// A form for a new class.
fn class_form(desk: Desk) -> AnyView {
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(level) = Level::parse(&field(desk, "classe-niveau")) else {
            return;
        };
        let label = field(desk, "classe-libelle");
        let done = words::class_created(label.trim());
        let change = BoardAction::ClassCreated {
            label,
            level,
            size: field(desk, "classe-effectif"),
        };
        if desk.change(change, &done) {
            desk.app.page(|page| page.set_field("classe-libelle", ""));
        }
    };
    view! {
        <form class="form" novalidate on:submit=create>
            <p class="form__field">
                <label for="classe-libelle">{words::CLASS_LABEL}</label>
                <input type="text" id="classe-libelle" maxlength=LABEL_LENGTH.to_string() autocomplete="off"
                    spellcheck="false" aria-describedby="classe-aide" required/>
            </p>
            {level_field("classe-niveau", Level::Cinquieme)}
            {number_field("classe-effectif", words::SIZE, "28", u16::from(MAX_SIZE))}
            <p class="form__help" id="classe-aide">{words::CLASS_LABEL_HELP}</p>
            <button type="submit" class="button" id="classe-creer">{words::CREATE}</button>
        </form>
    }
    .into_any()
}
