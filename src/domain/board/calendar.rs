//! The school year: what was done, what is planned and where it stands, the year's highlights.

use std::collections::BTreeMap;

use super::Board;
use super::classes::Class;
use super::entries::{Audience, AxisAction, Planned, SessionRecord};
use super::ledger::{ClassSum, sums};
use super::programme::Programme;
use crate::domain::date::Date;
use crate::domain::id::PlannedId;
use crate::domain::registry::Highlight;

/// How many days before its day a plan may be carried out.
const EARLY_DAYS: u32 = 30;

/// Where something planned stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlanState {
    /// A session of the same activity was entered, at most a month before the day.
    Done,
    /// The day has not come.
    Coming,
    /// The day has passed.
    Late,
}

/// What stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'b> {
    /// A session that was run.
    Held(&'b SessionRecord),
    /// A session that is planned.
    Planned(&'b Planned, PlanState),
    /// An action of another axis.
    Action(&'b AxisAction),
    /// A highlight of the year.
    Highlight(&'b Highlight),
}

/// A month of the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month<'b> {
    /// Its year.
    pub year: u16,
    /// Its number, from 1.
    pub month: u8,
    /// What stands in it, by day.
    pub events: Vec<(Date, Event<'b>)>,
}

/// The school year of a day, month by month from August; months where nothing stands are there too.
pub fn calendar<'b>(board: &'b Board, today: Date, programme: &Programme<'b>) -> Vec<Month<'b>> {
    let year = today.school_year();
    let states = states(board, today, programme);
    let mut events: Vec<(Date, Event<'b>)> = Vec::new();
    events.extend(highlights(programme, year).map(|one| (one.from, Event::Highlight(one))));
    events.extend(
        board
            .sessions
            .iter()
            .map(|one| (one.date, Event::Held(one))),
    );
    events.extend(
        board
            .actions
            .iter()
            .map(|one| (one.date, Event::Action(one))),
    );
    events.extend(board.planned.iter().map(|one| {
        let state = states.get(&one.id).copied().unwrap_or(PlanState::Coming);
        (one.date, Event::Planned(one, state))
    }));
    events.retain(|(date, _)| date.school_year() == year);
    events.sort_by_key(|(date, _)| *date);
    let mut months: Vec<Month<'b>> = (8..=12)
        .map(|month| (year, month))
        .chain((1..=7).map(|month| (year + 1, month)))
        .map(|(year, month)| Month {
            year,
            month,
            events: Vec::new(),
        })
        .collect();
    for (date, event) in events {
        let mut months = months.iter_mut();
        let of_date = |month: &&mut Month| (month.year, month.month) == (date.year(), date.month());
        if let Some(month) = months.find(of_date) {
            month.events.push((date, event));
        }
    }
    months
}

/// What is planned in the school year of a day and not done: what is late first, then the soonest.
pub(super) fn waiting<'b>(
    board: &'b Board,
    today: Date,
    programme: &Programme<'_>,
) -> Vec<(&'b Planned, PlanState)> {
    let states = states(board, today, programme);
    let mut waiting: Vec<_> = board
        .planned
        .iter()
        .filter_map(|planned| Some((planned, *states.get(&planned.id)?)))
        .filter(|(_, state)| *state != PlanState::Done)
        .collect();
    waiting.sort_by_key(|(_, state)| *state != PlanState::Late);
    waiting
}

fn highlights<'b>(
    programme: &Programme<'b>,
    year: u16,
) -> impl Iterator<Item = &'b Highlight> + use<'b> {
    programme
        .highlights
        .iter()
        .filter(move |highlight| highlight.from.school_year() == year)
}

/// What is planned for a class in the school year of a day, soonest first, and where it stands: a
/// session answers the nearest plan of its activity that it does not come too early for, and one only.
pub(super) fn state_of<'b>(
    board: &'b Board,
    class: &Class,
    sum: &ClassSum,
    today: Date,
) -> Vec<(&'b Planned, PlanState)> {
    let year = today.school_year();
    let mut plans: Vec<(&Planned, bool)> = board
        .planned
        .iter()
        .filter(|plan| plan.audience.holds(class) && plan.date.school_year() == year)
        .map(|plan| (plan, false))
        .collect();
    for (activity, days) in &sum.held {
        for day in days.iter().rev() {
            let open = plans.iter_mut().filter(|(plan, done)| {
                !done && plan.activity == *activity && answers(*day, plan.date)
            });
            if let Some((_, done)) = open.min_by_key(|(plan, _)| plan.date.days_from(*day)) {
                *done = true;
            }
        }
    }
    plans
        .into_iter()
        .map(|(plan, done)| (plan, state_at(done, plan.date, today)))
        .collect()
}

/// True when a session of this day can be what was planned on another one: later, or a little before.
fn answers(held: Date, planned: Date) -> bool {
    held >= planned || planned.days_from(held) <= EARLY_DAYS
}

fn state_at(done: bool, date: Date, today: Date) -> PlanState {
    match (done, date < today) {
        (true, _) => PlanState::Done,
        (false, true) => PlanState::Late,
        (false, false) => PlanState::Coming,
    }
}

/// Where everything planned in the school year of a day stands.
fn states<'b>(
    board: &'b Board,
    today: Date,
    programme: &Programme<'_>,
) -> BTreeMap<&'b PlannedId, PlanState> {
    let sums = sums(board, today.school_year(), programme);
    let mut states: BTreeMap<&PlannedId, PlanState> = BTreeMap::new();
    for (class, sum) in board.classes.iter().zip(&sums) {
        for (planned, state) in state_of(board, class, sum, today) {
            let known = states.entry(&planned.id).or_insert(state);
            *known = (*known).max(state);
        }
    }
    // A level without a class: its own sessions say.
    for planned in &board.planned {
        let alone = !states.contains_key(&planned.id)
            && matches!(planned.audience, Audience::Level(_))
            && planned.date.school_year() == today.school_year();
        if alone {
            let done = board.sessions.iter().any(|session| {
                session.audience == planned.audience
                    && session.activity == planned.activity
                    && session.date.school_year() == today.school_year()
                    && answers(session.date, planned.date)
            });
            states.insert(&planned.id, state_at(done, planned.date, today));
        }
    }
    states
}
