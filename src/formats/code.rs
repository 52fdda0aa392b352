//! The codes that pupils hand in: counters, a random nonce and a check, in signs that a hand types
//! and a camera reads. Nothing else: no device, no time, no order (see `docs/decisions/0015-codes.md`).
//!
//! The short form has [`SHORT`] signs, and says one play or the answers of one pupil; the long form
//! says every counter, of one play that the short form cannot hold or of several plays pooled. Both
//! are read by [`read`], which never panics and never guesses: a wrong sign is refused.

mod one;
mod pasted;
mod signs;

pub use self::pasted::read_all;
use self::signs::{BASE, Signs};
use crate::domain::gathering::{Handed, Nonce, Origin, POOL, Refusal};
use crate::domain::id::number_of;
use crate::domain::ranks::{Ranks, Subject, Sums};

/// Signs of the short form, hyphens apart.
pub const SHORT: usize = 20;
/// Fewest signs of the long form.
const LONG: usize = HEAD + LONG_HEAD + LONG_CHECK + 1;
/// Signs that say the subject and the version of its content.
const HEAD: usize = 3;
/// Signs of the nonce of the short form: among thirty codes, two are alike once in 77,000 classes.
const SHORT_NONCE: usize = 5;
/// Signs of the check of the short form.
const SHORT_CHECK: usize = 3;
/// Signs of what the short form says.
const SHORT_SAYS: usize = SHORT - HEAD - SHORT_NONCE - SHORT_CHECK;
/// Signs of the rest of the version, of the nonce and of the number of plays of the long form.
const LONG_HEAD: usize = 3 + LONG_NONCE + LONG_PLAYS;
const LONG_NONCE: usize = 6;
const LONG_PLAYS: usize = 2;
/// Signs of the check of the long form.
const LONG_CHECK: usize = 6;
/// Most signs of a long form: what a QR code of version 13 holds, its words apart.
const LONGEST: usize = 420;

/// A code, ready to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    subject: Subject,
    signs: String,
}

impl Code {
    /// The code as one types it, in groups of four; none for the long form.
    pub fn typed(&self) -> Option<String> {
        (self.signs.len() == SHORT).then(|| grouped(&self.signs))
    }

    /// The code as one copies it, whichever its form.
    pub fn copied(&self) -> String {
        self.typed().unwrap_or_else(|| self.signs.clone())
    }

    /// The text of the QR code: words that say what it is, then the code. Capital letters, digits
    /// and spaces take the least room.
    pub fn qr(&self) -> String {
        let (what, number) = match &self.subject {
            Subject::Play(id) => ("CHOIX DE L HISTOIRE", number_of(id.as_str())),
            Subject::Answers(id) => ("REPONSES DU MODULE", number_of(id.as_str())),
        };
        format!("BALISE {what} {number} SANS NOM {}", self.signs)
    }
}

/// Writes a code. `None` when these sums cannot be handed in: fewer than [`POOL`] plays pooled, an
/// unfinished play, or more counters than a QR code holds.
pub fn write(handed: &Handed, ranks: &Ranks) -> Option<Code> {
    if handed.subject != ranks.subject() {
        return None;
    }
    let signs = short(handed, ranks).or_else(|| long(handed, ranks))?;
    Some(Code {
        subject: handed.subject.clone(),
        signs: signs.text(),
    })
}

fn short(handed: &Handed, ranks: &Ranks) -> Option<Signs> {
    let said = one::number(&handed.sums, ranks)?;
    let (head, _) = head(ranks);
    let nonce = u128::from(handed.nonce.0) % power(SHORT_NONCE);
    let mut signs = Signs::default();
    signs.push(head, HEAD)?;
    signs.push(nonce, SHORT_NONCE)?;
    signs.push(said, SHORT_SAYS)?;
    signs.mask(HEAD + SHORT_NONCE, nonce);
    signs.check(SHORT_CHECK);
    Some(signs)
}

fn long(handed: &Handed, ranks: &Ranks) -> Option<Signs> {
    let people = handed.sums.contributors();
    if (2..POOL).contains(&people) {
        return None;
    }
    let counts = ranks.counts(&handed.sums);
    // What cannot be read back must not be shown.
    ranks.sums(people, &counts)?;
    let (head, version) = head(ranks);
    let nonce = u128::from(handed.nonce.0) % power(LONG_NONCE);
    let mut signs = Signs::default();
    signs.push(head, HEAD)?;
    signs.push(version, 3)?;
    signs.push(nonce, LONG_NONCE)?;
    signs.push(people.into(), LONG_PLAYS)?;
    signs.push_counts(&counts, width(people));
    signs.mask(HEAD + 3 + LONG_NONCE, nonce);
    signs.check(LONG_CHECK);
    (signs.len() <= LONGEST).then_some(signs)
}

/// Reads one code: typed or scanned, in capitals or not, grouped or not.
///
/// # Errors
/// Why it cannot be counted: [`Refusal::Damaged`], [`Refusal::OtherSubject`] or
/// [`Refusal::OtherVersion`].
pub fn read(text: &str, ranks: &Ranks) -> Result<Handed, Refusal> {
    // What stands before the code in a QR code is words.
    let code = match text.trim().strip_prefix("BALISE ") {
        Some(words) => words.rsplit(' ').next().unwrap_or_default(),
        None => text,
    };
    let mut signs = Signs::read(code).ok_or(Refusal::Damaged)?;
    let is_short = signs.len() == SHORT;
    if !is_short && !(LONG..=LONGEST).contains(&signs.len()) {
        return Err(Refusal::Damaged);
    }
    let check = if is_short { SHORT_CHECK } else { LONG_CHECK };
    if !signs.uncheck(check) {
        return Err(Refusal::Damaged);
    }
    let (head, version) = head(ranks);
    let said = signs.take(HEAD).ok_or(Refusal::Damaged)?;
    let about = |head: u128| head / VERSIONS;
    if about(said) != about(head) {
        return Err(Refusal::OtherSubject(origin(said)));
    }
    let same = said == head && (is_short || signs.take(3) == Some(version));
    if !same {
        return Err(Refusal::OtherVersion);
    }
    let (nonce, sums) = if is_short {
        read_short(&mut signs, ranks)
    } else {
        read_long(&mut signs, ranks)
    }
    .ok_or(Refusal::Damaged)?;
    Ok(Handed {
        subject: ranks.subject(),
        nonce,
        sums,
    })
}

fn read_short(signs: &mut Signs, ranks: &Ranks) -> Option<(Nonce, Sums)> {
    let nonce = signs.take(SHORT_NONCE)?;
    signs.mask(0, nonce);
    let sums = one::sums(signs.take(SHORT_SAYS)?, ranks)?;
    Some((Nonce(u32::try_from(nonce).ok()?), sums))
}

fn read_long(signs: &mut Signs, ranks: &Ranks) -> Option<(Nonce, Sums)> {
    let nonce = signs.take(LONG_NONCE)?;
    signs.mask(0, nonce);
    let people = u16::try_from(signs.take(LONG_PLAYS)?).ok()?;
    if (2..POOL).contains(&people) {
        return None;
    }
    let counts = signs.take_counts(ranks.len(), width(people))?;
    let sums = ranks.sums(people, &counts)?;
    Some((Nonce(u32::try_from(nonce).ok()?), sums))
}

/// How many versions of a content the head tells apart.
const VERSIONS: u128 = 1 << 8;
/// How many numbers of stories or modules the head tells apart.
const NUMBERS: u128 = 1 << 6;

/// The kind of the subject, its number and a part of the version of its content; then another part.
fn head(ranks: &Ranks) -> (u128, u128) {
    let (kind, number) = match ranks.subject() {
        Subject::Play(id) => (0, number_of(id.as_str())),
        Subject::Answers(id) => (1, number_of(id.as_str())),
    };
    let version = u128::from(ranks.fingerprint());
    let head = (kind * NUMBERS + u128::from(number) % NUMBERS) * VERSIONS + version % VERSIONS;
    (head, version / VERSIONS % power(3))
}

/// Where a code with this head comes from.
fn origin(head: u128) -> Origin {
    let about = head / VERSIONS;
    let number = u32::try_from(about % NUMBERS).unwrap_or(0);
    if about < NUMBERS {
        Origin::Story(number)
    } else {
        Origin::Module(number)
    }
}

/// Bits of each counter of so many plays.
fn width(plays: u16) -> u32 {
    u16::BITS - plays.max(1).leading_zeros()
}

/// How many numbers so many signs can say.
fn power(signs: usize) -> u128 {
    (0..signs).fold(1, |all, _| all * BASE)
}

fn grouped(signs: &str) -> String {
    let mut text = String::new();
    for (nth, sign) in signs.chars().enumerate() {
        if nth > 0 && nth % 4 == 0 {
            text.push('-');
        }
        text.push(sign);
    }
    text
}
