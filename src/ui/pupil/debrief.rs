//! After a story: the pupil's own path, « Et si… ? » on each choice, and help. No score.
//!
//! Accessibility: the path is a list; each « Et si… ? » names the choice it goes back to.

use leptos::prelude::*;

use super::chat::chosen_words;
use super::playing::{CHOICES, Play};
use crate::app::App;
use crate::domain::route::Route;
use crate::ui::blocks::text::line;
use crate::ui::words;

/// The end of a play.
pub fn debrief(play: Play) -> AnyView {
    let app = App::get();
    let (scenario, names) = (play.scenario(), play.names());
    let Some(position) = play.position() else {
        return ().into_any();
    };
    let path = scenario
        .path(&position)
        .into_iter()
        .enumerate()
        .map(|(nth, (scene, choice))| {
            let turn = choice.filter(|_| scene.is_dilemma()).map(|choice| {
                let chosen = chosen_words(scene, &choice, &names);
                view! {
                    " "
                    <span class="path__choice">{chosen.clone()}</span>
                    " "
                    <button type="button" class="button button--quiet button--small" id=format!("et-si-{nth}")
                        aria-label=words::what_if_label(&chosen) on:click=move |_| play.rewind(nth)>
                        {words::WHAT_IF}
                    </button>
                }
            });
            view! {
                <li class="path__step">
                    <span class="path__scene">{line(&scene.title, &names)}</span>
                    {turn}
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="debrief" aria-labelledby=CHOICES>
            <h3 class="debrief__title" id=CHOICES tabindex="-1">{words::STORY_ENDS}</h3>
            <p>{words::YOUR_PATH}</p>
            <ol class="path">{path}</ol>
            <p class="debrief__moves">
                <button type="button" class="button button--quiet" id="histoire-rejouer"
                    on:click=move |_| play.begin()>
                    {words::REPLAY}
                </button>
            </p>
            <p class="debrief__help">
                {words::STORY_HELP} " "
                <a href=app.href(&Route::Help)>{words::HELP_MORE}</a>
            </p>
        </section>
    }
    .into_any()
}
