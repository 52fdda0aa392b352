//! Words of what is printed: « vous » on adults' sheets, « tu » on pupils'.

use crate::domain::lesson::{SheetPart, Step, StepKind};
use crate::domain::printed::Printed;
use crate::domain::question::{Knowledge, QuestionKind};

/// In a tab, something to print: true, and silent about the subject.
pub fn tab_print(number: u32, printed: Printed) -> String {
    let what = match printed {
        Printed::TeacherSheet => "Fiche",
        Printed::PupilSheet => "Feuille élève",
        Printed::Cards => "Cartes",
        Printed::Book => "Livret",
        Printed::Slips => "Papiers",
        Printed::PlanB => "Plan B",
    };
    format!("{what} du module {number}")
}

/// Heading of something to print.
pub fn print_heading(printed: Printed, module: &str) -> String {
    match printed {
        Printed::TeacherSheet => format!("Fiche de séance : {module}"),
        Printed::PupilSheet => format!("Ma feuille : {module}"),
        Printed::Cards => format!("Cartes A, B, C, D : {module}"),
        Printed::Book => format!("L’histoire sur papier : {module}"),
        Printed::Slips => format!("Papiers de sortie : {module}"),
        Printed::PlanB => format!("Plan B, sans écran : {module}"),
    }
}

/// Something to print, in a list.
pub fn printed_name(printed: Printed) -> &'static str {
    match printed {
        Printed::TeacherSheet => "La fiche de séance, deux pages",
        Printed::PupilSheet => "La feuille de l’élève",
        Printed::Cards => "Les cartes A, B, C, D",
        Printed::Book => "L’histoire en livret, un pour quatre",
        Printed::Slips => "Les papiers de sortie, huit par page",
        Printed::PlanB => "Le plan B sans écran, une demi-page",
    }
}

/// How to print it and what to do with it.
pub fn print_how(printed: Printed) -> &'static str {
    match printed {
        Printed::TeacherSheet => "Deux pages, pour vous. Une feuille recto verso suffit.",
        Printed::PupilSheet => "Une page par élève.",
        Printed::Cards => {
            "Deux pages, recto verso, retournées sur le bord long. Une feuille sert à quatre élèves. Coupez en suivant les traits : tous les dos sont les mêmes. L’élève montre sa carte de face, vous seul la voyez."
        }
        Printed::Book => {
            "Deux feuilles recto verso au plus, pour quatre élèves. Rien n’y dépend de la couleur. Les prénoms sont ceux de votre séance."
        }
        Printed::Slips => {
            "Huit papiers par page. Coupez en suivant les traits. Tout le monde en remplit un et le rend plié. Lisez-les aujourd’hui, transmettez aujourd’hui, détruisez-les. Rien ne se recopie dans Balise."
        }
        Printed::PlanB => {
            "Deux moitiés identiques : une feuille sert à deux adultes. Coupez en suivant le trait."
        }
    }
}

/// Heading of the list of what can be printed.
pub const TO_PRINT: &str = "À imprimer";
/// Under it.
pub const TO_PRINT_LEAD: &str =
    "Tout se lit et s’imprime en noir. Chaque page dit comment l’imprimer.";
/// The same thing as a file to change.
pub const EDITABLE: &str = "Version modifiable (.odt)";
/// Back to the whole module.
pub const BACK_TO_LEAF: &str = "Revenir à « Feuilleter »";

/// Label: the action that the module trains.
pub const PRINT_GESTURE: &str = "Geste";
/// Before the blanks: who receives a pupil.
pub const PRINT_RECEIVES: &str = "Qui reçoit un élève qui veut parler :";
/// A blank: who.
pub const PRINT_WHO: &str = "Qui :";
/// A blank: where.
pub const PRINT_PLACE: &str = "Où :";
/// A blank: when.
pub const PRINT_WHEN: &str = "Quand :";
/// On the screen, above a sheet whose blanks nobody filled.
pub const NOBODY_RECEIVES: &str = "Qui reçoit un élève n’est pas indiqué. Dites-le dans « Animer » avant d’imprimer, ou complétez chaque feuille à la main.";
/// From there to where it is said.
pub const SAY_WHO: &str = "Ouvrir « Animer »";
/// To tick before the session.
pub const KNOWN_CASE: &str = "Aucune situation n’est ouverte dans cette classe. Sinon, j’en parle d’abord à l’équipe ressource, ou je choisis un autre module.";
/// Column of the cards: when.
pub const IF_COLUMN: &str = "Si…";
/// Column of the cards: first thing to do.
pub const THEN_COLUMN: &str = "D’abord";
/// Heading of what pupils copy.
pub const PRINT_TRACE: &str = "Trace écrite";
/// Heading of what follows the session.
pub const AFTER_SESSION: &str = "Après la séance";
/// What follows the session.
pub const AFTER_STEPS: &str = "Lire tous les papiers de sortie aujourd’hui. Transmettre aujourd’hui à la personne qui reçoit. Détruire les papiers. Rien ne se recopie.";
/// Where the session may count.
pub const EMC: &str =
    "EMC, heure de vie de classe : la séance peut y compter, selon votre progression.";
/// In the timetable, a step that today's cut leaves out.
pub const LEFT_OUT: &str = "pas aujourd’hui";

/// Caption of the timetable: net minutes of the session.
pub fn timetable_caption(minutes: u16, essential: u16) -> String {
    format!("Déroulé : {minutes} min nettes, dont {essential} essentielles")
}

/// Caption of a timetable that was cut to the time there is.
pub fn cut_caption(minutes: u16) -> String {
    format!("Déroulé d’aujourd’hui : {minutes} min nettes")
}

/// A part of the teacher's sheet.
pub fn sheet_part(part: SheetPart) -> &'static str {
    match part {
        SheetPart::Objective => "Objectif",
        SheetPart::Material => "Matériel",
        SheetPart::Setting => "Modalités",
        SheetPart::Instructions => "Consignes",
        SheetPart::Answers => "Réponses attendues",
        SheetPart::Differentiation => "Différenciation",
    }
}

/// Heading of the addresses.
pub const ROOM_TITLE: &str = "Sur un autre appareil";
/// Beside the first code.
pub const ROOM_LINK: &str =
    "Dans une autre salle : la séance préparée (module, durée, prénoms, qui reçoit).";
/// When the contact makes the address too long for its code.
pub const ROOM_WITHOUT_CONTACT: &str =
    "L’adresse serait trop longue : qui reçoit un élève n’y est pas. À saisir là-bas.";
/// When even so it is too long for a code.
pub const ROOM_WITHOUT_CODE: &str = "Cette adresse est trop longue pour un code : recopiez-la.";
/// Beside the second code.
pub const LEAF_LINK: &str = "Sur votre téléphone : « Feuilleter », avec vos notes.";

/// Under the heading of the pupil's sheet.
pub const MY_SHEET: &str = "Cette feuille est à toi. Personne ne la note.";
/// Labels of what only the adult sets up in an off-screen step, as lessons write them.
pub const SET_UP: [&str; 2] = ["Matériel.", "Groupes."];
/// Labels of what is read aloud in an off-screen step, as lessons write them.
pub const READ_ALOUD: [&str; 2] = ["À lire à voix haute.", "Consigne à lire à voix haute."];
/// Before lines to write on.
pub const I_WRITE: &str = "J’écris :";
/// Heading of the numbers.
pub const PRINT_NUMBERS: &str = "Ce qui répond";
/// Heading of who receives.
pub const WHERE_TO_GO: &str = "Au collège, je peux aller voir";
/// What a pupil copies or sticks.
pub const MY_TRACE: &str = "Ce que nous retenons, à recopier ou à coller";

/// First line of a slip.
pub const SLIP_WORD: &str = "Un mot que je garde :";
/// Box of a slip.
pub const SLIP_BOX: &str = "J’aimerais qu’un adulte vienne me voir.";
/// Below the box.
pub const SLIP_NAME: &str = "Si je coche, mon prénom :";
/// Who receives.
pub const SLIP_WHO: &str = "Qui me reçoit :";
/// Last line of a slip.
pub const SLIP_FOLD: &str =
    "Je plie. Je rends le papier, même vide. Un adulte lit tout aujourd’hui, puis détruit.";

/// Label of what to bring.
pub const TO_BRING: &str = "À apporter";
/// What to bring.
pub const TO_BRING_LIST: &str = "« Feuilleter » imprimé (textes et questions), livrets de l’histoire (un pour quatre), cartes A, B, C, D, feuilles de l’élève, papiers de sortie.";
/// Label of the numbers to write on the board.
pub const ON_THE_BOARD: &str = "Au tableau";
/// Column: how to do it without a screen.
pub const HOW_COLUMN: &str = "Sans écran";
/// Label of what never waits.
pub const NEVER: &str = "Toujours";
/// What never waits.
pub const NEVER_LIST: &str = "Jamais de main levée pour un avis, un ressenti ou un engagement. Aucun élève ne lit à voix haute un message blessant. On ne s’arrête pas sur une scène dure : on va jusqu’à une scène où quelqu’un aide. La clôture garde ses six minutes.";

/// How a step is led without any screen.
pub fn without_screen(step: &Step) -> String {
    match &step.kind {
        StepKind::Opening => "Lisez les quatre règles.".to_owned(),
        StepKind::Closing => {
            "Numéros au tableau, une minute pour tous. Papiers de sortie.".to_owned()
        }
        StepKind::Simulation(_) => {
            "Livret par quatre. Les messages se lisent en silence.".to_owned()
        }
        StepKind::Workshop => "Comme prévu, sur papier.".to_owned(),
        StepKind::Screen => {
            let asks =
                |wanted: fn(&QuestionKind) -> bool| step.questions().any(|q| wanted(&q.kind));
            let ways = [
                (asks(by_card), " Savoir : cartes A, B, C, D."),
                (
                    asks(together),
                    " À trier ou à compléter : ensemble, au tableau.",
                ),
                (asks(within), " Avis ou projet : dans sa tête."),
            ];
            let said = ways.into_iter().filter(|(asked, _)| *asked);
            let said: String = said.map(|(_, words)| words).collect();
            format!("Lisez.{said}")
        }
    }
}

/// One letter is enough.
fn by_card(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Knowledge(Knowledge::Choice { options, several: false }) if options.len() <= 4)
}

fn together(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Knowledge(_)) && !by_card(kind)
}

fn within(kind: &QuestionKind) -> bool {
    matches!(kind, QuestionKind::Attitude(_))
}

/// Headings of the paper game.
pub const BOOK_HOW: &str = "Comment jouer";
/// Heading: who the reader is.
pub const BOOK_WHO: &str = "Qui es-tu ?";
/// Heading of the play sheet.
pub const BOOK_SHEET: &str = "Feuille de jeu";
/// Label of the boxes that have a letter.
pub const BOOK_LETTERS: &str = "Cases :";
/// Label of the messages that are written.
pub const BOOK_MESSAGES: &str = "Messages :";
/// Heading of the paragraphs.
pub const BOOK_STORY: &str = "L’histoire";
/// Heading of the answers of clues.
pub const BOOK_ANSWERS: &str = "Réponses";
/// Under it.
pub const BOOK_ANSWERS_LEAD: &str = "Lis seulement celle qu’un paragraphe t’indique.";
/// Heading of the sides.
pub const BOOK_ASIDES: &str = "Ce que d’autres ont pu ressentir";
/// Under it.
pub const BOOK_ASIDES_LEAD: &str = "À lire après la fin, pour ton chemin. Ce n’est pas une excuse : c’est ce que l’on ne voyait pas.";
/// Where the story ends.
pub const BOOK_END: &str = "Fin.";
/// Said once, for every ending.
pub const BOOK_HELP: &str = "Besoin d’aide ? Parle à un adulte du collège, ou appelle le 3018 : c’est gratuit, même sans être sûr.";

/// The pile that says where to come back.
pub fn book_pile(lines: usize) -> String {
    format!("Pile de retour, {lines} lignes :")
}

/// A clue's answer.
pub fn book_answer(number: usize) -> String {
    format!("Réponse {number}")
}
