//! The interface's own words: French spaces and signs, « tu » for pupils, no shouting.

use std::fs;

use balise::domain::route::Route;

use crate::html::Document;
use crate::literals;
use crate::plays::shipped;
use crate::support::{SHIPPED, repository, text};

/// Files of words; what is read in them, at least.
const FILES: [(&str, usize); 13] = [
    ("board", 90),
    ("class_map", 45),
    ("common", 40),
    ("exchange", 60),
    ("hand_in", 60),
    ("pages", 60),
    ("print", 60),
    ("pupil", 40),
    ("report", 20),
    ("run", 90),
    ("story", 60),
    ("teacher", 40),
    ("year", 40),
];

fn literals(name: &str) -> Vec<String> {
    literals::of(&text(&format!("src/ui/words/{name}.rs")))
}

/// What is wrong with the typography of a text.
fn wrong(text: &str) -> Option<&'static str> {
    let signs = [" ;", " :", " !", " ?", " %", " »"];
    if signs.iter().any(|sign| text.contains(sign)) {
        return Some("an ordinary space before a sign");
    }
    // A sign that stands right against a word lost its space; `{:02}` and keys have none.
    let bare = |sign: char| {
        let mut pairs = text.chars().zip(text.chars().skip(1));
        pairs.any(|(before, after)| after == sign && before.is_alphabetic())
    };
    if ['?', '!', ';', '%'].into_iter().any(bare) {
        return Some("no space before a sign");
    }
    if text.contains("« ") {
        return Some("an ordinary space after «");
    }
    if text.contains('\'') {
        return Some("a straight apostrophe");
    }
    if text.contains("...") {
        return Some("three dots");
    }
    None
}

/// The words of a text, in small letters.
fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_file_of_words_is_read() {
    let module = text("src/ui/words/mod.rs");
    let named = module.matches("\nmod ").count();
    assert_eq!(named, FILES.len(), "a file of words that no test reads");
    for (name, least) in FILES {
        assert!(module.contains(&format!("mod {name};")), "{name}");
        let count = literals(name).len();
        assert!(count >= least, "{name}: {count} texts");
    }
}

#[test]
fn words_have_french_spaces_and_signs() {
    let mut found = Vec::new();
    for (name, _) in FILES {
        for literal in literals(name) {
            if let Some(problem) = wrong(&literal) {
                found.push(format!("{name}.rs: {problem} in « {literal} »"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn the_typography_check_sees_what_it_looks_for() {
    for bad in [
        "Quoi ?",
        "Quoi?",
        "« oui\u{a0}»",
        "l'un",
        "puis...",
        "a : b",
        "« a »",
    ] {
        assert!(wrong(bad).is_some(), "{bad}");
    }
    for good in [
        "Quoi\u{202f}?",
        "«\u{a0}oui\u{a0}»",
        "l’un…",
        "{:02}",
        "a\u{a0}: {b}",
    ] {
        assert_eq!(wrong(good), None, "{good}");
    }
}

/// What is drawn of every page, stories at their start and at the end of their longest way.
fn drawn() -> Vec<(String, Document)> {
    // What comes from the registries is typed as their files are.
    let registries = [Route::Parents, Route::Help, Route::Accessibility];
    let routes = SHIPPED.routes().into_iter();
    let routes = routes.filter(|route| !registries.contains(route));
    let mut pages: Vec<_> = routes
        .map(|route| (format!("{route:?}"), SHIPPED.after(&route, drop)))
        .collect();
    for told in shipped() {
        let way = &told.checked.explored.longest;
        pages.push((format!("{}, played", told.id()), told.html(way, 0)));
    }
    let pages = pages.into_iter();
    pages
        .map(|(name, html)| (name, Document::parse(&html)))
        .collect()
}

#[test]
fn pages_have_french_spaces_and_signs() {
    let mut found = Vec::new();
    for (name, document) in drawn() {
        let labels = document
            .elements()
            .filter_map(|e| e.attribute("aria-label"));
        for line in document
            .lines()
            .into_iter()
            .chain(labels.map(str::to_owned))
        {
            // After a name and a colon, a message may be one sign.
            if let Some(problem) = wrong(&line.replace(": ?", ":?")) {
                found.push(format!("{name}: {problem} in « {line} »"));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn views_have_no_words_of_their_own() {
    let views = rust_files("src/ui").into_iter();
    let apart = |path: &String| path.contains("/words/");
    let views: Vec<_> = views.filter(|path| !apart(path)).collect();
    assert!(views.len() > 25, "{} files", views.len());
    for path in views {
        for literal in literals::of(&text(&path)) {
            let french = literal
                .chars()
                .any(|c| !c.is_ascii() && c.is_alphabetic() || c == '’');
            let sentence = literal.contains(". ") || literal.ends_with('?');
            assert!(!french && !sentence, "{path}: « {literal} »");
        }
    }
}

/// The Rust files of a folder.
fn rust_files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(repository(folder)).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{folder}/{}", entry.file_name().to_str().unwrap());
        if entry.file_type().unwrap().is_dir() {
            found.extend(rust_files(&path));
        } else if entry.path().extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    found
}

#[test]
fn pupils_are_called_tu() {
    for file in ["pupil", "story"] {
        let literals = literals(file);
        for literal in &literals {
            for formal in ["vous", "votre", "vos"] {
                assert!(!words(literal).iter().any(|w| w == formal), "« {literal} »");
            }
        }
        let called = literals.iter().any(|l| words(l).iter().any(|w| w == "tu"));
        assert!(called, "nobody is called in {file}.rs");
    }
}

#[test]
fn nobody_shouts() {
    for (name, _) in FILES {
        for literal in literals(name) {
            assert!(!literal.contains('!'), "{name}.rs: « {literal} »");
        }
    }
}
