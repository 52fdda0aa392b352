//! Codes that pupils hand in: what is read is what was written or is refused, sums are exact, and
//! nothing tells in which order codes came.

use std::collections::{BTreeMap, BTreeSet};

use balise::domain::gathering::{
    Gathering, Handed, MOST_PRESENT, Nonce, Origin, POOL, Receipt, Refusal,
};
use balise::domain::id::{ModuleId, QuestionId, ScenarioId};
use balise::domain::question::Answer;
use balise::domain::ranks::{Ranks, Subject, Sums};
use balise::domain::session::{Answered, Progress};
use balise::domain::stored::Stored;
use balise::domain::sums::PlaySums;
use balise::formats::code::{self, Code, SHORT};
use balise::formats::qr::{DATA_VERSION, Qr};
use balise::formats::{curriculum::CheckedScenario, gathering_save};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::game::{on, stories};
use crate::support::{SHIPPED, cases, id};

const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn ranks(checked: &CheckedScenario) -> Ranks {
    Ranks::of_scenario(&checked.scenario)
}

/// The story of this id, among the shipped ones.
fn story(id: &str) -> &'static CheckedScenario {
    let mut all = SHIPPED.0.scenarios.iter();
    all.find(|checked| checked.scenario.summary.id.as_str() == id)
        .expect("a story")
}

/// The sums of a play that wanders, then takes the shortest way to an ending.
fn play(checked: &CheckedScenario, picks: &[usize]) -> PlaySums {
    let sums = std::cell::RefCell::new(PlaySums::default());
    on(checked, |game| {
        game.wander(picks);
        if game.scene().ending.is_none() {
            game.finish();
        }
        *sums.borrow_mut() = PlaySums::of(game.story(), &game.position());
    });
    sums.into_inner()
}

fn handed(ranks: &Ranks, nonce: u32, sums: Sums) -> Handed {
    Handed {
        subject: ranks.subject(),
        nonce: Nonce(nonce),
        sums,
    }
}

fn write(ranks: &Ranks, nonce: u32, sums: &PlaySums) -> Code {
    code::write(&handed(ranks, nonce, Sums::Play(sums.clone())), ranks).expect("a code")
}

fn empty(ranks: &Ranks, nonce: u32) -> Code {
    code::write(&handed(ranks, nonce, Sums::none(&ranks.subject())), ranks).expect("a code")
}

/// Picks of a play that never lasts too long.
fn picks() -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(any::<usize>(), 0..60)
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn typed_or_scanned_a_play_gives_its_own_sums(picks in picks(), nonce in any::<u32>()) {
        for checked in stories() {
            let ranks = ranks(checked);
            let sums = play(checked, &picks);
            let code = write(&ranks, nonce, &sums);
            let qr = code::read(&code.qr(), &ranks).expect("a code");
            let copied = code::read(&code.copied(), &ranks).expect("a code");
            prop_assert_eq!(&qr.sums, &Sums::Play(sums));
            prop_assert_eq!(&qr, &copied);
            prop_assert_eq!(code.typed().map(|typed| typed.replace('-', "").len()).unwrap_or(SHORT), SHORT);
            let drawn = Qr::of(&code.qr(), DATA_VERSION);
            prop_assert!(drawn.is_some(), "{} does not fit", code.qr());
        }
    }
}

#[test]
fn how_many_plays_have_a_code_to_type() {
    for checked in &SHIPPED.0.scenarios {
        let ranks = ranks(checked);
        let mut typed = 0;
        let mut longest = 0;
        for seed in 0..400_usize {
            let picks: Vec<usize> = (0..60)
                .map(|nth| (seed * 7919 + nth * 104_729) ^ (seed * nth) >> 3)
                .collect();
            let sums = play(checked, &picks);
            longest = longest.max(sums.choices.len());
            typed += usize::from(write(&ranks, 1, &sums).typed().is_some());
        }
        println!(
            "{} {typed}/400, longest {longest} turns",
            checked.scenario.summary.id
        );
    }
}
