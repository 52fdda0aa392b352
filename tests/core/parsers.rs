//! Parsing never fails: any text, any damaged lesson gives a value and diagnostics that point into
//! it. Addresses and typography are here too.

use std::collections::BTreeSet;
use std::path::Path;

use balise::disk;
use balise::domain::diagnostic::{Code, Diagnostic};
use balise::domain::id::{is_numbered, is_slug, number_of};
use balise::domain::route::Route;
use balise::domain::scenario::Scenario;
use balise::formats::curriculum::{Located, SourceFile, compile};
use balise::formats::typography::french;
use balise::formats::{front_matter, lesson, scenario, yaml};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::support::{BASE, CONTENT, cases, id, small, text, today};

/// Pieces that mean something in a lesson, or nearly.
pub const PIECES: [&str; 48] = [
    "{",
    "}",
    "{#",
    "{#a}",
    "{#a .savoir}",
    "[",
    "](",
    "](#a)",
    "](aide)",
    "](fait:depp-2024)",
    "- ",
    "- [x] ",
    "1. ",
    "| ",
    "|---|---|\n",
    "> ",
    "> [!NOTE]\n",
    "\n\n",
    "\n---\n",
    "\n# ",
    "\n## ",
    "\n### ",
    "**",
    "*",
    "`",
    "```\n",
    "<b>",
    "<script>",
    "![",
    "\u{202e}",
    "\u{0}",
    "é",
    "\"",
    " : ",
    "&amp;",
    "  ",
    "(#un)",
    "](#retour",
    " \"puis un\"",
    " \"si soutien >= 1\"",
    " \"une-fois\"",
    "(si vu un) ",
    "(vue de lina) ",
    "{#un}",
    " .reperage",
    " .reglages",
    "> **Lina** : ",
    " .fin issue=tort",
];

/// Every diagnostic stands at a place of its text.
fn in_place(text: &str, diagnostics: &[Diagnostic]) {
    for diagnostic in diagnostics {
        assert!(
            text.get(diagnostic.span.clone()).is_some(),
            "{diagnostic:?} in {} bytes",
            text.len()
        );
    }
}

/// Reads a text by every door.
fn read(text: &str) {
    in_place(text, &lesson::module(text, None).diagnostics);
    in_place(text, &lesson::parent_page(text, None).diagnostics);
    let Scenario {
        characters,
        measures,
        ..
    } = &BASE.scenario;
    in_place(
        text,
        &scenario::body(text, characters, measures, None).diagnostics,
    );
    let mut out = yaml::parse(text, 0).1;
    if let Some((_, body, offset)) = front_matter::read(text, &mut out) {
        assert_eq!(&text[offset..], body);
    }
    in_place(text, &out);
    let route = Route::parse(text);
    assert_eq!(Route::parse(&route.path()), route);
}

/// Compiles a small content in which this text is a file.
fn compiled(path: &str, text: &str) {
    let mut files = small();
    files.retain(|file| file.path != path);
    files.push(SourceFile {
        path: path.to_owned(),
        text: text.to_owned(),
    });
    for Located { path, diagnostic } in compile(&files, &[], today()).1 {
        // A missing file is noted under its own name.
        if let Some(file) = files.iter().find(|file| file.path == path) {
            in_place(&file.text, &[diagnostic]);
        }
    }
}

/// A place at or before this one where a character begins.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at)
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or_default()
}

/// A text in which pieces are put, cut out or repeated.
pub fn damaged(text: &str, edits: &[(Index, Index, u8, usize)]) -> String {
    let mut text = text.to_owned();
    for (from, to, what, piece) in edits {
        let from = boundary(&text, from.index(text.len() + 1));
        let to = boundary(&text, (from + to.index(80)).min(text.len())).max(from);
        match what % 3 {
            0 => text.insert_str(from, PIECES[piece % PIECES.len()]),
            1 => text.replace_range(from..to, ""),
            _ => {
                let again = text[from..to].to_owned();
                text.insert_str(to, &again);
            }
        }
    }
    text
}

/// Some such changes.
pub fn edits() -> impl Strategy<Value = Vec<(Index, Index, u8, usize)>> {
    prop::collection::vec(
        (any::<Index>(), any::<Index>(), any::<u8>(), 0..PIECES.len()),
        1..8,
    )
}

fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(PIECES.to_vec()).prop_map(str::to_owned),
        "[a-z ]{0,6}"
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn any_text_is_read(text in "(?s).{0,300}") {
        read(&text);
        read(&format!("---\n{text}\n---\n{text}"));
    }

    #[test]
    fn any_bytes_are_read(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        read(&String::from_utf8_lossy(&bytes));
    }

    #[test]
    fn any_heap_of_pieces_is_read(text in pieces()) {
        read(&text);
        read(&format!("# T\n\n## S {{#s duree=5 essentiel}}\n\n### Q {{#q .savoir}}\n\n{text}"));
    }
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn a_damaged_file_is_compiled(nth in any::<Index>(), edits in edits()) {
        let file = nth.get(&CONTENT.files);
        compiled(&file.path, &damaged(&file.text, &edits));
    }

    #[test]
    fn any_text_is_compiled(text in pieces(), folder in 0usize..4) {
        let path = ["modules/x.md", "scenarios/x.md", "parents/x.md", "referentiels/contacts.yml"][folder];
        compiled(path, &text);
        compiled(path, &format!("---\nid: m9\ntitre: T\n---\n\n{text}"));
    }
}

#[test]
fn depth_is_bounded() {
    for (piece, end) in [
        ("> ", "x"),
        ("- ", "x"),
        ("[", "]"),
        ("**a ", "x"),
        ("1. ", "x"),
        ("> - ", "x"),
        ("![", "](x)"),
    ] {
        let text = format!(
            "# T\n\n## S {{#s duree=5 essentiel}}\n\n{}{end}\n",
            piece.repeat(5000)
        );
        read(&text);
        compiled("modules/x.md", &text);
    }
    let nested = |open: &str| {
        yaml::parse(&open.repeat(5000), 0)
            .1
            .iter()
            .map(|found| found.code)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (nested("["), nested("{a: ")),
        (vec![Code::BadYaml], vec![Code::BadYaml])
    );
}

#[test]
fn line_ends_of_another_system_are_read_alike() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("line-ends");
    std::fs::create_dir_all(&folder).unwrap();
    let windows = text("tests/core/base/module.md").replace('\n', "\r\n");
    std::fs::write(folder.join("module.md"), windows).unwrap();
    let read = disk::read(&folder).map(|content| content.files[0].text.clone());
    std::fs::remove_dir_all(&folder).unwrap();
    assert_eq!(read.ok(), Some(text("tests/core/base/module.md")));
}

#[test]
fn every_address_leads_back_to_its_page() {
    let (module, parent) = (id!(ModuleId, "m2"), id!(ParentPageId, "p2"));
    let story = id!(ScenarioId, "s2");
    let routes = [
        Route::Home,
        Route::Pupil,
        Route::Module(module.clone()),
        Route::Story(story),
        Route::Teacher,
        Route::Leaf(module),
        Route::Board,
        Route::Parents,
        Route::ParentPage(parent),
        Route::Help,
        Route::Accessibility,
        Route::Privacy,
        Route::Device,
        Route::NotFound,
    ];
    let paths: BTreeSet<String> = routes.iter().map(Route::path).collect();
    assert_eq!(paths.len(), routes.len());
    for route in &routes {
        let path = route.path();
        assert_eq!(Route::parse(&path), *route);
        assert_eq!(Route::parse(&format!("/{path}?rien=1#ici")), *route);
        assert!(
            path.is_empty() || path.ends_with('/') || *route == Route::NotFound,
            "{path}"
        );
    }
    for path in [
        "eleve/m2/etape/3",
        "eleve/M2",
        "enseignant/autre",
        "enseignant/feuilleter/m2/x",
        "donnees",
        "aide/x",
    ] {
        assert_eq!(Route::parse(path), Route::NotFound, "{path}");
    }
}

#[test]
fn ids_are_short_plain_words() {
    for good in ["a", "m2", "en-prive", "3018", &"a".repeat(40)] {
        assert!(is_slug(good), "{good}");
    }
    for bad in [
        "",
        "-a",
        "É",
        "a b",
        "A",
        "a_b",
        "a.b",
        "../a",
        &"a".repeat(41),
    ] {
        assert!(!is_slug(bad), "{bad}");
    }
    assert!(is_numbered("m2", 'm') && is_numbered("s14", 's'));
    assert!(
        !["m", "m0", "m02", "m12345", "s2", "m2a", "M2"]
            .iter()
            .any(|id| is_numbered(id, 'm'))
    );
    assert_eq!((number_of("m14"), number_of("rien")), (14, 0));
}

#[test]
fn readers_get_french_typography() {
    for (typed, read) in [
        ("", ""),
        ("rien", "rien"),
        ("l'aide", "l’aide"),
        ("Quoi ?", "Quoi\u{202f}?"),
        ("Non ! Si ; 5 %", "Non\u{202f}! Si\u{202f}; 5\u{202f}%"),
        ("Oui : là", "Oui\u{a0}: là"),
        ("« mdr »", "«\u{a0}mdr\u{a0}»"),
        ("« »", "«\u{a0}»"),
        ("« ! »", "«\u{a0}!\u{a0}»"),
        ("Attends...", "Attends…"),
        ("deux..", "deux.."),
        ("quatre....", "quatre...."),
        ("...et...", "…et…"),
        ("9:00", "9:00"),
        ("https://a?b", "https://a?b"),
        ("déjà : « l'été »...", "déjà\u{a0}: «\u{a0}l’été\u{a0}»…"),
        (" ?", "\u{202f}?"),
        ("a  ?", "a \u{202f}?"),
    ] {
        assert_eq!(french(typed), read, "{typed}");
        assert_eq!(french(read), read, "twice: {typed}");
    }
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn typography_changes_signs_and_no_word(text in "(?s).{0,80}") {
        let words = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(words(&french(&text)), words(&text));
        prop_assert_eq!(french(&french(&text)), french(&text));
    }
}
