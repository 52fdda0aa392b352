//! The map of a story: where its scenes stand, how one walks on it, how one gets to a scene, what
//! express counts give, and the text that carries what was published.

use std::collections::BTreeSet;

use balise::domain::drawing::{MapDrawing, Step};
use balise::domain::express::{Express, TURNING_POINTS, endings, turning_points};
use balise::domain::id::SceneId;
use balise::domain::play::Story;
use balise::domain::publish::{
    PublishedAnswers, PublishedMap, PublishedQuestion, Scale, Thickness,
};
use balise::domain::scenario::{Act, Target};
use balise::domain::way::way_to;
use balise::formats::{map, published};
use proptest::prelude::*;

use crate::game::stories;
use crate::support::{cases, id};

fn drawings() -> impl Iterator<Item = (Story, MapDrawing)> {
    stories().map(|checked| {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let drawing = map::drawing(&checked.scenario);
        (story, drawing)
    })
}

#[test]
fn every_scene_stands_on_its_map_and_covers_no_other() {
    for (story, drawing) in drawings() {
        let name = &story.scenario().summary.id;
        let scenes = story.scenario().scenes.iter();
        let placed = drawing.scenes.iter().map(|place| &place.scene);
        assert!(scenes.map(|scene| &scene.id).eq(placed), "{name}");
        for place in &drawing.scenes {
            let (right, bottom) = (place.left + place.width, place.top + place.height);
            assert!(
                right <= drawing.width && bottom <= drawing.height,
                "{name}: {place:?}"
            );
            // Two lines of title and a word, each 28 high.
            assert!(
                place.height >= 3 * 31 && place.width >= 280,
                "{name}: {place:?}"
            );
            for other in drawing
                .scenes
                .iter()
                .filter(|other| other.scene != place.scene)
            {
                let apart = right <= other.left
                    || other.left + other.width <= place.left
                    || bottom <= other.top
                    || other.top + other.height <= place.top;
                assert!(apart, "{name}: {place:?} and {other:?}");
            }
        }
    }
}

#[test]
fn every_branch_that_leads_elsewhere_is_drawn_once() {
    for (story, drawing) in drawings() {
        let name = &story.scenario().summary.id;
        let mut drawn = BTreeSet::new();
        for way in &drawing.ways {
            assert!(
                way.points.len() >= 2 && !way.turns.is_empty(),
                "{name}: {way:?}"
            );
            for turn in &way.turns {
                assert!(drawn.insert((&way.from, turn, &way.to)), "{name}: {way:?}");
            }
        }
        for scene in &story.scenario().scenes {
            for choice in &scene.choices {
                let Target::Scene(to) = &choice.target else {
                    continue;
                };
                let elsewhere = choice.act == Act::Turn && *to != scene.id;
                assert_eq!(
                    elsewhere,
                    drawn.contains(&(&scene.id, &choice.id, to)),
                    "{name}: {}/{}",
                    scene.id,
                    choice.id
                );
            }
        }
    }
}

#[test]
fn arrow_keys_reach_every_scene() {
    for (story, drawing) in drawings() {
        let mut met: BTreeSet<&SceneId> = BTreeSet::new();
        let mut ahead = vec![&story.scenario().scenes[0].id];
        while let Some(scene) = ahead.pop() {
            if met.insert(scene) {
                let steps = [Step::Down, Step::Up, Step::Left, Step::Right];
                ahead.extend(
                    steps
                        .into_iter()
                        .filter_map(|step| drawing.step(scene, step)),
                );
            }
        }
        let missing = story
            .scenario()
            .scenes
            .iter()
            .filter(|scene| !met.contains(&scene.id));
        let missing: Vec<String> = missing.map(|scene| scene.id.to_string()).collect();
        assert!(
            missing.is_empty(),
            "{}: {missing:?}",
            story.scenario().summary.id
        );
    }
}

#[test]
fn the_way_to_a_scene_is_a_shortest_one() {
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).unwrap();
        for (scene, known) in story.scenario().scenes.iter().zip(&checked.explored.ways) {
            let way = way_to(&story, &scene.id, None).expect("a way");
            let there = story.play(&way).unwrap();
            assert_eq!(story.scene(there.state).unwrap().id, scene.id);
            assert!(
                !story.wants_role(there.state),
                "{}: a role is taken first",
                scene.id
            );
            // Before a role is taken the walk is at the first scene already.
            let shortest = known.as_ref().expect("a way").len();
            assert!(
                way.len() == shortest || way.len() == shortest + 1,
                "{}",
                scene.id
            );
        }
    }
}

#[test]
fn the_way_after_a_branch_takes_it_last() {
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let scene = &story.scenario().scenes[0];
        for choice in &scene.choices {
            let way = way_to(&story, &scene.id, Some(&choice.id)).expect("a way");
            assert_eq!(way.last(), Some(&choice.id));
            assert_eq!(
                story.play(&way).unwrap().trail.len(),
                way.len(),
                "every choice is made"
            );
        }
        assert_eq!(
            way_to(&story, &scene.id, Some(&id!(ChoiceId, "nulle-part"))),
            None
        );
    }
}

#[test]
fn two_turning_points_where_hands_may_be_raised() {
    for checked in stories() {
        let scenario = &checked.scenario;
        let points = turning_points(scenario);
        assert!(points.len() <= TURNING_POINTS);
        if scenario.scenes.len() >= 15 {
            assert_eq!(points.len(), TURNING_POINTS, "{}", scenario.summary.id);
        }
        for scene in points {
            assert!(scene.is_dilemma() && scene.skip.is_none());
            assert!(
                scene.choices.iter().all(|choice| !choice.sensitive),
                "{}",
                scene.id
            );
        }
    }
}

/// Counts for the endings, all alike, and for the turns of the first turning point, all alike.
fn counted(story: &Story, each: u16, hands: u16) -> Express {
    let scenario = story.scenario();
    let ended = endings(scenario).into_iter();
    let turning = turning_points(scenario).into_iter().take(1).map(|scene| {
        let turns = scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn);
        let share = hands / u16::try_from(turns.clone().count()).unwrap();
        let turns = turns.map(|choice| (choice.id.clone(), share));
        (scene.id.clone(), turns.collect())
    });
    Express {
        endings: ended.map(|scene| (scene.id.clone(), each)).collect(),
        turning: turning.collect(),
    }
}

#[test]
fn express_counts_become_words_for_what_was_counted_only() {
    for checked in stories().filter(|checked| checked.scenario.scenes.len() >= 15) {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let express = counted(&story, 6, 24);
        let map = express.publish(&story).expect("a map");
        assert_eq!(map.plays, express.plays());
        let known: BTreeSet<&SceneId> = express
            .endings
            .iter()
            .map(|(id, _)| id)
            .chain(express.turning.iter().map(|(id, _)| id))
            .collect();
        assert!(map.scenes.keys().all(|scene| known.contains(scene)));
        assert!(
            map.choices
                .keys()
                .all(|(scene, _)| *scene == express.turning[0].0)
        );
        assert!(!map.scenes.is_empty(), "{}", story.scenario().summary.id);
    }
}

#[test]
fn express_counts_that_cannot_be_are_refused() {
    for checked in stories().filter(|checked| checked.scenario.scenes.len() >= 15) {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let wrong = counted(&story, 3, 200)
            .publish(&story)
            .expect_err("a miscount");
        assert!(wrong.hands > wrong.plays, "{wrong:?}");
        let few = counted(&story, 1, 0).publish(&story).expect("a map");
        assert!(few.is_empty() == (few.plays < 10));
        let ends = Express {
            endings: vec![(endings(story.scenario())[0].id.clone(), 9)],
            turning: Vec::new(),
        };
        let nine = ends.publish(&story).unwrap();
        assert!(nine.is_empty() && nine.scenes.is_empty());
    }
}

#[test]
fn the_three_words_are_in_order_and_leave_room() {
    for total in 10..=120 {
        let scale = Scale::of(total);
        let ranges = Thickness::ALL.map(|word| scale.range(word));
        assert_eq!(ranges[0], (0, 4));
        assert_eq!(ranges[1].0, 5);
        assert_eq!(ranges[2], (ranges[1].1 + 1, total));
        // Those who are not « beaucoup » keep three values at least.
        assert!(
            total - ranges[2].0 >= 2 && scale.many() * 2 > total,
            "{total}: {ranges:?}"
        );
        for count in 0..=total {
            let (low, high) = scale.range(scale.word(count));
            assert!((low..=high).contains(&count), "{count} of {total}");
        }
    }
}

fn word() -> impl Strategy<Value = Thickness> {
    prop::sample::select(Thickness::ALL.to_vec())
}

fn slug() -> impl Strategy<Value = String> {
    "[a-z0-9][a-z0-9-]{0,12}"
}

prop_compose! {
    fn any_map()(
        plays in 10u16..2_000,
        scenes in prop::collection::btree_map(slug(), word(), 0..30),
        choices in prop::collection::btree_map((slug(), slug()), word(), 0..60),
    ) -> PublishedMap {
        PublishedMap {
            scenario: id!(ScenarioId, "s2"),
            plays,
            scenes: scenes.into_iter().map(|(scene, word)| (id!(SceneId, &scene), word)).collect(),
            choices: choices.into_iter()
                .map(|((scene, turn), word)| ((id!(SceneId, &scene), id!(ChoiceId, &turn)), word))
                .collect(),
        }
    }
}

proptest! {
    #![proptest_config(cases(64))]

    #[test]
    fn a_published_map_is_read_as_it_was_written(map in any_map()) {
        let text = published::write_map(&map);
        prop_assert_eq!(published::read_map(&text), Ok(map));
        let more = text.replacen('{', "{\"nom\":\"Lea\",", 1);
        prop_assert!(published::read_map(&more).is_err());
        prop_assert!(published::read_map(&text[..text.len() / 2]).is_err());
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,200}") {
        prop_assert!(published::read_map(&text).is_err());
        prop_assert!(published::read_answers(&text).is_err());
    }
}

fn some_answers() -> PublishedAnswers {
    let option = |name: &str| id!(OptionId, name);
    let question = |name: &str| id!(QuestionId, name);
    PublishedAnswers {
        module: id!(ModuleId, "m2"),
        contributors: 24,
        questions: vec![
            (
                question("q1"),
                PublishedQuestion::Exact(vec![(option("a"), 5), (option("b"), 19)]),
            ),
            (
                question("q2"),
                PublishedQuestion::Words(vec![(option("a"), Thickness::Few)]),
            ),
            (question("q3"), PublishedQuestion::Top(option("c"))),
            (question("q4"), PublishedQuestion::Nothing),
        ],
    }
}

#[test]
fn published_answers_are_read_as_they_were_written_and_small_counts_never_are() {
    let text = published::write_answers(&some_answers());
    assert_eq!(published::read_answers(&text), Ok(some_answers()));
    for (good, bad) in [
        ("[\"a\",5]", "[\"a\",4]"),
        ("[\"b\",19]", "[\"b\",20]"),
        ("\"peu\"", "\"personne\""),
        ("\"contributions\":24", "\"contributions\":9"),
        ("\"contributions\":24", "\"contributions\":0"),
        ("\"m2\"", "\"Bonjour à tous\""),
        ("[\"q4\",{}]", "[\"q4\",{\"mots\":[]}]"),
        ("[\"q4\",{}]", "[\"q3\",{}]"),
        (
            "[\"q4\",{}]",
            "[\"q4\",{\"plus-choisie\":\"a\",\"mots\":[[\"a\",\"peu\"]]}]",
        ),
    ] {
        assert!(text.contains(good), "{good} in {text}");
        assert!(
            published::read_answers(&text.replacen(good, bad, 1)).is_err(),
            "{bad}"
        );
    }
    let empty = PublishedAnswers {
        contributors: 0,
        questions: Vec::new(),
        ..some_answers()
    };
    assert_eq!(
        published::read_answers(&published::write_answers(&empty)),
        Ok(empty)
    );
    let long = format!("{text}{}", " ".repeat(published::MAX_BYTES));
    assert!(published::read_answers(&long).is_err());
}
