//! Saves and files are public promises: what was written is read, every version for ever, and nothing
//! else is half read.

use balise::domain::board::{
    ActionKind, Activity, Audience, Board, BoardAction, Mode, Outside, SessionDone, join, update,
};
use balise::domain::lesson::Level;
use balise::domain::publish::{PublishedAnswers, PublishedQuestion, Thickness};
use balise::domain::question::Answer;
use balise::domain::session::{Answered, Progress, Session};
use balise::domain::stored::Stored;
use balise::formats::pupil_save;
use balise::formats::teacher_file::{self, MAX_BYTES, Unreadable};
use litemap::LiteMap;
use proptest::prelude::*;

use crate::boards::{
    acted, any_board, board, class, class_id, class_of, corrected, day, emc, entered, module,
    planned,
};
use crate::support::{cases, id, text};

/// The frozen save of a version.
fn pupil_fixture(version: u32) -> String {
    text(&format!("tests/core/saves/eleve-v{version}.json"))
}

fn teacher_fixture(version: u32) -> String {
    text(&format!("tests/core/saves/enseignant-v{version}.json"))
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
fn board_of_version_1() -> Board {
    board(&[
        class("5e B", "27"),
        class_of("Éco-3", Level::Troisieme, "12"),
        logged("5e B", module("m2"), "2026-11-20", "50", Mode::Projector),
        logged(
            "Éco-3",
            Activity::Outside(Outside::ClassLife),
            "2027-01-08",
            "55",
            Mode::Paper,
        ),
        BoardAction::SavedToFile,
    ])
}

/// What the frozen file of version 2 holds: everything that one can hold.
fn board_of_version_2() -> Board {
    let option = |id: &str| id!(OptionId, id);
    let results = PublishedAnswers {
        module: id!(ModuleId, "m4"),
        contributors: 26,
        questions: vec![
            (
                id!(QuestionId, "profil"),
                PublishedQuestion::Exact(vec![(option("a"), 9), (option("b"), 17)]),
            ),
            (
                id!(QuestionId, "lieu"),
                PublishedQuestion::Words(vec![
                    (option("a"), Thickness::Few),
                    (option("b"), Thickness::Many),
                ]),
            ),
            (id!(QuestionId, "qui"), PublishedQuestion::Top(option("b"))),
            (id!(QuestionId, "mdr"), PublishedQuestion::Nothing),
        ],
    };
    let nurse = Activity::Outside(Outside::Nurse);
    let before = board_of_version_1();
    let mut board = board(&[
        BoardAction::Opened(before),
        corrected("Éco-3", Level::Troisieme, "13"),
        BoardAction::SessionRun(SessionDone {
            class: class_id("5e B"),
            module: id!(ModuleId, "m4"),
            date: day("2027-01-15"),
            minutes: 38,
            mode: Mode::Devices,
            resume: Some(id!(StepId, "retour")),
            results: Some(results),
        }),
        entered(Audience::Level(Level::Troisieme), nurse, "2027-02-02", "55"),
        planned(
            Audience::Class(class_id("5e B")),
            module("m8"),
            "2027-03-05",
        ),
        planned(Audience::Level(Level::Cinquieme), emc(), "2027-04-02"),
        acted(ActionKind::ParentsWorkshop, "2027-01-21", "9"),
        acted(ActionKind::ProtocolPresented, "2026-09-01", ""),
    ]);
    let nurse = board.sessions[0].id.clone();
    for action in [BoardAction::SessionRemoved(nurse), BoardAction::SavedToFile] {
        update(&mut board, action).expect("an accepted action");
    }
    board
}

fn logged(class: &str, activity: Activity, date: &str, minutes: &str, mode: Mode) -> BoardAction {
    BoardAction::SessionLogged {
        audience: Audience::Class(class_id(class)),
        activity,
        date: date.to_owned(),
        minutes: minutes.to_owned(),
        mode,
    }
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
fn the_frozen_file_of_version_2_is_read_and_written() {
    let (frozen, board) = (teacher_fixture(2), board_of_version_2());
    assert_eq!(teacher_file::read(&frozen), Ok(board.clone()));
    assert_eq!(teacher_file::write(&board), frozen);
    let with_mark = format!("\u{feff}{frozen}");
    assert_eq!(teacher_file::read(&with_mark), Ok(board));
}

#[test]
fn the_frozen_file_of_version_1_is_read_and_written_as_version_2() {
    let read = teacher_file::read(&teacher_fixture(1));
    assert_eq!(read, Ok(board_of_version_1()));
    let written = teacher_file::write(&board_of_version_1());
    assert_eq!(teacher_file::read(&written), read);
}

#[test]
fn numbers_of_version_1_meant_nothing_outside_of_their_file() {
    // Two files made on two computers: each has a class c1 and a session s1.
    let one = teacher_file::read(&teacher_fixture(1)).unwrap();
    let text = teacher_fixture(1)
        .replace("5e B", "4e C")
        .replace("Éco-3", "6e A");
    let other = teacher_file::read(&text).unwrap();
    let both = join(&one, &other);
    assert_eq!((both.classes.len(), both.sessions.len()), (4, 4));
    // A file that descends from another one: nothing counts twice.
    assert_eq!(join(&one, &board_of_version_2()).sessions.len(), 3);
    // Version 1 could hold the same session twice; each one counts, once.
    let session = "\"id\": \"s2\"";
    assert!(text.contains(session));
    let twice = |id: &str| {
        format!(
            r#"{{ "id": "{id}", "classe": "c1", "activite": "emc", "date": "2026-11-20", "minutes": 55, "mode": "papier" }}"#
        )
    };
    let file = |sessions: &str| {
        format!(
            r#"{{ "format": "balise-enseignant", "version": 1,
            "classes": [
                {{ "id": "c1", "libelle": "5e B", "niveau": "5e", "effectif": 27 }},
                {{ "id": "c2", "libelle": "5eB", "niveau": "5e", "effectif": 27 }} ],
            "seances": [{sessions}] }}"#
        )
    };
    let older = teacher_file::read(&file(&twice("s1"))).unwrap();
    let newer = teacher_file::read(&file(&[twice("s2"), twice("s1")].join(","))).unwrap();
    assert_eq!((older.classes.len(), older.sessions.len()), (1, 1));
    assert_eq!((newer.classes.len(), newer.sessions.len()), (1, 2));
    assert_eq!(join(&older, &newer), newer);
    assert_eq!(teacher_file::read(&teacher_file::write(&newer)), Ok(newer));
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
    for text in ["", "null", "[]", "{}", &teacher_fixture(2)] {
        assert_eq!(pupil_save::read(Some(text)), Stored::Unreadable, "{text}");
    }
}

/// What is changed in a frozen file, and why it is then refused: version, what, by what.
const DAMAGES: [(u32, &str, &str, Unreadable); 44] = [
    (2, "\"version\": 2", "\"version\": 3", Unreadable::Newer),
    (
        2,
        "\"version\": 2",
        "\"version\": 3, \"nouveau\": true",
        Unreadable::Newer,
    ),
    (2, "balise-enseignant", "balise-eleve", Unreadable::Foreign),
    (2, "{", "[", Unreadable::Foreign),
    (2, "\"version\": 2", "\"version\": 1", Unreadable::Damaged),
    (2, "\"version\": 2", "\"version\": 0", Unreadable::Damaged),
    (
        2,
        "\"version\": 2",
        "\"version\": \"2\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"classes\": [",
        "\"remarque\": \"\", \"classes\": [",
        Unreadable::Damaged,
    ),
    (2, "5e B", "une trop longue étiquette", Unreadable::Damaged),
    (
        2,
        "\"libelle\":\"5e B\"",
        "\"libelle\":\"ÉCO 3\"",
        Unreadable::Damaged,
    ),
    (2, "\"effectif\":27", "\"effectif\":61", Unreadable::Damaged),
    (2, "\"effectif\":27", "\"effectif\":0", Unreadable::Damaged),
    (
        2,
        "\"effectif\":27",
        "\"effectif\":27,\"nom\":\"\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"corrections\":1",
        "\"corrections\":-1",
        Unreadable::Damaged,
    ),
    (2, "2026-11-20", "2026-11-31", Unreadable::Damaged),
    (2, "\"minutes\":50", "\"minutes\":481", Unreadable::Damaged),
    (2, "\"minutes\":50", "\"minutes\":0", Unreadable::Damaged),
    (
        2,
        "\"module\":\"m2\"",
        "\"activite\":\"cinema\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"module\":\"m2\"",
        "\"module\":\"m2\",\"activite\":\"emc\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"classe\":\"5e B",
        "\"classe\":\"5e C",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"classe\":\"5e B",
        "\"niveau\":\"5e\",\"classe\":\"5e B",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"mode\":\"papier\"",
        "\"mode\":\"papier\",\"remarque\":\"\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"reprise\":\"retour\"",
        "\"reprise\":\"Le retour\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"valeurs\":\"9 17 0 2\"",
        "\"valeurs\":\"9 17 0\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"valeurs\":\"9 17 0 2\"",
        "\"valeurs\":\"9 17 0 2 2\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"valeurs\":\"9 17 0 2\"",
        "\"valeurs\":\"9 17 0 3\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"valeurs\":\"9 17 0 2\"",
        "\"valeurs\":\"9 22 0 2\"",
        Unreadable::Damaged,
    ),
    (
        2,
        "\"valeurs\":\"9 17 0 2\"",
        "\"valeurs\":\"4 17 0 2\"",
        Unreadable::Damaged,
    ),
    (2, "\"eleves\":26", "\"eleves\":9", Unreadable::Damaged),
    (2, "\"questions\":0", "\"questions\":1", Unreadable::Damaged),
    (2, "\"nombres\"", "\"noms\"", Unreadable::Damaged),
    (2, "\"nombre\":9", "\"nombre\":0", Unreadable::Damaged),
    (2, "\"nombre\":9", "\"nombre\":5001", Unreadable::Damaged),
    (2, "\"nombre\":9", "\"nombre\":\"9\"", Unreadable::Damaged),
    (2, "atelier-parents", "cinema", Unreadable::Damaged),
    (2, ",2]\n]\n}", ",1]\n]\n}", Unreadable::Damaged),
    (2, ",2]\n]\n}", ",3]\n]\n}", Unreadable::Damaged),
    (1, "\"version\": 1", "\"version\": 2", Unreadable::Damaged),
    (1, "5e B", "Éco-3", Unreadable::Damaged),
    (
        1,
        "\"effectif\": 27",
        "\"effectif\": 61",
        Unreadable::Damaged,
    ),
    (1, "2026-11-20", "2026-11-31", Unreadable::Damaged),
    (
        1,
        "\"classe\": \"c1\"",
        "\"classe\": \"c9\"",
        Unreadable::Damaged,
    ),
    (1, "\"id\": \"s2\"", "\"id\": \"s1\"", Unreadable::Damaged),
    (
        1,
        "\"mode\": \"papier\"",
        "\"mode\": \"papier\", \"remarque\": \"\"",
        Unreadable::Damaged,
    ),
];

#[test]
fn a_file_is_refused_with_its_reason() {
    for (version, what, by, reason) in DAMAGES {
        let fixture = teacher_fixture(version);
        assert!(fixture.contains(what), "{what}");
        assert_eq!(
            teacher_file::read(&fixture.replacen(what, by, 1)),
            Err(reason),
            "{what} -> {by}"
        );
    }
    // An entry written twice.
    let two = teacher_fixture(2);
    for line in two.lines().filter(|line| line.ends_with("},")) {
        let doubled = two.replacen(line, &format!("{line}\n{line}"), 1);
        if !line.starts_with("{\"module\":\"m4\",\"questions\"") {
            assert_eq!(
                teacher_file::read(&doubled),
                Err(Unreadable::Damaged),
                "{line}"
            );
        }
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
    fn a_board_is_read_as_it_was_written(board in any_board()) {
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
        for version in [1, 2] {
            if let Ok(board) = teacher_file::read(&damaged(&teacher_fixture(version), &edits)) {
                prop_assert_eq!(teacher_file::read(&teacher_file::write(&board)), Ok(board));
            }
        }
    }
}
