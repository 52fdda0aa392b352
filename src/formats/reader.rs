//! Reads the tree of a text into domain text, and notes what it may not hold.
//!
//! It knows lines and blocks; what a heading or a list means belongs to the parsers above it.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::BlockQuoteKind;

use super::markdown::{Attributes, Kind, Node};
use super::typography::french;
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::id::{CharacterId, FactId, is_slug};
use crate::domain::text::{Block, CalloutKind, Image, Inline};

/// Looks at every run of words of a file, with the fact that stands around it, if any.
///
/// The native check watches for figures, phone numbers and words that hurt; the browser watches
/// nothing, since only checked files are published.
pub trait Watch {
    /// Looks at some words.
    fn words(&self, words: &str, span: Range<usize>, fact: Option<&str>, out: &mut Vec<Diagnostic>);
    /// Looks at an image's file.
    fn image(&self, source: &str, span: Range<usize>, out: &mut Vec<Diagnostic>);
}

/// Reads nodes, and gathers diagnostics.
pub(super) struct Reader<'a> {
    /// What was wrong.
    pub out: Vec<Diagnostic>,
    watch: Option<&'a dyn Watch>,
    characters: &'a [CharacterId],
}

/// An item of a list: its own line, its id, its box, and what is nested under it.
pub(super) struct Entry<'n> {
    /// The words of its line.
    pub line: Vec<Node<'n>>,
    /// The id at its end.
    pub id: Option<String>,
    /// The box of a task list.
    pub task: Option<bool>,
    /// What is nested.
    pub nested: Vec<&'n Node<'n>>,
    /// Where it stands.
    pub span: Range<usize>,
}

impl<'a> Reader<'a> {
    /// A reader for a text where these characters may be named.
    pub fn new(watch: Option<&'a dyn Watch>, characters: &'a [CharacterId]) -> Self {
        Self {
            out: Vec::new(),
            watch,
            characters,
        }
    }

    /// Notes a problem.
    pub fn note(&mut self, code: Code, span: &Range<usize>, detail: impl Into<String>) {
        self.out.push(Diagnostic::new(code, span.clone(), detail));
    }

    /// Reads a line of words.
    pub fn line(&mut self, nodes: &[Node<'_>]) -> Vec<Inline> {
        self.line_in(nodes, None)
    }

    fn line_in(&mut self, nodes: &[Node<'_>], fact: Option<&str>) -> Vec<Inline> {
        let mut line = Vec::with_capacity(nodes.len());
        for node in nodes {
            match &node.kind {
                Kind::Text(words) => self.words(words, &node.range, fact, &mut line),
                Kind::Strong => line.push(Inline::Strong(self.line_in(&node.children, fact))),
                Kind::Emphasis => line.push(Inline::Emphasis(self.line_in(&node.children, fact))),
                Kind::Break => line.push(Inline::Break),
                Kind::Link(url, _) => self.link(url, node, &mut line),
                Kind::Html(_) => self.html(node),
                Kind::Image(..) => {
                    self.note(Code::NotAllowed, &node.range, "image dans une phrase");
                }
                Kind::Task(_) => self.note(Code::NotAllowed, &node.range, "case à cocher"),
                Kind::Other(what) => self.note(Code::NotAllowed, &node.range, *what),
                Kind::Root
                | Kind::Heading(..)
                | Kind::Paragraph
                | Kind::List(_)
                | Kind::Item
                | Kind::Quote(_)
                | Kind::Table
                | Kind::TableHead
                | Kind::TableRow
                | Kind::TableCell => {
                    self.note(Code::NotAllowed, &node.range, "bloc dans une phrase");
                }
            }
        }
        line
    }

    /// Words with `{name}` placeholders.
    fn words(
        &mut self,
        words: &str,
        span: &Range<usize>,
        fact: Option<&str>,
        line: &mut Vec<Inline>,
    ) {
        if let Some(watch) = self.watch {
            watch.words(words, span.clone(), fact, &mut self.out);
        }
        let mut rest = words;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((name, tail)) = after.split_once('}') else {
                break;
            };
            if !before.is_empty() {
                line.push(Inline::Text(french(before)));
            }
            match CharacterId::parse(name) {
                Ok(id) if self.characters.contains(&id) => line.push(Inline::Name(id)),
                Ok(_) | Err(_) => {
                    let code = if name.starts_with(['#', '.']) {
                        Code::UnknownAttribute
                    } else {
                        Code::UnknownName
                    };
                    self.note(code, span, name);
                }
            }
            rest = tail;
        }
        if !rest.is_empty() {
            line.push(Inline::Text(french(rest)));
        }
    }

    fn link(&mut self, url: &str, node: &Node<'_>, line: &mut Vec<Inline>) {
        if url == "aide" {
            line.push(Inline::Help(self.line(&node.children)));
        } else if let Some(fact) = url.strip_prefix("fait:") {
            let words = self.line_in(&node.children, Some(fact));
            match FactId::parse(fact) {
                Ok(id) => line.push(Inline::Fact { id, words }),
                Err(_) => self.note(Code::BadId, &node.range, fact),
            }
        } else {
            let code = if is_script(url) {
                Code::Script
            } else {
                Code::UnsafeLink
            };
            self.note(code, &node.range, url);
            line.extend(self.line(&node.children));
        }
    }

    /// Notes raw HTML; a script is named as such.
    fn html(&mut self, node: &Node<'_>) {
        let is_script = |node: &Node<'_>| matches!(node.kind, Kind::Html(true));
        let script = is_script(node) || node.children.iter().any(is_script);
        self.note(
            if script { Code::Script } else { Code::RawHtml },
            &node.range,
            "",
        );
    }

    /// Reads blocks.
    pub fn blocks<'n>(&mut self, nodes: impl IntoIterator<Item = &'n Node<'n>>) -> Vec<Block> {
        let mut blocks = Vec::new();
        for node in nodes {
            blocks.extend(self.block(node));
        }
        blocks
    }

    /// Reads a block.
    pub fn block(&mut self, node: &Node<'_>) -> Option<Block> {
        match &node.kind {
            Kind::Paragraph => self.paragraph(node),
            Kind::Heading(_, attributes) => {
                self.refuse_attributes(attributes, &node.range);
                Some(Block::Subheading(self.line(&node.children)))
            }
            Kind::List(ordered) => {
                let items = node
                    .children
                    .iter()
                    .map(|item| self.item_blocks(item))
                    .collect();
                Some(Block::List {
                    ordered: *ordered,
                    items,
                })
            }
            Kind::Quote(kind) => {
                let blocks = self.blocks(&node.children);
                match kind {
                    None => Some(Block::Quote(blocks)),
                    Some(BlockQuoteKind::Important) => {
                        Some(callout(CalloutKind::Important, blocks))
                    }
                    Some(BlockQuoteKind::Note) => Some(callout(CalloutKind::Note, blocks)),
                    Some(BlockQuoteKind::Tip) => Some(callout(CalloutKind::Tip, blocks)),
                    Some(BlockQuoteKind::Warning | BlockQuoteKind::Caution) => {
                        self.note(Code::NotAllowed, &node.range, "[!WARNING] ou [!CAUTION]");
                        None
                    }
                }
            }
            Kind::Table => Some(self.table(node)),
            Kind::Html(_) => {
                self.html(node);
                None
            }
            Kind::Other(what) => {
                self.note(Code::NotAllowed, &node.range, *what);
                None
            }
            Kind::Root
            | Kind::Item
            | Kind::TableHead
            | Kind::TableRow
            | Kind::TableCell
            | Kind::Text(_)
            | Kind::Strong
            | Kind::Emphasis
            | Kind::Link(..)
            | Kind::Image(..)
            | Kind::Task(_)
            | Kind::Break => Some(Block::Paragraph(self.line(std::slice::from_ref(node)))),
        }
    }

    /// A paragraph, or an image that stands alone in one.
    fn paragraph(&mut self, node: &Node<'_>) -> Option<Block> {
        if let [
            Node {
                kind: Kind::Image(source, title),
                children,
                range,
            },
        ] = node.children.as_slice()
        {
            let alternative = text_of(children);
            if alternative.trim().is_empty() {
                self.note(Code::NoAlternative, range, source.as_ref());
            }
            let lower = title.to_ascii_lowercase();
            if !lower.contains("crédit") || !lower.contains("licence") {
                self.note(Code::NoCredit, range, source.as_ref());
            }
            if !source.starts_with("images/") || source.contains("..") || source.contains(':') {
                self.note(Code::UnsafeLink, range, source.as_ref());
                return None;
            }
            if let Some(watch) = self.watch {
                watch.image(source, range.clone(), &mut self.out);
                watch.words(&alternative, range.clone(), None, &mut self.out);
            }
            return Some(Block::Image(Image {
                source: source.to_string(),
                alternative: french(&alternative),
                credit: french(title),
            }));
        }
        Some(Block::Paragraph(self.line(&node.children)))
    }

    fn item_blocks(&mut self, item: &Node<'_>) -> Vec<Block> {
        let entry = self.entry(item);
        if let Some(id) = &entry.id {
            self.note(Code::OutOfPlace, &item.range, format!("{{#{id}}}"));
        }
        if entry.task.is_some() {
            self.note(Code::NotAllowed, &item.range, "case à cocher");
        }
        let mut blocks = vec![Block::Paragraph(self.line(&entry.line))];
        blocks.extend(self.blocks(entry.nested));
        blocks
    }

    fn table(&mut self, node: &Node<'_>) -> Block {
        let mut head = Vec::new();
        let mut rows = Vec::new();
        for row in &node.children {
            let cells = row
                .children
                .iter()
                .map(|cell| self.line(&cell.children))
                .collect();
            if matches!(row.kind, Kind::TableHead) {
                head = cells;
            } else {
                rows.push(cells);
            }
        }
        Block::Table { head, rows }
    }

    /// Splits an item into its line, its id, its box and what is nested.
    pub fn entry<'n>(&mut self, item: &'n Node<'n>) -> Entry<'n> {
        let mut line: Vec<Node<'n>> = Vec::new();
        let mut nested = Vec::new();
        let mut task = None;
        for child in &item.children {
            match &child.kind {
                Kind::Paragraph if line.is_empty() && nested.is_empty() => {
                    for inner in &child.children {
                        if let Kind::Task(done) = inner.kind {
                            task = Some(done);
                        } else {
                            line.push(inner.clone());
                        }
                    }
                }
                Kind::Task(done) => task = Some(*done),
                Kind::Text(_)
                | Kind::Strong
                | Kind::Emphasis
                | Kind::Link(..)
                | Kind::Image(..)
                | Kind::Break
                    if nested.is_empty() =>
                {
                    line.push(child.clone());
                }
                _ => nested.push(child),
            }
        }
        let first_line =
            item.range.start..line.last().map_or(item.range.end, |last| last.range.end);
        let id = self.take_id(&mut line, &first_line);
        Entry {
            line,
            id,
            task,
            nested,
            span: first_line,
        }
    }

    /// Takes the `{#id}` at the end of a line away from it.
    pub fn take_id(&mut self, line: &mut Vec<Node<'_>>, span: &Range<usize>) -> Option<String> {
        let Some(Node {
            kind: Kind::Text(words),
            ..
        }) = line.last_mut()
        else {
            return None;
        };
        let trimmed = words.trim_end();
        let start = trimmed.rfind("{#")?;
        let id = trimmed[start..]
            .strip_prefix("{#")?
            .strip_suffix('}')?
            .to_owned();
        let kept = words[..start].trim_end().len();
        if kept == 0 {
            line.pop();
        } else {
            match words {
                Cow::Borrowed(words) => *words = &words[..kept],
                Cow::Owned(words) => words.truncate(kept),
            }
        }
        if id.contains(' ') {
            self.note(Code::UnknownAttribute, span, id.as_str());
        } else if !is_slug(&id) {
            self.note(Code::BadId, span, id.as_str());
        }
        Some(id)
    }

    /// Notes every attribute of a heading that should have none.
    pub fn refuse_attributes(&mut self, attributes: &Attributes, span: &Range<usize>) {
        for found in attributes
            .id
            .iter()
            .map(|id| format!("#{id}"))
            .chain(attributes.classes.iter().map(|class| format!(".{class}")))
            .chain(attributes.pairs.iter().map(|(key, _)| key.clone()))
        {
            self.note(Code::UnknownAttribute, span, found);
        }
    }
}

fn callout(kind: CalloutKind, blocks: Vec<Block>) -> Block {
    Block::Callout { kind, blocks }
}

/// The words of some nodes, without any meaning.
pub(super) fn text_of(nodes: &[Node<'_>]) -> String {
    nodes
        .iter()
        .map(|node| match &node.kind {
            Kind::Text(words) => words.to_string(),
            Kind::Break => " ".to_owned(),
            _ => text_of(&node.children),
        })
        .collect()
}

/// True for an address that would run a program.
fn is_script(url: &str) -> bool {
    let scheme: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(11)
        .collect::<String>()
        .to_ascii_lowercase();
    ["javascript:", "vbscript:", "data:"]
        .iter()
        .any(|bad| scheme.starts_with(bad))
}
