//! The page where a pupil hands in a play or answers. It has a program of its own: what a slow line
//! waits for before the first answer carries no code.

mod desk;

use std::sync::Arc;

use leptos::prelude::*;

use self::desk::{Desk, choice, group};
use crate::app::App;
use crate::domain::id::{ModuleId, ScenarioId};
use crate::domain::play::Story;
use crate::domain::ranks::{Ranks, Subject, Sums};
use crate::domain::route::Route;
use crate::domain::sums::PlaySums;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::words;

/// The page of a subject.
pub fn page(subject: &Subject) -> AnyView {
    match subject {
        Subject::Play(id) => of_play(id),
        Subject::Answers(id) => of_answers(id),
    }
}

fn of_play(id: &ScenarioId) -> AnyView {
    let app = App::get();
    let back = app.href(&Route::Story(id.clone()));
    loaded_page(app.library().scenario(id.clone()), move |story| {
        let desk = Desk::new(app, Ranks::of_scenario(story.scenario()));
        let story = StoredValue::new(Arc::clone(story));
        // The play may go while the page is open: to a group, or with « Au suivant ».
        let played = Memo::new(move |_| story.with_value(|story| played(app, story)));
        let inside = move || match played.get() {
            Some(sums) => {
                let own = Sums::Play(sums);
                choice(desk, move || own.clone())
            }
            None => view! { <p>{words::PLAY_FIRST}</p> }.into_any(),
        };
        view! {
            <article class="hand-in">
                {heading(words::HAND_IN_PLAY)}
                <p>{words::PLAY_CODE_SAYS}</p>
                <p>{words::HAND_IN_FREE}</p>
                {inside}
                {group(desk, played, back.clone())}
                <p><a class="button button--quiet" id="remise-retour" href=back.clone()>{words::HAND_IN_TO_STORY}</a></p>
            </article>
        }
        .into_any()
    })
}

/// The counters of the play that this tab keeps, once it is over.
fn played(app: App, story: &Story) -> Option<PlaySums> {
    let id = &story.scenario().summary.id;
    let position = app
        .session()
        .with(|session| story.play(session.plays.get(id)?))?;
    let ended = story.scene(position.state)?.ending.is_some();
    ended.then(|| PlaySums::of(story, &position))
}

fn of_answers(id: &ModuleId) -> AnyView {
    let app = App::get();
    let id = id.clone();
    loaded_page(app.library().lesson(id.clone()), move |lesson| {
        let ranks = Ranks::of_module(&lesson.module);
        let back = app.href(&Route::Module(id.clone()));
        let inside = if ranks.is_empty() {
            view! { <p>{words::NOTHING_TO_HAND_IN}</p> }.into_any()
        } else {
            let desk = Desk::new(app, ranks.clone());
            let id = id.clone();
            let own = move || {
                let progress = app
                    .session()
                    .with_untracked(|session| session.progress(&id));
                ranks
                    .answers(&progress)
                    .unwrap_or_else(|| Sums::none(&ranks.subject()))
            };
            view! {
                <p>{words::ANSWERS_CODE_SAYS}</p>
                <p>{words::HAND_IN_FREE}</p>
                {choice(desk, own)}
            }
            .into_any()
        };
        view! {
            <article class="hand-in">
                {heading(words::HAND_IN_ANSWERS)}
                {inside}
                <p><a class="button button--quiet" id="remise-retour" href=back>{words::HAND_IN_BACK}</a></p>
            </article>
        }
        .into_any()
    })
}
