//! What a play does, act by act, on the small scenario of `tests/core/base/`: each test runs straight
//! on, then with the session kept and read again between any two acts.

use balise::domain::play::Story;
use balise::domain::scenario::{Mode, Role, Seen, View, What};
use balise::domain::text::plain;

use crate::game::{Game, on};
use crate::support::{BASE, id};

fn base(test: impl Fn(&mut Game)) {
    on(&BASE, test);
}

fn value(game: &Game, measure: &str) -> i32 {
    game.story()
        .value(game.state(), &id!(MeasureId, measure))
        .expect("a measure")
}

/// The words on the screen.
fn read(game: &Game) -> Vec<String> {
    let words = |text: &[_]| plain(text, &|id| id.to_string());
    game.story()
        .beats(game.state())
        .map(|beat| match &beat.what {
            What::Told(text) | What::Said { text, .. } => words(text),
            What::Sight { .. } => "tableau".to_owned(),
        })
        .collect()
}

/// To the profile, as a friend.
const TO_THE_PROFILE: [&str; 4] = ["role-ami", "deux", "quatre", "profil"];

#[test]
fn a_role_is_taken_first_and_changes_what_is_read() {
    base(|game| {
        assert!(game.story().wants_role(game.state()));
        assert_eq!(game.open(), ["role-temoin", "role-ami"]);
        assert_eq!(game.state().role(), None);
        game.choose("deux");
        assert!(game.position().trail.is_empty(), "no choice before a role");
        game.rewind(0);
        game.choose("role-conseil");
        assert!(
            game.position().trail.is_empty(),
            "no role that is not offered"
        );
        game.rewind(0);
        game.choose("role-ami");
        assert_eq!(game.state().role(), Some(Role::Friend));
        assert_eq!(game.open(), ["deux", "trois"]);
        assert!(read(game).contains(&"Tu reconnais sa voix.".to_owned()));
        assert!(!read(game).contains(&"Tu as ri, une seconde.".to_owned()));
        game.choose("deux");
        assert_eq!(read(game).len(), 2);
        game.rewind(0);
        game.follow(&["role-temoin", "deux"]);
        assert_eq!(read(game), ["je suis là"]);
    });
}

#[test]
fn other_sides_are_for_the_debrief() {
    base(|game| {
        game.choose("role-temoin");
        let sides = game.story().sides(game.state());
        let views: Vec<&View> = sides.iter().map(|(view, _)| *view).collect();
        assert_eq!(
            views,
            [
                &View::Role(Role::Witness),
                &View::Role(Role::Friend),
                &View::Person(id!(CharacterId, "lina"))
            ]
        );
        assert!(!read(game).contains(&"Elle attend que cela passe.".to_owned()));
        game.choose("deux");
        assert!(game.story().sides(game.state()).is_empty());
    });
}

#[test]
fn measures_stay_within_their_bounds_and_counters_follow() {
    base(|game| {
        game.follow(&["role-temoin", "trois"]);
        assert_eq!(value(game, "diffusion"), 1);
        assert_eq!(
            game.story().counters(game.state()),
            [("comptes qui ont vu", 40)]
        );
        game.choose("encore");
        assert_eq!(
            game.story().counters(game.state()),
            [("comptes qui ont vu", 130)]
        );
        game.rewind(2);
        game.choose("quatre");
        assert_eq!((value(game, "diffusion"), value(game, "soutien")), (0, 1));
        game.follow(&["compte", "profil-amis", "six", "sept", "enlever"]);
        assert_eq!((value(game, "diffusion"), value(game, "soutien")), (0, 2));
        game.follow(&["accompagner"]);
        assert_eq!(value(game, "soutien"), 2, "the upper bound");
    });
}

#[test]
fn a_scene_met_is_remembered() {
    base(|game| {
        game.follow(&["role-temoin", "deux", "quatre"]);
        assert!(read(game).contains(&"Elle a lu ton message.".to_owned()));
        assert!(
            game.open().contains(&"dormir".to_owned()),
            "the profile is not met yet"
        );
        game.rewind(1);
        game.follow(&["trois", "quatre"]);
        assert!(!read(game).contains(&"Elle a lu ton message.".to_owned()));
    });
}

#[test]
fn clues_are_looked_at_once_and_counted_and_a_fallback_gives_way() {
    base(|game| {
        game.follow(&TO_THE_PROFILE);
        assert_eq!(game.scene().mode, Mode::Search);
        assert_eq!(
            game.open(),
            ["college", "musique", "arreter"],
            "« sinon » while nothing is found"
        );
        game.choose("musique");
        assert_eq!(
            game.open(),
            ["college", "arreter"],
            "a clue that reveals nothing"
        );
        assert_eq!(game.scene().id.as_str(), "profil");
        let musique = game
            .scene()
            .choices
            .iter()
            .position(|c| c.id.as_str() == "musique");
        assert!(
            game.story()
                .is_spent(game.state(), musique.expect("a clue"))
        );
        game.choose("college");
        assert_eq!(game.open(), ["retour"], "« sinon » gives way");
        let position = game.position();
        let turns = game.story().turns(&position).count();
        assert_eq!(
            (turns, position.trail.len()),
            (3, 6),
            "clues and roles are no turns"
        );
    });
}

#[test]
fn a_sub_scene_leads_back_where_its_caller_said() {
    base(|game| {
        game.follow(&TO_THE_PROFILE);
        game.follow(&["arreter"]);
        assert_eq!(game.scene().id.as_str(), "six");
        assert_eq!(game.story().moves(game.state()).len(), 1);
        game.rewind(4);
        assert_eq!(game.scene().id.as_str(), "profil");
        game.follow(&["college", "retour", "sept"]);
        assert_eq!(game.scene().id.as_str(), "sept");
    });
}

#[test]
fn settings_are_changed_to_other_values_only_and_show_at_once() {
    base(|game| {
        game.follow(&["role-ami", "deux", "quatre", "compte"]);
        assert_eq!(game.open(), ["profil-amis", "ainsi"]);
        let sight = |game: &Game| {
            let seen = game
                .story()
                .beats(game.state())
                .find_map(|beat| match &beat.what {
                    What::Sight { rows, .. } => Some(rows[0].1.clone()),
                    _ => None,
                });
            let seen = seen.expect("a table");
            seen.iter()
                .map(|seen| match seen {
                    Seen::Always => true,
                    Seen::Never => false,
                    Seen::When(conditions) => game.story().allows(conditions, game.state()),
                })
                .collect::<Vec<bool>>()
        };
        assert_eq!(sight(game), [true, true]);
        game.choose("profil-amis");
        assert_eq!((sight(game), value(game, "profil")), (vec![true, false], 0));
        assert_eq!(
            game.open(),
            ["six", "profil-tous"],
            "the only setting left is the other one"
        );
        game.follow(&["profil-tous", "profil-amis", "profil-tous"]);
        assert_eq!(sight(game), [true, true]);
        assert_eq!(game.scene().id.as_str(), "compte");
    });
}

#[test]
fn the_words_of_a_message_are_those_chosen_just_before() {
    base(|game| {
        game.follow(&["role-ami", "deux", "quatre", "dormir", "sept"]);
        assert!(game.story().draft(&game.position()).is_empty());
        game.choose("vouloir");
        let position = game.position();
        let draft: Vec<&str> = game
            .story()
            .draft(&position)
            .iter()
            .map(|c| c.id.as_str())
            .collect();
        assert_eq!(draft, ["vouloir"]);
        game.choose("accompagner");
        assert!(
            game.story().draft(&game.position()).is_empty(),
            "another scene came between"
        );
    });
}

#[test]
fn a_sensitive_scene_is_passed() {
    base(|game| {
        game.follow(&["role-ami", "deux", "quatre", "dormir", "sept", "enlever"]);
        assert_eq!(game.open(), ["accompagner", "dix", "passer-la-scene"]);
        let before = value(game, "soutien");
        game.choose("passer-la-scene");
        assert_eq!(
            (game.scene().id.as_str(), value(game, "soutien")),
            ("neuf", before)
        );
        game.choose("passer-la-scene");
        assert_eq!(game.scene().id.as_str(), "neuf", "nothing to pass here");
    });
}

#[test]
fn once_is_once_and_what_was_done_is_remembered() {
    base(|game| {
        game.follow(&[
            "role-temoin",
            "trois",
            "encore",
            "dormir",
            "sept",
            "vouloir",
            "dix",
        ]);
        assert_eq!(
            game.open(),
            ["fin-mitige", "fin-tort", "onze"],
            "« encore » was done"
        );
        game.follow(&["onze", "dix"]);
        assert_eq!(
            game.open(),
            ["fin-mitige", "fin-tort", "attendre"],
            "the adult was seen once"
        );
        game.choose("fin-tort");
        assert!(game.moves().is_empty());
        game.choose("fin-tort");
        assert_eq!(game.position().trail.len(), 10);
    });
}

#[test]
fn what_a_choice_means_is_what_it_says_and_what_it_changes() {
    base(|game| {
        game.choose("role-temoin");
        let measures = &BASE.scenario.measures;
        let meaning = |game: &Game, id| game.choice(id).meaning(measures);
        assert!(meaning(game, "deux").help && !meaning(game, "deux").harm);
        assert!(meaning(game, "trois").harm && !meaning(game, "trois").relieves());
        game.choose("trois");
        let asks = meaning(game, "quatre");
        assert!(asks.help && asks.repair && !asks.harm && !asks.gain);
        assert!(meaning(game, "encore").gain);
        game.follow(&["quatre", "compte"]);
        let setting = meaning(game, "profil-amis");
        assert!(
            !setting.harm && !setting.relieves(),
            "a setting is nobody's help"
        );
    });
}

#[test]
fn a_story_without_scene_is_not_played() {
    let mut scenario = BASE.scenario.clone();
    scenario.scenes.clear();
    let story = Story::new(scenario).expect("little to remember");
    assert_eq!((story.start(), story.play(&[])), (None, None));
}
