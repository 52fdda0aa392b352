//! Classes pasted from a spreadsheet: `libellé ; niveau ; effectif`, one a line.
//!
//! Reading changes nothing: it says of each line what it would do, and the good ones are entered
//! afterwards. Bad lines are told by their number, with the reason.

use std::collections::BTreeSet;

use crate::domain::board::{Board, ClassLabel, NewClass, Refusal};
use crate::domain::id::ClassId;
use crate::domain::lesson::Level;

/// Most lines that are read at once: far above the classes of a school.
pub const MAX_LINES: usize = 500;

/// Why a line is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListProblem {
    /// It has not three columns.
    Columns,
    /// The label is empty, too long or has another character.
    Label,
    /// The level is none of 6e, 5e, 4e, 3e.
    Level,
    /// The head count is not a number a class can have.
    Size,
    /// A line above says another thing of the same class.
    Twice,
    /// It comes after [`MAX_LINES`] lines.
    TooMany,
}

/// What a line would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// Create a class.
    New(NewClass),
    /// Correct the level or the head count of a class.
    Changed(NewClass),
    /// Nothing: the class is there already.
    Same(NewClass),
    /// Nothing: it cannot be read.
    Refused(ListProblem),
}

/// A line that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListLine {
    /// Its number, from 1, as it was pasted.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// What it would do.
    pub outcome: Listed,
}

/// Reads lines. Empty ones are skipped, and so is a heading on the first one.
pub fn read(text: &str, board: &Board) -> Vec<ListLine> {
    let mut seen: BTreeSet<ClassId> = BTreeSet::new();
    let mut lines = Vec::new();
    let written = text.trim_start_matches('\u{feff}').lines().enumerate();
    for (rank, line) in written.filter(|(_, line)| !line.trim().is_empty()) {
        let cells = cells(line);
        if lines.is_empty() && is_heading(&cells) && seen.is_empty() {
            continue;
        }
        let outcome = if lines.len() >= MAX_LINES {
            Listed::Refused(ListProblem::TooMany)
        } else {
            match class(&cells) {
                Err(problem) => Listed::Refused(problem),
                Ok(class) if !seen.insert(class.label.class_id()) => {
                    Listed::Refused(ListProblem::Twice)
                }
                Ok(class) => compared(class, board),
            }
        };
        lines.push(ListLine {
            number: rank + 1,
            text: line.trim().to_owned(),
            outcome,
        });
    }
    lines
}

/// The classes that the good lines create or correct.
pub fn accepted(lines: &[ListLine]) -> Vec<NewClass> {
    let good = lines.iter().filter_map(|line| match &line.outcome {
        Listed::New(class) | Listed::Changed(class) => Some(class.clone()),
        Listed::Same(_) | Listed::Refused(_) => None,
    });
    good.collect()
}

fn compared(class: NewClass, board: &Board) -> Listed {
    match board.class(&class.label.class_id()) {
        None => Listed::New(class),
        Some(known) if known.level == class.level && known.size == class.size => {
            Listed::Same(class)
        }
        Some(_) => Listed::Changed(class),
    }
}

/// The cells of a line: a spreadsheet separates them with a tab, a CSV file with `;` or `,`.
pub(super) fn cells(line: &str) -> Vec<String> {
    let separator = ['\t', ';', ',']
        .into_iter()
        .find(|separator| line.contains(*separator))
        .unwrap_or('\t');
    line.split(separator)
        .map(|cell| {
            // Our own CSV files mark words that look like a number.
            let bare = cell.trim().trim_matches('"').trim();
            bare.trim_start_matches('\'').to_owned()
        })
        .collect()
}

fn is_heading(cells: &[String]) -> bool {
    let plain: Vec<String> = cells.iter().map(|cell| cell.to_lowercase()).collect();
    plain
        .iter()
        .any(|cell| cell == "niveau" || cell == "effectif")
}

fn class(cells: &[String]) -> Result<NewClass, ListProblem> {
    let mut cells: Vec<&str> = cells.iter().map(String::as_str).collect();
    while cells.len() > 3 && cells.last() == Some(&"") {
        cells.pop();
    }
    let [label, level, size] = cells.as_slice() else {
        return Err(ListProblem::Columns);
    };
    let level = level_of(level).ok_or(ListProblem::Level)?;
    NewClass::parse(label, level, size).map_err(|refusal| match refusal {
        Refusal::Size => ListProblem::Size,
        _ => ListProblem::Label,
    })
}

/// A level as people write it: `5e`, `5ème`, `5eme`, `5`, `cinquième`.
fn level_of(text: &str) -> Option<Level> {
    let text = text.to_lowercase();
    let word = match text.as_str() {
        "sixième" | "sixieme" => "6",
        "cinquième" | "cinquieme" => "5",
        "quatrième" | "quatrieme" => "4",
        "troisième" | "troisieme" => "3",
        other => other
            .strip_suffix("ème")
            .or_else(|| other.strip_suffix("eme"))
            .or_else(|| other.strip_suffix('e'))
            .unwrap_or(other),
    };
    Level::parse(&format!("{}e", word.trim()))
}

/// The class that a label names on a board.
pub(super) fn known<'b>(label: &str, board: &'b Board) -> Option<&'b crate::domain::board::Class> {
    board.class(&ClassLabel::parse(label).ok()?.class_id())
}
