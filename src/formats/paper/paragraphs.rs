//! The numbered paragraphs, the answers of clues, and what others could have felt.
//!
//! Each line that asks for something begins with a sign of its own, which the rules explain.

use std::fmt::Write as _;

use super::book::Book;
use super::rules::capital_si;
use crate::domain::scenario::{Act, Beat, Choice, Mode, Scene, Seen, View, What};
use crate::domain::text::Inline;
use crate::formats::markup::{escape, line};
use crate::formats::telling::{self, HELP, SKIP_WORDS, role};

/// The book itself.
pub(super) fn paragraphs(book: &Book<'_>) -> String {
    let mut out =
        String::from("<section class=\"book\">\n<h2>L’histoire</h2>\n<div class=\"columns\">\n");
    for (rank, scene) in book.scenes.iter().enumerate() {
        let wide = scene
            .beats
            .iter()
            .any(|beat| matches!(beat.what, What::Sight { .. }));
        let class = if wide { "paragraph wide" } else { "paragraph" };
        let _ = writeln!(
            out,
            "<article class=\"{class}\">\n{}",
            heading(book, rank, scene)
        );
        for beat in told(book, scene) {
            out.push_str(&self::beat(book, beat, beat.view.as_ref()));
        }
        out.push_str(&ways(book, scene));
        out.push_str("</article>\n");
    }
    out.push_str("</div>\n</section>\n");
    out
}

/// What clues reveal, apart from them and in another order.
pub(super) fn answers(book: &Book<'_>) -> String {
    if book.answers.is_empty() {
        return String::new();
    }
    let mut out = String::from(
        "<section class=\"answers\">\n<h2>Réponses</h2>\n<p>Lis seulement celle qu’un paragraphe t’indique.</p>\n<div class=\"columns\">\n",
    );
    for (rank, clue) in book.answers.iter().enumerate() {
        let Act::Clue { reveals, feedback } = &clue.act else {
            continue;
        };
        let verdict = if *reveals {
            format!("Cela révèle trop : coche 1 case « {} ».", book.clues)
        } else {
            "Cela peut rester.".to_owned()
        };
        let _ = writeln!(
            out,
            "<p><b class=\"number\">Réponse {}</b> · {} {}</p>",
            rank + 1,
            escape(&verdict),
            line(&book.cast, feedback)
        );
    }
    out.push_str("</div>\n</section>\n");
    out
}

/// The sides of other people, by paragraph.
pub(super) fn asides(book: &Book<'_>) -> String {
    let mut out = String::new();
    for (rank, scene) in book.scenes.iter().enumerate() {
        let views = book
            .scenario
            .views
            .iter()
            .filter(|view| book.is_aside(view));
        let told: Vec<String> = views.filter_map(|view| side(book, scene, view)).collect();
        if !told.is_empty() {
            let _ = writeln!(
                out,
                "<article class=\"aside\">\n{}\n{}</article>",
                heading(book, rank, scene),
                told.concat()
            );
        }
    }
    if out.is_empty() {
        return out;
    }
    format!(
        "<section class=\"asides\">\n<h2>Ce que d’autres ont pu ressentir</h2>\n<p>À lire après la fin, pour les paragraphes de ton chemin. Ce n’est pas une excuse : c’est ce que l’on ne voyait pas.</p>\n<div class=\"columns\">\n{out}</div>\n</section>\n"
    )
}

fn heading(book: &Book<'_>, rank: usize, scene: &Scene) -> String {
    format!(
        "<h3><span class=\"number\">{}</span> · {}</h3>",
        rank + 1,
        line(&book.cast, &scene.title)
    )
}

/// What the pupil can read in a scene, in some state.
fn told<'s>(book: &Book<'s>, scene: &'s Scene) -> impl Iterator<Item = &'s Beat> {
    let only = book.only_role();
    scene.beats.iter().filter(move |beat| match &beat.view {
        None => true,
        Some(View::Role(role)) => only.is_none_or(|only| only == *role),
        Some(View::Person(_)) => false,
    })
}

fn side(book: &Book<'_>, scene: &Scene, view: &View) -> Option<String> {
    let beats = scene
        .beats
        .iter()
        .filter(|beat| beat.view.as_ref() == Some(view));
    // The side is already named above its beats.
    let told: Vec<String> = beats.map(|beat| self::beat(book, beat, None)).collect();
    (!told.is_empty()).then(|| {
        format!(
            "<p><b>{}</b></p>\n{}",
            escape(&book.cast.view(view)),
            told.concat()
        )
    })
}

/// One thing that happens, after its conditions; nothing when they can never hold.
fn beat(book: &Book<'_>, beat: &Beat, view: Option<&View>) -> String {
    let Some(mut all) = book.when(&beat.conditions) else {
        return String::new();
    };
    if let (Some(View::Role(mine)), true) = (view, book.has_roles()) {
        all.insert(0, format!("tu joues « {} »", role(*mine)));
    }
    let when = if all.is_empty() {
        String::new()
    } else {
        let sentence = format!("{}, lis :", capital_si(&all));
        format!("<span class=\"if\">{}</span> ", escape(&sentence))
    };
    match &beat.what {
        What::Told(text) => format!("<p>{when}{}</p>\n", line(&book.cast, text)),
        What::Said { from, manner, text } => {
            let manner = telling::manner(manner)
                .map_or_else(String::new, |manner| format!(" ({})", escape(&manner)));
            format!(
                "<p class=\"said\">{when}<b>{}</b>{manner}{} {}</p>\n",
                escape(&book.cast.speaker(from)),
                escape(" :"),
                line(&book.cast, text)
            )
        }
        What::Sight { head, rows } => sight(book, head, rows),
    }
}

fn sight(book: &Book<'_>, head: &[Vec<Inline>], rows: &[(Vec<Inline>, Vec<Seen>)]) -> String {
    let mut out = String::from("<table class=\"sight\">\n<thead><tr>");
    for cell in head {
        let _ = write!(out, "<th scope=\"col\">{}</th>", line(&book.cast, cell));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for (name, seen) in rows {
        let _ = write!(out, "<tr><th scope=\"row\">{}</th>", line(&book.cast, name));
        for seen in seen {
            let _ = write!(out, "<td>{}</td>", escape(&book.seen(seen)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
    out
}

/// What can be done in a scene.
fn ways(book: &Book<'_>, scene: &Scene) -> String {
    let mut lines = Vec::new();
    if scene.ending.is_some() {
        lines.push(sign("■", &format!("<b>Fin.</b> {}", escape(HELP))));
    }
    if scene.mode == Mode::Compose {
        let words = "Tu écris un message. Si le paragraphe d’avant n’en écrivait pas un, commence une ligne neuve sur ta feuille.";
        lines.push(sign("~", &escape(words)));
    }
    let leaves = !scene.choices.is_empty() || scene.skip.is_some();
    if let Some(letter) = book.met(&scene.id).filter(|_| leaves) {
        let words = format!("Quand tu pars d’ici vers un autre numéro, coche la case {letter}.");
        lines.push(sign("✓", &escape(&words)));
    }
    let clues = scene
        .choices
        .iter()
        .filter(|choice| matches!(choice.act, Act::Clue { .. }));
    lines.extend(clues.filter_map(|clue| way(book, scene, clue, "●")));
    lines.extend(settings(book, scene));
    for fallback in [false, true] {
        let turns = scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn && choice.fallback == fallback);
        lines.extend(turns.filter_map(|turn| way(book, scene, turn, "►")));
    }
    lines.extend(skip(book, scene));
    format!("<ul class=\"ways\">\n{}</ul>\n", lines.concat())
}

fn sign(sign: &str, html: &str) -> String {
    format!("<li><span class=\"sign\">{sign}</span> {html}</li>\n")
}

/// A choice: its conditions, its words, then what to do.
fn way(book: &Book<'_>, scene: &Scene, choice: &Choice, mark: &str) -> Option<String> {
    let all = book.when_open(scene, choice)?;
    let steps = book.steps(scene, choice)?;
    let when = if all.is_empty() {
        String::new()
    } else {
        let sentence = format!("{} :", capital_si(&all));
        format!("<span class=\"if\">{}</span> ", escape(&sentence))
    };
    Some(sign(
        mark,
        &format!(
            "{when}<b>{}</b> {}",
            line(&book.cast, &choice.label),
            arrow(&steps)
        ),
    ))
}

fn skip(book: &Book<'_>, scene: &Scene) -> Option<String> {
    let number = book.number(scene.skip.as_ref()?)?;
    let mut steps = vec![format!("va au {number}")];
    if scene.mode == Mode::Compose {
        steps.insert(0, "barre ton message".to_owned());
    }
    Some(sign("►", &format!("<b>{SKIP_WORDS}</b> {}", arrow(&steps))))
}

/// « → coche la case A ; va au 5. », the last step where the eye finds it.
fn arrow(steps: &[String]) -> String {
    let Some((last, before)) = steps.split_last() else {
        return String::new();
    };
    let mut out = String::from("→ ");
    for step in before {
        let _ = write!(out, "{} ", escape(&format!("{step} ;")));
    }
    // « va au 5 » stays on one line.
    let number = last.strip_prefix("va au ").filter(|rest| rest.len() < 4);
    let last = number.map_or_else(
        || last.clone(),
        |number| format!("va\u{a0}au\u{a0}{number}"),
    );
    let _ = write!(out, "<b class=\"go\">{}.</b>", escape(&last));
    out
}

/// One line for each setting that can be changed here.
fn settings(book: &Book<'_>, scene: &Scene) -> Vec<String> {
    let mut lines = Vec::new();
    for measure in &book.scenario.measures {
        let changes = scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Setting(measure.id.clone()));
        let changes: Vec<&Choice> = changes.collect();
        let Some(name) = book.name(&measure.id).filter(|_| !changes.is_empty()) else {
            continue;
        };
        let mut words = format!("Réglage « {name} » : tu peux entourer une autre valeur.");
        for change in changes {
            if let Some(letter) = book.made(&change.id) {
                let value = book.cast.text(&change.label);
                let _ = write!(
                    words,
                    " Si tu entoures « {value} », coche la case {letter}."
                );
            }
        }
        lines.push(sign("◊", &escape(&words)));
    }
    lines
}
