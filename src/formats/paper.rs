//! A scenario as a printed gamebook: rules, a play sheet, numbered paragraphs.
//!
//! [`booklet`] gives its words, which a view lays out on a module's two sheets; natively,
//! `page::paper` makes a whole file of them. A reader who executes the printed words to the letter
//! plays what the program plays; a test does so. Nothing here is interactive: no script, no link, no
//! form.

mod book;
mod booklet;
mod paragraphs;
mod rules;
mod sheet;

#[cfg(not(target_family = "wasm"))]
mod page;

use book::Book;

pub use booklet::{Answer, Aside, Booklet, Line, Paragraph, PlaySheet, Row, Way};
#[cfg(not(target_family = "wasm"))]
pub use page::paper;

use super::typography::french;
use crate::domain::scenario::Scenario;
use crate::domain::text::Inline;

/// The words of the printed game. First names are left to whoever shows it.
pub fn booklet(scenario: &Scenario) -> Booklet {
    let book = Book::new(scenario);
    Booklet {
        title: scenario.summary.title.clone(),
        lead: sheet::lead(&book),
        who: sheet::who(&book),
        roles: sheet::roles(&book),
        rules: sheet::needed(&book)
            .iter()
            .map(|rule| french(rule))
            .collect(),
        sheet: sheet::sheet(&book),
        paragraphs: paragraphs::paragraphs(&book),
        answers: paragraphs::answers(&book),
        asides: paragraphs::asides(&book),
    }
}

/// Words of our own beside those of an author.
fn own(words: &str) -> Inline {
    Inline::Text(french(words))
}
