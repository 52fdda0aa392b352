//! Written text as a tree: what a lesson may hold, and nothing else.
//!
//! There is no node for raw markup, a script or an address chosen by an author: such a text cannot
//! be represented, so no view can draw it.

use super::id::{CharacterId, FactId};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain words.
    Text(String),
    /// Important words.
    Strong(Vec<Inline>),
    /// Stressed words.
    Emphasis(Vec<Inline>),
    /// A link to the help page.
    Help(Vec<Inline>),
    /// Words that state a figure, with the fact that gives it.
    Fact {
        /// The fact in the registry.
        id: FactId,
        /// The author's words.
        words: Vec<Inline>,
    },
    /// The current first name of a character.
    Name(CharacterId),
    /// A line break wanted by the author.
    Break,
}

/// What a call-out is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// To remember.
    Important,
    /// An explanation.
    Note,
    /// A piece of advice.
    Tip,
}

/// A drawing with what a reader needs who cannot see it, and whom to thank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// File below `images/`.
    pub source: String,
    /// What it shows, in words.
    pub alternative: String,
    /// Author and licence.
    pub credit: String,
}

/// A block of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading inside a section.
    Subheading(Vec<Inline>),
    /// A list.
    List {
        /// Numbered or not.
        ordered: bool,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// Words said by someone, or set apart.
    Quote(Vec<Block>),
    /// A call-out.
    Callout {
        /// What it is for.
        kind: CalloutKind,
        /// Its text.
        blocks: Vec<Block>,
    },
    /// A table with one row of headings.
    Table {
        /// The headings of the columns.
        head: Vec<Vec<Inline>>,
        /// The rows.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A drawing.
    Image(Image),
}

/// The words alone, names shown as the given function says.
pub fn plain(inlines: &[Inline], name: &dyn Fn(&CharacterId) -> String) -> String {
    let mut out = String::new();
    push_plain(&mut out, inlines, name);
    out
}

fn push_plain(out: &mut String, inlines: &[Inline], name: &dyn Fn(&CharacterId) -> String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => out.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Help(inner)
            | Inline::Fact { words: inner, .. } => push_plain(out, inner, name),
            Inline::Name(id) => out.push_str(&name(id)),
            Inline::Break => out.push(' '),
        }
    }
}

/// Number of words of a text as a person counts them: runs that hold a letter or a digit.
/// A clitic (« l’écran », « c’est ») counts with its word.
pub fn words(inlines: &[Inline]) -> usize {
    plain(inlines, &|id| id.to_string())
        .split_whitespace()
        .filter(|run| run.chars().any(char::is_alphanumeric))
        .count()
}

/// Number of words of a series of blocks.
pub fn words_in(blocks: &[Block]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph(line) | Block::Subheading(line) => words(line),
            Block::List { items, .. } => items.iter().map(|item| words_in(item)).sum(),
            Block::Quote(inner) | Block::Callout { blocks: inner, .. } => words_in(inner),
            Block::Table { head, rows } => {
                head.iter().map(|cell| words(cell)).sum::<usize>()
                    + rows.iter().flatten().map(|cell| words(cell)).sum::<usize>()
            }
            Block::Image(_) => 0,
        })
        .sum()
}
