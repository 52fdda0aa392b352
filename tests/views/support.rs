//! What every test needs: the shipped content, a small one, and pages in a given state.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use balise::app::{App, Base, Doc, Library, Ports};
use balise::disk;
use balise::domain::date::Date;
use balise::domain::lesson::Module;
use balise::domain::question::QuestionKind;
use balise::domain::route::Route;
use balise::domain::scenario::AppKind;
use balise::domain::session::Action;
use balise::formats::curriculum::{self, CheckedScenario, Curriculum, Located, SourceFile};
use balise::ui;
use balise::ui::programs::ADULTS;
use leptos::prelude::*;

use crate::questions::{answer, right_answer};

/// A place of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A text of the repository.
pub fn text(path: &str) -> String {
    fs::read_to_string(repository(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A content, and the documents that its pages are made of.
pub struct World {
    /// The content.
    pub curriculum: Curriculum,
    /// Its documents.
    pub documents: BTreeMap<Doc, String>,
    /// What the check said of it.
    pub diagnostics: Vec<Located>,
}

/// The content that ships.
pub static SHIPPED: LazyLock<World> = LazyLock::new(|| {
    let content = disk::read(&repository("content")).expect("content/");
    World::of(&content.files, &content.images)
});

/// One module with every kind of question and its short story, then one story with everything a
/// story can have, in each application; the real registries, opening and closing. A snapshot of it
/// does not change with the lessons.
pub static SMALL: LazyLock<World> = LazyLock::new(|| {
    let content = disk::read(&repository("content")).expect("content/");
    let mut files: Vec<SourceFile> = content.files;
    files.retain(|file| file.path.starts_with("referentiels/") || file.path.starts_with("commun/"));
    let mut add = |path: String, text: String| files.push(SourceFile { path, text });
    add(
        "modules/m1.md".to_owned(),
        include_str!("base/module.md").to_owned(),
    );
    add(
        "scenarios/s1.md".to_owned(),
        include_str!("base/scenario.md").to_owned(),
    );
    for app in AppKind::ALL {
        add(
            format!("scenarios/{}.md", complete(app)),
            complete_text(app),
        );
    }
    World::of(&files, &content.images)
});

/// The name of the small story that has everything, in an application.
pub fn complete(app: AppKind) -> &'static str {
    match app {
        AppKind::Messaging => "s2",
        AppKind::Feed => "s3",
        AppKind::Profile => "s4",
        AppKind::Settings => "s5",
        AppKind::Game => "s6",
        AppKind::Report => "s7",
    }
}

fn complete_text(app: AppKind) -> String {
    let text = include_str!("base/complete.md");
    let (id, kind) = (complete(app), app.slug());
    text.replace("id: s2\n", &format!("id: {id}\n"))
        .replace("appli: messagerie\n", &format!("appli: {kind}\n"))
}

impl World {
    /// What does not hold for a content too short to be published is core's to say.
    fn of(files: &[SourceFile], images: &[String]) -> Self {
        let today = Date::parse_iso("2026-11-20").unwrap();
        let (curriculum, diagnostics) = curriculum::compile(files, images, today);
        let documents = curriculum::documents(&curriculum).into_iter().collect();
        Self {
            curriculum,
            documents,
            diagnostics,
        }
    }

    /// Every page that exists.
    pub fn routes(&self) -> Vec<Route> {
        curriculum::routes(&self.curriculum)
    }

    /// Every module.
    pub fn modules(&self) -> impl Iterator<Item = &Module> {
        self.curriculum.modules.iter().map(|known| &known.module)
    }

    /// Every scenario.
    pub fn scenarios(&self) -> impl Iterator<Item = &CheckedScenario> {
        self.curriculum.scenarios.iter()
    }

    /// The documents that a written page carries.
    pub fn carried(&self, route: &Route) -> BTreeMap<Doc, String> {
        let mut carried = self.documents.clone();
        let needs = Library::needs(route);
        carried.retain(|doc, _| needs.contains(doc));
        carried
    }

    /// A page as `prerender` writes it.
    pub fn written(&self, route: &Route) -> String {
        draw_with(Ports::inert(self.carried(route)), route, drop)
    }

    /// A page once these acts are done and every document is here.
    pub fn after(&self, route: &Route, acts: impl FnOnce(App)) -> String {
        draw_with(Ports::inert(self.documents.clone()), route, acts)
    }

    /// Every screen of a module, before and after its questions are answered; each with a name.
    pub fn screens(&self, module: &Module) -> Vec<(String, String)> {
        let id = &module.summary.id;
        let route = Route::Module(id.clone());
        let mut screens = Vec::new();
        for step in module.screens() {
            let enter = |app: App| app.dispatch(Action::StepEntered(id.clone(), step.id.clone()));
            screens.push((format!("{id}, {}", step.id), self.after(&route, enter)));
            let answered = self.after(&route, |app| {
                enter(app);
                for question in step.questions() {
                    if let QuestionKind::Knowledge(known) = &question.kind {
                        answer(app, id, question, right_answer(known));
                    }
                }
            });
            screens.push((format!("{id}, {} answered", step.id), answered));
        }
        let finish = |app: App| app.dispatch(Action::ModuleFinished(id.clone()));
        let finished = self.after(&route, finish);
        screens.push((format!("{id}, finished"), finished));
        screens
    }
}

/// An application behind these ports, for the page of a route.
pub fn with_app<T>(ports: Ports, route: &Route, run: impl FnOnce(App) -> T) -> T {
    Owner::new().with(|| {
        let app = App::start(ports, Base::of_page(route));
        provide_context(app);
        run(app)
    })
}

/// A page in its frame, as the adults' program draws it.
pub fn draw(route: &Route) -> String {
    ui::shell(Signal::stored(route.clone()), ADULTS)
        .to_html()
        .replace("<!>", "")
}

/// A page behind these ports, once these acts are done.
pub fn draw_with(ports: Ports, route: &Route, acts: impl FnOnce(App)) -> String {
    with_app(ports, route, |app| {
        acts(app);
        draw(route)
    })
}

/// Ports that hold these documents, behind another page or storage.
pub fn inert() -> Ports {
    Ports::inert(SHIPPED.documents.clone())
}

/// The same ports with another page.
pub fn with_page(page: impl balise::app::ports::Page + 'static) -> Ports {
    Ports {
        page: Arc::new(page),
        ..inert()
    }
}

/// The same ports with another storage.
pub fn with_storage(storage: impl balise::app::ports::Storage + 'static) -> Ports {
    Ports {
        storage: Arc::new(storage),
        ..inert()
    }
}

/// The text of a page, every space the same.
pub fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Writes an id.
macro_rules! id {
    ($kind:ident, $text:expr) => {
        balise::domain::id::$kind::parse($text).expect("an id")
    };
}
pub(crate) use id;
