//! Times the board of a large school: 60 classes × 40 sessions × 100 questions, opened, drawn on its
//! first screen, changed, kept and merged: `cargo bench --no-default-features --bench board`.
//!
//! No module has a hundred questions (they have six to eight): it is the most that the format could
//! meet. Growth is the ratio of 10, 20 and 40 sessions a class, in one run. It says whether growth is
//! linear; only `-- --check` makes a missed target a failure.

#![expect(clippy::expect_used, reason = "a benchmark fails by panicking")]

use std::process::ExitCode;
use std::time::{Duration, Instant};

use balise::domain::board::{
    Activity, Audience, Board, BoardAction, ClassLabel, Mode, NewClass, Outside, Programme, Scope,
    SessionDone, calendar, join, report, rows, update,
};
use balise::domain::date::Date;
use balise::domain::id::{AxisId, ModuleId, OptionId, QuestionId, StepId};
use balise::domain::lesson::Level;
use balise::domain::publish::{PublishedAnswers, PublishedQuestion, Thickness};
use balise::formats::teacher_file;

/// How many classes.
const CLASSES: usize = 60;
/// How many sessions a class, doubled twice.
const SESSIONS: [usize; 3] = [10, 20, 40];
/// How many questions a session.
const QUESTIONS: usize = 100;
/// How many times each act is timed; the fastest counts, because noise only adds.
const ROUNDS: usize = 15;
/// Most growth of an act when sessions double: twice, and some noise.
const TARGET: f64 = 2.5;

/// What is timed, in the order of the table.
const ACTS: [&str; 7] = [
    "ouvrir le fichier",
    "premier écran",
    "calendrier",
    "bilan de l’établissement",
    "inscrire une séance",
    "écrire le fichier",
    "réunir deux fichiers",
];

fn main() -> ExitCode {
    println!("{CLASSES} classes, {QUESTIONS} questions par séance\n");
    let schools: Vec<(Board, String)> = SESSIONS
        .into_iter()
        .map(|sessions| {
            let board = school(sessions);
            let text = teacher_file::write(&board);
            assert_eq!(
                teacher_file::read(&text).as_ref(),
                Ok(&board),
                "relu autrement"
            );
            println!(
                "{sessions} séances par classe : {} séances, fichier de {} ko",
                board.sessions.len(),
                text.len() / 1000
            );
            (board, text)
        })
        .collect();
    // Sizes take turns, so that what else the machine does falls on all of them.
    let mut times = [[Duration::MAX; ACTS.len()]; SESSIONS.len()];
    for _ in 0..ROUNDS {
        for ((board, text), fastest) in schools.iter().zip(&mut times) {
            for (time, fastest) in acts(board, text).into_iter().zip(fastest) {
                *fastest = time.min(*fastest);
            }
        }
    }
    println!(
        "\n{:<26} {:>10} {:>10} {:>10}   {:>5} {:>5}",
        "", 10, 20, 40, "×2", "×2"
    );
    let mut held = true;
    for (act, name) in ACTS.iter().enumerate() {
        let of = |rank: usize| times[rank][act].as_secs_f64() * 1000.0;
        let (first, second) = (of(1) / of(0), of(2) / of(1));
        // The first doubling leaves the processor's cache; under a tenth of a millisecond a ratio is noise.
        held &= of(2) < 0.1 || second <= TARGET;
        println!(
            "{name:<26} {:>7.2} ms {:>7.2} ms {:>7.2} ms   {first:>5.2} {second:>5.2}",
            of(0),
            of(1),
            of(2)
        );
    }
    println!(
        "\ncroissance linéaire : {}",
        if held { "tenue" } else { "manquée" }
    );
    if held || !std::env::args().any(|argument| argument == "--check") {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// How long each act takes, once.
fn acts(board: &Board, text: &str) -> [Duration; ACTS.len()] {
    let axes = [(
        AxisId::parse("eduquer-prevenir").expect("an id"),
        String::new(),
        String::new(),
    )];
    let programme = Programme {
        modules: &[],
        axes: &axes,
        actions: &[],
        highlights: &[],
    };
    let today = Date::new(2027, 3, 1).expect("a day");
    let more = BoardAction::SessionLogged {
        audience: Audience::Level(Level::Cinquieme),
        activity: Activity::Outside(Outside::Nurse),
        date: "2027-03-01".to_owned(),
        minutes: "55".to_owned(),
        mode: Mode::Paper,
    };
    let mut changed = board.clone();
    let other = teacher_file::read(text).expect("a file");
    [
        timed(|| teacher_file::read(text)),
        timed(|| rows(board, today, &programme)),
        timed(|| calendar(board, today, &programme).len()),
        timed(|| report(board, Scope::School, today, &programme)),
        timed(|| update(&mut changed, more)),
        timed(|| teacher_file::write(board)),
        timed(|| join(board, &other)),
    ]
}

/// How long an act takes; what it gives is dropped afterwards.
fn timed<T>(act: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    let given = std::hint::black_box(act());
    let time = start.elapsed();
    drop(given);
    time
}

/// A school whose every session has results.
fn school(sessions: usize) -> Board {
    let mut board = Board::default();
    let classes = (0..CLASSES).map(|rank| NewClass {
        label: label(rank),
        level: Level::ALL[rank % Level::ALL.len()],
        size: 27,
    });
    update(&mut board, BoardAction::ClassesPasted(classes.collect())).expect("classes");
    for class in 0..CLASSES {
        for session in 0..sessions {
            let done = SessionDone {
                class: label(class).class_id(),
                module: ModuleId::parse(&format!("m{}", 2 + session % 3)).expect("an id"),
                date: day(session),
                minutes: 45,
                mode: Mode::Projector,
                resume: (session % 5 == 0).then(|| StepId::parse("retour").expect("an id")),
                results: Some(results(2 + session % 3, class + session)),
            };
            update(&mut board, BoardAction::SessionRun(done)).expect("a session");
        }
    }
    update(&mut board, BoardAction::SavedToFile).expect("saved");
    board
}

fn label(rank: usize) -> ClassLabel {
    let level = Level::ALL[rank % Level::ALL.len()].short();
    ClassLabel::parse(&format!("{level} {}", rank / Level::ALL.len() + 1)).expect("a label")
}

/// The days of a school year, one after the other: two in each week.
fn day(session: usize) -> Date {
    let (month, week) = (session / 4, session % 4);
    let (year, month) = if month < 4 {
        (2026, 9 + month)
    } else {
        (2027, month - 3)
    };
    let month = u8::try_from(month).expect("a month");
    Date::new(year, month, u8::try_from(1 + week * 7).expect("a day")).expect("a day")
}

fn results(module: usize, salt: usize) -> PublishedAnswers {
    let options = |rank: usize| {
        (0..4)
            .map(move |option| OptionId::parse(&format!("option-{rank}-{option}")).expect("an id"))
    };
    let question = |rank: usize| {
        let published = match rank % 2 {
            0 => PublishedQuestion::Exact(
                options(rank)
                    .zip([6, 8, 7, 5].into_iter().cycle().skip(salt % 4))
                    .collect(),
            ),
            _ => PublishedQuestion::Words(
                options(rank)
                    .zip(
                        [Thickness::Few, Thickness::Many, Thickness::Group]
                            .into_iter()
                            .cycle()
                            .skip(salt % 3),
                    )
                    .collect(),
            ),
        };
        (
            QuestionId::parse(&format!("question-{rank}")).expect("an id"),
            published,
        )
    };
    PublishedAnswers {
        module: ModuleId::parse(&format!("m{module}")).expect("an id"),
        contributors: 26,
        questions: (0..QUESTIONS).map(question).collect(),
    }
}
