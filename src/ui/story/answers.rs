//! The page where a pupil hands in the answers to a module. It belongs to the stories' program, so
//! that the pupils' one, which a slow line waits for, carries no code.

use leptos::prelude::*;

use super::hand_in::{Desk, choice};
use crate::app::App;
use crate::domain::id::ModuleId;
use crate::domain::ranks::{Ranks, Sums};
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// The page of a module.
pub fn page(id: &ModuleId) -> AnyView {
    let app = App::get();
    let id = id.clone();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        let ranks = Ranks::of_module(&lesson.module);
        let back = app.href(&Route::Module(id.clone()));
        view! {
            <article class="hand-in-page">
                {heading(words::HAND_IN_ANSWERS)}
                {inside(app, ranks, id.clone())}
                <p><a class="button button--quiet" href=back>{words::HAND_IN_BACK}</a></p>
            </article>
        }
        .into_any()
    })
}

fn inside(app: App, ranks: Ranks, id: ModuleId) -> AnyView {
    if ranks.is_empty() {
        return view! { <p>{words::NOTHING_TO_HAND_IN}</p> }.into_any();
    }
    let own = {
        let ranks = ranks.clone();
        move || {
            let progress = app
                .session()
                .with_untracked(|session| session.progress(&id));
            ranks
                .answers(&progress)
                .unwrap_or_else(|| Sums::none(&ranks.subject()))
        }
    };
    let desk = Desk::new(app, ranks);
    view! { <div class="hand-in">{choice(desk, words::ANSWERS_CODE_SAYS, own)}</div> }.into_any()
}
