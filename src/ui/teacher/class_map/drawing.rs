//! The drawing of a class's map: scenes as buttons, branches as lines of three thicknesses.
//!
//! Accessibility: scenes are buttons whose name ends with their word; one of them takes the tab key,
//! arrow keys walk from one to another along the branches. Thickness goes with a written word, and
//! the list says the same. Nothing moves by itself.

use std::sync::Arc;

use leptos::prelude::*;

use super::legend::class_of;
use super::names_of;
use crate::app::App;
use crate::domain::drawing::{MapBox, MapDrawing, MapWay, Step};
use crate::domain::id::SceneId;
use crate::domain::play::Story;
use crate::domain::publish::{PublishedMap, Thickness};
use crate::domain::scenario::{Act, Scenario};
use crate::ui::blocks::text::Names;
use crate::ui::words;

/// Sizes of the drawing, in hundredths of its own; none shows the whole of it.
const ZOOMS: [u32; 6] = [25, 40, 60, 80, 100, 140];
/// Its own size, where words are 28 pixels high.
const OWN: usize = 4;

/// What the drawing remembers.
#[derive(Clone, Copy)]
struct Sheet {
    app: App,
    map: StoredValue<Arc<MapDrawing>>,
    /// The rank of the size; none when the whole is shown.
    zoom: RwSignal<Option<usize>>,
    /// The scene that takes the tab key.
    current: RwSignal<Option<SceneId>>,
    pick: Callback<SceneId>,
}

/// The drawing, with its words once they are published. Picking a scene gives it to `on_pick`.
pub fn drawing(
    map: &Arc<MapDrawing>,
    story: &Arc<Story>,
    published: Option<&PublishedMap>,
    names: usize,
    on_pick: Callback<SceneId>,
) -> AnyView {
    let sheet = Sheet {
        app: App::get(),
        map: StoredValue::new(Arc::clone(map)),
        zoom: RwSignal::new(Some(OWN)),
        current: RwSignal::new(map.scenes.first().map(|place| place.scene.clone())),
        pick: on_pick,
    };
    let names = names_of(story, names);
    let scenario = story.scenario();
    let ways = map.ways.iter().map(|way| line(scenario, way, published));
    let ways = ways.collect_view();
    let numbers = map
        .ways
        .iter()
        .map(|way| number(scenario, way))
        .collect_view();
    let scenes = map.scenes.iter();
    let scenes = scenes
        .map(|place| scene(sheet, scenario, place, published, &names))
        .collect_view();
    let (width, height) = (u32::from(map.width), u32::from(map.height));
    let sized = move |length: u32| {
        let zoom = sheet.zoom.get().and_then(|rank| ZOOMS.get(rank));
        zoom.map(|zoom| (length * zoom / 100).to_string())
    };
    view! {
        {tools(sheet)}
        <div class="class-map__window" class=("class-map__window--whole", move || sheet.zoom.get().is_none())
            on:keydown=move |event| {
                if sheet.key(&event.key()) {
                    event.prevent_default();
                }
            }>
            <svg class="class-map__drawing" role="group" aria-label=words::MAP_DRAWING_LABEL
                viewBox=format!("0 0 {width} {height}") width=move || sized(width) height=move || sized(height)>
                {ways}
                {scenes}
                {numbers}
            </svg>
        </div>
    }
    .into_any()
}

impl Sheet {
    /// What a key does; false when it does nothing here.
    fn key(self, key: &str) -> bool {
        let step = match key {
            "ArrowDown" => Step::Down,
            "ArrowUp" => Step::Up,
            "ArrowLeft" => Step::Left,
            "ArrowRight" => Step::Right,
            "+" | "=" => {
                self.enlarge();
                return true;
            }
            "-" => {
                self.reduce();
                return true;
            }
            "0" => {
                self.show_all();
                return true;
            }
            _ => return false,
        };
        let from = self.current.get_untracked();
        let to = from.and_then(|from| self.map.with_value(|map| map.step(&from, step).cloned()));
        if let Some(to) = to {
            self.app.page(|page| page.focus(&id_of(&to)));
            self.current.set(Some(to));
        }
        // An arrow at the edge does not scroll the page away.
        true
    }

    fn enlarge(self) {
        let rank = self.zoom.get_untracked().map_or(1, |rank| rank + 1);
        self.zoom.set(Some(rank.min(ZOOMS.len() - 1)));
    }

    fn reduce(self) {
        let rank = self.zoom.get_untracked().unwrap_or(1);
        self.zoom.set(Some(rank.saturating_sub(1)));
    }

    fn show_all(self) {
        self.zoom.set(None);
    }
}

fn tools(sheet: Sheet) -> AnyView {
    let button = move |id: &'static str, label: &'static str, act: fn(Sheet)| {
        view! {
            <button type="button" class="button button--quiet button--small" id=id on:click=move |_| act(sheet)>{label}</button>
        }
    };
    view! {
        <div class="class-map__tools no-print" role="group" aria-label=words::ZOOM>
            {button("carte-reduire", words::ZOOM_OUT, Sheet::reduce)}
            {button("carte-agrandir", words::ZOOM_IN, Sheet::enlarge)}
            {button("carte-tout", words::ZOOM_WHOLE, Sheet::show_all)}
            <span class="form__help">{words::MAP_KEYS}</span>
        </div>
    }
    .into_any()
}

/// The id of a scene's button.
fn id_of(scene: &SceneId) -> String {
    format!("carte-scene-{scene}")
}

/// The word of a scene.
fn word_of(published: Option<&PublishedMap>, scene: &SceneId) -> Option<Thickness> {
    published?.scenes.get(scene).copied()
}

fn scene(
    sheet: Sheet,
    scenario: &Scenario,
    place: &MapBox,
    published: Option<&PublishedMap>,
    names: &Names,
) -> AnyView {
    let Some(written) = scenario.scene(&place.scene) else {
        return ().into_any();
    };
    let title = names.plain(&written.title);
    let word = word_of(published, &place.scene);
    let told = published.map(|_| {
        let told = word.map_or(words::NO_WORD, words::thickness);
        view! { <strong class="map-box__word">{told}</strong> }
    });
    let ending = written
        .ending
        .map(|_| "map-box--ending")
        .unwrap_or_default();
    let class = format!("map-box map-box--{} {ending}", class_of(word));
    let label = words::box_label(&title, word);
    let (mine, picked) = (place.scene.clone(), place.scene.clone());
    let tabindex = move || {
        let is_current = sheet
            .current
            .with(|current| current.as_ref() == Some(&mine));
        if is_current { "0" } else { "-1" }
    };
    let pick = move |_| {
        sheet.current.set(Some(picked.clone()));
        sheet.pick.run(picked.clone());
    };
    view! {
        <foreignObject x=place.left.to_string() y=place.top.to_string() width=place.width.to_string() height=place.height.to_string()>
            <button type="button" class=class id=id_of(&place.scene) tabindex=tabindex aria-label=label on:click=pick>
                <span class="map-box__title">{title}</span>
                {told}
            </button>
        </foreignObject>
    }
    .into_any()
}

/// A branch: as thick as the most followed of its turns that have a word.
fn line(scenario: &Scenario, way: &MapWay, published: Option<&PublishedMap>) -> AnyView {
    let turns = way.turns.iter();
    let words = turns.filter_map(|turn| {
        let key = (way.from.clone(), turn.clone());
        published?.choices.get(&key).copied()
    });
    let class = format!("map-way map-way--{}", class_of(words.max()));
    let known = scenario.scene(&way.to).is_some();
    known
        .then(|| view! { <path class=class d=curve(&way.points)></path> })
        .into_any()
}

/// A line curved between its points.
fn curve(points: &[(u16, u16)]) -> String {
    let starts = points.iter().take(1).map(|(x, y)| format!("M{x} {y}"));
    let pairs = points.iter().zip(points.iter().skip(1));
    let goes = pairs.map(|((px, py), (x, y))| {
        let middle = u16::midpoint(*py, *y);
        format!("C{px} {middle} {x} {middle} {x} {y}")
    });
    starts.chain(goes).collect()
}

/// The number of a branch among those of its scene, where it begins: the list has it too.
fn number(scenario: &Scenario, way: &MapWay) -> AnyView {
    let (Some((x, y)), Some((_, next))) = (way.points.first(), way.points.get(1)) else {
        return ().into_any();
    };
    let Some(written) = scenario.scene(&way.from) else {
        return ().into_any();
    };
    let turns = written
        .choices
        .iter()
        .filter(|choice| choice.act == Act::Turn);
    let numbers = (1..)
        .zip(turns)
        .filter(|(_, choice)| way.turns.contains(&choice.id));
    let numbers: Vec<String> = numbers.map(|(number, _)| number.to_string()).collect();
    let label = if numbers.is_empty() {
        words::SKIP_LETTER.to_owned()
    } else {
        numbers.join(" ")
    };
    let y = if next > y {
        y.saturating_add(20)
    } else {
        y.saturating_sub(20)
    };
    view! { <text class="map-way__number" x=x.to_string() y=y.to_string() dy="8" aria-hidden="true">{label}</text> }
        .into_any()
}
