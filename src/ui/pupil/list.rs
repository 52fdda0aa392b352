//! The list of modules.
//!
//! Accessibility: each card is one link named by the module's title; the state is in words.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::lesson::ModuleSummary;
use crate::domain::route::Route;
use crate::domain::scenario::StorySummary;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded;
use crate::ui::words;

/// The pupils' door.
pub fn list() -> AnyView {
    let app = App::get();
    view! {
        {heading(words::PUPIL_TITLE)}
        <p class="lead">{words::PUPIL_LEAD}</p>
        {loaded(app.library().catalogue(), move |catalogue| {
            let cards = catalogue.modules.iter().map(|module| card(app, module)).collect_view();
            let stories = catalogue.stories.iter().map(|story| story_card(app, story)).collect_view();
            view! {
                <ul class="cards">{cards}</ul>
                <h2 class="cards__title">{words::STORIES}</h2>
                <p class="lead">{words::STORIES_LEAD}</p>
                <ul class="cards">{stories}</ul>
            }
            .into_any()
        })}
        <p class="promise">{words::PUPIL_PROMISE}</p>
    }
    .into_any()
}

fn story_card(app: App, story: &StorySummary) -> AnyView {
    let id = story.id.clone();
    let begun = move || app.session().with(|session| session.has_begun(&id));
    view! {
        <li class=format!("card card--story emblem emblem--{}", story.app.slug())>
            <h3 class="card__title">
                <a class="card__link" href=app.href(&Route::Story(story.id.clone()))>{story.title.clone()}</a>
            </h3>
            <p class="card__theme">{words::app_name(story.app)} " · " {words::levels(&story.levels)}</p>
            <p class="card__text">{story.gesture.clone()}</p>
            <p class="card__meta">
                {words::minutes(story.minutes)} " "
                {move || begun().then(|| view! { <span class="card__state">{words::BEGUN_STORY}</span> })}
            </p>
        </li>
    }
    .into_any()
}

fn card(app: App, module: &ModuleSummary) -> AnyView {
    let id = module.id.clone();
    let state = move || {
        app.session().with(|session| {
            session.modules.get(&id).map(|progress| {
                if progress.finished {
                    words::DONE
                } else {
                    words::BEGUN
                }
            })
        })
    };
    view! {
        <li class=format!("card card--{}", module.theme.slug())>
            <h2 class="card__title">
                <a class="card__link" href=app.href(&Route::Module(module.id.clone()))>{module.title.clone()}</a>
            </h2>
            <p class="card__theme">{words::theme(module.theme)} " · " {words::levels(&module.levels)}</p>
            <p class="card__text">{module.gesture.clone()}</p>
            <p class="card__meta">
                {words::minutes(module.minutes)} " "
                {move || state().map(|state| view! { <span class="card__state">{state}</span> })}
            </p>
        </li>
    }
    .into_any()
}
