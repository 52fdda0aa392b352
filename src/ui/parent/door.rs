//! The parents' door: the themes in a readable version, and whom to call.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::help::contact_list;
use crate::ui::blocks::loading::loaded;
use crate::ui::words;

/// The parents' door.
pub fn door() -> AnyView {
    let app = App::get();
    view! {
        {heading(words::PARENTS_TITLE)}
        <p class="lead">{words::PARENTS_LEAD}</p>
        {loaded(app.library().catalogue(), move |catalogue| {
            let cards = catalogue
                .parents
                .iter()
                .map(|page| {
                    view! {
                        <li class=format!("card card--{}", page.theme.slug())>
                            <h2 class="card__title">
                                <a class="card__link" href=app.href(&Route::ParentPage(page.id.clone()))>
                                    {page.title.clone()}
                                </a>
                            </h2>
                            <p class="card__text">{page.summary.clone()}</p>
                        </li>
                    }
                })
                .collect_view();
            view! { <ul class="cards">{cards}</ul> }.into_any()
        })}
        <section aria-labelledby="parents-aide">
            <h2 id="parents-aide">{words::PARENTS_HELP}</h2>
            <p>{words::PARENTS_HELP_TEXT}</p>
            {contact_list(app, |title| view! { <h3>{title}</h3> }.into_any())}
        </section>
    }
    .into_any()
}
