//! The class's map of a scenario, and the ways to fill it. It is safe to project: words only, and
//! nothing while a collection is open but how many codes came.
//!
//! Accessibility: whatever the drawing says, the list says in words; publishing moves the focus to
//! the map.

pub mod drawing;
mod express;
mod legend;
pub mod list;
pub mod replay;

use std::sync::Arc;

use leptos::prelude::*;

use self::replay::Replay;
use crate::app::{App, Logged};
use crate::domain::gathering::Gathering;
use crate::domain::id::{CharacterId, ScenarioId, SceneId};
use crate::domain::play::Story;
use crate::domain::publish::{self, PublishedMap};
use crate::domain::ranks::{Ranks, Subject, Sums};
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::{loaded, loaded_page};
use crate::ui::blocks::text::Names;
use crate::ui::teacher::gather::{GatherDesk, gather};
use crate::ui::words;

/// The heading of the map: where the focus goes once it is published.
const MAP: &str = "carte-titre";

/// The page of a scenario.
pub fn page(id: &ScenarioId) -> AnyView {
    let app = App::get();
    loaded_page(app.library().scenario(id.clone()), move |story| {
        whole(Desk::new(app, story))
    })
}

/// What the page works on.
#[derive(Clone, Copy)]
struct Desk {
    app: App,
    story: StoredValue<Arc<Story>>,
    /// What was published, once.
    published: RwSignal<Option<PublishedMap>>,
    /// The device keeps nothing.
    in_memory: RwSignal<bool>,
}

impl Desk {
    fn new(app: App, story: &Arc<Story>) -> Self {
        Self {
            app,
            story: StoredValue::new(Arc::clone(story)),
            published: RwSignal::new(app.kept_map(&story.scenario().summary.id)),
            in_memory: RwSignal::new(false),
        }
    }

    fn story(self) -> Arc<Story> {
        self.story.get_value()
    }

    /// Publishes, once: what is published does not change.
    fn publish(self, map: PublishedMap) {
        if self.published.with_untracked(Option::is_some) {
            return;
        }
        self.in_memory
            .set(self.app.keep_map(&map) == Logged::MemoryOnly);
        self.published.set(Some(map));
        self.app.page(|page| page.focus(MAP));
    }

    fn forget(self) {
        let scenario = self.story().scenario().summary.id.clone();
        self.app.forget_map();
        // What was received for this class is over: another one begins with nothing.
        self.app.keep_gathering(&Subject::Play(scenario), None);
        self.published.set(None);
        self.app.page(|page| page.focus(crate::ui::HEADING));
    }
}

/// The first names in use, for a story.
pub(super) fn names_of(story: &Arc<Story>, set: usize) -> Names {
    let story = Arc::clone(story);
    Names::new(move |id: &CharacterId| story.scenario().name(id, set))
}

fn whole(desk: Desk) -> AnyView {
    let title = words::map_title(&desk.story().scenario().summary.title);
    view! {
        <article class="class-map">
            {heading(title)}
            <p class="lead no-print">{words::MAP_LEAD}</p>
            {move || if desk.published.with(Option::is_some) {
                ().into_any()
            } else {
                filling(desk.app, &desk.story(), set(desk.app), Callback::new(move |map| desk.publish(map)))
            }}
            {move || desk.published.with(|published| map_section(desk, published.as_ref()))}
        </article>
    }
    .into_any()
}

/// The ways to fill the map, each of which publishes it. While codes are being received nothing else is
/// offered: hands and codes are never summed.
pub fn filling(
    app: App,
    story: &Arc<Story>,
    names: usize,
    publish: Callback<PublishedMap>,
) -> AnyView {
    let ranks = Ranks::of_scenario(story.scenario());
    let counted = Arc::clone(story);
    let closed = Callback::new(move |sums: Sums| {
        if let Sums::Play(sums) = sums {
            publish.run(publish::map(&counted, &sums));
        }
    });
    let codes = GatherDesk::new(app, ranks, closed);
    let is_open = Memo::new(move |_| {
        let open = |known: &Option<Gathering>| known.as_ref().is_some_and(Gathering::is_open);
        codes.gathering.with(open)
    });
    let story = Arc::clone(story);
    let express = move || {
        let names = names_of(&story, names);
        let form = |story: &Arc<Story>| express::form(Arc::clone(story), names, publish);
        (!is_open.get()).then(|| form(&story))
    };
    view! {
        <section class="class-map__fill no-print" aria-labelledby="carte-remplir">
            <h2 id="carte-remplir">{words::MAP_FILL}</h2>
            <p>{words::MAP_FILL_HELP} " " {words::PUBLISH_ONCE}</p>
            {express}
            {gather(codes)}
        </section>
    }
    .into_any()
}

fn set(app: App) -> usize {
    app.session().with(|session| session.names)
}

/// The map, with its words or before them; a sentence when there were too few plays.
fn map_section(desk: Desk, published: Option<&PublishedMap>) -> AnyView {
    let again = published.is_some().then(|| again(desk));
    if published.is_some_and(PublishedMap::is_empty) {
        return view! {
            <section aria-labelledby=MAP>
                <h2 id=MAP tabindex="-1">{words::MAP_DRAWING}</h2>
                <p class="notice">{words::MAP_TOO_FEW}</p>
                {again}
            </section>
        }
        .into_any();
    }
    let in_memory = move || {
        let in_memory = desk.in_memory.get();
        in_memory.then(|| view! { <p class="notice">{words::MAP_IN_MEMORY}</p> })
    };
    view! {
        {in_memory}
        {shown(desk.app, &desk.story(), set(desk.app), published)}
        {again}
    }
    .into_any()
}

/// The map as anybody may see it: its drawing, « Et si… ? », the same in words.
pub fn shown(
    app: App,
    story: &Arc<Story>,
    names: usize,
    published: Option<&PublishedMap>,
) -> AnyView {
    let replay = Replay::new(app, story, names);
    let legend = published.map(|published| legend::legend(published.plays));
    let said = published.map(|map| view! { <p>{words::map_of_plays(map.plays)}</p> });
    let drawn = {
        let (story, published) = (Arc::clone(story), published.cloned());
        let pick = Callback::new(move |scene: SceneId| replay.show(&scene, None));
        loaded(
            app.library().map(story.scenario().summary.id.clone()),
            move |map| drawing::drawing(map, &story, published.as_ref(), names, pick),
        )
    };
    view! {
        <section aria-labelledby=MAP>
            <h2 id=MAP tabindex="-1">{words::MAP_DRAWING}</h2>
            {said}
            {legend}
            {drawn}
        </section>
        {replay::panel(replay)}
        <section aria-labelledby="carte-liste">
            <h2 id="carte-liste">{words::MAP_LIST}</h2>
            {list::list(story, published, names, Some(replay))}
        </section>
    }
    .into_any()
}

/// Erasing asks twice: the counts are gone already.
fn again(desk: Desk) -> AnyView {
    view! {
        <details class="class-map__again no-print">
            <summary>{words::MAP_AGAIN}</summary>
            <p>{words::MAP_AGAIN_HELP}</p>
            <p>
                <button type="button" class="button button--quiet" id="carte-effacer" on:click=move |_| desk.forget()>
                    {words::MAP_FORGET}
                </button>
            </p>
        </details>
    }
    .into_any()
}
