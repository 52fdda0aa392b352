//! Exit slips: all alike, so that nobody stands out.

use super::Material;
use super::pieces::said;
use crate::domain::handout::{Piece, paragraph};
use crate::domain::text::{Block, Inline};
use crate::ui::words;

/// Eight on a page.
pub fn pieces(material: &Material<'_>) -> Vec<Piece> {
    let contact = &material.setup.contact;
    let parts = [&contact.who, &contact.place, &contact.when];
    let known: Vec<&str> = parts
        .into_iter()
        .map(String::as_str)
        .filter(|part| !part.is_empty())
        .collect();
    let slip = vec![
        Piece::Text(Block::Paragraph(vec![Inline::Strong(said(
            words::SLIP_WORD,
        ))])),
        Piece::Lines(1),
        Piece::Tick(words::SLIP_BOX.to_owned()),
        Piece::Blanks(vec![(words::SLIP_NAME.to_owned(), String::new())]),
        Piece::Blanks(vec![(words::SLIP_WHO.to_owned(), known.join(", "))]),
        paragraph(words::SLIP_FOLD),
    ];
    vec![Piece::Slips {
        columns: 2,
        rows: 4,
        pieces: slip,
    }]
}
