//! What several tests need: the shipped content, a small valid one, ids and places.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use balise::disk;
use balise::domain::date::Date;
use balise::formats::curriculum::{self, CheckedScenario, Curriculum, Located, SourceFile};
use proptest::test_runner::Config;

/// A place of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text of the repository.
pub fn text(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Names of the files of a folder, sorted; none when there is no such folder.
pub fn names(folder: &str) -> Vec<String> {
    let Ok(entries) = fs::read_dir(repository(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .map(|entry| {
            entry
                .unwrap()
                .file_name()
                .into_string()
                .expect("a plain name")
        })
        .collect();
    names.sort();
    names
}

/// Every text below a folder with this ending: its path in the repository, and itself.
pub fn sources(folder: &str, ending: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for name in names(folder) {
        let path = format!("{folder}/{name}");
        if repository(&path).is_dir() {
            found.extend(sources(&path, ending));
        } else if name.ends_with(ending) {
            found.push((path.clone(), text(&path)));
        }
    }
    found
}

/// The day on which the shipped content was last verified: it does not expire in tests.
pub fn today() -> Date {
    Date::parse_iso("2026-11-20").unwrap()
}

/// The shipped content, as files.
pub static CONTENT: LazyLock<disk::Content> =
    LazyLock::new(|| disk::read(&repository("content")).expect("content/"));

/// The shipped content, compiled.
pub static SHIPPED: LazyLock<(Curriculum, Vec<Located>)> =
    LazyLock::new(|| curriculum::compile(&CONTENT.files, &CONTENT.images, today()));

/// The smallest valid content: the real registries, opening and closing, one module, one scenario
/// and one page for parents.
pub fn small() -> Vec<SourceFile> {
    let real = |file: &&SourceFile| {
        file.path.starts_with("referentiels/") || file.path.starts_with("commun/")
    };
    let mut files: Vec<SourceFile> = CONTENT.files.iter().filter(real).cloned().collect();
    for (folder, name) in [
        ("modules", "module.md"),
        ("scenarios", "scenario.md"),
        ("parents", "parents.md"),
    ] {
        let text = text(&format!("tests/core/base/{name}"));
        files.push(SourceFile {
            path: format!("{folder}/{name}"),
            text,
        });
    }
    files
}

/// The small valid scenario, checked.
pub static BASE: LazyLock<CheckedScenario> = LazyLock::new(|| {
    let mut scenarios = curriculum::compile(&small(), &[], today()).0.scenarios;
    scenarios.pop().expect("a scenario")
});

/// The line of a place, from 1.
pub fn line(text: &str, at: usize) -> usize {
    text[..at].matches('\n').count() + 1
}

/// A property test of so many cases; nothing is written beside the sources.
pub fn cases(count: u32) -> Config {
    Config {
        cases: count,
        failure_persistence: None,
        ..Config::default()
    }
}

/// Writes an id.
macro_rules! id {
    ($kind:ident, $text:expr) => {
        balise::domain::id::$kind::parse($text).expect("an id")
    };
}
pub(crate) use id;
