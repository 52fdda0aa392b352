//! Looks at the words of a lesson: figures, phone numbers and words that hurt.
//!
//! Only the native check uses it. It works on words alone, so a text that hides a number in letters
//! (« trois mille dix-huit ») passes: reviewers read texts too.

use std::ops::Range;
use std::sync::LazyLock;

use super::reader::Watch;
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::registry::Registries;

/// Words refused in every text (rules R7 and R8, and « no zero tolerance »).
pub const BANNED_EVERYWHERE: [&str; 5] = [
    "bien cherché",
    "un peu pour quelque chose",
    "interdit avant 15 ans",
    "ne risque rien",
    "3020",
];

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

/// Names of real applications, games and firms: none is a culprit in a story, and none is praised.
const BRANDS: [&str; 30] = [
    "bereal",
    "chatgpt",
    "discord",
    "facebook",
    "fortnite",
    "gemini",
    "gmail",
    "google",
    "instagram",
    "iphone",
    "linkedin",
    "messenger",
    "minecraft",
    "netflix",
    "ngl",
    "pinterest",
    "playstation",
    "pronote",
    "roblox",
    "signal",
    "skype",
    "snapchat",
    "snap",
    "spotify",
    "telegram",
    "tiktok",
    "twitch",
    "twitter",
    "whatsapp",
    "youtube",
];

/// The real brands that a text names, and where. Names that are also French words (« signal ») count
/// only with a capital inside a sentence.
pub fn brands_in(text: &str) -> Vec<(&'static str, Range<usize>)> {
    let mut found = Vec::new();
    let mut at = 0;
    for word in text.split(|c: char| !c.is_alphanumeric()) {
        let start = at;
        at += word.len()
            + text[at + word.len()..]
                .chars()
                .next()
                .map_or(0, char::len_utf8);
        let lower = word.to_lowercase();
        let Some(brand) = BRANDS.iter().find(|brand| **brand == lower) else {
            continue;
        };
        let before = text[..start].trim_end_matches(' ');
        let inside = before.ends_with(|c: char| c.is_alphanumeric() || c == ',' || c == '’');
        let common = ["signal", "messenger", "gemini", "snap"].contains(brand);
        if !common || (inside && word.starts_with(char::is_uppercase)) {
            found.push((*brand, start..start + word.len()));
        }
    }
    found
}

/// What the check knows while it reads a file.
pub struct Watchman<'a> {
    /// Facts and numbers.
    pub registries: &'a Registries,
    /// Images that exist, as `images/x.svg`.
    pub images: &'a [String],
}

impl Watch for Watchman<'_> {
    fn words(
        &self,
        words: &str,
        span: Range<usize>,
        fact: Option<&str>,
        out: &mut Vec<Diagnostic>,
    ) {
        self.figures(words, &span, fact, out);
        for banned in banned_in(words) {
            out.push(Diagnostic::new(Code::BannedWords, span.clone(), banned));
        }
    }

    fn image(&self, source: &str, span: Range<usize>, out: &mut Vec<Diagnostic>) {
        if !self.images.iter().any(|known| known == source) {
            out.push(Diagnostic::new(Code::MissingFile, span, source));
        }
    }
}

impl Watchman<'_> {
    fn figures(
        &self,
        words: &str,
        span: &Range<usize>,
        fact: Option<&str>,
        out: &mut Vec<Diagnostic>,
    ) {
        let allowed = fact.and_then(|id| self.registries.fact(id));
        if fact.is_some() && allowed.is_none() {
            out.push(Diagnostic::new(
                Code::UnknownFigure,
                span.clone(),
                fact.unwrap_or_default(),
            ));
        }
        for number in numbers(words) {
            if is_phone(&number.digits) && !number.is_figure() {
                if !self.registries.knows_number(&number.digits) {
                    out.push(Diagnostic::new(
                        Code::UnknownNumber,
                        span.clone(),
                        number.digits,
                    ));
                }
            } else if number.is_figure() {
                let written = format!("{} {}", number.digits, number.unit);
                let known = allowed
                    .is_some_and(|fact| fact.figures.iter().any(|f| states(f, &written, words)));
                if !known {
                    out.push(Diagnostic::new(Code::UnknownFigure, span.clone(), written));
                }
            }
        }
    }
}

/// For every three letters, whether a banned text begins with them.
static BEGINNINGS: LazyLock<Vec<bool>> = LazyLock::new(|| {
    let mut known = vec![false; 1 << 15];
    for banned in banned() {
        for three in banned.as_bytes().windows(3).take(1) {
            known[letters(three)] = true;
        }
    }
    known
});

fn banned() -> impl Iterator<Item = &'static str> {
    BANNED_EVERYWHERE.into_iter().chain(BANNED_FOR_PUPILS)
}

/// A number for three letters, the same for capitals: five bits of each.
fn letters(three: &[u8]) -> usize {
    three
        .iter()
        .fold(0, |number, byte| number << 5 | usize::from(byte & 31))
}

/// The banned texts that begin a word here, each once, whatever the case of their letters.
///
/// Every text of a lesson comes by here: one look in a table says that most places begin none.
fn banned_in(words: &str) -> Vec<&'static str> {
    let beginnings = BEGINNINGS.as_slice();
    let bytes = words.as_bytes();
    let mut found = Vec::new();
    for (at, three) in bytes.windows(3).enumerate() {
        if !beginnings[letters(three)] || bytes[..at].last().is_some_and(u8::is_ascii_alphanumeric)
        {
            continue;
        }
        for text in banned() {
            let here = bytes.get(at..at + text.len());
            if here.is_some_and(|here| here.eq_ignore_ascii_case(text.as_bytes()))
                && !found.contains(&text)
            {
                found.push(text);
            }
        }
    }
    found
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
const UNITS: [&str; 8] = [
    "%",
    "pour cent",
    "€",
    "euros",
    "sur dix",
    "sur cent",
    "ans de prison",
    "ans d’emprisonnement",
];

fn numbers(words: &str) -> Vec<Number> {
    let mut found = Vec::new();
    let mut rest = words;
    while let Some(start) = rest.bytes().position(|byte| byte.is_ascii_digit()) {
        let tail = &rest[start..];
        let (digits, length) = digits(tail);
        let after = tail[length..].trim_start_matches([' ', '\u{a0}', '\u{202f}']);
        let unit = UNITS
            .iter()
            .find(|unit| after.starts_with(**unit))
            .copied()
            .unwrap_or("");
        let share = after
            .strip_prefix("sur ")
            .map(|of| self::digits(of).0)
            .filter(|of| !of.is_empty());
        let unit = share.map_or_else(|| unit.to_owned(), |of| format!("sur {of}"));
        found.push(Number { digits, unit });
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

/// True when a declared figure is what is written: the same, or a range of which the text writes
/// the whole (`19 à 20 %`).
fn states(declared: &str, written: &str, words: &str) -> bool {
    let bare = |text: &str| {
        text.chars()
            .filter(|c| !c.is_whitespace())
            .collect::<String>()
    };
    let (declared, written) = (bare(declared), bare(written));
    declared == written || declared.ends_with(&written) && bare(words).contains(&declared)
}
