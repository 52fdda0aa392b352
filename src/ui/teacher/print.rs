//! What a teacher prints of a module, each on a page of its own.

use leptos::prelude::*;

use crate::domain::id::{ModuleId, number_of};
use crate::domain::printed::Printed;
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page of something to print.
pub fn page(id: &ModuleId, printed: Printed) -> AnyView {
    heading(words::tab_print(number_of(id.as_str()), printed)).into_any()
}
