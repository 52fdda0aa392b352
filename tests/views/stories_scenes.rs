//! Every scene of every story, by the shortest ways there, in every role: what is told is read, in
//! its order, and what is not told yet is nowhere.

use balise::domain::diagnostic::Code;
use balise::domain::id::ChoiceId;
use balise::domain::play::{Position, State};
use balise::domain::scenario::{Act, AppKind, Face, Mode, View, What};
use balise::ui::words;

use crate::html::Document;
use crate::plays::{Told, classed, joined, shipped, small};
use crate::pupils::typed;
use crate::rules::problems;
use crate::support::{SMALL, complete, spaced};

/// A play without end is looked at after so many choices.
const LONG: usize = 60;

/// A story drawn after some choices.
struct Drawn {
    told: &'static Told,
    position: Position,
    document: Document,
    text: String,
    problems: Vec<String>,
}

impl Drawn {
    fn of(told: &'static Told, way: &[ChoiceId]) -> Self {
        let html = told.html(way, 0);
        let document = Document::parse(&html);
        let mut problems = problems(told.world, &told.route(), &html);
        problems.extend(typed(&html));
        Self {
            told,
            position: told.position(way),
            text: spaced(&document.text()),
            document,
            problems,
        }
    }

    fn state(&self) -> State {
        self.position.state
    }

    fn ended(&self) -> bool {
        let scene = self.told.story.scene(self.state());
        scene.is_some_and(|scene| scene.ending.is_some())
    }

    fn expect<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, found: T, expected: T) {
        if found != expected {
            let problem = format!("{what}: {found:?} instead of {expected:?}");
            self.problems.push(problem);
        }
    }

    /// The log says everything that was told, in its order, and nothing else.
    fn log(&mut self) {
        let expected = joined(&self.told.log(&self.position, 0));
        self.expect("log", classed(&self.document, "app__list"), vec![expected]);
    }

    /// The choices are those that can be made; one can pass over a sensitive scene, and go back.
    fn ways_on(&mut self) {
        let (state, ended) = (self.state(), self.ended());
        let skips = self
            .told
            .story
            .scene(state)
            .is_some_and(|scene| scene.skip.is_some());
        let back = self.told.story.turns(&self.position).next().is_some();
        let turns = if ended {
            Vec::new()
        } else {
            self.told.turns(state, 0)
        };
        if !ended && turns.is_empty() && !skips {
            self.problems.push("no way on".to_owned());
        }
        self.expect("choices", classed(&self.document, "button--choice"), turns);
        let has = |id: &str| self.document.by_id(id).is_some();
        let found = (
            has("histoire-passer"),
            has("histoire-retour"),
            has("histoire-rejouer"),
        );
        self.expect("ways", found, (skips && !ended, back && !ended, ended));
    }

    /// What others could have felt waits for the debrief, and stands there beside the pupil's own.
    fn others(&mut self) {
        let path = if self.ended() {
            vec![joined(&self.told.path(&self.position, 0))]
        } else {
            for phrase in self.untold() {
                if self.text.contains(&phrase) {
                    self.problems.push(format!("told too early: {phrase}"));
                }
            }
            Vec::new()
        };
        self.expect("path", classed(&self.document, "path"), path);
    }

    /// The sides that the pupil does not live, in the whole story.
    fn untold(&self) -> Vec<String> {
        let own = self.state().role().map(View::Role);
        let scenes = self.told.checked.scenario.scenes.iter();
        let beats = scenes.flat_map(|scene| &scene.beats);
        beats
            .filter(|beat| beat.view.is_some() && beat.view != own)
            .filter_map(|beat| self.told.beat(beat, 0))
            .collect()
    }

    fn counters(&mut self) {
        let counters = self.told.story.counters(self.state()).into_iter();
        let expected: Vec<String> = counters
            .map(|(name, number)| spaced(&format!("{} {name}", words::number(number))))
            .collect();
        let found = classed(&self.document, "counter");
        let without = |counter: &String| match counter.split_once(" (") {
            Some((counter, _)) => counter.to_owned(),
            None => counter.clone(),
        };
        self.expect("counters", found.iter().map(without).collect(), expected);
    }

    /// A panel where the scene has one, with everything that it lets one do.
    fn panel(&mut self) {
        let story = &self.told.story;
        let mode = self.told.mode(self.state());
        let scene = story.scene(self.state()).unwrap();
        let clues = scene.choices.iter().enumerate();
        let clues: Vec<usize> = clues
            .filter(|(_, choice)| matches!(choice.act, Act::Clue { .. }))
            .map(|(rank, _)| rank)
            .collect();
        let spent = clues
            .iter()
            .filter(|rank| story.is_spent(self.state(), **rank))
            .count();
        let values = story
            .scenario()
            .measures
            .iter()
            .map(|measure| match &measure.face {
                Face::Setting { values, .. } => values.len(),
                Face::Hidden | Face::Counter { .. } => 0,
            });
        let viewers = story.beats(self.state()).map(|beat| match &beat.what {
            What::Sight { head, .. } => head.len() - 1,
            What::Told(_) | What::Said { .. } => 0,
        });
        let expected = match mode {
            Mode::Search => (clues.len(), spent, 0, 0),
            Mode::Settings => (0, 0, values.sum(), viewers.sum()),
            Mode::Story | Mode::Compose => (0, 0, 0, 0),
        };
        let count = |class| self.document.classed(class).len();
        let found = (
            count("clue"),
            count("clue__feedback"),
            count("setting__value"),
            count("sight"),
        );
        self.expect("panel", found, expected);
    }
}

/// What is wrong in a story after these choices.
fn check(told: &'static Told, way: &[ChoiceId]) -> Vec<String> {
    let mut drawn = Drawn::of(told, way);
    drawn.log();
    drawn.ways_on();
    drawn.others();
    drawn.counters();
    drawn.panel();
    let way: Vec<&str> = way.iter().map(ChoiceId::as_str).collect();
    let name = format!("{} after {}", told.id(), way.join(", "));
    let problems = drawn.problems.iter();
    problems.map(|said| format!("{name}: {said}")).collect()
}

/// What is wrong in every scene of these stories, and how many drawings were looked at.
fn check_all(stories: impl IntoIterator<Item = &'static Told>) -> (usize, Vec<String>) {
    let (mut count, mut found) = (0, Vec::new());
    for told in stories {
        for way in told.ways() {
            found.extend(check(told, &way));
            count += 1;
        }
    }
    (count, found)
}

#[test]
fn every_scene_that_ships_says_what_is_told_and_nothing_more() {
    let (count, found) = check_all(shipped());
    let stories = shipped().iter();
    let scenes = stories.map(|told| told.checked.scenario.scenes.len());
    assert!(count > scenes.sum(), "{count} drawings");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_scene_of_a_story_with_everything_says_what_is_told_in_each_application() {
    let (count, found) = check_all(AppKind::ALL.map(|app| small(complete(app))));
    assert!(count > 6 * 2 * 13, "{count} drawings");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// A play of someone who chooses anyhow, to an end or until it is long; each number has its own.
fn wander(told: &Told, mut seed: usize) -> Vec<ChoiceId> {
    let mut way = Vec::new();
    while way.len() < LONG {
        let state = told.position(&way).state;
        let moves = told.story.moves(state);
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        let Some(made) = moves.get((seed >> 33) % moves.len().max(1)) else {
            break;
        };
        way.extend(told.story.id_of(state, *made));
    }
    way
}

#[test]
fn any_play_is_told_from_its_beginning_to_its_end() {
    let mut ended = 0;
    for told in shipped() {
        for seed in 1..=6 {
            let way = wander(told, seed);
            let found = check(told, &way);
            assert!(found.is_empty(), "{}", found.join("\n"));
            let scene = told.story.scene(told.position(&way).state);
            ended += usize::from(scene.is_some_and(|scene| scene.ending.is_some()));
        }
    }
    assert!(ended > 3 * shipped().len(), "{ended} ends");
}

#[test]
fn every_end_that_ships_is_drawn_with_its_whole_path() {
    let mut count = 0;
    for told in shipped() {
        let ends = told.checked.explored.endings.iter();
        let ways: Vec<_> = ends
            .filter_map(|(scene, _)| told.checked.explored.ways[*scene].as_ref())
            .collect();
        assert!(ways.len() >= 4, "{}: {} ends", told.id(), ways.len());
        for way in ways {
            let document = Document::parse(&told.html(way, 0));
            assert_eq!(classed(&document, "debrief").len(), 1, "{}", told.id());
            count += 1;
        }
    }
    assert!(count >= 36, "{count} ends");
}

#[test]
fn the_small_stories_have_nothing_wrong_but_their_size() {
    let found: Vec<String> = SMALL
        .diagnostics
        .iter()
        .filter(|located| located.path.starts_with("scenarios/"))
        .filter(|located| located.diagnostic.code != Code::ThinScenario)
        .map(|located| format!("{} {:?}", located.path, located.diagnostic))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
    for told in AppKind::ALL.map(|app| small(complete(app))) {
        let mut ways = told.checked.explored.ways.iter();
        assert!(ways.all(Option::is_some), "{}: an unread scene", told.id());
    }
}
