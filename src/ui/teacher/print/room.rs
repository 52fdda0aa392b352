//! Two addresses for another device: the prepared session in another room, and « Feuilleter » on the
//! teacher's own telephone. They are known once the program runs.
//!
//! Accessibility: each code has its address beside it, in words that can be typed.

use leptos::prelude::*;

use crate::app::ports::Page;
use crate::app::qr::{LINK_VERSION, Qr};
use crate::app::{App, room_link};
use crate::domain::id::ModuleId;
use crate::domain::route::Route;
use crate::domain::setup::{Contact, Setup};
use crate::ui::blocks::qr::qr;
use crate::ui::words;

/// The two addresses of a module; nothing on a page whose program does not run.
pub fn room(app: App, id: &ModuleId) -> AnyView {
    let id = id.clone();
    (move || {
        app.page(Page::origin)?;
        let address = app.whole_address(&Route::Run(id.clone()));
        let run = app.setup().with(|setup| prepared(&address, setup));
        Some(view! {
            <section class="room" aria-labelledby="appareils">
                <h2 id="appareils">{words::ROOM_TITLE}</h2>
                <div class="room__codes">
                    {card(run.code.as_ref(), words::ROOM_LINK, &run.address, run.remark)}
                    {leaf_card(app, &id)}
                </div>
            </section>
        })
    })
    .into_any()
}

/// The way to « Feuilleter » on the teacher's own telephone.
pub fn leaf_card(app: App, id: &ModuleId) -> AnyView {
    let address = app.whole_address(&Route::Leaf(id.clone()));
    let code = Qr::of(&address, LINK_VERSION);
    card(code.as_ref(), words::LEAF_LINK, &address, None)
}

/// What leads to a prepared session.
struct Prepared {
    address: String,
    code: Option<Qr>,
    remark: Option<&'static str>,
}

/// The address of a prepared session. A telephone reads a code of this size across a desk; the
/// contact is what is left out to fit.
fn prepared(run: &str, setup: &Setup) -> Prepared {
    let with = |setup: &Setup| match room_link::write(setup) {
        words if words.is_empty() => run.to_owned(),
        words => format!("{run}#{words}"),
    };
    let address = with(setup);
    if let Some(code) = Qr::of(&address, LINK_VERSION) {
        return Prepared {
            address,
            code: Some(code),
            remark: None,
        };
    }
    let shorter = with(&Setup {
        contact: Contact::default(),
        ..setup.clone()
    });
    match Qr::of(&shorter, LINK_VERSION) {
        Some(code) => Prepared {
            address: shorter,
            code: Some(code),
            remark: (setup.contact != Contact::default()).then_some(words::ROOM_WITHOUT_CONTACT),
        },
        None => Prepared {
            address,
            code: None,
            remark: Some(words::ROOM_WITHOUT_CODE),
        },
    }
}

fn card(
    code: Option<&Qr>,
    words: &'static str,
    address: &str,
    remark: Option<&'static str>,
) -> AnyView {
    view! {
        <div class="room__card">
            {code.map(qr)}
            <div>
                <p>{words}</p>
                <p class="room__address">{address.to_owned()}</p>
                {remark.map(|remark| view! { <p>{remark}</p> })}
            </div>
        </div>
    }
    .into_any()
}
