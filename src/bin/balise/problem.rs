//! What can go wrong in the tool, each with a French sentence and an exit code.
//! It deliberately holds no backtrace and wraps no error chain: the sentence is the whole message.

use std::{
    fmt, io,
    path::{Path, PathBuf},
    process::ExitCode,
};

/// A reason to stop.
#[derive(Debug)]
pub enum Problem {
    /// The command line is not understood.
    Usage(String),
    /// The current folder is not inside the project.
    NoProject,
    /// A tool is not on this machine.
    Absent {
        /// Its name.
        tool: String,
        /// What to do about it.
        remedy: String,
    },
    /// A command ended badly; its own output was already shown or logged.
    Failed {
        /// What was being done.
        what: String,
        /// What to look at first.
        advice: String,
    },
    /// A file could not be read or written.
    File {
        /// The file.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The content check found errors, already printed.
    Content,
    /// Another program listens on this port.
    PortInUse(u16),
    /// The port cannot be opened for another reason.
    Port(u16, io::Error),
}

impl Problem {
    /// For `map_err` on a file operation.
    pub fn file(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self::File {
            path: path.to_owned(),
            source,
        }
    }

    /// 2 for a command line that is not understood, 1 for the rest.
    pub fn exit_code(&self) -> ExitCode {
        match self {
            Self::Usage(_) => ExitCode::from(2),
            Self::NoProject
            | Self::Absent { .. }
            | Self::Failed { .. }
            | Self::File { .. }
            | Self::Content
            | Self::PortInUse(_)
            | Self::Port(..) => ExitCode::FAILURE,
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usage(sentence) => write!(f, "{sentence}"),
            Self::NoProject => {
                write!(
                    f,
                    "ce dossier n'est pas celui de Balise. Allez dans le dossier du projet, puis recommencez."
                )
            }
            Self::Absent { tool, remedy } => write!(f, "{tool} manque sur cette machine. {remedy}"),
            Self::Failed { what, advice } => write!(f, "{what} : échec. {advice}"),
            Self::File { path, source } => write!(f, "{} : {}.", path.display(), reason(source)),
            Self::Content => write!(
                f,
                "les contenus ont des erreurs (voir ci-dessus). Corrigez-les, puis recommencez."
            ),
            Self::PortInUse(port) => {
                let other = port.checked_add(1).unwrap_or(8081);
                write!(
                    f,
                    "le port {port} est déjà pris. Essayez : cargo balise serve --port {other}"
                )
            }
            Self::Port(port, source) => write!(
                f,
                "le port {port} ne peut pas être ouvert : {}.",
                reason(source)
            ),
        }
    }
}

/// The usual reasons in French; the system's own words for the rest.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "introuvable".to_owned(),
        io::ErrorKind::PermissionDenied => "accès refusé".to_owned(),
        io::ErrorKind::StorageFull => "le disque est plein".to_owned(),
        io::ErrorKind::ReadOnlyFilesystem => "le disque est en lecture seule".to_owned(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_in_use_names_the_way_out() {
        assert!(Problem::PortInUse(8080).to_string().contains("--port 8081"));
        assert!(
            Problem::PortInUse(u16::MAX)
                .to_string()
                .contains("--port 8081")
        );
    }

    #[test]
    fn a_missing_file_is_said_in_french() {
        let problem = Problem::file(Path::new("dist"))(io::Error::from(io::ErrorKind::NotFound));
        assert_eq!(problem.to_string(), "dist : introuvable.");
    }
}
