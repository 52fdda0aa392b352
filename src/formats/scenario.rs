//! The body of a scenario: headings to scenes, quotations to messages, links to choices.

use std::ops::Range;

use super::markdown::{self, Attributes, Kind, Node};
use super::reader::{Entry, Reader, Watch, text_of};
use super::typography::french;
use crate::domain::diagnostic::{Code, Parsed};
use crate::domain::id::{CharacterId, ChoiceId, MeasureId, SceneId};
use crate::domain::scenario::{
    Act, Beat, Change, Character, Choice, Compare, Condition, Effect, Face, Manner, Measure, Mode,
    Outcome, RETURN, Role, SKIP, Scene, Seen, Speaker, Tags, Target, View, What,
};
use crate::domain::text::Inline;

/// The name under which the pupil writes.
const YOU: &str = "Toi";

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

    fn beat(&mut self, what: What, marks: Marks, span: &Range<usize>, scene: &mut Scene) {
        scene.beats.push(Beat {
            what,
            conditions: marks.conditions,
            view: marks.view,
        });
        self.spans.beats.push(span.clone());
    }

    /// A paragraph, with its marks at the beginning.
    fn told(&mut self, node: &Node<'_>, scene: &mut Scene) {
        let mut nodes = node.children.clone();
        let mut marks = Marks::default();
        if let Some(Node {
            kind: Kind::Text(words),
            ..
        }) = nodes.first_mut()
        {
            // Any other parenthesis begins a sentence.
            while ["(si ", "(vue de "]
                .iter()
                .any(|mark| words.starts_with(mark))
            {
                let Some((mark, rest)) = first_mark(words) else {
                    break;
                };
                self.mark(&mark, &mut marks, &node.range);
                *words = rest.into();
            }
        }
        let line = self.reader.line(&nodes);
        self.beat(What::Told(line), marks, &node.range, scene);
    }

    /// `**Name** (marks) : words`.
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
        let mut marks = Marks::default();
        if let Some(Node {
            kind: Kind::Text(words),
            ..
        }) = nodes.first_mut()
        {
            let mut rest = words.trim_start().to_owned();
            while let Some((mark, after)) = first_mark(&rest) {
                self.mark(&mark, &mut marks, &paragraph.range);
                rest = after;
            }
            *words = rest
                .strip_prefix(':')
                .unwrap_or(&rest)
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
        let what = What::Said {
            from,
            manner: marks.manner.take().unwrap_or(Manner::Group),
            text,
        };
        self.beat(what, marks, &paragraph.range, scene);
    }

    /// One mark: how something is said, when, or whose side it tells.
    fn mark(&mut self, mark: &str, marks: &mut Marks, span: &Range<usize>) {
        if let Some(conditions) = mark.strip_prefix("si ") {
            self.conditions(conditions, &mut marks.conditions, Code::BadMark, span);
        } else if let Some(view) = mark.strip_prefix("vue de ") {
            match view_of(view.trim(), self.characters) {
                Some(view) => marks.view = Some(view),
                None => self.reader.note(Code::UnknownView, span, view),
            }
        } else {
            match manner(mark) {
                Some(manner) if marks.manner.is_none() => marks.manner = Some(manner),
                Some(_) | None => self.reader.note(Code::BadMark, span, mark),
            }
        }
    }

    /// The table of who sees what.
    fn sight(&mut self, node: &Node<'_>, scene: &mut Scene) {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        for row in &node.children {
            let mut cells = row.children.iter();
            if matches!(row.kind, Kind::TableHead) {
                head = cells.map(|cell| self.reader.line(&cell.children)).collect();
                continue;
            }
            let name = cells.next().map(|cell| self.reader.line(&cell.children));
            let seen = cells.map(|cell| self.seen(cell)).collect();
            rows.push((name.unwrap_or_default(), seen));
        }
        let sight = What::Sight { head, rows };
        self.beat(sight, Marks::default(), &node.range, scene);
    }

    fn seen(&mut self, cell: &Node<'_>) -> Seen {
        let words = text_of(&cell.children);
        match words.trim() {
            "oui" => Seen::Always,
            "non" => Seen::Never,
            conditions => {
                let mut read = Vec::new();
                self.conditions(conditions, &mut read, Code::BadShape, &cell.range);
                Seen::When(read)
            }
        }
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

    /// An item of a scene's list: a choice, or an element of a profile.
    fn item(&mut self, item: &Node<'_>, scene: &mut Scene) {
        let entry = self.reader.entry(item);
        let made = match entry.task {
            Some(reveals) if scene.mode == Mode::Search => self.clue(&entry, reveals, scene),
            Some(_) => {
                self.reader
                    .note(Code::BadChoice, &entry.span, "case à cocher");
                None
            }
            None => self.choice(&entry),
        };
        let Some(choice) = made else { return };
        let known = scene.choices.iter().any(|known| known.id == choice.id);
        if choice.id.as_str() == SKIP || known {
            self.reader
                .note(Code::DuplicateChoice, &entry.span, choice.id.as_str());
            return;
        }
        scene.choices.push(choice);
        self.spans.choices.push(entry.span.clone());
    }

    /// `- [x] an element {#id}`, with what it reveals below.
    fn clue(&mut self, entry: &Entry<'_>, reveals: bool, scene: &Scene) -> Option<Choice> {
        let label = self.reader.line(&entry.line);
        let mut feedback = Vec::new();
        for node in &entry.nested {
            match (&node.kind, node.children.as_slice()) {
                (Kind::Quote(None), [only]) => feedback = self.reader.line(&only.children),
                _ => self.reader.note(Code::OutOfPlace, &node.range, ""),
            }
        }
        if feedback.is_empty() {
            self.reader.note(Code::NoFeedback, &entry.span, "");
        }
        let Some(id) = &entry.id else {
            self.reader.note(Code::MissingId, &entry.span, "élément");
            return None;
        };
        Some(Choice {
            act: Act::Clue { reveals, feedback },
            once: true,
            ..turn(
                ChoiceId::parse(id).ok()?,
                label,
                Target::Scene(scene.id.clone()),
            )
        })
    }

    /// `- [what I do](#scene "clauses") {#id}`.
    fn choice(&mut self, entry: &Entry<'_>) -> Option<Choice> {
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
            return None;
        };
        for node in &entry.nested {
            self.reader.note(Code::OutOfPlace, &node.range, "");
        }
        let label = self.reader.line(children);
        let Some(target) = url.strip_prefix('#').and_then(|id| SceneId::parse(id).ok()) else {
            self.reader.note(Code::UnsafeLink, range, url.as_ref());
            return None;
        };
        let id = entry.id.as_deref().unwrap_or_else(|| target.as_str());
        let id = ChoiceId::parse(id).ok()?;
        let target = if target.as_str() == RETURN {
            Target::Return
        } else {
            Target::Scene(target)
        };
        let mut choice = turn(id, label, target);
        for clause in title
            .split(';')
            .map(str::trim)
            .filter(|clause| !clause.is_empty())
        {
            self.clause(clause, &mut choice, range);
        }
        Some(choice)
    }

    /// One clause of a choice's title.
    fn clause(&mut self, clause: &str, choice: &mut Choice, span: &Range<usize>) {
        match clause {
            "sensible" => choice.sensitive = true,
            "une-fois" => choice.once = true,
            "sinon" => choice.fallback = true,
            _ if tag(clause, &mut choice.tags) => {}
            _ => {
                if let Some(conditions) = clause.strip_prefix("si ") {
                    self.conditions(conditions, &mut choice.conditions, Code::BadChoice, span);
                } else if let Some(then) = clause.strip_prefix("puis ") {
                    match SceneId::parse(then.trim()) {
                        // A way back opens nothing.
                        Ok(_) if choice.target == Target::Return => {
                            self.reader.note(Code::BadChoice, span, clause);
                        }
                        Ok(then) => choice.then = Some(then),
                        Err(_) => self.reader.note(Code::BadId, span, then),
                    }
                } else {
                    match self.effect(clause, span) {
                        Some(effect) => choice.effects.push(effect),
                        None => self.reader.note(Code::BadChoice, span, clause),
                    }
                }
            }
        }
    }

    /// Conditions joined by `et`; what cannot be read is noted under a code.
    fn conditions(
        &mut self,
        text: &str,
        conditions: &mut Vec<Condition>,
        code: Code,
        span: &Range<usize>,
    ) {
        for text in text.split(" et ") {
            match self.condition(text.trim(), span) {
                Some(condition) => conditions.push(condition),
                None => self.reader.note(code, span, text),
            }
        }
    }

    /// `soutien >= 1`, `vu prive`, `pas fait bloquer`, `trouve 3`, `role ami`.
    fn condition(&mut self, text: &str, span: &Range<usize>) -> Option<Condition> {
        let (wanted, bare) = match text.strip_prefix("pas ") {
            Some(bare) => (false, bare),
            None => (true, text),
        };
        if let Some(scene) = bare.strip_prefix("vu ") {
            let scene = SceneId::parse(scene.trim()).ok()?;
            return Some(Condition::Met(scene, wanted));
        }
        if let Some(choice) = bare.strip_prefix("fait ") {
            let choice = ChoiceId::parse(choice.trim()).ok()?;
            return Some(Condition::Made(choice, wanted));
        }
        if let Some(count) = text.strip_prefix("trouve ") {
            return count.trim().parse().ok().map(Condition::Found);
        }
        if let Some(role) = text.strip_prefix("role ") {
            return Role::parse(role.trim()).map(Condition::Role);
        }
        let mut words = text.split_whitespace();
        let id = MeasureId::parse(words.next()?).ok()?;
        let compare = match words.next()? {
            ">=" => Compare::AtLeast,
            "<=" => Compare::AtMost,
            ">" => Compare::Above,
            "<" => Compare::Below,
            "=" => Compare::Equal,
            _ => return None,
        };
        let bound = words.next()?;
        if words.next().is_some() {
            return None;
        }
        let bound = self.value(&id, bound, span)?;
        Some(Condition::Measure {
            measure: id,
            compare,
            bound,
        })
    }

    /// `soutien +1`, `qui-voit = amis`.
    fn effect(&mut self, clause: &str, span: &Range<usize>) -> Option<Effect> {
        if let Some((measure, value)) = clause.split_once(" = ") {
            let measure = MeasureId::parse(measure.trim()).ok()?;
            let value = self.value(&measure, value.trim(), span)?;
            return Some(Effect {
                measure,
                change: Change::To(value),
            });
        }
        let (measure, by) = clause.rsplit_once(' ')?;
        if !by.starts_with(['+', '-']) {
            return None;
        }
        let by: i32 = by.parse().ok().filter(|by| (-20..=20).contains(by))?;
        let measure = MeasureId::parse(measure.trim()).ok()?;
        self.value(&measure, "0", span);
        Some(Effect {
            measure,
            change: Change::By(by),
        })
    }

    /// The value that a text names on a measure; an unknown measure is noted, and read as if it had
    /// numbers.
    fn value(&mut self, id: &MeasureId, text: &str, span: &Range<usize>) -> Option<i32> {
        match self.measures.iter().find(|known| known.id == *id) {
            Some(measure) => measure.value(text),
            None => {
                self.reader.note(Code::UnknownMeasure, span, id.as_str());
                Some(text.parse().unwrap_or(0))
            }
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

/// What the marks of a beat say.
#[derive(Default)]
struct Marks {
    manner: Option<Manner>,
    conditions: Vec<Condition>,
    view: Option<View>,
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

/// A parenthesis at the beginning of a text, and what follows it.
fn first_mark(text: &str) -> Option<(String, String)> {
    let (mark, rest) = text.strip_prefix('(')?.split_once(')')?;
    Some((mark.trim().to_owned(), rest.trim_start().to_owned()))
}

fn manner(mark: &str) -> Option<Manner> {
    let audience = |words: &str| french(words.trim());
    match mark {
        "privé" => Some(Manner::Private),
        "réaction" => Some(Manner::Reaction),
        "vocal" => Some(Manner::Voice),
        _ => mark
            .strip_prefix("publié pour ")
            .map(|words| Manner::Post(audience(words)))
            .or_else(|| {
                let words = mark.strip_prefix("partagé pour ")?;
                Some(Manner::Share(audience(words)))
            }),
    }
}

/// A viewpoint: a role, or someone of the story.
pub fn view_of(word: &str, characters: &[Character]) -> Option<View> {
    Role::parse(word).map(View::Role).or_else(|| {
        let mut people = characters.iter();
        let person = people.find(|person| person.id.as_str() == word)?;
        Some(View::Person(person.id.clone()))
    })
}

/// A turn of the story.
fn turn(id: ChoiceId, label: Vec<Inline>, target: Target) -> Choice {
    Choice {
        id,
        label,
        act: Act::Turn,
        target,
        then: None,
        effects: Vec::new(),
        conditions: Vec::new(),
        tags: Tags::default(),
        sensitive: false,
        once: false,
        fallback: false,
    }
}

/// The values of a setting: measure, slug, words, rank.
fn settings_of(measure: &Measure) -> impl Iterator<Item = (&Measure, &str, &str, i32)> {
    let values = match &measure.face {
        Face::Setting { values, .. } => values.as_slice(),
        Face::Hidden | Face::Counter { .. } => &[],
    };
    (0..)
        .zip(values)
        .map(move |(rank, (slug, words))| (measure, slug.as_str(), words.as_str(), rank))
}

/// The change of a setting to one of its values, while it has another.
fn setting(
    scene: &SceneId,
    measure: &Measure,
    slug: &str,
    words: &str,
    rank: i32,
) -> Option<Choice> {
    let id = ChoiceId::parse(&format!("{}-{slug}", measure.id)).ok()?;
    let label = vec![Inline::Text(words.to_owned())];
    Some(Choice {
        act: Act::Setting(measure.id.clone()),
        effects: vec![Effect {
            measure: measure.id.clone(),
            change: Change::To(rank),
        }],
        conditions: vec![Condition::Measure {
            measure: measure.id.clone(),
            compare: Compare::Other,
            bound: rank,
        }],
        ..turn(id, label, Target::Scene(scene.clone()))
    })
}

fn is_blank(node: &Node<'_>) -> bool {
    matches!(&node.kind, Kind::Text(words) if words.trim().is_empty())
}
