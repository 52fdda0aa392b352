//! Codes that pupils hand in: what is read is what was written or is refused, and a camera reads
//! every size. What becomes of codes together is in `gatherings.rs`.

use std::collections::BTreeSet;

use balise::domain::gathering::{Handed, Nonce, Origin, POOL, Refusal};
use balise::domain::id::SceneId;
use balise::domain::lesson::Module;
use balise::domain::question::Answer;
use balise::domain::ranks::{Ranks, Sums};
use balise::domain::scenario::SKIP;
use balise::domain::session::{Answered, Progress};
use balise::domain::sums::PlaySums;
use balise::formats::code::{self, Code, SHORT};
use balise::formats::curriculum::CheckedScenario;
use balise::formats::qr::{self, DATA_VERSION, Qr};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::game::{Game, on, stories};
use crate::support::{SHIPPED, cases, id};

/// The signs of a code, in the order of their values.
const LETTERS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What can be counted of a story.
pub fn ranks(checked: &CheckedScenario) -> Ranks {
    Ranks::of_scenario(&checked.scenario)
}

/// The shipped story of this id.
pub fn story(id: &str) -> &'static CheckedScenario {
    let mut all = SHIPPED.0.scenarios.iter();
    all.find(|checked| checked.scenario.summary.id.as_str() == id)
        .expect("a story")
}

/// The modules that ship.
pub fn modules() -> impl Iterator<Item = &'static Module> {
    SHIPPED.0.modules.iter().map(|checked| &checked.module)
}

/// The counters of a play that wanders, then takes the shortest way to an ending.
pub fn play(checked: &CheckedScenario, picks: &[usize]) -> PlaySums {
    let sums = std::cell::RefCell::new(PlaySums::default());
    on(checked, |game| {
        game.wander(picks);
        end(game);
        *sums.borrow_mut() = PlaySums::of(game.story(), &game.position());
    });
    sums.into_inner()
}

fn end(game: &mut Game) {
    if game.scene().ending.is_none() {
        game.finish();
    }
}

/// Numbers that wander differently for each seed, the same in every run.
pub fn seeded(seed: usize) -> Vec<usize> {
    let step = |nth: usize| seed.wrapping_mul(7919) ^ nth.wrapping_mul(104_729) ^ (seed * nth) >> 3;
    (0..60).map(step).collect()
}

/// A code of these counters.
pub fn handed(ranks: &Ranks, nonce: u32, sums: Sums) -> Handed {
    Handed {
        subject: ranks.subject(),
        nonce: Nonce(nonce),
        sums,
    }
}

/// The code of these counters, written.
pub fn write(ranks: &Ranks, nonce: u32, sums: Sums) -> Code {
    code::write(&handed(ranks, nonce, sums), ranks).expect("a code")
}

/// A code that counts nothing.
pub fn empty(ranks: &Ranks, nonce: u32) -> Code {
    write(ranks, nonce, Sums::none(&ranks.subject()))
}

/// The counters of so many plays pooled.
pub fn pooled(checked: &CheckedScenario, plays: usize) -> Sums {
    let mut sums = PlaySums::default();
    (0..plays).for_each(|nth| sums.add(&play(checked, &seeded(nth))));
    Sums::Play(sums)
}

/// Answers to every question of a module, given by ranks; a rank beyond the options is no answer.
pub fn answers(module: &Module, picks: &[usize]) -> Sums {
    let ranks = Ranks::of_module(module);
    let Ranks::Answers(_, questions) = &ranks else {
        panic!("a module")
    };
    let mut progress = Progress::default();
    for (question, pick) in questions.iter().zip(picks) {
        let chosen: Vec<_> = if question.several {
            let is_chosen = |(nth, _): &(usize, _)| pick >> nth & 1 == 1;
            let options = question.options.iter().enumerate();
            options
                .filter(is_chosen)
                .map(|(_, id)| id.clone())
                .collect()
        } else {
            let option = question.options.get(pick % (question.options.len() + 1));
            option.cloned().into_iter().collect()
        };
        let answered = Answered {
            answer: Answer::Chosen(chosen),
            checked: true,
        };
        progress.answers.insert(question.id.clone(), answered);
    }
    ranks.answers(&progress).expect("answers")
}

/// A code as text, as a device that shows it would give it: typed, copied, or in a QR code.
fn forms(code: &Code) -> Vec<String> {
    let small = code.copied().to_lowercase();
    vec![
        code.qr(),
        code.copied(),
        code.copied().replace('-', " "),
        small,
    ]
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn typed_or_scanned_a_play_gives_its_own_sums(
        picks in prop::collection::vec(any::<usize>(), 0..60),
        nonce in any::<u32>(),
    ) {
        for checked in stories() {
            let ranks = ranks(checked);
            let sums = Sums::Play(play(checked, &picks));
            let code = write(&ranks, nonce, sums.clone());
            for form in forms(&code) {
                let read = code::read(&form, &ranks);
                prop_assert_eq!(read.as_ref().map(|read| &read.sums), Ok(&sums), "{}", form);
                prop_assert_eq!(code::read_all(&form, &ranks), vec![read]);
            }
            prop_assert!(Qr::of(&code.qr(), DATA_VERSION).is_some(), "{}", code.qr());
        }
    }

    #[test]
    fn typed_or_scanned_answers_are_what_was_answered(
        picks in prop::collection::vec(any::<usize>(), 8),
        nonce in any::<u32>(),
    ) {
        for module in modules() {
            let ranks = Ranks::of_module(module);
            let sums = answers(module, &picks);
            let code = write(&ranks, nonce, sums.clone());
            prop_assert!(code.typed().is_some());
            for form in forms(&code) {
                prop_assert_eq!(code::read(&form, &ranks).map(|read| read.sums), Ok(sums.clone()));
            }
        }
    }

    #[test]
    fn no_text_ends_the_program(text in "\\PC{0,600}", signs in "[0-9A-HJKMNP-TV-Z]{0,460}") {
        for ranks in [ranks(story("s2")), Ranks::of_module(modules().next().expect("a module"))] {
            for text in [&text, &signs, &format!("BALISE {signs}")] {
                let _ = code::read(text, &ranks);
                let _ = code::read_all(text, &ranks);
            }
        }
    }

    #[test]
    fn a_damaged_long_code_is_refused(
        at in any::<Index>(),
        bits in 1_u8..32,
        cut in any::<Index>(),
        nonce in any::<u32>(),
    ) {
        let checked = story("s3");
        let ranks = ranks(checked);
        let signs: Vec<char> = write(&ranks, nonce, pooled(checked, 6)).copied().chars().collect();
        let at = at.index(signs.len());
        let mut flipped = signs.clone();
        let value = LETTERS.find(flipped[at]).expect("a sign") ^ usize::from(bits);
        flipped[at] = char::from(LETTERS.as_bytes()[value]);
        let truncated = &signs[..cut.index(signs.len())];
        for signs in [&flipped[..], truncated] {
            let text: String = signs.iter().collect();
            prop_assert_eq!(code::read(&text, &ranks), Err(Refusal::Damaged), "{}", text);
        }
    }
}

#[test]
fn every_play_that_was_walked_has_a_code_to_type() {
    for checked in &SHIPPED.0.scenarios {
        let ranks = ranks(checked);
        for seed in 0..60 {
            let sums = play(checked, &seeded(seed));
            let turns = sums.choices.len();
            let code = write(&ranks, 1, Sums::Play(sums));
            let name = &checked.scenario.summary.id;
            assert!(code.typed().is_some(), "{name}: {turns} turns");
        }
    }
}

#[test]
fn every_wrong_sign_and_every_exchange_of_neighbours_is_refused() {
    let checked = story("s5");
    let module = modules().next().expect("a module");
    let (plays, questions) = (ranks(checked), Ranks::of_module(module));
    let play = Sums::Play(play(checked, &seeded(3)));
    for (ranks, code) in [
        (&plays, write(&plays, 0x155_5555, play)),
        (&plays, empty(&plays, 7)),
        (
            &questions,
            write(&questions, 99, answers(module, &[1, 2, 3, 4])),
        ),
        (&plays, write(&plays, 12, pooled(checked, 7))),
    ] {
        let signs: Vec<char> = code.copied().chars().filter(|c| *c != '-').collect();
        let refused = |signs: &[char]| {
            let text: String = signs.iter().collect();
            assert_eq!(code::read(&text, ranks), Err(Refusal::Damaged), "{text}");
        };
        for at in 0..signs.len() {
            for letter in LETTERS.chars().filter(|letter| *letter != signs[at]) {
                let mut wrong = signs.clone();
                wrong[at] = letter;
                refused(&wrong);
            }
            let mut more = signs.clone();
            more.insert(at, 'A');
            refused(&more);
            let mut less = signs.clone();
            less.remove(at);
            refused(&less);
        }
        for at in 1..signs.len() {
            if signs[at] != signs[at - 1] {
                let mut exchanged = signs.clone();
                exchanged.swap(at, at - 1);
                refused(&exchanged);
            }
        }
    }
}

#[test]
fn signs_that_look_alike_are_read_alike() {
    let checked = story("s2");
    let ranks = ranks(checked);
    let seen = (0..400).map(|nonce| write(&ranks, nonce, Sums::Play(play(checked, &[]))).copied());
    let with = seen.filter(|code| code.contains('0') && code.contains('1'));
    let mut count = 0;
    for code in with {
        let read = code::read(&code, &ranks);
        assert!(read.is_ok());
        for (from, to) in [
            ('0', "O"),
            ('0', "o"),
            ('1', "I"),
            ('1', "i"),
            ('1', "L"),
            ('1', "l"),
        ] {
            assert_eq!(code::read(&code.replace(from, to), &ranks), read, "{code}");
        }
        assert_eq!(
            code::read(&format!("  {} ", code.replace('-', "")), &ranks),
            read
        );
        count += 1;
    }
    assert!(count > 20, "{count}");
    assert_eq!(
        code::read("ÀÀÀÀ-UUUU-0000-0000-0000", &ranks),
        Err(Refusal::Damaged)
    );
}

#[test]
fn a_foreign_code_says_where_it_comes_from() {
    let (s2, s5) = (ranks(story("s2")), ranks(story("s5")));
    let module = modules().next().expect("a module");
    let answers_of = Ranks::of_module(module);
    let from_s5 = write(&s5, 1, Sums::Play(play(story("s5"), &[])));
    let from_group = write(&s5, 1, pooled(story("s5"), 5));
    for code in [from_s5, from_group] {
        let other = Err(Refusal::OtherSubject(Origin::Story(5)));
        assert_eq!(code::read(&code.qr(), &s2), other);
        assert_eq!(code::read(&code.copied(), &answers_of), other);
    }
    let from_module = write(&answers_of, 1, answers(module, &[0, 1, 2]));
    let other = Err(Refusal::OtherSubject(Origin::Module(2)));
    assert_eq!(module.summary.id.as_str(), "m2");
    assert_eq!(code::read(&from_module.copied(), &s2), other);
}

#[test]
fn another_version_of_a_content_is_refused() {
    let checked = story("s2");
    let now = ranks(checked);
    let mut changed = checked.scenario.clone();
    changed.scenes[1].id = id!(SceneId, "un-autre-nom");
    let mut reordered = checked.scenario.clone();
    reordered.scenes[0].choices.swap(0, 1);
    let mut led = checked.scenario.clone();
    led.scenes[0].choices[0].target = led.scenes[0].choices[1].target.clone();
    for other in [changed, reordered, led] {
        let then = Ranks::of_scenario(&other);
        let before = empty(&then, 4);
        assert_eq!(
            code::read(&before.copied(), &now),
            Err(Refusal::OtherVersion)
        );
    }
    // Words alone change nothing.
    let mut reworded = checked.scenario.clone();
    reworded.scenes[0].beats.clear();
    assert_eq!(Ranks::of_scenario(&reworded), now);
}

#[test]
fn an_empty_code_looks_like_any_other() {
    for checked in &SHIPPED.0.scenarios {
        let ranks = ranks(checked);
        let full = write(&ranks, 5, Sums::Play(play(checked, &seeded(1))));
        let mut seen = vec![BTreeSet::new(); SHORT];
        for nonce in 0..200 {
            let code = empty(&ranks, nonce * 40_503);
            let side = |code: &Code| Qr::of(&code.qr(), DATA_VERSION).expect("a QR code").side;
            assert_eq!(code.copied().len(), full.copied().len());
            assert_eq!(side(&code), side(&full));
            let sums = code::read(&code.copied(), &ranks).map(|read| read.sums);
            assert_eq!(sums, Ok(Sums::none(&ranks.subject())));
            for (at, sign) in code.copied().chars().filter(|c| *c != '-').enumerate() {
                seen[at].insert(sign);
            }
        }
        // Three signs say the story; nothing else is common to empty codes.
        assert!(seen[..3].iter().all(|signs| signs.len() == 1));
        assert!(seen[4..].iter().all(|signs| signs.len() > 20), "{seen:?}");
    }
}

#[test]
fn a_group_has_a_code_from_five_plays_on() {
    for checked in &SHIPPED.0.scenarios {
        let ranks = ranks(checked);
        for plays in [2, 3, 4] {
            let few = handed(&ranks, 1, pooled(checked, plays));
            assert_eq!(code::write(&few, &ranks), None, "{plays} plays");
        }
        for plays in [usize::from(POOL), 12, 35] {
            let sums = pooled(checked, plays);
            let code = write(&ranks, u32::MAX, sums.clone());
            assert_eq!(code.typed(), None);
            for text in [code.qr(), code.copied()] {
                let read = code::read(&text, &ranks).expect("a code");
                assert_eq!(read.sums, sums);
                assert_eq!(code::read_all(&text, &ranks), [Ok(read)]);
            }
            assert!(Qr::of(&code.qr(), DATA_VERSION).is_some(), "{plays} plays");
        }
    }
}

#[test]
fn a_play_that_is_not_over_has_no_code() {
    let checked = story("s2");
    let ranks = ranks(checked);
    on(checked, |game| {
        game.wander(&[0, 0]);
        let sums = PlaySums::of(game.story(), &game.position());
        let unfinished = handed(&ranks, 1, Sums::Play(sums));
        assert_eq!(code::write(&unfinished, &ranks), None);
    });
}

#[test]
fn a_scene_passed_over_is_counted_as_passed() {
    let passes = |checked: &&CheckedScenario| {
        on(checked, |game| {
            let sensitive =
                game.way(|story, state| story.scene(state).is_some_and(|s| s.skip.is_some()));
            for made in sensitive.expect("a sensitive scene") {
                game.make(made);
            }
            let here = game.scene().id.clone();
            game.choose(SKIP);
            end(game);
            let sums = PlaySums::of(game.story(), &game.position());
            let skipped =
                |(scene, choice): &(SceneId, _)| *scene == here && format!("{choice}") == SKIP;
            assert!(sums.choices.keys().any(skipped));
            let ranks = ranks(checked);
            let code = write(&ranks, 3, Sums::Play(sums.clone()));
            let read = code::read(&code.copied(), &ranks).map(|read| read.sums);
            assert_eq!(read, Ok(Sums::Play(sums)));
        });
    };
    SHIPPED
        .0
        .scenarios
        .iter()
        .for_each(|checked| passes(&checked));
}

#[test]
fn a_qr_code_says_in_words_what_it_is_and_is_no_address() {
    let s4 = ranks(story("s4"));
    let code = empty(&s4, 1).qr();
    assert!(
        code.starts_with("BALISE CHOIX DE L HISTOIRE 4 SANS NOM "),
        "{code}"
    );
    let module = Ranks::of_module(modules().next().expect("a module"));
    let code = empty(&module, 1).qr();
    assert!(
        code.starts_with("BALISE REPONSES DU MODULE 2 SANS NOM "),
        "{code}"
    );
    assert!(!code.contains([':', '/', '.']));
}

/// A code as a camera sees it: so many pixels for a module, in greys.
fn picture(code: &Qr, scale: usize) -> (usize, Vec<u8>) {
    let side = (code.side + 8) * scale;
    let dark = |x: usize, y: usize| {
        let (x, y) = ((x / scale).checked_sub(4)?, (y / scale).checked_sub(4)?);
        (x < code.side && y < code.side).then(|| code.dark[y * code.side + x])
    };
    let grey = |at: usize| match dark(at % side, at / side) {
        Some(true) => 60,
        Some(false) | None => 200,
    };
    (side, (0..side * side).map(grey).collect())
}

#[test]
fn the_camera_reads_every_size_of_code() {
    let mut sides = BTreeSet::new();
    for length in (10..=470).step_by(5) {
        let text: String = LETTERS
            .chars()
            .cycle()
            .skip(length % 32)
            .take(length)
            .collect();
        let Some(code) = Qr::of(&text, DATA_VERSION) else {
            continue;
        };
        sides.insert(code.side);
        for scale in [3, 5] {
            let (side, greys) = picture(&code, scale);
            assert_eq!(qr::read(side, side, &greys), [text.as_str()], "side {side}");
        }
    }
    // Versions 1 to 13: four more modules on a side each time.
    assert_eq!(sides, (21..=69).step_by(4).collect());
}

#[test]
fn the_largest_group_fits_and_is_read() {
    for checked in &SHIPPED.0.scenarios {
        let code = write(&ranks(checked), 77, pooled(checked, 35));
        let drawn = Qr::of(&code.qr(), DATA_VERSION).expect("a QR code");
        let (side, greys) = picture(&drawn, 4);
        assert_eq!(qr::read(side, side, &greys), [code.qr()]);
    }
}

#[test]
fn a_picture_of_another_size_or_without_code_gives_nothing() {
    assert!(qr::read(10, 10, &[0; 99]).is_empty());
    assert!(qr::read(0, 0, &[]).is_empty());
    assert!(qr::read(usize::MAX, 2, &[0; 4]).is_empty());
    assert!(qr::read(64, 64, &[128; 64 * 64]).is_empty());
    assert!(qr::read(1, 1, &[0]).is_empty());
}
