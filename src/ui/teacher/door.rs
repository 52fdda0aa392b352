//! The teachers' door: what to open at 7:50.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::route::Route;
use crate::domain::scenario::StorySummary;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded;
use crate::ui::words;

/// The teachers' door.
pub fn door() -> AnyView {
    let app = App::get();
    view! {
        {heading(words::TEACHER_TITLE)}
        <p class="lead">{words::TEACHER_LEAD}</p>
        <section aria-labelledby="seances">
            <h2 id="seances">{words::TEACHER_SESSIONS}</h2>
            {loaded(app.library().catalogue(), move |catalogue| {
                let cards = catalogue
                    .modules
                    .iter()
                    .map(|module| {
                        view! {
                            <li class=format!("card card--{}", module.theme.slug())>
                                <h3 class="card__title">{module.title.clone()}</h3>
                                <p class="card__theme">
                                    {words::theme(module.theme)} " · " {words::levels(&module.levels)} " · "
                                    {words::minutes_and_essential(module.minutes, module.essential)}
                                </p>
                                <p class="card__text">{module.gesture.clone()}</p>
                                <p class="card__actions">
                                    <a class="button" href=app.href(&Route::Run(module.id.clone()))>
                                        {words::RUN} <span class="visually-hidden">" "{module.title.clone()}</span>
                                    </a>
                                    " "
                                    <a class="button button--quiet" href=app.href(&Route::Leaf(module.id.clone()))>
                                        {words::LEAF} <span class="visually-hidden">" "{module.title.clone()}</span>
                                    </a>
                                    " "
                                    <a class="button button--quiet" href=app.href(&Route::Module(module.id.clone()))>
                                        {words::AS_PUPIL} <span class="visually-hidden">" "{module.title.clone()}</span>
                                    </a>
                                </p>
                            </li>
                        }
                    })
                    .collect_view();
                let stories = catalogue.stories.iter().map(|story| story_card(app, story)).collect_view();
                view! {
                    <ul class="cards">{cards}</ul>
                    <h3>{words::STORIES}</h3>
                    <p>{words::STORIES_FOR_TEACHERS}</p>
                    <ul class="cards">{stories}</ul>
                }
                .into_any()
            })}
        </section>
        <section aria-labelledby="tableau">
            <h2 id="tableau">{words::BOARD_TITLE}</h2>
            <p>{words::BOARD_LEAD}</p>
            <p><a class="button" href=app.href(&Route::Board)>{words::BOARD_OPEN}</a></p>
        </section>
        <section aria-labelledby="avant">
            <h2 id="avant">{words::BEFORE_TITLE}</h2>
            <ul>{words::BEFORE.iter().map(|line| view! { <li>{*line}</li> }).collect_view()}</ul>
        </section>
    }
    .into_any()
}

fn story_card(app: App, story: &StorySummary) -> AnyView {
    view! {
        <li class=format!("card card--story emblem emblem--{}", story.app.slug())>
            <h4 class="card__title">{story.title.clone()}</h4>
            <p class="card__theme">
                {words::app_name(story.app)} " · " {words::levels(&story.levels)} " · " {words::minutes(story.minutes)}
            </p>
            <p class="card__text">{story.gesture.clone()}</p>
            <p class="card__actions">
                <a class="button" href=app.href(&Route::StoryLeaf(story.id.clone()))>
                    {words::LEAF} <span class="visually-hidden">" "{story.title.clone()}</span>
                </a>
                " "
                <a class="button button--quiet" href=app.href(&Route::ClassMap(story.id.clone()))>
                    {words::MAP_OPEN} <span class="visually-hidden">" "{story.title.clone()}</span>
                </a>
                " "
                <a class="button button--quiet" href=app.href(&Route::Story(story.id.clone()))>
                    {words::AS_PUPIL} <span class="visually-hidden">" "{story.title.clone()}</span>
                </a>
            </p>
        </li>
    }
    .into_any()
}
