//! A module: the steps that a class walks through, and the parts that only its teacher sees.

use super::date::Date;
use super::id::{AxisId, ModuleId, ParentPageId, QuestionId, ScenarioId, StepId};
use super::question::Question;
use super::text::{Block, Inline};

/// Length in minutes of a whole module.
pub const MODULE_MINUTES: u16 = 50;
/// Most minutes of a module that may be essential: what fits a class in a computer room, where a
/// period of 55 leaves 38 (see `docs/content-format.md`).
pub const ESSENTIAL_MINUTES: u16 = 35;
/// Most words of a « trace écrite »: four lines of a notebook.
pub const TRACE_WORDS: usize = 60;

/// A year of the collège.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Sixième.
    Sixieme,
    /// Cinquième.
    Cinquieme,
    /// Quatrième.
    Quatrieme,
    /// Troisième.
    Troisieme,
}

impl Level {
    /// Every level, youngest first.
    pub const ALL: [Self; 4] = [
        Self::Sixieme,
        Self::Cinquieme,
        Self::Quatrieme,
        Self::Troisieme,
    ];

    /// The usual short form: `5e`.
    pub fn short(self) -> &'static str {
        match self {
            Self::Sixieme => "6e",
            Self::Cinquieme => "5e",
            Self::Quatrieme => "4e",
            Self::Troisieme => "3e",
        }
    }

    /// Reads the short form.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.short() == text)
    }
}

/// What a module is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Theme {
    /// Empathy online, the witness's power.
    Empathy,
    /// Who can see what.
    Privacy,
    /// Evidence, reporting, telling.
    Reporting,
}

impl Theme {
    /// Every theme, in the order of the path.
    pub const ALL: [Self; 3] = [Self::Empathy, Self::Privacy, Self::Reporting];

    /// The word used in front matter.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Empathy => "empathie",
            Self::Privacy => "vie-privee",
            Self::Reporting => "signalement",
        }
    }

    /// Reads the word used in front matter.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.slug() == text)
    }
}

/// What lists and boards say of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ModuleSummary {
    /// Its id.
    pub id: ModuleId,
    /// Its title.
    pub title: String,
    /// Who it is for.
    pub levels: Vec<Level>,
    /// What it is about.
    pub theme: Theme,
    /// The action it trains (rule R1 of the safeguarding rules).
    pub gesture: String,
    /// Minutes of all its steps.
    pub minutes: u16,
    /// Minutes of its essential steps.
    pub essential: u16,
    /// pHARe axes; its minutes count for the first one.
    pub axes: Vec<AxisId>,
    /// Who reread it, in words.
    pub reviewed_by: String,
    /// When its facts were last verified.
    pub verified_on: Date,
    /// When it must be read again.
    pub review_by: Date,
}

/// A module as a class plays it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Module {
    /// What lists say of it.
    pub summary: ModuleSummary,
    /// Its steps, the fixed opening first and the fixed closing last.
    pub steps: Vec<Step>,
}

impl Module {
    /// The step that has this id.
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == *id)
    }

    /// Every question with the step that holds it.
    pub fn questions(&self) -> impl Iterator<Item = (&Step, &Question)> {
        self.steps
            .iter()
            .flat_map(|step| step.questions().map(move |question| (step, question)))
    }

    /// The question that has this id.
    pub fn question(&self, id: &QuestionId) -> Option<&Question> {
        self.questions()
            .map(|(_, question)| question)
            .find(|question| question.id == *id)
    }

    /// The screens a pupil walks through: one for each step, except that the opening stands above
    /// the first step, so that the first screen already asks something.
    pub fn screens(&self) -> impl Iterator<Item = &Step> {
        self.steps
            .iter()
            .filter(|step| step.kind != StepKind::Opening)
    }

    /// The fixed opening.
    pub fn opening(&self) -> Option<&Step> {
        self.steps
            .iter()
            .find(|step| step.kind == StepKind::Opening)
    }
}

/// Whether a step may be left out when time is short.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Always kept.
    Essential,
    /// May be left out.
    Optional,
}

/// What happens in a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepKind {
    /// The fixed opening, the same in every module.
    Opening,
    /// On the screen.
    Screen,
    /// Off the screen, in the room.
    Workshop,
    /// A scenario is played.
    Simulation(ScenarioId),
    /// The fixed closing, the same in every module.
    Closing,
}

/// One step of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// Its title.
    pub title: Vec<Inline>,
    /// Its length in minutes.
    pub minutes: u16,
    /// Whether it may be left out.
    pub need: Need,
    /// What happens in it.
    pub kind: StepKind,
    /// What it holds, in order.
    pub items: Vec<Item>,
}

impl Step {
    /// The questions of this step.
    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.items.iter().filter_map(|item| match item {
            Item::Question(question) => Some(question),
            Item::Text(_) => None,
        })
    }
}

/// A piece of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    /// Text to read.
    Text(Block),
    /// Something to answer.
    Question(Question),
}

/// A part of the teacher's sheet (« fiche de séance »).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum SheetPart {
    /// What pupils will be able to do.
    Objective,
    /// What to bring.
    Material,
    /// How the class is organised.
    Setting,
    /// What to say.
    Instructions,
    /// Expected answers.
    Answers,
    /// How to adapt.
    Differentiation,
}

impl SheetPart {
    /// Every part, in the order of a French « fiche de séance ».
    pub const ALL: [Self; 6] = [
        Self::Objective,
        Self::Material,
        Self::Setting,
        Self::Instructions,
        Self::Answers,
        Self::Differentiation,
    ];

    /// The word used in lesson files.
    pub fn slug(self) -> &'static str {
        match self {
            Self::Objective => "objectif",
            Self::Material => "materiel",
            Self::Setting => "modalites",
            Self::Instructions => "consignes",
            Self::Answers => "reponses",
            Self::Differentiation => "differenciation",
        }
    }

    /// Reads the word used in lesson files.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.slug() == text)
    }
}

/// What a teacher's part is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartKind {
    /// A « Que faire si… » card, tied to a step or to the whole session.
    Card(Option<StepId>),
    /// What to say or watch for at a step.
    Notes(StepId),
    /// A part of the teacher's sheet.
    Sheet(SheetPart),
    /// What pupils copy in their notebook (« trace écrite »).
    Trace,
}

/// A part that never reaches a pupil's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TeacherPart {
    /// What it is for.
    pub kind: PartKind,
    /// Its title.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// What lists say of a page for parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentSummary {
    /// Its id.
    pub id: ParentPageId,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub theme: Theme,
    /// One sentence.
    pub summary: String,
    /// When it must be read again.
    pub review_by: Date,
}

/// A section of a page for parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: Vec<Inline>,
    /// Its text.
    pub blocks: Vec<Block>,
}

/// A page for parents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParentPage {
    /// What lists say of it.
    pub summary: ParentSummary,
    /// What stands before the first section.
    pub introduction: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// Least and most questions of a module.
pub const QUESTIONS: std::ops::RangeInclusive<usize> = 6..=8;
/// Least number of kinds among the questions of a module.
pub const QUESTION_KINDS: usize = 4;
/// Most questions of a module that nobody may leave out.
pub const ESSENTIAL_QUESTIONS: usize = 5;

/// True when a class cannot leave this question out: its step is essential and it is not optional.
pub fn is_essential(step: &Step, question: &Question) -> bool {
    step.need == Need::Essential && !question.optional
}

/// True when the module has an off-screen step.
pub fn has_workshop(steps: &[Step]) -> bool {
    steps.iter().any(|step| step.kind == StepKind::Workshop)
}
