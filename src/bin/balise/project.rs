//! Where things are in the project.
//! It deliberately creates nothing: whoever writes in a folder makes it.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::problem::Problem;

/// The built app.
pub const DIST: &str = "dist";
/// What the tool remembers between two runs.
pub const STATE: &str = "target/balise";
/// Trunk and the wasm-bindgen CLI, at their pinned versions.
pub const TOOLS: &str = "target/tools";
/// The browser tests and every npm tool.
pub const E2E: &str = "tests/e2e";

/// Makes the project's folder the current one, so that every path above is relative to it.
pub fn enter() -> Result<(), Problem> {
    let here = env::current_dir().map_err(Problem::file(Path::new(".")))?;
    let root = root(&here).ok_or(Problem::NoProject)?;
    env::set_current_dir(&root).map_err(Problem::file(&root))
}

/// An address that stays right when a child works in another folder.
pub fn absolute(path: impl AsRef<Path>) -> Result<PathBuf, Problem> {
    let path = path.as_ref();
    std::path::absolute(path).map_err(Problem::file(path))
}

/// The nearest folder upwards that holds our own manifest.
fn root(here: &Path) -> Option<PathBuf> {
    here.ancestors()
        .find(|folder| is_root(folder))
        .map(Path::to_owned)
}

fn is_root(folder: &Path) -> bool {
    fs::read_to_string(folder.join("Cargo.toml")).is_ok_and(|manifest| {
        manifest
            .lines()
            .any(|line| line.trim() == "name = \"balise\"")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_is_found_from_a_folder_below_and_not_from_above() {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(root(&manifest.join("src/bin")).as_deref(), Some(manifest));
        assert_eq!(root(Path::new("/")), None);
    }
}
