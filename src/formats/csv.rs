//! CSV as French spreadsheets open it: UTF-8 with BOM, `;`, CRLF, formulas neutralised.
//!
//! It only writes. Numbers stay numbers, with a decimal comma; dates are `jj/mm/aaaa`. Words that a
//! spreadsheet would take for a formula, a number or a day begin with an apostrophe: a class called
//! « 5e3 » is not five thousand, and « 6-1 » is no day of January. (A no-break space would not be seen,
//! and `LibreOffice` drops it before it looks for a number.)

use std::fmt::Write as _;

use crate::domain::date::Date;

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Number(u32),
    /// Minutes, shown as hours with two decimals.
    Hours(u32),
    /// A day.
    Day(Date),
    /// Nothing.
    Empty,
}

impl Cell {
    /// A cell of words.
    pub fn text(words: impl Into<String>) -> Self {
        Self::Text(words.into())
    }

    /// A cell of a count.
    pub fn count(count: usize) -> Self {
        Self::Number(u32::try_from(count).unwrap_or(u32::MAX))
    }
}

/// Hundredths of an hour, rounded.
pub(super) fn hundredths(minutes: u32) -> u64 {
    (u64::from(minutes) * 10 + 3) / 6
}

/// Writes rows.
pub fn write(rows: &[Vec<Cell>]) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(';');
            }
            match cell {
                Cell::Text(text) => push_text(&mut out, text),
                Cell::Number(number) => out.push_str(&number.to_string()),
                Cell::Hours(minutes) => {
                    let hundredths = hundredths(*minutes);
                    // Writing to a string cannot fail.
                    let _ = write!(out, "{},{:02}", hundredths / 100, hundredths % 100);
                }
                Cell::Day(date) => out.push_str(&date.french()),
                Cell::Empty => {}
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn push_text(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', ';', '\n', '\r']);
    if quoted {
        out.push('"');
    }
    if formula || looks_like_a_number(text) {
        out.push('\'');
    }
    if quoted {
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}

/// Digits with what numbers, days and hours are written with: « 5e3 », « 6-1 », « 01/02 », « 601 ».
fn looks_like_a_number(text: &str) -> bool {
    let of_numbers =
        |c: char| c.is_ascii_digit() || matches!(c, 'e' | 'E' | '.' | ',' | '/' | '-' | ':' | ' ');
    text.starts_with(|c: char| c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
        && text.chars().all(of_numbers)
}
