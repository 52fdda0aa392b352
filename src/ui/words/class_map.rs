//! Words of the class's map and of the ways to fill it.

use crate::domain::express::Miscount;
use crate::domain::publish::{Scale, Thickness};

/// In a tab, the map of a class.
pub fn tab_class_map(number: u32) -> String {
    format!("Carte de l’histoire {number}")
}

/// A link to the page, on the card of a story.
pub const MAP_OPEN: &str = "Carte de la classe";

/// The heading of the page.
pub fn map_title(story: &str) -> String {
    format!("Carte de la classe : {story}")
}

/// What the page is for.
pub const MAP_LEAD: &str = "Où sont passées les parties de la classe, en mots. Personne n’est reconnaissable : un petit nombre n’est jamais écrit.";

/// Heading: ways to fill the map.
pub const MAP_FILL: &str = "Remplir la carte";
/// Before it is filled.
pub const MAP_FILL_HELP: &str =
    "Choisissez une manière, pas les deux : des mains et des codes ne s’additionnent jamais.";

/// Heading: express counts.
pub const EXPRESS: &str = "Comptage express, à mains levées";
/// What to do.
pub const EXPRESS_HELP: &str = "Trois comptages, 90 secondes. Lisez chaque phrase, comptez les mains, passez à la suivante. Un comptage peut rester vide, sauf celui des fins.";
/// The first count.
pub const EXPRESS_ENDINGS: &str = "Comment votre partie s’est-elle finie ?";
/// Publishes.
pub const EXPRESS_PUBLISH: &str = "Publier la carte";
/// Publishing is once and for all.
pub const PUBLISH_ONCE: &str = "La carte est publiée une seule fois : elle ne change plus ensuite.";
/// A count that is not a number.
pub const EXPRESS_NOT_A_NUMBER: &str =
    "Un comptage n’est pas un nombre de 0 à 99. Corrigez-le : rien n’est publié.";
/// No ending was counted.
pub const EXPRESS_EMPTY: &str = "Comptez d’abord comment les parties se sont finies.";

/// The question of a turning point.
pub fn express_turning(scene: &str) -> String {
    format!("À « {scene} », qu’avez-vous choisi ?")
}

/// More hands than plays.
pub fn miscount(scene: &str, miscount: &Miscount) -> String {
    format!(
        "À « {scene} », vous comptez {} mains pour {} parties. Recomptez, ou laissez ce comptage vide : rien n’est publié.",
        miscount.hands, miscount.plays
    )
}

/// Fewer plays than can be shown.
pub const MAP_TOO_FEW: &str = "Moins de dix parties : la carte n’est pas montrée. Avec si peu de parties, un mot pourrait désigner quelqu’un. Parlez de l’histoire sans compter.";

/// How many plays a map is of.
pub fn map_of_plays(plays: u16) -> String {
    format!("Carte de {plays} parties. Elle est publiée et ne change plus.")
}
/// The device keeps nothing.
pub const MAP_IN_MEMORY: &str =
    "Cet appareil ne garde rien : ne rechargez pas la page, la carte disparaîtrait.";

/// Opens what erases the map.
pub const MAP_AGAIN: &str = "Une autre classe";
/// What erasing does.
pub const MAP_AGAIN_HELP: &str = "La carte s’efface de cet onglet. Les comptages n’existent déjà plus : elle ne pourra pas revenir.";
/// Erases the map.
pub const MAP_FORGET: &str = "Effacer cette carte";

/// Heading: the drawing.
pub const MAP_DRAWING: &str = "La carte";
/// The drawing's name, for whoever does not see it.
pub const MAP_DRAWING_LABEL: &str = "Carte des scènes";
/// How to use the drawing.
pub const MAP_KEYS: &str =
    "Flèches : suivre les branches. Entrée : ouvrir une scène. + et − : zoom. 0 : tout voir.";
/// Enlarges.
pub const ZOOM_IN: &str = "Agrandir";
/// Makes smaller.
pub const ZOOM_OUT: &str = "Réduire";
/// Shows all of it.
pub const ZOOM_WHOLE: &str = "Tout voir";
/// The buttons of the zoom.
pub const ZOOM: &str = "Zoom de la carte";

/// A word of a result.
pub fn thickness(word: Thickness) -> &'static str {
    match word {
        Thickness::Few => "peu ou personne",
        Thickness::Group => "un groupe",
        Thickness::Many => "beaucoup",
    }
}

/// A result that is not said.
pub const NO_WORD: &str = "pas de mot";

/// What a word means for so many plays.
pub fn legend_of(word: Thickness, scale: Scale) -> String {
    let (low, high) = scale.range(word);
    if low == high {
        return format!("{low} parties");
    }
    format!("de {low} à {high} parties")
}

/// Why a word is missing.
pub const NO_WORD_HELP: &str =
    "ce n’a pas été compté, ou le mot laisserait deviner un petit nombre";

/// A scene in its box.
pub fn map_box(scene: &str, ending: Option<&str>) -> String {
    match ending {
        Some(mark) => format!("{scene} ({mark})"),
        None => scene.to_owned(),
    }
}

/// The mark of « Passer cette scène » on the drawing, which numbers the other branches.
pub const SKIP_LETTER: &str = "P";

/// The mark of an ending.
pub const MAP_ENDING: &str = "fin";

/// Heading: the list.
pub const MAP_LIST: &str = "La carte en mots";

/// Heading of the replay.
pub const WHAT_IF_TITLE: &str = "Et si… ?";
/// What the replay is.
pub const WHAT_IF_HELP: &str =
    "La classe reprend l’histoire ici, par le chemin le plus court. Rien n’est compté.";
/// Comes back to the map.
pub const BACK_TO_MAP: &str = "Revenir à la carte";
/// One turn back.
pub const WHAT_IF_BACK: &str = "Un choix en arrière";
/// Replays a branch.
pub fn what_if_branch(choice: &str) -> String {
    format!("Et si : {choice}")
}
/// No play leads there.
pub const NO_WAY: &str = "Aucune partie n’arrive ici.";
