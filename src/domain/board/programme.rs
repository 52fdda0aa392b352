//! What a board needs to know of the curriculum: for what the minutes of an activity count.

use super::entries::{ActionKind, Activity};
use crate::domain::id::AxisId;
use crate::domain::lesson::{ModuleSummary, Theme};
use crate::domain::registry::Highlight;

/// What exists, as the board sees it.
#[derive(Debug, Clone, Copy)]
pub struct Programme<'a> {
    /// The modules.
    pub modules: &'a [ModuleSummary],
    /// pHARe axes: id, short label, official label. The first one is about teaching pupils.
    pub axes: &'a [(AxisId, String, String)],
    /// The axis of each kind of action.
    pub actions: &'a [(ActionKind, AxisId)],
    /// The year's highlights.
    pub highlights: &'a [Highlight],
}

impl Programme<'_> {
    /// The axis for which an activity counts: the first one of a module; for anything else, the one
    /// that is about teaching pupils.
    pub fn axis_of(&self, activity: &Activity) -> Option<&AxisId> {
        match activity {
            Activity::Module(id) => {
                let mut modules = self.modules.iter();
                modules.find(|module| module.id == *id)?.axes.first()
            }
            Activity::Outside(_) => self.axes.first().map(|(id, ..)| id),
        }
    }

    /// The theme of an activity; none outside of Balise.
    pub fn theme_of(&self, activity: &Activity) -> Option<Theme> {
        match activity {
            Activity::Module(id) => {
                let mut modules = self.modules.iter();
                Some(modules.find(|module| module.id == *id)?.theme)
            }
            Activity::Outside(_) => None,
        }
    }

    /// The axis of a kind of action.
    pub fn axis_of_action(&self, kind: ActionKind) -> Option<&AxisId> {
        let mut actions = self.actions.iter();
        actions
            .find(|(known, _)| *known == kind)
            .map(|(_, axis)| axis)
    }
}
