//! « Comptage express »: how the plays ended, then two turning points, counted by hands.
//!
//! Nothing is kept of the counts: they become words, once.

use std::sync::Arc;

use leptos::prelude::*;

use super::list::turns;
use crate::app::App;
use crate::domain::express::{Express, endings, turning_points};
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::play::Story;
use crate::domain::publish::PublishedMap;
use crate::ui::blocks::text::Names;
use crate::ui::words;

/// Most hands of a count.
const HANDS: u16 = 99;
/// Where what is wrong is said.
const SAID: &str = "express-dit";

/// The form; what may be published is given once.
pub(super) fn form(story: Arc<Story>, names: Names, publish: Callback<PublishedMap>) -> AnyView {
    let app = App::get();
    let said = RwSignal::new(String::new());
    let scenario = story.scenario();
    let ending_fields = endings(scenario)
        .into_iter()
        .map(|scene| field(&ending_id(&scene.id), &names.plain(&scene.title)))
        .collect_view();
    let turning = turning_points(scenario)
        .into_iter()
        .map(|scene| {
            let fields = turns(&story, scene, &names)
                .into_iter()
                .map(|branch| field(&turn_id(&scene.id, &branch.turn), &branch.label))
                .collect_view();
            view! {
                <fieldset class="express__count">
                    <legend>{words::express_turning(&names.plain(&scene.title))}</legend>
                    {fields}
                </fieldset>
            }
        })
        .collect_view();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match read(app, &story) {
            Err(()) => said.set(words::EXPRESS_NOT_A_NUMBER.to_owned()),
            Ok(express) if express.plays() == 0 => said.set(words::EXPRESS_EMPTY.to_owned()),
            Ok(express) => match express.publish(&story) {
                Ok(map) => publish.run(map),
                Err(wrong) => {
                    let scene = story.scenario().scene(&wrong.scene);
                    let title = scene.map(|scene| names.plain(&scene.title));
                    said.set(words::miscount(&title.unwrap_or_default(), &wrong));
                }
            },
        }
    };
    view! {
        <form class="form express" novalidate aria-labelledby="express" on:submit=submit>
            <h3 id="express">{words::EXPRESS}</h3>
            <p class="form__help">{words::EXPRESS_HELP}</p>
            <fieldset class="express__count">
                <legend>{words::EXPRESS_ENDINGS}</legend>
                {ending_fields}
            </fieldset>
            {turning}
            <p class="express__said" id=SAID role="status">{said}</p>
            <button type="submit" class="button" id="express-publier">{words::EXPRESS_PUBLISH}</button>
        </form>
    }
    .into_any()
}

fn ending_id(scene: &SceneId) -> String {
    format!("express-{scene}")
}

fn turn_id(scene: &SceneId, turn: &ChoiceId) -> String {
    format!("express-{scene}--{turn}")
}

fn field(id: &str, label: &str) -> AnyView {
    view! {
        <p class="form__field express__field">
            <label for=id.to_owned()>{label.to_owned()}</label>
            <input type="number" id=id.to_owned() min="0" max=HANDS.to_string() inputmode="numeric" autocomplete="off"/>
        </p>
    }
    .into_any()
}

/// Reads the form: a turning point where nothing was typed was not counted.
fn read(app: App, story: &Story) -> Result<Express, ()> {
    let mut express = Express::default();
    for scene in endings(story.scenario()) {
        let count = count(app, &ending_id(&scene.id))?;
        express.endings.push((scene.id.clone(), count.unwrap_or(0)));
    }
    for scene in turning_points(story.scenario()) {
        let mut counts = Vec::new();
        for branch in turns(story, scene, &Names::none()) {
            counts.push((
                branch.turn.clone(),
                count(app, &turn_id(&scene.id, &branch.turn))?,
            ));
        }
        if counts.iter().any(|(_, count)| count.is_some()) {
            let counts = counts.into_iter();
            let counts = counts.map(|(turn, count)| (turn, count.unwrap_or(0)));
            express.turning.push((scene.id.clone(), counts.collect()));
        }
    }
    Ok(express)
}

/// A count; none when its field is empty.
fn count(app: App, id: &str) -> Result<Option<u16>, ()> {
    let typed = app.page(|page| page.field(id)).unwrap_or_default();
    match typed.trim() {
        "" => Ok(None),
        typed => typed
            .parse()
            .ok()
            .filter(|count| *count <= HANDS)
            .map(Some)
            .ok_or(()),
    }
}
