//! A scenario being played: reads and changes the play, wherever its parts are drawn.
//!
//! A play is the list of choices made: back and replay are shorter lists.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::domain::id::{CharacterId, ChoiceId, ScenarioId};
use crate::domain::play::{Move, Position, State, Story};
use crate::domain::scenario::{Act, Beat, Mode, Role, What};
use crate::domain::session::{Action, Session};
use crate::ui::blocks::text::Names;

/// Where the focus goes when a play begins, or goes back.
pub const TOP: &str = "histoire";
/// The button that shows one more message.
pub const MORE: &str = "histoire-suite";
/// Where a scene's clues or settings begin.
pub const PANEL: &str = "histoire-outils";
/// The heading of the choices.
pub const CHOICES: &str = "histoire-choix";

/// Whose play it is, when it is not this device's own: a class plays together.
pub trait Together: Send + Sync {
    /// The choices made.
    fn choices(&self) -> Vec<ChoiceId>;
    /// The class made a choice.
    fn chose(&self, choice: ChoiceId);
    /// The set of first names in use.
    fn set(&self) -> usize;
}

/// A scenario being played.
#[derive(Clone, Copy)]
pub struct Play {
    app: App,
    story: StoredValue<Arc<Story>>,
    together: Option<StoredValue<Arc<dyn Together>>>,
    /// The set of first names in use: what shows names follows it, and not every act.
    set: Memo<usize>,
    /// How many beats of the present scene are on the screen.
    pub shown: RwSignal<usize>,
}

impl Play {
    /// A play of this story.
    pub fn new(app: App, story: &Arc<Story>) -> Self {
        let play = Self {
            app,
            story: StoredValue::new(Arc::clone(story)),
            together: None,
            set: Memo::new(move |_| app.session().with(|session| session.names)),
            // A resumed play shows the whole of its present scene.
            shown: RwSignal::new(usize::MAX),
        };
        // A play that goes on keeps the names that its pupil saw.
        if !untrack(|| play.begun()) {
            play.take_names_of_address();
        }
        play
    }

    /// A play that a class makes together: nothing of it is this device's session.
    pub fn together(app: App, story: &Arc<Story>, class: Arc<dyn Together>) -> Self {
        let set = Arc::clone(&class);
        Self {
            app,
            story: StoredValue::new(Arc::clone(story)),
            together: Some(StoredValue::new(class)),
            set: Memo::new(move |_| set.set()),
            shown: RwSignal::new(usize::MAX),
        }
    }

    /// A link may say which set of first names a class uses: 1 is the first one.
    fn take_names_of_address(self) {
        let asked = self.app.page(|page| page.asked("prenoms"));
        let asked = asked.and_then(|words| words.parse::<usize>().ok()?.checked_sub(1));
        let sets = self.story().scenario().sets();
        if let Some(set) = asked.filter(|set| *set < sets) {
            let now = self.app.session().with_untracked(|session| session.names);
            if now != set {
                self.app.dispatch(Action::NamesChanged(set));
            }
        }
    }

    /// The application.
    pub fn app(self) -> App {
        self.app
    }

    /// The story.
    pub fn story(self) -> Arc<Story> {
        self.story.get_value()
    }

    fn id(self) -> ScenarioId {
        let summary = |story: &Arc<Story>| story.scenario().summary.id.clone();
        self.story.with_value(summary)
    }

    fn session<T>(self, with: impl FnOnce(&Session) -> T) -> T {
        self.app.session().with(with)
    }

    /// True once the story was begun, in a role. A play that was kept may have none: its story had
    /// one role then, or others.
    pub fn begun(self) -> bool {
        let story = self.story();
        self.position()
            .is_some_and(|position| !story.wants_role(position.state))
    }

    /// Where the play stands; none before it begins.
    pub fn position(self) -> Option<Position> {
        let (id, story) = (self.id(), self.story());
        match self.together {
            Some(class) => story.play(&class.get_value().choices()),
            None => self.session(|session| story.play(session.plays.get(&id)?)),
        }
    }

    /// How characters are called now.
    pub fn names(self) -> Names {
        let story = self.story();
        Names::new(move |id: &CharacterId| story.scenario().name(id, self.set()))
    }

    /// The set of first names in use.
    pub fn set(self) -> usize {
        self.set.get()
    }

    /// Makes a move of the present state.
    pub fn make(self, state: State, made: Move) {
        let story = self.story();
        let Some(id) = story.id_of(state, made) else {
            return;
        };
        match story.choice(state, made).map(|choice| &choice.act) {
            Some(Act::Clue { .. }) => {
                self.chosen(id.clone());
                self.to(&feedback_id(&id));
            }
            // The focus stays on the setting.
            Some(Act::Setting(_)) => self.chosen(id),
            Some(Act::Turn) | None => {
                self.shown.set(1);
                self.chosen(id);
                self.follow();
            }
        }
    }

    fn chosen(self, choice: ChoiceId) {
        if let Some(class) = self.together {
            return class.get_value().chose(choice);
        }
        // What a story that changed cannot play any more would stand before this choice for ever.
        let played = untrack(|| self.position()).map_or(0, |position| position.trail.len());
        let id = self.id();
        let kept = untrack(|| self.session(|s| s.plays.get(&id).map_or(0, Vec::len)));
        if kept > played {
            self.app.dispatch(Action::PlayRewound(id, played));
        }
        self.app.dispatch(Action::ChoiceMade(self.id(), choice));
    }

    /// Begins, or begins again: the first message alone.
    pub fn begin(self, role: Option<Role>) {
        self.keep(0, 1);
        let story = self.story();
        if let Some(state) = story.start().filter(|state| story.wants_role(*state))
            && let Some(role) = role
            && let Some(id) = story.id_of(state, Move::Role(role))
        {
            self.chosen(id);
        }
    }

    /// Forgets the play: one reads again who one is, and may take another role.
    pub fn forget(self) {
        self.app.dispatch(Action::PlayForgotten(self.id()));
        self.app.page(|page| page.focus(crate::ui::HEADING));
    }

    /// Keeps so many choices and forgets the others: back, « Et si… ? ». What was read before is
    /// shown at once.
    pub fn rewind(self, kept: usize) {
        self.keep(kept, usize::MAX);
    }

    fn keep(self, kept: usize, shown: usize) {
        self.shown.set(shown);
        self.app.dispatch(Action::PlayRewound(self.id(), kept));
        self.app.page(|page| page.reveal(TOP));
        self.to(TOP);
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
        let position = untrack(|| self.position());
        position.map_or(0, |position| {
            shown_beats(&self.story(), position.state).count()
        })
    }

    /// The focus stays on the way forward: the next message, then what the scene asks.
    fn follow(self) {
        let all = self.shown.get_untracked() >= self.beats();
        let id = match (all, self.mode()) {
            (false, _) => MORE,
            (true, Some(Mode::Search | Mode::Settings)) => PANEL,
            (true, Some(Mode::Story | Mode::Compose) | None) => CHOICES,
        };
        self.to(id);
        self.app.page(|page| page.reveal(id));
    }

    /// What the scene on the screen asks.
    pub fn mode(self) -> Option<Mode> {
        let position = untrack(|| self.position())?;
        self.story().scene(position.state).map(|scene| scene.mode)
    }

    fn to(self, id: &str) {
        self.app.page(|page| page.focus(id));
    }

    /// Takes the next set of first names.
    pub fn swap_names(self) {
        self.app.swap_names(self.story().scenario().sets());
    }
}

/// What is shown of a state's scene, one thing after the other: a table is drawn with the settings.
pub fn shown_beats(story: &Story, state: State) -> impl Iterator<Item = &Beat> {
    story
        .beats(state)
        .filter(|beat| !matches!(beat.what, What::Sight { .. }))
}

/// The id of what a clue reveals.
pub fn feedback_id(choice: &ChoiceId) -> String {
    ["retour-", choice.as_str()].concat()
}
