//! Walks every reachable state of a scenario, each once, and reports what a school must not meet.
//!
//! A state is the scene, the measures, the role, the sub-scenes that are open and what is remembered:
//! see [`State`](super::play::State). The walk goes by breadth, so the way it remembers to a state
//! is a shortest one. It draws no conclusion in words: that is [`diagnostic`](super::diagnostic).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap, VecDeque};

use super::id::ChoiceId;
use super::play::{Move, State, Story};
use super::scenario::{Act, Outcome, SCENE_WORDS, Scene, Tags, View};
use super::text::words;

/// Most states of a scenario that ships: beyond, it is refused rather than half explored. The
/// largest one that ships has some thousands.
pub const MAX_STATES: usize = 250_000;
/// Seconds to reach a scene where someone has helped, from anywhere: what « Clore maintenant » needs.
pub const CLOSING_SECONDS: u32 = 180;
/// Seconds that a decision takes, beside the reading.
pub const DECISION_SECONDS: u32 = 5;

/// The time to read so many words: 60 words are 25 seconds read aloud.
pub fn reading_seconds(words: usize) -> u32 {
    u32::try_from((words * 25).div_ceil(60)).unwrap_or(u32::MAX)
}

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
    let costs = Costs::of(story);
    let mut found = Exploration {
        states: graph.states.len(),
        moves: graph.edges.len(),
        ways: vec![None; story.scenario().scenes.len()],
        bytes: graph.bytes(),
        ..Exploration::default()
    };
    let mut report = Report::new(&graph);
    reached(&graph, &mut found, &mut report);
    let backwards = graph.backwards();
    endings(&graph, &backwards, &mut found, &mut report);
    help(&graph, &backwards, &costs, &mut report);
    rewards(&graph, &backwards, &mut report);
    found.findings = report.findings();
    (found.seconds, found.longest) = longest(&graph, &costs);
    found
}

/// A move between two states.
#[derive(Clone, Copy)]
struct Edge {
    to: u32,
    /// The rank of the choice, or [`SKIPS`], or [`ROLE`] and the rank of a role.
    by: u16,
}

/// Stands for « Passer cette scène » in an edge.
const SKIPS: u16 = u16::MAX;
/// Stands for the first role in an edge.
const ROLE: u16 = u16::MAX - 8;
/// No state leads to the first one.
const NONE: u32 = u32::MAX;

/// The states met, as numbers in the order of the walk, and the moves between them.
struct Graph<'s> {
    story: &'s Story,
    states: Vec<State>,
    /// Where the edges of each state begin; one more than there are states.
    first: Vec<u32>,
    edges: Vec<Edge>,
    /// The state from which each was first met, and the move that led there.
    parents: Vec<(u32, u16)>,
    table: usize,
}

impl<'s> Graph<'s> {
    /// Every reachable state; `None` beyond the limit.
    fn walk(story: &'s Story, limit: usize) -> Option<Self> {
        let mut graph = Self {
            story,
            states: Vec::new(),
            first: vec![0],
            edges: Vec::new(),
            parents: Vec::new(),
            table: 0,
        };
        let mut known: HashMap<State, u32> = HashMap::new();
        if let Some(start) = story.start() {
            known.insert(start, 0);
            graph.states.push(start);
            graph.parents.push((NONE, 0));
        }
        // States are numbered as they are met, so the list is also the queue.
        let mut at = 0;
        while let Some(state) = graph.states.get(at).copied() {
            for made in story.moves(state) {
                let Some(next) = story.apply(state, made) else {
                    continue;
                };
                let by = code(made);
                let number = u32::try_from(graph.states.len()).ok()?;
                let to = *known.entry(next).or_insert_with(|| {
                    graph.states.push(next);
                    graph.parents.push((u32::try_from(at).unwrap_or(NONE), by));
                    number
                });
                graph.edges.push(Edge { to, by });
            }
            if graph.states.len() > limit {
                return None;
            }
            graph.first.push(u32::try_from(graph.edges.len()).ok()?);
            at += 1;
        }
        // An entry of the table is its key, its number and one byte, at most seven eighths full.
        graph.table = known.capacity() * (size_of::<(State, u32)>() + 1) * 8 / 7;
        Some(graph)
    }

    fn bytes(&self) -> usize {
        self.states.capacity() * size_of::<State>()
            + self.first.capacity() * size_of::<u32>()
            + self.edges.capacity() * size_of::<Edge>()
            + self.parents.capacity() * size_of::<(u32, u16)>()
            + self.table
    }

    fn len(&self) -> usize {
        self.states.len()
    }

    fn edges(&self, state: usize) -> &[Edge] {
        let (from, to) = (self.first[state] as usize, self.first[state + 1] as usize);
        &self.edges[from..to]
    }

    fn scene(&self, state: usize) -> Option<&'s Scene> {
        self.story.scene(self.states[state])
    }

    fn tags(&self, state: usize) -> Tags {
        // Before a role is taken, nothing has happened.
        if self.story.wants_role(self.states[state]) {
            return Tags::default();
        }
        self.scene(state)
            .map(|scene| scene.tags)
            .unwrap_or_default()
    }

    fn ending(&self, state: usize) -> Option<Outcome> {
        self.scene(state)?.ending
    }

    /// True where somebody has helped: a scene of help or repair, or an ending that helps.
    fn relieves(&self, state: usize) -> bool {
        self.tags(state).relieves() || self.ending(state) == Some(Outcome::Help)
    }

    /// What a move is in itself.
    fn meaning(&self, from: usize, edge: Edge) -> Tags {
        let choice = self.scene(from).and_then(|scene| {
            let rank = usize::from(edge.by);
            scene.choices.get(rank)
        });
        choice
            .map(|choice| choice.meaning(&self.story.scenario().measures))
            .unwrap_or_default()
    }

    /// True for a move that leaves the story where it is: a clue, a setting.
    fn stays(&self, from: usize, edge: Edge) -> bool {
        let scene = self.scene(from);
        scene
            .and_then(|scene| scene.choices.get(usize::from(edge.by)))
            .is_some_and(|choice| choice.act != Act::Turn)
    }

    /// The choices that lead from the first state to this one, by the shortest way.
    fn way(&self, state: usize) -> Vec<ChoiceId> {
        let mut way = Vec::new();
        let mut at = state;
        while let Some(&(from, by)) = self.parents.get(at) {
            if from == NONE {
                break;
            }
            at = from as usize;
            way.extend(self.id(at, by));
        }
        way.reverse();
        way
    }

    fn id(&self, from: usize, by: u16) -> Option<ChoiceId> {
        self.story.id_of(self.states[from], decode(by))
    }

    /// For each state, the states that lead to it.
    fn backwards(&self) -> Backwards {
        let mut first = vec![0u32; self.len() + 1];
        for edge in &self.edges {
            first[edge.to as usize + 1] += 1;
        }
        for state in 0..self.len() {
            first[state + 1] += first[state];
        }
        let mut next = first.clone();
        let mut from = vec![(0u32, 0u16); self.edges.len()];
        for state in 0..self.len() {
            for edge in self.edges(state) {
                let slot = &mut next[edge.to as usize];
                from[*slot as usize] = (u32::try_from(state).unwrap_or(NONE), edge.by);
                *slot += 1;
            }
        }
        Backwards { first, from }
    }
}

/// The edges of a graph, by the state they lead to.
struct Backwards {
    first: Vec<u32>,
    from: Vec<(u32, u16)>,
}

impl Backwards {
    fn to(&self, state: usize) -> &[(u32, u16)] {
        &self.from[self.first[state] as usize..self.first[state + 1] as usize]
    }

    /// For each state, whether one of these can be reached from it.
    fn leading_to(&self, goals: impl Iterator<Item = usize>) -> Vec<bool> {
        let mut reaches = vec![false; self.first.len() - 1];
        let mut queue: Vec<usize> = goals.collect();
        while let Some(state) = queue.pop() {
            if !std::mem::replace(&mut reaches[state], true) {
                queue.extend(self.to(state).iter().map(|(from, _)| *from as usize));
            }
        }
        reaches
    }
}

fn code(made: Move) -> u16 {
    match made {
        Move::Role(role) => {
            let mut roles = super::scenario::Role::ALL.iter();
            let rank = roles.position(|known| *known == role).unwrap_or(0);
            ROLE.saturating_add(u16::try_from(rank).unwrap_or(0))
        }
        Move::Choice(rank) => u16::try_from(rank).unwrap_or(SKIPS - 16),
        Move::Skip => SKIPS,
    }
}

fn decode(by: u16) -> Move {
    if by == SKIPS {
        return Move::Skip;
    }
    let role = by.checked_sub(ROLE).map(usize::from);
    let role = role.and_then(|rank| super::scenario::Role::ALL.get(rank));
    role.map_or(Move::Choice(usize::from(by)), |role| Move::Role(*role))
}

/// The time that things take, in seconds.
struct Costs {
    /// To read a scene and to decide there, by its rank.
    scenes: Vec<u32>,
}

impl Costs {
    fn of(story: &Story) -> Self {
        let scenes = story.scenario().scenes.iter();
        Self {
            scenes: scenes.map(|scene| cost(scene)).collect(),
        }
    }

    /// The time from a state to the next one: to read where one arrives, or what a clue reveals.
    fn edge(&self, graph: &Graph<'_>, from: usize, edge: Edge) -> u32 {
        let scene = graph.scene(from);
        let choice = scene.and_then(|scene| scene.choices.get(usize::from(edge.by)));
        match choice.map(|choice| &choice.act) {
            Some(Act::Clue { feedback, .. }) => DECISION_SECONDS + reading_seconds(words(feedback)),
            Some(Act::Setting(_)) => DECISION_SECONDS,
            Some(Act::Turn) | None => self.state(graph, edge.to as usize),
        }
    }

    fn state(&self, graph: &Graph<'_>, state: usize) -> u32 {
        self.scenes
            .get(graph.states[state].scene())
            .copied()
            .unwrap_or(0)
    }
}

/// The time to read a scene, its choices included, and to decide.
fn cost(scene: &Scene) -> u32 {
    let read: usize = scene
        .beats
        .iter()
        .filter(|beat| !matches!(beat.view, Some(View::Person(_))))
        .map(super::scenario::Beat::words)
        .sum();
    let choices = scene.choices.iter();
    let offered: usize = choices.map(|choice| words(&choice.label)).sum();
    let decision = if scene.is_dilemma() {
        DECISION_SECONDS
    } else {
        0
    };
    reading_seconds(read + offered) + decision
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
        let scene = self.graph.states[state].scene();
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

/// Which scenes, choices and beats a play meets; scenes that are too long.
fn reached(graph: &Graph<'_>, found: &mut Exploration, report: &mut Report<'_, '_>) {
    let scenes = &graph.story.scenario().scenes;
    found.made = scenes
        .iter()
        .map(|s| vec![false; s.choices.len()])
        .collect();
    found.read = scenes.iter().map(|s| vec![false; s.beats.len()]).collect();
    for number in 0..graph.len() {
        let state = graph.states[number];
        let nth = state.scene();
        let Some(scene) = graph.scene(number) else {
            continue;
        };
        if found.ways[nth].is_none() {
            found.ways[nth] = Some(graph.way(number));
        }
        if graph.story.wants_role(state) {
            continue;
        }
        for edge in graph.edges(number) {
            if let Some(made) = found.made[nth].get_mut(usize::from(edge.by)) {
                *made = true;
            }
        }
        let mut count = 0;
        for beat in graph.story.beats(state) {
            count += beat.words();
        }
        for (rank, read) in graph.story.holding(state).enumerate() {
            found.read[nth][rank] |= read;
        }
        if count > SCENE_WORDS
            && let Some(finding) = report.note(Flaw::Long, number, None)
        {
            finding.number = count;
        }
        for choice in 0..scene.choices.len() {
            if graph.story.is_misnested(state, choice) {
                report.note(Flaw::Misnested, number, Some(choice));
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
    let is_end = |state: &usize| graph.ending(*state).is_some();
    let mut reached = BTreeMap::new();
    for state in (0..graph.len()).filter(is_end) {
        *reached.entry(graph.states[state].scene()).or_insert(0) += 1;
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

/// Help: after harm, within one step, within three minutes.
fn help(graph: &Graph<'_>, backwards: &Backwards, costs: &Costs, report: &mut Report<'_, '_>) {
    let helps = (0..graph.len()).filter(|state| graph.relieves(*state));
    let can_help = backwards.leading_to(helps);
    let seconds = seconds_to_help(graph, backwards, costs);
    for state in 0..graph.len() {
        // An ending says in its own text what can still be done. Before a role is taken, nothing
        // has happened.
        if graph.ending(state).is_some() || graph.story.wants_role(graph.states[state]) {
            continue;
        }
        let hurt = graph.tags(state).harm;
        if hurt && !can_help[state] {
            report.note(Flaw::Unrepaired, state, None);
        }
        for edge in graph.edges(state) {
            let to = edge.to as usize;
            let hurts = graph.meaning(state, *edge).harm && !graph.tags(to).harm;
            if hurts && !can_help[to] && graph.ending(to).is_none() {
                report.note(Flaw::Unrepaired, state, Some(usize::from(edge.by)));
            }
        }
        // Harm without any help is said once.
        if hurt && !can_help[state] {
            continue;
        }
        if !is_near_help(graph, state) {
            report.note(Flaw::FarHelp, state, None);
        }
        if seconds[state] > CLOSING_SECONDS
            && let Some(finding) = report.note(Flaw::SlowHelp, state, None)
        {
            finding.number = usize::try_from(seconds[state]).unwrap_or(usize::MAX);
        }
    }
}

/// True when help is within one step: here, by a choice, or where a choice leads. A scene with a
/// single way on costs no step.
fn is_near_help(graph: &Graph<'_>, state: usize) -> bool {
    if graph.relieves(state) {
        return true;
    }
    let mut turns = graph
        .edges(state)
        .iter()
        .filter(|edge| !graph.stays(state, **edge));
    turns.any(|edge| {
        if graph.meaning(state, *edge).relieves() {
            return true;
        }
        let mut at = edge.to as usize;
        // A chain without choice is no longer than the scenes there are.
        for _ in 0..graph.story.scenario().scenes.len() {
            if graph.relieves(at) {
                return true;
            }
            match graph.edges(at) {
                [only] if graph.meaning(at, *only).relieves() => return true,
                [only] => at = only.to as usize,
                _ => return false,
            }
        }
        false
    })
}

/// Seconds from each state to the nearest one where somebody has helped.
fn seconds_to_help(graph: &Graph<'_>, backwards: &Backwards, costs: &Costs) -> Vec<u32> {
    let mut seconds = vec![u32::MAX; graph.len()];
    let mut queue = BinaryHeap::new();
    for state in (0..graph.len()).filter(|state| graph.relieves(*state)) {
        seconds[state] = 0;
        queue.push((Reverse(0), state));
    }
    while let Some((Reverse(far), state)) = queue.pop() {
        if far > seconds[state] {
            continue;
        }
        for &(from, by) in backwards.to(state) {
            let from = from as usize;
            let to = u32::try_from(state).unwrap_or(NONE);
            let there = far.saturating_add(costs.edge(graph, from, Edge { to, by }));
            if there < seconds[from] {
                seconds[from] = there;
                queue.push((Reverse(there), from));
            }
        }
    }
    seconds
}

/// Paths on which who does harm gets something out of it, until an ending, without help or repair.
fn rewards(graph: &Graph<'_>, backwards: &Backwards, report: &mut Report<'_, '_>) {
    let gains = |state: usize| graph.tags(state).gain;
    // Where a path without help begins: on a scene that rewards, or behind a choice that does.
    let mut starts: Vec<(usize, Option<u16>)> = Vec::new();
    for state in 0..graph.len() {
        if gains(state) && !graph.relieves(state) {
            starts.push((state, None));
        }
        for edge in graph.edges(state) {
            let meaning = graph.meaning(state, *edge);
            if meaning.gain && !meaning.relieves() && !graph.relieves(edge.to as usize) {
                starts.push((state, Some(edge.by)));
            }
        }
    }
    if starts.is_empty() {
        return;
    }
    // For each state, the next move of the shortest way to an ending without help, by breadth.
    let mut onward: Vec<Option<(u32, u16)>> = vec![None; graph.len()];
    let mut queue: VecDeque<usize> = (0..graph.len())
        .filter(|state| graph.ending(*state).is_some() && !graph.relieves(*state))
        .collect();
    let mut lost = vec![false; graph.len()];
    for state in &queue {
        lost[*state] = true;
    }
    while let Some(state) = queue.pop_front() {
        for &(from, by) in backwards.to(state) {
            let to = u32::try_from(state).unwrap_or(NONE);
            let from = from as usize;
            let helped = graph.relieves(from) || graph.meaning(from, Edge { to, by }).relieves();
            if !helped && !lost[from] {
                lost[from] = true;
                onward[from] = Some((to, by));
                queue.push_back(from);
            }
        }
    }
    for (state, by) in starts {
        let begin = match by {
            None => state,
            Some(by) => graph
                .edges(state)
                .iter()
                .find(|edge| edge.by == by)
                .map_or(state, |edge| edge.to as usize),
        };
        if !lost[begin] {
            continue;
        }
        let mut tail: Vec<ChoiceId> = by.and_then(|by| graph.id(state, by)).into_iter().collect();
        let mut at = begin;
        while let Some((to, by)) = onward[at] {
            tail.extend(graph.id(at, by));
            at = to as usize;
        }
        let length = graph.way(state).len() + tail.len();
        let scene = graph.states[state].scene();
        let key = (Flaw::Rewarded, scene, by.map(usize::from));
        if report
            .met
            .get(&key)
            .is_none_or(|known| length < known.path.len())
        {
            report.met.remove(&key);
            if let Some(finding) = report.note(Flaw::Rewarded, state, by.map(usize::from)) {
                finding.path.extend(tail);
            }
        }
    }
}

/// The longest path, in seconds, and its choices. States that lead to one another form a knot: a
/// path reads each scene of a knot once.
fn longest(graph: &Graph<'_>, costs: &Costs) -> (u32, Vec<ChoiceId>) {
    let knots = Knots::of(graph);
    // Knots are numbered so that every edge between two of them leads to a smaller number. For each,
    // the seconds of its scenes and of the longest way on, and where that way leaves it.
    let mut best: Vec<(u32, Option<(usize, Edge)>)> = Vec::with_capacity(knots.len());
    let mut scenes = Vec::new();
    for knot in 0..knots.len() {
        let mut onward = (0, None);
        for &state in knots.members(knot) {
            let state = state as usize;
            for edge in graph.edges(state) {
                let to = edge.to as usize;
                if let Some((seconds, _)) = best.get(knots.of[to] as usize) {
                    // The scene by which the path enters is read on arrival.
                    let after = seconds - costs.state(graph, to);
                    let there = after + costs.edge(graph, state, *edge);
                    if onward.1.is_none() || there > onward.0 {
                        onward = (there, Some((state, *edge)));
                    }
                }
            }
        }
        let members = knots.members(knot).iter();
        scenes.clear();
        scenes.extend(members.map(|state| graph.states[*state as usize].scene()));
        scenes.sort_unstable();
        scenes.dedup();
        let read: u32 = scenes.iter().filter_map(|nth| costs.scenes.get(*nth)).sum();
        best.push((read + onward.0, onward.1));
    }
    let (Some(first), Some(state)) = (knots.of.first(), graph.states.first()) else {
        return (0, Vec::new());
    };
    // Before a role is taken, nothing was read.
    let unread = if graph.story.wants_role(*state) {
        costs.state(graph, 0)
    } else {
        0
    };
    let seconds = best[*first as usize].0 - unread;
    let mut path = Vec::new();
    let mut at = 0;
    while let Some((exit, edge)) = best[knots.of[at] as usize].1 {
        path.extend(inside(graph, &knots, at, exit));
        path.extend(graph.id(exit, edge.by));
        at = edge.to as usize;
    }
    (seconds, path)
}

/// The shortest way between two states of a knot.
fn inside(graph: &Graph<'_>, knots: &Knots, from: usize, to: usize) -> Vec<ChoiceId> {
    let mut parents: HashMap<usize, (usize, u16)> = HashMap::new();
    let mut queue = VecDeque::from([from]);
    while let Some(state) = queue.pop_front() {
        if state == to {
            break;
        }
        for edge in graph.edges(state) {
            let next = edge.to as usize;
            if next != from && knots.of[next] == knots.of[from] && !parents.contains_key(&next) {
                parents.insert(next, (state, edge.by));
                queue.push_back(next);
            }
        }
    }
    let mut way = Vec::new();
    let mut at = to;
    while let Some((before, by)) = parents.get(&at) {
        way.extend(graph.id(*before, *by));
        at = *before;
    }
    way.reverse();
    way
}

/// States that lead to one another, together (strongly connected components, by Tarjan's algorithm
/// without recursion: a scenario may be long).
struct Knots {
    /// The knot of each state.
    of: Vec<u32>,
    /// Where the states of each knot begin; one more than there are knots.
    first: Vec<u32>,
    /// The states, knot after knot.
    members: Vec<u32>,
}

impl Knots {
    fn of(graph: &Graph<'_>) -> Self {
        let mut knots = Self {
            of: vec![NONE; graph.len()],
            first: vec![0],
            members: Vec::with_capacity(graph.len()),
        };
        let mut order = vec![NONE; graph.len()];
        let mut low = vec![NONE; graph.len()];
        let mut open: Vec<u32> = Vec::new();
        let mut count = 0;
        // Each call is a state and the rank of the edge to look at next.
        let mut calls: Vec<(u32, u32)> = Vec::new();
        if !graph.states.is_empty() {
            calls.push((0, 0));
        }
        while let Some((number, rank)) = calls.pop() {
            let state = number as usize;
            if rank == 0 {
                order[state] = count;
                low[state] = count;
                count += 1;
                open.push(number);
            }
            if let Some(edge) = graph.edges(state).get(rank as usize) {
                let to = edge.to as usize;
                calls.push((number, rank + 1));
                if order[to] == NONE {
                    calls.push((edge.to, 0));
                } else if knots.of[to] == NONE {
                    low[state] = low[state].min(order[to]);
                }
                continue;
            }
            if low[state] == order[state] {
                knots.close(&mut open, number);
            }
            if let Some((parent, _)) = calls.last() {
                let parent = *parent as usize;
                low[parent] = low[parent].min(low[state]);
            }
        }
        knots
    }

    /// Ends a knot: its states are the last ones that are open, down to this one.
    fn close(&mut self, open: &mut Vec<u32>, down_to: u32) {
        let knot = u32::try_from(self.len()).unwrap_or(NONE);
        while let Some(member) = open.pop() {
            self.of[member as usize] = knot;
            self.members.push(member);
            if member == down_to {
                break;
            }
        }
        self.first
            .push(u32::try_from(self.members.len()).unwrap_or(NONE));
    }

    fn len(&self) -> usize {
        self.first.len() - 1
    }

    fn members(&self, knot: usize) -> &[u32] {
        &self.members[self.first[knot] as usize..self.first[knot + 1] as usize]
    }
}
