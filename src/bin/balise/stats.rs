//! `balise check --stats`: how large a scenario is, as the walk through its states found it.
//! It deliberately judges nothing: what is too much is a finding of the check.

use balise::domain::explore::Exploration;
use balise::domain::scenario::Scenario;
use balise::formats::curriculum::CheckedScenario;
use balise::formats::telling;
use balise::formats::typography::french;

/// The table of one scenario.
pub fn table(checked: &CheckedScenario) -> String {
    let (scenario, explored) = (&checked.scenario, &checked.explored);
    let summary = &scenario.summary;
    let mut rows = vec![format!("{} : {}", summary.id, summary.title)];
    if explored.too_many {
        rows.push(row(
            "états",
            &format!("plus de {}", spaced(explored.states)),
        ));
    } else {
        rows.extend([
            row("états", &spaced(explored.states)),
            row("coups", &spaced(explored.moves)),
            row("scènes", &reached(explored)),
            row("fins atteintes", &endings(scenario, explored)),
            row("plus long chemin", &longest(explored)),
        ]);
    }
    rows.push(row("durée déclarée", &format!("{} min", summary.minutes)));
    rows.push(row("mémoire du parcours", &memory(explored.bytes)));
    french(&rows.join("\n")) + "\n"
}

fn row(name: &str, value: &str) -> String {
    format!("  {name:<20} {value}")
}

fn reached(explored: &Exploration) -> String {
    let met = explored.ways.iter().flatten().count();
    format!("{met} atteintes sur {}", explored.ways.len())
}

fn endings(scenario: &Scenario, explored: &Exploration) -> String {
    let all = scenario
        .scenes
        .iter()
        .filter(|scene| scene.ending.is_some());
    let found = explored.endings.iter().filter_map(|(rank, states)| {
        let scene = scenario.scenes.get(*rank)?;
        let outcome = telling::outcome(scene.ending?);
        Some(format!(
            "{} ({outcome}, {} états)",
            scene.id,
            spaced(*states)
        ))
    });
    let found: Vec<String> = found.collect();
    format!("{} sur {}\n{}", found.len(), all.count(), list(&found))
}

/// One line for each, under the values.
fn list(lines: &[String]) -> String {
    let lines: Vec<String> = lines.iter().map(|line| row("", line)).collect();
    lines.join("\n")
}

fn longest(explored: &Exploration) -> String {
    format!(
        "{} choix, {} min {:02} s",
        explored.longest.len(),
        explored.seconds / 60,
        explored.seconds % 60
    )
}

/// Bytes in the unit that is read at once.
fn memory(bytes: usize) -> String {
    const TENTH: usize = 100_000;
    match bytes {
        0..1_000_000 => format!("{} ko", bytes.div_ceil(1000)),
        _ => format!("{},{} Mo", bytes / TENTH / 10, bytes / TENTH % 10),
    }
}

/// A number with a narrow space between thousands.
fn spaced(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push('\u{202f}');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_by_people() {
        assert_eq!(spaced(7), "7");
        assert_eq!(spaced(1234), "1\u{202f}234");
        assert_eq!(spaced(1_234_567), "1\u{202f}234\u{202f}567");
        assert_eq!(memory(950), "1 ko");
        assert_eq!(memory(12_340_000), "12,3 Mo");
    }
}
