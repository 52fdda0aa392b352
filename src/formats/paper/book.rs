//! What the printed game calls things: a number for each scene and each answer, a letter for each
//! thing that the play remembers, a name for each row of boxes.
//!
//! It decides nothing of the story: it counts, and gives names.

use std::collections::BTreeSet;

use crate::domain::id::{ChoiceId, MeasureId, SceneId};
use crate::domain::question::shuffled;
use crate::domain::scenario::{
    Act, Choice, Condition, Mode, Role, Scenario, Scene, Seen, Target, View, What,
};
use crate::formats::telling::measure_name;

/// A scenario with the names of its printed game.
pub(super) struct Book<'s> {
    /// The scenario.
    pub scenario: &'s Scenario,
    /// The scenes, in the order of their numbers.
    pub scenes: Vec<&'s Scene>,
    /// The clues, in the order of the numbers of their answers.
    pub answers: Vec<&'s Choice>,
    /// The names of the measures, in their order.
    names: Vec<String>,
    /// The name of the row of clues that reveal.
    pub clues: String,
    /// What has a letter, in the order of letters.
    marks: Vec<Mark<'s>>,
}

/// Something that the play remembers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark<'s> {
    /// A choice that closes once made; no condition names it, or none names another of its id.
    Once(&'s SceneId, &'s ChoiceId),
    /// A scene that a condition names.
    Met(&'s SceneId),
    /// A choice that a condition names.
    Made(&'s ChoiceId),
}

impl<'s> Book<'s> {
    /// Numbers and names everything.
    pub fn new(scenario: &'s Scenario) -> Self {
        let mut book = Self {
            scenario,
            scenes: numbered(scenario),
            answers: Vec::new(),
            names: Vec::new(),
            clues: String::new(),
            marks: Vec::new(),
        };
        book.answers = book.shuffled_answers();
        for measure in &scenario.measures {
            let name = free(&book.names, measure_name(measure));
            book.names.push(name);
        }
        book.clues = free(&book.names, "indices".to_owned());
        book.marks = marks(scenario, &book.scenes);
        book
    }

    /// The number of a scene; nothing when the scenario has none of that id.
    pub fn number(&self, id: &SceneId) -> Option<usize> {
        let mut scenes = self.scenes.iter();
        scenes
            .position(|scene| scene.id == *id)
            .map(|rank| rank + 1)
    }

    /// The number of a clue's answer.
    pub fn answer(&self, clue: &Choice) -> Option<usize> {
        let mut answers = self.answers.iter();
        answers
            .position(|known| std::ptr::eq(*known, clue))
            .map(|rank| rank + 1)
    }

    /// The name of a measure's row.
    pub fn name(&self, id: &MeasureId) -> Option<&str> {
        let mut measures = self.scenario.measures.iter();
        let rank = measures.position(|measure| measure.id == *id)?;
        self.names.get(rank).map(String::as_str)
    }

    /// How many clues reveal.
    pub fn revealing(&self) -> usize {
        let answers = self.answers.iter();
        answers
            .filter(|clue| matches!(clue.act, Act::Clue { reveals: true, .. }))
            .count()
    }

    /// Every letter, in order.
    pub fn letters(&self) -> Vec<String> {
        (0..self.marks.len()).map(letter).collect()
    }

    /// The letter that closes a choice of a scene once it is made.
    pub fn once(&self, scene: &Scene, choice: &Choice) -> Option<String> {
        if !choice.once {
            return None;
        }
        let own = self.letter(Mark::Once(&scene.id, &choice.id));
        own.or_else(|| self.letter(Mark::Made(&choice.id)))
    }

    /// The letter of a scene that a condition names.
    pub fn met(&self, id: &SceneId) -> Option<String> {
        self.letter(Mark::Met(id))
    }

    /// The letter of a choice that a condition names.
    pub fn made(&self, id: &ChoiceId) -> Option<String> {
        self.letter(Mark::Made(id))
    }

    /// The only role, when there is one: nobody chooses it.
    pub fn only_role(&self) -> Option<Role> {
        match self.scenario.roles.as_slice() {
            [(role, _)] => Some(*role),
            _ => None,
        }
    }

    /// True when the pupil chooses a role.
    pub fn has_roles(&self) -> bool {
        self.scenario.roles.len() > 1
    }

    /// True when a message is composed somewhere.
    pub fn has_messages(&self) -> bool {
        self.scenario
            .scenes
            .iter()
            .any(|scene| scene.mode == Mode::Compose)
    }

    /// True when a sub-scene leads back somewhere.
    pub fn has_returns(&self) -> bool {
        let mut choices = self.scenario.scenes.iter().flat_map(|scene| &scene.choices);
        choices.any(|choice| choice.target == Target::Return || choice.then.is_some())
    }

    /// The sides of a scene that the pupil does not read while playing.
    pub fn is_aside(&self, view: &View) -> bool {
        match view {
            View::Person(_) => true,
            View::Role(role) => self.only_role() != Some(*role),
        }
    }

    fn letter(&self, mark: Mark<'_>) -> Option<String> {
        self.marks
            .iter()
            .position(|known| *known == mark)
            .map(letter)
    }

    /// The clues, so mixed that the answer that follows is not the clue that follows.
    fn shuffled_answers(&self) -> Vec<&'s Choice> {
        let choices = self.scenario.scenes.iter().flat_map(|scene| &scene.choices);
        let clues: Vec<&Choice> = choices
            .filter(|choice| matches!(choice.act, Act::Clue { .. }))
            .collect();
        shuffled(&clues, self.scenario.summary.id.as_str(), |clue| {
            clue.id.as_str()
        })
    }
}

/// The scenes in the order of their numbers: the first one, then the others mixed, always alike for
/// one scenario.
fn numbered(scenario: &Scenario) -> Vec<&Scene> {
    let Some((first, others)) = scenario.scenes.split_first() else {
        return Vec::new();
    };
    let others: Vec<&Scene> = others.iter().collect();
    let seed = scenario.summary.id.as_str();
    let mut scenes = vec![first];
    scenes.extend(shuffled(&others, seed, |scene| scene.id.as_str()));
    scenes
}

/// What must be remembered, in the order in which the paragraphs name it.
fn marks<'s>(scenario: &'s Scenario, scenes: &[&'s Scene]) -> Vec<Mark<'s>> {
    let mut marks = Vec::new();
    let mut note = |mark: Mark<'s>| {
        if !marks.contains(&mark) {
            marks.push(mark);
        }
    };
    let named: BTreeSet<&ChoiceId> = conditions(scenario)
        .filter_map(|condition| match condition {
            Condition::Made(id, _) => Some(id),
            Condition::Measure { .. }
            | Condition::Met(..)
            | Condition::Found(_)
            | Condition::Role(_) => None,
        })
        .collect();
    let met: BTreeSet<&SceneId> = conditions(scenario)
        .filter_map(|condition| match condition {
            Condition::Met(id, _) => Some(id),
            Condition::Measure { .. }
            | Condition::Made(..)
            | Condition::Found(_)
            | Condition::Role(_) => None,
        })
        .collect();
    let bearers = |id: &ChoiceId| {
        let choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
        choices.filter(|choice| choice.id == *id).count()
    };
    for scene in scenes {
        for choice in &scene.choices {
            let is_named = named.contains(&choice.id);
            // One box is enough for a choice that is made once and that conditions name.
            if choice.once && !(is_named && bearers(&choice.id) == 1) {
                note(Mark::Once(&scene.id, &choice.id));
            }
            if is_named {
                note(Mark::Made(&choice.id));
            }
        }
        if met.contains(&scene.id) {
            note(Mark::Met(&scene.id));
        }
    }
    marks
}

/// Every condition of a scenario.
fn conditions(scenario: &Scenario) -> impl Iterator<Item = &Condition> {
    scenario.scenes.iter().flat_map(|scene| {
        let choices = scene.choices.iter().flat_map(|choice| &choice.conditions);
        let beats = scene.beats.iter().flat_map(|beat| &beat.conditions);
        let tables = scene.beats.iter().flat_map(|beat| seen(&beat.what));
        choices.chain(beats).chain(tables)
    })
}

fn seen(what: &What) -> Vec<&Condition> {
    let What::Sight { rows, .. } = what else {
        return Vec::new();
    };
    let cells = rows.iter().flat_map(|(_, seen)| seen);
    cells
        .flat_map(|seen| match seen {
            Seen::Always | Seen::Never => &[][..],
            Seen::When(conditions) => conditions,
        })
        .collect()
}

/// A name that no row bears yet.
fn free(names: &[String], name: String) -> String {
    let mut candidates = (2..).map(|nth| format!("{name} {nth}"));
    if !names.contains(&name) {
        return name;
    }
    candidates
        .find(|name| !names.contains(name))
        .unwrap_or(name)
}

/// A, B … Z, then AA, AB …
fn letter(rank: usize) -> String {
    let sign = |rank: usize| char::from(b'A' + u8::try_from(rank % 26).unwrap_or(0));
    match rank.checked_sub(26) {
        None => sign(rank).to_string(),
        Some(beyond) => [sign(beyond / 26), sign(beyond)].iter().collect(),
    }
}
