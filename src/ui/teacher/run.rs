//! « Animer »: before a session, then the presenter's view.

use leptos::prelude::*;

use crate::domain::id::{ModuleId, number_of};
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page of a module.
pub fn page(id: &ModuleId) -> AnyView {
    heading(words::tab_run(number_of(id.as_str()))).into_any()
}
