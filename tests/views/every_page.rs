//! The rules of markup hold on every page, as it is written and with every document at hand.

use std::ptr;

use balise::app::App;
use balise::domain::route::Route;
use balise::domain::session::Action;

use crate::plays::{all, play};
use crate::rules::problems;
use crate::support::{SHIPPED, SMALL, World};

/// Fails with everything that is wrong, page by page.
fn check(world: &World, pages: impl IntoIterator<Item = (String, Route, String)>) {
    let mut found = Vec::new();
    for (name, route, html) in pages {
        for problem in problems(world, &route, &html) {
            found.push(format!("{name}: {problem}"));
        }
    }
    found.sort();
    found.dedup();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_page_keeps_the_rules_as_it_is_written() {
    for world in [&*SHIPPED, &*SMALL] {
        let pages = world.routes().into_iter().map(|route| {
            let html = world.written(&route);
            (format!("{route:?}"), route, html)
        });
        check(world, pages);
    }
}

#[test]
fn every_page_keeps_the_rules_once_every_document_is_here() {
    for world in [&*SHIPPED, &*SMALL] {
        let pages = world.routes().into_iter().map(|route| {
            let html = world.after(&route, drop);
            (format!("{route:?}"), route, html)
        });
        check(world, pages);
    }
}

#[test]
fn every_screen_of_every_module_keeps_the_rules() {
    for world in [&*SHIPPED, &*SMALL] {
        let pages = world.modules().flat_map(|module| {
            let route = Route::Module(module.summary.id.clone());
            let screens = world.screens(module);
            assert!(screens.len() >= 6, "{} screens", screens.len());
            let named = |(name, html)| (name, route.clone(), html);
            screens.into_iter().map(named).collect::<Vec<_>>()
        });
        check(world, pages);
    }
}

#[test]
fn every_list_keeps_the_rules_once_everything_was_begun() {
    for world in [&*SHIPPED, &*SMALL] {
        let begin = |app: App| {
            for module in world.modules() {
                app.dispatch(Action::ModuleFinished(module.summary.id.clone()));
            }
            for told in all().filter(|told| ptr::eq(told.world, world)) {
                play(app, told.id(), &told.checked.explored.longest);
            }
        };
        let pages = world.routes().into_iter().map(|route| {
            let html = world.after(&route, begin);
            (format!("{route:?}, begun"), route, html)
        });
        check(world, pages);
    }
}

#[test]
fn every_page_is_in_the_same_frame() {
    for route in SHIPPED.routes() {
        let document = crate::html::Document::parse(&SHIPPED.written(&route));
        let first = document.named(&["a"])[0];
        assert_eq!(first.attribute("href"), Some("#contenu"), "{route:?}");
        for name in ["header", "main", "footer"] {
            let frames = document.named(&[name]);
            let outermost = frames.iter().filter(|e| e.ancestors().count() == 0).count();
            assert_eq!(outermost, 1, "{route:?}: {name}");
        }
        assert!(document.by_id("porte-aide").is_some(), "{route:?}");
        let current = document
            .elements()
            .filter(|element| element.attribute("aria-current") == Some("page"))
            .count();
        assert!(current <= 1, "{route:?}: {current} current links");
    }
}
