//! A session being run by a teacher: what the projector shows, what hands said, what remains.
//!
//! [`update`] is pure. A feeling, an opinion or a commitment is never counted: there is no action for
//! it, and a scene where one of the choices is `sensible` refuses hands. What a run holds are ids and
//! numbers, and the local contact: no other word travels between the two windows.

mod acts;
mod frames;

use std::collections::{BTreeMap, BTreeSet};

pub use self::acts::update;
pub use self::frames::{FRAME_WORDS, Frame, frames};
use super::board::Mode;
use super::cut::{self, Cut, Wish};
use super::id::{ChoiceId, ClassId, ModuleId, OptionId, QuestionId, SceneId, StepId};
use super::lesson::{Module, Need, Step, StepKind};
use super::play::{Position, Story};
use super::publish::{self, PublishedAnswers, PublishedMap};
use super::question::{Knowledge, Question, QuestionKind};
use super::scenario::{Act, Choice};
use super::setup::Setup;
use super::sums::AnswerSums;

/// Most hands of one count: more than any class.
pub const MAX_HANDS: u16 = 60;
/// Most choices of a play that is kept.
pub const MAX_CHOICES: usize = 500;

/// What the projector shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// The lesson, where it stands.
    #[default]
    Lesson,
    /// Nothing: eyes are in the room.
    Blank,
    /// The help page, with the local contact.
    Help,
    /// The class's map.
    Map,
}

impl Show {
    /// Every view.
    pub const ALL: [Self; 4] = [Self::Lesson, Self::Blank, Self::Help, Self::Map];

    /// The word used between the two windows.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Lesson => "lecon",
            Self::Blank => "noir",
            Self::Help => "aide",
            Self::Map => "carte",
        }
    }

    /// Reads the word used between the two windows.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.slug() == text)
    }
}

/// A session being run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What.
    pub module: ModuleId,
    /// With whom, when the class is on the board.
    pub class: Option<ClassId>,
    /// How.
    pub mode: Mode,
    /// What was prepared.
    pub setup: Setup,
    /// The minute of the day when it began; none on a device without a clock.
    pub began: Option<u16>,
    /// The minute of the day when it should end.
    pub ends: Option<u16>,
    /// The steps of this session, in order.
    pub steps: Vec<StepId>,
    /// Where it stands.
    pub step: StepId,
    /// Which screen of the step; a story has two: its announcement, and the play.
    pub frame: usize,
    /// The steps that were left behind, done.
    pub done: BTreeSet<StepId>,
    /// The play of the class: the choices made.
    pub play: Vec<ChoiceId>,
    /// « Clore maintenant » was asked: the story takes the soonest way to help.
    pub closing: bool,
    /// Hands for an option of a question.
    pub answers: BTreeMap<(QuestionId, OptionId), u16>,
    /// Hands for a choice of a scene.
    pub votes: BTreeMap<(SceneId, ChoiceId), u16>,
    /// Questions whose hands and right answers are shown.
    pub answered: BTreeSet<QuestionId>,
    /// Scenes whose hands are shown.
    pub voted: BTreeSet<SceneId>,
    /// What the projector shows.
    pub show: Show,
    /// The class's map, once published.
    pub map: Option<PublishedMap>,
    /// What is published of the class's answers, once gathered by codes.
    pub results: Option<PublishedAnswers>,
    /// Grows with every action: between two windows, the later one is right.
    pub revision: u32,
}

/// What a run plays.
#[derive(Clone, Copy)]
pub struct Stage<'s> {
    /// The module.
    pub module: &'s Module,
    /// The story of its simulation, once read.
    pub story: Option<&'s Story>,
}

/// Something the teacher did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RunAction {
    /// Forward: the next screen, the next scene, the answers of a question.
    Next,
    /// Backward.
    Back,
    /// To a step.
    StepChosen(StepId),
    /// The class goes this way: the majority's, one table's, or another one on purpose.
    Picked(ChoiceId),
    /// Hands for a choice of the scene on the screen.
    Voted(ChoiceId, u16),
    /// Hands for an option of a question.
    Answered(QuestionId, OptionId, u16),
    /// The hands of the scene on the screen are shown to everybody.
    VotesShown,
    /// The hands and right answers of a question are shown to everybody.
    AnswersShown(QuestionId),
    /// The projector shows something else; the same again goes back to the lesson.
    Shown(Show),
    /// « Il me reste N minutes », at this minute of the day.
    Recut {
        /// Minutes that are left.
        minutes: u16,
        /// The minute of the day.
        now: Option<u16>,
    },
    /// An optional step is kept, or left out, whatever the rule says.
    StepToggled(StepId),
    /// « Clore maintenant ».
    ClosingAsked,
    /// The class's map was published.
    MapPublished(PublishedMap),
    /// What the class's answers may say was published.
    ResultsPublished(PublishedAnswers),
    /// The next set of first names, of so many.
    NamesSwapped(usize),
}

impl Run {
    /// A session that begins, where the class resumes if it does.
    pub fn new(
        module: &Module,
        class: Option<ClassId>,
        mode: Mode,
        setup: Setup,
        from: Option<&StepId>,
        now: Option<u16>,
    ) -> Option<Self> {
        let net = setup.minutes.map(|length| cut::net(length, mode));
        let plan = plan(module, &setup, net, from, None);
        Some(Self {
            module: module.summary.id.clone(),
            class,
            mode,
            began: now,
            ends: now.map(|now| later(now, net.unwrap_or(plan.minutes))),
            step: plan.steps.first()?.clone(),
            steps: plan.steps,
            frame: 0,
            done: BTreeSet::new(),
            play: Vec::new(),
            closing: false,
            answers: BTreeMap::new(),
            votes: BTreeMap::new(),
            answered: BTreeSet::new(),
            voted: BTreeSet::new(),
            show: Show::default(),
            map: None,
            results: None,
            revision: 1,
            setup,
        })
    }

    /// Minutes since the beginning.
    pub fn elapsed(&self, now: Option<u16>) -> Option<u16> {
        Some(between(self.began?, now?))
    }

    /// Minutes until the planned end; 0 once it is past.
    pub fn remaining(&self, now: Option<u16>) -> Option<u16> {
        let left = between(now?, self.ends?);
        // A session lasts hours at most: a longer wait means that the end is past.
        Some(if left > DAY / 2 { 0 } else { left })
    }

    /// The play of the class.
    pub fn position(&self, story: &Story) -> Option<Position> {
        story.play(&self.play)
    }

    /// Where the class resumes another day: the first essential step that is not done.
    pub fn resume(&self, module: &Module) -> Option<StepId> {
        let ahead = module.steps.iter().filter(|step| {
            step.need == Need::Essential
                && !matches!(step.kind, StepKind::Opening | StepKind::Closing)
        });
        let first = self.steps.iter().find_map(|id| {
            let inner = module.step(id)?;
            (!matches!(inner.kind, StepKind::Opening | StepKind::Closing)).then_some(inner)
        });
        // What another day played before is not asked again.
        let before = |step: &&Step| {
            let rank = |wanted: &Step| module.steps.iter().position(|known| known.id == wanted.id);
            first.is_some_and(|first| rank(step) < rank(first))
        };
        ahead
            .filter(|step| !before(step))
            .find(|step| !self.done.contains(&step.id))
            .map(|step| step.id.clone())
    }

    /// What may be published of the class's answers: what codes gave, or else the hands. They are
    /// never added to each other.
    pub fn published(&self, module: &Module) -> Option<PublishedAnswers> {
        if self.results.is_some() {
            return self.results.clone();
        }
        let questions: Vec<&Question> = module.questions().map(|(_, question)| question).collect();
        let sums = self.hand_sums(&questions);
        let published = publish::answers(&module.summary.id, &questions, &sums);
        (!published.is_empty()).then_some(published)
    }

    /// The hands as sums. Where one option is chosen, each pupil raised a hand once; where several may
    /// be, as many answered as in the rest of the session.
    fn hand_sums(&self, questions: &[&Question]) -> AnswerSums {
        let hands = |question: &Question| {
            let counted = self.answers.iter();
            counted
                .filter(|((known, _), _)| *known == question.id)
                .map(|(_, count)| *count)
                .collect::<Vec<u16>>()
        };
        let several = |question: &Question| {
            matches!(
                question.kind,
                QuestionKind::Knowledge(Knowledge::Choice { several: true, .. })
            )
        };
        let voters = |question: &&Question| -> u16 {
            let counts = hands(question);
            if several(question) {
                counts.into_iter().max().unwrap_or(0)
            } else {
                counts.into_iter().fold(0, u16::saturating_add)
            }
        };
        let handed = questions.iter().map(voters).max().unwrap_or(0);
        let mut sums = AnswerSums {
            handed,
            chosen: self.answers.clone(),
            ..AnswerSums::default()
        };
        for question in questions.iter().filter(|question| voters(question) > 0) {
            let answered = if several(question) {
                handed
            } else {
                voters(question)
            };
            sums.answered.insert(question.id.clone(), answered);
        }
        sums
    }

    /// True when the last step is on the screen.
    pub fn is_at_end(&self) -> bool {
        self.steps.last() == Some(&self.step)
    }
}

/// The scene on the screen, when hands may be counted there: none of its choices is `sensible`.
pub fn counted_scene(run: &Run, stage: Stage<'_>) -> Option<SceneId> {
    let (story, position) = playing(run, stage)?;
    let choices = turns(run, stage);
    let counted = choices.len() > 1 && choices.iter().all(|choice| !choice.sensitive);
    counted.then(|| story.scene(position.state).map(|scene| scene.id.clone()))?
}

/// The choices that the class can make in the scene on the screen, clues and settings excluded.
pub fn turns<'s>(run: &Run, stage: Stage<'s>) -> Vec<&'s Choice> {
    let Some((story, position)) = playing(run, stage) else {
        return Vec::new();
    };
    let moves = story.moves(position.state).into_iter();
    moves
        .filter_map(|made| story.choice(position.state, made))
        .filter(|choice| choice.act == Act::Turn)
        .collect()
}

/// The story on the screen, and where it stands.
pub fn playing<'s>(run: &Run, stage: Stage<'s>) -> Option<(&'s Story, Position)> {
    let step = stage.module.step(&run.step)?;
    let story = stage.story?;
    let on = matches!(step.kind, StepKind::Simulation(_)) && run.frame > 0;
    on.then(|| run.position(story).map(|position| (story, position)))?
}

/// Minutes of a day.
const DAY: u16 = 24 * 60;

/// Minutes from one minute of the day to another, midnight crossed at most once.
fn between(from: u16, to: u16) -> u16 {
    (to % DAY + DAY - from % DAY) % DAY
}

fn later(now: u16, minutes: u16) -> u16 {
    (now + minutes) % DAY
}

/// The steps of a session, or what is ahead of one that has begun.
fn plan(
    module: &Module,
    setup: &Setup,
    minutes: Option<u16>,
    from: Option<&StepId>,
    now: Option<&Run>,
) -> Cut {
    cut::cut(
        &module.steps,
        Wish {
            minutes,
            from,
            kept: &setup.kept,
            dropped: &setup.dropped,
            opened: now.is_some(),
        },
    )
}
