//! `balise prepare`: what trunk needs before it builds. The content is checked, and the files of
//! `style/` become one, so that a pupil's page asks for one style sheet; those of `style/adults/`
//! become another, which only adults' pages have.
//! It deliberately changes no rule: files are joined, tokens first, then the base, and lose only
//! their comments and spaces.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::args::{Accepted, Options};
use crate::build::check_content;
use crate::problem::Problem;
use crate::project::{self, STATE};

/// The files that come before the others, in this order.
const FIRST: [&str; 2] = ["tokens.css", "base.css"];

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    Options::read(
        arguments,
        &Accepted {
            valued: &[],
            flags: &[],
        },
    )?;
    project::enter()?;
    check_content()?;
    let state = Path::new(STATE);
    join(Path::new("style"), &state.join("balise.css"))?;
    join(
        &Path::new("style").join("adults"),
        &state.join("adults.css"),
    )?;
    Ok(ExitCode::SUCCESS)
}

fn join(folder: &Path, to: &Path) -> Result<(), Problem> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(Problem::file(folder))?
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "css"))
        .collect();
    files.sort_by_key(|path| (rank(path), path.clone()));
    let mut all = String::new();
    for file in &files {
        all.push_str(&fs::read_to_string(file).map_err(Problem::file(file))?);
        all.push('\n');
    }
    if let Some(parent) = to.parent() {
        fs::create_dir_all(parent).map_err(Problem::file(parent))?;
    }
    let small = minifier::css::minify(&all).map_err(|reason| Problem::Failed {
        what: "La réunion des styles".to_owned(),
        advice: format!("{reason}."),
    })?;
    fs::write(to, small.to_string()).map_err(Problem::file(to))
}

fn rank(path: &Path) -> usize {
    FIRST
        .iter()
        .position(|first| path.ends_with(first))
        .unwrap_or(FIRST.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    #[test]
    fn tokens_come_first_then_the_base_then_components() -> Result<(), Problem> {
        let scratch = Scratch::new("styles");
        let folder = scratch.path().join("style");
        fs::create_dir_all(&folder).map_err(Problem::file(&folder))?;
        for name in ["chat.css", "base.css", "tokens.css", "notes.txt"] {
            fs::write(
                folder.join(name),
                format!(".{} {{ color: red; }}", name.replace('.', "-")),
            )
            .map_err(Problem::file(&folder))?;
        }
        let to = scratch.path().join("out/balise.css");
        join(&folder, &to)?;
        let joined = fs::read_to_string(&to).map_err(Problem::file(&to))?;
        assert_eq!(
            joined,
            ".tokens-css{color:red;}.base-css{color:red;}.chat-css{color:red;}"
        );
        Ok(())
    }
}
