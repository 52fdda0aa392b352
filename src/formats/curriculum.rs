//! The whole content, from its files to what is published.
//!
//! Files come in as texts; nothing is read from a disk here. [`compile`] never fails: it gives what
//! could be read and every diagnostic with its file.

mod declared;
mod modules;
mod parents;
mod published;
mod scenarios;

use std::collections::BTreeSet;
use std::ops::Range;

use super::front_matter::{self, Fields};
use super::lesson;
use super::reader::Watch;
use super::registries;
use super::watch::Watchman;
use crate::domain::date::Date;
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::explore::Exploration;
use crate::domain::id::{FactId, ScenarioId, number_of};
use crate::domain::lesson::{Module, ParentSummary, Step, StepKind, TeacherPart};
use crate::domain::registry::Registries;
use crate::domain::scenario::Scenario;

pub use modules::check_module;
pub use parents::check_parent_page;
pub use published::{catalogue, documents, routes};
pub use scenarios::check_scenario;

/// A text of `content/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// Its path below `content/`, with `/`.
    pub path: String,
    /// Its text.
    pub text: String,
}

/// A diagnostic with its file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located {
    /// The file's path below `content/`.
    pub path: String,
    /// What was wrong.
    pub diagnostic: Diagnostic,
}

/// A module ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedModule {
    /// As a class plays it, opening and closing included.
    pub module: Module,
    /// What only its teacher sees.
    pub parts: Vec<TeacherPart>,
    /// The Markdown that pupils see, opening and closing included.
    pub pupil_source: String,
    /// The Markdown that only the teacher sees.
    pub teacher_source: String,
    /// The facts it states.
    pub facts: Vec<FactId>,
    /// The labels of its frameworks.
    pub frameworks: Vec<String>,
}

/// A scenario ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedScenario {
    /// The scenario.
    pub scenario: Scenario,
    /// Its Markdown.
    pub source: String,
    /// What the walk through its states found.
    pub explored: Exploration,
}

/// A page for parents ready to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedParentPage {
    /// What lists say of it.
    pub summary: ParentSummary,
    /// Its Markdown.
    pub source: String,
}

/// The whole content.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Curriculum {
    /// Registries.
    pub registries: Registries,
    /// Modules, in the order of their numbers.
    pub modules: Vec<CheckedModule>,
    /// Scenarios, in the order of their numbers.
    pub scenarios: Vec<CheckedScenario>,
    /// Pages for parents, in the order of their numbers.
    pub parents: Vec<CheckedParentPage>,
}

/// What a check knows before it reads a module or a scenario.
pub struct Context<'a> {
    /// Registries.
    pub registries: &'a Registries,
    /// Images that exist.
    pub images: &'a [String],
    /// Ids of the scenarios that exist.
    pub scenarios: &'a [ScenarioId],
    /// The Markdown and the steps of the fixed opening and closing.
    pub fixed: &'a Fixed,
    /// The day of the check.
    pub today: Date,
}

impl Context<'_> {
    fn watchman(&self) -> Watchman<'_> {
        Watchman {
            registries: self.registries,
            images: self.images,
        }
    }
}

/// The opening and the closing, the same in every module.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fixed {
    /// Markdown and step of the opening.
    pub opening: (String, Vec<Step>),
    /// Markdown and step of the closing.
    pub closing: (String, Vec<Step>),
}

/// Reads and checks everything.
pub fn compile(files: &[SourceFile], images: &[String], today: Date) -> (Curriculum, Vec<Located>) {
    let mut out = Vec::new();
    let mut curriculum = Curriculum::default();
    for file in files {
        // Those of a scenario are noted with the choices that lead there.
        if !file.path.starts_with("scenarios/") {
            locate(&file.path, hidden_characters(&file.text), &mut out);
        }
        if !is_known(&file.path) {
            let nowhere = Diagnostic::new(Code::UnknownReference, 0..0, file.path.as_str());
            locate(&file.path, vec![nowhere], &mut out);
        }
    }
    for file in in_folder(files, "referentiels/") {
        let name = file.path.trim_start_matches("referentiels/");
        let parsed = registries::read(&mut curriculum.registries, name, &file.text, today);
        locate(&file.path, parsed.diagnostics, &mut out);
        if !parsed.value {
            locate(
                &file.path,
                vec![Diagnostic::new(Code::UnknownReference, 0..0, name)],
                &mut out,
            );
        }
    }
    let registries = curriculum.registries.clone();
    let fixed = read_fixed(files, &registries, images, &mut out);
    let empty = Context {
        registries: &registries,
        images,
        scenarios: &[],
        fixed: &fixed,
        today,
    };
    for file in in_folder(files, "scenarios/") {
        let (scenario, diagnostics) = check_scenario(&file.text, &empty);
        locate(&file.path, diagnostics, &mut out);
        curriculum.scenarios.extend(scenario);
    }
    let scenarios: Vec<ScenarioId> = curriculum
        .scenarios
        .iter()
        .map(|s| s.scenario.summary.id.clone())
        .collect();
    let context = Context {
        scenarios: &scenarios,
        ..empty
    };
    for file in in_folder(files, "modules/") {
        let (module, diagnostics) = check_module(&file.text, &context);
        locate(&file.path, diagnostics, &mut out);
        curriculum.modules.extend(module);
    }
    for file in in_folder(files, "parents/") {
        let (page, diagnostics) = check_parent_page(&file.text, &context);
        locate(&file.path, diagnostics, &mut out);
        curriculum.parents.extend(page);
    }
    played_in(&mut curriculum);
    curriculum
        .scenarios
        .sort_by_key(|s| number_of(s.scenario.summary.id.as_str()));
    curriculum
        .modules
        .sort_by_key(|m| number_of(m.module.summary.id.as_str()));
    curriculum
        .parents
        .sort_by_key(|p| number_of(p.summary.id.as_str()));
    unique(files, &mut out);
    (curriculum, out)
}

/// Says of each scenario which module plays it.
fn played_in(curriculum: &mut Curriculum) {
    for checked in &curriculum.modules {
        for step in &checked.module.steps {
            let StepKind::Simulation(id) = &step.kind else {
                continue;
            };
            let mut scenarios = curriculum.scenarios.iter_mut();
            if let Some(played) = scenarios.find(|played| played.scenario.summary.id == *id) {
                played.scenario.summary.module = Some(checked.module.summary.id.clone());
            }
        }
    }
}

/// True for a place where the program looks: a file elsewhere would be forgotten in silence.
fn is_known(path: &str) -> bool {
    FIXED_FILES.iter().any(|(name, _)| *name == path)
        || ["modules/", "scenarios/", "parents/", "referentiels/"]
            .iter()
            .any(|folder| path.starts_with(folder))
}

fn in_folder<'f>(files: &'f [SourceFile], folder: &'f str) -> impl Iterator<Item = &'f SourceFile> {
    files
        .iter()
        .filter(move |file| file.path.starts_with(folder))
}

fn locate(path: &str, diagnostics: Vec<Diagnostic>, out: &mut Vec<Located>) {
    out.extend(diagnostics.into_iter().map(|diagnostic| Located {
        path: path.to_owned(),
        diagnostic,
    }));
}

/// Characters that change what a person reads without being seen.
fn hidden_characters(text: &str) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, c) in text.char_indices() {
        let hidden = matches!(
            c,
            '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}'
        );
        if hidden {
            let detail = format!("U+{:04X}", u32::from(c));
            found.push(Diagnostic::new(
                Code::HiddenCharacter,
                at..at + c.len_utf8(),
                detail,
            ));
        }
    }
    found
}

/// The same id in two files: the second one is noted.
fn unique(files: &[SourceFile], out: &mut Vec<Located>) {
    let mut seen = BTreeSet::new();
    for file in files
        .iter()
        .filter(|file| !file.path.starts_with("referentiels/"))
    {
        let mut ignored = Vec::new();
        let Some((mut fields, ..)) = front_matter::read(&file.text, &mut ignored) else {
            continue;
        };
        let Some((id, span)) = fields.text("id", &mut ignored) else {
            continue;
        };
        if !seen.insert(id.clone()) {
            locate(
                &file.path,
                vec![Diagnostic::new(Code::DuplicateId, span, id)],
                out,
            );
        }
    }
}

/// The files of the fixed opening and closing, with the id of their step.
const FIXED_FILES: [(&str, &str); 2] = [
    ("commun/ouverture.md", lesson::OPENING),
    ("commun/cloture.md", lesson::CLOSING),
];

/// Reads the fixed opening and closing: each file is one step without front matter.
fn read_fixed(
    files: &[SourceFile],
    registries: &Registries,
    images: &[String],
    out: &mut Vec<Located>,
) -> Fixed {
    let mut fixed = Fixed::default();
    for (name, id) in FIXED_FILES {
        let Some(file) = files.iter().find(|file| file.path == name) else {
            locate(
                name,
                vec![Diagnostic::new(Code::UnknownReference, 0..0, name)],
                out,
            );
            continue;
        };
        let watchman = Watchman { registries, images };
        let parsed = lesson::module(&file.text, Some(&watchman));
        let mut diagnostics = parsed.diagnostics;
        diagnostics.retain(|diagnostic| diagnostic.code != Code::BadTitle);
        let single = parsed.value.steps.len() == 1 && parsed.value.parts.is_empty();
        if !single || parsed.value.steps.iter().any(|step| step.id.as_str() != id) {
            diagnostics.push(Diagnostic::new(Code::BadId, 0..0, id));
        }
        locate(name, diagnostics, out);
        let slot = if id == lesson::OPENING {
            &mut fixed.opening
        } else {
            &mut fixed.closing
        };
        *slot = (file.text.clone(), parsed.value.steps);
    }
    fixed
}

/// Reads words that people will see; they are watched like those of the body.
fn shown(
    fields: &mut Fields,
    key: &str,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Option<(String, Range<usize>)> {
    let (words, span) = fields.text(key, out)?;
    context.watchman().words(&words, span.clone(), None, out);
    Some((words, span))
}

/// Reads `verifie-le` and `a-revoir-avant`.
fn dates(fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) -> Option<(Date, Date)> {
    let verified = fields.date("verifie-le", out);
    let review = fields.date("a-revoir-avant", out);
    let (review_by, span) = review?;
    registries::expired(review_by, today, span, out);
    Some((verified?.0, review_by))
}

/// Moves a place in a body to the same place in its file.
fn shifted(diagnostic: Diagnostic, offset: usize) -> Diagnostic {
    let span = diagnostic.span.start + offset..diagnostic.span.end + offset;
    Diagnostic { span, ..diagnostic }
}

/// The title of the front matter is the `#` heading, so that a file reads well anywhere.
fn same_title(declared: Option<&(String, Range<usize>)>, heading: &str, out: &mut Vec<Diagnostic>) {
    if let Some((words, span)) = declared
        && !heading.is_empty()
        && super::typography::french(words) != heading
    {
        out.push(Diagnostic::new(Code::BadTitle, span.clone(), heading));
    }
}
