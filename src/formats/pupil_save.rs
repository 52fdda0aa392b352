//! What a pupil's device keeps, as text: a public promise with a version.
//!
//! It holds ids of answers, steps and choices; no name, no date, no feeling. Every version is frozen
//! by a fixture: a change of form needs a new version and a migration.
//!
//! Version 1 kept plays and first names inside modules; version 2 keeps them beside, since a story is
//! played on its own too.

use litemap::LiteMap;
use serde_json::{Map, Value, json};

use super::json::{self, Malformed, Object};
use crate::domain::id::{ChoiceId, InvalidId, ModuleId, OptionId, QuestionId, ScenarioId, StepId};
use crate::domain::question::Answer;
use crate::domain::session::{Answered, Progress, Session};
use crate::domain::stored::Stored;

const FORMAT: &str = "balise-eleve";
const VERSION: u32 = 2;

/// Writes what a session keeps.
pub fn write(session: &Session) -> String {
    let modules: Map<String, Value> = session
        .modules
        .iter()
        .map(|(id, progress)| (id.to_string(), progress_value(progress)))
        .collect();
    let plays: Map<String, Value> = session
        .plays
        .iter()
        .map(|(id, play)| {
            let choices = play.iter().map(ChoiceId::as_str).collect::<Value>();
            (id.to_string(), choices)
        })
        .collect();
    json!({
        "format": FORMAT,
        "version": VERSION,
        "modules": modules,
        "parties": plays,
        "prenoms": session.names,
    })
    .to_string()
}

/// Reads what a session kept. Whose device it is stands elsewhere.
pub fn read(text: Option<&str>) -> Stored<Session> {
    match text.map(session) {
        None => Stored::Empty,
        Some(Ok(session)) => Stored::Loaded(session),
        Some(Err(Malformed)) => Stored::Unreadable,
    }
}

fn session(text: &str) -> Result<Session, Malformed> {
    let value = json::parse(text)?;
    let beside = ["parties", "prenoms"];
    let keys = ["format", "version", "modules"];
    let object = Object::of(&value, &[&keys[..], &beside].concat())?;
    let version = object.number::<u32>("version")?;
    if object.text("format")? != FORMAT || !(1..=VERSION).contains(&version) {
        return Err(Malformed);
    }
    let mut session = Session::default();
    if version == VERSION {
        plays(object, &mut session)?;
    } else {
        Object::of(&value, &keys)?;
    }
    for (id, value) in Object::entries(object.value("modules")?)? {
        let mut known = vec!["etape", "reponses", "termine"];
        if version == 1 {
            known.extend(beside);
        }
        let inner = Object::of(value, &known)?;
        if version == 1 {
            plays(inner, &mut session)?;
        }
        let id = read_id(id, ModuleId::parse)?;
        session.modules.insert(id, progress(inner)?);
    }
    Ok(session)
}

/// Reads plays and first names. In version 1 each module had its own: the last set used stays.
fn plays(object: Object<'_>, session: &mut Session) -> Result<(), Malformed> {
    for (id, value) in Object::entries(object.value("parties")?)? {
        let play = ids(value, ChoiceId::parse)?;
        session.plays.insert(read_id(id, ScenarioId::parse)?, play);
    }
    // Sets of first names are few: a larger number is not something Balise wrote.
    let names: u8 = object.number("prenoms")?;
    if names > 0 {
        session.names = names.into();
    }
    Ok(())
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
    json!({
        "etape": progress.step.as_ref().map(StepId::as_str),
        "reponses": answers,
        "termine": progress.finished,
    })
}

fn progress(object: Object<'_>) -> Result<Progress, Malformed> {
    let step = match object.optional("etape")? {
        Some(id) => Some(read_id(id, StepId::parse)?),
        None => None,
    };
    let mut answers = LiteMap::new();
    for (id, value) in Object::entries(object.value("reponses")?)? {
        answers.insert(read_id(id, QuestionId::parse)?, answered(value)?);
    }
    Ok(Progress {
        step,
        answers,
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
