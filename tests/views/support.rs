//! What every test needs: the shipped content, a small one, and pages in a given state.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use balise::app::{App, Base, Doc, Library, Ports};
use balise::disk;
use balise::domain::date::Date;
use balise::domain::id::{ChoiceId, ModuleId, ScenarioId};
use balise::domain::lesson::{Module, StepKind};
use balise::domain::play::Position;
use balise::domain::question::QuestionKind;
use balise::domain::route::Route;
use balise::domain::scenario::Scenario;
use balise::domain::session::Action;
use balise::formats::curriculum::{self, Curriculum, SourceFile};
use balise::ui;
use balise::ui::programs::ADULTS;
use leptos::prelude::*;

use crate::questions::{answer, right_answer};

/// No play of the shipped scenarios is longer.
const LONGEST_PLAY: usize = 60;

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
}

/// The content that ships.
pub static SHIPPED: LazyLock<World> = LazyLock::new(|| {
    let content = disk::read(&repository("content")).expect("content/");
    World::of(&content.files, &content.images)
});

/// One module with every kind of question, and one short story; the real registries, opening and
/// closing. A snapshot of it does not change with the lessons.
pub static SMALL: LazyLock<World> = LazyLock::new(|| {
    let content = disk::read(&repository("content")).expect("content/");
    let mut files: Vec<SourceFile> = content.files;
    files.retain(|file| file.path.starts_with("referentiels/") || file.path.starts_with("commun/"));
    for (path, text) in [
        ("modules/m1.md", include_str!("base/module.md")),
        ("scenarios/s1.md", include_str!("base/scenario.md")),
    ] {
        files.push(SourceFile {
            path: path.to_owned(),
            text: text.to_owned(),
        });
    }
    World::of(&files, &content.images)
});

impl World {
    /// What does not hold for a content too short to be published is core's to say.
    fn of(files: &[SourceFile], images: &[String]) -> Self {
        let today = Date::parse_iso("2026-11-20").unwrap();
        let (curriculum, _) = curriculum::compile(files, images, today);
        let documents = curriculum::documents(&curriculum).into_iter().collect();
        Self {
            curriculum,
            documents,
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

    /// A scenario.
    pub fn scenario(&self, id: &ScenarioId) -> &Scenario {
        let known = self.curriculum.scenarios.iter();
        let mut known = known.map(|checked| &checked.scenario);
        known.find(|scenario| scenario.id == *id).unwrap()
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

    /// Every screen of a module, before and after its questions are answered, and its stories at
    /// their start, after a choice and at an end; each with a name.
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
            let StepKind::Simulation(scenario) = &step.kind else {
                continue;
            };
            let story = self.scenario(scenario);
            for count in [0, 1, LONGEST_PLAY] {
                let html = self.after(&route, |app| {
                    enter(app);
                    play(app, id, story, &first_choices(story, count));
                });
                screens.push((format!("{id}, {scenario} after {count} choices"), html));
            }
        }
        screens
    }
}

/// Begins a story and makes these choices.
pub fn play(app: App, module: &ModuleId, story: &Scenario, choices: &[ChoiceId]) {
    let (module, story) = (module.clone(), story.id.clone());
    app.dispatch(Action::PlayRewound(module.clone(), story.clone(), 0));
    for choice in choices {
        app.dispatch(Action::ChoiceMade(
            module.clone(),
            story.clone(),
            choice.clone(),
        ));
    }
}

/// The choices of someone who takes the first one, so many times or to the end.
pub fn first_choices(story: &Scenario, count: usize) -> Vec<ChoiceId> {
    let mut choices = Vec::new();
    while choices.len() < count {
        let position: Position = story.play(&choices).unwrap();
        let Some(first) = story.open_choices(&position).next() else {
            break;
        };
        choices.push(first.id.clone());
    }
    choices
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

/// Writes an id.
macro_rules! id {
    ($kind:ident, $text:expr) => {
        balise::domain::id::$kind::parse($text).expect("an id")
    };
}
pub(crate) use id;
