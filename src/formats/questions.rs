//! Questions of a lesson: from a heading with a kind and what follows it to a typed question.

use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::markdown::{Attributes, Kind, Node};
use super::reader::{Entry, Reader};
use crate::domain::diagnostic::Code;
use crate::domain::id::{OptionId, QuestionId};
use crate::domain::question::{
    Attitude, AttitudeKind, Card, GapPiece, Graded, Knowledge, Labelled, Pair, Question,
    QuestionKind, SortBox,
};
use crate::domain::text::{Block, Inline};

/// The classes that make a heading a question.
const KINDS: [&str; 8] = [
    "savoir",
    "ordre",
    "tri",
    "association",
    "texte-a-trous",
    "avis",
    "ressenti",
    "engagement",
];

/// True when the heading asks something, or tries to.
pub(super) fn is_question(attributes: &Attributes) -> bool {
    attributes.id.is_some() || !attributes.classes.is_empty() || !attributes.pairs.is_empty()
}

/// Reads a question from its heading and the nodes after it; says how many of them it took.
/// `None` when its kind or id is unknown.
pub(super) fn question(
    reader: &mut Reader<'_>,
    heading: &Node<'_>,
    after: &[Node<'_>],
) -> (Option<Question>, usize) {
    let Kind::Heading(_, attributes) = &heading.kind else {
        return (None, 0);
    };
    let span = &heading.range;
    let kind = kind_of(reader, attributes, span);
    let optional = optional(reader, attributes, span);
    let title = reader.line(&heading.children);
    let id = question_id(reader, attributes, span);
    let parts = Parts::split(after, kind.unwrap_or("savoir"));
    let taken = parts.taken;
    let (Some(kind), Some(id)) = (kind, id) else {
        return (None, taken);
    };
    let wording = reader.blocks(parts.wording.iter().copied());
    let hint = parts
        .hint
        .map(|node| reader.blocks(&node.children))
        .unwrap_or_default();
    let explanation = parts
        .explanation
        .map(|node| reader.blocks(&node.children))
        .unwrap_or_default();
    let Some(kind) = body(reader, kind, &parts, span) else {
        return (None, taken);
    };
    (
        Some(Question {
            id,
            title,
            wording,
            hint,
            explanation,
            optional,
            kind,
        }),
        taken,
    )
}

fn kind_of(
    reader: &mut Reader<'_>,
    attributes: &Attributes,
    span: &Range<usize>,
) -> Option<&'static str> {
    let mut found = None;
    for class in &attributes.classes {
        match KINDS.iter().find(|kind| *kind == class) {
            Some(kind) if found.is_none() => found = Some(*kind),
            Some(_) => reader.note(Code::NoKind, span, class.as_str()),
            None => reader.note(Code::UnknownAttribute, span, format!(".{class}")),
        }
    }
    if found.is_none() {
        reader.note(Code::NoKind, span, "");
    }
    found
}

fn optional(reader: &mut Reader<'_>, attributes: &Attributes, span: &Range<usize>) -> bool {
    let mut optional = false;
    for (key, value) in &attributes.pairs {
        if key == "optionnel" && value.is_none() {
            optional = true;
        } else {
            reader.note(Code::UnknownAttribute, span, key.as_str());
        }
    }
    optional
}

fn question_id(
    reader: &mut Reader<'_>,
    attributes: &Attributes,
    span: &Range<usize>,
) -> Option<QuestionId> {
    let Some(id) = &attributes.id else {
        reader.note(Code::MissingId, span, "question");
        return None;
    };
    QuestionId::parse(id)
        .map_err(|_| reader.note(Code::BadId, span, id.as_str()))
        .ok()
}

/// What follows a question's heading, sorted by its place.
struct Parts<'n> {
    wording: Vec<&'n Node<'n>>,
    hint: Option<&'n Node<'n>>,
    main: Option<&'n Node<'n>>,
    bank: Option<&'n Node<'n>>,
    explanation: Option<&'n Node<'n>>,
    taken: usize,
}

impl<'n> Parts<'n> {
    /// A question ends at the next heading, or at the first block after its list that is not its
    /// explanation.
    fn split(after: &'n [Node<'n>], kind: &str) -> Self {
        let mut parts = Self {
            wording: Vec::new(),
            hint: None,
            main: None,
            bank: None,
            explanation: None,
            taken: 0,
        };
        for node in after {
            match &node.kind {
                Kind::Heading(..) => break,
                Kind::Quote(Some(BlockQuoteKind::Tip)) if parts.main.is_none() => {
                    parts.hint = Some(node);
                }
                Kind::Quote(Some(BlockQuoteKind::Note))
                    if parts.main.is_some() && parts.explanation.is_none() =>
                {
                    parts.explanation = Some(node);
                }
                Kind::List(_)
                    if kind == "texte-a-trous" && parts.main.is_some() && parts.bank.is_none() =>
                {
                    parts.bank = Some(node);
                }
                _ if parts.main.is_some() => break,
                Kind::Paragraph if kind == "texte-a-trous" && has_gap(node) => {
                    parts.main = Some(node);
                }
                Kind::Table if kind == "association" => parts.main = Some(node),
                Kind::List(_) if kind != "association" && kind != "texte-a-trous" => {
                    parts.main = Some(node);
                }
                _ => parts.wording.push(node),
            }
            parts.taken += 1;
        }
        parts
    }
}

fn has_gap(node: &Node<'_>) -> bool {
    node.children
        .iter()
        .any(|child| matches!(&child.kind, Kind::Link(url, _) if url.starts_with('#')))
}

fn body(
    reader: &mut Reader<'_>,
    kind: &str,
    parts: &Parts<'_>,
    span: &Range<usize>,
) -> Option<QuestionKind> {
    let Some(main) = parts.main else {
        reader.note(Code::BadShape, span, kind);
        return None;
    };
    let knowledge = match kind {
        "savoir" => choice(reader, main),
        "ordre" => order(reader, main),
        "tri" => sort(reader, main),
        "association" => matching(reader, main),
        "texte-a-trous" => gaps(reader, main, parts.bank),
        "avis" => return Some(attitude(reader, main, AttitudeKind::Opinion)),
        "ressenti" => return Some(attitude(reader, main, AttitudeKind::Feeling)),
        _ => return Some(attitude(reader, main, AttitudeKind::Commitment)),
    };
    Some(QuestionKind::Knowledge(knowledge))
}

/// Reads the items of a list that must each have an id, unique in the question.
struct Options<'n> {
    entries: Vec<(Labelled, Entry<'n>)>,
}

impl<'n> Options<'n> {
    fn read(reader: &mut Reader<'_>, list: &'n Node<'n>) -> Self {
        let mut entries = Vec::new();
        for item in &list.children {
            let entry = reader.entry(item);
            let label = reader.line(&entry.line);
            if let Some(id) = option_id(reader, entry.id.as_deref(), &entry.span) {
                entries.push((Labelled { id, label }, entry));
            }
        }
        Self { entries }
    }
}

fn option_id(reader: &mut Reader<'_>, id: Option<&str>, span: &Range<usize>) -> Option<OptionId> {
    let Some(id) = id else {
        reader.note(Code::MissingId, span, "option");
        return None;
    };
    // A malformed id was noted where it was read.
    OptionId::parse(id).ok()
}

/// Notes ids used twice and too short a list.
fn whole<'i>(
    reader: &mut Reader<'_>,
    ids: impl IntoIterator<Item = &'i OptionId>,
    least: usize,
    span: &Range<usize>,
) {
    let mut seen: Vec<&OptionId> = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            reader.note(Code::DuplicateId, span, id.as_str());
        }
        seen.push(id);
    }
    if seen.len() < least {
        reader.note(Code::TooFewOptions, span, format!("{}/{least}", seen.len()));
    }
}

fn choice(reader: &mut Reader<'_>, list: &Node<'_>) -> Knowledge {
    let mut options = Vec::new();
    for (option, entry) in Options::read(reader, list).entries {
        let Some(right) = entry.task else {
            reader.note(Code::BadShape, &entry.span, "savoir");
            continue;
        };
        let feedback = feedback(reader, &entry);
        if feedback.is_empty() {
            reader.note(Code::NoFeedback, &entry.span, option.id.as_str());
        }
        options.push(Graded {
            option,
            right,
            feedback,
        });
    }
    whole(
        reader,
        options.iter().map(|graded| &graded.option.id),
        2,
        &list.range,
    );
    let right = options.iter().filter(|graded| graded.right).count();
    if !options.is_empty() && (right == 0 || right == options.len()) {
        reader.note(
            Code::NoRightAnswer,
            &list.range,
            format!("{right}/{}", options.len()),
        );
    }
    Knowledge::Choice {
        options,
        several: right > 1,
    }
}

/// The block quotes nested under an item.
fn feedback(reader: &mut Reader<'_>, entry: &Entry<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for node in &entry.nested {
        match &node.kind {
            Kind::Quote(None) => blocks.extend(reader.blocks(&node.children)),
            _ => reader.note(Code::OutOfPlace, &node.range, "sous une réponse"),
        }
    }
    blocks
}

fn order(reader: &mut Reader<'_>, list: &Node<'_>) -> Knowledge {
    if list.kind != Kind::List(true) {
        reader.note(Code::BadShape, &list.range, "ordre");
    }
    let items = plain_options(reader, list);
    whole(reader, items.iter().map(|item| &item.id), 3, &list.range);
    if items.len() > 7 {
        reader.note(Code::BadShape, &list.range, "ordre");
    }
    Knowledge::Order { items }
}

/// Options without box nor feedback.
fn plain_options(reader: &mut Reader<'_>, list: &Node<'_>) -> Vec<Labelled> {
    let mut options = Vec::new();
    for (option, entry) in Options::read(reader, list).entries {
        if entry.task.is_some() {
            reader.note(Code::NotAllowed, &entry.span, "case à cocher");
        }
        for node in &entry.nested {
            reader.note(Code::OutOfPlace, &node.range, "sous une réponse");
        }
        options.push(option);
    }
    options
}

fn sort(reader: &mut Reader<'_>, list: &Node<'_>) -> Knowledge {
    let mut boxes = Vec::new();
    for (option, entry) in Options::read(reader, list).entries {
        let mut cards = Vec::new();
        for node in &entry.nested {
            if !matches!(node.kind, Kind::List(_)) {
                reader.note(Code::OutOfPlace, &node.range, "sous une boîte");
                continue;
            }
            for (card, inner) in Options::read(reader, node).entries {
                cards.push(Card {
                    option: card,
                    feedback: feedback(reader, &inner),
                });
            }
        }
        boxes.push(SortBox { option, cards });
    }
    whole(reader, boxes.iter().map(|b| &b.option.id), 2, &list.range);
    whole(
        reader,
        boxes
            .iter()
            .flat_map(|b| &b.cards)
            .map(|card| &card.option.id),
        3,
        &list.range,
    );
    Knowledge::Sort { boxes }
}

fn matching(reader: &mut Reader<'_>, table: &Node<'_>) -> Knowledge {
    let mut pairs = Vec::new();
    for row in table
        .children
        .iter()
        .filter(|row| row.kind == Kind::TableRow)
    {
        let [left, right] = row.children.as_slice() else {
            reader.note(Code::BadShape, &row.range, "association");
            continue;
        };
        let mut line = left.children.clone();
        let id = reader.take_id(&mut line, &left.range);
        let label = reader.line(&line);
        let partner = reader.line(&right.children);
        if let Some(id) = option_id(reader, id.as_deref(), &left.range) {
            pairs.push(Pair {
                option: Labelled { id, label },
                partner,
            });
        }
    }
    whole(
        reader,
        pairs.iter().map(|pair| &pair.option.id),
        2,
        &table.range,
    );
    Knowledge::Match { pairs }
}

fn gaps(reader: &mut Reader<'_>, paragraph: &Node<'_>, bank: Option<&Node<'_>>) -> Knowledge {
    let mut pieces = Vec::new();
    let mut words: Vec<Node<'_>> = Vec::new();
    for node in &paragraph.children {
        let gap = match &node.kind {
            Kind::Link(url, _) => url.strip_prefix('#'),
            _ => None,
        };
        let Some(id) = gap else {
            words.push(node.clone());
            continue;
        };
        push_words(reader, &mut pieces, &mut words);
        let label: Vec<Inline> = reader.line(&node.children);
        match OptionId::parse(id) {
            Ok(id) => pieces.push(GapPiece::Gap(Labelled { id, label })),
            Err(_) => reader.note(Code::BadId, &node.range, id),
        }
    }
    push_words(reader, &mut pieces, &mut words);
    let extra = bank
        .map(|list| plain_options(reader, list))
        .unwrap_or_default();
    let knowledge = Knowledge::Gaps { pieces, extra };
    let ids: Vec<OptionId> = knowledge
        .bank()
        .into_iter()
        .map(|word| word.id.clone())
        .collect();
    whole(reader, &ids, 2, &paragraph.range);
    knowledge
}

fn push_words(reader: &mut Reader<'_>, pieces: &mut Vec<GapPiece>, words: &mut Vec<Node<'_>>) {
    if !words.is_empty() {
        pieces.push(GapPiece::Words(reader.line(words)));
        words.clear();
    }
}

fn attitude(reader: &mut Reader<'_>, list: &Node<'_>, kind: AttitudeKind) -> QuestionKind {
    let mut options = Vec::new();
    for (option, entry) in Options::read(reader, list).entries {
        if entry.task.is_some() {
            reader.note(Code::RightAttitude, &entry.span, option.id.as_str());
        }
        for node in &entry.nested {
            reader.note(Code::OutOfPlace, &node.range, "sous une réponse");
        }
        options.push(option);
    }
    whole(
        reader,
        options.iter().map(|option| &option.id),
        2,
        &list.range,
    );
    QuestionKind::Attitude(Attitude { kind, options })
}
