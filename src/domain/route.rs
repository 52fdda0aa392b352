//! The pages of Balise, and their addresses.
//!
//! An address says nothing of the subject and never holds a step, an answer or a choice.
//! The router of the browser is only an adapter of this type.

use super::id::{ModuleId, ParentPageId, ScenarioId};
use super::printed::Printed;

/// A page.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Route {
    /// The three doors.
    Home,
    /// The list of modules, for pupils.
    Pupil,
    /// A module played.
    Module(ModuleId),
    /// A scenario played.
    Story(ScenarioId),
    /// The answers to a module, handed in.
    HandIn(ModuleId),
    /// The teachers' door.
    Teacher,
    /// A whole module on one page, with its notes.
    Leaf(ModuleId),
    /// A whole scenario on one page.
    StoryLeaf(ScenarioId),
    /// « Animer »: before a session, then the presenter's view.
    Run(ModuleId),
    /// What the class sees of a session, on the projector.
    Screen(ModuleId),
    /// The class's map of a scenario, and the ways to fill it.
    ClassMap(ScenarioId),
    /// Something of a module to print.
    Print(ModuleId, Printed),
    /// The pHARe board.
    Board,
    /// « Bilan »: one page for a class, a level or the school.
    Report,
    /// The parents' door.
    Parents,
    /// A theme for parents.
    ParentPage(ParentPageId),
    /// Help now.
    Help,
    /// Accessibility statement.
    Accessibility,
    /// What is kept, and where.
    Privacy,
    /// This device: whose it is, and erase.
    Device,
    /// No page has this address.
    NotFound,
}

impl Route {
    /// The page of an address below the application's root: `eleve/m2/`.
    pub fn parse(path: &str) -> Self {
        let mut parts = path
            .split(['?', '#'])
            .next()
            .unwrap_or("")
            .split('/')
            .filter(|part| !part.is_empty());
        let route = match (parts.next(), parts.next(), parts.next()) {
            (None | Some("index.html"), None, _) => Some(Self::Home),
            (Some("eleve"), None, _) => Some(Self::Pupil),
            (Some("eleve"), Some(id), None) => ModuleId::parse(id).ok().map(Self::Module),
            (Some("eleve"), Some("remise"), Some(id)) => ModuleId::parse(id).ok().map(Self::HandIn),
            (Some("histoires"), Some(id), None) => ScenarioId::parse(id).ok().map(Self::Story),
            (Some("enseignant"), None, _) => Some(Self::Teacher),
            (Some("enseignant"), Some("tableau"), None) => Some(Self::Board),
            (Some("enseignant"), Some("feuilleter"), Some(id)) => {
                ModuleId::parse(id).ok().map(Self::Leaf)
            }
            (Some("enseignant"), Some("histoires"), Some(id)) => {
                ScenarioId::parse(id).ok().map(Self::StoryLeaf)
            }
            (Some("enseignant"), Some("animer"), Some(id)) => {
                ModuleId::parse(id).ok().map(Self::Run)
            }
            (Some("enseignant"), Some("projection"), Some(id)) => {
                ModuleId::parse(id).ok().map(Self::Screen)
            }
            (Some("enseignant"), Some("carte"), Some(id)) => {
                ScenarioId::parse(id).ok().map(Self::ClassMap)
            }
            (Some("enseignant"), Some("imprimer"), Some(id)) => parts
                .next()
                .and_then(Printed::parse)
                .zip(ModuleId::parse(id).ok())
                .map(|(printed, id)| Self::Print(id, printed)),
            (Some("enseignant"), Some("bilan"), None) => Some(Self::Report),
            (Some("parents"), None, _) => Some(Self::Parents),
            (Some("parents"), Some(id), None) => ParentPageId::parse(id).ok().map(Self::ParentPage),
            (Some("aide"), None, _) => Some(Self::Help),
            (Some("accessibilite"), None, _) => Some(Self::Accessibility),
            (Some("confidentialite"), None, _) => Some(Self::Privacy),
            (Some("appareil"), None, _) => Some(Self::Device),
            _ => None,
        };
        match route {
            Some(route) if parts.next().is_none() => route,
            _ => Self::NotFound,
        }
    }

    /// The address below the application's root, with its final slash; empty for the home page.
    pub fn path(&self) -> String {
        match self {
            Self::Home => String::new(),
            Self::Pupil => "eleve/".to_owned(),
            Self::Module(id) => format!("eleve/{id}/"),
            Self::Story(id) => format!("histoires/{id}/"),
            Self::HandIn(id) => format!("eleve/remise/{id}/"),
            Self::Teacher => "enseignant/".to_owned(),
            Self::Leaf(id) => format!("enseignant/feuilleter/{id}/"),
            Self::StoryLeaf(id) => format!("enseignant/histoires/{id}/"),
            Self::Run(id) => format!("enseignant/animer/{id}/"),
            Self::Screen(id) => format!("enseignant/projection/{id}/"),
            Self::ClassMap(id) => format!("enseignant/carte/{id}/"),
            Self::Print(id, printed) => format!("enseignant/imprimer/{id}/{}/", printed.slug()),
            Self::Board => "enseignant/tableau/".to_owned(),
            Self::Report => "enseignant/bilan/".to_owned(),
            Self::Parents => "parents/".to_owned(),
            Self::ParentPage(id) => format!("parents/{id}/"),
            Self::Help => "aide/".to_owned(),
            Self::Accessibility => "accessibilite/".to_owned(),
            Self::Privacy => "confidentialite/".to_owned(),
            Self::Device => "appareil/".to_owned(),
            Self::NotFound => "404.html".to_owned(),
        }
    }

    /// True for pages that pupils use: no text is ever typed there.
    pub fn is_for_pupils(&self) -> bool {
        matches!(
            self,
            Self::Pupil | Self::Module(_) | Self::Story(_) | Self::HandIn(_)
        )
    }
}
