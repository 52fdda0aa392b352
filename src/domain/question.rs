//! Questions and answers.
//!
//! A right answer can only exist inside [`Knowledge`]: an [`Attitude`] has options without any
//! field for one, so an opinion, a feeling or a commitment cannot be scored (rule R9).
//! A feeling has no [`Answer`] at all: it lives on the screen and is kept nowhere.

use super::id::{OptionId, QuestionId};
use super::text::{Block, Inline};

/// A question of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: QuestionId,
    /// Its title.
    pub title: Vec<Inline>,
    /// The text before the options.
    pub wording: Vec<Block>,
    /// Shown on demand.
    pub hint: Vec<Block>,
    /// Shown with the feedback.
    pub explanation: Vec<Block>,
    /// May be left out even in an essential step.
    pub optional: bool,
    /// What is asked.
    pub kind: QuestionKind,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum QuestionKind {
    /// Something one can know.
    Knowledge(Knowledge),
    /// Something only the pupil can say.
    Attitude(Attitude),
}

impl QuestionKind {
    /// The class used in lesson files; also how kinds are counted.
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Knowledge(Knowledge::Choice { .. }) => "savoir",
            Self::Knowledge(Knowledge::Order { .. }) => "ordre",
            Self::Knowledge(Knowledge::Sort { .. }) => "tri",
            Self::Knowledge(Knowledge::Match { .. }) => "association",
            Self::Knowledge(Knowledge::Gaps { .. }) => "texte-a-trous",
            Self::Attitude(Attitude {
                kind: AttitudeKind::Opinion,
                ..
            }) => "avis",
            Self::Attitude(Attitude {
                kind: AttitudeKind::Feeling,
                ..
            }) => "ressenti",
            Self::Attitude(Attitude {
                kind: AttitudeKind::Commitment,
                ..
            }) => "engagement",
        }
    }
}

/// A labelled option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Labelled {
    /// Its id.
    pub id: OptionId,
    /// Its words.
    pub label: Vec<Inline>,
}

/// An option of a knowledge question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// Id and words.
    pub option: Labelled,
    /// Whether it is a right answer.
    pub right: bool,
    /// What to say to someone who chose it: the act and its effect.
    pub feedback: Vec<Block>,
}

/// A box of a sorting question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortBox {
    /// Id and words.
    pub option: Labelled,
    /// The cards that belong in it, each with its feedback.
    pub cards: Vec<Card>,
}

/// A card to sort.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Id and words.
    pub option: Labelled,
    /// Why it belongs there.
    pub feedback: Vec<Block>,
}

/// A pair of a matching question: the id names both sides.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// Id and words of the left side.
    pub option: Labelled,
    /// Words of the right side.
    pub partner: Vec<Inline>,
}

/// A piece of a text with gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GapPiece {
    /// Words to read.
    Words(Vec<Inline>),
    /// A gap: its id and the word that belongs there.
    Gap(Labelled),
}

/// A question whose answers are right or wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Knowledge {
    /// Choose one option or several.
    Choice {
        /// The options.
        options: Vec<Graded>,
        /// Several options are right.
        several: bool,
    },
    /// Put in order.
    Order {
        /// The items in their right order.
        items: Vec<Labelled>,
    },
    /// Sort cards into boxes.
    Sort {
        /// The boxes with the cards that belong in each.
        boxes: Vec<SortBox>,
    },
    /// Match the left side with the right side.
    Match {
        /// The pairs.
        pairs: Vec<Pair>,
    },
    /// Fill gaps from a bank of words.
    Gaps {
        /// The text.
        pieces: Vec<GapPiece>,
        /// Words of the bank that belong in no gap.
        extra: Vec<Labelled>,
    },
}

/// What an attitude question asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttitudeKind {
    /// What one thinks.
    Opinion,
    /// What one feels: kept nowhere.
    Feeling,
    /// What one will do: several options may be chosen.
    Commitment,
}

/// A question without right answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attitude {
    /// What it asks for.
    pub kind: AttitudeKind,
    /// The options.
    pub options: Vec<Labelled>,
}

/// What a person answered, under the ids of the author.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The options chosen.
    Chosen(Vec<OptionId>),
    /// The items in the order given.
    Ordered(Vec<OptionId>),
    /// What was put where: card and box, left side and right side, gap and word.
    Placed(Vec<(OptionId, OptionId)>),
}

impl Answer {
    /// True when nothing was answered yet.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Chosen(ids) | Self::Ordered(ids) => ids.is_empty(),
            Self::Placed(pairs) => pairs.is_empty(),
        }
    }

    /// Where a card, left side or gap was put.
    pub fn place_of(&self, what: &OptionId) -> Option<&OptionId> {
        match self {
            Self::Placed(pairs) => pairs
                .iter()
                .find(|(left, _)| left == what)
                .map(|(_, right)| right),
            Self::Chosen(_) | Self::Ordered(_) => None,
        }
    }

    /// True when the option was chosen.
    pub fn has(&self, option: &OptionId) -> bool {
        matches!(self, Self::Chosen(ids) if ids.contains(option))
    }
}

/// How an answer to a knowledge question compares with what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All of it is right.
    Right,
    /// Some of it is right.
    Partly,
    /// None of it is right yet.
    NotYet,
}

/// Feedback on an answer: a word for the whole, and for each piece whether it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The whole.
    pub outcome: Outcome,
    /// Each option, card, item, pair or gap that was answered.
    pub pieces: Vec<(OptionId, bool)>,
}

impl Knowledge {
    /// True when every part has an answer, so that it can be checked.
    pub fn is_complete(&self, answer: &Answer) -> bool {
        match (self, answer) {
            (Self::Choice { .. }, Answer::Chosen(ids)) => !ids.is_empty(),
            (Self::Order { items }, Answer::Ordered(ids)) => {
                items.len() == ids.len() && items.iter().all(|item| ids.contains(&item.id))
            }
            (Self::Sort { .. } | Self::Match { .. } | Self::Gaps { .. }, Answer::Placed(_)) => {
                self.slots().all(|slot| answer.place_of(slot).is_some())
            }
            // An answer kept from a time when the question was of another kind.
            (_, Answer::Chosen(_) | Answer::Ordered(_) | Answer::Placed(_)) => false,
        }
    }

    /// Compares an answer with what is known.
    pub fn verdict(&self, answer: &Answer) -> Verdict {
        let pieces: Vec<(OptionId, bool)> = match (self, answer) {
            (Self::Choice { options, .. }, Answer::Chosen(ids)) => options
                .iter()
                .filter(|graded| graded.right || ids.contains(&graded.option.id))
                .map(|graded| {
                    (
                        graded.option.id.clone(),
                        graded.right && ids.contains(&graded.option.id),
                    )
                })
                .collect(),
            (Self::Order { items }, Answer::Ordered(ids)) => items
                .iter()
                .zip(ids)
                .map(|(item, given)| (given.clone(), item.id == *given))
                .collect(),
            _ => self
                .slots()
                .map(|slot| {
                    (
                        slot.clone(),
                        answer
                            .place_of(slot)
                            .is_some_and(|place| self.fits(slot, place)),
                    )
                })
                .collect(),
        };
        let right = pieces.iter().filter(|(_, right)| *right).count();
        let outcome = if right == pieces.len() && right > 0 {
            Outcome::Right
        } else if right > 0 {
            Outcome::Partly
        } else {
            Outcome::NotYet
        };
        Verdict { outcome, pieces }
    }

    /// The cards, left sides or gaps to be filled.
    fn slots(&self) -> impl Iterator<Item = &OptionId> {
        let ids: Vec<&OptionId> = match self {
            Self::Choice { .. } | Self::Order { .. } => Vec::new(),
            Self::Sort { boxes } => boxes
                .iter()
                .flat_map(|b| &b.cards)
                .map(|card| &card.option.id)
                .collect(),
            Self::Match { pairs } => pairs.iter().map(|pair| &pair.option.id).collect(),
            Self::Gaps { pieces, .. } => pieces
                .iter()
                .filter_map(|piece| match piece {
                    GapPiece::Gap(gap) => Some(&gap.id),
                    GapPiece::Words(_) => None,
                })
                .collect(),
        };
        ids.into_iter()
    }

    /// True when this place is right for this slot. Two gaps whose words are the same accept
    /// each other's.
    fn fits(&self, slot: &OptionId, place: &OptionId) -> bool {
        match self {
            Self::Choice { .. } | Self::Order { .. } => false,
            Self::Sort { boxes } => boxes.iter().any(|b| {
                b.option.id == *place && b.cards.iter().any(|card| card.option.id == *slot)
            }),
            Self::Match { pairs } => {
                let side = |id: &OptionId| {
                    pairs
                        .iter()
                        .find(|pair| pair.option.id == *id)
                        .map(|pair| &pair.partner)
                };
                slot == place || side(slot).is_some() && side(slot) == side(place)
            }
            Self::Gaps { .. } => {
                slot == place || self.word(slot).is_some() && self.word(slot) == self.word(place)
            }
        }
    }

    fn word(&self, id: &OptionId) -> Option<&Vec<Inline>> {
        self.bank()
            .into_iter()
            .find(|word| word.id == *id)
            .map(|word| &word.label)
    }

    /// The words of the bank of a text with gaps, in the order of the text, extra words last.
    pub fn bank(&self) -> Vec<&Labelled> {
        match self {
            Self::Gaps { pieces, extra } => pieces
                .iter()
                .filter_map(|piece| match piece {
                    GapPiece::Gap(gap) => Some(gap),
                    GapPiece::Words(_) => None,
                })
                .chain(extra)
                .collect(),
            Self::Choice { .. } | Self::Order { .. } | Self::Sort { .. } | Self::Match { .. } => {
                Vec::new()
            }
        }
    }
}

/// The same things in an order that gives nothing away: fixed for a question, so that two pupils
/// side by side and a reload see the same one. It never is the given order when another exists.
pub fn shuffled<'a, T>(things: &[&'a T], seed: &str, id: impl Fn(&T) -> &str) -> Vec<&'a T> {
    let mut left: Vec<(u64, usize)> = things
        .iter()
        .enumerate()
        .map(|(i, thing)| (mix(seed, id(thing)), i))
        .collect();
    let mut order = Vec::with_capacity(left.len());
    // Taking the least each time: a handful of things needs no sorting code in the program.
    while let Some(least) = left.iter().min().copied() {
        left.retain(|known| *known != least);
        order.push(least.1);
    }
    if order.is_sorted() && order.len() > 1 {
        order.rotate_left(1);
    }
    order
        .into_iter()
        .filter_map(|i| things.get(i).copied())
        .collect()
}

/// FNV-1a, the same on every platform.
pub(super) fn mix(seed: &str, id: &str) -> u64 {
    seed.bytes()
        .chain([0])
        .chain(id.bytes())
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        })
}
