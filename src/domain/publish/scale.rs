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
    /// « Beaucoup » begins a little above half, where words that add up narrow a small count least.
    /// Take `k` counts that add up to `s`, all « peu ou personne » but the others, whose upper bounds
    /// add up to `u`: each is at least `s − u − 4(k − 1)`, which is 3 or 4, so that fewer than three
    /// values are left, just when `s − u` is 3 or 0 modulo 4. `s` is the total, with « un groupe » at
    /// its most or not, or « beaucoup » at its least. With 14 contributors none of these sums is.
    pub fn of(total: u16) -> Self {
        let starts = total / 2 + 1..total;
        // A total that is a multiple of four has no start that suits both.
        let suits = |many: &u16| {
            matches!((total - many) % 4, 0 | 1) && (total.is_multiple_of(4) || matches!(many % 4, 1 | 2))
        };
        let many = starts.clone().find(suits);
        Self {
            total,
            many: many.unwrap_or(total / 2 + 1),
        }
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
            Thickness::Group => (5, self.many - 1),
            Thickness::Many => (self.many, self.total),
        }
    }
}
