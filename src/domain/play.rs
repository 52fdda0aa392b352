//! Playing: a play is the list of choices made, and everything else is a fold over it.
//!
//! Back is one choice less, replay is none, « Et si… ? » is a shorter list. The same choices give
//! the same play on every platform.

use litemap::LiteMap;

use super::id::{ChoiceId, MeasureId, SceneId};
use super::scenario::{Choice, SKIP, Scenario, Scene};

/// One choice of a play, with the scene where it was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Where.
    pub scene: SceneId,
    /// What.
    pub choice: ChoiceId,
}

/// Where a play stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// The scene on the screen.
    pub scene: SceneId,
    /// The measures, by id.
    pub measures: LiteMap<MeasureId, i32>,
    /// Choices that disappear once made, and were made.
    pub spent: Vec<(SceneId, ChoiceId)>,
    /// The way here.
    pub trail: Vec<Turn>,
}

impl Scenario {
    /// The position before any choice; `None` for a scenario without scenes.
    pub fn start(&self) -> Option<Position> {
        let mut measures = LiteMap::new();
        for measure in &self.measures {
            measures.insert(measure.id.clone(), measure.start);
        }
        Some(Position {
            scene: self.scenes.first()?.id.clone(),
            measures,
            spent: Vec::new(),
            trail: Vec::new(),
        })
    }

    /// Plays a list of choices. It stops before the first one that cannot be made (a scenario that
    /// changed since it was saved), so a play always resumes on a real scene.
    pub fn play(&self, choices: &[ChoiceId]) -> Option<Position> {
        let mut position = self.start()?;
        for choice in choices {
            match self.after(&position, choice) {
                Some(next) => position = next,
                None => break,
            }
        }
        Some(position)
    }

    /// The position after one more choice; `None` when it cannot be made here.
    pub fn after(&self, position: &Position, choice: &ChoiceId) -> Option<Position> {
        let scene = self.scene(&position.scene)?;
        let mut next = position.clone();
        next.trail.push(Turn {
            scene: scene.id.clone(),
            choice: choice.clone(),
        });
        if choice.as_str() == SKIP {
            next.scene = scene.skip.clone()?;
            return Some(next);
        }
        let made = self
            .open_choices(position)
            .find(|open| open.id == *choice)?;
        for effect in &made.effects {
            let bounds = self.measures.iter().find(|m| m.id == effect.measure)?;
            let value = next
                .measures
                .entry(effect.measure.clone())
                .or_insert(bounds.start);
            *value = value
                .saturating_add(effect.by)
                .clamp(bounds.min, bounds.max.max(bounds.min));
        }
        if made.once {
            next.spent.push((scene.id.clone(), made.id.clone()));
        }
        next.scene = self.scene(&made.target)?.id.clone();
        Some(next)
    }

    /// The choices that can be made here: conditions hold, not spent.
    pub fn open_choices<'a>(&'a self, position: &'a Position) -> impl Iterator<Item = &'a Choice> {
        self.scene(&position.scene)
            .map(|scene| scene.choices.as_slice())
            .unwrap_or_default()
            .iter()
            .filter(move |choice| is_open(choice, position))
    }

    /// The scenes of a play in the order met, each with the choice made there; the last one has
    /// none. This is the pupil's own path.
    pub fn path(&self, position: &Position) -> Vec<(&Scene, Option<ChoiceId>)> {
        let mut path: Vec<(&Scene, Option<ChoiceId>)> = position
            .trail
            .iter()
            .filter_map(|turn| Some((self.scene(&turn.scene)?, Some(turn.choice.clone()))))
            .collect();
        path.extend(self.scene(&position.scene).map(|scene| (scene, None)));
        path
    }
}

fn is_open(choice: &Choice, position: &Position) -> bool {
    let holds = |measure: &MeasureId| position.measures.get(measure).copied().unwrap_or(0);
    choice
        .conditions
        .iter()
        .all(|c| c.compare.holds(holds(&c.measure), c.bound))
        && !(choice.once
            && position
                .spent
                .contains(&(position.scene.clone(), choice.id.clone())))
}
