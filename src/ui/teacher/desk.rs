//! What the parts of the board share.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Catalogue};

/// What the parts of the board share.
#[derive(Clone, Copy)]
pub struct Desk {
    /// The application.
    pub app: App,
    /// What exists.
    pub catalogue: StoredValue<Arc<Catalogue>>,
    /// The last thing to say.
    pub said: RwSignal<String>,
}
