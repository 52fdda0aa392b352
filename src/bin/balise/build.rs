//! `balise build`: from a fresh clone to a complete `dist/`, doing only what is not yet done.
//! It deliberately knows nothing of the app: trunk compiles it, and trunk's hooks write its pages.

use std::{
    env,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process::{Command, ExitCode},
    time::Instant,
};

use crate::{
    args::{Accepted, Options},
    check, compress, fingerprint,
    problem::Problem,
    project::{self, DIST, STATE},
    steps::{Output, Steps, duration, note},
    tools,
};

const ACCEPTED: Accepted = Accepted {
    valued: &[],
    flags: &[],
};

/// Everything `dist/` is made from.
const INPUTS: [&str; 10] = [
    "src",
    "content",
    "style",
    "public",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    ".cargo/config.toml",
    "tests/e2e/package-lock.json",
];

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    Options::read(arguments, &ACCEPTED)?;
    project::enter()?;
    run(&mut Output::Terminal)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds what is not up to date; the current folder is the project's.
pub fn run(output: &mut Output) -> Result<(), Problem> {
    let start = Instant::now();
    let mut steps = Steps::new(5);
    steps.begin("Contenus : vérification");
    check_content()?;

    let _lock = lock()?;
    let inputs = fingerprint::of(&INPUTS)?;
    if is_up_to_date(&inputs)? {
        note("Rien n'a changé : dist/ est à jour.");
        return Ok(());
    }
    steps.begin("Outils : Rust pour le navigateur, trunk, wasm-bindgen");
    // Asked before minutes of installation rather than after.
    tools::ensure_node()?;
    tools::ensure_build_tools(output)?;
    steps.begin("Outils npm");
    tools::ensure_npm_tools(output)?;
    steps.begin("Application : compilation et pages");
    compile(output)?;
    steps.begin("Compression (brotli)");
    let copies = compress::folder(Path::new(DIST))?;
    remember(&inputs)?;
    note(&format!(
        "dist/ est prêt : {copies} fichiers comprimés, {} en tout.",
        duration(start.elapsed())
    ));
    Ok(())
}

/// The content check, which prints what it finds.
pub fn check_content() -> Result<(), Problem> {
    if check::run(&[]) == ExitCode::SUCCESS {
        Ok(())
    } else {
        Err(Problem::Content)
    }
}

fn compile(output: &mut Output) -> Result<(), Problem> {
    // All the network there is, so that trunk and its hooks need none.
    output.run(
        Command::new("cargo").args(["fetch", "--locked"]),
        "Le téléchargement des dépendances (cargo fetch)",
    )?;
    let path = tools::search_path()?;
    // A bare name would be looked up in this process's own PATH.
    let trunk = program_in(&path, "trunk").unwrap_or_else(|| PathBuf::from("trunk"));
    let mut command = Command::new(trunk);
    command
        .args(["build", "--release", "--offline"])
        .env("PATH", path)
        .env("TRUNK_SKIP_VERSION_CHECK", "true")
        // The compiler has already said why, with lines; a backtrace of trunk would bury it.
        .env("RUST_BACKTRACE", "0")
        // NO_COLOR=1 makes trunk 0.21 refuse its command line.
        .env_remove("NO_COLOR");
    output.run(&mut command, "La construction de l'application (trunk)")
}

fn program_in(path: &std::ffi::OsStr, name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(path)
        .map(|folder| folder.join(&file))
        .find(|program| program.is_file())
}

/// Two builds at once would erase each other's files.
fn lock() -> Result<File, Problem> {
    let folder = Path::new(STATE);
    fs::create_dir_all(folder).map_err(Problem::file(folder))?;
    let path = folder.join("lock");
    let file = File::create(&path).map_err(Problem::file(&path))?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            note("Une autre construction est en cours : attente…");
            file.lock().map_err(Problem::file(&path))?;
        }
        Err(TryLockError::Error(error)) => return Err(Problem::file(&path)(error)),
    }
    Ok(file)
}

/// The last build came from these inputs, and nobody has touched its result since.
fn is_up_to_date(inputs: &str) -> Result<bool, Problem> {
    let Ok(stamp) = fs::read_to_string(stamp()) else {
        return Ok(false);
    };
    Ok(Path::new(DIST).join("index.html").is_file() && stamp == stamp_of(inputs)?)
}

fn remember(inputs: &str) -> Result<(), Problem> {
    let path = stamp();
    fs::write(&path, stamp_of(inputs)?).map_err(Problem::file(&path))
}

fn stamp_of(inputs: &str) -> Result<String, Problem> {
    Ok(format!("{inputs} {}\n", fingerprint::of(&[DIST])?))
}

fn stamp() -> PathBuf {
    Path::new(STATE).join("dist.stamp")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_input_exists() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        for input in INPUTS {
            assert!(
                root.join(input).exists(),
                "{input} was renamed: the build would no longer see its changes"
            );
        }
    }
}
