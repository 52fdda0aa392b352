//! `balise test`: every check there is, one after the other, then a summary.
//! It deliberately stops late: one failure does not hide the next.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::{Duration, Instant},
};

use crate::{
    args::{Accepted, Options},
    build, fingerprint,
    problem::Problem,
    project::{self, DIST, E2E, STATE},
    steps::{Log, Output, Steps, Voice, duration, note, say},
    system::{self, Found},
    tools,
};

const ACCEPTED: Accepted = Accepted {
    valued: &["--only"],
    flags: &["--verbose"],
};
const TAIL: usize = 60;
const OFFICE: &str = "tests/office/office.test.mjs";

/// One check, run on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Format,
    ClippyCore,
    ClippyUi,
    ClippyWasm,
    Core,
    Office,
    Views,
    Docs,
    Content,
    Build,
    Html,
    E2e,
}

/// How a stage ended.
#[derive(Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed(String),
    Skipped(String),
}

/// Whether a missing tool may be forgiven.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// A developer's machine.
    Desk,
    /// Where nobody would read a skip.
    Ci,
}

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    let options = Options::read(arguments, &ACCEPTED)?;
    let stages = options
        .value("--only")
        .map_or_else(|| Ok(Stage::ALL.to_vec()), chosen)?;
    let voice = if options.has("--verbose") {
        Voice::Everything
    } else {
        Voice::Signs
    };
    let place = if env::var("CI").is_ok_and(|ci| ci == "true" || ci == "1") {
        Place::Ci
    } else {
        Place::Desk
    };
    project::enter()?;

    let mut results: Vec<(Stage, Outcome, Duration)> = Vec::new();
    let mut steps = Steps::new(stages.len());
    for stage in stages {
        steps.begin(stage.name());
        let start = Instant::now();
        let built = !results
            .iter()
            .any(|(stage, outcome, _)| *stage == Stage::Build && *outcome != Outcome::Passed);
        let outcome = if stage.needs_build() && !built {
            Outcome::Skipped("la construction a échoué".to_owned())
        } else {
            attempt(stage, voice)
        };
        let outcome = outcome.at(place);
        note(&line(&outcome, start.elapsed()));
        results.push((stage, outcome, start.elapsed()));
    }
    Ok(summarize(&results, place))
}

impl Stage {
    const ALL: [Self; 12] = [
        Self::Format,
        Self::ClippyCore,
        Self::ClippyUi,
        Self::ClippyWasm,
        Self::Core,
        Self::Office,
        Self::Views,
        Self::Docs,
        Self::Content,
        Self::Build,
        Self::Html,
        Self::E2e,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::ClippyCore => "clippy-core",
            Self::ClippyUi => "clippy-ui",
            Self::ClippyWasm => "clippy-wasm",
            Self::Core => "core",
            Self::Office => "office",
            Self::Views => "views",
            Self::Docs => "docs",
            Self::Content => "content",
            Self::Build => "build",
            Self::Html => "html",
            Self::E2e => "e2e",
        }
    }

    fn needs_build(self) -> bool {
        matches!(self, Self::Html | Self::E2e)
    }

    fn run(self, output: &mut Output) -> Result<Outcome, Problem> {
        match self {
            Self::Format => {
                tools::ensure_component(output, "rustfmt", "fmt")?;
                cargo(output, &["fmt", "--check", "--", "--color=never"])
            }
            Self::ClippyCore => clippy(output, &["--no-default-features", "--all-targets"]),
            Self::ClippyUi => clippy(output, &["--all-targets"]),
            Self::ClippyWasm => {
                tools::ensure_wasm_target(output)?;
                clippy(
                    output,
                    &[
                        "--target",
                        "wasm32-unknown-unknown",
                        "--lib",
                        "--bin",
                        "app",
                        "--bin",
                        "adults",
                    ],
                )
            }
            Self::Core => cargo(output, &["test", "--no-default-features"]),
            Self::Office => office(output),
            Self::Views => cargo(output, &["test", "--lib", "--test", "views"]),
            Self::Docs => docs(output),
            Self::Content => build::check_content().map(|()| Outcome::Passed),
            Self::Build => build::run(output).map(|()| Outcome::Passed),
            Self::Html => html(output),
            Self::E2e => e2e(output),
        }
    }
}

impl Outcome {
    /// In CI a skip would go unseen for months: it is a failure.
    fn at(self, place: Place) -> Self {
        match (self, place) {
            (Self::Skipped(reason), Place::Ci) => {
                Self::Failed(format!("sauté, ce que la CI refuse : {reason}"))
            }
            (outcome, Place::Ci | Place::Desk) => outcome,
        }
    }
}

/// The stages named by `--only`, in the usual order, with the build before those that need it.
fn chosen(list: &str) -> Result<Vec<Stage>, Problem> {
    let mut wanted = Vec::new();
    for name in list.split(',').map(str::trim) {
        let stage = Stage::ALL
            .into_iter()
            .find(|stage| stage.name() == name)
            .ok_or_else(|| {
                let names: Vec<&str> = Stage::ALL.into_iter().map(Stage::name).collect();
                Problem::Usage(format!(
                    "l'étape « {name} » n'existe pas. Étapes : {}.",
                    names.join(", ")
                ))
            })?;
        wanted.push(stage);
    }
    if wanted.iter().any(|stage| stage.needs_build()) {
        wanted.push(Stage::Build);
    }
    Ok(Stage::ALL
        .into_iter()
        .filter(|stage| wanted.contains(stage))
        .collect())
}

fn attempt(stage: Stage, voice: Voice) -> Outcome {
    let path = Path::new(STATE)
        .join("logs")
        .join(format!("{}.log", stage.name()));
    let mut output = match Log::create(&path, voice) {
        Ok(log) => Output::Log(log),
        Err(problem) => return Outcome::Failed(problem.to_string()),
    };
    let outcome = stage.run(&mut output).unwrap_or_else(failure);
    if let (Outcome::Failed(_), Output::Log(log), Voice::Signs) = (&outcome, &output, voice) {
        let tail = log.tail(TAIL);
        if !tail.is_empty() {
            say(&tail);
        }
    }
    outcome
}

/// The line already begins with « échec »: the sentence need not say it again.
fn failure(problem: Problem) -> Outcome {
    Outcome::Failed(match problem {
        Problem::Failed { what, advice } => format!("{what}. {advice}"),
        other => other.to_string(),
    })
}

fn cargo(output: &mut Output, arguments: &[&str]) -> Result<Outcome, Problem> {
    let what = format!("cargo {}", arguments.join(" "));
    output.run(Command::new("cargo").args(arguments), &what)?;
    Ok(Outcome::Passed)
}

fn clippy(output: &mut Output, arguments: &[&str]) -> Result<Outcome, Problem> {
    tools::ensure_component(output, "clippy", "clippy")?;
    cargo(
        output,
        &[&["clippy"], arguments, &["--", "-D", "warnings"]].concat(),
    )
}

fn docs(output: &mut Output) -> Result<Outcome, Problem> {
    let mut command = Command::new("cargo");
    command
        .args(["doc", "--no-deps"])
        .env("RUSTDOCFLAGS", "-D warnings");
    output.run(&mut command, "cargo doc")?;
    cargo(output, &["test", "--doc"])
}

/// The HTML of every page, by the W3C's validator.
fn html(output: &mut Output) -> Result<Outcome, Problem> {
    tools::ensure_npm_tools(output)?;
    let java = match system::java(output)? {
        Found::Here(java) => java,
        Found::Missing(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let validator = Path::new(E2E).join("node_modules/vnu-jar/build/dist/vnu.jar");
    let mut command = Command::new(java);
    command
        .arg("-jar")
        .arg(validator)
        .args(["--skip-non-html", DIST]);
    output.run(&mut command, "La validation du HTML")?;
    Ok(Outcome::Passed)
}

/// The files of an office suite: the core's tests write them, `LibreOffice` opens them.
fn office(output: &mut Output) -> Result<Outcome, Problem> {
    let soffice = match system::libreoffice(output)? {
        Found::Here(soffice) => soffice,
        Found::Missing(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let written = cargo(
        output,
        &[
            "test",
            "--no-default-features",
            "--test",
            "core",
            "files_for_an_office",
        ],
    )?;
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-reporter=spec", OFFICE])
        .env("SOFFICE", soffice);
    output.run(&mut command, "L'ouverture des fichiers par LibreOffice")?;
    Ok(written)
}

/// The journeys in a real browser; each one starts its own server from `BALISE_BIN`.
fn e2e(output: &mut Output) -> Result<Outcome, Problem> {
    tools::ensure_npm_tools(output)?;
    let chromium = match system::chromium(output)? {
        Found::Here(chromium) => chromium,
        Found::Missing(reason) => return Ok(Outcome::Skipped(reason)),
    };
    if let Found::Missing(reason) = system::poppler(output)? {
        return Ok(Outcome::Skipped(reason));
    }
    let soffice = match system::libreoffice(output)? {
        Found::Here(soffice) => soffice,
        Found::Missing(reason) => return Ok(Outcome::Skipped(reason)),
    };
    let tests = e2e_files()?;
    if tests.is_empty() {
        return Ok(Outcome::Failed(format!(
            "aucun fichier *.test.mjs dans {E2E}"
        )));
    }
    let mut command = Command::new("node");
    command
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        // Named one by one: what a folder means here differs from one Node to the next.
        .args(tests)
        .current_dir(E2E)
        .env("BALISE_DIST", project::absolute(DIST)?)
        .env("BALISE_BIN", this_program()?)
        .env("CHROMIUM", chromium)
        .env("SOFFICE", soffice);
    output.run(&mut command, "Les essais dans le navigateur")?;
    Ok(Outcome::Passed)
}

/// Relative to the folder of the browser tests.
fn e2e_files() -> Result<Vec<PathBuf>, Problem> {
    let folder = Path::new(E2E);
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(Problem::file(folder))? {
        let path = entry.map_err(Problem::file(folder))?.path();
        if path.file_name().is_some_and(|name| name != "node_modules") {
            found.extend(fingerprint::files(&path)?);
        }
    }
    found.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    found.sort();
    Ok(found
        .iter()
        .filter_map(|path| path.strip_prefix(folder).ok())
        .map(Path::to_owned)
        .collect())
}

/// Where this tool is. Linux adds a word to it once cargo has written a newer one in its place.
fn this_program() -> Result<PathBuf, Problem> {
    let path = env::current_exe().map_err(Problem::file(Path::new("balise")))?;
    match path
        .to_str()
        .and_then(|text| text.strip_suffix(" (deleted)"))
    {
        Some(replaced) => Ok(PathBuf::from(replaced)),
        None => Ok(path),
    }
}

fn line(outcome: &Outcome, time: Duration) -> String {
    match outcome {
        Outcome::Passed => format!("ok ({})", duration(time)),
        Outcome::Failed(reason) => format!("échec ({}) : {reason}", duration(time)),
        Outcome::Skipped(reason) => format!("sauté : {reason}"),
    }
}

fn summarize(results: &[(Stage, Outcome, Duration)], place: Place) -> ExitCode {
    say("");
    say("Bilan");
    for (stage, outcome, time) in results {
        say(&format!("  {:<12} {}", stage.name(), line(outcome, *time)));
    }
    say("");
    let outcomes: Vec<&Outcome> = results.iter().map(|(_, outcome, _)| outcome).collect();
    say(&count(&outcomes, place));
    let failed = outcomes
        .iter()
        .any(|outcome| matches!(outcome, Outcome::Failed(_)));
    if failed {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// The last line, which machines read: `11 passed, 0 failed`.
fn count(outcomes: &[&Outcome], place: Place) -> String {
    let passed = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Passed))
        .count();
    let skipped = outcomes
        .iter()
        .filter(|outcome| matches!(outcome, Outcome::Skipped(_)))
        .count();
    let failed = outcomes.len() - passed - skipped;
    match place {
        Place::Desk if skipped > 0 => {
            format!("{passed} passed, {failed} failed, {skipped} skipped")
        }
        Place::Desk | Place::Ci => format!("{passed} passed, {failed} failed"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_keeps_the_order_and_adds_the_build() {
        assert_eq!(
            chosen("core, format").ok(),
            Some(vec![Stage::Format, Stage::Core])
        );
        assert_eq!(chosen("e2e").ok(), Some(vec![Stage::Build, Stage::E2e]));
        let refusal = chosen("cor")
            .err()
            .map(|problem| problem.to_string())
            .unwrap_or_default();
        assert!(
            refusal.contains("« cor »") && refusal.contains("clippy-wasm"),
            "{refusal}"
        );
    }

    #[test]
    fn a_skip_is_a_failure_in_ci_only() {
        let skip = || Outcome::Skipped("Java manque".to_owned());
        assert_eq!(skip().at(Place::Desk), skip());
        assert!(matches!(skip().at(Place::Ci), Outcome::Failed(_)));
        assert_eq!(Outcome::Passed.at(Place::Ci), Outcome::Passed);
    }

    #[test]
    fn the_last_line_is_plain() {
        let (passed, failed) = (Outcome::Passed, Outcome::Failed(String::new()));
        let skipped = Outcome::Skipped(String::new());
        assert_eq!(
            count(&[&passed, &passed, &failed], Place::Ci),
            "2 passed, 1 failed"
        );
        assert_eq!(count(&[&passed], Place::Desk), "1 passed, 0 failed");
        assert_eq!(
            count(&[&passed, &skipped], Place::Desk),
            "1 passed, 0 failed, 1 skipped"
        );
    }
}
