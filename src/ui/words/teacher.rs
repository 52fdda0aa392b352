//! Words for teachers: « vous », exact, short.

use crate::app::{Catalogue, FileProblem, Logged};
use crate::domain::board::{
    Activity, Class, MAX_MINUTES, MAX_SIZE, Mode, Outside, Refusal, SessionRecord,
};
use crate::domain::question::Question;
use crate::domain::scenario::{Choice, Outcome, Role, Seen};

/// Heading of the teachers' door.
pub const TEACHER_TITLE: &str = "Pour les enseignants";
/// Under it.
pub const TEACHER_LEAD: &str = "Feuilletez un module en trois minutes, menez la séance, inscrivez-la au tableau. Aucun nom d’élève, nulle part.";
/// Heading of the list of modules.
pub const TEACHER_SESSIONS: &str = "Les séances";
/// Opens a whole module on one page.
pub const LEAF: &str = "Feuilleter";
/// Opens a module as pupils see it.
pub const AS_PUPIL: &str = "Voir comme un élève";
/// Heading of the board.
pub const BOARD_TITLE: &str = "Tableau pHARe";
/// Under it, on the teachers' door.
pub const BOARD_LEAD: &str =
    "Les heures proposées à chaque classe, par axe, et la ligne à coller dans le cahier de textes.";
/// Opens the board.
pub const BOARD_OPEN: &str = "Ouvrir le tableau";
/// Heading of what to do before a session.
pub const BEFORE_TITLE: &str = "Avant la première séance";
/// What to do before a session.
pub const BEFORE: [&str; 4] = [
    "Décidez qui reçoit un élève qui veut parler, où et quand. Dites-le à la classe.",
    "Une situation est déjà connue dans cette classe ? Parlez-en d’abord à l’équipe ressource, ou choisissez un autre module.",
    "L’écran de la classe est souvent dupliqué. Gardez « Feuilleter » pour vous, ou imprimez-le.",
    "Formez vous-même les binômes. Un élève peut rester seul.",
];

/// Prints the page.
pub const PRINT: &str = "Imprimer";
/// The pocket line.
pub const POCKET: &str = "À dire à un élève qui se confie : « Merci de me le dire. Je te crois. J’en parle aujourd’hui à …, et je te dis quand. »";
/// Caption of the timetable.
pub const TIMETABLE: &str = "Déroulé";
/// Column: step.
pub const STEP: &str = "Étape";
/// Column: length.
pub const DURATION: &str = "Durée";
/// Column: essential or not.
pub const NEED: &str = "Besoin";
/// Column: on the screen or not.
pub const WHERE: &str = "Où";
/// Heading of the teacher's sheet.
pub const SHEET: &str = "Fiche de séance";
/// Heading of the frameworks.
pub const FRAMEWORKS: &str = "Repères officiels";
/// Heading of the cards.
pub const CARDS: &str = "Que faire si…";
/// Label of a presenter's note.
pub const NOTE: &str = "Pour vous";
/// Beside a right answer.
pub const RIGHT_ANSWER: &str = "(réponse juste)";
/// Beside another answer.
pub const OTHER_ANSWER: &str = "(autre réponse)";
/// After the name of who writes in private.
pub const PRIVATE_ASIDE: &str = "(en privé)";

/// Kind of a question, and whether it may be left out.
pub fn question_meta(question: &Question) -> String {
    let option = if question.optional { ", en option" } else { "" };
    let kind = match question.kind.slug() {
        "savoir" => "Question de savoir",
        "ordre" => "À mettre dans l’ordre (ordre juste ci-dessous)",
        "tri" => "À trier",
        "association" => "À relier",
        "texte-a-trous" => "Texte à trous",
        "avis" => "Avis, sans bonne réponse : ni main levée, ni écran partagé",
        "ressenti" => "Ressenti, sans bonne réponse : dans sa tête, jamais à main levée",
        _ => "Engagement, sans bonne réponse : jamais à main levée",
    };
    format!("{kind}{option}")
}

/// Beside the names of a story.
pub fn swap_hint() -> &'static str {
    "Un élève porte l’un de ces prénoms ? « Changer les prénoms », avant l’histoire, en donne d’autres."
}

/// Under the heading of the stories, for teachers.
pub const STORIES_FOR_TEACHERS: &str =
    "Chaque histoire se joue dans un module ou seule. Lisez-la avant, scène par scène.";
/// Above the scenes of a story.
pub const STORY_SCENES: &str = "Scène par scène";
/// Name of the table of a scene.
pub fn sight_of(scene: &str) -> String {
    format!("Qui voit quoi\u{a0}: {scene}")
}

/// Where a choice leads once the sub-scene that it opens is left.
pub fn then_to(scene: &str) -> String {
    format!(" puis {scene}")
}

/// Where a sub-scene leads back.
pub const STORY_RETURN: &str = "retour à l’histoire";
/// From « Feuilleter » to the story, with the first names chosen.
pub const STORY_WITH_NAMES: &str = "Ouvrir l’histoire avec ces prénoms";
/// Before what is said only on some paths.
pub const BEAT_ASIDE: &str = "(sur certains chemins) ";

/// Before one side of a scene.
pub fn side_of(who: &str) -> String {
    format!("(vu par {who}) ")
}

/// A role.
pub fn role_name(role: Role) -> &'static str {
    match role {
        Role::Witness => "le témoin",
        Role::Friend => "l’ami",
        Role::Adviser => "le conseil",
    }
}

/// Whether a viewer sees something.
pub fn sight(seen: &Seen) -> &'static str {
    match seen {
        Seen::Always => "oui",
        Seen::Never => "non",
        Seen::When(_) => "selon les réglages",
    }
}

/// Beside the title of an ending.
pub fn ending(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Help => " (fin : quelqu’un a aidé)",
        Outcome::Mixed => " (fin : un peu d’aide, un peu de tort)",
        Outcome::Harm => " (fin : le tort continue, et ce qu’on peut encore faire)",
    }
}

/// Beside a choice.
pub fn choice_asides(choice: &Choice) -> String {
    let mut asides = Vec::new();
    if choice.sensitive {
        asides.push("jamais à main levée");
    }
    if !choice.conditions.is_empty() {
        asides.push("sous condition");
    }
    if choice.once {
        asides.push("une fois");
    }
    if asides.is_empty() {
        String::new()
    } else {
        format!(" ({})", asides.join(", "))
    }
}

/// What the board is not.
pub const BOARD_AID: &str = "Un aide-mémoire pour remplir la plateforme pHARe. Il ne calcule aucun niveau de label, et ne contient aucun nom d’élève.";
/// The rule of the file.
pub const FILE_RULE: &str =
    "Votre fichier fait foi. Enregistrez-le à la fin : cet ordinateur peut tout effacer.";
/// The file is late.
pub const UNSAVED: &str = "Des changements ne sont pas encore dans votre fichier.";
/// Saves the file.
pub const FILE_SAVE: &str = "Enregistrer mon fichier";
/// Opens a file.
pub const FILE_OPEN: &str = "Ouvrir mon fichier";
/// After saving.
pub const FILE_SAVED: &str =
    "Votre fichier est dans les téléchargements. Rangez-le où vous le retrouverez.";
/// After opening.
pub const FILE_OPENED: &str = "Votre fichier est ouvert.";
/// Exports.
pub const CSV_EXPORT: &str = "Exporter en CSV";
/// Headings of the export.
pub const CSV_HEADINGS: [&str; 7] = [
    "Classe",
    "Niveau",
    "Effectif",
    "Activité",
    "Date",
    "Minutes",
    "Modalité",
];

/// Name of the saved file.
pub fn file_name(day: &str) -> String {
    format!("balise-{day}.json")
}

/// Name of the export.
pub fn csv_name(day: &str) -> String {
    format!("balise-seances-{day}.csv")
}

/// Why a file was not opened.
pub fn file_problem(problem: FileProblem) -> &'static str {
    match problem {
        FileProblem::NotRead => {
            "Ce fichier ne se lit pas, ou il est trop gros. Votre tableau n’a pas changé."
        }
        FileProblem::Foreign => "Ce fichier ne vient pas de Balise. Votre tableau n’a pas changé.",
        FileProblem::Newer => {
            "Une version plus récente de Balise a écrit ce fichier. Votre tableau n’a pas changé."
        }
        FileProblem::Damaged => "Ce fichier de Balise est abîmé. Votre tableau n’a pas changé.",
    }
}

/// Heading of the hours.
pub const HOURS: &str = "Heures proposées à la classe";
/// Name of the table of hours.
pub const HOURS_TABLE: &str = "Tableau des heures";
/// No class yet.
pub const NO_CLASS: &str =
    "Aucune classe pour l’instant. Créez-en une ci-dessous, ou ouvrez votre fichier.";
/// Column: class.
pub const CLASS: &str = "Classe";
/// Column: minutes against ten hours.
pub const PROPOSED: &str = "Proposé";
/// Column: number of sessions.
pub const SESSIONS: &str = "Séances";
/// Column: buttons.
pub const ACTIONS: &str = "Actions";
/// Removes a row.
pub const REMOVE: &str = "Retirer";

/// Caption of the hours.
pub fn hours_caption(year: u16) -> String {
    format!(
        "Année scolaire {year}-{}. Repère : au moins dix heures par année, pour chaque élève.",
        year + 1
    )
}

/// Minutes as hours.
pub fn hours(minutes: u32) -> String {
    format!("{}\u{a0}h\u{a0}{:02}", minutes / 60, minutes % 60)
}

/// Minutes of an axis; a dash where there are none, since most axes are followed by actions and an
/// empty column must not look like a failure.
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

/// A class in a row.
pub fn class_line(class: &Class) -> String {
    format!(
        "{} ({}, {} élèves)",
        class.label.as_str(),
        class.level.short(),
        class.size
    )
}

/// The full name of a button that removes a class.
pub fn remove_class(label: &str) -> String {
    format!("Retirer la classe {label} et ses séances")
}

/// After removing a class.
pub fn class_removed(label: &str) -> String {
    format!("La classe {label} est retirée, avec ses séances.")
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

/// After creating a class.
pub fn class_created(label: &str, kept: Logged) -> String {
    format!("La classe {label} est créée.{}", kept_words(kept))
}

fn kept_words(kept: Logged) -> &'static str {
    match kept {
        Logged::Kept => "",
        Logged::MemoryOnly => {
            " Cet ordinateur ne garde rien : enregistrez votre fichier avant de fermer."
        }
    }
}

/// Heading of the form for a session.
pub const NEW_SESSION: &str = "Inscrire une séance";
/// Field: activity.
pub const ACTIVITY: &str = "Activité";
/// Group: modules.
pub const MODULES: &str = "Modules de Balise";
/// Group: outside activities.
pub const OUTSIDE: &str = "Hors de Balise";
/// Field: day.
pub const DATE: &str = "Date";
/// Field: minutes.
pub const REAL_MINUTES: &str = "Minutes vraiment faites";
/// Field: mode.
pub const MODE: &str = "Modalité";
/// Logs the session.
pub const LOG_SESSION: &str = "Inscrire la séance";
/// A session without class.
pub const SESSION_NEEDS_CLASS: &str = "Créez d’abord une classe.";

/// After logging a session.
pub fn session_logged(kept: Logged) -> String {
    format!(
        "La séance est inscrite. La ligne pour le cahier de textes est plus bas.{}",
        kept_words(kept)
    )
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
    }
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

/// The full name of a button that copies a line.
pub fn copy_label(line: &str) -> String {
    format!("Copier : {line}")
}

/// The full name of a button that removes a line.
pub fn remove_label(line: &str) -> String {
    format!("Retirer : {line}")
}

/// The line for the « cahier de textes ».
pub fn diary_line(session: &SessionRecord, class: Option<&Class>, catalogue: &Catalogue) -> String {
    format!(
        "{} – {} – {} – {}\u{a0}min – {}",
        class.map_or("", |class| class.label.as_str()),
        activity(&session.activity, catalogue),
        session.date.french(),
        session.minutes,
        mode(session.mode)
    )
}

/// An activity in a line.
pub fn activity(activity: &Activity, catalogue: &Catalogue) -> String {
    match activity {
        Activity::Module(id) => match catalogue.modules.iter().find(|module| module.id == *id) {
            Some(module) => format!("{} (Balise, {id})", module.title),
            None => format!("Balise, module {id}"),
        },
        Activity::Outside(kind) => outside(*kind).to_owned(),
    }
}

/// An activity outside of Balise.
pub fn outside(outside: Outside) -> &'static str {
    match outside {
        Outside::Emc => "EMC",
        Outside::Cps => "Compétences psychosociales",
        Outside::ClassLife => "Heure de vie de classe",
        Outside::Pix => "Parcours Pix 6e",
        Outside::Evars => "EVARS",
        Outside::Nurse => "Intervention de l’infirmerie",
        Outside::Partner => "Intervention d’un partenaire",
    }
}

/// How a session was run.
pub fn mode(mode: Mode) -> &'static str {
    match mode {
        Mode::Projector => "vidéoprojecteur",
        Mode::Devices => "postes des élèves",
        Mode::Paper => "sans écran",
    }
}

/// Which axes, and how outside activities count.
pub fn axes_note(version: &str) -> String {
    format!(
        "Axes de pHARe : {version}. Les minutes d’un module comptent pour son premier axe, les autres activités pour le premier axe de la liste. Les autres axes se suivent par des actions, pas par des minutes."
    )
}
