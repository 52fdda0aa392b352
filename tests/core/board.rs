//! The teacher's board: what may be typed, what is refused, how minutes are added, and the
//! spreadsheet.

use balise::domain::board::{
    ActionKind, Activity, Audience, Board, BoardAction, ClassLabel, Mode, Outside, Refusal, update,
};
use balise::domain::date::Date;
use balise::domain::lesson::Level;
use balise::formats::csv::{self, Cell};
use proptest::prelude::*;

use crate::boards::{acted, board, class, class_id, corrected, emc, module, planned, run, session};
use crate::support::cases;

#[test]
fn a_label_is_short_and_plain() {
    for label in ["5e B", "6", "Éco-3", "ULIS 2", " 5e B ", "douze lettre"] {
        assert!(ClassLabel::parse(label).is_ok(), "{label}");
    }
    for label in [
        "",
        "   ",
        "-",
        "- -",
        "treize lettre",
        "5e B!",
        "5e\tB",
        "5e_B",
        "5e;B",
        "=5e",
        "5e’B",
        "5e\nB",
        "🙂",
    ] {
        assert_eq!(ClassLabel::parse(label), Err(Refusal::Label), "{label}");
    }
    assert_eq!(
        ClassLabel::parse("  5e B ").map(|label| label.as_str().to_owned()),
        Ok("5e B".to_owned())
    );
}

#[test]
fn a_refused_change_leaves_the_board_as_it_was() {
    let before = board(&[
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-20", "55"),
    ]);
    for (action, refusal) in [
        (class("", "27"), Refusal::Label),
        (class("5e B", "27"), Refusal::LabelTaken),
        (class(" 5e B ", "27"), Refusal::LabelTaken),
        (class("5e C", "0"), Refusal::Size),
        (class("5e C", "61"), Refusal::Size),
        (class("5e C", "-1"), Refusal::Size),
        (class("5e C", ""), Refusal::Size),
        (session("5e Z", emc(), "2026-11-20", "55"), Refusal::Class),
        (class("5eb", "27"), Refusal::LabelTaken),
        (corrected("5e B", Level::Cinquieme, "0"), Refusal::Size),
        (corrected("5e Z", Level::Cinquieme, "27"), Refusal::Class),
        (
            planned(Audience::Class(class_id("5e Z")), emc(), "2026-11-20"),
            Refusal::Class,
        ),
        (
            planned(Audience::Class(class_id("5e B")), emc(), "demain"),
            Refusal::Date,
        ),
        (
            acted(ActionKind::StaffTrained, "2026-11-31", ""),
            Refusal::Date,
        ),
        (
            acted(ActionKind::StaffTrained, "2026-11-20", "0"),
            Refusal::Count,
        ),
        (
            acted(ActionKind::StaffTrained, "2026-11-20", "5001"),
            Refusal::Count,
        ),
        (
            acted(ActionKind::StaffTrained, "2026-11-20", "dix"),
            Refusal::Count,
        ),
        (session("5e B", emc(), "2026-02-30", "55"), Refusal::Date),
        (session("5e B", emc(), "20/11/2026", "55"), Refusal::Date),
        (session("5e B", emc(), "", "55"), Refusal::Date),
        (session("5e B", emc(), "2026-11-20", "0"), Refusal::Minutes),
        (
            session("5e B", emc(), "2026-11-20", "481"),
            Refusal::Minutes,
        ),
        (
            session("5e B", emc(), "2026-11-20", "une heure"),
            Refusal::Minutes,
        ),
    ] {
        let mut board = before.clone();
        assert_eq!(update(&mut board, action), Err(refusal));
        assert_eq!(board, before);
    }
}

#[test]
fn an_id_says_the_same_thing_on_every_computer() {
    // Frozen: a file that was written once is merged with another one for ever.
    assert_eq!(class_id("5e B").as_str(), "c-8826b992c759554e");
    for same in ["5eB", "5E b", "5e-B", " 5e B "] {
        assert_eq!(class_id(same), class_id("5e B"), "{same}");
    }
    assert_ne!(class_id("5e C"), class_id("5e B"));
    assert_ne!(class_id("Éco-3"), class_id("Eco-3"));
    let board = board(&[
        class("5e B", "27"),
        session("5e B", module("m2"), "2026-11-20", "50"),
    ]);
    assert_eq!(board.sessions[0].id.as_str(), "s-8261c6fb4753d11c");
}

#[test]
fn the_order_of_a_board_is_not_the_order_of_the_changes() {
    let changes = [
        session("5e B", emc(), "2026-11-20", "55"),
        session("5e B", module("m2"), "2027-01-08", "50"),
        session("5e A", emc(), "2026-11-20", "55"),
        session("5e B", emc(), "2026-09-04", "55"),
        planned(Audience::Level(Level::Cinquieme), emc(), "2027-03-01"),
        planned(
            Audience::Class(class_id("5e A")),
            module("m4"),
            "2027-02-01",
        ),
        acted(ActionKind::ParentsWorkshop, "2027-02-01", "9"),
        acted(ActionKind::StaffTrained, "2026-09-01", ""),
    ];
    let classes = [class("5e B", "27"), class("5e A", "20")];
    let reversed: Vec<BoardAction> = changes.iter().rev().cloned().collect();
    let one = board(&[&classes[..], &changes].concat());
    let [b, a] = classes;
    let other = board(&[&[a, b][..], &reversed].concat());
    assert_eq!(one, other);
    let days: Vec<String> = one.sessions.iter().map(|s| s.date.iso()).collect();
    assert_eq!(
        days,
        ["2027-01-08", "2026-11-20", "2026-11-20", "2026-09-04"]
    );
}

#[test]
fn the_same_entry_counts_once() {
    let actions = [
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-20", "55"),
        planned(Audience::Level(Level::Cinquieme), emc(), "2027-03-01"),
        acted(ActionKind::ParentsWorkshop, "2027-02-01", "9"),
    ];
    let before = board(&actions);
    for again in [
        actions[1].clone(),
        actions[2].clone(),
        actions[3].clone(),
        acted(ActionKind::ParentsWorkshop, "2027-02-01", "12"),
    ] {
        let mut board = before.clone();
        assert_eq!(update(&mut board, again), Err(Refusal::AlreadyThere));
        assert_eq!(board, before);
    }
    let other_minutes = session("5e B", emc(), "2026-11-20", "50");
    assert_eq!(
        board(&[&actions[..], &[other_minutes]].concat())
            .sessions
            .len(),
        2
    );
}

#[test]
fn a_session_that_was_typed_gets_what_was_run() {
    let typed = [
        class("5e B", "27"),
        run("5e B", "m2", "2026-11-20", None),
        BoardAction::SavedToFile,
    ];
    let step = run("5e B", "m2", "2026-11-20", Some("retour"));
    let completed = board(&[&typed[..], std::slice::from_ref(&step)].concat());
    assert_eq!(completed.sessions.len(), 1);
    assert!(completed.sessions[0].resume.is_some() && completed.unsaved);
    let mut again = completed.clone();
    assert_eq!(update(&mut again, step), Err(Refusal::AlreadyThere));
    assert_eq!(again, completed);
}

#[test]
fn what_was_removed_can_be_entered_again() {
    let entered = [
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-20", "55"),
        planned(Audience::Level(Level::Cinquieme), emc(), "2027-03-01"),
        acted(ActionKind::ParentsWorkshop, "2027-02-01", "9"),
    ];
    let before = board(&entered);
    let removed = [
        BoardAction::SessionRemoved(before.sessions[0].id.clone()),
        BoardAction::PlannedRemoved(before.planned[0].id.clone()),
        BoardAction::ActionRemoved(before.actions[0].id.clone()),
    ];
    let gone = board(&[&entered[..], &removed].concat());
    assert!(gone.sessions.is_empty() && gone.planned.is_empty() && gone.actions.is_empty());
    assert!(gone.turns.values().all(|turns| *turns == 2) && gone.turns.len() == 3);
    let again = board(&[&entered[..], &removed, &entered[1..]].concat());
    assert_eq!(again.sessions, before.sessions);
    assert_eq!(again.planned, before.planned);
    assert_eq!(again.actions, before.actions);
    assert!(again.turns.values().all(|turns| *turns == 3));
    // Removing what is not there changes nothing, not even the reminder.
    let mut saved = board(&[&entered[..1], &[BoardAction::SavedToFile]].concat());
    let kept = saved.clone();
    for action in removed {
        assert_eq!(update(&mut saved, action), Ok(()));
    }
    assert_eq!(saved, kept);
}

#[test]
fn a_class_is_corrected() {
    let corrected = board(&[
        class("5e B", "27"),
        corrected("5e B", Level::Quatrieme, "25"),
        corrected("5e B", Level::Quatrieme, "25"),
    ]);
    let only = &corrected.classes[0];
    assert_eq!(
        (only.level, only.size, only.revision),
        (Level::Quatrieme, 25, 1)
    );
    assert_eq!(only.label.as_str(), "5e B");
}

#[test]
fn a_level_is_one_entry_for_each_of_its_classes() {
    let level = |date: &str, minutes: &str| BoardAction::SessionLogged {
        audience: Audience::Level(Level::Cinquieme),
        activity: Activity::Outside(Outside::Nurse),
        date: date.to_owned(),
        minutes: minutes.to_owned(),
        mode: Mode::Paper,
    };
    let board = board(&[
        class("5e A", "20"),
        level("2026-11-20", "55"),
        // Typed later: the nurse came for it too.
        class("5e B", "20"),
        session("5e B", emc(), "2026-11-27", "45"),
        corrected("5e A", Level::Cinquieme, "21"),
    ]);
    assert_eq!(board.sessions.len(), 2);
    let programme = crate::boards::programme();
    let minutes = |label: &str| {
        let sum = board.sum(&class_id(label), 2026, &programme).unwrap();
        (sum.minutes, sum.sessions)
    };
    assert_eq!((minutes("5e A"), minutes("5e B")), ((55, 1), (100, 2)));
    assert!(board.sum(&class_id("5e C"), 2026, &programme).is_none());
}

#[test]
fn removing_a_class_removes_its_sessions_and_plans_only() {
    let logged = [
        class("5e A", "20"),
        class("5e B", "20"),
        session("5e A", emc(), "2026-11-20", "55"),
        session("5e B", emc(), "2026-11-20", "55"),
        planned(Audience::Class(class_id("5e A")), emc(), "2027-03-01"),
        planned(Audience::Level(Level::Cinquieme), emc(), "2027-03-01"),
        BoardAction::ClassRemoved(class_id("5e A")),
    ];
    let kept = board(&logged);
    assert_eq!(
        (kept.classes.len(), kept.sessions.len(), kept.planned.len()),
        (1, 1, 1)
    );
    assert!(kept.class(&class_id("5e A")).is_none() && kept.class(&class_id("5e B")).is_some());
}

#[test]
fn the_board_knows_what_is_not_in_a_file() {
    let changed = board(&[class("5e B", "27")]);
    assert!(changed.unsaved);
    assert!(!board(&[class("5e B", "27"), BoardAction::SavedToFile]).unsaved);
    let opened = board(&[class("5e A", "20"), BoardAction::Opened(changed.clone())]);
    assert_eq!(
        opened,
        Board {
            unsaved: false,
            ..changed
        }
    );
    assert_eq!(
        board(&[class("5e B", "27"), BoardAction::Cleared]),
        Board::default()
    );
}

#[test]
fn minutes_are_added_by_school_year_axis_and_theme() {
    let board = board(&[
        class("5e A", "20"),
        class("5e B", "20"),
        session("5e A", module("m2"), "2026-08-01", "50"),
        session("5e A", module("m4"), "2027-07-31", "45"),
        session("5e A", emc(), "2026-11-20", "55"),
        session("5e A", module("m2"), "2026-07-31", "30"),
        session("5e B", module("m2"), "2026-11-20", "10"),
        session("5e B", module("m99"), "2026-11-20", "10"),
    ]);
    let programme = crate::boards::programme();
    let sum = |label, year| board.sum(&class_id(label), year, &programme).unwrap();
    let year = sum("5e A", 2026);
    assert_eq!(
        (year.minutes, year.remaining(), year.sessions),
        (150, 450, 3)
    );
    assert_eq!(year.last, Date::parse_iso("2027-07-31").ok());
    let axes: Vec<(&str, u32)> = year.by_axis.iter().map(|(a, m)| (a.as_str(), *m)).collect();
    assert_eq!(axes, [("eduquer-prevenir", 150)]);
    let themes: Vec<(&str, u32)> = year.by_theme.iter().map(|(t, m)| (t.slug(), *m)).collect();
    assert_eq!(themes, [("empathie", 50), ("vie-privee", 45)]);
    assert_eq!(year.outside.get(&Outside::Emc), Some(&55));
    assert_eq!(
        (sum("5e A", 2025).minutes, sum("5e A", 2024).minutes),
        (30, 0)
    );
    // A module that this copy does not know counts, for no axis.
    let unknown = sum("5e B", 2026);
    assert_eq!((unknown.minutes, unknown.by_axis.len()), (20, 1));
}

#[test]
fn words_of_files_are_read_back() {
    assert!(
        Outside::ALL
            .iter()
            .all(|outside| Outside::parse(outside.slug()) == Some(*outside))
    );
    assert!(
        ActionKind::ALL
            .iter()
            .all(|kind| ActionKind::parse(kind.slug()) == Some(*kind))
    );
    assert!(
        Mode::ALL
            .iter()
            .all(|mode| Mode::parse(mode.slug()) == Some(*mode))
    );
    assert!(
        Level::ALL
            .iter()
            .all(|level| Level::parse(level.short()) == Some(*level))
    );
}

#[test]
fn dates_exist_or_are_refused() {
    for (text, french) in [
        ("2026-11-20", "20/11/2026"),
        ("2028-02-29", "29/02/2028"),
        ("2000-02-29", "29/02/2000"),
    ] {
        let date = Date::parse_iso(text).unwrap();
        assert_eq!(
            (date.iso(), date.french()),
            (text.to_owned(), french.to_owned())
        );
    }
    for (text, iso) in [
        ("20/11/2026", Some("2026-11-20")),
        ("1/9/2026", Some("2026-09-01")),
        ("29/02/2027", None),
        ("20/11/26", None),
        ("20-11-2026", None),
        ("/11/2026", None),
        ("+1/11/2026", None),
        ("20/11/2026/1", None),
    ] {
        let date = Date::parse_french(text).ok().map(Date::iso);
        assert_eq!(date.as_deref(), iso, "{text}");
    }
    for text in [
        "2027-02-29",
        "2100-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-1-1",
        "1999-12-31",
        "2026-11-20-",
        "+026-11-20",
    ] {
        assert!(Date::parse_iso(text).is_err(), "{text}");
    }
}

#[test]
fn a_spreadsheet_opens_it_and_runs_nothing() {
    let text = |words: &str| Cell::Text(words.to_owned());
    let check = |cell: Cell, expected: &str| {
        assert_eq!(csv::write(&[vec![cell]]), format!("\u{feff}{expected}\r\n"));
    };
    check(Cell::Number(50), "50");
    check(Cell::Hours(50), "0,83");
    check(Cell::Hours(55), "0,92");
    check(Cell::Hours(605), "10,08");
    check(Cell::Day(Date::new(2026, 11, 5).unwrap()), "05/11/2026");
    check(Cell::Empty, "");
    check(text("5e B"), "5e B");
    check(text("5e"), "5e");
    for label in ["5e3", "6E1", "6-1", "601", "3 2"] {
        check(text(label), &format!("'{label}"));
    }
    check(text("Témoin ; et après"), "\"Témoin ; et après\"");
    check(text("dire « \"non\" »"), "\"dire « \"\"non\"\" »\"");
    check(text("deux\nlignes"), "\"deux\nlignes\"");
    for formula in ["=1+1", "+1", "-1", "@A1"] {
        check(text(formula), &format!("'{formula}"));
    }
    check(text("=\"a\";\"b\""), "\"'=\"\"a\"\";\"\"b\"\"\"");
    let rows = [
        vec![text("Classe"), text("Minutes")],
        vec![text("5e B"), Cell::Number(50)],
    ];
    assert_eq!(csv::write(&rows), "\u{feff}Classe;Minutes\r\n5e B;50\r\n");
    assert_eq!(csv::write(&[]), "\u{feff}");
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn whatever_is_typed_is_accepted_or_changes_nothing(
        label in "(?s).{0,14}",
        size in "(?s).{0,4}",
        date in "(?s).{0,12}",
        minutes in "(?s).{0,4}",
    ) {
        let before = board(&[class("5e B", "27")]);
        for action in [class(&label, &size), session("5e B", emc(), &date, &minutes)] {
            let mut board = before.clone();
            if update(&mut board, action).is_err() {
                prop_assert_eq!(&board, &before);
            } else {
                prop_assert!(board.classes.iter().all(|class| (1..=60).contains(&class.size)));
                prop_assert!(board.sessions.iter().all(|session| (1..=480).contains(&session.minutes)));
            }
        }
    }

    #[test]
    fn no_cell_begins_like_a_formula(words in "(?s).{0,20}") {
        let written = csv::write(&[vec![Cell::Text(words.clone())]]);
        let cell = written.strip_prefix('\u{feff}').unwrap().strip_suffix("\r\n").unwrap();
        let cell = match cell.strip_prefix('"').and_then(|cell| cell.strip_suffix('"')) {
            Some(quoted) => quoted.replace("\"\"", "\""),
            None => cell.to_owned(),
        };
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']));
        let unmarked = cell.strip_prefix('\'');
        prop_assert!(cell == words || unmarked == Some(words.as_str()));
    }
}
