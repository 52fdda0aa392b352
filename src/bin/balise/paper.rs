//! `balise paper`: a scenario as a gamebook to print.
//! It deliberately prints nothing itself: a browser does.

use std::process::ExitCode;

use balise::formats::paper::paper;

use crate::args::{Accepted, Options};
use crate::problem::Problem;
use crate::story;

/// Where it writes when no folder is given.
const FOLDER: &str = "papier";

const ACCEPTED: Accepted = Accepted {
    valued: &["--prenoms", "--sortie"],
    flags: &[],
};

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    let (file, rest) = story::file(arguments)?;
    let options = Options::read(rest, &ACCEPTED)?;
    let folder = story::folder(&options, FOLDER)?;
    let checked = story::checked(file)?;
    let set = story::set(options.value("--prenoms"), &checked)?;
    let name = format!("{}-papier.html", checked.scenario.summary.id);
    story::write(&folder, &name, &paper(&checked.scenario, set))?;
    Ok(ExitCode::SUCCESS)
}
