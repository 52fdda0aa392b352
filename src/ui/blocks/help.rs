//! Help contacts: the door of every page, and the whole list.
//!
//! Accessibility: the door is a native `details`, so it opens without the program and by keyboard;
//! levels are headings or lists with their words, never a colour alone.

use leptos::prelude::*;

use super::loading::loaded;
use crate::app::App;
use crate::domain::registry::{Contact, Urgency};
use crate::domain::route::Route;
use crate::ui::words;

/// Contacts shown in the door: those that a frightened person needs, the rest is one click further.
const IN_DOOR: usize = 3;

/// The door, in the page.
pub const DOOR: &str = "porte-aide";

/// The door of every page.
pub fn help_door(app: App) -> AnyView {
    let contacts = app.library().contacts();
    let escape = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Escape" {
            app.page(|page| {
                page.close(DOOR);
                page.focus("porte-aide-bouton");
            });
        }
    };
    view! {
        <details class="help-door" id=DOOR on:keydown=escape
            on:focusout=move |_| app.page(|page| page.close_if_left(DOOR))>
            <summary class="help-door__summary" id="porte-aide-bouton">{words::HELP_DOOR}</summary>
            <div class="help-door__panel">
                {here(app)}
                {loaded(contacts, |contacts| {
                    Urgency::ALL.iter().map(|urgency| level(*urgency, contacts)).collect_view().into_any()
                })}
                <p><a class="help-door__more" href=app.href(&Route::Help)>{words::HELP_MORE}</a></p>
            </div>
        </details>
    }
    .into_any()
}

/// Who receives a pupil here, when the class's link or the teacher says so.
pub fn here(app: App) -> AnyView {
    (move || {
        let contact = app.setup().with(|setup| setup.contact.clone());
        (!contact.is_blank()).then(|| {
            let who = words::contact(&contact.who, &contact.place, &contact.when);
            view! { <p class="help-door__here">{words::CONTACT_HERE} " " <strong>{who}</strong></p> }
        })
    })
    .into_any()
}

fn level(urgency: Urgency, contacts: &[Contact]) -> AnyView {
    let rows = first_of(urgency, contacts)
        .map(|contact| {
            view! {
                <li class="help-door__contact">
                    <strong class="number">{contact.number.clone()}</strong>
                    " "
                    {words::contact_line(contact)}
                </li>
            }
        })
        .collect_view();
    view! {
        <p class="help-door__level">{words::urgency(urgency)}</p>
        <ul class="help-door__list">{rows}</ul>
    }
    .into_any()
}

/// The first contacts of a level: those of the door.
pub fn first_of(urgency: Urgency, contacts: &[Contact]) -> impl Iterator<Item = &Contact> {
    of(urgency, contacts).take(IN_DOOR)
}

fn of(urgency: Urgency, contacts: &[Contact]) -> impl Iterator<Item = &Contact> {
    contacts
        .iter()
        .filter(move |contact| contact.urgency == urgency)
}

/// The whole list, what answers now first within each level.
pub fn contact_list(app: App, heading: fn(AnyView) -> AnyView) -> AnyView {
    let contacts = app.library().contacts();
    // The clock is read once the page is alive: prerendered pages do not know the time.
    let (now, set_now) = signal(None::<u16>);
    Effect::new(move |_| set_now.set(app.page(crate::app::ports::Page::minutes)));
    loaded(contacts, move |contacts| {
        let contacts = contacts.clone();
        (move || {
            let now = now.get();
            Urgency::ALL
                .iter()
                .map(|urgency| {
                    let open = of(*urgency, &contacts).filter(|contact| is_open(contact, now));
                    let closed = of(*urgency, &contacts).filter(|contact| !is_open(contact, now));
                    let rows = open
                        .chain(closed)
                        .map(|contact| row(contact, now))
                        .collect_view();
                    view! {
                        <section class="contacts">
                            {heading(words::urgency(*urgency).into_any())}
                            <ul class="contacts__list">{rows}</ul>
                        </section>
                    }
                })
                .collect_view()
        })
        .into_any()
    })
}

/// True when a service answers at this time; unknown times count as open.
fn is_open(contact: &Contact, now: Option<u16>) -> bool {
    match (contact.open, now) {
        (Some((from, to)), Some(now)) => (from..to).contains(&now),
        (None, _) | (_, None) => true,
    }
}

fn row(contact: &Contact, now: Option<u16>) -> AnyView {
    let address = if contact.by_sms {
        format!("sms:{}", contact.dial)
    } else {
        format!("tel:{}", contact.dial)
    };
    let state = now.map(|_| {
        let open = is_open(contact, now);
        let class = if open {
            "contacts__state contacts__state--open"
        } else {
            "contacts__state"
        };
        view! { <span class=class>{if open { words::OPEN_NOW } else { words::CLOSED_NOW }}</span> }
    });
    view! {
        <li class="contacts__row">
            <p class="contacts__head">
                <a class="number" href=address>{contact.number.clone()}</a>
                " "
                <span class="contacts__name">{contact.name.clone()}</span>
            </p>
            // The line is there before the clock is read: nothing moves when it is filled.
            <p class="contacts__now">{state}</p>
            <p>{contact.scope.clone()}</p>
            <p class="contacts__hours">{words::contact_terms(contact)}</p>
        </li>
    }
    .into_any()
}
