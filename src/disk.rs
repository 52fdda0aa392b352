//! Reads `content/` from a disk, for the native tool, the prerenderer and the tests.
//!
//! It reads texts and names; what they mean belongs to [`formats`](crate::formats). Symbolic links
//! are refused, so that a lesson is what its folder shows.

use std::path::{Path, PathBuf};
use std::{fmt, fs, io};

use crate::domain::date::Date;
use crate::formats::curriculum::SourceFile;

/// Longest file that is read, in bytes: a lesson is about 20 kB.
const MAX_BYTES: u64 = 1_000_000;

/// Everything below `content/`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Content {
    /// Texts: Markdown and YAML.
    pub files: Vec<SourceFile>,
    /// Images, as lessons name them: `images/x.svg`.
    pub images: Vec<String>,
}

/// Why a folder cannot be read.
#[derive(Debug)]
pub enum Unreadable {
    /// The system refused.
    System(PathBuf, io::Error),
    /// A symbolic link.
    Link(PathBuf),
    /// A file longer than a lesson may be.
    TooLarge(PathBuf),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::System(path, error) => write!(f, "{} ne se lit pas ({error})", path.display()),
            Self::Link(path) => write!(
                f,
                "{} est un lien : copiez le fichier lui-même",
                path.display()
            ),
            Self::TooLarge(path) => write!(f, "{} dépasse un mégaoctet", path.display()),
        }
    }
}

/// Reads a content folder; the order does not depend on the disk.
///
/// # Errors
/// [`Unreadable`], with the path.
pub fn read(root: &Path) -> Result<Content, Unreadable> {
    let mut content = Content::default();
    walk(root, "", &mut content)?;
    content.files.sort_by(|a, b| a.path.cmp(&b.path));
    content.images.sort();
    Ok(content)
}

fn walk(folder: &Path, below: &str, content: &mut Content) -> Result<(), Unreadable> {
    let failed = |error| Unreadable::System(folder.to_owned(), error);
    for entry in fs::read_dir(folder).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        let path = entry.path();
        let kind = entry.file_type().map_err(failed)?;
        let name = format!("{below}{}", entry.file_name().to_string_lossy());
        let extension = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        if kind.is_symlink() {
            return Err(Unreadable::Link(path));
        } else if kind.is_dir() {
            walk(&path, &format!("{name}/"), content)?;
        } else if matches!(extension, "md" | "yml") {
            content.files.push(SourceFile {
                text: read_text(&path)?,
                path: name,
            });
        } else if name.starts_with("images/") {
            content.images.push(name);
        }
    }
    Ok(())
}

/// Reads a text; line ends become `\n`.
///
/// # Errors
/// [`Unreadable`], with the path.
pub fn read_text(path: &Path) -> Result<String, Unreadable> {
    let failed = |error| Unreadable::System(path.to_owned(), error);
    if fs::metadata(path).map_err(failed)?.len() > MAX_BYTES {
        return Err(Unreadable::TooLarge(path.to_owned()));
    }
    Ok(fs::read_to_string(path)
        .map_err(failed)?
        .replace("\r\n", "\n"))
}

/// The day of this machine's clock, in UTC: the only clock of the native tool.
pub fn today() -> Date {
    let now = time::OffsetDateTime::now_utc();
    let year = u16::try_from(now.year()).unwrap_or(2000);
    // A clock outside 2000–2199 is wrong; the last day there is makes every review date expire.
    Date::new(year, u8::from(now.month()), now.day()).unwrap_or_else(|_| Date::last())
}
