//! What the class sees of a session, on the projector.

use leptos::prelude::*;

use crate::domain::id::{ModuleId, number_of};
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page of a module.
pub fn page(id: &ModuleId) -> AnyView {
    heading(words::tab_screen(number_of(id.as_str()))).into_any()
}
