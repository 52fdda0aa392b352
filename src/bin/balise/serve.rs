//! `balise serve`: builds the app if needed and serves it.
//! It deliberately watches no file: a second `balise serve` builds what changed.

use std::process::ExitCode;

use crate::{
    args::{Accepted, Options},
    build,
    problem::Problem,
    project, server,
    site::Site,
    steps::{Output, say},
};

const DEFAULT_PORT: u16 = 8080;
const ACCEPTED: Accepted = Accepted {
    valued: &["--port", "--under", "--dist"],
    flags: &["--no-build"],
};

/// Runs the command; it only returns on a problem.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    let options = Options::read(arguments, &ACCEPTED)?;
    let port = port(options.value("--port"))?;
    let under = options.value("--under").unwrap_or("/");
    // The person's folder is relative to where they are, the rest to the project.
    let folder = options.value("--dist").map(project::absolute).transpose()?;
    project::enter()?;
    // Said before a build of several minutes rather than after.
    drop(server::listen(port)?);
    let dist = match folder {
        Some(folder) => folder,
        None if options.has("--no-build") => project::DIST.into(),
        None => {
            build::run(&mut Output::Terminal)?;
            project::DIST.into()
        }
    };
    let site = Site::open(&dist, under)?;
    let listener = server::listen(port)?;
    let port = listener.local_addr().map_or(port, |address| address.port());
    say(&format!("Balise : http://127.0.0.1:{port}{}", site.under()));
    say("Ctrl+C pour arrêter");
    server::run(listener, site)?;
    Ok(ExitCode::SUCCESS)
}

fn port(value: Option<&str>) -> Result<u16, Problem> {
    value.map_or(Ok(DEFAULT_PORT), |value| {
        value.parse().map_err(|_| {
            Problem::Usage(format!(
                "« --port {value} » n'est pas un port. Donnez un nombre de 0 à 65535."
            ))
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_port_is_a_number_that_fits() {
        assert_eq!(port(None).ok(), Some(8080));
        assert_eq!(port(Some("0")).ok(), Some(0));
        assert_eq!(port(Some("65535")).ok(), Some(65535));
        for wrong in ["65536", "-1", "http", "80 80"] {
            assert!(port(Some(wrong)).is_err(), "{wrong}");
        }
    }
}
