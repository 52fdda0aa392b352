//! `balise map`: the drawing of a scenario, and the same as a list.
//! It deliberately draws nothing itself: the library does.

use std::process::ExitCode;

use balise::formats::map;

use crate::args::{Accepted, Options};
use crate::problem::Problem;
use crate::story;

/// Where it writes when no folder is given.
const FOLDER: &str = "cartes";

const ACCEPTED: Accepted = Accepted {
    valued: &["--sortie"],
    flags: &[],
};

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    let (file, rest) = story::file(arguments)?;
    let options = Options::read(rest, &ACCEPTED)?;
    let folder = story::folder(&options, FOLDER)?;
    let checked = story::checked(file)?;
    let (scenario, explored) = (&checked.scenario, &checked.explored);
    let id = &scenario.summary.id;
    story::write(&folder, &format!("{id}-carte.svg"), &map::svg(scenario))?;
    story::write(
        &folder,
        &format!("{id}-carte.md"),
        &map::list(scenario, explored),
    )?;
    Ok(ExitCode::SUCCESS)
}
