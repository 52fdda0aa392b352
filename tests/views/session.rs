//! A session in its two windows: every screen keeps the rules, none carries a note, and the
//! presenter's view opens covered.

use balise::app::App;
use balise::app::{Doc, Library};
use balise::domain::board::Mode;
use balise::domain::lesson::{Module, StepKind};
use balise::domain::play::Story;
use balise::domain::route::Route;
use balise::domain::run::{Run, RunAction, Show, Stage, playing, turns};
use balise::domain::setup::{Contact, Setup};
use balise::ui::words;
use leptos::prelude::Update;

use crate::html::Document;
use crate::privacy::{LONG, lines};
use crate::rules::problems;
use crate::support::{SHIPPED, SMALL, World, spaced};

fn contact() -> Contact {
    Contact::new("Mme Roux", "bureau 12", "")
}

fn story_of(world: &World, module: &Module) -> Story {
    let scenario = module.steps.iter().find_map(|step| match &step.kind {
        StepKind::Simulation(id) => Some(id.clone()),
        _ => None,
    });
    let scenario = scenario.expect("a module plays a scenario");
    let checked = world
        .scenarios()
        .find(|checked| checked.scenario.summary.id == scenario);
    Story::new(checked.expect("compiled").scenario.clone()).expect("small enough")
}

/// Every state of a session that « Suivant » and the first ways lead through.
fn states(world: &World, module: &Module) -> Vec<Run> {
    let story = story_of(world, module);
    let stage = Stage {
        module,
        story: Some(&story),
    };
    let setup = Setup {
        contact: contact(),
        ..Setup::default()
    };
    let mut run = Run::new(module, None, Mode::Projector, setup, None, Some(600)).expect("steps");
    let mut states = vec![run.clone()];
    let act = balise::domain::run::update;
    while !run.is_at_end() && states.len() < 300 {
        let before = run.clone();
        act(&mut run, stage, RunAction::Next);
        if run == before {
            let ways = turns(&run, stage);
            let nth = states.len();
            let way = (!ways.is_empty()).then(|| ways[nth % ways.len()].id.clone());
            let role = playing(&run, stage)
                .and_then(|(story, at)| story.id_of(at.state, *story.moves(at.state).first()?));
            if let Some(way) = way.clone() {
                act(&mut run, stage, RunAction::Voted(way, 5));
                act(&mut run, stage, RunAction::VotesShown);
                states.push(run.clone());
            }
            act(
                &mut run,
                stage,
                RunAction::Picked(way.or(role).expect("a way on")),
            );
        }
        states.push(run.clone());
    }
    assert!(run.is_at_end(), "{} never ends", module.summary.id);
    for show in [Show::Blank, Show::Help] {
        let mut shown = run.clone();
        act(&mut shown, stage, RunAction::Shown(show));
        states.push(shown);
    }
    states
}

fn drawn(world: &World, route: &Route, run: &Run) -> String {
    let run = run.clone();
    world.after(route, move |app: App| app.begin_run(run))
}

#[test]
fn every_screen_of_a_session_keeps_the_rules_and_carries_no_note() {
    let mut screens = 0;
    for world in [&*SHIPPED, &*SMALL] {
        for module in world.modules() {
            let route = Route::Screen(module.summary.id.clone());
            let parts = world
                .curriculum
                .modules
                .iter()
                .filter(|checked| checked.module.summary.id == module.summary.id)
                .flat_map(|checked| &checked.parts);
            let secrets: Vec<String> = parts
                .flat_map(|part| lines(&part.blocks))
                .filter(|phrase| phrase.chars().count() >= LONG)
                .map(|phrase| spaced(&phrase))
                .collect();
            assert!(!secrets.is_empty());
            for run in states(world, module) {
                let html = drawn(world, &route, &run);
                let found = problems(world, &route, &html);
                assert!(
                    found.is_empty(),
                    "{}, {}: {}",
                    module.summary.id,
                    run.step,
                    found.join("\n")
                );
                let text = spaced(&Document::parse(&html).text());
                for secret in &secrets {
                    assert!(!text.contains(secret), "{}: « {secret} »", run.step);
                }
                screens += 1;
            }
        }
    }
    assert!(screens > 100, "{screens} screens");
}

#[test]
fn the_page_of_the_projector_carries_no_notes() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        let needs = Library::needs(&Route::Screen(id.clone()));
        assert!(!needs.contains(&Doc::Notes(id.clone())));
    }
}

#[test]
fn the_presenter_s_view_opens_covered() {
    for module in SHIPPED.modules() {
        let route = Route::Run(module.summary.id.clone());
        for run in states(&SHIPPED, module).iter().step_by(5) {
            let html = drawn(&SHIPPED, &route, run);
            assert_eq!(problems(&SHIPPED, &route, &html), Vec::<String>::new());
            let document = Document::parse(&html);
            assert_eq!(document.named(&["h1"])[0].text(), words::COVERED);
            let notes = |element: &crate::html::Element<'_>| {
                element.has_class("note") || element.has_class("what-if")
            };
            assert!(!document.elements().any(|element| notes(&element)));
        }
    }
}

#[test]
fn the_local_contact_is_on_the_projected_help_and_a_blank_is_said() {
    let module = SHIPPED.modules().next().expect("a module");
    let route = Route::Screen(module.summary.id.clone());
    let mut run = states(&SHIPPED, module)
        .into_iter()
        .find(|run| run.show == Show::Help)
        .expect("help was shown");
    let text = |run: &Run| spaced(&Document::parse(&drawn(&SHIPPED, &route, run)).text());
    assert!(text(&run).contains("Mme Roux, bureau 12"));
    run.setup.contact = Contact::default();
    assert!(text(&run).contains(&spaced(words::CONTACT_HERE_BLANK)));
}

#[test]
fn a_pupil_s_page_says_who_receives_when_the_link_does() {
    for route in [Route::Pupil, Route::Help] {
        let html = SHIPPED.after(&route, |app| {
            app.setup().update(|setup| setup.contact = contact());
        });
        assert!(
            spaced(&Document::parse(&html).text()).contains("Mme Roux, bureau 12"),
            "{route:?}"
        );
        let silent = SHIPPED.after(&route, drop);
        assert!(!silent.contains(words::CONTACT_HERE), "{route:?}");
    }
}
