//! Two files become one board: joining is commutative, associative and idempotent.
//!
//! Entries have the id of what they say, so the same session counts once whatever the file. Where two
//! files say something else of the same entry, one rule decides, the same in both directions, and the
//! preview names it. Nothing here reads a clock: « the later » is the one that was changed more often.

use std::collections::{BTreeMap, BTreeSet};

use super::entries::{AxisAction, Planned, SessionRecord};
use super::{Board, Class, order_of_class, order_of_session};
use crate::domain::id::ClassId;

/// A class of which two files say something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassConflict {
    /// As it is on the board.
    pub mine: Class,
    /// As it is in the file.
    pub theirs: Class,
    /// As it will be.
    pub kept: Class,
}

/// What a merge would do to the board.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MergePreview {
    /// Classes that would be added.
    pub classes: Vec<Class>,
    /// Sessions that would be added.
    pub sessions: Vec<SessionRecord>,
    /// Planned sessions that would be added.
    pub planned: Vec<Planned>,
    /// Actions that would be added.
    pub actions: Vec<AxisAction>,
    /// How many entries of the file, classes included, are on the board already.
    pub already: usize,
    /// How many entries of the file were removed from this board, and stay away.
    pub removed_here: usize,
    /// Sessions of the board that were removed in the file, and would go.
    pub removed_there: Vec<SessionRecord>,
    /// How many planned sessions and actions were removed in the file, and would go.
    pub others_removed_there: usize,
    /// Classes of which the file says another level or head count: the one that was changed more
    /// often stays; if none was, the higher level, then the larger head count.
    pub classes_differ: Vec<ClassConflict>,
    /// Actions of which the file says another count, as they would be: the larger count stays.
    pub actions_differ: Vec<AxisAction>,
    /// Sessions of which the file has other results or another step to resume, as they would be.
    pub sessions_differ: Vec<SessionRecord>,
    /// Sessions that would be added though one that is there could be the same: see
    /// [`Board::alike`]. Each with that one. Both count; the teacher removes one if they are the
    /// same session.
    pub look_alike: Vec<(SessionRecord, SessionRecord)>,
    /// Whether the board would change at all.
    pub changes: bool,
}

/// The board of two files.
#[must_use]
pub fn join(mine: &Board, theirs: &Board) -> Board {
    let turns = turns(mine, theirs);
    let there = |id: &str| turns.get(id).is_none_or(|turns| turns % 2 == 1);
    // What was entered again later says more than what was not.
    let last = |board: &Board, id: &str| match turns.get(id) {
        Some(turns) => board.turns.get(id) == Some(turns),
        None => true,
    };
    let mut joined = Board {
        classes: classes(mine, theirs),
        unsaved: mine.unsaved || theirs.unsaved,
        ..Board::default()
    };
    let mut sessions: BTreeMap<&str, SessionRecord> = BTreeMap::new();
    let mut planned: BTreeMap<&str, &Planned> = BTreeMap::new();
    let mut actions: BTreeMap<&str, AxisAction> = BTreeMap::new();
    for board in [mine, theirs] {
        let kept = |id: &str| there(id) && last(board, id);
        for session in board.sessions.iter().filter(|s| kept(s.id.as_str())) {
            match sessions.get_mut(session.id.as_str()) {
                Some(known) => both(known, session),
                None => drop(sessions.insert(session.id.as_str(), session.clone())),
            }
        }
        for one in board.planned.iter().filter(|p| kept(p.id.as_str())) {
            planned.insert(one.id.as_str(), one);
        }
        for action in board.actions.iter().filter(|a| kept(a.id.as_str())) {
            let known = actions
                .entry(action.id.as_str())
                .or_insert_with(|| action.clone());
            known.count = known.count.max(action.count);
        }
    }
    joined.sessions = sessions.into_values().collect();
    joined
        .sessions
        .sort_by(|one, other| order_of_session(one).cmp(&order_of_session(other)));
    joined.planned = planned.into_values().cloned().collect();
    joined.planned.sort();
    joined.actions = actions.into_values().collect();
    joined.actions.sort();
    joined.turns = turns;
    joined
}

/// What merging a file into the board would do.
pub fn preview(mine: &Board, theirs: &Board) -> MergePreview {
    let joined = join(mine, theirs);
    let (own, other) = (Ids::of(mine), Ids::of(theirs));
    let changes = Board {
        unsaved: mine.unsaved,
        ..joined.clone()
    } != *mine;
    let mut preview = MergePreview {
        changes,
        ..MergePreview::default()
    };
    for class in &joined.classes {
        match (mine.class(&class.id), theirs.class(&class.id)) {
            (Some(mine), Some(theirs)) => {
                preview.already += 1;
                if (mine.level, mine.size) != (theirs.level, theirs.size) {
                    preview.classes_differ.push(ClassConflict {
                        mine: mine.clone(),
                        theirs: theirs.clone(),
                        kept: class.clone(),
                    });
                }
            }
            (None, _) => preview.classes.push(class.clone()),
            (Some(_), None) => {}
        }
    }
    sessions(&mut preview, mine, &joined, &own, &other);
    for planned in &joined.planned {
        let id = planned.id.as_str();
        if !own.planned.contains_key(id) {
            preview.planned.push(planned.clone());
        }
    }
    for action in &joined.actions {
        match own.actions.get(action.id.as_str()) {
            None => preview.actions.push(action.clone()),
            Some(known) if known.count != action.count => {
                preview.actions_differ.push(action.clone());
            }
            Some(_) => {}
        }
    }
    let kept = Ids::of(&joined);
    preview.already += other.all().filter(|id| own.has(id) && kept.has(id)).count();
    preview.removed_here = other.all().filter(|id| !kept.has(id)).count();
    let gone = own.all().filter(|id| !kept.has(id)).count();
    preview.others_removed_there = gone - preview.removed_there.len();
    preview
}

fn sessions(
    preview: &mut MergePreview,
    mine: &Board,
    joined: &Board,
    own: &Ids<'_>,
    other: &Ids<'_>,
) {
    for session in &joined.sessions {
        let id = session.id.as_str();
        match own.sessions.get(id) {
            None => {
                let mut same = joined.all_alike(session);
                if let Some(known) = same.find(|known| own.sessions.contains_key(known.id.as_str()))
                {
                    preview.look_alike.push((session.clone(), known.clone()));
                }
                preview.sessions.push(session.clone());
            }
            Some(known) => {
                let theirs = other.sessions.get(id);
                if *known != session || theirs.is_some_and(|theirs| disagree(known, theirs)) {
                    preview.sessions_differ.push(session.clone());
                }
            }
        }
    }
    let kept: BTreeSet<&str> = joined
        .sessions
        .iter()
        .map(|session| session.id.as_str())
        .collect();
    let gone = mine
        .sessions
        .iter()
        .filter(|session| !kept.contains(session.id.as_str()));
    preview.removed_there = gone.cloned().collect();
}

/// True when both say something, and not the same thing.
fn disagree(mine: &SessionRecord, theirs: &SessionRecord) -> bool {
    let steps = mine.resume.as_ref().zip(theirs.resume.as_ref());
    let results = mine.results.as_ref().zip(theirs.results.as_ref());
    steps.is_some_and(|(mine, theirs)| mine != theirs)
        || results.is_some_and(|(mine, theirs)| mine != theirs)
}

/// What two boards say of the same session: what is known wins over what is not; of two different
/// things, the rule only has to be the same in both directions.
pub(super) fn both(known: &mut SessionRecord, other: &SessionRecord) {
    if other.resume > known.resume {
        known.resume.clone_from(&other.resume);
    }
    if other.results > known.results {
        known.results.clone_from(&other.results);
    }
}

/// Every class of both boards.
fn classes(mine: &Board, theirs: &Board) -> Vec<Class> {
    let rank = |class: &Class| (class.revision, class.level, class.size, class.label.clone());
    let mut classes: BTreeMap<&ClassId, &Class> = BTreeMap::new();
    for class in mine.classes.iter().chain(&theirs.classes) {
        let known = classes.entry(&class.id).or_insert(class);
        if rank(class) > rank(known) {
            *known = class;
        }
    }
    let mut classes: Vec<Class> = classes.into_values().cloned().collect();
    classes.sort_by_cached_key(order_of_class);
    classes
}

/// How often each entry came and went, in the board that knows most of it.
fn turns(mine: &Board, theirs: &Board) -> BTreeMap<String, u32> {
    let mut turns = mine.turns.clone();
    for (id, count) in &theirs.turns {
        let known = turns.entry(id.clone()).or_default();
        *known = (*known).max(*count);
    }
    turns
}

/// The entries of a board by their ids.
struct Ids<'b> {
    sessions: BTreeMap<&'b str, &'b SessionRecord>,
    planned: BTreeMap<&'b str, &'b Planned>,
    actions: BTreeMap<&'b str, &'b AxisAction>,
}

impl<'b> Ids<'b> {
    fn of(board: &'b Board) -> Self {
        Self {
            sessions: board.sessions.iter().map(|s| (s.id.as_str(), s)).collect(),
            planned: board.planned.iter().map(|p| (p.id.as_str(), p)).collect(),
            actions: board.actions.iter().map(|a| (a.id.as_str(), a)).collect(),
        }
    }

    fn has(&self, id: &str) -> bool {
        self.sessions.contains_key(id)
            || self.planned.contains_key(id)
            || self.actions.contains_key(id)
    }

    fn all(&self) -> impl Iterator<Item = &'b str> {
        let sessions = self.sessions.keys();
        sessions
            .chain(self.planned.keys())
            .chain(self.actions.keys())
            .copied()
    }
}
