//! One thing that happens, as its application shows it.
//!
//! Accessibility: who speaks, how, and to whom are words; the mark beside a name is a shape with no
//! meaning.

use leptos::prelude::*;

use crate::domain::scenario::{Beat, Manner, Scenario, Speaker, What};
use crate::domain::text::Inline;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// How many shapes tell people apart.
const SHAPES: usize = 9;

/// A beat, as an item of the list.
pub fn beat_view(scenario: &Scenario, beat: &Beat, names: &Names) -> AnyView {
    match &beat.what {
        What::Told(text) => view! { <li class="app__told">{line(text, names)}</li> }.into_any(),
        What::Said { from, manner, text } => said(scenario, from, manner, text, names),
        // Drawn with the settings, below: it changes with them.
        What::Sight { .. } => ().into_any(),
    }
}

/// The mark beside a name; the pupil's is the first, then comes each character in turn.
pub fn mark(shape: usize) -> AnyView {
    view! { <span class=format!("shape shape--{shape}") aria-hidden="true"></span> }.into_any()
}

/// The mark of the character of this rank.
pub fn shape_of(rank: usize) -> usize {
    1 + rank % (SHAPES - 1)
}

fn said(
    scenario: &Scenario,
    from: &Speaker,
    manner: &Manner,
    text: &[Inline],
    names: &Names,
) -> AnyView {
    let (you, shape, who) = match from {
        Speaker::You => ("said--you", 0, words::YOU.to_owned()),
        Speaker::Character(id) => {
            let mut people = scenario.characters.iter();
            let nth = people.position(|person| person.id == *id).unwrap_or(0);
            ("said--other", shape_of(nth), names.of(id))
        }
    };
    let (class, how) = match manner {
        Manner::Group => ("said--group", String::new()),
        Manner::Private => ("said--private", words::PRIVATE.to_owned()),
        Manner::Post(audience) => ("said--post", words::posted(audience)),
        Manner::Share(audience) => ("said--post said--share", words::shared(audience)),
        Manner::Reaction => ("said--reaction", words::REACTION.to_owned()),
        Manner::Voice => ("said--voice", words::VOICE.to_owned()),
    };
    view! {
        <li class=format!("said {you} {class}")>
            <p class="said__who">
                {mark(shape)} {who} " " <span class="said__how">{how}</span>
            </p>
            <p class="said__words">{line(text, names)}</p>
        </li>
    }
    .into_any()
}
