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

/// Before a story: it is fiction, how long.
pub fn fiction(minutes: u16) -> String {
    format!(
        "C’est une histoire inventée. Compte environ {minutes}\u{a0}minutes. Tu peux revenir en arrière quand tu veux."
    )
}

/// Another set of first names.
pub const SWAP_NAMES: &str = "Changer les prénoms";
/// Begins a story.
pub const START_STORY: &str = "Commencer l’histoire";
/// One more message.
pub const NEXT_MESSAGE: &str = "Message suivant";
/// Above the choices.
pub const WHAT_DO_YOU_DO: &str = "Que fais-tu ?";
/// Above the only way on.
pub const STORY_GOES_ON: &str = "L’histoire continue";
/// Skips a sensitive scene, without penalty.
pub const SKIP_SCENE: &str = "Passer cette scène";
/// One choice back.
pub const STEP_BACK: &str = "Revenir au choix d’avant";
/// Name of the fictional messaging application.
pub const CHAT_NAME: &str = "Ricochet";
/// Under its name.
pub const CHAT_FICTION: &str = "Application inventée. Rien n’est envoyé.";
/// Name of the list of messages.
pub const CHAT_LOG: &str = "Conversation";
/// The pupil, as author of a message.
pub const YOU: &str = "Toi";
/// Before the choice that was made.
pub const YOU_CHOSE: &str = "Ton choix :";
/// A message that nobody else sees.
pub const PRIVATE: &str = "en privé";
/// Heading of the end of a story.
pub const STORY_ENDS: &str = "L’histoire s’arrête ici";
/// Above the path.
pub const YOUR_PATH: &str = "Voici ton chemin. Ce n’est pas une note : d’autres chemins existent.";
/// Goes back to a choice.
pub const WHAT_IF: &str = "Et si… ?";
/// From the beginning.
pub const REPLAY: &str = "Rejouer depuis le début";
/// At the end of a story: help.
pub const STORY_HELP: &str = "Rien n’a été envoyé : c’était une histoire. Dans la vraie vie, un adulte du collège peut aider, même si tu hésites. Des services d’écoute aussi.";

/// The full name of a « Et si… ? » button.
pub fn what_if_label(choice: &str) -> String {
    format!("Et si… ? Revenir avant : {choice}")
}
