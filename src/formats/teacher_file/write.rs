//! Writes the teacher's file, version 2: one entry a line, for a person who looks into it.
//!
//! Ids are not written: they are made from what an entry says.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{FORMAT, VERSION};
use crate::domain::board::{
    Activity, Audience, AxisAction, Board, Class, Form, Planned, Results, SessionRecord, Shape,
};
use crate::domain::id::{ClassId, OptionId};

/// What each class is called.
type Labels<'b> = BTreeMap<&'b ClassId, &'b str>;

/// Writes the board.
pub fn write(board: &Board) -> String {
    let shapes = Shapes::of(board);
    let labels: Labels<'_> = board
        .classes
        .iter()
        .map(|class| (&class.id, class.label.as_str()))
        .collect();
    let mut out = format!("{{\n\"format\": \"{FORMAT}\",\n\"version\": {VERSION}");
    list(&mut out, "classes", board.classes.iter().map(class));
    list(
        &mut out,
        "questions",
        shapes.in_order.iter().map(|shape| form(shape)),
    );
    let sessions = board.sessions.iter();
    list(
        &mut out,
        "seances",
        sessions.map(|one| session(one, &labels, &shapes)),
    );
    let plans = board.planned.iter();
    list(&mut out, "prevu", plans.map(|one| planned(one, &labels)));
    list(&mut out, "actions", board.actions.iter().map(action));
    let turns = board.turns.iter();
    list(
        &mut out,
        "tours",
        turns.map(|(id, turns)| json!([id, turns])),
    );
    out.push_str("\n}\n");
    out
}

/// A list, one entry a line.
fn list(out: &mut String, key: &str, rows: impl Iterator<Item = Value>) {
    // Writing to a string cannot fail.
    let _ = write!(out, ",\n\"{key}\": [");
    for (rank, row) in rows.enumerate() {
        let _ = write!(out, "{}\n{row}", if rank > 0 { "," } else { "" });
    }
    out.push_str("\n]");
}

/// The shapes of the results of a board, each once.
struct Shapes<'b> {
    ranks: BTreeMap<&'b Shape, usize>,
    in_order: Vec<&'b Shape>,
    /// The last one found: sessions often share theirs.
    known: BTreeMap<*const Shape, usize>,
}

impl<'b> Shapes<'b> {
    fn of(board: &'b Board) -> Self {
        let mut shapes = Self {
            ranks: BTreeMap::new(),
            in_order: Vec::new(),
            known: BTreeMap::new(),
        };
        for results in board.sessions.iter().filter_map(|s| s.results.as_ref()) {
            let shape = results.shape();
            if shapes.known.contains_key(&Arc::as_ptr(shape)) {
                continue;
            }
            let next = shapes.in_order.len();
            let rank = *shapes.ranks.entry(shape).or_insert(next);
            if rank == next {
                shapes.in_order.push(shape);
            }
            shapes.known.insert(Arc::as_ptr(shape), rank);
        }
        shapes
    }

    fn rank(&self, results: &Results) -> usize {
        let known = self.known.get(&Arc::as_ptr(results.shape()));
        known.copied().unwrap_or_default()
    }
}

fn class(class: &Class) -> Value {
    json!({
        "libelle": class.label.as_str(),
        "niveau": class.level.short(),
        "effectif": class.size,
        "corrections": class.revision,
    })
}

fn form(shape: &Shape) -> Value {
    let ids = |options: &[OptionId]| -> Vec<Value> {
        options.iter().map(|id| Value::from(id.as_str())).collect()
    };
    let questions = shape.questions.iter().map(|(id, form)| match form {
        Form::Nothing => json!([id.as_str(), "rien"]),
        Form::Top(option) => json!([id.as_str(), "premier", option.as_str()]),
        Form::Words(options) => json!([id.as_str(), "mots", ids(options)]),
        Form::Exact(options) => json!([id.as_str(), "nombres", ids(options)]),
    });
    json!({ "module": shape.module.as_str(), "questions": questions.collect::<Vec<_>>() })
}

fn session(session: &SessionRecord, labels: &Labels<'_>, shapes: &Shapes<'_>) -> Value {
    let mut row = Map::new();
    audience(&mut row, &session.audience, labels);
    activity(&mut row, &session.activity);
    row.insert("date".into(), session.date.iso().into());
    row.insert("minutes".into(), session.minutes.into());
    row.insert("mode".into(), session.mode.slug().into());
    if session.nth > 1 {
        row.insert("rang".into(), session.nth.into());
    }
    if let Some(step) = &session.resume {
        row.insert("reprise".into(), step.as_str().into());
    }
    if let Some(results) = &session.results {
        row.insert(
            "resultats".into(),
            json!({
                "questions": shapes.rank(results),
                "eleves": results.contributors(),
                "valeurs": values(results),
            }),
        );
    }
    Value::Object(row)
}

/// The values, one after the other: a board may hold a million of them.
fn values(results: &Results) -> String {
    let mut out = String::with_capacity(results.values().len() * 3);
    for (rank, value) in results.values().iter().enumerate() {
        if rank > 0 {
            out.push(' ');
        }
        digits(&mut out, *value);
    }
    out
}

/// Writes a number: several times faster than `write!`, which is felt at each change of a large board.
fn digits(out: &mut String, number: u16) {
    if number >= 10 {
        digits(out, number / 10);
    }
    out.extend(char::from_digit(u32::from(number % 10), 10));
}

fn planned(planned: &Planned, labels: &Labels<'_>) -> Value {
    let mut row = Map::new();
    audience(&mut row, &planned.audience, labels);
    activity(&mut row, &planned.activity);
    row.insert("date".into(), planned.date.iso().into());
    Value::Object(row)
}

fn action(action: &AxisAction) -> Value {
    json!({ "action": action.kind.slug(), "date": action.date.iso(), "nombre": action.count })
}

fn audience(row: &mut Map<String, Value>, audience: &Audience, labels: &Labels<'_>) {
    match audience {
        Audience::Class(id) => {
            let label = labels.get(id).copied().unwrap_or_default();
            row.insert("classe".into(), label.into())
        }
        Audience::Level(level) => row.insert("niveau".into(), level.short().into()),
    };
}

fn activity(row: &mut Map<String, Value>, activity: &Activity) {
    match activity {
        Activity::Module(id) => row.insert("module".into(), id.as_str().into()),
        Activity::Outside(outside) => row.insert("activite".into(), outside.slug().into()),
    };
}
