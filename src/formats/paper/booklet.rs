//! What stands on the pages of the printed game, in the order of reading.
//!
//! Sentences of our own already have their French spaces. Nothing here says how it looks.

use crate::domain::text::Inline;

/// The printed game.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booklet {
    /// The story's title.
    pub title: String,
    /// What it is about, and how long it takes.
    pub lead: String,
    /// Who the reader is.
    pub who: Vec<String>,
    /// The roles to choose from; none when nobody chooses.
    pub roles: Vec<String>,
    /// How to play: the rules that this story needs, a sentence or two each.
    pub rules: Vec<String>,
    /// What the reader ticks, circles and writes.
    pub sheet: PlaySheet,
    /// The numbered paragraphs.
    pub paragraphs: Vec<Paragraph>,
    /// What clues reveal.
    pub answers: Vec<Answer>,
    /// What others could have felt, to read after the end.
    pub asides: Vec<Aside>,
}

/// The play sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaySheet {
    /// Rows of boxes and of values, each after its name.
    pub rows: Vec<(String, Row)>,
    /// Boxes that have a letter.
    pub letters: Vec<String>,
    /// Lines of the pile that says where to come back; 0 when nothing does.
    pub returns: usize,
    /// True when messages are written.
    pub has_messages: bool,
}

/// A row of the play sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// Boxes, and numbers between them.
    Boxes(String),
    /// Values of which one is circled: what is circled at the start, then each value with whether it
    /// is.
    Values(String, Vec<(String, bool)>),
}

/// A numbered paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paragraph {
    /// Its number, from 1.
    pub number: usize,
    /// Its title.
    pub title: Vec<Inline>,
    /// What happens.
    pub lines: Vec<Line>,
    /// What can be done.
    pub ways: Vec<Way>,
}

/// Something to read. A condition is a whole « Si …, lis : ».
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Told.
    Told {
        /// When to read it.
        when: Option<String>,
        /// Its words.
        words: Vec<Inline>,
    },
    /// Said by someone.
    Said {
        /// When to read it.
        when: Option<String>,
        /// Who.
        who: Inline,
        /// How, in words; nothing for a message to everybody.
        manner: Option<String>,
        /// Its words.
        words: Vec<Inline>,
    },
    /// Who sees what.
    Sight {
        /// The headings of the columns.
        head: Vec<Vec<Inline>>,
        /// What is seen, and by whom.
        rows: Vec<(Vec<Inline>, Vec<String>)>,
    },
}

/// Something to do, after its sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// ■ The story ends here.
    End,
    /// A sign, then what it asks for.
    Note(char, Vec<Inline>),
    /// A choice.
    Choice {
        /// Its sign.
        sign: char,
        /// When it can be made: a whole « Si … : ».
        when: Option<String>,
        /// Its words.
        words: Vec<Inline>,
        /// What to do then, in order, but the last thing.
        steps: Vec<String>,
        /// The last thing to do.
        go: String,
    },
}

/// What a clue reveals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Its number, from 1.
    pub number: usize,
    /// Whether it reveals too much, and what to tick.
    pub verdict: String,
    /// Why.
    pub words: Vec<Inline>,
}

/// The sides of other people in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aside {
    /// The paragraph's number.
    pub number: usize,
    /// Its title.
    pub title: Vec<Inline>,
    /// Each person, and what only that person knows.
    pub sides: Vec<(Inline, Vec<Line>)>,
}
