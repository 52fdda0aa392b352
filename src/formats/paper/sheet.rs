//! The page of rules, and the sheet on which a reader ticks, circles and writes.
//!
//! It shows where everything starts, and says nothing of what boxes stand for: that would tell the
//! story before it is read.

use std::fmt::Write as _;

use super::book::Book;
use crate::domain::play::DEPTH;
use crate::domain::scenario::{Face, Measure};
use crate::formats::markup::escape;
use crate::formats::telling::{HELP, role, value_words};

/// How to play, on one page.
pub(super) fn rules(book: &Book<'_>) -> String {
    let summary = &book.scenario.summary;
    let mut out = String::from("<section class=\"rules\">\n");
    let _ = writeln!(out, "<h1>{}</h1>", escape(&summary.title));
    let _ = writeln!(
        out,
        "<p class=\"lead\">{} {}</p>",
        escape(&book.scenario.announcement),
        escape(&format!(
            "C’est une histoire inventée. Compte environ {} minutes.",
            summary.minutes
        ))
    );
    out.push_str("<h2>Qui es-tu\u{202f}?</h2>\n");
    out.push_str(&who(book));
    out.push_str("<h2>Comment jouer</h2>\n<ol>\n");
    for rule in needed(book) {
        let _ = writeln!(out, "<li>{}</li>", escape(&rule));
    }
    let _ = writeln!(
        out,
        "</ol>\n<p class=\"help\">{}</p>\n</section>",
        escape(HELP)
    );
    out
}

/// The play sheet.
pub(super) fn sheet(book: &Book<'_>) -> String {
    let mut out = String::from("<section class=\"sheet\">\n<h2>Ta feuille de jeu</h2>\n");
    if book.has_roles() {
        let roles = book.scenario.roles.iter();
        let boxes: Vec<String> = roles
            .map(|(known, _)| format!("☐ « {} »", role(*known)))
            .collect();
        row(&mut out, "Rôle", &boxes.join(" "));
    }
    for measure in &book.scenario.measures {
        let name = book.name(&measure.id).unwrap_or_default();
        match &measure.face {
            Face::Setting { values, .. } => out.push_str(&setting(name, measure, values)),
            Face::Hidden | Face::Counter { .. } => {
                row(&mut out, &format!("« {name} »"), &boxes(measure));
            }
        }
    }
    if book.revealing() > 0 {
        let boxes = vec!["☐"; book.revealing()];
        row(&mut out, &format!("« {} »", book.clues), &boxes.join(" "));
    }
    let letters = book.letters();
    if !letters.is_empty() {
        out.push_str("<h3>Cases</h3>\n<ul class=\"letters\">\n");
        for letter in letters {
            let _ = writeln!(out, "<li>{letter} ☐</li>");
        }
        out.push_str("</ul>\n");
    }
    if book.has_returns() {
        let _ = writeln!(
            out,
            "<h3>Pile de retour, {DEPTH} lignes</h3>\n<ol class=\"lines pile\">"
        );
        out.push_str(&"<li></li>\n".repeat(DEPTH));
        out.push_str("</ol>\n");
    }
    if book.has_messages() {
        out.push_str("<h3>Messages</h3>\n<ul class=\"lines\">\n");
        out.push_str(&"<li></li>\n".repeat(6));
        out.push_str("</ul>\n");
    }
    out.push_str("</section>\n");
    out
}

fn who(book: &Book<'_>) -> String {
    let mut out = String::new();
    let roles = &book.scenario.roles;
    if book.has_roles() {
        out.push_str("<p>Choisis un rôle, et coche-le sur ta feuille.</p>\n<ul>\n");
        for (known, sentence) in roles {
            let words = format!("« {} » : {sentence}", role(*known));
            let _ = writeln!(out, "<li>{}</li>", escape(&words));
        }
        out.push_str("</ul>\n");
    } else {
        for (_, sentence) in roles {
            let _ = writeln!(out, "<p>{}</p>", escape(sentence));
        }
    }
    out
}

/// The rules that this story needs, one sentence or two each.
fn needed(book: &Book<'_>) -> Vec<String> {
    let mut rules = vec![
        "Prends un crayon, une gomme et ta feuille de jeu. Commence au paragraphe 1. Les paragraphes sont mélangés : lis seulement celui où l’on t’envoie.".to_owned(),
        "« Si …, lis : » : lis la suite de la ligne seulement si c’est vrai sur ta feuille.".to_owned(),
        "Une ligne ► est un choix. Quand elle commence par « Si », tu peux la choisir seulement si c’est vrai. Choisis une seule ligne, puis fais dans l’ordre tout ce qui suit la flèche →.".to_owned(),
        "« Si aucun des choix précédents n’est possible » : regarde les lignes ► qui sont au-dessus, dans le même paragraphe.".to_owned(),
        "Une ligne ✓ se fait en partant vers un autre numéro, quel que soit ton choix.".to_owned(),
        "Cocher ce qui est déjà coché ne change rien. Sur une ligne de cases, coche toujours la première case vide, et décoche toujours la dernière cochée. Un nombre imprimé dit où l’on en est : lis celui qui est juste après ta dernière case cochée.".to_owned(),
    ];
    let clues = &book.clues;
    if !book.answers.is_empty() {
        rules.push(format!("Une ligne ● est une chose à regarder de près. Regardes-en autant que tu veux avant de choisir. La réponse, à la fin du livret, dit s’il faut cocher une case « {clues} »."));
    }
    let has_settings = book
        .scenario
        .measures
        .iter()
        .any(|m| matches!(m.face, Face::Setting { .. }));
    if has_settings {
        rules.push("Une ligne ◊ est un réglage : entoure une autre valeur sur ta feuille et efface l’ancienne, autant de fois que tu veux avant de choisir. Les valeurs vont de la plus fermée à la plus ouverte. Dans un tableau, une case « si … » se lit « oui » quand c’est vrai, « non » sinon.".to_owned());
    }
    if book.has_returns() {
        rules.push("La pile de retour dit où revenir. Quand elle est pleine, un choix qui demande d’y écrire n’est pas possible ; quand elle est vide, un choix qui y renvoie non plus.".to_owned());
    }
    if book.has_messages() {
        rules.push("Une ligne ~ annonce un message : la phrase que tu choisis s’écrit sur ta feuille, à la suite.".to_owned());
    }
    rules.push("Tu peux t’arrêter quand tu veux, et rejouer avec une feuille neuve.".to_owned());
    rules
}

fn row(out: &mut String, name: &str, boxes: &str) {
    let _ = writeln!(
        out,
        "<p class=\"row\"><b>{}</b> <span class=\"boxes\">{}</span></p>",
        escape(&format!("{name} :")),
        escape(boxes)
    );
}

/// A box for each step above the lower bound, with the number that it shows when it counts.
fn boxes(measure: &Measure) -> String {
    let mut out = Vec::new();
    let mut numbers = match &measure.face {
        Face::Counter { numbers, .. } => numbers.iter(),
        Face::Hidden | Face::Setting { .. } => [].iter(),
    };
    out.extend(numbers.next().map(ToString::to_string));
    for value in measure.min..measure.max {
        out.push(if value < measure.start { "☒" } else { "☐" }.to_owned());
        out.extend(numbers.next().map(ToString::to_string));
    }
    out.join(" ")
}

fn setting(name: &str, measure: &Measure, values: &[(String, String)]) -> String {
    let start = value_words(measure, measure.start).unwrap_or_default();
    let values = values.iter().map(|(_, words)| {
        let class = if words == start { " class=\"on\"" } else { "" };
        format!("<li{class}>{}</li>\n", escape(&format!("« {words} »")))
    });
    format!(
        "<div class=\"row\">\n<p><b>{}</b> {}</p>\n<ul class=\"values\">\n{}</ul>\n</div>\n",
        escape(&format!("« {name} » :")),
        escape(&format!("au départ, « {start} » est entouré.")),
        values.collect::<String>()
    )
}
