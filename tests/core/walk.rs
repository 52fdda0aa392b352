//! A second walk through a story, by brute force: slow, naive, and written from
//! `docs/content-format.md` alone, so that it can contradict the one of `domain::explore`.
//!
//! It shares the moves of [`Story`] with the checker, and nothing else: no table of edges backwards,
//! no knots, no queue by cost. Every question is asked again until nothing changes.

use std::collections::{BTreeMap, HashMap, HashSet};

use balise::domain::explore::{CLOSING_SECONDS, DECISION_SECONDS, Flaw, reading_seconds};
use balise::domain::id::ChoiceId;
use balise::domain::play::{Move, State, Story};
use balise::domain::scenario::{Act, Beat, Choice, Outcome, SCENE_WORDS, Scene, Tags, View};
use balise::domain::text::words;

/// What is wrong: the flaw, the rank of the scene, the rank of the choice.
pub type Wrong = (Flaw, usize, Option<usize>);

/// Every state of a story.
pub struct Walk<'s> {
    story: &'s Story,
    /// The states, by the length of the shortest way there.
    pub states: Vec<State>,
    /// The length of that way.
    pub far: Vec<usize>,
    /// What can be done in each state, and where it leads.
    pub moves: Vec<Vec<(Move, usize)>>,
}

impl<'s> Walk<'s> {
    /// Walks a story; none when it has more states than that.
    pub fn of(story: &'s Story, limit: usize) -> Option<Self> {
        let start = story.start()?;
        let mut walk = Self {
            story,
            states: vec![start],
            far: vec![0],
            moves: Vec::new(),
        };
        let mut known = HashMap::from([(start, 0)]);
        while walk.moves.len() < walk.states.len() {
            let at = walk.moves.len();
            let state = walk.states[at];
            let mut moves = Vec::new();
            for made in story.moves(state) {
                let next = story
                    .make(state, made)
                    .expect("what is offered can be done");
                let to = *known.entry(next).or_insert(walk.states.len());
                if to == walk.states.len() {
                    walk.states.push(next);
                    walk.far.push(walk.far[at] + 1);
                }
                moves.push((made, to));
            }
            walk.moves.push(moves);
            if walk.states.len() > limit {
                return None;
            }
        }
        Some(walk)
    }

    fn scene(&self, at: usize) -> &'s Scene {
        self.story
            .scene(self.states[at])
            .expect("a state has a scene")
    }

    fn waits(&self, at: usize) -> bool {
        self.story.wants_role(self.states[at])
    }

    fn choice(&self, at: usize, made: Move) -> Option<&'s Choice> {
        self.story.choice(self.states[at], made)
    }

    fn tags(&self, at: usize) -> Tags {
        if self.waits(at) {
            Tags::default()
        } else {
            self.scene(at).tags
        }
    }

    fn helps(&self, at: usize) -> bool {
        let tags = self.tags(at);
        tags.help || tags.repair || self.scene(at).ending == Some(Outcome::Help)
    }

    /// What a move is in itself.
    fn meaning(&self, at: usize, made: Move) -> Tags {
        let measures = &self.story.scenario().measures;
        self.choice(at, made)
            .map(|choice| choice.meaning(measures))
            .unwrap_or_default()
    }

    /// The states from which one of these can be reached, without going through others when asked.
    fn reaching(&self, goal: impl Fn(usize) -> bool) -> Vec<bool> {
        let mut reaching: Vec<bool> = (0..self.states.len()).map(goal).collect();
        loop {
            let mut changed = false;
            for at in (0..self.states.len()).rev() {
                if !reaching[at] && self.moves[at].iter().any(|(_, to)| reaching[*to]) {
                    reaching[at] = true;
                    changed = true;
                }
            }
            if !changed {
                return reaching;
            }
        }
    }

    /// Help is here, behind a turn, or where a turn leads, scenes with a single way on apart.
    pub fn is_near_help(&self, at: usize) -> bool {
        self.helps(at)
            || self.moves[at].iter().any(|(made, to)| {
                let turn = self.choice(at, *made).is_none_or(|c| c.act == Act::Turn);
                turn && (self.meaning(at, *made).relieves() || self.helps_ahead(*to))
            })
    }

    fn helps_ahead(&self, mut at: usize) -> bool {
        let mut met = HashSet::new();
        while met.insert(at) && !self.helps(at) {
            match self.moves[at].as_slice() {
                [(made, _)] if self.meaning(at, *made).relieves() => return true,
                [(_, to)] => at = *to,
                _ => return false,
            }
        }
        self.helps(at)
    }

    /// Seconds to go from a state to the next one.
    fn cost(&self, at: usize, made: Move, to: usize) -> u32 {
        match self.choice(at, made).map(|choice| &choice.act) {
            Some(Act::Clue { feedback, .. }) => DECISION_SECONDS + reading_seconds(words(feedback)),
            Some(Act::Setting(_)) => DECISION_SECONDS,
            Some(Act::Turn) | None => self.reading(to),
        }
    }

    /// Seconds to read a scene and to decide there.
    fn reading(&self, at: usize) -> u32 {
        let scene = self.scene(at);
        let shown = scene
            .beats
            .iter()
            .filter(|beat| !matches!(beat.view, Some(View::Person(_))));
        let told: usize = shown.map(Beat::words).sum();
        let offered: usize = scene
            .choices
            .iter()
            .map(|choice| words(&choice.label))
            .sum();
        reading_seconds(told + offered)
            + if scene.is_dilemma() {
                DECISION_SECONDS
            } else {
                0
            }
    }

    /// Seconds to the nearest state where someone has helped; none where there is none.
    fn seconds_to_help(&self) -> Vec<Option<u32>> {
        let here = |at| self.helps(at).then_some(0);
        let mut seconds: Vec<Option<u32>> = (0..self.states.len()).map(here).collect();
        loop {
            let mut changed = false;
            for at in (0..self.states.len()).rev() {
                for (made, to) in &self.moves[at] {
                    let there = seconds[*to].map(|s| s + self.cost(at, *made, *to));
                    if there.is_some_and(|there| seconds[at].is_none_or(|known| there < known)) {
                        seconds[at] = there;
                        changed = true;
                    }
                }
            }
            if !changed {
                return seconds;
            }
        }
    }

    /// What is wrong, each with the length of the shortest way to it.
    pub fn wrong(&self) -> BTreeMap<Wrong, usize> {
        let mut wrong = BTreeMap::new();
        let mut note = |flaw, at: usize, choice: Option<Move>, far: usize| {
            let choice = choice.and_then(|made| match made {
                Move::Choice(rank) => Some(rank),
                Move::Role(_) | Move::Skip => None,
            });
            let known = wrong
                .entry((flaw, self.states[at].scene(), choice))
                .or_insert(far);
            *known = far.min(*known);
        };
        let ends = self.reaching(|at| self.scene(at).ending.is_some());
        let helped = self.reaching(|at| self.helps(at));
        let seconds = self.seconds_to_help();
        for at in 0..self.states.len() {
            let (far, ending) = (self.far[at], self.scene(at).ending.is_some());
            if self.moves[at].is_empty() && !ending {
                note(Flaw::DeadEnd, at, None, far);
            } else if !ends[at] {
                note(Flaw::Endless, at, None, far);
            }
            for (made, to, length) in self.rewarded(at) {
                let _ = to;
                note(Flaw::Rewarded, at, made, far + length);
            }
            if self.waits(at) {
                continue;
            }
            let read: usize = self.story.beats(self.states[at]).map(Beat::words).sum();
            if read > SCENE_WORDS {
                note(Flaw::Long, at, None, far);
            }
            if ending {
                continue;
            }
            for (made, to) in &self.moves[at] {
                let hurts = self.meaning(at, *made).harm && !self.tags(*to).harm;
                if hurts && !helped[*to] && self.scene(*to).ending.is_none() {
                    note(Flaw::Unrepaired, at, Some(*made), far);
                }
            }
            if self.tags(at).harm && !helped[at] {
                note(Flaw::Unrepaired, at, None, far);
                continue;
            }
            if !self.is_near_help(at) {
                note(Flaw::FarHelp, at, None, far);
            }
            if seconds[at].is_none_or(|seconds| seconds > CLOSING_SECONDS) {
                note(Flaw::SlowHelp, at, None, far);
            }
        }
        wrong
    }

    /// The gains of a state, or of what is done there, after which an ending comes without help:
    /// what was done, where the story then stands, and how many moves the shortest such way has.
    fn rewarded(&self, at: usize) -> Vec<(Option<Move>, usize, usize)> {
        let mut found = Vec::new();
        if self.tags(at).gain
            && let Some(length) = self.unhelped_end(at)
        {
            found.push((None, at, length));
        }
        for (made, to) in &self.moves[at] {
            let meaning = self.meaning(at, *made);
            if meaning.gain
                && !meaning.relieves()
                && let Some(length) = self.unhelped_end(*to)
            {
                found.push((Some(*made), *to, length + 1));
            }
        }
        found
    }

    /// How many moves lead from here to an ending without any help.
    fn unhelped_end(&self, from: usize) -> Option<usize> {
        let mut known = HashSet::from([from]);
        let mut edge = vec![from];
        edge.retain(|at| !self.helps(*at));
        let mut length = 0;
        while !edge.is_empty() {
            if edge.iter().any(|at| self.scene(*at).ending.is_some()) {
                return Some(length);
            }
            let mut next = Vec::new();
            for at in edge {
                for (made, to) in &self.moves[at] {
                    let helped = self.meaning(at, *made).relieves() || self.helps(*to);
                    if !helped && known.insert(*to) {
                        next.push(*to);
                    }
                }
            }
            edge = next;
            length += 1;
        }
        None
    }

    /// Seconds of the longest path, when no move leads back to a state met before.
    pub fn longest(&self) -> Option<u32> {
        // Without loop, as many rounds as there are states are enough.
        let mut longest = vec![0; self.states.len()];
        for _ in 0..=self.states.len() {
            let mut changed = false;
            for at in (0..self.states.len()).rev() {
                let onward = self.moves[at].iter().map(|(made, to)| {
                    // Before a role is taken, nothing was read.
                    self.cost(at, *made, *to) + longest[*to]
                });
                let there = onward.max().unwrap_or(0);
                if there > longest[at] {
                    longest[at] = there;
                    changed = true;
                }
            }
            if !changed {
                let first = if self.waits(0) { 0 } else { self.reading(0) };
                return Some(longest[0] + first);
            }
        }
        None
    }
}

/// The seconds of this path, each scene read on arrival.
pub fn seconds(story: &Story, path: &[ChoiceId]) -> u32 {
    let walk = Walk::of(story, usize::MAX).expect("a story");
    let position = story.play(path).expect("a first scene");
    let number = |state| {
        walk.states
            .iter()
            .position(|known| *known == state)
            .expect("a state")
    };
    let mut seconds = if walk.waits(0) { 0 } else { walk.reading(0) };
    for (nth, turn) in position.trail.iter().enumerate() {
        let next = position
            .trail
            .get(nth + 1)
            .map_or(position.state, |turn| turn.state);
        seconds += walk.cost(number(turn.state), turn.made, number(next));
    }
    seconds
}
