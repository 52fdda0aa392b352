//! What the names of a scenario stand for: the rank of each scene and measure, the flag of each thing
//! that a play remembers. Nothing here plays: it prepares.

use super::{DEPTH, FLAGS, MEASURES, State, TooMuch};
use crate::domain::id::{ChoiceId, MeasureId, SceneId};
use crate::domain::scenario::{
    Act, Change, Choice, Compare, Condition, Measure, Role, Scenario, Seen, Target, What,
};

/// A condition with the names it holds replaced by ranks.
#[derive(Debug, Clone, Copy)]
pub(super) enum Test {
    Measure(usize, Compare, i32),
    Flag(u32, bool),
    Found(u64, u32),
    Role(u8),
}

/// An effect with its measure replaced by a rank, and the bounds of that measure.
#[derive(Debug, Clone, Copy)]
pub(super) struct Shift {
    pub(super) slot: usize,
    pub(super) change: Change,
    pub(super) min: i32,
    pub(super) max: i32,
}

/// A choice with the names it holds replaced by ranks.
#[derive(Debug)]
pub(super) struct Rule {
    /// It is a turn of the story, not a clue nor a setting.
    pub(super) turn: bool,
    pub(super) fallback: bool,
    /// The scene it leads to; none when the scenario has no such scene.
    pub(super) to: Option<u16>,
    pub(super) returns: bool,
    pub(super) then: Option<u16>,
    pub(super) effects: Vec<Shift>,
    /// None when a condition names what does not exist: such a choice is never open.
    pub(super) tests: Option<Vec<Test>>,
    /// The flag that closes it once made.
    pub(super) once: Option<u32>,
    /// The flag of its id, where a condition names it.
    pub(super) made: Option<u32>,
}

impl Rule {
    /// True when it can be made in a state.
    pub(super) fn is_open(&self, state: State) -> bool {
        let depth = usize::from(state.depth);
        let leads = if self.returns {
            depth > 0 && self.then.is_none()
        } else {
            self.to.is_some()
        };
        leads
            && (self.then.is_none() || depth < DEPTH)
            && self.once.is_none_or(|flag| state.flags >> flag & 1 == 0)
            && holds(self.tests.as_deref(), state)
    }
}

#[derive(Debug)]
pub(super) struct SceneRules {
    /// The flag of the scene, where a condition names it.
    pub(super) met: Option<u32>,
    pub(super) skip: Option<u16>,
    pub(super) choices: Vec<Rule>,
    /// Some of the choices are fallbacks.
    pub(super) falls_back: bool,
    pub(super) beats: Vec<Option<Vec<Test>>>,
}

/// True when all of these tests hold; none where a name stands for nothing.
pub(super) fn holds(tests: Option<&[Test]>, state: State) -> bool {
    tests.is_some_and(|tests| {
        tests.iter().all(|test| match *test {
            Test::Measure(slot, compare, bound) => state
                .values
                .get(slot)
                .is_some_and(|value| compare.holds(i32::from(*value), bound)),
            Test::Flag(flag, wanted) => (state.flags >> flag & 1 == 1) == wanted,
            Test::Found(clues, wanted) => (state.flags & clues).count_ones() >= wanted,
            Test::Role(role) => state.role == role,
        })
    })
}

pub(super) fn rank_of(role: Role) -> u8 {
    match role {
        Role::Witness => 1,
        Role::Friend => 2,
        Role::Adviser => 3,
    }
}

/// A flag that comes after so many others.
pub(super) fn flag(before: usize, rank: Option<usize>) -> Option<u32> {
    u32::try_from(before + rank?).ok()
}

/// Measures are declared within -20 and 20.
pub(super) fn narrow(value: i32) -> i8 {
    i8::try_from(value).unwrap_or(if value < 0 { i8::MIN } else { i8::MAX })
}

/// What the names of a scenario stand for: the rank of each scene and measure, the flag of each
/// thing that a play remembers.
#[derive(Debug, Default)]
pub(super) struct Names {
    scenes: Vec<SceneId>,
    measures: Vec<MeasureId>,
    /// Choices that close once made, by the ranks of their scene and of themselves.
    once: Vec<(usize, usize)>,
    met: Vec<SceneId>,
    made: Vec<ChoiceId>,
    /// The flags of the clues that reveal.
    clues: u64,
}

impl Names {
    pub(super) fn of(scenario: &Scenario) -> Result<Self, TooMuch> {
        let (scenes, measures) = (scenario.scenes.iter(), scenario.measures.iter());
        let mut names = Self {
            scenes: scenes.map(|scene| scene.id.clone()).collect(),
            measures: measures.map(|measure| measure.id.clone()).collect(),
            ..Self::default()
        };
        for (nth, scene) in scenario.scenes.iter().enumerate() {
            for (rank, choice) in scene.choices.iter().enumerate() {
                if choice.once {
                    names.once.push((nth, rank));
                }
                names.remember(&choice.conditions);
            }
            for beat in &scene.beats {
                names.remember(&beat.conditions);
                names.remember_table(&beat.what);
            }
        }
        let (measures, flags) = (scenario.measures.len(), names.count());
        if measures > MEASURES || flags > FLAGS || scenario.scenes.len() > usize::from(u16::MAX) {
            return Err(TooMuch { measures, flags });
        }
        names.clues = names.revealing(scenario);
        Ok(names)
    }

    fn count(&self) -> usize {
        self.once.len() + self.met.len() + self.made.len()
    }

    fn remember(&mut self, conditions: &[Condition]) {
        for condition in conditions {
            match condition {
                Condition::Met(scene, _) if !self.met.contains(scene) => {
                    self.met.push(scene.clone());
                }
                Condition::Made(choice, _) if !self.made.contains(choice) => {
                    self.made.push(choice.clone());
                }
                Condition::Met(..)
                | Condition::Made(..)
                | Condition::Measure { .. }
                | Condition::Found(_)
                | Condition::Role(_) => {}
            }
        }
    }

    fn remember_table(&mut self, what: &What) {
        let What::Sight { rows, .. } = what else {
            return;
        };
        for seen in rows.iter().flat_map(|(_, seen)| seen) {
            if let Seen::When(conditions) = seen {
                self.remember(conditions);
            }
        }
    }

    fn scene(&self, id: &SceneId) -> Option<u16> {
        u16::try_from(self.scenes.iter().position(|known| known == id)?).ok()
    }

    fn met(&self, id: &SceneId) -> Option<u32> {
        let rank = self.met.iter().position(|known| known == id);
        flag(self.once.len(), rank)
    }

    fn made(&self, id: &ChoiceId) -> Option<u32> {
        let rank = self.made.iter().position(|known| known == id);
        flag(self.once.len() + self.met.len(), rank)
    }

    fn revealing(&self, scenario: &Scenario) -> u64 {
        let revealing = self.once.iter().enumerate().filter(|(_, (nth, rank))| {
            let scene = scenario.scenes.get(*nth);
            let choice = scene.and_then(|scene| scene.choices.get(*rank));
            choice.is_some_and(|choice| matches!(choice.act, Act::Clue { reveals: true, .. }))
        });
        revealing.fold(0, |flags, (flag, _)| flags | 1 << flag)
    }

    pub(super) fn tests(&self, conditions: &[Condition]) -> Option<Vec<Test>> {
        let mut tests = Vec::with_capacity(conditions.len());
        for condition in conditions {
            tests.push(match condition {
                Condition::Measure {
                    measure,
                    compare,
                    bound,
                } => {
                    let slot = self.measures.iter().position(|known| known == measure)?;
                    Test::Measure(slot, *compare, *bound)
                }
                Condition::Met(scene, wanted) => Test::Flag(self.met(scene)?, *wanted),
                Condition::Made(choice, wanted) => Test::Flag(self.made(choice)?, *wanted),
                Condition::Found(wanted) => Test::Found(self.clues, *wanted),
                Condition::Role(role) => Test::Role(rank_of(*role)),
            });
        }
        Some(tests)
    }

    pub(super) fn rules(&self, scenario: &Scenario) -> Vec<SceneRules> {
        let scenes = scenario.scenes.iter().enumerate();
        scenes
            .map(|(nth, scene)| SceneRules {
                met: self.met(&scene.id),
                skip: scene.skip.as_ref().and_then(|skip| self.scene(skip)),
                choices: scene
                    .choices
                    .iter()
                    .enumerate()
                    .map(|(rank, choice)| self.rule(choice, (nth, rank), &scenario.measures))
                    .collect(),
                falls_back: scene.choices.iter().any(|choice| choice.fallback),
                beats: scene
                    .beats
                    .iter()
                    .map(|beat| self.tests(&beat.conditions))
                    .collect(),
            })
            .collect()
    }

    fn rule(&self, choice: &Choice, place: (usize, usize), measures: &[Measure]) -> Rule {
        let once = self.once.iter().position(|known| *known == place);
        let effects = choice.effects.iter().filter_map(|effect| {
            let slot = measures.iter().position(|m| m.id == effect.measure)?;
            let measure = measures.get(slot)?;
            Some(Shift {
                slot,
                change: effect.change,
                min: measure.min,
                max: measure.max.max(measure.min),
            })
        });
        let to = match &choice.target {
            Target::Scene(scene) => self.scene(scene),
            Target::Return => None,
        };
        // A sub-scene that leads back nowhere is closed: its caller named a scene that is not there.
        let then = choice.then.as_ref().map(|then| self.scene(then));
        Rule {
            turn: choice.act == Act::Turn,
            fallback: choice.fallback,
            to: to.filter(|_| then != Some(None)),
            returns: choice.target == Target::Return,
            then: then.flatten(),
            effects: effects.collect(),
            tests: self.tests(&choice.conditions),
            once: flag(0, once),
            made: self.made(&choice.id),
        }
    }
}
