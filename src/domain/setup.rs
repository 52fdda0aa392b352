//! What a teacher prepares before a session, and carries to the computer of another room.

use super::id::StepId;

/// Most letters of each part of a [`Contact`].
pub const CONTACT_LENGTH: usize = 40;

/// Who receives a pupil who wants to talk, where and when: plain words that the teacher types for
/// this session. An empty part is a blank, which every page shows as one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Contact {
    /// Who.
    pub who: String,
    /// Where.
    pub place: String,
    /// When.
    pub when: String,
}

impl Contact {
    /// A contact of these words: no control character, spaces joined, each part cut at
    /// [`CONTACT_LENGTH`] letters.
    pub fn new(who: &str, place: &str, when: &str) -> Self {
        Self {
            who: plain(who),
            place: plain(place),
            when: plain(when),
        }
    }

    /// True when one cannot tell whom to see.
    pub fn is_blank(&self) -> bool {
        self.who.is_empty()
    }
}

/// What a teacher prepares for a session of a module.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Setup {
    /// The net minutes that the session has; the whole module when none.
    pub minutes: Option<u16>,
    /// Optional steps that the teacher keeps, whatever the rule says.
    pub kept: Vec<StepId>,
    /// Optional steps that the teacher leaves out, whatever the rule says.
    pub dropped: Vec<StepId>,
    /// The set of first names, from 0.
    pub names: usize,
    /// Who receives a pupil.
    pub contact: Contact,
}

fn plain(text: &str) -> String {
    // Marks that change the direction of a text could disguise what it says.
    let hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    let shown: String = text
        .chars()
        .map(|c| if hidden(c) { ' ' } else { c })
        .collect();
    let joined = shown.split_whitespace().collect::<Vec<_>>().join(" ");
    let cut: String = joined.chars().take(CONTACT_LENGTH).collect();
    cut.trim_end().to_owned()
}
