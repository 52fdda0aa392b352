//! The readable line of a session, for the « cahier de textes » and for the board.
//!
//! A person reads it, and a board reads it back, pasted from a message or a spreadsheet: class,
//! activity, day, minutes, mode, and where to resume. Its words are part of the format, which is why
//! they stand here. Pasting a line twice counts once: a session has the id of what it says.

use std::collections::BTreeSet;

use super::board_words::{
    BALISE, WHOLE_LEVEL, activity_words, audience_words, mode_words, outside_words,
};
use super::class_list::{cells, known};
use super::documents::Catalogue;
use crate::domain::board::{
    Activity, Audience, Board, MAX_MINUTES, Mode, Outside, Said, SessionRecord,
};
use crate::domain::date::Date;
use crate::domain::id::{ModuleId, StepId};
use crate::domain::lesson::Level;

/// Most lines that are read at once.
pub const MAX_LINES: usize = 2000;

/// What stands between two parts.
const DASH: &str = " – ";
/// What begins the step to resume.
const RESUME: &str = "à reprendre";

/// Why a line is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineProblem {
    /// It has not the parts of a line: class, activity, day, minutes, mode.
    Parts,
    /// The board has no class of this label.
    Class(String),
    /// The activity is not known.
    Activity,
    /// There is no day, or no such day.
    Date,
    /// The minutes are not between 1 and [`MAX_MINUTES`].
    Minutes,
    /// The mode is not known.
    Mode,
    /// The step to resume is not one.
    Resume,
    /// It comes after [`MAX_LINES`] lines.
    TooMany,
}

/// What a line would do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// Enter a session.
    New(SessionRecord),
    /// Nothing: the session is on the board, or on a line above.
    Already(SessionRecord),
    /// Nothing: it cannot be read.
    Refused(LineProblem),
}

/// A line that was pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PastedLine {
    /// Its number, from 1, as it was pasted.
    pub number: usize,
    /// Its text.
    pub text: String,
    /// What it would do.
    pub outcome: Pasted,
}

/// Writes the line of a session.
pub fn write(session: &SessionRecord, board: &Board, catalogue: &Catalogue) -> String {
    let mut line = [
        audience_words(&session.audience, board),
        activity_words(&session.activity, catalogue),
        session.date.french(),
        format!("{}\u{a0}min", session.minutes),
        mode_words(session.mode).to_owned(),
    ]
    .join(DASH);
    if let Some(step) = &session.resume {
        line.extend([DASH, RESUME, "\u{a0}: ", step.as_str()]);
    }
    line
}

/// Reads lines. Empty ones are skipped, and so is the heading of a spreadsheet.
pub fn read(text: &str, board: &Board) -> Vec<PastedLine> {
    let there: BTreeSet<&str> = board.sessions.iter().map(|s| s.id.as_str()).collect();
    let mut above: BTreeSet<String> = BTreeSet::new();
    let mut lines = Vec::new();
    let written = text.trim_start_matches('\u{feff}').lines().enumerate();
    for (rank, line) in written.filter(|(_, line)| !line.trim().is_empty()) {
        let parts = parts(line);
        if lines.is_empty() && is_heading(&parts) {
            continue;
        }
        let outcome = if lines.len() >= MAX_LINES {
            Pasted::Refused(LineProblem::TooMany)
        } else {
            match session(&parts, board) {
                Err(problem) => Pasted::Refused(problem),
                Ok(session) => {
                    let again = !above.insert(session.id.as_str().to_owned());
                    if again || there.contains(session.id.as_str()) {
                        Pasted::Already(session)
                    } else {
                        Pasted::New(session)
                    }
                }
            }
        };
        lines.push(PastedLine {
            number: rank + 1,
            text: line.trim().to_owned(),
            outcome,
        });
    }
    lines
}

/// The sessions that the good lines enter.
pub fn accepted(lines: &[PastedLine]) -> Vec<SessionRecord> {
    let good = lines.iter().filter_map(|line| match &line.outcome {
        Pasted::New(session) => Some(session.clone()),
        Pasted::Already(_) | Pasted::Refused(_) => None,
    });
    good.collect()
}

/// The parts of a line, spaces of all widths made plain.
fn parts(line: &str) -> Vec<String> {
    let plain: String = line
        .chars()
        .map(|c| {
            if c.is_whitespace() && c != '\t' {
                ' '
            } else {
                c
            }
        })
        .collect();
    let plain = plain.trim_matches(' ');
    // A message often makes a list: « - 5e B – … ».
    let plain = plain
        .trim_start_matches(['•', '*', '-', '–', '>', '\''])
        .trim_matches(' ');
    if plain.contains('\t') || plain.contains(';') {
        return cells(plain);
    }
    plain
        .replace(" — ", DASH)
        .replace(" - ", DASH)
        .split(DASH)
        .map(|part| part.trim().to_owned())
        .collect()
}

fn is_heading(parts: &[String]) -> bool {
    let plain: Vec<String> = parts.iter().map(|part| part.to_lowercase()).collect();
    plain.iter().any(|part| part == "date") && plain.iter().any(|part| part == "minutes")
}

fn session(parts: &[String], board: &Board) -> Result<SessionRecord, LineProblem> {
    let day = |part: &String| {
        Date::parse_french(part)
            .or_else(|_| Date::parse_iso(part))
            .ok()
    };
    if parts.len() < 4 {
        return Err(LineProblem::Parts);
    }
    let (at, date) = parts
        .iter()
        .enumerate()
        .find_map(|(at, part)| Some((at, day(part)?)))
        .ok_or(LineProblem::Date)?;
    let (Some(who), Some(what), [minutes, mode, rest @ ..]) = (
        parts.first().filter(|_| at > 1),
        parts.get(1..at),
        parts.get(at + 1..).unwrap_or_default(),
    ) else {
        return Err(LineProblem::Parts);
    };
    let said = Said {
        audience: audience(who, board)?,
        activity: activity(what).ok_or(LineProblem::Activity)?,
        date,
        minutes: minutes_of(minutes).ok_or(LineProblem::Minutes)?,
        mode: mode_of(mode).ok_or(LineProblem::Mode)?,
        nth: 1,
    };
    let mut rest = rest.iter().filter(|part| !part.is_empty());
    let resume = rest.next().map(|part| step(part)).transpose()?;
    if rest.next().is_some() {
        return Err(LineProblem::Parts);
    }
    Ok(said.session(resume, None))
}

fn audience(who: &str, board: &Board) -> Result<Audience, LineProblem> {
    if let Some(level) = who.strip_suffix(WHOLE_LEVEL) {
        let level = Level::parse(level.trim());
        return level
            .map(Audience::Level)
            .ok_or_else(|| LineProblem::Class(who.to_owned()));
    }
    known(who, board)
        .map(|class| Audience::Class(class.id.clone()))
        .ok_or_else(|| LineProblem::Class(who.to_owned()))
}

/// The activity: all that stands between the class and the day, or its last part alone, because the
/// board's own spreadsheet puts the level and the head count before it.
fn activity(parts: &[String]) -> Option<Activity> {
    let whole = parts.join(DASH);
    let last = parts.last()?;
    [whole.as_str(), last.as_str()]
        .into_iter()
        .find_map(|words| {
            if let Some((_, id)) = words.rsplit_once(BALISE) {
                let id = id.strip_suffix(')')?;
                return ModuleId::parse(id).ok().map(Activity::Module);
            }
            let same = |outside: &Outside| plain(outside_words(*outside)) == plain(words);
            Outside::ALL.into_iter().find(same).map(Activity::Outside)
        })
}

fn minutes_of(words: &str) -> Option<u16> {
    let digits = words.trim_end_matches(|c: char| c.is_alphabetic() || c == ' ' || c == '.');
    let unit = words.get(digits.len()..)?.trim();
    let known = matches!(unit, "" | "min" | "min." | "mn" | "minutes" | "minute");
    let minutes = digits.parse().ok().filter(|_| known)?;
    (1..=MAX_MINUTES).contains(&minutes).then_some(minutes)
}

fn mode_of(words: &str) -> Option<Mode> {
    let mut modes = Mode::ALL.into_iter();
    modes.find(|mode| plain(mode_words(*mode)) == plain(words) || mode.slug() == words)
}

fn step(words: &str) -> Result<StepId, LineProblem> {
    let id = words.strip_prefix(RESUME).unwrap_or(words);
    let id = id.trim_start_matches([' ', ':']);
    StepId::parse(id).map_err(|_| LineProblem::Resume)
}

/// Words as they are compared: a message changes apostrophes, and capitals do not matter.
fn plain(words: &str) -> String {
    words.replace('’', "'").to_lowercase()
}
