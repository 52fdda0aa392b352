//! Plays of every shipped scenario, at random: they end, help follows harm, and a play that was
//! kept and read again stands where it stood. Roles, clues, settings and skips are moves like others.

use std::collections::BTreeSet;

use balise::domain::explore::{MAX_STATES, explore};
use balise::domain::id::ChoiceId;
use balise::domain::play::{Move, Story};
use balise::domain::scenario::{Act, Beat, Face, SCENE_WORDS, Scenario};
use balise::domain::text::plain;
use balise::formats::{documents, scenario};
use proptest::prelude::*;

use crate::game::{everywhere, on, stories};
use crate::parsers::{damaged, edits};
use crate::support::{BASE, cases, id};
use crate::walk::Walk;

/// Longest play, in choices.
const LONGEST: usize = 250;
/// Most states of a damaged story that are walked.
const SMALL: usize = 3_000;
/// Most states of a story that brute force walks.
const SMALLER: usize = 300;

fn picks(most: usize) -> impl Strategy<Value = Vec<usize>> {
    prop::collection::vec(0usize..60, 0..most)
}

/// The values of the measures of a state, within their bounds.
fn bounded(story: &Story, state: balise::domain::play::State) -> bool {
    let mut measures = story.scenario().measures.iter();
    measures.all(|measure| {
        let value = story.value(state, &measure.id).expect("a value");
        (measure.min..=measure.max).contains(&value)
    })
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn every_play_ends(picks in picks(150)) {
        everywhere(|game| {
            game.wander(&picks);
            game.finish();
            let position = game.position();
            prop_assert!(game.choices().len() <= LONGEST);
            prop_assert!(game.scene().ending.is_some());
            prop_assert_eq!(game.moves(), Vec::new());
            prop_assert_eq!(position.trail.len(), game.choices().len());
            for turn in &position.trail {
                prop_assert!(bounded(game.story(), turn.state));
                let counted = game.story().counters(turn.state);
                let counters = game.story().scenario().measures.iter();
                let counters = counters.filter(|m| matches!(m.face, Face::Counter { .. }));
                prop_assert_eq!(counted.len(), counters.count());
            }
            let acts = game.story().turns(&position);
            prop_assert!(acts.count() <= position.trail.len());
            Ok(())
        })?;
    }

    #[test]
    fn help_can_follow_every_harm(picks in picks(60)) {
        everywhere(|game| {
            game.wander(&picks);
            game.finish();
            for length in (0..game.choices().len()).rev() {
                game.rewind(length);
                let harm = game.scene();
                if harm.tags.harm && !game.story().wants_role(game.state()) {
                    let way = game.way(|story, state| {
                        story.scene(state).is_some_and(|scene| scene.tags.relieves())
                    });
                    prop_assert!(way.is_some(), "no help after {}", harm.id);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_read_is_short(picks in picks(80)) {
        everywhere(|game| {
            game.wander(&picks);
            for turn in &game.position().trail {
                let beats = game.story().beats(turn.state);
                let read: usize = beats.map(Beat::words).sum();
                prop_assert!(read <= SCENE_WORDS || game.story().wants_role(turn.state));
            }
            Ok(())
        })?;
    }

    #[test]
    fn back_is_one_choice_less(picks in picks(60)) {
        everywhere(|game| {
            let mut positions = vec![game.position()];
            for pick in &picks {
                let before = game.choices().len();
                game.wander(&[*pick]);
                if game.choices().len() > before {
                    positions.push(game.position());
                }
            }
            for length in (0..positions.len()).rev() {
                game.rewind(length);
                prop_assert_eq!(&game.position(), &positions[length]);
            }
            Ok(())
        })?;
    }

    #[test]
    fn only_what_is_offered_can_be_done(picks in picks(60), rank in 0usize..30) {
        everywhere(|game| {
            game.wander(&picks);
            let (state, moves) = (game.state(), game.moves());
            for made in [Move::Choice(rank), Move::Skip] {
                let offered = moves.contains(&made);
                prop_assert_eq!(game.story().make(state, made).is_some(), offered);
            }
            let ids: BTreeSet<String> = game.open().into_iter().collect();
            prop_assert_eq!(ids.len(), moves.len(), "two moves of one name");
            Ok(())
        })?;
    }

    #[test]
    fn choices_that_cannot_be_made_stop_a_play_on_a_scene(
        words in prop::collection::vec("[a-z]{1,8}", 1..6),
        picks in picks(30),
    ) {
        everywhere(|game| {
            game.wander(&picks);
            let stood = game.position();
            let unknown = words.iter().map(|word| id!(ChoiceId, &format!("z-{word}")));
            let mixed: Vec<ChoiceId> = game.choices().iter().cloned().chain(unknown).collect();
            prop_assert_eq!(game.story().play(&mixed), Some(stood));
            Ok(())
        })?;
    }

    #[test]
    fn the_same_choices_give_the_same_play(picks in picks(100)) {
        for checked in stories() {
            let straight = Story::new(checked.scenario.clone()).unwrap();
            let document = documents::write_scenario(&checked.scenario, &checked.source);
            let again = documents::read_scenario(&document).unwrap();
            let mut made = Vec::new();
            on(checked, |game| {
                game.wander(&picks);
                assert_eq!(straight.play(game.choices()), Some(game.position()));
                assert_eq!(again.play(game.choices()), Some(game.position()));
            });
            let mut state = straight.start().unwrap();
            for pick in &picks {
                let moves = straight.moves(state);
                prop_assert_eq!(&again.moves(state), &moves);
                let Some(nth) = pick.checked_rem(moves.len()) else { break };
                made.push(straight.id_of(state, moves[nth]).unwrap());
                state = straight.make(state, moves[nth]).unwrap();
            }
            prop_assert_eq!(straight.play(&made).map(|play| play.state), Some(state));
        }
    }
}

/// A story whose scenes are read from this body, with what the small one declares.
fn written(body: &str) -> Scenario {
    let declared = &BASE.scenario;
    let parsed = scenario::body(body, &declared.characters, &declared.measures, None);
    Scenario {
        scenes: parsed.value.scenes,
        ..declared.clone()
    }
}

proptest! {
    #![proptest_config(cases(160))]

    #[test]
    fn a_damaged_story_is_walked_and_played(edits in edits(), picks in picks(40)) {
        let Ok(story) = Story::new(written(&damaged(&BASE.source, &edits))) else {
            return Ok(());
        };
        let explored = explore(&story, SMALL);
        prop_assert!(explored.states <= SMALL);
        if !explored.too_many {
            prop_assert_eq!(explored.made.len(), story.scenario().scenes.len());
        }
        for finding in &explored.findings {
            let position = story.play(&finding.path).expect("a first scene");
            prop_assert!(position.trail.len() <= finding.path.len());
        }
        let Some(mut state) = story.start() else { return Ok(()) };
        for pick in picks {
            let moves = story.moves(state);
            let Some(nth) = pick.checked_rem(moves.len()) else { break };
            prop_assert!(bounded(&story, state));
            prop_assert!(story.id_of(state, moves[nth]).is_some());
            let next = story.make(state, moves[nth]);
            prop_assert!(next.is_some(), "{:?} is offered and cannot be done", moves[nth]);
            state = next.unwrap();
        }
    }
}

proptest! {
    #![proptest_config(cases(32))]

    #[test]
    fn a_damaged_story_has_the_flaws_that_brute_force_finds(edits in edits()) {
        let Ok(story) = Story::new(written(&damaged(&BASE.source, &edits))) else {
            return Ok(());
        };
        let explored = explore(&story, SMALLER);
        let Some(walk) = Walk::of(&story, SMALLER).filter(|_| !explored.too_many) else {
            return Ok(());
        };
        prop_assert_eq!(explored.states, walk.states.len());
        let found = explored.findings.iter();
        let found = found.filter(|f| f.flaw != balise::domain::explore::Flaw::Misnested);
        let found: std::collections::BTreeMap<_, _> = found
            .map(|f| ((f.flaw, f.scene, f.choice), f.path.len()))
            .collect();
        prop_assert_eq!(found, walk.wrong());
        if let Some(longest) = walk.longest() {
            prop_assert_eq!(explored.seconds, longest);
        }
    }
}

#[test]
fn brute_force_agrees_on_every_story() {
    for checked in stories() {
        let (scenario, explored) = (&checked.scenario, &checked.explored);
        let story = Story::new(scenario.clone()).expect("a story");
        assert_eq!(
            &explore(&story, MAX_STATES),
            explored,
            "{}",
            scenario.summary.id
        );
        let Some(walk) = Walk::of(&story, 16_000) else {
            continue;
        };
        assert_eq!(
            walk.states.len(),
            explored.states,
            "{}",
            scenario.summary.id
        );
        assert!(
            walk.wrong().is_empty(),
            "{}: {:?}",
            scenario.summary.id,
            walk.wrong()
        );
    }
}

#[test]
fn in_every_set_each_character_has_a_name_of_its_own() {
    for checked in stories() {
        let people = &checked.scenario.characters;
        for set in 0..checked.scenario.sets() {
            let names: BTreeSet<&str> =
                people.iter().map(|character| character.name(set)).collect();
            assert_eq!(names.len(), people.len(), "{names:?}");
        }
    }
}

#[test]
fn every_choice_has_words_and_every_measure_a_value() {
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).expect("a story");
        let start = story.start().expect("a first scene");
        for measure in &story.scenario().measures {
            assert_eq!(story.value(start, &measure.id), Some(measure.start));
        }
        assert_eq!(story.value(start, &id!(MeasureId, "inconnue")), None);
        for choice in story
            .scenario()
            .scenes
            .iter()
            .flat_map(|scene| &scene.choices)
        {
            assert!(!plain(&choice.label, &|id| id.to_string()).trim().is_empty());
            if let Act::Clue { feedback, .. } = &choice.act {
                assert!(!feedback.is_empty());
            }
        }
    }
}
