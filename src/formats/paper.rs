//! A scenario as a printed gamebook: one page of rules, a play sheet, numbered paragraphs.
//!
//! A reader who executes the printed words to the letter plays what the program plays; a test does
//! so. Nothing here is interactive: no script, no link, no form.

mod book;
mod paragraphs;
mod rules;
mod sheet;

use book::Book;

use super::markup::escape;
use super::telling::HELP;
use crate::domain::scenario::Scenario;

/// The printed page's own style: black on white, A4.
const STYLE: &str = include_str!("paper/print.css");

/// The printed game, under one set of first names (the first one is number 0).
pub fn paper(scenario: &Scenario, set: usize) -> String {
    let book = Book::new(scenario, set);
    let title = escape(&scenario.summary.title);
    let parts = [
        sheet::rules(&book),
        sheet::sheet(&book),
        paragraphs::paragraphs(&book),
        paragraphs::answers(&book),
        paragraphs::asides(&book),
    ];
    // A table's foot is printed again on every page, by every browser.
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title} – à imprimer</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<table class=\"pages\" role=\"presentation\">\n\
         <tbody>\n<tr><td>\n{}</td></tr>\n</tbody>\n\
         <tfoot>\n<tr><td>{}</td></tr>\n</tfoot>\n\
         </table>\n</main>\n</body>\n</html>\n",
        parts.concat(),
        escape(HELP),
    )
}
