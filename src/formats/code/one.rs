//! One play, or the answers of one pupil, as one number: small enough for a code that a hand types.
//!
//! A play is said scene by scene, from the first one: which turns were made there. Those say which
//! scenes come next, so scenes that were not met cost nothing. The walk takes the scenes in the order
//! in which it finds them, which is not the order of the play: what was made twice, or first, is not
//! said. 0 is the empty code.

use std::collections::BTreeMap;

use crate::domain::ranks::{RankedQuestion, RankedScene, Ranks, Sums};
use crate::domain::sums::{AnswerSums, PlaySums};

/// Most turns of a scene of which several may be said.
const TURNS: usize = 20;

/// The number of an empty code, of one play or of the answers of one pupil; `None` for anything else.
pub(super) fn number(sums: &Sums, ranks: &Ranks) -> Option<u128> {
    match sums.contributors() {
        0 => return Some(0),
        1 => {}
        _ => return None,
    }
    let digits = match (ranks, sums) {
        (Ranks::Play(_, scenes), Sums::Play(sums)) => play_digits(scenes, sums)?,
        (Ranks::Answers(_, questions), Sums::Answers(sums)) => answer_digits(questions, sums)?,
        (Ranks::Play(..), Sums::Answers(_)) | (Ranks::Answers(..), Sums::Play(_)) => return None,
    };
    // The first digit is the least: the reader finds the base of each one with those before.
    let number = digits
        .iter()
        .rev()
        .try_fold(0_u128, |number, (digit, base)| {
            number.checked_mul(*base)?.checked_add(*digit)
        })?;
    number.checked_add(1)
}

/// What a number says; `None` when no play nor answers have it.
pub(super) fn sums(number: u128, ranks: &Ranks) -> Option<Sums> {
    let Some(number) = number.checked_sub(1) else {
        return Some(Sums::none(&ranks.subject()));
    };
    let mut digits = Digits(number);
    let (sums, counts) = match ranks {
        Ranks::Play(_, scenes) => {
            let sums = Sums::Play(read_play(scenes, &mut digits)?);
            let counts = ranks.counts(&sums);
            (sums, counts)
        }
        Ranks::Answers(_, questions) => {
            let sums = Sums::Answers(read_answers(questions, &mut digits)?);
            let counts = ranks.counts(&sums);
            (sums, counts)
        }
    };
    // A number says everything it holds, and only what could be played.
    let plausible = digits.0 == 0 && ranks.sums(1, &counts).as_ref() == Some(&sums);
    plausible.then_some(sums)
}

/// Digits of a number, each in its own base.
struct Digits(u128);

impl Digits {
    fn next(&mut self, base: u128) -> Option<usize> {
        let digit = self.0.checked_rem(base)?;
        self.0 /= base;
        usize::try_from(digit).ok()
    }
}

/// Scenes found so far, in the order in which they are to be said.
struct Found {
    order: Vec<usize>,
    next: usize,
}

impl Found {
    fn new() -> Self {
        Self {
            order: vec![0],
            next: 0,
        }
    }

    fn add(&mut self, scene: usize) {
        if !self.order.contains(&scene) {
            self.order.push(scene);
        }
    }

    fn pop(&mut self) -> Option<usize> {
        let scene = self.order.get(self.next).copied();
        self.next += 1;
        scene
    }
}

fn play_digits(scenes: &[RankedScene], sums: &PlaySums) -> Option<Vec<(u128, u128)>> {
    let mut digits = Vec::new();
    let mut found = Found::new();
    while let Some(scene) = found.pop() {
        let scene = scenes.get(scene)?;
        let is_made = |turn: &usize| {
            let turn = scene.turns.get(*turn);
            turn.is_some_and(|turn| {
                sums.choices
                    .contains_key(&(scene.id.clone(), turn.id.clone()))
            })
        };
        let made: Vec<usize> = (0..scene.turns.len()).filter(is_made).collect();
        if scene.ends {
            continue;
        }
        let count = u128::try_from(scene.turns.len()).ok()?;
        // One turn is its rank; several are the next number, then one bit for each turn.
        match made.as_slice() {
            [] => return None,
            [one] => digits.push((u128::try_from(*one).ok()?, base_of(scene)?)),
            several if scene.turns.len() <= TURNS => {
                let bits = several.iter().fold(0, |bits, turn| bits | 1_u128 << turn);
                digits.extend([(count, base_of(scene)?), (bits, 1 << count)]);
            }
            _ => return None,
        }
        for turn in made.iter().filter_map(|turn| scene.turns.get(*turn)) {
            turn.to.into_iter().for_each(|to| found.add(to));
            if let Some(then) = turn.then.filter(|then| !found.order.contains(then)) {
                let id = &scenes.get(then)?.id;
                let met = sums.scenes.contains_key(id);
                digits.push((met.into(), 2));
                if met {
                    found.add(then);
                }
            }
        }
    }
    Some(digits)
}

/// How many digits a scene's first number can be: each turn, and « several » where there are several.
fn base_of(scene: &RankedScene) -> Option<u128> {
    let turns = u128::try_from(scene.turns.len()).ok()?;
    Some(turns + u128::from(turns > 1))
}

fn read_play(scenes: &[RankedScene], digits: &mut Digits) -> Option<PlaySums> {
    let mut sums = PlaySums {
        plays: 1,
        ..PlaySums::default()
    };
    let mut found = Found::new();
    while let Some(scene) = found.pop() {
        let scene = scenes.get(scene)?;
        sums.scenes.insert(scene.id.clone(), 1);
        if scene.ends {
            continue;
        }
        let first = digits.next(base_of(scene)?)?;
        let made = if first == scene.turns.len() {
            if scene.turns.len() > TURNS {
                return None;
            }
            let bits = digits.next(1 << scene.turns.len())?;
            let made: Vec<usize> = (0..scene.turns.len())
                .filter(|turn| bits >> turn & 1 == 1)
                .collect();
            if made.len() < 2 {
                return None;
            }
            made
        } else {
            vec![first]
        };
        for turn in made {
            let turn = scene.turns.get(turn)?;
            sums.choices.insert((scene.id.clone(), turn.id.clone()), 1);
            turn.to.into_iter().for_each(|to| found.add(to));
            if let Some(then) = turn.then.filter(|then| !found.order.contains(then))
                && digits.next(2)? == 1
            {
                found.add(then);
            }
        }
    }
    Some(sums)
}

fn answer_digits(questions: &[RankedQuestion], sums: &AnswerSums) -> Option<Vec<(u128, u128)>> {
    let mut digits = Vec::new();
    for question in questions {
        let is_chosen = |option: &usize| {
            let id = question.options.get(*option);
            id.is_some_and(|id| sums.chosen.contains_key(&(question.id.clone(), id.clone())))
        };
        let chosen: Vec<usize> = (0..question.options.len()).filter(is_chosen).collect();
        let digit = if question.several {
            chosen
                .iter()
                .fold(0, |bits, option| bits | 1_u128 << option)
        } else {
            // 0: not answered.
            match chosen.as_slice() {
                [] => 0,
                [one] => u128::try_from(one + 1).ok()?,
                _ => return None,
            }
        };
        digits.push((digit, base_of_question(question)?));
    }
    Some(digits)
}

fn base_of_question(question: &RankedQuestion) -> Option<u128> {
    let options = question.options.len();
    if question.several {
        (options <= TURNS).then(|| 1 << options)
    } else {
        u128::try_from(options + 1).ok()
    }
}

fn read_answers(questions: &[RankedQuestion], digits: &mut Digits) -> Option<AnswerSums> {
    let mut sums = AnswerSums {
        handed: 1,
        ..AnswerSums::default()
    };
    let mut chosen = BTreeMap::new();
    for question in questions {
        let digit = digits.next(base_of_question(question)?)?;
        let is_chosen = |option: &usize| {
            if question.several {
                digit >> option & 1 == 1
            } else {
                digit == option + 1
            }
        };
        if digit > 0 {
            sums.answered.insert(question.id.clone(), 1);
        }
        for option in (0..question.options.len()).filter(is_chosen) {
            let id = question.options.get(option)?.clone();
            chosen.insert((question.id.clone(), id), 1);
        }
    }
    sums.chosen = chosen;
    Some(sums)
}
