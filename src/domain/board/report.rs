//! « Bilan »: what a school year holds for a class, a level or the school, as plain data.
//!
//! It carries minutes, sessions and actions. It has no answer, no teacher and no level of the label,
//! and lists classes by their labels, never by what they did.

use std::collections::BTreeMap;

use super::calendar::{PlanState, waiting};
use super::entries::{ActionKind, Audience, Outside, Planned, SessionRecord};
use super::ledger::{ClassSum, Left, sums};
use super::programme::Programme;
use super::{Board, Class};
use crate::domain::date::Date;
use crate::domain::id::{AxisId, ClassId};
use crate::domain::lesson::{Level, Theme};

/// Of what a « bilan » speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// One class.
    Class(ClassId),
    /// Every class of a level.
    Level(Level),
    /// Every class.
    School,
}

/// A class in the « bilan ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassLine {
    /// The class.
    pub class: Class,
    /// Minutes proposed to it.
    pub minutes: u32,
    /// Minutes that remain before the ten hours.
    pub remaining: u32,
    /// Its sessions, those of the whole level included.
    pub sessions: usize,
}

/// Actions of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ActionLine {
    /// The kind.
    pub kind: ActionKind,
    /// How many.
    pub times: usize,
    /// The sum of the counts that were entered.
    pub people: u32,
}

/// An axis in the « bilan ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AxisLine {
    /// The axis.
    pub axis: AxisId,
    /// Minutes of pupils' learning, added over the classes.
    pub minutes: u32,
    /// Actions of the school, by kind; only those that were done.
    pub actions: Vec<ActionLine>,
}

/// What a school year holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// Of what it speaks.
    pub scope: Scope,
    /// The first year of the school year.
    pub year: u16,
    /// The classes, by level and label: one for a class.
    pub classes: Vec<ClassLine>,
    /// Pupils, by the head counts.
    pub pupils: u32,
    /// Minutes proposed, added over the classes.
    pub minutes: u32,
    /// Minutes that remain before ten hours for each class, added over the classes.
    pub remaining: u32,
    /// How many classes have their ten hours.
    pub reached: usize,
    /// Sessions entered: one of a whole level counts once here.
    pub sessions: usize,
    /// Minutes by theme of Balise, added over the classes; every theme.
    pub by_theme: Vec<(Theme, u32)>,
    /// Minutes by other activity, added over the classes; only those that got some.
    pub outside: Vec<(Outside, u32)>,
    /// Every axis: minutes and actions.
    pub by_axis: Vec<AxisLine>,
    /// The sessions of a class, oldest first; empty for a level and the school.
    pub held: Vec<SessionRecord>,
    /// What is planned and not done, soonest first.
    pub planned: Vec<(Planned, PlanState)>,
    /// What a class left to resume; empty for a level and the school.
    pub left: Vec<Left>,
}

impl Report {
    /// Minutes proposed to a class on average, rounded down; none without a class.
    pub fn mean(&self) -> Option<u32> {
        let classes = u32::try_from(self.classes.len()).ok()?;
        self.minutes.checked_div(classes)
    }
}

/// What the school year that holds `today` holds for a class, a level or the school. A class that is
/// not on the board gives an empty one.
pub fn report(board: &Board, scope: Scope, today: Date, programme: &Programme<'_>) -> Report {
    let year = today.school_year();
    let sums: Vec<_> = board
        .classes
        .iter()
        .zip(sums(board, year, programme))
        .filter(|(class, _)| scope.holds(class))
        .collect();
    let lines: Vec<ClassLine> = sums
        .iter()
        .map(|(class, sum)| ClassLine {
            class: (*class).clone(),
            minutes: sum.minutes,
            remaining: sum.remaining(),
            sessions: sum.sessions,
        })
        .collect();
    let held: Vec<&SessionRecord> = board
        .sessions
        .iter()
        .rev()
        .filter(|session| {
            session.date.school_year() == year
                && board
                    .classes
                    .iter()
                    .any(|class| scope.holds(class) && session.audience.holds(class))
        })
        .collect();
    let mut outside: BTreeMap<Outside, u32> = BTreeMap::new();
    for (_, sum) in &sums {
        for (kind, minutes) in &sum.outside {
            *outside.entry(*kind).or_default() += minutes;
        }
    }
    let of_theme = |theme| {
        sums.iter()
            .filter_map(|(_, s)| s.by_theme.get(&theme))
            .sum()
    };
    let one = matches!(scope, Scope::Class(_));
    Report {
        year,
        pupils: lines.iter().map(|line| u32::from(line.class.size)).sum(),
        minutes: lines.iter().map(|line| line.minutes).sum(),
        remaining: lines.iter().map(|line| line.remaining).sum(),
        reached: lines.iter().filter(|line| line.remaining == 0).count(),
        classes: lines,
        sessions: held.len(),
        by_theme: Theme::ALL.map(|theme| (theme, of_theme(theme))).to_vec(),
        outside: outside.into_iter().collect(),
        by_axis: by_axis(board, year, &sums, programme),
        planned: planned(board, &scope, today, programme),
        left: if one {
            sums.into_iter().flat_map(|(_, sum)| sum.left).collect()
        } else {
            Vec::new()
        },
        held: if one {
            held.into_iter().map(without_results).collect()
        } else {
            Vec::new()
        },
        scope,
    }
}

impl Scope {
    /// True when it holds a class.
    pub fn holds(&self, class: &Class) -> bool {
        match self {
            Self::Class(id) => *id == class.id,
            Self::Level(level) => *level == class.level,
            Self::School => true,
        }
    }
}

/// A « bilan » carries no answer, not even those that a class may see.
fn without_results(session: &SessionRecord) -> SessionRecord {
    SessionRecord {
        results: None,
        ..session.clone()
    }
}

fn by_axis(
    board: &Board,
    year: u16,
    sums: &[(&Class, ClassSum)],
    programme: &Programme<'_>,
) -> Vec<AxisLine> {
    let of_kind = |kind: ActionKind| -> Option<ActionLine> {
        let done = board.actions.iter();
        let done = done.filter(|action| action.kind == kind && action.date.school_year() == year);
        let line = done.fold((0, 0), |(times, people), action| {
            (times + 1, people + u32::from(action.count.unwrap_or(0)))
        });
        let (times, people) = line;
        (times > 0).then_some(ActionLine {
            kind,
            times,
            people,
        })
    };
    let mut lines = Vec::with_capacity(programme.axes.len());
    for (axis, ..) in programme.axes {
        let kinds = ActionKind::ALL.into_iter();
        lines.push(AxisLine {
            axis: axis.clone(),
            minutes: sums
                .iter()
                .filter_map(|(_, sum)| sum.by_axis.get(axis))
                .sum(),
            actions: kinds
                .filter(|kind| programme.axis_of_action(*kind) == Some(axis))
                .filter_map(of_kind)
                .collect(),
        });
    }
    lines
}

fn planned(
    board: &Board,
    scope: &Scope,
    today: Date,
    programme: &Programme<'_>,
) -> Vec<(Planned, PlanState)> {
    let concerned = |planned: &Planned| match (scope, &planned.audience) {
        (Scope::School, _) => true,
        (Scope::Level(level), Audience::Level(other)) => level == other,
        (Scope::Class(_) | Scope::Level(_), audience) => board
            .classes
            .iter()
            .any(|class| scope.holds(class) && audience.holds(class)),
    };
    waiting(board, today, programme)
        .into_iter()
        .filter(|(planned, _)| concerned(planned))
        .map(|(planned, state)| (planned.clone(), state))
        .collect()
}
