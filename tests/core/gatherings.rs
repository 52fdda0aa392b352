//! A class hands in: sums are exact whatever the order, each code counts once, what is refused
//! changes nothing, and nothing of a pupil stays.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use balise::domain::gathering::{Gathering, Handed, MOST_PRESENT, Nonce, POOL, Receipt, Refusal};
use balise::domain::hand_in::HandIn;
use balise::domain::ranks::{Ranks, Subject, Sums};
use balise::domain::stored::Stored;
use balise::domain::sums::PlaySums;
use balise::formats::gathering_save::{self, Gatherings};
use balise::formats::{code, hand_in_save};
use proptest::prelude::*;

use crate::codes::{answers, empty, handed, modules, play, pooled, ranks, seeded, story, write};
use crate::parsers::damaged;
use crate::support::{cases, text};

/// How many of them: a class.
const CLASS: u16 = 30;

/// The codes of a class: plays, three empty ones, and their exact sums.
fn class() -> (Ranks, Vec<String>, Sums) {
    static CODES: LazyLock<(Ranks, Vec<String>, Sums)> = LazyLock::new(handed_in);
    CODES.clone()
}

fn handed_in() -> (Ranks, Vec<String>, Sums) {
    let checked = story("s2");
    let ranks = ranks(checked);
    let mut sums = PlaySums::default();
    let codes = (0..CLASS).map(|nth| {
        let nonce = u32::from(nth) * 999_983;
        if nth % 10 == 9 {
            return empty(&ranks, nonce).copied();
        }
        let play = play(checked, &seeded(nth.into()));
        sums.add(&play);
        write(&ranks, nonce, Sums::Play(play)).copied()
    });
    let codes: Vec<String> = codes.collect();
    (ranks, codes, Sums::Play(sums))
}

fn kept(gathering: &Gathering) -> String {
    let subject = gathering.subject().clone();
    gathering_save::write(&BTreeMap::from([(subject, gathering.clone())]))
}

fn receive(gathering: &mut Gathering, ranks: &Ranks, codes: &[String]) -> Vec<Receipt> {
    let read = codes.iter().map(|text| code::read(text, ranks));
    read.map(|code| gathering.receive(code)).collect()
}

#[test]
fn a_class_has_exact_sums_whatever_else_is_handed_in() {
    let (ranks, codes, expected) = class();
    let mut gathering = Gathering::new(ranks.subject(), CLASS);
    let other = Ranks::of_scenario(&story("s5").scenario);
    let foreign = write(&other, 8, Sums::Play(play(story("s5"), &[])));
    for (nth, code) in codes.iter().enumerate() {
        assert_eq!(
            receive(&mut gathering, &ranks, std::slice::from_ref(code)),
            [Receipt::Counted(1)]
        );
        let bad = [
            code.clone(),
            code[..code.len() - 1].to_owned(),
            code.replacen(code.chars().nth(6).unwrap(), "0", 1)
                .replacen("00", "0Z", 1),
            foreign.copied(),
        ];
        let before = kept(&gathering);
        let receipts = receive(&mut gathering, &ranks, &bad);
        assert_eq!(receipts[0], Receipt::AlreadyReceived);
        assert_eq!(receipts[1], Receipt::Refused(Refusal::Damaged));
        assert!(matches!(
            receipts[3],
            Receipt::Refused(Refusal::OtherSubject(_))
        ));
        assert!(!matches!(receipts[2], Receipt::Counted(_)));
        assert_eq!(kept(&gathering), before, "code {nth}");
    }
    assert_eq!((gathering.codes(), gathering.people()), (CLASS, CLASS));
    assert_eq!(gathering.close(), Some(expected));
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn two_orders_leave_the_same_bytes(
        shuffled in Just((0..usize::from(CLASS)).collect::<Vec<_>>()).prop_shuffle(),
        again in prop::collection::vec(0..usize::from(CLASS), 0..20),
    ) {
        let (ranks, codes, _) = class();
        let mut straight = Gathering::new(ranks.subject(), CLASS);
        receive(&mut straight, &ranks, &codes);
        let mut other = Gathering::new(ranks.subject(), CLASS);
        for nth in shuffled.into_iter().chain(again) {
            receive(&mut other, &ranks, &codes[nth..=nth]);
        }
        prop_assert_eq!(kept(&other), kept(&straight));
        prop_assert_eq!(other.close(), straight.close());
    }

    #[test]
    fn sums_add_in_any_grouping(first in 0_usize..40, second in 0_usize..40, third in 0_usize..40) {
        let checked = story("s7");
        let [a, b, c] = [first, second, third].map(|seed| Sums::Play(play(checked, &seeded(seed))));
        let add = |left: &Sums, right: &Sums| {
            let mut sum = left.clone();
            prop_assert!(sum.add(right));
            Ok(sum)
        };
        prop_assert_eq!(add(&a, &b)?, add(&b, &a)?);
        prop_assert_eq!(add(&add(&a, &b)?, &c)?, add(&a, &add(&b, &c)?)?);
    }

    #[test]
    fn a_reload_between_any_two_codes_changes_nothing(cut in 0..usize::from(CLASS)) {
        let (ranks, codes, expected) = class();
        let mut gathering = Gathering::new(ranks.subject(), CLASS);
        receive(&mut gathering, &ranks, &codes[..cut]);
        let mut again = reloaded(&gathering);
        prop_assert_eq!(&again, &gathering);
        receive(&mut again, &ranks, &codes);
        prop_assert_eq!(again.close(), Some(expected));
    }

    #[test]
    fn a_damaged_save_is_never_half_read(
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<u8>(), any::<usize>()), 1..4),
    ) {
        let (ranks, codes, _) = class();
        let mut gathering = Gathering::new(ranks.subject(), CLASS);
        receive(&mut gathering, &ranks, &codes);
        let text = damaged(&kept(&gathering), &edits);
        if let Stored::Loaded(read) = gathering_save::read(Some(&text)) {
            // What can be read can be written and read again.
            let written = gathering_save::write(&read);
            prop_assert_eq!(gathering_save::read(Some(&written)), Stored::Loaded(read));
        }
        let _ = hand_in_save::read(Some(&text));
    }
}

fn reloaded(gathering: &Gathering) -> Gathering {
    match gathering_save::read(Some(&kept(gathering))) {
        Stored::Loaded(mut all) => all.remove(gathering.subject()).expect("the gathering"),
        other => panic!("{other:?}"),
    }
}

#[test]
fn codes_never_exceed_the_number_present() {
    let (ranks, codes, _) = class();
    let mut gathering = Gathering::new(ranks.subject(), 10);
    let receipts = receive(&mut gathering, &ranks, &codes);
    assert_eq!(receipts[..10], vec![Receipt::Counted(1); 10]);
    assert_eq!(receipts[10..], vec![Receipt::Refused(Refusal::TooMany); 20]);
    // A pupil who was late is present after all; the number never falls below what was received.
    gathering.set_present(11);
    assert_eq!(
        gathering.receive(code::read(&codes[10], &ranks)),
        Receipt::Counted(1)
    );
    gathering.set_present(3);
    assert_eq!(gathering.present(), 11);
    assert_eq!(Gathering::new(ranks.subject(), 0).present(), 1);
    assert_eq!(
        Gathering::new(ranks.subject(), u16::MAX).present(),
        MOST_PRESENT
    );
}

#[test]
fn a_group_counts_for_those_who_played_and_fits_whole_or_not() {
    let checked = story("s3");
    let ranks = ranks(checked);
    let group = handed(&ranks, 1, pooled(checked, 7));
    let mut gathering = Gathering::new(ranks.subject(), 8);
    assert_eq!(gathering.receive(Ok(group.clone())), Receipt::Counted(7));
    assert_eq!(
        gathering.receive(Ok(group.clone())),
        Receipt::AlreadyReceived
    );
    let another = Handed {
        nonce: Nonce(2),
        ..group
    };
    assert_eq!(
        gathering.receive(Ok(another)),
        Receipt::Refused(Refusal::TooMany)
    );
    assert_eq!(
        gathering.receive(Ok(handed(&ranks, 3, Sums::none(&ranks.subject())))),
        Receipt::Counted(1)
    );
    assert_eq!((gathering.codes(), gathering.people()), (2, 8));
}

#[test]
fn closing_erases_nonces_and_gives_the_sums_once() {
    let (ranks, codes, expected) = class();
    let mut gathering = Gathering::new(ranks.subject(), CLASS);
    receive(&mut gathering, &ranks, &codes);
    assert!(kept(&gathering).contains("vus"));
    assert_eq!(gathering.close(), Some(expected));
    assert_eq!(gathering.close(), None);
    assert_eq!(gathering.parts(), None);
    let text = kept(&gathering);
    assert_eq!(
        text,
        r#"{"collectes":[{"codes":30,"histoire":"s2","personnes":30,"presents":30}],"format":"balise-collecte","version":1}"#
    );
    let late = write(&ranks, 1_234, Sums::Play(play(story("s2"), &[])));
    let mut again = reloaded(&gathering);
    let refused = again.receive(code::read(&late.copied(), &ranks));
    assert_eq!(refused, Receipt::Refused(Refusal::Closed));
    again.set_present(35);
    assert_eq!(again, gathering);
}

#[test]
fn a_gathering_takes_only_its_own_subject() {
    let module = modules().next().expect("a module");
    let of_module = Ranks::of_module(module);
    let answered = handed(&of_module, 1, answers(module, &[1, 1, 1]));
    let (ranks, ..) = class();
    let mut gathering = Gathering::new(ranks.subject(), CLASS);
    let receipt = gathering.receive(Ok(answered.clone()));
    assert!(matches!(
        receipt,
        Receipt::Refused(Refusal::OtherSubject(_))
    ));
    let mut gathering = Gathering::new(of_module.subject(), CLASS);
    assert_eq!(gathering.receive(Ok(answered)), Receipt::Counted(1));
    assert_eq!(reloaded(&gathering), gathering);
}

#[test]
fn codes_pasted_together_are_told_from_words() {
    let (ranks, codes, _) = class();
    let ok = |text: &str| {
        let read = code::read_all(text, &ranks);
        read.iter().filter(|code| code.is_ok()).count()
    };
    for between in ["\n", " ", ", ", ";", "\t", " / ", "\r\n\r\n", " puis ", "-"] {
        assert_eq!(ok(&codes.join(between)), 30, "{between:?}");
    }
    let message = codes
        .iter()
        .map(|one| format!("Voici mon code : {one}. Merci !\n"));
    let message: String = message.collect();
    assert_eq!(code::read_all(&message, &ranks).len(), 30);
    assert_eq!(ok(&message), 30);
    let bare = codes
        .iter()
        .map(|one| one.replace('-', ""))
        .collect::<Vec<_>>();
    assert_eq!(ok(&bare.join(" ")), 30);
    assert!(
        code::read_all(
            "Bonjour, voici ce que dit la 5e B : rien. Merci beau coup.",
            &ranks
        )
        .len()
            < 2
    );
    assert!(code::read_all("", &ranks).is_empty());
}

#[test]
fn a_damaged_code_among_others_is_refused_and_the_others_counted() {
    let (ranks, codes, _) = class();
    let cut = &codes[1][..codes[1].len() - 2];
    let mut wrong = codes[2].clone();
    wrong.replace_range(0..1, if wrong.starts_with('A') { "B" } else { "A" });
    for text in [
        format!("{}\n{cut}\n{wrong}\n{}", codes[0], codes[3]),
        format!("{} {cut} {wrong} {}", codes[0], codes[3]),
    ] {
        let read = code::read_all(&text, &ranks);
        let good = read.iter().filter(|code| code.is_ok()).count();
        let bad = read
            .iter()
            .filter(|code| **code == Err(Refusal::Damaged))
            .count();
        assert_eq!((good, bad), (2, 2), "{text}");
    }
}

#[test]
fn a_tab_pools_plays_and_shows_them_from_five_on() {
    let checked = story("s2");
    let ranks = ranks(checked);
    let mut hand_in = HandIn::default();
    assert_eq!(hand_in.nonce_or(|| Nonce(3)), Nonce(3));
    assert_eq!(
        hand_in.nonce_or(|| Nonce(4)),
        Nonce(3),
        "a code shown twice is the same"
    );
    for nth in 0..POOL {
        assert!(!hand_in.show_pool(), "{nth} plays");
        let sums = play(checked, &seeded(nth.into()));
        assert!(hand_in.pool_play(&sums, || Nonce(50)));
        assert_eq!(hand_in.nonce(), None, "another pupil has another code");
    }
    let all: Gatherings = BTreeMap::new();
    assert_eq!(
        gathering_save::read(Some(&gathering_save::write(&all))),
        Stored::Loaded(all)
    );
    assert!(hand_in.show_pool());
    let pool = hand_in.pool().expect("a pool");
    assert_eq!(
        pool.handed(ranks.subject()).sums,
        pooled(checked, POOL.into())
    );
    // What a class may have counted does not come back in a larger code.
    assert!(!hand_in.pool_play(&play(checked, &[]), || Nonce(51)));
    let kept = BTreeMap::from([(ranks.subject(), hand_in.clone())]);
    let text = hand_in_save::write(&kept);
    assert_eq!(hand_in_save::read(Some(&text)), Stored::Loaded(kept));
    hand_in.forget_pool();
    assert!(hand_in.is_empty());
}

#[test]
fn what_cannot_be_true_is_not_read() {
    let open = text("tests/core/saves/collecte-v1.json");
    assert!(matches!(gathering_save::read(Some(&open)), Stored::Loaded(all) if all.len() == 2));
    for (from, to) in [
        ("\"presents\":28", "\"presents\":0"),
        ("\"presents\":28", "\"presents\":1"),
        ("\"personnes\":2", "\"personnes\":1"),
        ("\"parties\":2", "\"parties\":9"),
        ("\"version\":1", "\"version\":2"),
        ("balise-collecte", "balise-eleve"),
        ("\"histoire\":\"s2\"", "\"histoire\":\"s2\",\"eleve\":\"x\""),
        ("\"module\":\"m2\"", "\"module\":\"m2\",\"histoire\":\"s2\""),
        ("[3,70000]", "[3,-1]"),
    ] {
        let changed = open.replacen(from, to, 1);
        assert_ne!(changed, open, "{from}");
        assert_eq!(
            gathering_save::read(Some(&changed)),
            Stored::Unreadable,
            "{to}"
        );
    }
    let prepared = text("tests/core/saves/remise-v1.json");
    assert!(matches!(hand_in_save::read(Some(&prepared)), Stored::Loaded(all) if all.len() == 2));
    assert_eq!(hand_in_save::read(Some(&open)), Stored::Unreadable);
    assert_eq!(hand_in_save::read(None), Stored::Empty);
    assert_eq!(gathering_save::read(None), Stored::Empty);
    assert!(matches!(
        Sums::none(&Subject::Answers(
            modules().next().unwrap().summary.id.clone()
        )),
        Sums::Answers(_)
    ));
}
