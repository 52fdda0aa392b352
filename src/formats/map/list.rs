//! The same as the drawing, in words: scenes in the order of the file, their choices, the way there.
//!
//! It is Markdown that reads well as it is.

use std::fmt::Write as _;

use super::links::{Kind, Link, links, numbered};
use crate::domain::explore::Exploration;
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::scenario::{Act, Change, Choice, Effect, Mode, Scenario, Scene, Target};
use crate::formats::explain::way;
use crate::formats::telling::{self, Cast, SKIP_WORDS, measure_name, value_words};
use crate::formats::typography::french;

/// The whole list.
pub(super) fn markdown(scenario: &Scenario, explored: &Exploration) -> String {
    let endings = scenario
        .scenes
        .iter()
        .filter(|scene| scene.ending.is_some())
        .count();
    let mut out = format!(
        "# {} ({})\n\n{} scènes, dont {endings} fins. Chaque choix a le numéro qu’il porte sur la carte.\n",
        scenario.summary.title,
        scenario.summary.id,
        scenario.scenes.len(),
    );
    let list = List {
        scenario,
        cast: Cast::new(scenario, 0),
        links: links(scenario),
    };
    for (rank, scene) in scenario.scenes.iter().enumerate() {
        let there = explored.ways.get(rank).and_then(Option::as_ref);
        out.push_str(&list.scene(rank, scene, there));
    }
    french(&out)
}

struct List<'s> {
    scenario: &'s Scenario,
    cast: Cast<'s>,
    links: Vec<Link>,
}

impl List<'_> {
    fn scene(&self, rank: usize, scene: &Scene, there: Option<&Vec<ChoiceId>>) -> String {
        let mut out = format!("\n## {} ({})\n\n", self.cast.title(scene), scene.id);
        let what = what(scene);
        if !what.is_empty() {
            let _ = writeln!(out, "- Contient : {}.", what.join(", "));
        }
        let there = there.map_or_else(|| "aucun".to_owned(), |there| way(there));
        let _ = writeln!(out, "- Plus court chemin : {there}");
        for choice in &scene.choices {
            if let Act::Clue { reveals, .. } = choice.act {
                let verdict = if reveals {
                    "révèle trop"
                } else {
                    "peut rester"
                };
                let label = self.cast.text(&choice.label);
                let _ = writeln!(out, "- Élément à regarder : {label} ({verdict})");
            }
        }
        if scene.mode == Mode::Settings {
            out.push_str("- Chaque réglage peut y changer.\n");
        }
        let choices: Vec<String> = numbered(self.scenario, rank)
            .map(|(number, choice)| self.choice(rank, number, choice))
            .collect();
        if !choices.is_empty() || scene.skip.is_some() {
            out.push('\n');
        }
        out.push_str(&choices.concat());
        if let Some(skip) = &scene.skip {
            let _ = writeln!(out, "\nP. {SKIP_WORDS} → {}", self.named(skip));
        }
        out
    }

    fn choice(&self, scene: usize, number: usize, choice: &Choice) -> String {
        let target = match &choice.target {
            Target::Scene(id) => self.named(id),
            Target::Return => self.returns(scene),
        };
        let mut out = format!("{number}. {} → {target}\n", self.cast.text(&choice.label));
        let mut notes = Vec::new();
        if !choice.conditions.is_empty() {
            notes.push(format!(
                "seulement si {}",
                self.cast.conditions(&choice.conditions)
            ));
        }
        if choice.fallback {
            notes.push("seulement si aucun autre choix n’est possible".to_owned());
        }
        if choice.once {
            notes.push("une seule fois".to_owned());
        }
        if let Some(then) = &choice.then {
            notes.push(format!("puis retour à {}", self.named(then)));
        }
        notes.extend(
            choice
                .effects
                .iter()
                .filter_map(|effect| self.effect(effect)),
        );
        let tags = telling::tags(choice.tags);
        if !tags.is_empty() {
            notes.push(tags.join(", "));
        }
        if choice.sensitive {
            notes.push("sensible".to_owned());
        }
        if !notes.is_empty() {
            let _ = writeln!(out, "   - {}", notes.join(" ; "));
        }
        out
    }

    fn named(&self, id: &SceneId) -> String {
        let title = self.scenario.scene(id).map(|scene| self.cast.title(scene));
        format!("{} ({id})", title.unwrap_or_default())
    }

    /// Where a shared scene leads back, whoever called it.
    fn returns(&self, scene: usize) -> String {
        let links = self.links.iter();
        let back = links.filter(|link| link.from == scene && link.kind == Kind::Return);
        let targets: Vec<String> = back
            .filter_map(|link| self.scenario.scenes.get(link.to))
            .map(|scene| self.named(&scene.id))
            .collect();
        format!("retour : {}", targets.join(", ou "))
    }

    fn effect(&self, effect: &Effect) -> Option<String> {
        let measures = &self.scenario.measures;
        let measure = measures.iter().find(|known| known.id == effect.measure)?;
        let name = measure_name(measure);
        Some(match effect.change {
            Change::By(by) => format!("{name} {by:+}"),
            Change::To(to) => match value_words(measure, to) {
                Some(words) => format!("« {name} » passe sur « {words} »"),
                None => format!("{name} passe à {to}"),
            },
        })
    }
}

/// What a scene is, in words.
fn what(scene: &Scene) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    all.extend(
        scene
            .ending
            .map(|outcome| format!("fin (issue : {})", telling::outcome(outcome))),
    );
    all.extend(telling::tags(scene.tags).into_iter().map(str::to_owned));
    match scene.mode {
        Mode::Story => {}
        Mode::Search => all.push("repérage".to_owned()),
        Mode::Settings => all.push("réglages".to_owned()),
        Mode::Compose => all.push("message à composer".to_owned()),
    }
    if scene.skip.is_some() {
        all.push("scène sensible".to_owned());
    }
    if scene.beats.iter().any(|beat| beat.view.is_some()) {
        all.push("points de vue".to_owned());
    }
    all
}
