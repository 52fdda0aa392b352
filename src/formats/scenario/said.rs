//! What happens in a scene: paragraphs, what people say, and the marks that say how, when, and from
//! whose side.

use std::ops::Range;

use super::Parser;
use crate::domain::diagnostic::Code;
use crate::domain::scenario::{
    Beat, Character, Condition, Manner, Role, Scene, Seen, Speaker, View, What,
};
use crate::formats::markdown::{Kind, Node};
use crate::formats::reader::text_of;
use crate::formats::typography::french;

/// The name under which the pupil writes.
const YOU: &str = "Toi";

impl Parser<'_> {
    fn beat(&mut self, what: What, marks: Marks, span: &Range<usize>, scene: &mut Scene) {
        scene.beats.push(Beat {
            what,
            conditions: marks.conditions,
            view: marks.view,
        });
        self.spans.beats.push(span.clone());
    }

    /// A paragraph, with its marks at the beginning.
    pub(super) fn told(&mut self, node: &Node<'_>, scene: &mut Scene) {
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
    pub(super) fn message(&mut self, paragraph: &Node<'_>, scene: &mut Scene) {
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
    pub(super) fn sight(&mut self, node: &Node<'_>, scene: &mut Scene) {
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
}

/// What the marks of a beat say.
#[derive(Default)]
struct Marks {
    manner: Option<Manner>,
    conditions: Vec<Condition>,
    view: Option<View>,
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
