//! Words of what comes into the board and goes out of it: files, lists and lines pasted, merges.

use crate::app::FileProblem;
use crate::app::class_line::LineProblem;
use crate::app::class_list::ListProblem;
use crate::domain::board::{ClassConflict, MAX_MINUTES, MAX_SIZE, MergePreview, NewClass};

/// The rule of the file.
pub const FILE_RULE: &str =
    "Votre fichier fait foi. Enregistrez-le à la fin : cet ordinateur peut tout effacer.";
/// The file is late.
pub const UNSAVED: &str = "Des changements ne sont pas encore dans votre fichier.";
/// Saves the file.
pub const FILE_SAVE: &str = "Enregistrer";
/// Opens a file.
pub const FILE_OPEN: &str = "Ouvrir";
/// After it, for a screen reader.
pub const FILE_OPEN_WHAT: &str = " un fichier";
/// After opening.
pub const FILE_OPENED: &str = "Votre fichier est ouvert.";
/// Other acts on the file.
pub const FILE_MORE: &str = "Réunir, exporter, imprimer";
/// Field: its name.
pub const FILE_NAME: &str = "Nom du fichier";
/// That name has a letter that a system may refuse.
pub const FILE_NAME_REFUSED: &str = "Ce nom de fichier ne va pas : lettres, chiffres, espaces, points et tirets. Rien n’est enregistré.";
/// Saves under that name.
pub const FILE_SAVE_AS: &str = "Enregistrer sous ce nom";
/// Brings in another file.
pub const FILE_MERGE: &str = "Réunir avec un autre fichier";
/// Saves a copy without answers.
pub const FILE_SAVE_SCHOOL: &str = "Copie sans les réponses";
/// What those presses do.
pub const FILE_MORE_HELP: &str = "« Réunir » ajoute les classes et les séances d’un collègue, sans rien compter deux fois. La copie sans les réponses est pour la personne qui coordonne l’établissement.";
/// After that copy.
pub const SCHOOL_SAVED: &str = "La copie sans les réponses est dans les téléchargements. Vos changements, eux, restent à enregistrer dans votre fichier.";
/// A file was read, nothing has changed.
pub const FILE_READ: &str = "Le fichier est lu. Rien n’a encore changé : relisez, puis choisissez.";
/// Exports the sessions.
pub const CSV_EXPORT: &str = "Séances en CSV";
/// The same, for a spreadsheet.
pub const ODS_EXPORT: &str = "Séances en ODS";

/// After saving.
pub fn file_saved(name: &str) -> String {
    format!("« {name} » est dans les téléchargements. Rangez-le où vous le retrouverez.")
}

/// Name of the saved file.
pub fn file_name(day: &str) -> String {
    format!("balise-{day}.json")
}

/// Name of the copy without answers.
pub fn school_file_name(day: &str) -> String {
    format!("balise-sans-reponses-{day}.json")
}

/// Name of the export.
pub fn sessions_file(day: &str, ending: &str) -> String {
    format!("balise-seances-{day}.{ending}")
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
        FileProblem::Damaged => {
            "Ce fichier de Balise est abîmé : une partie manque ou ne se comprend pas. Votre tableau n’a pas changé. Essayez une copie plus ancienne."
        }
    }
}

/// Heading of the preview of a file.
pub const MERGE_PREVIEW: &str = "Ce que cet autre fichier apporte";
/// Before opening a file over what is not saved.
pub const OPEN_UNSAVED: &str = "Votre tableau a des changements qui ne sont dans aucun fichier. « Réunir » les garde. « Remplacer » les efface.";
/// Accepts it.
pub const MERGE_APPLY: &str = "Réunir";
/// Opens it instead.
pub const REPLACE: &str = "Remplacer le tableau";
/// Leaves it.
pub const LEAVE_AS_IS: &str = "Ne rien changer";
/// After merging.
pub const MERGED: &str = "Les deux fichiers sont réunis. Rien n’est compté deux fois.";
/// After leaving it.
pub const MERGE_LEFT: &str = "Votre tableau n’a pas changé.";
/// Undoes the merge.
pub const UNDO: &str = "Annuler la réunion";
/// After undoing.
pub const UNDONE: &str = "C’est annulé. Le tableau est comme avant.";
/// Nothing new.
pub const MERGE_NOTHING: &str = "Tout ce que contient ce fichier est déjà au tableau.";
/// Classes of which both say something else.
pub const MERGE_CLASSES_DIFFER: &str = "Classes différentes dans les deux fichiers";
/// Sessions that would change.
pub const MERGE_SESSIONS_DIFFER: &str = "Séances complétées par cet autre fichier";
/// Sessions that look like one that is there.
pub const MERGE_LOOK_ALIKE: &str =
    "À vérifier : même classe, même activité et même jour que ces séances, mais une autre durée";
/// Sessions that would go.
pub const MERGE_REMOVED: &str = "Séances retirées dans cet autre fichier, qui partiraient";
/// Actions that would change.
pub const MERGE_ACTIONS_DIFFER: &str = "Actions dont le nombre de personnes change";

/// Classes that would be added.
pub fn added_classes(count: usize) -> Option<String> {
    added(count, "1 classe", "classes")
}

/// Sessions that would be added.
pub fn added_sessions(count: usize) -> Option<String> {
    added(count, "1 séance faite", "séances faites")
}

/// Planned sessions that would be added.
pub fn added_planned(count: usize) -> Option<String> {
    added(count, "1 séance prévue", "séances prévues")
}

/// Actions that would be added.
pub fn added_actions(count: usize) -> Option<String> {
    added(count, "1 action", "actions")
}

fn added(count: usize, one: &str, many: &str) -> Option<String> {
    match count {
        0 => None,
        1 => Some(format!("{one} de plus")),
        _ => Some(format!("{count} {many} de plus")),
    }
}

/// A class of which two files say something else.
pub fn class_conflict(conflict: &ClassConflict) -> String {
    format!(
        "{} : {} ici, {} dans l’autre fichier. On garde {}.",
        conflict.kept.label.as_str(),
        super::level_and_size(&conflict.mine),
        super::level_and_size(&conflict.theirs),
        super::level_and_size(&conflict.kept),
    )
}

/// What stays as it is.
pub fn merge_rest(preview: &MergePreview) -> String {
    let mut rest = Vec::new();
    if preview.already > 0 {
        rest.push(format!(
            "Déjà au tableau, compté une seule fois : {}.",
            preview.already
        ));
    }
    if preview.removed_here > 0 {
        rest.push(format!(
            "Retiré ici, et laissé de côté : {}.",
            preview.removed_here
        ));
    }
    if preview.others_removed_there > 0 {
        rest.push(format!(
            "Séances prévues ou actions retirées là-bas, qui partiraient : {}.",
            preview.others_removed_there
        ));
    }
    rest.join(" ")
}

/// How many more there are.
pub fn and_others(count: usize) -> String {
    match count {
        1 => "… et 1 autre.".to_owned(),
        _ => format!("… et {count} autres."),
    }
}

/// Heading: many classes at once.
pub const ADD_MANY: &str = "Coller une liste de classes";
/// Field: the list.
pub const LIST_FIELD: &str = "Vos classes, une par ligne";
/// Its help.
pub const LIST_HELP: &str = "Trois colonnes copiées d’un tableur : libellé, niveau, effectif. Ou avec des points-virgules : 5eB ; 5e ; 27. Aucun nom d’élève.";
/// Reads what was pasted, without changing anything.
pub const PREVIEW: &str = "Relire avant d’inscrire";
/// What was pasted is read.
pub const PREVIEWED: &str = "Les lignes sont relues plus bas. Rien n’est encore inscrit.";
/// Nothing was pasted.
pub const NOTHING_PASTED: &str =
    "Rien n’est collé. Copiez vos lignes, puis collez-les dans le cadre.";
/// Heading of the preview of classes.
pub const LIST_PREVIEW: &str = "La liste, relue";
/// Heading of the preview of lines.
pub const LINES_PREVIEW: &str = "Les lignes, relues";

/// The button that creates the classes of the preview.
pub fn create_classes(count: usize) -> String {
    match count {
        1 => "Inscrire cette classe".to_owned(),
        _ => format!("Inscrire ces {count} classes"),
    }
}

/// After creating them.
pub fn classes_created(count: usize) -> String {
    match count {
        1 => "Une classe est inscrite.".to_owned(),
        _ => format!("{count} classes sont inscrites."),
    }
}

/// A class of the preview.
pub fn new_class(class: &NewClass) -> String {
    format!(
        "{}, {}, {} élèves",
        class.label.as_str(),
        class.level.short(),
        class.size
    )
}

/// Heading of new classes.
pub fn good_classes(count: usize) -> String {
    match count {
        1 => "1 nouvelle classe".to_owned(),
        _ => format!("{count} nouvelles classes"),
    }
}

/// Heading of corrected classes.
pub fn changed_classes(count: usize) -> String {
    match count {
        1 => "1 classe à corriger".to_owned(),
        _ => format!("{count} classes à corriger"),
    }
}

/// Heading of classes that are there already.
pub fn known_classes(count: usize) -> String {
    match count {
        1 => "1 classe déjà au tableau".to_owned(),
        _ => format!("{count} classes déjà au tableau"),
    }
}

/// Heading of good lines.
pub fn good_lines(count: usize) -> String {
    match count {
        1 => "1 séance à inscrire".to_owned(),
        _ => format!("{count} séances à inscrire"),
    }
}

/// Heading of lines that are there already.
pub fn known_lines(count: usize) -> String {
    match count {
        1 => "1 ligne déjà au tableau".to_owned(),
        _ => format!("{count} lignes déjà au tableau"),
    }
}

/// Heading of refused lines.
pub fn refused_lines(count: usize) -> String {
    match count {
        1 => "1 ligne refusée".to_owned(),
        _ => format!("{count} lignes refusées"),
    }
}

/// The rank of a pasted line.
pub fn line_number(number: usize) -> String {
    format!("Ligne {number} :")
}

/// Why a line of a list is refused.
pub fn list_problem(problem: ListProblem, text: &str) -> String {
    let why = match problem {
        ListProblem::Columns => "il faut trois colonnes, libellé, niveau et effectif".to_owned(),
        ListProblem::Label => {
            "le libellé compte un à douze caractères : lettres, chiffres, espaces ou tirets"
                .to_owned()
        }
        ListProblem::Level => "le niveau est 6e, 5e, 4e ou 3e".to_owned(),
        ListProblem::Size => format!("l’effectif va de 1 à {MAX_SIZE}"),
        ListProblem::Twice => "cette classe est déjà plus haut dans la liste".to_owned(),
        ListProblem::TooMany => "la liste est trop longue, collez-la en deux fois".to_owned(),
    };
    refused(text, &why)
}

/// Heading: lines of the « cahier de textes ».
pub const LINES_TITLE: &str = "Coller des lignes";
/// Field: those lines.
pub const LINES_FIELD: &str = "Lignes reçues";
/// Its help.
pub const LINES_HELP: &str = "Collez les lignes de vos collègues telles quelles : message, cahier de textes ou tableur. Une ligne collée deux fois n’est inscrite qu’une fois.";

/// The button that logs the lines of the preview.
pub fn log_lines(count: usize) -> String {
    match count {
        1 => "Inscrire cette séance".to_owned(),
        _ => format!("Inscrire ces {count} séances"),
    }
}

/// After logging them.
pub fn lines_logged(count: usize) -> String {
    match count {
        1 => "Une séance est inscrite.".to_owned(),
        _ => format!("{count} séances sont inscrites."),
    }
}

/// Why a line of the « cahier de textes » is refused.
pub fn line_problem(problem: &LineProblem, text: &str) -> String {
    let why = match problem {
        LineProblem::Parts => {
            "il faut une classe, une activité, une date, des minutes et une modalité".to_owned()
        }
        LineProblem::Class(label) => {
            format!("la classe « {label} » n’est pas au tableau, inscrivez-la d’abord")
        }
        LineProblem::Activity => "cette activité n’est pas connue".to_owned(),
        LineProblem::Date => "il n’y a pas de date, ou ce jour n’existe pas".to_owned(),
        LineProblem::Minutes => format!("les minutes vont de 1 à {MAX_MINUTES}"),
        LineProblem::Mode => {
            "la modalité est « vidéoprojecteur », « postes des élèves » ou « sans écran »"
                .to_owned()
        }
        LineProblem::Resume => "l’étape à reprendre ne se lit pas".to_owned(),
        LineProblem::TooMany => "il y a trop de lignes, collez-les en deux fois".to_owned(),
    };
    refused(text, &why)
}

/// A refused line, cut when it is long, and why.
fn refused(text: &str, why: &str) -> String {
    const MOST: usize = 60;
    let mut shown: String = text.chars().take(MOST).collect();
    if text.chars().count() > MOST {
        shown.push('…');
    }
    format!("« {shown} » : {why}.")
}
