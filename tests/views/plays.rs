//! A story on its page: the ways to a place of it, and what must then be read there.

use std::sync::LazyLock;

use balise::app::{App, Ports};
use balise::domain::id::{CharacterId, ChoiceId, ScenarioId};
use balise::domain::play::{Move, Position, State, Story};
use balise::domain::route::Route;
use balise::domain::scenario::{Act, Beat, Choice, Manner, Mode, Scene, Speaker, View, What};
use balise::domain::session::Action;
use balise::domain::text::{Inline, plain};
use balise::formats::curriculum::CheckedScenario;
use balise::ui::words;

use crate::html::{Document, Element};
use crate::support::{SHIPPED, SMALL, World, draw_with, id, spaced};

/// A story of a content, with its page.
pub struct Told {
    /// The content.
    pub world: &'static World,
    /// As the check left it.
    pub checked: &'static CheckedScenario,
    /// Ready to be played.
    pub story: Story,
}

/// One or more choices, as they are kept.
pub fn choices(ids: &[&str]) -> Vec<ChoiceId> {
    ids.iter().map(|text| id!(ChoiceId, text)).collect()
}

/// Begins a story and makes these choices.
pub fn play(app: App, story: &ScenarioId, choices: &[ChoiceId]) {
    app.dispatch(Action::PlayRewound(story.clone(), 0));
    for choice in choices {
        app.dispatch(Action::ChoiceMade(story.clone(), choice.clone()));
    }
}

static SHIPPED_STORIES: LazyLock<Vec<Told>> = LazyLock::new(|| told(&SHIPPED));
static SMALL_STORIES: LazyLock<Vec<Told>> = LazyLock::new(|| told(&SMALL));

/// The stories of both contents.
pub fn all() -> impl Iterator<Item = &'static Told> {
    shipped().iter().chain(SMALL_STORIES.iter())
}

/// The stories that ship.
pub fn shipped() -> &'static [Told] {
    &SHIPPED_STORIES
}

/// A story of the small content.
pub fn small(id: &str) -> &'static Told {
    let mut all = SMALL_STORIES.iter();
    all.find(|told| told.id().as_str() == id).unwrap()
}

fn told(world: &'static World) -> Vec<Told> {
    let told = |checked: &'static CheckedScenario| Told {
        world,
        checked,
        story: Story::new(checked.scenario.clone()).unwrap(),
    };
    world.scenarios().map(told).collect()
}

impl Told {
    /// Its id.
    pub fn id(&self) -> &ScenarioId {
        &self.checked.scenario.summary.id
    }

    /// Its page.
    pub fn route(&self) -> Route {
        Route::Story(self.id().clone())
    }

    /// Its page after these choices, with a set of first names.
    pub fn html(&self, way: &[ChoiceId], set: usize) -> String {
        self.world.after(&self.route(), |app| {
            app.dispatch(Action::NamesChanged(set));
            play(app, self.id(), way);
        })
    }

    /// The same, read.
    pub fn page(&self, way: &[&str]) -> Document {
        Document::parse(&self.html(&choices(way), 0))
    }

    /// Its page before it begins, behind ports that change something.
    pub fn start(&self, change: impl FnOnce(Ports) -> Ports) -> Document {
        let ports = change(Ports::inert(self.world.documents.clone()));
        Document::parse(&draw_with(ports, &self.route(), drop))
    }

    /// Where these choices lead.
    pub fn position(&self, way: &[ChoiceId]) -> Position {
        self.story.play(way).unwrap()
    }

    /// The shortest ways to every scene, in every role; where something can be looked for or set,
    /// also once all of it was.
    pub fn ways(&self) -> Vec<Vec<ChoiceId>> {
        let mut ways = Vec::new();
        for way in self.checked.explored.ways.iter().flatten() {
            for role in self.roles() {
                let first = role.into_iter();
                let rest = way.iter().filter(|id| !id.as_str().starts_with("role-"));
                let mut way: Vec<ChoiceId> = first.chain(rest.cloned()).collect();
                // A choice of another role ends the way where it stands.
                way.truncate(self.position(&way).trail.len());
                let busy = self.busy(&way);
                ways.extend([way, busy]);
            }
        }
        ways.push(self.checked.explored.longest.clone());
        ways.sort();
        ways.dedup();
        ways
    }

    /// The choice of each role; none where there is one role.
    fn roles(&self) -> Vec<Option<ChoiceId>> {
        let start = self.story.start().unwrap();
        let moves = self.story.moves(start).into_iter();
        let roles = moves.filter(|made| matches!(made, Move::Role(_)));
        let ids: Vec<_> = roles.map(|made| self.story.id_of(start, made)).collect();
        if ids.is_empty() { vec![None] } else { ids }
    }

    /// The same way, and everything that leaves the story where it is.
    fn busy(&self, way: &[ChoiceId]) -> Vec<ChoiceId> {
        let mut way = way.to_vec();
        let mut made = Vec::new();
        loop {
            let state = self.position(&way).state;
            let next = self
                .open(state)
                .find(|choice| choice.act != Act::Turn && !made.contains(&choice.id));
            let Some(next) = next else { return way };
            made.push(next.id.clone());
            way.push(next.id.clone());
        }
    }

    /// The words of a line, with a set of first names.
    pub fn words(&self, line: &[Inline], set: usize) -> String {
        let name = |id: &CharacterId| self.checked.scenario.name(id, set);
        spaced(&plain(line, &name))
    }

    /// The words of a beat; none for a table.
    pub fn beat(&self, beat: &Beat, set: usize) -> Option<String> {
        match &beat.what {
            What::Told(text) | What::Said { text, .. } => Some(self.words(text, set)),
            What::Sight { .. } => None,
        }
    }

    fn scene(&self, state: State) -> &Scene {
        self.story.scene(state).unwrap()
    }

    /// What the log says of a play, part by part.
    pub fn log(&self, position: &Position, set: usize) -> Vec<String> {
        let mut log = Vec::new();
        for (_, turn) in self.story.turns(position) {
            self.told(turn.state, set, &mut log);
            if self.scene(turn.state).is_dilemma() {
                let chosen = self.chosen(turn.state, turn.made, set);
                log.push(format!("{} {chosen}", words::YOU_CHOSE));
            }
        }
        self.told(position.state, set, &mut log);
        let draft = self.story.draft(position);
        if !draft.is_empty() {
            log.push(words::DRAFT.to_owned());
            log.extend(draft.iter().map(|choice| self.words(&choice.label, set)));
        }
        log
    }

    fn told(&self, state: State, set: usize, log: &mut Vec<String>) {
        log.push(self.words(&self.scene(state).title, set));
        for beat in self.story.beats(state) {
            if let What::Said { from, manner, .. } = &beat.what {
                log.push(self.who(from, set));
                log.push(how(manner));
            }
            log.extend(self.beat(beat, set));
        }
    }

    fn who(&self, from: &Speaker, set: usize) -> String {
        match from {
            Speaker::You => words::YOU.to_owned(),
            Speaker::Character(id) => self.checked.scenario.name(id, set),
        }
    }

    /// The words of what was chosen.
    pub fn chosen(&self, state: State, made: Move, set: usize) -> String {
        let choice = self.story.choice(state, made);
        choice.map_or_else(
            || words::SKIP_SCENE.to_owned(),
            |choice| self.words(&choice.label, set),
        )
    }

    /// What the debrief says of a moment.
    pub fn sides(&self, state: State, set: usize) -> Vec<String> {
        let mut said = Vec::new();
        for (view, beats) in self.story.sides(state) {
            said.push(match view {
                View::Role(role) if state.role() == Some(*role) => words::YOU.to_owned(),
                View::Role(role) => words::you_as(*role).to_owned(),
                View::Person(id) => self.checked.scenario.name(id, set),
            });
            said.extend(beats.into_iter().filter_map(|beat| self.beat(beat, set)));
        }
        if !said.is_empty() {
            said.insert(0, words::SIDES.to_owned());
        }
        said
    }

    /// The path of the debrief, part by part.
    pub fn path(&self, position: &Position, set: usize) -> Vec<String> {
        let mut path = Vec::new();
        for (_, turn) in self.story.turns(position) {
            let scene = self.scene(turn.state);
            path.push(self.words(&scene.title, set));
            if scene.is_dilemma() {
                path.push(self.chosen(turn.state, turn.made, set));
                path.push(words::WHAT_IF.to_owned());
            }
            path.extend(self.sides(turn.state, set));
        }
        path.push(self.words(&self.scene(position.state).title, set));
        path.extend(self.sides(position.state, set));
        path
    }

    /// The choices that can be made.
    fn open(&self, state: State) -> impl Iterator<Item = &Choice> {
        let moves = self.story.moves(state).into_iter();
        moves.filter_map(move |made| self.story.choice(state, made))
    }

    /// The words of the turns that can be made.
    pub fn turns(&self, state: State, set: usize) -> Vec<String> {
        self.open(state)
            .filter(|choice| choice.act == Act::Turn)
            .map(|choice| self.words(&choice.label, set))
            .collect()
    }

    /// What is done in the scene of a state.
    pub fn mode(&self, state: State) -> Mode {
        self.scene(state).mode
    }
}

/// How something is said, beside a name.
pub fn how(manner: &Manner) -> String {
    match manner {
        Manner::Group => String::new(),
        Manner::Private => words::PRIVATE.to_owned(),
        Manner::Post(audience) => words::posted(audience),
        Manner::Share(audience) => words::shared(audience),
        Manner::Reaction => words::REACTION.to_owned(),
        Manner::Voice => words::VOICE.to_owned(),
    }
}

/// The words of the elements of a class, every space the same.
pub fn classed(document: &Document, class: &str) -> Vec<String> {
    let found = document.classed(class).into_iter();
    found.map(|element| spaced(&element.text())).collect()
}

/// The only element of a class.
pub fn only<'d>(document: &'d Document, class: &str) -> Element<'d> {
    let found = document.classed(class);
    assert_eq!(found.len(), 1, "elements {class}");
    found[0]
}

/// These parts as one text.
pub fn joined(parts: &[String]) -> String {
    spaced(&parts.join(" "))
}

/// The names that a screen reader gives to the buttons of an element.
pub fn buttons(element: Element<'_>) -> Vec<String> {
    element
        .inside()
        .filter(|inside| inside.name() == "button")
        .map(|button| spaced(&button.spoken()))
        .collect()
}
