//! The page of a scenario: what one knows before it begins, then the play.
//!
//! Accessibility: nothing moves by itself; one message for each press; the focus follows what was
//! asked for. The address never changes: a choice is nobody's business.

use std::sync::Arc;

use leptos::prelude::*;

use super::playing::Play;
use super::stage::stage;
use super::start::start;
use crate::app::App;
use crate::domain::id::ScenarioId;
use crate::domain::play::Story;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;

/// The page of a scenario.
pub fn page(id: &ScenarioId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().scenario(id.clone()), move |story| {
        whole(app, story)
    })
}

fn whole(app: App, story: &Arc<Story>) -> AnyView {
    let play = Play::new(app, story);
    let begun = Memo::new(move |_| usize::from(play.begun()));
    view! {
        <article class=format!("scenario scenario--{}", story.scenario().summary.app.slug())>
            {heading(story.scenario().summary.title.clone())}
            {move || if begun.get() > 0 { stage(play) } else { start(play) }}
        </article>
    }
    .into_any()
}
