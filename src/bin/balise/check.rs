//! `balise check`: reads the content and says what is wrong with it, the way rustc does.
//! It deliberately does not build anything, and judges nothing itself: the rules are in the library.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use balise::disk::{self, Content};
use balise::domain::diagnostic::Severity;
use balise::formats::curriculum::{self, Located, SourceFile};
use balise::formats::explain::explain;
use balise::formats::front_matter;
use serde::Serialize;

use crate::problem::Problem;
use crate::project;
use crate::stats;
use crate::steps::{complain, say};

/// The folder of the content, from the project's root.
const CONTENT: &str = "content";

/// Runs the command.
pub fn run(args: &[String]) -> ExitCode {
    match check(args) {
        Ok(code) => code,
        Err(problem) => {
            complain(&problem);
            problem.exit_code()
        }
    }
}

fn check(args: &[String]) -> Result<ExitCode, Problem> {
    let asked = Asked::read(args)?;
    project::enter()?;
    let mut content = read_content()?;
    let wanted = wanted(&asked.paths, &mut content)?;
    let (compiled, located) = curriculum::compile(&content.files, &content.images, disk::today());
    let found: Vec<&Located> = located
        .iter()
        .filter(|l| wanted.is_empty() || wanted.iter().any(|w| l.path.starts_with(&w.path)))
        .collect();
    if asked.as_json {
        let rows: Vec<Row> = found
            .iter()
            .map(|located| row(located, &content, &name_of(located, &wanted)))
            .collect();
        let text = serde_json::to_string_pretty(&rows).map_err(|error| Problem::Failed {
            what: "L'écriture du résultat".to_owned(),
            advice: format!("{error}."),
        })?;
        say(&text);
    } else {
        for located in &found {
            say(&picture(located, &content, &name_of(located, &wanted)));
        }
        if asked.with_stats {
            let ids = ids_below(&wanted, &content);
            for scenario in &compiled.scenarios {
                let id = &scenario.scenario.summary.id;
                if wanted.is_empty() || ids.iter().any(|wanted| wanted == id.as_str()) {
                    say(&stats::table(scenario));
                }
            }
        }
        say(&summary(found.len(), content.files.len()));
    }
    let errors = found
        .iter()
        .any(|l| l.diagnostic.code.severity() == Severity::Error);
    Ok(if errors {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    })
}

/// What the command line asks for.
struct Asked {
    as_json: bool,
    with_stats: bool,
    paths: Vec<PathBuf>,
}

impl Asked {
    fn read(args: &[String]) -> Result<Self, Problem> {
        let mut asked = Self {
            as_json: false,
            with_stats: false,
            paths: Vec::new(),
        };
        for arg in args {
            match arg.as_str() {
                "--json" => asked.as_json = true,
                "--stats" => asked.with_stats = true,
                flag if flag.starts_with('-') => {
                    return Err(Problem::Usage(format!(
                        "l'option « {flag} » n'existe pas. Options : --json, --stats."
                    )));
                }
                path => asked.paths.push(project::absolute(path)?),
            }
        }
        if asked.as_json && asked.with_stats {
            let sentence = "--stats s'affiche en texte : retirez --json.";
            return Err(Problem::Usage(sentence.to_owned()));
        }
        Ok(asked)
    }
}

/// What to report.
pub struct Wanted {
    /// The beginning of a path below `content/`.
    pub path: String,
    /// The file's own address, when it stands elsewhere.
    elsewhere: Option<PathBuf>,
}

impl Wanted {
    /// A path below `content/`.
    pub fn inside(path: String) -> Self {
        Self {
            path,
            elsewhere: None,
        }
    }
}

/// The content of the project.
pub fn read_content() -> Result<Content, Problem> {
    disk::read(Path::new(CONTENT)).map_err(unreadable)
}

/// The address of a file, as the person knows it.
pub fn name_of(located: &Located, wanted: &[Wanted]) -> String {
    let elsewhere = wanted
        .iter()
        .find(|wanted| wanted.path == located.path)
        .and_then(|wanted| wanted.elsewhere.as_ref());
    match elsewhere {
        Some(path) => path.display().to_string(),
        None => format!("{CONTENT}/{}", located.path),
    }
}

fn unreadable(error: disk::Unreadable) -> Problem {
    Problem::Failed {
        what: "La lecture des contenus".to_owned(),
        advice: format!("{error}."),
    }
}

/// What to report: paths below `content/`. A file from elsewhere is checked among the content, in
/// the place of the file that has its id.
pub fn wanted(paths: &[PathBuf], content: &mut Content) -> Result<Vec<Wanted>, Problem> {
    let root = project::absolute(CONTENT)?;
    let mut wanted = Vec::new();
    for path in paths {
        if !path.exists() {
            return Err(Problem::Usage(format!(
                "« {} » n'existe pas.",
                path.display()
            )));
        }
        match path.strip_prefix(&root) {
            Ok(inside) => wanted.push(Wanted::inside(inside.to_string_lossy().into_owned())),
            Err(_) => wanted.push(Wanted {
                path: adopt(path, content)?,
                elsewhere: Some(path.clone()),
            }),
        }
    }
    Ok(wanted)
}

fn adopt(path: &Path, content: &mut Content) -> Result<String, Problem> {
    let text = disk::read_text(path).map_err(unreadable)?;
    let id = id_of(&text).unwrap_or_default();
    let folder = match id.chars().next() {
        Some('s') => "scenarios",
        Some('p') => "parents",
        _ => "modules",
    };
    let name = format!(
        "{folder}/{}",
        path.file_name().unwrap_or_default().to_string_lossy()
    );
    content.files.retain(|file| {
        file.path != name && (id.is_empty() || id_of(&file.text).as_ref() != Some(&id))
    });
    content.files.push(SourceFile {
        path: name.clone(),
        text,
    });
    Ok(name)
}

/// The id of every wanted scenario: those of a folder when the path is one.
fn ids_below(wanted: &[Wanted], content: &Content) -> Vec<String> {
    let files = content.files.iter();
    let files = files.filter(|file| wanted.iter().any(|w| file.path.starts_with(&w.path)));
    files.filter_map(|file| id_of(&file.text)).collect()
}

/// The id that a text's front matter declares.
pub fn id_of(text: &str) -> Option<String> {
    let (mut fields, ..) = front_matter::read(text, &mut Vec::new())?;
    fields.text("id", &mut Vec::new()).map(|(id, _)| id)
}

/// Line and column, from 1, of a place in a text.
fn place(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at.min(text.len())).unwrap_or_default();
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (
        before.matches('\n').count() + 1,
        before[line_start..].chars().count() + 1,
    )
}

fn text_of<'c>(located: &Located, content: &'c Content) -> &'c str {
    content
        .files
        .iter()
        .find(|file| file.path == located.path)
        .map_or("", |file| file.text.as_str())
}

/// A diagnostic for another program to read.
#[derive(Serialize)]
struct Row {
    code: &'static str,
    gravite: &'static str,
    fichier: String,
    ligne: usize,
    colonne: usize,
    message: String,
    reparation: &'static str,
    /// The shortest choices that lead there, in a scenario.
    chemin: Option<String>,
}

fn row(located: &Located, content: &Content, name: &str) -> Row {
    let (ligne, colonne) = place(text_of(located, content), located.diagnostic.span.start);
    let explanation = explain(&located.diagnostic);
    Row {
        code: located.diagnostic.code.as_str(),
        gravite: severity(located),
        fichier: name.to_owned(),
        ligne,
        colonne,
        message: explanation.message,
        reparation: explanation.repair,
        chemin: explanation.path,
    }
}

fn severity(located: &Located) -> &'static str {
    match located.diagnostic.code.severity() {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
    }
}

/// The diagnostic with its source line and a caret.
pub fn picture(located: &Located, content: &Content, name: &str) -> String {
    let text = text_of(located, content);
    let span = &located.diagnostic.span;
    let (line, column) = place(text, span.start);
    let source = text.lines().nth(line - 1).unwrap_or("");
    let spanned = text
        .get(span.clone())
        .unwrap_or("")
        .lines()
        .next()
        .unwrap_or("");
    let carets = "^".repeat(spanned.chars().count().max(1));
    let explanation = explain(&located.diagnostic);
    let margin = " ".repeat(line.to_string().len());
    let indent = " ".repeat(column - 1);
    let path = explanation
        .path
        .map_or_else(String::new, |path| format!("{margin} = chemin : {path}\n"));
    format!(
        "{}[{}] : {}\n{margin}--> {name}:{line}:{column}\n{margin} |\n{line} | {source}\n{margin} | {indent}{carets}\n{path}{margin} = réparer : {}\n",
        severity(located),
        located.diagnostic.code.as_str(),
        explanation.message,
        explanation.repair,
    )
}

fn summary(found: usize, files: usize) -> String {
    match found {
        0 => format!("{files} fichiers vérifiés : aucune erreur."),
        1 => format!("{files} fichiers vérifiés : 1 erreur."),
        _ => format!("{files} fichiers vérifiés : {found} erreurs."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_from_one() {
        assert_eq!(place("é\nàb", 0), (1, 1));
        assert_eq!(place("é\nàb", 5), (2, 2));
        assert_eq!(place("court", 99), (1, 6));
    }
}
