//! The teacher's board: classes, sessions planned and run, minutes against the ten hours, actions of
//! the other axes.
//!
//! It holds no pupil, no name, no remark and no result of a person. It computes no level of the
//! pHARe label: it is an aid to fill in the official platform.

mod calendar;
mod changes;
mod classes;
mod entries;
mod identity;
mod ledger;
mod merge;
mod programme;
mod report;
mod results;

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::date::Date;
use super::id::{ActionId, ClassId, ModuleId, PlannedId, SessionId, StepId};
use super::lesson::Level;

pub use self::calendar::{Event, Month, PlanState, calendar};
pub use self::changes::{BoardAction, Refusal, update};
pub use self::classes::{Class, ClassLabel, LABEL_LENGTH, MAX_SIZE, NewClass};
pub use self::entries::{
    ActionKind, Activity, Audience, AxisAction, MAX_COUNT, MAX_MINUTES, Mode, Outside, Planned,
    Said, SessionDone, SessionRecord,
};
pub use self::ledger::{ClassSum, Left, Row, rows};
pub use self::merge::{ClassConflict, MergePreview, join, preview};
pub use self::programme::Programme;
pub use self::report::{ActionLine, AxisLine, ClassLine, Report, Scope, report};
pub use self::results::{
    BeforeAfter, ENOUGH, ENOUGH_QUESTIONS, Form, HARDEST, Measured, Reading, Results, Shape, Share,
    before_and_after, hardest,
};

/// Minutes that the programme asks for, by class and school year: « au moins dix heures par année
/// scolaire » (circulaire MENE2403161C of 2 February 2024, as read in secondary sources).
pub const YEAR_MINUTES: u32 = 600;

/// The board. It is always in one order, whatever the order of the changes, so that two files that
/// hold the same are the same.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Board {
    /// Classes, by level, then by label.
    pub classes: Vec<Class>,
    /// Sessions, latest day first.
    pub sessions: Vec<SessionRecord>,
    /// Sessions planned, soonest first, done or not.
    pub planned: Vec<Planned>,
    /// Actions of the other axes, oldest first.
    pub actions: Vec<AxisAction>,
    /// How many times an entry was entered or removed, by its id; an odd number is an entry that is
    /// there. One that was only entered, once, is not noted. This is what keeps a removed session
    /// from coming back with an older file, and lets it be entered again.
    pub turns: BTreeMap<String, u32>,
    /// Changed since the last file was saved.
    pub unsaved: bool,
}

impl Board {
    /// The class that has this id.
    pub fn class(&self, id: &ClassId) -> Option<&Class> {
        self.classes.iter().find(|class| class.id == *id)
    }

    /// True when nothing is on the board.
    pub fn is_empty(&self) -> bool {
        self.classes.is_empty()
            && self.sessions.is_empty()
            && self.planned.is_empty()
            && self.actions.is_empty()
            && self.turns.is_empty()
    }

    /// Where a class resumes a module: what its last session of it left, if anything, in the school
    /// year that begins in `year`. Next year other pupils have its label.
    pub fn resume_of(&self, class: &ClassId, module: &ModuleId, year: u16) -> Option<&StepId> {
        let class = self.class(class)?;
        let of_module = Activity::Module(module.clone());
        let mut sessions = self.sessions.iter();
        sessions
            .find(|session| {
                session.activity == of_module
                    && session.audience.holds(class)
                    && session.date.school_year() == year
            })?
            .resume
            .as_ref()
    }

    /// A session that could be the same as another one that says something else of it: the same
    /// activity on the same day, for the same class or for its level. Nobody but the teacher can tell.
    pub fn alike(&self, session: &SessionRecord) -> Option<&SessionRecord> {
        self.all_alike(session).next()
    }

    fn all_alike<'b, 's>(
        &'b self,
        session: &'s SessionRecord,
    ) -> impl Iterator<Item = &'b SessionRecord> + use<'b, 's> {
        let level = |audience: &Audience| match audience {
            Audience::Class(id) => self.class(id).map(|class| class.level),
            Audience::Level(level) => Some(*level),
        };
        let same = move |one: &Audience, other: &Audience| match (one, other) {
            (Audience::Class(one), Audience::Class(other)) => one == other,
            (Audience::Level(_), _) | (_, Audience::Level(_)) => level(one) == level(other),
        };
        self.of_day(session.date).iter().filter(move |known| {
            known.activity == session.activity
                && known.id != session.id
                && same(&known.audience, &session.audience)
        })
    }

    /// The sessions of a day.
    fn of_day(&self, date: Date) -> &[SessionRecord] {
        let from = self.sessions.partition_point(|known| known.date > date);
        let until = self.sessions.partition_point(|known| known.date >= date);
        self.sessions.get(from..until).unwrap_or_default()
    }

    /// The board without what is published of answers: what a teacher hands to the person who
    /// coordinates the school, who needs minutes and sessions only.
    #[must_use]
    pub fn without_results(&self) -> Self {
        let mut board = self.clone();
        for session in &mut board.sessions {
            session.results = None;
        }
        board
    }

    /// The board in its one order; none when something stands twice, when a session or a plan is of a
    /// class that is not there, or when what was removed is there.
    pub fn settle(mut self) -> Option<Self> {
        self.classes.sort_by_cached_key(order_of_class);
        self.sessions
            .sort_by(|one, other| order_of_session(one).cmp(&order_of_session(other)));
        self.planned.sort();
        self.actions.sort();
        let mut classes = BTreeSet::new();
        let once = self.classes.iter().all(|class| classes.insert(&class.id));
        let mut ids = BTreeSet::new();
        let sessions = self
            .sessions
            .iter()
            .map(|s| (s.id.as_str(), Some(&s.audience)));
        let planned = self
            .planned
            .iter()
            .map(|p| (p.id.as_str(), Some(&p.audience)));
        let actions = self.actions.iter().map(|a| (a.id.as_str(), None));
        let entries = sessions
            .chain(planned)
            .chain(actions)
            .all(|(id, audience)| {
                let known = match audience {
                    Some(Audience::Class(class)) => classes.contains(class),
                    Some(Audience::Level(_)) | None => true,
                };
                known && ids.insert(id)
            });
        let turns = self
            .turns
            .iter()
            .all(|(id, turns)| ids.contains(id.as_str()) == (turns % 2 == 1));
        (once && entries && turns).then_some(self)
    }

    /// Enters a class, or corrects the level and the head count of the one that has its label.
    fn correct(&mut self, new: NewClass) {
        let class = new.class();
        match self.classes.iter_mut().find(|known| known.id == class.id) {
            Some(known) if known.level == class.level && known.size == class.size => return,
            Some(known) => {
                *known = Class {
                    revision: known.revision.saturating_add(1),
                    label: known.label.clone(),
                    ..class
                };
            }
            None => self.classes.push(class),
        }
        self.classes.sort_by_cached_key(order_of_class);
        self.unsaved = true;
    }

    fn remove_class(&mut self, id: &ClassId) {
        let own = |audience: &Audience| *audience == Audience::Class(id.clone());
        let sessions = self.sessions.iter().filter(|s| own(&s.audience));
        let sessions: Vec<SessionId> = sessions.map(|session| session.id.clone()).collect();
        let planned = self.planned.iter().filter(|p| own(&p.audience));
        let planned: Vec<PlannedId> = planned.map(|planned| planned.id.clone()).collect();
        for id in &sessions {
            self.remove_session(id);
        }
        for id in &planned {
            self.remove_planned(id);
        }
        let before = self.classes.len();
        self.classes.retain(|class| class.id != *id);
        self.unsaved |= self.classes.len() != before;
    }

    /// Enters a session at its place; false when it is there already.
    fn add_session(&mut self, session: SessionRecord) -> bool {
        let place = self
            .sessions
            .binary_search_by(|known| order_of_session(known).cmp(&order_of_session(&session)));
        let Err(at) = place else { return false };
        self.enter(session.id.as_str());
        self.sessions.insert(at, session);
        true
    }

    fn remove_session(&mut self, id: &SessionId) {
        let before = self.sessions.len();
        self.sessions.retain(|session| session.id != *id);
        self.leave(id.as_str(), before != self.sessions.len());
    }

    fn add_planned(&mut self, planned: Planned) -> bool {
        let Err(at) = self.planned.binary_search(&planned) else {
            return false;
        };
        self.enter(planned.id.as_str());
        self.planned.insert(at, planned);
        true
    }

    fn remove_planned(&mut self, id: &PlannedId) {
        let before = self.planned.len();
        self.planned.retain(|planned| planned.id != *id);
        self.leave(id.as_str(), before != self.planned.len());
    }

    fn add_action(&mut self, action: AxisAction) -> bool {
        if self.actions.iter().any(|known| known.id == action.id) {
            return false;
        }
        self.enter(action.id.as_str());
        let at = self.actions.partition_point(|known| *known < action);
        self.actions.insert(at, action);
        true
    }

    fn remove_action(&mut self, id: &ActionId) {
        let before = self.actions.len();
        self.actions.retain(|action| action.id != *id);
        self.leave(id.as_str(), before != self.actions.len());
    }

    /// Notes that an entry comes; the first time goes without saying.
    fn enter(&mut self, id: &str) {
        if let Some(turns) = self.turns.get_mut(id) {
            *turns = turns.saturating_add(1);
        }
        self.unsaved = true;
    }

    /// Notes that an entry went.
    fn leave(&mut self, id: &str, went: bool) {
        if went {
            let turns = self.turns.entry(id.to_owned()).or_insert(1);
            *turns = turns.saturating_add(1);
            self.unsaved = true;
        }
    }
}

/// Where a class stands: by level, then by label.
fn order_of_class(class: &Class) -> (Level, String) {
    (class.level, class.label.key())
}

/// Where a session stands: latest day first.
fn order_of_session(
    session: &SessionRecord,
) -> (Reverse<Date>, &Audience, &Activity, u16, Mode, u8) {
    (
        Reverse(session.date),
        &session.audience,
        &session.activity,
        session.minutes,
        session.mode,
        session.nth,
    )
}
