//! What the teacher does in a session, act by act.

use super::{
    MAX_CHOICES, MAX_HANDS, Run, RunAction, Show, Stage, counted_scene, frames, later, plan,
    playing, turns,
};
use crate::domain::cut::Cut;
use crate::domain::explore::{has_helped, soonest_help};
use crate::domain::id::{ChoiceId, OptionId, QuestionId, StepId};
use crate::domain::lesson::{Module, Need, StepKind};
use crate::domain::play::Move;
use crate::domain::question::{Knowledge, QuestionKind};

/// Applies an action. What cannot be done here changes nothing.
pub fn update(run: &mut Run, stage: Stage<'_>, action: RunAction) {
    let before = run.clone();
    match action {
        RunAction::Next => next(run, stage),
        RunAction::Back => back(run, stage),
        RunAction::StepChosen(step) => {
            if run.steps.contains(&step) {
                enter(run, step);
            }
        }
        RunAction::Picked(choice) => pick(run, stage, choice),
        RunAction::Voted(choice, count) => {
            if let Some(scene) = counted_scene(run, stage)
                && turns(run, stage).iter().any(|known| known.id == choice)
            {
                run.votes.insert((scene, choice), count.min(MAX_HANDS));
            }
        }
        RunAction::Answered(question, option, count) => {
            if has_option(stage.module, &question, &option) {
                run.answers.insert((question, option), count.min(MAX_HANDS));
            }
        }
        RunAction::VotesShown => {
            if let Some(scene) = counted_scene(run, stage) {
                run.voted.insert(scene);
            }
        }
        RunAction::AnswersShown(question) => {
            if is_knowledge(stage.module, &question) {
                run.answered.insert(question);
            }
        }
        RunAction::Shown(show) => {
            let same = run.show == show || (show == Show::Map && run.map.is_none());
            run.show = if same { Show::Lesson } else { show };
        }
        RunAction::Recut { minutes, now } => recut(run, stage, minutes, now),
        RunAction::StepToggled(step) => toggle(run, stage, &step),
        RunAction::ClosingAsked => close(run, stage),
        RunAction::MapPublished(map) => {
            // Published once: what was shown never changes.
            if run.map.is_none() {
                run.map = Some(map);
            }
        }
        RunAction::ResultsPublished(results) => {
            if run.results.is_none() && results.module == run.module {
                run.results = Some(results);
            }
        }
        RunAction::NamesSwapped(sets) => {
            run.setup.names = (run.setup.names + 1).checked_rem(sets).unwrap_or(0);
        }
    }
    if *run != before {
        run.revision = run.revision.saturating_add(1);
    }
}

fn enter(run: &mut Run, step: StepId) {
    run.step = step;
    run.frame = 0;
    run.show = Show::Lesson;
}

/// Leaves the step, done, for the one after it.
fn leave(run: &mut Run) {
    let mut ahead = run.steps.iter().skip_while(|step| **step != run.step);
    if let Some(next) = ahead.nth(1).cloned() {
        run.done.insert(run.step.clone());
        run.closing = false;
        enter(run, next);
    }
}

fn next(run: &mut Run, stage: Stage<'_>) {
    // As on a slide show, going on takes the black screen away.
    if run.show != Show::Lesson {
        run.show = Show::Lesson;
        return;
    }
    let Some(step) = stage.module.step(&run.step) else {
        return;
    };
    match step.kind {
        StepKind::Simulation(_) => next_in_story(run, stage),
        StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => {
            let frames = frames(step);
            if let Some(question) = frames.get(run.frame).and_then(|frame| frame.question(step))
                && matches!(question.kind, QuestionKind::Knowledge(_))
                && run.answered.insert(question.id.clone())
            {
                return;
            }
            if run.frame + 1 < frames.len() {
                run.frame += 1;
            } else {
                leave(run);
            }
        }
    }
}

fn next_in_story(run: &mut Run, stage: Stage<'_>) {
    let Some((story, position)) = playing(run, stage) else {
        run.frame = 1;
        take_only_role(run, stage);
        return;
    };
    let here = position.state;
    let ended = story.scene(here).is_none_or(|scene| scene.ending.is_some());
    if ended || (run.closing && has_helped(story, here)) {
        leave(run);
        return;
    }
    let choice = if run.closing {
        soonest_help(story, here).and_then(|way| way.choices.first().cloned())
    } else {
        // Where there is one way on, nothing is to be chosen.
        let only = turns(run, stage);
        match only.as_slice() {
            [only] if story.scene(here).is_some_and(|scene| scene.skip.is_none()) => {
                Some(only.id.clone())
            }
            _ => None,
        }
    };
    if let Some(choice) = choice {
        pick(run, stage, choice);
    }
}

fn take_only_role(run: &mut Run, stage: Stage<'_>) {
    let Some((story, position)) = playing(run, stage) else {
        return;
    };
    let moves = story.moves(position.state);
    if let [Move::Role(role)] = moves.as_slice()
        && let Some(id) = story.id_of(position.state, Move::Role(*role))
    {
        pick(run, stage, id);
    }
}

fn back(run: &mut Run, stage: Stage<'_>) {
    if run.show != Show::Lesson {
        run.show = Show::Lesson;
        return;
    }
    if let Some((story, position)) = playing(run, stage) {
        // One scene back: clues and settings since then go with it.
        if let Some(kept) = story.turns(&position).last().map(|(nth, _)| nth) {
            run.play.truncate(kept);
            return;
        }
    }
    if run.frame > 0 {
        run.frame -= 1;
        return;
    }
    let before = run.steps.iter().take_while(|step| **step != run.step);
    if let Some(step) = before.last().cloned() {
        let frames = stage.module.step(&step).map_or(0, |step| match step.kind {
            StepKind::Simulation(_) => 2,
            StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => {
                frames(step).len()
            }
        });
        enter(run, step);
        run.frame = frames.saturating_sub(1);
    }
}

fn pick(run: &mut Run, stage: Stage<'_>, choice: ChoiceId) {
    let Some((story, position)) = playing(run, stage) else {
        return;
    };
    // What a story that changed cannot play any more is left behind.
    run.play.truncate(position.trail.len());
    let mut play = run.play.clone();
    play.push(choice);
    let made = story.play(&play).map_or(0, |after| after.trail.len());
    if made == play.len() && made <= MAX_CHOICES {
        run.play = play;
        run.show = Show::Lesson;
    }
}

fn recut(run: &mut Run, stage: Stage<'_>, minutes: u16, now: Option<u16>) {
    run.setup.minutes = Some(minutes);
    run.ends = now.map(|now| later(now, minutes));
    let here = run.step.clone();
    let plan = plan(
        stage.module,
        &run.setup,
        Some(minutes),
        Some(&here),
        Some(run),
    );
    keep_behind(run, plan);
}

/// Takes a new plan for what is ahead; what is behind, and the step on the screen, stay.
fn keep_behind(run: &mut Run, plan: Cut) {
    let here = run.step.clone();
    let mut steps: Vec<StepId> = run
        .steps
        .iter()
        .take_while(|step| **step != here)
        .cloned()
        .collect();
    steps.push(here);
    for step in plan.steps {
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    run.steps = steps;
}

fn toggle(run: &mut Run, stage: Stage<'_>, step: &StepId) {
    let optional = stage
        .module
        .step(step)
        .is_some_and(|step| step.need == Need::Optional);
    if !optional || run.done.contains(step) || *step == run.step {
        return;
    }
    let setup = &mut run.setup;
    setup.kept.retain(|known| known != step);
    setup.dropped.retain(|known| known != step);
    if run.steps.contains(step) {
        setup.dropped.push(step.clone());
        run.steps.retain(|known| known != step);
    } else {
        setup.kept.push(step.clone());
        let wanted = [run.steps.as_slice(), std::slice::from_ref(step)].concat();
        let order = stage.module.steps.iter().map(|step| &step.id);
        run.steps = order.filter(|id| wanted.contains(id)).cloned().collect();
    }
}

/// « Clore maintenant »: in a story, by the soonest way to help; otherwise at once.
fn close(run: &mut Run, stage: Stage<'_>) {
    let closing = stage
        .module
        .steps
        .iter()
        .find(|step| step.kind == StepKind::Closing)
        .map(|step| step.id.clone());
    let Some(closing) = closing else { return };
    run.show = Show::Lesson;
    if let Some((story, position)) = playing(run, stage) {
        let way = soonest_help(story, position.state);
        run.steps = run
            .steps
            .iter()
            .take_while(|step| **step != run.step)
            .chain([&run.step.clone(), &closing])
            .cloned()
            .collect();
        if way.is_some_and(|way| !way.choices.is_empty()) {
            run.closing = true;
            return;
        }
        run.done.insert(run.step.clone());
    }
    if !run.steps.contains(&closing) {
        run.steps.push(closing.clone());
    }
    enter(run, closing);
}

fn has_option(module: &Module, question: &QuestionId, option: &OptionId) -> bool {
    let question = module.question(question).map(|question| &question.kind);
    match question {
        Some(QuestionKind::Knowledge(Knowledge::Choice { options, .. })) => {
            options.iter().any(|graded| graded.option.id == *option)
        }
        Some(QuestionKind::Knowledge(_) | QuestionKind::Attitude(_)) | None => false,
    }
}

fn is_knowledge(module: &Module, question: &QuestionId) -> bool {
    let question = module.question(question);
    question.is_some_and(|question| matches!(question.kind, QuestionKind::Knowledge(_)))
}
