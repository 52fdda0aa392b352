//! `balise play`: a scenario in the terminal, one line of text for one choice.
//! It deliberately writes no file and keeps nothing: leaving forgets the play.

use std::io::{self, BufRead, IsTerminal};
use std::process::ExitCode;

use balise::domain::id::ChoiceId;
use balise::domain::play::{Position, Story};
use balise::domain::scenario::Role;
use balise::formats::transcript::Transcript;
use balise::formats::typography::french;

use crate::args::{Accepted, Options};
use crate::problem::Problem;
use crate::steps::say;
use crate::story;

const ACCEPTED: Accepted = Accepted {
    valued: &["--prenoms", "--role", "--choix"],
    flags: &[],
};

/// Runs the command.
pub fn command(arguments: &[String]) -> Result<ExitCode, Problem> {
    let (file, rest) = story::file(arguments)?;
    let options = Options::read(rest, &ACCEPTED)?;
    let checked = story::checked(file)?;
    let set = story::set(options.value("--prenoms"), &checked)?;
    let story = story::ready(&checked)?;
    let choices = choices(&story, &options)?;
    let told = Transcript::new(&story, set);
    let position = resume(&story, &choices)?;
    let whole = told.whole(&position);
    say(whole.trim_end());
    if options.value("--choix").is_none() || io::stdin().is_terminal() {
        drop(converse(&story, &told, choices, &mut io::stdin().lock()));
    }
    Ok(ExitCode::SUCCESS)
}

/// The choices that the options make: the role, then `--choix`.
fn choices(story: &Story, options: &Options) -> Result<Vec<ChoiceId>, Problem> {
    let mut choices = Vec::new();
    let roles = &story.scenario().roles;
    if let Some(words) = options.value("--role") {
        let role = Role::parse(words).filter(|role| roles.iter().any(|(known, _)| known == role));
        let Some(role) = role else {
            let known: Vec<&str> = roles.iter().map(|(role, _)| role.slug()).collect();
            return Err(story::usage(&format!(
                "le rôle « {words} » n’existe pas ici. Rôles : {}.",
                known.join(", ")
            )));
        };
        // A scenario with one role takes it by itself.
        if roles.len() > 1 {
            choices.extend(ChoiceId::parse(&format!("role-{}", role.slug())).ok());
        }
    }
    for word in options
        .value("--choix")
        .into_iter()
        .flat_map(|list| list.split(','))
    {
        // A path can be pasted from `balise check`, arrows included.
        for word in word
            .split('→')
            .map(str::trim)
            .filter(|word| !word.is_empty())
        {
            let id = ChoiceId::parse(word)
                .map_err(|_| story::usage(&format!("« {word} » n’est pas un choix.")))?;
            if !choices.contains(&id) || !id.as_str().starts_with("role-") {
                choices.push(id);
            }
        }
    }
    Ok(choices)
}

/// The position after these choices, or which one cannot be made.
fn resume(story: &Story, choices: &[ChoiceId]) -> Result<Position, Problem> {
    let position = story.play(choices).ok_or_else(|| Problem::Failed {
        what: "Le début de l’histoire".to_owned(),
        advice: "Ce scénario n’a aucune scène.".to_owned(),
    })?;
    let Some(refused) = choices.get(position.trail.len()) else {
        return Ok(position);
    };
    let offered: Vec<String> = story
        .moves(position.state)
        .into_iter()
        .filter_map(|made| story.id_of(position.state, made))
        .map(|id| id.to_string())
        .collect();
    let scene = story
        .scene(position.state)
        .map_or("", |scene| scene.id.as_str());
    Err(story::usage(&format!(
        "le choix « {refused} » (le {}e) ne peut pas être fait dans la scène « {scene} ». Choix possibles : {}.",
        position.trail.len() + 1,
        offered.join(", ")
    )))
}

/// What a line asks for.
#[derive(Debug, PartialEq, Eq)]
enum Wish {
    /// The choice of this rank.
    Choose(usize),
    /// One choice back.
    Back,
    /// The end.
    Stop,
}

/// Asks, reads and plays until the person stops or there is nothing more to read: the choices made.
fn converse(
    story: &Story,
    told: &Transcript<'_>,
    mut choices: Vec<ChoiceId>,
    input: &mut impl BufRead,
) -> Vec<ChoiceId> {
    while let Some(position) = story.play(&choices) {
        let moves = story.moves(position.state);
        say(&french(&invitation(moves.len())));
        let mut line = Vec::new();
        if !matches!(input.read_until(b'\n', &mut line), Ok(1..)) {
            say(&french(
                "Plus rien à lire : l’histoire s’arrête là. À bientôt.",
            ));
            break;
        }
        match wish(&String::from_utf8_lossy(&line), moves.len()) {
            Err(sentence) => say(&french(&sentence)),
            Ok(Wish::Stop) => {
                say("À bientôt.");
                break;
            }
            Ok(Wish::Back) if choices.pop().is_none() => {
                say("C’est le début de l’histoire, il n’y a rien avant.");
            }
            Ok(Wish::Back) => {
                if let Some(position) = story.play(&choices) {
                    say(told.again(&position).trim_end());
                }
            }
            Ok(Wish::Choose(nth)) => {
                let made = moves.get(nth).copied();
                choices.extend(made.and_then(|made| story.id_of(position.state, made)));
                if let Some(next) = story.play(&choices) {
                    if let Some(turn) = next.trail.last() {
                        say(told.made(turn).trim_end());
                    }
                    say(told.moment(&next).trim_end());
                }
            }
        }
    }
    choices
}

fn invitation(moves: usize) -> String {
    match moves {
        0 => "\nr pour revenir au choix d’avant, q pour arrêter.".to_owned(),
        1 => "\n1 pour continuer, r pour revenir au choix d’avant, q pour arrêter.".to_owned(),
        _ => {
            format!("\nUn nombre de 1 à {moves}, r pour revenir au choix d’avant, q pour arrêter.")
        }
    }
}

/// Reads a line, or says what is expected.
fn wish(line: &str, moves: usize) -> Result<Wish, String> {
    let line = line.trim();
    match line {
        "q" | "Q" => return Ok(Wish::Stop),
        "r" | "R" => return Ok(Wish::Back),
        _ => {}
    }
    let number: Option<usize> = line.parse().ok();
    match number.and_then(|number| number.checked_sub(1)) {
        Some(rank) if rank < moves => Ok(Wish::Choose(rank)),
        Some(_) | None if line.is_empty() => Err("Rien n’est écrit sur cette ligne.".to_owned()),
        Some(_) | None => Err(format!("« {line} » ne correspond à aucun choix.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use balise::domain::date::Date;
    use balise::domain::registry::Registries;
    use balise::formats::curriculum::{Context, Fixed, check_scenario};

    const STORY: &str = "\
---
id: s1
titre: Essai
niveaux: [5e]
geste: En parler.
roles:
  temoin: Tu es là.
  ami: Tu es son ami.
appli: messagerie
personnages:
  lina: [Lina, Kenza]
annonce: On y parle d’un essai.
duree: 5
verifie-le: 2026-11-20
a-revoir-avant: 2027-08-31
---

# Essai

## Un {#un}

Le matin.

- [Je pars](#deux)
- [Je reste](#un) {#rester}

## Deux {#deux .fin issue=aide}

Le soir.
";

    /// The choices that these lines make.
    fn played(lines: &[u8]) -> Option<String> {
        let context = Context {
            registries: &Registries::default(),
            images: &[],
            scenarios: &[],
            fixed: &Fixed::default(),
            today: Date::parse_iso("2026-11-20").ok()?,
        };
        let (checked, _) = check_scenario(STORY, &context);
        let story = Story::new(checked?.scenario).ok()?;
        let told = Transcript::new(&story, 0);
        let choices = converse(&story, &told, Vec::new(), &mut &*lines);
        let ids: Vec<&str> = choices.iter().map(ChoiceId::as_str).collect();
        Some(ids.join(" "))
    }

    #[test]
    fn lines_make_a_play() {
        for (lines, expected) in [
            (&b""[..], ""),
            (b"2\n2\n1\n", "role-ami rester deux"),
            (b"1\nx\n\n9\n1\nr\n2\nq\n1\n", "role-temoin rester"),
            (b"r\nr\n2", "role-ami"),
            (b"1\n\xff\xfe\n1\n1\nr", "role-temoin"),
        ] {
            assert_eq!(played(lines).as_deref(), Some(expected));
        }
    }

    #[test]
    fn a_line_is_a_number_or_a_letter() {
        for (line, expected) in [
            ("1\n", Ok(Wish::Choose(0))),
            (" 3 \n", Ok(Wish::Choose(2))),
            ("r\n", Ok(Wish::Back)),
            ("Q", Ok(Wish::Stop)),
        ] {
            assert_eq!(wish(line, 3), expected);
        }
        for line in ["0", "4", "-1", "un", "1 2", "99999999999999999999999"] {
            let sentence = format!("« {line} » ne correspond à aucun choix.");
            assert_eq!(wish(line, 3), Err(sentence));
        }
        assert_eq!(
            wish("\n", 3),
            Err("Rien n’est écrit sur cette ligne.".to_owned())
        );
    }

    #[test]
    fn an_ending_only_offers_to_go_back() {
        assert!(!invitation(0).contains('1') && invitation(4).contains("de 1 à 4"));
        assert!(wish("1", 0).is_err());
    }
}
