//! Walks generated stories of about 10^3, 10^4, 10^5 and 10^6 reachable states, and says how fast:
//! `cargo bench --no-default-features --bench explore`.
//!
//! The stories are texts, read by the parser of the checks: days of several scenes, two measures that
//! are counted, one that is hidden, a setting, choices made once, a role, a search for clues, a shared
//! sub-scene, conditions on choices and on messages. What is timed is the whole walk with its rules,
//! by the processor's time where the system says it.
//! It says whether the targets are held; only `-- --check` makes a missed target a failure.

use std::fmt::Write;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use balise::domain::explore::{MAX_STATES, explore};
use balise::domain::id::{CharacterId, InvalidId, MeasureId, ScenarioId};
use balise::domain::play::Story;
use balise::domain::scenario::{
    AppKind, Character, Face, Measure, Polarity, Role, Scenario, StorySummary, View,
};
use balise::formats::scenario;

/// Fewest states walked in a second, at every size.
const SPEED: f64 = 200_000.0;
/// Most time of a state at the largest size, in times of a state at the smallest.
const GROWTH: f64 = 3.0;
/// For how long each size is walked again and again.
const PATIENCE: Duration = Duration::from_secs(2);

/// The shape of a story.
struct Shape {
    /// What is aimed at.
    states: &'static str,
    /// How many days.
    days: usize,
    /// How many choices can be made once only, all days together.
    gestures: usize,
    /// The upper bound of the measures.
    top: i32,
}

const SHAPES: [Shape; 4] = [
    Shape {
        states: "10^3",
        days: 2,
        gestures: 1,
        top: 2,
    },
    Shape {
        states: "10^4",
        days: 5,
        gestures: 2,
        top: 3,
    },
    Shape {
        states: "10^5",
        days: 8,
        gestures: 4,
        top: 4,
    },
    Shape {
        states: "10^6",
        days: 10,
        gestures: 7,
        top: 5,
    },
];

fn main() -> ExitCode {
    match times() {
        Ok(held) => {
            let strict = std::env::args().any(|argument| argument == "--check");
            if held || !strict {
                ExitCode::SUCCESS
            } else {
                ExitCode::FAILURE
            }
        }
        Err(why) => {
            eprintln!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Walks every story and prints; true when the targets are held.
fn times() -> Result<bool, String> {
    let mut each = Vec::new();
    for shape in SHAPES {
        let story = shape.story()?;
        let (time, found) = mean(|| explore(&story, usize::MAX));
        if let Some(finding) = found.findings.first() {
            return Err(format!("histoire engendrée fautive : {finding:?}"));
        }
        let states = count(found.states);
        each.push(time.as_secs_f64() / states);
        println!(
            "{} : {:>9} états, {:>9} passages, {:>3} scènes ; {:9.2} ms, {:>9.0} états/s ; {:>6.1} Mo gardés, pic {}",
            shape.states,
            found.states,
            found.moves,
            story.scenario().scenes.len(),
            time.as_secs_f64() * 1e3,
            states / time.as_secs_f64(),
            count(found.bytes) / 1e6,
            peak(),
        );
    }
    let (first, last) = (each[0], each[each.len() - 1]);
    let slowest = each.iter().copied().fold(0.0, f64::max);
    let growth = last / first;
    println!(
        "par état : {:.0} ns à 10^3, {:.0} ns à 10^6 ; rapport {growth:.2}, cible : {GROWTH:.0} au plus — {}",
        first * 1e9,
        last * 1e9,
        verdict(growth <= GROWTH)
    );
    println!(
        "au plus lent : {:.0} états/s ; cible : {SPEED:.0} au moins — {}",
        1.0 / slowest,
        verdict(1.0 / slowest >= SPEED)
    );
    explosion()?;
    Ok(growth <= GROWTH && 1.0 / slowest >= SPEED)
}

/// A story with too many states is refused, in the time of the limit and no more.
fn explosion() -> Result<(), String> {
    let shape = Shape {
        states: "",
        days: 12,
        gestures: 40,
        top: 20,
    };
    let story = shape.story()?;
    for limit in [MAX_STATES / 4, MAX_STATES] {
        let (time, found) = mean(|| explore(&story, limit));
        if !found.too_many {
            return Err("l’explosion n’est pas refusée".to_owned());
        }
        println!(
            "explosion : refusée à {limit} états en {:.1} ms, pic {}",
            time.as_secs_f64() * 1e3,
            peak()
        );
    }
    Ok(())
}

/// The mean of many passes, by the time that the processor gave to them: that time is known by steps
/// of some milliseconds.
fn mean<T>(mut pass: impl FnMut() -> T) -> (Duration, T) {
    let begun = Instant::now();
    let start = spent(begun);
    let mut found = pass();
    let mut passes = 1;
    while spent(begun).saturating_sub(start) < PATIENCE {
        found = pass();
        passes += 1;
    }
    (spent(begun).saturating_sub(start) / passes, found)
}

/// The time that the processor has given to this thread, so that other programs are not measured;
/// the time of the clock where the system does not say it.
fn spent(begun: Instant) -> Duration {
    let given = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let given = given
        .split_whitespace()
        .next()
        .and_then(|time| time.parse().ok());
    given.map_or_else(|| begun.elapsed(), Duration::from_nanos)
}

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

fn verdict(held: bool) -> &'static str {
    if held { "tenue" } else { "manquée" }
}

/// The most memory that this process has held, where the system says it.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.split_whitespace().next()?.parse::<u32>().ok());
    kilobytes.map_or_else(
        || "inconnu".to_owned(),
        |kilobytes| format!("{:.1} Mo", f64::from(kilobytes) / 1e3),
    )
}

impl Shape {
    fn story(&self) -> Result<Story, String> {
        let declared = self.declared().map_err(|InvalidId(id)| id)?;
        let text = self.text();
        let parsed = scenario::body(&text, &declared.characters, &declared.measures, None);
        if !parsed.diagnostics.is_empty() {
            return Err(format!("{:?}\n{text}", parsed.diagnostics));
        }
        Story::new(Scenario {
            scenes: parsed.value.scenes,
            ..declared
        })
        .map_err(|too_much| format!("{too_much:?}"))
    }

    fn declared(&self) -> Result<Scenario, InvalidId> {
        let measure = |id, polarity, face| {
            Ok(Measure {
                id: MeasureId::parse(id)?,
                start: 0,
                min: 0,
                max: self.top,
                polarity,
                face,
            })
        };
        let numbers = (0..=self.top.unsigned_abs())
            .map(|n| 10 + n * n * 40)
            .collect();
        let name = "comptes qui ont vu".to_owned();
        let values = ["amis", "tous"].map(|value| (value.to_owned(), value.to_owned()));
        let name_of = "Qui voit ton profil".to_owned();
        let mut setting = measure(
            "profil",
            Polarity::Harm,
            Face::Setting {
                name: name_of,
                values: values.to_vec(),
            },
        )?;
        setting.max = 1;
        setting.start = 1;
        Ok(Scenario {
            summary: StorySummary {
                id: ScenarioId::parse("s1")?,
                title: String::new(),
                levels: Vec::new(),
                gesture: String::new(),
                app: AppKind::Messaging,
                minutes: 15,
                module: None,
            },
            roles: vec![
                (Role::Witness, String::new()),
                (Role::Friend, String::new()),
            ],
            views: vec![View::Role(Role::Witness), View::Role(Role::Friend)],
            announcement: String::new(),
            characters: vec![Character {
                id: CharacterId::parse("lina")?,
                names: vec!["Lina".to_owned(), "Kenza".to_owned()],
            }],
            measures: vec![
                measure("soutien", Polarity::Help, Face::Hidden)?,
                measure("diffusion", Polarity::Harm, Face::Counter { name, numbers })?,
                setting,
            ],
            scenes: Vec::new(),
        })
    }

    /// Days one after the other, then the endings.
    fn text(&self) -> String {
        let mut out = "# Une histoire\n\n".to_owned();
        for day in 1..=self.days {
            self.day(&mut out, day);
        }
        let end = self.days + 1;
        // Writing to a text cannot fail.
        let _ = write!(
            out,
            "## Le profil {{#profil .reperage .aide}}\n\n{WORDS}\n\n\
             - [x] Son collège {{#college}}\n  > Il dit où la trouver.\n\
             - [ ] Sa musique {{#musique}}\n  > Elle ne dit rien.\n\n\
             - [J’en ai trouvé un](#retour \"si trouve 1\")\n- [Je m’arrête](#retour \"sinon\") {{#arreter}}\n\n\
             ## Le réglage {{#reglage .reglages .aide}}\n\n{WORDS}\n\n- [J’ai fini](#retour)\n\n\
             ## Le dernier soir {{#matin-{end} .aide}}\n\n{WORDS}\n\n\
             - [Continuer](#fin-aide \"si soutien >= 2 et diffusion <= 1\")\n\
             - [Continuer](#fin-mitige \"si soutien >= 2 et diffusion > 1\")\n\
             - [Continuer](#fin-seule \"si soutien < 2\")\n- [Je rentre](#fin-tort)\n\n"
        );
        for (id, outcome) in [
            ("aide", "aide"),
            ("mitige", "mitige"),
            ("seule", "mitige"),
            ("tort", "tort"),
        ] {
            let _ = write!(
                out,
                "## Fin {{#fin-{id} .fin issue={outcome}}}\n\n{WORDS}\n\n"
            );
        }
        out
    }

    /// Four scenes: the morning, the class, a message, the evening.
    fn day(&self, out: &mut String, day: usize) {
        let next = day + 1;
        let _ = write!(
            out,
            "## Matin {{#matin-{day}}}\n\n{WORDS}\n\n> **Lina** (si soutien >= 1) : merci pour hier\n\n\
             (vue de temoin) Tu étais au fond de la classe.\n\n(vue de ami) Tu étais à côté d’elle.\n\n\
             - [J’écris en privé](#message-{day} \"soutien +1\")\n\
             - [J’attends](#classe-{day} \"diffusion +1; sensible\")\n\
             - [J’aide une amie](#message-{day} \"si role ami et soutien < 2; soutien +1; aide\") {{#amie-{day}}}\n\n\
             ## Classe {{#classe-{day} .tort}}\n\n{WORDS}\n\n> **Toi** : …\n\n\
             - [Je relaie](#soir-{day} \"diffusion +1; soutien -1\")\n\
             - [Je demande d’arrêter](#message-{day} \"diffusion -1\")\n\
             - [Je sors](#soir-{day} \"si diffusion >= 2\") {{#sortir-{day}}}\n\n\
             ## Message {{#message-{day} .aide}}\n\n> **Toi** (privé) : je suis là\n\n> **Lina** (privé) : merci\n\n\
             - [Continuer](#soir-{day})\n- [Je relis](#soir-{day} \"si soutien >= 1; diffusion -1\") {{#relire-{day}}}\n\n\
             ## Soir {{#soir-{day}}}\n\n{WORDS}\n\n"
        );
        for nth in (1..=self.gestures).filter(|nth| nth % self.days + 1 == day) {
            let _ = writeln!(
                out,
                "- [Geste {nth}](#message-{day} \"une-fois; soutien +1\") {{#geste-{nth}}}"
            );
        }
        if day == 1 {
            out.push_str("- [Je regarde un profil](#profil \"puis soir-1\")\n- [Je règle le mien](#reglage \"puis soir-1\")\n");
        }
        let _ = write!(out, "- [Je dors](#matin-{next} \"aide\")\n\n");
    }
}

/// What scenes say.
const WORDS: &str = "Le soir vient. Dans le groupe, quelqu’un remet le son. Tu regardes l’écran. \
    {lina} n’a rien écrit depuis midi, et personne ne demande pourquoi.";
