//! Conditions and effects as sentences that a reader executes to the letter.
//!
//! Whatever the engine does has its sentence here; nothing here draws.

use super::book::Book;
use crate::domain::id::MeasureId;
use crate::domain::scenario::{
    Act, Change, Choice, Compare, Condition, Effect, Face, Measure, Mode, Scene, Seen, Target,
};
use crate::formats::telling::{role, setting_compared, value_words};

/// Where a sentence that begins a line stands when none of its conditions is left.
const NONE_LEFT: &str = "aucun des choix précédents n’est possible";

impl Book<'_> {
    /// What must hold, each after « si »; `None` when it never can.
    pub(super) fn when(&self, conditions: &[Condition]) -> Option<Vec<String>> {
        let mut all = Vec::new();
        for condition in conditions {
            match condition {
                Condition::Role(wanted) if self.has_roles() => {
                    all.push(format!("tu joues « {} »", role(*wanted)));
                }
                Condition::Role(wanted) if self.only_role() == Some(*wanted) => {}
                Condition::Role(_) => return None,
                Condition::Measure {
                    measure,
                    compare,
                    bound,
                } => all.push(self.compared(measure, *compare, *bound)?),
                Condition::Met(id, wanted) => all.push(ticked(self.met(id).as_deref(), *wanted)),
                Condition::Made(id, wanted) => all.push(ticked(self.made(id).as_deref(), *wanted)),
                Condition::Found(count) => {
                    let boxes = boxes(i64::from(*count));
                    all.push(format!("tu as coché au moins {boxes} « {} »", self.clues));
                }
            }
        }
        Some(all)
    }

    /// What must hold for a choice; `None` when it can never be made.
    pub(super) fn when_open(&self, scene: &Scene, choice: &Choice) -> Option<Vec<String>> {
        let mut all = Vec::new();
        if choice.fallback {
            all.push(NONE_LEFT.to_owned());
        }
        if let Some(letter) = self.once(scene, choice) {
            all.push(ticked(Some(&letter), false));
        }
        all.extend(self.when(&choice.conditions)?);
        Some(all)
    }

    /// What a reader does, in order; `None` when the choice leads nowhere.
    pub(super) fn steps(&self, scene: &Scene, choice: &Choice) -> Option<Vec<String>> {
        let mut steps = Vec::new();
        if scene.mode == Mode::Compose {
            steps.push("écris cette phrase sur ta feuille".to_owned());
        }
        let once = self.once(scene, choice);
        let made = self
            .made(&choice.id)
            .filter(|made| Some(made) != once.as_ref());
        for letter in once.into_iter().chain(made) {
            steps.push(format!("coche la case {letter}"));
        }
        for effect in &choice.effects {
            steps.extend(self.effect(effect));
        }
        if let Some(then) = &choice.then {
            let number = self.number(then)?;
            steps.push(format!(
                "écris {number} sur la première ligne libre de la pile"
            ));
        }
        steps.push(match (&choice.act, &choice.target) {
            (Act::Clue { .. }, _) => {
                format!("lis la réponse {} ; reste ici", self.answer(choice)?)
            }
            (Act::Turn | Act::Setting(_), Target::Scene(id)) => {
                format!("va au {}", self.number(id)?)
            }
            (Act::Turn | Act::Setting(_), Target::Return) => {
                "va au dernier numéro écrit dans la pile, et barre-le".to_owned()
            }
        });
        Some(steps)
    }

    /// A cell of the table of who sees what.
    pub(super) fn seen(&self, seen: &Seen) -> String {
        match seen {
            Seen::Always => "oui".to_owned(),
            Seen::Never => "non".to_owned(),
            Seen::When(conditions) => match self.when(conditions) {
                None => "non".to_owned(),
                Some(all) if all.is_empty() => "oui".to_owned(),
                Some(all) => si(&all),
            },
        }
    }

    fn compared(&self, id: &MeasureId, compare: Compare, bound: i32) -> Option<String> {
        let name = self.name(id)?;
        let measure = self
            .scenario
            .measures
            .iter()
            .find(|known| known.id == *id)?;
        if let Some(words) = value_words(measure, bound) {
            return Some(setting_compared(name, words, compare));
        }
        // A row has a box for each step above the lower bound.
        let wanted = i64::from(bound) - i64::from(measure.min);
        let (relation, wanted) = match compare {
            Compare::AtLeast => ("au moins", wanted),
            Compare::AtMost => ("au plus", wanted),
            Compare::Above => ("au moins", wanted + 1),
            Compare::Below => ("au plus", wanted - 1),
            Compare::Equal => ("exactement", wanted),
            Compare::Other => ("un autre nombre que", wanted),
        };
        Some(format!(
            "tu as coché {relation} {} « {name} »",
            boxes(wanted)
        ))
    }

    fn effect(&self, effect: &Effect) -> Option<String> {
        let name = self.name(&effect.measure)?;
        let mut measures = self.scenario.measures.iter();
        let measure = measures.find(|known| known.id == effect.measure)?;
        let is_setting = matches!(measure.face, Face::Setting { .. });
        match effect.change {
            Change::By(0) => None,
            Change::By(by) if is_setting => Some(moved(name, by)),
            Change::By(by) => Some(counted(name, by)),
            Change::To(to) => Some(set(measure, name, to)),
        }
    }
}

/// « si … et si … ».
pub(super) fn si(all: &[String]) -> String {
    let all: Vec<String> = all.iter().map(|one| format!("si {one}")).collect();
    all.join(" et ")
}

/// The same, where a line begins.
pub(super) fn capital_si(all: &[String]) -> String {
    si(all).replacen("si ", "Si ", 1)
}

fn ticked(letter: Option<&str>, wanted: bool) -> String {
    // What no scenario names has no letter: it is never met.
    let letter = letter.unwrap_or("0");
    if wanted {
        format!("la case {letter} est cochée")
    } else {
        format!("la case {letter} n’est pas cochée")
    }
}

fn boxes(count: i64) -> String {
    if count.abs() < 2 {
        format!("{count} case")
    } else {
        format!("{count} cases")
    }
}

fn counted(name: &str, by: i32) -> String {
    let boxes = boxes(i64::from(by.unsigned_abs()));
    match by {
        1 => format!("coche {boxes} « {name} », s’il en reste"),
        2.. => format!("coche {boxes} « {name} », ou ce qu’il en reste"),
        -1 => format!("décoche {boxes} « {name} », s’il y en a une cochée"),
        _ => format!("décoche {boxes} « {name} », ou ce qui est coché"),
    }
}

fn moved(name: &str, by: i32) -> String {
    let count = by.unsigned_abs();
    if by > 0 {
        format!(
            "entoure, pour « {name} », la valeur {count} fois plus ouverte, sans dépasser la dernière"
        )
    } else {
        format!(
            "entoure, pour « {name} », la valeur {count} fois plus fermée, sans dépasser la première"
        )
    }
}

fn set(measure: &Measure, name: &str, to: i32) -> String {
    let to = to.clamp(measure.min, measure.max.max(measure.min));
    if let Some(words) = value_words(measure, to) {
        return format!("entoure « {words} » pour « {name} »");
    }
    let boxes = boxes(i64::from(to) - i64::from(measure.min));
    format!("coche ou décoche pour avoir exactement {boxes} « {name} »")
}
