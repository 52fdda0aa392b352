//! A play as a pupil makes it, straight on or with the device's memory between any two acts.
//!
//! A test of a play is a closure over a [`Game`]; [`everywhere`] and [`on`] run it twice, so that
//! nothing can be right only while the page stays open.

use std::collections::{HashSet, VecDeque};

use balise::domain::id::ChoiceId;
use balise::domain::play::{Move, Position, State, Story};
use balise::domain::scenario::{Choice, Scene};
use balise::domain::session::{Action, Session, update};
use balise::domain::stored::Stored;
use balise::formats::curriculum::CheckedScenario;
use balise::formats::{documents, pupil_save};
use proptest::test_runner::TestCaseResult;

use crate::support::{BASE, SHIPPED, id};

/// What happens between two acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    /// Nothing: the page stays open.
    Nothing,
    /// The session is kept and read again.
    Reload,
}

/// A play of a story.
pub struct Game {
    story: Story,
    session: Session,
    between: Between,
}

impl Game {
    fn new(checked: &CheckedScenario, between: Between) -> Self {
        let story = match between {
            Between::Nothing => Story::new(checked.scenario.clone()).ok(),
            Between::Reload => {
                let document = documents::write_scenario(&checked.scenario, &checked.source);
                documents::read_scenario(&document).ok()
            }
        };
        Self {
            story: story.expect("a story"),
            session: Session::default(),
            between,
        }
    }

    /// The story.
    pub fn story(&self) -> &Story {
        &self.story
    }

    /// The choices made.
    pub fn choices(&self) -> &[ChoiceId] {
        let id = &self.story.scenario().summary.id;
        self.session.plays.get(id).map_or(&[], Vec::as_slice)
    }

    /// Where the play stands.
    pub fn position(&self) -> Position {
        self.story.play(self.choices()).expect("a first scene")
    }

    /// The state in which it stands.
    pub fn state(&self) -> State {
        self.position().state
    }

    /// The scene on the screen.
    pub fn scene(&self) -> &Scene {
        self.story
            .scene(self.state())
            .expect("a play stands on a scene")
    }

    /// What can be done.
    pub fn moves(&self) -> Vec<Move> {
        self.story.moves(self.state())
    }

    /// The ids of what can be done.
    pub fn open(&self) -> Vec<String> {
        let state = self.state();
        let ids = self.moves().into_iter();
        ids.map(|made| self.story.id_of(state, made).expect("an id").to_string())
            .collect()
    }

    /// Makes one of the moves.
    pub fn make(&mut self, made: Move) {
        let choice = self.story.id_of(self.state(), made).expect("an id");
        self.choose(choice.as_str());
    }

    /// Makes a choice by its id.
    pub fn choose(&mut self, choice: &str) {
        let story = self.story.scenario().summary.id.clone();
        self.act(Action::ChoiceMade(story, id!(ChoiceId, choice)));
    }

    /// Makes choices by their ids, each of which must be open.
    pub fn follow(&mut self, choices: &[&str]) {
        for choice in choices {
            let open = self.open();
            assert!(
                open.iter().any(|known| known == choice),
                "{choice} among {open:?}"
            );
            self.choose(choice);
        }
    }

    /// Goes back until so many choices remain.
    pub fn rewind(&mut self, kept: usize) {
        let story = self.story.scenario().summary.id.clone();
        self.act(Action::PlayRewound(story, kept));
    }

    fn act(&mut self, action: Action) {
        update(&mut self.session, action);
        if self.between == Between::Reload {
            let kept = pupil_save::write(&self.session);
            let Stored::Loaded(session) = pupil_save::read(Some(&kept)) else {
                panic!("a save that cannot be read: {kept}")
            };
            self.session = session;
        }
    }

    /// Makes moves at random, as long as there are some.
    pub fn wander(&mut self, picks: &[usize]) {
        for pick in picks {
            let moves = self.moves();
            let Some(made) = pick.checked_rem(moves.len()).map(|nth| moves[nth]) else {
                break;
            };
            self.make(made);
        }
    }

    /// The fewest moves from here to a state like this.
    pub fn way(&self, wanted: impl Fn(&Story, State) -> bool) -> Option<Vec<Move>> {
        let start = self.state();
        let mut known = HashSet::from([start]);
        let mut queue = VecDeque::from([(start, Vec::new())]);
        while let Some((state, made)) = queue.pop_front() {
            if wanted(&self.story, state) {
                return Some(made);
            }
            for next in self.story.moves(state) {
                let to = self
                    .story
                    .make(state, next)
                    .expect("what is offered can be done");
                if known.insert(to) {
                    queue.push_back((to, [made.as_slice(), &[next]].concat()));
                }
            }
        }
        None
    }

    /// Takes the shortest way to an ending.
    pub fn finish(&mut self) {
        let ending = |story: &Story, state| {
            story
                .scene(state)
                .is_some_and(|scene| scene.ending.is_some())
        };
        for made in self.way(ending).expect("a way out") {
            self.make(made);
        }
    }

    /// The choice of the scene on the screen that has this id.
    pub fn choice(&self, id: &str) -> &Choice {
        let mut choices = self.scene().choices.iter();
        choices
            .find(|choice| choice.id.as_str() == id)
            .expect("a choice")
    }
}

/// Every shipped story, and the small one.
pub fn stories() -> impl Iterator<Item = &'static CheckedScenario> {
    SHIPPED.0.scenarios.iter().chain([&*BASE])
}

/// Runs a test on a play of this story, straight on, then with a reload between any two acts.
pub fn on(checked: &CheckedScenario, test: impl Fn(&mut Game)) {
    for between in [Between::Nothing, Between::Reload] {
        test(&mut Game::new(checked, between));
    }
}

/// Runs a property on a play of every story, in both ways.
pub fn everywhere(test: impl Fn(&mut Game) -> TestCaseResult) -> TestCaseResult {
    for checked in stories() {
        for between in [Between::Nothing, Between::Reload] {
            test(&mut Game::new(checked, between))?;
        }
    }
    Ok(())
}
