//! What a pupil's device keeps, as text: a public promise with a version.
//!
//! It holds ids of answers, steps and choices; no name, no date, no feeling. Version 1 is frozen
//! by a fixture: a change of form needs a new version and a migration.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::id::{ChoiceId, ModuleId, OptionId, QuestionId, ScenarioId, StepId};
use crate::domain::question::Answer;
use crate::domain::session::{Answered, Progress};
use crate::domain::stored::Stored;

const FORMAT: &str = "balise-eleve";
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Save {
    format: String,
    version: u32,
    modules: BTreeMap<String, ProgressSave>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgressSave {
    etape: Option<String>,
    reponses: BTreeMap<String, AnsweredSave>,
    parties: BTreeMap<String, Vec<String>>,
    prenoms: usize,
    termine: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AnsweredSave {
    reponse: AnswerSave,
    verifie: bool,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum AnswerSave {
    Choix(Vec<String>),
    Ordre(Vec<String>),
    Places(Vec<(String, String)>),
}

/// Writes the progress of a session.
pub fn write(modules: &BTreeMap<ModuleId, Progress>) -> String {
    let modules = modules.iter().map(|(id, progress)| (id.to_string(), progress.into())).collect();
    // Strings, booleans and lists: writing them to memory cannot fail.
    serde_json::to_string(&Save { format: FORMAT.to_owned(), version: VERSION, modules }).unwrap_or_default()
}

/// Reads the progress of a session.
pub fn read(text: Option<&str>) -> Stored<BTreeMap<ModuleId, Progress>> {
    let Some(text) = text else { return Stored::Empty };
    let Ok(save) = serde_json::from_str::<Save>(text) else { return Stored::Unreadable };
    if save.format != FORMAT || save.version != VERSION {
        return Stored::Unreadable;
    }
    let read: Option<BTreeMap<ModuleId, Progress>> = save
        .modules
        .into_iter()
        .map(|(id, progress)| Some((ModuleId::parse(&id).ok()?, progress.read()?)))
        .collect();
    read.map_or(Stored::Unreadable, Stored::Loaded)
}

impl From<&Progress> for ProgressSave {
    fn from(progress: &Progress) -> Self {
        Self {
            etape: progress.step.as_ref().map(ToString::to_string),
            reponses: progress
                .answers
                .iter()
                .map(|(id, answered)| {
                    let reponse = AnswerSave::from(&answered.answer);
                    (id.to_string(), AnsweredSave { reponse, verifie: answered.checked })
                })
                .collect(),
            parties: progress
                .plays
                .iter()
                .map(|(id, play)| (id.to_string(), play.iter().map(ToString::to_string).collect()))
                .collect(),
            prenoms: progress.names,
            termine: progress.finished,
        }
    }
}

impl ProgressSave {
    fn read(self) -> Option<Progress> {
        let step = match self.etape {
            Some(id) => Some(StepId::parse(&id).ok()?),
            None => None,
        };
        let answers = self
            .reponses
            .into_iter()
            .map(|(id, saved)| {
                let answer = saved.reponse.read()?;
                Some((QuestionId::parse(&id).ok()?, Answered { answer, checked: saved.verifie }))
            })
            .collect::<Option<_>>()?;
        let plays = self
            .parties
            .into_iter()
            .map(|(id, play)| {
                let choices = play.iter().map(|choice| ChoiceId::parse(choice).ok()).collect::<Option<_>>()?;
                Some((ScenarioId::parse(&id).ok()?, choices))
            })
            .collect::<Option<_>>()?;
        Some(Progress { step, answers, plays, names: self.prenoms, finished: self.termine })
    }
}

impl From<&Answer> for AnswerSave {
    fn from(answer: &Answer) -> Self {
        let words = |ids: &[OptionId]| ids.iter().map(ToString::to_string).collect();
        match answer {
            Answer::Chosen(ids) => Self::Choix(words(ids)),
            Answer::Ordered(ids) => Self::Ordre(words(ids)),
            Answer::Placed(pairs) => {
                Self::Places(pairs.iter().map(|(what, place)| (what.to_string(), place.to_string())).collect())
            }
        }
    }
}

impl AnswerSave {
    fn read(self) -> Option<Answer> {
        let ids = |words: Vec<String>| words.iter().map(|word| OptionId::parse(word).ok()).collect::<Option<Vec<_>>>();
        match self {
            Self::Choix(words) => Some(Answer::Chosen(ids(words)?)),
            Self::Ordre(words) => Some(Answer::Ordered(ids(words)?)),
            Self::Places(pairs) => pairs
                .iter()
                .map(|(what, place)| Some((OptionId::parse(what).ok()?, OptionId::parse(place).ok()?)))
                .collect::<Option<_>>()
                .map(Answer::Placed),
        }
    }
}
