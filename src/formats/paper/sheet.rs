//! The rules, and the sheet on which a reader ticks, circles and writes.
//!
//! It shows where everything starts, and says nothing of what boxes stand for: that would tell the
//! story before it is read.

use super::book::Book;
use super::booklet::{PlaySheet, Row};
use crate::domain::play::DEPTH;
use crate::domain::scenario::{Face, Measure};
use crate::formats::telling::{role, value_words};
use crate::formats::typography::french;

/// What the story is about, and how long it takes.
pub(super) fn lead(book: &Book<'_>) -> String {
    french(&format!(
        "{} C’est une histoire inventée. Compte environ {} minutes.",
        book.scenario.announcement, book.scenario.summary.minutes
    ))
}

/// Who the reader is.
pub(super) fn who(book: &Book<'_>) -> Vec<String> {
    if book.has_roles() {
        return vec!["Choisis un rôle, et coche-le sur ta feuille.".to_owned()];
    }
    let roles = book.scenario.roles.iter();
    roles.map(|(_, sentence)| french(sentence)).collect()
}

/// The roles to choose from.
pub(super) fn roles(book: &Book<'_>) -> Vec<String> {
    if !book.has_roles() {
        return Vec::new();
    }
    let roles = book.scenario.roles.iter();
    roles
        .map(|(known, sentence)| french(&format!("« {} » : {sentence}", role(*known))))
        .collect()
}

/// The play sheet.
pub(super) fn sheet(book: &Book<'_>) -> PlaySheet {
    let mut rows = Vec::new();
    if book.has_roles() {
        let roles = book.scenario.roles.iter();
        let boxes: Vec<String> = roles
            .map(|(known, _)| format!("☐ « {} »", role(*known)))
            .collect();
        rows.push(("Rôle".to_owned(), Row::Boxes(french(&boxes.join(" ")))));
    }
    for measure in &book.scenario.measures {
        let name = book.name(&measure.id).unwrap_or_default();
        let row = match &measure.face {
            Face::Setting { values, .. } => setting(measure, values),
            Face::Hidden | Face::Counter { .. } => Row::Boxes(boxes(measure)),
        };
        rows.push((french(&format!("« {name} »")), row));
    }
    if book.revealing() > 0 {
        let boxes = vec!["☐"; book.revealing()];
        let name = french(&format!("« {} »", book.clues));
        rows.push((name, Row::Boxes(boxes.join(" "))));
    }
    PlaySheet {
        rows,
        letters: book.letters(),
        returns: if book.has_returns() { DEPTH } else { 0 },
        has_messages: book.has_messages(),
    }
}

/// The rules that this story needs, one sentence or two each.
pub(super) fn needed(book: &Book<'_>) -> Vec<String> {
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

fn setting(measure: &Measure, values: &[(String, String)]) -> Row {
    let start = value_words(measure, measure.start).unwrap_or_default();
    let values = values
        .iter()
        .map(|(_, words)| (french(&format!("« {words} »")), words == start));
    Row::Values(
        french(&format!("au départ, « {start} » est entouré.")),
        values.collect(),
    )
}
