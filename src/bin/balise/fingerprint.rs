//! One number for the contents of files and folders: has anything changed since the last build?
//! It deliberately ignores dates, and is no protection against forgery.

use std::{
    fs,
    hash::{DefaultHasher, Hash, Hasher},
    path::{Path, PathBuf},
};

use crate::problem::Problem;

/// The names and contents of everything below the given paths, in a stable order.
/// A path that does not exist counts as such: creating it later changes the number.
pub fn of(paths: &[&str]) -> Result<String, Problem> {
    let mut hasher = DefaultHasher::new();
    for path in paths {
        path.hash(&mut hasher);
        for file in files(Path::new(path))? {
            file.to_string_lossy().hash(&mut hasher);
            fs::read(&file)
                .map_err(Problem::file(&file))?
                .hash(&mut hasher);
        }
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The same for bytes in memory.
pub fn of_bytes(bytes: &[u8]) -> String {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

/// Every file at or below a path, sorted; none when it does not exist.
pub fn files(path: &Path) -> Result<Vec<PathBuf>, Problem> {
    let mut found = Vec::new();
    collect(path, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), Problem> {
    if path.is_file() {
        found.push(path.to_owned());
    } else if path.is_dir() {
        for entry in fs::read_dir(path).map_err(Problem::file(path))? {
            collect(&entry.map_err(Problem::file(path))?.path(), found)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scratch::Scratch;

    fn number(scratch: &Scratch) -> String {
        of(&[&scratch.path().to_string_lossy()]).unwrap_or_default()
    }

    #[test]
    fn a_change_in_a_file_a_name_or_a_folder_is_seen() {
        let scratch = Scratch::new("fingerprint");
        scratch.write("a/b.md", "un");
        let first = number(&scratch);
        assert_eq!(first, number(&scratch));

        scratch.write("a/b.md", "deux");
        let changed = number(&scratch);
        assert_ne!(first, changed);

        scratch.write("a/c.md", "");
        let added = number(&scratch);
        assert_ne!(changed, added);

        scratch.remove("a/c.md");
        scratch.write("a/b.md", "un");
        assert_eq!(first, number(&scratch));
    }

    #[test]
    fn text_that_moves_from_one_file_to_the_next_is_seen() {
        let scratch = Scratch::new("fingerprint-move");
        scratch.write("a", "12");
        scratch.write("b", "3");
        let first = number(&scratch);
        scratch.write("a", "1");
        scratch.write("b", "23");
        assert_ne!(first, number(&scratch));
    }

    #[test]
    fn a_path_that_does_not_exist_is_no_error() {
        assert!(of(&["n'existe pas"]).is_ok());
    }
}
