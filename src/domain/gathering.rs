//! A class hands in: codes are folded into sums at once, and nothing else of them stays.
//!
//! While it is open a gathering knows the nonces that it met, so that a code counts once; closing
//! erases them and gives the sums away, once. No order, no time, no pupil's record exists here: the
//! same codes in two orders leave the same [`Gathering`].

use std::collections::BTreeSet;

use super::ranks::{Subject, Sums};

/// Most people whose codes a gathering takes: a level in the hall, not a town.
pub const MOST_PRESENT: u16 = 400;
/// Fewest plays that a shared device may pool into one code.
pub const POOL: u16 = 5;

/// A number drawn by the device that hands in: it tells two codes apart, and nobody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Nonce(pub u32);

/// What a code says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Handed {
    /// What it speaks of.
    pub subject: Subject,
    /// What tells it from another.
    pub nonce: Nonce,
    /// Its counters; none for an empty code, which counts as a code and says nothing.
    pub sums: Sums,
}

impl Handed {
    /// For how many people present it stands: an empty code stands for one.
    pub fn people(&self) -> u16 {
        self.sums.contributors().max(1)
    }
}

/// Why a code is not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is not a code, or a sign of it is wrong or missing.
    Damaged,
    /// It speaks of something else.
    OtherSubject(Origin),
    /// It speaks of another version of the same content.
    OtherVersion,
    /// It would make more people than are present.
    TooMany,
    /// The gathering is closed.
    Closed,
}

/// Where a foreign code comes from, as far as it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// A scenario of this number.
    Story(u32),
    /// A module of this number.
    Module(u32),
}

/// What became of a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Receipt {
    /// It is counted, for so many people.
    Counted(u16),
    /// It was received before: it counts once.
    AlreadyReceived,
    /// It is not counted.
    Refused(Refusal),
}

/// How far a gathering is.
#[derive(Debug, Clone, PartialEq, Eq)]
enum State {
    Open { sums: Sums, seen: BTreeSet<Nonce> },
    Closed,
}

/// Codes of one class about one subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathering {
    subject: Subject,
    present: u16,
    codes: u16,
    people: u16,
    state: State,
}

impl Gathering {
    /// An open gathering of the codes of so many people present; at least one, at most
    /// [`MOST_PRESENT`].
    pub fn new(subject: Subject, present: u16) -> Self {
        Self {
            state: State::Open {
                sums: Sums::none(&subject),
                seen: BTreeSet::new(),
            },
            subject,
            present: present.clamp(1, MOST_PRESENT),
            codes: 0,
            people: 0,
        }
    }

    /// An open gathering as it was kept; `None` when its parts contradict each other.
    pub fn resumed(
        subject: Subject,
        present: u16,
        people: u16,
        sums: Sums,
        seen: BTreeSet<Nonce>,
    ) -> Option<Self> {
        let codes = u16::try_from(seen.len()).ok()?;
        let same = matches!(
            (&subject, &sums),
            (Subject::Play(_), Sums::Play(_)) | (Subject::Answers(_), Sums::Answers(_))
        );
        let plausible = same
            && (1..=MOST_PRESENT).contains(&present)
            && (codes..=present).contains(&people)
            && sums.contributors() <= people;
        plausible.then_some(Self {
            subject,
            present,
            codes,
            people,
            state: State::Open { sums, seen },
        })
    }

    /// A closed gathering as it was kept: it only refuses late codes. `None` when its parts
    /// contradict each other.
    pub fn resumed_closed(subject: Subject, present: u16, codes: u16, people: u16) -> Option<Self> {
        let plausible =
            (1..=MOST_PRESENT).contains(&present) && (codes..=present).contains(&people);
        plausible.then_some(Self {
            subject,
            present,
            codes,
            people,
            state: State::Closed,
        })
    }

    /// What it gathers.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// How many people are present.
    pub fn present(&self) -> u16 {
        self.present
    }

    /// How many codes were received, empty ones included: all that screens may show while it is open.
    pub fn codes(&self) -> u16 {
        self.codes
    }

    /// For how many people these codes stand: a pooled one stands for several.
    pub fn people(&self) -> u16 {
        self.people
    }

    /// True until it is closed.
    pub fn is_open(&self) -> bool {
        matches!(self.state, State::Open { .. })
    }

    /// The sums so far and the nonces met, while it is open: what a reload of the page needs.
    pub fn parts(&self) -> Option<(&Sums, &BTreeSet<Nonce>)> {
        match &self.state {
            State::Open { sums, seen } => Some((sums, seen)),
            State::Closed => None,
        }
    }

    /// Takes a code in, or says why not. What is refused changes nothing.
    pub fn receive(&mut self, code: Result<Handed, Refusal>) -> Receipt {
        let State::Open { sums, seen } = &mut self.state else {
            return Receipt::Refused(Refusal::Closed);
        };
        let handed = match code {
            Ok(handed) => handed,
            Err(refusal) => return Receipt::Refused(refusal),
        };
        if handed.subject != self.subject {
            return Receipt::Refused(Refusal::OtherSubject(Origin::of(&handed.subject)));
        }
        if seen.contains(&handed.nonce) {
            return Receipt::AlreadyReceived;
        }
        let people = handed.people();
        let Some(all) = self
            .people
            .checked_add(people)
            .filter(|all| *all <= self.present)
        else {
            return Receipt::Refused(Refusal::TooMany);
        };
        if !sums.add(&handed.sums) {
            return Receipt::Refused(Refusal::Damaged);
        }
        seen.insert(handed.nonce);
        self.people = all;
        self.codes += 1;
        Receipt::Counted(people)
    }

    /// More or fewer people are present after all; never fewer than those whose codes were received.
    pub fn set_present(&mut self, present: u16) {
        if self.is_open() {
            self.present = present.clamp(self.people.max(1), MOST_PRESENT);
        }
    }

    /// Closes it: the nonces are erased, and the sums leave, to be published once. `None` when it
    /// was closed before.
    pub fn close(&mut self) -> Option<Sums> {
        match std::mem::replace(&mut self.state, State::Closed) {
            State::Open { sums, .. } => Some(sums),
            State::Closed => None,
        }
    }
}

impl Origin {
    /// Where the codes of a subject come from.
    pub fn of(subject: &Subject) -> Self {
        match subject {
            Subject::Play(id) => Self::Story(super::id::number_of(id.as_str())),
            Subject::Answers(id) => Self::Module(super::id::number_of(id.as_str())),
        }
    }
}
