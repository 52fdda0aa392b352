//! A module played step by step.
//!
//! Accessibility: the focus goes to the heading of the step that opens; the steps are buttons in a
//! list, the present one has `aria-current`. The address never changes: a step is nobody's business.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::{App, Lesson};
use crate::domain::id::{ModuleId, ScenarioId, StepId};
use crate::domain::lesson::{Item, Module, Need, Step, StepKind};
use crate::domain::route::Route;
use crate::domain::session::Action;
use crate::ui::blocks::heading::{HEADING, heading};
use crate::ui::blocks::loading::loaded_page;
use crate::ui::blocks::question::question;
use crate::ui::blocks::text::{Facts, Names, block, line};
use crate::ui::words;

/// The heading of the step on the screen.
const STEP_HEADING: &str = "etape";

/// The page of a module.
pub fn module(id: &ModuleId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        playing(app, lesson)
    })
}

/// A module being played: where it stands, and what moves it.
#[derive(Clone, Copy)]
struct Playing {
    app: App,
    lesson: StoredValue<Arc<Lesson>>,
    current: Memo<usize>,
    finished: Memo<bool>,
}

impl Playing {
    fn new(app: App, lesson: &Arc<Lesson>) -> Self {
        let id = lesson.module.summary.id.clone();
        let screens: Vec<StepId> = lesson
            .module
            .screens()
            .map(|step| step.id.clone())
            .collect();
        let current = {
            let id = id.clone();
            Memo::new(move |_| {
                let step = app
                    .session()
                    .with(|session| session.modules.get(&id)?.step.clone());
                step.and_then(|step| screens.iter().position(|known| *known == step))
                    .unwrap_or(0)
            })
        };
        let finished = Memo::new(move |_| {
            app.session()
                .with(|session| session.modules.get(&id).is_some_and(|p| p.finished))
        });
        Self {
            app,
            lesson: StoredValue::new(Arc::clone(lesson)),
            current,
            finished,
        }
    }

    fn with_module<T>(self, with: impl FnOnce(&Module) -> T) -> T {
        self.lesson.with_value(|lesson| with(&lesson.module))
    }

    fn count(self) -> usize {
        self.with_module(|module| module.screens().count())
    }

    fn go(self, screen: usize) {
        let target = self.with_module(|module| {
            module
                .screens()
                .nth(screen)
                .map(|step| (module.summary.id.clone(), step.id.clone()))
        });
        let Some((module, step)) = target else { return };
        self.app.dispatch(Action::StepEntered(module, step));
        self.show();
    }

    fn finish(self) {
        let module = self.with_module(|module| module.summary.id.clone());
        self.app.dispatch(Action::ModuleFinished(module));
        self.show();
    }

    /// Brings the heading of the step under the eyes and the keyboard.
    fn show(self) {
        self.app.page(|page| {
            page.reveal(HEADING);
            page.focus(STEP_HEADING);
        });
    }
}

fn playing(app: App, lesson: &Arc<Lesson>) -> AnyView {
    provide_context(Facts(Arc::new(lesson.facts.clone())));
    let playing = Playing::new(app, lesson);
    let summary = &lesson.module.summary;
    view! {
        <article class=format!("lesson lesson--{}", summary.theme.slug())>
            <header class="lesson__head">
                <p class="lesson__theme">{words::theme(summary.theme)}</p>
                {heading(summary.title.clone())}
                <p class="lesson__gesture">{summary.gesture.clone()}</p>
            </header>
            {steps(playing)}
            {move || screen(playing, playing.current.get())}
            <div role="status">
                {move || playing.finished.get().then(|| finished(playing))}
            </div>
            <footer class="lesson__foot">
                <p>{words::reviewed(summary)}</p>
            </footer>
        </article>
    }
    .into_any()
}

/// The list of steps, with the present one.
fn steps(playing: Playing) -> AnyView {
    let rows = playing.with_module(|module| {
        module
            .screens()
            .enumerate()
            .map(|(nth, step)| {
                let name = words::step_name(nth + 1, &Names::none().plain(&step.title), step.need == Need::Optional);
                let current = move || (playing.current.get() == nth).then_some("step");
                let class = if step.need == Need::Optional { "steps__button steps__button--optional" } else { "steps__button" };
                view! {
                    <li>
                        <button type="button" class=class id=format!("etape-{}", nth + 1) aria-current=current
                            aria-label=name on:click=move |_| playing.go(nth)>
                            {nth + 1}
                        </button>
                    </li>
                }
            })
            .collect_view()
    });
    let count = playing.count();
    view! {
        <nav class="steps" aria-label=words::STEPS>
            <ol class="steps__list">{rows}</ol>
            <p class="steps__where">{move || words::step_of(playing.current.get() + 1, count)}</p>
        </nav>
    }
    .into_any()
}

fn screen(playing: Playing, nth: usize) -> AnyView {
    playing.with_module(|module| {
        let Some(step) = module.screens().nth(nth) else { return ().into_any() };
        let opening = (nth == 0).then(|| module.opening().map(opening)).flatten();
        view! {
            {opening}
            <section class=format!("step step--{}", kind_class(&step.kind)) aria-labelledby=STEP_HEADING>
                <p class="step__meta">{words::step_for_pupil(step)}</p>
                <h2 class="step__title" id=STEP_HEADING tabindex="-1">{line(&step.title, &Names::none())}</h2>
                {items(&module.summary.id, step)}
                {match &step.kind {
                    StepKind::Simulation(scenario) => story_door(playing.app, scenario),
                    StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => ().into_any(),
                }}
            </section>
            {moves(playing, nth)}
        }
        .into_any()
    })
}

/// The way to the story of a step: a page of its own, where it is played.
fn story_door(app: App, scenario: &ScenarioId) -> AnyView {
    let id = scenario.clone();
    let begun = move || app.session().with(|session| session.has_begun(&id));
    view! {
        <p class="step__story">
            <a class="button" id="etape-histoire" href=app.href(&Route::Story(scenario.clone()))>
                {move || if begun() { words::STORY_RESUME } else { words::STORY_OPEN }}
            </a>
        </p>
    }
    .into_any()
}

fn kind_class(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Opening | StepKind::Screen => "screen",
        StepKind::Workshop => "workshop",
        StepKind::Simulation(_) => "simulation",
        StepKind::Closing => "closing",
    }
}

/// The fixed opening stands above the first step, so that the first screen already asks something.
fn opening(step: &Step) -> AnyView {
    let text = step
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => Some(block(text, &Names::none())),
            Item::Question(_) => None,
        })
        .collect_view();
    view! {
        <section class="opening" aria-labelledby="ouverture">
            <h2 class="opening__title" id="ouverture">{line(&step.title, &Names::none())}</h2>
            {text}
        </section>
    }
    .into_any()
}

fn items(module: &ModuleId, step: &Step) -> AnyView {
    step.items
        .iter()
        .map(|item| match item {
            Item::Text(text) => block(text, &Names::none()),
            Item::Question(asked) => question(module, asked),
        })
        .collect_view()
        .into_any()
}

/// Back and forward.
fn moves(playing: Playing, nth: usize) -> AnyView {
    let last = nth + 1 == playing.count();
    let back = (nth > 0).then(|| {
        view! {
            <button type="button" class="button button--quiet step__back" id="etape-retour"
                on:click=move |_| playing.go(nth - 1)>
                {words::BACK}
            </button>
        }
    });
    let next = if last {
        view! {
            <button type="button" class="button step__finish" id="etape-terminer" on:click=move |_| playing.finish()>
                {words::FINISH}
            </button>
        }
        .into_any()
    } else {
        view! {
            <button type="button" class="button step__next" id="etape-suite" on:click=move |_| playing.go(nth + 1)>
                {words::NEXT}
            </button>
        }
        .into_any()
    };
    view! { <div class="step__moves">{back} {next}</div> }.into_any()
}

fn finished(playing: Playing) -> AnyView {
    let app = playing.app;
    let hand_in = playing.with_module(|module| Route::HandIn(module.summary.id.clone()));
    view! {
        <div class="finished">
            <p class="finished__title">{words::FINISHED}</p>
            <p>{words::FINISHED_HELP}</p>
            <p>
                <a id="module-remise" href=app.href(&hand_in)>{words::HAND_IN_ANSWERS}</a>
                " · "
                <a href=app.href(&Route::Pupil)>{words::OTHER_MODULES}</a>
                " · "
                <a href=app.href(&Route::Device)>{words::ERASE_LINK}</a>
            </p>
        </div>
    }
    .into_any()
}
