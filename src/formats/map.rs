//! The map of a scenario: a drawing of its scenes and choices, and the same as a list.
//!
//! Both say the same things: whoever cannot see the drawing, or prints it too small, has the list.

mod drawing;
mod frame;
mod graph;
mod layout;
mod links;
mod list;
mod screen;

use crate::domain::drawing::MapDrawing;
use crate::domain::explore::Exploration;
use crate::domain::scenario::Scenario;

/// The drawing, as an SVG document that fits a landscape A4 page.
pub fn svg(scenario: &Scenario) -> String {
    let links = links::links(scenario);
    let plan = layout::plan(scenario, &links);
    drawing::svg(scenario, &plan)
}

/// The list, in Markdown: each scene with its choices, and the shortest way there.
pub fn list(scenario: &Scenario, explored: &Exploration) -> String {
    list::markdown(scenario, explored)
}

/// The drawing that screens zoom and scroll, laid out once for all.
pub fn drawing(scenario: &Scenario) -> MapDrawing {
    screen::drawing(scenario)
}
