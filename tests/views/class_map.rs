//! The class's map: the drawing and the list say the same, and nothing but words.

use std::sync::{Arc, Mutex};

use balise::app::ports::{Place, Refused, Storage};
use balise::domain::play::Story;
use balise::domain::publish::{PublishedMap, map};
use balise::domain::route::Route;
use balise::domain::stored::Slot;
use balise::domain::sums::PlaySums;
use balise::formats::published;
use balise::ui::words;

use crate::html::Document;
use crate::rules::problems;
use crate::support::{SHIPPED, draw_with, spaced, with_storage};

/// A tab that kept this, and notes what became of it.
#[derive(Clone, Default)]
struct Tab(Arc<Mutex<Option<String>>>, Arc<Mutex<Vec<Slot>>>);

impl Tab {
    fn holding(text: &str) -> Self {
        Self(Arc::new(Mutex::new(Some(text.to_owned()))), Arc::default())
    }
}

impl Storage for Tab {
    fn read(&self, slot: Slot, place: Place) -> Option<String> {
        let is_map = (slot, place) == (Slot::Map, Place::Tab);
        is_map.then(|| self.0.lock().unwrap().clone())?
    }
    fn write(&self, _slot: Slot, _place: Place, _text: &str) -> Result<(), Refused> {
        Err(Refused)
    }
    fn remove(&self, _slot: Slot, _place: Place) {}
    fn set_aside(&self, slot: Slot, _place: Place) {
        self.1.lock().unwrap().push(slot);
        *self.0.lock().unwrap() = None;
    }
    fn erase(&self) {}
}

/// The first story that ships, ready to be played.
fn story() -> Story {
    let checked = SHIPPED.scenarios().next().expect("a story");
    Story::new(checked.scenario.clone()).expect("a story")
}

fn route(story: &Story) -> Route {
    Route::ClassMap(story.scenario().summary.id.clone())
}

/// What is published of so many plays, each of which takes its turns in a row.
fn published(story: &Story, plays: usize) -> PublishedMap {
    let mut sums = PlaySums::default();
    for play in 0..plays {
        let mut state = story.start().unwrap();
        let mut made = Vec::new();
        for step in 0..200 {
            let moves = story.moves(state);
            let Some(nth) = (play * 7 + step * 3 + play * step).checked_rem(moves.len()) else {
                break;
            };
            made.push(story.id_of(state, moves[nth]).unwrap());
            state = story.make(state, moves[nth]).unwrap();
        }
        let position = story.play(&made).unwrap();
        assert!(story.moves(position.state).is_empty(), "a whole play");
        sums.add(&PlaySums::of(story, &position));
    }
    map(story, &sums)
}

fn drawn(story: &Story, map: &PublishedMap) -> String {
    let tab = Tab::holding(&published::write_map(map));
    draw_with(with_storage(tab), &route(story), drop)
}

#[test]
fn each_scene_has_its_word_in_the_drawing_and_in_the_list() {
    let story = story();
    let told = published(&story, 24);
    let html = drawn(&story, &told);
    assert_eq!(
        problems(&SHIPPED, &route(&story), &html),
        Vec::<String>::new()
    );
    let document = Document::parse(&html);
    let rows = document.classed("map-list__title");
    let scenes = &story.scenario().scenes;
    assert_eq!(rows.len(), scenes.len());
    for (scene, row) in scenes.iter().zip(rows) {
        let word = told.scenes.get(&scene.id).copied();
        let said = word.map_or(words::NO_WORD, words::thickness);
        assert!(
            spaced(&row.text()).ends_with(said),
            "{}: {}",
            scene.id,
            row.text()
        );
        let button = document.by_id(&format!("carte-scene-{}", scene.id));
        let button = button.unwrap_or_else(|| panic!("{} is not drawn", scene.id));
        assert!(
            spaced(&button.text()).ends_with(&format!(", {said}")),
            "{}",
            button.text()
        );
    }
}

#[test]
fn one_scene_takes_the_tab_key() {
    let story = story();
    let html = drawn(&story, &published(&story, 24));
    let document = Document::parse(&html);
    let boxes = document.classed("map-box");
    let stops: Vec<_> = boxes
        .iter()
        .map(|scene| scene.attribute("tabindex"))
        .collect();
    assert_eq!(stops.iter().filter(|stop| **stop == Some("0")).count(), 1);
    assert_eq!(stops.first(), Some(&Some("0")));
}

#[test]
fn each_branch_has_its_word_in_the_list() {
    let story = story();
    let told = published(&story, 24);
    let html = drawn(&story, &told);
    let document = Document::parse(&html);
    let said = document.classed("map-list__turn");
    let with_word = said.iter().filter(|row| {
        let text = spaced(&row.text());
        ["peu ou personne", "un groupe", "beaucoup"]
            .iter()
            .any(|word| text.contains(word))
    });
    assert_eq!(with_word.count(), told.choices.len());
}

#[test]
fn fewer_than_ten_plays_show_a_sentence_and_nothing_else() {
    let story = story();
    let html = drawn(&story, &published(&story, 9));
    let document = Document::parse(&html);
    assert!(spaced(&document.text()).contains(&spaced(words::MAP_TOO_FEW)));
    assert!(document.classed("map-box").is_empty() && document.classed("map-list").is_empty());
    assert!(
        document.by_id("express-publier").is_none(),
        "it is published once"
    );
}

#[test]
fn before_it_is_published_the_map_has_no_word() {
    let story = story();
    let html = SHIPPED.after(&route(&story), drop);
    let document = Document::parse(&html);
    assert!(document.by_id("express-publier").is_some());
    assert!(document.classed("map-box__word").is_empty());
    assert!(document.classed("map-legend").is_empty());
    // Three counts at most.
    assert!((1..=3).contains(&document.classed("express__count").len()));
}

#[test]
fn a_map_that_was_altered_is_set_aside() {
    let story = story();
    let good = published::write_map(&published(&story, 24));
    let tab = Tab::holding(&good.replace("\"beaucoup\"", "\"Léa a tout dit\""));
    let html = draw_with(with_storage(tab.clone()), &route(&story), drop);
    assert!(!html.contains("Léa"));
    assert_eq!(*tab.1.lock().unwrap(), [Slot::Map]);
    assert!(Document::parse(&html).by_id("express-publier").is_some());
}
