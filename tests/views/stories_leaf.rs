//! « Feuilleter » of a story: a teacher reads every scene, every side, every choice and its end.

use balise::domain::route::Route;
use balise::domain::scenario::{Act, Scene, Target, What};
use balise::ui::words;

use crate::html::{Document, Element};
use crate::plays::{Told, all, only, shipped, small};
use crate::support::{SHIPPED, spaced};

fn leaf(told: &Told) -> Document {
    let route = Route::StoryLeaf(told.id().clone());
    Document::parse(&told.world.written(&route))
}

/// The scenes of a page, each with the story's own.
fn scenes<'d>(document: &'d Document, told: &'d Told) -> Vec<(Element<'d>, &'d Scene)> {
    let drawn = document.classed("story__scene");
    let scenes = &told.checked.scenario.scenes;
    assert_eq!(drawn.len(), scenes.len(), "{}", told.id());
    drawn.into_iter().zip(scenes).collect()
}

/// What the page must say of a choice; nothing of a setting, whose table says it.
fn choice_words(told: &Told, choice: &balise::domain::scenario::Choice) -> Option<String> {
    let label = told.words(&choice.label, 0);
    match (&choice.act, &choice.target) {
        (Act::Setting(_), _) => None,
        (Act::Clue { reveals, feedback }, _) => {
            let mark = if *reveals {
                words::CLUE_REVEALS
            } else {
                words::CLUE_QUIET
            };
            Some(format!("{label} → {mark} {}", told.words(feedback, 0)))
        }
        (Act::Turn, Target::Return) => Some(format!("{label} → {}", words::STORY_RETURN)),
        (Act::Turn, Target::Scene(id)) => {
            let title = told.words(&told.checked.scenario.scene(id).unwrap().title, 0);
            Some(format!("{label} → {title}"))
        }
    }
}

#[test]
fn a_teacher_reads_everything_of_every_story() {
    for told in all() {
        let document = leaf(told);
        for (drawn, scene) in scenes(&document, told) {
            let text = spaced(&drawn.text());
            let title = told.words(&scene.title, 0);
            assert!(text.starts_with(&title), "{}: {title}", told.id());
            let mut expected: Vec<String> = Vec::new();
            expected.extend(scene.beats.iter().filter_map(|beat| told.beat(beat, 0)));
            expected.extend(scene.choices.iter().filter_map(|c| choice_words(told, c)));
            expected.extend(scene.ending.map(|end| spaced(words::ending(end))));
            for words in expected {
                let words = spaced(&words);
                assert!(text.contains(&words), "{}, {title}: {words}", told.id());
            }
        }
    }
}

#[test]
fn the_page_of_a_story_says_what_a_teacher_asks_first() {
    for told in shipped() {
        let document = leaf(told);
        let scenario = &told.checked.scenario;
        let summary = &scenario.summary;
        let page = only(&document, "leaf");
        let text = spaced(&page.text());
        assert_eq!(document.named(&["h1"])[0].text(), summary.title);
        for words in [
            summary.gesture.as_str(),
            scenario.announcement.as_str(),
            words::app_name(summary.app),
            &words::minutes(summary.minutes),
            &words::levels(&summary.levels),
        ] {
            assert!(text.contains(&spaced(words)), "{}: {words}", told.id());
        }
        for (_, you) in &scenario.roles {
            assert!(text.contains(&spaced(you)), "{}: {you}", told.id());
        }
        assert!(document.by_id("imprimer").is_some(), "{}", told.id());
    }
}

#[test]
fn a_scene_is_read_with_its_sides_its_conditions_and_its_manners() {
    let told = small("s7");
    let document = leaf(told);
    let scenes = scenes(&document, told);
    assert_eq!(
        scenes[0].0.lines(),
        [
            "Le soir",
            "Il est tard, Lina est en ligne.",
            "Lina\u{a0}: qui a fait ça",
            "Nolan (publie · visible par\u{a0}: la classe)\u{a0}: Image\u{a0}: le gymnase. regardez",
            "Vitrine (partage · visible par\u{a0}: tout le monde)\u{a0}: la même image",
            "Nolan (réagit)\u{a0}: 😂",
            "Lina (à voix haute)\u{a0}: arrête",
            "Mme Berger (en privé)\u{a0}: je suis au collège demain",
            "Toi (en privé)\u{a0}: je suis là, Lina",
            "(vu par le témoin) Tu as ri, une seconde.",
            "(vu par l’ami) Tu reconnais sa voix.",
            "(vu par Lina) Lina attend que cela passe.",
            "(vu par Lina) Elle relit son message.",
            "(vu par Mme Berger) Mme Berger ne sait rien encore.",
            "J’écris à Lina → En privé",
            "Je fais passer → Passé plus loin (jamais à main levée)",
            "J’attends → Son profil",
        ]
    );
    assert_eq!(
        scenes[1].0.lines(),
        [
            "En privé",
            "(sur certains chemins) Lina (en privé)\u{a0}: je savais que tu écrirais",
            "(sur certains chemins) Lina (en privé)\u{a0}: on se connaît peu, merci",
            "Continuer → Son profil",
        ]
    );
}

#[test]
fn a_table_says_what_depends_on_the_settings() {
    let document = leaf(small("s5"));
    let rows: Vec<String> = only(&document, "story")
        .inside()
        .filter(|inside| inside.name() == "tr")
        .map(|row| row.lines().join(" / "))
        .collect();
    assert_eq!(
        rows,
        [
            "Ce qui se voit / une amie / Nolan",
            "Son dessin / oui / oui",
            "Ses photos / oui / selon les réglages",
            "Son nom / selon les réglages / non",
        ]
    );
    for told in shipped() {
        let beats = told
            .checked
            .scenario
            .scenes
            .iter()
            .flat_map(|scene| &scene.beats);
        let tables = beats.filter(|beat| matches!(beat.what, What::Sight { .. }));
        let drawn = leaf(told).named(&["table"]).len();
        assert_eq!(drawn, tables.count(), "{}", told.id());
    }
}

#[test]
fn a_module_shows_its_story_to_its_teacher() {
    for module in SHIPPED.modules() {
        let route = Route::Leaf(module.summary.id.clone());
        let document = Document::parse(&SHIPPED.after(&route, drop));
        let own = shipped()
            .iter()
            .find(|told| told.checked.scenario.summary.module.as_ref() == Some(&module.summary.id));
        let alone = leaf(own.unwrap());
        let scenes = |page: &Document| {
            let list = only(page, "story__scenes");
            list.lines()
        };
        assert_eq!(scenes(&document), scenes(&alone), "{route:?}");
    }
}
