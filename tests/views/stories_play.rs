//! A story being played: its application, how things are said, what can be looked for, set, written
//! and chosen.

use balise::domain::scenario::AppKind;
use balise::ui::words;

use crate::html::Document;
use crate::plays::{buttons, classed, only, small};
use crate::support::{complete, spaced};

/// The story with everything, after these choices as a witness.
fn page(app: AppKind, way: &[&str]) -> Document {
    let way: Vec<&str> = [&["role-temoin"], way].concat();
    small(complete(app)).page(&way)
}

fn played(way: &[&str]) -> Document {
    page(AppKind::Messaging, way)
}

/// To the search, as a witness.
const SEARCH: &[&str] = &["profil"];
/// To the settings.
const SETTINGS: &[&str] = &["profil", "bio", "chez-elle"];
/// To the first ready sentences.
const COMPOSE: &[&str] = &["profil", "bio", "chez-elle", "qui-voit-amis", "message"];
/// To the scene that can be passed over.
const SENSITIVE: &[&str] = &["profil", "couloir"];

fn with(way: &[&'static str], more: &[&'static str]) -> Vec<&'static str> {
    [way, more].concat()
}

#[test]
fn each_application_has_its_name_its_reminder_and_its_log() {
    for app in AppKind::ALL {
        let document = page(app, &[]);
        let frame = only(&document, "app");
        assert!(frame.has_class(&format!("app--{}", app.slug())), "{app:?}");
        let name = document.by_id("histoire").unwrap();
        assert_eq!(
            (name.name(), name.text().as_str()),
            ("h2", words::app_name(app))
        );
        assert_eq!(frame.attribute("aria-labelledby"), Some("histoire"));
        let log = only(&document, "app__log");
        assert_eq!(log.attribute("role"), Some("log"), "{app:?}");
        assert_eq!(log.attribute("aria-label"), Some(words::app_log(app)));
        let text = spaced(&document.text());
        assert!(text.contains(&spaced(words::app_fiction(app))), "{app:?}");
    }
}

#[test]
fn only_the_rehearsal_shows_the_real_way_to_help_beside_the_play() {
    for app in AppKind::ALL {
        let document = page(app, &[]);
        let story = only(&document, "scenario").inside();
        let links: Vec<_> = story.filter(|inside| inside.name() == "a").collect();
        if app == AppKind::Report {
            assert_eq!(links.len(), 1);
            assert_eq!(spaced(&links[0].text()), spaced(words::REAL_HELP));
            assert_eq!(links[0].attribute("href"), Some("../../aide/"));
        } else {
            assert!(links.is_empty(), "{app:?}");
        }
    }
}

#[test]
fn only_the_game_shows_who_is_in_its_lobby() {
    for app in AppKind::ALL {
        let lobby = classed(&page(app, &[]), "lobby__one");
        let game = app == AppKind::Game;
        let expected: &[&str] = if game { &["Toi", "Lina", "Nolan"] } else { &[] };
        assert_eq!(lobby, expected, "{app:?}");
    }
}

#[test]
fn each_manner_of_saying_is_in_words_in_each_application() {
    for app in AppKind::ALL {
        let document = page(app, &[]);
        assert_eq!(
            only(&document, "app__list").lines(),
            [
                "Le soir",
                "Il est tard, Lina est en ligne.",
                "Lina",
                "qui a fait ça",
                "Nolan publie · visible par\u{a0}: la classe",
                "Image\u{a0}: le gymnase. regardez",
                "Vitrine partage · visible par\u{a0}: tout le monde",
                "la même image",
                "Nolan réagit",
                "😂",
                "Lina à voix haute",
                "arrête",
                "Mme Berger en privé",
                "je suis au collège demain",
                "Toi en privé",
                "je suis là, Lina",
                "Tu as ri, une seconde.",
            ],
            "{app:?}"
        );
        let manners = [
            "group", "post", "post", "reaction", "voice", "private", "private",
        ];
        for (said, manner) in document.classed("said").iter().zip(manners) {
            assert!(said.has_class(&format!("said--{manner}")), "{app:?}");
        }
        let own = document.classed("said--you");
        assert_eq!(own.len(), 1, "{app:?}: the pupil said one thing");
    }
}

#[test]
fn what_is_said_depends_on_the_role() {
    let said = |role| {
        let document = small("s2").page(&[role, "prive"]);
        classed(&document, "said__words").pop().unwrap()
    };
    assert_eq!(said("role-temoin"), "on se connaît peu, merci");
    assert_eq!(said("role-ami"), "je savais que tu écrirais");
}

#[test]
fn a_counter_says_what_the_last_choice_added() {
    let counter = |way: &[&str]| {
        let document = played(way);
        only(&document, "counter").lines().join(" ")
    };
    assert_eq!(counter(&[]), "900 comptes qui ont vu");
    assert_eq!(
        counter(&["partage"]),
        "2\u{202f}000 comptes qui ont vu (+\u{202f}1\u{202f}100)"
    );
    assert_eq!(
        counter(&["partage", "profil"]),
        "900 comptes qui ont vu (−\u{202f}1\u{202f}100)"
    );
    assert_eq!(
        counter(&["partage", "laisser"]),
        "2\u{202f}000 comptes qui ont vu"
    );
    assert_eq!(counter(&["prive"]), "40 comptes qui ont vu (−\u{202f}860)");
    // A measure that counts in silence shows nowhere, and a setting is no counter.
    assert!(small("s1").page(&["soir"]).classed("counter").is_empty());
}

#[test]
fn clues_are_asked_one_by_one() {
    let document = played(SEARCH);
    let clues = only(&document, "clues");
    assert_eq!(
        clues.lines(),
        [
            words::CLUES_HOW,
            "Bio\u{a0}: la 5e B de Lina",
            words::CLUE_ASK,
            "Musique\u{a0}: accordéon",
            words::CLUE_ASK,
            "Photo\u{a0}: l’arrêt de bus",
            words::CLUE_ASK,
            "Trouvés\u{a0}: 0 sur 2.",
        ]
    );
    assert_eq!(
        buttons(clues),
        [
            "Ça en dit trop ? Bio : la 5e B de Lina",
            "Ça en dit trop ? Musique : accordéon",
            "Ça en dit trop ? Photo : l’arrêt de bus",
        ]
    );
    assert_eq!(classed(&document, "button--choice"), ["Je passe"]);
}

#[test]
fn a_clue_found_says_what_it_reveals() {
    let document = played(&with(SEARCH, &["musique", "photo"]));
    let clues = only(&document, "clues");
    assert_eq!(
        clues.lines()[3..],
        [
            "Musique\u{a0}: accordéon",
            "Non, pas ici. Un goût ne dit pas où la trouver.",
            "Photo\u{a0}: l’arrêt de bus",
            "Oui, ça en dit trop. L’arrêt dit où Lina attend.",
            "Trouvés\u{a0}: 1 sur 2.",
        ]
    );
    assert_eq!(buttons(clues).len(), 1);
    // What it reveals takes the focus; the count is said aloud.
    for id in ["retour-musique", "retour-photo"] {
        assert_eq!(
            document.by_id(id).unwrap().attribute("tabindex"),
            Some("-1"),
            "{id}"
        );
    }
    assert_eq!(
        only(&document, "clues__count").attribute("role"),
        Some("status")
    );
    assert_eq!(document.classed("clue__verdict--reveals").len(), 1);
    // It opened a way, and is no turn: the story stays where it is.
    assert_eq!(
        classed(&document, "button--choice"),
        ["Je le dis à Lina", "Je passe"]
    );
    assert_eq!(classed(&document, "app__choice"), ["Ton choix : J’attends"]);
}

#[test]
fn settings_are_groups_of_radio_buttons() {
    let document = played(SETTINGS);
    let groups = document.classed("setting");
    let lines: Vec<_> = groups
        .iter()
        .map(|group| group.lines().join(" / "))
        .collect();
    assert_eq!(
        lines,
        [
            "Qui voit mes photos / Mes amis / Tout le monde",
            "Mon nom / Caché / Montré",
        ]
    );
    for group in groups {
        assert_eq!(group.name(), "fieldset");
        let radios: Vec<_> = group.inside().filter(|e| e.name() == "input").collect();
        assert_eq!(radios.len(), 2);
        assert!(
            radios
                .iter()
                .all(|radio| radio.attribute("type") == Some("radio"))
        );
        assert_eq!(radios[0].attribute("name"), radios[1].attribute("name"));
    }
    assert!(document.by_id("reglage-qui-voit-amis").is_some());
}

#[test]
fn each_viewer_sees_what_the_settings_show() {
    let seen = |way: &[&str]| {
        let document = played(way);
        let statuses = document
            .elements()
            .filter(|element| element.attribute("role") == Some("status"));
        let said: Vec<String> = statuses.map(|status| status.lines().join(" ")).collect();
        assert!(
            said.iter().any(|said| said.contains("une amie\u{a0}: ")),
            "a change is announced in short: {said:?}"
        );
        let cards = document.classed("sight");
        cards
            .iter()
            .map(|card| card.lines().join(" / "))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        seen(SETTINGS),
        [
            "une amie / voit 2 sur 3 / voit Son dessin / voit Ses photos / ne voit pas Son nom",
            "Nolan / voit 2 sur 3 / voit Son dessin / voit Ses photos / ne voit pas Son nom",
        ]
    );
    assert_eq!(
        seen(&with(SETTINGS, &["qui-voit-amis", "nom-montre"])),
        [
            "une amie / voit 3 sur 3 / voit Son dessin / voit Ses photos / voit Son nom",
            "Nolan / voit 1 sur 3 / voit Son dessin / ne voit pas Ses photos / ne voit pas Son nom",
        ]
    );
}

#[test]
fn the_tally_beside_the_settings_is_for_the_eye() {
    let document = played(SETTINGS);
    let tally = only(&document, "tally");
    assert_eq!(tally.text(), "une amie 2/3 Nolan 2/3");
    assert_eq!(tally.attribute("aria-hidden"), Some("true"));
}

#[test]
fn a_setting_opens_a_way_and_closes_the_last_resort() {
    let ways = |way: &[&str]| classed(&played(way), "button--choice");
    assert_eq!(ways(SETTINGS), ["On laisse tout"]);
    assert_eq!(ways(&with(SETTINGS, &["qui-voit-amis"])), ["On garde ça"]);
    let changed_back = with(SETTINGS, &["qui-voit-amis", "qui-voit-tous"]);
    assert_eq!(ways(&changed_back), ["On laisse tout"]);
}

#[test]
fn a_message_is_made_of_ready_sentences() {
    let draft = |more| classed(&played(&with(COMPOSE, more)), "draft__words");
    let title = |more| only(&played(&with(COMPOSE, more)), "choices__title").text();
    assert_eq!(draft(&[]), Vec::<String>::new());
    assert_eq!(title(&[]), words::WHAT_DO_YOU_WRITE);
    let first = &["monsieur"][..];
    assert_eq!(draft(first), ["Bonjour Monsieur."]);
    assert_eq!(title(first), words::WHAT_DO_YOU_WRITE);
    // The whole message is read once more, then the story goes on.
    let whole = &["monsieur", "couloir"][..];
    assert_eq!(
        draft(whole),
        ["Bonjour Monsieur. Une image de Lina circule."]
    );
    assert_eq!(title(whole), words::WHAT_DO_YOU_DO);
    assert_eq!(
        draft(&["monsieur", "couloir", "fin-aide"]),
        Vec::<String>::new()
    );
}

#[test]
fn one_can_choose_pass_over_and_go_back() {
    let document = played(SENSITIVE);
    let choices = only(&document, "choices");
    assert_eq!(
        choices.lines(),
        [
            words::WHAT_DO_YOU_DO,
            "Je demande conseil",
            "Je garde une place à Lina",
            "Je ne dis rien",
            words::STEP_BACK,
            words::SKIP_SCENE,
        ]
    );
    let heading = document.by_id("histoire-choix").unwrap();
    assert_eq!(
        (heading.name(), heading.attribute("tabindex")),
        ("h2", Some("-1"))
    );
    let passed = played(&with(SENSITIVE, &["passer-la-scene"]));
    let chosen = classed(&passed, "app__choice");
    assert_eq!(chosen.last().unwrap(), "Ton choix : Passer cette scène");
}

#[test]
fn nothing_can_be_undone_before_a_first_choice() {
    let document = played(&[]);
    assert_eq!(
        buttons(only(&document, "choices")),
        ["J’écris à Lina", "Je fais passer", "J’attends"]
    );
}

#[test]
fn one_way_on_is_no_choice() {
    let document = played(&["prive"]);
    assert_eq!(
        only(&document, "choices__title").text(),
        words::STORY_GOES_ON
    );
    let after = played(&["prive", "profil"]);
    assert_eq!(
        classed(&after, "app__choice"),
        ["Ton choix : J’écris à Lina"]
    );
}

#[test]
fn a_detour_leads_back_and_is_offered_once() {
    let detour = with(SENSITIVE, &["conseil"]);
    assert_eq!(classed(&played(&detour), "button--choice"), ["Continuer"]);
    let back = played(&with(&detour, &["retour"]));
    let titles = classed(&back, "app__scene");
    assert_eq!(
        titles[titles.len() - 2..],
        ["Chez Mme Berger", "Le couloir"]
    );
    assert_eq!(
        classed(&back, "button--choice"),
        ["Je garde une place à Lina", "Je ne dis rien"]
    );
}

#[test]
fn a_choice_that_cannot_be_made_any_more_stops_a_kept_play() {
    let whole = played(&["profil", "bio"]).text();
    assert_eq!(
        played(&["profil", "bio", "effacee", "couloir"]).text(),
        whole
    );
}
