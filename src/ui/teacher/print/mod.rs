//! What a teacher prints of a module, each on a page of its own.
//!
//! The page reads and prints with scripts off. What is also an editable file is made of a
//! [`Handout`], from which the prerenderer writes that file: both say the same.

mod book;
mod cards;
mod pieces;
mod plan_b;
mod pupil_sheet;
mod room;
mod slips;
mod teacher_sheet;

pub use self::room::{leaf_card, room};

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::ports::Page;
use crate::app::{App, Lesson, Notes};
use crate::domain::handout::{Handout, Piece};
use crate::domain::id::ModuleId;
use crate::domain::printed::Printed;
use crate::domain::registry::Contact;
use crate::domain::route::Route;
use crate::domain::setup::Setup;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// What sheets are made of.
pub struct Material<'m> {
    /// The module.
    pub lesson: &'m Lesson,
    /// What only its teacher sees.
    pub notes: &'m Notes,
    /// The help contacts.
    pub numbers: &'m [Contact],
    /// What the teacher prepared.
    pub setup: &'m Setup,
}

/// A sheet that is also an editable file; nothing for what is only printed.
pub fn handout(printed: Printed, material: &Material<'_>) -> Option<Handout> {
    let pieces = match printed {
        Printed::TeacherSheet => teacher_sheet::pieces(material),
        Printed::PupilSheet => pupil_sheet::pieces(material),
        Printed::Slips => slips::pieces(material),
        Printed::PlanB => plan_b::pieces(material),
        Printed::Cards | Printed::Book => return None,
    };
    let title = words::print_heading(printed, &material.lesson.module.summary.title);
    Some(Handout { title, pieces })
}

/// The page of something to print.
pub fn page(id: &ModuleId, printed: Printed) -> AnyView {
    let app = App::get();
    let notes = app.library().notes(id.clone());
    let numbers = app.library().contacts();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        let lesson = Arc::clone(lesson);
        loaded_page(notes, move |notes| {
            let (lesson, notes) = (Arc::clone(&lesson), Arc::clone(notes));
            loaded_page(numbers, move |numbers| {
                let sheet = Sheet {
                    lesson: Arc::clone(&lesson),
                    notes: Arc::clone(&notes),
                    numbers: Arc::clone(numbers),
                };
                whole(app, sheet, printed)
            })
        })
    })
}

/// The links to everything that a module prints, but the page that shows them.
pub fn links(app: App, id: &ModuleId, but: Option<Printed>) -> AnyView {
    let links = Printed::ALL
        .into_iter()
        .filter(|printed| Some(*printed) != but)
        .map(|printed| {
            // In another tab, the preparation is in the address.
            let href = app.href(&Route::Print(id.clone(), printed));
            view! { <li><a href=move || app.with_setup(&href)>{words::printed_name(printed)}</a></li> }
        })
        .collect_view();
    view! {
        <section class="to-print no-print" aria-labelledby="a-imprimer">
            <h2 id="a-imprimer">{words::TO_PRINT}</h2>
            {but.is_none().then(|| view! { <p>{words::TO_PRINT_LEAD}</p> })}
            <ul class="to-print__list">{links}</ul>
        </section>
    }
    .into_any()
}

/// The documents of a page.
#[derive(Clone)]
struct Sheet {
    lesson: Arc<Lesson>,
    notes: Arc<Notes>,
    numbers: Arc<Vec<Contact>>,
}

impl Sheet {
    /// The pieces of a sheet as the session is prepared now.
    fn pieces(&self, app: App, printed: Printed) -> Vec<Piece> {
        let setup = app.setup().get();
        let material = Material {
            lesson: &self.lesson,
            notes: &self.notes,
            numbers: &self.numbers,
            setup: &setup,
        };
        handout(printed, &material).map_or_else(Vec::new, |handout| handout.pieces)
    }
}

fn whole(app: App, sheet: Sheet, printed: Printed) -> AnyView {
    let summary = &sheet.lesson.module.summary;
    let id = summary.id.clone();
    let editable = printed.file(&id).map(|file| {
        view! {
            <a class="button button--quiet" href=app.file(&file) download="">{words::EDITABLE}</a>
        }
    });
    let title = words::print_heading(printed, &summary.title);
    view! {
        <article class=format!("paper paper--{}", printed.slug())>
            {heading(title)}
            <div class="no-print">
                <p>{words::print_how(printed)}</p>
                <p class="leaf__actions">
                    <button type="button" class="button" id="imprimer" on:click=move |_| app.page(Page::print)>
                        {words::PRINT}
                    </button>
                    " " {editable} " "
                    <a class="button button--quiet" href=app.href(&Route::Leaf(id.clone()))>{words::BACK_TO_LEAF}</a>
                </p>
                {asks_who(app, &id, printed)}
            </div>
            {body(app, sheet, printed)}
            {links(app, &id, Some(printed))}
        </article>
    }
    .into_any()
}

/// A blank is a visible warning before it is printed thirty times.
fn asks_who(app: App, id: &ModuleId, printed: Printed) -> AnyView {
    let run = app.href(&Route::Run(id.clone()));
    let blank = move || app.setup().with(|setup| setup.contact.is_blank());
    match printed {
        Printed::Cards | Printed::Book => ().into_any(),
        Printed::TeacherSheet | Printed::PupilSheet | Printed::Slips | Printed::PlanB => (move || {
            blank().then(|| {
                view! { <p class="notice">{words::NOBODY_RECEIVES} " " <a href=run.clone()>{words::SAY_WHO}</a></p> }
            })
        })
        .into_any(),
    }
}

fn body(app: App, sheet: Sheet, printed: Printed) -> AnyView {
    match printed {
        Printed::TeacherSheet => {
            let id = sheet.lesson.module.summary.id.clone();
            view! {
                <div class="paper__page">{move || pieces::views(&sheet.pieces(app, printed))}</div>
                {room(app, &id)}
            }
            .into_any()
        }
        Printed::PupilSheet | Printed::Slips => view! {
            <div class="paper__page">{move || pieces::views(&sheet.pieces(app, printed))}</div>
        }
        .into_any(),
        Printed::PlanB => {
            let title = words::print_heading(printed, &sheet.lesson.module.summary.title);
            plan_b::halves(title, move || pieces::views(&sheet.pieces(app, printed)))
        }
        Printed::Cards => cards::cards(),
        Printed::Book => book::book(app, &sheet.lesson.module),
    }
}
