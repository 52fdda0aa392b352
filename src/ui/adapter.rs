//! `leptos_router` as an adapter: it listens to links and to the history, and gives us the path.
//!
//! It knows no page: the path becomes a [`Route`](crate::domain::route::Route), and the shell draws it.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;
use leptos_router::location::{BrowserUrl, LocationProvider};

use super::programs::Program;
use super::shell::shell;
use crate::app::Base;

/// The pages that a program draws, following the browser's address below `base`.
pub fn routed(base: String, program: Program) -> AnyView {
    // The router wants a base without its last slash.
    let without_slash = base.trim_end_matches('/').to_owned();
    view! {
        <Router base=without_slash>
            <Followed base=Base::Absolute(base) program=program/>
        </Router>
    }
    .into_any()
}

#[component]
fn Followed(base: Base, program: Program) -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| base.route(path)));
    // The router writes an address in the history once its page is there. A page that this program
    // does not draw is loaded whole, and writes its own.
    let browser = use_context::<BrowserUrl>();
    Effect::new(move |_| {
        let drawn = route.with(|route| program.has(route));
        if let Some(browser) = browser.as_ref().filter(|_| drawn) {
            browser.ready_to_complete();
        }
    });
    shell(route.into(), program)
}
