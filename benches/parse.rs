//! Times the reading and checking of 1,000 generated lessons beside a bare pulldown-cmark pass over
//! the same texts, in one run: `cargo bench --no-default-features --bench parse`.
//!
//! The texts are in memory before anything is timed, and scenarios are not explored.
//! It says whether the target is held; only `-- --check` makes a missed target a failure.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use balise::disk;
use balise::domain::date::Date;
use balise::domain::id::ScenarioId;
use balise::domain::registry::Registries;
use balise::formats::curriculum::{Context, Fixed, SourceFile, check_module};
use balise::formats::{lesson, markdown, registries};

/// How many lessons.
const LESSONS: u32 = 1000;
/// The shortest lesson, in bytes.
const SHORTEST: usize = 8_000;
/// How many times each pass is timed; the median counts.
const ROUNDS: usize = 5;
/// Most time of the check, in passes of pulldown-cmark.
const TARGET: f64 = 6.0;

fn main() -> ExitCode {
    let lessons: Vec<String> = (1..=LESSONS)
        .map(|number| Generator::new(number).lesson())
        .collect();
    let bytes: usize = lessons.iter().map(String::len).sum();
    let shortest = lessons.iter().map(String::len).min().unwrap_or_default();
    assert!(shortest >= SHORTEST, "une leçon n’a que {shortest} octets");
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("content");
    let known = Known::read(
        &disk::read(&folder)
            .map(|read| read.files)
            .unwrap_or_default(),
    );
    let context = known.context();
    for text in &lessons {
        let (module, diagnostics) = check_module(text, &context);
        assert!(
            module.is_some() && diagnostics.is_empty(),
            "leçon engendrée fautive : {diagnostics:?}\n{text}"
        );
    }

    let (mut bare, mut full) = (Vec::new(), Vec::new());
    let (mut events, mut steps) = (0, 0);
    for _ in 0..ROUNDS {
        bare.push(timed(|| {
            events = lessons
                .iter()
                .map(|text| pulldown_cmark::Parser::new_ext(text, markdown::options()).count())
                .sum();
        }));
        full.push(timed(|| {
            steps = lessons
                .iter()
                .filter_map(|text| check_module(text, &context).0)
                .map(|checked| checked.module.steps.len())
                .sum();
        }));
    }
    let (bare, full) = (median(&mut bare), median(&mut full));
    let ratio = full.as_secs_f64() / bare.as_secs_f64();
    println!(
        "{LESSONS} leçons, {bytes} octets, {shortest} au moins ; médianes de {ROUNDS} passages alternés"
    );
    println!(
        "pulldown-cmark seul : {} ({events} événements)",
        speed(bare, bytes)
    );
    println!(
        "lecture et contrôle : {} ({steps} étapes)",
        speed(full, bytes)
    );
    let held = ratio <= TARGET;
    let verdict = if held { "tenue" } else { "dépassée" };
    println!("rapport : {ratio:.2} ; cible : {TARGET:.0} au plus — {verdict}");
    let strict = std::env::args().any(|argument| argument == "--check");
    if strict && !held {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

fn timed(mut pass: impl FnMut()) -> Duration {
    let start = Instant::now();
    pass();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn speed(time: Duration, bytes: usize) -> String {
    let megabytes = f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1e6;
    let seconds = time.as_secs_f64();
    format!("{:7.1} ms, {:6.1} Mo/s", seconds * 1e3, megabytes / seconds)
}

/// What a check knows, read from the real content.
struct Known {
    registries: Registries,
    fixed: Fixed,
    scenarios: Vec<ScenarioId>,
    today: Date,
}

impl Known {
    fn read(files: &[SourceFile]) -> Self {
        // A day before every review date: the dates of the content are not what is timed.
        let today = Date::parse_iso("2026-01-01").unwrap_or_else(|_| Date::last());
        let mut registries = Registries::default();
        for file in files {
            if let Some(name) = file.path.strip_prefix("referentiels/") {
                registries::read(&mut registries, name, &file.text, today);
            }
        }
        let fixed = |name: &str| {
            let text = files
                .iter()
                .find(|file| file.path == name)
                .map_or("", |file| file.text.as_str());
            (text.to_owned(), lesson::module(text, None).value.steps)
        };
        let fixed = Fixed {
            opening: fixed("commun/ouverture.md"),
            closing: fixed("commun/cloture.md"),
        };
        Self {
            registries,
            fixed,
            scenarios: ScenarioId::parse("s1").into_iter().collect(),
            today,
        }
    }

    fn context(&self) -> Context<'_> {
        Context {
            registries: &self.registries,
            images: &[],
            scenarios: &self.scenarios,
            fixed: &self.fixed,
            today: self.today,
        }
    }
}

/// What sentences are made of.
const WORDS: &str = "la classe un message groupe écrit soir demain personne regarde photo phrase l'écran \
    d'abord quelqu'un répond sans bruit devant tous garde une place midi adulte écoute \
    s'arrête chaque fois rire cela compte vraiment peut-être téléphone vibre encore amie \
    cherche mots prêts c'est court vrai réponse attend jamais seul privé montre relit \
    efface ensemble collège couloir récréation lundi geste simple aide témoin prénom \
    inventé histoire";

/// Writes lessons that differ in their words and lengths; the same number gives the same lesson.
struct Generator {
    number: u32,
    state: u64,
    words: Vec<&'static str>,
    out: String,
}

impl Generator {
    fn new(number: u32) -> Self {
        Self {
            number,
            state: u64::from(number),
            words: WORDS.split_whitespace().collect(),
            out: String::with_capacity(12_000),
        }
    }

    /// The next number below `bound` (an ordinary congruential sequence).
    fn below(&mut self, bound: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or_default() % bound
    }

    fn word(&mut self) -> &'static str {
        let nth = self.below(self.words.len());
        self.words[nth]
    }

    fn words(&mut self, least: usize) -> String {
        let count = least + self.below(least);
        let words: Vec<&str> = (0..count).map(|_| self.word()).collect();
        words.join(" ")
    }

    fn sentence(&mut self) -> String {
        let (start, end) = (self.words(4), self.words(3));
        match self.below(6) {
            0 => format!("On **{start}** : {end} ?"),
            1 => format!("Ici, *{start}*, {end}..."),
            2 => format!("« {start} », dit-elle ; {end} !"),
            _ => format!("Alors {start}, {end}."),
        }
    }

    fn paragraph(&mut self, sentences: usize) {
        for _ in 0..sentences {
            let sentence = self.sentence();
            self.out.push_str(&sentence);
            let gap = if self.below(3) == 0 { '\n' } else { ' ' };
            self.out.push(gap);
        }
        self.out.truncate(self.out.trim_end().len());
        self.out.push_str("\n\n");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push_str("\n\n");
    }

    fn lesson(mut self) -> String {
        let title = format!("Leçon {}", self.words(2));
        let gesture = self.words(6);
        // Writing to a text cannot fail.
        let _ = write!(
            self.out,
            "---\nid: m{}\ntitre: {title}\npublic: eleves\nniveaux: [5e, 4e]\ntheme: empathie\ngeste: {gesture}\n\
             phare: [eduquer-prevenir]\ncps: [ecoute-empathie, demander-aide]\ncrcn: [\"2.4\", \"4.3\"]\n\
             relecture: personne encore\nverifie-le: 2026-01-01\na-revoir-avant: 2027-01-01\n---\n\n# {title}\n\n",
            self.number
        );
        self.steps();
        self.parts();
        self.out
    }

    fn steps(&mut self) {
        self.line("## On commence {#debut duree=6 essentiel}");
        self.paragraph(4);
        self.choices();
        self.line("## L’histoire {#histoire duree=11 essentiel .simulation scenario=s1}");
        self.paragraph(5);
        self.line("## On range {#ranger duree=8 optionnel}");
        self.paragraph(2);
        self.line("Un élève [sur vingt, soit 5 %](fait:depp-2024), et on ouvre [l’aide](aide) ou le 3018.");
        self.order();
        self.sort();
        self.line("## On relie {#relier duree=7 optionnel}");
        self.paragraph(2);
        self.pairs();
        self.gaps();
        self.line("## Dans la salle {#salle duree=6 essentiel .atelier}");
        self.paragraph(4);
        self.list("- ", "", 4);
        self.line("> [!TIP]\n> Prenez votre temps.");
        self.line("## Ce soir {#ce-soir duree=5 essentiel}");
        for kind in ["avis", "ressenti", "engagement"] {
            let (title, wording) = (self.words(3), self.sentence());
            self.line(&format!("### {title} {{#q-{kind} .{kind}}}\n\n{wording}"));
            self.list("- ", "o", 4);
        }
    }

    fn list(&mut self, mark: &str, id: &str, count: usize) {
        for nth in 1..=count {
            let words = self.words(5);
            let id = if id.is_empty() {
                String::new()
            } else {
                format!(" {{#{id}{nth}}}")
            };
            let _ = writeln!(self.out, "{mark}{words}{id}");
        }
        self.out.push('\n');
    }

    fn choices(&mut self) {
        let (title, wording, hint) = (self.words(3), self.sentence(), self.sentence());
        self.line(&format!(
            "### {title} {{#q-savoir .savoir}}\n\n{wording}\n\n> [!TIP]\n> {hint}"
        ));
        for (id, mark) in [("a", "x"), ("b", "x"), ("c", " "), ("d", " ")] {
            let (label, feedback) = (self.words(5), self.sentence());
            let _ = writeln!(self.out, "- [{mark}] {label} {{#{id}}}\n  > {feedback}");
        }
        self.explanation();
    }

    fn explanation(&mut self) {
        let words = self.sentence();
        self.line(&format!("\n> [!NOTE]\n> {words}"));
    }

    fn order(&mut self) {
        let title = self.words(3);
        self.line(&format!("### {title} {{#q-ordre .ordre}}"));
        self.list("1. ", "i", 5);
        self.explanation();
    }

    fn sort(&mut self) {
        let title = self.words(3);
        self.line(&format!("### {title} {{#q-tri .tri}}"));
        for name in ["r", "s", "t"] {
            let label = self.words(2);
            let _ = writeln!(self.out, "- {label} {{#{name}}}");
            for nth in 1..=2 {
                let (card, feedback) = (self.words(5), self.sentence());
                let _ = writeln!(self.out, "  - {card} {{#{name}{nth}}}\n    > {feedback}");
            }
        }
        self.explanation();
    }

    fn pairs(&mut self) {
        let title = self.words(3);
        self.line(&format!("### {title} {{#q-relier .association}}"));
        self.out.push_str("| Qui | Quoi |\n|---|---|\n");
        for nth in 1..=4 {
            let (left, right) = (self.words(2), self.words(4));
            let _ = writeln!(self.out, "| {left} {{#p{nth}}} | {right} |");
        }
        self.explanation();
    }

    fn gaps(&mut self) {
        let title = self.words(3);
        self.line(&format!("### {title} {{#q-trous .texte-a-trous}}"));
        for nth in 1..=4 {
            let (before, gap) = (self.words(5), self.word());
            let _ = write!(self.out, "Ici {before} [{gap}](#g{nth}) ensuite. ");
        }
        self.out.push_str("\n\n");
        self.list("- ", "x", 3);
        self.explanation();
    }

    fn parts(&mut self) {
        for step in ["debut", "histoire", "salle"] {
            let (card, note) = (self.words(4), self.words(3));
            self.line(&format!("## Si {card} {{.animation etape={step}}}"));
            self.paragraph(5);
            self.line(&format!("## Note {note} {{.notes etape={step}}}"));
            self.paragraph(3);
        }
        for part in [
            "objectif",
            "materiel",
            "modalites",
            "consignes",
            "reponses",
            "differenciation",
        ] {
            self.line(&format!("## Partie {{.fiche partie={part}}}"));
            self.paragraph(3);
        }
        self.line("## Ce que nous retenons {.trace}");
        self.paragraph(2);
    }
}
