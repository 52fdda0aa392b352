//! The class's map of a scenario, and the ways to fill it.

use leptos::prelude::*;

use super::gather::{GatherDesk, gather};
use crate::app::App;
use crate::domain::id::{ScenarioId, number_of};
use crate::domain::ranks::Ranks;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// The page of a scenario.
pub fn page(id: &ScenarioId) -> AnyView {
    let app = App::get();
    let number = number_of(id.as_str());
    loaded_page(app.library().scenario(id.clone()), move |story| {
        let ranks = Ranks::of_scenario(story.scenario());
        let desk = GatherDesk::new(app, ranks, Callback::new(|_| {}));
        view! {
            {heading(words::tab_class_map(number))}
            {gather(desk)}
        }
        .into_any()
    })
}
