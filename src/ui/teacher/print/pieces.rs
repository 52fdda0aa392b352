//! Pieces of a sheet as views.
//!
//! Accessibility: real headings, lists and tables; lines to write on and copies of a slip are hidden
//! from assistive technologies, which read one of them.

use leptos::prelude::*;

use crate::domain::handout::Piece;
use crate::domain::registry::Fact;
use crate::domain::setup::Contact;
use crate::domain::text::{Block, Inline, plain};
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Names, block, line};
use crate::ui::words;

/// Pieces, in order.
pub fn views(pieces: &[Piece]) -> AnyView {
    pieces.iter().map(one).collect_view().into_any()
}

fn one(piece: &Piece) -> AnyView {
    match piece {
        Piece::Section(title, pieces) => view! {
            <section class="paper__part">
                <h2>{line(title, &Names::none())}</h2>
                <div>{views(pieces)}</div>
            </section>
        }
        .into_any(),
        Piece::Text(text) => block(text, &Names::none()),
        Piece::Table { caption, head, rows } => table(caption, head, rows),
        Piece::Blanks(blanks) => {
            let blanks = blanks.iter().map(|(label, filled)| blank(label, filled)).collect_view();
            view! { <p class="blanks">{blanks}</p> }.into_any()
        }
        Piece::Lines(count) => {
            let lines = (0..*count).map(|_| view! { <div class="lines__one"></div> }).collect_view();
            view! { <div class="lines" aria-hidden="true">{lines}</div> }.into_any()
        }
        Piece::Tick(words) => view! {
            <p class="tick"><span class="tick__box" aria-hidden="true"></span> " " {words.clone()}</p>
        }
        .into_any(),
        Piece::Framed(pieces) => view! { <div class="framed">{views(pieces)}</div> }.into_any(),
        Piece::Slips { columns, rows, pieces } => {
            let copies = (1..columns * rows)
                .map(|_| view! { <div class="slip slip--copy" aria-hidden="true">{views(pieces)}</div> })
                .collect_view();
            view! { <div class="slips"><div class="slip">{views(pieces)}</div>{copies}</div> }.into_any()
        }
    }
}

fn table(caption: &str, head: &[String], rows: &[Vec<Vec<Inline>>]) -> AnyView {
    let head = head
        .iter()
        .map(|words| view! { <th scope="col">{words.clone()}</th> })
        .collect_view();
    let rows = rows
        .iter()
        .map(|row| {
            let cells = row
                .iter()
                .map(|cell| view! { <td>{line(cell, &Names::none())}</td> })
                .collect_view();
            view! { <tr>{cells}</tr> }
        })
        .collect_view();
    let table = view! {
        <table class="paper__table">
            <caption>{caption.to_owned()}</caption>
            <thead><tr>{head}</tr></thead>
            <tbody>{rows}</tbody>
        </table>
    };
    scrolling(caption.to_owned(), table)
}

fn blank(label: &str, filled: &str) -> AnyView {
    let filled = if filled.is_empty() {
        view! { <span class="blank__line"></span> }.into_any()
    } else {
        filled.to_owned().into_any()
    };
    view! { <span class="blank"><strong>{label.to_owned()}</strong> " " {filled}</span> " " }
        .into_any()
}

/// Who receives a pupil, where and when; a part that is not known is a blank.
pub fn receives(contact: &Contact) -> Piece {
    Piece::Blanks(vec![
        (words::PRINT_WHO.to_owned(), contact.who.clone()),
        (words::PRINT_PLACE.to_owned(), contact.place.clone()),
        (words::PRINT_WHEN.to_owned(), contact.when.clone()),
    ])
}

/// Plain words in a line.
pub fn said(words: impl Into<String>) -> Vec<Inline> {
    vec![Inline::Text(words.into())]
}

/// A paragraph that begins with a label.
pub fn labelled(label: &str, words: impl Into<String>) -> Piece {
    let label = Inline::Strong(said(format!("{label}{}", words::COLON.trim_end())));
    let words = Inline::Text(format!(" {}", words.into()));
    Piece::Text(Block::Paragraph(vec![label, words]))
}

/// Blocks as they stand on paper: the source of a figure is beside it, a link is its words.
pub fn on_paper(blocks: &[Block], facts: &[Fact]) -> Vec<Block> {
    blocks
        .iter()
        .map(|one| block_on_paper(one, facts))
        .collect()
}

fn block_on_paper(one: &Block, facts: &[Fact]) -> Block {
    let lines = |lines: &[Vec<Inline>]| -> Vec<Vec<Inline>> {
        lines
            .iter()
            .map(|words| line_on_paper(words, facts))
            .collect()
    };
    match one {
        Block::Paragraph(words) => Block::Paragraph(line_on_paper(words, facts)),
        Block::Subheading(words) => Block::Subheading(line_on_paper(words, facts)),
        Block::List { ordered, items } => Block::List {
            ordered: *ordered,
            items: items.iter().map(|item| on_paper(item, facts)).collect(),
        },
        Block::Quote(inner) => Block::Quote(on_paper(inner, facts)),
        Block::Callout { kind, blocks } => Block::Callout {
            kind: *kind,
            blocks: on_paper(blocks, facts),
        },
        Block::Table { head, rows } => Block::Table {
            head: lines(head),
            rows: rows.iter().map(|row| lines(row)).collect(),
        },
        Block::Image(image) => Block::Image(image.clone()),
    }
}

fn line_on_paper(inlines: &[Inline], facts: &[Fact]) -> Vec<Inline> {
    let mut out = Vec::new();
    for inline in inlines {
        match inline {
            Inline::Fact { id, words } => {
                out.extend(line_on_paper(words, facts));
                if let Some(fact) = facts.iter().find(|fact| fact.id == *id) {
                    out.push(Inline::Text(format!(" {}", words::fact_source(fact))));
                }
            }
            Inline::Help(words) => out.extend(line_on_paper(words, facts)),
            Inline::Strong(words) => out.push(Inline::Strong(line_on_paper(words, facts))),
            Inline::Emphasis(words) => out.push(Inline::Emphasis(line_on_paper(words, facts))),
            Inline::Text(_) | Inline::Name(_) | Inline::Break => out.push(inline.clone()),
        }
    }
    out
}

/// The plain words of a line.
pub fn bare(words: &[Inline]) -> String {
    plain(words, &ToString::to_string)
}
