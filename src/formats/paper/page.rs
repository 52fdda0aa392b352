//! The printed game as a file of its own: one page of rules, a play sheet, the paragraphs.

use std::fmt::Write as _;

use super::booklet::{Answer, Aside, Booklet, Line, Paragraph, PlaySheet, Row, Way};
use crate::domain::scenario::Scenario;
use crate::domain::text::Inline;
use crate::formats::markup::{escape, line};
use crate::formats::telling::{Cast, HELP};

/// The printed page's own style: black on white, A4.
const STYLE: &str = include_str!("print.css");

/// The printed game, under one set of first names (the first one is number 0).
pub fn paper(scenario: &Scenario, set: usize) -> String {
    let cast = Cast::new(scenario, set);
    let booklet = super::booklet(scenario);
    let title = escape(&booklet.title);
    let parts = [
        rules(&booklet),
        sheet(&booklet),
        paragraphs(&cast, &booklet.paragraphs),
        answers(&cast, &booklet.answers),
        asides(&cast, &booklet.asides),
    ];
    // A table's foot is printed again on every page, by every browser.
    format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <title>{title} – à imprimer</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <main>\n<table class=\"pages\" role=\"presentation\">\n\
         <tbody>\n<tr><td>\n{}</td></tr>\n</tbody>\n\
         <tfoot>\n<tr><td>{}</td></tr>\n</tfoot>\n\
         </table>\n</main>\n</body>\n</html>\n",
        parts.concat(),
        escape(HELP),
    )
}

/// How to play, on one page.
fn rules(booklet: &Booklet) -> String {
    let mut out = String::from("<section class=\"rules\">\n");
    let _ = writeln!(out, "<h1>{}</h1>", escape(&booklet.title));
    let _ = writeln!(out, "<p class=\"lead\">{}</p>", escape(&booklet.lead));
    out.push_str("<h2>Qui es-tu\u{202f}?</h2>\n");
    for sentence in &booklet.who {
        let _ = writeln!(out, "<p>{}</p>", escape(sentence));
    }
    if !booklet.roles.is_empty() {
        let _ = writeln!(out, "<ul>\n{}</ul>", items(&booklet.roles));
    }
    let _ = writeln!(
        out,
        "<h2>Comment jouer</h2>\n<ol>\n{}</ol>\n<p class=\"help\">{}</p>\n</section>",
        items(&booklet.rules),
        escape(HELP)
    );
    out
}

fn items(sentences: &[String]) -> String {
    let items = sentences
        .iter()
        .map(|one| ["<li>", &escape(one), "</li>\n"].concat());
    items.collect()
}

/// The play sheet.
fn sheet(booklet: &Booklet) -> String {
    let PlaySheet {
        rows,
        letters,
        returns,
        has_messages,
    } = &booklet.sheet;
    let mut out = String::from("<section class=\"sheet\">\n<h2>Ta feuille de jeu</h2>\n");
    for (name, row) in rows {
        out.push_str(&self::row(name, row));
    }
    if !letters.is_empty() {
        out.push_str("<h3>Cases</h3>\n<ul class=\"letters\">\n");
        for letter in letters {
            let _ = writeln!(out, "<li>{letter} ☐</li>");
        }
        out.push_str("</ul>\n");
    }
    if *returns > 0 {
        let _ = writeln!(
            out,
            "<h3>Pile de retour, {returns} lignes</h3>\n<ol class=\"lines pile\">"
        );
        out.push_str(&"<li></li>\n".repeat(*returns));
        out.push_str("</ol>\n");
    }
    if *has_messages {
        out.push_str("<h3>Messages</h3>\n<ul class=\"lines\">\n");
        out.push_str(&"<li></li>\n".repeat(6));
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
    out
}

fn row(name: &str, row: &Row) -> String {
    let name = escape(&format!("{name} :"));
    match row {
        Row::Boxes(boxes) => format!(
            "<p class=\"row\"><b>{name}</b> <span class=\"boxes\">{}</span></p>\n",
            escape(boxes)
        ),
        Row::Values(start, values) => {
            let values = values.iter().map(|(words, on)| {
                let class = if *on { " class=\"on\"" } else { "" };
                format!("<li{class}>{}</li>\n", escape(words))
            });
            format!(
                "<div class=\"row\">\n<p><b>{name}</b> {}</p>\n<ul class=\"values\">\n{}</ul>\n</div>\n",
                escape(start),
                values.collect::<String>()
            )
        }
    }
}

fn paragraphs(cast: &Cast<'_>, paragraphs: &[Paragraph]) -> String {
    let mut out =
        String::from("<section class=\"book\">\n<h2>L’histoire</h2>\n<div class=\"columns\">\n");
    for paragraph in paragraphs {
        let mut lines = paragraph.lines.iter();
        let wide = lines.any(|line| matches!(line, Line::Sight { .. }));
        let class = if wide { "paragraph wide" } else { "paragraph" };
        let _ = writeln!(
            out,
            "<article class=\"{class}\">\n{}\n{}<ul class=\"ways\">\n{}</ul>\n</article>",
            heading(cast, paragraph.number, &paragraph.title),
            lines_of(cast, &paragraph.lines),
            paragraph
                .ways
                .iter()
                .map(|one| way(cast, one))
                .collect::<String>()
        );
    }
    out.push_str("</div>\n</section>\n");
    out
}

fn answers(cast: &Cast<'_>, answers: &[Answer]) -> String {
    if answers.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<section class=\"answers\">\n<h2>Réponses</h2>\n<p>Lis seulement celle qu’un paragraphe t’indique.</p>\n<div class=\"columns\">\n",
    );
    for answer in answers {
        let _ = writeln!(
            out,
            "<p><b class=\"number\">Réponse {}</b> · {} {}</p>",
            answer.number,
            escape(&answer.verdict),
            line(cast, &answer.words)
        );
    }
    out.push_str("</div>\n</section>\n");
    out
}

fn asides(cast: &Cast<'_>, asides: &[Aside]) -> String {
    if asides.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<section class=\"asides\">\n<h2>Ce que d’autres ont pu ressentir</h2>\n<p>À lire après la fin, pour les paragraphes de ton chemin. Ce n’est pas une excuse : c’est ce que l’on ne voyait pas.</p>\n<div class=\"columns\">\n",
    );
    for aside in asides {
        let _ = writeln!(
            out,
            "<article class=\"aside\">\n{}",
            heading(cast, aside.number, &aside.title)
        );
        for (who, told) in &aside.sides {
            let who = line(cast, std::slice::from_ref(who));
            let _ = writeln!(out, "<p><b>{who}</b></p>\n{}", lines_of(cast, told));
        }
        out.push_str("</article>\n");
    }
    out.push_str("</div>\n</section>\n");
    out
}

fn heading(cast: &Cast<'_>, number: usize, title: &[Inline]) -> String {
    format!(
        "<h3><span class=\"number\">{number}</span> · {}</h3>",
        line(cast, title)
    )
}

fn lines_of(cast: &Cast<'_>, lines: &[Line]) -> String {
    lines.iter().map(|told| one_line(cast, told)).collect()
}

fn one_line(cast: &Cast<'_>, told: &Line) -> String {
    match told {
        Line::Told { when, words } => {
            format!(
                "<p>{}{}</p>\n",
                condition(when.as_deref()),
                line(cast, words)
            )
        }
        Line::Said {
            when,
            who,
            manner,
            words,
        } => {
            let manner = manner
                .as_ref()
                .map_or_else(String::new, |manner| format!(" ({})", escape(manner)));
            format!(
                "<p class=\"said\">{}<b>{}</b>{manner}{} {}</p>\n",
                condition(when.as_deref()),
                line(cast, std::slice::from_ref(who)),
                escape(" :"),
                line(cast, words)
            )
        }
        Line::Sight { head, rows } => sight(cast, head, rows),
    }
}

fn condition(when: Option<&str>) -> String {
    when.map_or_else(String::new, |when| {
        format!("<span class=\"if\">{}</span> ", escape(when))
    })
}

fn sight(cast: &Cast<'_>, head: &[Vec<Inline>], rows: &[(Vec<Inline>, Vec<String>)]) -> String {
    let mut out = String::from("<table class=\"sight\">\n<thead><tr>");
    for cell in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", line(cast, cell));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (name, seen) in rows {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", line(cast, name));
        for seen in seen {
            let _ = write!(out, "<td>{}</td>", escape(seen));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// Something to do: « → coche la case A ; va au 5. », the last step where the eye finds it.
fn way(cast: &Cast<'_>, way: &Way) -> String {
    let (sign, html) = match way {
        Way::End => ('■', format!("<b>Fin.</b> {}", escape(HELP))),
        Way::Note(sign, words) => (*sign, line(cast, words)),
        Way::Choice {
            sign,
            when,
            words,
            steps,
            go,
        } => {
            let steps = steps.iter().map(|step| escape(&format!("{step} ; ")));
            let steps: String = steps.collect();
            let html = format!(
                "{}<b>{}</b> → {steps}<b class=\"go\">{}.</b>",
                condition(when.as_deref()),
                line(cast, words),
                escape(go)
            );
            (*sign, html)
        }
    };
    format!("<li><span class=\"sign\">{sign}</span> {html}</li>\n")
}
