//! Show of hands, on the presenter's view: counts that the teacher types, seen by the class once shown.
//!
//! Only for what one can know, and for choices of the story that are not `sensible`.

use leptos::prelude::*;

use super::Room;
use crate::domain::id::{ChoiceId, OptionId, QuestionId};
use crate::domain::question::{Knowledge, Question, QuestionKind};
use crate::domain::run::{MAX_HANDS, Run, RunAction, Stage, counted_scene, turns};
use crate::domain::scenario::Choice;
use crate::ui::blocks::text::{Names, line};
use crate::ui::teacher::solution::solution;
use crate::ui::words;

/// A question, with what is right, and its hands.
pub fn asked(room: Room, question: &Question) -> AnyView {
    let podium = room.podium;
    let names = Names::none();
    let title = view! { <h3>{line(&question.title, &names)}</h3> };
    let show = {
        let id = question.id.clone();
        move |_| podium.act(RunAction::AnswersShown(id.clone()))
    };
    match &question.kind {
        QuestionKind::Knowledge(Knowledge::Choice { options, .. }) => {
            let rows = options
                .iter()
                .enumerate()
                .map(|(rank, graded)| {
                    let (asked, option) = (question.id.clone(), graded.option.id.clone());
                    let count = hands_of_option(room, &asked, &option);
                    let typed = move |count| podium.act(RunAction::Answered(asked.clone(), option.clone(), count));
                    let right = graded.right.then(|| view! { " " <em>{words::RIGHT_ANSWER}</em> });
                    view! {
                        <li class="hands__row">
                            {number(room, format!("mains-{}-{}", question.id, graded.option.id), rank, count, typed)}
                            <span>{line(&graded.option.label, &names)} {right}</span>
                        </li>
                    }
                })
                .collect_view();
            view! {
                {title}
                <p class="form__help">{words::HANDS_HELP}</p>
                <ol class="hands">{rows}</ol>
                <p><button type="button" class="button" id="montrer-reponses" on:click=show>{words::SHOW_ANSWERS}</button></p>
            }
            .into_any()
        }
        QuestionKind::Knowledge(_) => view! {
            {title}
            <ul>{solution(&question.kind)}</ul>
            <p><button type="button" class="button" id="montrer-reponses" on:click=show>{words::SHOW_ANSWERS}</button></p>
        }
        .into_any(),
        QuestionKind::Attitude(_) => view! {
            {title}
            <ul>{solution(&question.kind)}</ul>
            <p class="run__quiet">{words::NO_HANDS}</p>
        }
        .into_any(),
    }
}

fn hands_of_option(room: Room, question: &QuestionId, option: &OptionId) -> Option<u16> {
    let key = (question.clone(), option.clone());
    let read = |run: &Run, _: Stage<'_>| run.answers.get(&key).copied();
    untrack(|| room.podium.run(read)).flatten()
}

/// A field for a number of hands, typed or tapped.
fn number(
    room: Room,
    id: String,
    rank: usize,
    count: Option<u16>,
    typed: impl Fn(u16) + Clone + 'static,
) -> AnyView {
    let app = room.podium.app;
    let letter = words::letter(rank);
    let read = {
        let field = id.clone();
        // A field that is emptied, or holds no number, counts nobody.
        move || -> u16 {
            let text = app.page(|page| page.field(&field)).unwrap_or_default();
            text.trim().parse().unwrap_or(0)
        }
    };
    let tap = {
        let (field, read, typed) = (id.clone(), read.clone(), typed.clone());
        move |_| {
            let count = read().saturating_add(1).min(MAX_HANDS);
            app.page(|page| page.set_field(&field, &count.to_string()));
            typed(count);
        }
    };
    view! {
        <input class="hands__field" type="number" id=id min="0" max=MAX_HANDS.to_string() inputmode="numeric"
            autocomplete="off" aria-label=words::hands_for(&letter)
            prop:value=count.map(|count| count.to_string()).unwrap_or_default() on:input=move |_| typed(read())/>
        <button type="button" class="button button--quiet button--small hands__more"
            aria-label=words::one_hand_more(&letter) on:click=tap>
            "+"
        </button>
        <b class="hands__letter">{letter}</b>
    }
    .into_any()
}

/// The ways on from the scene on the screen, with their hands.
pub fn ways(room: Room) -> AnyView {
    let podium = room.podium;
    // Drawn anew with the scene, not with each hand: a field keeps its focus.
    let choices = Memo::new(move |_| {
        podium.run(|run, stage| {
            let ways: Vec<Choice> = turns(run, stage).into_iter().cloned().collect();
            (counted_scene(run, stage), ways, run.setup.names)
        })
    });
    let most = Memo::new(move |_| podium.run(majority).flatten());
    (move || {
        let Some((counted, ways, _)) = choices.get() else {
            return ().into_any();
        };
        let names = podium.names();
        let rows = ways
            .iter()
            .enumerate()
            .map(|(rank, choice)| {
                let id = choice.id.clone();
                let field = counted.as_ref().map(|scene| {
                    let key = (scene.clone(), id.clone());
                    let count = untrack(|| podium.run(|run, _| run.votes.get(&key).copied())).flatten();
                    let voted = id.clone();
                    number(room, format!("mains-{id}"), rank, count, move |count| {
                        podium.act(RunAction::Voted(voted.clone(), count));
                    })
                });
                let (first, taken) = (id.clone(), id.clone());
                let mark = move || (most.get().as_ref() == Some(&first)).then_some(words::MAJORITY);
                view! {
                    <li class="hands__row">
                        {field}
                        <span>{line(&choice.label, &names)} " " <em>{mark}</em></span>
                        <button type="button" class="button button--quiet button--small" id=format!("prendre-{id}")
                            aria-label=words::take(&words::letter(rank))
                            on:click=move |_| podium.act(RunAction::Picked(taken.clone()))>
                            {words::TAKE}
                        </button>
                    </li>
                }
            })
            .collect_view();
        let help = match (&counted, ways.len()) {
            (_, 0 | 1) => None,
            (None, _) => Some(words::NO_HANDS_SCENE),
            (Some(_), _) => Some(words::BY_TABLES),
        };
        let show = counted.is_some().then(|| {
            view! {
                <p>
                    <button type="button" class="button" id="montrer-mains" on:click=move |_| podium.act(RunAction::VotesShown)>
                        {words::SHOW_HANDS}
                    </button>
                </p>
            }
        });
        view! {
            {help.map(|help| view! { <p class="form__help">{help}</p> })}
            <ol class="hands">{rows}</ol>
            {show}
        }
        .into_any()
    })
    .into_any()
}

/// The choice that got the most hands, alone.
fn majority(run: &Run, stage: Stage<'_>) -> Option<ChoiceId> {
    let scene = counted_scene(run, stage)?;
    let votes = run.votes.iter().filter(|((known, _), _)| *known == scene);
    let most = votes
        .clone()
        .map(|(_, count)| *count)
        .max()
        .filter(|most| *most > 0)?;
    let mut first = votes.filter(|(_, count)| **count == most);
    match (first.next(), first.next()) {
        (Some(((_, choice), _)), None) => Some(choice.clone()),
        _ => None,
    }
}
