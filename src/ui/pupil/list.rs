//! The list of modules.
//!
//! Accessibility: each card is one link named by the module's title; the state is in words.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::lesson::ModuleSummary;
use crate::domain::route::Route;
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
            view! { <ul class="cards">{cards}</ul> }.into_any()
        })}
        <p class="promise">{words::PUPIL_PROMISE}</p>
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
                {words::minutes(module.minutes)}
                {move || state().map(|state| view! { <span class="card__state">{state}</span> })}
            </p>
        </li>
    }
    .into_any()
}
