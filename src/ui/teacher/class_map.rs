//! The class's map of a scenario, and the ways to fill it.

use leptos::prelude::*;

use crate::domain::id::{ScenarioId, number_of};
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page of a scenario.
pub fn page(id: &ScenarioId) -> AnyView {
    heading(words::tab_class_map(number_of(id.as_str()))).into_any()
}
