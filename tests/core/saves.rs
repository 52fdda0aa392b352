//! Saves and files are public promises: what was written is read, every version for ever, and nothing
//! else is half read.

use balise::domain::board::{Activity, Board, BoardAction, Mode, Outside, update};
use balise::domain::date::Date;
use balise::domain::lesson::Level;
use balise::domain::question::Answer;
use balise::domain::session::{Answered, Progress, Session};
use balise::domain::stored::Stored;
use balise::formats::pupil_save;
use balise::formats::teacher_file::{self, MAX_BYTES, Unreadable};
use litemap::LiteMap;
use proptest::prelude::*;

use crate::support::{cases, id, text};

/// The frozen save of a version.
fn pupil_fixture(version: u32) -> String {
    text(&format!("tests/core/saves/eleve-v{version}.json"))
}

fn teacher_fixture() -> String {
    text("tests/core/saves/enseignant-v1.json")
}

/// The order of keys is no part of the promise.
fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("some JSON")
}

/// What both frozen saves hold: the first one kept plays and first names inside modules.
fn pupil_of_the_fixtures() -> Session {
    let answered = |answer, checked| Answered { answer, checked };
    let o = |word: &str| id!(OptionId, word);
    let answers = LiteMap::from_iter([
        (
            id!(QuestionId, "mdr"),
            answered(Answer::Chosen(vec![o("en-prive")]), true),
        ),
        (
            id!(QuestionId, "ordre"),
            answered(Answer::Ordered(vec![o("b"), o("a"), o("c")]), false),
        ),
        (
            id!(QuestionId, "phrases"),
            answered(Answer::Placed(vec![(o("c-vu"), o("b-prive"))]), false),
        ),
    ]);
    let begun = Progress {
        step: Some(id!(StepId, "retour")),
        answers,
        finished: false,
    };
    let finished = Progress {
        finished: true,
        ..Progress::default()
    };
    Session {
        modules: LiteMap::from_iter([
            (id!(ModuleId, "m2"), begun),
            (id!(ModuleId, "m8"), finished),
        ]),
        plays: LiteMap::from_iter([(
            id!(ScenarioId, "s2"),
            vec![id!(ChoiceId, "prive"), id!(ChoiceId, "a-demain")],
        )]),
        names: 1,
        ..Session::default()
    }
}

/// What the frozen file of version 1 holds.
fn board_of_the_fixture() -> Board {
    let mut board = Board::default();
    let class = |label: &str, level, size: &str| BoardAction::ClassCreated {
        label: label.to_owned(),
        level,
        size: size.to_owned(),
    };
    let session =
        |class: &str, activity, date: &str, minutes: &str, mode| BoardAction::SessionLogged {
            class: id!(ClassId, class),
            activity,
            date: date.to_owned(),
            minutes: minutes.to_owned(),
            mode,
        };
    for action in [
        class("5e B", Level::Cinquieme, "27"),
        class("Éco-3", Level::Troisieme, "12"),
        session(
            "c1",
            Activity::Module(id!(ModuleId, "m2")),
            "2026-11-20",
            "50",
            Mode::Projector,
        ),
        session(
            "c2",
            Activity::Outside(Outside::ClassLife),
            "2027-01-08",
            "55",
            Mode::Paper,
        ),
        BoardAction::SavedToFile,
    ] {
        update(&mut board, action).expect("an accepted action");
    }
    board
}

#[test]
fn the_frozen_save_of_version_2_is_read_and_written() {
    assert_eq!(
        pupil_save::read(Some(&pupil_fixture(2))),
        Stored::Loaded(pupil_of_the_fixtures())
    );
    assert_eq!(
        json(&pupil_save::write(&pupil_of_the_fixtures())),
        json(&pupil_fixture(2))
    );
}

#[test]
fn the_frozen_save_of_version_1_is_read_and_written_as_version_2() {
    let read = pupil_save::read(Some(&pupil_fixture(1)));
    assert_eq!(read, Stored::Loaded(pupil_of_the_fixtures()));
    let Stored::Loaded(session) = read else {
        panic!("a save that cannot be read")
    };
    assert_eq!(json(&pupil_save::write(&session)), json(&pupil_fixture(2)));
}

#[test]
fn plays_of_version_1_move_out_of_their_modules() {
    let module = |play: &str, names: u32| {
        format!(
            r#"{{"etape":null,"parties":{play},"prenoms":{names},"reponses":{{}},"termine":false}}"#
        )
    };
    let read = |m2: String, m4: String, m8: String| {
        let text = format!(
            r#"{{"format":"balise-eleve","modules":{{"m2":{m2},"m4":{m4},"m8":{m8}}},"version":1}}"#
        );
        match pupil_save::read(Some(&text)) {
            Stored::Loaded(session) => session,
            other => panic!("{text}: {other:?}"),
        }
    };
    let session = read(
        module(r#"{"s2":["prive"]}"#, 2),
        module(r#"{"s4":[]}"#, 0),
        module(r#"{"s8":["ici","passer-la-scene"]}"#, 0),
    );
    let plays: Vec<(&str, usize)> = session
        .plays
        .iter()
        .map(|(id, play)| (id.as_str(), play.len()))
        .collect();
    assert_eq!(plays, [("s2", 1), ("s4", 0), ("s8", 2)]);
    assert_eq!((session.modules.len(), session.names), (3, 2));
    // Each module had a set of its own: the last one that is not the first set stays.
    let names = |a, b, c| read(module("{}", a), module("{}", b), module("{}", c)).names;
    assert_eq!((names(0, 0, 0), names(1, 0, 3), names(3, 1, 0)), (0, 3, 1));
}

#[test]
fn version_2_is_not_read_as_version_1_nor_the_other_way() {
    let (one, two) = (pupil_fixture(1), pupil_fixture(2));
    for text in [
        one.replace("\"version\":1", "\"version\":2"),
        two.replace("\"version\":2", "\"version\":1"),
        one.replace(
            "\"version\":1",
            "\"version\":1,\"parties\":{},\"prenoms\":0",
        ),
        two.replace("\"prenoms\":1,", ""),
        two.replace("\"etape\":\"retour\"", "\"etape\":\"retour\",\"prenoms\":1"),
    ] {
        assert!(text != one && text != two);
        assert_eq!(pupil_save::read(Some(&text)), Stored::Unreadable, "{text}");
    }
}

#[test]
fn the_frozen_file_of_version_1_is_read_and_written() {
    assert_eq!(
        teacher_file::read(&teacher_fixture()),
        Ok(board_of_the_fixture())
    );
    assert_eq!(
        json(&teacher_file::write(&board_of_the_fixture())),
        json(&teacher_fixture())
    );
    let with_mark = format!("\u{feff}{}", teacher_fixture());
    assert_eq!(teacher_file::read(&with_mark), Ok(board_of_the_fixture()));
}

#[test]
fn nothing_kept_is_empty_and_not_unreadable() {
    assert_eq!(pupil_save::read(None), Stored::Empty);
    assert_eq!(
        pupil_save::read(Some(&pupil_save::write(&Session::default()))),
        Stored::Loaded(Session::default())
    );
}

#[test]
fn a_save_that_is_not_ours_is_unreadable() {
    let fixture = pupil_fixture(2);
    for (what, by) in [
        ("\"version\":2", "\"version\":3"),
        ("\"version\":2", "\"version\":0"),
        ("\"prenoms\":1", "\"prenoms\":-1"),
        ("\"prenoms\":1", "\"prenoms\":256"),
        ("\"s2\"", "\"S 2\""),
        ("balise-eleve", "autre-chose"),
        ("\"termine\":true", "\"termine\":\"oui\""),
        ("\"termine\":true", "\"termine\":true,\"nom\":\"Inès\""),
        ("\"m8\"", "\"M 8\""),
        ("\"en-prive\"", "\"en privé\""),
        ("\"a-demain\"", "\"\""),
        ("{", "["),
    ] {
        assert!(fixture.contains(what), "{what}");
        assert_eq!(
            pupil_save::read(Some(&fixture.replacen(what, by, 1))),
            Stored::Unreadable,
            "{by}"
        );
    }
    for text in ["", "null", "[]", "{}", &teacher_fixture()] {
        assert_eq!(pupil_save::read(Some(text)), Stored::Unreadable, "{text}");
    }
}

#[test]
fn a_file_is_refused_with_its_reason() {
    let fixture = teacher_fixture();
    for (what, by, reason) in [
        ("\"version\": 1", "\"version\": 2", Unreadable::Newer),
        (
            "\"version\": 1",
            "\"version\": 2, \"nouveau\": true",
            Unreadable::Newer,
        ),
        ("\"version\": 1", "\"version\": 0", Unreadable::Damaged),
        ("\"version\": 1", "\"version\": \"1\"", Unreadable::Damaged),
        ("balise-enseignant", "balise-eleve", Unreadable::Foreign),
        ("{", "[", Unreadable::Foreign),
        ("5e B", "une trop longue étiquette", Unreadable::Damaged),
        ("5e B", "Éco-3", Unreadable::Damaged),
        ("\"effectif\": 27", "\"effectif\": 61", Unreadable::Damaged),
        ("\"effectif\": 27", "\"effectif\": 0", Unreadable::Damaged),
        ("2026-11-20", "2026-11-31", Unreadable::Damaged),
        ("\"minutes\": 50", "\"minutes\": 481", Unreadable::Damaged),
        (
            "\"module\": \"m2\"",
            "\"activite\": \"cinema\"",
            Unreadable::Damaged,
        ),
        (
            "\"module\": \"m2\"",
            "\"module\": \"m2\", \"activite\": \"emc\"",
            Unreadable::Damaged,
        ),
        (
            "\"classe\": \"c1\"",
            "\"classe\": \"c9\"",
            Unreadable::Damaged,
        ),
        ("\"id\": \"s2\"", "\"id\": \"s1\"", Unreadable::Damaged),
        (
            "\"mode\": \"papier\"",
            "\"mode\": \"papier\", \"remarque\": \"\"",
            Unreadable::Damaged,
        ),
    ] {
        assert!(fixture.contains(what), "{what}");
        assert_eq!(
            teacher_file::read(&fixture.replacen(what, by, 1)),
            Err(reason),
            "{by}"
        );
    }
    assert_eq!(
        teacher_file::read(&" ".repeat(MAX_BYTES + 1)),
        Err(Unreadable::TooLarge)
    );
    assert_eq!(
        teacher_file::read(&pupil_fixture(2)),
        Err(Unreadable::Foreign)
    );
}

fn slug() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,12}"
}

fn answer() -> impl Strategy<Value = Answer> {
    let options = || prop::collection::vec(slug().prop_map(|word| id!(OptionId, &word)), 0..6);
    prop_oneof![
        options().prop_map(Answer::Chosen),
        options().prop_map(Answer::Ordered),
        (options(), options())
            .prop_map(|(what, place)| Answer::Placed(what.into_iter().zip(place).collect())),
    ]
}

fn progress() -> impl Strategy<Value = Progress> {
    let answered =
        (answer(), any::<bool>()).prop_map(|(answer, checked)| Answered { answer, checked });
    let answers = prop::collection::btree_map(
        slug().prop_map(|word| id!(QuestionId, &word)),
        answered,
        0..5,
    );
    let step = prop::option::of(slug().prop_map(|word| id!(StepId, &word)));
    (step, answers, any::<bool>()).prop_map(|(step, answers, finished)| Progress {
        step,
        answers: answers.into_iter().collect(),
        finished,
    })
}

fn session() -> impl Strategy<Value = Session> {
    let module = (slug().prop_map(|word| id!(ModuleId, &word)), progress());
    let choices = prop::collection::vec(slug().prop_map(|word| id!(ChoiceId, &word)), 0..9);
    let plays = prop::collection::btree_map(
        slug().prop_map(|word| id!(ScenarioId, &word)),
        choices,
        0..3,
    );
    (prop::collection::vec(module, 0..4), plays, 0usize..9).prop_map(|(modules, plays, names)| {
        Session {
            modules: modules.into_iter().collect(),
            plays: plays.into_iter().collect(),
            names,
            ..Session::default()
        }
    })
}

/// A board made by the acts of a teacher, so that it is one that can exist.
fn board() -> impl Strategy<Value = Board> {
    let class = (
        "[A-Za-zÀ-ÿ0-9][A-Za-z0-9 -]{0,9}[A-Z0-9]",
        0usize..4,
        1u8..=60,
    );
    let session = (
        0usize..8,
        0usize..14,
        2020u16..2030,
        1u8..=12,
        1u8..=28,
        1u16..=480,
        0usize..3,
    );
    (
        prop::collection::vec(class, 0..5),
        prop::collection::vec(session, 0..12),
    )
        .prop_map(|(classes, sessions)| {
            let mut board = Board::default();
            for (label, level, size) in classes {
                // A label that is taken is refused: the board stays one that can exist.
                let _ = update(
                    &mut board,
                    BoardAction::ClassCreated {
                        label,
                        level: Level::ALL[level],
                        size: size.to_string(),
                    },
                );
            }
            for (class, activity, year, month, day, minutes, mode) in sessions {
                let Some(class) = board.classes.get(class).map(|class| class.id.clone()) else {
                    continue;
                };
                let outside = Outside::ALL
                    .get(activity)
                    .map(|outside| Activity::Outside(*outside));
                let activity = outside
                    .unwrap_or_else(|| Activity::Module(id!(ModuleId, &format!("m{activity}"))));
                let date = Date::new(year, month, day).unwrap().iso();
                let mode = Mode::ALL[mode];
                update(
                    &mut board,
                    BoardAction::SessionLogged {
                        class,
                        activity,
                        date,
                        minutes: minutes.to_string(),
                        mode,
                    },
                )
                .unwrap();
            }
            update(&mut board, BoardAction::SavedToFile).unwrap();
            board
        })
}

/// A text with some of its characters replaced, removed or repeated.
fn damaged(text: &str, edits: &[(prop::sample::Index, u8, char)]) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for (place, what, with) in edits {
        let at = place.index(chars.len());
        match what % 3 {
            0 => chars[at] = *with,
            1 => drop(chars.remove(at)),
            _ => chars.insert(at, *with),
        }
    }
    chars.into_iter().collect()
}

fn edits() -> impl Strategy<Value = Vec<(prop::sample::Index, u8, char)>> {
    let with = prop_oneof![
        any::<char>(),
        prop::sample::select("{}[]\",:0123456789-abc".chars().collect::<Vec<_>>())
    ];
    prop::collection::vec((any::<prop::sample::Index>(), any::<u8>(), with), 1..6)
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn a_session_is_read_as_it_was_written(session in session()) {
        let written = pupil_save::write(&session);
        prop_assert_eq!(pupil_save::read(Some(&written)), Stored::Loaded(session));
    }

    #[test]
    fn a_board_is_read_as_it_was_written(board in board()) {
        let written = teacher_file::write(&board);
        prop_assert!(written.len() <= MAX_BYTES);
        prop_assert_eq!(teacher_file::read(&written), Ok(board));
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,200}") {
        prop_assert_eq!(pupil_save::read(Some(&text)), Stored::Unreadable);
        prop_assert!(teacher_file::read(&text).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        prop_assert_eq!(pupil_save::read(Some(&text)), Stored::Unreadable);
        prop_assert!(teacher_file::read(&text).is_err());
    }

    #[test]
    fn a_damaged_save_is_whole_or_unreadable(edits in edits()) {
        // What is still read is written and read the same: nothing was half read.
        for version in [1, 2] {
            let text = damaged(&pupil_fixture(version), &edits);
            if let Stored::Loaded(session) = pupil_save::read(Some(&text)) {
                prop_assert_eq!(pupil_save::read(Some(&pupil_save::write(&session))), Stored::Loaded(session));
            }
        }
        if let Ok(board) = teacher_file::read(&damaged(&teacher_fixture(), &edits)) {
            prop_assert_eq!(teacher_file::read(&teacher_file::write(&board)), Ok(board));
        }
    }
}
