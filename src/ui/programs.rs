//! Which program draws which page.
//!
//! Three programs are built from the same views: what a slow line waits for before the first answer
//! carries nothing else. The pupils' one has lists and lessons; the stories' one plays scenarios; the
//! adults' one has the board and the long texts, and every other page too, so that pages can be
//! written natively with it. A page that a program does not have is loaded whole, with its own
//! program: see [`shell`](super::shell::shell).

use leptos::prelude::*;

use super::{pages, parent, pupil, story, teacher};
use crate::domain::route::Route;

/// A program of the browser, by the pages it draws.
#[derive(Clone, Copy)]
pub struct Program {
    draw: fn(&Route) -> Option<AnyView>,
    has: fn(&Route) -> bool,
}

/// The pupils' program.
pub const PUPILS: Program = Program {
    draw: for_pupils,
    has: |route| Audience::of(route) == Audience::Pupils,
};

/// The program that plays scenarios.
pub const STORIES: Program = Program {
    draw: for_stories,
    has: |route| Audience::of(route) == Audience::Stories,
};

/// The adults' program: every page.
pub const ADULTS: Program = Program {
    draw: for_adults,
    has: |_| true,
};

/// Who a page is for: which program a browser loads with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Audience {
    Pupils,
    Stories,
    Adults,
}

impl Audience {
    fn of(route: &Route) -> Self {
        match route {
            Route::Home
            | Route::Pupil
            | Route::Module(_)
            | Route::Help
            | Route::Device
            | Route::NotFound => Self::Pupils,
            Route::Story(_) | Route::HandIn(_) => Self::Stories,
            Route::Teacher
            | Route::Leaf(_)
            | Route::StoryLeaf(_)
            | Route::Run(_)
            | Route::Screen(_)
            | Route::ClassMap(_)
            | Route::Print(..)
            | Route::Board
            | Route::Report
            | Route::Parents
            | Route::ParentPage(_)
            | Route::Accessibility
            | Route::Privacy => Self::Adults,
        }
    }
}

impl Program {
    /// Draws a page, when the program has it.
    pub fn draw(self, route: &Route) -> Option<AnyView> {
        (self.draw)(route)
    }

    /// True when the program has the page.
    pub fn has(self, route: &Route) -> bool {
        (self.has)(route)
    }
}

fn for_pupils(route: &Route) -> Option<AnyView> {
    match route {
        Route::Home => Some(pages::home::home()),
        Route::Pupil => Some(pupil::list::list()),
        Route::Module(id) => Some(pupil::module::module(id)),
        Route::Help => Some(pages::help::help()),
        Route::Device => Some(pages::device::device()),
        Route::NotFound => Some(pages::not_found::not_found()),
        Route::Story(_)
        | Route::HandIn(_)
        | Route::Teacher
        | Route::Leaf(_)
        | Route::StoryLeaf(_)
        | Route::Run(_)
        | Route::Screen(_)
        | Route::ClassMap(_)
        | Route::Print(..)
        | Route::Board
        | Route::Report
        | Route::Parents
        | Route::ParentPage(_)
        | Route::Accessibility
        | Route::Privacy => None,
    }
}

fn for_stories(route: &Route) -> Option<AnyView> {
    if let Route::Story(id) = route {
        return Some(story::page::page(id));
    }
    if let Route::HandIn(id) = route {
        return Some(story::answers::page(id));
    }
    None
}

fn for_adults(route: &Route) -> Option<AnyView> {
    match route {
        Route::Teacher => Some(teacher::door::door()),
        Route::Leaf(id) => Some(teacher::leaf::leaf(id)),
        Route::StoryLeaf(id) => Some(teacher::story::page(id)),
        Route::Run(id) => Some(teacher::run::page(id)),
        Route::Screen(id) => Some(teacher::screen::page(id)),
        Route::ClassMap(id) => Some(teacher::class_map::page(id)),
        Route::Print(id, printed) => Some(teacher::print::page(id, *printed)),
        Route::Board => Some(teacher::board::board()),
        Route::Report => Some(teacher::report::page()),
        Route::Parents => Some(parent::door::door()),
        Route::ParentPage(id) => Some(parent::page::page(id)),
        Route::Accessibility => Some(pages::accessibility::accessibility()),
        Route::Privacy => Some(pages::privacy::privacy()),
        Route::Story(_) | Route::HandIn(_) => for_stories(route),
        Route::Home
        | Route::Pupil
        | Route::Module(_)
        | Route::Help
        | Route::Device
        | Route::NotFound => for_pupils(route),
    }
}
