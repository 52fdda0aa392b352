//! Reads and checks a page for parents.

use super::{CheckedParentPage, Context, dates, same_title, shifted, shown};
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::id::{ParentPageId, is_numbered};
use crate::domain::lesson::{ParentSummary, Theme};
use crate::formats::typography::french;
use crate::formats::watch::BANNED_FOR_PUPILS;
use crate::formats::{front_matter, lesson};

/// Reads and checks a page for parents.
pub fn check_parent_page(
    text: &str,
    context: &Context<'_>,
) -> (Option<CheckedParentPage>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let Some((mut fields, body, offset)) = front_matter::read(text, &mut out) else {
        return (None, out);
    };
    let id = fields.text("id", &mut out).and_then(|(words, span)| {
        front_matter::id(&words, span, &mut out, |words| {
            if is_numbered(words, 'p') {
                ParentPageId::parse(words).map_err(|_| ())
            } else {
                Err(())
            }
        })
    });
    let title = shown(&mut fields, "titre", context, &mut out);
    fields.one_of("public", &mut out, |words| {
        (words == "parents").then_some(())
    });
    let theme = fields.one_of("theme", &mut out, Theme::parse);
    let summary = shown(&mut fields, "resume", context, &mut out).map(|(words, _)| words);
    let review_by = dates(&mut fields, context.today, &mut out).map(|(_, review_by)| review_by);
    fields.finish(&mut out);
    let watchman = context.watchman();
    let parsed = lesson::parent_page(body, Some(&watchman));
    out.extend(
        parsed
            .diagnostics
            .into_iter()
            .map(|diagnostic| shifted(diagnostic, offset)),
    );
    out.retain(|d| d.code != Code::BannedWords || !BANNED_FOR_PUPILS.contains(&d.detail.as_str()));
    same_title(title.as_ref(), &parsed.value.title, &mut out);
    let page = (|| {
        let summary = ParentSummary {
            id: id?,
            title: french(&title?.0),
            theme: theme?,
            summary: french(&summary?),
            review_by: review_by?,
        };
        Some(CheckedParentPage {
            summary,
            source: body.to_owned(),
        })
    })();
    (page, out)
}
