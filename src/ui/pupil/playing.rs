//! A scenario being played: reads and changes the play, wherever its parts are drawn.
//!
//! A play is the list of choices made: back and replay are shorter lists.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::domain::id::{CharacterId, ChoiceId, ModuleId, ScenarioId};
use crate::domain::play::Position;
use crate::domain::scenario::{Outcome, Scenario};
use crate::domain::session::{Action, Progress};
use crate::ui::blocks::text::Names;

/// Where the focus goes after a choice.
pub const PLAY_TOP: &str = "histoire";
/// The button that shows one more message.
pub const MORE: &str = "histoire-suite";
/// The heading of the choices.
pub const CHOICES: &str = "histoire-choix";

/// A scenario being played.
#[derive(Clone, Copy)]
pub struct Play {
    app: App,
    module: StoredValue<ModuleId>,
    scenario: StoredValue<Arc<Scenario>>,
    /// How many beats of the present scene are on the screen.
    pub shown: RwSignal<usize>,
}

impl Play {
    /// A play of this module's step.
    pub fn new(app: App, module: &ModuleId, scenario: &Arc<Scenario>) -> Self {
        Self {
            app,
            module: StoredValue::new(module.clone()),
            scenario: StoredValue::new(Arc::clone(scenario)),
            // A resumed play shows the whole of its present scene.
            shown: RwSignal::new(usize::MAX),
        }
    }

    /// Reads the pupil's progress in this module.
    fn progress<T>(self, with: impl FnOnce(&Progress) -> Option<T>) -> Option<T> {
        self.module.with_value(|module| {
            self.app
                .session()
                .with(|session| with(session.modules.get(module)?))
        })
    }

    /// True once the story was begun.
    pub fn begun(self) -> bool {
        self.scenario
            .with_value(|scenario| {
                self.progress(|progress| progress.plays.get(&scenario.id).map(|_| ()))
            })
            .is_some()
    }

    /// Where the play stands; none before it begins.
    pub fn position(self) -> Option<Position> {
        self.scenario.with_value(|scenario| {
            self.progress(|progress| scenario.play(progress.plays.get(&scenario.id)?))
        })
    }

    /// How the story ends, when it has come to its end.
    pub fn ending(self) -> Option<Outcome> {
        let position = self.position()?;
        self.scenario
            .with_value(|scenario| scenario.scene(&position.scene)?.ending)
    }

    /// The set of first names in use.
    pub fn set(self) -> usize {
        self.progress(|progress| Some(progress.names)).unwrap_or(0)
    }

    /// The scenario.
    pub fn scenario(self) -> Arc<Scenario> {
        self.scenario.get_value()
    }

    /// How characters are called now.
    pub fn names(self) -> Names {
        let scenario = self.scenario();
        Names::new(move |id: &CharacterId| scenario.name(id, self.set()))
    }

    fn place(self) -> (ModuleId, ScenarioId) {
        (
            self.module.get_value(),
            self.scenario.with_value(|scenario| scenario.id.clone()),
        )
    }

    /// Makes a choice.
    pub fn choose(self, choice: ChoiceId) {
        let (module, scenario) = self.place();
        self.shown.set(1);
        self.app
            .dispatch(Action::ChoiceMade(module, scenario, choice));
        self.follow();
    }

    /// Begins, or begins again: the first message alone.
    pub fn begin(self) {
        self.keep(0, 1);
    }

    /// Keeps so many choices and forgets the others: back, « Et si… ? ». What was read before is
    /// shown at once.
    pub fn rewind(self, kept: usize) {
        self.keep(kept, usize::MAX);
    }

    fn keep(self, kept: usize, shown: usize) {
        let (module, scenario) = self.place();
        self.shown.set(shown);
        self.app
            .dispatch(Action::PlayRewound(module, scenario, kept));
        self.app.page(|page| {
            page.reveal(PLAY_TOP);
            page.focus(PLAY_TOP);
        });
    }

    /// Shows one more message.
    pub fn more(self) {
        let beats = self.beats();
        self.shown
            .update(|shown| *shown = shown.saturating_add(1).min(beats));
        self.follow();
    }

    /// How many beats the present scene has.
    pub fn beats(self) -> usize {
        let scene = untrack(|| self.position()).map(|position| position.scene);
        self.scenario.with_value(|scenario| {
            scene
                .and_then(|scene| scenario.scene(&scene))
                .map_or(0, |scene| scene.beats.len())
        })
    }

    /// The focus stays on the way forward: the next message, or the choices.
    fn follow(self) {
        let all = self.shown.get_untracked() >= self.beats();
        let id = if all { CHOICES } else { MORE };
        self.app.page(|page| {
            page.focus(id);
            page.reveal(id);
        });
    }

    /// Takes the next set of first names.
    pub fn swap_names(self) {
        let (module, _) = self.place();
        let sets = self.scenario.with_value(|scenario| scenario.sets());
        let next = (untrack(|| self.set()) + 1).checked_rem(sets).unwrap_or(0);
        self.app.dispatch(Action::NamesChanged(module, next));
    }
}
