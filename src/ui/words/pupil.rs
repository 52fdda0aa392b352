//! Words for pupils: « tu », short sentences, no mark on a feeling.

/// Heading of the list of modules.
pub const PUPIL_TITLE: &str = "Choisis un module";
/// Under that heading.
pub const PUPIL_LEAD: &str = "On te dit lequel en classe. Tu avances à ton rythme.";
/// What is promised to pupils.
pub const PUPIL_PROMISE: &str = "Ici, pas de compte, pas de nom, pas de note. Ce que tu réponds reste dans cet onglet et s’efface quand tu le fermes, sauf si tu as choisi « Cet appareil est à moi ».";
/// A module that was begun.
pub const BEGUN: &str = "commencé";
/// A module that was finished.
pub const DONE: &str = "terminé";

/// Name of the list of steps.
pub const STEPS: &str = "Étapes du module";
/// Forward.
pub const NEXT: &str = "Suite";
/// Backward.
pub const BACK: &str = "Retour";
/// Leaves the last step.
pub const FINISH: &str = "Terminer";
/// After the last step.
pub const FINISHED: &str = "C’est terminé. Merci.";
/// After the last step: help.
pub const FINISHED_HELP: &str = "Si quelque chose te pèse, parles-en aujourd’hui à un adulte du collège. « Besoin d’aide ? », en haut, dit qui répond maintenant.";
/// After the last step: other modules.
pub const OTHER_MODULES: &str = "Les autres modules";
/// To the page that erases.
pub const ERASE_LINK: &str = "Effacer ce qui est gardé ici";

/// The full name of a step's button.
pub fn step_name(nth: usize, title: &str, optional: bool) -> String {
    let option = if optional { " (en option)" } else { "" };
    format!("Étape {nth} : {title}{option}")
}

/// Where one stands.
pub fn step_of(nth: usize, count: usize) -> String {
    format!("Étape {nth} sur {count}")
}

/// One answer is right.
pub const KIND_ONE: &str = "Choisis une réponse.";
/// Several answers are right.
pub const KIND_SEVERAL: &str = "Plusieurs réponses sont justes.";
/// Put in order.
pub const KIND_ORDER: &str = "Mets dans l’ordre, avec les boutons.";
/// Sort.
pub const KIND_SORT: &str = "Range chaque carte.";
/// Match.
pub const KIND_MATCH: &str = "Relie chaque ligne.";
/// Fill gaps.
pub const KIND_GAPS: &str = "Choisis un mot pour chaque trou.";
/// An opinion.
pub const KIND_OPINION: &str = "Ton avis. Il n’y a pas de bonne réponse.";
/// A feeling.
pub const KIND_FEELING: &str =
    "Ce que tu ressens. Il n’y a pas de bonne réponse. Tu peux répondre dans ta tête.";
/// A commitment.
pub const KIND_COMMITMENT: &str = "Ce que tu choisis de faire. Personne ne le vérifie.";
/// Under a feeling.
pub const FEELING_NOT_KEPT: &str = "Ce choix n’est gardé nulle part.";
/// Under an opinion or a commitment.
pub const ATTITUDE_KEPT: &str = "Ce choix n’a pas de note et ne quitte pas cet appareil.";
/// Shows a hint.
pub const HINT: &str = "Un indice";
/// Asks for feedback.
pub const CHECK: &str = "Vérifier";
/// Feedback was asked for too early.
pub const ANSWER_FIRST: &str = "Réponds d’abord partout, puis vérifie.";
/// All right.
pub const RIGHT: &str = "C’est juste.";
/// Some right.
pub const PARTLY: &str = "C’est juste en partie. Tu peux changer, puis vérifier encore.";
/// Nothing right yet.
pub const NOT_YET: &str = "Pas encore. Tu peux changer, puis vérifier encore.";
/// A piece that is right.
pub const PIECE_RIGHT: &str = "bien";
/// A piece to look at again.
pub const PIECE_AGAIN: &str = "à revoir";
/// Nothing chosen in a list yet.
pub const CHOOSE: &str = "Choisir…";
/// Moves an item up.
pub const MOVE_UP: &str = "Monter";
/// Moves an item down.
pub const MOVE_DOWN: &str = "Descendre";

/// The full name of a button that moves an item.
pub fn move_label(action: &str, item: &str) -> String {
    format!("{action} : {item}")
}

/// Said after a move.
pub fn position(item: &str, nth: usize, count: usize) -> String {
    format!("{item}, position {nth} sur {count}")
}

/// The name of a gap.
pub fn gap_label(nth: usize) -> String {
    format!("Trou {nth}")
}

/// Heading of the list of stories.
pub const STORIES: &str = "Les histoires";
/// Under that heading.
pub const STORIES_LEAD: &str = "Tu choisis ce que tu fais, et tu vois ce qui change. Chaque histoire se joue aussi toute seule.";
/// A story that was begun.
pub const BEGUN_STORY: &str = "commencée";
/// From a step to its story.
pub const STORY_OPEN: &str = "Ouvrir l’histoire";
/// From a step to its story, already begun.
pub const STORY_RESUME: &str = "Reprendre l’histoire";
