//! A play as plain text: what the terminal shows, and what a person reads over again.
//!
//! It asks nothing and reads no key: the same play gives the same text.

use std::fmt::Write as _;

use super::telling::{self, Cast, HELP, SKIP_WORDS};
use super::typography::french;
use crate::domain::play::{Move, Position, State, Story, Turn};
use crate::domain::scenario::{Act, Beat, Condition, Mode, Scene, Seen, What};
use crate::domain::text::Inline;

/// Writes plays of one story, under one set of first names.
pub struct Transcript<'s> {
    story: &'s Story,
    cast: Cast<'s>,
}

impl<'s> Transcript<'s> {
    /// Prepares to write; the first set of first names is number 0.
    pub fn new(story: &'s Story, set: usize) -> Self {
        Self {
            story,
            cast: Cast::new(story.scenario(), set),
        }
    }

    /// A whole play: each scene met has one line `## Title (id)`.
    pub fn whole(&self, position: &Position) -> String {
        let mut out = self.opening();
        for length in 0..position.trail.len() {
            let here = upto(position, length);
            out.push_str(&self.moment(&here));
            if let Some(turn) = position.trail.get(length) {
                out.push_str(&self.made(turn));
            }
        }
        out.push_str(&self.moment(position));
        out
    }

    /// What comes before the story.
    pub fn opening(&self) -> String {
        let scenario = self.story.scenario();
        french(&format!(
            "# {}\n\n{}\n\nC’est une histoire inventée. Compte environ {} minutes.\n",
            scenario.summary.title, scenario.announcement, scenario.summary.minutes
        ))
    }

    /// What a person reads on arriving at a position: what the last move did, the scene when it has
    /// just begun, then what can be done.
    pub fn moment(&self, position: &Position) -> String {
        let last = position.trail.last();
        let mut out = String::new();
        if self.story.wants_role(position.state) {
            out.push_str("\nQui veux-tu être dans cette histoire ?\n");
            out.push_str(&self.offered(position.state));
            return french(&out);
        }
        if last.is_none_or(|turn| self.arrives(turn)) {
            if last.is_none_or(|turn| matches!(turn.made, Move::Role(_))) {
                out.push_str(&self.who(position.state));
            }
            out.push_str(&self.scene(position));
        } else if let Some(turn) = last {
            out.push_str(&self.effect(turn, position.state));
        }
        out.push_str(&self.ahead(position));
        french(&out)
    }

    /// A position read over again, whatever led there.
    pub fn again(&self, position: &Position) -> String {
        if self.story.wants_role(position.state) {
            return self.moment(position);
        }
        french(&[self.scene(position), self.ahead(position)].concat())
    }

    /// The choice that a move is, as it was offered.
    pub fn made(&self, turn: &Turn) -> String {
        french(&format!("\n→ {}\n", self.words(turn.state, turn.made)))
    }

    /// What can be done, or the end.
    fn ahead(&self, position: &Position) -> String {
        let scene = self.story.scene(position.state);
        if scene.is_some_and(|scene| scene.ending.is_some()) {
            self.ending(position)
        } else {
            self.offered(position.state)
        }
    }

    /// True for a move that leads to a scene, were it the same one again.
    fn arrives(&self, turn: &Turn) -> bool {
        self.story
            .choice(turn.state, turn.made)
            .is_none_or(|choice| choice.act == Act::Turn)
    }

    fn who(&self, state: State) -> String {
        let mut roles = self.story.scenario().roles.iter();
        let mine = roles.find(|(role, _)| Some(*role) == state.role());
        mine.map_or_else(String::new, |(_, sentence)| format!("\n{sentence}\n"))
    }

    fn scene(&self, position: &Position) -> String {
        let state = position.state;
        let Some(scene) = self.story.scene(state) else {
            return String::new();
        };
        let mut out = format!("\n## {} ({})\n", self.cast.title(scene), scene.id);
        for (name, number) in self.story.counters(state) {
            let _ = writeln!(out, "\n[{name} : {number}]");
        }
        for beat in self.story.beats(state) {
            let _ = writeln!(out, "\n{}", self.beat(beat, state));
        }
        out.push_str(&self.draft(position, scene));
        if scene.mode == Mode::Settings {
            out.push_str(&self.settings(state));
        }
        out
    }

    /// The message being composed: while it grows, and once more where it is sent.
    fn draft(&self, position: &Position, scene: &Scene) -> String {
        let draft = self.story.draft(position);
        if draft.is_empty() {
            return String::new();
        }
        let words: Vec<String> = draft.iter().map(|c| self.cast.text(&c.label)).collect();
        let name = match scene.mode {
            Mode::Compose => "Ton message, pour l’instant",
            Mode::Story | Mode::Search | Mode::Settings => "Ton message",
        };
        format!("\n{name} : {}\n", words.join(" "))
    }

    fn settings(&self, state: State) -> String {
        let settings = telling::settings(self.story, state);
        let lines = settings
            .iter()
            .map(|(name, value)| format!("  {name} : {value}\n"));
        format!("\nTes réglages\n{}", lines.collect::<String>())
    }

    fn beat(&self, beat: &Beat, state: State) -> String {
        match &beat.what {
            What::Told(text) => self.cast.text(text),
            What::Said { from, manner, text } => {
                let manner = telling::manner(manner)
                    .map_or_else(String::new, |manner| format!(" ({manner})"));
                let (from, text) = (self.cast.speaker(from), self.cast.text(text));
                format!("  {from}{manner} : {text}")
            }
            What::Sight { head, rows } => self.sight(head, rows, state),
        }
    }

    /// Who sees what, with the settings as they are.
    fn sight(
        &self,
        head: &[Vec<Inline>],
        rows: &[(Vec<Inline>, Vec<Seen>)],
        state: State,
    ) -> String {
        let head: Vec<String> = head.iter().map(|cell| self.cast.text(cell)).collect();
        let mut table = vec![head];
        for (name, seen) in rows {
            let mut row = vec![self.cast.text(name)];
            row.extend(seen.iter().map(|seen| self.seen(seen, state).to_owned()));
            table.push(row);
        }
        columns(&table)
    }

    fn seen(&self, seen: &Seen, state: State) -> &'static str {
        let holds = |conditions: &[Condition]| self.story.allows(conditions, state);
        let yes = match seen {
            Seen::Always => true,
            Seen::Never => false,
            Seen::When(conditions) => holds(conditions),
        };
        if yes { "oui" } else { "non" }
    }

    /// What a move did that left the story where it is: its own effect, then what can now be read.
    fn effect(&self, turn: &Turn, state: State) -> String {
        let choice = self.story.choice(turn.state, turn.made);
        let mut out = match choice.map(|choice| &choice.act) {
            Some(Act::Clue { reveals, feedback }) => {
                let verdict = if *reveals {
                    "Cela révèle trop"
                } else {
                    "Cela peut rester"
                };
                format!("\n{verdict}. {}\n", self.cast.text(feedback))
            }
            Some(Act::Setting(_)) => self.settings(state),
            Some(Act::Turn) | None => String::new(),
        };
        let is_setting = choice.is_some_and(|choice| matches!(choice.act, Act::Setting(_)));
        for beat in self.story.beats(state) {
            let mut before = self.story.beats(turn.state);
            let is_table = matches!(beat.what, What::Sight { .. });
            if (is_table && is_setting) || !before.any(|known| std::ptr::eq(known, beat)) {
                let _ = writeln!(out, "\n{}", self.beat(beat, state));
            }
        }
        out
    }

    /// What can be done, numbered from 1; clues already found are told above.
    fn offered(&self, state: State) -> String {
        let mut out = self.found(state);
        out.push('\n');
        for (nth, made) in self.story.moves(state).into_iter().enumerate() {
            let _ = writeln!(out, "  {}. {}", nth + 1, self.words(state, made));
        }
        out
    }

    /// The elements looked at so far in this scene.
    fn found(&self, state: State) -> String {
        let choices = self
            .story
            .scene(state)
            .map_or(&[][..], |scene| &scene.choices);
        let clues = choices.iter().enumerate().filter_map(|(rank, choice)| {
            let Act::Clue { reveals, .. } = choice.act else {
                return None;
            };
            let mark = if reveals {
                "révèle trop"
            } else {
                "peut rester"
            };
            let label = self.cast.text(&choice.label);
            self.story
                .is_spent(state, rank)
                .then(|| format!("  ✓ {label} : {mark}\n"))
        });
        let clues: String = clues.collect();
        if clues.is_empty() {
            return clues;
        }
        format!("\nDéjà regardé\n{clues}")
    }

    fn words(&self, state: State, made: Move) -> String {
        match made {
            Move::Role(role) => {
                let mut roles = self.story.scenario().roles.iter();
                let sentence = roles.find(|(known, _)| *known == role);
                sentence.map_or_else(String::new, |(_, sentence)| {
                    format!("{} : {sentence}", telling::role(role))
                })
            }
            Move::Skip => SKIP_WORDS.to_owned(),
            Move::Choice(_) => self.label(state, made),
        }
    }

    fn label(&self, state: State, made: Move) -> String {
        let Some(choice) = self.story.choice(state, made) else {
            return String::new();
        };
        let label = self.cast.text(&choice.label);
        match &choice.act {
            Act::Turn => label,
            Act::Clue { .. } => format!("Regarder : {label}"),
            Act::Setting(id) => {
                let mut measures = self.story.scenario().measures.iter();
                let measure = measures.find(|measure| measure.id == *id);
                let name = measure.map_or_else(String::new, telling::measure_name);
                format!("Régler « {name} » sur « {label} »")
            }
        }
    }

    /// The path, the sides of its scenes, and where help is.
    fn ending(&self, position: &Position) -> String {
        let mut out = String::from("\n— L’histoire s’arrête ici. —\n\nTon chemin\n");
        for (_, turn) in self.story.turns(position) {
            if let Some(scene) = self.story.scene(turn.state) {
                let (title, words) = (self.cast.title(scene), self.words(turn.state, turn.made));
                let _ = writeln!(out, "  {title} → {words}");
            }
        }
        if let Some(scene) = self.story.scene(position.state) {
            let _ = writeln!(out, "  {}", self.cast.title(scene));
        }
        out.push_str(&self.sides(position));
        let _ = writeln!(out, "\n{HELP}");
        out
    }

    fn sides(&self, position: &Position) -> String {
        let mut out = String::new();
        let before = self.story.turns(position).map(|(_, turn)| turn.state);
        for state in before.chain([position.state]) {
            let sides = self.story.sides(state);
            if let (Some(scene), false) = (self.story.scene(state), sides.is_empty()) {
                let _ = writeln!(out, "\n  {}", self.cast.title(scene));
            }
            for (view, beats) in sides {
                let told: Vec<String> = beats.iter().map(|b| self.beat(b, state)).collect();
                let _ = writeln!(out, "    {} : {}", self.cast.view(view), told.join(" "));
            }
        }
        if out.is_empty() {
            return out;
        }
        format!("\nCe que chacun a pu ressentir\n{out}")
    }
}

/// The same play, earlier.
fn upto(position: &Position, length: usize) -> Position {
    let state = position
        .trail
        .get(length)
        .map_or(position.state, |turn| turn.state);
    let trail = position.trail.iter().take(length).copied().collect();
    Position { state, trail }
}

/// A table whose columns are aligned.
fn columns(table: &[Vec<String>]) -> String {
    let count = table.iter().map(Vec::len).max().unwrap_or(0);
    let width = |nth: usize| {
        let cells = table.iter().filter_map(|row| row.get(nth));
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let rows = table.iter().map(|row| {
        let cells = row.iter().zip(&widths);
        let cells: Vec<String> = cells
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())))
            .collect();
        format!("  {}", cells.join("  | ").trim_end())
    });
    rows.collect::<Vec<_>>().join("\n")
}
