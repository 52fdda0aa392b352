//! The rules of every page, as a list of what breaks them.
//!
//! They read markup only: what the eye sees, the keyboard and a screen reader are checked in a real
//! browser by `tests/e2e/`.

use std::collections::BTreeSet;

use balise::domain::printed::Printed;
use balise::domain::route::Route;

use crate::html::{Document, Element};
use crate::support::{World, repository};

/// What a person acts on.
const INTERACTIVE: [&str; 6] = ["a", "button", "details", "input", "select", "textarea"];
/// What may stand inside a paragraph: a browser closes the paragraph before anything else.
const IN_A_LINE: [&str; 17] = [
    "a", "b", "br", "button", "code", "em", "img", "input", "label", "meter", "optgroup", "option",
    "select", "small", "span", "strong", "textarea",
];

/// A page being judged.
struct Page<'p> {
    world: &'p World,
    route: &'p Route,
    html: &'p str,
    document: &'p Document,
    problems: Vec<String>,
}

/// What breaks a rule in the page of a route.
pub fn problems(world: &World, route: &Route, html: &str) -> Vec<String> {
    let document = Document::parse(html);
    let mut page = Page {
        world,
        route,
        html,
        document: &document,
        problems: document.faults.clone(),
    };
    page.words();
    page.headings();
    page.ids();
    page.references();
    page.fields();
    page.buttons();
    page.images();
    page.attributes();
    page.foreign();
    page.links();
    page.nesting();
    page.problems
}

impl Page<'_> {
    fn say(&mut self, problem: impl Into<String>) {
        self.problems.push(problem.into());
    }

    /// Two pieces of text without a space are one word for a screen reader, or without styles.
    fn words(&mut self) {
        for glued in self.document.seams() {
            self.say(format!("« {glued} » needs a space"));
        }
    }

    /// One `h1`; a heading is at most one level below the one before; none is empty.
    fn headings(&mut self) {
        let mut before = 0;
        let mut firsts = 0;
        for heading in self.document.named(&["h1", "h2", "h3", "h4", "h5", "h6"]) {
            let level: usize = heading.name()[1..].parse().unwrap();
            let words = heading.text();
            firsts += usize::from(level == 1);
            if words.is_empty() {
                self.say(format!("an empty h{level}"));
            }
            if level > before + 1 {
                self.say(format!("h{level} « {words} » after h{before}"));
            }
            before = level;
        }
        if firsts != 1 {
            self.say(format!("{firsts} h1"));
        }
    }

    fn ids(&mut self) {
        let mut seen = BTreeSet::new();
        for element in self.document.elements() {
            let Some(id) = element.attribute("id") else {
                continue;
            };
            if id.is_empty() || id.contains(char::is_whitespace) || !seen.insert(id) {
                self.say(format!("id « {id} » is bad or used twice"));
            }
        }
    }

    fn references(&mut self) {
        for element in self.document.elements() {
            for name in [
                "for",
                "aria-labelledby",
                "aria-describedby",
                "aria-controls",
            ] {
                for id in element
                    .attribute(name)
                    .into_iter()
                    .flat_map(str::split_whitespace)
                {
                    if self.document.by_id(id).is_none() {
                        self.say(format!("{name} names « {id} », which is not there"));
                    }
                }
            }
        }
    }

    fn fields(&mut self) {
        for field in self.document.named(&["input", "select", "textarea"]) {
            if !self.is_labelled(field) {
                self.say(format!("a {} without label", field.name()));
            }
        }
    }

    fn is_labelled(&self, field: Element<'_>) -> bool {
        let speaks = |element: Element<'_>| !element.spoken().is_empty();
        let named = |id: &str| self.document.by_id(id).is_some_and(speaks);
        let labels = self.document.named(&["label"]);
        let by_for = field.attribute("id").is_some_and(|id| {
            let mut labels = labels.iter();
            labels.any(|label| label.attribute("for") == Some(id) && speaks(*label))
        });
        by_for
            || field.attribute("aria-label").is_some_and(|l| !l.is_empty())
            || field.attribute("aria-labelledby").is_some_and(named)
            || field
                .ancestors()
                .any(|up| up.name() == "label" && speaks(up))
    }

    fn buttons(&mut self) {
        for button in self.document.named(&["button"]) {
            if !matches!(button.attribute("type"), Some("button" | "submit")) {
                self.say(format!("button « {} » without type", button.spoken()));
            }
        }
        for element in self.document.named(&["button", "a", "summary", "legend"]) {
            if element.spoken().is_empty() {
                self.say(format!("a {} without name", element.name()));
            }
        }
    }

    fn images(&mut self) {
        for image in self.document.named(&["img"]) {
            if image.attribute("alt").is_none() {
                self.say("an img without alt");
            }
            let source = image.attribute("src").unwrap_or_default();
            let found = resolve(&self.route.path(), source).is_some_and(|path| {
                ["public", "content"]
                    .iter()
                    .any(|folder| repository(folder).join(&path).is_file())
            });
            if !found {
                self.say(format!("img « {source} » leads nowhere"));
            }
        }
    }

    /// No style and no handler in an attribute; nothing jumps the order of the keyboard.
    fn attributes(&mut self) {
        for element in self.document.elements() {
            for (name, value) in element.attributes() {
                let jumps = name == "tabindex" && !matches!(value.as_str(), "0" | "-1");
                if name == "style" || name.starts_with("on") || name == "autofocus" || jumps {
                    self.say(format!("{}: {name}=\"{value}\"", element.name()));
                }
            }
        }
    }

    fn foreign(&mut self) {
        for words in [
            "http://",
            "https://",
            "javascript:",
            "<script",
            "<iframe",
            "<style",
        ] {
            if self.html.to_ascii_lowercase().contains(words) {
                self.say(format!("the page has {words}"));
            }
        }
    }

    fn links(&mut self) {
        for link in self.document.named(&["a"]) {
            let Some(href) = link.attribute("href") else {
                self.say(format!("link « {} » without href", link.spoken()));
                continue;
            };
            if !self.leads_somewhere(href) {
                self.say(format!("link « {href} » leads nowhere"));
            }
        }
    }

    fn leads_somewhere(&self, href: &str) -> bool {
        if let Some(id) = href.strip_prefix('#') {
            return self.document.by_id(id).is_some();
        }
        if let Some((scheme @ ("tel" | "sms"), number)) = href.split_once(':') {
            let contacts = &self.world.curriculum.registries.contacts;
            return contacts
                .iter()
                .any(|known| known.dial == number && known.by_sms == (scheme == "sms"));
        }
        // A sheet that a teacher may change is a file beside the documents.
        if href.ends_with(".odt") {
            let file = resolve(&self.route.path(), href);
            let mut known = self.world.modules().flat_map(|module| {
                Printed::ALL
                    .into_iter()
                    .filter_map(|printed| printed.file(&module.summary.id))
            });
            return known.any(|known| Some(known) == file);
        }
        // Only a teacher's link to a story says something more: the set of first names.
        let (folder, asked) = href.split_once('?').unwrap_or((href, ""));
        let set = asked.strip_prefix("prenoms=").unwrap_or("none");
        let is_set =
            matches!(self.route, Route::Leaf(_) | Route::StoryLeaf(_)) && set.parse::<u8>().is_ok();
        let path = resolve(&self.route.path(), href);
        // A folder written without its last slash costs a redirection.
        folder.ends_with('/')
            && (asked.is_empty() || is_set)
            && path.is_some_and(|path| {
                let to = Route::parse(&path);
                to != Route::NotFound && self.world.routes().contains(&to)
            })
    }

    /// Nothing to act on inside something to act on, no block inside a paragraph.
    fn nesting(&mut self) {
        for outer in self.document.named(&["a", "button", "summary"]) {
            for inner in outer.inside() {
                if INTERACTIVE.contains(&inner.name()) {
                    self.say(format!("{} inside {}", inner.name(), outer.name()));
                }
            }
        }
        for paragraph in self.document.named(&["p", "h1", "h2", "h3", "h4"]) {
            for inner in paragraph.inside() {
                if !IN_A_LINE.contains(&inner.name()) {
                    self.say(format!("{} inside {}", inner.name(), paragraph.name()));
                }
            }
        }
    }
}

/// The path below the application's root of a relative address; none when it leads outside.
pub fn resolve(from: &str, href: &str) -> Option<String> {
    let path = href.split(['?', '#']).next().unwrap_or_default();
    if path.starts_with('/') || path.contains(':') {
        return None;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()?),
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

#[test]
fn an_address_is_resolved_from_its_page() {
    let resolved = |from, href| resolve(from, href).unwrap_or_else(|| "outside".to_owned());
    assert_eq!(resolved("eleve/m2/", "../../aide/"), "aide");
    assert_eq!(resolved("eleve/m2/", "../../"), "");
    assert_eq!(resolved("", "./"), "");
    assert_eq!(resolved("404.html", "eleve/"), "eleve");
    for outside in ["../../../", "/aide/", "https://x.fr/", "mailto:x"] {
        assert_eq!(resolved("eleve/m2/", outside), "outside", "{outside}");
    }
}

#[test]
fn every_rule_sees_what_it_looks_for() {
    let good = "<h1 id=\"t\">T</h1><h2>S</h2><p><a href=\"./\">x</a> <a href=\"#t\">y</a></p>";
    let world = &*crate::support::SMALL;
    let of = |html: &str| problems(world, &Route::Home, html).join("\n");
    assert_eq!(of(good), "");
    for (bad, expected) in [
        ("<h1>T</h1>", "2 h1"),
        ("<h4>T</h4>", "h4 « T » after h2"),
        ("<h2></h2>", "an empty h2"),
        ("<p id=\"t\"></p>", "used twice"),
        ("<label for=\"z\">Z</label>", "« z », which is not there"),
        ("<p aria-labelledby=\"z\"></p>", "« z », which is not there"),
        ("<input type=\"radio\">", "a input without label"),
        (
            "<label for=\"s\"></label><select id=\"s\"></select>",
            "a select without label",
        ),
        ("<button>x</button>", "without type"),
        ("<button type=\"button\"></button>", "a button without name"),
        (
            "<button type=\"button\"><i aria-hidden=\"true\">x</i></button>",
            "without name",
        ),
        ("<img src=\"icon.svg\">", "an img without alt"),
        ("<img src=\"rien.svg\" alt=\"\">", "leads nowhere"),
        ("<p style=\"x\"></p>", "style"),
        ("<p onclick=\"x\"></p>", "onclick"),
        ("<p tabindex=\"2\"></p>", "tabindex"),
        ("<p>https://exemple.fr</p>", "https://"),
        ("<script src=\"x.js\"></script>", "<script"),
        ("<a href=\"javascript:x\">x</a>", "javascript:"),
        ("<a>x</a>", "without href"),
        ("<a href=\"/aide/\">x</a>", "leads nowhere"),
        ("<a href=\"aide\">x</a>", "leads nowhere"),
        ("<a href=\"rien/\">x</a>", "leads nowhere"),
        ("<a href=\"eleve/m999/\">x</a>", "leads nowhere"),
        ("<a href=\"#rien\">x</a>", "leads nowhere"),
        ("<a href=\"eleve/?prenoms=1\">x</a>", "leads nowhere"),
        ("<a href=\"tel:0102030405\">x</a>", "leads nowhere"),
        ("<a href=\"tel:114\">x</a>", "leads nowhere"),
        (
            "<button type=\"button\"><a href=\"./\">x</a></button>",
            "a inside button",
        ),
        ("<p><ul></ul></p>", "ul inside p"),
        ("<p>a<span>b</span></p>", "« ab » needs a space"),
        ("<p>", "never closed"),
    ] {
        let found = of(&format!("{good}{bad}"));
        assert!(found.contains(expected), "{bad} gave « {found} »");
    }
}
