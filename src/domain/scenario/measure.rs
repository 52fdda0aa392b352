//! What choices change, and what conditions look at.

use super::Role;
use crate::domain::id::{ChoiceId, MeasureId, SceneId};

/// What a rise of a measure means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Polarity {
    /// Someone is better off.
    Help,
    /// Someone is worse off.
    Harm,
}

/// How a measure is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Face {
    /// It is not: it counts in silence.
    Hidden,
    /// As a growing number.
    Counter {
        /// What is counted.
        name: String,
        /// The number for each value, from the lower bound up.
        numbers: Vec<u32>,
    },
    /// As a setting.
    Setting {
        /// What is set.
        name: String,
        /// Its values, from the most closed to the most open: the slug that conditions use, and the
        /// words on the screen. Their ranks are the values of the measure.
        values: Vec<(String, String)>,
    },
}

/// Something the choices change, within bounds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Its id.
    pub id: MeasureId,
    /// Where it starts.
    pub start: i32,
    /// Its lower bound.
    pub min: i32,
    /// Its upper bound.
    pub max: i32,
    /// What a rise means.
    pub polarity: Polarity,
    /// How it is shown.
    pub face: Face,
}

impl Measure {
    /// The value that a condition or an effect names: a number, or one of a setting's values.
    pub fn value(&self, text: &str) -> Option<i32> {
        match &self.face {
            Face::Hidden | Face::Counter { .. } => text.parse().ok(),
            Face::Setting { values, .. } => values
                .iter()
                .position(|(slug, _)| slug == text)
                .and_then(|rank| i32::try_from(rank).ok()),
        }
    }
}

/// A comparison of a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `<`
    Below,
    /// `=`
    Equal,
    /// Not equal: a setting can be changed only to another value.
    Other,
}

impl Compare {
    /// True when the value stands in this relation to the bound.
    pub fn holds(self, value: i32, bound: i32) -> bool {
        match self {
            Self::AtLeast => value >= bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::Below => value < bound,
            Self::Equal => value == bound,
            Self::Other => value != bound,
        }
    }
}

/// When something holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Condition {
    /// A measure compared with a bound.
    Measure {
        /// The measure looked at.
        measure: MeasureId,
        /// How it is compared.
        compare: Compare,
        /// With what.
        bound: i32,
    },
    /// The play has left this scene before, or has not.
    Met(SceneId, bool),
    /// A choice of this id was made, or was not.
    Made(ChoiceId, bool),
    /// At least so many of the clues that reveal were found.
    Found(u32),
    /// The pupil has this role.
    Role(Role),
}

/// What an effect does to a measure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Adds.
    By(i32),
    /// Sets.
    To(i32),
}

/// An effect of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// The measure changed.
    pub measure: MeasureId,
    /// How.
    pub change: Change,
}
