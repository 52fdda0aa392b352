//! A small reader of HTML, for what Leptos writes: quoted attributes, few entities.
//!
//! It repairs nothing: a tag that closes nothing is a fault, which a rule reports.

use std::iter;

/// Elements that have no end tag.
const VOID: [&str; 6] = ["br", "hr", "img", "input", "link", "meta"];
/// Elements inside a line; every other one begins a new line of text.
const INLINE: [&str; 9] = [
    "a", "b", "code", "em", "img", "input", "small", "span", "strong",
];

/// Stands before each piece of text while lines are put together; no page has it.
const SEAM: char = '\u{1}';

/// A page that was read.
pub struct Document {
    nodes: Vec<Node>,
    /// End tags that close nothing, elements that are never closed.
    pub faults: Vec<String>,
}

struct Node {
    parent: Option<usize>,
    /// One past the last node inside.
    end: usize,
    what: What,
}

enum What {
    Element {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
}

/// An element of a page.
#[derive(Clone, Copy)]
pub struct Element<'d> {
    document: &'d Document,
    at: usize,
}

/// Whether words that a screen reader is not given count.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hidden {
    Kept,
    Dropped,
}

impl Document {
    /// Reads a page.
    pub fn parse(html: &str) -> Self {
        let mut document = Self {
            nodes: Vec::new(),
            faults: Vec::new(),
        };
        let mut open = Vec::new();
        let mut rest = html;
        while let Some((text, after)) = rest.split_once('<') {
            document.push_text(&open, text);
            if let Some(comment) = after.strip_prefix("!--") {
                rest = comment.split_once("-->").map_or("", |(_, next)| next);
                continue;
            }
            let (tag, next) = after.split_at(tag_end(after));
            document.read_tag(&mut open, tag);
            rest = next.strip_prefix('>').unwrap_or_default();
        }
        document.push_text(&open, rest);
        while let Some(at) = open.pop() {
            let fault = format!("<{}> is never closed", document.name(at));
            document.faults.push(fault);
            document.nodes[at].end = document.nodes.len();
        }
        document
    }

    /// Every element, in the order of the page.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_>> {
        (0..self.nodes.len())
            .filter(|at| matches!(self.nodes[*at].what, What::Element { .. }))
            .map(|at| Element { document: self, at })
    }

    /// The elements of one of these names.
    pub fn named(&self, names: &[&str]) -> Vec<Element<'_>> {
        self.elements()
            .filter(|element| names.contains(&element.name()))
            .collect()
    }

    /// The elements that have this class.
    pub fn classed(&self, class: &str) -> Vec<Element<'_>> {
        self.elements()
            .filter(|element| element.has_class(class))
            .collect()
    }

    /// The element that has this id.
    pub fn by_id(&self, id: &str) -> Option<Element<'_>> {
        self.elements()
            .find(|element| element.attribute("id") == Some(id))
    }

    /// The words of the page, a line for each block.
    pub fn lines(&self) -> Vec<String> {
        let mut out = String::new();
        let mut at = 0;
        while at < self.nodes.len() {
            self.push_words(at, Hidden::Kept, &mut out);
            at = self.nodes[at].end;
        }
        tidy(&out)
    }

    /// The words of the page in one line.
    pub fn text(&self) -> String {
        self.lines().join(" ")
    }

    /// Spoken words of different places that touch without a space: a name and what follows it.
    pub fn seams(&self) -> Vec<String> {
        let mut marked = String::new();
        let mut at = 0;
        while at < self.nodes.len() {
            self.push_words(at, Hidden::Dropped, &mut marked);
            at = self.nodes[at].end;
        }
        let lines = marked.split('\n').map(|line| {
            let pieces: Vec<&str> = line.split(SEAM).filter(|piece| !piece.is_empty()).collect();
            pieces
                .windows(2)
                .filter(|pair| pair[0].ends_with(is_closed) && pair[1].starts_with(is_word))
                .map(<[&str]>::concat)
                .collect::<Vec<_>>()
        });
        lines.flatten().collect()
    }

    fn name(&self, at: usize) -> &str {
        match &self.nodes[at].what {
            What::Element { name, .. } => name,
            What::Text(_) => "",
        }
    }

    fn push(&mut self, open: &[usize], what: What) -> usize {
        let at = self.nodes.len();
        self.nodes.push(Node {
            parent: open.last().copied(),
            end: at + 1,
            what,
        });
        at
    }

    fn push_text(&mut self, open: &[usize], text: &str) {
        if !text.is_empty() {
            self.push(open, What::Text(decode(text)));
        }
    }

    fn read_tag(&mut self, open: &mut Vec<usize>, tag: &str) {
        if tag.starts_with('!') {
            return;
        }
        if let Some(name) = tag.strip_prefix('/') {
            match open.last() {
                // A name may keep the capitals of the drawing's own language.
                Some(at) if self.name(*at).eq_ignore_ascii_case(name.trim()) => {
                    self.nodes[*at].end = self.nodes.len();
                    open.pop();
                }
                Some(_) | None => self.faults.push(format!("</{name}> closes nothing")),
            }
            return;
        }
        let inner = tag.trim_end_matches('/');
        let (name, rest) = inner
            .split_once(|c: char| c.is_ascii_whitespace())
            .unwrap_or((inner, ""));
        let attributes = read_attributes(rest);
        let name = name.to_ascii_lowercase();
        let is_void = VOID.contains(&name.as_str());
        let at = self.push(open, What::Element { name, attributes });
        if !is_void {
            open.push(at);
        }
    }

    fn push_words(&self, at: usize, hidden: Hidden, out: &mut String) {
        let name = match &self.nodes[at].what {
            What::Text(text) => {
                out.push(SEAM);
                out.push_str(text);
                return;
            }
            What::Element { name, .. } => name,
        };
        let element = Element { document: self, at };
        if hidden == Hidden::Dropped && element.attribute("aria-hidden") == Some("true") {
            return;
        }
        let edge = if INLINE.contains(&name.as_str()) {
            ""
        } else {
            "\n"
        };
        out.push_str(edge);
        let mut inner = at + 1;
        while inner < self.nodes[at].end {
            self.push_words(inner, hidden, out);
            inner = self.nodes[inner].end;
        }
        out.push_str(edge);
    }
}

impl<'d> Element<'d> {
    /// Its name.
    pub fn name(self) -> &'d str {
        self.document.name(self.at)
    }

    /// Its attributes.
    pub fn attributes(self) -> &'d [(String, String)] {
        match &self.document.nodes[self.at].what {
            What::Element { attributes, .. } => attributes,
            What::Text(_) => &[],
        }
    }

    /// The value of an attribute.
    pub fn attribute(self, name: &str) -> Option<&'d str> {
        self.attributes()
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// True when it has this class.
    pub fn has_class(self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// The elements around it, nearest first.
    pub fn ancestors(self) -> impl Iterator<Item = Element<'d>> {
        let document = self.document;
        let up = move |at: &usize| document.nodes[*at].parent;
        iter::successors(up(&self.at), up).map(move |at| Element { document, at })
    }

    /// The elements inside.
    pub fn inside(self) -> impl Iterator<Item = Element<'d>> {
        let end = self.document.nodes[self.at].end;
        self.document
            .elements()
            .filter(move |element| element.at > self.at && element.at < end)
    }

    /// Its words, a line for each block.
    pub fn lines(self) -> Vec<String> {
        self.words(Hidden::Kept)
    }

    /// Its words in one line.
    pub fn text(self) -> String {
        self.lines().join(" ")
    }

    /// What a screen reader calls it: its label, else its words.
    pub fn spoken(self) -> String {
        self.attribute("aria-label").map_or_else(
            || self.words(Hidden::Dropped).join(" "),
            |label| label.trim().to_owned(),
        )
    }

    fn words(self, hidden: Hidden) -> Vec<String> {
        let mut out = String::new();
        self.document.push_words(self.at, hidden, &mut out);
        tidy(&out)
    }
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(tag: &str) -> usize {
    let mut quoted = false;
    for (at, byte) in tag.bytes().enumerate() {
        match byte {
            b'"' => quoted = !quoted,
            b'>' if !quoted => return at,
            _ => {}
        }
    }
    tag.len()
}

fn read_attributes(text: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| c == '=' || c.is_ascii_whitespace())
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let (value, next) = match after.strip_prefix("=\"") {
            Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
            None => ("", after.trim_start_matches('=')),
        };
        found.push((name.to_ascii_lowercase(), decode(value)));
        rest = next.trim_start();
    }
    found
}

fn decode(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&amp;", "&")
}

/// What words begin with: a letter, a digit, or a mark that is read beside words.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '✓' | '○' | '◐' | '↑' | '↓' | '→')
}

/// What a space must follow before another word: all but an elision or an opening sign.
fn is_closed(c: char) -> bool {
    !c.is_whitespace() && !matches!(c, '’' | '(' | '“' | '-' | '/')
}

/// The lines that hold something, ordinary spaces once each; no-break spaces are kept.
fn tidy(text: &str) -> Vec<String> {
    text.replace(SEAM, "")
        .split('\n')
        .map(|line| line.split_ascii_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}

#[test]
fn a_page_is_read_as_it_is_written() {
    let document = Document::parse(
        "<!DOCTYPE html><div id=\"a\"><p class=\"x y\">un <i>&lt;deux&gt;</i></p><!><!--<p>--><br><input required value=\"1>0\">\
         <button aria-label=\"dit\"><span aria-hidden=\"true\">↑</span> écrit</button></div></p><ul>",
    );
    assert_eq!(document.lines(), ["un", "<deux>", "↑ écrit"]);
    assert_eq!(
        document.faults,
        ["</p> closes nothing", "<ul> is never closed"]
    );
    let input = document.named(&["input"])[0];
    assert_eq!(input.attribute("required"), Some(""));
    assert_eq!(input.attribute("value"), Some("1>0"));
    assert_eq!(
        input.ancestors().map(Element::name).collect::<Vec<_>>(),
        ["div"]
    );
    let button = document.named(&["button"])[0];
    assert_eq!(
        (button.spoken().as_str(), button.text().as_str()),
        ("dit", "↑ écrit")
    );
    assert_eq!(document.classed("y")[0].inside().count(), 1);
    assert!(document.by_id("a").is_some());
}

#[test]
fn words_that_touch_are_seen() {
    let seams = |html| Document::parse(html).seams();
    assert_eq!(seams("<p>Toi<span>en privé</span></p>"), ["Toien privé"]);
    assert_eq!(seams("<p>✓<!>juste</p>"), ["✓juste"]);
    assert_eq!(seams("<p>38 %<em>(2024)</em></p>"), ["38 %(2024)"]);
    let apart = "<p>Toi <b>a</b></p><p>l’<em>un</em>, <em>x</em></p><label>a</label><span>b</span>";
    assert_eq!(seams(apart), Vec::<String>::new());
}
