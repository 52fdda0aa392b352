//! A theme for parents.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::id::ParentPageId;
use crate::domain::route::Route;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded_page;
use crate::ui::blocks::text::{Names, blocks, line};
use crate::ui::words;

/// A page for parents.
pub fn page(id: &ParentPageId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().parent_page(id.clone()), move |page| {
        let names = Names::none();
        let sections = page
            .sections
            .iter()
            .map(|section| {
                view! {
                    <section class="reading__section">
                        <h2>{line(&section.title, &names)}</h2>
                        {blocks(&section.blocks, &names)}
                    </section>
                }
            })
            .collect_view();
        view! {
            <article class="reading">
                {heading(page.summary.title.clone())}
                {blocks(&page.introduction, &names)}
                {sections}
                <p class="reading__next">
                    <a href=app.href(&Route::Parents)>{words::PARENTS_BACK}</a>
                    " · "
                    <a href=app.href(&Route::Help)>{words::HELP_MORE}</a>
                </p>
                <p class="reading__review">{words::review_by(page.summary.review_by)}</p>
            </article>
        }
        .into_any()
    })
}
