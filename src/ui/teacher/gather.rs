//! The teacher receives codes: scanned, typed, or pasted together. It stands in any page of the
//! adults' program, and depends on none.
//!
//! While the gathering is open the screen says how many codes came, and nothing else of them.
//! Accessibility: every field has a label, what became of each code is said in a status region, and
//! closing asks once more.

use std::sync::Arc;

use leptos::prelude::*;

use super::scanner::scanner;
use crate::app::{App, Logged, code};
use crate::domain::gathering::{Gathering, Handed, MOST_PRESENT, Receipt, Refusal};
use crate::domain::ranks::{Ranks, Sums};
use crate::ui::words;

/// The field of the number present.
const PRESENT: &str = "collecte-presents";
/// The field where one code is typed.
const TYPED: &str = "collecte-code";
/// The heading of the panel.
const TITLE: &str = "collecte-titre";

/// A gathering on a page: what it counts, how far it is, and whom it tells when it closes.
#[derive(Clone, Copy)]
pub struct GatherDesk {
    /// The application.
    pub app: App,
    /// What can be counted.
    pub ranks: StoredValue<Arc<Ranks>>,
    /// None before the number present is said; then open, then closed.
    pub gathering: RwSignal<Option<Gathering>>,
    /// Called once, when the teacher closes, with sums that nothing else keeps: publish them then.
    pub closed: Callback<Sums>,
    /// What became of the last codes.
    said: RwSignal<Vec<String>>,
    /// This device keeps nothing: a reload would lose the gathering.
    in_memory: RwSignal<bool>,
}

impl GatherDesk {
    /// A desk for what can be counted of a story or a module, with the gathering that this tab kept.
    pub fn new(app: App, ranks: Ranks, closed: Callback<Sums>) -> Self {
        let kept = app.kept_gathering(&ranks.subject());
        Self {
            app,
            ranks: StoredValue::new(Arc::new(ranks)),
            gathering: RwSignal::new(kept),
            closed,
            said: RwSignal::new(Vec::new()),
            in_memory: RwSignal::new(false),
        }
    }

    /// Takes in every code of a text, and says what became of each.
    fn take_all(self, text: &str) {
        let codes = self.ranks.with_value(|ranks| code::read_all(text, ranks));
        if codes.is_empty() {
            self.say(words::NO_CODE_FOUND);
        } else {
            self.receive(codes);
        }
    }

    /// Takes in one code, typed or scanned; false when it is refused.
    pub(super) fn take(self, text: &str) -> bool {
        self.receive(vec![self.ranks.with_value(|ranks| code::read(text, ranks))])
    }

    /// Takes codes in, and says what became of them; false when one is refused.
    fn receive(self, codes: Vec<Result<Handed, Refusal>>) -> bool {
        let mut receipts: Vec<Receipt> = Vec::new();
        self.change(|gathering| {
            receipts.extend(codes.into_iter().map(|code| gathering.receive(code)));
        });
        let mut lines = words::receipts(&receipts);
        // What came is said with how many that makes.
        if receipts
            .iter()
            .any(|receipt| matches!(receipt, Receipt::Counted(_)))
        {
            let count = |known: &Gathering| words::codes_received(known.codes(), known.people());
            lines.extend(
                self.gathering
                    .with_untracked(|known| known.as_ref().map(count)),
            );
        }
        self.said.set(lines);
        !receipts
            .iter()
            .any(|receipt| matches!(receipt, Receipt::Refused(_)))
    }

    pub(super) fn say(self, sentence: &str) {
        self.said.set(vec![sentence.to_owned()]);
    }

    fn change(self, change: impl FnOnce(&mut Gathering)) {
        self.gathering.update(|gathering| {
            if let Some(gathering) = gathering {
                change(gathering);
            }
        });
        self.keep();
    }

    fn keep(self) {
        let subject = self.ranks.with_value(|ranks| ranks.subject());
        let kept = self
            .gathering
            .with_untracked(|gathering| self.app.keep_gathering(&subject, gathering.as_ref()));
        self.in_memory.set(kept == Logged::MemoryOnly);
    }

    fn open(self, present: u16) {
        let subject = self.ranks.with_value(|ranks| ranks.subject());
        self.said.set(Vec::new());
        self.gathering.set(Some(Gathering::new(subject, present)));
        self.keep();
        self.app.page(|page| page.focus(TITLE));
    }

    fn close(self) {
        let mut sums = None;
        self.change(|gathering| sums = gathering.close());
        self.say(words::GATHER_CLOSED);
        self.app.page(|page| page.focus(TITLE));
        if let Some(sums) = sums {
            self.closed.run(sums);
        }
    }

    fn anew(self) {
        self.gathering.set(None);
        self.said.set(Vec::new());
        self.keep();
        self.app.page(|page| page.focus(PRESENT));
    }

    fn present_typed(self) -> Option<u16> {
        let typed = self.app.page(|page| page.field(PRESENT))?;
        let present = typed.trim().parse().ok()?;
        (1..=MOST_PRESENT).contains(&present).then_some(present)
    }
}

/// How far a gathering is: what is drawn follows it, and not every code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Asking,
    Open,
    Closed,
}

/// The panel.
pub fn gather(desk: GatherDesk) -> AnyView {
    let stage = Memo::new(move |_| {
        desk.gathering.with(|gathering| match gathering {
            None => Stage::Asking,
            Some(gathering) if gathering.is_open() => Stage::Open,
            Some(_) => Stage::Closed,
        })
    });
    view! {
        <section class="gather no-print" aria-labelledby=TITLE>
            <h2 id=TITLE tabindex="-1">{words::GATHER}</h2>
            {move || match stage.get() {
                Stage::Asking => asking(desk),
                Stage::Open => open(desk),
                Stage::Closed => closed(desk),
            }}
            <div class="gather__said" role="status">
                {move || desk.in_memory.get().then(|| view! { <p>{words::GATHER_IN_MEMORY}</p> })}
                {move || desk.said.get().into_iter().map(|line| view! { <p>{line}</p> }).collect_view()}
            </div>
        </section>
    }
    .into_any()
}

/// How many are present, asked first.
fn asking(desk: GatherDesk) -> AnyView {
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match desk.present_typed() {
            Some(present) => desk.open(present),
            None => desk.say(words::PRESENT_WRONG),
        }
    };
    view! {
        <p>{words::GATHER_LEAD}</p>
        <form class="form" novalidate on:submit=start>
            {present_field("")}
            <p class="form__help" id="collecte-presents-aide">{words::PRESENT_HELP}</p>
            <button type="submit" class="button" id="collecte-ouvrir">{words::GATHER_OPEN}</button>
        </form>
    }
    .into_any()
}

fn present_field(value: impl Into<String>) -> AnyView {
    view! {
        <p class="form__field">
            <label for=PRESENT>{words::PRESENT}</label>
            <input type="number" id=PRESENT min="1" max=MOST_PRESENT.to_string() value=value.into() inputmode="numeric"
                autocomplete="off" aria-describedby="collecte-presents-aide" required/>
        </p>
    }
    .into_any()
}

/// Three ways to receive, and the count.
fn open(desk: GatherDesk) -> AnyView {
    let count = move || {
        desk.gathering.with(|gathering| {
            gathering
                .as_ref()
                .map(|gathering| words::codes_received(gathering.codes(), gathering.people()))
        })
    };
    view! {
        <p class="gather__count" id="collecte-compte">{count}</p>
        <div class="gather__ways">
            {scanner(desk)}
            {typing(desk)}
            {pasting(desk)}
        </div>
        {presence(desk)}
        {closing(desk)}
    }
    .into_any()
}

fn typing(desk: GatherDesk) -> AnyView {
    let typed = RwSignal::new(String::new());
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = typed.get_untracked();
        if text.trim().is_empty() {
            desk.say(words::NO_CODE_FOUND);
        } else if desk.take(&text) {
            typed.set(String::new());
        }
        desk.app.page(|page| page.focus(TYPED));
    };
    view! {
        <form class="gather__way" novalidate on:submit=take>
            <label class="gather__label" for=TYPED>{words::TYPE_CODE}</label>
            <p class="form__help" id="collecte-code-aide">{words::TYPE_CODE_HELP}</p>
            <p class="gather__field">
                <input class="gather__input" type="text" id=TYPED maxlength="48" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" aria-describedby="collecte-code-aide" prop:value=move || typed.get()
                    on:input=move |event| typed.set(event_target_value(&event))/>
                " "
                <button type="submit" class="button" id="collecte-compter">{words::TYPE_COUNT}</button>
            </p>
        </form>
    }
    .into_any()
}

fn pasting(desk: GatherDesk) -> AnyView {
    let pasted = RwSignal::new(String::new());
    let take = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        desk.take_all(&pasted.get_untracked());
        // What was pasted may hold names: nothing of it stays.
        pasted.set(String::new());
    };
    view! {
        <form class="gather__way" novalidate on:submit=take>
            <label class="gather__label" for="collecte-codes">{words::PASTE_CODES}</label>
            <p class="form__help" id="collecte-codes-aide">{words::PASTE_HELP}</p>
            <textarea class="gather__input gather__input--many" id="collecte-codes" rows="4" autocomplete="off"
                spellcheck="false" aria-describedby="collecte-codes-aide" prop:value=move || pasted.get()
                on:input=move |event| pasted.set(event_target_value(&event))></textarea>
            <button type="submit" class="button button--quiet" id="collecte-coller">{words::PASTE_COUNT}</button>
        </form>
    }
    .into_any()
}

/// A pupil arrives late: the number present can be corrected.
fn presence(desk: GatherDesk) -> AnyView {
    let present = desk
        .gathering
        .with_untracked(|gathering| gathering.as_ref().map_or(0, Gathering::present));
    let correct = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(present) = desk.present_typed() else {
            desk.say(words::PRESENT_WRONG);
            return;
        };
        desk.change(|gathering| gathering.set_present(present));
        let now = desk
            .gathering
            .with_untracked(|known| known.as_ref().map_or(0, Gathering::present));
        desk.app
            .page(|page| page.set_field(PRESENT, &now.to_string()));
        desk.say(&words::present_now(now));
    };
    view! {
        <form class="gather__present form" novalidate on:submit=correct>
            {present_field(present.to_string())}
            <button type="submit" class="button button--quiet" id="collecte-corriger">{words::PRESENT_CORRECT}</button>
            <p class="form__help" id="collecte-presents-aide">{words::PRESENT_HELP}</p>
        </form>
    }
    .into_any()
}

/// Closing asks once more: it cannot be undone.
fn closing(desk: GatherDesk) -> AnyView {
    let asked = RwSignal::new(false);
    let question = move || {
        desk.gathering.with(|gathering| {
            gathering
                .as_ref()
                .map(|gathering| words::close_asks(gathering.codes(), gathering.people()))
        })
    };
    (move || {
        if asked.get() {
            let back = move |_| {
                asked.set(false);
                desk.app.page(|page| page.focus("collecte-clore"));
            };
            view! {
                <div class="gather__close" role="group" aria-labelledby="collecte-clore-question">
                    <p id="collecte-clore-question" tabindex="-1">{question}</p>
                    <button type="button" class="button" id="collecte-clore-oui" on:click=move |_| desk.close()>
                        {words::GATHER_CLOSE_YES}
                    </button>
                    " "
                    <button type="button" class="button button--quiet" id="collecte-clore-non" on:click=back>
                        {words::GATHER_CLOSE_NO}
                    </button>
                </div>
            }
            .into_any()
        } else {
            let ask = move |_| {
                asked.set(true);
                desk.app.page(|page| page.focus("collecte-clore-question"));
            };
            view! {
                <p class="gather__close">
                    <button type="button" class="button" id="collecte-clore" on:click=ask>{words::GATHER_CLOSE}</button>
                </p>
            }
            .into_any()
        }
    })
    .into_any()
}

fn closed(desk: GatherDesk) -> AnyView {
    let (codes, people) = desk.gathering.with_untracked(|gathering| {
        gathering
            .as_ref()
            .map_or((0, 0), |gathering| (gathering.codes(), gathering.people()))
    });
    view! {
        <p class="gather__count">{words::codes_received(codes, people)}</p>
        <p>{words::GATHER_CLOSED}</p>
        <p>
            <button type="button" class="button button--quiet" id="collecte-autre" on:click=move |_| desk.anew()>
                {words::GATHER_ANEW}
            </button>
        </p>
    }
    .into_any()
}
