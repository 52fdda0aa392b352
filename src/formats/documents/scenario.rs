//! The document of a scenario: what its front matter declares, and the Markdown of its scenes.

use serde_json::{Value, json};

use super::{all, level};
use crate::domain::id::{CharacterId, MeasureId, ModuleId, ScenarioId};
use crate::domain::play::Story;
use crate::domain::scenario::{
    AppKind, Character, Face, Measure, Polarity, Role, Scenario, StorySummary, View,
};
use crate::formats::json::{self, Malformed, Object};
use crate::formats::scenario;

/// Writes a scenario: what its front matter declares, and the Markdown of its scenes.
pub fn write_scenario(declared: &Scenario, source: &str) -> String {
    let characters: Vec<Value> = declared
        .characters
        .iter()
        .map(|c| json!([c.id.as_str(), c.names]))
        .collect();
    let roles: Vec<Value> = declared
        .roles
        .iter()
        .map(|(role, sentence)| json!([role.slug(), sentence]))
        .collect();
    let views: Vec<&str> = declared
        .views
        .iter()
        .map(|view| match view {
            View::Role(role) => role.slug(),
            View::Person(person) => person.as_str(),
        })
        .collect();
    json!({
        "resume": story_value(&declared.summary),
        "roles": roles,
        "vues": views,
        "annonce": declared.announcement,
        "personnages": characters,
        "mesures": declared.measures.iter().map(measure_value).collect::<Vec<_>>(),
        "source": source,
    })
    .to_string()
}

fn measure_value(measure: &Measure) -> Value {
    let (name, levels) = match &measure.face {
        Face::Hidden => (None, Value::Null),
        Face::Counter { name, numbers } => (Some(name), json!(numbers)),
        Face::Setting { name, values } => (Some(name), json!(values)),
    };
    json!([
        measure.id.as_str(),
        measure.start,
        measure.min,
        measure.max,
        measure.polarity == Polarity::Help,
        name,
        levels,
    ])
}

fn measure(value: &Value) -> Result<Measure, Malformed> {
    let [id, start, min, max, helps, name, levels] = json::list(value)? else {
        return Err(Malformed);
    };
    Ok(Measure {
        id: MeasureId::parse(json::words(id)?).map_err(|_| Malformed)?,
        start: json::number(start)?,
        min: json::number(min)?,
        max: json::number(max)?,
        polarity: if helps.as_bool().ok_or(Malformed)? {
            Polarity::Help
        } else {
            Polarity::Harm
        },
        face: face(name, levels)?,
    })
}

/// A counter has numbers; a setting has pairs of words.
fn face(name: &Value, levels: &Value) -> Result<Face, Malformed> {
    if name.is_null() {
        return Ok(Face::Hidden);
    }
    let name = json::words(name)?.to_owned();
    let levels = json::list(levels)?;
    if levels.iter().all(Value::is_number) {
        let numbers = all(levels, json::number)?;
        return Ok(Face::Counter { name, numbers });
    }
    let values = all(levels, |pair| {
        let [slug, words] = json::list(pair)? else {
            return Err(Malformed);
        };
        Ok((
            json::words(slug)?.to_owned(),
            json::words(words)?.to_owned(),
        ))
    })?;
    Ok(Face::Setting { name, values })
}

const SCENARIO: [&str; 7] = [
    "resume",
    "roles",
    "vues",
    "annonce",
    "personnages",
    "mesures",
    "source",
];

/// Reads a scenario, ready to be played.
///
/// # Errors
/// [`Malformed`].
pub fn read_scenario(text: &str) -> Result<Story, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &SCENARIO)?;
    let characters = all(object.list("personnages")?, |character| {
        let [id, names] = json::list(character)? else {
            return Err(Malformed);
        };
        let names = all(json::list(names)?, |name| Ok(json::words(name)?.to_owned()))?;
        Ok(Character {
            id: CharacterId::parse(json::words(id)?).map_err(|_| Malformed)?,
            names,
        })
    })?;
    let roles = all(object.list("roles")?, |role| {
        let [role, sentence] = json::list(role)? else {
            return Err(Malformed);
        };
        Ok((
            Role::parse(json::words(role)?).ok_or(Malformed)?,
            json::words(sentence)?.to_owned(),
        ))
    })?;
    let views = all(object.list("vues")?, |view| {
        scenario::view_of(json::words(view)?, &characters).ok_or(Malformed)
    })?;
    let measures = all(object.list("mesures")?, measure)?;
    let scenes = scenario::body(object.text("source")?, &characters, &measures, None)
        .value
        .scenes;
    Story::new(Scenario {
        summary: story_summary(object.value("resume")?)?,
        roles,
        views,
        announcement: object.owned("annonce")?,
        characters,
        measures,
        scenes,
    })
    .map_err(|_| Malformed)
}

pub(super) fn story_value(summary: &StorySummary) -> Value {
    json!({
        "id": summary.id.as_str(),
        "titre": summary.title,
        "niveaux": summary.levels.iter().map(|level| level.short()).collect::<Vec<_>>(),
        "geste": summary.gesture,
        "appli": summary.app.slug(),
        "duree": summary.minutes,
        "module": summary.module.as_ref().map(ModuleId::as_str),
    })
}

pub(super) fn story_summary(value: &Value) -> Result<StorySummary, Malformed> {
    let keys = [
        "id", "titre", "niveaux", "geste", "appli", "duree", "module",
    ];
    let object = Object::of(value, &keys)?;
    let module = match object.optional("module")? {
        Some(id) => Some(ModuleId::parse(id).map_err(|_| Malformed)?),
        None => None,
    };
    Ok(StorySummary {
        id: ScenarioId::parse(object.text("id")?).map_err(|_| Malformed)?,
        title: object.owned("titre")?,
        levels: all(object.list("niveaux")?, level)?,
        gesture: object.owned("geste")?,
        app: AppKind::parse(object.text("appli")?).ok_or(Malformed)?,
        minutes: object.number("duree")?,
        module,
    })
}
