//! The body of a module or of a page for parents: headings to steps and parts.
//!
//! The same function reads a lesson in the check, in the prerendered page and in the browser.

use std::ops::Range;

use super::markdown::{self, Attributes, Kind, Node};
use super::questions;
use super::reader::{Reader, Watch, text_of};
use super::typography::french;
use crate::domain::diagnostic::{Code, Parsed};
use crate::domain::id::{QuestionId, ScenarioId, StepId, is_slug};
use crate::domain::lesson::{
    Item, Need, PartKind, Section, SheetPart, Step, StepKind, TeacherPart,
};
use crate::domain::text::Block;

/// Ids of the two steps that the program adds to every module.
pub const OPENING: &str = "ouverture";
/// See [`OPENING`].
pub const CLOSING: &str = "cloture";

/// What a module's file says after its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The `#` heading.
    pub title: String,
    /// The steps.
    pub steps: Vec<Step>,
    /// The parts that never reach a pupil.
    pub parts: Vec<TeacherPart>,
    /// Where each part begins, by its place in `parts`.
    pub part_spans: Vec<Range<usize>>,
    /// Where the text of the parts stands, also of those that could not be read.
    pub part_ranges: Vec<Range<usize>>,
    /// Where each step begins, by its place in `steps`.
    pub step_spans: Vec<Range<usize>>,
    /// The id of each question, with its heading.
    pub question_spans: Vec<(QuestionId, Range<usize>)>,
}

/// Reads the body of a module.
pub fn module(text: &str, watch: Option<&dyn Watch>) -> Parsed<Body> {
    let tree = markdown::parse(text);
    let mut reader = Reader::new(watch, &[]);
    let mut body = Body::default();
    let mut sections = sections(&mut reader, &tree.children);
    take_title(&mut reader, &mut sections, &mut body.title);
    for (index, section) in sections.iter().enumerate() {
        let end = sections
            .get(index + 1)
            .map_or(text.len(), |next| next.heading.range.start);
        read_section(&mut reader, section, end, &mut body);
    }
    unique_ids(&mut reader, &body);
    Parsed {
        value: body,
        diagnostics: reader.out,
    }
}

/// A heading of level 1 or 2 and what follows it.
struct Part<'n> {
    heading: &'n Node<'n>,
    level: u8,
    attributes: &'n Attributes,
    content: &'n [Node<'n>],
}

fn sections<'n>(reader: &mut Reader<'_>, nodes: &'n [Node<'n>]) -> Vec<Part<'n>> {
    let starts: Vec<usize> = nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| matches!(node.kind, Kind::Heading(1 | 2, _)))
        .map(|(index, _)| index)
        .collect();
    for node in &nodes[..starts.first().copied().unwrap_or(nodes.len())] {
        reader.note(Code::OutOfPlace, &node.range, "");
    }
    starts
        .iter()
        .enumerate()
        .filter_map(|(nth, start)| {
            let heading = &nodes[*start];
            let end = starts.get(nth + 1).copied().unwrap_or(nodes.len());
            match &heading.kind {
                Kind::Heading(level, attributes) => Some(Part {
                    heading,
                    level: *level,
                    attributes,
                    content: &nodes[start + 1..end],
                }),
                _ => None,
            }
        })
        .collect()
}

/// Takes the single `#` heading, which comes first and has nothing under it.
fn take_title(reader: &mut Reader<'_>, sections: &mut Vec<Part<'_>>, title: &mut String) {
    let mut seen = false;
    sections.retain(|section| {
        if section.level != 1 {
            return true;
        }
        reader.refuse_attributes(section.attributes, &section.heading.range);
        if seen {
            reader.note(Code::BadTitle, &section.heading.range, "");
        } else {
            *title = french(&text_of(&section.heading.children));
        }
        for node in section.content {
            reader.note(Code::OutOfPlace, &node.range, "");
        }
        seen = true;
        false
    });
    if !seen {
        reader.note(Code::BadTitle, &(0..0), "");
    }
}

fn read_section(reader: &mut Reader<'_>, section: &Part<'_>, end: usize, body: &mut Body) {
    let has = |class: &str| section.attributes.classes.iter().any(|c| c == class);
    if ["animation", "notes", "fiche", "trace"]
        .iter()
        .any(|class| has(class))
    {
        if let Some(part) = teacher_part(reader, section) {
            body.parts.push(part);
            body.part_spans.push(section.heading.range.clone());
        }
        body.part_ranges.push(section.heading.range.start..end);
    } else if let Some(step) = step(reader, section, &mut body.question_spans) {
        body.steps.push(step);
        body.step_spans.push(section.heading.range.clone());
    }
}

fn teacher_part(reader: &mut Reader<'_>, section: &Part<'_>) -> Option<TeacherPart> {
    let span = &section.heading.range;
    if let Some(id) = &section.attributes.id {
        reader.note(Code::UnknownAttribute, span, format!("#{id}"));
    }
    let mut step = None;
    let mut sheet = None;
    for (key, value) in &section.attributes.pairs {
        let value = value.as_deref().unwrap_or("");
        match key.as_str() {
            "etape" => match StepId::parse(value) {
                Ok(id) => step = Some(id),
                Err(_) => reader.note(Code::BadId, span, value),
            },
            "partie" => match SheetPart::parse(value) {
                Some(part) => sheet = Some(part),
                None => reader.note(Code::BadValue, span, format!("partie={value}")),
            },
            _ => reader.note(Code::UnknownAttribute, span, key.as_str()),
        }
    }
    let [class] = section.attributes.classes.as_slice() else {
        reader.note(
            Code::UnknownAttribute,
            span,
            section.attributes.classes.join("."),
        );
        return None;
    };
    let kind = match (class.as_str(), step, sheet) {
        ("animation", step, None) => PartKind::Card(step),
        ("notes", Some(step), None) => PartKind::Notes(step),
        ("fiche", None, Some(part)) => PartKind::Sheet(part),
        ("trace", None, None) => PartKind::Trace,
        (class, ..) => {
            reader.note(Code::BadValue, span, class);
            return None;
        }
    };
    let title = reader.line(&section.heading.children);
    let blocks = reader.blocks(section.content);
    Some(TeacherPart {
        kind,
        title,
        blocks,
    })
}

fn step(
    reader: &mut Reader<'_>,
    section: &Part<'_>,
    questions: &mut Vec<(QuestionId, Range<usize>)>,
) -> Option<Step> {
    let span = &section.heading.range;
    let title = reader.line(&section.heading.children);
    let items = items(reader, section.content, questions);
    let (minutes, need, scenario) = timing(reader, section.attributes, span);
    let id = section.attributes.id.as_deref();
    let kind = kind(reader, section.attributes, id, scenario, span);
    let Some(id) = id else {
        reader.note(Code::MissingId, span, "étape");
        return None;
    };
    let Ok(id) = StepId::parse(id) else {
        reader.note(Code::BadId, span, id);
        return None;
    };
    let (Some(minutes), Some(need)) = (minutes, need) else {
        reader.note(Code::MissingTime, span, id.as_str());
        return None;
    };
    Some(Step {
        id,
        title,
        minutes,
        need,
        kind: kind?,
        items,
    })
}

fn timing(
    reader: &mut Reader<'_>,
    attributes: &Attributes,
    span: &Range<usize>,
) -> (Option<u16>, Option<Need>, Option<String>) {
    let (mut minutes, mut need, mut scenario) = (None, None, None);
    for (key, value) in &attributes.pairs {
        match (key.as_str(), value.as_deref()) {
            ("duree", Some(value)) => match value.parse() {
                Ok(number @ 1..=60) => minutes = Some(number),
                _ => reader.note(Code::BadValue, span, format!("duree={value}")),
            },
            ("essentiel", None) if need.is_none() => need = Some(Need::Essential),
            ("optionnel", None) if need.is_none() => need = Some(Need::Optional),
            ("scenario", Some(value)) => scenario = Some(value.to_owned()),
            (key, _) => reader.note(Code::UnknownAttribute, span, key),
        }
    }
    (minutes, need, scenario)
}

fn kind(
    reader: &mut Reader<'_>,
    attributes: &Attributes,
    id: Option<&str>,
    scenario: Option<String>,
    span: &Range<usize>,
) -> Option<StepKind> {
    match (attributes.classes.as_slice(), scenario) {
        ([], None) if id == Some(OPENING) => Some(StepKind::Opening),
        ([], None) if id == Some(CLOSING) => Some(StepKind::Closing),
        ([], None) => Some(StepKind::Screen),
        ([class], None) if class == "atelier" => Some(StepKind::Workshop),
        ([class], Some(id)) if class == "simulation" => {
            let known = ScenarioId::parse(&id).map_err(|_| reader.note(Code::BadId, span, id));
            known.ok().map(StepKind::Simulation)
        }
        ([class], None) if class == "simulation" => {
            reader.note(Code::BadValue, span, "simulation");
            None
        }
        ([], Some(_)) => {
            reader.note(Code::UnknownAttribute, span, "scenario");
            None
        }
        (classes, _) => {
            reader.note(
                Code::UnknownAttribute,
                span,
                format!(".{}", classes.join(".")),
            );
            None
        }
    }
}

fn items(
    reader: &mut Reader<'_>,
    content: &[Node<'_>],
    spans: &mut Vec<(QuestionId, Range<usize>)>,
) -> Vec<Item> {
    let mut items = Vec::new();
    let mut index = 0;
    while let Some(node) = content.get(index) {
        index += 1;
        match &node.kind {
            Kind::Heading(3, attributes) if questions::is_question(attributes) => {
                let (question, taken) = questions::question(reader, node, &content[index..]);
                spans.extend(
                    question
                        .iter()
                        .map(|question| (question.id.clone(), node.range.clone())),
                );
                items.extend(question.map(Item::Question));
                index += taken;
            }
            _ => items.extend(reader.block(node).map(Item::Text)),
        }
    }
    items
}

/// Steps and questions share one space of ids in a module.
fn unique_ids(reader: &mut Reader<'_>, body: &Body) {
    let steps = body
        .steps
        .iter()
        .zip(&body.step_spans)
        .map(|(step, span)| (step.id.as_str(), span));
    let questions = body
        .question_spans
        .iter()
        .map(|(id, span)| (id.as_str(), span));
    let mut seen: Vec<&str> = Vec::new();
    for (id, span) in steps.chain(questions) {
        if seen.contains(&id) {
            reader.note(Code::DuplicateId, span, id);
        }
        seen.push(id);
    }
}

/// What a parents' page says after its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ParentBody {
    /// The `#` heading.
    pub title: String,
    /// What stands before the first section.
    pub introduction: Vec<Block>,
    /// The sections.
    pub sections: Vec<Section>,
}

/// Reads the body of a page for parents.
pub fn parent_page(text: &str, watch: Option<&dyn Watch>) -> Parsed<ParentBody> {
    let tree = markdown::parse(text);
    let mut reader = Reader::new(watch, &[]);
    let mut body = ParentBody::default();
    let mut titles = 0;
    for section in sections(&mut reader, &tree.children) {
        reader.refuse_attributes(section.attributes, &section.heading.range);
        if section.level == 1 {
            titles += 1;
            body.title = french(&text_of(&section.heading.children));
            body.introduction = reader.blocks(section.content);
        } else {
            let title = reader.line(&section.heading.children);
            let blocks = reader.blocks(section.content);
            body.sections.push(Section { title, blocks });
        }
    }
    if titles != 1 {
        reader.note(Code::BadTitle, &(0..0), "");
    }
    Parsed {
        value: body,
        diagnostics: reader.out,
    }
}

/// The text of a module without the parts that never reach a pupil.
pub fn without_parts(text: &str, part_ranges: &[Range<usize>]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for range in part_ranges {
        kept.push_str(text.get(from..range.start).unwrap_or_default());
        from = range.end;
    }
    kept.push_str(text.get(from..).unwrap_or_default());
    kept
}

/// True when an id may be written by an author: the two fixed steps are the program's.
pub fn is_free_step_id(id: &str) -> bool {
    is_slug(id) && id != OPENING && id != CLOSING
}
