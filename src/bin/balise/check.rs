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
    let mut as_json = false;
    let mut paths = Vec::new();
    for arg in args {
        match arg.as_str() {
            "--json" => as_json = true,
            flag if flag.starts_with('-') => {
                return Err(Problem::Usage(format!(
                    "l'option « {flag} » n'existe pas. Option : --json."
                )));
            }
            path => paths.push(project::absolute(path)?),
        }
    }
    project::enter()?;
    let mut content = disk::read(Path::new(CONTENT)).map_err(unreadable)?;
    let wanted = wanted(&paths, &mut content)?;
    let (_, located) = curriculum::compile(&content.files, &content.images, disk::today());
    let found: Vec<&Located> = located
        .iter()
        .filter(|l| wanted.is_empty() || wanted.iter().any(|w| l.path.starts_with(&w.path)))
        .collect();
    if as_json {
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

/// What to report.
struct Wanted {
    /// The beginning of a path below `content/`.
    path: String,
    /// The file's own address, when it stands elsewhere.
    elsewhere: Option<PathBuf>,
}

/// The address of a file, as the person knows it.
fn name_of(located: &Located, wanted: &[Wanted]) -> String {
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
fn wanted(paths: &[PathBuf], content: &mut Content) -> Result<Vec<Wanted>, Problem> {
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
            Ok(inside) => wanted.push(Wanted {
                path: inside.to_string_lossy().into_owned(),
                elsewhere: None,
            }),
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

fn id_of(text: &str) -> Option<String> {
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
    }
}

fn severity(located: &Located) -> &'static str {
    match located.diagnostic.code.severity() {
        Severity::Error => "erreur",
        Severity::Warning => "avertissement",
    }
}

/// The diagnostic with its source line and a caret.
fn picture(located: &Located, content: &Content, name: &str) -> String {
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
    format!(
        "{}[{}] : {}\n{margin}--> {name}:{line}:{column}\n{margin} |\n{line} | {source}\n{margin} | {indent}{carets}\n{margin} = réparer : {}\n",
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
