//! A story before it begins: who one is, what it speaks of, and nothing of what happens.

use balise::app::Ports;
use balise::domain::scenario::AppKind;
use balise::domain::session::Session;
use balise::ui::words;
use leptos::prelude::*;

use crate::fakes::{Fake, Noted};
use crate::html::Document;
use crate::plays::{Told, all, buttons, classed, only, shipped, small};
use crate::rules::problems;
use crate::support::{complete, draw, draw_with, spaced, with_app, with_page, with_storage};

/// A story with one role, then one with two.
const ONE: &str = "s1";
const TWO: &str = "s2";
/// What is shorter may be said twice by chance.
const SHORT: usize = 12;

fn asked(told: &Told, asked: &'static [(&'static str, &'static str)]) -> Document {
    told.start(|ports| Ports {
        page: with_page(Fake::asked(asked)).page,
        ..ports
    })
}

fn as_it_is(told: &Told) -> Document {
    told.start(|ports| ports)
}

#[test]
fn one_role_is_given() {
    assert_eq!(
        only(&as_it_is(small(ONE)), "announce").lines(),
        [
            "Ricochet · application inventée",
            "On y parle d’un son repris dans un groupe.",
            "C’est une histoire inventée. Compte environ 5\u{a0}minutes. Tu peux revenir en arrière quand tu veux.",
            "Dans cette histoire\u{a0}: Lina et Nolan.",
            "Changer les prénoms",
            "Tu es dans la classe.",
            "Commencer l’histoire",
        ]
    );
}

#[test]
fn several_roles_are_chosen_or_drawn() {
    let document = as_it_is(small(TWO));
    assert_eq!(
        only(&document, "announce").lines()[5..],
        [
            "Qui es-tu dans cette histoire\u{202f}?",
            "Tu es dans la classe.",
            "Jouer le témoin",
            "Tu es son ami.",
            "Jouer l’ami ou l’amie",
            "Tirer mon rôle au sort",
        ]
    );
    for id in ["role-temoin", "role-ami", "role-tirer"] {
        assert_eq!(document.by_id(id).unwrap().name(), "button", "{id}");
    }
    assert!(document.by_id("histoire-commencer").is_none());
}

#[test]
fn an_address_may_give_the_role() {
    for (asks, you) in [
        (&[("role", "temoin")][..], "Tu es dans la classe."),
        (&[("role", "ami")], "Tu es son ami."),
    ] {
        let document = asked(small(TWO), asks);
        assert_eq!(classed(&document, "announce__you"), [you]);
        let buttons = buttons(only(&document, "announce"));
        assert_eq!(buttons, [words::SWAP_NAMES, words::START_STORY], "{asks:?}");
    }
}

#[test]
fn a_role_that_the_story_has_not_is_not_given() {
    let chosen = as_it_is(small(TWO)).text();
    for asks in [
        &[("role", "conseil")][..],
        &[("role", "victime")],
        &[("role", "")],
    ] {
        assert_eq!(asked(small(TWO), asks).text(), chosen, "{asks:?}");
    }
    let document = asked(small(ONE), &[("role", "ami")]);
    assert_eq!(
        classed(&document, "announce__you"),
        ["Tu es dans la classe."]
    );
}

#[test]
fn a_play_without_a_role_begins_again() {
    // The story had one role when this was kept, or has another one now.
    for way in [&[][..], &["prive"], &["role-conseil", "prive"]] {
        let document = small(TWO).page(way);
        assert_eq!(document.classed("announce").len(), 1, "{way:?}");
        assert!(document.by_id("role-ami").is_some(), "{way:?}");
    }
}

#[test]
fn an_address_may_give_the_first_names() {
    let people = |asks| {
        let document = asked(small(TWO), asks);
        let lines = only(&document, "announce").lines();
        lines[3].clone()
    };
    let first = "Dans cette histoire\u{a0}: Lina et Nolan.";
    assert_eq!(people(&[]), first);
    assert_eq!(
        people(&[("prenoms", "2")]),
        "Dans cette histoire\u{a0}: Kenza et Marius."
    );
    assert_eq!(
        people(&[("prenoms", "3")]),
        first,
        "a set that is not there"
    );
    assert_eq!(people(&[("prenoms", "0")]), first);
    assert_eq!(people(&[("prenoms", "1")]), first);
    assert_eq!(people(&[("prenoms", "-1")]), first);
    assert_eq!(people(&[("prenoms", "Kenza")]), first);
}

#[test]
fn an_address_that_asks_for_something_keeps_nothing() {
    for told in shipped() {
        let storage = Noted::default();
        let ports = Ports {
            page: with_page(Fake::asked(&[("prenoms", "2"), ("role", "ami")])).page,
            ..with_storage(storage.clone())
        };
        let session = with_app(ports, &told.route(), |app| {
            assert!(draw(&told.route()).contains("announce"));
            app.session().get_untracked()
        });
        let expected = Session {
            names: 1,
            ..Session::default()
        };
        assert_eq!(session, expected, "{}", told.id());
        assert_eq!(storage.acts(), Vec::<String>::new(), "{}", told.id());
    }
}

#[test]
fn every_start_says_who_one_is_and_nothing_of_what_happens() {
    for told in all() {
        let html = told.world.written(&told.route());
        let document = Document::parse(&html);
        let text = spaced(&document.text());
        let scenario = &told.checked.scenario;
        assert!(document.classed("play").is_empty(), "{}", told.id());
        for (_, you) in &scenario.roles {
            assert!(text.contains(&spaced(you)), "{}: {you}", told.id());
        }
        let summary = &scenario.summary;
        for said in [&scenario.announcement, &words::fiction(summary.minutes)] {
            assert!(text.contains(&spaced(said)), "{}: {said}", told.id());
        }
        let people = scenario.characters.iter();
        let people = people.filter(|person| person.names.len() > 1);
        let people = words::people(people.map(|person| person.name(0)));
        assert!(text.contains(&spaced(&people)), "{}: {people}", told.id());
        let beats = scenario.scenes.iter().flat_map(|scene| &scene.beats);
        let beats = beats.filter_map(|beat| told.beat(beat, 0));
        for beat in beats.filter(|beat| beat.chars().count() > SHORT) {
            assert!(!text.contains(&beat), "{}: {beat}", told.id());
        }
    }
}

#[test]
fn each_application_is_named_and_said_to_be_invented() {
    let mut seen = Vec::new();
    for app in AppKind::ALL {
        let document = as_it_is(small(complete(app)));
        let expected = format!("{} · {}", words::app_name(app), words::APP_FICTION);
        assert_eq!(classed(&document, "announce__app"), [expected.as_str()]);
        assert!(!seen.contains(&expected), "{expected}");
        seen.push(expected);
        let article = only(&document, "scenario");
        assert!(article.has_class(&format!("scenario--{}", app.slug())));
    }
}

#[test]
fn every_start_keeps_the_rules_whatever_the_address_asks() {
    for told in all() {
        for asks in [&[("role", "ami")][..], &[("prenoms", "1")]] {
            let ports = Ports {
                page: with_page(Fake::asked(asks)).page,
                ..Ports::inert(told.world.documents.clone())
            };
            let html = draw_with(ports, &told.route(), drop);
            let found = problems(told.world, &told.route(), &html);
            assert!(found.is_empty(), "{}: {}", told.id(), found.join("\n"));
        }
    }
}
