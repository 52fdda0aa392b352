//! A document that arrives: the view waits, shows it, or says what to do.
//!
//! Accessibility: a page whose whole content arrives has its heading while it waits, so that the
//! focus has somewhere to be; it then goes to the real heading.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Loading;
use crate::app::{App, Load};
use crate::ui::blocks::heading::{HEADING, heading};
use crate::ui::words;

/// Shows a part of a page once its document is here.
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

/// Shows a whole page, heading included, once its document is here.
pub fn loaded_page<T: Send + Sync + 'static>(
    loading: Loading<T>,
    show: impl Fn(&Arc<T>) -> AnyView + Send + 'static,
) -> AnyView {
    let waited = StoredValue::new(false);
    (move || match loading.get() {
        Load::Ready(value) => {
            if waited.get_value() {
                App::get().page(|page| page.focus(HEADING));
            }
            show(&value)
        }
        Load::Waiting => {
            waited.set_value(true);
            view! { <h1 class="loading" id=HEADING tabindex="-1">{words::LOADING}</h1> }.into_any()
        }
        Load::Failed => view! {
            {heading(words::UNAVAILABLE)}
            <p class="notice" role="alert">{words::NOT_LOADED}</p>
        }
        .into_any(),
    })
    .into_any()
}
