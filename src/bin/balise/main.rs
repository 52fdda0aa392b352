//! `balise`, the project's native tool: reads the command and hands over to its module.
//! It deliberately does no work of its own, and needs neither Leptos nor a browser.

mod args;
mod build;
mod check;
mod compress;
mod fingerprint;
mod map;
mod paper;
mod play;
mod problem;
mod project;
#[cfg(test)]
mod scratch;
mod serve;
mod server;
mod site;
mod stats;
mod steps;
mod story;
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
        --stats           la taille de chaque scénario : états, fins, plus long chemin
        CHEMIN…           seulement ces fichiers
  cargo balise play FICHIER   joue un scénario dans le terminal (un chemin, ou un identifiant : s5)
        --prenoms N       un autre jeu de prénoms (1 : le premier)
        --role ROLE       temoin, ami ou conseil
        --choix A,B,C     joue ces choix d'abord
  cargo balise map FICHIER    dessine un scénario : une carte SVG, et la même en Markdown
        --sortie DOSSIER  un autre dossier que target/balise/cartes
  cargo balise paper FICHIER  écrit un scénario à imprimer, avec sa feuille de jeu
        --prenoms N       un autre jeu de prénoms (1 : le premier)
        --sortie DOSSIER  un autre dossier que target/balise/papier
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
        "build" | "map" | "paper" | "play" | "prepare" | "serve" | "test" if wants_help => {
            Ok(help())
        }
        "build" => build::command(rest),
        "map" => map::command(rest),
        "paper" => paper::command(rest),
        "play" => play::command(rest),
        "prepare" => styles::command(rest),
        "serve" => serve::command(rest),
        "test" => test::command(rest),
        "--version" | "-V" => {
            steps::say(&format!("balise {}", env!("CARGO_PKG_VERSION")));
            Ok(ExitCode::SUCCESS)
        }
        other => Err(unknown(other)),
    }
}

fn unknown(command: &str) -> Problem {
    Problem::Usage(format!(
        "la commande « {command} » n'existe pas. Commandes : serve, test, check, play, map, paper, build, help."
    ))
}

fn help() -> ExitCode {
    steps::say(HELP.trim_end());
    ExitCode::SUCCESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_is_in_the_help_and_in_the_error() {
        let error = unknown("plya").to_string();
        for command in [
            "serve", "test", "check", "play", "map", "paper", "build", "help",
        ] {
            assert!(
                HELP.contains(&format!("cargo balise {command} ")),
                "{command}"
            );
            assert!(error.contains(command), "{command}");
        }
    }
}
