//! Markdown as a tree with places in the text.
//!
//! The one function that owns pulldown-cmark's options is here, so that a lesson means the same in
//! the check, in the prerendered page and in the browser. It judges nothing: what is allowed is
//! decided by the parsers that read the tree. The tree borrows the words of its text.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, CowStr, Event, HeadingLevel, Options, Parser, Tag};

/// A piece of Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct Node<'t> {
    /// What it is.
    pub kind: Kind<'t>,
    /// Where it stands, in bytes.
    pub range: Range<usize>,
    /// What it holds.
    pub children: Vec<Node<'t>>,
}

/// Attributes written after a heading: `{#id .class key=value}`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes {
    /// `#id`.
    pub id: Option<String>,
    /// `.class`.
    pub classes: Vec<String>,
    /// `key=value` and bare `key`.
    pub pairs: Vec<(String, Option<String>)>,
}

/// What a node is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind<'t> {
    /// The whole text.
    Root,
    /// A heading of this level.
    Heading(u8, Box<Attributes>),
    /// A paragraph.
    Paragraph,
    /// A list, numbered or not.
    List(bool),
    /// An item of a list.
    Item,
    /// A quotation, with the kind of call-out.
    Quote(Option<BlockQuoteKind>),
    /// A table.
    Table,
    /// The headings of a table.
    TableHead,
    /// A row of a table.
    TableRow,
    /// A cell of a table.
    TableCell,
    /// Words.
    Text(Cow<'t, str>),
    /// Important words.
    Strong,
    /// Stressed words.
    Emphasis,
    /// A link: address and title.
    Link(CowStr<'t>, CowStr<'t>),
    /// An image: address and title.
    Image(CowStr<'t>, CowStr<'t>),
    /// The box of a task list.
    Task(bool),
    /// A line break.
    Break,
    /// Raw HTML; true when it is a script.
    Html(bool),
    /// Anything else, by its name.
    Other(&'static str),
}

/// The dialect of every lesson.
pub fn options() -> Options {
    Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_TABLES
        | Options::ENABLE_GFM
}

/// Deepest nesting that is read: what reads a tree calls itself at each level.
const MAX_DEPTH: usize = 24;

/// Reads a text as a tree.
pub fn parse(text: &str) -> Node<'_> {
    let mut open = vec![Node {
        kind: Kind::Root,
        range: 0..text.len(),
        children: Vec::new(),
    }];
    // How many levels deeper than a tree may be.
    let mut below = 0;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(_) if below > 0 => below += 1,
            Event::End(_) if below > 0 => below -= 1,
            _ if below > 0 => {}
            Event::Start(_) if open.len() > MAX_DEPTH => {
                leaf(&mut open, Kind::Other("imbrication trop profonde"), range);
                below = 1;
            }
            Event::Start(tag) => open.push(Node {
                kind: kind_of(tag),
                range,
                children: Vec::new(),
            }),
            Event::End(_) => {
                if open.len() > 1
                    && let Some(done) = open.pop()
                {
                    push(&mut open, done);
                }
            }
            Event::Text(words) => push_text(&mut open, words.into(), range),
            Event::SoftBreak => push_text(&mut open, " ".into(), range),
            Event::HardBreak => leaf(&mut open, Kind::Break, range),
            Event::TaskListMarker(done) => leaf(&mut open, Kind::Task(done), range),
            Event::Html(html) | Event::InlineHtml(html) => {
                leaf(
                    &mut open,
                    Kind::Html(html.to_ascii_lowercase().contains("<script")),
                    range,
                );
            }
            Event::Code(_) => leaf(&mut open, Kind::Other("code"), range),
            Event::Rule => leaf(&mut open, Kind::Other("ligne"), range),
            Event::InlineMath(_) | Event::DisplayMath(_) => {
                leaf(&mut open, Kind::Other("formule"), range);
            }
            Event::FootnoteReference(_) => {
                leaf(&mut open, Kind::Other("note de bas de page"), range);
            }
        }
    }
    open.into_iter().next().unwrap_or(Node {
        kind: Kind::Root,
        range: 0..0,
        children: Vec::new(),
    })
}

fn kind_of(tag: Tag<'_>) -> Kind<'_> {
    match tag {
        Tag::Paragraph => Kind::Paragraph,
        Tag::Heading {
            level,
            id,
            classes,
            attrs,
        } => Kind::Heading(
            match level {
                HeadingLevel::H1 => 1,
                HeadingLevel::H2 => 2,
                HeadingLevel::H3 => 3,
                HeadingLevel::H4 => 4,
                HeadingLevel::H5 => 5,
                HeadingLevel::H6 => 6,
            },
            Box::new(Attributes {
                id: id.map(|id| id.to_string()),
                classes: classes.iter().map(ToString::to_string).collect(),
                pairs: attrs
                    .iter()
                    .map(|(key, value)| (key.to_string(), value.as_ref().map(ToString::to_string)))
                    .collect(),
            }),
        ),
        Tag::BlockQuote(kind) => Kind::Quote(kind),
        Tag::List(start) => Kind::List(start.is_some()),
        Tag::Item => Kind::Item,
        Tag::Table(_) => Kind::Table,
        Tag::TableHead => Kind::TableHead,
        Tag::TableRow => Kind::TableRow,
        Tag::TableCell => Kind::TableCell,
        Tag::Strong => Kind::Strong,
        Tag::Emphasis => Kind::Emphasis,
        Tag::Link {
            dest_url, title, ..
        } => Kind::Link(dest_url, title),
        Tag::Image {
            dest_url, title, ..
        } => Kind::Image(dest_url, title),
        Tag::HtmlBlock => Kind::Html(false),
        Tag::CodeBlock(_) => Kind::Other("bloc de code"),
        Tag::FootnoteDefinition(_) => Kind::Other("note de bas de page"),
        Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
            Kind::Other("liste de définitions")
        }
        Tag::Strikethrough | Tag::Superscript | Tag::Subscript => Kind::Other("mise en forme"),
        Tag::MetadataBlock(_) => Kind::Other("en-tête"),
    }
}

fn push<'t>(open: &mut [Node<'t>], node: Node<'t>) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(node);
    }
}

fn leaf<'t>(open: &mut [Node<'t>], kind: Kind<'t>, range: Range<usize>) {
    push(
        open,
        Node {
            kind,
            range,
            children: Vec::new(),
        },
    );
}

/// Adds words to the text before them, so that a run of words is one node.
fn push_text<'t>(open: &mut [Node<'t>], words: Cow<'t, str>, range: Range<usize>) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    if let Some(Node {
        kind: Kind::Text(before),
        range: whole,
        ..
    }) = parent.children.last_mut()
    {
        before.to_mut().push_str(&words);
        whole.end = range.end;
    } else {
        parent.children.push(Node {
            kind: Kind::Text(words),
            range,
            children: Vec::new(),
        });
    }
}
