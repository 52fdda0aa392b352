//! The corpus of scenarios: each file of `tests/core/scenarios/` has one flaw, or looks as if it had
//! one, and `attendu.txt` says all that the checks find in it.
//!
//! A row of the table is `file | code | line | path`: the path is the shortest list of choices that
//! leads to the flaw (`dès le début` when it is empty, `-` where no play is concerned). A file in
//! which nothing must be found has one row, `file | - | - | -`. Everything is compared: a finding
//! without row, a row without finding, a file without row and a row without file are refused.
//!
//! These files are small, so all of them would be « too thin » (`B072`): that code is looked at only
//! in the files whose rows name it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use balise::domain::diagnostic::Code;
use balise::domain::explore::{Flaw, MAX_STATES, explore};
use balise::domain::play::Story;
use balise::formats::curriculum::{CheckedScenario, Located, SourceFile, compile};
use balise::formats::documents;
use balise::formats::explain::way;

use crate::support::{line, names, small, text, today};
use crate::walk::{Walk, Wrong, seconds};

const FOLDER: &str = "tests/core/scenarios";
const TABLE: &str = "attendu.txt";
/// What the table writes for a file without flaw, or a path where no play is concerned.
const NOTHING: &str = "-";

/// A finding, as the table writes it: code, line, path.
type Row = (String, String, String);

/// A file of the corpus, with what the checks say of it.
struct Checked {
    /// Its name, without ending.
    name: String,
    /// What could be read of it.
    scenario: Option<CheckedScenario>,
    /// What was found, in the order of the table.
    found: Vec<Row>,
}

/// The rows of the table, by file.
static EXPECTED: LazyLock<BTreeMap<String, Vec<Row>>> = LazyLock::new(|| {
    let mut table: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in text(&format!("{FOLDER}/{TABLE}")).lines() {
        let cells: Vec<&str> = row.split('|').map(str::trim).collect();
        let [file, code, line, path] = cells.as_slice() else {
            panic!("{TABLE}: not four cells: {row}");
        };
        let rows = table.entry((*file).to_owned()).or_default();
        if *code != NOTHING {
            rows.push(((*code).to_owned(), (*line).to_owned(), (*path).to_owned()));
        }
    }
    for rows in table.values_mut() {
        rows.sort();
    }
    table
});

/// The whole corpus, checked once for every test.
static CORPUS: LazyLock<Vec<Checked>> = LazyLock::new(|| {
    let files = names(FOLDER);
    let names = files.iter().filter_map(|name| name.strip_suffix(".md"));
    names.map(check).collect()
});

fn check(name: &str) -> Checked {
    let text = text(&format!("{FOLDER}/{name}.md"));
    let path = format!("scenarios/{name}.md");
    let mut files = small();
    files.push(SourceFile {
        path: path.clone(),
        text: text.clone(),
    });
    let (content, noted) = compile(&files, &[], today());
    let thin = EXPECTED
        .get(name)
        .is_some_and(|rows| rows.iter().any(|(code, ..)| code == "B072"));
    let mut found: Vec<Row> = noted
        .iter()
        .filter(|noted| thin || noted.diagnostic.code != Code::ThinScenario)
        .map(|noted| row(noted, &path, &text))
        .collect();
    found.sort();
    let mut scenarios = content.scenarios.into_iter();
    Checked {
        name: name.to_owned(),
        scenario: scenarios.find(|checked| checked.scenario.summary.id.as_str() == "s9"),
        found,
    }
}

fn row(Located { path, diagnostic }: &Located, here: &str, text: &str) -> Row {
    assert_eq!(path, here, "another file is accused: {diagnostic:?}");
    let choices = diagnostic.path.as_deref();
    (
        diagnostic.code.as_str().to_owned(),
        line(text, diagnostic.span.start).to_string(),
        choices.map_or_else(|| NOTHING.to_owned(), way),
    )
}

/// True when some file has this code and no other.
pub fn is_alone_in_a_file(code: Code) -> bool {
    EXPECTED
        .values()
        .any(|rows| !rows.is_empty() && rows.iter().all(|(known, ..)| known == code.as_str()))
}

#[test]
fn every_scenario_gives_what_the_table_says_and_nothing_else() {
    let mut wrong = Vec::new();
    for checked in CORPUS.iter() {
        let expected = EXPECTED.get(&checked.name).map(Vec::as_slice);
        if expected == Some(checked.found.as_slice()) {
            continue;
        }
        wrong.push(format!("# {}: {expected:?}", checked.name));
        for (code, line, path) in &checked.found {
            wrong.push(format!("{} | {code} | {line} | {path}", checked.name));
        }
        if checked.found.is_empty() {
            wrong.push(format!("{} | - | - | -", checked.name));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn files_and_rows_go_together() {
    let files: BTreeSet<&str> = CORPUS.iter().map(|checked| checked.name.as_str()).collect();
    let rows: BTreeSet<&str> = EXPECTED.keys().map(String::as_str).collect();
    assert_eq!(files, rows);
    assert!(files.len() >= 45, "{} files", files.len());
    for (name, rows) in EXPECTED.iter() {
        // A name begins with the code that the file is for, or says that it has no flaw.
        let about = name.split('-').next().unwrap_or_default();
        let named = rows.iter().any(|(code, ..)| code == about);
        assert!(named || (about == "sain" && rows.is_empty()), "{name}");
    }
}

/// A finding without its path: the flaw, the scene, the choice, how many choices lead to it.
type Wrongs = BTreeMap<Wrong, usize>;

#[test]
fn brute_force_finds_the_same_flaws_behind_paths_as_short() {
    let mut compared = BTreeSet::new();
    for checked in CORPUS.iter() {
        let Some(CheckedScenario {
            scenario, explored, ..
        }) = &checked.scenario
        else {
            continue;
        };
        let Ok(story) = Story::new(scenario.clone()) else {
            continue;
        };
        if explored.too_many {
            assert!(Walk::of(&story, MAX_STATES).is_none(), "{}", checked.name);
            continue;
        }
        let walk = Walk::of(&story, MAX_STATES).expect("as many states");
        let moves: usize = walk.moves.iter().map(Vec::len).sum();
        assert_eq!(
            (walk.states.len(), moves),
            (explored.states, explored.moves),
            "{}",
            checked.name
        );
        let findings = explored.findings.iter();
        let found: Wrongs = findings
            .filter(|finding| finding.flaw != Flaw::Misnested)
            .map(|finding| {
                (
                    (finding.flaw, finding.scene, finding.choice),
                    finding.path.len(),
                )
            })
            .collect();
        assert_eq!(found, walk.wrong(), "{}", checked.name);
        for finding in &explored.findings {
            compared.insert(finding.flaw);
            let position = story.play(&finding.path).expect("a first scene");
            assert_eq!(
                position.trail.len(),
                finding.path.len(),
                "{}: {finding:?}",
                checked.name
            );
            // A gain is followed to the ending that it leads to.
            let ends = story
                .scene(position.state)
                .is_some_and(|scene| scene.ending.is_some());
            assert!(
                if finding.flaw == Flaw::Rewarded {
                    ends
                } else {
                    position.state.scene() == finding.scene
                },
                "{}: {finding:?}",
                checked.name
            );
        }
        for (nth, way) in explored.ways.iter().enumerate() {
            let there = walk
                .states
                .iter()
                .zip(&walk.far)
                .filter(|(state, _)| state.scene() == nth);
            let shortest = there.map(|(_, far)| *far).min();
            assert_eq!(
                way.as_ref().map(Vec::len),
                shortest,
                "{}: scene {nth}",
                checked.name
            );
        }
    }
    assert_eq!(compared.len(), 8, "{compared:?}");
}

#[test]
fn brute_force_takes_as_long_on_the_longest_path() {
    let mut compared = 0;
    for checked in CORPUS.iter() {
        let Some(CheckedScenario {
            scenario, explored, ..
        }) = &checked.scenario
        else {
            continue;
        };
        let Ok(story) = Story::new(scenario.clone()) else {
            continue;
        };
        if explored.too_many || explored.states > 500 {
            continue;
        }
        let walk = Walk::of(&story, MAX_STATES).expect("as many states");
        if let Some(longest) = walk.longest() {
            compared += 1;
            assert_eq!(explored.seconds, longest, "{}", checked.name);
            assert_eq!(
                seconds(&story, &explored.longest),
                longest,
                "{}",
                checked.name
            );
        }
    }
    assert!(compared >= 45, "{compared} stories without loop");
}

#[test]
fn every_code_that_can_stand_in_a_scenario_has_one() {
    let named: BTreeSet<&str> = EXPECTED
        .values()
        .flatten()
        .map(|(code, ..)| code.as_str())
        .collect();
    let docs = text("docs/content-format.md");
    for heading in ["\n### Scenario\n\n| code", "\n### Protection\n\n| code"] {
        let (_, table) = docs.split_once(heading).expect("a table of codes");
        let table = table.split("\n\n").next().unwrap_or_default();
        for row in table.lines().filter(|row| row.starts_with("| `")) {
            let code = row.split('`').nth(1).expect("a code");
            // Boxes on opinions and figures of a lesson: modules only.
            let elsewhere = ["P001", "P004"].contains(&code);
            assert!(elsewhere || named.contains(code), "{code} has no scenario");
        }
    }
}

/// Another text of the same story.
fn reread(checked: &CheckedScenario) -> Story {
    documents::read_scenario(&documents::write_scenario(
        &checked.scenario,
        &checked.source,
    ))
    .expect("a document")
}

#[test]
fn a_document_gives_the_same_story_and_the_same_states() {
    for checked in CORPUS
        .iter()
        .filter(|checked| checked.name.starts_with("sain-"))
    {
        let scenario = checked.scenario.as_ref().expect("a scenario");
        let story = Story::new(scenario.scenario.clone()).expect("a story");
        let again = reread(scenario);
        assert_eq!(again.scenario(), story.scenario(), "{}", checked.name);
        assert_eq!(
            explore(&again, MAX_STATES),
            scenario.explored,
            "{}",
            checked.name
        );
        assert_eq!(
            explore(&story, MAX_STATES),
            scenario.explored,
            "{}",
            checked.name
        );
        let states = |story: &Story| Walk::of(story, MAX_STATES).map(|walk| walk.states);
        assert_eq!(states(&again), states(&story), "{}", checked.name);
    }
}
