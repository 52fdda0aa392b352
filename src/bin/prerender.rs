//! Writes the pages of `dist/` from the same views as the browser's, and the documents they read.
//!
//! trunk's `post_build` hook runs it in its staging folder. It builds nothing and checks nothing:
//! `balise check` ran before, and a broken content stops it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use balise::app::{App, Base, Doc, Library, Ports};
use balise::disk;
use balise::domain::lesson::StepKind;
use balise::domain::printed::Printed;
use balise::domain::route::Route;
use balise::domain::setup::Setup;
use balise::formats::curriculum::{self, Curriculum};
use balise::formats::documents;
use balise::formats::odt::{NotWritten, odt};
use balise::ui::programs::{ADULTS, PUPILS, STORIES};
use balise::ui::{self, Material};
use base64::Engine;
use base64::prelude::{BASE64_STANDARD, BASE64_URL_SAFE_NO_PAD};
use leptos::prelude::*;
use sha2::{Digest, Sha384};

/// Where the template's page goes.
const PAGE: &str = "<!--page-->";
/// Where the template's documents go.
const DOCUMENTS: &str = "<!--documents-->";
/// The template's title.
const TITLE: &str = "<title>Balise</title>";

fn main() -> ExitCode {
    match write_pages() {
        Ok(count) => {
            println!("{count} pages écrites.");
            ExitCode::SUCCESS
        }
        Err(sentence) => {
            eprintln!("Erreur : {sentence}");
            ExitCode::FAILURE
        }
    }
}

fn write_pages() -> Result<usize, String> {
    let dist = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").unwrap_or_else(|| "dist".into()));
    let content = disk::read(Path::new("content")).map_err(|error| format!("{error}."))?;
    let (curriculum, problems) =
        curriculum::compile(&content.files, &content.images, disk::today());
    if !problems.is_empty() {
        return Err(format!(
            "{} erreurs dans les contenus. Lancez : cargo balise check",
            problems.len()
        ));
    }
    let templates = Templates::read(&dist)?;
    let documents: BTreeMap<Doc, String> = curriculum::documents(&curriculum).into_iter().collect();
    for (doc, text) in &documents {
        write(&dist.join(doc.path()), text)?;
    }
    for image in &content.images {
        let to = dist.join(image);
        make_folder(&to)?;
        fs::copy(Path::new("content").join(image), &to).map_err(|error| failed(&to, &error))?;
    }
    write_sheets(&dist, &curriculum, &documents)?;
    let routes = curriculum::routes(&curriculum);
    for route in &routes {
        let page = fill(templates.of(route), route, &curriculum, &documents)?;
        let path = if *route == Route::NotFound {
            route.path()
        } else {
            format!("{}index.html", route.path())
        };
        write(&dist.join(path), &page)?;
    }
    Ok(routes.len())
}

/// The sheets that a teacher can change, as files beside the documents.
fn write_sheets(
    dist: &Path,
    curriculum: &Curriculum,
    documents: &BTreeMap<Doc, String>,
) -> Result<(), String> {
    for checked in &curriculum.modules {
        let id = &checked.module.summary.id;
        let text = |doc: Doc| documents.get(&doc).map_or("", String::as_str);
        let (lesson, notes) = documents::read_module(text(Doc::Module(id.clone())))
            .and_then(|lesson| Ok((lesson, documents::read_notes(text(Doc::Notes(id.clone())))?)))
            .map_err(|documents::Malformed| format!("Le module {id} ne se relit pas."))?;
        let material = Material {
            lesson: &lesson,
            notes: &notes,
            numbers: &curriculum.registries.contacts,
            setup: &Setup::default(),
        };
        for printed in Printed::ALL {
            let file = printed.file(id).zip(ui::handout(printed, &material));
            let Some((file, handout)) = file else {
                continue;
            };
            let to = dist.join(file);
            let bytes = odt(&handout, lesson.module.summary.verified_on)
                .map_err(|NotWritten| format!("{} est trop grand.", to.display()))?;
            make_folder(&to)?;
            fs::write(&to, bytes).map_err(|error| failed(&to, &error))?;
        }
    }
    Ok(())
}

/// The pages' template, once for each program.
struct Templates {
    pupils: String,
    stories: String,
    adults: String,
}

impl Templates {
    /// trunk writes a template for the pupils' program. The others are built beside it without a hash
    /// in their names nor a signature: both are added here.
    fn read(dist: &Path) -> Result<Self, String> {
        let all = read(&dist.join("index.html"))?;
        let pupils = without_adults_styles(&all)?;
        Ok(Self {
            stories: other(&pupils, dist, "stories")?,
            adults: with_reader(&other(&all, dist, "adults")?, dist)?,
            pupils,
        })
    }

    fn of(&self, route: &Route) -> &str {
        if PUPILS.has(route) {
            &self.pupils
        } else if STORIES.has(route) {
            &self.stories
        } else {
            &self.adults
        }
    }
}

/// The template without the styles of adults' pages, for which a pupil on a slow line does not wait.
fn without_adults_styles(template: &str) -> Result<String, String> {
    let kept: Vec<&str> = template
        .split_inclusive('\n')
        .filter(|line| !(line.contains("rel=\"stylesheet\"") && line.contains("/adults-")))
        .collect();
    let pupils = kept.concat();
    if pupils == template {
        return Err("index.html ne nomme plus les styles des adultes.".to_owned());
    }
    Ok(pupils)
}

/// The pupils' template with another program.
fn other(pupils: &str, dist: &Path, program: &str) -> Result<String, String> {
    let mut template = pupils.to_owned();
    for (named, suffix) in [("data-js", ".js"), ("data-wasm", "_bg.wasm")] {
        let (name, integrity) = sign(dist, program, suffix)?;
        let old = attribute(pupils, named)
            .ok_or_else(|| format!("index.html ne nomme plus son programme ({named})."))?;
        let old_integrity = integrity_of(pupils, &old)
            .ok_or_else(|| format!("index.html ne signe plus son programme ({named})."))?;
        template = template
            .replace(&old, &format!("./{name}"))
            .replace(&old_integrity, &integrity);
    }
    Ok(template)
}

/// The adults' template, which says where the program that reads codes is, and signs it. It loads
/// when the camera starts.
fn with_reader(template: &str, dist: &Path) -> Result<String, String> {
    let (js, js_integrity) = sign(dist, "reader", ".js")?;
    let (wasm, wasm_integrity) = sign(dist, "reader", "_bg.wasm")?;
    let mark = " id=\"boot\"";
    if !template.contains(mark) {
        return Err("index.html ne nomme plus son script de départ.".to_owned());
    }
    let said = [
        ("js", js),
        ("js-integrity", js_integrity),
        ("wasm", wasm),
        ("wasm-integrity", wasm_integrity),
    ];
    let said = said.map(|(name, value)| format!(" data-reader-{name}=\"{value}\""));
    Ok(template.replacen(mark, &format!("{mark}{}", said.concat()), 1))
}

/// Renames a file after its content, and signs it.
fn sign(dist: &Path, program: &str, suffix: &str) -> Result<(String, String), String> {
    let from = dist.join(format!("{program}{suffix}"));
    let bytes = fs::read(&from).map_err(|error| failed(&from, &error))?;
    let digest = Sha384::digest(&bytes);
    // Letters and digits only: a name in an address.
    let hash: String = BASE64_URL_SAFE_NO_PAD
        .encode(digest)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .take(16)
        .collect();
    let renamed = format!("{program}-{hash}{suffix}");
    fs::rename(&from, dist.join(&renamed)).map_err(|error| failed(&from, &error))?;
    Ok((
        renamed,
        format!("sha384-{}", BASE64_STANDARD.encode(digest)),
    ))
}

/// The value of the first attribute of this name.
fn attribute(html: &str, name: &str) -> Option<String> {
    let (_, after) = html.split_once(&format!("{name}=\""))?;
    after.split_once('"').map(|(value, _)| value.to_owned())
}

/// The signature of the link to this file.
fn integrity_of(html: &str, file: &str) -> Option<String> {
    let (_, after) = html.split_once(&format!("href=\"{file}\""))?;
    attribute(after, "integrity")
}

/// The page of a route: the template with its view, its title, its documents and its addresses.
fn fill(
    template: &str,
    route: &Route,
    curriculum: &Curriculum,
    documents: &BTreeMap<Doc, String>,
) -> Result<String, String> {
    let base = Base::of_page(route);
    let carried: BTreeMap<Doc, String> = Library::needs(route)
        .into_iter()
        .chain(stories(route, curriculum))
        .filter_map(|doc| documents.get(&doc).map(|text| (doc.clone(), text.clone())))
        .collect();
    let mut blocks = String::new();
    for (doc, text) in &carried {
        // A script element ends at the first `</`, whatever it holds.
        let safe = text.replace('<', "\\u003c");
        let path = doc.path();
        for piece in [
            "<script type=\"application/json\" data-doc=\"",
            &path,
            "\">",
            &safe,
            "</script>\n",
        ] {
            blocks.push_str(piece);
        }
    }
    let html = render(route, base.clone(), carried);
    let title = format!("<title>{}</title>", ui::title(route));
    let mut page = template.to_owned();
    for (mark, filling) in [
        (PAGE, html.as_str()),
        (DOCUMENTS, blocks.as_str()),
        (TITLE, title.as_str()),
    ] {
        if !page.contains(mark) {
            return Err(format!("index.html n’a plus sa marque {mark}."));
        }
        page = page.replacen(mark, filling, 1);
    }
    let home = base.file("");
    Ok(if home == "./" {
        page
    } else {
        page.replace("=\"./", &format!("=\"{home}"))
    })
}

/// The scenarios that a teacher reads on paper or with scripts off. A pupil's page carries none: its
/// names may be swapped, and its story is not told before it is played.
fn stories(route: &Route, curriculum: &Curriculum) -> Vec<Doc> {
    let (Route::Leaf(id) | Route::Print(id, Printed::Book)) = route else {
        return Vec::new();
    };
    let modules = curriculum.modules.iter().map(|checked| &checked.module);
    let steps = modules
        .filter(|module| module.summary.id == *id)
        .flat_map(|module| &module.steps);
    steps
        .filter_map(|step| match &step.kind {
            StepKind::Simulation(scenario) => Some(Doc::Scenario(scenario.clone())),
            StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => None,
        })
        .collect()
}

/// The view of a route, as HTML without the markers that only hydration needs.
fn render(route: &Route, base: Base, carried: BTreeMap<Doc, String>) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(App::start(Ports::inert(carried), base));
        let route = route.clone();
        ui::shell(Signal::stored(route), ADULTS).to_html()
    });
    // The first stands between two texts, the second where a view is empty.
    html.replace("<!>", "").replace("<!--<() />-->", "")
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| failed(path, &error))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    make_folder(path)?;
    fs::write(path, text).map_err(|error| failed(path, &error))
}

fn make_folder(path: &Path) -> Result<(), String> {
    path.parent().map_or(Ok(()), |folder| {
        fs::create_dir_all(folder).map_err(|error| failed(folder, &error))
    })
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{} : {error}.", path.display())
}
