//! Documents, read once each: carried by the page, or fetched from this copy of Balise.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use super::ports::Ports;
use crate::domain::lesson::ParentPage;
use crate::domain::registry::{Accessibility, Contact};
use crate::domain::route::Route;
use crate::domain::scenario::Scenario;
use crate::formats::documents::{self, Catalogue, Doc, Lesson, Malformed, Notes};

/// Where a document stands.
#[derive(Debug, PartialEq)]
pub enum Load<T> {
    /// Asked for.
    Waiting,
    /// Here.
    Ready(Arc<T>),
    /// It cannot be had, or is not what its name says.
    Failed,
}

impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Waiting => Self::Waiting,
            Self::Ready(value) => Self::Ready(Arc::clone(value)),
            Self::Failed => Self::Failed,
        }
    }
}

/// A document that arrives.
pub type Loading<T> = ReadSignal<Load<T>>;

/// The documents of this copy of Balise.
#[derive(Clone)]
pub struct Library {
    ports: Ports,
    fetched: StoredValue<BTreeMap<Doc, String>>,
}

impl Library {
    /// A library that reads through these ports.
    pub fn new(ports: Ports) -> Self {
        Self { ports, fetched: StoredValue::new(BTreeMap::new()) }
    }

    /// The documents that a page carries, so that it needs no request before the first answer.
    pub fn needs(route: &Route) -> Vec<Doc> {
        let mut needs = vec![Doc::Contacts];
        match route {
            Route::Home | Route::Pupil | Route::Teacher | Route::Board | Route::Parents => needs.push(Doc::Catalogue),
            Route::Module(id) => needs.push(Doc::Module(id.clone())),
            // Its scenarios are fetched: a teacher's page is not what a slow line waits for.
            Route::Leaf(id) => needs.extend([Doc::Module(id.clone()), Doc::Notes(id.clone())]),
            Route::ParentPage(id) => needs.push(Doc::Parent(id.clone())),
            Route::Accessibility => needs.push(Doc::Accessibility),
            Route::Help | Route::Privacy | Route::Device | Route::NotFound => {}
        }
        needs
    }

    /// What exists.
    pub fn catalogue(&self) -> Loading<Catalogue> {
        self.load(Doc::Catalogue, documents::read_catalogue)
    }

    /// Help contacts.
    pub fn contacts(&self) -> Loading<Vec<Contact>> {
        self.load(Doc::Contacts, documents::read_contacts)
    }

    /// A module.
    pub fn lesson(&self, id: crate::domain::id::ModuleId) -> Loading<Lesson> {
        self.load(Doc::Module(id), documents::read_module)
    }

    /// What only the teacher sees of a module.
    pub fn notes(&self, id: crate::domain::id::ModuleId) -> Loading<Notes> {
        self.load(Doc::Notes(id), documents::read_notes)
    }

    /// A scenario.
    pub fn scenario(&self, id: crate::domain::id::ScenarioId) -> Loading<Scenario> {
        self.load(Doc::Scenario(id), documents::read_scenario)
    }

    /// A page for parents.
    pub fn parent_page(&self, id: crate::domain::id::ParentPageId) -> Loading<ParentPage> {
        self.load(Doc::Parent(id), documents::read_parent)
    }

    /// What is known of the program's accessibility.
    pub fn accessibility(&self) -> Loading<Accessibility> {
        self.load(Doc::Accessibility, documents::read_accessibility)
    }

    fn load<T: Send + Sync + 'static>(&self, doc: Doc, read: fn(&str) -> Result<T, Malformed>) -> Loading<T> {
        let interpret = move |text: &str| read(text).map_or(Load::Failed, |value| Load::Ready(Arc::new(value)));
        let known = self
            .ports
            .documents
            .embedded(&doc)
            .or_else(|| self.fetched.with_value(|fetched| fetched.get(&doc).cloned()));
        if let Some(text) = known {
            return signal(interpret(&text)).0;
        }
        let (loading, set) = signal(Load::Waiting);
        let fetched = self.fetched;
        let name = doc.clone();
        self.ports.documents.fetch(
            &doc,
            Box::new(move |text| {
                // The view may have gone while the document was on its way.
                set.try_set(text.as_deref().map_or(Load::Failed, interpret));
                if let Some(text) = text {
                    fetched.try_update_value(|fetched| fetched.insert(name, text));
                }
            }),
        );
        loading
    }
}
