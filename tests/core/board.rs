//! The teacher's board: what may be typed, what is refused, how minutes are added, and the
//! spreadsheet.

use balise::domain::board::{
    Activity, Board, BoardAction, ClassLabel, Mode, Outside, Refusal, Tally, update,
};
use balise::domain::date::Date;
use balise::domain::id::AxisId;
use balise::domain::lesson::Level;
use balise::formats::csv::{self, Cell};
use proptest::prelude::*;

use crate::support::{cases, id};

fn class(label: &str, size: &str) -> BoardAction {
    BoardAction::ClassCreated {
        label: label.to_owned(),
        level: Level::Cinquieme,
        size: size.to_owned(),
    }
}

fn session(class: &str, activity: Activity, date: &str, minutes: &str) -> BoardAction {
    let (date, minutes) = (date.to_owned(), minutes.to_owned());
    BoardAction::SessionLogged {
        class: id!(ClassId, class),
        activity,
        date,
        minutes,
        mode: Mode::Devices,
    }
}

fn emc() -> Activity {
    Activity::Outside(Outside::Emc)
}

fn module(id: &str) -> Activity {
    Activity::Module(id!(ModuleId, id))
}

fn board(actions: &[BoardAction]) -> Board {
    let mut board = Board::default();
    for action in actions {
        assert_eq!(update(&mut board, action.clone()), Ok(()), "{action:?}");
    }
    board
}

#[test]
fn a_label_is_short_and_plain() {
    for label in ["5e B", "6", "Éco-3", "ULIS 2", " 5e B ", "douze lettre"] {
        assert!(ClassLabel::parse(label).is_ok(), "{label}");
    }
    for label in [
        "",
        "   ",
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
        session("c1", emc(), "2026-11-20", "55"),
    ]);
    for (action, refusal) in [
        (class("", "27"), Refusal::Label),
        (class("5e B", "27"), Refusal::LabelTaken),
        (class(" 5e B ", "27"), Refusal::LabelTaken),
        (class("5e C", "0"), Refusal::Size),
        (class("5e C", "61"), Refusal::Size),
        (class("5e C", "-1"), Refusal::Size),
        (class("5e C", ""), Refusal::Size),
        (session("c2", emc(), "2026-11-20", "55"), Refusal::Class),
        (session("c1", emc(), "2026-02-30", "55"), Refusal::Date),
        (session("c1", emc(), "20/11/2026", "55"), Refusal::Date),
        (session("c1", emc(), "", "55"), Refusal::Date),
        (session("c1", emc(), "2026-11-20", "0"), Refusal::Minutes),
        (session("c1", emc(), "2026-11-20", "481"), Refusal::Minutes),
        (
            session("c1", emc(), "2026-11-20", "une heure"),
            Refusal::Minutes,
        ),
    ] {
        let mut board = before.clone();
        assert_eq!(update(&mut board, action), Err(refusal));
        assert_eq!(board, before);
    }
}

#[test]
fn ids_are_made_by_the_program_above_those_in_use() {
    let removed = BoardAction::ClassRemoved(id!(ClassId, "c1"));
    let board = board(&[
        class("5e A", "20"),
        class("5e B", "20"),
        removed,
        class("5e C", "20"),
        session("c2", emc(), "2026-11-20", "55"),
        session("c3", emc(), "2026-11-20", "55"),
    ]);
    let classes: Vec<&str> = board
        .classes
        .iter()
        .map(|class| class.id.as_str())
        .collect();
    let sessions: Vec<&str> = board
        .sessions
        .iter()
        .map(|session| session.id.as_str())
        .collect();
    assert_eq!((classes, sessions), (vec!["c2", "c3"], vec!["s2", "s1"]));
}

#[test]
fn sessions_stand_latest_day_first_and_last_logged_first_in_a_day() {
    let days = ["2026-11-20", "2027-01-08", "2026-11-20", "2026-09-04"];
    let logged = days.map(|day| session("c1", emc(), day, "55"));
    let board = board(&[&[class("5e B", "27")], logged.as_slice()].concat());
    let order: Vec<&str> = board
        .sessions
        .iter()
        .map(|session| session.id.as_str())
        .collect();
    assert_eq!(order, ["s2", "s3", "s1", "s4"]);
}

#[test]
fn removing_a_class_removes_its_sessions_only() {
    let logged = [
        class("5e A", "20"),
        class("5e B", "20"),
        session("c1", emc(), "2026-11-20", "55"),
        session("c2", emc(), "2026-11-20", "55"),
        BoardAction::ClassRemoved(id!(ClassId, "c1")),
    ];
    let kept = board(&logged);
    assert_eq!((kept.classes.len(), kept.sessions.len()), (1, 1));
    assert!(kept.class(&id!(ClassId, "c1")).is_none() && kept.class(&id!(ClassId, "c2")).is_some());
    let removed = [
        logged.as_slice(),
        &[BoardAction::SessionRemoved(id!(SessionId, "s2"))],
    ]
    .concat();
    assert!(board(&removed).sessions.is_empty());
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
fn minutes_are_added_by_school_year_and_axis() {
    let board = board(&[
        class("5e A", "20"),
        class("5e B", "20"),
        session("c1", module("m2"), "2026-08-01", "50"),
        session("c1", module("m4"), "2027-07-31", "45"),
        session("c1", emc(), "2026-11-20", "55"),
        session("c1", module("m2"), "2026-07-31", "30"),
        session("c2", module("m2"), "2026-11-20", "10"),
    ]);
    let axis = |activity: &Activity| -> Option<AxisId> {
        match activity {
            Activity::Module(id) if id.as_str() == "m2" => Some(id!(AxisId, "eduquer")),
            Activity::Module(_) => Some(id!(AxisId, "intervenir")),
            Activity::Outside(_) => None,
        }
    };
    let c1 = id!(ClassId, "c1");
    let mut year = board.tally(&c1, 2026, axis);
    year.by_axis.sort_unstable();
    let by_axis = vec![
        (id!(AxisId, "eduquer"), 50),
        (id!(AxisId, "intervenir"), 45),
    ];
    assert_eq!(
        year,
        Tally {
            minutes: 150,
            by_axis,
            sessions: 3
        }
    );
    assert_eq!(board.tally(&c1, 2025, axis).minutes, 30);
    assert_eq!(
        board.tally(&c1, 2024, axis),
        Tally {
            minutes: 0,
            by_axis: Vec::new(),
            sessions: 0
        }
    );
}

#[test]
fn words_of_files_are_read_back() {
    assert!(
        Outside::ALL
            .iter()
            .all(|outside| Outside::parse(outside.slug()) == Some(*outside))
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
    check(text("5e B"), "5e B");
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
        for action in [class(&label, &size), session("c1", emc(), &date, &minutes)] {
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
        prop_assert!(cell == words || cell.strip_prefix('\'') == Some(words.as_str()));
    }
}
