//! A document that arrives: the view waits, shows it, or says what to do.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::Load;
use crate::app::library::Loading;
use crate::ui::words;

/// Shows a document once it is here.
pub fn loaded<T: Send + Sync + 'static>(
    loading: Loading<T>,
    show: impl Fn(&Arc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    (move || match loading.get() {
        Load::Ready(value) => show(&value),
        Load::Waiting => view! { <p class="loading" role="status">{words::LOADING}</p> }.into_any(),
        Load::Failed => view! { <p class="notice" role="alert">{words::NOT_LOADED}</p> }.into_any(),
    })
    .into_any()
}
