//! Handing in and receiving: what a page says before anything is shown, and how little it says while
//! codes come.

use std::collections::{BTreeMap, BTreeSet};

use balise::app::ports::{Place, Refused, Storage};
use balise::domain::gathering::{Gathering, Handed, Nonce, Origin, Receipt, Refusal};
use balise::domain::hand_in::HandIn;
use balise::domain::ranks::{Ranks, Subject, Sums};
use balise::domain::route::Route;
use balise::domain::stored::Slot;
use balise::domain::sums::PlaySums;
use balise::formats::{gathering_save, hand_in_save};
use balise::ui::words;

use crate::html::Document;
use crate::plays::{Told, buttons, shipped};
use crate::support::{SHIPPED, draw_with, id, spaced, with_storage};

/// A tab that holds one text.
struct Tab(Slot, String);

impl Storage for Tab {
    fn read(&self, slot: Slot, place: Place) -> Option<String> {
        (slot == self.0 && place == Place::Tab).then(|| self.1.clone())
    }

    fn write(&self, _slot: Slot, _place: Place, _text: &str) -> Result<(), Refused> {
        Ok(())
    }

    fn remove(&self, _slot: Slot, _place: Place) {}

    fn set_aside(&self, _slot: Slot, _place: Place) {}

    fn erase(&self) {}
}

fn told() -> &'static Told {
    let mut all = shipped().iter();
    all.find(|told| told.id().as_str() == "s2").unwrap()
}

fn longest(told: &Told) -> PlaySums {
    let position = told.position(&told.checked.explored.longest);
    PlaySums::of(&told.story, &position)
}

/// The panel of the page of the class's map, when the tab holds this gathering.
fn panel(gathering: &Gathering) -> Document {
    let kept = BTreeMap::from([(gathering.subject().clone(), gathering.clone())]);
    let tab = Tab(Slot::Gathering, gathering_save::write(&kept));
    let route = Route::ClassMap(id!(ScenarioId, "s2"));
    Document::parse(&draw_with(with_storage(tab), &route, drop))
}

fn gathering(codes: u32) -> Gathering {
    let subject = Subject::Play(id!(ScenarioId, "s2"));
    let mut gathering = Gathering::new(subject.clone(), 28);
    for nonce in 0..codes {
        gathering.receive(Ok(Handed {
            subject: subject.clone(),
            nonce: Nonce(700_001 + nonce),
            sums: Sums::Play(longest(told())),
        }));
    }
    gathering
}

#[test]
fn the_end_of_a_story_offers_to_hand_in_and_says_what_a_code_is() {
    let told = told();
    let html = told.html(&told.checked.explored.longest, 0);
    let document = Document::parse(&html);
    let panel = document.by_id("remise").unwrap();
    assert_eq!(panel.attribute("open"), None, "quiet until it is asked for");
    let said = spaced(&panel.text());
    for sentence in [words::PLAY_CODE_SAYS, words::HAND_IN_FREE, words::POOL_HOW] {
        assert!(said.contains(&spaced(sentence)), "{sentence}");
    }
    assert_eq!(
        buttons(panel),
        [words::SHOW_CODE, words::SHOW_EMPTY, words::POOL_NEXT].map(spaced)
    );
    assert!(
        !html.contains("class=\"qr\""),
        "no code before it is asked for"
    );
}

#[test]
fn before_its_end_a_story_offers_nothing() {
    let document = told().page(&["role-temoin"]);
    assert!(document.by_id("remise").is_none());
    assert!(document.by_id("remise-groupe").is_none());
}

#[test]
fn answers_are_handed_in_on_a_page_of_their_own() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        let route = Route::HandIn(id.clone());
        assert!(route.is_for_pupils());
        let document = Document::parse(&SHIPPED.written(&route));
        let main = document.by_id("contenu").unwrap();
        assert!(spaced(&main.text()).contains(&spaced(words::ANSWERS_CODE_SAYS)));
        assert_eq!(buttons(main), [words::SHOW_CODE, words::SHOW_EMPTY]);
        // Opinions, feelings and commitments are not among what is counted.
        let Ranks::Answers(_, questions) = Ranks::of_module(module) else {
            panic!("a module")
        };
        assert!(!questions.is_empty(), "{id}");
        let attitudes = ["avis", "ressenti", "engagement"];
        for question in &questions {
            let kind = module.question(&question.id).unwrap().kind.slug();
            assert_eq!(kind, "savoir");
            assert!(!attitudes.contains(&kind));
        }
    }
}

#[test]
fn a_finished_module_leads_to_the_page_where_answers_are_handed_in() {
    let route = Route::Module(id!(ModuleId, "m2"));
    let finished = |app: balise::app::App| {
        app.dispatch(balise::domain::session::Action::ModuleFinished(id!(
            ModuleId, "m2"
        )));
    };
    let before = Document::parse(&SHIPPED.after(&route, drop));
    assert!(before.by_id("module-remise").is_none());
    let document = Document::parse(&SHIPPED.after(&route, finished));
    let link = document.by_id("module-remise").unwrap();
    assert_eq!(link.attribute("href"), Some("../../eleve/remise/m2/"));
}

#[test]
fn a_pool_shows_its_number_and_from_five_on_its_code() {
    for (plays, ready) in [(1, false), (4, false), (5, true), (9, true)] {
        let mut hand_in = HandIn::default();
        for _ in 0..plays {
            hand_in.pool_play(&longest(told()), || Nonce(1));
        }
        let subject = Subject::Play(told().id().clone());
        let text = hand_in_save::write(&BTreeMap::from([(subject, hand_in)]));
        let page = draw_with(with_storage(Tab(Slot::HandIn, text)), &told().route(), drop);
        let document = Document::parse(&page);
        let pool = document.classed("hand-in--before")[0];
        assert!(spaced(&pool.text()).contains(&spaced(&words::pooled(plays))));
        assert_eq!(
            document.by_id("remise-groupe-montrer").is_some(),
            ready,
            "{plays}"
        );
    }
    assert_eq!(
        words::pooled(3),
        "3 parties gardées ici\u{202f}; le code apparaît à partir de 5."
    );
}

#[test]
fn the_number_present_is_asked_first() {
    let route = Route::ClassMap(id!(ScenarioId, "s2"));
    let document = Document::parse(&SHIPPED.after(&route, drop));
    assert!(document.by_id("collecte-presents").is_some());
    assert!(document.by_id("collecte-ouvrir").is_some());
    for later in [
        "collecte-scanner",
        "collecte-code",
        "collecte-codes",
        "collecte-clore",
    ] {
        assert!(document.by_id(later).is_none(), "{later}");
    }
}

#[test]
fn an_open_gathering_shows_how_many_codes_came_and_nothing_else_of_them() {
    let document = panel(&gathering(12));
    let panel = document.classed("gather")[0];
    assert_eq!(
        document.by_id("collecte-compte").unwrap().text(),
        "12 codes reçus."
    );
    for field in [
        "collecte-scanner",
        "collecte-code",
        "collecte-codes",
        "collecte-clore",
    ] {
        assert!(document.by_id(field).is_some(), "{field}");
    }
    let text = spaced(&panel.text());
    assert!(!text.contains("700001"), "a nonce on the screen");
    let sums = longest(told());
    for (scene, _) in sums.choices.keys() {
        let title = told().story.scenario().scene(scene).unwrap();
        let title = balise::domain::text::plain(&title.title, &ToString::to_string);
        assert!(!text.contains(&title), "{title}");
    }
}

#[test]
fn a_closed_gathering_takes_nothing_more() {
    let mut closed = gathering(12);
    closed.close();
    let document = panel(&closed);
    assert_eq!(
        document.classed("gather__count")[0].text(),
        "12 codes reçus."
    );
    for gone in [
        "collecte-scanner",
        "collecte-code",
        "collecte-codes",
        "collecte-clore",
    ] {
        assert!(document.by_id(gone).is_none(), "{gone}");
    }
    assert!(document.by_id("collecte-autre").is_some());
}

#[test]
fn each_reason_has_a_sentence_of_its_own() {
    let refusals = [
        Refusal::Damaged,
        Refusal::OtherSubject(Origin::Story(5)),
        Refusal::OtherSubject(Origin::Module(5)),
        Refusal::OtherVersion,
        Refusal::TooMany,
        Refusal::Closed,
    ];
    let mut sentences: BTreeSet<String> = refusals.iter().map(words::refused_code).collect();
    sentences.insert(words::receipt(&Receipt::AlreadyReceived));
    sentences.insert(words::receipt(&Receipt::Counted(1)));
    sentences.insert(words::receipt(&Receipt::Counted(6)));
    assert_eq!(sentences.len(), refusals.len() + 3);
}

#[test]
fn many_codes_are_told_in_short_without_their_order() {
    let damaged = || Receipt::Refused(Refusal::Damaged);
    let lines = words::receipts(&[
        Receipt::Counted(1),
        damaged(),
        Receipt::AlreadyReceived,
        Receipt::Counted(1),
        damaged(),
        Receipt::Refused(Refusal::OtherVersion),
    ]);
    assert_eq!(lines.len(), 4, "{lines:?}");
    assert_eq!(lines[0], "2 codes comptés.");
    assert!(lines[2].ends_with("(2\u{a0}fois)"), "{lines:?}");
    assert_eq!(
        words::receipts(&[damaged()]),
        [words::refused_code(&Refusal::Damaged)]
    );
    assert_eq!(words::codes_received(0, 0), "Aucun code reçu.");
    assert_eq!(words::codes_received(1, 1), "1 code reçu.");
    assert_eq!(words::codes_received(12, 12), "12 codes reçus.");
    assert_eq!(
        words::codes_received(6, 12),
        "6 codes reçus, pour 12 élèves."
    );
}
