//! Which program draws which page.
//!
//! Two programs are built from the same views: the pupils' one is what a slow line waits for before
//! the first answer, so the board and the long texts of adults are not in it. The adults' one has
//! every page. A page that a program does not have is loaded whole, with the other program: see
//! [`shell`](super::shell::shell).

use leptos::prelude::*;

use super::{pages, parent, pupil, teacher};
use crate::domain::route::Route;

/// A program of the browser, by the pages it draws.
#[derive(Clone, Copy)]
pub struct Program {
    draw: fn(&Route) -> Option<AnyView>,
    every_page: bool,
}

/// The pupils' program.
pub const PUPILS: Program = Program {
    draw: for_pupils,
    every_page: false,
};

/// The adults' program: every page.
pub const ADULTS: Program = Program {
    draw: for_adults,
    every_page: true,
};

impl Program {
    /// Draws a page, when the program has it.
    pub fn draw(self, route: &Route) -> Option<AnyView> {
        (self.draw)(route)
    }

    /// True when the program has the page.
    pub fn has(self, route: &Route) -> bool {
        self.every_page || !route.is_for_adults()
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
        Route::Teacher
        | Route::Leaf(_)
        | Route::Board
        | Route::Parents
        | Route::ParentPage(_)
        | Route::Accessibility
        | Route::Privacy => None,
    }
}

fn for_adults(route: &Route) -> Option<AnyView> {
    match route {
        Route::Teacher => Some(teacher::door::door()),
        Route::Leaf(id) => Some(teacher::leaf::leaf(id)),
        Route::Board => Some(teacher::board::board()),
        Route::Parents => Some(parent::door::door()),
        Route::ParentPage(id) => Some(parent::page::page(id)),
        Route::Accessibility => Some(pages::accessibility::accessibility()),
        Route::Privacy => Some(pages::privacy::privacy()),
        Route::Home
        | Route::Pupil
        | Route::Module(_)
        | Route::Help
        | Route::Device
        | Route::NotFound => for_pupils(route),
    }
}
