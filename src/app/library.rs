//! Documents, read once each: carried by the page, or fetched from this copy of Balise.

use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

use leptos::prelude::*;

use super::ports::Ports;
use crate::domain::drawing::MapDrawing;
use crate::domain::lesson::ParentPage;
use crate::domain::play::Story;
use crate::domain::registry::{Accessibility, Contact};
use crate::domain::route::Route;
use crate::formats::documents::{self, Catalogue, Doc, Lesson, Malformed, Notes};

/// Where a document stands.
pub enum Load<T: ?Sized> {
    /// Asked for.
    Waiting,
    /// Here.
    Ready(Arc<T>),
    /// It cannot be had, or is not what its name says.
    Failed,
}

/// A document of any type: one kind of signal serves them all, which keeps the program small.
type AnyLoad = Load<dyn Any + Send + Sync>;

/// A document that arrives.
pub struct Loading<T> {
    load: RwSignal<AnyLoad>,
    read: PhantomData<fn() -> T>,
}

impl<T> Clone for Loading<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loading<T> {}

impl<T: Send + Sync + 'static> Loading<T> {
    /// Where the document stands now.
    pub fn get(self) -> Load<T> {
        self.load.with(|load| match load {
            Load::Waiting => Load::Waiting,
            Load::Ready(value) => Arc::clone(value)
                .downcast::<T>()
                .map_or(Load::Failed, Load::Ready),
            Load::Failed => Load::Failed,
        })
    }
}

/// The documents of this copy of Balise.
#[derive(Clone)]
pub struct Library {
    ports: Ports,
    fetched: StoredValue<Vec<(Doc, String)>>,
}

impl Library {
    /// A library that reads through these ports.
    pub fn new(ports: Ports) -> Self {
        Self {
            ports,
            fetched: StoredValue::new(Vec::new()),
        }
    }

    /// The documents that a page carries, so that it needs no request before the first answer.
    pub fn needs(route: &Route) -> Vec<Doc> {
        let mut needs = vec![Doc::Contacts];
        match route {
            Route::Home
            | Route::Pupil
            | Route::Teacher
            | Route::Board
            | Route::Report
            | Route::Parents => {
                needs.push(Doc::Catalogue);
            }
            Route::Story(id) | Route::StoryLeaf(id) => needs.push(Doc::Scenario(id.clone())),
            Route::ClassMap(id) => {
                needs.extend([Doc::Scenario(id.clone()), Doc::Map(id.clone())]);
            }
            // What the class sees never carries a note.
            Route::Module(id) | Route::HandIn(id) | Route::Screen(id) => {
                needs.push(Doc::Module(id.clone()));
            }
            // The prerenderer adds its scenarios, which only it can list without reading the module.
            Route::Run(id) => needs.extend([
                Doc::Catalogue,
                Doc::Module(id.clone()),
                Doc::Notes(id.clone()),
            ]),
            Route::Leaf(id) | Route::Print(id, _) => {
                needs.extend([Doc::Module(id.clone()), Doc::Notes(id.clone())]);
            }
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
    pub fn scenario(&self, id: crate::domain::id::ScenarioId) -> Loading<Story> {
        self.load(Doc::Scenario(id), documents::read_scenario)
    }

    /// The drawing of a scenario's map.
    pub fn map(&self, id: crate::domain::id::ScenarioId) -> Loading<MapDrawing> {
        self.load(Doc::Map(id), documents::read_drawing)
    }

    /// A page for parents.
    pub fn parent_page(&self, id: crate::domain::id::ParentPageId) -> Loading<ParentPage> {
        self.load(Doc::Parent(id), documents::read_parent)
    }

    /// What is known of the program's accessibility.
    pub fn accessibility(&self) -> Loading<Accessibility> {
        self.load(Doc::Accessibility, documents::read_accessibility)
    }

    fn load<T: Send + Sync + 'static>(
        &self,
        doc: Doc,
        read: fn(&str) -> Result<T, Malformed>,
    ) -> Loading<T> {
        Loading {
            load: self.arriving(doc, move |text| match read(text) {
                Ok(value) => Load::Ready(Arc::new(value)),
                Err(Malformed) => Load::Failed,
            }),
            read: PhantomData,
        }
    }

    fn arriving(
        &self,
        doc: Doc,
        interpret: impl Fn(&str) -> AnyLoad + 'static,
    ) -> RwSignal<AnyLoad> {
        if let Some(text) = self.known(&doc) {
            return RwSignal::new(interpret(&text));
        }
        let load = RwSignal::new(AnyLoad::Waiting);
        let fetched = self.fetched;
        let name = doc.clone();
        self.ports.documents.fetch(
            &doc,
            Box::new(move |text| {
                // The view may have gone while the document was on its way.
                load.try_set(text.as_deref().map_or(Load::Failed, interpret));
                if let Some(text) = text {
                    fetched.try_update_value(|fetched| fetched.push((name, text)));
                }
            }),
        );
        load
    }

    /// A document that the page carries, or that was fetched before.
    fn known(&self, doc: &Doc) -> Option<String> {
        self.ports.documents.embedded(doc).or_else(|| {
            self.fetched.with_value(|fetched| {
                let found = fetched.iter().find(|(known, _)| known == doc);
                found.map(|(_, text)| text.clone())
            })
        })
    }
}
