//! Handing in: a code that the pupil shows, if he or she chooses to; several pupils' plays in one
//! code, on a shared device. Nothing leaves by itself, and nothing is typed here.
//!
//! Accessibility: the drawing of a code is hidden from assistive technologies, its signs stand
//! below it; what it contains is said in words before it is shown.

use std::sync::Arc;

use leptos::prelude::*;

use super::playing::Play;
use crate::app::App;
use crate::app::code::Code;
use crate::app::qr::{DATA_VERSION, Qr};
use crate::domain::gathering::Origin;
use crate::domain::hand_in::{HandIn, Pool};
use crate::domain::ranks::{Ranks, Subject, Sums};
use crate::domain::sums::PlaySums;
use crate::ui::blocks::qr::qr;
use crate::ui::{HEADING, words};

/// Where the focus goes when a code is shown.
const CODE: &str = "remise-code";

/// What hands in: its counters, and what this tab prepared before.
#[derive(Clone, Copy)]
pub struct Desk {
    app: App,
    ranks: StoredValue<Arc<Ranks>>,
    /// The code on the screen, and how many plays it says; none while nothing is shown.
    shown: RwSignal<Option<(Option<Code>, u16)>>,
    hand_in: RwSignal<HandIn>,
}

impl Desk {
    /// A desk for what can be counted of a story or a module.
    pub fn new(app: App, ranks: Ranks) -> Self {
        let hand_in = app.hand_in(&ranks.subject());
        Self {
            app,
            ranks: StoredValue::new(Arc::new(ranks)),
            shown: RwSignal::new(None),
            hand_in: RwSignal::new(hand_in),
        }
    }

    fn subject(self) -> Subject {
        self.ranks.with_value(|ranks| ranks.subject())
    }

    /// Shows this pupil's code.
    pub fn show(self, sums: Sums) {
        let plays = sums.contributors();
        let code = self
            .ranks
            .with_value(|ranks| self.app.own_code(ranks, sums));
        self.put(code, plays);
    }

    /// Shows a code that counts nothing.
    pub fn show_empty(self) {
        self.show(Sums::none(&self.subject()));
    }

    fn put(self, code: Option<Code>, plays: u16) {
        self.shown.set(Some((code, plays)));
        self.app.page(|page| {
            page.focus(CODE);
            page.reveal(CODE);
        });
    }

    fn change(self, change: impl FnOnce(&mut HandIn)) {
        self.hand_in.update(change);
        let subject = self.subject();
        self.hand_in
            .with_untracked(|hand_in| self.app.keep_hand_in(&subject, hand_in));
    }

    fn show_pool(self) {
        self.change(|hand_in| {
            hand_in.show_pool();
        });
        let pool = self
            .hand_in
            .with_untracked(|hand_in| hand_in.pool().cloned());
        if let Some(pool) = pool.filter(Pool::is_shown) {
            let handed = pool.handed(self.subject());
            let code = self
                .ranks
                .with_value(|ranks| crate::app::code::write(&handed, ranks));
            self.put(code, pool.plays());
        }
    }

    fn forget_pool(self) {
        self.shown.set(None);
        self.change(HandIn::forget_pool);
    }
}

/// At the end of a story: the pupil's own code, an empty one, or the next pupil.
pub fn hand_in_play(play: Play) -> AnyView {
    let story = play.story();
    let Some(position) = untrack(|| play.position()) else {
        return ().into_any();
    };
    let sums = PlaySums::of(&story, &position);
    let desk = Desk::new(play.app(), Ranks::of_scenario(story.scenario()));
    let own = Sums::Play(sums.clone());
    view! {
        <details class="hand-in" id="remise">
            <summary class="hand-in__open">{words::HAND_IN_PLAY}</summary>
            <div class="hand-in__inside">
                {choice(desk, words::PLAY_CODE_SAYS, move || own.clone())}
                <div class="hand-in__group">
                    <h3 class="hand-in__title">{words::POOL_TITLE}</h3>
                    <p>{words::POOL_HOW}</p>
                    {pool(desk)}
                    {move || keep(play, desk, sums.clone())}
                </div>
            </div>
        </details>
    }
    .into_any()
}

/// What a code contains, and the two ways to show one.
pub fn choice(
    desk: Desk,
    says: &'static str,
    own: impl Fn() -> Sums + Send + Sync + 'static,
) -> AnyView {
    view! {
        <p>{says}</p>
        <p>{words::HAND_IN_FREE}</p>
        <p class="hand-in__moves">
            <button type="button" class="button" id="remise-montrer" on:click=move |_| desk.show(own())>
                {words::SHOW_CODE}
            </button>
            " "
            <button type="button" class="button button--quiet" id="remise-vide" on:click=move |_| desk.show_empty()>
                {words::SHOW_EMPTY}
            </button>
        </p>
        {move || card(desk)}
        {move || desk.shown.with(Option::is_some).then(|| next_pupil(desk))}
    }
    .into_any()
}

/// Another pupil takes the device.
fn next_pupil(desk: Desk) -> AnyView {
    let next = move |_| {
        desk.shown.set(None);
        desk.app.pass_on();
        desk.app.page(|page| {
            page.reveal(HEADING);
            page.focus(HEADING);
        });
    };
    view! {
        <p>
            <button type="button" class="button button--quiet" id="remise-au-suivant" on:click=next>{words::NEXT_PUPIL}</button>
        </p>
    }
    .into_any()
}

/// Before a story, on a device where plays are pooled.
pub fn pool_before(play: Play) -> AnyView {
    let story = play.story();
    let desk = Desk::new(play.app(), Ranks::of_scenario(story.scenario()));
    (move || {
        let pooled = desk.hand_in.with(|hand_in| hand_in.pool().is_some());
        pooled.then(|| {
            view! {
                <section class="hand-in hand-in--before" aria-labelledby="remise-groupe">
                    <h2 class="hand-in__title" id="remise-groupe">{words::POOL_TITLE}</h2>
                    {pool(desk)}
                    {move || card(desk)}
                </section>
            }
        })
    })
    .into_any()
}

/// How many plays are pooled, and the code once there are enough.
fn pool(desk: Desk) -> AnyView {
    let count = move || {
        desk.hand_in
            .with(|hand_in| hand_in.pool().map_or(0, Pool::plays))
    };
    let ready = move || {
        desk.hand_in
            .with(|hand_in| hand_in.pool().is_some_and(Pool::is_ready))
    };
    let shown = move || {
        desk.hand_in
            .with(|hand_in| hand_in.pool().is_some_and(Pool::is_shown))
    };
    view! {
        <p class="hand-in__count" role="status">{move || words::pooled(count())}</p>
        {move || shown().then(|| view! { <p>{words::POOL_SHOWN}</p> })}
        <p class="hand-in__moves">
            {move || ready().then(|| view! {
                <button type="button" class="button" id="remise-groupe-montrer" on:click=move |_| desk.show_pool()>
                    {words::POOL_SHOW}
                </button>
            })}
            " "
            {move || shown().then(|| view! {
                <button type="button" class="button button--quiet" id="remise-groupe-autre" on:click=move |_| desk.forget_pool()>
                    {words::POOL_ANEW}
                </button>
            })}
        </p>
    }
    .into_any()
}

/// Adds the play to the pool, unless its code was shown.
fn keep(play: Play, desk: Desk, sums: PlaySums) -> AnyView {
    let shown = desk
        .hand_in
        .with(|hand_in| hand_in.pool().is_some_and(Pool::is_shown));
    if shown {
        return ().into_any();
    }
    let next = move |_| {
        desk.app.pool_play(&desk.subject(), &sums);
        play.app().page(|page| page.focus(HEADING));
    };
    view! {
        <p class="hand-in__moves">
            <button type="button" class="button button--quiet" id="remise-suivant" on:click=next>{words::POOL_NEXT}</button>
        </p>
    }
    .into_any()
}

/// The code on the screen: what it is in words, drawn, and written.
fn card(desk: Desk) -> AnyView {
    let Some((code, plays)) = desk.shown.get() else {
        return ().into_any();
    };
    let drawn = code
        .as_ref()
        .and_then(|code| Some((Qr::of(&code.qr(), DATA_VERSION)?, code.clone())));
    let Some((drawn, code)) = drawn else {
        return view! { <p class="hand-in__card" id=CODE tabindex="-1">{words::NO_CODE}</p> }
            .into_any();
    };
    let subject = desk.subject();
    let number = match Origin::of(&subject) {
        Origin::Story(number) | Origin::Module(number) => number,
    };
    let typed = code.typed();
    let how = if typed.is_some() {
        words::CODE_HOW
    } else {
        words::CODE_HOW_LONG
    };
    let (copied, set_copied) = signal("");
    let copy = move |_| {
        desk.app.page(|page| page.copy(&code.copied()));
        set_copied.set(words::CODE_COPIED);
    };
    view! {
        <div class="hand-in__card" id=CODE tabindex="-1">
            <p class="hand-in__is">{words::code_is(&subject, number, plays)}</p>
            {qr(&drawn)}
            {typed.map(|typed| view! {
                <p class="hand-in__typed">
                    <span class="visually-hidden">{words::CODE_TO_TYPE} " "</span>
                    <code>{typed}</code>
                </p>
            })}
            <p>{how}</p>
            <p class="hand-in__moves">
                <button type="button" class="button button--quiet button--small" id="remise-copier" on:click=copy>
                    {words::COPY_CODE}
                </button>
                " "
                <button type="button" class="button button--quiet button--small" id="remise-cacher"
                    on:click=move |_| desk.shown.set(None)>
                    {words::HIDE_CODE}
                </button>
            </p>
            <p role="status">{move || copied.get()}</p>
        </div>
    }
    .into_any()
}
