//! The home page: three doors, and honestly what exists today.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::lesson::Level;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded;
use crate::ui::words;

/// The home page.
pub fn home() -> AnyView {
    let app = App::get();
    let door = move |to: Route, class: &str, title: &'static str, text: &'static str| {
        view! {
            <li class=format!("door door--{class}")>
                <h2 class="door__title"><a class="door__link" href=app.href(&to)>{title}</a></h2>
                <p class="door__text">{text}</p>
            </li>
        }
    };
    view! {
        <div class="home">
            {heading(words::HOME_TITLE)}
            <p class="lead">{words::HOME_LEAD}</p>
            <ul class="doors">
                {door(Route::Pupil, "pupil", words::DOOR_PUPIL, words::DOOR_PUPIL_TEXT)}
                {door(Route::Teacher, "teacher", words::DOOR_TEACHER, words::DOOR_TEACHER_TEXT)}
                {door(Route::Parents, "parents", words::DOOR_PARENTS, words::DOOR_PARENTS_TEXT)}
            </ul>
            {loaded(app.library().catalogue(), |catalogue| {
                let levels: Vec<Level> = Level::ALL
                    .into_iter()
                    .filter(|level| catalogue.modules.iter().any(|module| module.levels.contains(level)))
                    .collect();
                view! { <p class="home__levels">{words::what_exists(catalogue.modules.len(), &levels)}</p> }.into_any()
            })}
            <p class="promise">{words::HOME_PROMISE}</p>
        </div>
    }
    .into_any()
}
