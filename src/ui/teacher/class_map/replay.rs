//! « Et si… ? »: the class takes the story up again at a scene or a branch of the map, and goes on
//! from there. Nothing is counted nor kept: it lives on the screen.

use std::sync::Arc;

use leptos::prelude::*;

use super::names_of;
use crate::app::App;
use crate::domain::id::{ChoiceId, SceneId};
use crate::domain::play::{Move, Story};
use crate::domain::scenario::Act;
use crate::domain::way::way_to;
use crate::ui::blocks::text::line;
use crate::ui::story::beats::beat_view;
use crate::ui::words;

/// The heading of the replay.
const TITLE: &str = "et-si";

/// A replay on a page.
#[derive(Clone, Copy)]
pub struct Replay {
    app: App,
    story: StoredValue<Arc<Story>>,
    names: usize,
    /// The choices made; none before something is picked.
    made: RwSignal<Option<Vec<ChoiceId>>>,
    /// No play leads to what was picked.
    lost: RwSignal<bool>,
}

impl Replay {
    /// A replay of this story, with this set of first names.
    pub fn new(app: App, story: &Arc<Story>, names: usize) -> Self {
        Self {
            app,
            story: StoredValue::new(Arc::clone(story)),
            names,
            made: RwSignal::new(None),
            lost: RwSignal::new(false),
        }
    }

    /// Takes the story up at a scene, or just after one of its turns.
    pub fn show(self, scene: &SceneId, turn: Option<&ChoiceId>) {
        let way = self.story.with_value(|story| way_to(story, scene, turn));
        self.lost.set(way.is_none());
        self.made.set(way);
        self.app.page(|page| {
            page.focus(TITLE);
            page.reveal(TITLE);
        });
    }

    fn go(self, choice: ChoiceId) {
        self.made.update(|made| {
            if let Some(made) = made {
                made.push(choice);
            }
        });
        self.app.page(|page| page.focus(TITLE));
    }

    fn back(self) {
        self.made.update(|made| {
            if let Some(made) = made {
                made.pop();
            }
        });
        self.app.page(|page| page.focus(TITLE));
    }
}

/// The replay, once something was picked.
pub fn panel(replay: Replay) -> AnyView {
    (move || match (replay.made.get(), replay.lost.get()) {
        (Some(made), _) => playing(replay, &made),
        (None, true) => view! {
            <section class="what-if-play no-print" aria-labelledby=TITLE>
                <h2 id=TITLE tabindex="-1">{words::WHAT_IF_TITLE}</h2>
                <p>{words::NO_WAY}</p>
            </section>
        }
        .into_any(),
        (None, false) => ().into_any(),
    })
    .into_any()
}

fn playing(replay: Replay, made: &[ChoiceId]) -> AnyView {
    let story = replay.story.get_value();
    let names = names_of(&story, replay.names);
    let Some(position) = story.play(made) else {
        return ().into_any();
    };
    let state = position.state;
    let Some(scene) = story.scene(state) else {
        return ().into_any();
    };
    let beats = story
        .beats(state)
        .map(|beat| beat_view(story.scenario(), beat, &names))
        .collect_view();
    let moves = story.moves(state).into_iter().filter_map(|next| {
        let label = match next {
            Move::Skip => words::SKIP_SCENE.to_owned(),
            Move::Role(role) => words::role_name(role).to_owned(),
            Move::Choice(_) => {
                let choice = story.choice(state, next)?;
                match &choice.act {
                    Act::Turn => names.plain(&choice.label),
                    Act::Clue { .. } | Act::Setting(_) => return None,
                }
            }
        };
        let id = story.id_of(state, next)?;
        Some(view! {
            <li>
                <button type="button" class="button button--choice" on:click=move |_| replay.go(id.clone())>{label}</button>
            </li>
        })
    });
    let moves = moves.collect_view();
    let back = (!made.is_empty()).then(|| {
        view! {
            <button type="button" class="button button--quiet" id="et-si-retour" on:click=move |_| replay.back()>
                {words::WHAT_IF_BACK}
            </button>
        }
    });
    let app_class = format!("app app--{}", story.scenario().summary.app.slug());
    view! {
        <section class="what-if-play no-print" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{words::WHAT_IF_TITLE} " " {line(&scene.title, &names)}</h2>
            <p class="form__help">{words::WHAT_IF_HELP}</p>
            <div class=app_class><ol class="app__list">{beats}</ol></div>
            <ul class="choices__list">{moves}</ul>
            <p>
                {back} " "
                <button type="button" class="button button--quiet" id="et-si-fermer"
                    on:click=move |_| {
                        replay.made.set(None);
                        replay.app.page(|page| page.focus(super::MAP));
                    }>
                    {words::BACK_TO_MAP}
                </button>
            </p>
        </section>
    }
    .into_any()
}
