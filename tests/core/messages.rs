//! What the checks say, and what the documentation says of them: `docs/content-format.md` is
//! compared with the parser here, so that it cannot drift.

use std::collections::BTreeSet;

use balise::domain::diagnostic::{Code, Diagnostic};
use balise::domain::lesson::{Level, SheetPart, Step, Theme};
use balise::domain::registry::Registries;
use balise::domain::scenario::{AppKind, Character, Face, Measure, Outcome, Polarity, Role};
use balise::formats::curriculum::{
    Context, Fixed, check_module, check_parent_page, check_scenario,
};
use balise::formats::explain::explain;
use balise::formats::{lesson, scenario};

use crate::support::{id, text, today};

fn docs() -> String {
    text("docs/content-format.md")
}

/// The text under a heading, until the next one of its level or above.
fn section(docs: &str, heading: &str) -> String {
    let level = heading.chars().take_while(|c| *c == '#').count();
    let ends = |line: &str| (1..=level).any(|n| line.starts_with(&format!("{} ", "#".repeat(n))));
    let (_, after) = docs
        .split_once(&format!("\n{heading}\n"))
        .unwrap_or_else(|| panic!("no « {heading} »"));
    let mut fenced = false;
    let mut kept = Vec::new();
    for line in after.lines() {
        fenced ^= line.starts_with("```");
        if !fenced && ends(line) {
            break;
        }
        kept.push(line);
    }
    kept.join("\n")
}

/// What stands between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// The rows of the tables of a text, without their headings.
fn rows(text: &str) -> Vec<Vec<&str>> {
    let row = |line: &'_ str| line.starts_with("| `");
    text.lines()
        .filter(|line| row(line))
        .map(|line| line.trim_matches('|').split(" | ").map(str::trim).collect())
        .collect()
}

fn codes(diagnostics: &[Diagnostic]) -> Vec<Code> {
    diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn every_code_has_its_own_sentence_and_a_repair() {
    let mut seen = BTreeSet::new();
    for code in Code::ALL {
        let explanation = explain(&Diagnostic::new(*code, 0..0, ""));
        for words in [explanation.message.as_str(), explanation.repair] {
            assert!(!words.trim().is_empty(), "{code:?} says nothing");
            assert!(
                !words.ends_with(['.', ' ', ':']),
                "{code:?}: « {words} » is not a bare sentence"
            );
        }
        assert!(
            seen.insert(explanation.message),
            "{code:?} says what another code says"
        );
        let detailed = explain(&Diagnostic::new(*code, 0..0, "le mot"));
        assert!(
            detailed.message.ends_with(" : le mot"),
            "{code:?} forgets its detail"
        );
    }
}

#[test]
fn codes_are_unique_and_sorted_by_kind() {
    let texts: BTreeSet<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(texts.len(), Code::ALL.len());
    assert!(
        texts
            .iter()
            .all(|text| text.len() == 4 && text.starts_with(['B', 'P']))
    );
}

#[test]
fn the_table_of_codes_lists_every_code_once() {
    let docs = docs();
    let table = section(&docs, "## Codes");
    let rows = rows(&table);
    let mut listed: Vec<&str> = Vec::new();
    for row in &rows {
        let [code, what, repair] = row.as_slice() else {
            panic!("not three cells: {row:?}")
        };
        assert!(
            what.ends_with('.') && repair.ends_with('.'),
            "{code}: sentences end with a period"
        );
        listed.push(code.trim_matches('`'));
    }
    listed.sort_unstable();
    let mut expected: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
    expected.sort_unstable();
    assert_eq!(listed, expected);
}

/// Keys that a front matter with none of them is said to miss.
fn missing(check: impl Fn(&str, &Context<'_>) -> Vec<Diagnostic>) -> BTreeSet<String> {
    let (registries, fixed) = (Registries::default(), Fixed::default());
    let context = Context {
        registries: &registries,
        images: &[],
        scenarios: &[],
        fixed: &fixed,
        today: today(),
    };
    let found = check("---\nrien: oui\n---\n\n# Rien\n", &context);
    let missing = found
        .into_iter()
        .filter(|diagnostic| diagnostic.code == Code::MissingKey);
    missing.map(|diagnostic| diagnostic.detail).collect()
}

/// The documented keys of a table, by need.
fn documented(section: &str, need: &str) -> BTreeSet<String> {
    let wanted = rows(section).into_iter().filter(|row| row[1] == need);
    wanted
        .flat_map(|row| {
            quoted(row[0])
                .into_iter()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn documented_keys_are_those_that_the_parser_wants() {
    let docs = docs();
    let front_matter = section(&docs, "## Front matter");
    let module = section(&front_matter, "### Module");
    let scenario = section(&front_matter, "### Scenario");
    assert_eq!(
        documented(&module, "required"),
        missing(|text, context| check_module(text, context).1)
    );
    assert_eq!(
        documented(&scenario, "required"),
        missing(|text, context| check_scenario(text, context).1)
    );
    let parents = section(&front_matter, "### Parents' page");
    let parents = quoted(&parents)
        .into_iter()
        .map(|key| key.split(':').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        missing(|text, context| check_parent_page(text, context).1),
        parents
    );
}

#[test]
fn documented_optional_keys_are_accepted() {
    let docs = docs();
    let optional = documented(&section(&docs, "### Scenario"), "optional");
    let base = text("tests/core/base/scenario.md");
    // The base has every one of them, and the test on faults says that it is valid.
    for key in &optional {
        assert!(
            base.contains(&format!("\n{key}:\n")) || base.contains(&format!("\n{key}: [")),
            "{key}"
        );
        let renamed = base.replacen(&format!("\n{key}:"), "\nautre-cle:", 1);
        let found = codes(&scenario_of(&renamed));
        assert!(found.contains(&Code::UnknownKey), "{key}: {found:?}");
    }
    assert_eq!(optional.len(), 5);
    assert!(!codes(&scenario_of(&base)).contains(&Code::UnknownKey));
}

/// What the checks say of a scenario when they know no registry.
fn scenario_of(text: &str) -> Vec<Diagnostic> {
    let (registries, fixed) = (Registries::default(), Fixed::default());
    let context = Context {
        registries: &registries,
        images: &[],
        scenarios: &[],
        fixed: &fixed,
        today: today(),
    };
    check_scenario(text, &context).1
}

/// Parses what stands in a step.
fn in_a_step(text: &str) -> (Vec<String>, Vec<Code>) {
    let parsed = lesson::module(
        &format!("# T\n\n## S {{#s duree=5 essentiel}}\n\n{text}\n"),
        None,
    );
    let kinds = parsed
        .value
        .steps
        .iter()
        .flat_map(Step::questions)
        .map(|q| q.kind.slug().to_owned());
    (kinds.collect(), codes(&parsed.diagnostics))
}

#[test]
fn documented_kinds_are_parsed_as_their_example_shows() {
    let docs = docs();
    let questions = section(&docs, "### Questions");
    let (_, example) = questions.split_once("```markdown\n").expect("an example");
    let (example, _) = example.split_once("```").expect("the end of the example");
    let (shown, faults) = in_a_step(example);
    assert_eq!(faults, []);
    let kinds: Vec<&str> = rows(&questions)
        .iter()
        .map(|row| quoted(row[0])[0].trim_start_matches('.'))
        .collect();
    assert_eq!(kinds.len(), 8);
    for kind in &kinds {
        if !shown.iter().any(|known| known == kind) {
            // The attitudes have one form: the example shows a feeling.
            let sample = example
                .split("### ")
                .last()
                .unwrap()
                .replace(".ressenti", &format!(".{kind}"));
            assert_eq!(
                in_a_step(&format!("### {sample}")),
                (vec![(*kind).to_owned()], Vec::new())
            );
        }
    }
    assert!(
        shown.iter().all(|kind| kinds.contains(&kind.as_str())),
        "{shown:?}"
    );
}

/// Attributes as the documentation writes them: `.fin issue=aide|mitige|tort` is three of them.
fn alternatives(attributes: &str) -> Vec<String> {
    match attributes.split_once('=') {
        Some((key, values)) => values
            .split('|')
            .map(|value| format!("{key}={value}"))
            .collect(),
        None => vec![attributes.to_owned()],
    }
}

/// Samples of headings that a section of the documentation writes, and its bare attributes put on
/// a heading of that kind.
fn headings(section: &str, before: &str) -> Vec<String> {
    let mut found = Vec::new();
    for quoted in quoted(section) {
        if quoted.starts_with("## ") {
            found.push(quoted.to_owned());
        } else if quoted.starts_with('.') {
            found.extend(
                alternatives(quoted)
                    .iter()
                    .map(|attributes| format!("## Titre {{{before}{attributes}}}")),
            );
        }
    }
    assert!(!found.is_empty());
    found
}

#[test]
fn documented_headings_and_attributes_are_accepted() {
    let docs = docs();
    let steps = headings(&section(&docs, "### Steps"), "#id duree=5 essentiel ");
    let parts = headings(&section(&docs, "### Teacher's parts"), "");
    for heading in steps.iter().chain(&parts) {
        let found = lesson::module(&format!("# T\n\n{heading}\n\nTexte.\n"), None).diagnostics;
        assert_eq!(codes(&found), [], "{heading}");
    }
    let body = docs.rsplit_once("### Scenario body").unwrap().1;
    let body = body.split("### Parents").next().unwrap();
    for heading in headings(body, "#id ") {
        let found =
            scenario::body(&format!("# T\n\n{heading}\n\nTexte.\n"), &[], &[], None).diagnostics;
        assert!(
            !codes(&found).contains(&Code::UnknownAttribute),
            "{heading}: {found:?}"
        );
    }
}

/// What is found in a scene that holds this text, where the names of the documentation are declared.
fn in_a_scene(text: &str) -> Vec<Code> {
    let character = Character {
        id: id!(CharacterId, "salome"),
        names: vec!["Salomé".to_owned()],
    };
    let measure = |name, face| Measure {
        id: id!(MeasureId, name),
        start: 0,
        min: 0,
        max: 2,
        polarity: Polarity::Help,
        face,
    };
    let setting = Face::Setting {
        name: String::new(),
        values: ["amis", "tous"]
            .map(|v| (v.to_owned(), v.to_owned()))
            .to_vec(),
    };
    let measures = [
        measure("soutien", Face::Hidden),
        measure("diffusion", Face::Hidden),
        measure("qui-voit", setting),
    ];
    let body = format!("# T\n\n## S {{#s}}\n\n{text}\n");
    codes(&scenario::body(&body, &[character], &measures, None).diagnostics)
}

#[test]
fn documented_marks_are_read() {
    let docs = docs();
    let (_, table) = docs
        .split_once("| mark | what it is |")
        .expect("a table of marks");
    let (table, _) = table.split_once("\n\n").expect("its end");
    let rows = rows(table);
    let marks: Vec<&str> = rows.iter().flat_map(|row| quoted(row[0])).collect();
    assert_eq!(marks.len(), 7);
    for mark in marks {
        assert_eq!(
            in_a_scene(&format!("> **Salomé** {mark} : un mot")),
            [],
            "{mark}"
        );
        if mark.starts_with("(si ") || mark.starts_with("(vue ") {
            assert_eq!(in_a_scene(&format!("{mark} Un mot.")), [], "{mark}");
        }
    }
    assert_eq!(in_a_scene("> **Salomé** (criée) : un mot"), [Code::BadMark]);
}

#[test]
fn documented_clauses_and_conditions_are_read() {
    let docs = docs();
    let (_, table) = docs
        .split_once("| clause | meaning |")
        .expect("a table of clauses");
    let (table, after) = table.split_once("\n\n").expect("its end");
    let rows = rows(table);
    let clauses: Vec<&str> = rows.iter().flat_map(|row| quoted(row[0])).collect();
    assert_eq!(clauses.len(), 12);
    for clause in clauses {
        assert_eq!(
            in_a_scene(&format!("- [Un choix](#s \"{clause}\")")),
            [],
            "{clause}"
        );
    }
    let (conditions, _) = after.split_once("\n\n").expect("a paragraph");
    let mut read = 0;
    for condition in quoted(conditions) {
        // Signs alone are tried on a measure.
        let signs = condition.starts_with(['>', '<', '=']);
        let tried: Vec<String> = if signs {
            condition
                .split(' ')
                .map(|sign| format!("soutien {sign} 1"))
                .collect()
        } else {
            vec![condition.to_owned()]
        };
        for condition in tried {
            read += 1;
            let choice = format!("- [Un choix](#s \"si {condition}\")");
            assert_eq!(in_a_scene(&choice), [], "{condition}");
        }
    }
    assert_eq!(read, 12);
}

#[test]
fn every_word_of_a_closed_list_is_documented() {
    let docs = docs();
    let known: Vec<&str> = docs
        .split(|c: char| !c.is_alphanumeric() && c != '-')
        .collect();
    let roles = Role::ALL.map(Role::slug);
    let apps = AppKind::ALL.map(AppKind::slug);
    let outcomes = ["aide", "mitige", "tort"]
        .into_iter()
        .filter(|word| Outcome::parse(word).is_some());
    let words = Level::ALL.map(Level::short).into_iter();
    let words = words
        .chain(Theme::ALL.map(Theme::slug))
        .chain(SheetPart::ALL.map(SheetPart::slug));
    let words: Vec<&str> = words.chain(roles).chain(apps).chain(outcomes).collect();
    assert_eq!(words.len(), 25);
    for word in words {
        assert!(
            known.contains(&word),
            "« {word} » is not in docs/content-format.md"
        );
    }
}
