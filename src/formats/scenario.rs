//! The body of a scenario: headings to scenes, quotations to messages, links to choices.

mod choices;
mod conditions;
mod said;

use std::ops::Range;

use self::choices::{setting, settings_of};
pub use self::said::view_of;
use super::markdown::{self, Attributes, Kind, Node};
use super::reader::{Reader, Watch, text_of};
use super::typography::french;
use crate::domain::diagnostic::{Code, Parsed};
use crate::domain::id::{CharacterId, SceneId};
use crate::domain::scenario::{Character, Measure, Mode, Outcome, RETURN, Scene, Tags};

/// What a scenario's file says after its front matter.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Body {
    /// The `#` heading.
    pub title: String,
    /// The scenes.
    pub scenes: Vec<Scene>,
    /// Where things stand, by the rank of the scene.
    pub spans: Vec<Spans>,
}

/// Where the parts of a scene stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Spans {
    /// Its heading.
    pub heading: Range<usize>,
    /// Its beats, by their rank.
    pub beats: Vec<Range<usize>>,
    /// Its choices, by their rank. A setting stands at the heading.
    pub choices: Vec<Range<usize>>,
    /// Where the next heading begins, or the text ends.
    pub end: usize,
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
        spans: Spans::default(),
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
                parser.close(current.take(), node.range.start);
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
    parser.close(current, text.len());
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
    /// Where the parts of the present scene stand.
    spans: Spans,
}

impl Parser<'_> {
    /// Ends a scene; every setting can be changed where settings are.
    fn close(&mut self, scene: Option<Scene>, end: usize) {
        let Some(mut scene) = scene else { return };
        let mut spans = std::mem::take(&mut self.spans);
        spans.end = end;
        if scene.mode == Mode::Settings {
            for (measure, slug, words, rank) in self.measures.iter().flat_map(settings_of) {
                let Some(change) = setting(&scene.id, measure, slug, words, rank) else {
                    let id = format!("{}-{slug}", measure.id);
                    self.reader.note(Code::BadId, &spans.heading, id);
                    continue;
                };
                let same = scene.choices.iter().position(|known| known.id == change.id);
                if let Some(span) = same.and_then(|rank| spans.choices.get(rank)) {
                    let id = change.id.as_str();
                    self.reader.note(Code::DuplicateChoice, span, id);
                    continue;
                }
                scene.choices.push(change);
                spans.choices.push(spans.heading.clone());
            }
        }
        self.body.scenes.push(scene);
        self.body.spans.push(spans);
    }

    fn scene(&mut self, node: &Node<'_>, attributes: &Attributes) -> Option<Scene> {
        let span = &node.range;
        let title = self.reader.line(&node.children);
        let class = self.classes(attributes, span);
        let (skip, outcome) = self.pairs(attributes, span);
        // A value that cannot be read was noted.
        let says = |wanted| attributes.pairs.iter().any(|(key, _)| key == wanted);
        if class.ends != says("issue") {
            self.reader.note(Code::BadEnding, span, "");
        }
        if class.sensitive != says("passer") {
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
        if self.body.scenes.iter().any(|scene| scene.id == id) || id.as_str() == RETURN {
            self.reader.note(Code::DuplicateId, span, id.as_str());
        }
        self.spans.heading = span.clone();
        Some(Scene {
            id,
            title,
            beats: Vec::new(),
            choices: Vec::new(),
            tags: class.tags,
            mode: class.mode,
            skip,
            ending: outcome.filter(|_| class.ends),
        })
    }

    fn classes(&mut self, attributes: &Attributes, span: &Range<usize>) -> Classes {
        let mut found = Classes::default();
        for class in &attributes.classes {
            match class.as_str() {
                "fin" => found.ends = true,
                "sensible" => found.sensitive = true,
                "reperage" => found.mode = Mode::Search,
                "reglages" => found.mode = Mode::Settings,
                "composer" => found.mode = Mode::Compose,
                _ if tag(class, &mut found.tags) => {}
                _ => self
                    .reader
                    .note(Code::UnknownAttribute, span, format!(".{class}")),
            }
        }
        found
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
            Kind::Paragraph => self.told(node, scene),
            Kind::Quote(None) => {
                for paragraph in &node.children {
                    self.message(paragraph, scene);
                }
            }
            Kind::List(_) => {
                for item in &node.children {
                    self.item(item, scene);
                }
            }
            Kind::Table if scene.mode == Mode::Settings => self.sight(node, scene),
            Kind::Html(_) => {
                self.reader.block(node);
            }
            _ => self
                .reader
                .note(Code::NotAllowed, &node.range, "bloc dans une scène"),
        }
    }
}

/// What the classes of a scene say.
#[derive(Default)]
struct Classes {
    tags: Tags,
    mode: Mode,
    ends: bool,
    sensitive: bool,
}

/// Reads what a scene or a choice is.
fn tag(word: &str, tags: &mut Tags) -> bool {
    match word {
        "tort" => tags.harm = true,
        "aide" => tags.help = true,
        "reparation" => tags.repair = true,
        "gain" => tags.gain = true,
        _ => return false,
    }
    true
}
