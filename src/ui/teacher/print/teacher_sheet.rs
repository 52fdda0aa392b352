//! The teacher's two pages, in the form of a French « fiche de séance ».

use super::Material;
use super::pieces::{bare, labelled, on_paper, receives, said};
use crate::domain::board::Mode;
use crate::domain::cut::{Wish, cut, net};
use crate::domain::handout::{Piece, paragraph};
use crate::domain::lesson::{PartKind, SheetPart, Step, TeacherPart};
use crate::domain::text::{Block, Inline};
use crate::ui::words;

/// A first thing to do is at least this many letters: « Ne grondez pas. » alone says too little.
const FIRST: usize = 70;

/// Its pieces.
pub fn pieces(material: &Material<'_>) -> Vec<Piece> {
    let summary = &material.lesson.module.summary;
    let part = |wanted: SheetPart| {
        let known = PartKind::Sheet(wanted);
        section(material, words::sheet_part(wanted), &known)
    };
    let mut pieces = vec![
        paragraph(format!(
            "{} · {} · {}",
            words::levels(&summary.levels),
            words::minutes_and_essential(summary.minutes, summary.essential),
            words::reviewed(summary)
        )),
        labelled(words::PRINT_GESTURE, summary.gesture.clone()),
        Piece::Framed(vec![
            paragraph(words::PRINT_RECEIVES),
            receives(&material.setup.contact),
            Piece::Tick(words::KNOWN_CASE.to_owned()),
        ]),
    ];
    pieces.extend(part(SheetPart::Objective));
    pieces.extend(part(SheetPart::Material));
    pieces.extend(part(SheetPart::Setting));
    pieces.extend(timetable(material));
    pieces.extend(part(SheetPart::Instructions));
    pieces.extend(part(SheetPart::Answers));
    pieces.extend(part(SheetPart::Differentiation));
    pieces.push(Piece::Framed(vec![paragraph(words::POCKET)]));
    pieces.push(cards(material));
    pieces.extend(section(material, words::PRINT_TRACE, &PartKind::Trace));
    pieces.push(Piece::Section(
        said(words::AFTER_SESSION),
        vec![paragraph(words::AFTER_STEPS)],
    ));
    pieces.push(frameworks(material));
    pieces
}

/// A part of the lesson under its heading; nothing when the lesson has none.
fn section(material: &Material<'_>, title: &str, kind: &PartKind) -> Option<Piece> {
    let parts = material.notes.parts.iter();
    let blocks: Vec<Block> = parts
        .filter(|part| part.kind == *kind)
        .flat_map(|part| on_paper(&part.blocks, &material.lesson.facts))
        .collect();
    let texts = blocks.into_iter().map(Piece::Text).collect::<Vec<_>>();
    (!texts.is_empty()).then(|| Piece::Section(said(title), texts))
}

/// The steps with their net minutes; those that today's cut leaves out say so.
fn timetable(material: &Material<'_>) -> Vec<Piece> {
    let (module, setup) = (&material.lesson.module, material.setup);
    let is_cut = setup.minutes.is_some() || !setup.dropped.is_empty();
    let today = cut(
        &module.steps,
        Wish {
            minutes: setup.minutes.map(|minutes| net(minutes, Mode::Projector)),
            kept: &setup.kept,
            dropped: &setup.dropped,
            ..Wish::default()
        },
    );
    let need = |step: &Step| {
        if is_cut && !today.steps.contains(&step.id) {
            words::LEFT_OUT
        } else {
            words::need(step.need)
        }
    };
    let rows = module.steps.iter().map(|step| {
        vec![
            step.title.clone(),
            said(words::minutes(step.minutes)),
            said(need(step)),
            said(words::step_kind(&step.kind)),
        ]
    });
    let caption = if is_cut {
        words::cut_caption(today.minutes)
    } else {
        words::timetable_caption(module.summary.minutes, module.summary.essential)
    };
    let mut pieces = vec![Piece::Table {
        caption,
        head: [words::STEP, words::DURATION, words::NEED, words::WHERE]
            .map(str::to_owned)
            .to_vec(),
        rows: rows.collect(),
    }];
    let resumed = today.resume.as_ref().filter(|_| is_cut);
    if let Some(step) = resumed.and_then(|id| module.step(id)) {
        pieces.push(paragraph(words::resume_at(&bare(&step.title))));
    }
    pieces
}

/// « Que faire si… »: each title with the first thing to do.
fn cards(material: &Material<'_>) -> Piece {
    let parts = material.notes.parts.iter();
    let rows = parts
        .filter(|part| matches!(part.kind, PartKind::Card(_)))
        .map(|part| vec![part.title.clone(), said(first_thing(part))]);
    Piece::Table {
        caption: words::CARDS.to_owned(),
        head: vec![words::IF_COLUMN.to_owned(), words::THEN_COLUMN.to_owned()],
        rows: rows.collect(),
    }
}

/// The first sentences of a card, whole, until they say enough; never cut inside a quotation.
fn first_thing(part: &TeacherPart) -> String {
    let text = part.blocks.iter().find_map(|block| match block {
        Block::Paragraph(words) => Some(bare(words)),
        Block::Subheading(_)
        | Block::List { .. }
        | Block::Quote(_)
        | Block::Callout { .. }
        | Block::Table { .. }
        | Block::Image(_) => None,
    });
    let text = text.unwrap_or_default();
    let (mut depth, mut ended, mut kept) = (0_usize, false, String::new());
    for (letters, sign) in text.chars().enumerate() {
        if sign == ' ' && ended && depth == 0 && letters >= FIRST {
            break;
        }
        match sign {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            '.' | '!' | '?' | '…' => ended = true,
            // Spaces and closing marks leave a sentence ended.
            ' ' | '\u{a0}' | '\u{202f}' => {}
            _ => ended = false,
        }
        kept.push(sign);
    }
    kept
}

/// The frameworks, and where the session may count.
fn frameworks(material: &Material<'_>) -> Piece {
    let labels = material.notes.frameworks.iter().map(String::as_str);
    let items = labels
        .chain([words::EMC])
        .map(|label| vec![Block::Paragraph(vec![Inline::Text(label.to_owned())])]);
    let list = Block::List {
        ordered: false,
        items: items.collect(),
    };
    Piece::Section(said(words::FRAMEWORKS), vec![Piece::Text(list)])
}
