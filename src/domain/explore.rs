//! Walks every reachable state of a scenario, each once, and reports what a school must not meet.
//!
//! A state is the scene, the measures, the role, the sub-scenes that are open and what is remembered:
//! see [`State`](super::play::State). The walk goes by breadth, so the way it remembers to a state
//! is a shortest one. It draws no conclusion in words: that is [`diagnostic`](super::diagnostic).

mod closing;
mod graph;
mod help;
mod time;

use std::collections::BTreeMap;

use self::graph::{Backwards, Graph};
use self::help::{help, rewards};
use self::time::longest;
use super::id::ChoiceId;
use super::play::Story;
use super::scenario::{Beat, SCENE_WORDS, Scene, Target, View};

pub use self::closing::{Way, has_helped, soonest_help};
pub use self::time::{DECISION_SECONDS, reading_seconds};

/// Most states of a scenario that ships: beyond, it is refused rather than half explored. The
/// largest one that ships has some ninety thousand.
pub const MAX_STATES: usize = 250_000;
/// Seconds to reach a scene where someone has helped, from anywhere: what « Clore maintenant » needs.
pub const CLOSING_SECONDS: u32 = 180;

/// What was found at a scene or a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Flaw {
    /// Nothing can be chosen, and this is no ending.
    DeadEnd,
    /// No ending can be reached any more.
    Endless,
    /// A sub-scene is opened too deep, or left where none is open.
    Misnested,
    /// Somebody was hurt, and no help nor repair can be reached any more.
    Unrepaired,
    /// No help within one step.
    FarHelp,
    /// No help within [`CLOSING_SECONDS`].
    SlowHelp,
    /// Who does harm gets something out of it, and the story ends without help or repair.
    Rewarded,
    /// More words than [`SCENE_WORDS`].
    Long,
}

/// Something found, with the shortest way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What.
    pub flaw: Flaw,
    /// The rank of the scene.
    pub scene: usize,
    /// The rank of the choice, when it is one choice's.
    pub choice: Option<usize>,
    /// The choices that lead there.
    pub path: Vec<ChoiceId>,
    /// A number that its sentence states: words, seconds.
    pub number: usize,
}

/// What the walk found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exploration {
    /// Number of states met.
    pub states: usize,
    /// Number of moves between them.
    pub moves: usize,
    /// True when there were more states than allowed; nothing else is then known.
    pub too_many: bool,
    /// What is wrong, each flaw once for each scene or choice.
    pub findings: Vec<Finding>,
    /// For each scene, the shortest choices that lead there; none when no play does.
    pub ways: Vec<Option<Vec<ChoiceId>>>,
    /// For each scene, which of its choices can be made.
    pub made: Vec<Vec<bool>>,
    /// For each scene, which of its beats can be read.
    pub read: Vec<Vec<bool>>,
    /// The endings that are reached: rank of the scene, and number of states that end there.
    pub endings: Vec<(usize, usize)>,
    /// Seconds of the longest path, scenes that form a loop counted once each.
    pub seconds: u32,
    /// The choices of the longest path.
    pub longest: Vec<ChoiceId>,
    /// Bytes that the walk held at its end.
    pub bytes: usize,
}

/// Walks a story, up to so many states.
pub fn explore(story: &Story, limit: usize) -> Exploration {
    let Some(graph) = Graph::walk(story, limit) else {
        return Exploration {
            too_many: true,
            states: limit,
            ..Exploration::default()
        };
    };
    let mut found = Exploration {
        states: graph.len(),
        moves: graph.moves(),
        ways: vec![None; story.scenario().scenes.len()],
        bytes: graph.bytes(),
        ..Exploration::default()
    };
    let mut report = Report::new(&graph);
    reached(&graph, &mut found, &mut report);
    let backwards = graph.backwards();
    endings(&graph, &backwards, &mut found, &mut report);
    help(&graph, &backwards, &mut report);
    rewards(&graph, &backwards, &mut report);
    found.findings = report.findings();
    drop(backwards);
    (found.seconds, found.longest) = longest(&graph);
    found
}

/// Gathers findings: each flaw once for each scene or choice, at the first state where it is met.
struct Report<'g, 's> {
    graph: &'g Graph<'s>,
    met: BTreeMap<(Flaw, usize, Option<usize>), Finding>,
}

impl<'g, 's> Report<'g, 's> {
    fn new(graph: &'g Graph<'s>) -> Self {
        Self {
            graph,
            met: BTreeMap::new(),
        }
    }

    fn note(&mut self, flaw: Flaw, state: usize, choice: Option<usize>) -> Option<&mut Finding> {
        let scene = self.graph.scene(state);
        let std::collections::btree_map::Entry::Vacant(free) =
            self.met.entry((flaw, scene, choice))
        else {
            return None;
        };
        Some(free.insert(Finding {
            flaw,
            scene,
            choice,
            path: self.graph.way(state),
            number: 0,
        }))
    }

    fn findings(self) -> Vec<Finding> {
        let mut findings: Vec<Finding> = self.met.into_values().collect();
        findings.sort_by_key(|finding| (finding.scene, finding.choice, finding.flaw));
        findings
    }
}

/// What must still be looked at in the states of a scene.
struct Watched {
    /// The words of each beat.
    words: Vec<usize>,
    /// All that can be read in it is short, so no state is too long.
    short: bool,
    /// A beat was not read yet, or the scene may be too long.
    reading: bool,
    /// Its choices open or leave sub-scenes.
    nests: bool,
}

impl Watched {
    fn of(scene: &Scene) -> Self {
        let words: Vec<usize> = scene.beats.iter().map(Beat::words).collect();
        let beats = scene.beats.iter().zip(&words);
        let shown = beats.filter(|(beat, _)| !matches!(beat.view, Some(View::Person(_))));
        let most: usize = shown.map(|(_, words)| words).sum();
        let mut choices = scene.choices.iter();
        Self {
            words,
            short: most <= SCENE_WORDS,
            reading: true,
            nests: choices.any(|choice| choice.target == Target::Return || choice.then.is_some()),
        }
    }
}

/// Which scenes, choices and beats a play meets; scenes that are too long.
fn reached(graph: &Graph<'_>, found: &mut Exploration, report: &mut Report<'_, '_>) {
    let (story, scenes) = (graph.story, &graph.story.scenario().scenes);
    found.made = scenes
        .iter()
        .map(|s| vec![false; s.choices.len()])
        .collect();
    found.read = scenes.iter().map(|s| vec![false; s.beats.len()]).collect();
    let mut watched: Vec<Watched> = scenes.iter().map(Watched::of).collect();
    for number in 0..graph.len() {
        let nth = graph.scene(number);
        let (scene, watched) = (&scenes[nth], &mut watched[nth]);
        if found.ways[nth].is_none() {
            found.ways[nth] = Some(graph.way(number));
        }
        if graph.is_before(number) {
            continue;
        }
        for edge in graph.edges(number) {
            if let Some(made) = found.made[nth].get_mut(usize::from(edge.by)) {
                *made = true;
            }
        }
        let state = graph.states[number];
        if watched.reading {
            let read = &mut found.read[nth];
            let mut count = 0;
            for (rank, holds) in story.holding(state).enumerate() {
                read[rank] |= holds;
                if holds && scene.beats[rank].is_shown(state) {
                    count += watched.words[rank];
                }
            }
            if count > SCENE_WORDS
                && let Some(finding) = report.note(Flaw::Long, number, None)
            {
                finding.number = count;
            }
            watched.reading = !(watched.short && read.iter().all(|read| *read));
        }
        if watched.nests {
            for choice in 0..scene.choices.len() {
                if story.is_misnested(state, choice) {
                    report.note(Flaw::Misnested, number, Some(choice));
                }
            }
        }
    }
}

/// Dead ends, states from which no ending is reached, endings reached.
fn endings(
    graph: &Graph<'_>,
    backwards: &Backwards,
    found: &mut Exploration,
    report: &mut Report<'_, '_>,
) {
    let is_end = |state: &usize| graph.ends(*state);
    let mut reached = BTreeMap::new();
    for state in (0..graph.len()).filter(is_end) {
        *reached.entry(graph.scene(state)).or_insert(0) += 1;
    }
    found.endings = reached.into_iter().collect();
    let can_end = backwards.leading_to((0..graph.len()).filter(is_end));
    for (state, can_end) in can_end.into_iter().enumerate() {
        if graph.edges(state).is_empty() && !is_end(&state) {
            report.note(Flaw::DeadEnd, state, None);
        } else if !can_end {
            report.note(Flaw::Endless, state, None);
        }
    }
}
