//! What a pupil's tab prepares for handing in, as text: nonces, and sums of plays pooled.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::gathering_save::{read_subject, read_sums, subject_words, sums_value};
use super::json::{self, Malformed, Object};
use crate::domain::gathering::Nonce;
use crate::domain::hand_in::{HandIn, Pool};
use crate::domain::ranks::{Subject, Sums};
use crate::domain::stored::Stored;

const FORMAT: &str = "balise-remise";
const VERSION: u32 = 1;

/// What is prepared, by what it speaks of.
pub type HandIns = BTreeMap<Subject, HandIn>;

/// Writes what is prepared.
pub fn write(all: &HandIns) -> String {
    let all: Vec<Value> = all
        .iter()
        .map(|(subject, hand_in)| {
            let (kind, id) = subject_words(subject);
            json!({
                kind: id,
                "alea": hand_in.nonce().map(|nonce| nonce.0),
                "groupe": hand_in.pool().map(pool_value),
            })
        })
        .collect();
    json!({ "format": FORMAT, "version": VERSION, "remises": all }).to_string()
}

/// Reads what is prepared.
pub fn read(text: Option<&str>) -> Stored<HandIns> {
    match text.map(hand_ins) {
        None => Stored::Empty,
        Some(Ok(all)) => Stored::Loaded(all),
        Some(Err(Malformed)) => Stored::Unreadable,
    }
}

fn hand_ins(text: &str) -> Result<HandIns, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["format", "version", "remises"])?;
    if object.text("format")? != FORMAT || object.number::<u32>("version")? != VERSION {
        return Err(Malformed);
    }
    let mut all = HandIns::new();
    for value in object.list("remises")? {
        let object = Object::of(value, &["histoire", "module", "alea", "groupe"])?;
        let subject = read_subject(object)?;
        let nonce = match object.value("alea")? {
            Value::Null => None,
            number => Some(Nonce(json::number(number)?)),
        };
        let pool = match object.value("groupe")? {
            Value::Null => None,
            value => Some(pool(&subject, value)?),
        };
        all.insert(subject, HandIn::new(nonce, pool));
    }
    Ok(all)
}

fn pool_value(pool: &Pool) -> Value {
    json!({
        "alea": pool.nonce().0,
        "sommes": sums_value(&Sums::Play(pool.sums().clone())),
        "montre": pool.is_shown(),
    })
}

fn pool(subject: &Subject, value: &Value) -> Result<Pool, Malformed> {
    let object = Object::of(value, &["alea", "sommes", "montre"])?;
    let Sums::Play(sums) = read_sums(subject, object.value("sommes")?)? else {
        return Err(Malformed);
    };
    let shown = object.flag("montre")?;
    Ok(Pool::new(Nonce(object.number("alea")?), sums, shown))
}
