//! The printed game, played by a reader who knows nothing but its words: at every step of random
//! plays and of the shortest ways to each scene, it stands where the engine stands.
//!
//! The reader is in `machine.rs`. What a page looks like is not tested here.

mod machine;
mod map;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use balise::domain::explore::Exploration;
use balise::domain::id::ChoiceId;
use balise::domain::play::{Move, Position, State, Story, Turn};
use balise::domain::scenario::{Act, Face, Mode, Seen, What};
use balise::domain::text::{Inline, plain};
use balise::formats::curriculum::{CheckedScenario, SourceFile, compile};
use balise::formats::paper::paper;
use balise::formats::transcript::Transcript;
use machine::{Game, Sheet, flat};
use proptest::prelude::*;

use crate::support::{CONTENT, SHIPPED, cases, text, today};

const FOLDER: &str = "tests/core/paper";

/// A scenario as the engine knows it, and as it was printed.
struct Pair {
    story: Story,
    explored: Exploration,
    game: Game,
    set: usize,
}

impl Pair {
    fn new(checked: &CheckedScenario, set: usize) -> Self {
        let scenario = &checked.scenario;
        Self {
            story: Story::new(scenario.clone()).expect("a small scenario"),
            explored: checked.explored.clone(),
            game: Game::read(&paper(scenario, set)),
            set,
        }
    }

    fn id(&self) -> &str {
        self.story.scenario().summary.id.as_str()
    }

    fn words(&self, inlines: &[Inline]) -> String {
        flat(&plain(inlines, &|id| {
            self.story.scenario().name(id, self.set)
        }))
    }
}

/// The shipped scenarios, then small ones that hold every construct, under two sets of names.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let mut pairs = Vec::new();
    for checked in &SHIPPED.0.scenarios {
        pairs.push(Pair::new(checked, 0));
    }
    for name in ["ecran.md", "profond.md", "seul.md"] {
        let checked = small(name);
        for set in 0..2 {
            pairs.push(Pair::new(&checked, set));
        }
    }
    pairs
});

/// A scenario of this folder: too thin to ship, whole all the same.
fn small(name: &str) -> CheckedScenario {
    let mut files: Vec<SourceFile> = CONTENT.files.clone();
    files.retain(|file| file.path.starts_with("referentiels/"));
    files.push(SourceFile {
        path: format!("scenarios/{name}"),
        text: text(&format!("{FOLDER}/{name}")),
    });
    let (read, found) = compile(&files, &[], today());
    let checked = read.scenarios.into_iter().next();
    let checked = checked.unwrap_or_else(|| panic!("{name}: {found:#?}"));
    // What a small scenario cannot be: long enough, nowhere far from help, never nested too deep.
    let forgiven = [
        "B072", "B074", "P021", "P023", "P024", "P025", "P026", "B061", "B062", "B063",
    ];
    for located in found
        .iter()
        .filter(|located| located.path.starts_with("scenarios/"))
    {
        let code = located.diagnostic.code.as_str();
        assert!(forgiven.contains(&code), "{name}: {:?}", located.diagnostic);
    }
    checked
}

/// Both plays of one scenario, side by side.
struct Both<'p> {
    pair: &'p Pair,
    position: Position,
    sheet: Sheet,
    /// The scene of each paragraph met.
    known: BTreeMap<usize, usize>,
    steps: usize,
}

impl<'p> Both<'p> {
    fn begin(pair: &'p Pair) -> Self {
        let state = pair.story.start().expect("a first scene");
        let both = Self {
            pair,
            position: Position {
                state,
                trail: Vec::new(),
            },
            sheet: pair.game.begin(),
            known: BTreeMap::new(),
            steps: 0,
        };
        if !pair.story.wants_role(state) {
            let mut both = both;
            both.compare();
            return both;
        }
        both
    }

    fn state(&self) -> State {
        self.position.state
    }

    /// Makes a move on both sides, and compares.
    fn make(&mut self, made: Move) {
        let (story, state) = (&self.pair.story, self.state());
        let moves = story.moves(state);
        let act = |made: Move| story.choice(state, made).map(|choice| choice.act.clone());
        let rank = |wanted: &dyn Fn(&Act) -> bool| {
            let alike = moves
                .iter()
                .filter(|one| act(**one).is_some_and(|act| wanted(&act)));
            alike
                .clone()
                .position(|one| *one == made)
                .expect("an offered move")
        };
        let (game, sheet) = (&self.pair.game, &mut self.sheet);
        match (made, act(made)) {
            (Move::Role(_), _) => {
                let nth = moves.iter().position(|one| *one == made).unwrap();
                game.take_role(sheet, nth);
            }
            (Move::Skip, _) => game.skip(sheet),
            (Move::Choice(_), Some(Act::Turn)) => {
                game.turn(sheet, rank(&|act| *act == Act::Turn));
            }
            (Move::Choice(_), Some(Act::Clue { feedback, .. })) => {
                let nth = rank(&|act| matches!(act, Act::Clue { .. }));
                let answer = game.clue(sheet, nth);
                assert!(answer.ends_with(&self.pair.words(&feedback)), "{answer}");
            }
            (Move::Choice(_), Some(Act::Setting(_))) => {
                game.set(sheet, rank(&|act| matches!(act, Act::Setting(_))));
            }
            (Move::Choice(_), None) => panic!("no such choice"),
        }
        self.position.trail.push(Turn { state, made });
        self.position.state = story.make(state, made).expect("an offered move");
        self.steps += 1;
        self.compare();
    }

    /// The same scene, the same words, the same choices, the same sheet.
    fn compare(&mut self) {
        let (pair, state) = (self.pair, self.state());
        let (game, sheet) = (&pair.game, &self.sheet);
        let at = format!(
            "{} {}, {:?}",
            pair.id(),
            sheet.at(),
            self.position.trail.last()
        );
        let scene = pair.story.scene(state).expect("a scene");
        let known = *self.known.entry(sheet.at()).or_insert(state.scene());
        assert_eq!(known, state.scene(), "{at}");
        let paragraphs = self.known.values().filter(|rank| **rank == known).count();
        assert_eq!(paragraphs, 1, "{at}");
        assert_eq!(game.title(sheet), pair.words(&scene.title), "{at}");
        assert_eq!(game.is_end(sheet), scene.ending.is_some(), "{at}");
        self.compare_words(&at);
        self.compare_choices(&at);
        self.compare_sheet(&at);
    }

    fn compare_words(&self, at: &str) {
        let (pair, state) = (self.pair, self.state());
        let (story, mut lines) = (&pair.story, pair.game.lines(&self.sheet).into_iter());
        for beat in story.beats(state) {
            match &beat.what {
                What::Told(text) => assert_eq!(lines.next(), Some(pair.words(text)), "{at}"),
                What::Said { text, .. } => {
                    let line = lines.next().unwrap_or_default();
                    assert!(
                        line.ends_with(&format!(" : {}", pair.words(text))),
                        "{at}: {line}"
                    );
                }
                What::Sight { head, rows } => {
                    let head: Vec<String> = head.iter().map(|cell| pair.words(cell)).collect();
                    assert_eq!(lines.next(), Some(head.join(" | ")), "{at}");
                    for (name, seen) in rows {
                        let mut row = vec![pair.words(name)];
                        row.extend(seen.iter().map(|seen| self.seen(seen).to_owned()));
                        assert_eq!(lines.next(), Some(row.join(" | ")), "{at}");
                    }
                }
            }
        }
        assert_eq!(lines.next(), None, "{at}");
    }

    fn seen(&self, seen: &Seen) -> &'static str {
        let yes = match seen {
            Seen::Always => true,
            Seen::Never => false,
            Seen::When(conditions) => self.pair.story.allows(conditions, self.state()),
        };
        if yes { "oui" } else { "non" }
    }

    fn compare_choices(&self, at: &str) {
        let (pair, state) = (self.pair, self.state());
        let (mut turns, mut clues, mut settings, mut skips) = (vec![], vec![], vec![], false);
        for made in pair.story.moves(state) {
            let Some(choice) = pair.story.choice(state, made) else {
                skips |= made == Move::Skip;
                continue;
            };
            let label = pair.words(&choice.label);
            match &choice.act {
                Act::Turn => turns.push(label),
                Act::Clue { .. } => clues.push(label),
                Act::Setting(id) => settings.push((self.measure_name(id.as_str()), label)),
            }
        }
        let (game, sheet) = (&pair.game, &self.sheet);
        assert_eq!(game.turns(sheet), turns, "{at}");
        assert_eq!(game.clues(sheet), clues, "{at}");
        assert_eq!(game.settings(sheet), settings, "{at}");
        assert_eq!(game.can_skip(sheet), skips, "{at}");
    }

    fn measure_name(&self, id: &str) -> String {
        let mut measures = self.pair.story.scenario().measures.iter();
        let measure = measures.find(|measure| measure.id.as_str() == id).unwrap();
        match &measure.face {
            Face::Hidden => id.replace('-', " "),
            Face::Counter { name, .. } | Face::Setting { name, .. } => flat(name),
        }
    }

    fn compare_sheet(&self, at: &str) {
        let (pair, state) = (self.pair, self.state());
        let story = &pair.story;
        for measure in &story.scenario().measures {
            let name = self.measure_name(measure.id.as_str());
            let value = story.value(state, &measure.id).unwrap();
            match &measure.face {
                Face::Setting { values, .. } => {
                    let words = flat(&values[usize::try_from(value).unwrap()].1);
                    assert_eq!(self.sheet.circled(&name), words, "{at}: {name}");
                }
                Face::Hidden | Face::Counter { .. } => {
                    let ticked = usize::try_from(value - measure.min).unwrap();
                    assert_eq!(self.sheet.ticked(&name), ticked, "{at}: {name}");
                }
            }
        }
        for (name, number) in story.counters(state) {
            assert_eq!(
                pair.game.counted(&self.sheet, &flat(name)),
                number,
                "{at}: {name}"
            );
        }
        let draft: Vec<String> = story
            .draft(&self.position)
            .iter()
            .map(|choice| pair.words(&choice.label))
            .collect();
        let composes = story
            .scene(state)
            .is_some_and(|scene| scene.mode == Mode::Compose);
        if composes || !draft.is_empty() {
            assert_eq!(self.sheet.message(), draft, "{at}");
        }
    }
}

/// Plays the choices of an engine's path.
fn follow(pair: &Pair, way: &[ChoiceId]) -> usize {
    let mut both = Both::begin(pair);
    for id in way {
        let state = both.state();
        let moves = pair.story.moves(state);
        let mut named = moves.into_iter();
        let made = named.find(|made| pair.story.id_of(state, *made).as_ref() == Some(id));
        both.make(made.expect("a way can be played"));
    }
    both.steps
}

/// Plays at random until the end, or until there is no pick left.
fn wander(pair: &Pair, picks: &[usize]) -> Position {
    let mut both = Both::begin(pair);
    for pick in picks {
        let moves = pair.story.moves(both.state());
        if moves.is_empty() {
            break;
        }
        both.make(moves[pick % moves.len()]);
    }
    both.position
}

#[test]
fn the_shortest_way_to_each_scene_is_the_same_on_paper() {
    for pair in PAIRS.iter() {
        for way in pair.explored.ways.iter().flatten() {
            assert_eq!(follow(pair, way), way.len(), "{}", pair.id());
        }
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_reader_of_the_printed_words_plays_the_same_story(
        picks in prop::collection::vec(0usize..720, 0..70),
    ) {
        for pair in PAIRS.iter() {
            wander(pair, &picks);
        }
    }
}

proptest! {
    #![proptest_config(cases(25))]

    #[test]
    fn a_transcript_names_each_scene_met(picks in prop::collection::vec(0usize..720, 0..40)) {
        for pair in PAIRS.iter() {
            let position = wander(pair, &picks);
            let told = Transcript::new(&pair.story, pair.set).whole(&position);
            prop_assert_eq!(headings(&told), met(&pair.story, &position));
        }
    }
}

/// The ids at the end of the lines `## Title (id)`.
fn headings(told: &str) -> Vec<String> {
    let lines = told.lines().filter_map(|line| line.strip_prefix("## "));
    lines
        .map(|line| {
            let (_, id) = line.rsplit_once('(').expect("an id");
            id.trim_end_matches(')').to_owned()
        })
        .collect()
}

/// The scenes that a play has met, the present one included.
fn met(story: &Story, position: &Position) -> Vec<String> {
    let turns = story.turns(position).map(|(_, turn)| turn.state);
    let last = Some(position.state).filter(|state| !story.wants_role(*state));
    let states = turns.chain(last);
    states
        .map(|state| story.scene(state).expect("a scene").id.to_string())
        .collect()
}

#[test]
fn the_printed_page_is_alone_and_names_no_scene() {
    for pair in PAIRS.iter() {
        let scenario = pair.story.scenario();
        let html = paper(scenario, pair.set);
        for refused in ["<script", "style=", "http", "href", "src=", "<img"] {
            assert!(!html.contains(refused), "{}: {refused}", pair.id());
        }
        assert!(html.contains("3018") && html.contains("adulte du collège"));
        // An id with a hyphen is no French word.
        for scene in scenario
            .scenes
            .iter()
            .filter(|scene| scene.id.as_str().contains('-'))
        {
            assert!(!html.contains(&format!("#{}", scene.id)), "{}", scene.id);
        }
        assert_eq!(paper(scenario, pair.set), html);
    }
}
