//! A running session as a text: what a tab keeps of it, and what the two windows say to each other.
//!
//! Reading is strict: ids are ids, numbers are bounded, and the only free words are the local contact,
//! cut and cleaned by [`Contact::new`]. Anything else is refused whole, so that no other string ever
//! reaches the projector.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::{self, Malformed, Object};
use super::published;
use crate::domain::board::Mode;
use crate::domain::id::{
    ChoiceId, ClassId, InvalidId, ModuleId, OptionId, QuestionId, SceneId, StepId,
};
use crate::domain::run::{MAX_CHOICES, MAX_HANDS, Run, Show};
use crate::domain::setup::{Contact, Setup};

const FORMAT: &str = "balise-animation";
const VERSION: u32 = 1;
/// Longest text that is read, in bytes: far above a long session.
pub const MAX_BYTES: usize = 200_000;
/// Longest list of steps, questions or scenes.
const MAX_LIST: usize = 500;
/// Last minute of a day.
const LAST_MINUTE: u16 = 24 * 60 - 1;

/// Writes a run.
pub fn write(run: &Run) -> String {
    let setup = &run.setup;
    let contact = &setup.contact;
    json!({
        "format": FORMAT,
        "version": VERSION,
        "revision": run.revision,
        "module": run.module.as_str(),
        "classe": run.class.as_ref().map(ClassId::as_str),
        "mode": run.mode.slug(),
        "duree": setup.minutes,
        "avec": ids(&setup.kept, StepId::as_str),
        "sans": ids(&setup.dropped, StepId::as_str),
        "prenoms": setup.names,
        "accueil": [contact.who, contact.place, contact.when],
        "debut": run.began,
        "fin": run.ends,
        "etapes": ids(&run.steps, StepId::as_str),
        "etape": run.step.as_str(),
        "ecran": run.frame,
        "faites": ids(&run.done, StepId::as_str),
        "choix": ids(&run.play, ChoiceId::as_str),
        "clore": run.closing,
        "reponses": counts(&run.answers, QuestionId::as_str, OptionId::as_str),
        "mains": counts(&run.votes, SceneId::as_str, ChoiceId::as_str),
        "repondues": ids(&run.answered, QuestionId::as_str),
        "montrees": ids(&run.voted, SceneId::as_str),
        "vue": run.show.slug(),
        "carte": run.map.as_ref().map(published::write_map),
        "resultats": run.results.as_ref().map(published::write_answers),
    })
    .to_string()
}

/// Reads a run.
///
/// # Errors
/// [`Malformed`] when anything in it is not what it should be.
pub fn read(text: &str) -> Result<Run, Malformed> {
    if text.len() > MAX_BYTES {
        return Err(Malformed);
    }
    let value = json::parse(text)?;
    let file = Object::of(
        &value,
        &[
            "format",
            "version",
            "revision",
            "module",
            "classe",
            "mode",
            "duree",
            "avec",
            "sans",
            "prenoms",
            "accueil",
            "debut",
            "fin",
            "etapes",
            "etape",
            "ecran",
            "faites",
            "choix",
            "clore",
            "reponses",
            "mains",
            "repondues",
            "montrees",
            "vue",
            "carte",
            "resultats",
        ],
    )?;
    if file.text("format")? != FORMAT || file.number::<u32>("version")? != VERSION {
        return Err(Malformed);
    }
    let contact = file.texts("accueil")?;
    let [who, place, when] = contact.as_slice() else {
        return Err(Malformed);
    };
    let play: Vec<ChoiceId> = many(file, "choix", ChoiceId::parse)?;
    let steps: Vec<StepId> = many(file, "etapes", StepId::parse)?;
    let step = id(file.text("etape")?, StepId::parse)?;
    if play.len() > MAX_CHOICES || !steps.contains(&step) {
        return Err(Malformed);
    }
    Ok(Run {
        module: id(file.text("module")?, ModuleId::parse)?,
        class: file
            .optional("classe")?
            .map(|text| id(text, ClassId::parse))
            .transpose()?,
        mode: Mode::parse(file.text("mode")?).ok_or(Malformed)?,
        setup: Setup {
            minutes: minutes(file, "duree")?,
            kept: many(file, "avec", StepId::parse)?,
            dropped: many(file, "sans", StepId::parse)?,
            names: usize::from(file.number::<u8>("prenoms")?),
            contact: Contact::new(who, place, when),
        },
        began: minutes(file, "debut")?,
        ends: minutes(file, "fin")?,
        steps,
        step,
        frame: usize::from(file.number::<u8>("ecran")?),
        done: many(file, "faites", StepId::parse)?,
        play,
        closing: file.flag("clore")?,
        answers: read_counts(file, "reponses", QuestionId::parse, OptionId::parse)?,
        votes: read_counts(file, "mains", SceneId::parse, ChoiceId::parse)?,
        answered: many(file, "repondues", QuestionId::parse)?,
        voted: many(file, "montrees", SceneId::parse)?,
        show: Show::parse(file.text("vue")?).ok_or(Malformed)?,
        map: file
            .optional("carte")?
            .map(published::read_map)
            .transpose()?,
        results: file
            .optional("resultats")?
            .map(published::read_answers)
            .transpose()?,
        revision: file.number("revision")?,
    })
}

fn ids<'i, I: 'i>(all: impl IntoIterator<Item = &'i I>, text: impl Fn(&I) -> &str) -> Vec<Value> {
    all.into_iter().map(|id| Value::from(text(id))).collect()
}

fn counts<A, B>(
    counts: &BTreeMap<(A, B), u16>,
    first: impl Fn(&A) -> &str,
    second: impl Fn(&B) -> &str,
) -> Vec<Value> {
    counts
        .iter()
        .map(|((a, b), count)| json!([first(a), second(b), count]))
        .collect()
}

fn id<I>(text: &str, parse: impl Fn(&str) -> Result<I, InvalidId>) -> Result<I, Malformed> {
    parse(text).map_err(|_| Malformed)
}

fn many<I, C: FromIterator<I>>(
    file: Object<'_>,
    key: &str,
    parse: impl Fn(&str) -> Result<I, InvalidId>,
) -> Result<C, Malformed> {
    let list = file.list(key)?;
    if list.len() > MAX_LIST {
        return Err(Malformed);
    }
    list.iter()
        .map(|value| id(json::words(value)?, &parse))
        .collect()
}

fn read_counts<A: Ord, B: Ord>(
    file: Object<'_>,
    key: &str,
    first: impl Fn(&str) -> Result<A, InvalidId>,
    second: impl Fn(&str) -> Result<B, InvalidId>,
) -> Result<BTreeMap<(A, B), u16>, Malformed> {
    let list = file.list(key)?;
    if list.len() > MAX_LIST {
        return Err(Malformed);
    }
    let mut counts = BTreeMap::new();
    for row in list {
        let [a, b, count] = json::list(row)? else {
            return Err(Malformed);
        };
        let count: u16 = json::number(count)?;
        if count > MAX_HANDS {
            return Err(Malformed);
        }
        counts.insert(
            (id(json::words(a)?, &first)?, id(json::words(b)?, &second)?),
            count,
        );
    }
    Ok(counts)
}

/// A minute of the day, or a length in minutes, that may be absent.
fn minutes(file: Object<'_>, key: &str) -> Result<Option<u16>, Malformed> {
    match file.value(key)? {
        Value::Null => Ok(None),
        value => {
            let minutes: u16 = json::number(value)?;
            if minutes > LAST_MINUTE {
                return Err(Malformed);
            }
            Ok(Some(minutes))
        }
    }
}
