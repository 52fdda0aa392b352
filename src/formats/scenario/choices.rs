//! What can be done in a scene: links, elements of a profile, settings.

use std::ops::Range;

use super::{Parser, tag};
use crate::domain::diagnostic::Code;
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::scenario::{
    Act, Change, Choice, Compare, Condition, Effect, Face, Measure, Mode, RETURN, SKIP, Scene,
    Tags, Target,
};
use crate::domain::text::Inline;
use crate::formats::markdown::{Kind, Node};
use crate::formats::reader::Entry;

impl Parser<'_> {
    /// An item of a scene's list: a choice, or an element of a profile.
    pub(super) fn item(&mut self, item: &Node<'_>, scene: &mut Scene) {
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
        // A way back that opens another sub-scene would lead to itself.
        if choice.target == Target::Return && choice.then.is_some() {
            self.reader.note(Code::BadChoice, range, "puis");
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
pub(super) fn settings_of(measure: &Measure) -> impl Iterator<Item = (&Measure, &str, &str, i32)> {
    let values = match &measure.face {
        Face::Setting { values, .. } => values.as_slice(),
        Face::Hidden | Face::Counter { .. } => &[],
    };
    (0..)
        .zip(values)
        .map(move |(rank, (slug, words))| (measure, slug.as_str(), words.as_str(), rank))
}

/// The change of a setting to one of its values, while it has another.
pub(super) fn setting(
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
