//! A folder of its own for a test, removed at the end.
//! It deliberately exists only in tests.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process,
};

/// A temporary folder; dropping it erases it.
pub struct Scratch {
    path: PathBuf,
}

impl Scratch {
    /// An empty folder; `name` is the test's own.
    pub fn new(name: &str) -> Self {
        let path = env::temp_dir().join(format!("balise-{name}-{}", process::id()));
        drop(fs::remove_dir_all(&path));
        assert!(fs::create_dir_all(&path).is_ok(), "no temporary folder");
        Self { path }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a file and the folders it needs.
    pub fn write(&self, file: &str, text: &str) {
        let file = self.path.join(file);
        let parent = file.parent().unwrap_or(&self.path);
        assert!(
            fs::create_dir_all(parent).is_ok(),
            "no folder for {}",
            file.display()
        );
        assert!(fs::write(&file, text).is_ok(), "no file {}", file.display());
    }

    /// Removes a file.
    pub fn remove(&self, file: &str) {
        assert!(
            fs::remove_file(self.path.join(file)).is_ok(),
            "no file {file}"
        );
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.path));
    }
}
