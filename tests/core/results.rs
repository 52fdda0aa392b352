//! What a board keeps of what is published, and what may be read from it.

use balise::domain::board::{Reading, Results, Share, before_and_after, hardest};
use balise::domain::lesson::{Module, StepKind};
use balise::domain::publish::{PublishedAnswers, PublishedQuestion, Thickness};
use balise::domain::question::{Graded, Knowledge, QuestionKind};
use proptest::prelude::*;

use crate::boards::published;
use crate::support::{SHIPPED, cases};

fn module() -> &'static Module {
    &SHIPPED.0.modules[0].module
}

/// Questions by their ids, with their options.
type Questions<'m> = Vec<(String, &'m [Graded])>;

/// The questions of a module where one chooses among options, on each side of its story.
fn choices(module: &Module) -> (Questions<'_>, Questions<'_>) {
    let at = module
        .steps
        .iter()
        .position(|step| matches!(step.kind, StepKind::Simulation(_)))
        .expect("a story");
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for (rank, step) in module.steps.iter().enumerate() {
        for question in step.questions() {
            if let QuestionKind::Knowledge(Knowledge::Choice { options, .. }) = &question.kind {
                let side = if rank < at { &mut before } else { &mut after };
                side.push((question.id.as_str().to_owned(), options.as_slice()));
            }
        }
    }
    (before, after)
}

/// Every question published by what `of` says of its options.
fn all(
    module: &Module,
    contributors: u16,
    of: impl Fn(bool, &[Graded]) -> PublishedQuestion,
) -> PublishedAnswers {
    let (before, after) = choices(module);
    let side = |questions: Questions<'_>, is_after| {
        questions
            .into_iter()
            .map(|(id, options)| (crate::support::id!(QuestionId, &id), of(is_after, options)))
            .collect::<Vec<_>>()
    };
    let questions = [side(before, false), side(after, true)].concat();
    PublishedAnswers {
        module: module.summary.id.clone(),
        contributors,
        questions,
    }
}

/// Exact counts: so many for a right option.
fn exact(right: u16, options: &[Graded]) -> PublishedQuestion {
    PublishedQuestion::Exact(
        options
            .iter()
            .map(|o| (o.option.id.clone(), if o.right { right } else { 5 }))
            .collect(),
    )
}

#[test]
fn before_and_after_are_compared_when_there_is_enough() {
    let module = module();
    let (before, after) = choices(module);
    let read = |contributors, before: u16, after: u16| {
        let of =
            |is_after, options: &[Graded]| exact(if is_after { after } else { before }, options);
        before_and_after(&all(module, contributors, of), module)
    };
    let measured = read(25, 8, 20);
    assert_eq!(
        (measured.before.len(), measured.after.len()),
        (before.len(), after.len())
    );
    let enough = before.len() >= 2 && after.len() >= 2;
    let expect = |reading| if enough { reading } else { Reading::TooFew };
    assert_eq!(measured.reading, expect(Reading::More));
    assert_eq!(read(25, 20, 8).reading, expect(Reading::Fewer));
    assert_eq!(read(25, 15, 18).reading, expect(Reading::Same));
    assert_eq!(read(14, 5, 9).reading, Reading::TooFew);
    let words = |_, options: &[Graded]| {
        PublishedQuestion::Words(
            options
                .iter()
                .map(|o| (o.option.id.clone(), Thickness::Many))
                .collect(),
        )
    };
    let said = before_and_after(&all(module, 25, words), module);
    assert_eq!(said.reading, Reading::TooFew);
    assert!(
        said.before
            .iter()
            .all(|one| one.share == Share::Word(Thickness::Many))
    );
    let nothing = before_and_after(&all(module, 25, |_, _| PublishedQuestion::Nothing), module);
    assert!(nothing.before.is_empty() && nothing.after.is_empty());
}

#[test]
fn the_hardest_questions_are_those_that_were_missed() {
    let module = module();
    let missed = hardest(
        &all(module, 25, |after, o| exact(if after { 20 } else { 8 }, o)),
        module,
    );
    let (before, _) = choices(module);
    let missed = missed.expect("enough contributors");
    assert_eq!(missed.len(), before.len().min(3));
    assert!(
        missed
            .iter()
            .all(|one| one.share == Share::Exact { right: 8, of: 25 })
    );
    let nobody = hardest(&all(module, 25, |_, o| exact(20, o)), module);
    assert_eq!(nobody, Some(Vec::new()));
    assert_eq!(hardest(&all(module, 9, |_, o| exact(5, o)), module), None);
    let wrong = |_, options: &[Graded]| {
        let wrong = options.iter().find(|o| !o.right).expect("a wrong option");
        PublishedQuestion::Top(wrong.option.id.clone())
    };
    let tops = hardest(&all(module, 25, wrong), module).expect("enough contributors");
    assert!(!tops.is_empty() && tops.iter().all(|one| one.share == Share::Top(false)));
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn what_is_published_is_kept_as_it_was(published in published()) {
        let kept = Results::of(&published);
        prop_assert_eq!(kept.published(), published);
        let read = Results::read(kept.shape(), kept.contributors(), kept.values().to_vec());
        prop_assert_eq!(read, Some(kept));
    }
}
