//! Finds the tests' system tools (Chromium, Java, poppler, `LibreOffice`) and installs them where that is ours to do: Debian, as root.
//! It deliberately never asks for a password: elsewhere it gives the line to type.

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    problem::Problem,
    steps::{Output, note},
    tools::{answer, find_program},
};

const CHROMIUM: Package = Package {
    name: "Chromium",
    packages: &["chromium", "fonts-liberation"],
};
const JAVA: Package = Package {
    name: "Java",
    packages: &["default-jre-headless"],
};
const POPPLER: Package = Package {
    name: "poppler",
    packages: &["poppler-utils"],
};
const LIBREOFFICE: Package = Package {
    name: "LibreOffice",
    packages: &["libreoffice-calc-nogui", "libreoffice-writer-nogui"],
};
const LIBREOFFICE_PLACE: &str = "/Applications/LibreOffice.app/Contents/MacOS/soffice";
const CHROMIUM_NAMES: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
];
const CHROMIUM_PLACES: [&str; 2] = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// A tool, or what a person can do to get it.
pub enum Found {
    /// Where it is.
    Here(PathBuf),
    /// The reason for a skip, with the line to type.
    Missing(String),
}

/// The browser: the variable `CHROMIUM`, the search path, or a fresh installation.
pub fn chromium(output: &mut Output) -> Result<Found, Problem> {
    CHROMIUM.find_or_install(output, || {
        let named = env::var_os("CHROMIUM")
            .map(PathBuf::from)
            .filter(|path| path.is_file());
        named
            .or_else(|| CHROMIUM_NAMES.into_iter().find_map(find_program))
            .or_else(|| {
                CHROMIUM_PLACES
                    .into_iter()
                    .map(PathBuf::from)
                    .find(|path| path.is_file())
            })
    })
}

/// The Java that runs the HTML validator.
pub fn java(output: &mut Output) -> Result<Found, Problem> {
    // macOS has a `java` that only says it is not installed: it must answer.
    JAVA.find_or_install(output, || {
        find_program("java").filter(|java| answer(Command::new(java).arg("-version")).is_some())
    })
}

/// What reads printed pages: `pdfinfo`, which comes with `pdftotext` and `pdftoppm`.
pub fn poppler(output: &mut Output) -> Result<Found, Problem> {
    POPPLER.find_or_install(output, || find_program("pdfinfo"))
}

/// The office suite that opens what Balise exports, without a screen.
pub fn libreoffice(output: &mut Output) -> Result<Found, Problem> {
    LIBREOFFICE.find_or_install(output, || {
        let place = PathBuf::from(LIBREOFFICE_PLACE);
        find_program("soffice").or_else(|| place.is_file().then_some(place))
    })
}

struct Package {
    name: &'static str,
    packages: &'static [&'static str],
}

impl Package {
    fn find_or_install(
        &self,
        output: &mut Output,
        find: impl Fn() -> Option<PathBuf>,
    ) -> Result<Found, Problem> {
        if let Some(path) = find() {
            return Ok(Found::Here(path));
        }
        if !is_debian_as_root() {
            return Ok(Found::Missing(self.advice()));
        }
        note(&format!("Installation de {} par apt-get", self.name));
        output.run(
            apt_get().arg("update"),
            "La mise à jour de la liste des paquets (apt-get update)",
        )?;
        let mut install = apt_get();
        install
            .args(["install", "--yes", "--no-install-recommends"])
            .args(self.packages);
        output.run(&mut install, &format!("L'installation de {}", self.name))?;
        Ok(find().map_or_else(|| Found::Missing(self.advice()), Found::Here))
    }

    fn advice(&self) -> String {
        let line = if Path::new("/etc/debian_version").exists() {
            format!("sudo apt-get install -y {}", self.packages.join(" "))
        } else {
            "installez ce programme, puis recommencez".to_owned()
        };
        format!("{} manque ({line})", self.name)
    }
}

fn apt_get() -> Command {
    let mut command = Command::new("apt-get");
    command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .args(["-o", "DPkg::Lock::Timeout=300"]);
    command
}

fn is_debian_as_root() -> bool {
    Path::new("/etc/debian_version").exists()
        && find_program("apt-get").is_some()
        && answer(Command::new("id").arg("-u")).is_some_and(|id| id.trim() == "0")
}
