//! « Bilan »: one A4 page in plain words for a class, a level or the school.

use leptos::prelude::*;

use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The page.
pub fn page() -> AnyView {
    heading(words::REPORT_TITLE).into_any()
}
