//! The signs of a code: thirty-two letters and digits chosen so that what looks alike is read alike,
//! numbers written with them, and the check at their end.
//!
//! The alphabet is Douglas Crockford's: no I, L, O nor U; a hand that writes I or L means 1, O
//! means 0. The checks are cyclic codes: an error within so many bits in a row is always seen when
//! the check has as many, so a wrong sign (5 bits) and two neighbours exchanged (10) never pass.

use crc::{CRC_15_CAN, CRC_30_CDMA, Crc};

/// How many signs there are.
pub(super) const BASE: u128 = 32;
/// Bits of a sign.
const BITS: usize = 5;
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Signs, as numbers below 32.
#[derive(Debug, Clone, Default)]
pub(super) struct Signs(Vec<u8>);

impl Signs {
    /// Reads signs; hyphens and spaces are skipped. `None` when another character is met, or more
    /// of them than any code has.
    pub fn read(text: &str) -> Option<Self> {
        let shown = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let mut signs = Vec::new();
        for sign in shown.take(super::LONGEST + 1) {
            signs.push(value(sign)?);
        }
        Some(Self(signs))
    }

    /// The signs as text.
    pub fn text(&self) -> String {
        let letter = |sign: &u8| ALPHABET.get(usize::from(*sign)).copied().map(char::from);
        self.0.iter().filter_map(letter).collect()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Adds a number in so many signs; `None` when it needs more.
    pub fn push(&mut self, number: u128, signs: usize) -> Option<()> {
        if number >= super::power(signs) {
            return None;
        }
        let from = self.0.len();
        let mut left = number;
        for _ in 0..signs {
            self.0.push(u8::try_from(left % BASE).ok()?);
            left /= BASE;
        }
        self.0.get_mut(from..)?.reverse();
        Some(())
    }

    /// Takes a number of so many signs off the beginning.
    pub fn take(&mut self, signs: usize) -> Option<u128> {
        if signs > self.0.len() {
            return None;
        }
        let number = |number, sign| number * BASE + u128::from(sign);
        Some(self.0.drain(..signs).fold(0, number))
    }

    /// Adds counters of so many bits each.
    pub fn push_counts(&mut self, counts: &[u16], width: u32) {
        let bits = counts
            .iter()
            .flat_map(|count| (0..width).rev().map(move |bit| count >> bit & 1 == 1));
        self.push_bits(&bits.collect::<Vec<_>>());
    }

    fn push_bits(&mut self, bits: &[bool]) {
        for five in bits.chunks(BITS) {
            let sign = five.iter().fold(0, |sign, bit| sign << 1 | u8::from(*bit));
            // The last sign is filled with zeros.
            self.0.push(sign << (BITS - five.len()));
        }
    }

    /// Takes counters of so many bits each: exactly the signs that are left, filled with zeros.
    pub fn take_counts(&mut self, counts: usize, width: u32) -> Option<Vec<u16>> {
        let bits = self.bits();
        let width = usize::try_from(width).ok()?;
        let needed = counts.checked_mul(width)?;
        let (said, filling) = bits.split_at_checked(needed)?;
        if filling.len() >= BITS || filling.contains(&true) {
            return None;
        }
        self.0.clear();
        let number = |bits: &[bool]| bits.iter().fold(0, |n: u16, bit| n << 1 | u16::from(*bit));
        Some(said.chunks(width).map(number).collect())
    }

    fn bits(&self) -> Vec<bool> {
        let signs = self.0.iter();
        signs
            .flat_map(|sign| (0..BITS).rev().map(move |bit| sign >> bit & 1 == 1))
            .collect()
    }

    /// Mixes the signs from this one on with others that the nonce gives; done twice, it undoes. An
    /// empty code then looks like any other.
    pub fn mask(&mut self, from: usize, nonce: u128) {
        let mut state = u64::try_from(nonce % (1 << 63)).unwrap_or(0) | 1 << 63;
        for sign in self.0.iter_mut().skip(from) {
            state = state
                .wrapping_mul(0x5851_f42d_4c95_7f2d)
                .wrapping_add(0x1405_7b7e_f767_814f);
            *sign ^= u8::try_from(state >> 59).unwrap_or(0);
        }
    }

    /// Adds the check, of so many signs.
    pub fn check(&mut self, signs: usize) {
        let check = self.remainder(signs);
        // A check never needs more signs than it has.
        self.push(check.into(), signs).unwrap_or_default();
    }

    /// Removes the check, of so many signs; false when it is not the one of what stands before.
    pub fn uncheck(&mut self, signs: usize) -> bool {
        let Some(at) = self.0.len().checked_sub(signs) else {
            return false;
        };
        let said = self.0.split_off(at);
        let mut checked = self.clone();
        checked.check(signs);
        checked.0.get(at..) == Some(said.as_slice())
    }

    fn remainder(&self, signs: usize) -> u32 {
        let bits = self.bits();
        // Zeros before the first sign, so that the last one ends a byte: the check follows it.
        let zeros = (8 - bits.len() % 8) % 8;
        let padded: Vec<bool> = std::iter::repeat_n(false, zeros).chain(bits).collect();
        let byte = |bits: &[bool]| bits.iter().fold(0, |byte, bit| byte << 1 | u8::from(*bit));
        let bytes: Vec<u8> = padded.chunks(8).map(byte).collect();
        if signs * BITS == usize::from(CRC_15_CAN.width) {
            Crc::<u16>::new(&CRC_15_CAN).checksum(&bytes).into()
        } else {
            Crc::<u32>::new(&CRC_30_CDMA).checksum(&bytes)
        }
    }
}

/// The value of a letter or digit, capital or not.
fn value(sign: char) -> Option<u8> {
    let meant = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let at = ALPHABET
        .iter()
        .position(|known| char::from(*known) == meant)?;
    u8::try_from(at).ok()
}
