//! What may be published of the answers to the questions of a module.
//!
//! Exact counts where every option is in 5..n−5, else words, else the option most chosen. Whether
//! words may be shown depends on the number of pupils and of options only, so that seeing the most
//! chosen option alone does not say that the counts were of a rare kind.

use super::{CONTRIBUTORS, PublishedAnswers, PublishedQuestion, Scale, Thickness};
use super::{SMALL, is_narrow, others};
use crate::domain::id::{ModuleId, OptionId};
use crate::domain::question::{Knowledge, Question, QuestionKind};
use crate::domain::sums::AnswerSums;

/// What may be published of the answers of a class: a question without options to choose from is
/// left out.
pub fn answers(module: &ModuleId, questions: &[&Question], sums: &AnswerSums) -> PublishedAnswers {
    let mut published = PublishedAnswers {
        module: module.clone(),
        contributors: 0,
        questions: Vec::new(),
    };
    if sums.handed < CONTRIBUTORS {
        return published;
    }
    published.contributors = sums.handed;
    let choices = questions
        .iter()
        .filter_map(|question| match &question.kind {
            QuestionKind::Knowledge(Knowledge::Choice { options, several }) => {
                Some((&question.id, options, *several))
            }
            QuestionKind::Knowledge(_) | QuestionKind::Attitude(_) => None,
        });
    for (id, options, several) in choices {
        let count = |option: &OptionId| {
            let chosen = sums.chosen.get(&(id.clone(), option.clone()));
            chosen.copied().unwrap_or(0).min(sums.handed)
        };
        let counts = options.iter().map(|graded| {
            let option = graded.option.id.clone();
            let count = count(&option);
            (option, count)
        });
        let answered = sums.answered.get(id).copied().unwrap_or(0);
        let asked = Asked {
            scale: Scale::of(sums.handed),
            counts: counts.collect(),
            several,
        };
        published
            .questions
            .push((id.clone(), asked.publish(answered)));
    }
    published
}

/// A question with what was answered.
struct Asked {
    scale: Scale,
    counts: Vec<(OptionId, u16)>,
    several: bool,
}

impl Asked {
    fn publish(self, answered: u16) -> PublishedQuestion {
        let (total, options) = (self.scale.total(), self.counts.len());
        if self.may_be_exact() {
            return PublishedQuestion::Exact(self.counts);
        }
        if words_hold(self.scale, options) {
            let words = self.counts.into_iter();
            return PublishedQuestion::Words(
                words
                    .map(|(id, count)| (id, self.scale.word(count)))
                    .collect(),
            );
        }
        // A choice made by a handful is nobody's « most chosen ».
        if answered.saturating_mul(2) < total {
            return PublishedQuestion::Nothing;
        }
        // The first of two equals, in the order of the module.
        let most = self
            .counts
            .into_iter()
            .rev()
            .max_by_key(|(_, count)| *count);
        most.map_or(PublishedQuestion::Nothing, |(id, _)| {
            PublishedQuestion::Top(id)
        })
    }

    /// True when every option is in 5..n−5, and so is the number of those who did not answer, unless
    /// everybody did.
    fn may_be_exact(&self) -> bool {
        let total = self.scale.total();
        let whole = 5..=total - 5;
        let chosen: u32 = self.counts.iter().map(|(_, count)| u32::from(*count)).sum();
        let silent = u32::from(total).checked_sub(chosen);
        self.counts.iter().all(|(_, count)| whole.contains(count))
            && (self.several
                || silent.is_some_and(|silent| silent == 0 || silent > SMALL.unsigned_abs())
                    && exactness_holds(self.scale, self.counts.len()))
    }
}

/// The words that options may have, as how many bear each word; those of any order.
fn mixes(options: usize) -> impl Iterator<Item = [usize; 3]> {
    (0..=options).flat_map(move |few| {
        (0..=options - few).map(move |group| [few, group, options - few - group])
    })
}

fn range(scale: Scale, word: Thickness) -> (i32, i32) {
    let (low, high) = scale.range(word);
    (i32::from(low), i32::from(high))
}

/// The least and the greatest sum of options that bear these words.
fn sum(scale: Scale, mix: [usize; 3]) -> (i32, i32) {
    let words = Thickness::ALL.into_iter().zip(mix);
    words.fold((0, 0), |(low, high), (word, count)| {
        let (from, to) = range(scale, word);
        let count = i32::try_from(count).unwrap_or(i32::MAX / 2_000_000);
        (low + count * from, high + count * to)
    })
}

/// True when no words that options may bear narrow a count, or those who did not choose it.
///
/// The attacker may know that everybody answered, and that one chooses one option exactly; or that
/// one chooses at least one; or at most one.
fn words_hold(scale: Scale, options: usize) -> bool {
    let total = i32::from(scale.total());
    mixes(options).all(|mix| {
        let (low, high) = sum(scale, mix);
        let words = Thickness::ALL.into_iter().zip(mix);
        let mut worn = words
            .filter(|(_, count)| *count > 0)
            .map(|(word, _)| range(scale, word));
        worn.all(|(from, to)| {
            let at_least = from.max(total - (high - to));
            let at_most = to.min(total - (low - from));
            let known = [
                (low <= total && total <= high).then_some((at_least, at_most)),
                (total <= high).then_some((at_least, to)),
                (low <= total).then_some((from, at_most)),
            ];
            let mut known = known.into_iter().flatten();
            known.all(|bounds| !is_narrow(bounds) && !is_narrow(others(bounds, total)))
        })
    })
}

/// True when words shown instead of exact counts would not tell how many did not answer.
///
/// Where no option is « peu ou personne », counts are not exact only because one to four did not
/// answer: what the words leave of these must be three values.
fn exactness_holds(scale: Scale, options: usize) -> bool {
    let total = i32::from(scale.total());
    mixes(options).filter(|[few, ..]| *few == 0).all(|mix| {
        let (low, high) = sum(scale, mix);
        let silent = (1.max(total - high), SMALL.min(total - low));
        silent.0 > silent.1 || !is_narrow(silent)
    })
}
