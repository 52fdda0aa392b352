//! What a teacher prints of a module.

use super::id::ModuleId;

/// Something to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Printed {
    /// The teacher's two pages, in the form of a French « fiche de séance ».
    TeacherSheet,
    /// The pupil's sheet.
    PupilSheet,
    /// Answer cards with identical backs, for what is never asked by a show of hands.
    Cards,
    /// The story as a paper gamebook: at most two sheets for four pupils.
    Book,
    /// Exit slips, eight to a page.
    Slips,
    /// Half a page: the session without any screen.
    PlanB,
}

impl Printed {
    /// Everything that can be printed of a module.
    pub const ALL: [Self; 6] = [
        Self::TeacherSheet,
        Self::PupilSheet,
        Self::Cards,
        Self::Book,
        Self::Slips,
        Self::PlanB,
    ];

    /// The word used in addresses: it says nothing of the subject.
    pub fn slug(self) -> &'static str {
        match self {
            Self::TeacherSheet => "fiche",
            Self::PupilSheet => "eleve",
            Self::Cards => "cartes",
            Self::Book => "livret",
            Self::Slips => "papiers",
            Self::PlanB => "plan-b",
        }
    }

    /// Reads the word used in addresses.
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|printed| printed.slug() == text)
    }

    /// Where the file that a teacher may change stands, below the application's root; nothing for
    /// what is only printed.
    pub fn file(self, module: &ModuleId) -> Option<String> {
        match self {
            Self::TeacherSheet | Self::PupilSheet | Self::Slips | Self::PlanB => {
                Some(format!("donnees/{module}-{}.odt", self.slug()))
            }
            Self::Cards | Self::Book => None,
        }
    }
}
