//! The body of a scenario: headings to scenes, quotations to messages, links to choices.

use std::ops::Range;

use super::markdown::{self, Attributes, Kind, Node};
use super::reader::{Reader, Watch, text_of};
use super::typography::french;
use crate::domain::diagnostic::{Code, Parsed};
use crate::domain::id::{CharacterId, ChoiceId, MeasureId, SceneId};
use crate::domain::scenario::{
    Beat, Character, Choice, Compare, Condition, Effect, Measure, Outcome, SKIP, Scene, Speaker,
    Tags,
};

/// The name under which the pupil writes.
const YOU: &str = "Toi";

/// What a scenario's file says after its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The `#` heading.
    pub title: String,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// Where each scene begins, by its place in `scenes`.
    pub scene_spans: Vec<Range<usize>>,
    /// Where each choice stands: scene, choice, place.
    pub choice_spans: Vec<(SceneId, ChoiceId, Range<usize>)>,
}

/// Reads the body of a scenario whose characters and measures are declared.
pub fn body(
    text: &str,
    characters: &[Character],
    measures: &[Measure],
    watch: Option<&dyn Watch>,
) -> Parsed<Body> {
    let tree = markdown::parse(text);
    let ids: Vec<CharacterId> = characters
        .iter()
        .map(|character| character.id.clone())
        .collect();
    let mut parser = Parser {
        reader: Reader::new(watch, &ids),
        characters,
        measures,
        body: Body::default(),
    };
    let mut current: Option<Scene> = None;
    let (mut titles, mut begun) = (0, false);
    for node in &tree.children {
        match &node.kind {
            Kind::Heading(1, attributes) => {
                titles += 1;
                parser.reader.refuse_attributes(attributes, &node.range);
                parser.body.title = french(&text_of(&node.children));
            }
            Kind::Heading(2, attributes) => {
                begun = true;
                parser.body.scenes.extend(current.take());
                current = parser.scene(node, attributes);
            }
            _ => match &mut current {
                Some(scene) => parser.content(node, scene),
                // The heading of a scene that could not be read was noted; its content says no more.
                None if begun => {}
                None => parser.reader.note(Code::OutOfPlace, &node.range, ""),
            },
        }
    }
    parser.body.scenes.extend(current);
    if titles != 1 {
        parser.reader.note(Code::BadTitle, &(0..0), "");
    }
    Parsed {
        value: parser.body,
        diagnostics: parser.reader.out,
    }
}

struct Parser<'a> {
    reader: Reader<'a>,
    characters: &'a [Character],
    measures: &'a [Measure],
    body: Body,
}

impl Parser<'_> {
    fn scene(&mut self, node: &Node<'_>, attributes: &Attributes) -> Option<Scene> {
        let span = &node.range;
        let title = self.reader.line(&node.children);
        let (tags, ends, sensitive) = self.tags(attributes, span);
        let (skip, outcome) = self.pairs(attributes, span);
        if ends != outcome.is_some() {
            self.reader.note(Code::BadEnding, span, "");
        }
        if sensitive != skip.is_some() {
            self.reader.note(Code::CannotSkip, span, "");
        }
        let Some(id) = &attributes.id else {
            self.reader.note(Code::MissingId, span, "scène");
            return None;
        };
        let Ok(id) = SceneId::parse(id) else {
            self.reader.note(Code::BadId, span, id.as_str());
            return None;
        };
        if self.body.scenes.iter().any(|scene| scene.id == id) {
            self.reader.note(Code::DuplicateId, span, id.as_str());
        }
        self.body.scene_spans.push(span.clone());
        Some(Scene {
            id,
            title,
            beats: Vec::new(),
            choices: Vec::new(),
            tags,
            skip,
            ending: outcome,
        })
    }

    /// Tags, whether the scene is an ending, whether it is sensitive.
    fn tags(&mut self, attributes: &Attributes, span: &Range<usize>) -> (Tags, bool, bool) {
        let (mut tags, mut ends, mut sensitive) = (Tags::default(), false, false);
        for class in &attributes.classes {
            match class.as_str() {
                "tort" => tags.harm = true,
                "aide" => tags.help = true,
                "reparation" => tags.repair = true,
                "fin" => ends = true,
                "sensible" => sensitive = true,
                _ => self
                    .reader
                    .note(Code::UnknownAttribute, span, format!(".{class}")),
            }
        }
        (tags, ends, sensitive)
    }

    fn pairs(
        &mut self,
        attributes: &Attributes,
        span: &Range<usize>,
    ) -> (Option<SceneId>, Option<Outcome>) {
        let (mut skip, mut outcome) = (None, None);
        for (key, value) in &attributes.pairs {
            let value = value.as_deref().unwrap_or("");
            match key.as_str() {
                "passer" => match SceneId::parse(value) {
                    Ok(id) => skip = Some(id),
                    Err(_) => self.reader.note(Code::BadId, span, value),
                },
                "issue" => match Outcome::parse(value) {
                    Some(found) => outcome = Some(found),
                    None => self.reader.note(Code::BadEnding, span, value),
                },
                _ => self.reader.note(Code::UnknownAttribute, span, key.as_str()),
            }
        }
        (skip, outcome)
    }

    fn content(&mut self, node: &Node<'_>, scene: &mut Scene) {
        match &node.kind {
            Kind::Paragraph => {
                let line = self.reader.line(&node.children);
                scene.beats.push(Beat::Narration(line));
            }
            Kind::Quote(None) => {
                for paragraph in &node.children {
                    self.message(paragraph, scene);
                }
            }
            Kind::List(_) => {
                for item in &node.children {
                    self.choice(item, scene);
                }
            }
            Kind::Html(_) => {
                self.reader.block(node);
            }
            _ => self
                .reader
                .note(Code::NotAllowed, &node.range, "bloc dans une scène"),
        }
    }

    /// `**Name** (privé) : words`.
    fn message(&mut self, paragraph: &Node<'_>, scene: &mut Scene) {
        let mut nodes = paragraph.children.clone();
        let Some(Node {
            kind: Kind::Strong,
            children,
            ..
        }) = nodes.first()
        else {
            self.reader.note(Code::UnknownSpeaker, &paragraph.range, "");
            return;
        };
        let name = text_of(children);
        nodes.remove(0);
        let mut private = false;
        if let Some(Node {
            kind: Kind::Text(words),
            ..
        }) = nodes.first_mut()
        {
            let mut rest = words.trim_start();
            if let Some(after) = rest.strip_prefix("(privé)") {
                private = true;
                rest = after.trim_start();
            }
            *words = rest
                .strip_prefix(':')
                .unwrap_or(rest)
                .trim_start()
                .to_owned()
                .into();
        }
        let Some(from) = self.speaker(name.trim()) else {
            self.reader
                .note(Code::UnknownSpeaker, &paragraph.range, name.trim());
            return;
        };
        let text = self.reader.line(&nodes);
        scene.beats.push(Beat::Message {
            from,
            private,
            text,
        });
    }

    fn speaker(&self, name: &str) -> Option<Speaker> {
        if name == YOU {
            return Some(Speaker::You);
        }
        let bare = name
            .strip_prefix('{')
            .and_then(|rest| rest.strip_suffix('}'));
        self.characters
            .iter()
            .find(|character| character.name(0) == name || bare == Some(character.id.as_str()))
            .map(|character| Speaker::Character(character.id.clone()))
    }

    fn choice(&mut self, item: &Node<'_>, scene: &mut Scene) {
        let entry = self.reader.entry(item);
        let line: Vec<&Node<'_>> = entry.line.iter().filter(|node| !is_blank(node)).collect();
        let [
            Node {
                kind: Kind::Link(url, title),
                children,
                range,
            },
        ] = line.as_slice()
        else {
            self.reader.note(Code::BadChoice, &entry.span, "");
            return;
        };
        for node in &entry.nested {
            self.reader.note(Code::OutOfPlace, &node.range, "");
        }
        let label = self.reader.line(children);
        let Some(target) = url.strip_prefix('#').and_then(|id| SceneId::parse(id).ok()) else {
            self.reader.note(Code::UnsafeLink, range, url.as_ref());
            return;
        };
        let id = entry.id.as_deref().unwrap_or_else(|| target.as_str());
        let Ok(id) = ChoiceId::parse(id) else { return };
        if id.as_str() == SKIP || scene.choices.iter().any(|choice| choice.id == id) {
            self.reader.note(Code::DuplicateChoice, range, id.as_str());
            return;
        }
        let mut choice = Choice {
            id: id.clone(),
            label,
            target,
            effects: Vec::new(),
            conditions: Vec::new(),
            sensitive: false,
            once: false,
        };
        for clause in title
            .split(';')
            .map(str::trim)
            .filter(|clause| !clause.is_empty())
        {
            self.clause(clause, &mut choice, range);
        }
        self.body
            .choice_spans
            .push((scene.id.clone(), id, range.clone()));
        scene.choices.push(choice);
    }

    /// One clause of a choice's title.
    fn clause(&mut self, clause: &str, choice: &mut Choice, span: &Range<usize>) {
        match clause {
            "sensible" => choice.sensitive = true,
            "une-fois" => choice.once = true,
            _ => {
                if let Some(conditions) = clause.strip_prefix("si ") {
                    for text in conditions.split(" et ") {
                        match condition(text) {
                            Some(found) => {
                                self.known(&found.measure, span);
                                choice.conditions.push(found);
                            }
                            None => self.reader.note(Code::BadChoice, span, text),
                        }
                    }
                } else if let Some(effect) = effect(clause) {
                    self.known(&effect.measure, span);
                    choice.effects.push(effect);
                } else {
                    self.reader.note(Code::BadChoice, span, clause);
                }
            }
        }
    }

    fn known(&mut self, measure: &MeasureId, span: &Range<usize>) {
        if !self.measures.iter().any(|known| known.id == *measure) {
            self.reader
                .note(Code::UnknownMeasure, span, measure.as_str());
        }
    }
}

fn is_blank(node: &Node<'_>) -> bool {
    matches!(&node.kind, Kind::Text(words) if words.trim().is_empty())
}

/// `soutien +1`
fn effect(clause: &str) -> Option<Effect> {
    let (measure, by) = clause.rsplit_once(' ')?;
    if !by.starts_with(['+', '-']) {
        return None;
    }
    let by: i32 = by.parse().ok().filter(|by| (-20..=20).contains(by))?;
    Some(Effect {
        measure: MeasureId::parse(measure.trim()).ok()?,
        by,
    })
}

/// `soutien >= 1`
fn condition(text: &str) -> Option<Condition> {
    let mut words = text.split_whitespace();
    let measure = MeasureId::parse(words.next()?).ok()?;
    let compare = match words.next()? {
        ">=" => Compare::AtLeast,
        "<=" => Compare::AtMost,
        ">" => Compare::Above,
        "<" => Compare::Below,
        "=" => Compare::Equal,
        _ => return None,
    };
    let bound = words.next()?.parse().ok()?;
    if words.next().is_some() {
        None
    } else {
        Some(Condition {
            measure,
            compare,
            bound,
        })
    }
}
