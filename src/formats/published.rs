//! What was published of a class, as a text: ids and words only.
//!
//! It goes from one window to another, to the teacher's file and to the tab's storage. Reading is
//! strict and bounded: whatever is read could have been published, so a text that somebody altered
//! cannot bring a small count nor a sentence to a screen.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::json::{self, Malformed, Object};
use crate::domain::id::{ChoiceId, ModuleId, OptionId, QuestionId, ScenarioId, SceneId};
use crate::domain::publish::{
    CONTRIBUTORS, PublishedAnswers, PublishedMap, PublishedQuestion, Thickness,
};

/// Longest text that is read, in bytes: far above what the largest scenario needs.
pub const MAX_BYTES: usize = 65_536;
/// Most contributors of a text that is read: several classes together.
const MOST: u16 = 2_000;
/// Most entries of a list.
const ENTRIES: usize = 400;

/// Writes what is published of plays.
pub fn write_map(map: &PublishedMap) -> String {
    let scenes: Map<String, Value> = map
        .scenes
        .iter()
        .map(|(scene, word)| (scene.to_string(), json!(word_of(*word))))
        .collect();
    let mut choices: BTreeMap<&SceneId, Map<String, Value>> = BTreeMap::new();
    for ((scene, choice), word) in &map.choices {
        let turns = choices.entry(scene).or_default();
        turns.insert(choice.to_string(), json!(word_of(*word)));
    }
    let choices: Map<String, Value> = choices
        .into_iter()
        .map(|(scene, turns)| (scene.to_string(), Value::Object(turns)))
        .collect();
    json!({
        "scenario": map.scenario.as_str(),
        "parties": map.plays,
        "scenes": scenes,
        "choix": choices,
    })
    .to_string()
}

/// Reads what was published of plays.
///
/// # Errors
/// [`Malformed`].
pub fn read_map(text: &str) -> Result<PublishedMap, Malformed> {
    let value = bounded(text)?;
    let object = Object::of(&value, &["scenario", "parties", "scenes", "choix"])?;
    let plays = contributors(object.number("parties")?)?;
    let mut map = PublishedMap {
        scenario: ScenarioId::parse(object.text("scenario")?).map_err(|_| Malformed)?,
        plays,
        scenes: BTreeMap::new(),
        choices: BTreeMap::new(),
    };
    for (scene, word) in entries(object.value("scenes")?)? {
        map.scenes.insert(scene_id(scene)?, thickness(word)?);
    }
    for (scene, turns) in entries(object.value("choix")?)? {
        for (choice, word) in entries(turns)? {
            let choice = ChoiceId::parse(choice).map_err(|_| Malformed)?;
            map.choices
                .insert((scene_id(scene)?, choice), thickness(word)?);
        }
    }
    let told = !map.scenes.is_empty() || !map.choices.is_empty();
    if plays == 0 && told || map.choices.len() > ENTRIES {
        return Err(Malformed);
    }
    Ok(map)
}

/// Writes what is published of answers.
pub fn write_answers(answers: &PublishedAnswers) -> String {
    let questions: Vec<Value> = answers
        .questions
        .iter()
        .map(|(id, question)| json!([id.as_str(), question_value(question)]))
        .collect();
    json!({
        "module": answers.module.as_str(),
        "contributions": answers.contributors,
        "questions": questions,
    })
    .to_string()
}

/// Reads what was published of answers.
///
/// # Errors
/// [`Malformed`].
pub fn read_answers(text: &str) -> Result<PublishedAnswers, Malformed> {
    let value = bounded(text)?;
    let object = Object::of(&value, &["module", "contributions", "questions"])?;
    let contributors = contributors(object.number("contributions")?)?;
    let rows = rows(object.value("questions")?)?;
    if contributors == 0 && !rows.is_empty() {
        return Err(Malformed);
    }
    let mut answers = PublishedAnswers {
        module: ModuleId::parse(object.text("module")?).map_err(|_| Malformed)?,
        contributors,
        questions: Vec::with_capacity(rows.len()),
    };
    for row in rows {
        let [id, question] = json::list(row)? else {
            return Err(Malformed);
        };
        let id = QuestionId::parse(json::words(id)?).map_err(|_| Malformed)?;
        if answers.questions.iter().any(|(known, _)| *known == id) {
            return Err(Malformed);
        }
        answers
            .questions
            .push((id, read_question(question, contributors)?));
    }
    Ok(answers)
}

fn question_value(question: &PublishedQuestion) -> Value {
    match question {
        PublishedQuestion::Exact(counts) => {
            let counts = counts.iter().map(|(id, count)| json!([id.as_str(), count]));
            json!({ "exact": counts.collect::<Vec<_>>() })
        }
        PublishedQuestion::Words(words) => {
            let words = words
                .iter()
                .map(|(id, word)| json!([id.as_str(), word_of(*word)]));
            json!({ "mots": words.collect::<Vec<_>>() })
        }
        PublishedQuestion::Top(id) => json!({ "plus-choisie": id.as_str() }),
        PublishedQuestion::Nothing => json!({}),
    }
}

fn read_question(value: &Value, contributors: u16) -> Result<PublishedQuestion, Malformed> {
    let object = Object::of(value, &["exact", "mots", "plus-choisie"])?;
    let held: Vec<&str> = Object::entries(value)?.map(|(key, _)| key).collect();
    match held.as_slice() {
        [] => Ok(PublishedQuestion::Nothing),
        ["plus-choisie"] => object
            .text("plus-choisie")
            .and_then(option)
            .map(PublishedQuestion::Top),
        ["mots"] => options(object.value("mots")?, thickness).map(PublishedQuestion::Words),
        ["exact"] => {
            let counts = options(object.value("exact")?, |count| {
                // A small count is never exact.
                let whole = 5..=contributors.saturating_sub(5);
                json::number(count)
                    .ok()
                    .filter(|count| whole.contains(count))
                    .ok_or(Malformed)
            });
            counts.map(PublishedQuestion::Exact)
        }
        _ => Err(Malformed),
    }
}

fn options<T>(
    value: &Value,
    one: impl Fn(&Value) -> Result<T, Malformed>,
) -> Result<Vec<(OptionId, T)>, Malformed> {
    let mut read: Vec<(OptionId, T)> = Vec::new();
    for row in rows(value)? {
        let [id, told] = json::list(row)? else {
            return Err(Malformed);
        };
        let id = option(json::words(id)?)?;
        if read.iter().any(|(known, _)| *known == id) {
            return Err(Malformed);
        }
        read.push((id, one(told)?));
    }
    if read.is_empty() {
        Err(Malformed)
    } else {
        Ok(read)
    }
}

fn option(text: &str) -> Result<OptionId, Malformed> {
    OptionId::parse(text).map_err(|_| Malformed)
}

fn scene_id(text: &str) -> Result<SceneId, Malformed> {
    SceneId::parse(text).map_err(|_| Malformed)
}

fn bounded(text: &str) -> Result<Value, Malformed> {
    if text.len() > MAX_BYTES {
        return Err(Malformed);
    }
    json::parse(text)
}

/// None, or enough to publish something.
fn contributors(count: u16) -> Result<u16, Malformed> {
    if count == 0 || (CONTRIBUTORS..=MOST).contains(&count) {
        Ok(count)
    } else {
        Err(Malformed)
    }
}

fn entries(value: &Value) -> Result<Vec<(&str, &Value)>, Malformed> {
    let entries: Vec<(&str, &Value)> = Object::entries(value)?.collect();
    if entries.len() > ENTRIES {
        Err(Malformed)
    } else {
        Ok(entries)
    }
}

fn rows(value: &Value) -> Result<&[Value], Malformed> {
    json::list(value)
        .ok()
        .filter(|rows| rows.len() <= ENTRIES)
        .ok_or(Malformed)
}

fn word_of(word: Thickness) -> &'static str {
    match word {
        Thickness::Few => "peu",
        Thickness::Group => "groupe",
        Thickness::Many => "beaucoup",
    }
}

fn thickness(value: &Value) -> Result<Thickness, Malformed> {
    let text = json::words(value)?;
    let mut words = Thickness::ALL.into_iter();
    words.find(|word| word_of(*word) == text).ok_or(Malformed)
}
