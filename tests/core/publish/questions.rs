//! Questions, by brute force: every class that could give what is shown.

use std::collections::{BTreeMap, BTreeSet};

use balise::domain::id::OptionId;
use balise::domain::publish::{PublishedQuestion, answers};
use balise::domain::question::{Graded, Knowledge, Labelled, Question, QuestionKind};
use balise::domain::sums::AnswerSums;

use super::{is_narrow, is_narrow_around};
use crate::support::id;

fn option(nth: usize) -> OptionId {
    id!(OptionId, &format!("o{nth}"))
}

/// A question with so many options.
fn question(options: usize, several: bool) -> Question {
    let graded = |nth| Graded {
        option: Labelled {
            id: option(nth),
            label: Vec::new(),
        },
        right: nth == 0,
        feedback: Vec::new(),
    };
    Question {
        id: id!(QuestionId, "q"),
        title: Vec::new(),
        wording: Vec::new(),
        hint: Vec::new(),
        explanation: Vec::new(),
        optional: false,
        kind: QuestionKind::Knowledge(Knowledge::Choice {
            options: (0..options).map(graded).collect(),
            several,
        }),
    }
}

/// What is published of these counts.
fn published(question: &Question, handed: u16, counts: &[u16]) -> Option<PublishedQuestion> {
    let sum: u16 = counts.iter().sum();
    let mut sums = AnswerSums {
        handed,
        ..AnswerSums::default()
    };
    sums.answered.insert(question.id.clone(), sum.min(handed));
    for (nth, count) in counts.iter().enumerate() {
        sums.chosen
            .insert((question.id.clone(), option(nth)), *count);
    }
    let published = answers(&id!(ModuleId, "m1"), &[question], &sums);
    published.questions.into_iter().next().map(|(_, told)| told)
}

/// Every way to count so many options, each within a total, together within a sum.
fn classes(options: usize, total: u16, sum: u16) -> Vec<Vec<u16>> {
    if options == 0 {
        return vec![Vec::new()];
    }
    let mut found = Vec::new();
    for first in 0..=total.min(sum) {
        for mut rest in classes(options - 1, total, sum - first) {
            rest.push(first);
            found.push(rest);
        }
    }
    found
}

/// Who attacks: anybody, or somebody who knows that every pupil answered.
fn attack(handed: u16, options: usize, several: bool) {
    let question = question(options, several);
    let most = if several { u16::MAX } else { handed };
    let mut by_output: BTreeMap<String, Vec<Vec<u16>>> = BTreeMap::new();
    for counts in classes(options, handed, most) {
        let told = published(&question, handed, &counts).expect("a question");
        by_output
            .entry(format!("{told:?}"))
            .or_default()
            .push(counts);
    }
    for (told, classes) in &by_output {
        let sum = |counts: &Vec<u16>| counts.iter().sum::<u16>();
        let answered = classes.iter().filter(|counts| {
            if several {
                sum(counts) >= handed
            } else {
                sum(counts) == handed
            }
        });
        let answered: Vec<&Vec<u16>> = answered.collect();
        for classes in [classes.iter().collect(), answered] {
            for nth in 0..options {
                let values: BTreeSet<u16> = classes.iter().map(|counts| counts[nth]).collect();
                assert!(
                    !is_narrow_around(&values, handed),
                    "{handed} pupils, {options} options, {told}: option {nth} is in {values:?}"
                );
            }
            if !several {
                let silent: BTreeSet<u16> = classes.iter().map(|c| handed - sum(c)).collect();
                // As long as everybody may have answered, nobody is known to have passed.
                assert!(
                    silent.contains(&0) || !is_narrow(&silent),
                    "{handed} pupils, {options} options, {told}: {silent:?} did not answer"
                );
            }
        }
    }
}

#[test]
fn no_class_can_be_told_from_those_that_look_the_same() {
    for handed in 10..=22 {
        for options in 2..=4 {
            attack(handed, options, false);
        }
    }
    for handed in 10..=16 {
        attack(handed, 5, false);
    }
    for handed in 23..=35 {
        attack(handed, 2, false);
        attack(handed, 3, false);
    }
    for handed in 10..=20 {
        attack(handed, 2, true);
        attack(handed, 3, true);
    }
}
