//! The string literals of a Rust file, as its compiler understands them.
//!
//! It knows comments, lifetimes, plain strings and their escapes; a raw string is refused, so that
//! nothing is left out without a word.

use std::iter::Peekable;
use std::str::Chars;

/// Every string literal of a file.
pub fn of(rust: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = rust.chars().peekable();
    let mut before = ' ';
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|c| *c == '\n');
            }
            '\'' => skip_character(&mut chars),
            '"' => {
                assert!(before != '#' && before != 'r', "a raw string");
                found.push(string(&mut chars));
            }
            _ => {}
        }
        before = c;
    }
    found
}

/// Skips a character in quotes; a lifetime has no second quote and is left as it is.
fn skip_character(chars: &mut Peekable<Chars<'_>>) {
    let mut ahead = chars.clone();
    let first = ahead.next();
    if first == Some('\\') {
        chars.nth(1);
        chars.find(|c| *c == '\'');
    } else if ahead.next() == Some('\'') {
        chars.nth(1);
    }
}

fn string(chars: &mut Peekable<Chars<'_>>) -> String {
    let mut out = String::new();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => escape(chars, &mut out),
            _ => out.push(c),
        }
    }
    out
}

fn escape(chars: &mut Peekable<Chars<'_>>, out: &mut String) {
    match chars.next() {
        Some('u') => {
            let code: String = chars.by_ref().skip(1).take_while(|c| *c != '}').collect();
            let code = u32::from_str_radix(&code, 16).unwrap();
            out.push(char::from_u32(code).unwrap());
        }
        Some('n') => out.push('\n'),
        Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
        Some(c) => out.push(c),
        None => {}
    }
}

#[test]
fn literals_are_read_as_the_compiler_reads_them() {
    let rust = "/// « \"not this\" »\nfn f<'a>(c: char) { c == '\"' || c == '\\''; g(\"a\\u{a0}b\", \"x \\\n    y\\\"z\") }";
    assert_eq!(of(rust), ["a\u{a0}b", "x y\"z"]);
}
