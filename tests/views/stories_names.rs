//! First names: a class that has a pupil of that name takes another set, everywhere at once.

use balise::app::App;
use balise::domain::route::Route;
use balise::domain::session::Action;
use balise::ui::words;

use crate::html::Document;
use crate::plays::{Told, choices as way, classed, joined, only, play, shipped, small};
use crate::support::{SMALL, spaced};

/// A play that shows everything: clues, settings, a draft, an end.
const WAY: [&str; 7] = [
    "role-ami",
    "profil",
    "bio",
    "chez-elle",
    "qui-voit-amis",
    "message",
    "message-suite",
];

/// A page of the small story in the second set of first names.
fn second(ids: &[&str]) -> Document {
    Document::parse(&small("s2").html(&way(ids), 1))
}

/// The names of the first set that a text holds.
fn left(text: &str) -> Vec<&str> {
    let known = ["Lina", "Nolan"].into_iter();
    known.filter(|name| text.contains(name)).collect()
}

#[test]
fn a_play_uses_one_set_from_its_start_to_its_end() {
    for end in 0..=WAY.len() {
        let text = second(&WAY[..end]).text();
        assert_eq!(left(&text), Vec::<&str>::new(), "after {end} choices");
        assert!(text.contains("Kenza"), "after {end} choices");
    }
    let ended = second(&["role-ami", "prive", "profil", "couloir", "fin-aide"]);
    assert_eq!(left(&ended.text()), Vec::<&str>::new());
    let sides = classed(&ended, "side__who");
    assert!(sides.contains(&"Kenza".to_owned()), "{sides:?}");
}

#[test]
fn adults_and_accounts_keep_their_name() {
    let text = second(&["role-ami"]).text();
    assert!(text.contains("Mme Berger") && text.contains("Vitrine"));
}

#[test]
fn every_story_that_ships_is_told_with_each_set() {
    for told in shipped() {
        let sets = told.checked.scenario.sets();
        assert!(sets >= 2, "{}: {sets} sets", told.id());
        let longest = &told.checked.explored.longest;
        let mut texts = Vec::new();
        for set in 0..sets {
            let document = Document::parse(&told.html(longest, set));
            let position = told.position(longest);
            let log = joined(&told.log(&position, set));
            assert_eq!(
                classed(&document, "app__list"),
                [log],
                "{}, set {set}",
                told.id()
            );
            let path = joined(&told.path(&position, set));
            assert_eq!(
                classed(&document, "path"),
                [path],
                "{}, set {set}",
                told.id()
            );
            texts.push(document.text());
        }
        texts.dedup();
        assert_eq!(texts.len(), sets, "{}: two sets read alike", told.id());
    }
}

#[test]
fn a_set_beyond_the_last_one_begins_again() {
    let told = small("s2");
    assert_eq!(told.html(&[], 3), told.html(&[], 1));
    assert_eq!(told.html(&way(&WAY), 2), told.html(&way(&WAY), 0));
}

#[test]
fn the_start_says_who_appears() {
    for (set, expected) in [(0, "Lina et Nolan"), (1, "Kenza et Marius")] {
        let document = Document::parse(&small("s2").html(&[], set));
        // Not begun: a play that was rewound to nothing still has no role.
        let lines = only(&document, "announce").lines();
        assert_eq!(lines[3], format!("Dans cette histoire\u{a0}: {expected}."));
        let swap = document.by_id("histoire-prenoms").unwrap();
        assert_eq!(
            (swap.name(), swap.text().as_str()),
            ("button", words::SWAP_NAMES)
        );
    }
}

#[test]
fn the_lobby_of_the_game_says_who_is_there() {
    let game = small("s6");
    let document = Document::parse(&game.html(&way(&["role-ami"]), 1));
    assert_eq!(classed(&document, "lobby__one"), ["Toi", "Kenza", "Marius"]);
}

/// « Feuilleter » of a story with a set of first names.
fn leaf(told: &Told, set: usize) -> Document {
    let route = Route::StoryLeaf(told.id().clone());
    let change = |app: App| app.dispatch(Action::NamesChanged(set));
    Document::parse(&SMALL.after(&route, change))
}

#[test]
fn a_teacher_reads_and_gives_the_set_that_the_class_uses() {
    let told = small("s2");
    for (set, expected, link) in [
        (0, "Lina et Nolan", "../../../histoires/s2/?prenoms=1"),
        (1, "Kenza et Marius", "../../../histoires/s2/?prenoms=2"),
        // Another story may have more sets than this one.
        (3, "Kenza et Marius", "../../../histoires/s2/?prenoms=2"),
    ] {
        let document = leaf(told, set);
        let story = only(&document, "story");
        let text = spaced(&story.text());
        assert!(
            text.contains(&format!("Dans cette histoire : {expected}.")),
            "{set}: {text}"
        );
        assert_eq!(left(&text).is_empty(), set > 0, "{set}");
        let swaps = story
            .inside()
            .filter(|e| e.name() == "button" && e.text() == words::SWAP_NAMES);
        assert_eq!(swaps.count(), 1, "{set}");
        let links: Vec<_> = story.inside().filter(|e| e.name() == "a").collect();
        assert_eq!(links.len(), 1, "{set}");
        assert_eq!(links[0].text(), words::STORY_WITH_NAMES);
        assert_eq!(links[0].attribute("href"), Some(link), "{set}");
    }
}

#[test]
fn the_set_is_the_same_in_every_story_and_in_every_module() {
    let names = |app: App| {
        app.dispatch(Action::NamesChanged(1));
        play(app, small("s2").id(), &way(&["role-ami"]));
    };
    for module in SMALL.modules() {
        let html = SMALL.after(&Route::Leaf(module.summary.id.clone()), names);
        let document = Document::parse(&html);
        let story = only(&document, "story").text();
        assert_eq!(left(&story), Vec::<&str>::new());
        assert!(story.contains("Kenza"));
    }
    for told in ["s1", "s2", "s3", "s4", "s5", "s6", "s7"].map(small) {
        let html = SMALL.after(&told.route(), names);
        assert_eq!(
            left(&Document::parse(&html).text()),
            Vec::<&str>::new(),
            "{}",
            told.id()
        );
    }
}
