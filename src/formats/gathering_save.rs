//! The gatherings of a teacher's tab as text, so that a reload loses nothing.
//!
//! While a gathering is open its sums are exact and its nonces are there; once closed, only how many
//! codes it had. Names and numbers are sorted: the order in which codes came cannot be read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::json::{self, Malformed, Object};
use crate::domain::gathering::{Gathering, Nonce};
use crate::domain::id::{ChoiceId, InvalidId, ModuleId, OptionId, QuestionId, ScenarioId, SceneId};
use crate::domain::ranks::{Subject, Sums};
use crate::domain::stored::Stored;
use crate::domain::sums::{AnswerSums, PlaySums};

const FORMAT: &str = "balise-collecte";
const VERSION: u32 = 1;

/// Gatherings, by what they gather.
pub type Gatherings = BTreeMap<Subject, Gathering>;

/// Writes gatherings.
pub fn write(gatherings: &Gatherings) -> String {
    let all: Vec<Value> = gatherings.values().map(gathering_value).collect();
    json!({ "format": FORMAT, "version": VERSION, "collectes": all }).to_string()
}

/// Reads gatherings.
pub fn read(text: Option<&str>) -> Stored<Gatherings> {
    match text.map(gatherings) {
        None => Stored::Empty,
        Some(Ok(gatherings)) => Stored::Loaded(gatherings),
        Some(Err(Malformed)) => Stored::Unreadable,
    }
}

fn gatherings(text: &str) -> Result<Gatherings, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["format", "version", "collectes"])?;
    if object.text("format")? != FORMAT || object.number::<u32>("version")? != VERSION {
        return Err(Malformed);
    }
    let mut all = Gatherings::new();
    for value in object.list("collectes")? {
        let gathering = gathering(value)?;
        all.insert(gathering.subject().clone(), gathering);
    }
    Ok(all)
}

fn gathering_value(gathering: &Gathering) -> Value {
    let (kind, id) = subject_words(gathering.subject());
    let mut value = json!({
        kind: id,
        "presents": gathering.present(),
        "personnes": gathering.people(),
    });
    let parts = match gathering.parts() {
        Some((sums, seen)) => {
            let seen: Vec<u32> = seen.iter().map(|nonce| nonce.0).collect();
            vec![("sommes", sums_value(sums)), ("vus", json!(seen))]
        }
        None => vec![("codes", json!(gathering.codes()))],
    };
    for (key, part) in parts {
        value[key] = part;
    }
    value
}

fn gathering(value: &Value) -> Result<Gathering, Malformed> {
    let keys = [
        "histoire",
        "module",
        "presents",
        "personnes",
        "sommes",
        "vus",
        "codes",
    ];
    let object = Object::of(value, &keys)?;
    let subject = read_subject(object)?;
    let (present, people) = (object.number("presents")?, object.number("personnes")?);
    if object.value("codes").is_ok() {
        Object::of(
            value,
            &["histoire", "module", "presents", "personnes", "codes"],
        )?;
        let codes = object.number("codes")?;
        return Gathering::resumed_closed(subject, present, codes, people).ok_or(Malformed);
    }
    let sums = read_sums(&subject, object.value("sommes")?)?;
    let mut seen = BTreeSet::new();
    for nonce in object.list("vus")? {
        seen.insert(Nonce(json::number(nonce)?));
    }
    Gathering::resumed(subject, present, people, sums, seen).ok_or(Malformed)
}

pub(super) fn subject_words(subject: &Subject) -> (&'static str, &str) {
    match subject {
        Subject::Play(id) => ("histoire", id.as_str()),
        Subject::Answers(id) => ("module", id.as_str()),
    }
}

pub(super) fn read_subject(object: Object<'_>) -> Result<Subject, Malformed> {
    match (object.optional("histoire")?, object.optional("module")?) {
        (Some(id), None) => read_id(id, ScenarioId::parse).map(Subject::Play),
        (None, Some(id)) => read_id(id, ModuleId::parse).map(Subject::Answers),
        (Some(_), Some(_)) | (None, None) => Err(Malformed),
    }
}

fn read_id<T>(text: &str, parse: fn(&str) -> Result<T, InvalidId>) -> Result<T, Malformed> {
    parse(text).map_err(|_| Malformed)
}

/// Writes sums under the ids of their author.
pub(super) fn sums_value(sums: &Sums) -> Value {
    match sums {
        Sums::Play(sums) => json!({
            "parties": sums.plays,
            "scenes": flat(&sums.scenes, |id| id.as_str()),
            "choix": nested(&sums.choices, |id| id.as_str(), |id| id.as_str()),
        }),
        Sums::Answers(sums) => json!({
            "copies": sums.handed,
            "repondues": flat(&sums.answered, |id| id.as_str()),
            "reponses": nested(&sums.chosen, |id| id.as_str(), |id| id.as_str()),
        }),
    }
}

/// Reads sums of a subject.
pub(super) fn read_sums(subject: &Subject, value: &Value) -> Result<Sums, Malformed> {
    match subject {
        Subject::Play(_) => {
            let object = Object::of(value, &["parties", "scenes", "choix"])?;
            Ok(Sums::Play(PlaySums {
                plays: object.number("parties")?,
                scenes: read_flat(object.value("scenes")?, SceneId::parse)?,
                choices: read_nested(object.value("choix")?, SceneId::parse, ChoiceId::parse)?,
            }))
        }
        Subject::Answers(_) => {
            let object = Object::of(value, &["copies", "repondues", "reponses"])?;
            Ok(Sums::Answers(AnswerSums {
                handed: object.number("copies")?,
                answered: read_flat(object.value("repondues")?, QuestionId::parse)?,
                chosen: read_nested(
                    object.value("reponses")?,
                    QuestionId::parse,
                    OptionId::parse,
                )?,
            }))
        }
    }
}

fn flat<K>(counts: &BTreeMap<K, u16>, id: fn(&K) -> &str) -> Value {
    let entries = counts
        .iter()
        .map(|(key, count)| (id(key).to_owned(), json!(count)));
    Value::Object(entries.collect::<Map<_, _>>())
}

fn nested<A: Ord, B: Ord>(
    counts: &BTreeMap<(A, B), u16>,
    outer: fn(&A) -> &str,
    inner: fn(&B) -> &str,
) -> Value {
    let mut all = json!({});
    for ((a, b), count) in counts {
        all[outer(a)][inner(b)] = json!(count);
    }
    all
}

fn read_flat<K: Ord>(
    value: &Value,
    parse: fn(&str) -> Result<K, InvalidId>,
) -> Result<BTreeMap<K, u16>, Malformed> {
    Object::entries(value)?
        .map(|(id, count)| Ok((read_id(id, parse)?, json::number(count)?)))
        .collect()
}

fn read_nested<A: Ord + Clone, B: Ord>(
    value: &Value,
    outer: fn(&str) -> Result<A, InvalidId>,
    inner: fn(&str) -> Result<B, InvalidId>,
) -> Result<BTreeMap<(A, B), u16>, Malformed> {
    let mut all = BTreeMap::new();
    for (a, counts) in Object::entries(value)? {
        let a = read_id(a, outer)?;
        for (b, count) in read_flat(counts, inner)? {
            all.insert((a.clone(), b), count);
        }
    }
    Ok(all)
}
