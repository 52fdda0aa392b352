//! The shipped content keeps its promises: minutes, questions, scenes, frameworks, and what reaches
//! whom.

use std::collections::BTreeSet;

use balise::domain::explore::MAX_STATES;
use balise::domain::id::ModuleId;
use balise::domain::lesson::{StepKind, has_workshop, is_essential};
use balise::domain::play::Story;
use balise::domain::scenario::{Character, ENDINGS, OUTCOMES, SCENES};
use balise::formats::curriculum::{Curriculum, SourceFile, catalogue, compile, documents};
use balise::formats::documents::{self, Doc};
use balise::formats::yaml::{self, Value, Yaml};
use balise::formats::{lesson, scenario};

use crate::support::{CONTENT, SHIPPED, small, text, today};

fn shipped() -> &'static Curriculum {
    &SHIPPED.0
}

#[test]
fn nothing_is_found_in_it() {
    assert_eq!(SHIPPED.1, []);
    let files = CONTENT.files.iter();
    let written = files.filter(|file| file.path.starts_with("scenarios/"));
    assert_eq!(shipped().scenarios.len(), written.count());
    assert!(shipped().scenarios.len() >= 3);
}

#[test]
fn it_is_valid_on_the_days_it_was_verified() {
    let days: BTreeSet<_> = shipped()
        .modules
        .iter()
        .map(|module| module.module.summary.verified_on)
        .collect();
    assert!(!days.is_empty());
    for day in days {
        assert_eq!(compile(&CONTENT.files, &CONTENT.images, day).1, [], "{day}");
    }
}

#[test]
fn every_module_fits_its_session() {
    assert!(shipped().modules.len() >= 3);
    for checked in &shipped().modules {
        let (module, id) = (&checked.module, &checked.module.summary.id);
        assert_eq!(module.summary.minutes, 50, "{id}");
        assert!(module.summary.essential <= 35, "{id}");
        let questions: Vec<_> = module.questions().collect();
        let kinds: BTreeSet<&str> = questions
            .iter()
            .map(|(_, question)| question.kind.slug())
            .collect();
        let essential = questions
            .iter()
            .filter(|(step, question)| is_essential(step, question))
            .count();
        assert!(
            (6..=8).contains(&questions.len()) && kinds.len() >= 4 && essential <= 5,
            "{id}: {kinds:?}"
        );
        assert!(has_workshop(&module.steps), "{id}");
        let played = module
            .steps
            .iter()
            .filter(|step| matches!(step.kind, StepKind::Simulation(_)));
        assert_eq!(played.count(), 1, "{id}");
        let ends = [module.steps.first(), module.steps.last()]
            .map(|step| step.map(|step| step.kind.clone()));
        assert_eq!(
            ends,
            [Some(StepKind::Opening), Some(StepKind::Closing)],
            "{id}"
        );
    }
}

#[test]
fn every_scenario_is_walked_whole_and_nothing_is_found() {
    for checked in &shipped().scenarios {
        let (scenario, found) = (&checked.scenario, &checked.explored);
        let id = &scenario.summary.id;
        let endings: Vec<_> = scenario
            .scenes
            .iter()
            .filter_map(|scene| scene.ending)
            .collect();
        let outcomes: BTreeSet<_> = endings.iter().collect();
        assert!(
            scenario.scenes.len() >= SCENES
                && endings.len() >= ENDINGS
                && outcomes.len() >= OUTCOMES,
            "{id}"
        );
        assert!(
            !found.too_many && (scenario.scenes.len()..=MAX_STATES).contains(&found.states),
            "{id}: {} states",
            found.states
        );
        assert_eq!(found.findings, [], "{id}");
        assert!(found.ways.iter().all(Option::is_some), "{id}");
        let choices_and_beats = found.made.iter().chain(&found.read);
        assert!(choices_and_beats.flatten().all(|met| *met), "{id}");
        assert_eq!(found.endings.len(), endings.len(), "{id}");
        assert!(
            found.seconds <= u32::from(scenario.summary.minutes) * 60,
            "{id}"
        );
        let sets = |character: &Character| character.names.len();
        let swapped = scenario.characters.iter().filter(|c| sets(c) > 1);
        assert!(swapped.count() >= 2, "{id}");
    }
}

#[test]
fn every_module_plays_a_scenario_that_exists() {
    let written: BTreeSet<_> = shipped()
        .scenarios
        .iter()
        .map(|checked| &checked.scenario.summary.id)
        .collect();
    for checked in &shipped().modules {
        for step in &checked.module.steps {
            if let StepKind::Simulation(id) = &step.kind {
                assert!(
                    written.contains(id),
                    "{} plays {id}",
                    checked.module.summary.id
                );
            }
        }
    }
}

#[test]
fn nothing_of_the_teacher_reaches_a_pupil() {
    let documents = documents(shipped());
    for checked in &shipped().modules {
        let lines: Vec<&str> = checked
            .teacher_source
            .lines()
            .filter(|line| line.chars().count() > 20)
            .collect();
        assert!(lines.len() > 10, "{}", checked.module.summary.id);
        for (doc, written) in documents
            .iter()
            .filter(|(doc, _)| !matches!(doc, Doc::Notes(_)))
        {
            let value: serde_json::Value = serde_json::from_str(written).unwrap();
            let source = value
                .get("source")
                .and_then(serde_json::Value::as_str)
                .unwrap_or(written);
            for line in &lines {
                assert!(!source.contains(line), "{doc:?} holds « {line} »");
            }
        }
        assert!(
            !checked.pupil_source.contains(".notes") && !checked.pupil_source.contains(".fiche")
        );
    }
}

/// How many items the lists named so hold, wherever they stand.
fn count(yaml: &Yaml, name: &str) -> usize {
    match &yaml.value {
        Value::Scalar(_) => 0,
        Value::List(items) => items.iter().map(|item| count(item, name)).sum(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| match &value.value {
                Value::List(items) if key.name == name => items.len() + count(value, name),
                _ => count(value, name),
            })
            .sum(),
    }
}

#[test]
fn the_frameworks_are_whole() {
    let registries = &shipped().registries;
    let (cps, faults) = yaml::parse(&text("content/referentiels/cps.yml"), 0);
    assert_eq!((count(&cps.unwrap(), "generales"), faults), (9, Vec::new()));
    assert_eq!(registries.cps.len(), 21);
    let former: BTreeSet<&str> = registries
        .axes
        .iter()
        .flat_map(|axis| &axis.former)
        .map(String::as_str)
        .collect();
    assert_eq!((registries.axes.len(), former.len()), (5, 8));
    for id in ["4.1", "4.2", "4.3"] {
        assert!(
            registries.crcn.iter().any(|skill| skill.id == id),
            "CRCN {id}"
        );
    }
    for dial in ["17", "112", "114", "15", "3114", "3018", "119"] {
        assert!(
            registries
                .contacts
                .iter()
                .any(|contact| contact.dial == dial),
            "{dial}"
        );
    }
    let urgencies: Vec<_> = registries
        .contacts
        .iter()
        .map(|contact| contact.urgency)
        .collect();
    assert!(urgencies.is_sorted(), "the most urgent contacts come first");
}

#[test]
fn every_document_reads_back_as_it_was_compiled() {
    let content = shipped();
    let documents = documents(content);
    let paths: BTreeSet<String> = documents.iter().map(|(doc, _)| doc.path()).collect();
    assert_eq!(paths.len(), documents.len(), "two documents at one address");
    let module = |id: &ModuleId| {
        content
            .modules
            .iter()
            .find(|checked| checked.module.summary.id == *id)
            .unwrap()
    };
    for (doc, written) in &documents {
        match doc {
            Doc::Catalogue => {
                assert_eq!(documents::read_catalogue(written), Ok(catalogue(content)));
            }
            Doc::Contacts => assert_eq!(
                documents::read_contacts(written).as_ref(),
                Ok(&content.registries.contacts)
            ),
            Doc::Accessibility => {
                assert_eq!(
                    documents::read_accessibility(written).as_ref(),
                    Ok(&content.registries.accessibility)
                );
            }
            Doc::Module(id) => {
                let read = documents::read_module(written).unwrap();
                assert_eq!(read.module, module(id).module);
                let facts: Vec<_> = read.facts.iter().map(|fact| fact.id.clone()).collect();
                assert_eq!(facts, module(id).facts);
            }
            Doc::Notes(id) => {
                let read = documents::read_notes(written).unwrap();
                assert_eq!(
                    (read.parts, read.frameworks),
                    (module(id).parts.clone(), module(id).frameworks.clone())
                );
            }
            Doc::Scenario(id) => {
                let checked = content
                    .scenarios
                    .iter()
                    .find(|checked| checked.scenario.summary.id == *id)
                    .unwrap();
                let story = documents::read_scenario(written);
                assert_eq!(story.as_ref().map(Story::scenario), Ok(&checked.scenario));
            }
            Doc::Map(id) => {
                let mut scenarios = content.scenarios.iter().map(|checked| &checked.scenario);
                let scenario = scenarios.find(|scenario| scenario.summary.id == *id);
                let drawing = balise::formats::map::drawing(scenario.unwrap());
                assert_eq!(documents::read_drawing(written), Ok(drawing));
            }
            Doc::Parent(id) => {
                let checked = content
                    .parents
                    .iter()
                    .find(|page| page.summary.id == *id)
                    .unwrap();
                let read = documents::read_parent(written).unwrap();
                let body = lesson::parent_page(&checked.source, None).value;
                assert_eq!(read.summary, checked.summary);
                assert_eq!(
                    (read.introduction, read.sections),
                    (body.introduction, body.sections)
                );
            }
        }
    }
}

#[test]
fn a_damaged_document_is_refused_whole() {
    for (doc, written) in documents(shipped()) {
        let cut: String = written.chars().take(written.chars().count() / 2).collect();
        let more = written.replacen('{', "{\"autre\":1,", 1);
        for text in [cut.as_str(), more.as_str(), ""] {
            let refused = match doc {
                Doc::Catalogue => documents::read_catalogue(text).is_err(),
                Doc::Contacts => documents::read_contacts(text).is_err(),
                Doc::Accessibility => documents::read_accessibility(text).is_err(),
                Doc::Module(_) => documents::read_module(text).is_err(),
                Doc::Notes(_) => documents::read_notes(text).is_err(),
                Doc::Scenario(_) => documents::read_scenario(text).is_err(),
                Doc::Map(_) => documents::read_drawing(text).is_err(),
                Doc::Parent(_) => documents::read_parent(text).is_err(),
            };
            assert!(refused, "{doc:?}: {text:.60}");
        }
    }
}

#[test]
fn the_browser_reads_a_scenario_as_the_check_does() {
    for checked in &shipped().scenarios {
        let declared = &checked.scenario;
        let body = scenario::body(
            &checked.source,
            &declared.characters,
            &declared.measures,
            None,
        );
        assert_eq!(
            (body.value.scenes, body.diagnostics),
            (declared.scenes.clone(), Vec::new())
        );
    }
}

/// A small content whose module is written so.
fn with_module(module: &str) -> Curriculum {
    let mut files = small();
    files.retain(|file| !file.path.starts_with("modules/"));
    files.push(SourceFile {
        path: "modules/m1.md".to_owned(),
        text: module.to_owned(),
    });
    compile(&files, &[], today()).0
}

#[test]
fn the_opening_comes_first_however_headings_are_written() {
    let base = text("tests/core/base/module.md");
    let underlined = base.replace(
        "## Regarder {#regarder duree=10 essentiel}",
        "Regarder {#regarder duree=10 essentiel}\n---",
    );
    let card = "## D’abord {.animation}\n\nUne carte.\n\n## Regarder";
    for module in [underlined, base.replace("## Regarder", card)] {
        let content = with_module(&module);
        let checked = content.modules.first().expect("a module");
        let read = lesson::module(&checked.pupil_source, None).value;
        assert_eq!(read.steps, checked.module.steps);
        assert_eq!(read.parts, []);
    }
}

#[test]
fn a_teachers_part_that_cannot_be_read_stays_with_the_teacher() {
    let module = text("tests/core/base/module.md").replace(
        "## Objectif {.fiche partie=objectif}",
        "## Objectif {.fiche}",
    );
    let content = with_module(&module);
    let checked = content.modules.first().expect("a module");
    assert!(!checked.pupil_source.contains("Savoir quoi écrire"));
    assert!(checked.teacher_source.contains("Savoir quoi écrire"));
}
