//! The layers: who may name whom. It reads `src/` as text, comments and tests left out, and says
//! nothing of a folder that does not exist.

use crate::support::sources;

/// What only the drawing layers may name.
const SCREEN: [&str; 5] = ["leptos", "web_sys", "gloo", "wasm_bindgen", "js_sys"];
/// What ends a program instead of an error, or hides a warning.
const REFUSED: [&str; 6] = [
    ".unwrap()",
    ".expect(",
    "panic!(",
    "todo!(",
    "unimplemented!(",
    "#[allow(",
];

/// The code of a file: no comment, and nothing from its tests on.
fn code(text: &str) -> String {
    let without_tests = text.split("#[cfg(test)]").next().unwrap_or_default();
    let bare = without_tests.lines().map(|line| match line.find("//") {
        Some(at) if !line[..at].ends_with(':') => &line[..at],
        _ => line,
    });
    bare.collect::<Vec<_>>().join("\n")
}

/// True when the code names this path or crate, as a whole word.
fn names(code: &str, path: &str) -> bool {
    let in_a_word = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(path).any(|(at, _)| {
        let (before, after) = (&code[..at], &code[at + path.len()..]);
        !before.ends_with(in_a_word) && !after.starts_with(in_a_word)
    })
}

/// True when the code takes something of a layer: `app::…` or `crate::app`.
fn uses(code: &str, layer: &str) -> bool {
    names(code, &format!("{layer}::")) && !names(code, &format!("self::{layer}::"))
        || names(code, &format!("crate::{layer}"))
}

/// Refuses what a file of a layer names.
fn refuse(layer: &str, what: &[&str], names: impl Fn(&str, &str) -> bool) {
    for (path, text) in sources(&format!("src/{layer}"), ".rs") {
        let code = code(&text);
        for word in what {
            assert!(!names(&code, word), "{path} names {word}");
        }
    }
}

#[test]
fn the_core_draws_nothing() {
    refuse("domain", &SCREEN, names);
    refuse("formats", &SCREEN, names);
}

#[test]
fn the_domain_is_pure() {
    refuse(
        "domain",
        &[
            "serde",
            "serde_json",
            "pulldown_cmark",
            "std::time",
            "std::fs",
            "std::env",
        ],
        names,
    );
    refuse("domain", &["formats", "app", "ui", "browser", "disk"], uses);
}

#[test]
fn arrows_only_go_down() {
    refuse("formats", &["app", "ui", "browser", "disk"], uses);
    refuse("app", &["ui", "browser"], uses);
    refuse("ui", &["formats", "browser"], uses);
    refuse("browser", &["formats", "ui"], uses);
}

#[test]
fn the_browser_only_answers_to_the_ports() {
    for (path, text) in sources("src/browser", ".rs") {
        let code = code(&text);
        let all = code.matches("app::").count();
        assert_eq!(
            all,
            code.matches("app::ports").count(),
            "{path} names more of the app than its ports"
        );
    }
}

#[test]
fn every_file_says_what_it_is() {
    for (path, text) in sources("src", ".rs") {
        assert!(
            text.starts_with("//!") || text.starts_with("#![doc"),
            "{path} does not begin with //!"
        );
    }
}

#[test]
fn nothing_ends_the_program() {
    for (path, text) in sources("src", ".rs") {
        let code = code(&text);
        for word in REFUSED {
            assert!(!code.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn the_reader_of_this_test_sees_what_it_looks_for() {
    let code = code(
        "use crate::app::ports; // use crate::ui\nlet a = \"https://x\";\n#[cfg(test)]\nx.unwrap()",
    );
    assert!(uses(&code, "app") && !uses(&code, "ui") && code.contains("https://x"));
    assert!(!code.contains("unwrap") && names(&code, "crate::app") && !names(&code, "crate::ap"));
}
