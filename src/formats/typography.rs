//! French typography, applied to every text that a person reads.
//!
//! Authors type ordinary spaces and straight apostrophes; readers get the right ones.
//! It does not touch words, quotes in another language or code.

use std::ops::Range;

/// No-break space: before `:`, inside « ».
const NO_BREAK: &str = "\u{a0}";
/// Narrow no-break space: before `; ! ? %`.
const NARROW: &str = "\u{202f}";

/// The text with French spaces, apostrophes and ellipses.
pub fn french(text: &str) -> String {
    // Every text of a lesson comes by here: it looks at bytes, and copies what lies between changes.
    let bytes = text.as_bytes();
    let mut out = String::with_capacity(text.len() + 8);
    let (mut from, mut kept) = (0, 0);
    while let Some(next) = bytes[from..]
        .iter()
        .position(|byte| MAY_CHANGE[usize::from(*byte)])
    {
        let at = from + next;
        from = at + 1;
        if let Some((range, better)) = change(bytes, at)
            && range.start >= kept
        {
            out.push_str(&text[kept..range.start]);
            out.push_str(better);
            kept = range.end;
            from = from.max(kept);
        }
    }
    out.push_str(&text[kept..]);
    out
}

/// The first byte of « and ».
const QUOTE: u8 = 0xc2;

/// For every byte, whether a change may begin there.
const MAY_CHANGE: [bool; 256] = {
    let mut table = [false; 256];
    let signs = [b'\'', b';', b'!', b'?', b'%', b':', b'.', QUOTE];
    let mut nth = 0;
    while nth < signs.len() {
        table[signs[nth] as usize] = true;
        nth += 1;
    }
    table
};

/// What the sign at this place changes in the text, itself or the space beside it.
fn change(bytes: &[u8], at: usize) -> Option<(Range<usize>, &'static str)> {
    let before = bytes[..at].last().copied();
    let spaced = before == Some(b' ');
    match &bytes[at..] {
        [b'\'', ..] => Some((at..at + 1, "’")),
        [b';' | b'!' | b'?' | b'%', ..] if spaced => Some((at - 1..at, NARROW)),
        [b':', ..] | [QUOTE, 0xbb, ..] if spaced => Some((at - 1..at, NO_BREAK)),
        [QUOTE, 0xab, b' ', ..] => Some((at + 2..at + 3, NO_BREAK)),
        [b'.', b'.', b'.', after @ ..] if before != Some(b'.') && !after.starts_with(b".") => {
            Some((at..at + 3, "…"))
        }
        _ => None,
    }
}
