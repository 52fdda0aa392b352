//! Classes of the board: a form to create one, and the hours proposed to each.

use leptos::prelude::*;

use super::desk::Desk;
use crate::app::App;
use crate::domain::board::{BoardAction, Class, LABEL_LENGTH, MAX_SIZE, YEAR_MINUTES};
use crate::domain::lesson::Level;
use crate::ui::blocks::table::scrolling;
use crate::ui::words;

/// A form for a new class.
pub fn class_form(desk: Desk) -> AnyView {
    let app = desk.app;
    let create = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let field = |id: &str| app.page(|page| page.field(id)).unwrap_or_default();
        let Some(level) = Level::parse(&field("classe-niveau")) else {
            return;
        };
        let label = field("classe-libelle");
        let change = BoardAction::ClassCreated {
            label: label.clone(),
            level,
            size: field("classe-effectif"),
        };
        desk.said.set(match app.change_board(change) {
            Ok(kept) => {
                app.page(|page| page.set_field("classe-libelle", ""));
                words::class_created(label.trim(), kept)
            }
            Err(refusal) => words::refusal(refusal),
        });
    };
    let levels = Level::ALL
        .into_iter()
        .map(|level| view! { <option value=level.short() selected=level == Level::Cinquieme>{level.short()}</option> })
        .collect_view();
    view! {
        <form class="form" novalidate on:submit=create>
            <p class="form__field">
                <label for="classe-libelle">{words::CLASS_LABEL}</label>
                <input type="text" id="classe-libelle" maxlength=LABEL_LENGTH.to_string() autocomplete="off"
                    spellcheck="false" aria-describedby="classe-aide" required/>
            </p>
            <p class="form__field">
                <label for="classe-niveau">{words::LEVEL}</label>
                <select class="select" id="classe-niveau">{levels}</select>
            </p>
            <p class="form__field">
                <label for="classe-effectif">{words::SIZE}</label>
                <input type="number" id="classe-effectif" min="1" max=MAX_SIZE.to_string() value="28" inputmode="numeric"
                    autocomplete="off" required/>
            </p>
            <p class="form__help" id="classe-aide">{words::CLASS_LABEL_HELP}</p>
            <button type="submit" class="button" id="classe-creer">{words::CREATE}</button>
        </form>
    }
    .into_any()
}

/// Hours proposed to each class this school year.
pub fn hours(desk: Desk) -> AnyView {
    let app = desk.app;
    (move || {
        let classes = app.board().with(|board| board.classes.clone());
        if classes.is_empty() {
            return view! { <p>{words::NO_CLASS}</p> }.into_any();
        }
        let year = app
            .today()
            .map_or(0, crate::domain::date::Date::school_year);
        let axes = desk.catalogue.with_value(|catalogue| {
            catalogue
                .axes
                .iter()
                .map(|(_, short, _)| view! { <th scope="col">{short.clone()}</th> })
                .collect_view()
        });
        let rows = classes
            .iter()
            .map(|class| row(desk, class, year))
            .collect_view();
        view! {
            {scrolling(words::HOURS_TABLE, view! {
                <table class="hours">
                    <caption>{words::hours_caption(year)}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{words::CLASS}</th>
                            <th scope="col">{words::PROPOSED}</th>
                            {axes}
                            <th scope="col">{words::SESSIONS}</th>
                            <th scope="col" class="no-print">{words::ACTIONS}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table> })}
        }
        .into_any()
    })
    .into_any()
}

fn row(desk: Desk, class: &Class, year: u16) -> AnyView {
    let app = desk.app;
    let tally = desk.catalogue.with_value(|catalogue| {
        app.board().with(|board| {
            board.tally(&class.id, year, |activity| {
                App::axis_of(catalogue, activity)
            })
        })
    });
    let axes = desk.catalogue.with_value(|catalogue| {
        catalogue
            .axes
            .iter()
            .map(|(id, ..)| {
                let minutes = tally
                    .by_axis
                    .iter()
                    .find(|(axis, _)| axis == id)
                    .map_or(0, |(_, minutes)| *minutes);
                view! { <td>{words::hours_or_none(minutes)}</td> }
            })
            .collect_view()
    });
    let remove = {
        let (id, label) = (class.id.clone(), class.label.as_str().to_owned());
        move |_| {
            if app
                .change_board(BoardAction::ClassRemoved(id.clone()))
                .is_ok()
            {
                desk.said.set(words::class_removed(&label));
            }
        }
    };
    let label = class.label.as_str().to_owned();
    view! {
        <tr>
            <th scope="row">{words::class_line(class)}</th>
            <td>
                {words::out_of(tally.minutes, YEAR_MINUTES)}
                <meter class="hours__bar" min="0" max=YEAR_MINUTES.to_string() value=tally.minutes.to_string()
                    aria-hidden="true"></meter>
            </td>
            {axes}
            <td>{tally.sessions}</td>
            <td class="no-print">
                <button type="button" class="button button--quiet button--small" aria-label=words::remove_class(&label)
                    on:click=remove>
                    {words::REMOVE}
                </button>
            </td>
        </tr>
    }
    .into_any()
}
