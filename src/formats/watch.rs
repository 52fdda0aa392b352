//! Looks at the words of a lesson: figures, phone numbers and words that hurt.
//!
//! Only the native check uses it. It works on words alone, so a text that hides a number in letters
//! (« trois mille dix-huit ») passes: reviewers read texts too.

use std::ops::Range;

use super::reader::Watch;
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::registry::Registries;

/// Words refused in every text (rules R7 and R8, and « no zero tolerance »).
pub const BANNED_EVERYWHERE: [&str; 5] =
    ["bien cherché", "un peu pour quelque chose", "interdit avant 15 ans", "ne risque rien", "3020"];

/// Words refused in what pupils read: labels instead of acts (R8), answers that harm (R4, R6).
pub const BANNED_FOR_PUPILS: [&str; 8] = [
    "harceleur",
    "harceleuse",
    "victime",
    "médiation",
    "tolérance zéro",
    "balance ",
    "change de numéro",
    "quitte les réseaux",
];

/// What the check knows while it reads a file.
pub struct Watchman<'a> {
    /// Facts and numbers.
    pub registries: &'a Registries,
    /// Images that exist, as `images/x.svg`.
    pub images: &'a [String],
}

impl Watch for Watchman<'_> {
    fn words(&self, words: &str, span: Range<usize>, fact: Option<&str>, out: &mut Vec<Diagnostic>) {
        self.figures(words, &span, fact, out);
        let lower = words.to_ascii_lowercase();
        for banned in BANNED_EVERYWHERE.iter().chain(&BANNED_FOR_PUPILS) {
            if lower.contains(banned) {
                out.push(Diagnostic::new(Code::BannedWords, span.clone(), *banned));
            }
        }
    }

    fn image(&self, source: &str, span: Range<usize>, out: &mut Vec<Diagnostic>) {
        if !self.images.iter().any(|known| known == source) {
            out.push(Diagnostic::new(Code::MissingFile, span, source));
        }
    }
}

impl Watchman<'_> {
    fn figures(&self, words: &str, span: &Range<usize>, fact: Option<&str>, out: &mut Vec<Diagnostic>) {
        let allowed = fact.and_then(|id| self.registries.fact(id));
        if fact.is_some() && allowed.is_none() {
            out.push(Diagnostic::new(Code::UnknownFigure, span.clone(), fact.unwrap_or_default()));
        }
        for number in numbers(words) {
            if is_phone(&number.digits) && !number.is_figure() {
                if !self.registries.knows_number(&number.digits) {
                    out.push(Diagnostic::new(Code::UnknownNumber, span.clone(), number.digits));
                }
            } else if number.is_figure() {
                let written = format!("{} {}", number.digits, number.unit);
                let known = allowed.is_some_and(|fact| fact.figures.iter().any(|f| same(f, &written)));
                if !known {
                    out.push(Diagnostic::new(Code::UnknownFigure, span.clone(), written));
                }
            }
        }
    }
}

/// A number in a text: its digits, grouped by spaces or not, and the unit that makes it a figure.
struct Number {
    digits: String,
    unit: String,
}

impl Number {
    fn is_figure(&self) -> bool {
        !self.unit.is_empty()
    }
}

/// What makes a number a figure: percentages, shares, money, years of prison.
const UNITS: [&str; 8] =
    ["%", "pour cent", "€", "euros", "sur dix", "sur cent", "ans de prison", "ans d’emprisonnement"];

fn numbers(words: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        let tail = &rest[start..];
        let (digits, length) = digits(tail);
        let after = tail[length..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let unit = UNITS.iter().find(|unit| after.starts_with(**unit)).copied().unwrap_or("");
        let share = after.strip_prefix("sur ").is_some_and(|of| of.starts_with(|c: char| c.is_ascii_digit()));
        let unit = if share { "sur" } else { unit };
        found.push(Number { digits, unit: unit.to_owned() });
        rest = &tail[length..];
    }
    found
}

/// Digits at the start of a text, groups joined when the next group follows a single space:
/// `0 800 235 236`.
fn digits(text: &str) -> (String, usize) {
    let mut digits = String::new();
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let space = matches!(c, ' ' | '\u{a0}' | '\u{202f}');
        let joins = space && chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        if c.is_ascii_digit() {
            digits.push(c);
            end = at + 1;
        } else if !joins {
            break;
        }
    }
    (digits, end)
}

/// Short numbers of services (`3018`, `119`, `116 006`) and ordinary ten-digit numbers. Two digits
/// are never taken for a phone number: hours and dates are written so.
fn is_phone(digits: &str) -> bool {
    match digits.len() {
        3 => digits.starts_with("11"),
        4 => digits.starts_with('3'),
        6 => digits.starts_with("116"),
        10 => digits.starts_with('0'),
        _ => false,
    }
}

fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    bare(one) == bare(other)
}
