//! Spreadsheets of the board: the sessions, and the « bilan » of a class, a level or the school.
//!
//! One table with a heading, so that a spreadsheet sorts and adds it; numbers are numbers and days
//! are days. No answer, no teacher and no remark stands in one.

use super::board_words::{
    action_words, activity_words, audience_words, mode_words, outside_words, theme_words,
};
use super::csv::Cell;
use super::documents::Catalogue;
use crate::domain::board::{Audience, AxisLine, Board, Report};
use crate::domain::date::Date;

/// A table with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, as a spreadsheet shows it on a tab.
    pub name: String,
    /// Its rows, the heading first.
    pub rows: Vec<Vec<Cell>>,
}

/// Headings of the sessions.
const SESSIONS: [&str; 8] = [
    "Classe",
    "Niveau",
    "Effectif",
    "Activité",
    "Date",
    "Minutes",
    "Mode",
    "À reprendre",
];

/// Headings of a « bilan ».
const REPORT: [&str; 7] = [
    "Rubrique",
    "Intitulé",
    "Date",
    "Minutes",
    "Heures",
    "Nombre",
    "Personnes",
];

/// Every session of the board, latest first.
pub fn sessions(board: &Board, catalogue: &Catalogue) -> Sheet {
    let mut rows = vec![SESSIONS.map(Cell::text).to_vec()];
    for session in &board.sessions {
        let (level, size) = match &session.audience {
            Audience::Class(id) => match board.class(id) {
                Some(class) => (class.level, u32::from(class.size)),
                None => continue,
            },
            Audience::Level(level) => (*level, pupils(board, &session.audience)),
        };
        rows.push(vec![
            Cell::text(audience_words(&session.audience, board)),
            Cell::text(level.short()),
            Cell::Number(size),
            Cell::text(activity_words(&session.activity, catalogue)),
            Cell::Day(session.date),
            Cell::Number(u32::from(session.minutes)),
            Cell::text(mode_words(session.mode)),
            session
                .resume
                .as_ref()
                .map_or(Cell::Empty, |step| Cell::text(step.as_str())),
        ]);
    }
    Sheet {
        name: "Séances".to_owned(),
        rows,
    }
}

/// A « bilan ».
pub fn report(report: &Report, board: &Board, catalogue: &Catalogue) -> Sheet {
    let mut table = Table {
        rows: vec![REPORT.map(Cell::text).to_vec()],
    };
    table.whole(report);
    for line in &report.classes {
        table.row("Classe", line.class.label.as_str(), |row| {
            row.minutes = Some(line.minutes);
            row.count = Some(line.sessions);
            row.people = Some(u32::from(line.class.size));
        });
    }
    for (theme, minutes) in &report.by_theme {
        table.row("Thème", theme_words(*theme), |row| {
            row.minutes = Some(*minutes);
        });
    }
    for (kind, minutes) in &report.outside {
        table.row("Autre activité", outside_words(*kind), |row| {
            row.minutes = Some(*minutes);
        });
    }
    for axis in &report.by_axis {
        table.axis(axis, catalogue);
    }
    for session in &report.held {
        let words = format!(
            "{}, {}",
            activity_words(&session.activity, catalogue),
            mode_words(session.mode)
        );
        table.row("Séance", &words, |row| {
            row.day = Some(session.date);
            row.minutes = Some(u32::from(session.minutes));
        });
    }
    for (planned, _) in &report.planned {
        let words = format!(
            "{}, {}",
            audience_words(&planned.audience, board),
            activity_words(&planned.activity, catalogue)
        );
        table.row("Prévu", &words, |row| row.day = Some(planned.date));
    }
    for left in &report.left {
        let words = format!("{}, {}", left.module, left.step);
        table.row("À reprendre", &words, |row| row.day = Some(left.since));
    }
    Sheet {
        name: "Bilan".to_owned(),
        rows: table.rows,
    }
}

fn pupils(board: &Board, audience: &Audience) -> u32 {
    let classes = board.classes.iter().filter(|class| audience.holds(class));
    classes.map(|class| u32::from(class.size)).sum()
}

struct Table {
    rows: Vec<Vec<Cell>>,
}

#[derive(Default)]
struct Row {
    day: Option<Date>,
    minutes: Option<u32>,
    count: Option<usize>,
    people: Option<u32>,
}

impl Table {
    fn row(&mut self, section: &str, words: &str, fill: impl FnOnce(&mut Row)) {
        let mut row = Row::default();
        fill(&mut row);
        self.rows.push(vec![
            Cell::text(section),
            Cell::text(words),
            row.day.map_or(Cell::Empty, Cell::Day),
            row.minutes.map_or(Cell::Empty, Cell::Number),
            row.minutes.map_or(Cell::Empty, Cell::Hours),
            row.count.map_or(Cell::Empty, Cell::count),
            row.people.map_or(Cell::Empty, Cell::Number),
        ]);
    }

    fn whole(&mut self, report: &Report) {
        let year = format!("Année scolaire {}-{}", report.year, report.year + 1);
        self.row("Ensemble", &year, |_| {});
        self.row("Ensemble", "Classes", |row| {
            row.count = Some(report.classes.len());
            row.people = Some(report.pupils);
        });
        self.row(
            "Ensemble",
            "Heures proposées, toutes classes additionnées",
            |row| {
                row.minutes = Some(report.minutes);
                row.count = Some(report.sessions);
            },
        );
        if let Some(mean) = report.mean() {
            self.row(
                "Ensemble",
                "Heures proposées par classe, en moyenne",
                |row| {
                    row.minutes = Some(mean);
                },
            );
        }
        self.row("Ensemble", "Reste avant dix heures par classe", |row| {
            row.minutes = Some(report.remaining);
        });
        self.row("Ensemble", "Classes qui ont leurs dix heures", |row| {
            row.count = Some(report.reached);
        });
    }

    fn axis(&mut self, line: &AxisLine, catalogue: &Catalogue) {
        let mut axes = catalogue.axes.iter();
        let label = axes
            .find(|(id, ..)| *id == line.axis)
            .map_or(line.axis.as_str(), |(_, short, _)| short);
        if line.minutes > 0 {
            self.row("Axe", label, |row| row.minutes = Some(line.minutes));
        }
        for action in &line.actions {
            let words = format!("{label} : {}", action_words(action.kind));
            self.row("Action", &words, |row| {
                row.count = Some(action.times);
                row.people = (action.people > 0).then_some(action.people);
            });
        }
    }
}
