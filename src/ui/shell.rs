//! The frame of every page: skip link, header with the help door, main, footer.
//!
//! Accessibility: one `h1` for each page; the title and the focus follow the route (never on the
//! first load); the help door is at the same place on every page and opens without the program.

use leptos::prelude::*;

use super::blocks::heading::HEADING;
use super::blocks::help::{DOOR, help_door};
use super::programs::Program;
use super::words;
use crate::app::App;
use crate::domain::id::number_of;
use crate::domain::route::Route;
use crate::domain::session::Keeping;

/// Where the skip link leads.
const MAIN: &str = "contenu";

/// The tab's title: true, and silent about the subject of a module or a guide.
pub fn title(route: &Route) -> String {
    let page = match route {
        Route::Home => return words::BRAND.to_owned(),
        Route::Pupil => words::NAV_PUPIL.to_owned(),
        Route::Module(id) => words::tab_module(number_of(id.as_str())),
        Route::Story(id) => words::tab_story(number_of(id.as_str())),
        Route::HandIn(id) => words::tab_hand_in(number_of(id.as_str())),
        Route::Teacher => words::NAV_TEACHER.to_owned(),
        Route::Leaf(id) => words::tab_leaf(number_of(id.as_str())),
        Route::StoryLeaf(id) => words::tab_story_leaf(number_of(id.as_str())),
        Route::Run(id) => words::tab_run(number_of(id.as_str())),
        Route::Screen(id) => words::tab_screen(number_of(id.as_str())),
        Route::ClassMap(id) => words::tab_class_map(number_of(id.as_str())),
        Route::Print(id, printed) => words::tab_print(number_of(id.as_str()), *printed),
        Route::Board => words::BOARD_TITLE.to_owned(),
        Route::Report => words::REPORT_TITLE.to_owned(),
        Route::Parents => words::NAV_PARENTS.to_owned(),
        Route::ParentPage(id) => words::tab_parents(number_of(id.as_str())),
        Route::Help => words::HELP_TITLE.to_owned(),
        Route::Accessibility => words::ACCESSIBILITY.to_owned(),
        Route::Privacy => words::PRIVACY.to_owned(),
        Route::Device => words::DEVICE.to_owned(),
        Route::NotFound => words::NOT_FOUND.to_owned(),
    };
    words::tab(&page)
}

/// The page of a route, in its frame.
///
/// A page that this program does not draw belongs to the other one: the browser loads it.
pub fn shell(route: Signal<Route>, program: Program) -> AnyView {
    let app = App::get();
    follow(app, route);
    view! {
        <a class="skip" rel="external" href=format!("#{MAIN}")>{words::SKIP}</a>
        {header(app, route)}
        <main id=MAIN class="main" tabindex="-1">
            {notices(app)}
            {move || {
                let route = route.get();
                program.draw(&route).unwrap_or_else(|| {
                    app.page(|page| page.load(&app.href(&route)));
                    ().into_any()
                })
            }}
        </main>
        {footer(app)}
    }
    .into_any()
}

/// After a navigation: the tab's title, then the focus on the heading.
fn follow(app: App, route: Signal<Route>) {
    Effect::new(move |before: Option<Route>| {
        let now = route.get();
        if before.is_some_and(|before| before != now) {
            app.page(|page| {
                page.close(DOOR);
                page.set_title(&title(&now));
                page.focus(HEADING);
            });
        }
        now
    });
}

fn header(app: App, route: Signal<Route>) -> AnyView {
    let link = move |to: Route, words: &'static str| {
        let href = app.href(&to);
        let current = move || (door(&route.get()) == to).then_some("page");
        view! { <li><a class="nav__link" href=href aria-current=current>{words}</a></li> }
    };
    view! {
        <header class="header">
            <a class="header__brand" href=app.href(&Route::Home)>
                <img class="header__mark" src=app.file("icon.svg") alt="" width="32" height="32"/>
                {words::BRAND}
            </a>
            <nav class="nav" aria-label=words::NAV>
                <ul class="nav__list">
                    {link(Route::Pupil, words::NAV_PUPIL)}
                    {link(Route::Teacher, words::NAV_TEACHER)}
                    {link(Route::Parents, words::NAV_PARENTS)}
                </ul>
            </nav>
            {help_door(app)}
        </header>
    }
    .into_any()
}

/// The door through which a page is reached.
fn door(route: &Route) -> Route {
    match route {
        Route::Pupil | Route::Module(_) | Route::Story(_) | Route::HandIn(_) => Route::Pupil,
        Route::Teacher
        | Route::Leaf(_)
        | Route::StoryLeaf(_)
        | Route::Run(_)
        | Route::Screen(_)
        | Route::ClassMap(_)
        | Route::Print(..)
        | Route::Board
        | Route::Report => Route::Teacher,
        Route::Parents | Route::ParentPage(_) => Route::Parents,
        Route::Home
        | Route::Help
        | Route::Accessibility
        | Route::Privacy
        | Route::Device
        | Route::NotFound => route.clone(),
    }
}

/// What the device said, calmly.
fn notices(app: App) -> AnyView {
    let refused = move || {
        app.session()
            .with(|session| session.keeping == Keeping::Refused)
    };
    view! {
        <div class="notices" role="status">
            {move || refused().then(|| view! { <p class="notice">{words::KEPT_IN_MEMORY}</p> })}
            {move || app.set_aside().get().then(|| view! { <p class="notice">{words::SET_ASIDE}</p> })}
        </div>
    }
    .into_any()
}

fn footer(app: App) -> AnyView {
    let link = move |to: Route, words: &'static str| {
        view! { <li><a href=app.href(&to)>{words}</a></li> }
    };
    view! {
        <footer class="footer">
            <ul class="footer__list">
                {link(Route::Help, words::HELP_TITLE)}
                {link(Route::Device, words::DEVICE)}
                {link(Route::Privacy, words::PRIVACY)}
                {link(Route::Accessibility, words::ACCESSIBILITY_STATE)}
            </ul>
            <p class="footer__note">{words::INDEPENDENT}</p>
        </footer>
    }
    .into_any()
}
