//! A question that is being asked: reads and changes its answer, wherever its fields are drawn.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::id::{ModuleId, OptionId, QuestionId};
use crate::domain::question::{Answer, Knowledge};
use crate::domain::session::{Action, Answered};
use crate::ui::words;

/// A question that is being asked, and what was answered.
#[derive(Clone, Copy)]
pub struct Asked {
    app: App,
    place: StoredValue<(ModuleId, QuestionId)>,
    remark: RwSignal<&'static str>,
}

impl Asked {
    /// A question of a module.
    pub fn new(module: &ModuleId, question: &QuestionId) -> Self {
        let app = App::get();
        let place = StoredValue::new((module.clone(), question.clone()));
        Self {
            app,
            place,
            remark: RwSignal::new(""),
        }
    }

    /// What was answered, and whether feedback was asked for.
    fn answered(self) -> Option<Answered> {
        self.place.with_value(|(module, question)| {
            self.app
                .session()
                .with(|session| session.modules.get(module)?.answers.get(question).cloned())
        })
    }

    /// What was answered.
    pub fn answer(self) -> Option<Answer> {
        self.answered().map(|answered| answered.answer)
    }

    /// Feedback was asked for on the present answer.
    pub fn checked(self) -> bool {
        self.answered().is_some_and(|answered| answered.checked)
    }

    /// What to say to someone who asked for feedback too early; empty otherwise.
    pub fn remark(self) -> &'static str {
        self.remark.get()
    }

    /// Changes the answer.
    pub fn give(self, answer: Answer) {
        self.remark.set("");
        let (module, question) = self.place.get_value();
        self.app
            .dispatch(Action::AnswerGiven(module, question, answer));
    }

    /// Chooses an option, or takes it back where several may be chosen.
    pub fn choose(self, option: &OptionId, several: bool, chosen: bool) {
        let mut ids = match untrack(|| self.answer()) {
            Some(Answer::Chosen(ids)) if several => ids,
            Some(_) | None => Vec::new(),
        };
        ids.retain(|id| id != option);
        if chosen {
            ids.push(option.clone());
        }
        self.give(Answer::Chosen(ids));
    }

    /// Puts something somewhere, or takes it away.
    pub fn put(self, what: &OptionId, place: Option<OptionId>) {
        let mut pairs = match untrack(|| self.answer()) {
            Some(Answer::Placed(pairs)) => pairs,
            Some(_) | None => Vec::new(),
        };
        pairs.retain(|(known, _)| known != what);
        pairs.extend(place.map(|place| (what.clone(), place)));
        self.give(Answer::Placed(pairs));
    }

    /// The id of an element of this question in the page.
    pub fn dom_id(self, what: &str) -> String {
        self.place
            .with_value(|(_, question)| format!("q-{question}-{what}"))
    }

    /// Moves the focus to an element of this question.
    pub fn focus(self, what: &str) {
        let id = self.dom_id(what);
        self.app.page(|page| page.focus(&id));
    }

    /// Asks for feedback; `default` is the answer that the screen shows before any was given.
    pub fn check(self, knowledge: &Knowledge, default: Option<Answer>) {
        let present = untrack(|| self.answer());
        let Some(answer) = present
            .clone()
            .or(default)
            .filter(|answer| knowledge.is_complete(answer))
        else {
            self.remark.set(words::ANSWER_FIRST);
            return;
        };
        if present.is_none() {
            self.give(answer);
        }
        let (module, question) = self.place.get_value();
        self.app.dispatch(Action::AnswerChecked(module, question));
    }

    /// For each piece of a checked answer, whether it is right; `None` before feedback.
    pub fn is_right(self, knowledge: &Knowledge, piece: &OptionId) -> Option<bool> {
        let answer = self.answer().filter(|_| self.checked())?;
        let verdict = knowledge.verdict(&answer);
        verdict
            .pieces
            .into_iter()
            .find(|(id, _)| id == piece)
            .map(|(_, right)| right)
    }
}
