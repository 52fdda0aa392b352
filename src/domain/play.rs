//! Playing: a play is the list of choices made, and everything else is a fold over it.
//!
//! Back is one choice less, replay is none, « Et si… ? » is a shorter list. The same choices give
//! the same play on every platform: a [`State`] holds whole numbers and bits only, and one function,
//! [`Story::make`], leads from one to the next, for a pupil, for the terminal and for the
//! [checker](super::explore) alike.

mod rules;

use self::rules::{Names, SceneRules, holds, narrow, rank_of};
use super::id::{ChoiceId, MeasureId};
use super::scenario::{
    Act, Beat, Change, Choice, Condition, Face, Measure, Mode, Role, SKIP, Scenario, Scene, View,
};

/// Most measures and settings of a scenario.
pub const MEASURES: usize = 16;
/// Most things of a scenario that a play remembers: choices made once, clues, scenes and choices
/// that a condition names.
pub const FLAGS: usize = 64;
/// How deep sub-scenes may be nested.
pub const DEPTH: usize = 3;

/// What begins the id under which a role is kept in a play.
const ROLE: &str = "role-";

/// A scenario that asks a play to remember more than [`MEASURES`] or [`FLAGS`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMuch {
    /// How many measures it has.
    pub measures: usize,
    /// How many things it remembers.
    pub flags: usize,
}

/// Where a play stands, and all that it remembers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct State {
    scene: u16,
    /// Where the sub-scenes that are open lead back; zero beyond `depth`.
    frames: [u16; DEPTH],
    depth: u8,
    /// 0 before a role is taken, then its rank in [`Role::ALL`] and one.
    role: u8,
    values: [i8; MEASURES],
    flags: u64,
}

impl State {
    /// A number for the whole state, well spread: what tells states apart in a table.
    pub(super) fn spread(self) -> u64 {
        let [a, b, c] = self.frames.map(u64::from);
        let place = u64::from(self.scene) | a << 16 | b << 32 | c << 48;
        let bytes = self.values.map(i8::cast_unsigned);
        let (mut low, mut high) = (0, 0);
        for (nth, byte) in bytes.into_iter().enumerate() {
            let word = if nth < 8 { &mut low } else { &mut high };
            *word |= u64::from(byte) << (nth % 8 * 8);
        }
        let rest = u64::from(self.depth) | u64::from(self.role) << 8;
        // Each word is mixed in by an odd factor; the last step brings the high bits down.
        let words = [place, low, high, rest, self.flags];
        let mixed = words.into_iter().fold(0u64, |mixed, word| {
            (mixed.rotate_left(23) ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15)
        });
        mixed ^ mixed >> 32
    }

    /// The rank of the scene on the screen.
    pub fn scene(self) -> usize {
        usize::from(self.scene)
    }

    /// The pupil's role, once taken.
    pub fn role(self) -> Option<Role> {
        Role::ALL
            .get(usize::from(self.role).checked_sub(1)?)
            .copied()
    }
}

/// Something that a pupil can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Move {
    /// Takes a role, before anything else.
    Role(Role),
    /// Makes the choice of this rank in the scene.
    Choice(usize),
    /// Passes over a sensitive scene.
    Skip,
}

/// One move of a play, with the state in which it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Where the play stood.
    pub state: State,
    /// What was done.
    pub made: Move,
}

/// A play: where it stands, and the way there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// Where it stands.
    pub state: State,
    /// The way there. Each move is one choice of the list that is kept.
    pub trail: Vec<Turn>,
}

/// A scenario ready to be played.
#[derive(Debug)]
pub struct Story {
    scenario: Scenario,
    names: Names,
    scenes: Vec<SceneRules>,
}

impl Story {
    /// Prepares a scenario.
    ///
    /// # Errors
    /// [`TooMuch`]. A choice that names what does not exist is no error here: it is never open.
    pub fn new(scenario: Scenario) -> Result<Self, TooMuch> {
        let names = Names::of(&scenario)?;
        let scenes = names.rules(&scenario);
        Ok(Self {
            scenario,
            names,
            scenes,
        })
    }

    /// The scenario.
    pub fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The state before any choice; `None` for a scenario without scenes.
    pub fn start(&self) -> Option<State> {
        self.scenes.first()?;
        let mut values = [0; MEASURES];
        for (slot, measure) in values.iter_mut().zip(&self.scenario.measures) {
            *slot = narrow(measure.start);
        }
        let role = match self.scenario.roles.as_slice() {
            [(role, _)] => rank_of(*role),
            _ => 0,
        };
        Some(State {
            scene: 0,
            frames: [0; DEPTH],
            depth: 0,
            role,
            values,
            flags: 0,
        })
    }

    /// The scene of a state.
    pub fn scene(&self, state: State) -> Option<&Scene> {
        self.scenario.scenes.get(state.scene())
    }

    /// True while a role must be taken first.
    pub fn wants_role(&self, state: State) -> bool {
        state.role == 0 && !self.scenario.roles.is_empty()
    }

    /// What can be done in a state, in the order of the page.
    pub fn moves(&self, state: State) -> Vec<Move> {
        let mut moves = Vec::new();
        self.each_move(state, |made| moves.push(made));
        moves
    }

    /// Gives what can be done in a state, one move after the other, in the order of the page.
    pub(super) fn each_move(&self, state: State, mut give: impl FnMut(Move)) {
        if self.wants_role(state) {
            let roles = self.scenario.roles.iter();
            return roles.for_each(|(role, _)| give(Move::Role(*role)));
        }
        let Some(rules) = self.scenes.get(state.scene()) else {
            return;
        };
        let mut turns = 0;
        for (rank, rule) in rules.choices.iter().enumerate() {
            if !rule.fallback && rule.is_open(state) {
                give(Move::Choice(rank));
                turns += usize::from(rule.turn);
            }
        }
        if rules.falls_back {
            for (rank, rule) in rules.choices.iter().enumerate() {
                if rule.fallback && turns == 0 && rule.is_open(state) {
                    give(Move::Choice(rank));
                    turns += usize::from(rule.turn);
                }
            }
        }
        if rules.skip.is_some() {
            give(Move::Skip);
        }
    }

    /// The author's choice that a move is.
    pub fn choice(&self, state: State, made: Move) -> Option<&Choice> {
        match made {
            Move::Choice(rank) => self.scene(state)?.choices.get(rank),
            Move::Role(_) | Move::Skip => None,
        }
    }

    /// The state after a move; `None` when it cannot be made here.
    pub fn make(&self, state: State, made: Move) -> Option<State> {
        let mut offered = false;
        self.each_move(state, |known| offered |= known == made);
        offered.then(|| self.apply(state, made)).flatten()
    }

    /// The state after a move that [`moves`](Self::moves) gave.
    pub(super) fn apply(&self, state: State, made: Move) -> Option<State> {
        let rules = self.scenes.get(state.scene())?;
        let mut next = state;
        match made {
            Move::Role(role) => next.role = rank_of(role),
            Move::Skip => next.scene = rules.skip?,
            Move::Choice(rank) => {
                let rule = rules.choices.get(rank)?;
                for shift in &rule.effects {
                    let value = next.values.get_mut(shift.slot)?;
                    let changed = match shift.change {
                        Change::By(by) => i32::from(*value).saturating_add(by),
                        Change::To(to) => to,
                    };
                    *value = narrow(changed.max(shift.min).min(shift.max));
                }
                for flag in [rule.once, rule.made].into_iter().flatten() {
                    next.flags |= 1 << flag;
                }
                if let Some(then) = rule.then {
                    *next.frames.get_mut(usize::from(next.depth))? = then;
                    next.depth += 1;
                }
                next.scene = if rule.returns {
                    next.depth = next.depth.checked_sub(1)?;
                    std::mem::take(next.frames.get_mut(usize::from(next.depth))?)
                } else {
                    rule.to?
                };
            }
        }
        if let (true, Some(met)) = (next.scene != state.scene, rules.met) {
            next.flags |= 1 << met;
        }
        Some(next)
    }

    /// True when a sub-scene would be opened too deep, or left where none is open.
    pub fn is_misnested(&self, state: State, choice: usize) -> bool {
        let rule = self
            .scenes
            .get(state.scene())
            .and_then(|rules| rules.choices.get(choice));
        rule.is_some_and(|rule| {
            let depth = usize::from(state.depth);
            holds(rule.tests.as_deref(), state)
                && ((rule.returns && depth == 0) || (rule.then.is_some() && depth == DEPTH))
        })
    }

    /// True when all of these hold in a state. Names of what does not exist never do.
    pub fn allows(&self, conditions: &[Condition], state: State) -> bool {
        holds(self.names.tests(conditions).as_deref(), state)
    }

    /// What the pupil reads in a state: the beats whose conditions hold, other people's sides apart.
    pub fn beats(&self, state: State) -> impl Iterator<Item = &Beat> {
        self.reading(state).map(|(_, beat)| beat)
    }

    /// The same, each with its rank in the scene.
    pub fn reading(&self, state: State) -> impl Iterator<Item = (usize, &Beat)> {
        self.told(state)
            .filter(move |(_, beat)| beat.is_shown(state))
    }

    /// The sides of a state's scene, in the order of the front matter; none for most scenes.
    pub fn sides(&self, state: State) -> Vec<(&View, Vec<&Beat>)> {
        let sides = self.scenario.views.iter().map(|view| {
            let beats = self.told(state).map(|(_, beat)| beat);
            let beats = beats.filter(|beat| beat.view.as_ref() == Some(view));
            (view, beats.collect::<Vec<_>>())
        });
        sides.filter(|(_, beats)| !beats.is_empty()).collect()
    }

    /// The beats whose conditions hold, with their ranks.
    fn told(&self, state: State) -> impl Iterator<Item = (usize, &Beat)> {
        let beats = self.scene(state).map_or(&[][..], |scene| &scene.beats);
        beats
            .iter()
            .enumerate()
            .zip(self.holding(state))
            .filter_map(|(beat, holds)| holds.then_some(beat))
    }

    /// For each beat of a state's scene, whether its conditions hold.
    pub(super) fn holding(&self, state: State) -> impl Iterator<Item = bool> {
        let rules = self.scenes.get(state.scene());
        let tests = rules.map_or(&[][..], |rules| &rules.beats);
        tests
            .iter()
            .map(move |tests| holds(tests.as_deref(), state))
    }

    /// The value of a measure in a state.
    pub fn value(&self, state: State, measure: &MeasureId) -> Option<i32> {
        let slot = self.slot(measure)?;
        state.values.get(slot).map(|value| i32::from(*value))
    }

    fn slot(&self, measure: &MeasureId) -> Option<usize> {
        let mut measures = self.scenario.measures.iter();
        measures.position(|known| known.id == *measure)
    }

    /// What is counted on the screen, with its number.
    pub fn counters(&self, state: State) -> Vec<(&str, u32)> {
        let read = |measure: &'_ Measure| -> Option<u32> {
            let Face::Counter { numbers, .. } = &measure.face else {
                return None;
            };
            let rank = self.value(state, &measure.id)? - measure.min;
            numbers.get(usize::try_from(rank).ok()?).copied()
        };
        let measures = self.scenario.measures.iter();
        measures
            .filter_map(|measure| match &measure.face {
                Face::Counter { name, .. } => Some((name.as_str(), read(measure)?)),
                Face::Hidden | Face::Setting { .. } => None,
            })
            .collect()
    }

    /// True when a choice of the state's scene was made before: a clue looked at.
    pub fn is_spent(&self, state: State, choice: usize) -> bool {
        let rules = self.scenes.get(state.scene());
        rules
            .and_then(|rules| rules.choices.get(choice)?.once)
            .is_some_and(|flag| state.flags >> flag & 1 == 1)
    }

    /// Plays a list of choices. It stops before the first one that cannot be made (a scenario that
    /// changed since it was saved), so a play always resumes on a real scene.
    pub fn play(&self, choices: &[ChoiceId]) -> Option<Position> {
        let mut position = Position {
            state: self.start()?,
            trail: Vec::with_capacity(choices.len()),
        };
        for choice in choices {
            let state = position.state;
            let Some(made) = self.named(state, choice) else {
                break;
            };
            let Some(next) = self.make(state, made) else {
                break;
            };
            position.trail.push(Turn { state, made });
            position.state = next;
        }
        Some(position)
    }

    /// The id under which a move is kept.
    pub fn id_of(&self, state: State, made: Move) -> Option<ChoiceId> {
        match made {
            Move::Role(role) => ChoiceId::parse(&[ROLE, role.slug()].concat()).ok(),
            Move::Skip => ChoiceId::parse(SKIP).ok(),
            Move::Choice(_) => self.choice(state, made).map(|choice| choice.id.clone()),
        }
    }

    fn named(&self, state: State, id: &ChoiceId) -> Option<Move> {
        if self.wants_role(state) {
            return id
                .as_str()
                .strip_prefix(ROLE)
                .and_then(Role::parse)
                .map(Move::Role);
        }
        if id.as_str() == SKIP {
            return Some(Move::Skip);
        }
        let mut choices = self.scene(state)?.choices.iter();
        choices
            .position(|choice| choice.id == *id)
            .map(Move::Choice)
    }

    /// The turns of the story: clues looked at and settings changed are not among them.
    pub fn turns<'p>(&self, position: &'p Position) -> impl Iterator<Item = (usize, &'p Turn)> {
        let turns = position.trail.iter().enumerate();
        turns.filter(|(_, turn)| match turn.made {
            Move::Role(_) => false,
            Move::Skip => true,
            Move::Choice(_) => self
                .choice(turn.state, turn.made)
                .is_some_and(|choice| choice.act == Act::Turn),
        })
    }

    /// The ready sentences of the message being composed, in order: those of the scenes `.composer`
    /// that come one after the other, just before.
    pub fn draft(&self, position: &Position) -> Vec<&Choice> {
        let mut draft: Vec<&Choice> = position
            .trail
            .iter()
            .rev()
            .map_while(|turn| {
                let composing = self.scene(turn.state)?.mode == Mode::Compose;
                composing.then(|| self.choice(turn.state, turn.made))?
            })
            .collect();
        draft.reverse();
        draft
    }
}

impl Beat {
    /// True when the pupil reads it in a state where its conditions hold: other people's sides are
    /// for the debrief.
    pub(super) fn is_shown(&self, state: State) -> bool {
        match &self.view {
            None => true,
            Some(View::Role(role)) => state.role() == Some(*role),
            Some(View::Person(_)) => false,
        }
    }
}
