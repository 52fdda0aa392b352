//! Pupils never type anything, and looking at a page keeps nothing.

use balise::domain::question::{AttitudeKind, QuestionKind};
use balise::domain::route::Route;
use balise::domain::session::Session;
use balise::ui::words;
use leptos::prelude::*;

use crate::fakes::Noted;
use crate::html::Document;
use crate::support::{SHIPPED, SMALL, World, draw, text, with_app, with_storage};

/// Where a person can type.
pub fn typed(html: &str) -> Vec<String> {
    let document = Document::parse(html);
    document
        .elements()
        .filter(|element| {
            let kind = element.attribute("type").unwrap_or("text");
            match element.name() {
                "textarea" => true,
                "input" => !matches!(kind, "radio" | "checkbox"),
                _ => {
                    element.attribute("contenteditable").is_some()
                        || matches!(element.attribute("role"), Some("textbox" | "searchbox"))
                }
            }
        })
        .map(|element| format!("{} {:?}", element.name(), element.attributes()))
        .collect()
}

/// Every page of pupils, in every state.
fn pages(world: &World) -> Vec<(String, String)> {
    let mut pages = Vec::new();
    for route in world.routes() {
        if route.is_for_pupils() {
            pages.push((format!("{route:?}"), world.written(&route)));
        }
    }
    for module in world.modules() {
        pages.extend(world.screens(module));
    }
    pages
}

#[test]
fn pupils_have_nowhere_to_type() {
    for world in [&*SHIPPED, &*SMALL] {
        for (name, html) in pages(world) {
            assert_eq!(typed(&html), Vec::<String>::new(), "{name}");
        }
    }
}

#[test]
fn the_search_for_fields_sees_them() {
    assert_eq!(
        typed("<input><input type=\"search\"><textarea></textarea>").len(),
        3
    );
    assert_eq!(
        typed("<p contenteditable=\"\">x</p><p role=\"textbox\"></p>").len(),
        2
    );
    assert_eq!(typed("<input type=\"radio\"><select></select>").len(), 0);
    let board = SHIPPED.written(&Route::Board);
    assert!(!typed(&board).is_empty(), "the board has fields");
}

#[test]
fn every_module_and_every_story_belongs_to_pupils() {
    for module in SHIPPED.modules() {
        assert!(Route::Module(module.summary.id.clone()).is_for_pupils());
    }
    for checked in SHIPPED.scenarios() {
        assert!(Route::Story(checked.scenario.summary.id.clone()).is_for_pupils());
    }
    assert!(Route::Pupil.is_for_pupils());
}

#[test]
fn looking_at_a_page_keeps_nothing() {
    for route in SHIPPED.routes() {
        let storage = Noted::default();
        let session = with_app(with_storage(storage.clone()), &route, |app| {
            let html = draw(&route);
            assert!(!html.is_empty());
            app.session().get_untracked()
        });
        assert_eq!(session, Session::default(), "{route:?}");
        assert_eq!(storage.acts(), Vec::<String>::new(), "{route:?}");
    }
}

#[test]
fn a_feeling_is_asked_without_listening() {
    let mut seen = 0;
    for world in [&*SHIPPED, &*SMALL] {
        for module in world.modules() {
            let html: String = world.screens(module).into_iter().map(|(_, h)| h).collect();
            let document = Document::parse(&html);
            for (_, question) in module.questions() {
                let QuestionKind::Attitude(attitude) = &question.kind else {
                    continue;
                };
                let asked = document.by_id(&format!("q-{}-bloc", question.id)).unwrap();
                let is_feeling = attitude.kind == AttitudeKind::Feeling;
                let kept_nowhere = asked.text().contains(words::FEELING_NOT_KEPT);
                assert_eq!(kept_nowhere, is_feeling, "{}", question.id);
                seen += usize::from(is_feeling);
            }
        }
    }
    assert!(seen > 0, "no feeling is asked");
    // Native drawing shows no listener: the source of the view is what can be read.
    let source = text("src/ui/blocks/answers.rs");
    let (_, view) = source.split_once("fn feeling(").unwrap();
    let (view, _) = view.split_once("\n}\n").unwrap();
    for listens in ["on:", "prop:", "bind:", "dispatch", "give", "choose"] {
        assert!(!view.contains(listens), "a feeling has {listens}");
    }
}
