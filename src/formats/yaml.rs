//! YAML as a tree with places in the text: only plain scalars, lists and maps.
//!
//! The parsing is saphyr's; this keeps what lessons may use and notes the rest. Anchors, aliases
//! and tags are refused: they make a file mean something else than what a person reads.

use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use crate::domain::diagnostic::{Code, Diagnostic};

/// A value with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Yaml {
    /// What it is.
    pub value: Value,
    /// Where it stands, in bytes of the whole file.
    pub span: Range<usize>,
}

/// A value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Words, whatever they look like.
    Scalar(String),
    /// A list.
    List(Vec<Yaml>),
    /// A map, in the order written.
    Map(Vec<(Key, Yaml)>),
}

/// The key of a map.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// Its words.
    pub name: String,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Deepest nesting that is read.
const MAX_DEPTH: usize = 12;

/// Reads a text that stands at `offset` in its file.
pub fn parse(text: &str, offset: usize) -> (Option<Yaml>, Vec<Diagnostic>) {
    let mut builder = Builder {
        offset,
        bytes: byte_of_char(text),
        out: Vec::new(),
        open: Vec::new(),
        root: None,
    };
    for event in Parser::new_from_str(text) {
        match event {
            Ok((event, span)) => {
                if !builder.event(&event, span) {
                    return (None, builder.out);
                }
            }
            Err(error) => {
                let at = builder.byte(error.marker().index());
                builder.note(Code::BadYaml, at..at, error.info().to_owned());
                return (None, builder.out);
            }
        }
    }
    (builder.root, builder.out)
}

/// The byte at which each character stands, and the end: the parser counts characters.
fn byte_of_char(text: &str) -> Vec<usize> {
    text.char_indices()
        .map(|(byte, _)| byte)
        .chain([text.len()])
        .collect()
}

enum Open {
    List(Vec<Yaml>, usize),
    Map(Vec<(Key, Yaml)>, Option<Key>, usize),
}

struct Builder {
    offset: usize,
    bytes: Vec<usize>,
    out: Vec<Diagnostic>,
    open: Vec<Open>,
    root: Option<Yaml>,
}

impl Builder {
    fn byte(&self, index: usize) -> usize {
        self.offset
            + self
                .bytes
                .get(index)
                .or(self.bytes.last())
                .copied()
                .unwrap_or(0)
    }

    fn note(&mut self, code: Code, span: Range<usize>, detail: String) {
        self.out.push(Diagnostic::new(code, span, detail));
    }

    /// Takes an event; false when nothing more can be read.
    fn event(&mut self, event: &Event<'_>, span: Span) -> bool {
        let span = self.byte(span.start.index())..self.byte(span.end.index());
        match event {
            Event::Scalar(words, _, anchor, tag) => {
                self.refuse(*anchor, tag.is_some(), &span);
                self.value(Yaml {
                    value: Value::Scalar(words.to_string()),
                    span,
                });
            }
            Event::SequenceStart(anchor, tag) => {
                self.refuse(*anchor, tag.is_some(), &span);
                self.open.push(Open::List(Vec::new(), span.start));
            }
            Event::MappingStart(anchor, tag) => {
                self.refuse(*anchor, tag.is_some(), &span);
                self.open.push(Open::Map(Vec::new(), None, span.start));
            }
            Event::SequenceEnd | Event::MappingEnd => self.close(span.end),
            Event::Alias(_) => {
                self.note(Code::YamlAnchor, span.clone(), String::new());
                self.value(Yaml {
                    value: Value::Scalar(String::new()),
                    span,
                });
            }
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => {}
        }
        if self.open.len() > MAX_DEPTH {
            let at = self.byte(0);
            self.note(
                Code::BadYaml,
                at..at,
                "imbrication trop profonde".to_owned(),
            );
            return false;
        }
        true
    }

    fn refuse(&mut self, anchor: usize, tagged: bool, span: &Range<usize>) {
        if anchor > 0 || tagged {
            self.note(Code::YamlAnchor, span.clone(), String::new());
        }
    }

    fn close(&mut self, end: usize) {
        match self.open.pop() {
            Some(Open::List(items, start)) => self.value(Yaml {
                value: Value::List(items),
                span: start..end,
            }),
            Some(Open::Map(entries, _, start)) => self.value(Yaml {
                value: Value::Map(entries),
                span: start..end,
            }),
            None => {}
        }
    }

    fn value(&mut self, yaml: Yaml) {
        let mut refused = None;
        match self.open.last_mut() {
            None => self.root = Some(yaml),
            Some(Open::List(items, _)) => items.push(yaml),
            Some(Open::Map(entries, key, _)) => match key.take() {
                Some(key) => entries.push((key, yaml)),
                None => match yaml.value {
                    Value::Scalar(name) => {
                        if entries.iter().any(|(known, _)| known.name == name) {
                            refused = Some((yaml.span.clone(), name.clone()));
                        }
                        *key = Some(Key {
                            name,
                            span: yaml.span,
                        });
                    }
                    Value::List(_) | Value::Map(_) => {
                        refused = Some((yaml.span.clone(), String::new()));
                        *key = Some(Key {
                            name: String::new(),
                            span: yaml.span,
                        });
                    }
                },
            },
        }
        if let Some((span, name)) = refused {
            self.note(Code::UnknownKey, span, name);
        }
    }
}
