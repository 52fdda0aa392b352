//! Boards for tests: the acts of a teacher, in short, and boards that can exist.

use std::sync::LazyLock;

use balise::domain::board::{
    ActionKind, Activity, Audience, Board, BoardAction, ClassLabel, Mode, Outside, Programme,
    SessionDone, update,
};
use balise::domain::date::Date;
use balise::domain::id::ClassId;
use balise::domain::lesson::Level;
use balise::domain::publish::{PublishedAnswers, PublishedQuestion, Thickness};
use balise::formats::curriculum;
use balise::formats::documents::{self, Catalogue, Doc};
use proptest::prelude::*;

use crate::support::{SHIPPED, id};

/// The shipped catalogue, as a page reads it.
pub static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let documents = curriculum::documents(&SHIPPED.0);
    let text = documents
        .into_iter()
        .find(|(doc, _)| *doc == Doc::Catalogue);
    documents::read_catalogue(&text.expect("a catalogue").1).expect("a readable catalogue")
});

/// What the shipped catalogue says to a board.
pub fn programme() -> Programme<'static> {
    CATALOGUE.programme()
}

/// The id of the class of a label.
pub fn class_id(label: &str) -> ClassId {
    ClassLabel::parse(label).expect("a label").class_id()
}

/// A class of 5e is created.
pub fn class(label: &str, size: &str) -> BoardAction {
    class_of(label, Level::Cinquieme, size)
}

/// A class is created.
pub fn class_of(label: &str, level: Level, size: &str) -> BoardAction {
    BoardAction::ClassCreated {
        label: label.to_owned(),
        level,
        size: size.to_owned(),
    }
}

/// A class is corrected.
pub fn corrected(label: &str, level: Level, size: &str) -> BoardAction {
    BoardAction::ClassChanged {
        class: class_id(label),
        level,
        size: size.to_owned(),
    }
}

/// A session is entered.
pub fn session(class: &str, activity: Activity, date: &str, minutes: &str) -> BoardAction {
    entered(Audience::Class(class_id(class)), activity, date, minutes)
}

/// A session is entered, for a class or a level.
pub fn entered(audience: Audience, activity: Activity, date: &str, minutes: &str) -> BoardAction {
    let (date, minutes) = (date.to_owned(), minutes.to_owned());
    BoardAction::SessionLogged {
        audience,
        activity,
        date,
        minutes,
        mode: Mode::Devices,
    }
}

/// « Animer » ran a module and left a step.
pub fn run(class: &str, module: &str, date: &str, resume: Option<&str>) -> BoardAction {
    BoardAction::SessionRun(SessionDone {
        class: class_id(class),
        module: id!(ModuleId, module),
        date: day(date),
        minutes: 40,
        mode: Mode::Projector,
        resume: resume.map(|step| id!(StepId, step)),
        results: None,
    })
}

/// A session is planned.
pub fn planned(audience: Audience, activity: Activity, date: &str) -> BoardAction {
    BoardAction::SessionPlanned {
        audience,
        activity,
        date: date.to_owned(),
    }
}

/// An action is entered.
pub fn acted(kind: ActionKind, date: &str, count: &str) -> BoardAction {
    BoardAction::ActionLogged {
        kind,
        date: date.to_owned(),
        count: count.to_owned(),
    }
}

/// Civics.
pub fn emc() -> Activity {
    Activity::Outside(Outside::Emc)
}

/// A module.
pub fn module(id: &str) -> Activity {
    Activity::Module(id!(ModuleId, id))
}

/// A day.
pub fn day(iso: &str) -> Date {
    Date::parse_iso(iso).expect("a day")
}

/// A board after accepted changes.
pub fn board(actions: &[BoardAction]) -> Board {
    let mut board = Board::default();
    for action in actions {
        assert_eq!(update(&mut board, action.clone()), Ok(()), "{action:?}");
    }
    board
}

/// What could be published of a module.
pub fn published() -> impl Strategy<Value = PublishedAnswers> {
    let question = (0usize..4, 5u16..16, 0usize..3).prop_map(|(kind, count, word)| {
        let word = [Thickness::Few, Thickness::Group, Thickness::Many][word];
        let (a, b) = (id!(OptionId, "a"), id!(OptionId, "b"));
        match kind {
            0 => PublishedQuestion::Nothing,
            1 => PublishedQuestion::Top(b),
            2 => PublishedQuestion::Words(vec![(a, word), (b, Thickness::Many)]),
            _ => PublishedQuestion::Exact(vec![(a, count), (b, 20 - count)]),
        }
    });
    let questions = prop::collection::vec(question, 0..4);
    (
        prop::sample::select(vec!["m2", "m4", "m8"]),
        questions,
        20u16..40,
    )
        .prop_map(|(module, questions, contributors)| PublishedAnswers {
            module: id!(ModuleId, module),
            contributors,
            questions: questions
                .into_iter()
                .enumerate()
                .map(|(rank, question)| (id!(QuestionId, &format!("q{rank}")), question))
                .collect(),
        })
}

/// An act of a teacher, often one that a small board refuses.
fn act() -> impl Strategy<Value = BoardAction> {
    let label = || prop::sample::select(vec!["5e A", "5e B", "4e C", "4eC", "Éco-3", "3e"]);
    let level = || prop::sample::select(Level::ALL.to_vec());
    let activity = || {
        prop_oneof![
            prop::sample::select(Outside::ALL.to_vec()).prop_map(Activity::Outside),
            prop::sample::select(vec!["m2", "m4", "m8"]).prop_map(module),
        ]
    };
    let audience = || {
        prop_oneof![
            3 => label().prop_map(|label| Audience::Class(class_id(label))),
            1 => level().prop_map(Audience::Level),
        ]
    };
    let date = || {
        (0u16..2, 1u8..4, 1u8..4)
            .prop_map(|(year, month, day)| format!("{}-{month:02}-{day:02}", 2026 + year))
    };
    let mode = || prop::sample::select(Mode::ALL.to_vec());
    let minutes = || prop::sample::select(vec![50u16, 55, 20]);
    let kind = || prop::sample::select(ActionKind::ALL.to_vec());
    prop_oneof![
        4 => (label(), level(), 1u8..=60)
            .prop_map(|(label, level, size)| class_of(label, level, &size.to_string())),
        2 => (label(), level(), 1u8..=60)
            .prop_map(|(label, level, size)| corrected(label, level, &size.to_string())),
        1 => label().prop_map(|label| BoardAction::ClassRemoved(class_id(label))),
        4 => (audience(), activity(), date(), minutes(), mode()).prop_map(
            |(audience, activity, date, minutes, mode)| BoardAction::SessionLogged {
                audience,
                activity,
                date,
                minutes: minutes.to_string(),
                mode,
            }
        ),
        3 => (label(), date(), minutes(), published(), 0usize..3).prop_map(
            |(label, date, minutes, results, step)| BoardAction::SessionRun(SessionDone {
                class: class_id(label),
                module: results.module.clone(),
                date: day(&date),
                minutes,
                mode: Mode::Projector,
                resume: [None, Some("retour"), Some("debat")][step].map(|step| id!(StepId, step)),
                results: Some(results),
            })
        ),
        2 => (audience(), activity(), date())
            .prop_map(|(audience, activity, date)| planned(audience, activity, &date)),
        2 => (kind(), date(), 0u16..30).prop_map(|(kind, date, count)| {
            let count = if count == 0 { String::new() } else { count.to_string() };
            acted(kind, &date, &count)
        }),
    ]
}

/// A removal, by rank.
fn removal() -> impl Strategy<Value = (usize, prop::sample::Index)> {
    (0usize..3, any::<prop::sample::Index>())
}

/// A board made by the acts of a teacher, so that it is one that can exist.
pub fn any_board() -> impl Strategy<Value = Board> {
    grown(Board::default())
}

/// A board that descends from another one.
pub fn grown(from: Board) -> impl Strategy<Value = Board> {
    let step = prop_oneof![
        5 => act().prop_map(Ok),
        1 => removal().prop_map(Err),
    ];
    prop::collection::vec(step, 0..24).prop_map(move |steps| {
        let mut board = from.clone();
        for step in steps {
            let action = match step {
                Ok(action) => Some(action),
                Err((kind, rank)) => removed(&board, kind, rank),
            };
            if let Some(action) = action {
                // A refused act leaves the board as it was.
                let _ = update(&mut board, action);
            }
        }
        update(&mut board, BoardAction::SavedToFile).expect("saved");
        board
    })
}

fn removed(board: &Board, kind: usize, rank: prop::sample::Index) -> Option<BoardAction> {
    let pick = |len: usize| (len > 0).then(|| rank.index(len));
    Some(match kind {
        0 => BoardAction::SessionRemoved(board.sessions[pick(board.sessions.len())?].id.clone()),
        1 => BoardAction::PlannedRemoved(board.planned[pick(board.planned.len())?].id.clone()),
        _ => BoardAction::ActionRemoved(board.actions[pick(board.actions.len())?].id.clone()),
    })
}
