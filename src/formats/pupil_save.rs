//! What a pupil's device keeps, as text: a public promise with a version.
//!
//! It holds ids of answers, steps and choices; no name, no date, no feeling. Version 1 is frozen
//! by a fixture: a change of form needs a new version and a migration.

use litemap::LiteMap;
use serde_json::{Map, Value, json};

use super::json::{self, Malformed, Object};
use crate::domain::id::{ChoiceId, InvalidId, ModuleId, OptionId, QuestionId, ScenarioId, StepId};
use crate::domain::question::Answer;
use crate::domain::session::{Answered, Progress};
use crate::domain::stored::Stored;

const FORMAT: &str = "balise-eleve";
const VERSION: u32 = 1;

/// Writes the progress of a session.
pub fn write(modules: &LiteMap<ModuleId, Progress>) -> String {
    let modules: Map<String, Value> = modules
        .iter()
        .map(|(id, progress)| (id.to_string(), progress_value(progress)))
        .collect();
    json!({ "format": FORMAT, "version": VERSION, "modules": modules }).to_string()
}

/// Reads the progress of a session.
pub fn read(text: Option<&str>) -> Stored<LiteMap<ModuleId, Progress>> {
    match text.map(modules) {
        None => Stored::Empty,
        Some(Ok(modules)) => Stored::Loaded(modules),
        Some(Err(Malformed)) => Stored::Unreadable,
    }
}

fn modules(text: &str) -> Result<LiteMap<ModuleId, Progress>, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["format", "version", "modules"])?;
    if object.text("format")? != FORMAT || object.number::<u32>("version")? != VERSION {
        return Err(Malformed);
    }
    let mut modules = LiteMap::new();
    for (id, value) in Object::entries(object.value("modules")?)? {
        modules.insert(read_id(id, ModuleId::parse)?, progress(value)?);
    }
    Ok(modules)
}

fn read_id<T>(text: &str, parse: fn(&str) -> Result<T, InvalidId>) -> Result<T, Malformed> {
    parse(text).map_err(|_| Malformed)
}

fn ids<T>(value: &Value, parse: fn(&str) -> Result<T, InvalidId>) -> Result<Vec<T>, Malformed> {
    json::list(value)?
        .iter()
        .map(|id| read_id(json::words(id)?, parse))
        .collect()
}

fn progress_value(progress: &Progress) -> Value {
    let answers: Map<String, Value> = progress
        .answers
        .iter()
        .map(|(id, answered)| (id.to_string(), answered_value(answered)))
        .collect();
    let plays: Map<String, Value> = progress
        .plays
        .iter()
        .map(|(id, play)| {
            (
                id.to_string(),
                play.iter().map(ChoiceId::as_str).collect::<Value>(),
            )
        })
        .collect();
    json!({
        "etape": progress.step.as_ref().map(StepId::as_str),
        "reponses": answers,
        "parties": plays,
        "prenoms": progress.names,
        "termine": progress.finished,
    })
}

fn progress(value: &Value) -> Result<Progress, Malformed> {
    let object = Object::of(
        value,
        &["etape", "reponses", "parties", "prenoms", "termine"],
    )?;
    let step = match object.optional("etape")? {
        Some(id) => Some(read_id(id, StepId::parse)?),
        None => None,
    };
    let mut answers = LiteMap::new();
    for (id, value) in Object::entries(object.value("reponses")?)? {
        answers.insert(read_id(id, QuestionId::parse)?, answered(value)?);
    }
    let mut plays = LiteMap::new();
    for (id, value) in Object::entries(object.value("parties")?)? {
        plays.insert(
            read_id(id, ScenarioId::parse)?,
            ids(value, ChoiceId::parse)?,
        );
    }
    // Sets of first names are few: a larger number is not something Balise wrote.
    let names = object.number::<u8>("prenoms")?.into();
    Ok(Progress {
        step,
        answers,
        plays,
        names,
        finished: object.flag("termine")?,
    })
}

fn answered_value(answered: &Answered) -> Value {
    let words = |ids: &[OptionId]| ids.iter().map(OptionId::as_str).collect::<Value>();
    let (kind, value) = match &answered.answer {
        Answer::Chosen(ids) => ("choix", words(ids)),
        Answer::Ordered(ids) => ("ordre", words(ids)),
        Answer::Placed(pairs) => {
            let pairs = pairs
                .iter()
                .map(|(what, place)| json!([what.as_str(), place.as_str()]));
            ("places", pairs.collect::<Value>())
        }
    };
    json!({ "genre": kind, "reponse": value, "verifie": answered.checked })
}

fn answered(value: &Value) -> Result<Answered, Malformed> {
    let object = Object::of(value, &["genre", "reponse", "verifie"])?;
    let given = object.value("reponse")?;
    let answer = match object.text("genre")? {
        "choix" => Answer::Chosen(ids(given, OptionId::parse)?),
        "ordre" => Answer::Ordered(ids(given, OptionId::parse)?),
        "places" => {
            let mut pairs = Vec::new();
            for pair in json::list(given)? {
                let [what, place] = json::list(pair)? else {
                    return Err(Malformed);
                };
                let what = read_id(json::words(what)?, OptionId::parse)?;
                pairs.push((what, read_id(json::words(place)?, OptionId::parse)?));
            }
            Answer::Placed(pairs)
        }
        _ => return Err(Malformed),
    };
    Ok(Answered {
        answer,
        checked: object.flag("verifie")?,
    })
}
