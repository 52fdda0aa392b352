//! Three programs, one set of views: the adults' draws everything; each other page belongs to
//! exactly one of the two others, which draws the same.

use balise::app::Ports;
use balise::domain::route::Route;
use balise::ui::programs::{ADULTS, PUPILS, Program, STORIES};
use leptos::prelude::*;

use crate::fakes::{Fake, Noted};
use crate::html::Document;
use crate::plays::{play, shipped};
use crate::support::{SHIPPED, id, with_app, with_page};

/// A page of a program, once every story was begun and played to an end.
fn drawn(route: &Route, program: Program) -> Option<String> {
    with_app(Ports::inert(SHIPPED.documents.clone()), route, |app| {
        for told in shipped() {
            play(app, told.id(), &told.checked.explored.longest);
        }
        program.draw(route).map(RenderHtml::to_html)
    })
}

/// The programs that draw a page, the adults' apart.
fn drawing(route: &Route) -> Vec<&'static str> {
    let programs = [("pupils", PUPILS), ("stories", STORIES)];
    let drawing = programs.into_iter().filter(|(name, program)| {
        let draws = drawn(route, *program).is_some();
        assert_eq!(draws, program.has(route), "{name}: {route:?}");
        draws
    });
    drawing.map(|(name, _)| name).collect()
}

#[test]
fn adults_have_every_page() {
    for route in SHIPPED.routes() {
        assert!(ADULTS.has(&route), "{route:?}");
        let html = drawn(&route, ADULTS);
        assert!(html.is_some_and(|html| !html.is_empty()), "{route:?}");
    }
}

#[test]
fn a_page_is_the_same_in_each_program_that_draws_it() {
    for (name, program, least) in [("pupils", PUPILS, 7), ("stories", STORIES, 7)] {
        let mut count = 0;
        for route in SHIPPED.routes() {
            if let Some(html) = drawn(&route, program) {
                assert_eq!(Some(html), drawn(&route, ADULTS), "{name}: {route:?}");
                count += 1;
            }
        }
        assert!(count >= least, "{name}: {count} pages");
    }
}

#[test]
fn a_page_belongs_to_one_program() {
    for route in SHIPPED.routes() {
        let expected: &[&str] = match route {
            Route::Home
            | Route::Pupil
            | Route::Module(_)
            | Route::Help
            | Route::Device
            | Route::NotFound => &["pupils"],
            Route::Story(_) | Route::HandIn(_) => &["stories"],
            Route::Teacher
            | Route::Leaf(_)
            | Route::StoryLeaf(_)
            | Route::Run(_)
            | Route::Screen(_)
            | Route::ClassMap(_)
            | Route::Print(..)
            | Route::Board
            | Route::Report
            | Route::Parents
            | Route::ParentPage(_)
            | Route::Accessibility
            | Route::Privacy => &[],
        };
        assert_eq!(drawing(&route), expected, "{route:?}");
        if route.is_for_pupils() {
            assert_eq!(expected.len(), 1, "{route:?} is left to adults");
        }
    }
}

#[test]
fn a_page_of_another_program_is_loaded_whole() {
    for (route, program, address) in [
        (Route::Board, PUPILS, "../../enseignant/tableau/"),
        (
            Route::Story(id!(ScenarioId, "s2")),
            PUPILS,
            "../../histoires/s2/",
        ),
        (Route::Pupil, STORIES, "../eleve/"),
    ] {
        let loaded = Noted::default();
        let page = Fake {
            loaded: loaded.clone(),
            ..Fake::default()
        };
        with_app(with_page(page), &route, |_| {
            let html = balise::ui::shell(Signal::stored(route.clone()), program).to_html();
            let document = Document::parse(&html);
            assert!(document.named(&["h1"]).is_empty(), "{route:?}");
            assert!(document.by_id("porte-aide").is_some(), "{route:?}");
        });
        assert_eq!(loaded.acts(), [address], "{route:?}");
    }
}
