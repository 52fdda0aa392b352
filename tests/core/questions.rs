//! Answers: when one is complete, what is said of it, and in which order things are shown.

use balise::domain::id::OptionId;
use balise::domain::question::{
    Answer, Attitude, Knowledge, Outcome, Question, QuestionKind, shuffled,
};
use balise::formats::lesson;
use proptest::prelude::*;

use crate::support::{SHIPPED, cases, id};

fn question(markdown: &str) -> Question {
    let parsed = lesson::module(
        &format!("# T\n\n## S {{#s duree=5 essentiel}}\n\n{markdown}\n"),
        None,
    );
    assert_eq!(parsed.diagnostics, []);
    parsed.value.steps[0]
        .questions()
        .next()
        .cloned()
        .expect("a question")
}

fn knowledge(markdown: &str) -> Knowledge {
    match question(markdown).kind {
        QuestionKind::Knowledge(knowledge) => knowledge,
        QuestionKind::Attitude(_) => panic!("an attitude"),
    }
}

fn ids(words: &str) -> Vec<OptionId> {
    words
        .split_whitespace()
        .map(|word| id!(OptionId, word))
        .collect()
}

fn chosen(words: &str) -> Answer {
    Answer::Chosen(ids(words))
}

fn ordered(words: &str) -> Answer {
    Answer::Ordered(ids(words))
}

/// `card>box card>box`
fn placed(words: &str) -> Answer {
    let pair = |word: &str| {
        let (what, place) = word.split_once('>').expect("what>place");
        (id!(OptionId, what), id!(OptionId, place))
    };
    Answer::Placed(words.split_whitespace().map(pair).collect())
}

/// A complete answer, the verdict on the whole, and its right pieces.
fn check(knowledge: &Knowledge, answer: &Answer, outcome: Outcome, right: &str) {
    assert!(knowledge.is_complete(answer), "{answer:?}");
    let verdict = knowledge.verdict(answer);
    let pieces: Vec<&str> = verdict
        .pieces
        .iter()
        .filter(|(_, right)| *right)
        .map(|(id, _)| id.as_str())
        .collect();
    assert_eq!(
        (verdict.outcome, pieces.join(" ")),
        (outcome, right.to_owned()),
        "{answer:?}"
    );
}

fn incomplete(knowledge: &Knowledge, answers: &[Answer]) {
    for answer in answers {
        assert!(!knowledge.is_complete(answer), "{answer:?}");
    }
}

const SINGLE: &str =
    "### Q {#q .savoir}\n\n- [x] A {#a}\n  > oui\n- [ ] B {#b}\n  > non\n- [ ] C {#c}\n  > non";
const SEVERAL: &str =
    "### Q {#q .savoir}\n\n- [x] A {#a}\n  > oui\n- [x] B {#b}\n  > oui\n- [ ] C {#c}\n  > non";
const ORDER: &str = "### Q {#q .ordre}\n\n1. A {#a}\n2. B {#b}\n3. C {#c}";
const SORT: &str = "### Q {#q .tri}\n\n- X {#x}\n  - A {#a}\n  - B {#b}\n- Y {#y}\n  - C {#c}";
const MATCH: &str = "### Q {#q .association}\n\n| G | D |\n|---|---|\n| A {#a} | un |\n| B {#b} | deux |\n| C {#c} | un |";
const GAPS: &str = "### Q {#q .texte-a-trous}\n\nOn [parle](#a), puis on [parle](#b) et on [agit](#c).\n\n- rit {#x}";

#[test]
fn a_choice_is_judged_by_its_options() {
    let single = knowledge(SINGLE);
    assert!(matches!(single, Knowledge::Choice { several: false, .. }));
    check(&single, &chosen("a"), Outcome::Right, "a");
    check(&single, &chosen("b"), Outcome::NotYet, "");
    incomplete(
        &single,
        &[chosen(""), ordered("a"), placed("a>b"), placed("")],
    );
    let several = knowledge(SEVERAL);
    assert!(matches!(several, Knowledge::Choice { several: true, .. }));
    check(&several, &chosen("b a"), Outcome::Right, "a b");
    check(&several, &chosen("a"), Outcome::Partly, "a");
    check(&several, &chosen("a b c"), Outcome::Partly, "a b");
    check(&several, &chosen("c"), Outcome::NotYet, "");
}

#[test]
fn an_order_is_judged_place_by_place() {
    let order = knowledge(ORDER);
    check(&order, &ordered("a b c"), Outcome::Right, "a b c");
    check(&order, &ordered("a c b"), Outcome::Partly, "a");
    check(&order, &ordered("c a b"), Outcome::NotYet, "");
    incomplete(
        &order,
        &[
            ordered("a b"),
            ordered("a b b"),
            ordered("a b c a"),
            chosen("a b c"),
            placed("a>b"),
        ],
    );
}

#[test]
fn a_sorting_is_judged_card_by_card() {
    let sort = knowledge(SORT);
    check(&sort, &placed("a>x b>x c>y"), Outcome::Right, "a b c");
    check(&sort, &placed("a>x b>y c>y"), Outcome::Partly, "a c");
    check(&sort, &placed("a>y b>y c>x"), Outcome::NotYet, "");
    check(&sort, &placed("a>x b>x c>unknown"), Outcome::Partly, "a b");
    incomplete(
        &sort,
        &[placed("a>x b>x"), placed(""), chosen("a"), ordered("a b c")],
    );
}

#[test]
fn a_matching_accepts_the_same_words_on_the_right() {
    let pairs = knowledge(MATCH);
    check(&pairs, &placed("a>a b>b c>c"), Outcome::Right, "a b c");
    check(&pairs, &placed("a>c b>b c>a"), Outcome::Right, "a b c");
    check(&pairs, &placed("a>b b>a c>c"), Outcome::Partly, "c");
    check(&pairs, &placed("a>b b>a c>b"), Outcome::NotYet, "");
    incomplete(&pairs, &[placed("a>a b>b")]);
}

#[test]
fn a_gap_accepts_another_word_that_reads_the_same() {
    let gaps = knowledge(GAPS);
    assert_eq!(
        gaps.bank()
            .iter()
            .map(|word| word.id.as_str())
            .collect::<Vec<_>>(),
        ["a", "b", "c", "x"]
    );
    check(&gaps, &placed("a>b b>a c>c"), Outcome::Right, "a b c");
    check(&gaps, &placed("a>a b>x c>c"), Outcome::Partly, "a c");
    check(&gaps, &placed("a>x b>c c>a"), Outcome::NotYet, "");
    incomplete(&gaps, &[placed("a>a c>c"), chosen("a b c")]);
}

#[test]
fn an_answer_of_another_kind_is_judged_without_a_word() {
    for markdown in [SINGLE, ORDER, SORT, MATCH, GAPS] {
        for answer in [chosen(""), ordered(""), placed("")] {
            assert!(answer.is_empty());
            assert_ne!(
                knowledge(markdown).verdict(&answer).outcome,
                Outcome::Right,
                "{markdown}"
            );
        }
    }
}

#[test]
fn an_attitude_has_options_and_nothing_to_judge() {
    for kind in ["avis", "ressenti", "engagement"] {
        let question = question(&format!("### Q {{#q .{kind}}}\n\n- A {{#a}}\n- B {{#b}}"));
        assert_eq!(question.kind.slug(), kind);
        let QuestionKind::Attitude(Attitude { options, .. }) = question.kind else {
            panic!("knowledge")
        };
        assert_eq!(options.len(), 2);
    }
}

#[test]
fn hint_explanation_and_wording_stand_in_their_place() {
    let asked = question(&format!(
        "{}\n\n> [!NOTE]\n> Après.",
        SINGLE.replacen("\n\n", "\n\nTexte.\n\n> [!TIP]\n> Avant.\n\n", 1)
    ));
    assert_eq!(
        (
            asked.wording.len(),
            asked.hint.len(),
            asked.explanation.len()
        ),
        (1, 1, 1)
    );
    assert!(question(&SINGLE.replace(".savoir", ".savoir optionnel")).optional);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn shuffled_keeps_everything_and_never_the_given_order(
        things in prop::collection::hash_set("[a-z]{1,6}", 0..9),
        seed in "[a-z0-9-]{0,8}",
    ) {
        let things: Vec<String> = things.into_iter().collect();
        let given: Vec<&String> = things.iter().collect();
        let shown = shuffled(&given, &seed, |thing| thing.as_str());
        prop_assert_eq!(&shown, &shuffled(&given, &seed, |thing| thing.as_str()));
        prop_assert!(given.len() < 2 || shown != given);
        let (mut shown, mut given) = (shown, given);
        shown.sort_unstable();
        given.sort_unstable();
        prop_assert_eq!(shown, given);
    }
}

/// What a question shows in another order than its author's.
fn shuffled_parts(kind: &QuestionKind) -> Vec<&str> {
    match kind {
        QuestionKind::Knowledge(Knowledge::Order { items }) => {
            items.iter().map(|item| item.id.as_str()).collect()
        }
        QuestionKind::Knowledge(Knowledge::Sort { boxes }) => boxes
            .iter()
            .flat_map(|b| &b.cards)
            .map(|card| card.option.id.as_str())
            .collect(),
        QuestionKind::Knowledge(Knowledge::Match { pairs }) => {
            pairs.iter().map(|pair| pair.option.id.as_str()).collect()
        }
        QuestionKind::Knowledge(knowledge @ Knowledge::Gaps { .. }) => knowledge
            .bank()
            .into_iter()
            .map(|word| word.id.as_str())
            .collect(),
        QuestionKind::Knowledge(Knowledge::Choice { .. }) | QuestionKind::Attitude(_) => Vec::new(),
    }
}

#[test]
fn no_shipped_question_shows_its_answer_by_its_order() {
    let questions = SHIPPED
        .0
        .modules
        .iter()
        .flat_map(|checked| checked.module.questions());
    let mut looked_at = 0;
    for (_, question) in questions {
        let parts = shuffled_parts(&question.kind);
        let given: Vec<&&str> = parts.iter().collect();
        if !given.is_empty() {
            looked_at += 1;
            assert_ne!(
                shuffled(&given, question.id.as_str(), |part| part),
                given,
                "{}",
                question.id
            );
        }
    }
    assert!(looked_at >= 3);
}
