//! The corpus of faults: each file has one, and its name says which and where.
//!
//! `B005@2-sans-relecture.md` must give `B005` on line 2, once, and nothing else. A fault that
//! cannot come alone names every code: `B004+B005@…`, the place being that of the first.
//! A Markdown file joins a small valid content; `….contacts.yml` or `….ouverture.md` takes the
//! place of that registry or fixed text. Scenarios have a corpus of their own: see `scenarios.rs`.

use std::collections::BTreeSet;

use balise::domain::diagnostic::Code;
use balise::formats::curriculum::{Located, SourceFile, compile};

use crate::scenarios::is_alone_in_a_file;
use crate::support::{line, names, small, text, today};

const FOLDER: &str = "tests/core/faults";

/// A file of the corpus, and what its name says.
struct Fault {
    name: String,
    codes: Vec<Code>,
    line: usize,
    file: SourceFile,
}

impl Fault {
    fn read(name: &str) -> Self {
        let (codes, rest) = name
            .split_once('@')
            .unwrap_or_else(|| panic!("{name}: no place"));
        let (line, words) = rest
            .split_once('-')
            .unwrap_or_else(|| panic!("{name}: no words"));
        let codes = codes
            .split('+')
            .map(|code| known(code).unwrap_or_else(|| panic!("{name}: {code}?")))
            .collect();
        let text = text(&format!("{FOLDER}/{name}"));
        let file = SourceFile {
            path: place(words, &text),
            text,
        };
        Self {
            name: name.to_owned(),
            codes,
            line: line.parse().expect("a line"),
            file,
        }
    }

    /// What the checks say of a valid content in which this file stands.
    fn found(&self) -> Vec<Located> {
        let mut files = small();
        files.retain(|file| file.path != self.file.path);
        files.push(self.file.clone());
        compile(&files, &["images/cercle.svg".to_owned()], today()).1
    }
}

fn known(code: &str) -> Option<Code> {
    Code::ALL
        .iter()
        .copied()
        .find(|known| known.as_str() == code)
}

/// Where the file stands below `content/`.
fn place(words: &str, text: &str) -> String {
    let (words, ending) = words.rsplit_once('.').expect("an ending");
    match (words.split_once('.'), ending) {
        (Some((_, registry)), "yml") => format!("referentiels/{registry}.yml"),
        (Some((_, fixed)), _) => format!("commun/{fixed}.md"),
        (None, _) if text.contains("\nid: p") => format!("parents/{words}.md"),
        (None, _) => format!("modules/{words}.md"),
    }
}

fn corpus() -> Vec<Fault> {
    names(FOLDER).iter().map(|name| Fault::read(name)).collect()
}

#[test]
fn the_content_around_a_fault_is_valid() {
    assert_eq!(compile(&small(), &[], today()).1, []);
}

#[test]
fn every_fault_gives_its_code_at_its_line_and_nothing_else() {
    let mut wrong = Vec::new();
    for fault in corpus() {
        // The line, or none when another file is accused.
        let found: Vec<(Code, Option<usize>)> = fault
            .found()
            .iter()
            .map(|Located { path, diagnostic }| {
                let here = *path == fault.file.path;
                (
                    diagnostic.code,
                    here.then(|| line(&fault.file.text, diagnostic.span.start)),
                )
            })
            .collect();
        let codes: BTreeSet<Code> = found.iter().map(|(code, _)| *code).collect();
        let expected: BTreeSet<Code> = fault.codes.iter().copied().collect();
        let first = found.iter().filter(|(code, _)| *code == fault.codes[0]);
        let places: Vec<Option<usize>> = first.map(|(_, line)| *line).collect();
        if codes != expected || places != [Some(fault.line)] {
            wrong.push(format!("{}: {found:?}", fault.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_code_has_a_fault() {
    let corpus = corpus();
    for code in Code::ALL {
        let alone = corpus.iter().any(|fault| fault.codes == [*code]);
        assert!(
            alone || is_alone_in_a_file(*code),
            "{} has no file of its own",
            code.as_str()
        );
    }
}
