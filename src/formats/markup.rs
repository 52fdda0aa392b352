//! Texts inside HTML and SVG that the native tool writes.
//!
//! It builds no tag: whoever writes a document opens and closes its own.

use super::telling::Cast;
use super::typography::french;
use crate::domain::text::Inline;

/// A text as the content of an element or of an attribute, with French spaces.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for sign in french(text).chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(sign),
        }
    }
    out
}

/// A line of a text, its stressed words kept.
pub fn line(cast: &Cast<'_>, inlines: &[Inline]) -> String {
    inlines.iter().map(|inline| piece(cast, inline)).collect()
}

fn piece(cast: &Cast<'_>, inline: &Inline) -> String {
    match inline {
        Inline::Strong(inner) => format!("<strong>{}</strong>", line(cast, inner)),
        Inline::Emphasis(inner) => format!("<em>{}</em>", line(cast, inner)),
        Inline::Help(inner) | Inline::Fact { words: inner, .. } => line(cast, inner),
        Inline::Break => "<br>".to_owned(),
        Inline::Text(_) | Inline::Name(_) => escape(&cast.text(std::slice::from_ref(inline))),
    }
}
