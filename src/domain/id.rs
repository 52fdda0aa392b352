//! Identifiers written by authors: stable, validated, unique where they are declared.
//!
//! Nothing is ever stored under a position: a pupil's answer is kept under these ids.

use std::fmt;

/// A text that is not an identifier: it breaks the rule of [`is_slug`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvalidId(pub String);

/// True for one to forty lower-case ASCII letters, digits and hyphens, the first one a letter
/// or a digit.
pub fn is_slug(text: &str) -> bool {
    let bytes = text.as_bytes();
    (1..=40).contains(&bytes.len())
        && bytes[0] != b'-'
        && bytes
            .iter()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || *b == b'-')
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// Reads an identifier.
            ///
            /// # Errors
            /// [`InvalidId`] when the text is not a slug.
            pub fn parse(text: &str) -> Result<Self, InvalidId> {
                if is_slug(text) { Ok(Self(text.to_owned())) } else { Err(InvalidId(text.to_owned())) }
            }

            /// The identifier as its author wrote it.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    )*};
}

ids! {
    /// A module for pupils (`m2`).
    ModuleId;
    /// A scenario (`s2`).
    ScenarioId;
    /// A page for parents (`p2`).
    ParentPageId;
    /// A step of a module.
    StepId;
    /// A question of a module.
    QuestionId;
    /// An option, card, box, gap or word of a question.
    OptionId;
    /// A scene of a scenario.
    SceneId;
    /// A choice of a scene: the id of its target unless the author gave it one.
    ChoiceId;
    /// A character of a scenario.
    CharacterId;
    /// A measure of a scenario.
    MeasureId;
    /// A fact of the registry.
    FactId;
    /// A help contact of the registry.
    ContactId;
    /// An axis of the pHARe programme.
    AxisId;
    /// A class on a teacher's board: made by the program, never a name.
    ClassId;
    /// A session on a teacher's board: made by the program.
    SessionId;
    /// A planned session on a teacher's board: made by the program.
    PlannedId;
    /// An action on a teacher's board: made by the program.
    ActionId;
    /// A day or period of the school year about bullying.
    HighlightId;
}

macro_rules! made {
    ($($name:ident)*) => {$(
        impl $name {
            /// An identifier made by the program: a prefix and a sum.
            pub(super) fn made(prefix: &'static str, sum: u64) -> Self {
                Self(format!("{prefix}{sum:016x}"))
            }
        }
    )*};
}

made! { ClassId SessionId PlannedId ActionId }

/// True when the text is one given letter and a number without leading zero: `m2`, `s14`.
///
/// Addresses and tab titles are made of these ids, so that they say nothing about the subject.
pub fn is_numbered(text: &str, letter: char) -> bool {
    text.strip_prefix(letter).is_some_and(|number| {
        (1..=4).contains(&number.len())
            && !number.starts_with('0')
            && number.bytes().all(|b| b.is_ascii_digit())
    })
}

/// The number of an id such as `m2`; 0 when it has none.
pub fn number_of(id: &str) -> u32 {
    id.trim_start_matches(|c: char| c.is_ascii_alphabetic())
        .parse()
        .unwrap_or(0)
}
