//! The school year on the board: what remains, what comes next, the calendar and the « bilan ».

use balise::domain::board::{
    ActionKind, Activity, Audience, Board, Event, Outside, PlanState, Scope, calendar, report, rows,
};
use balise::domain::lesson::Level;
use balise::domain::registry::Certainty;
use proptest::prelude::*;

use crate::boards::{
    CATALOGUE, acted, any_board, board, class, class_id, class_of, day, emc, entered, module,
    planned, programme, run, session,
};
use crate::support::cases;

fn of(label: &str) -> Audience {
    Audience::Class(class_id(label))
}

/// Where everything planned stands, as the calendar shows it.
fn states(board: &Board, today: &str) -> Vec<(String, PlanState)> {
    let mut states = Vec::new();
    for month in calendar(board, day(today), &programme()) {
        for (date, event) in month.events {
            if let Event::Planned(_, state) = event {
                states.push((date.iso(), state));
            }
        }
    }
    states
}

fn nurse() -> Activity {
    Activity::Outside(Outside::Nurse)
}

/// Two classes of 5e and one of 4e, in the middle of a year.
fn school() -> Board {
    board(&[
        class("5e A", "20"),
        class("5e B", "27"),
        class_of("4e C", Level::Quatrieme, "25"),
        run("5e A", "m2", "2026-10-02", Some("retour")),
        session("5e B", emc(), "2026-11-20", "55"),
        session("5e B", emc(), "2026-10-20", "45"),
        session("5e B", emc(), "2026-06-20", "45"),
        entered(
            Audience::Level(Level::Cinquieme),
            nurse(),
            "2026-11-10",
            "50",
        ),
        planned(of("5e A"), module("m2"), "2026-09-25"),
        planned(of("5e A"), module("m4"), "2026-11-13"),
        planned(of("5e A"), module("m8"), "2027-01-15"),
        planned(Audience::Level(Level::Cinquieme), emc(), "2026-11-06"),
        planned(Audience::Level(Level::Troisieme), nurse(), "2027-02-05"),
        acted(ActionKind::ParentsWorkshop, "2026-11-12", "9"),
        acted(ActionKind::ParentsWorkshop, "2027-02-12", "11"),
        acted(ActionKind::StaffTrained, "2026-09-01", ""),
        acted(ActionKind::StaffTrained, "2025-09-01", "40"),
    ])
}

#[test]
fn the_first_screen_sorts_by_what_remains() {
    let rows = rows(&school(), day("2026-11-20"), &programme());
    let said: Vec<(&str, u32, usize)> = rows
        .iter()
        .map(|row| {
            (
                row.class.label.as_str(),
                row.sum.remaining(),
                row.sum.sessions,
            )
        })
        .collect();
    assert_eq!(said, [("4e C", 600, 0), ("5e A", 510, 2), ("5e B", 450, 3)]);
    // A class that was given more than ten hours has nothing left, never less.
    let full = board(&[
        class("5e A", "20"),
        session("5e A", emc(), "2026-11-20", "480"),
        session("5e A", emc(), "2026-11-21", "480"),
    ]);
    let row = &super::year::rows(&full, day("2026-11-20"), &programme())[0];
    assert_eq!((row.sum.minutes, row.sum.remaining()), (960, 0));
}

#[test]
fn what_is_planned_is_done_when_it_is_entered() {
    let states = states(&school(), "2026-11-20");
    let of_day = |iso: &str| states.iter().find(|(date, _)| date == iso).unwrap().1;
    assert_eq!(of_day("2026-09-25"), PlanState::Done);
    assert_eq!(of_day("2026-11-13"), PlanState::Late);
    assert_eq!(of_day("2027-01-15"), PlanState::Coming);
    // 5e B had civics, 5e A has not: the level's plan is not done.
    assert_eq!(of_day("2026-11-06"), PlanState::Late);
    assert_eq!(of_day("2027-02-05"), PlanState::Coming);
    // A level without a class: its own session says.
    let alone = board(&[
        planned(Audience::Level(Level::Troisieme), nurse(), "2026-11-05"),
        entered(
            Audience::Level(Level::Troisieme),
            nurse(),
            "2026-11-05",
            "50",
        ),
    ]);
    let alone = super::year::states(&alone, "2026-11-20");
    assert_eq!(alone, [("2026-11-05".to_owned(), PlanState::Done)]);
}

#[test]
fn a_session_answers_the_nearest_plan_and_never_one_far_ahead() {
    let civics = |days: &[&str]| {
        let plans = ["2026-10-01", "2027-01-15"]
            .map(|day| planned(of("5e A"), emc(), day))
            .to_vec();
        let held = days.iter().map(|day| session("5e A", emc(), day, "55"));
        let board = board(&[vec![class("5e A", "20")], plans, held.collect()].concat());
        let states = states(&board, "2027-03-01").into_iter();
        states.map(|(_, state)| state).collect::<Vec<_>>()
    };
    let (done, late) = (PlanState::Done, PlanState::Late);
    assert_eq!(civics(&["2026-09-10"]), [done, late]);
    // August is too early for October, and in time for nothing else.
    assert_eq!(civics(&["2026-08-20"]), [late, late]);
    assert_eq!(civics(&["2027-01-20"]), [late, done]);
    assert_eq!(civics(&["2026-11-20"]), [done, late]);
    assert_eq!(civics(&["2026-12-17", "2027-01-20"]), [done, done]);
    assert_eq!(day("2026-12-31").days_from(day("2027-01-01")), 1);
    assert_eq!(day("2028-03-01").days_from(day("2028-02-28")), 2);
    assert_eq!(day("2000-01-01").days_from(day("2001-01-01")), 366);
}

#[test]
fn one_session_does_one_plan() {
    let twice = board(&[
        class("5e A", "20"),
        planned(of("5e A"), emc(), "2026-10-01"),
        planned(of("5e A"), emc(), "2026-12-01"),
        session("5e A", emc(), "2026-09-28", "55"),
    ]);
    let states = states(&twice, "2026-11-20").into_iter();
    let states: Vec<PlanState> = states.map(|(_, state)| state).collect();
    assert_eq!(states, [PlanState::Done, PlanState::Coming]);
}

#[test]
fn the_first_screen_says_what_comes_and_what_was_left() {
    let programme = programme();
    let of = |board: &Board, label: &str| {
        let rows = rows(board, day("2026-11-20"), &programme);
        rows.into_iter()
            .find(|row| row.class.label.as_str() == label)
            .unwrap()
    };
    let row = of(&school(), "5e A");
    let (plan, state) = row.planned.unwrap();
    assert_eq!(
        (plan.date.iso().as_str(), state),
        ("2026-11-06", PlanState::Late)
    );
    let left: Vec<String> = row
        .sum
        .left
        .iter()
        .map(|left| format!("{} at {} since {}", left.module, left.step, left.since))
        .collect();
    assert_eq!(left, ["m2 at retour since 2026-10-02"]);
    assert!(row.sum.had(&module("m2")) && !row.sum.had(&module("m4")));
    assert!(of(&school(), "4e C").planned.is_none());
    // What was resumed is not left any more, nor what another year left.
    let resumed = board(&[
        class("5e A", "20"),
        run("5e A", "m2", "2026-10-02", Some("retour")),
        run("5e A", "m2", "2026-10-09", None),
        run("5e A", "m4", "2026-05-09", Some("retour")),
    ]);
    assert!(of(&resumed, "5e A").sum.left.is_empty());
}

#[test]
fn a_report_says_what_is_late_then_what_comes() {
    let whole = report(&school(), Scope::School, day("2026-11-20"), &programme());
    let plans: Vec<(String, PlanState)> = whole
        .planned
        .iter()
        .map(|(planned, state)| (planned.date.iso(), *state))
        .collect();
    assert_eq!(
        plans,
        [
            ("2026-11-06".to_owned(), PlanState::Late),
            ("2026-11-13".to_owned(), PlanState::Late),
            ("2027-01-15".to_owned(), PlanState::Coming),
            ("2027-02-05".to_owned(), PlanState::Coming),
        ]
    );
}

#[test]
fn the_calendar_has_every_month_and_everything_of_the_year() {
    let (school, programme) = (school(), programme());
    let months = calendar(&school, day("2026-11-20"), &programme);
    let numbers: Vec<(u16, u8)> = months
        .iter()
        .map(|month| (month.year, month.month))
        .collect();
    assert_eq!(
        (numbers[0], numbers[11], numbers.len()),
        ((2026, 8), (2027, 7), 12)
    );
    let november = &months[3];
    assert!(november.events.is_sorted_by_key(|(date, _)| *date));
    let said: Vec<(u8, &str)> = november
        .events
        .iter()
        .map(|(date, event)| {
            let kind = match event {
                Event::Held(_) => "held",
                Event::Planned(..) => "planned",
                Event::Action(_) => "action",
                Event::Highlight(_) => "highlight",
            };
            (date.day(), kind)
        })
        .collect();
    assert_eq!(
        said,
        [
            (5, "highlight"),
            (5, "highlight"),
            (6, "planned"),
            (10, "held"),
            (12, "action"),
            (13, "planned"),
            (20, "held"),
            (23, "highlight"),
        ]
    );
}

#[test]
fn highlights_say_how_sure_they_are() {
    let all = &CATALOGUE.highlights;
    assert!(all.is_sorted_by_key(|one| one.from));
    assert!(
        all.iter()
            .all(|one| one.until.is_none_or(|until| until >= one.from))
    );
    for kind in Certainty::ALL {
        assert_eq!(Certainty::parse(kind.slug()), Some(kind));
        assert!(
            all.iter().any(|one| one.certainty == kind),
            "{}",
            kind.slug()
        );
    }
    for kind in ActionKind::ALL {
        assert!(
            programme().axis_of_action(kind).is_some(),
            "{}",
            kind.slug()
        );
    }
}

#[test]
fn a_report_adds_over_the_classes_and_lists_them_by_label() {
    let (school, today) = (school(), day("2026-11-20"));
    let of = |scope| report(&school, scope, today, &programme());
    let level = of(Scope::Level(Level::Cinquieme));
    let labels: Vec<(&str, u32, usize)> = level
        .classes
        .iter()
        .map(|line| (line.class.label.as_str(), line.minutes, line.sessions))
        .collect();
    assert_eq!(labels, [("5e A", 90, 2), ("5e B", 150, 3)]);
    assert_eq!(
        (level.minutes, level.remaining, level.pupils),
        (240, 960, 47)
    );
    // The nurse came once, for two classes.
    assert_eq!(
        (level.sessions, level.mean(), level.reached),
        (4, Some(120), 0)
    );
    assert_eq!(level.outside, [(Outside::Emc, 100), (Outside::Nurse, 100)]);
    assert!(level.held.is_empty() && level.left.is_empty());
    let whole = of(Scope::School);
    assert_eq!(
        (whole.classes.len(), whole.minutes, whole.sessions),
        (3, 240, 4)
    );
    assert_eq!(whole.planned.len(), 4);
    let actions: Vec<(&str, usize, u32)> = whole
        .by_axis
        .iter()
        .flat_map(|axis| &axis.actions)
        .map(|line| (line.kind.slug(), line.times, line.people))
        .collect();
    assert_eq!(
        actions,
        [("personnels-formes", 1, 0), ("atelier-parents", 2, 20)]
    );
    let class = of(Scope::Class(class_id("5e A")));
    assert_eq!(
        (class.minutes, class.sessions, class.held.len()),
        (90, 2, 2)
    );
    assert!(class.held.is_sorted_by_key(|session| session.date));
    assert_eq!((class.left.len(), class.planned.len()), (1, 3));
    let nobody = of(Scope::Class(class_id("3e Z")));
    assert_eq!(
        (nobody.classes.len(), nobody.minutes, nobody.mean()),
        (0, 0, None)
    );
    // Last year is another report.
    let last = report(&school, Scope::School, day("2026-06-30"), &programme());
    assert_eq!(last.minutes, 45);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_view_of_a_year_says_the_same(board in any_board()) {
        let today = day("2026-10-15");
        let programme = programme();
        let rows = rows(&board, today, &programme);
        prop_assert!(rows.is_sorted_by_key(|row| std::cmp::Reverse(row.sum.remaining())));
        let school = report(&board, Scope::School, today, &programme);
        prop_assert_eq!(school.minutes, rows.iter().map(|row| row.sum.minutes).sum::<u32>());
        let levels: u32 = Level::ALL
            .iter()
            .map(|level| report(&board, Scope::Level(*level), today, &programme).minutes)
            .sum();
        prop_assert_eq!(school.minutes, levels);
        for row in &rows {
            let class = report(&board, Scope::Class(row.class.id.clone()), today, &programme);
            prop_assert_eq!(class.minutes, row.sum.minutes);
            prop_assert_eq!(class.held.len(), row.sum.sessions);
            // No answer leaves in a report, even of one class.
            prop_assert!(class.held.iter().all(|session| session.results.is_none()));
            let themes: u32 = class.by_theme.iter().map(|(_, minutes)| minutes).sum();
            let outside: u32 = class.outside.iter().map(|(_, minutes)| minutes).sum();
            prop_assert_eq!(themes + outside, class.minutes);
        }
        let events: usize = calendar(&board, today, &programme).iter().map(|m| m.events.len()).sum();
        let of_year = |date: balise::domain::date::Date| date.school_year() == 2026;
        let entries = board.sessions.iter().filter(|one| of_year(one.date)).count()
            + board.planned.iter().filter(|one| of_year(one.date)).count()
            + board.actions.iter().filter(|one| of_year(one.date)).count();
        let highlights = programme.highlights.iter().filter(|one| of_year(one.from)).count();
        prop_assert_eq!(events, entries + highlights);
    }
}
