//! French typography, applied to every text that a person reads.
//!
//! Authors type ordinary spaces and straight apostrophes; readers get the right ones.
//! It does not touch words, quotes in another language or code.

/// No-break space: before `:`, inside « ».
const NO_BREAK: char = '\u{a0}';
/// Narrow no-break space: before `; ! ? %`.
const NARROW: char = '\u{202f}';

/// The text with French spaces, apostrophes and ellipses.
pub fn french(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\'', _) => out.push('’'),
            (' ', Some(';' | '!' | '?' | '%')) => out.push(NARROW),
            (' ', Some(':' | '»')) => out.push(NO_BREAK),
            ('«', Some(' ')) => {
                rest.next();
                out.push('«');
                out.push(NO_BREAK);
            }
            ('.', Some('.')) => dots(&mut out, &mut rest),
            _ => out.push(c),
        }
    }
    out
}

fn dots(out: &mut String, rest: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut count = 1;
    while rest.next_if_eq(&'.').is_some() {
        count += 1;
    }
    if count == 3 {
        out.push('…');
    } else {
        out.extend(std::iter::repeat_n('.', count));
    }
}
