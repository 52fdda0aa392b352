//! Reads the teacher's file, strictly: an unknown key, a missing one, a wrong type, a day that does
//! not exist or an entry written twice refuses it whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;

use crate::domain::board::{
    ActionKind, Activity, Audience, AxisAction, Board, Class, ClassLabel, Form, MAX_COUNT,
    MAX_MINUTES, MAX_SIZE, Mode, Outside, Planned, Results, Said, SessionRecord, Shape,
};
use crate::domain::date::Date;
use crate::domain::id::{ClassId, ModuleId, OptionId, QuestionId, StepId, is_slug};
use crate::domain::lesson::Level;
use crate::formats::json::{self, Malformed, Object};

/// The classes of a file by their labels.
type Classes = BTreeMap<String, ClassId>;

/// Reads version 2.
pub(super) fn board(value: &Value) -> Result<Board, Malformed> {
    let keys = [
        "format",
        "version",
        "classes",
        "questions",
        "seances",
        "prevu",
        "actions",
        "tours",
    ];
    let file = Object::of(value, &keys)?;
    let mut board = Board::default();
    for row in file.list("classes")? {
        board.classes.push(class(row)?);
    }
    let classes: Classes = board
        .classes
        .iter()
        .map(|class| (class.label.as_str().to_owned(), class.id.clone()))
        .collect();
    let shapes = all(file.list("questions")?, shape)?;
    for row in file.list("seances")? {
        board.sessions.push(session(row, &shapes, &classes)?);
    }
    for row in file.list("prevu")? {
        board.planned.push(planned(row, &classes)?);
    }
    board.actions = all(file.list("actions")?, action)?;
    for row in file.list("tours")? {
        let [id, turns] = json::list(row)? else {
            return Err(Malformed);
        };
        let turns: u32 = json::number(turns)?;
        let id = json::words(id)?.to_owned();
        if turns < 2 || board.turns.insert(id, turns).is_some() {
            return Err(Malformed);
        }
    }
    board.settle().ok_or(Malformed)
}

/// Reads version 1: classes and sessions had numbers, which meant nothing outside of their file.
pub(super) fn first_version(value: &Value) -> Result<Board, Malformed> {
    let file = Object::of(value, &["format", "version", "classes", "seances"])?;
    let mut board = Board::default();
    let mut ids: BTreeMap<&str, ClassId> = BTreeMap::new();
    let mut labels: BTreeSet<ClassLabel> = BTreeSet::new();
    for row in file.list("classes")? {
        let row = Object::of(row, &["id", "libelle", "niveau", "effectif"])?;
        let class = class_of(row, 0)?;
        let taken = ids
            .insert(slug(row.text("id")?)?, class.id.clone())
            .is_some();
        if taken || !labels.insert(class.label.clone()) {
            return Err(Malformed);
        }
        // « 5e B » and « 5eB » were two classes; they are one.
        if board.class(&class.id).is_none() {
            board.classes.push(class);
        }
    }
    let mut numbers = BTreeSet::new();
    let mut known = BTreeSet::new();
    for row in file.list("seances")? {
        let keys = [
            "id", "classe", "module", "activite", "date", "minutes", "mode",
        ];
        let row = Object::of(row, &keys)?;
        let class = ids.get(row.text("classe")?).ok_or(Malformed)?.clone();
        let mut said = said(row, Audience::Class(class))?;
        if !numbers.insert(slug(row.text("id")?)?) {
            return Err(Malformed);
        }
        // Version 1 let the same session be entered twice; each one stays.
        while !known.insert(said.id()) {
            said.nth = said.nth.checked_add(1).ok_or(Malformed)?;
        }
        board.sessions.push(said.session(None, None));
    }
    board.settle().ok_or(Malformed)
}

fn class(row: &Value) -> Result<Class, Malformed> {
    let row = Object::of(row, &["libelle", "niveau", "effectif", "corrections"])?;
    class_of(row, row.number("corrections")?)
}

fn class_of(row: Object<'_>, revision: u32) -> Result<Class, Malformed> {
    let label = ClassLabel::parse(row.text("libelle")?).map_err(|_| Malformed)?;
    let size = row.number("effectif")?;
    if !(1..=MAX_SIZE).contains(&size) {
        return Err(Malformed);
    }
    Ok(Class {
        id: label.class_id(),
        label,
        level: level(row.text("niveau")?)?,
        size,
        revision,
    })
}

fn shape(row: &Value) -> Result<Arc<Shape>, Malformed> {
    let row = Object::of(row, &["module", "questions"])?;
    let questions = all(row.list("questions")?, |question| {
        let (id, form) = match json::list(question)? {
            [id, kind] if json::words(kind)? == "rien" => (id, Form::Nothing),
            [id, kind, option] => match json::words(kind)? {
                "premier" => (id, Form::Top(option_id(option)?)),
                "mots" => (id, Form::Words(all(json::list(option)?, option_id)?)),
                "nombres" => (id, Form::Exact(all(json::list(option)?, option_id)?)),
                _ => return Err(Malformed),
            },
            _ => return Err(Malformed),
        };
        let id = QuestionId::parse(json::words(id)?).map_err(|_| Malformed)?;
        Ok((id, form))
    })?;
    Ok(Arc::new(Shape {
        module: ModuleId::parse(row.text("module")?).map_err(|_| Malformed)?,
        questions,
    }))
}

fn option_id(value: &Value) -> Result<OptionId, Malformed> {
    OptionId::parse(json::words(value)?).map_err(|_| Malformed)
}

fn session(
    row: &Value,
    shapes: &[Arc<Shape>],
    classes: &Classes,
) -> Result<SessionRecord, Malformed> {
    let keys = [
        "classe",
        "niveau",
        "module",
        "activite",
        "date",
        "minutes",
        "mode",
        "rang",
        "reprise",
        "resultats",
    ];
    let row = Object::of(row, &keys)?;
    let mut said = said(row, audience(row, classes)?)?;
    if row.has("rang") {
        said.nth = row.number("rang")?;
    }
    let step = row.optional("reprise")?;
    let resume = step.map(StepId::parse).transpose().map_err(|_| Malformed)?;
    let results = if row.has("resultats") {
        Some(results(row.value("resultats")?, shapes)?)
    } else {
        None
    };
    Ok(said.session(resume, results))
}

fn results(value: &Value, shapes: &[Arc<Shape>]) -> Result<Results, Malformed> {
    let row = Object::of(value, &["questions", "eleves", "valeurs"])?;
    let rank: usize = row.number("questions")?;
    let mut values = Vec::new();
    for word in row.text("valeurs")?.split(' ').filter(|w| !w.is_empty()) {
        values.push(word.parse().map_err(|_| Malformed)?);
    }
    let shape = shapes.get(rank).ok_or(Malformed)?;
    Results::read(shape, row.number("eleves")?, values).ok_or(Malformed)
}

fn planned(row: &Value, classes: &Classes) -> Result<Planned, Malformed> {
    let row = Object::of(row, &["classe", "niveau", "module", "activite", "date"])?;
    let audience = audience(row, classes)?;
    Ok(Planned::new(audience, activity(row)?, date(row)?))
}

fn action(row: &Value) -> Result<AxisAction, Malformed> {
    let row = Object::of(row, &["action", "date", "nombre"])?;
    let kind = ActionKind::parse(row.text("action")?).ok_or(Malformed)?;
    let count = match row.value("nombre")? {
        Value::Null => None,
        count => Some(json::number(count)?),
    };
    if count.is_some_and(|count| !(1..=MAX_COUNT).contains(&count)) {
        return Err(Malformed);
    }
    Ok(AxisAction::new(kind, date(row)?, count))
}

/// What tells a session apart; it is the first one of its kind.
fn said(row: Object<'_>, audience: Audience) -> Result<Said, Malformed> {
    let minutes = row.number("minutes")?;
    if !(1..=MAX_MINUTES).contains(&minutes) {
        return Err(Malformed);
    }
    Ok(Said {
        audience,
        activity: activity(row)?,
        date: date(row)?,
        minutes,
        mode: Mode::parse(row.text("mode")?).ok_or(Malformed)?,
        nth: 1,
    })
}

fn audience(row: Object<'_>, classes: &Classes) -> Result<Audience, Malformed> {
    match (row.optional("classe")?, row.optional("niveau")?) {
        (Some(label), None) => {
            let id = classes.get(label).ok_or(Malformed)?;
            Some(Audience::Class(id.clone()))
        }
        (None, Some(short)) => Some(Audience::Level(level(short)?)),
        (Some(_), Some(_)) | (None, None) => None,
    }
    .ok_or(Malformed)
}

fn activity(row: Object<'_>) -> Result<Activity, Malformed> {
    match (row.optional("module")?, row.optional("activite")?) {
        (Some(id), None) => Ok(Activity::Module(
            ModuleId::parse(id).map_err(|_| Malformed)?,
        )),
        (None, Some(slug)) => Ok(Activity::Outside(Outside::parse(slug).ok_or(Malformed)?)),
        (Some(_), Some(_)) | (None, None) => Err(Malformed),
    }
}

fn date(row: Object<'_>) -> Result<Date, Malformed> {
    Date::parse_iso(row.text("date")?).map_err(|_| Malformed)
}

fn level(short: &str) -> Result<Level, Malformed> {
    Level::parse(short).ok_or(Malformed)
}

fn slug(text: &str) -> Result<&str, Malformed> {
    if is_slug(text) {
        Ok(text)
    } else {
        Err(Malformed)
    }
}

fn all<T>(
    rows: &[Value],
    one: impl Fn(&Value) -> Result<T, Malformed>,
) -> Result<Vec<T>, Malformed> {
    rows.iter().map(one).collect()
}
