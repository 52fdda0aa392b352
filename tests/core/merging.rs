//! Merging two teachers' files: nothing counts twice, in any order, and nothing that was removed
//! comes back.

use balise::domain::board::{
    ActionKind, Audience, Board, BoardAction, MergePreview, Outside, join, preview, update,
};
use balise::domain::id::StepId;
use balise::domain::lesson::Level;
use proptest::prelude::*;

use crate::boards::{
    acted, any_board, board, class, class_id, class_of, corrected, emc, entered, grown, module,
    planned, run, session,
};
use crate::support::cases;

fn saved(actions: &[BoardAction]) -> Board {
    board(&[actions, &[BoardAction::SavedToFile]].concat())
}

#[test]
fn two_files_that_say_the_same_count_once() {
    let one = saved(&[
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-20", "55"),
        run("5e B", "m2", "2026-11-27", Some("retour")),
    ]);
    // Typed on another computer, the label in another way.
    let other = saved(&[
        class("5eB", "27"),
        run("5e B", "m2", "2026-11-27", None),
        session("5e B", emc(), "2026-11-20", "55"),
        session("5e B", module("m4"), "2026-12-04", "50"),
    ]);
    let both = join(&one, &other);
    assert_eq!((both.classes.len(), both.sessions.len()), (1, 3));
    // What one of them knows of the same session is kept.
    let left = |year| {
        both.resume_of(
            &class_id("5e B"),
            &crate::support::id!(ModuleId, "m2"),
            year,
        )
    };
    assert_eq!(left(2026).map(StepId::as_str), Some("retour"));
    assert_eq!(left(2027), None);
}

#[test]
fn the_preview_says_what_would_happen() {
    let common = [
        class("5e A", "20"),
        class("5e B", "27"),
        session("5e A", emc(), "2026-11-20", "55"),
        session("5e B", emc(), "2026-11-20", "55"),
        acted(ActionKind::ParentsWorkshop, "2027-02-01", "9"),
        planned(Audience::Class(class_id("5e A")), emc(), "2027-03-01"),
    ];
    let start = saved(&common);
    let mine = {
        let removed = BoardAction::SessionRemoved(start.sessions[0].id.clone());
        let more = session("5e B", module("m2"), "2026-12-01", "50");
        saved(&[&common[..], &[removed, more]].concat())
    };
    let theirs = {
        let changes = [
            BoardAction::SessionRemoved(start.sessions[1].id.clone()),
            BoardAction::PlannedRemoved(start.planned[0].id.clone()),
            corrected("5e B", Level::Cinquieme, "26"),
            BoardAction::ActionRemoved(start.actions[0].id.clone()),
            acted(ActionKind::ParentsWorkshop, "2027-02-01", "11"),
            class_of("4e C", Level::Quatrieme, "25"),
            session("4e C", emc(), "2026-11-20", "55"),
            session("5e B", module("m2"), "2026-12-01", "45"),
            planned(Audience::Level(Level::Quatrieme), emc(), "2027-04-01"),
            acted(ActionKind::StaffTrained, "2026-09-01", "30"),
        ];
        saved(&[&common[..], &changes].concat())
    };
    let would = preview(&mine, &theirs);
    assert!(would.changes);
    assert_eq!(would.classes.len(), 1);
    assert_eq!(would.sessions.len(), 2);
    assert_eq!((would.planned.len(), would.actions.len()), (1, 1));
    assert_eq!(would.removed_here, 1);
    assert_eq!(would.removed_there, [start.sessions[1].clone()]);
    assert_eq!(would.others_removed_there, 1);
    let conflict = &would.classes_differ[0];
    assert_eq!(
        (conflict.mine.size, conflict.theirs.size, conflict.kept.size),
        (27, 26, 26)
    );
    assert_eq!(would.actions_differ[0].count, Some(11));
    // The same module on the same day, 50 minutes here and 45 there.
    let (new, known) = &would.look_alike[0];
    assert_eq!(
        (new.minutes, known.minutes, would.look_alike.len()),
        (45, 50, 1)
    );
    // Classes 5e A and 5e B; the action, by its day.
    assert_eq!(would.already, 3);
    let merged = join(&mine, &theirs);
    assert_eq!(merged.sessions.len(), 3);
    let again = preview(&merged, &theirs);
    assert!(!again.changes);
    assert_eq!((again.sessions.len(), again.look_alike.len()), (0, 0));
}

#[test]
fn a_session_of_a_level_looks_like_one_of_its_classes() {
    let nurse = || balise::domain::board::Activity::Outside(Outside::Nurse);
    let mine = saved(&[
        class("5e B", "27"),
        entered(
            Audience::Level(Level::Cinquieme),
            nurse(),
            "2026-11-20",
            "55",
        ),
    ]);
    let theirs = saved(&[
        class("5e B", "27"),
        class("5e C", "27"),
        session("5e C", nurse(), "2026-11-20", "50"),
        session("5e C", nurse(), "2026-11-21", "50"),
    ]);
    let would = preview(&mine, &theirs);
    assert_eq!((would.sessions.len(), would.look_alike.len()), (2, 1));
}

#[test]
fn a_removed_session_does_not_come_back_with_an_older_file() {
    let older = saved(&[
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-20", "55"),
    ]);
    let mut board = older.clone();
    let removed = BoardAction::SessionRemoved(older.sessions[0].id.clone());
    update(&mut board, removed).unwrap();
    update(&mut board, BoardAction::Merged(older.clone())).unwrap();
    assert!(board.sessions.is_empty());
    // Entered again by the teacher, it stays, whatever the older file says.
    let again = session("5e B", emc(), "2026-11-20", "55");
    update(&mut board, again).unwrap();
    update(&mut board, BoardAction::Merged(older)).unwrap();
    assert_eq!(board.sessions.len(), 1);
}

#[test]
fn a_merge_that_brings_something_must_be_saved() {
    let mine = saved(&[class("5e B", "27")]);
    let mut board = mine.clone();
    update(&mut board, BoardAction::Merged(mine.clone())).unwrap();
    assert!(!board.unsaved);
    let theirs = saved(&[class("5e C", "27")]);
    update(&mut board, BoardAction::Merged(theirs)).unwrap();
    assert!(board.unsaved && board.classes.len() == 2);
    update(&mut board, BoardAction::MergeUndone(mine.clone())).unwrap();
    assert_eq!(board, mine);
}

#[test]
fn nothing_in_a_merge_of_nothing() {
    let empty = preview(&Board::default(), &Board::default());
    assert_eq!(empty, MergePreview::default());
}

/// Three files: independent ones, or ones that descend from a common file.
fn three() -> impl Strategy<Value = (Board, Board, Board)> {
    prop_oneof![
        (any_board(), any_board(), any_board()),
        any_board().prop_flat_map(|from| (grown(from.clone()), grown(from.clone()), grown(from))),
    ]
}

proptest! {
    #![proptest_config(cases(192))]

    #[test]
    fn merging_is_commutative_associative_and_idempotent((a, b, c) in three()) {
        prop_assert_eq!(join(&a, &b), join(&b, &a));
        prop_assert_eq!(join(&join(&a, &b), &c), join(&a, &join(&b, &c)));
        let ab = join(&a, &b);
        prop_assert_eq!(join(&a, &a), a.clone());
        prop_assert_eq!(join(&ab, &b), ab.clone());
        prop_assert_eq!(join(&Board::default(), &a), a);
    }

    #[test]
    fn a_merged_board_is_one_that_can_exist((a, b, _) in three()) {
        let ab = join(&a, &b);
        prop_assert_eq!(ab.clone().settle(), Some(ab.clone()));
        // Nothing is invented, and an entry that both have counts once.
        for session in &ab.sessions {
            prop_assert!(a.sessions.iter().chain(&b.sessions).any(|one| one.id == session.id));
        }
        let would = preview(&a, &b);
        let kept = a.sessions.len() + would.sessions.len() - would.removed_there.len();
        prop_assert_eq!(ab.sessions.len(), kept);
        prop_assert_eq!(would.changes, ab != a);
    }
}
