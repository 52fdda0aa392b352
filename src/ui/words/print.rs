//! Words of what is printed.

use crate::domain::printed::Printed;

/// Something to print, in a list.
pub fn printed(printed: Printed) -> &'static str {
    match printed {
        Printed::TeacherSheet => "Votre fiche de séance (deux pages)",
        Printed::PupilSheet => "La feuille de l’élève",
        Printed::Cards => "Les cartes-réponses",
        Printed::Book => "L’histoire sur papier, un livret pour quatre",
        Printed::Slips => "Les papiers de sortie",
        Printed::PlanB => "Le plan B, sans aucun écran",
    }
}

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
