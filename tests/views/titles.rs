//! Tab titles: one for each page, true, and silent about a module's subject.

use std::collections::BTreeMap;

use balise::domain::route::Route;
use balise::ui;
use balise::ui::words;

use crate::html::Document;
use crate::support::SHIPPED;

fn heading(route: &Route) -> String {
    let document = Document::parse(&SHIPPED.written(route));
    document.named(&["h1"])[0].text()
}

/// Words long enough to mean something, in small letters.
fn meaningful(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| word.chars().count() > 3)
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_page_has_its_own_title() {
    let mut seen = BTreeMap::new();
    for route in SHIPPED.routes() {
        let title = ui::title(&route);
        assert!(title.contains(words::BRAND), "{title}");
        let other = seen.insert(title.clone(), route.clone());
        assert_eq!(other, None, "{title} is also {route:?}");
    }
}

#[test]
fn a_title_says_nothing_of_the_subject() {
    let modules = SHIPPED.modules().map(|module| &module.summary.title);
    let parents = SHIPPED.curriculum.parents.iter();
    let stories = SHIPPED.curriculum.scenarios.iter();
    let subjects: Vec<String> = modules
        .chain(parents.map(|page| &page.summary.title))
        .chain(stories.map(|checked| &checked.scenario.summary.title))
        .flat_map(|title| meaningful(title))
        .collect();
    assert!(subjects.contains(&"témoin".to_owned()), "{subjects:?}");
    for route in SHIPPED.routes() {
        let title = ui::title(&route);
        for word in meaningful(&title) {
            assert!(!subjects.contains(&word), "{title}: {word}");
        }
        // Nor does the address, which a history keeps as well.
        for word in meaningful(&route.path()) {
            assert!(!subjects.contains(&word), "{}: {word}", route.path());
        }
    }
}

#[test]
fn a_story_is_a_number_in_a_title_and_in_an_address() {
    let mut count = 0;
    for checked in SHIPPED.scenarios() {
        let id = &checked.scenario.summary.id;
        let number = id.as_str().strip_prefix('s').unwrap();
        let route = Route::Story(id.clone());
        assert_eq!(ui::title(&route), format!("Histoire {number} – Balise"));
        assert_eq!(route.path(), format!("histoires/s{number}/"));
        let leaf = ui::title(&Route::StoryLeaf(id.clone()));
        assert_eq!(leaf, format!("Feuilleter l’histoire {number} – Balise"));
        count += 1;
    }
    assert!(count > 5, "{count} stories");
}

#[test]
fn every_heading_is_explicit() {
    for route in SHIPPED.routes() {
        let heading = heading(&route);
        // The title of a story may be an hour.
        let hour = heading.chars().any(|c| c.is_ascii_digit());
        let of_story = matches!(route, Route::Story(_) | Route::StoryLeaf(_));
        let says = !meaningful(&heading).is_empty() || (of_story && hour);
        assert!(says, "{route:?}: {heading}");
        assert_ne!(heading, words::BRAND, "{route:?}");
    }
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        for route in [Route::Module(id.clone()), Route::Leaf(id.clone())] {
            assert_eq!(heading(&route), module.summary.title, "{route:?}");
        }
    }
    for checked in SHIPPED.scenarios() {
        let summary = &checked.scenario.summary;
        let id = &summary.id;
        for route in [Route::Story(id.clone()), Route::StoryLeaf(id.clone())] {
            assert_eq!(heading(&route), summary.title, "{route:?}");
        }
    }
    for page in &SHIPPED.curriculum.parents {
        let route = Route::ParentPage(page.summary.id.clone());
        assert_eq!(heading(&route), page.summary.title, "{route:?}");
    }
}

#[test]
fn the_heading_can_take_the_focus() {
    for route in SHIPPED.routes() {
        let document = Document::parse(&SHIPPED.written(&route));
        let heading = document.named(&["h1"])[0];
        assert_eq!(heading.attribute("id"), Some(ui::HEADING), "{route:?}");
        assert_eq!(heading.attribute("tabindex"), Some("-1"), "{route:?}");
    }
}
