//! `balise`, the project's native tool: reads the command and hands over to its module.
//! It deliberately does no work of its own, and needs neither Leptos nor a browser.

mod args;
mod build;
mod check;
mod compress;
mod fingerprint;
mod problem;
mod project;
#[cfg(test)]
mod scratch;
mod serve;
mod server;
mod site;
mod steps;
mod styles;
mod system;
mod test;
mod tools;

use std::process::ExitCode;

use problem::Problem;

const HELP: &str = "\
balise : l'outil du projet

  cargo balise serve    construit l'application et la sert sur http://127.0.0.1:8080
        --port N          un autre port (0 : un port libre)
        --under /a/b/     sert le dossier sous ce chemin, et rien ailleurs
        --no-build        sert dist/ sans construire
        --dist DOSSIER    sert ce dossier-là, sans construire
  cargo balise test     lance toutes les vérifications
        --only A,B        seulement ces étapes
        --verbose         montre tout ce que disent les commandes
  cargo balise check    vérifie les contenus
        --json            le résultat en JSON
        CHEMIN…           seulement ces fichiers
  cargo balise build    construit dist/
  cargo balise prepare  vérifie les contenus et réunit les styles (trunk l'appelle)
  cargo balise help     montre cette aide
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    let (command, rest) = match arguments.split_first() {
        Some((command, rest)) => (command.as_str(), rest),
        None => ("help", arguments.as_slice()),
    };
    if command == "check" {
        return check::run(rest);
    }
    match dispatch(command, rest) {
        Ok(code) => code,
        Err(problem) => {
            steps::complain(&problem);
            problem.exit_code()
        }
    }
}

fn dispatch(command: &str, rest: &[String]) -> Result<ExitCode, Problem> {
    let wants_help = rest
        .iter()
        .any(|argument| argument == "--help" || argument == "-h");
    match command {
        "help" | "--help" | "-h" => Ok(help()),
        "build" | "prepare" | "serve" | "test" if wants_help => Ok(help()),
        "build" => build::command(rest),
        "prepare" => styles::command(rest),
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "--version" | "-V" => {
            steps::say(&format!("balise {}", env!("CARGO_PKG_VERSION")));
            Ok(ExitCode::SUCCESS)
        }
        other => Err(Problem::Usage(format!(
            "la commande « {other} » n'existe pas. Commandes : serve, test, check, build, help."
        ))),
    }
}

fn help() -> ExitCode {
    steps::say(HELP.trim_end());
    ExitCode::SUCCESS
}
