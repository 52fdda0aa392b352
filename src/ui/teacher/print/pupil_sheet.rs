//! The pupil's page: the gesture, what the off-screen steps need, the « trace écrite », the numbers.

use super::Material;
use super::pieces::{bare, on_paper, receives, said};
use crate::domain::handout::{Piece, paragraph};
use crate::domain::lesson::{Item, PartKind, Step, StepKind};
use crate::domain::registry::{Contact, Urgency};
use crate::domain::text::{Block, CalloutKind, Inline};
use crate::ui::blocks::help::first_of;
use crate::ui::words;

/// Its pieces.
pub fn pieces(material: &Material<'_>) -> Vec<Piece> {
    let module = &material.lesson.module;
    let mut pieces = vec![
        paragraph(words::MY_SHEET),
        Piece::Framed(vec![paragraph(module.summary.gesture.clone())]),
    ];
    let workshops = module.steps.iter();
    pieces.extend(
        workshops
            .filter(|step| step.kind == StepKind::Workshop)
            .map(|step| workshop(material, step)),
    );
    let trace: Vec<Piece> = material
        .notes
        .parts
        .iter()
        .filter(|part| part.kind == PartKind::Trace)
        .flat_map(|part| on_paper(&part.blocks, &material.lesson.facts))
        .map(Piece::Text)
        .collect();
    pieces.push(Piece::Section(said(words::MY_TRACE), trace));
    pieces.push(Piece::Section(
        said(words::WHERE_TO_GO),
        vec![receives(&material.setup.contact)],
    ));
    pieces.push(Piece::Section(
        said(words::PRINT_NUMBERS),
        vec![numbers(material.numbers)],
    ));
    pieces
}

/// What pupils need of an off-screen step: its words without what only the adult sets up, nor the
/// explanation that comes after.
fn workshop(material: &Material<'_>, step: &Step) -> Piece {
    let texts: Vec<Block> = step
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Text(text) => for_pupils(text),
            Item::Question(_) => None,
        })
        .collect();
    let mut pieces: Vec<Piece> = on_paper(&texts, &material.lesson.facts)
        .into_iter()
        .map(Piece::Text)
        .collect();
    pieces.push(paragraph(words::I_WRITE));
    pieces.push(Piece::Lines(2));
    Piece::Section(step.title.clone(), pieces)
}

fn for_pupils(text: &Block) -> Option<Block> {
    match text {
        Block::Paragraph(words) => {
            let label = |known: &[&str]| match words.first() {
                Some(Inline::Strong(label)) => known.contains(&bare(label).as_str()),
                _ => false,
            };
            if label(&words::SET_UP) {
                return None;
            }
            // Who reads aloud is the adult's business; the words are the pupil's.
            let from = usize::from(label(&words::READ_ALOUD));
            Some(Block::Paragraph(words.iter().skip(from).cloned().collect()))
        }
        Block::Callout { kind, .. } => (*kind != CalloutKind::Note).then(|| text.clone()),
        Block::Subheading(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Table { .. }
        | Block::Image(_) => Some(text.clone()),
    }
}

/// The first contacts of each level, as in the help door.
fn numbers(contacts: &[Contact]) -> Piece {
    let all = Urgency::ALL
        .into_iter()
        .flat_map(|urgency| first_of(urgency, contacts));
    let items = all.map(|contact| {
        let number = Inline::Strong(said(contact.number.clone()));
        let words = Inline::Text(format!(" {}", words::contact_line(contact)));
        vec![Block::Paragraph(vec![number, words])]
    });
    Piece::Text(Block::List {
        ordered: false,
        items: items.collect(),
    })
}
