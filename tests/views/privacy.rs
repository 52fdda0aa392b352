//! What pages say of what is kept, and what they must not carry.

use std::collections::BTreeSet;

use balise::app::{Doc, Library};
use balise::domain::id::ChoiceId;
use balise::domain::lesson::Module;
use balise::domain::question::Question;
use balise::domain::route::Route;
use balise::domain::scenario::{Scenario, What};
use balise::domain::session::Action;
use balise::domain::stored::Slot;
use balise::domain::text::{Block, Inline, plain};
use balise::formats::lesson;
use balise::ui::words;

use crate::fakes::Noted;
use crate::html::Document;
use crate::plays::{choices, play, shipped, small};
use crate::support::{SHIPPED, spaced, with_app, with_storage};

/// Shorter phrases may be said twice by chance.
pub const LONG: usize = 30;

fn line(inlines: &[Inline]) -> String {
    plain(inlines, &ToString::to_string)
}

/// Every line of these blocks, of any length.
pub fn lines(blocks: &[Block]) -> Vec<String> {
    blocks
        .iter()
        .flat_map(|block| match block {
            Block::Paragraph(words) | Block::Subheading(words) => vec![line(words)],
            Block::List { items, .. } => items.iter().flat_map(|item| lines(item)).collect(),
            Block::Quote(inner) | Block::Callout { blocks: inner, .. } => lines(inner),
            Block::Table { head, rows } => {
                let cells = head.iter().chain(rows.iter().flatten());
                cells.map(|cell| line(cell)).collect()
            }
            Block::Image(image) => vec![image.alternative.clone()],
        })
        .collect()
}

fn written(module: &Module) -> String {
    SHIPPED.written(&Route::Module(module.summary.id.clone()))
}

#[test]
fn the_privacy_page_names_every_slot() {
    let document = Document::parse(&SHIPPED.written(&Route::Privacy));
    let rows = document.named(&["tr"]);
    assert_eq!(rows.len(), Slot::ALL.len() + 1, "a heading and the slots");
    for slot in Slot::ALL {
        let key = words::slot_key(slot);
        assert!(key.ends_with(slot.key()), "{key}");
        let row = rows.iter().find(|row| row.text().contains(&key)).unwrap();
        let (what, when, until) = words::slot(slot);
        assert_eq!(row.lines(), [key.as_str(), what, when, until]);
    }
}

#[test]
fn what_is_for_the_presenter_never_reaches_pupils() {
    let mut looked_for = 0;
    for checked in &SHIPPED.curriculum.modules {
        let mut pages = SHIPPED.screens(&checked.module);
        pages.push(("as written".to_owned(), written(&checked.module)));
        let pages: Vec<(String, String)> = pages
            .into_iter()
            .map(|(name, html)| (name, spaced(&Document::parse(&html).text())))
            .collect();
        assert!(!checked.parts.is_empty());
        for part in &checked.parts {
            for phrase in lines(&part.blocks) {
                if phrase.chars().count() < LONG {
                    continue;
                }
                looked_for += 1;
                for (name, text) in &pages {
                    assert!(!text.contains(&spaced(&phrase)), "{name}: {phrase}");
                }
            }
        }
    }
    assert!(looked_for > 50, "{looked_for} phrases");
}

#[test]
fn a_pupils_document_has_no_part_for_the_presenter() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        let carried = SHIPPED.carried(&Route::Module(id.clone()));
        let names: Vec<&Doc> = carried.keys().collect();
        assert_eq!(names.len(), 2, "{names:?}");
        let value: serde_json::Value =
            serde_json::from_str(&carried[&Doc::Module(id.clone())]).unwrap();
        let source = value["source"].as_str().unwrap();
        assert_eq!(lesson::module(source, None).value.parts, []);
        for class in [".animation", ".notes", ".fiche", ".trace"] {
            assert!(!source.contains(class), "{id}: {class}");
        }
        let notes = &SHIPPED.documents[&Doc::Notes(id.clone())];
        assert!(notes.contains(".animation"), "{id}: the search is blind");
    }
}

#[test]
fn a_written_module_asks_its_first_question() {
    for module in SHIPPED.modules() {
        let text = spaced(&Document::parse(&written(module)).text());
        let (_, first): (_, &Question) = module.questions().next().unwrap();
        let mut expected = vec![line(&first.title)];
        expected.extend(lines(&first.wording));
        assert!(expected.len() > 1, "{} has no wording", first.id);
        for words in expected {
            assert!(text.contains(&spaced(&words)), "{}: {words}", first.id);
        }
    }
}

#[test]
fn help_is_on_every_page_as_it_is_written() {
    for route in SHIPPED.routes() {
        let document = Document::parse(&SHIPPED.written(&route));
        let door = document.by_id("porte-aide").unwrap();
        assert_eq!(door.name(), "details");
        let numbers: Vec<String> = door
            .inside()
            .filter(|element| element.has_class("number"))
            .map(crate::html::Element::text)
            .collect();
        for number in ["17", "112", "114", "3114", "3018"] {
            assert!(
                numbers.iter().any(|known| known == number),
                "{route:?}: no {number} in {numbers:?}"
            );
        }
    }
}

/// The messages of a story, long enough to be told from ordinary words.
fn messages(story: &Scenario) -> Vec<String> {
    let name = |id: &balise::domain::id::CharacterId| story.name(id, 0);
    story
        .scenes
        .iter()
        .flat_map(|scene| &scene.beats)
        .filter_map(|beat| match &beat.what {
            What::Told(text) | What::Said { text, .. } => Some(plain(text, &name)),
            What::Sight { .. } => None,
        })
        .filter(|words| words.chars().count() >= LONG)
        .collect()
}

#[test]
fn a_written_module_holds_no_story() {
    for of_module in &SHIPPED.curriculum.modules {
        let module = &of_module.module;
        let route = Route::Module(module.summary.id.clone());
        let html = written(module);
        let document = Document::parse(&html);
        let text = spaced(&document.text());
        let chats = document
            .elements()
            .filter(|element| element.attribute("role") == Some("log"));
        assert_eq!(chats.count(), 0);
        for checked in &SHIPPED.curriculum.scenarios {
            let story = &checked.scenario;
            let id = &story.summary.id;
            assert!(!Library::needs(&route).contains(&Doc::Scenario(id.clone())));
            // What the module itself quotes is its own text.
            let own = spaced(&of_module.pupil_source);
            let mut messages = messages(story);
            messages.retain(|message| !own.contains(&spaced(message)));
            assert!(messages.len() > 10, "{id}: {}", messages.len());
            for message in messages {
                assert!(!text.contains(&spaced(&message)), "{id}: {message}");
            }
        }
    }
}

#[test]
fn a_play_changes_no_link_and_no_title() {
    for told in shipped() {
        let links = |way: &[ChoiceId]| {
            let document = Document::parse(&told.html(way, 0));
            let links = document.named(&["a"]).into_iter();
            let links = links.map(|link| link.attribute("href").unwrap().to_owned());
            links.collect::<BTreeSet<_>>()
        };
        let before = links(&[]);
        // A rehearsal shows the way to real help, and an end the way on, or to hand the play in: the
        // same pages whatever was chosen.
        let module = told.checked.scenario.summary.module.as_ref();
        let module = module.map(|module| format!("../../eleve/{module}/"));
        let known: BTreeSet<String> = ["../../aide/", "../../eleve/"]
            .into_iter()
            .map(str::to_owned)
            .chain(module)
            .chain([format!("../../histoires/remise/{}/", told.id())])
            .chain(before)
            .collect();
        let explored = &told.checked.explored;
        let ends = explored.endings.iter();
        let ends = ends.filter_map(|(scene, _)| explored.ways[*scene].as_ref());
        for way in ends.chain([&explored.longest]) {
            let links = links(way);
            assert!(links.is_subset(&known), "{}: {links:?}", told.id());
            for link in &links {
                let says = link.contains('?') || (link.contains('#') && link != "#contenu");
                assert!(!says, "{}: {link}", told.id());
            }
        }
    }
}

#[test]
fn what_is_kept_of_a_play_is_ids_and_a_set() {
    let storage = Noted::default();
    let told = small("s2");
    with_app(with_storage(storage.clone()), &told.route(), |app| {
        app.dispatch(Action::NamesChanged(1));
        play(app, told.id(), &choices(&["role-ami", "prive"]));
    });
    let acts = storage.acts();
    let last = acts.last().unwrap().strip_prefix("Pupil: ").unwrap();
    let kept: serde_json::Value = serde_json::from_str(last).unwrap();
    let expected = serde_json::json!({
        "format": "balise-eleve",
        "version": 2,
        "modules": {},
        "parties": { "s2": ["role-ami", "prive"] },
        "prenoms": 1,
    });
    assert_eq!(kept, expected);
}
