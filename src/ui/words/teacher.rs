//! Words for teachers: « vous », exact, short.

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
pub const BOARD_LEAD: &str = "Ce qui reste des dix heures de chaque classe, le calendrier de l’année, et la ligne à coller dans le cahier de textes.";
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
