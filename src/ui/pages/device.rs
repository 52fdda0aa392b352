//! This device: whose it is, and erase.
//!
//! Accessibility: two plain buttons; what happened is said in a status region.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::session::{Action, Device};
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The device page.
pub fn device() -> AnyView {
    let app = App::get();
    let mine = Memo::new(move |_| app.session().with(|session| session.device == Device::Mine));
    let (said, set_said) = signal("");
    let declare = move |_| {
        let device = if mine.get_untracked() {
            Device::Shared
        } else {
            Device::Mine
        };
        app.dispatch(Action::DeviceDeclared(device));
        set_said.set(match device {
            Device::Mine => words::DEVICE_NOW_MINE,
            Device::Shared => words::DEVICE_NOW_SHARED,
        });
    };
    let erase = move |_| {
        app.dispatch(Action::Erased);
        set_said.set(words::ERASED);
    };
    view! {
        {heading(words::DEVICE)}
        <section class="device">
            <h2>{words::DEVICE_WHOSE}</h2>
            <p>{move || if mine.get() { words::DEVICE_MINE } else { words::DEVICE_SHARED }}</p>
            <button type="button" class="button button--quiet" id="appareil-a-moi" on:click=declare>
                {move || if mine.get() { words::DEVICE_SHARE } else { words::DEVICE_CLAIM }}
            </button>
        </section>
        <section class="device">
            <h2>{words::ERASE}</h2>
            <p>{words::ERASE_TEXT}</p>
            <button type="button" class="button" id="appareil-effacer" on:click=erase>{words::ERASE_BUTTON}</button>
        </section>
        <p class="device__said" role="status">{move || said.get()}</p>
    }
    .into_any()
}
