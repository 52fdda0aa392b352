//! What a pupil's tab prepares for handing in: the nonce of its own code, and the plays that several
//! pupils pooled on a shared device.
//!
//! One tab has one nonce for each subject until it passes to the next pupil, so that a code shown
//! twice, or another play of the same pupil, counts once. A pool whose code was shown takes nothing
//! more: what a class already counted must not come back in a larger code.

use super::gathering::{Handed, Nonce, POOL};
use super::ranks::{Subject, Sums};
use super::sums::PlaySums;

/// Plays pooled on a shared device: sums, never one play after the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pool {
    nonce: Nonce,
    sums: PlaySums,
    shown: bool,
}

/// What a tab prepares for one subject.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandIn {
    nonce: Option<Nonce>,
    pool: Option<Pool>,
}

impl Pool {
    /// A pool as it was kept.
    pub fn new(nonce: Nonce, sums: PlaySums, shown: bool) -> Self {
        Self { nonce, sums, shown }
    }

    /// What tells its code from another.
    pub fn nonce(&self) -> Nonce {
        self.nonce
    }

    /// Its counters.
    pub fn sums(&self) -> &PlaySums {
        &self.sums
    }

    /// How many plays.
    pub fn plays(&self) -> u16 {
        self.sums.plays
    }

    /// True once there are enough plays for a code.
    pub fn is_ready(&self) -> bool {
        self.plays() >= POOL
    }

    /// True once its code was shown.
    pub fn is_shown(&self) -> bool {
        self.shown
    }

    /// What its code says.
    pub fn handed(&self, subject: Subject) -> Handed {
        Handed {
            subject,
            nonce: self.nonce,
            sums: Sums::Play(self.sums.clone()),
        }
    }
}

impl HandIn {
    /// What was prepared, as it was kept.
    pub fn new(nonce: Option<Nonce>, pool: Option<Pool>) -> Self {
        Self { nonce, pool }
    }

    /// The nonce of this pupil's code, once one was shown.
    pub fn nonce(&self) -> Option<Nonce> {
        self.nonce
    }

    /// The plays pooled.
    pub fn pool(&self) -> Option<&Pool> {
        self.pool.as_ref()
    }

    /// True when nothing is prepared.
    pub fn is_empty(&self) -> bool {
        self.nonce.is_none() && self.pool.is_none()
    }

    /// The nonce of this pupil's code, drawn the first time.
    pub fn nonce_or(&mut self, draw: impl FnOnce() -> Nonce) -> Nonce {
        *self.nonce.get_or_insert_with(draw)
    }

    /// Adds a play to the pool; false, and nothing changes, once the code of the pool was shown. The
    /// tab passes to the next pupil: its own nonce goes.
    pub fn pool_play(&mut self, play: &PlaySums, draw: impl FnOnce() -> Nonce) -> bool {
        let fresh = || Pool::new(draw(), PlaySums::default(), false);
        let pool = self.pool.get_or_insert_with(fresh);
        if pool.shown {
            return false;
        }
        pool.sums.add(play);
        self.nonce = None;
        true
    }

    /// The code of the pool is shown; false while there are too few plays.
    pub fn show_pool(&mut self) -> bool {
        let Some(pool) = self.pool.as_mut().filter(|pool| pool.is_ready()) else {
            return false;
        };
        pool.shown = true;
        true
    }

    /// Forgets the pool: another group begins.
    pub fn forget_pool(&mut self) {
        self.pool = None;
    }

    /// Another pupil takes the device: the pool stays.
    pub fn pass_on(&mut self) {
        self.nonce = None;
    }
}
