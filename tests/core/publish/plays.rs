//! Plays of a class: whole walks, at random, of shipped stories and of small ones.

use std::collections::{BTreeMap, BTreeSet};

use balise::domain::play::{Position, Story};
use balise::domain::publish::{PublishedMap, map};
use balise::domain::scenario::Scenario;
use balise::domain::sums::PlaySums;
use balise::formats::scenario;

use super::is_narrow_around;
use crate::game::stories;
use crate::support::BASE;

/// Longest play, in choices.
const LONGEST: usize = 400;

/// A whole play: some choices by these picks, then whatever ends it.
pub fn play(story: &Story, picks: &mut impl FnMut() -> usize) -> Position {
    let mut made = Vec::new();
    let mut state = story.start().expect("a first scene");
    for _ in 0..LONGEST {
        let moves = story.moves(state);
        let Some(nth) = picks().checked_rem(moves.len()) else {
            return story.play(&made).expect("a first scene");
        };
        made.push(story.id_of(state, moves[nth]).expect("an id"));
        state = story.make(state, moves[nth]).expect("what is offered");
    }
    panic!("a play of {LONGEST} choices does not end")
}

/// How many random classes of each story are looked at.
const CLASSES: u64 = 20;

/// So many plays: one in `herd` follows the first one, the others go anywhere.
pub fn class(story: &Story, plays: u16, seed: u64, herd: u64) -> Vec<Position> {
    let mut state = seed | 1;
    let mut draw = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 16
    };
    let first = draw();
    (0..plays)
        .map(|_| {
            let mut from = if draw() % 8 < herd { first } else { draw() };
            play(story, &mut || {
                from = from
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                usize::try_from(from >> 40).expect("a small number")
            })
        })
        .collect()
}

/// The sums of plays.
pub fn sums(story: &Story, plays: &[Position]) -> PlaySums {
    let mut sums = PlaySums::default();
    for position in plays {
        sums.add(&PlaySums::of(story, position));
    }
    sums
}

/// The scenes of a story that keep no word, for one class of fourteen plays.
fn wordless(story: &Story, seed: u64, herd: u64) -> Vec<String> {
    let told = map(story, &sums(story, &class(story, 14, seed, herd)));
    let scenes = story.scenario().scenes.iter();
    scenes
        .filter(|scene| !told.scenes.contains_key(&scene.id))
        .map(|scene| scene.id.to_string())
        .collect()
}

/// Every scene keeps its word in nearly every class; in the others one scene has none, because any of
/// the three words would have told too much there. The classes are the same at each run.
#[test]
fn with_fourteen_plays_scenes_have_their_words() {
    let (mut maps, mut without) = (0, Vec::new());
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).unwrap();
        for seed in 1..=CLASSES {
            let found = wordless(&story, seed.wrapping_mul(0x9e37_79b9_7f4a_7c15), seed % 8);
            maps += 1;
            if !found.is_empty() {
                without.push((checked.scenario.summary.id.to_string(), found));
            }
        }
    }
    assert!(
        without.iter().all(|(_, scenes)| scenes.len() == 1),
        "{without:?}"
    );
    assert!(
        without.len() * 50 <= maps,
        "{} of {maps}: {without:?}",
        without.len()
    );
}

/// A class that is known to lose a word, so that nobody believes it never happens.
#[test]
fn a_word_may_be_withheld_with_fourteen_plays() {
    let s4 = stories().find(|checked| checked.scenario.summary.id.as_str() == "s4");
    let story = Story::new(s4.expect("shipped").scenario.clone()).unwrap();
    assert_eq!(wordless(&story, 8_423_595_956_883_054_888, 0), ["prep"]);
}

#[test]
fn a_class_of_nine_has_no_map() {
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let told = map(&story, &sums(&story, &class(&story, 9, 7, 0)));
        assert!(told.is_empty() && told.plays == 0, "{told:?}");
        assert!(told.scenes.is_empty() && told.choices.is_empty());
    }
}

/// Counts that no class could give are shown to nobody, and break nothing.
#[test]
fn forged_counts_show_nothing_more() {
    for checked in stories() {
        let story = Story::new(checked.scenario.clone()).unwrap();
        let mut forged = sums(&story, &class(&story, 12, 3, 0));
        for count in forged
            .scenes
            .values_mut()
            .chain(forged.choices.values_mut())
        {
            *count = count.wrapping_mul(7919);
        }
        let told = map(&story, &forged);
        assert!(told.scenes.len() <= story.scenario().scenes.len());
    }
}

/// A story whose scenes are written so: each is its id and where it leads.
fn small(scenes: &[(&str, &str)]) -> Story {
    let body: Vec<String> = scenes
        .iter()
        .map(|(id, to)| {
            let ending = if to.is_empty() {
                " .fin issue=aide"
            } else {
                ""
            };
            let choices = to.split_whitespace().enumerate();
            let choices: Vec<String> = choices
                .map(|(nth, to)| format!("- [Choix {nth}](#{to}) {{#{id}-{nth}}}"))
                .collect();
            format!(
                "## Scène {id} {{#{id}{ending}}}\n\nTexte.\n\n{}\n\n",
                choices.join("\n")
            )
        })
        .collect();
    let body = body.concat();
    let declared = &BASE.scenario;
    let parsed = scenario::body(&body, &declared.characters, &declared.measures, None);
    let scenario = Scenario {
        scenes: parsed.value.scenes,
        roles: Vec::new(),
        ..declared.clone()
    };
    assert_eq!(scenario.scenes.len(), scenes.len(), "{body}");
    Story::new(scenario).expect("a story")
}

/// Every kind of play of a small story: what it counts.
fn kinds(story: &Story) -> Vec<PlaySums> {
    let mut found: Vec<PlaySums> = Vec::new();
    let mut ahead = vec![Vec::new()];
    while let Some(made) = ahead.pop() {
        let position = story.play(&made).expect("a first scene");
        let moves = story.moves(position.state);
        if moves.is_empty() {
            let counted = PlaySums::of(story, &position);
            if !found.contains(&counted) {
                found.push(counted);
            }
        }
        // A circle is turned twice at most: a third time counts nothing more.
        if made.len() < 9 {
            ahead.extend(moves.into_iter().map(|next| {
                let id = story.id_of(position.state, next).expect("an id");
                [made.as_slice(), &[id]].concat()
            }));
        }
    }
    found
}

/// Every class of so many plays of these kinds.
fn classes(kinds: &[PlaySums], plays: u16) -> Vec<PlaySums> {
    let Some((first, others)) = kinds.split_first() else {
        return if plays == 0 {
            vec![PlaySums::default()]
        } else {
            Vec::new()
        };
    };
    let mut found = Vec::new();
    for times in 0..=plays {
        for mut class in classes(others, plays - times) {
            for _ in 0..times {
                class.add(first);
            }
            found.push(class);
        }
    }
    found
}

/// Counts every class that could give what is shown, what is withheld included.
fn attack(name: &str, scenes: &[(&str, &str)], plays: u16) -> usize {
    let story = small(scenes);
    let all = classes(&kinds(&story), plays);
    let cells: Vec<Cell> = cells(&story);
    let values = |classes: &[&PlaySums], cell: usize| -> BTreeSet<u16> {
        classes.iter().map(|class| cells[cell](class)).collect()
    };
    let everything: Vec<&PlaySums> = all.iter().collect();
    let mut by_output: BTreeMap<String, (PublishedMap, Vec<&PlaySums>)> = BTreeMap::new();
    for class in &all {
        let told = map(&story, class);
        let same = by_output
            .entry(format!("{told:?}"))
            .or_insert((told, Vec::new()));
        same.1.push(class);
    }
    let mut words = 0;
    for (told, classes) in by_output.values() {
        words += told.scenes.len() + told.choices.len();
        for cell in 0..cells.len() {
            let left = values(classes, cell);
            // What the story says by itself is no secret.
            let public = is_narrow_around(&values(&everything, cell), plays);
            assert!(
                public || !is_narrow_around(&left, plays),
                "{name}, {plays} plays, count {cell} is in {left:?}: {told:?}"
            );
        }
    }
    words
}

/// What reads one count of some sums.
type Cell = Box<dyn Fn(&PlaySums) -> u16>;

/// The counts of a story: its scenes, then its turns.
fn cells(story: &Story) -> Vec<Cell> {
    let mut cells: Vec<Cell> = Vec::new();
    for scene in &story.scenario().scenes {
        let id = scene.id.clone();
        cells.push(Box::new(move |sums| {
            sums.scenes.get(&id).copied().unwrap_or(0)
        }));
        for choice in &scene.choices {
            let key = (scene.id.clone(), choice.id.clone());
            cells.push(Box::new(move |sums| {
                sums.choices.get(&key).copied().unwrap_or(0)
            }));
        }
    }
    cells
}

#[test]
fn no_class_of_a_small_story_can_be_told_from_those_that_look_the_same() {
    let stories: [(&str, &[(&str, &str)]); 7] = [
        ("deux fins", &[("a", "f g"), ("f", ""), ("g", "")]),
        (
            "trois fins",
            &[("a", "f g h"), ("f", ""), ("g", ""), ("h", "")],
        ),
        (
            "quatre fins",
            &[("a", "f g h i"), ("f", ""), ("g", ""), ("h", ""), ("i", "")],
        ),
        (
            "losange",
            &[
                ("a", "b c"),
                ("b", "d"),
                ("c", "d"),
                ("d", "f g"),
                ("f", ""),
                ("g", ""),
            ],
        ),
        (
            "détour",
            &[
                ("a", "b c"),
                ("b", "c f"),
                ("c", "f g"),
                ("f", ""),
                ("g", ""),
            ],
        ),
        (
            "cercle",
            &[
                ("a", "b f"),
                ("b", "c g"),
                ("c", "b f"),
                ("f", ""),
                ("g", ""),
            ],
        ),
        (
            "croisé",
            &[
                ("a", "b c"),
                ("b", "f g"),
                ("c", "g h"),
                ("f", ""),
                ("g", ""),
                ("h", ""),
            ],
        ),
    ];
    for (name, scenes) in stories {
        let mut words = 0;
        for plays in [10, 12, 14] {
            words += attack(name, scenes, plays);
        }
        assert!(words > 0, "{name}: nothing is ever shown");
    }
}
