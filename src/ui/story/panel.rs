//! What a scene lets the pupil do beside choosing: look for what a profile reveals, change settings
//! and see at once who sees what.
//!
//! Accessibility: a clue is a button, and what it reveals takes the focus; a setting is a group of
//! radio buttons, which keeps the focus; what each viewer sees is words, and how much is announced.

use leptos::prelude::*;

use super::playing::{PANEL, Play, feedback_id};
use crate::domain::id::MeasureId;
use crate::domain::play::{Move, State, Story};
use crate::domain::scenario::{Act, Choice, Face, Mode, Seen, What};
use crate::ui::blocks::text::line;
use crate::ui::words;

/// The panel of the scene on the screen, when it has one.
pub fn panel(play: Play) -> AnyView {
    match play.mode() {
        Some(Mode::Search) => clues(play),
        Some(Mode::Settings) => view! {
            <p class="tuning__how" id=PANEL tabindex="-1">{words::SETTINGS_HOW}</p>
            <div class="tuning">{settings(play)} {tally(play)}</div>
            {sights(play)}
        }
        .into_any(),
        Some(Mode::Story | Mode::Compose) | None => ().into_any(),
    }
}

/// The elements of a profile.
fn clues(play: Play) -> AnyView {
    let rows = move || {
        let (story, names) = (play.story(), play.names());
        let Some(position) = play.position() else {
            return ().into_any();
        };
        let state = position.state;
        let choices = story.scene(state).map_or(&[][..], |scene| &scene.choices);
        let rows = choices.iter().enumerate().filter_map(|(rank, choice)| {
            let Act::Clue { reveals, feedback } = &choice.act else {
                return None;
            };
            let found = if story.is_spent(state, rank) {
                let (class, verdict) = if *reveals {
                    ("clue__verdict clue__verdict--reveals", words::CLUE_REVEALS)
                } else {
                    ("clue__verdict", words::CLUE_QUIET)
                };
                view! {
                    <p class="clue__feedback" id=feedback_id(&choice.id) tabindex="-1">
                        <strong class=class>{verdict}</strong> " " {line(feedback, &names)}
                    </p>
                }
                .into_any()
            } else {
                let label = names.plain(&choice.label);
                view! {
                    <button type="button" class="button button--quiet button--small" id=format!("indice-{}", choice.id)
                        aria-label=words::clue_label(&label) on:click=move |_| play.make(state, Move::Choice(rank))>
                        {words::CLUE_ASK}
                    </button>
                }
                .into_any()
            };
            Some(view! { <li class="clue"><p class="clue__words">{line(&choice.label, &names)}</p> {found}</li> })
        });
        rows.collect_view().into_any()
    };
    let count = move || {
        let story = play.story();
        play.position()
            .map(|position| words::clues_found(found(&story, position.state)))
    };
    view! {
        <div class="clues">
            <p class="clues__how" id=PANEL tabindex="-1">{words::CLUES_HOW}</p>
            <ul class="clues__list">{rows}</ul>
            <p class="clues__count" role="status">{count}</p>
        </div>
    }
    .into_any()
}

/// Clues found among those that reveal.
fn found(story: &Story, state: State) -> (usize, usize) {
    let choices = story.scene(state).map_or(&[][..], |scene| &scene.choices);
    let revealing = |choice: &Choice| matches!(choice.act, Act::Clue { reveals: true, .. });
    let ranks = choices.iter().enumerate();
    let ranks = ranks.filter(|(_, choice)| revealing(choice));
    ranks.fold((0, 0), |(found, all), (rank, _)| {
        (found + usize::from(story.is_spent(state, rank)), all + 1)
    })
}

/// Every setting, as a group of radio buttons.
fn settings(play: Play) -> AnyView {
    let story = play.story();
    let groups = story
        .scenario()
        .measures
        .iter()
        .filter_map(|measure| match &measure.face {
            Face::Setting { name, values } => Some(group(play, &measure.id, name, values)),
            Face::Hidden | Face::Counter { .. } => None,
        })
        .collect_view();
    view! { <div class="settings">{groups}</div> }.into_any()
}

fn group(play: Play, setting: &MeasureId, name: &str, values: &[(String, String)]) -> AnyView {
    let radios = values
        .iter()
        .enumerate()
        .map(|(rank, (slug, label))| {
            let id = format!("reglage-{setting}-{slug}");
            let now = setting.clone();
            let checked = move || {
                let value = play.position().and_then(|p| play.story().value(p.state, &now));
                value.and_then(|value| usize::try_from(value).ok()) == Some(rank)
            };
            let set = setting.clone();
            let change = move |_| change(play, &set, rank);
            let labelled = id.clone();
            view! {
                <label class="setting__value" for=labelled>
                    <input type="radio" id=id name=format!("reglage-{setting}") prop:checked=checked on:change=change/>
                    <span>{label.clone()}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="setting">
            <legend class="setting__name">{name.to_owned()}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}

/// Makes the move that gives a setting its value of this rank.
fn change(play: Play, setting: &MeasureId, rank: usize) {
    let story = play.story();
    let Some(position) = untrack(|| play.position()) else {
        return;
    };
    let state = position.state;
    let choices = story.scene(state).map_or(&[][..], |scene| &scene.choices);
    let mut changes = choices
        .iter()
        .enumerate()
        .filter(|(_, choice)| choice.act == Act::Setting(setting.clone()));
    if let Some((nth, _)) = changes.nth(rank) {
        play.make(state, Move::Choice(nth));
    }
}

/// Each viewer of the scene's tables, with what he or she sees now.
fn viewers(play: Play) -> Vec<(String, Vec<(String, bool)>)> {
    let (story, names) = (play.story(), play.names());
    let Some(position) = play.position() else {
        return Vec::new();
    };
    let mut viewers = Vec::new();
    for beat in story.beats(position.state) {
        let What::Sight { head, rows } = &beat.what else {
            continue;
        };
        for (nth, viewer) in head.iter().skip(1).enumerate() {
            let rows = rows.iter().filter_map(|(what, seen)| {
                let seen = sees(&story, position.state, seen.get(nth)?);
                Some((names.plain(what), seen))
            });
            viewers.push((names.plain(viewer), rows.collect()));
        }
    }
    viewers
}

/// For each table of the scene, a card for each viewer.
fn sights(play: Play) -> AnyView {
    let cards = move || {
        let cards = viewers(play).into_iter();
        cards
            .map(|(viewer, rows)| card(viewer, rows))
            .collect_view()
    };
    // A change is announced in short: the cards would be read out from end to end.
    let said = move || {
        let counts = viewers(play).into_iter().map(|(viewer, rows)| {
            let count = rows.iter().filter(|(_, sees)| *sees).count();
            words::sees_in_short(&viewer, count, rows.len())
        });
        counts.collect::<String>()
    };
    view! {
        <h3 class="sights__title">{words::SIGHTS}</h3>
        <div class="sights">{cards}</div>
        <p class="visually-hidden" role="status">{said}</p>
    }
    .into_any()
}

/// The same in short, in sight beside the settings where the cards are too far below. The cards say
/// it already.
fn tally(play: Play) -> AnyView {
    let cells = move || {
        let cells = viewers(play).into_iter().map(|(viewer, rows)| {
            let count = rows.iter().filter(|(_, sees)| *sees).count();
            view! { <span class="tally__one">{viewer} " " <b>{words::tally(count, rows.len())}</b> " "</span> }
        });
        cells.collect_view()
    };
    view! { <p class="tally" aria-hidden="true">{cells}</p> }.into_any()
}

fn sees(story: &Story, state: State, seen: &Seen) -> bool {
    match seen {
        Seen::Always => true,
        Seen::Never => false,
        Seen::When(conditions) => story.allows(conditions, state),
    }
}

fn card(viewer: String, rows: Vec<(String, bool)>) -> AnyView {
    let count = rows.iter().filter(|(_, sees)| *sees).count();
    let all = rows.len();
    let rows = rows
        .into_iter()
        .map(|(what, sees)| {
            let class = if sees { "sight__row sight__row--seen" } else { "sight__row" };
            view! { <li class=class><span class="sight__mark">{words::seen(sees)}</span> " " {what}</li> }
        })
        .collect_view();
    view! {
        <section class="sight">
            <h4 class="sight__viewer">{viewer}</h4>
            <p class="sight__count">{words::sees_count(count, all)}</p>
            <ul>{rows}</ul>
        </section>
    }
    .into_any()
}
