//! Words of « Animer »: before, the presenter's view, the projector.

use crate::domain::id::StepId;
use crate::domain::lesson::Module;
use crate::domain::text::plain;

/// In a tab, the presenter's view.
pub fn tab_run(number: u32) -> String {
    format!("Animer le module {number}")
}

/// In a tab, the projector's view.
pub fn tab_screen(number: u32) -> String {
    format!("Projection du module {number}")
}

/// Runs a session: a link on a module, and the button that begins.
pub const RUN: &str = "Animer";
/// Heading of what is prepared.
pub fn run_title(title: &str) -> String {
    format!("Animer : {title}")
}
/// Under it.
pub const RUN_LEAD: &str =
    "Quatre réglages, puis la séance commence. Rien ne quitte cet ordinateur.";

/// Heading: who receives a pupil.
pub const CONTACT: &str = "Qui reçoit un élève qui veut parler ?";
/// Field: who.
pub const CONTACT_WHO: &str = "Qui";
/// Field: where.
pub const CONTACT_PLACE: &str = "Où";
/// Field: when.
pub const CONTACT_WHEN: &str = "Quand";
/// What the three fields are for.
pub const CONTACT_HELP: &str = "Par exemple : « Mme Roux, CPE », « bureau de la vie scolaire », « dès la fin de l’heure ». Ces mots sont projetés, imprimés et mis dans le lien des élèves. Ils ne sont envoyés nulle part.";
/// The contact is blank.
pub const CONTACT_BLANK: &str = "Personne n’est indiqué pour l’instant. Décidez-le avant de commencer : ouvrir le sujet sans adulte disponible peut blesser.";
/// For the class, when the contact is blank.
pub const CONTACT_HERE_BLANK: &str = "Ici : demande à ton professeur qui peut te recevoir.";
/// A known situation.
pub const KNOWN_SITUATION: &str = "Une situation est déjà connue dans cette classe ? Parlez-en d’abord à l’équipe ressource, ou choisissez un autre module.";

/// Heading: class and time.
pub const CLASS_AND_TIME: &str = "La classe et le temps";
/// Field: the class.
pub const RUN_CLASS: &str = "Classe";
/// The session is run with a class that is not on the board.
pub const NO_CLASS_CHOSEN: &str = "Sans classe : rien ne sera noté";
/// To the board, where classes are made.
pub const MAKE_CLASS: &str = "Créer une classe sur le tableau";
/// Legend of the lengths.
pub const LENGTH: &str = "Le temps que vous avez";
/// A length to choose.
pub fn length(minutes: u16) -> String {
    if minutes >= crate::domain::cut::PERIOD {
        format!("Une heure de cours ({minutes} min)")
    } else {
        format!("{minutes} min")
    }
}
/// No length: the whole module.
pub const WHOLE_MODULE: &str = "Tout le module";
/// What the length leaves.
pub fn net(minutes: u16) -> String {
    format!("{minutes} minutes de séance, une fois la classe installée.")
}
/// Caption of the plan.
pub const FITS: &str = "Ce qui tient dans ce temps";
/// The rule of the plan.
pub const PLAN_RULE: &str = "L’ouverture et la clôture sont toujours gardées. Les étapes essentielles viennent dans l’ordre. Les autres entrent si elles tiennent : cochez, décochez.";
/// A step is always kept.
pub const ALWAYS: &str = "toujours";
/// A step is for another day.
pub const ANOTHER_DAY: &str = "une autre fois";
/// Column: in this session.
pub const KEPT: &str = "Dans la séance";
/// Label of the box of a step.
pub fn keep_step(step: &str) -> String {
    format!("Garder « {step} »")
}
/// What the plan takes.
pub fn plan_minutes(minutes: u16, net: Option<u16>) -> String {
    match net {
        Some(net) if minutes > net => format!(
            "{minutes} min prévues : {} de trop. Décochez une étape.",
            minutes - net
        ),
        Some(net) if net - minutes >= 2 => format!(
            "{minutes} min prévues : il en reste {}, pour laisser parler.",
            net - minutes
        ),
        Some(_) | None => format!("{minutes} min prévues."),
    }
}
/// Where the class resumes another day.
pub fn resume_at(step: &str) -> String {
    format!("À reprendre la prochaine fois : « {step} ».")
}
/// Nothing is left for another day.
pub const NOTHING_LEFT: &str = "Rien d’essentiel n’est laissé de côté.";
/// The class resumes here.
pub fn resume_here(step: &str) -> String {
    format!("Reprendre à « {step} », laissé la dernière fois")
}

/// Heading: first names.
pub const NAMES: &str = "Les prénoms de l’histoire";
/// What to do with them.
pub const NAMES_HELP: &str = "Un élève de la classe porte l’un d’eux ? Changez-les tous d’un clic : écrans, liens et feuilles.";

/// The link for pupils.
pub const PUPIL_LINK: &str = "Le lien des élèves";
/// Opens it, to be copied or shared.
pub const PUPIL_LINK_OPEN: &str = "Ouvrir le module comme la classe l’ouvrira";
/// What both links carry.
pub const LINKS_HELP: &str = "Ce que vous avez réglé est dans le lien, après le signe #. Un navigateur n’envoie jamais cette partie.";

/// Begins.
pub const BEGIN: &str = "Animer la séance";
/// What happens then.
pub const BEGIN_HELP: &str = "La projection s’ouvre dans une autre fenêtre : glissez-la sur l’écran de la classe. Cette page-ci devient la vôtre.";
/// The browser refused the window.
pub const OPEN_SCREEN: &str = "Ouvrir la projection";
/// From the projector.
pub const OPEN_PRESENTER: &str = "Enseignant : ouvrir sa vue";

/// Heading of the covered view.
pub const COVERED: &str = "Les élèves voient-ils cet écran ?";
/// Why.
pub const COVERED_WHY: &str = "L’écran de la classe copie souvent celui de l’ordinateur. Les notes restent cachées tant que vous n’avez pas répondu.";
/// They do, or one does not know.
pub const COVERED_YES: &str = "Oui, ou je ne sais pas";
/// They do not.
pub const COVERED_NO: &str = "Non, ils voient un autre écran";
/// With one screen.
pub const ONE_SCREEN: &str = "Gardez vos notes sur papier ou sur votre téléphone. Menez la séance depuis la projection : flèches ou espace pour avancer, B pour un écran noir, A pour l’aide.";
/// Covers the view again.
pub const COVER: &str = "Cacher cette vue";

/// Name of the buttons that lead the projector.
pub const CONTROLS: &str = "Mener la projection";
/// Forward.
pub const FORWARD: &str = "Suivant";
/// Backward.
pub const BACKWARD: &str = "Précédent";
/// A black screen.
pub const BLANK: &str = "Écran noir";
/// The help page.
pub const SHOW_HELP: &str = "Aide";
/// The class's map.
pub const SHOW_MAP: &str = "Carte";
/// « Clore maintenant ».
pub const CLOSE_NOW: &str = "Clore maintenant";
/// What it does.
pub const CLOSE_NOW_HELP: &str =
    "Mène à une scène où quelqu’un a aidé, en trois minutes au plus, puis à la clôture.";
/// While the story goes to help.
pub const CLOSING_NOW: &str =
    "La séance se termine : « Suivant » mène l’histoire à l’aide, puis à la clôture.";
/// The keys.
pub const KEYS: &str =
    "Au clavier ou à la télécommande : flèches, espace, pages. B : noir. A : aide.";
/// Elapsed and remaining minutes.
pub fn clock(elapsed: Option<u16>, remaining: Option<u16>) -> String {
    match (elapsed, remaining) {
        (Some(elapsed), Some(remaining)) => {
            format!("{elapsed} min passées, il en reste {remaining}.")
        }
        (Some(elapsed), None) => format!("{elapsed} min passées."),
        (None, _) => String::new(),
    }
}
/// Which screen of the step.
pub fn frame_of(rank: usize, all: usize) -> String {
    format!("écran {rank} sur {all}")
}
/// Heading: the step on the projector.
pub const NOW: &str = "Maintenant";
/// Heading: the step after it.
pub const AFTERWARDS: &str = "Ensuite";
/// There is none.
pub const NOTHING_AFTER: &str = "C’est la dernière étape.";
/// Heading: notes.
pub const NOTES: &str = "Pour vous";

/// Heading: hands.
pub const HANDS: &str = "Mains levées";
/// How to count.
pub const HANDS_HELP: &str =
    "Comptez les mains, tapez les nombres. La classe ne les voit qu’après « Montrer ».";
/// No hands for this question.
pub const NO_HANDS: &str =
    "Pas de mains levées ici : chacun répond dans sa tête, yeux fermés, ou avec une carte.";
/// No hands for this scene.
pub const NO_HANDS_SCENE: &str =
    "Pas de mains levées pour ce choix : les tables en parlent, vous choisissez.";
/// The class decides by tables.
pub const BY_TABLES: &str = "Par tables de quatre : une minute pour décider. Vous prenez une table, la majorité, ou un autre chemin exprès : « Et si quelqu’un… ? »";
/// Hands for an option.
pub fn hands_for(letter: &str) -> String {
    format!("Mains pour {letter}")
}
/// One hand more, by a tap.
pub fn one_hand_more(letter: &str) -> String {
    format!("Une main de plus pour {letter}")
}
/// Shows the hands.
pub const SHOW_HANDS: &str = "Montrer les mains";
/// Shows right answers and hands.
pub const SHOW_ANSWERS: &str = "Montrer les réponses";
/// The class takes this way.
pub const TAKE: &str = "Prendre ce chemin";
/// The same, with the choice.
pub fn take(letter: &str) -> String {
    format!("Prendre le chemin {letter}")
}
/// The choice with most hands.
pub const MAJORITY: &str = "le plus de mains";
/// Hands of an option, for the class.
pub fn hands(count: u16) -> String {
    match count {
        0 => "aucune main".to_owned(),
        1 => "1 main".to_owned(),
        _ => format!("{count} mains"),
    }
}
/// Letters of the options, in order.
pub fn letter(rank: usize) -> String {
    let letters = ["A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L"];
    letters
        .get(rank)
        .map_or_else(|| (rank + 1).to_string(), |letter| (*letter).to_owned())
}
/// On the projector, for what nobody says aloud.
pub const IN_YOUR_HEAD: &str = "Dans ta tête. Personne ne lève la main.";
/// On the projector, before a choice of the story.
pub const WHY_WOULD_ONE: &str = "Pourquoi quelqu’un ferait-il cela ?";
/// On the projector, a scene that may be passed.
pub const PASS: &str = "Passer cette scène";

/// Heading: the time that is left.
pub const TIME_LEFT: &str = "Il me reste…";
/// Recuts.
pub fn left(minutes: u16) -> String {
    format!("{minutes} min")
}
/// Steps that remain.
pub const REMAINING: &str = "Ce qui reste";
/// The projector shows that no session is running.
pub const SCREEN_WAITING: &str = "La séance n’a pas commencé. Lancez-la depuis la page « Animer ».";
/// To that page.
pub const TO_RUN: &str = "Aller à « Animer »";
/// On the projector, in one word: a black screen.
pub const SCREEN_BLANK: &str = "Noir";
/// On the projector, in one word: « Clore maintenant ».
pub const SCREEN_CLOSE: &str = "Clore";
/// On the projector, in one word: the teacher's view.
pub const SCREEN_PRESENTER: &str = "Enseignant";
/// Name of the controls of the projector.
pub const SCREEN_CONTROLS: &str = "Commandes de la projection";
/// Whole screen.
pub const BLACK_SCREEN: &str = "Écran noir. Une touche pour revenir.";

/// The map of the class, folded.
pub const CLASS_MAP: &str = "La carte de la classe";
/// The map may be shown.
pub const MAP_READY: &str = "La carte est prête. Elle ne contient que des mots.";
/// Shows the map on the projector.
pub const MAP_TO_CLASS: &str = "Montrer la carte à la classe";
/// The answers of the class, folded.
pub const CLASS_ANSWERS: &str = "Les réponses de la classe, par codes";
/// What they are for.
pub const CLASS_ANSWERS_HELP: &str = "Pour une classe sur postes. Les réponses de savoir sont additionnées et vont au tableau avec la séance. Avec des mains levées, rien à faire ici.";
/// Too few pupils handed in.
pub const ANSWERS_TOO_FEW: &str =
    "Moins de dix élèves ont remis leurs réponses : rien n’est gardé.";
/// The answers are published.
pub fn answers_ready(count: u16) -> String {
    format!("Les réponses de {count} élèves iront au tableau avec la séance.")
}

/// Heading: the end.
pub const END: &str = "Terminer la séance";
/// Field: minutes.
pub const END_MINUTES: &str = "Minutes vraiment faites";
/// Ends and logs.
pub const END_AND_LOG: &str = "Terminer et noter au tableau";
/// Ends without a class.
pub const END_ONLY: &str = "Terminer";
/// After the session.
pub const ENDED: &str = "La séance est terminée.";
/// It was logged.
pub const ENDED_LOGGED: &str =
    "Elle est notée au tableau. Enregistrez votre fichier avant de fermer l’onglet.";
/// The line to paste.
pub const LINE_TO_PASTE: &str = "La ligne pour le cahier de textes";
/// The three steps after the exit slips.
pub const SLIPS: &str = "Les papiers de sortie : trois gestes, aujourd’hui";
/// Each of them.
pub const SLIPS_STEPS: [(&str, &str); 3] = [
    (
        "Lire",
        "Aujourd’hui, seul ou avec un collègue. Une case cochée passe avant tout.",
    ),
    (
        "Transmettre",
        "À la personne qui reçoit les élèves, de vive voix, le jour même.",
    ),
    (
        "Détruire",
        "Tous les papiers, même vides. Rien n’est recopié, rien n’est tapé dans Balise.",
    ),
];
/// A new session.
pub const ANOTHER_SESSION: &str = "Préparer une autre séance";

/// The title of a step, in words.
pub fn step_title(module: &Module, id: &StepId) -> String {
    module
        .step(id)
        .map_or_else(String::new, |step| plain(&step.title, &ToString::to_string))
}
