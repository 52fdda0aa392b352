//! What is published of a class's answers, as a board keeps it, and what may be read from it.
//!
//! A board holds thousands of results of the same few modules, so questions and options are named
//! once for all of them. Nothing is computed for a level or a school: results stay with one class.

use std::sync::Arc;

use crate::domain::id::{ModuleId, OptionId, QuestionId};
use crate::domain::lesson::{Module, StepKind};
use crate::domain::publish::{CONTRIBUTORS, PublishedAnswers, PublishedQuestion, Thickness};
use crate::domain::question::{Knowledge, Question, QuestionKind};

/// Fewest contributors from which before and after are compared.
pub const ENOUGH: u16 = 15;
/// Fewest questions of each side from which before and after are compared.
pub const ENOUGH_QUESTIONS: usize = 2;
/// Most questions listed as the hardest.
pub const HARDEST: usize = 3;

/// Least exact count, and least rest of the class: see [`publish`](crate::domain::publish).
const LEAST: u16 = 5;

/// What is published of a question, without its values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Nothing.
    Nothing,
    /// The option most chosen.
    Top(OptionId),
    /// A word for each option.
    Words(Vec<OptionId>),
    /// A count for each option.
    Exact(Vec<OptionId>),
}

impl Form {
    /// How many values it has.
    pub fn values(&self) -> usize {
        match self {
            Self::Nothing | Self::Top(_) => 0,
            Self::Words(options) | Self::Exact(options) => options.len(),
        }
    }
}

/// Which questions of a module are published, and how: shared by every session that has the same.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Shape {
    /// The module.
    pub module: ModuleId,
    /// Its questions, in their order.
    pub questions: Vec<(QuestionId, Form)>,
}

/// What is published of the answers of a class, frozen.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Results {
    shape: Arc<Shape>,
    contributors: u16,
    /// The values of every question, one after the other: a count, or the rank of a word.
    values: Vec<u16>,
}

impl Results {
    /// Keeps what is published.
    pub fn of(published: &PublishedAnswers) -> Self {
        let mut values = Vec::new();
        let mut questions = Vec::with_capacity(published.questions.len());
        for (id, question) in &published.questions {
            let form = match question {
                PublishedQuestion::Nothing => Form::Nothing,
                PublishedQuestion::Top(option) => Form::Top(option.clone()),
                PublishedQuestion::Words(options) => {
                    values.extend(options.iter().map(|(_, word)| rank(*word)));
                    Form::Words(options.iter().map(|(id, _)| id.clone()).collect())
                }
                PublishedQuestion::Exact(options) => {
                    values.extend(options.iter().map(|(_, count)| *count));
                    Form::Exact(options.iter().map(|(id, _)| id.clone()).collect())
                }
            };
            questions.push((id.clone(), form));
        }
        Self {
            shape: Arc::new(Shape {
                module: published.module.clone(),
                questions,
            }),
            contributors: published.contributors,
            values,
        }
    }

    /// Reads what a file holds; none when it could not have been published: values that do not fit the
    /// shape, an exact count so small that it, or the rest of the class, names people, or too few
    /// contributors.
    pub fn read(shape: &Arc<Shape>, contributors: u16, values: Vec<u16>) -> Option<Self> {
        let mut rest = values.as_slice();
        for (_, form) in &shape.questions {
            let (own, others) = rest.split_at_checked(form.values())?;
            let allowed = match form {
                Form::Nothing | Form::Top(_) => 0..=0,
                Form::Words(_) => 0..=rank(Thickness::Many),
                Form::Exact(_) => LEAST..=contributors.saturating_sub(LEAST),
            };
            if !own.iter().all(|value| allowed.contains(value)) {
                return None;
            }
            rest = others;
        }
        (rest.is_empty() && contributors >= CONTRIBUTORS).then(|| Self {
            shape: Arc::clone(shape),
            contributors,
            values,
        })
    }

    /// What is published, question by question.
    pub fn published(&self) -> PublishedAnswers {
        let mut values = self.values.iter().copied();
        let mut questions = Vec::with_capacity(self.shape.questions.len());
        for (id, form) in &self.shape.questions {
            let published = match form {
                Form::Nothing => PublishedQuestion::Nothing,
                Form::Top(option) => PublishedQuestion::Top(option.clone()),
                Form::Words(options) => PublishedQuestion::Words(
                    options
                        .iter()
                        .zip(values.by_ref())
                        .map(|(id, value)| (id.clone(), word(value)))
                        .collect(),
                ),
                Form::Exact(options) => {
                    PublishedQuestion::Exact(options.iter().cloned().zip(values.by_ref()).collect())
                }
            };
            questions.push((id.clone(), published));
        }
        PublishedAnswers {
            module: self.shape.module.clone(),
            contributors: self.contributors,
            questions,
        }
    }

    /// Which questions, and how.
    pub fn shape(&self) -> &Arc<Shape> {
        &self.shape
    }

    /// How many pupils handed their answers in.
    pub fn contributors(&self) -> u16 {
        self.contributors
    }

    /// The values, as [`Results::read`] takes them.
    pub fn values(&self) -> &[u16] {
        &self.values
    }
}

fn rank(word: Thickness) -> u16 {
    match word {
        Thickness::Few => 0,
        Thickness::Group => 1,
        Thickness::Many => 2,
    }
}

fn word(rank: u16) -> Thickness {
    match rank {
        0 => Thickness::Few,
        1 => Thickness::Group,
        _ => Thickness::Many,
    }
}

/// How many answered right, as far as it is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// So many of so many.
    Exact {
        /// Right.
        right: u16,
        /// Contributors.
        of: u16,
    },
    /// A word.
    Word(Thickness),
    /// Only the option most chosen is known: whether it is a right one.
    Top(bool),
}

/// A question and how many answered it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measured {
    /// The question.
    pub question: QuestionId,
    /// How many.
    pub share: Share,
}

/// What before and after say together. The questions are not the same, so it is a hint and no proof.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading {
    /// « Trop peu pour conclure »: under [`ENOUGH`] contributors, or under [`ENOUGH_QUESTIONS`]
    /// exact questions on one side.
    TooFew,
    /// Right answers are clearly more frequent after.
    More,
    /// About as frequent: less than one contributor in five apart.
    Same,
    /// Right answers are clearly less frequent after.
    Fewer,
}

/// The questions of a class before and after the story of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BeforeAfter {
    /// Asked before.
    pub before: Vec<Measured>,
    /// Asked after.
    pub after: Vec<Measured>,
    /// What they say.
    pub reading: Reading,
}

/// The questions before and after the story: only those where one chooses among options, and of
/// which something is published.
pub fn before_and_after(results: &PublishedAnswers, module: &Module) -> BeforeAfter {
    let story = |kind: &StepKind| matches!(kind, StepKind::Simulation(_));
    let at = module.steps.iter().position(|step| story(&step.kind));
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (rank, step) in module.steps.iter().enumerate() {
        let side = match at {
            Some(at) if rank > at => &mut after,
            Some(_) | None => &mut before,
        };
        side.extend(step.questions().filter_map(|q| measured(results, q)));
    }
    let reading = reading(results.contributors, &before, &after);
    BeforeAfter {
        before,
        after,
        reading,
    }
}

/// The questions that most of the class missed, hardest first, at most [`HARDEST`]; none at all when
/// too few answered. A question is hard when at least a third missed it, when the right option was
/// chosen by few, or when the option most chosen is a wrong one.
pub fn hardest(results: &PublishedAnswers, module: &Module) -> Option<Vec<Measured>> {
    if results.contributors < CONTRIBUTORS {
        return None;
    }
    let all = module
        .questions()
        .filter_map(|(_, question)| measured(results, question));
    let mut hard: Vec<(u32, Measured)> = all
        .filter_map(|measured| Some((missed(measured.share)?, measured)))
        .collect();
    hard.sort_by_key(|(missed, _)| std::cmp::Reverse(*missed));
    hard.truncate(HARDEST);
    Some(hard.into_iter().map(|(_, measured)| measured).collect())
}

/// How much a question was missed, in thousandths; none when it was not.
fn missed(share: Share) -> Option<u32> {
    match share {
        Share::Exact { right, of } => {
            let (right, of) = (u32::from(right), u32::from(of));
            let missed = of.saturating_sub(right);
            (missed * 3 >= of).then(|| (missed * 1000).checked_div(of).unwrap_or(0))
        }
        Share::Word(Thickness::Few) => Some(800),
        Share::Word(Thickness::Group | Thickness::Many) | Share::Top(true) => None,
        Share::Top(false) => Some(500),
    }
}

fn measured(results: &PublishedAnswers, question: &Question) -> Option<Measured> {
    let QuestionKind::Knowledge(Knowledge::Choice { options, .. }) = &question.kind else {
        return None;
    };
    let mut published = results.questions.iter();
    let (_, published) = published.find(|(id, _)| *id == question.id)?;
    let right = |id: &OptionId| options.iter().any(|o| o.right && o.option.id == *id);
    // Where several options are right, the one that was chosen least says how many had them all at most.
    let share = match published {
        PublishedQuestion::Nothing => return None,
        PublishedQuestion::Top(option) => Share::Top(right(option)),
        PublishedQuestion::Words(words) => {
            let of_right = words.iter().filter(|(id, _)| right(id));
            Share::Word(of_right.map(|(_, word)| *word).min()?)
        }
        PublishedQuestion::Exact(counts) => {
            let of_right = counts.iter().filter(|(id, _)| right(id));
            Share::Exact {
                right: of_right.map(|(_, count)| *count).min()?,
                of: results.contributors,
            }
        }
    };
    Some(Measured {
        question: question.id.clone(),
        share,
    })
}

fn reading(contributors: u16, before: &[Measured], after: &[Measured]) -> Reading {
    let exact = |side: &[Measured]| -> (u32, u32) {
        side.iter()
            .fold((0, 0), |(sum, count), one| match one.share {
                Share::Exact { right, .. } => (sum + u32::from(right), count + 1),
                Share::Word(_) | Share::Top(_) => (sum, count),
            })
    };
    let ((right_before, asked_before), (right_after, asked_after)) = (exact(before), exact(after));
    let enough = u32::try_from(ENOUGH_QUESTIONS).unwrap_or(u32::MAX);
    if contributors < ENOUGH || asked_before < enough || asked_after < enough {
        return Reading::TooFew;
    }
    // Means compared without a fraction: a fifth of the contributors apart is clear.
    let (before, after) = (right_before * asked_after, right_after * asked_before);
    let apart = u32::from(contributors) * asked_before * asked_after;
    if before.abs_diff(after) * 5 < apart {
        return Reading::Same;
    }
    if after > before {
        Reading::More
    } else {
        Reading::Fewer
    }
}
