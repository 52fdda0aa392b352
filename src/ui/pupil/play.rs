//! A scenario inside a step: its announcement, then the play as a conversation.
//!
//! Accessibility: nothing moves by itself; one message for each press; the focus follows what was
//! asked for. A play is the list of choices made: back and replay are shorter lists.

use std::sync::Arc;

use leptos::prelude::*;

use super::chat::{conversation, is_dilemma};
use super::debrief::debrief;
use crate::app::App;
use crate::domain::id::{CharacterId, ChoiceId, ModuleId, ScenarioId};
use crate::domain::play::Position;
use crate::domain::scenario::{SKIP, Scenario};
use crate::domain::session::{Action, Progress};
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

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
    fn new(app: App, module: &ModuleId, scenario: &Arc<Scenario>) -> Self {
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
    fn begun(self) -> bool {
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

    /// The set of first names in use.
    fn set(self) -> usize {
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

    fn swap_names(self) {
        let (module, _) = self.place();
        let sets = self.scenario.with_value(|scenario| scenario.sets());
        let next = (untrack(|| self.set()) + 1).checked_rem(sets).unwrap_or(0);
        self.app.dispatch(Action::NamesChanged(module, next));
    }
}

/// The play of a step.
pub fn simulation(module: &ModuleId, scenario: &ScenarioId) -> AnyView {
    let app = App::get();
    let module = module.clone();
    loaded(app.library().scenario(scenario.clone()), move |scenario| {
        let play = Play::new(app, &module, scenario);
        let begun = Memo::new(move |_| play.begun());
        (move || {
            if begun.get() {
                running(play)
            } else {
                announcement(play)
            }
        })
        .into_any()
    })
}

/// What one knows before it begins: who one is, what it speaks of, how long, who appears.
fn announcement(play: Play) -> AnyView {
    let scenario = play.scenario();
    let people = {
        let scenario = Arc::clone(&scenario);
        move || {
            words::people(
                scenario
                    .characters
                    .iter()
                    .filter(|c| c.names.len() > 1)
                    .map(|c| c.name(play.set())),
            )
        }
    };
    view! {
        <div class="announce">
            <p class="announce__you">{scenario.you.clone()}</p>
            <p>{scenario.announcement.clone()}</p>
            <p>{words::fiction(scenario.minutes)}</p>
            <p>
                {people} " "
                <button type="button" class="button button--quiet button--small" id="histoire-prenoms"
                    on:click=move |_| play.swap_names()>
                    {words::SWAP_NAMES}
                </button>
            </p>
            <button type="button" class="button play__start" id="histoire-commencer" on:click=move |_| play.begin()>
                {words::START_STORY}
            </button>
        </div>
    }
    .into_any()
}

fn running(play: Play) -> AnyView {
    let ended = move || {
        let position = play.position()?;
        play.scenario
            .with_value(|scenario| scenario.scene(&position.scene)?.ending)
    };
    view! {
        <div class="play">
            {conversation(play)}
            {move || {
                let all = play.position().is_some() && play.shown.get() >= play.beats();
                match (all, ended()) {
                    (true, Some(_)) => debrief(play),
                    (true, None) => choices(play),
                    (false, _) => more(play),
                }
            }}
        </div>
    }
    .into_any()
}

fn more(play: Play) -> AnyView {
    view! {
        <p class="play__more">
            <button type="button" class="button" id=MORE on:click=move |_| play.more()>{words::NEXT_MESSAGE}</button>
        </p>
    }
    .into_any()
}

fn choices(play: Play) -> AnyView {
    let (scenario, names) = (play.scenario(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    let made = position.trail.len();
    let open = scenario
        .open_choices(&position)
        .map(|choice| {
            let id = choice.id.clone();
            view! {
                <li>
                    <button type="button" class="button button--choice" id=format!("choix-{id}")
                        on:click=move |_| play.choose(id.clone())>
                        {line(&choice.label, &names)}
                    </button>
                </li>
            }
        })
        .collect_view();
    let dilemma = scenario.scene(&position.scene).is_some_and(is_dilemma);
    let skip = scenario
        .scene(&position.scene)
        .and_then(|scene| scene.skip.as_ref())
        .and(ChoiceId::parse(SKIP).ok());
    let skip = skip.map(|skip| {
        view! {
            <button type="button" class="button button--quiet" id="choix-passer"
                on:click=move |_| play.choose(skip.clone())>
                {words::SKIP_SCENE}
            </button>
        }
    });
    let back = (made > 0).then(|| {
        view! {
            <button type="button" class="button button--quiet" id="choix-retour"
                on:click=move |_| play.rewind(made - 1)>
                {words::STEP_BACK}
            </button>
        }
    });
    view! {
        <div class="choices">
            <h3 class="choices__title" id=CHOICES tabindex="-1">
                {if dilemma { words::WHAT_DO_YOU_DO } else { words::STORY_GOES_ON }}
            </h3>
            <ul class="choices__list">{open}</ul>
            <p class="choices__quiet">{back} {skip}</p>
        </div>
    }
    .into_any()
}
