//! A few pages as their words, so that a change of what people read is seen in a diff.

use balise::app::App;
use balise::domain::id::{ModuleId, OptionId};
use balise::domain::lesson::Step;
use balise::domain::question::{Answer, Question};
use balise::domain::route::Route;
use balise::domain::session::Action;

use crate::html::{Document, Element};
use crate::plays::{self, small};
use crate::questions::{answer, block, page};
use crate::support::{SMALL, id};

fn module() -> ModuleId {
    id!(ModuleId, "m1")
}

fn options(ids: &[&str]) -> Vec<OptionId> {
    ids.iter().map(|text| id!(OptionId, text)).collect()
}

fn question(name: &str) -> (&'static Step, &'static Question) {
    let module = SMALL.modules().next().unwrap();
    let mut all = module.questions();
    all.find(|(_, known)| known.id.as_str() == name).unwrap()
}

/// What a pupil reads of a question after this answer.
fn check(name: &str, given: Answer, expected: &[&str]) {
    let (step, question) = question(name);
    let document = page(&SMALL, &module(), step, |app| {
        answer(app, &module(), question, given);
    });
    assert_eq!(block(&document, question).lines(), expected);
}

#[test]
fn a_right_answer() {
    check(
        "sait-on",
        Answer::Chosen(options(&["rien"])),
        &[
            "Que sait-on\u{202f}?",
            "Choisis une réponse.",
            "Choisis ce que l’on peut dire.",
            "Un indice",
            "Relis le message.",
            "Rien de sûr",
            "✓ bien",
            "Tout va bien",
            "Vérifier",
            "✓ C’est juste.",
            "Oui\u{a0}: on demande en privé.",
            "Un message ne dit pas ce que l’on ressent.",
        ],
    );
}

#[test]
fn an_answer_right_in_part() {
    check(
        "ce-qui-aide",
        Answer::Chosen(options(&["prive", "relayer"])),
        &[
            "Qu’est-ce qui aide\u{202f}?",
            "Plusieurs réponses sont justes.",
            "Écrire en privé",
            "✓ bien",
            "Garder une place",
            "Relayer",
            "○ à revoir",
            "Vérifier",
            "◐ C’est juste en partie. Tu peux changer, puis vérifier encore.",
            "Oui, même si elle répond «\u{a0}c’est rien\u{a0}».",
            "Le groupe a une copie de plus.",
        ],
    );
}

#[test]
fn nothing_right_yet() {
    check(
        "sait-on",
        Answer::Chosen(options(&["tout-bien"])),
        &[
            "Que sait-on\u{202f}?",
            "Choisis une réponse.",
            "Choisis ce que l’on peut dire.",
            "Un indice",
            "Relis le message.",
            "Rien de sûr",
            "Tout va bien",
            "○ à revoir",
            "Vérifier",
            "○ Pas encore. Tu peux changer, puis vérifier encore.",
            "Rien ne le dit.",
            "Un message ne dit pas ce que l’on ressent.",
        ],
    );
}

fn buttons(element: Element<'_>) -> Vec<String> {
    element
        .inside()
        .filter(|inside| inside.name() == "button")
        .map(Element::spoken)
        .collect()
}

#[test]
fn the_buttons_of_an_order() {
    let (step, question) = question("gestes");
    let ordered = Answer::Ordered(options(&["revenir", "ecrire", "prevenir"]));
    let document = page(&SMALL, &module(), step, |app| {
        let (module, id) = (module(), question.id.clone());
        app.dispatch(Action::AnswerGiven(module, id, ordered));
    });
    assert_eq!(
        buttons(block(&document, question)),
        [
            "Monter\u{a0}: Revenir",
            "Descendre\u{a0}: Revenir",
            "Monter\u{a0}: Écrire",
            "Descendre\u{a0}: Écrire",
            "Monter\u{a0}: Prévenir",
            "Descendre\u{a0}: Prévenir",
            "Vérifier",
        ]
    );
}

/// The page of the story after these choices, on the first or second set of names.
fn story(choices: &[&str], names: usize) -> Document {
    let told = small("s1");
    Document::parse(&told.html(&plays::choices(choices), names))
}

#[test]
fn a_story_shows_what_was_chosen_and_what_can_be() {
    let document = story(&["soir", "couloir"], 1);
    assert_eq!(
        document.classed("app__list")[0].lines(),
        [
            "Mardi",
            "On remet le son de Kenza.",
            "Marius",
            "encore",
            "Ton choix\u{a0}: J’écris à Kenza",
            "Mardi soir",
            "Toi en privé",
            "je suis là",
            "Le couloir",
            "On imite sa voix.",
        ]
    );
    assert_eq!(
        document.classed("choices")[0].lines(),
        [
            "Que fais-tu\u{202f}?",
            "Je garde une place à Kenza",
            "Revenir au choix d’avant",
            "Passer cette scène",
        ]
    );
}

#[test]
fn a_story_ends_with_its_path_and_help() {
    let document = story(&["couloir", "passer-la-scene"], 0);
    let debrief = document.classed("debrief")[0];
    assert_eq!(
        debrief.lines(),
        [
            "L’histoire s’arrête ici",
            "Voici ton chemin. Ce n’est pas une note\u{a0}: d’autres chemins existent.",
            "Mardi Je laisse passer",
            "Et si…\u{202f}?",
            "Le couloir Passer cette scène",
            "Et si…\u{202f}?",
            "Elle s’assoit",
            "Rien n’a été envoyé\u{a0}: c’était une histoire. Dans la vraie vie, un adulte du collège peut aider, même si tu hésites. Des services d’écoute aussi. Toute l’aide",
            "Rejouer depuis le début",
            "Continuer le module",
        ]
    );
    assert_eq!(
        buttons(debrief),
        [
            "Et si…\u{202f}? Revenir avant\u{a0}: Je laisse passer",
            "Et si…\u{202f}? Revenir avant\u{a0}: Passer cette scène",
            "Rejouer depuis le début",
        ]
    );
}

#[test]
fn a_step_leads_to_its_story() {
    let step = |acts: fn(App)| {
        let html = SMALL.after(&Route::Module(module()), |app| {
            app.dispatch(Action::StepEntered(module(), id!(StepId, "histoire")));
            acts(app);
        });
        let document = Document::parse(&html);
        let link = document.by_id("etape-histoire").unwrap();
        assert_eq!(link.attribute("href"), Some("../../histoires/s1/"));
        document.classed("step")[0].lines()
    };
    let lines = |door| {
        [
            "10\u{a0}min · en option · simulation",
            "L’histoire",
            "On joue l’histoire.",
            door,
        ]
    };
    assert_eq!(step(drop), lines("Ouvrir l’histoire"));
    let begun = |app: App| plays::play(app, &id!(ScenarioId, "s1"), &[]);
    assert_eq!(step(begun), lines("Reprendre l’histoire"));
}
