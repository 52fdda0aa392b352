//! Identity: what makes an entry of two files the same entry.
//!
//! Ids are made from what the entry says, so that the same session written on two computers, or
//! pasted twice, has one id and counts once. Nothing is drawn and no clock is read.

use crate::domain::id::{ActionId, ClassId, PlannedId, SessionId};

/// A sum of words that stays the same for ever: FNV-1a on 64 bits, each word followed by a mark that
/// no word holds. Nobody attacks it: it only names what one board holds, some thousands of entries.
pub(super) struct Hash(u64);

impl Hash {
    /// A sum that begins with a kind of entry.
    pub fn new(kind: &str) -> Self {
        Self(0xcbf2_9ce4_8422_2325).word(kind)
    }

    /// Adds a word.
    pub fn word(mut self, word: &str) -> Self {
        for byte in word.bytes().chain([0xff]) {
            self.0 ^= u64::from(byte);
            self.0 = self.0.wrapping_mul(0x0100_0000_01b3);
        }
        self
    }

    /// The id of a class.
    pub fn class(self) -> ClassId {
        ClassId::made("c-", self.0)
    }

    /// The id of a session.
    pub fn session(self) -> SessionId {
        SessionId::made("s-", self.0)
    }

    /// The id of a planned session.
    pub fn planned(self) -> PlannedId {
        PlannedId::made("p-", self.0)
    }

    /// The id of an action.
    pub fn action(self) -> ActionId {
        ActionId::made("a-", self.0)
    }
}
