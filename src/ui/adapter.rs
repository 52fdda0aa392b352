//! leptos_router as an adapter: it listens to links and to the history, and gives us the path.
//!
//! It knows no page: the path becomes a [`Route`](crate::domain::route::Route), and the shell draws it.

use leptos::prelude::*;
use leptos_router::components::Router;
use leptos_router::hooks::use_location;

use super::shell::shell;
use crate::app::Base;

/// The whole application, following the browser's address below `base`.
pub fn routed(base: String) -> AnyView {
    // The router wants a base without its last slash.
    let bare = base.trim_end_matches('/').to_owned();
    view! {
        <Router base=bare>
            <Followed base=Base::Absolute(base)/>
        </Router>
    }
    .into_any()
}

#[component]
fn Followed(base: Base) -> impl IntoView {
    let path = use_location().pathname;
    let route = Memo::new(move |_| path.with(|path| base.route(path)));
    shell(route.into())
}
