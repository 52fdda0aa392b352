//! « Animer »: what is prepared before a session, then the presenter's view, then its end.
//!
//! The presenter's view opens covered: classroom screens are usually duplicated.

mod before;
mod end;
mod gathered;
mod hands;
mod plan;
mod presenter;

use std::sync::Arc;

use leptos::prelude::*;

use self::before::before;
use self::end::{Ended, ended};
use self::presenter::presenter;
use super::podium::Podium;
use crate::app::{App, Catalogue, Lesson, Notes};
use crate::domain::id::ModuleId;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::blocks::text::Facts;

/// The page of a module.
pub fn page(id: &ModuleId) -> AnyView {
    let app = App::get();
    let notes = app.library().notes(id.clone());
    let catalogue = app.library().catalogue();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        let lesson = Arc::clone(lesson);
        provide_context(Facts(Arc::new(lesson.facts.clone())));
        loaded_page(notes, move |notes| {
            let (lesson, notes) = (Arc::clone(&lesson), Arc::clone(notes));
            loaded_page(catalogue, move |catalogue| {
                whole(app, &lesson, &notes, catalogue)
            })
        })
    })
}

/// What the parts of « Animer » share.
#[derive(Clone, Copy)]
pub struct Room {
    /// The session.
    pub podium: Podium,
    /// What only the teacher sees.
    pub notes: StoredValue<Arc<Notes>>,
    /// What exists.
    pub catalogue: StoredValue<Arc<Catalogue>>,
    /// The pupils do not see this screen: the teacher said so, for this visit of the page.
    pub uncovered: RwSignal<bool>,
    /// The session that was just ended.
    pub ended: RwSignal<Option<Ended>>,
}

fn whole(
    app: App,
    lesson: &Arc<Lesson>,
    notes: &Arc<Notes>,
    catalogue: &Arc<Catalogue>,
) -> AnyView {
    let podium = Podium::new(app, lesson);
    podium.follow_keys();
    let room = Room {
        podium,
        notes: StoredValue::new(Arc::clone(notes)),
        catalogue: StoredValue::new(Arc::clone(catalogue)),
        uncovered: RwSignal::new(false),
        ended: RwSignal::new(None),
    };
    let running = Memo::new(move |_| podium.is_running());
    view! {
        <div class="run">
            {move || match (running.get(), room.ended.get()) {
                (true, _) => presenter(room),
                (false, Some(end)) => ended(room, end),
                (false, None) => before(room),
            }}
        </div>
    }
    .into_any()
}
