//! A pupil's session: what was done on this device, and how acts change it.
//!
//! [`update`] is pure: it changes the session and says what the program must do. Feelings have no
//! action here, so they cannot be kept.

use litemap::LiteMap;

use super::id::{ChoiceId, ModuleId, QuestionId, ScenarioId, StepId};
use super::question::Answer;

/// An answer, and whether the pupil asked for feedback on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// What was answered.
    pub answer: Answer,
    /// Feedback was asked for.
    pub checked: bool,
}

/// How far a pupil is in a module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The step on the screen; the first one when absent.
    pub step: Option<StepId>,
    /// The answers, by question.
    pub answers: LiteMap<QuestionId, Answered>,
    /// The last step was left by « Terminer ».
    pub finished: bool,
}

/// Whose device this is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Device {
    /// Presumed shared: what is kept ends with the tab.
    #[default]
    Shared,
    /// The person said « Cet appareil est à moi ».
    Mine,
}

/// How the last attempt to keep the session ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Keeping {
    /// Nothing to say.
    #[default]
    Fine,
    /// The device refused: the session lives in memory only.
    Refused,
}

/// What was done on this device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Session {
    /// Progress by module.
    pub modules: LiteMap<ModuleId, Progress>,
    /// The plays, by scenario: each is the list of choices made.
    pub plays: LiteMap<ScenarioId, Vec<ChoiceId>>,
    /// The set of first names in use, the same everywhere.
    pub names: usize,
    /// Whose device this is.
    pub device: Device,
    /// How the last attempt to keep it ended.
    pub keeping: Keeping,
}

impl Session {
    /// The progress in a module; an empty one when it was not begun.
    pub fn progress(&self, module: &ModuleId) -> Progress {
        self.modules.get(module).cloned().unwrap_or_default()
    }

    /// True once a scenario was begun.
    pub fn has_begun(&self, scenario: &ScenarioId) -> bool {
        self.plays.get(scenario).is_some()
    }

    /// True when nothing was done.
    pub fn is_empty(&self) -> bool {
        self.modules.is_empty() && self.plays.is_empty()
    }
}

/// A fact: something that a person did, or that happened to the device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Action {
    /// The pupil went to a step.
    StepEntered(ModuleId, StepId),
    /// The pupil left the last step.
    ModuleFinished(ModuleId),
    /// The pupil changed an answer; feedback, if shown, is hidden again.
    AnswerGiven(ModuleId, QuestionId, Answer),
    /// The pupil asked for feedback.
    AnswerChecked(ModuleId, QuestionId),
    /// The pupil made a choice in a scenario.
    ChoiceMade(ScenarioId, ChoiceId),
    /// The pupil went back until so many choices remain.
    PlayRewound(ScenarioId, usize),
    /// The pupil asked to begin a scenario anew: nothing of the play stays.
    PlayForgotten(ScenarioId),
    /// Another pupil takes the device: nothing of the one before stays.
    PassedOn,
    /// The class uses another set of first names.
    NamesChanged(usize),
    /// The person said « Cet appareil est à moi », or took it back.
    DeviceDeclared(Device),
    /// The person asked to erase.
    Erased,
    /// The device refused to keep the session.
    SaveFailed,
    /// The device kept the session.
    SaveSucceeded,
}

/// What the program must do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    /// Keep the session where the device allows it.
    Save,
    /// Remove the session from the device.
    Forget,
    /// Remember whose device this is, and move what is kept accordingly.
    MoveTo(Device),
    /// Erase everything that Balise keeps on this device.
    EraseEverything,
}

/// Applies an action.
pub fn update(session: &mut Session, action: Action) -> Vec<Command> {
    match action {
        Action::StepEntered(module, step) => {
            session.modules.entry(module).or_default().step = Some(step);
        }
        Action::ModuleFinished(module) => {
            session.modules.entry(module).or_default().finished = true;
        }
        Action::AnswerGiven(module, question, answer) if answer.is_empty() => {
            // Taking back what was never given is no act: nothing is kept for it.
            let taken_back = session
                .modules
                .get_mut(&module)
                .and_then(|progress| progress.answers.remove(&question));
            if taken_back.is_none() {
                return Vec::new();
            }
        }
        Action::AnswerGiven(module, question, answer) => {
            let answered = Answered {
                answer,
                checked: false,
            };
            let progress = session.modules.entry(module).or_default();
            progress.answers.insert(question, answered);
        }
        Action::AnswerChecked(module, question) => {
            let answered = session
                .modules
                .get_mut(&module)
                .and_then(|progress| progress.answers.get_mut(&question));
            match answered {
                Some(answered) => answered.checked = true,
                None => return Vec::new(),
            }
        }
        Action::ChoiceMade(scenario, choice) => {
            session.plays.entry(scenario).or_default().push(choice);
        }
        Action::PlayRewound(scenario, kept) => {
            session.plays.entry(scenario).or_default().truncate(kept);
        }
        Action::PlayForgotten(scenario) => {
            session.plays.remove(&scenario);
        }
        Action::PassedOn => {
            session.modules = LiteMap::new();
            session.plays = LiteMap::new();
            return vec![Command::Forget];
        }
        Action::NamesChanged(set) => {
            session.names = set;
            // Names alone are nobody's answers: they are kept with what they go with.
            if session.is_empty() {
                return Vec::new();
            }
        }
        Action::DeviceDeclared(device) => {
            session.device = device;
            return vec![Command::MoveTo(device)];
        }
        Action::Erased => {
            *session = Session::default();
            return vec![Command::EraseEverything];
        }
        Action::SaveFailed => {
            session.keeping = Keeping::Refused;
            return Vec::new();
        }
        Action::SaveSucceeded => {
            session.keeping = Keeping::Fine;
            return Vec::new();
        }
    }
    vec![Command::Save]
}
