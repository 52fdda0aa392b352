//! What the front matter of a scenario declares: people, roles, viewpoints, measures, settings.

use std::ops::Range;

use super::Context;
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::id::{CharacterId, MeasureId};
use crate::domain::scenario::{Character, Face, Measure, Polarity, Role, View};
use crate::formats::front_matter::{self, Fields};
use crate::formats::reader::Watch;
use crate::formats::scenario::view_of;
use crate::formats::typography::french;

/// What the front matter of a scenario declares.
#[derive(Default)]
pub(super) struct Declared {
    /// Who the pupil may be.
    pub roles: Vec<(Role, String)>,
    /// Whose sides of a scene can be told.
    pub views: Vec<View>,
    /// Everybody, and the accounts that are nobody's first name.
    pub characters: Vec<Character>,
    /// Measures, then settings.
    pub measures: Vec<Measure>,
}

/// Reads it.
pub(super) fn read(
    fields: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Declared {
    let roles = roles(fields, context, out);
    let mut characters = characters(fields, context, out);
    for key in ["adultes", "comptes"] {
        characters.extend(fixed_names(fields, key, context, out));
    }
    let views = views(fields, &characters, &roles, out);
    let mut measures = measures(fields, context, out);
    measures.extend(settings(fields, context, out));
    Declared {
        roles,
        views,
        characters,
        measures,
    }
}

/// True for a measure that is a setting.
pub(super) fn is_setting(measure: &Measure) -> bool {
    matches!(measure.face, Face::Setting { .. })
}

fn roles(
    fields: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<(Role, String)> {
    let entries = fields
        .need("roles", out)
        .and_then(|yaml| Fields::of(yaml, out));
    let mut roles = Vec::new();
    for (key, value) in entries.into_iter().flat_map(Fields::rest) {
        let sentence = front_matter::scalar(value, &key.name, out);
        match (Role::parse(&key.name), sentence) {
            (Some(role), Some((sentence, span))) => {
                context.watchman().words(&sentence, span, None, out);
                roles.push((role, french(&sentence)));
            }
            (None, _) => out.push(Diagnostic::new(Code::BadValue, key.span, key.name.as_str())),
            (Some(_), None) => {}
        }
    }
    roles
}

/// Viewpoints are roles and people that are declared.
fn views(
    fields: &mut Fields,
    characters: &[Character],
    roles: &[(Role, String)],
    out: &mut Vec<Diagnostic>,
) -> Vec<View> {
    let Some(yaml) = fields.take("points-de-vue") else {
        return Vec::new();
    };
    let mut views = Vec::new();
    for item in front_matter::list(yaml, "points-de-vue", out) {
        let Some((word, span)) = front_matter::scalar(item, "points-de-vue", out) else {
            continue;
        };
        let view = view_of(&word, characters).filter(|view| match view {
            View::Role(role) => roles.iter().any(|(known, _)| known == role),
            View::Person(_) => true,
        });
        match view {
            Some(view) if !views.contains(&view) => views.push(view),
            Some(_) | None => out.push(Diagnostic::new(Code::UnknownView, span, word)),
        }
    }
    views
}

/// Characters whose first names are swapped: two names at least, alike in gender and initial.
fn characters(
    fields: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Character> {
    let Some(yaml) = fields.need("personnages", out) else {
        return Vec::new();
    };
    let Some(entries) = Fields::of(yaml, out) else {
        return Vec::new();
    };
    let mut characters = Vec::new();
    for (key, value) in entries.rest() {
        let span = key.span.clone();
        let id = front_matter::id(&key.name, key.span, out, CharacterId::parse);
        let names: Vec<(String, Range<usize>)> = front_matter::list(value, &key.name, out)
            .into_iter()
            .filter_map(|name| front_matter::scalar(name, &key.name, out))
            .collect();
        if names.len() < 2 {
            out.push(Diagnostic::new(Code::OneName, span, key.name.as_str()));
        }
        let mut first = None;
        for (name, span) in &names {
            let Some(listed) = context.registries.name(name) else {
                out.push(Diagnostic::new(
                    Code::NameNotListed,
                    span.clone(),
                    name.as_str(),
                ));
                continue;
            };
            let (gender, vowel) = *first.get_or_insert((listed.gender, listed.vowel));
            if (listed.gender, listed.vowel) != (gender, vowel) {
                out.push(Diagnostic::new(
                    Code::NamesDiffer,
                    span.clone(),
                    name.as_str(),
                ));
            }
        }
        characters.extend(id.map(|id| Character {
            id,
            names: names.into_iter().map(|(name, _)| name).collect(),
        }));
    }
    characters
}

/// Adults called by a function or a surname, and accounts that are nobody's first name: one name is
/// enough, no pupil bears it.
fn fixed_names(
    fields: &mut Fields,
    key: &str,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Character> {
    let entries = fields.take(key).and_then(|yaml| Fields::of(yaml, out));
    let mut named = Vec::new();
    for (key, value) in entries.into_iter().flat_map(Fields::rest) {
        let name = front_matter::scalar(value, &key.name, out);
        let id = front_matter::id(&key.name, key.span, out, CharacterId::parse);
        if let (Some(id), Some((name, span))) = (id, name) {
            context.watchman().words(&name, span, None, out);
            named.push(Character {
                id,
                names: vec![name],
            });
        }
    }
    named
}

fn measures(fields: &mut Fields, context: &Context<'_>, out: &mut Vec<Diagnostic>) -> Vec<Measure> {
    let entries = fields
        .take("mesures")
        .and_then(|yaml| Fields::of(yaml, out));
    let mut measures = Vec::new();
    for (key, value) in entries.into_iter().flat_map(Fields::rest) {
        let span = key.span.clone();
        let id = front_matter::id(&key.name, key.span, out, MeasureId::parse);
        let Some(mut inner) = Fields::of(value, out) else {
            continue;
        };
        let number = |words: &str| words.parse::<i32>().ok().filter(|n| (-20..=20).contains(n));
        let start = inner.one_of("debut", out, number);
        let min = inner.one_of("min", out, number);
        let max = inner.one_of("max", out, number);
        let polarity = inner.one_of("sens", out, |words| match words {
            "aide" => Some(Polarity::Help),
            "tort" => Some(Polarity::Harm),
            _ => None,
        });
        let counter = counter(&mut inner, context, out);
        inner.finish(out);
        let (Some(id), Some(start), Some(min), Some(max), Some(polarity)) =
            (id, start, min, max, polarity)
        else {
            continue;
        };
        if min > start || start > max {
            out.push(Diagnostic::new(
                Code::BadValue,
                span.clone(),
                format!("{min} ≤ {start} ≤ {max}"),
            ));
        }
        // A measure whose bounds are wrong stays declared: what names it is not wrong too.
        let (min, max) = (min.min(start), max.max(start));
        let face = match counter {
            None => Face::Hidden,
            Some((name, numbers)) => {
                let values = usize::try_from(max - min + 1).unwrap_or(0);
                if numbers.len() != values {
                    let detail = format!("{} paliers pour {values} valeurs", numbers.len());
                    out.push(Diagnostic::new(Code::BadValue, span, detail));
                }
                Face::Counter { name, numbers }
            }
        };
        measures.push(Measure {
            id,
            start,
            min,
            max,
            polarity,
            face,
        });
    }
    measures
}

/// `nom` and `paliers`: both or none.
fn counter(
    inner: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Option<(String, Vec<u32>)> {
    let numbers = inner.take("paliers")?;
    let name = super::shown(inner, "nom", context, out).map(|(words, _)| french(&words));
    let mut read = Vec::new();
    for item in front_matter::list(numbers, "paliers", out) {
        let Some((words, span)) = front_matter::scalar(item, "paliers", out) else {
            continue;
        };
        match words.parse() {
            Ok(number) => read.push(number),
            Err(_) => out.push(Diagnostic::new(Code::BadValue, span, words)),
        }
    }
    Some((name?, read))
}

/// `{ nom: Qui voit mes photos, debut: tous, choix: { amis: Mes amis, tous: Tout le monde } }`
fn settings(fields: &mut Fields, context: &Context<'_>, out: &mut Vec<Diagnostic>) -> Vec<Measure> {
    let entries = fields
        .take("reglages")
        .and_then(|yaml| Fields::of(yaml, out));
    let mut settings = Vec::new();
    for (key, value) in entries.into_iter().flat_map(Fields::rest) {
        let span = key.span.clone();
        let id = front_matter::id(&key.name, key.span, out, MeasureId::parse);
        let Some(mut inner) = Fields::of(value, out) else {
            continue;
        };
        let name = super::shown(&mut inner, "nom", context, out).map(|(words, _)| french(&words));
        let values = values(&mut inner, context, out);
        let start = inner.one_of("debut", out, |words| {
            values.iter().position(|(slug, _)| slug == words)
        });
        inner.finish(out);
        if values.len() < 2 {
            out.push(Diagnostic::new(Code::TooFewOptions, span, key.name));
            continue;
        }
        let rank = |rank: usize| i32::try_from(rank).unwrap_or(0);
        if let (Some(id), Some(name), Some(start)) = (id, name, start) {
            settings.push(Measure {
                id,
                start: rank(start),
                min: 0,
                max: rank(values.len() - 1),
                // The more open, the more can be seen: a rise exposes.
                polarity: Polarity::Harm,
                face: Face::Setting { name, values },
            });
        }
    }
    settings
}

fn values(
    inner: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<(String, String)> {
    let entries = inner
        .need("choix", out)
        .and_then(|yaml| Fields::of(yaml, out));
    let mut values = Vec::new();
    for (key, value) in entries.into_iter().flat_map(Fields::rest) {
        let words = front_matter::scalar(value, &key.name, out);
        // The slug becomes the end of a choice's id.
        let slug = front_matter::id(&key.name, key.span, out, MeasureId::parse);
        if let (Some(slug), Some((words, span))) = (slug, words) {
            context.watchman().words(&words, span, None, out);
            values.push((slug.to_string(), french(&words)));
        }
    }
    values
}
