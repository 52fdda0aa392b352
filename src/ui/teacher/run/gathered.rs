//! What the class produces, on the presenter's view: its map, and its answers by codes.
//!
//! Each is published once, from sums: nothing here shows more than the class may see.

use leptos::prelude::*;

use super::Room;
use crate::domain::publish;
use crate::domain::ranks::{Ranks, Sums};
use crate::domain::run::{RunAction, Show};
use crate::ui::teacher::class_map::filling;
use crate::ui::teacher::gather::{GatherDesk, gather};
use crate::ui::words;

/// The map and the answers of the class.
pub fn gathered(room: Room) -> AnyView {
    view! {
        <details class="run__gathered" id="run-carte">
            <summary>{words::CLASS_MAP}</summary>
            {map(room)}
        </details>
        <details class="run__gathered" id="run-reponses">
            <summary>{words::CLASS_ANSWERS}</summary>
            {answers(room)}
        </details>
    }
    .into_any()
}

fn map(room: Room) -> AnyView {
    let podium = room.podium;
    let published = Memo::new(move |_| {
        podium.run(|run, _| run.map.as_ref().map(publish::PublishedMap::is_empty))
    });
    (move || match published.get().flatten() {
        Some(true) => view! { <p class="notice">{words::MAP_TOO_FEW}</p> }.into_any(),
        Some(false) => view! {
            <p>{words::MAP_READY}</p>
            <p>
                <button type="button" class="button" id="montrer-carte"
                    on:click=move |_| podium.act(RunAction::Shown(Show::Map))>
                    {words::MAP_TO_CLASS}
                </button>
            </p>
        }
        .into_any(),
        None => podium.story().map_or_else(
            || ().into_any(),
            |story| {
                let publish = Callback::new(move |map| {
                    // The page of the map shows the same one.
                    podium.app.keep_map(&map);
                    podium.act(RunAction::MapPublished(map));
                });
                filling(podium.app, &story, untrack(|| podium.set()), publish)
            },
        ),
    })
    .into_any()
}

fn answers(room: Room) -> AnyView {
    let podium = room.podium;
    let published = Memo::new(move |_| {
        let known = podium.run(|run, _| run.results.as_ref().map(|known| known.contributors));
        known.flatten()
    });
    (move || match published.get() {
        Some(0) => view! { <p class="notice">{words::ANSWERS_TOO_FEW}</p> }.into_any(),
        Some(count) => view! { <p>{words::answers_ready(count)}</p> }.into_any(),
        None => {
            let lesson = podium.lesson();
            let ranks = Ranks::of_module(&lesson.module);
            let closed = Callback::new(move |sums: Sums| {
                if let Sums::Answers(sums) = sums {
                    let lesson = podium.lesson();
                    let module = &lesson.module;
                    let questions: Vec<_> = module.questions().map(|(_, asked)| asked).collect();
                    let results = publish::answers(&module.summary.id, &questions, &sums);
                    podium.act(RunAction::ResultsPublished(results));
                }
            });
            view! {
                <p class="form__help">{words::CLASS_ANSWERS_HELP}</p>
                {gather(GatherDesk::new(podium.app, ranks, closed))}
            }
            .into_any()
        }
    })
    .into_any()
}
