//! What the two windows of a session share: the lesson, its story, the keys, the run.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::library::Loading;
use crate::app::ports::Focused;
use crate::app::{App, Lesson, Load};
use crate::domain::id::{CharacterId, ModuleId, ScenarioId};
use crate::domain::lesson::{Module, Step, StepKind};
use crate::domain::play::Story;
use crate::domain::run::{Run, RunAction, Show, Stage};
use crate::ui::blocks::text::Names;

/// A session, as either window sees it.
#[derive(Clone, Copy)]
pub struct Podium {
    /// The application.
    pub app: App,
    lesson: StoredValue<Arc<Lesson>>,
    story: Option<Loading<Story>>,
}

impl Podium {
    /// The session of a module, if this tab or the other window runs one.
    pub fn new(app: App, lesson: &Arc<Lesson>) -> Self {
        let module = &lesson.module;
        app.join(&module.summary.id);
        let story = scenario_of(module).map(|id| app.library().scenario(id.clone()));
        Self {
            app,
            lesson: StoredValue::new(Arc::clone(lesson)),
            story,
        }
    }

    /// The lesson.
    pub fn lesson(self) -> Arc<Lesson> {
        self.lesson.get_value()
    }

    /// The id of the module.
    pub fn id(self) -> ModuleId {
        self.lesson
            .with_value(|lesson| lesson.module.summary.id.clone())
    }

    /// The story, once it is here.
    pub fn story(self) -> Option<Arc<Story>> {
        match self.story?.get() {
            Load::Ready(story) => Some(story),
            Load::Waiting | Load::Failed => None,
        }
    }

    /// Reads the run, when there is one.
    pub fn run<T>(self, read: impl FnOnce(&Run, Stage<'_>) -> T) -> Option<T> {
        let (lesson, story) = (self.lesson(), self.story());
        let stage = Stage {
            module: &lesson.module,
            story: story.as_deref(),
        };
        self.app
            .run()
            .with(|run| run.as_ref().map(|run| read(run, stage)))
    }

    /// Reads the step on the screen.
    pub fn step<T>(self, read: impl FnOnce(&Run, &Step) -> T) -> Option<T> {
        self.run(|run, stage| stage.module.step(&run.step).map(|step| read(run, step)))
            .flatten()
    }

    /// True while a session runs.
    pub fn is_running(self) -> bool {
        self.app.run().with(Option::is_some)
    }

    /// Does something in the session.
    pub fn act(self, action: RunAction) {
        let (lesson, story) = (self.lesson(), untrack(|| self.story()));
        let stage = Stage {
            module: &lesson.module,
            story: story.as_deref(),
        };
        self.app.act(stage, action);
    }

    /// How characters are called in this session.
    pub fn names(self) -> Names {
        let (story, set) = (self.story(), self.set());
        Names::new(move |id: &CharacterId| {
            story
                .as_ref()
                .map_or_else(|| id.to_string(), |story| story.scenario().name(id, set))
        })
    }

    /// The set of first names of this session.
    pub fn set(self) -> usize {
        self.run(|run, _| run.setup.names).unwrap_or(0)
    }

    /// Leads the session by keys, as long as the view lives: a keyboard, or a presenter's remote.
    pub fn follow_keys(self) {
        Effect::new(move |_| {
            let handle = window_event_listener(leptos::ev::keydown, move |event| {
                // A key that the map or a list has used is theirs.
                let taken = event.ctrl_key()
                    || event.alt_key()
                    || event.meta_key()
                    || event.default_prevented();
                let focused = self.app.page(crate::app::ports::Page::focused);
                if !taken
                    && untrack(|| self.is_running())
                    && let Some(action) = action_of(&event.key(), focused)
                {
                    event.prevent_default();
                    self.act(action);
                }
            });
            on_cleanup(move || handle.remove());
        });
    }
}

/// The scenario that a module plays.
pub fn scenario_of(module: &Module) -> Option<&ScenarioId> {
    module.steps.iter().find_map(|step| match &step.kind {
        StepKind::Simulation(id) => Some(id),
        StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => None,
    })
}

/// What a key does. Remotes send pages, arrows or B; a field keeps its keys, a button its Space.
fn action_of(key: &str, focused: Focused) -> Option<RunAction> {
    if focused == Focused::Field {
        return None;
    }
    match key {
        "ArrowRight" | "PageDown" => Some(RunAction::Next),
        " " if focused == Focused::Page => Some(RunAction::Next),
        "ArrowLeft" | "PageUp" => Some(RunAction::Back),
        "b" | "B" | "." => Some(RunAction::Shown(Show::Blank)),
        "a" | "A" => Some(RunAction::Shown(Show::Help)),
        _ => None,
    }
}
