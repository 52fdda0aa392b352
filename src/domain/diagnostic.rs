//! What the checks say: a stable code, a place, and the words that fill its sentence.
//!
//! The French sentences are in [`explain`](crate::formats::explain), so that they never weigh on
//! a pupil's page.

use std::ops::Range;

use super::id::ChoiceId;

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The content is refused.
    Error,
    /// Worth a look.
    Warning,
}

macro_rules! codes {
    ($($name:ident $text:literal $doc:literal;)*) => {
        /// A kind of problem. `B` codes are about structure, `P` codes about protection.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $(#[doc = $doc] $name,)* }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable code that people read: `B010`.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }
        }
    };
}

codes! {
    NoFrontMatter "B001" "The front matter is missing or not closed.";
    BadYaml "B002" "The YAML cannot be read.";
    YamlAnchor "B003" "A YAML anchor, alias or tag.";
    UnknownKey "B004" "A key that does not exist.";
    MissingKey "B005" "A required key is missing.";
    BadValue "B006" "A value that its key does not take.";
    BadTitle "B007" "The `#` heading is missing, repeated or differs from `titre`.";
    RawHtml "B010" "Raw HTML.";
    Script "B011" "A script.";
    UnsafeLink "B012" "A link that is not allowed.";
    NotAllowed "B013" "A construct that lessons do not use.";
    HiddenCharacter "B014" "An invisible or bidirectional character.";
    MissingId "B020" "An id is missing.";
    DuplicateId "B021" "An id is used twice.";
    BadId "B022" "An id is malformed.";
    UnknownAttribute "B023" "An attribute or class that does not exist.";
    MissingTime "B024" "A step without minutes or without `essentiel` / `optionnel`.";
    BadDuration "B025" "The minutes of the module do not add up.";
    SheetIncomplete "B026" "A part of the teacher's sheet is missing or repeated.";
    TraceTooLong "B027" "The « trace écrite » is too long.";
    UnknownReference "B028" "A step, scenario or file that does not exist.";
    NoAlternative "B029" "An image without alternative text.";
    NoCredit "B030" "An image without credit or licence.";
    MissingFile "B031" "An image file that does not exist.";
    BadComposition "B032" "The module lacks an off-screen step, or has too few or too many questions.";
    OutOfPlace "B033" "Something stands outside of any step.";
    NoKind "B040" "A question without exactly one known kind.";
    BadShape "B041" "The list, table or paragraph that the kind needs is missing.";
    NoRightAnswer "B042" "A knowledge question without right answer, or with only right ones.";
    NoFeedback "B043" "An option of a knowledge question without feedback.";
    TooFewOptions "B044" "Too few options.";
    UnknownFramework "B050" "An id that the framework does not have.";
    BrokenLink "B060" "A choice that leads to a scene that does not exist.";
    Unreachable "B061" "A scene that no play reaches.";
    DeadEnd "B062" "A scene where nothing can be chosen and that is no ending.";
    Endless "B063" "A scene from which no ending can be reached.";
    UnknownSpeaker "B064" "A speaker who is not a character.";
    UnknownMeasure "B065" "A measure that is not declared.";
    BadChoice "B066" "The title of a choice cannot be read.";
    NeverTrue "B067" "A choice that can never be made.";
    DuplicateChoice "B068" "Two choices of a scene that cannot be told apart.";
    BadEnding "B069" "An ending with choices, or with an unknown outcome.";
    UnknownName "B070" "A `{name}` that is not a character.";
    TooManyStates "B071" "Too many states to walk through.";
    ThinScenario "B072" "Too few scenes or too few different outcomes.";
    BadMark "B073" "A mark after a name, or at the beginning of a paragraph, that cannot be read.";
    Misnested "B074" "A sub-scene that is left where none is open, or opened too deep.";
    TooMuchToRemember "B075" "More than a play can remember.";
    MissingView "B076" "A scene told from some of the viewpoints only.";
    UnknownView "B077" "A viewpoint that is not declared.";
    PathTooLong "B078" "A path longer than the declared minutes.";
    RightAttitude "P001" "A right answer on an opinion, a feeling or a commitment.";
    UnknownFigure "P002" "A figure that is not in the registry.";
    UnknownNumber "P003" "A phone number that is not in the registry.";
    TooManyFigures "P004" "More than one figure in a pupil's lesson.";
    Expired "P005" "A review date has passed.";
    BannedWords "P006" "Words that hurt or mislead.";
    OneName "P010" "A character with a single first name.";
    NamesDiffer "P011" "First names of one character that differ in gender or initial.";
    NameNotListed "P012" "A first name that is not in the list.";
    LongScene "P020" "A scene that is too long.";
    HarmUnrepaired "P021" "Harm after which no help can be reached.";
    CannotSkip "P022" "A sensitive scene that cannot be skipped.";
    FarHelp "P023" "A state from which no help is within one step.";
    Rewarded "P024" "A path that rewards who does harm.";
    SlowHelp "P025" "A scene from which no help is reached within three minutes.";
    RealBrand "P026" "A real brand in a story.";
}

impl Code {
    /// How bad it is. Everything the checks find today is an error: content that hurts or breaks
    /// does not ship.
    pub fn severity(self) -> Severity {
        Severity::Error
    }
}

/// A problem at a place of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What.
    pub code: Code,
    /// Where, in bytes of the text.
    pub span: Range<usize>,
    /// The words that fill the sentence: the offending word, or « found / expected ».
    pub detail: String,
    /// In a scenario, the shortest choices that lead there; none where no play is concerned.
    pub path: Option<Vec<ChoiceId>>,
}

impl Diagnostic {
    /// A problem.
    pub fn new(code: Code, span: Range<usize>, detail: impl Into<String>) -> Self {
        Self {
            code,
            span,
            detail: detail.into(),
            path: None,
        }
    }
}

/// What parsing gives: always a value, and what was wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed<T> {
    /// What could be read.
    pub value: T,
    /// What could not.
    pub diagnostics: Vec<Diagnostic>,
}
