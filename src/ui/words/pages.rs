//! Words of the pages for everybody and of the parents' door.

use crate::domain::lesson::Level;
use crate::domain::stored::Slot;

/// Heading of the home page.
pub const HOME_TITLE: &str = "Prévenir le cyberharcèlement, ensemble";
/// Under it.
pub const HOME_LEAD: &str = "Des séances prêtes pour la classe, des histoires à jouer, des mots à dire. Choisissez votre porte.";
/// Door of pupils.
pub const DOOR_PUPIL: &str = "Je suis élève";
/// Under it.
pub const DOOR_PUPIL_TEXT: &str = "Joue un module, à ton rythme, à deux ou avec ta classe.";
/// Door of teachers.
pub const DOOR_TEACHER: &str = "J’enseigne";
/// Under it.
pub const DOOR_TEACHER_TEXT: &str =
    "Feuilletez une séance, inscrivez-la, suivez les dix heures de pHARe.";
/// Door of parents.
pub const DOOR_PARENTS: &str = "Je suis parent";
/// Under it.
pub const DOOR_PARENTS_TEXT: &str = "Comprendre, trouver les mots ce soir, savoir qui appeler.";
/// At the foot of the home page.
pub const HOME_PROMISE: &str =
    "Pas de compte, pas de nom, pas de traceur. Rien n’est recueilli sur les élèves.";

/// What exists today, honestly.
pub fn what_exists(modules: usize, levels: &[Level]) -> String {
    let today = levels
        .iter()
        .map(|level| level.short())
        .collect::<Vec<_>>()
        .join(", ");
    let others: Vec<&str> = Level::ALL
        .iter()
        .filter(|level| !levels.contains(level))
        .map(|l| l.short())
        .collect();
    format!(
        "Aujourd’hui : {modules} modules, pour la {today}. Prévu, mais pas encore écrit : {}, école et lycée.",
        others.join(", ")
    )
}

/// Heading of the help page.
pub const HELP_HEADING: &str = "De l’aide, maintenant";
/// Under it.
pub const HELP_LEAD: &str =
    "Tu peux appeler même si tu ne sais pas quoi dire. Tu peux appeler pour quelqu’un d’autre.";
/// Heading about the school.
pub const HELP_SCHOOL: &str = "Au collège";
/// Under it.
pub const HELP_SCHOOL_TEXT: &str = "Va voir l’adulte avec qui tu te sens le mieux : la vie scolaire, l’infirmerie, un professeur. S’il est occupé ou ne comprend pas, va en voir un deuxième. Tu peux y aller avec quelqu’un.";
/// At the foot of the help page.
pub const HELP_NOTE: &str = "Le navigateur peut garder cette page dans son historique. Sur un ordinateur partagé, ferme la fenêtre après.";

/// Under the heading of the accessibility page.
pub const ACCESSIBILITY_LEAD: &str = "Balise est pensé pour le clavier, les lecteurs d’écran, les petits écrans et le zoom. Aucun audit n’a encore été fait.";
/// Name of the table of criteria.
pub const CRITERIA: &str = "État des critères suivis";
/// Column: number.
pub const CRITERION: &str = "Critère";
/// Column: words.
pub const CRITERION_LABEL: &str = "Ce qu’il demande";
/// Column: proof.
pub const CRITERION_PROOF: &str = "Preuve";
/// Heading about the keyboard.
pub const KEYBOARD: &str = "Au clavier";
/// Under it.
pub const KEYBOARD_TEXT: &str = "Tabulation pour avancer, Maj et Tabulation pour reculer, Entrée ou Espace pour appuyer, les flèches dans un groupe de réponses. Rien ne demande la souris, rien ne presse.";

/// The state in the words of the rule.
pub fn accessibility_state(state: &str, framework: &str) -> String {
    format!("Accessibilité : {state} ({framework}), jusqu’à ce qu’un audit soit fait.")
}

/// Under the heading of the privacy page.
pub const PRIVACY_LEAD: &str =
    "Rien n’est recueilli sur les élèves. Voici ce que le programme garde, où, et jusqu’à quand.";
/// What the program does not do.
pub const PRIVACY_PROMISES: [&str; 5] = [
    "Aucun compte, aucun nom, aucune adresse, aucun identifiant d’appareil.",
    "Aucune mesure d’audience. Aucune demande à un autre site.",
    "Aucun texte tapé par un élève : il n’y a pas de champ pour cela.",
    "Les ressentis ne sont gardés nulle part, pas même dans l’onglet.",
    "Rien n’est gardé tant que personne n’agit.",
];
/// Heading of the list of keys.
pub const PRIVACY_KEYS: &str = "Ce qui est gardé";
/// Under it.
pub const PRIVACY_KEYS_TEXT: &str = "Un appareil est présumé partagé : tout tient dans l’onglet et disparaît avec lui. Cela change seulement si une personne appuie sur « Cet appareil est à moi ».";
/// Column: key.
pub const KEY: &str = "Clé";
/// Column: what.
pub const KEY_WHAT: &str = "Ce qu’elle contient";
/// Column: when.
pub const KEY_WHEN: &str = "À partir de quand";
/// Column: until.
pub const KEY_UNTIL: &str = "Jusqu’à quand";
/// About what cannot be read.
pub const PRIVACY_ASIDE: &str = "Une sauvegarde illisible n’est jamais écrasée. Elle est mise de côté sous la même clé, suivie de « -illisible » et d’un numéro. « Effacer » l’efface aussi.";
/// Heading about limits.
pub const PRIVACY_LIMITS: &str = "Ce que Balise ne peut pas effacer";
/// Under it.
pub const PRIVACY_LIMITS_TEXT: &str = "L’historique du navigateur, les fichiers enregistrés, le presse-papiers, la file d’impression et les logiciels de surveillance de l’établissement.";

/// The end of a key, as the browser shows it.
pub fn slot_key(slot: Slot) -> String {
    format!("balise:…:{}", slot.key())
}

/// What a slot holds, from when, until when.
pub fn slot(slot: Slot) -> (&'static str, &'static str, &'static str) {
    match slot {
        Slot::Pupil => (
            "L’étape, les réponses de savoir, d’avis et d’engagement, les choix dans les histoires, les prénoms affichés.",
            "La première réponse ou la première étape changée.",
            "La fermeture de l’onglet, ou « Effacer » si l’appareil est à soi.",
        ),
        Slot::HandIn => (
            "Pour remettre une partie ou des réponses : un nombre tiré au sort. Pour un groupe : les choix additionnés des parties gardées.",
            "« Remettre à la classe » ou « Au suivant ».",
            "La fermeture de l’onglet, ou « Effacer ».",
        ),
        Slot::Teacher => (
            "Le tableau ouvert : libellés et effectifs des classes, séances, dates, minutes.",
            "La première classe créée ou le premier fichier ouvert.",
            "La fermeture de l’onglet, ou « Effacer » si l’appareil est à soi.",
        ),
        Slot::Run => (
            "La séance animée : étapes, choix de la classe, mains comptées, qui reçoit un élève. Aucun élève.",
            "« Animer ».",
            "« Terminer la séance », ou la fermeture de l’onglet.",
        ),
        Slot::Map => (
            "La dernière carte d’une classe : des scènes et des mots (« peu ou personne », « un groupe », « beaucoup »). Aucun élève.",
            "« Publier la carte ».",
            "« Effacer cette carte », ou la fermeture de l’onglet.",
        ),
        Slot::Gathering => (
            "Une collecte ouverte : le nombre de présents, les choix additionnés, les nombres tirés au sort des codes reçus. Une fois close : combien de codes.",
            "« Ouvrir la collecte ».",
            "La fermeture de l’onglet, ou « Effacer ». Les nombres tirés au sort s’effacent à la clôture.",
        ),
        Slot::Owner => (
            "Le mot « oui ».",
            "« Cet appareil est à moi ».",
            "« Cet appareil est partagé », ou « Effacer ».",
        ),
    }
}

/// Heading: whose device.
pub const DEVICE_WHOSE: &str = "À qui est cet appareil ?";
/// It is shared.
pub const DEVICE_SHARED: &str = "Pour l’instant, cet appareil est traité comme partagé. Tout s’efface quand l’onglet se ferme. C’est le bon choix au collège.";
/// It is one's own.
pub const DEVICE_MINE: &str = "Cet appareil appartient à une seule personne. Les réponses restent ici jusqu’à « Tout effacer ici ».";
/// Claims it.
pub const DEVICE_CLAIM: &str = "Cet appareil est à moi";
/// Gives it back.
pub const DEVICE_SHARE: &str = "Cet appareil est partagé";
/// After claiming it.
pub const DEVICE_NOW_MINE: &str = "C’est noté. Les réponses restent sur cet appareil.";
/// After giving it back.
pub const DEVICE_NOW_SHARED: &str = "C’est noté. Tout s’effacera quand l’onglet se fermera.";
/// Heading: erase.
pub const ERASE: &str = "Effacer";
/// Under it.
pub const ERASE_TEXT: &str = "Efface de cet appareil les réponses, les histoires et le tableau. Un fichier d’enseignant déjà enregistré reste où il est. L’historique du navigateur aussi.";
/// Erases.
pub const ERASE_BUTTON: &str = "Tout effacer ici";
/// After erasing.
pub const ERASED: &str = "C’est effacé.";

/// Under « Page introuvable ».
pub const NOT_FOUND_TEXT: &str = "Cette adresse ne mène à rien. Rien n’est perdu.";
/// To the home page.
pub const TO_HOME: &str = "Aller à l’accueil";

/// Heading of the parents' door.
pub const PARENTS_TITLE: &str = "Pour les parents";
/// Under it.
pub const PARENTS_LEAD: &str =
    "Trois sujets que votre enfant travaille en classe. Cinq minutes de lecture chacun.";
/// Heading of the contacts.
pub const PARENTS_HELP: &str = "Qui appeler";
/// Under it.
pub const PARENTS_HELP_TEXT: &str = "Vous pouvez appeler même si vous ne savez pas quoi dire.";
/// Back to the parents' door.
pub const PARENTS_BACK: &str = "Les autres sujets";
