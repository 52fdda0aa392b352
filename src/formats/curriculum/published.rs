//! What is published of a curriculum that was checked: its lists, its documents, its pages.

use super::Curriculum;
use crate::domain::printed::Printed;
use crate::domain::route::Route;
use crate::formats::documents::{self, Catalogue, Doc};
use crate::formats::map;

/// What lists and boards say of the content.
pub fn catalogue(curriculum: &Curriculum) -> Catalogue {
    Catalogue {
        modules: curriculum
            .modules
            .iter()
            .map(|module| module.module.summary.clone())
            .collect(),
        stories: curriculum
            .scenarios
            .iter()
            .map(|checked| checked.scenario.summary.clone())
            .collect(),
        parents: curriculum
            .parents
            .iter()
            .map(|page| page.summary.clone())
            .collect(),
        axes: curriculum
            .registries
            .axes
            .iter()
            .map(|axis| (axis.id.clone(), axis.short.clone(), axis.label.clone()))
            .collect(),
        actions: curriculum.registries.actions.clone(),
        highlights: curriculum.registries.highlights.clone(),
        phare_version: curriculum.registries.phare_version.clone(),
    }
}

/// Every document that pages are made of, with its name.
pub fn documents(curriculum: &Curriculum) -> Vec<(Doc, String)> {
    let mut all = vec![
        (
            Doc::Catalogue,
            documents::write_catalogue(&catalogue(curriculum)),
        ),
        (
            Doc::Contacts,
            documents::write_contacts(&curriculum.registries.contacts),
        ),
        (
            Doc::Accessibility,
            documents::write_accessibility(&curriculum.registries.accessibility),
        ),
    ];
    for checked in &curriculum.modules {
        let summary = &checked.module.summary;
        let facts: Vec<_> = checked
            .facts
            .iter()
            .filter_map(|id| curriculum.registries.fact(id.as_str()))
            .collect();
        all.push((
            Doc::Module(summary.id.clone()),
            documents::write_module(summary, &facts, &checked.pupil_source),
        ));
        all.push((
            Doc::Notes(summary.id.clone()),
            documents::write_notes(&checked.frameworks, &checked.teacher_source),
        ));
    }
    for checked in &curriculum.scenarios {
        let text = documents::write_scenario(&checked.scenario, &checked.source);
        let id = &checked.scenario.summary.id;
        all.push((Doc::Scenario(id.clone()), text));
        let drawing = map::drawing(&checked.scenario);
        all.push((Doc::Map(id.clone()), documents::write_drawing(&drawing)));
    }
    for page in &curriculum.parents {
        all.push((
            Doc::Parent(page.summary.id.clone()),
            documents::write_parent(&page.summary, &page.source),
        ));
    }
    all
}

/// Every page that exists.
pub fn routes(curriculum: &Curriculum) -> Vec<Route> {
    let mut routes = vec![
        Route::Home,
        Route::Pupil,
        Route::Teacher,
        Route::Board,
        Route::Report,
        Route::Parents,
        Route::Help,
        Route::Accessibility,
        Route::Privacy,
        Route::Device,
        Route::NotFound,
    ];
    for checked in &curriculum.modules {
        let id = &checked.module.summary.id;
        routes.extend([
            Route::Module(id.clone()),
            Route::HandIn(id.clone()),
            Route::Leaf(id.clone()),
            Route::Run(id.clone()),
            Route::Screen(id.clone()),
        ]);
        routes.extend(Printed::ALL.map(|printed| Route::Print(id.clone(), printed)));
    }
    for checked in &curriculum.scenarios {
        let id = &checked.scenario.summary.id;
        routes.extend([
            Route::Story(id.clone()),
            Route::StoryLeaf(id.clone()),
            Route::ClassMap(id.clone()),
        ]);
    }
    routes.extend(
        curriculum
            .parents
            .iter()
            .map(|page| Route::ParentPage(page.summary.id.clone())),
    );
    routes
}
