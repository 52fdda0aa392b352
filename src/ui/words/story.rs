//! Words of a scenario and of its fictional applications: « tu », short sentences, no score.

use crate::domain::scenario::{AppKind, Role};

/// The name of a fictional application. None is a real brand.
pub fn app_name(app: AppKind) -> &'static str {
    match app {
        AppKind::Messaging => "Ricochet",
        AppKind::Feed => "Vitrine",
        AppKind::Profile => "Escale",
        AppKind::Settings => "Passerelle",
        AppKind::Game => "Archipel",
        AppKind::Report => "Vigie",
    }
}

/// What kind of application it is, and that it is invented.
pub fn app_fiction(app: AppKind) -> &'static str {
    match app {
        AppKind::Messaging => "Messagerie inventée. Rien n’est envoyé.",
        AppKind::Feed => "Fil inventé. Rien n’est publié.",
        AppKind::Profile => "Profil inventé. Rien n’est publié.",
        AppKind::Settings => "Réglages inventés. Rien ne change sur ton appareil.",
        AppKind::Game => "Jeu inventé. Rien n’est envoyé.",
        AppKind::Report => "Entraînement\u{a0}: rien n’est envoyé.",
    }
}

/// The name of the region where things are said.
pub fn app_log(app: AppKind) -> &'static str {
    match app {
        AppKind::Messaging => "Conversation",
        AppKind::Feed => "Fil",
        AppKind::Profile => "Profil",
        AppKind::Settings => "Réglages",
        AppKind::Game => "Salon du jeu",
        AppKind::Report => "Entraînement",
    }
}

/// Beside the reminder that nothing is sent.
pub const REAL_HELP: &str = "Pour de vrai\u{a0}: l’aide";
/// Before a story.
pub const APP_FICTION: &str = "application inventée";

/// Before a story: it is fiction, how long.
pub fn fiction(minutes: u16) -> String {
    format!(
        "C’est une histoire inventée. Compte environ {minutes}\u{a0}minutes. Tu peux revenir en arrière quand tu veux."
    )
}

/// Another set of first names.
pub const SWAP_NAMES: &str = "Changer les prénoms";
/// Above the roles.
pub const ROLES: &str = "Qui es-tu dans cette histoire\u{202f}?";
/// Draws a role.
pub const DRAW_ROLE: &str = "Tirer mon rôle au sort";

/// Begins in a role.
pub fn role_button(role: Role) -> &'static str {
    match role {
        Role::Witness => "Jouer le témoin",
        Role::Friend => "Jouer l’ami ou l’amie",
        Role::Adviser => "Jouer le conseil",
    }
}

/// Begins a story.
pub const START_STORY: &str = "Commencer l’histoire";
/// One more message.
pub const NEXT_MESSAGE: &str = "La suite";
/// Who is in the lobby of the game.
pub const LOBBY: &str = "Dans le salon";

/// Before a message that waits for a press.
pub fn typing(who: &str) -> String {
    format!("{who} écrit…")
}

/// Above the choices.
pub const WHAT_DO_YOU_DO: &str = "Que fais-tu\u{202f}?";
/// Above the ready sentences.
pub const WHAT_DO_YOU_WRITE: &str = "Choisis une phrase";
/// Above the only way on.
pub const STORY_GOES_ON: &str = "L’histoire continue";
/// Skips a sensitive scene, without penalty.
pub const SKIP_SCENE: &str = "Passer cette scène";
/// One choice back.
pub const STEP_BACK: &str = "Revenir au choix d’avant";
/// The pupil, as author of a message.
pub const YOU: &str = "Toi";

/// The pupil, in a role that he or she does not play this time.
pub fn you_as(role: Role) -> &'static str {
    match role {
        Role::Witness => "Toi, en jouant le témoin",
        Role::Friend => "Toi, en jouant l’ami",
        Role::Adviser => "Toi, en jouant le conseil",
    }
}

/// Before the choice that was made.
pub const YOU_CHOSE: &str = "Ton choix\u{a0}:";
/// A message that nobody else sees.
pub const PRIVATE: &str = "en privé";
/// A reaction under a post.
pub const REACTION: &str = "réagit";
/// Said aloud.
pub const VOICE: &str = "à voix haute";

/// A post, with who can see it.
pub fn posted(audience: &str) -> String {
    format!("publie · visible par\u{a0}: {audience}")
}

/// A post passed on, with who can see it.
pub fn shared(audience: &str) -> String {
    format!("partage · visible par\u{a0}: {audience}")
}

/// A number as one reads it in French.
pub fn number(number: u32) -> String {
    if number < 1000 {
        number.to_string()
    } else {
        format!("{}\u{202f}{:03}", number / 1000, number % 1000)
    }
}

/// What the last choice added to a number.
pub fn difference(was: u32, now: u32) -> Option<String> {
    let more = now.checked_sub(was).filter(|more| *more > 0);
    let less = was.checked_sub(now).filter(|less| *less > 0);
    more.map(|more| format!("(+\u{202f}{})", number(more)))
        .or_else(|| less.map(|less| format!("(−\u{202f}{})", number(less))))
}

/// Above the elements of a profile.
pub const CLUES_HOW: &str =
    "Cherche ce qui en dit trop. Touche un élément pour voir ce qu’il révèle.";
/// On the button of an element.
pub const CLUE_ASK: &str = "Ça en dit trop\u{202f}?";
/// What was found reveals.
pub const CLUE_REVEALS: &str = "Oui, ça en dit trop.";
/// What was found reveals nothing.
pub const CLUE_QUIET: &str = "Non, pas ici.";

/// The full name of an element's button.
pub fn clue_label(element: &str) -> String {
    format!("Ça en dit trop\u{202f}? {element}")
}

/// How many were found.
pub fn clues_found((found, all): (usize, usize)) -> String {
    format!("Trouvés\u{a0}: {found} sur {all}.")
}

/// Above the settings.
pub const SETTINGS_HOW: &str = "Change un réglage. Tu vois tout de suite ce que chacun voit.";
/// Above what viewers see.
pub const SIGHTS: &str = "Qui voit quoi, maintenant";

/// Whether a viewer sees something.
pub fn seen(sees: bool) -> &'static str {
    if sees { "voit" } else { "ne voit pas" }
}

/// How much a viewer sees.
pub fn sees_count(count: usize, all: usize) -> String {
    format!("voit {count} sur {all}")
}

/// The same, in short.
pub fn tally(count: usize, all: usize) -> String {
    format!("{count}/{all}")
}

/// How much a viewer sees, read out after a change.
pub fn sees_in_short(viewer: &str, count: usize, all: usize) -> String {
    format!("{viewer}\u{a0}: {count} sur {all}. ")
}

/// Above the message being composed.
pub const DRAFT: &str = "Ton message";
/// Heading of the end of a story.
pub const STORY_ENDS: &str = "L’histoire s’arrête ici";
/// At the end of a rehearsal: nothing was sent, and the real way.
pub const REHEARSAL_END: &str = "C’était un entraînement\u{a0}: aucun signalement n’est parti, personne n’a été appelé. Pour de vrai\u{a0}: dis-le à un adulte du collège ou de ta famille, appelle le 3018 avec lui ou sans lui, et signale dans l’application elle-même.";
/// Above the path.
pub const YOUR_PATH: &str =
    "Voici ton chemin. Ce n’est pas une note\u{a0}: d’autres chemins existent.";
/// Above what others could have felt.
pub const SIDES: &str = "À ce moment-là, on a pu ressentir\u{a0}:";
/// Goes back to a choice.
pub const WHAT_IF: &str = "Et si…\u{202f}?";
/// From the beginning.
pub const REPLAY: &str = "Rejouer depuis le début";
/// From the end of a story to its module.
pub const BACK_TO_MODULE: &str = "Continuer le module";
/// From the end of a story to the list.
pub const BACK_TO_LIST: &str = "Les autres histoires";
/// At the end of a story: help.
pub const STORY_HELP: &str = "Rien n’a été envoyé\u{a0}: c’était une histoire. Dans la vraie vie, un adulte du collège peut aider, même si tu hésites. Des services d’écoute aussi.";

/// The full name of a « Et si… ? » button.
pub fn what_if_label(choice: &str) -> String {
    format!("Et si…\u{202f}? Revenir avant\u{a0}: {choice}")
}
