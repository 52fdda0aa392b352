//! Plays of every shipped scenario, at random: they end, help follows harm, and a play that was
//! kept and read again stands where it stood.

use std::collections::{BTreeSet, VecDeque};

use balise::domain::id::ChoiceId;
use balise::domain::play::Position;
use balise::domain::scenario::{SKIP, Scenario, Scene};
use balise::domain::session::{Action, Session, update};
use balise::domain::stored::Stored;
use balise::formats::pupil_save;
use proptest::prelude::*;

use crate::support::{SHIPPED, cases, id};

/// Longest play, in choices.
const LONGEST: usize = 200;

fn scenarios() -> impl Iterator<Item = &'static Scenario> {
    SHIPPED.0.scenarios.iter().map(|checked| &checked.scenario)
}

/// What can be done here, « Passer cette scène » included.
fn choices(scenario: &Scenario, position: &Position) -> Vec<ChoiceId> {
    let skips = scenario
        .scene(&position.scene)
        .is_some_and(|scene| scene.skip.is_some());
    let open = scenario
        .open_choices(position)
        .map(|choice| choice.id.clone());
    open.chain(skips.then(|| id!(ChoiceId, SKIP))).collect()
}

fn scene<'s>(scenario: &'s Scenario, position: &Position) -> &'s Scene {
    scenario
        .scene(&position.scene)
        .expect("a play stands on a scene")
}

/// The shortest way from here to a scene like this.
fn way(
    scenario: &Scenario,
    from: &Position,
    wanted: impl Fn(&Scene) -> bool,
) -> Option<Vec<ChoiceId>> {
    let mut known = BTreeSet::new();
    let mut queue = VecDeque::from([(from.clone(), Vec::new())]);
    while let Some((position, made)) = queue.pop_front() {
        if wanted(scene(scenario, &position)) {
            return Some(made);
        }
        for choice in choices(scenario, &position) {
            let mut next = scenario
                .after(&position, &choice)
                .expect("an open choice can be made");
            next.trail.clear();
            if known.insert((
                next.scene.clone(),
                next.measures.clone(),
                next.spent.clone(),
            )) {
                queue.push_back((next, [made.as_slice(), &[choice]].concat()));
            }
        }
    }
    None
}

/// Makes choices at random, then takes the shortest way out: the whole play.
fn walk(scenario: &Scenario, picks: &[usize]) -> Vec<ChoiceId> {
    let mut made = Vec::new();
    let mut position = scenario.start().expect("a first scene");
    for pick in picks {
        let choices = choices(scenario, &position);
        if choices.is_empty() {
            break;
        }
        let choice = choices[pick % choices.len()].clone();
        position = scenario
            .after(&position, &choice)
            .expect("an open choice can be made");
        made.push(choice);
    }
    made.extend(way(scenario, &position, |scene| scene.ending.is_some()).expect("a way out"));
    made
}

/// Keeps a play as a pupil's device does, and reads it again.
fn kept(choices: &[ChoiceId]) -> Vec<ChoiceId> {
    let (module, scenario) = (id!(ModuleId, "m1"), id!(ScenarioId, "s1"));
    let mut session = Session::default();
    for choice in choices {
        update(
            &mut session,
            Action::ChoiceMade(module.clone(), scenario.clone(), choice.clone()),
        );
    }
    match pupil_save::read(Some(&pupil_save::write(&session.modules))) {
        Stored::Loaded(modules) => modules
            .get(&module)
            .and_then(|progress| progress.plays.get(&scenario))
            .cloned()
            .unwrap_or_default(),
        Stored::Empty | Stored::Unreadable => panic!("a save that cannot be read"),
    }
}

proptest! {
    #![proptest_config(cases(20))]

    #[test]
    fn every_play_ends(picks in prop::collection::vec(0usize..12, 0..150)) {
        for scenario in scenarios() {
            let made = walk(scenario, &picks);
            prop_assert!(made.len() <= LONGEST);
            let end = scenario.play(&made).unwrap();
            prop_assert!(scene(scenario, &end).ending.is_some());
            prop_assert_eq!(choices(scenario, &end), Vec::new());
            prop_assert_eq!(end.trail.len(), made.len());
            prop_assert_eq!(scenario.path(&end).len(), made.len() + 1);
            for measure in &scenario.measures {
                prop_assert!((measure.min..=measure.max).contains(&end.measures[&measure.id]));
            }
        }
    }

    #[test]
    fn help_can_follow_every_harm(picks in prop::collection::vec(0usize..12, 0..60)) {
        for scenario in scenarios() {
            let made = walk(scenario, &picks);
            for length in 0..=made.len() {
                let position = scenario.play(&made[..length]).unwrap();
                let harm = scene(scenario, &position);
                if harm.tags.harm && harm.ending.is_none() {
                    let way = way(scenario, &position, |scene| scene.tags.help || scene.tags.repair);
                    prop_assert!(way.is_some(), "{}: no help after {}", scenario.id, harm.id);
                }
            }
        }
    }

    #[test]
    fn a_kept_play_stands_where_it_stood(
        picks in prop::collection::vec(0usize..12, 0..60),
        at in 0usize..200,
    ) {
        for scenario in scenarios() {
            let made = walk(scenario, &picks);
            let (before, after) = made.split_at(at.min(made.len()));
            let resumed = kept(before);
            let position = scenario.play(before);
            prop_assert_eq!(scenario.play(&resumed), position.clone());
            // The rest of the play goes on from there, one choice after the other.
            let mut position = position.unwrap();
            for choice in after {
                position = scenario.after(&position, choice).unwrap();
            }
            prop_assert_eq!(Some(position), scenario.play(&kept(&made)));
            prop_assert_eq!(scenario.play(&made), scenario.play(&made));
        }
    }

    #[test]
    fn back_is_one_choice_less(picks in prop::collection::vec(0usize..12, 0..60)) {
        for scenario in scenarios() {
            let made = walk(scenario, &picks);
            let (module, play) = (id!(ModuleId, "m1"), scenario.id.clone());
            let mut session = Session::default();
            let mut positions = vec![scenario.start()];
            for choice in &made {
                update(&mut session, Action::ChoiceMade(module.clone(), play.clone(), choice.clone()));
                positions.push(scenario.play(&session.progress(&module).plays[&play]));
            }
            for length in (0..made.len()).rev() {
                update(&mut session, Action::PlayRewound(module.clone(), play.clone(), length));
                prop_assert_eq!(&scenario.play(&session.progress(&module).plays[&play]), &positions[length]);
            }
        }
    }

    #[test]
    fn choices_that_cannot_be_made_stop_a_play_on_a_scene(
        words in prop::collection::vec("[a-z]{1,8}", 0..6),
    ) {
        for scenario in scenarios() {
            let unknown: Vec<ChoiceId> = words.iter().map(|word| id!(ChoiceId, &format!("z-{word}"))).collect();
            prop_assert_eq!(scenario.play(&unknown), scenario.start());
            let made = walk(scenario, &[]);
            let mixed = [made.as_slice(), &unknown].concat();
            prop_assert_eq!(scenario.play(&mixed), scenario.play(&made));
        }
    }
}

#[test]
fn in_every_set_each_character_has_a_name_of_its_own() {
    for scenario in scenarios() {
        let people = &scenario.characters;
        for set in 0..scenario.sets() {
            let names: BTreeSet<&str> =
                people.iter().map(|character| character.name(set)).collect();
            assert_eq!(names.len(), people.len(), "{}: {names:?}", scenario.id);
        }
    }
}
