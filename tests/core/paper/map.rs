//! The map and its list: everything of a scenario is on both, and nothing stands on anything else.

use balise::domain::scenario::{Act, Scenario};
use balise::domain::text::plain;
use balise::formats::map;

use super::{PAIRS, Pair, flat};

fn scenario(pair: &Pair) -> &Scenario {
    pair.story.scenario()
}

/// The value of an attribute of a tag, as a number.
fn number(tag: &str, name: &str) -> f64 {
    let (_, rest) = tag
        .split_once(&format!(" {name}=\""))
        .expect("an attribute");
    rest.split_once('"').unwrap().0.parse().expect("a number")
}

/// The tags of a drawing that begin so.
fn tags<'s>(svg: &'s str, beginning: &'s str) -> impl Iterator<Item = &'s str> {
    let found = svg.match_indices(beginning).map(|(at, _)| &svg[at..]);
    found.map(|rest| rest.split_once('>').expect("a whole tag").0)
}

/// Left, top, right and bottom of each frame.
fn frames(svg: &str) -> Vec<[f64; 4]> {
    let mut frames: Vec<[f64; 4]> = tags(svg, "<rect class=\"frame")
        .map(|tag| {
            let (x, y) = (number(tag, "x"), number(tag, "y"));
            [x, y, x + number(tag, "width"), y + number(tag, "height")]
        })
        .collect();
    frames.extend(tags(svg, "<polygon class=\"frame").map(|tag| {
        let (_, points) = tag.split_once("points=\"").expect("points");
        let mut whole = [f64::MAX, f64::MAX, f64::MIN, f64::MIN];
        for point in points.trim_end_matches(['"', '/']).split(' ') {
            let (x, y) = point.split_once(',').expect("a point");
            let (x, y): (f64, f64) = (x.parse().unwrap(), y.parse().unwrap());
            whole = [
                whole[0].min(x),
                whole[1].min(y),
                whole[2].max(x),
                whole[3].max(y),
            ];
        }
        whole
    }));
    frames
}

#[test]
fn every_scene_has_one_frame_and_none_covers_another() {
    for pair in PAIRS.iter() {
        let svg = map::svg(scenario(pair));
        let frames = frames(&svg);
        assert_eq!(frames.len(), scenario(pair).scenes.len(), "{}", pair.id());
        let page = tags(&svg, "<rect class=\"page\"").next().expect("a page");
        let (width, height) = (number(page, "width"), number(page, "height"));
        for (nth, a) in frames.iter().enumerate() {
            assert!(
                a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= width && a[3] <= height,
                "{a:?}"
            );
            for b in &frames[nth + 1..] {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{}: {a:?} and {b:?}", pair.id());
            }
        }
    }
}

#[test]
fn a_drawing_is_the_same_each_time_says_what_it_is_and_runs_nothing() {
    for pair in PAIRS.iter() {
        let svg = map::svg(scenario(pair));
        assert_eq!(svg, map::svg(scenario(pair)));
        for wanted in ["role=\"img\"", "<title ", "<desc ", "</svg>"] {
            assert!(svg.contains(wanted), "{wanted}");
        }
        for refused in ["<script", "style=\"", "href", " on", "NaN", "inf"] {
            let tags = svg.split('<').map(|tag| tag.split('>').next().unwrap());
            let found = tags.filter(|tag| tag.contains(refused)).count();
            assert_eq!(found, 0, "{}: {refused}", pair.id());
        }
        // Endings are told apart by a word too.
        let endings = scenario(pair)
            .scenes
            .iter()
            .filter(|scene| scene.ending.is_some())
            .count();
        assert_eq!(svg.matches("FIN (").count(), endings);
    }
}

#[test]
fn the_list_has_each_scene_its_way_and_the_words_of_its_choices() {
    for pair in PAIRS.iter() {
        let scenario = scenario(pair);
        let list = flat(&map::list(scenario, &pair.explored));
        assert_eq!(
            list.matches("Plus court chemin").count(),
            scenario.scenes.len()
        );
        for scene in &scenario.scenes {
            assert!(list.contains(&format!("({})", scene.id)), "{}", scene.id);
            for choice in scene
                .choices
                .iter()
                .filter(|choice| choice.act == Act::Turn)
            {
                let words = flat(&plain(&choice.label, &|id| scenario.name(id, 0)));
                assert!(list.contains(&format!("{words} → ")), "{words}");
            }
        }
    }
}
