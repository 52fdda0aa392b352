//! The words of the board's own formats: the line of a session and the spreadsheets.
//!
//! They are part of those formats, because a line is read back; the board's views show the same ones.

use super::documents::Catalogue;
use crate::domain::board::{ActionKind, Activity, Audience, Board, Mode, Outside};
use crate::domain::lesson::Theme;

/// What says that a session was for a whole level.
pub(super) const WHOLE_LEVEL: &str = "(tout le niveau)";
/// What begins the id of a module.
pub(super) const BALISE: &str = "(Balise, ";

/// With whom, in a line.
pub fn audience_words(audience: &Audience, board: &Board) -> String {
    match audience {
        Audience::Class(id) => board
            .class(id)
            .map_or_else(String::new, |class| class.label.as_str().to_owned()),
        Audience::Level(level) => format!("{} {WHOLE_LEVEL}", level.short()),
    }
}

/// An activity in a line.
pub fn activity_words(activity: &Activity, catalogue: &Catalogue) -> String {
    match activity {
        Activity::Module(id) => match catalogue.modules.iter().find(|module| module.id == *id) {
            Some(module) => format!("{} {BALISE}{id})", module.title),
            None => format!("Module {BALISE}{id})"),
        },
        Activity::Outside(kind) => outside_words(*kind).to_owned(),
    }
}

/// An activity outside of Balise, in a line.
pub fn outside_words(outside: Outside) -> &'static str {
    match outside {
        Outside::Emc => "EMC",
        Outside::Cps => "Compétences psychosociales",
        Outside::ClassLife => "Heure de vie de classe",
        Outside::Pix => "Parcours Pix 6e",
        Outside::Evars => "EVARS",
        Outside::Media => "Éducation aux médias",
        Outside::Prize => "Projet pour le prix Non au harcèlement",
        Outside::Ambassadors => "Séance des élèves ambassadeurs",
        Outside::Nurse => "Intervention de l’infirmerie",
        Outside::Social => "Intervention psychologue ou assistante sociale",
        Outside::Partner => "Intervention d’un partenaire",
    }
}

/// A mode in a line.
pub fn mode_words(mode: Mode) -> &'static str {
    match mode {
        Mode::Projector => "vidéoprojecteur",
        Mode::Devices => "postes des élèves",
        Mode::Paper => "sans écran",
    }
}

/// A theme of Balise.
pub fn theme_words(theme: Theme) -> &'static str {
    match theme {
        Theme::Empathy => "Empathie en ligne",
        Theme::Privacy => "Vie privée",
        Theme::Reporting => "Signalement",
    }
}

/// An action of the school.
pub fn action_words(kind: ActionKind) -> &'static str {
    match kind {
        ActionKind::StaffTrained => "Personnels formés",
        ActionKind::AmbassadorsMet => "Réunion des élèves ambassadeurs",
        ActionKind::ProtocolPresented => "Protocole présenté",
        ActionKind::ParentsWorkshop => "Atelier avec les parents",
        ActionKind::PrizeSent => "Participation au prix Non au harcèlement",
        ActionKind::CouncilMet => "Travail d’une instance (CVC, CESCE…)",
    }
}
