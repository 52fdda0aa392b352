//! What was said so far, in order: scenes already left with what was chosen there, then the present
//! one as far as it was read.
//!
//! Accessibility: the list is the content of a `role="log"` region, so what stays must stay as it
//! is: each item has a key, and only what is new is added. Otherwise everything would be read again.

use leptos::prelude::*;

use super::beats::beat_view;
use super::playing::Play;
use crate::domain::play::{Move, Position, State, Story};
use crate::domain::scenario::{Scene, What};
use crate::ui::blocks::text::line;
use crate::ui::words;

/// One item of the list: its place in the play, and what it shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Entry {
    /// How many turns were made before.
    turn: usize,
    /// The rank of the scene.
    scene: usize,
    /// The set of first names: another one writes everything anew.
    set: usize,
    part: Part,
}

/// What an item shows.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    /// The title of the scene.
    Title,
    /// The beat of this rank in the scene.
    Beat(usize),
    /// The choice of this rank in the scene was made.
    Chosen(usize),
    /// The scene was passed over.
    Skipped,
    /// The message made of so many ready sentences.
    Draft(usize),
}

/// The items, added one after the other.
pub fn log(play: Play) -> AnyView {
    view! {
        <For each=move || entries(play) key=|entry| *entry children=move |entry| item(play, entry)/>
    }
    .into_any()
}

fn entries(play: Play) -> Vec<Entry> {
    let (story, set, shown) = (play.story(), play.set(), play.shown.get());
    let Some(position) = play.position() else {
        return Vec::new();
    };
    let mut entries = Vec::new();
    for (nth, (_, turn)) in story.turns(&position).enumerate() {
        let mut add = adder(&mut entries, nth, turn.state, set);
        scene(&story, turn.state, usize::MAX, &mut add);
        // Where there was one way on, nothing was chosen.
        if story.scene(turn.state).is_some_and(Scene::is_dilemma) {
            match turn.made {
                Move::Choice(rank) => add(Part::Chosen(rank)),
                Move::Skip => add(Part::Skipped),
                Move::Role(_) => {}
            }
        }
    }
    let turns = story.turns(&position).count();
    let mut add = adder(&mut entries, turns, position.state, set);
    scene(&story, position.state, shown, &mut add);
    let sentences = story.draft(&position).len();
    if sentences > 0 {
        add(Part::Draft(sentences));
    }
    drop(add);
    entries
}

fn adder(entries: &mut Vec<Entry>, turn: usize, state: State, set: usize) -> impl FnMut(Part) + '_ {
    move |part| {
        entries.push(Entry {
            turn,
            scene: state.scene(),
            set,
            part,
        });
    }
}

/// A scene's title, and its beats as far as they were read. A table is drawn with the settings.
fn scene(story: &Story, state: State, shown: usize, add: &mut impl FnMut(Part)) {
    add(Part::Title);
    story
        .reading(state)
        .filter(|(_, beat)| !matches!(beat.what, What::Sight { .. }))
        .take(shown)
        .for_each(|(rank, _)| add(Part::Beat(rank)));
}

fn item(play: Play, entry: Entry) -> AnyView {
    let (story, names) = (play.story(), play.names());
    let scenario = story.scenario();
    let Some(scene) = scenario.scenes.get(entry.scene) else {
        return ().into_any();
    };
    let chosen = |words: String| {
        view! { <li class="app__choice"><span class="app__you">{words::YOU_CHOSE}</span> " " {words}</li> }
            .into_any()
    };
    match entry.part {
        Part::Title => {
            view! { <li class="app__scene">{line(&scene.title, &names)}</li> }.into_any()
        }
        Part::Beat(rank) => scene
            .beats
            .get(rank)
            .map(|beat| beat_view(scenario, beat, &names))
            .into_any(),
        Part::Chosen(rank) => scene
            .choices
            .get(rank)
            .map(|choice| chosen(names.plain(&choice.label)))
            .into_any(),
        Part::Skipped => chosen(words::SKIP_SCENE.to_owned()),
        Part::Draft(_) => draft(play, &story),
    }
}

/// The message made of ready sentences, while it is being composed.
fn draft(play: Play, story: &Story) -> AnyView {
    let names = play.names();
    let position: Option<Position> = untrack(|| play.position());
    let sentences = position.map(|position| {
        let sentences = story.draft(&position).into_iter();
        sentences
            .map(|choice| view! { {line(&choice.label, &names)} " " })
            .collect_view()
    });
    view! {
        <li class="draft">
            <p class="draft__title">{words::DRAFT}</p>
            <p class="draft__words">{sentences}</p>
        </li>
    }
    .into_any()
}
