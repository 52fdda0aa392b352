//! A pupil's session: how each act changes it, and what the program must do then.

use balise::domain::question::Answer;
use balise::domain::session::{Action, Command, Device, Keeping, Progress, Session, update};
use balise::domain::stored::Slot;

use crate::support::id;

/// A session after these actions, and the commands of the last one.
fn after(actions: &[Action]) -> (Session, Vec<Command>) {
    let mut session = Session::default();
    let mut commands = Vec::new();
    for action in actions {
        commands = update(&mut session, action.clone());
    }
    (session, commands)
}

fn progress(actions: &[Action]) -> Progress {
    after(actions).0.progress(&id!(ModuleId, "m2"))
}

fn given(question: &str, options: &[&str]) -> Action {
    let options = options.iter().map(|option| id!(OptionId, option)).collect();
    Action::AnswerGiven(
        id!(ModuleId, "m2"),
        id!(QuestionId, question),
        Answer::Chosen(options),
    )
}

fn checked(question: &str) -> Action {
    Action::AnswerChecked(id!(ModuleId, "m2"), id!(QuestionId, question))
}

fn made(choice: &str) -> Action {
    Action::ChoiceMade(id!(ScenarioId, "s2"), id!(ChoiceId, choice))
}

fn rewound(kept: usize) -> Action {
    Action::PlayRewound(id!(ScenarioId, "s2"), kept)
}

#[test]
fn a_new_session_is_empty_and_on_a_shared_device() {
    let session = Session::default();
    assert!(session.is_empty());
    assert_eq!(
        (session.device, session.keeping),
        (Device::Shared, Keeping::Fine)
    );
    assert_eq!(session.progress(&id!(ModuleId, "m2")), Progress::default());
}

#[test]
fn steps_and_the_end_are_kept() {
    let entered = Action::StepEntered(id!(ModuleId, "m2"), id!(StepId, "retour"));
    let (session, commands) = after(&[entered, Action::ModuleFinished(id!(ModuleId, "m2"))]);
    let progress = session.progress(&id!(ModuleId, "m2"));
    assert_eq!(
        (progress.step, progress.finished),
        (Some(id!(StepId, "retour")), true)
    );
    assert_eq!(commands, [Command::Save]);
    assert!(session.progress(&id!(ModuleId, "m4")).step.is_none());
}

#[test]
fn feedback_is_shown_on_demand_and_hidden_by_a_new_answer() {
    let question = id!(QuestionId, "mdr");
    assert!(!progress(&[given("mdr", &["a"])]).answers[&question].checked);
    assert!(progress(&[given("mdr", &["a"]), checked("mdr")]).answers[&question].checked);
    let changed = progress(&[given("mdr", &["a"]), checked("mdr"), given("mdr", &["b"])]);
    assert!(!changed.answers[&question].checked);
    assert!(changed.answers[&question].answer.has(&id!(OptionId, "b")));
}

#[test]
fn an_empty_answer_is_no_answer() {
    let emptied = progress(&[given("mdr", &["a"]), checked("mdr"), given("mdr", &[])]);
    assert!(emptied.answers.is_empty());
    let (session, commands) = after(&[checked("mdr")]);
    assert!(session.progress(&id!(ModuleId, "m2")).answers.is_empty());
    assert_eq!(commands, []);
}

#[test]
fn a_play_grows_by_a_choice_and_goes_back() {
    let scenario = id!(ScenarioId, "s2");
    let play = |actions: &[Action]| -> Vec<String> {
        after(actions).0.plays[&scenario]
            .iter()
            .map(ToString::to_string)
            .collect()
    };
    assert_eq!(play(&[made("prive"), made("soir")]), ["prive", "soir"]);
    assert_eq!(play(&[made("prive"), made("soir"), rewound(1)]), ["prive"]);
    assert_eq!(play(&[made("prive"), rewound(9)]), ["prive"]);
    assert_eq!(
        play(&[made("prive"), rewound(0), made("attendre")]),
        ["attendre"]
    );
}

#[test]
fn a_story_is_played_on_its_own_or_in_a_module_alike() {
    let (session, commands) = after(&[made("prive")]);
    assert!(session.modules.is_empty() && !session.is_empty());
    assert_eq!(commands, [Command::Save]);
}

#[test]
fn names_are_the_same_everywhere_and_kept_with_what_they_go_with() {
    let (session, commands) = after(&[made("prive"), Action::NamesChanged(2)]);
    assert_eq!((session.names, commands), (2, vec![Command::Save]));
    let (session, commands) = after(&[Action::NamesChanged(2)]);
    assert_eq!((session.names, commands), (2, Vec::new()));
    assert!(session.is_empty());
}

#[test]
fn erasing_leaves_nothing() {
    let (session, commands) = after(&[
        given("mdr", &["a"]),
        made("prive"),
        Action::SaveFailed,
        Action::Erased,
    ]);
    assert_eq!(session, Session::default());
    assert_eq!(commands, [Command::EraseEverything]);
}

#[test]
fn declaring_the_device_moves_what_is_kept() {
    let (session, commands) = after(&[given("mdr", &["a"]), Action::DeviceDeclared(Device::Mine)]);
    assert_eq!(
        (session.device, commands),
        (Device::Mine, vec![Command::MoveTo(Device::Mine)])
    );
    assert!(!session.is_empty());
    let (session, commands) = after(&[
        Action::DeviceDeclared(Device::Mine),
        Action::DeviceDeclared(Device::Shared),
    ]);
    assert_eq!(
        (session.device, commands),
        (Device::Shared, vec![Command::MoveTo(Device::Shared)])
    );
}

#[test]
fn a_refused_save_is_known_and_changes_nothing_else() {
    let (session, commands) = after(&[given("mdr", &["a"]), Action::SaveFailed]);
    assert_eq!((session.keeping, commands), (Keeping::Refused, Vec::new()));
    assert_eq!(session.modules, after(&[given("mdr", &["a"])]).0.modules);
    let (session, commands) = after(&[Action::SaveFailed, Action::SaveSucceeded]);
    assert_eq!((session.keeping, commands), (Keeping::Fine, Vec::new()));
}

#[test]
fn every_slot_has_a_key_of_its_own() {
    let mut keys = Slot::ALL.map(Slot::key).to_vec();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), Slot::ALL.len());
}
