//! Two programs, one set of views: the adults' draws everything, the pupils' the same less.

use balise::app::Ports;
use balise::domain::route::Route;
use balise::ui::programs::{ADULTS, PUPILS, Program};
use leptos::prelude::*;

use crate::support::{SHIPPED, with_app};

fn drawn(route: &Route, program: Program) -> Option<String> {
    with_app(Ports::inert(SHIPPED.documents.clone()), route, |_| {
        program.draw(route).map(RenderHtml::to_html)
    })
}

#[test]
fn adults_have_every_page() {
    for route in SHIPPED.routes() {
        let html = drawn(&route, ADULTS);
        assert!(html.is_some_and(|html| !html.is_empty()), "{route:?}");
    }
}

#[test]
fn pupils_see_what_adults_see() {
    let mut count = 0;
    for route in SHIPPED.routes() {
        if let Some(html) = drawn(&route, PUPILS) {
            assert_eq!(Some(html), drawn(&route, ADULTS), "{route:?}");
            count += 1;
        }
    }
    assert!(count > 3, "{count} pages");
}

#[test]
fn pupils_have_their_pages_and_no_page_of_a_teacher() {
    for route in SHIPPED.routes() {
        let draws = drawn(&route, PUPILS).is_some();
        assert_eq!(draws, PUPILS.has(&route), "{route:?}");
        let theirs = route.is_for_pupils() || route == Route::Help || route == Route::Device;
        assert!(draws || !theirs, "{route:?} is left to adults");
        let teachers = matches!(route, Route::Teacher | Route::Leaf(_) | Route::Board);
        assert!(!draws || !teachers, "{route:?} is given to pupils");
    }
}
