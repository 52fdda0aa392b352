//! What can be counted of a scenario or a module, in the order of its author.
//!
//! A code that a pupil hands in names nothing: it says counters by their rank. So both sides must
//! have the same content, which [`Ranks::fingerprint`] tells. Nothing here is kept anywhere.

use std::collections::{BTreeMap, BTreeSet};

use super::id::{ChoiceId, ModuleId, OptionId, QuestionId, ScenarioId, SceneId};
use super::lesson::Module;
use super::question::{Answer, Knowledge, Question, QuestionKind, mix};
use super::scenario::{Act, SKIP, Scenario, Scene, Target};
use super::session::Progress;
use super::sums::{AnswerSums, PlaySums};

/// What begins every fingerprint: it changes with the way in which codes are written.
const CODES: &str = "balise-code-1";

/// What a code speaks of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Subject {
    /// Plays of a scenario.
    Play(ScenarioId),
    /// Answers to the knowledge questions of a module.
    Answers(ModuleId),
}

/// Counters of plays or of answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sums {
    /// Plays.
    Play(PlaySums),
    /// Answers.
    Answers(AnswerSums),
}

impl Sums {
    /// No counter yet, of this subject.
    pub fn none(subject: &Subject) -> Self {
        match subject {
            Subject::Play(_) => Self::Play(PlaySums::default()),
            Subject::Answers(_) => Self::Answers(AnswerSums::default()),
        }
    }

    /// How many plays, or how many pupils whose answers are counted; 0 for an empty code.
    pub fn contributors(&self) -> u16 {
        match self {
            Self::Play(sums) => sums.plays,
            Self::Answers(sums) => sums.handed,
        }
    }

    /// Adds other sums of the same kind; false, and nothing is added, when they are of the other.
    pub fn add(&mut self, other: &Self) -> bool {
        match (self, other) {
            (Self::Play(sums), Self::Play(more)) => sums.add(more),
            (Self::Answers(sums), Self::Answers(more)) => sums.add(more),
            (Self::Play(_), Self::Answers(_)) | (Self::Answers(_), Self::Play(_)) => return false,
        }
        true
    }
}

/// A turn that can be made in a scene.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedTurn {
    /// Its id.
    pub id: ChoiceId,
    /// The rank of the scene it leads to; none when it leaves a sub-scene.
    pub to: Option<usize>,
    /// The rank of the scene to which the sub-scene that it opens leads back.
    pub then: Option<usize>,
}

/// A scene, with what can be done in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedScene {
    /// Its id.
    pub id: SceneId,
    /// A play may end there.
    pub ends: bool,
    /// Its turns; « passer » is the last one.
    pub turns: Vec<RankedTurn>,
}

/// A question whose options are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedQuestion {
    /// Its id.
    pub id: QuestionId,
    /// Several options may be chosen.
    pub several: bool,
    /// Its options.
    pub options: Vec<OptionId>,
}

/// What can be counted, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ranks {
    /// Of a scenario: the play begins in the first scene.
    Play(ScenarioId, Vec<RankedScene>),
    /// Of a module.
    Answers(ModuleId, Vec<RankedQuestion>),
}

impl Ranks {
    /// What can be counted of a scenario.
    pub fn of_scenario(scenario: &Scenario) -> Self {
        let scenes = scenario.scenes.iter();
        let scenes = scenes.map(|scene| ranked(scenario, scene)).collect();
        Self::Play(scenario.summary.id.clone(), scenes)
    }

    /// What can be counted of a module: its knowledge questions where one chooses among options.
    pub fn of_module(module: &Module) -> Self {
        let questions = module.questions();
        let questions = questions.filter_map(|(_, question)| asked(question));
        Self::Answers(module.summary.id.clone(), questions.collect())
    }

    /// What it speaks of.
    pub fn subject(&self) -> Subject {
        match self {
            Self::Play(id, _) => Subject::Play(id.clone()),
            Self::Answers(id, _) => Subject::Answers(id.clone()),
        }
    }

    /// A number that changes with the order, the names or the links of what is counted.
    pub fn fingerprint(&self) -> u64 {
        let mut words = String::new();
        let mut add = |parts: &[&str]| {
            for part in parts {
                words.push_str(part);
                words.push('/');
            }
        };
        match self {
            Self::Play(id, scenes) => {
                add(&["histoire", id.as_str()]);
                for scene in scenes {
                    add(&[scene.id.as_str(), if scene.ends { "fin" } else { "" }]);
                    for turn in &scene.turns {
                        let place =
                            |rank: Option<usize>| rank.map_or(String::new(), |r| r.to_string());
                        add(&["-", turn.id.as_str(), &place(turn.to), &place(turn.then)]);
                    }
                }
            }
            Self::Answers(id, questions) => {
                add(&["module", id.as_str()]);
                for question in questions {
                    add(&[
                        question.id.as_str(),
                        if question.several { "plusieurs" } else { "" },
                    ]);
                    question
                        .options
                        .iter()
                        .for_each(|id| add(&["-", id.as_str()]));
                }
            }
        }
        mix(CODES, &words)
    }

    /// The counters one after the other: scenes then turns, or questions then options. Names that
    /// are not of this content count for nothing.
    pub fn counts(&self, sums: &Sums) -> Vec<u16> {
        match (self, sums) {
            (Self::Play(_, scenes), Sums::Play(sums)) => {
                let met = scenes.iter().map(|scene| count(&sums.scenes, &scene.id));
                let made = pairs(scenes).map(|(scene, turn)| {
                    count(&sums.choices, &(scene.id.clone(), turn.id.clone()))
                });
                met.chain(made).collect()
            }
            (Self::Answers(_, questions), Sums::Answers(sums)) => {
                let answered = questions
                    .iter()
                    .map(|question| count(&sums.answered, &question.id));
                let chosen = options(questions).map(|(question, option)| {
                    count(&sums.chosen, &(question.id.clone(), option.clone()))
                });
                answered.chain(chosen).collect()
            }
            (Self::Play(..), Sums::Answers(_)) | (Self::Answers(..), Sums::Play(_)) => Vec::new(),
        }
    }

    /// How many counters there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Play(_, scenes) => scenes.len() + pairs(scenes).count(),
            Self::Answers(_, questions) => questions.len() + options(questions).count(),
        }
    }

    /// True when nothing can be counted: nobody has anything to hand in.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Play(_, scenes) => scenes.is_empty(),
            Self::Answers(_, questions) => questions.is_empty(),
        }
    }

    /// The sums whose counters are these; `None` when no such plays or answers can exist (the first
    /// scene was not met by everybody, a turn was made more often than its scene was met…).
    pub fn sums(&self, contributors: u16, counts: &[u16]) -> Option<Sums> {
        if counts.len() != self.len() {
            return None;
        }
        match self {
            Self::Play(_, scenes) => play_sums(scenes, contributors, counts).map(Sums::Play),
            Self::Answers(_, questions) => {
                answer_sums(questions, contributors, counts).map(Sums::Answers)
            }
        }
    }

    /// The counters of one pupil's answers to a module; `None` for a scenario.
    pub fn answers(&self, progress: &Progress) -> Option<Sums> {
        let Self::Answers(_, questions) = self else {
            return None;
        };
        let mut sums = AnswerSums {
            handed: 1,
            ..AnswerSums::default()
        };
        for question in questions {
            let answered = progress.answers.get(&question.id);
            let Some(Answer::Chosen(ids)) = answered.map(|answered| &answered.answer) else {
                continue;
            };
            // An answer kept from a time when the question had other options.
            let ids: BTreeSet<_> = question
                .options
                .iter()
                .filter(|id| ids.contains(id))
                .collect();
            if ids.is_empty() || (ids.len() > 1 && !question.several) {
                continue;
            }
            sums.answered.insert(question.id.clone(), 1);
            for id in ids {
                sums.chosen.insert((question.id.clone(), id.clone()), 1);
            }
        }
        Some(Sums::Answers(sums))
    }
}

fn ranked(scenario: &Scenario, scene: &Scene) -> RankedScene {
    let rank = |id: &SceneId| scenario.scenes.iter().position(|scene| scene.id == *id);
    let mut turns: Vec<RankedTurn> = Vec::new();
    for choice in scene
        .choices
        .iter()
        .filter(|choice| choice.act == Act::Turn)
    {
        let to = match &choice.target {
            Target::Scene(id) => rank(id),
            Target::Return => None,
        };
        turns.push(RankedTurn {
            id: choice.id.clone(),
            to,
            then: choice.then.as_ref().and_then(rank),
        });
    }
    let skip = scene.skip.as_ref().zip(ChoiceId::parse(SKIP).ok());
    turns.extend(skip.map(|(to, id)| RankedTurn {
        id,
        to: rank(to),
        then: None,
    }));
    RankedScene {
        id: scene.id.clone(),
        ends: scene.ending.is_some(),
        turns,
    }
}

fn asked(question: &Question) -> Option<RankedQuestion> {
    match &question.kind {
        QuestionKind::Knowledge(Knowledge::Choice { options, several }) => Some(RankedQuestion {
            id: question.id.clone(),
            several: *several,
            options: options
                .iter()
                .map(|graded| graded.option.id.clone())
                .collect(),
        }),
        QuestionKind::Knowledge(
            Knowledge::Order { .. }
            | Knowledge::Sort { .. }
            | Knowledge::Match { .. }
            | Knowledge::Gaps { .. },
        )
        | QuestionKind::Attitude(_) => None,
    }
}

fn pairs(scenes: &[RankedScene]) -> impl Iterator<Item = (&RankedScene, &RankedTurn)> {
    scenes
        .iter()
        .flat_map(|scene| scene.turns.iter().map(move |turn| (scene, turn)))
}

fn options(questions: &[RankedQuestion]) -> impl Iterator<Item = (&RankedQuestion, &OptionId)> {
    questions
        .iter()
        .flat_map(|question| question.options.iter().map(move |id| (question, id)))
}

fn count<K: Ord>(sums: &BTreeMap<K, u16>, key: &K) -> u16 {
    sums.get(key).copied().unwrap_or(0)
}

/// Counters that are not zero, under their names.
fn named<K: Ord>(counts: impl Iterator<Item = (K, u16)>) -> BTreeMap<K, u16> {
    counts.filter(|(_, count)| *count > 0).collect()
}

fn play_sums(scenes: &[RankedScene], plays: u16, counts: &[u16]) -> Option<PlaySums> {
    let (met, made) = counts.split_at_checked(scenes.len())?;
    let mut rest = made.iter().copied();
    let mut ended = 0_u32;
    for (nth, (scene, met)) in scenes.iter().zip(met).enumerate() {
        let turns: Vec<u16> = rest.by_ref().take(scene.turns.len()).collect();
        let left: u32 = turns.iter().copied().map(u32::from).sum();
        let plausible = *met <= plays
            && turns.iter().all(|made| made <= met)
            && (nth > 0 || *met == plays)
            && (scene.ends || left >= u32::from(*met));
        if !plausible {
            return None;
        }
        if scene.ends {
            ended += u32::from(*met);
        }
    }
    // Each play ends once.
    (ended == u32::from(plays)).then(|| PlaySums {
        plays,
        scenes: named(
            scenes
                .iter()
                .map(|scene| scene.id.clone())
                .zip(met.iter().copied()),
        ),
        choices: named(
            pairs(scenes)
                .map(|(scene, turn)| (scene.id.clone(), turn.id.clone()))
                .zip(made.iter().copied()),
        ),
    })
}

fn answer_sums(questions: &[RankedQuestion], handed: u16, counts: &[u16]) -> Option<AnswerSums> {
    let (answered, chosen) = counts.split_at_checked(questions.len())?;
    let mut rest = chosen.iter().copied();
    for (question, answered) in questions.iter().zip(answered) {
        let options: Vec<u16> = rest.by_ref().take(question.options.len()).collect();
        let all: u32 = options.iter().copied().map(u32::from).sum();
        let answers = u32::from(*answered);
        let plausible = *answered <= handed
            && options.iter().all(|chosen| chosen <= answered)
            && if question.several {
                all >= answers
            } else {
                all == answers
            };
        if !plausible {
            return None;
        }
    }
    Some(AnswerSums {
        handed,
        answered: named(
            questions
                .iter()
                .map(|question| question.id.clone())
                .zip(answered.iter().copied()),
        ),
        chosen: named(
            options(questions)
                .map(|(question, id)| (question.id.clone(), id.clone()))
                .zip(chosen.iter().copied()),
        ),
    })
}
