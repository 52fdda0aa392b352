//! Words of « Bilan »: plain words that a council reads, minutes and sessions only.

use crate::app::Spreadsheet;
use crate::app::board_words::action_words;
use crate::domain::board::{ActionLine, Report, Scope, YEAR_MINUTES};
use crate::domain::lesson::Level;

use super::{hours, out_of, remains};

/// The page of a class, a level or the school.
pub const REPORT_TITLE: &str = "Bilan";
/// Nothing to report.
pub const REPORT_EMPTY: &str =
    "Le tableau est vide. Ouvrez votre fichier ou inscrivez vos classes au tableau, puis revenez.";
/// Field: of what.
pub const REPORT_OF: &str = "Bilan de";
/// The whole school.
pub const SCOPE_SCHOOL: &str = "L’établissement";
/// Group: levels.
pub const SCOPE_LEVELS: &str = "Un niveau";
/// Group: classes.
pub const SCOPE_CLASSES: &str = "Une classe";
/// Exports.
pub const REPORT_CSV: &str = "Bilan en CSV";
/// The same, for a spreadsheet.
pub const REPORT_ODS: &str = "Bilan en ODS";
/// Leads back.
pub const BACK_TO_BOARD: &str = "Retour au tableau";
/// Heading: hours by theme.
pub const REPORT_THEMES: &str = "Les heures, par thème";
/// Heading: axes.
pub const REPORT_AXES: &str = "Les axes du programme pHARe";
/// Heading: sessions.
pub const SESSIONS: &str = "Les séances";
/// Heading: what is planned.
pub const REPORT_PLANNED: &str = "Ce qui est prévu";
/// No minute yet.
pub const REPORT_NO_MINUTES: &str = "Pas encore de séance inscrite cette année.";
/// Nothing yet for any axis.
pub const AXES_ELSEWHERE: &str = "Les axes se suivent aussi par des actions, souvent dans d’autres documents de l’établissement.";

/// Between two things of a line.
pub const SEMICOLON: &str = " ; ";

/// A level.
pub fn scope_level(level: Level) -> String {
    format!("Les classes de {}", level.short())
}

/// A class.
pub fn scope_class(label: &str) -> String {
    format!("La classe {label}")
}

/// Heading of the sheet.
pub fn report_title(what: &str, year: u16) -> String {
    format!("{what}, année {year}-{}", year + 1)
}

/// The name of the exported file.
pub fn report_file(day: &str, kind: Spreadsheet) -> String {
    format!("balise-bilan-{day}.{}", kind.ending())
}

/// The whole report in a few sentences.
pub fn report_sentence(report: &Report) -> String {
    let sessions = match report.sessions {
        0 => "Aucune séance inscrite".to_owned(),
        1 => "1 séance inscrite".to_owned(),
        count => format!("{count} séances inscrites"),
    };
    if matches!(report.scope, Scope::Class(_)) {
        return format!(
            "{} élèves. {sessions} : {}, {}.",
            report.pupils,
            out_of(report.minutes, YEAR_MINUTES),
            remains(report.remaining)
        );
    }
    let classes = match report.classes.len() {
        1 => "1 classe".to_owned(),
        count => format!("{count} classes"),
    };
    let mean = report.mean().unwrap_or(0);
    let reached = match report.reached {
        0 => String::new(),
        1 => " Les dix heures y sont pour 1 classe.".to_owned(),
        count => format!(" Les dix heures y sont pour {count} classes."),
    };
    format!(
        "{classes}, {} élèves. {sessions}. Chaque classe a eu en moyenne {}.{reached}",
        report.pupils,
        out_of(mean, YEAR_MINUTES)
    )
}

/// Heading of the list of classes.
pub fn report_classes(year_minutes: u32) -> String {
    format!(
        "Les classes, dans l’ordre des libellés (repère : {}\u{a0}h par an)",
        year_minutes / 60
    )
}

/// Minutes of an axis: those of pupils, added over the classes.
pub fn learning_hours(minutes: u32) -> String {
    format!(
        "{} proposées aux élèves, toutes classes ajoutées",
        hours(minutes)
    )
}

/// Actions of a kind.
pub fn actions_done(line: &ActionLine) -> String {
    let what = action_words(line.kind);
    let times = match line.times {
        1 => "1 fois".to_owned(),
        times => format!("{times} fois"),
    };
    match line.people {
        0 => format!("{what}, {times}"),
        1 => format!("{what}, {times}, 1 personne"),
        people => format!("{what}, {times}, {people} personnes en tout"),
    }
}

/// Sessions that the page has no room for.
pub fn earlier_sessions(count: usize) -> String {
    match count {
        1 => "Et 1 séance plus ancienne, au tableau.".to_owned(),
        _ => format!("Et {count} séances plus anciennes, au tableau."),
    }
}

/// The axes without an entry, which is no failure.
pub fn axes_elsewhere(names: &str) -> String {
    format!("Suivis par des actions, souvent dans d’autres documents de l’établissement : {names}.")
}

/// What is planned and may have been done.
pub fn to_confirm(planned: &str) -> String {
    format!("{planned} (à confirmer)")
}

/// What the page is, and is not.
pub fn report_foot(day: &str) -> String {
    format!(
        "Établi le {day} avec Balise. Aide pour remplir la plateforme officielle : Balise ne calcule aucun niveau de labellisation. Des minutes, des séances et des actions ; aucune réponse, aucun nom."
    )
}
