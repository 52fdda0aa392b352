//! What the three words mean for so many contributors.

use super::Thickness;

/// The bounds of the three words: « peu ou personne » is always 0 to 4, « beaucoup » always more than
/// half.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    total: u16,
    many: u16,
}

impl Scale {
    /// The words for so many contributors.
    ///
    /// Where « beaucoup » begins decides how much words that add up tell. Take `k` counts that add up
    /// to `s`, all « peu ou personne » but some whose greatest values add up to `u`: each small one is
    /// at least `s − u − 4(k − 1)`, and fewer than three values are left when that is 3 or 4. For each
    /// total the start is one where this happens seldom: see `docs/decisions/0016-publication.md`
    /// for what was tried.
    pub fn of(total: u16) -> Self {
        let many = match total {
            0..=11 => total.saturating_sub(2),
            12..=16 => total - 4,
            _ => above_half(total),
        };
        Self { total, many }
    }

    /// How many contributors.
    pub fn total(self) -> u16 {
        self.total
    }

    /// The least count that is « beaucoup ».
    pub fn many(self) -> u16 {
        self.many
    }

    /// The word for a count.
    pub fn word(self, count: u16) -> Thickness {
        match count {
            0..=4 => Thickness::Few,
            _ if count < self.many => Thickness::Group,
            _ => Thickness::Many,
        }
    }

    /// The least and the greatest count of a word.
    pub fn range(self, word: Thickness) -> (u16, u16) {
        match word {
            Thickness::Few => (0, 4),
            Thickness::Group => (5, self.many.saturating_sub(1)),
            Thickness::Many => (self.many, self.total),
        }
    }
}

/// A start a little above half, such that neither the total less « un groupe » at its most, nor
/// « beaucoup » at its least, is 3 or 0 modulo 4; the first alone where no start suits both.
fn above_half(total: u16) -> u16 {
    let mut starts = total / 2 + 1..total;
    let suits = |many: &u16| {
        matches!((total - many) % 4, 0 | 1)
            && (total.is_multiple_of(4) || matches!(many % 4, 1 | 2))
    };
    starts.find(suits).unwrap_or(total / 2 + 1)
}
