//! Words of what is printed.

use crate::domain::printed::Printed;

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
