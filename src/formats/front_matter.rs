//! Front matter: where it stands, and its fields read one by one.
//!
//! [`Fields`] notes missing and unknown keys, so that no reader of a map can forget to.

use std::ops::Range;

use super::yaml::{self, Value, Yaml};
use crate::domain::date::Date;
use crate::domain::diagnostic::{Code, Diagnostic};

/// The front matter of a file and the place where its body begins.
pub struct Split {
    /// Where the YAML stands.
    pub yaml: Range<usize>,
    /// Where the body begins.
    pub body: usize,
}

/// Finds the front matter.
pub fn split(text: &str) -> Option<Split> {
    let rest = text.strip_prefix("---\n")?;
    let end = if rest.starts_with("---\n") {
        0
    } else {
        rest.find("\n---\n")? + 1
    };
    Some(Split {
        yaml: 4..4 + end,
        body: 4 + end + 4,
    })
}

/// Reads the front matter of a file; notes what is wrong.
pub fn read<'t>(text: &'t str, out: &mut Vec<Diagnostic>) -> Option<(Fields, &'t str, usize)> {
    let Some(split) = split(text) else {
        out.push(Diagnostic::new(Code::NoFrontMatter, 0..0, ""));
        return None;
    };
    let (yaml, notes) = yaml::parse(text.get(split.yaml.clone())?, split.yaml.start);
    out.extend(notes);
    let fields = Fields::of(yaml?, out)?;
    Some((fields, text.get(split.body..)?, split.body))
}

/// The fields of a map, taken one by one.
pub struct Fields {
    span: Range<usize>,
    entries: Vec<(yaml::Key, Option<Yaml>)>,
}

impl Fields {
    /// The fields of a value that must be a map.
    pub fn of(yaml: Yaml, out: &mut Vec<Diagnostic>) -> Option<Self> {
        match yaml.value {
            Value::Map(entries) => Some(Self {
                span: yaml.span,
                entries: entries
                    .into_iter()
                    .map(|(key, value)| (key, Some(value)))
                    .collect(),
            }),
            Value::Scalar(_) | Value::List(_) => {
                out.push(Diagnostic::new(
                    Code::BadYaml,
                    yaml.span,
                    "une liste de clés est attendue",
                ));
                None
            }
        }
    }

    /// Where the map stands: its first line.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Takes a field that may be absent.
    pub fn take(&mut self, key: &str) -> Option<Yaml> {
        self.entries
            .iter_mut()
            .find(|(known, _)| known.name == key)?
            .1
            .take()
    }

    /// Takes a field that must be there.
    pub fn need(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Option<Yaml> {
        let found = self.take(key);
        if found.is_none() {
            out.push(Diagnostic::new(
                Code::MissingKey,
                self.span.start..self.span.start,
                key,
            ));
        }
        found
    }

    /// Takes words that must be there.
    pub fn text(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Option<(String, Range<usize>)> {
        let yaml = self.need(key, out)?;
        scalar(yaml, key, out)
    }

    /// Takes words that may be absent.
    pub fn optional_text(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Option<String> {
        let yaml = self.take(key)?;
        scalar(yaml, key, out).map(|(words, _)| words)
    }

    /// Takes words that must be one of some values.
    pub fn one_of<T>(
        &mut self,
        key: &str,
        out: &mut Vec<Diagnostic>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let (words, span) = self.text(key, out)?;
        let found = parse(&words);
        if found.is_none() {
            out.push(Diagnostic::new(
                Code::BadValue,
                span,
                format!("{key} : {words}"),
            ));
        }
        found
    }

    /// Takes a date that must be there.
    pub fn date(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Option<(Date, Range<usize>)> {
        let (words, span) = self.text(key, out)?;
        if let Ok(date) = Date::parse_iso(&words) {
            return Some((date, span));
        }
        out.push(Diagnostic::new(
            Code::BadValue,
            span,
            format!("{key} : {words}"),
        ));
        None
    }

    /// Takes a list of words that must be there and not be empty.
    pub fn words(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Vec<(String, Range<usize>)> {
        let Some(yaml) = self.need(key, out) else {
            return Vec::new();
        };
        let span = yaml.span.clone();
        let items = list(yaml, key, out);
        if items.is_empty() {
            out.push(Diagnostic::new(Code::BadValue, span, key));
        }
        items
            .into_iter()
            .filter_map(|item| scalar(item, key, out))
            .collect()
    }

    /// Takes a list of words, each of which must be one of some values.
    pub fn several<T>(
        &mut self,
        key: &str,
        out: &mut Vec<Diagnostic>,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Vec<T> {
        let mut found = Vec::new();
        for (words, span) in self.words(key, out) {
            match parse(&words) {
                Some(value) => found.push(value),
                None => out.push(Diagnostic::new(
                    Code::BadValue,
                    span,
                    format!("{key} : {words}"),
                )),
            }
        }
        found
    }

    /// Takes the maps of a list that must be there.
    pub fn maps(&mut self, key: &str, out: &mut Vec<Diagnostic>) -> Vec<Self> {
        let Some(yaml) = self.need(key, out) else {
            return Vec::new();
        };
        list(yaml, key, out)
            .into_iter()
            .filter_map(|item| Self::of(item, out))
            .collect()
    }

    /// Takes every field that is left, for maps whose keys are ids.
    pub fn rest(mut self) -> Vec<(yaml::Key, Yaml)> {
        self.entries
            .drain(..)
            .filter_map(|(key, value)| Some((key, value?)))
            .collect()
    }

    /// Notes the fields that nobody took.
    pub fn finish(self, out: &mut Vec<Diagnostic>) {
        for (nth, (key, value)) in self.entries.iter().enumerate() {
            // A key written twice was noted when the YAML was read.
            let again = self.entries[..nth]
                .iter()
                .any(|(before, _)| before.name == key.name);
            if value.is_some() && !again {
                out.push(Diagnostic::new(
                    Code::UnknownKey,
                    key.span.clone(),
                    key.name.as_str(),
                ));
            }
        }
    }
}

/// The words of a value.
pub fn scalar(yaml: Yaml, key: &str, out: &mut Vec<Diagnostic>) -> Option<(String, Range<usize>)> {
    match yaml.value {
        Value::Scalar(words) if !words.trim().is_empty() => Some((words, yaml.span)),
        Value::Scalar(_) | Value::List(_) | Value::Map(_) => {
            out.push(Diagnostic::new(Code::BadValue, yaml.span, key));
            None
        }
    }
}

/// The items of a list.
pub fn list(yaml: Yaml, key: &str, out: &mut Vec<Diagnostic>) -> Vec<Yaml> {
    match yaml.value {
        Value::List(items) => items,
        Value::Scalar(_) | Value::Map(_) => {
            out.push(Diagnostic::new(Code::BadValue, yaml.span, key));
            Vec::new()
        }
    }
}

/// Reads a slug, whatever kind of id it is.
pub fn id<T, E>(
    words: &str,
    span: Range<usize>,
    out: &mut Vec<Diagnostic>,
    parse: impl Fn(&str) -> Result<T, E>,
) -> Option<T> {
    let found = parse(words).ok();
    if found.is_none() {
        out.push(Diagnostic::new(Code::BadId, span, words));
    }
    found
}
