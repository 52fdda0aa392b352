//! The books of a school year: one walk over the sessions gives the sums of every class.
//!
//! It adds minutes and sessions; it reads no result.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use super::calendar::{PlanState, state_of};
use super::entries::{Activity, Audience, Outside, Planned, SessionRecord};
use super::programme::Programme;
use super::{Board, Class, YEAR_MINUTES};
use crate::domain::date::Date;
use crate::domain::id::{AxisId, ClassId, ModuleId, StepId};
use crate::domain::lesson::{Level, Theme};

/// What a class left in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// The module.
    pub module: ModuleId,
    /// Where to resume.
    pub step: StepId,
    /// The day of the session that left it.
    pub since: Date,
}

/// The sums of a class in a school year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ClassSum {
    /// Minutes proposed.
    pub minutes: u32,
    /// Sessions, those of the whole level included.
    pub sessions: usize,
    /// The last day of a session.
    pub last: Option<Date>,
    /// Minutes by axis; only those that got some.
    pub by_axis: BTreeMap<AxisId, u32>,
    /// Minutes by theme of Balise; only those that got some.
    pub by_theme: BTreeMap<Theme, u32>,
    /// Minutes by other activity; only those that got some.
    pub outside: BTreeMap<Outside, u32>,
    /// What was left to resume, latest first.
    pub left: Vec<Left>,
    /// The days of the sessions of each activity, latest first.
    pub(super) held: BTreeMap<Activity, Vec<Date>>,
}

impl ClassSum {
    /// Minutes that remain before the ten hours.
    pub fn remaining(&self) -> u32 {
        YEAR_MINUTES.saturating_sub(self.minutes)
    }

    /// True when the class had this activity in the year.
    pub fn had(&self, activity: &Activity) -> bool {
        self.held.contains_key(activity)
    }

    fn add(&mut self, session: &SessionRecord, programme: &Programme<'_>) {
        let minutes = u32::from(session.minutes);
        self.minutes += minutes;
        self.sessions += 1;
        self.last = self.last.max(Some(session.date));
        if let Some(axis) = programme.axis_of(&session.activity) {
            match self.by_axis.get_mut(axis) {
                Some(sum) => *sum += minutes,
                None => drop(self.by_axis.insert(axis.clone(), minutes)),
            }
        }
        if let Some(theme) = programme.theme_of(&session.activity) {
            *self.by_theme.entry(theme).or_default() += minutes;
        }
        match &session.activity {
            Activity::Outside(outside) => *self.outside.entry(*outside).or_default() += minutes,
            Activity::Module(module) => {
                // Sessions come latest first: only the last one of a module says what is left of it.
                let first = !self.held.contains_key(&session.activity);
                if let (true, Some(step)) = (first, &session.resume) {
                    self.left.push(Left {
                        module: module.clone(),
                        step: step.clone(),
                        since: session.date,
                    });
                }
            }
        }
        match self.held.get_mut(&session.activity) {
            Some(days) => days.push(session.date),
            None => drop(
                self.held
                    .insert(session.activity.clone(), vec![session.date]),
            ),
        }
    }
}

/// The sums of every class, in the order of the board.
pub(super) fn sums(board: &Board, year: u16, programme: &Programme<'_>) -> Vec<ClassSum> {
    let mut sums = vec![ClassSum::default(); board.classes.len()];
    let ranks: HashMap<&ClassId, usize> = board
        .classes
        .iter()
        .enumerate()
        .map(|(rank, class)| (&class.id, rank))
        .collect();
    let of_level = |level: Level| {
        let classes = board.classes.iter().enumerate();
        classes.filter(move |(_, class)| class.level == level)
    };
    let of_year = board
        .sessions
        .iter()
        .filter(|session| session.date.school_year() == year);
    for session in of_year {
        match &session.audience {
            Audience::Class(id) => {
                if let Some(sum) = ranks.get(id).and_then(|rank| sums.get_mut(*rank)) {
                    sum.add(session, programme);
                }
            }
            Audience::Level(level) => {
                for (rank, _) in of_level(*level) {
                    if let Some(sum) = sums.get_mut(rank) {
                        sum.add(session, programme);
                    }
                }
            }
        }
    }
    sums
}

/// A class on the first screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The class.
    pub class: Class,
    /// Its sums.
    pub sum: ClassSum,
    /// What is planned next for it and not done, late or coming.
    pub planned: Option<(Planned, PlanState)>,
}

/// The classes for the first screen: those with most minutes left before the ten hours first, then
/// by level and label. Results play no part.
pub fn rows(board: &Board, today: Date, programme: &Programme<'_>) -> Vec<Row> {
    let sums = sums(board, today.school_year(), programme);
    let mut rows: Vec<Row> = board
        .classes
        .iter()
        .zip(sums)
        .map(|(class, sum)| {
            let planned = state_of(board, class, &sum, today)
                .into_iter()
                .find(|(_, state)| *state != PlanState::Done)
                .map(|(planned, state)| (planned.clone(), state));
            Row {
                class: class.clone(),
                sum,
                planned,
            }
        })
        .collect();
    rows.sort_by_key(|row| Reverse(row.sum.remaining()));
    rows
}

impl Board {
    /// The sums of a class in the school year that begins in `year`; none when it is not there.
    pub fn sum(&self, class: &ClassId, year: u16, programme: &Programme<'_>) -> Option<ClassSum> {
        let rank = self.classes.iter().position(|known| known.id == *class)?;
        sums(self, year, programme).into_iter().nth(rank)
    }
}
