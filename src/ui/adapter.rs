//! `leptos_router` as an adapter: it listens to links and to the history, and gives us the path.
//!
//! It knows no page: the path becomes a [`Route`](crate::domain::route::Route), and the shell draws it.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use super::programs::Draw;
use super::shell::shell;
use crate::app::Base;

/// The pages that a program draws, following the browser's address below `base`.
pub fn routed(base: String, draw: Draw) -> AnyView {
    // The router wants a base without its last slash.
    let without_slash = base.trim_end_matches('/').to_owned();
    view! {
        <Router base=without_slash>
            <Followed base=Base::Absolute(base) draw=draw/>
        </Router>
    }
    .into_any()
}

#[component]
fn Followed(base: Base, draw: Draw) -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| base.route(path)));
    shell(route.into(), draw)
}
