//! Words of the pHARe board: « vous », exact, short. Those of the calendar, of actions and of answers
//! are in `year`, those of files and of what is pasted in `exchange`.

use crate::app::Logged;
use crate::domain::board::{Class, MAX_COUNT, MAX_MINUTES, MAX_SIZE, Refusal};
use crate::domain::date::Date;
use crate::domain::id::ModuleId;
use crate::domain::lesson::Level;

/// What the board is not.
pub const BOARD_AID: &str =
    "Aide-mémoire pour la plateforme officielle. Aucun niveau de labellisation, aucun nom d’élève.";
/// The parts of the board, for a screen reader.
pub const PARTS: &str = "Parties du tableau";
/// Part: every class and what remains.
pub const PART_CLASSES: &str = "Ce qui reste";
/// Part: the school year.
pub const PART_CALENDAR: &str = "Calendrier";
/// Part: sessions done, lines pasted.
pub const PART_LOG: &str = "Séances faites";
/// Part: what is not minutes.
pub const PART_ACTIONS: &str = "Autres axes";
/// Part: the list of classes.
pub const PART_SETUP: &str = "Mes classes";
/// Leads to the one-page reports.
pub const TO_REPORT: &str = "Bilan sur une page";

/// A sentence after a change, and what the device could not keep.
pub fn done(sentence: &str, kept: Logged) -> String {
    match kept {
        Logged::Kept => sentence.to_owned(),
        Logged::MemoryOnly => format!(
            "{sentence} Cet ordinateur ne garde rien : enregistrez votre fichier avant de fermer."
        ),
    }
}

/// Why something typed is refused.
pub fn refusal(refusal: Refusal) -> String {
    match refusal {
        Refusal::Label => {
            "Le libellé compte un à douze caractères : lettres, chiffres, espaces ou tirets. Rien n’a changé.".to_owned()
        }
        Refusal::LabelTaken => "Une classe porte déjà ce libellé. Rien n’a changé.".to_owned(),
        Refusal::Size => format!("L’effectif va de 1 à {MAX_SIZE}. Rien n’a changé."),
        Refusal::Minutes => format!("Les minutes vont de 1 à {MAX_MINUTES}. Rien n’a changé."),
        Refusal::Date => "Cette date n’existe pas. Rien n’a changé.".to_owned(),
        Refusal::Class => "Cette classe n’est plus dans le tableau. Rien n’a changé.".to_owned(),
        Refusal::Count => format!(
            "Le nombre de personnes va de 1 à {MAX_COUNT}, ou reste vide. Rien n’a changé."
        ),
        Refusal::AlreadyThere => {
            "Cette ligne est déjà au tableau : elle compterait deux fois. Rien n’a changé. Deux séances le même jour ? Inscrivez-en une seule, avec la somme des minutes.".to_owned()
        }
    }
}

/// Minutes as hours.
pub fn hours(minutes: u32) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60)
}

/// Minutes of a theme; a dash where there are none: an empty cell must not look like a failure.
pub fn hours_or_none(minutes: u32) -> String {
    if minutes == 0 {
        "–".to_owned()
    } else {
        hours(minutes)
    }
}

/// Minutes out of a year's minutes.
pub fn out_of(minutes: u32, whole: u32) -> String {
    format!("{} sur {}\u{a0}h", hours(minutes), whole / 60)
}

/// What remains of the ten hours.
pub fn remains(minutes: u32) -> String {
    if minutes == 0 {
        "les dix heures y sont".to_owned()
    } else {
        format!("reste {}", hours(minutes))
    }
}

/// No class yet.
pub const NO_CLASS: &str =
    "Aucune classe pour l’instant. Ouvrez votre fichier, ou inscrivez vos classes.";
/// Leads to the part where classes are created.
pub const TO_SETUP: &str = "Inscrire mes classes";
/// Heading of the quick entry.
pub const QUICK: &str = "Ajouter une séance";
/// Under it.
pub const QUICK_HELP: &str =
    "La vôtre ou celle d’un collègue. Une intervention pour tout un niveau s’inscrit en une fois.";
/// Field: a class, or every class of a level.
pub const WHO: &str = "Classe ou niveau";
/// Group: classes.
pub const ONE_CLASS: &str = "Une classe";
/// Group: levels.
pub const WHOLE_LEVEL: &str = "Tout un niveau";
/// Field: activity.
pub const ACTIVITY: &str = "Activité";
/// Group: modules.
pub const MODULES: &str = "Modules de Balise";
/// Group: outside activities.
pub const OUTSIDE: &str = "Hors de Balise";
/// Field: day.
pub const DATE: &str = "Date";
/// Field: minutes.
pub const REAL_MINUTES: &str = "Minutes faites";
/// Field: mode.
pub const MODE: &str = "Modalité";
/// Logs the session.
pub const LOG_SESSION: &str = "Inscrire la séance";
/// A session without class.
pub const SESSION_NEEDS_CLASS: &str = "Créez d’abord une classe, dans « Mes classes ».";
/// After logging a session.
pub const SESSION_LOGGED: &str =
    "La séance est inscrite. Sa ligne pour le cahier de textes est prête à copier.";
/// Removes a row.
pub const REMOVE: &str = "Retirer";

/// A level as a choice.
pub fn whole_level(level: Level, classes: usize) -> String {
    match classes {
        1 => format!("Toutes les {} (1 classe)", level.short()),
        _ => format!("Toutes les {} ({classes} classes)", level.short()),
    }
}

/// A module that this copy of Balise does not have.
pub fn unknown_module(id: &ModuleId) -> String {
    format!("Module {id}")
}

/// Heading of the list of classes.
pub const OVERVIEW: &str = "Ce qui reste à proposer";

/// Under it.
pub fn overview_lead(year: u16) -> String {
    format!(
        "Année {year}-{}. En haut, les classes à qui il reste le plus d’heures. L’ordre ne dit rien de leurs réponses.",
        year + 1
    )
}

/// Before what comes next.
pub const COMES_NEXT: &str = "Ensuite :";
/// Nothing is planned, nothing is left to propose.
pub const NOTHING_NEXT: &str = "rien de prévu";
/// Before what was left unfinished.
pub const RESUME: &str = "À reprendre :";

/// A planned session.
pub fn planned(date: Date, what: &str) -> String {
    format!("{what}, le {}", day(date))
}

/// A planned session whose day has passed.
pub fn planned_late(date: Date, what: &str) -> String {
    format!("{what}, le {}, à confirmer", day(date))
}

/// A module that the class has not had yet.
pub fn suggested(title: &str) -> String {
    format!("rien de prévu. Pas encore vu : « {title} »")
}

/// A module that was left in the middle.
pub fn resume_since(title: &str, since: Date) -> String {
    format!("{title}, commencé le {}", day(since))
}

/// The full name of the button that opens a class.
pub fn open_class(label: &str) -> String {
    format!("Voir la classe {label}")
}

/// Runs a module.
pub const RUN_IT: &str = "Animer";

/// A day and its month, without the year.
pub fn day(date: Date) -> String {
    format!("{:02}/{:02}", date.day(), date.month())
}

/// A class in a heading.
pub fn class_line(class: &Class) -> String {
    format!("{} ({})", class.label.as_str(), level_and_size(class))
}

/// The level and the head count of a class.
pub fn level_and_size(class: &Class) -> String {
    match class.size {
        1 => format!("{}, 1 élève", class.level.short()),
        size => format!("{}, {size} élèves", class.level.short()),
    }
}

/// Heading of the last lines.
pub const LAST_LINES: &str = "Dernières lignes pour le cahier de textes";
/// Leads back to every class.
pub const ALL_CLASSES: &str = "Toutes les classes";
/// Heading of a class's sessions.
pub const CLASS_SESSIONS: &str = "Ses séances";
/// Heading of what is changed of a class.
pub const CLASS_EDIT: &str = "Modifier ou retirer la classe";
/// Saves the change.
pub const CLASS_CHANGE: &str = "Modifier la classe";
/// Removes the class; asked once more before it does.
pub const CLASS_REMOVE: &str = "Retirer la classe…";
/// Removes it.
pub const CLASS_REMOVE_SURE: &str = "Oui, retirer la classe et ses séances";

/// After changing a class.
pub fn class_changed(label: &str) -> String {
    format!("La classe {label} est modifiée.")
}

/// After removing a class.
pub fn class_removed(label: &str) -> String {
    format!("La classe {label} est retirée, avec ses séances.")
}

/// Heading of the hours in detail; name of their table.
pub const HOURS_DETAIL: &str = "Heures par thème";
/// Unfolds them.
pub const HOURS_DETAIL_SHOW: &str = "Montrer par classe et par niveau";
/// Folds them.
pub const HOURS_DETAIL_HIDE: &str = "Cacher le tableau";
/// Column: a class or a level.
pub const CLASS_OR_LEVEL: &str = "Classe ou niveau";
/// Column: all.
pub const TOTAL: &str = "En tout";

/// Caption of the hours.
pub fn hours_caption(year: u16) -> String {
    format!(
        "Année scolaire {year}-{}. Repère : au moins dix heures par année, pour chaque élève.",
        year + 1
    )
}

/// A level's row.
pub fn level_row(level: Level, classes: usize) -> String {
    match classes {
        1 => format!("{} (1 classe)", level.short()),
        _ => format!("{} (moyenne des {classes} classes)", level.short()),
    }
}

/// A theme or an activity, and its hours.
pub fn named_hours(name: &str, minutes: u32) -> String {
    format!("{name} : {}", hours_or_none(minutes))
}

/// Heading of the form for a class.
pub const NEW_CLASS: &str = "Créer une classe";
/// Field: label.
pub const CLASS_LABEL: &str = "Libellé";
/// Help of that field.
pub const CLASS_LABEL_HELP: &str = "Douze caractères au plus : lettres, chiffres, espaces, tirets. Par exemple 5eB. Jamais un nom d’élève.";
/// Field: level.
pub const LEVEL: &str = "Niveau";
/// Field: head count.
pub const SIZE: &str = "Effectif";
/// Creates the class.
pub const CREATE: &str = "Créer la classe";
/// Heading of the list of classes.
pub const CLASSES_HERE: &str = "Les classes inscrites";
/// The list is empty.
pub const NO_CLASS_YET: &str = "Aucune classe pour l’instant.";

/// After creating a class.
pub fn class_created(label: &str) -> String {
    format!("La classe {label} est créée.")
}

/// Heading of the log.
pub const LOG: &str = "Séances faites";
/// No session yet.
pub const NO_SESSION: &str = "Aucune séance inscrite pour l’instant.";
/// Copies a line.
pub const COPY: &str = "Copier";
/// After copying.
pub const COPIED: &str = "La ligne est copiée. Collez-la dans le cahier de textes.";
/// After removing a session.
pub const SESSION_REMOVED: &str = "La séance est retirée.";

/// Puts it back.
pub const SESSION_PUT_BACK: &str = "Remettre la séance";
/// After putting it back.
pub const SESSION_BACK: &str = "La séance est de nouveau au tableau.";

/// The full name of a button that copies a line.
pub fn copy_label(line: &str) -> String {
    format!("Copier : {line}")
}

/// The full name of a button that removes a line.
pub fn remove_label(line: &str) -> String {
    format!("Retirer : {line}")
}

/// Shows more of a long list.
pub fn show_more(more: usize, rest: usize) -> String {
    if more == rest {
        format!("Montrer la suite ({rest})")
    } else {
        format!("Montrer {more} lignes de plus (reste {rest})")
    }
}

/// Which axes, and how outside activities count.
pub fn axes_note(version: &str) -> String {
    format!(
        "Axes de pHARe : {version}. Les minutes d’un module comptent pour son premier axe, les autres activités pour le premier axe de la liste. Les autres axes se suivent par des actions, pas par des minutes."
    )
}
