//! Finds the pinned build tools and installs the missing ones inside the project.
//! It deliberately changes nothing outside it, but for the wasm target and components of rustup.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use crate::{
    fingerprint,
    problem::Problem,
    project::{self, E2E, TOOLS},
    steps::{Output, note},
};

/// The newest line that builds with our Rust; `Trunk.toml` asks for the same.
const TRUNK: &str = "0.21.14";
const TARGET: &str = "wasm32-unknown-unknown";
/// The first Node with `node --test --test-concurrency`.
const NODE: (u32, u32) = (20, 10);

/// Makes sure that trunk and the wasm-bindgen CLI are here at the right versions.
pub fn ensure_build_tools(output: &mut Output) -> Result<(), Problem> {
    ensure_wasm_target(output)?;
    ensure_cargo_tool(output, "trunk", "trunk", TRUNK)?;
    // The CLI refuses any other version of the library than its own.
    let bindgen = locked_version("wasm-bindgen")?;
    ensure_cargo_tool(output, "wasm-bindgen", "wasm-bindgen-cli", &bindgen)
}

/// Makes sure that Rust can compile for the browser.
pub fn ensure_wasm_target(output: &mut Output) -> Result<(), Problem> {
    let folder =
        answer(Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    note(&format!("Ajout de la cible {TARGET} de Rust"));
    rustup(output, &["target", "add", TARGET])
}

/// Makes sure that a component of Rust (`rustfmt`, `clippy`) answers.
pub fn ensure_component(
    output: &mut Output,
    component: &str,
    command: &str,
) -> Result<(), Problem> {
    if answer(Command::new("cargo").args([command, "--version"])).is_some() {
        return Ok(());
    }
    note(&format!("Ajout du composant {component} de Rust"));
    rustup(output, &["component", "add", component])
}

/// Makes sure that Node answers and is recent enough.
pub fn ensure_node() -> Result<(), Problem> {
    let remedy = format!(
        "Installez Node {}.{} ou plus récent : https://nodejs.org",
        NODE.0, NODE.1
    );
    let Some(version) = answer(Command::new("node").arg("--version")) else {
        return Err(Problem::Absent {
            tool: "Node".to_owned(),
            remedy,
        });
    };
    match major_minor(&version) {
        Some(found) if found >= NODE => Ok(()),
        Some(_) | None => Err(Problem::Absent {
            tool: format!("Un Node assez récent (ici : {})", version.trim()),
            remedy,
        }),
    }
}

/// Makes sure that the npm tools are those of the lock file.
pub fn ensure_npm_tools(output: &mut Output) -> Result<(), Problem> {
    ensure_node()?;
    let modules = Path::new(E2E).join("node_modules");
    let stamp = modules.join(".balise-stamp");
    let wanted = fingerprint::of(&[
        &format!("{E2E}/package.json"),
        &format!("{E2E}/package-lock.json"),
    ])?;
    if fs::read_to_string(&stamp).is_ok_and(|found| found == wanted) {
        return Ok(());
    }
    note("Installation des outils npm (navigateur, wasm-opt, validateur)");
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(E2E);
    output
        .run(&mut npm, "L'installation des outils npm")
        .map_err(network)?;
    fs::write(&stamp, wanted).map_err(Problem::file(&stamp))
}

/// The search path with our tools before the machine's.
pub fn search_path() -> Result<OsString, Problem> {
    let mut folders = vec![
        project::absolute(Path::new(TOOLS).join("bin"))?,
        project::absolute(Path::new(E2E).join("node_modules/.bin"))?,
    ];
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).map_err(|_| Problem::Failed {
        what: "La lecture du PATH".to_owned(),
        advice: "Le chemin du projet contient un caractère interdit (« : » ou « \" »).".to_owned(),
    })
}

/// The first program of that name on the machine's search path.
pub fn find_program(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&file))
        .find(|path| path.is_file())
}

/// What a command prints, when it exists and succeeds.
pub fn answer(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

fn ensure_cargo_tool(
    output: &mut Output,
    program: &str,
    package: &str,
    version: &str,
) -> Result<(), Problem> {
    let ours = Path::new(TOOLS)
        .join("bin")
        .join(format!("{program}{}", env::consts::EXE_SUFFIX));
    let is_right = |path: &Path| version_of(path).as_deref() == Some(version);
    if is_right(&ours) {
        return Ok(());
    }
    // Another version of ours would hide the machine's, which comes later on the search path.
    if !ours.exists() && find_program(program).is_some_and(|path| is_right(&path)) {
        return Ok(());
    }
    note(&format!(
        "Installation de {package} {version} dans {TOOLS} (quelques minutes, une seule fois)"
    ));
    let mut install = Command::new("cargo");
    install.args([
        "install",
        "--locked",
        "--force",
        "--root",
        TOOLS,
        "--version",
        &format!("={version}"),
        package,
    ]);
    output
        .run(
            &mut install,
            &format!("L'installation de {package} {version}"),
        )
        .map_err(network)
}

fn rustup(output: &mut Output, arguments: &[&str]) -> Result<(), Problem> {
    output
        .run(Command::new("rustup").args(arguments), "L'ajout par rustup")
        .map_err(|problem| match problem {
            Problem::Absent { .. } => Problem::Absent {
                tool: "rustup".to_owned(),
                remedy: format!(
                    "Installez Rust par https://rustup.rs, puis lancez : rustup {}",
                    arguments.join(" ")
                ),
            },
            other => network(other),
        })
}

/// An installation fails for want of a network far more often than for any other reason.
fn network(problem: Problem) -> Problem {
    match problem {
        Problem::Failed { what, advice } => Problem::Failed {
            what,
            advice: format!("{advice} Vérifiez d'abord la connexion au réseau."),
        },
        other => other,
    }
}

/// The second word of `trunk 0.21.14`, `wasm-bindgen 0.2.129`.
fn version_of(program: &Path) -> Option<String> {
    // NO_COLOR=1 makes trunk 0.21 refuse its command line.
    let text = answer(
        Command::new(program)
            .arg("--version")
            .env_remove("NO_COLOR"),
    )?;
    text.split_whitespace().nth(1).map(str::to_owned)
}

fn locked_version(package: &str) -> Result<String, Problem> {
    let lock = Path::new("Cargo.lock");
    let text = fs::read_to_string(lock).map_err(Problem::file(lock))?;
    version_in_lock(&text, package).ok_or_else(|| Problem::Failed {
        what: "La lecture de Cargo.lock".to_owned(),
        advice: format!("La version de {package} n'y est pas."),
    })
}

fn version_in_lock(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name).skip(1);
    let version = lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')?;
    Some(version.to_owned())
}

fn major_minor(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version
        .trim()
        .trim_start_matches('v')
        .split('.')
        .map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_the_lock_file_is_the_one_of_the_named_package() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.129\"\nsource = \"x\"\n";
        assert_eq!(
            version_in_lock(lock, "wasm-bindgen").as_deref(),
            Some("0.2.129")
        );
        assert_eq!(version_in_lock(lock, "wasm"), None);
    }

    #[test]
    fn node_versions_are_compared_as_numbers() {
        assert_eq!(major_minor("v20.9.0\n"), Some((20, 9)));
        assert!(major_minor("v20.9.0") < Some(NODE));
        assert!(major_minor("v20.20.2") >= Some(NODE));
        assert!(major_minor("v100.0.0") >= Some(NODE));
        assert_eq!(major_minor("inconnu"), None);
    }

    #[test]
    fn trunk_toml_asks_for_the_version_installed_here() {
        let trunk = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Trunk.toml"))
            .unwrap_or_default();
        assert!(trunk.contains(&format!("trunk-version = \"{TRUNK}\"")));
    }
}
