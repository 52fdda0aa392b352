//! A session being run: the cut to the time left, the soonest way to help, what is counted, what
//! travels between two windows.

use balise::domain::board::Mode;
use balise::domain::cut::{self, Wish, cut};
use balise::domain::explore::{CLOSING_SECONDS, has_helped, soonest_help};
use balise::domain::id::StepId;
use balise::domain::lesson::{Module, Need, StepKind};
use balise::domain::play::Story;
use balise::domain::question::{Knowledge, QuestionKind};
use balise::domain::run::{
    FRAME_WORDS, Run, RunAction, Show, Stage, counted_scene, frames, playing, turns, update,
};
use balise::domain::setup::{CONTACT_LENGTH, Contact, Setup};
use balise::domain::text::words_in;
use balise::formats::{room_link, run_save};
use proptest::prelude::*;

use crate::support::{SHIPPED, cases, id};

fn modules() -> Vec<&'static Module> {
    let modules = SHIPPED.0.modules.iter();
    modules.map(|checked| &checked.module).collect()
}

fn story_of(module: &Module) -> Story {
    let scenario = module.steps.iter().find_map(|step| match &step.kind {
        StepKind::Simulation(id) => Some(id.clone()),
        _ => None,
    });
    let scenario = scenario.expect("a module plays a scenario");
    let mut scenarios = SHIPPED.0.scenarios.iter();
    let checked = scenarios.find(|checked| checked.scenario.summary.id == scenario);
    Story::new(checked.expect("shipped").scenario.clone()).expect("small enough")
}

fn wish(minutes: u16) -> Wish<'static> {
    Wish {
        minutes: Some(minutes),
        ..Wish::default()
    }
}

fn fixed(module: &Module, id: &StepId) -> bool {
    let kind = &module.step(id).unwrap().kind;
    matches!(kind, StepKind::Opening | StepKind::Closing)
}

#[test]
fn a_period_leaves_45_minutes_projected_and_38_in_a_computer_room() {
    assert_eq!(cut::net(55, Mode::Projector), 45);
    assert_eq!(cut::net(55, Mode::Devices), 38);
    assert_eq!(cut::net(30, Mode::Projector), 30);
    assert_eq!(cut::net(30, Mode::Devices), 23);
}

#[test]
fn every_length_keeps_the_opening_the_closing_and_the_essential_in_order() {
    for module in modules() {
        let essential: Vec<&StepId> = module
            .steps
            .iter()
            .filter(|step| step.need == Need::Essential && !fixed(module, &step.id))
            .map(|step| &step.id)
            .collect();
        for minutes in cut::LENGTHS {
            for mode in Mode::ALL {
                let net = cut::net(minutes, mode);
                let plan = cut(&module.steps, wish(net));
                let of = |kind: StepKind| {
                    let step = module.steps.iter().find(|step| step.kind == kind).unwrap();
                    step.id.clone()
                };
                assert_eq!(plan.steps.first(), Some(&of(StepKind::Opening)));
                assert_eq!(plan.steps.last(), Some(&of(StepKind::Closing)));
                assert!(plan.minutes <= net, "{minutes} min: {plan:?}");
                // The essential steps that are kept come first among the essential ones.
                let kept: Vec<&StepId> = essential
                    .iter()
                    .copied()
                    .filter(|id| plan.steps.contains(id))
                    .collect();
                assert_eq!(kept[..], essential[..kept.len()], "{minutes} min");
                assert_eq!(plan.resume.as_ref(), essential.get(kept.len()).copied());
            }
        }
    }
}

#[test]
fn a_whole_period_plays_everything_essential_and_no_wish_plays_everything() {
    for module in modules() {
        let plan = cut(&module.steps, wish(cut::PROJECTED));
        assert_eq!(plan.resume, None, "{}", module.summary.id);
        let whole = cut(&module.steps, Wish::default());
        assert_eq!(whole.steps.len(), module.steps.len());
        assert_eq!(whole.minutes, module.summary.minutes);
    }
}

#[test]
fn the_teacher_keeps_or_leaves_out_an_optional_step_and_never_an_essential_one() {
    let module = modules()[0];
    let optional = module.steps.iter().find(|step| step.need == Need::Optional);
    let essential = module
        .steps
        .iter()
        .find(|step| step.need == Need::Essential && !fixed(module, &step.id));
    let (optional, essential) = (&optional.unwrap().id, &essential.unwrap().id);
    let dropped = [optional.clone(), essential.clone()];
    let plan = cut(
        &module.steps,
        Wish {
            dropped: &dropped,
            ..Wish::default()
        },
    );
    assert!(!plan.steps.contains(optional));
    assert!(plan.steps.contains(essential));
    let short = module.summary.essential;
    assert!(!cut(&module.steps, wish(short)).steps.contains(optional));
    let kept = cut(
        &module.steps,
        Wish {
            kept: &dropped,
            ..wish(short)
        },
    );
    assert!(kept.steps.contains(optional), "even beyond the bell");
    assert!(kept.minutes > short);
}

#[test]
fn a_class_resumes_where_it_stopped_until_nothing_is_left() {
    for module in modules() {
        let mut from: Option<StepId> = None;
        let mut played: Vec<StepId> = Vec::new();
        for day in 1.. {
            assert!(day < 10, "{}: {from:?} never ends", module.summary.id);
            let plan = cut(
                &module.steps,
                Wish {
                    from: from.as_ref(),
                    ..wish(20)
                },
            );
            played.extend(plan.steps);
            match plan.resume {
                Some(next) => {
                    assert_ne!(Some(&next), from.as_ref(), "a day moves on");
                    from = Some(next);
                }
                None => break,
            }
        }
        let essential = module
            .steps
            .iter()
            .filter(|step| step.need == Need::Essential);
        for step in essential {
            assert!(played.contains(&step.id), "{}", step.id);
        }
    }
}

#[test]
fn screens_hold_every_piece_once_and_few_words() {
    for module in modules() {
        for step in &module.steps {
            let screens = frames(step);
            let pieces: Vec<usize> = screens
                .iter()
                .flat_map(|frame| frame.items.clone())
                .collect();
            assert_eq!(
                pieces,
                (0..step.items.len()).collect::<Vec<_>>(),
                "{}",
                step.id
            );
            for frame in screens.iter().filter(|frame| frame.items.len() > 1) {
                let words: usize = step.items[frame.items.clone()]
                    .iter()
                    .map(|item| match item {
                        balise::domain::lesson::Item::Text(text) => {
                            words_in(std::slice::from_ref(text))
                        }
                        balise::domain::lesson::Item::Question(_) => {
                            panic!("a question stands alone")
                        }
                    })
                    .sum();
                assert!(words <= FRAME_WORDS);
            }
        }
    }
}

/// A session of a module's every step.
fn begun(module: &Module) -> Run {
    let setup = Setup::default();
    Run::new(module, None, Mode::Projector, setup, None, Some(600)).expect("steps")
}

/// The same, in the story.
fn in_story(module: &Module, stage: Stage<'_>) -> Run {
    let mut run = begun(module);
    let step = module
        .steps
        .iter()
        .find(|step| matches!(step.kind, StepKind::Simulation(_)));
    update(
        &mut run,
        stage,
        RunAction::StepChosen(step.unwrap().id.clone()),
    );
    update(&mut run, stage, RunAction::Next);
    run
}

#[test]
fn next_alone_leads_through_a_module_but_for_the_choices() {
    for module in modules() {
        let story = story_of(module);
        let stage = Stage {
            module,
            story: Some(&story),
        };
        let mut run = begun(module);
        let mut presses = 0;
        while !run.is_at_end() {
            let before = run.clone();
            update(&mut run, stage, RunAction::Next);
            if run == before {
                let ways = turns(&run, stage);
                let way = (!ways.is_empty()).then(|| ways[presses % ways.len()].id.clone());
                let role = playing(&run, stage)
                    .and_then(|(story, at)| story.id_of(at.state, story.moves(at.state)[0]));
                update(
                    &mut run,
                    stage,
                    RunAction::Picked(way.or(role).expect("a way on")),
                );
                assert_ne!(run, before, "{}", module.summary.id);
            }
            presses += 1;
            assert!(presses < 400, "{} at {}", module.summary.id, run.step);
        }
        assert_eq!(run.resume(module), None);
    }
}

#[test]
fn the_clock_knows_midnight_and_the_end() {
    let module = modules()[0];
    let setup = Setup {
        minutes: Some(30),
        ..Setup::default()
    };
    let run = Run::new(module, None, Mode::Projector, setup, None, Some(1430)).unwrap();
    assert_eq!(run.elapsed(Some(1435)), Some(5));
    assert_eq!(run.elapsed(Some(5)), Some(15));
    assert_eq!(run.remaining(Some(1435)), Some(25));
    assert_eq!(run.remaining(Some(30)), Some(0), "past its end");
    assert_eq!(run.remaining(None), None);
}

#[test]
fn what_is_black_or_help_goes_away_with_next_and_a_map_must_exist() {
    let module = modules()[0];
    let stage = Stage {
        module,
        story: None,
    };
    let mut run = begun(module);
    for show in [Show::Blank, Show::Help] {
        update(&mut run, stage, RunAction::Shown(show));
        assert_eq!(run.show, show);
        let (step, frame) = (run.step.clone(), run.frame);
        update(&mut run, stage, RunAction::Next);
        assert_eq!(
            (run.show, &run.step, run.frame),
            (Show::Lesson, &step, frame)
        );
    }
    update(&mut run, stage, RunAction::Shown(Show::Map));
    assert_eq!(run.show, Show::Lesson);
}

#[test]
fn a_sensitive_choice_and_a_feeling_are_never_counted() {
    let mut refused = 0;
    for module in modules() {
        let story = story_of(module);
        let stage = Stage {
            module,
            story: Some(&story),
        };
        for (_, question) in module.questions() {
            let mut run = begun(module);
            let (options, counted): (Vec<_>, bool) = match &question.kind {
                QuestionKind::Knowledge(Knowledge::Choice { options, .. }) => (
                    options
                        .iter()
                        .map(|graded| graded.option.id.clone())
                        .collect(),
                    true,
                ),
                QuestionKind::Knowledge(_) => (vec![id!(OptionId, "x")], false),
                QuestionKind::Attitude(attitude) => (
                    attitude
                        .options
                        .iter()
                        .map(|option| option.id.clone())
                        .collect(),
                    false,
                ),
            };
            for option in options {
                update(
                    &mut run,
                    stage,
                    RunAction::Answered(question.id.clone(), option, 7),
                );
            }
            assert_eq!(!run.answers.is_empty(), counted, "{}", question.id);
            refused += usize::from(!counted);
        }
        // Every scene that a breadth of plays reaches.
        let mut queue = vec![in_story(module, stage)];
        let mut seen = std::collections::HashSet::new();
        while let Some(run) = queue.pop() {
            let Some((_, at)) = playing(&run, stage) else {
                continue;
            };
            if !seen.insert(at.state.scene()) {
                continue;
            }
            for choice in turns(&run, stage) {
                let mut next = run.clone();
                next.votes.clear();
                update(&mut next, stage, RunAction::Voted(choice.id.clone(), 9));
                let sensitive = turns(&run, stage).iter().any(|way| way.sensitive);
                if sensitive {
                    assert!(next.votes.is_empty(), "{}", choice.id);
                    assert_eq!(counted_scene(&run, stage), None);
                    refused += 1;
                }
                update(&mut next, stage, RunAction::Picked(choice.id.clone()));
                queue.push(next);
            }
        }
    }
    assert!(
        refused > 10,
        "the shipped content has sensitive choices and feelings"
    );
}

proptest! {
    #![proptest_config(cases(60))]

    /// From anywhere in any shipped story, « Clore maintenant » reads for three minutes at most, lands
    /// where somebody has helped, then on the closing.
    #[test]
    fn closing_lands_on_help_within_three_minutes(nth in 0..3_usize, picks in proptest::collection::vec(0..6_usize, 0..25)) {
        let module = modules()[nth];
        let story = story_of(module);
        let stage = Stage { module, story: Some(&story) };
        let mut run = in_story(module, stage);
        for pick in picks {
            let Some((_, at)) = playing(&run, stage) else { break };
            let moves = story.moves(at.state);
            if moves.is_empty() { break }
            let made = moves[pick % moves.len()];
            let choice = story.id_of(at.state, made).unwrap();
            update(&mut run, stage, RunAction::Picked(choice));
        }
        let at = playing(&run, stage).unwrap().1;
        let ended = story.scene(at.state).unwrap().ending.is_some();
        let way = soonest_help(&story, at.state);
        if let Some(way) = &way {
            prop_assert!(way.seconds <= CLOSING_SECONDS, "{} s", way.seconds);
        } else {
            prop_assert!(ended);
        }
        update(&mut run, stage, RunAction::ClosingAsked);
        for _ in 0..40 {
            if run.is_at_end() { break }
            update(&mut run, stage, RunAction::Next);
        }
        prop_assert!(run.is_at_end());
        let last = run.position(&story).unwrap().state;
        prop_assert!(has_helped(&story, last) || ended);
        prop_assert_eq!(&module.step(&run.step).unwrap().kind, &StepKind::Closing);
        // Nothing resumes inside a story.
        let resume = run.resume(module).map(|id| module.step(&id).unwrap().kind.clone());
        prop_assert!(!matches!(resume, Some(StepKind::Simulation(_))));
    }

    /// Whatever is pressed, a session stands on one of its steps, ends with the closing, and is the
    /// same once kept and read again.
    #[test]
    fn any_session_survives_its_tab(nth in 0..3_usize, acts in proptest::collection::vec((0..12_u8, 0..60_u16), 0..60)) {
        let module = modules()[nth];
        let story = story_of(module);
        let stage = Stage { module, story: Some(&story) };
        let mut run = begun(module);
        run.setup.contact = Contact::new("Mme Roux", "CPE", "à la récréation");
        let mut revision = run.revision;
        for (act, number) in acts {
            let rank = usize::from(number);
            let step = module.steps[rank % module.steps.len()].id.clone();
            let action = match act {
                0..=3 => RunAction::Next,
                4 => RunAction::Back,
                5 => RunAction::StepChosen(step),
                6 => match turns(&run, stage).first() {
                    Some(way) => RunAction::Picked(way.id.clone()),
                    None => RunAction::Next,
                },
                7 => match turns(&run, stage).first() {
                    Some(way) => RunAction::Voted(way.id.clone(), number),
                    None => RunAction::VotesShown,
                },
                8 => RunAction::Shown(Show::ALL[rank % 4]),
                9 => RunAction::Recut { minutes: number, now: Some(620) },
                10 => RunAction::StepToggled(step),
                _ => RunAction::ClosingAsked,
            };
            let before = run.clone();
            update(&mut run, stage, action);
            prop_assert!(run.steps.contains(&run.step));
            let last = run.steps.last().map(|id| module.step(id).unwrap().kind.clone());
            prop_assert_eq!(last, Some(StepKind::Closing));
            prop_assert_eq!(run == before, run.revision == revision);
            revision = run.revision;
            prop_assert_eq!(run_save::read(&run_save::write(&run)), Ok(run.clone()));
        }
    }

    /// No message of another page changes what the projector shows: it is a session, or nothing.
    #[test]
    fn any_message_is_a_session_or_nothing(text in ".{0,200}", at in 0..400_usize, with in any::<char>()) {
        prop_assert!(run_save::read(&text).is_err());
        let written = run_save::write(&begun(modules()[0]));
        let mut changed: Vec<char> = written.chars().collect();
        let at = at % changed.len();
        changed[at] = with;
        let changed: String = changed.into_iter().collect();
        if let Ok(run) = run_save::read(&changed) {
            prop_assert!(run.setup.contact.who.chars().count() <= CONTACT_LENGTH);
        }
        let cut: String = written.chars().take(at).collect();
        prop_assert!(run_save::read(&cut).is_err());
    }

    /// The link to another room says what was prepared; any other text opens something plain.
    #[test]
    fn the_link_carries_the_preparation(
        minutes in proptest::option::of(1..=120_u16), names in 0..4_usize,
        who in ".{0,60}", place in ".{0,60}", noise in ".{0,80}",
    ) {
        let setup = Setup {
            minutes,
            kept: vec![id!(StepId, "a-qui")],
            dropped: vec![id!(StepId, "reparer"), id!(StepId, "adulte")],
            names,
            contact: Contact::new(&who, &place, ""),
        };
        let link = room_link::write(&setup);
        prop_assert!(link.is_ascii());
        prop_assert_eq!(room_link::read(&format!("#{link}")), setup);
        let read = room_link::read(&noise);
        prop_assert!(read.contact.who.chars().count() <= CONTACT_LENGTH);
    }
}

#[test]
fn a_contact_is_plain_words() {
    let contact = Contact::new("  Mme\u{202e} Roux\n CPE ", &"x".repeat(90), "");
    assert_eq!(contact.who, "Mme Roux CPE");
    assert_eq!(contact.place.len(), CONTACT_LENGTH);
    assert!(Contact::new("\u{200b}", "B12", "").is_blank());
}

#[test]
fn a_message_with_another_key_is_refused() {
    let written = run_save::write(&begun(modules()[0]));
    assert!(run_save::read(&written).is_ok());
    let more = written.replacen('{', "{\"texte\":\"bonjour\",", 1);
    assert!(run_save::read(&more).is_err());
    let other = written.replace("balise-animation", "autre");
    assert!(run_save::read(&other).is_err());
}
