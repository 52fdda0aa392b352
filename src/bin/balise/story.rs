//! Finds the scenario that a command is about and checks it, as `balise check` does.
//! It deliberately does nothing with it.

use std::fs;
use std::path::{Path, PathBuf};

use balise::disk::{self, Content};
use balise::domain::id::is_numbered;
use balise::domain::play::{Story, TooMuch};
use balise::formats::curriculum::{self, CheckedScenario};
use balise::formats::typography::french;

use crate::args::Options;
use crate::check;
use crate::problem::Problem;
use crate::project;
use crate::steps::say;

/// The file that a command is about, and its other arguments.
pub fn file(arguments: &[String]) -> Result<(&str, &[String]), Problem> {
    match arguments.split_first() {
        Some((file, rest)) if !file.starts_with('-') => Ok((file, rest)),
        Some(_) | None => Err(usage(
            "il manque le scénario : un fichier, ou un identifiant (s5), juste après la commande.",
        )),
    }
}

/// A command line that is not understood, said with French spaces.
pub fn usage(sentence: &str) -> Problem {
    Problem::Usage(french(sentence))
}

/// The scenario that a path or an id (`s5`) names, once its check has found nothing. What the check
/// found is printed.
pub fn checked(file: &str) -> Result<CheckedScenario, Problem> {
    let path = project::absolute(file)?;
    project::enter()?;
    let mut content = check::read_content()?;
    // An id is an id even in a folder that has a file of that name.
    let is_file = path.is_file();
    let wanted = if is_file {
        check::wanted(&[path], &mut content)?
    } else {
        vec![check::Wanted::inside(by_id(file, &content)?)]
    };
    let place = wanted.first().map(|wanted| wanted.path.clone());
    // What the scenario does not need is not walked.
    content
        .files
        .retain(|file| !file.path.starts_with("scenarios/") || Some(&file.path) == place.as_ref());
    let (compiled, located) = curriculum::compile(&content.files, &content.images, disk::today());
    let found = located.iter().filter(|l| Some(&l.path) == place.as_ref());
    let pictures: Vec<String> = found
        .map(|located| check::picture(located, &content, &check::name_of(located, &wanted)))
        .collect();
    for picture in &pictures {
        say(picture);
    }
    if !pictures.is_empty() {
        return Err(Problem::Content);
    }
    compiled
        .scenarios
        .into_iter()
        .next()
        .ok_or_else(|| usage(&format!("« {file} » n’est pas un scénario.")))
}

/// A scenario ready to be played.
pub fn ready(checked: &CheckedScenario) -> Result<Story, Problem> {
    Story::new(checked.scenario.clone()).map_err(|TooMuch { measures, flags }| Problem::Failed {
        what: "La préparation de l’histoire".to_owned(),
        advice: format!("Il y a {measures} mesures et {flags} choses à retenir : c’est trop."),
    })
}

/// The rank of a set of first names, from `--prenoms` (1 is the first one).
pub fn set(option: Option<&str>, checked: &CheckedScenario) -> Result<usize, Problem> {
    let Some(words) = option else { return Ok(0) };
    let sets = checked.scenario.sets();
    let number: Option<usize> = words
        .parse()
        .ok()
        .filter(|number| (1..=sets).contains(number));
    number.map(|number| number - 1).ok_or_else(|| {
        usage(&format!(
            "« {words} » n’est pas un jeu de prénoms : ce scénario en a {sets}, de 1 à {sets}."
        ))
    })
}

/// Where a command writes: the folder of `--sortie`, or one of its own in the project. It is read
/// before the program enters the project, since the person named it from elsewhere.
pub fn folder(options: &Options, own: &str) -> Result<PathBuf, Problem> {
    match options.value("--sortie") {
        Some(named) => project::absolute(named),
        None => Ok(Path::new(project::STATE).join(own)),
    }
}

/// Writes a file in a folder, which is made when it is not there, and says where it is.
pub fn write(folder: &Path, name: &str, text: &str) -> Result<(), Problem> {
    fs::create_dir_all(folder).map_err(Problem::file(folder))?;
    let path = folder.join(name);
    fs::write(&path, text).map_err(Problem::file(&path))?;
    say(&format!("{}", path.display()));
    Ok(())
}

fn by_id(id: &str, content: &Content) -> Result<String, Problem> {
    if !is_numbered(id, 's') {
        return Err(usage(&format!("« {id} » n’existe pas.")));
    }
    let mut scenarios = content.files.iter();
    let file = scenarios.find(|file| {
        file.path.starts_with("scenarios/") && check::id_of(&file.text).as_deref() == Some(id)
    });
    file.map(|file| file.path.clone()).ok_or_else(|| {
        usage(&format!(
            "aucun scénario de content/ ne porte l’identifiant « {id} »."
        ))
    })
}
