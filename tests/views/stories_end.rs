//! The end of a story: one's own path, what others could have felt, help, the way on.

use balise::domain::route::Route;
use balise::domain::scenario::AppKind;
use balise::ui::words;

use crate::html::Document;
use crate::literals;
use crate::plays::{Told, all, buttons, classed, joined, only, shipped, small};
use crate::rules::resolve;
use crate::support::{complete, spaced, text};

/// To an end, with a choice, a scene with one way on, and a scene passed over.
const WAY: [&str; 5] = [
    "role-temoin",
    "prive",
    "profil",
    "couloir",
    "passer-la-scene",
];

#[test]
fn a_debrief_tells_every_side_of_each_moment() {
    let document = small("s2").page(&WAY);
    assert_eq!(
        only(&document, "path").lines(),
        [
            "Le soir J’écris à Lina",
            "Et si…\u{202f}?",
            "À ce moment-là, on a pu ressentir\u{a0}:",
            "Toi Tu as ri, une seconde.",
            "Toi, en jouant l’ami Tu reconnais sa voix.",
            "Lina Lina attend que cela passe. Elle relit son message.",
            "Mme Berger Mme Berger ne sait rien encore.",
            "En privé",
            "Son profil Je passe",
            "Et si…\u{202f}?",
            "Le couloir Passer cette scène",
            "Et si…\u{202f}?",
            "À ce moment-là, on a pu ressentir\u{a0}:",
            "Toi Tu regardes le mur.",
            "Toi, en jouant l’ami Tu cherches ses yeux.",
            "Lina Tout le monde savait avant elle.",
            "Mme Berger Elle entend le silence.",
            "Elle s’assoit",
            "À ce moment-là, on a pu ressentir\u{a0}:",
            "Toi Tu respires.",
            "Toi, en jouant l’ami Tu souris.",
            "Lina Quelqu’un lui avait gardé une place.",
            "Mme Berger Elle a vu, de loin.",
        ]
    );
    assert_eq!(
        buttons(only(&document, "debrief")),
        [
            "Et si… ? Revenir avant : J’écris à Lina",
            "Et si… ? Revenir avant : Je passe",
            "Et si… ? Revenir avant : Passer cette scène",
            "Rejouer depuis le début",
        ]
    );
}

#[test]
fn the_pupils_own_side_is_that_of_the_role_that_was_played() {
    let document = small("s2").page(&["role-ami", "profil", "couloir", "fin-aide"]);
    let sides = classed(&document, "side");
    assert_eq!(sides[0], "Toi, en jouant le témoin Tu as ri, une seconde.");
    assert_eq!(sides[1], "Toi Tu reconnais sa voix.");
    // During the play, one's own side only.
    let log = classed(&document, "app__told").join(" ");
    assert!(log.contains("Tu reconnais sa voix."), "{log}");
    assert!(!log.contains("Tu as ri"), "{log}");
    assert!(!log.contains("attend que cela passe"), "{log}");
}

#[test]
fn a_moment_told_by_nobody_has_no_sides() {
    let document = small("s1").page(&["couloir", "fin-aide"]);
    assert!(document.classed("sides").is_empty());
    let other_end = small("s2").page(&["role-ami", "profil", "couloir", "fin-tort"]);
    let last = other_end.classed("path__step").pop().unwrap();
    assert_eq!(last.lines(), ["Plus tard"]);
}

#[test]
fn only_the_rehearsal_says_that_nothing_was_sent_and_what_to_do() {
    for app in AppKind::ALL {
        let document = small(complete(app)).page(&WAY);
        let said = classed(&document, "debrief__rehearsal");
        let expected = spaced(words::REHEARSAL_END);
        let expected = if app == AppKind::Report {
            vec![expected]
        } else {
            Vec::new()
        };
        assert_eq!(said, expected, "{app:?}");
    }
}

/// Where the link at the end leads, and its words.
fn after(told: &Told, document: &Document) -> (Route, String) {
    let link = document.by_id("histoire-apres").unwrap();
    let href = link.attribute("href").unwrap();
    let path = resolve(&told.route().path(), href).unwrap();
    (Route::parse(&path), link.text())
}

#[test]
fn one_goes_back_to_the_module_or_to_the_other_stories() {
    let mut of_modules = Vec::new();
    for told in all() {
        let ends = told.checked.explored.endings.iter();
        let ways = ends.filter_map(|(scene, _)| told.checked.explored.ways[*scene].as_ref());
        let summary = &told.checked.scenario.summary;
        let expected = match &summary.module {
            Some(module) => (Route::Module(module.clone()), words::BACK_TO_MODULE),
            None => (Route::Pupil, words::BACK_TO_LIST),
        };
        let mut count = 0;
        for way in ways {
            let document = Document::parse(&told.html(way, 0));
            let (route, said) = after(told, &document);
            assert_eq!((route, said.as_str()), expected.clone(), "{}", told.id());
            count += 1;
        }
        assert!(count >= 1, "{} never ends", told.id());
        of_modules.extend(summary.module.as_ref().map(|_| told.id().to_string()));
    }
    assert_eq!(of_modules, ["s2", "s4", "s8", "s1"]);
}

#[test]
fn help_stands_at_every_end() {
    for told in shipped() {
        for (scene, _) in &told.checked.explored.endings {
            let way = told.checked.explored.ways[*scene].clone().unwrap();
            let document = Document::parse(&told.html(&way, 0));
            let help = only(&document, "debrief__help");
            let expected = joined(&[words::STORY_HELP.to_owned(), words::HELP_MORE.to_owned()]);
            assert_eq!(spaced(&help.text()), expected, "{}", told.id());
            let link = help.inside().find(|inside| inside.name() == "a").unwrap();
            assert_eq!(link.attribute("href"), Some("../../aide/"));
        }
    }
}

#[test]
fn the_interface_gives_no_mark_to_a_play() {
    for literal in literals::of(&text("src/ui/words/story.rs")) {
        let said = literal.to_lowercase();
        for judged in ["score", "bravo", "gagné", "perdu", "points", "échec"] {
            assert!(!said.contains(judged), "« {literal} »");
        }
    }
}
