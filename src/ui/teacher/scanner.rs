//! The camera of a gathering: it starts when the teacher asks, and stops when he or she asks, or
//! leaves the page.
//!
//! Accessibility: what was seen is said in the status region of the gathering; everything can be
//! typed instead.

use std::hash::{DefaultHasher, Hash, Hasher};

use leptos::prelude::*;

use super::gather::GatherDesk;
use crate::app::camera::{CameraProblem, Eye, Sighting};
use crate::ui::words;

/// The element that shows what the camera sees.
const PICTURE: &str = "collecte-image";

/// The button, and the picture while the camera looks.
pub fn scanner(desk: GatherDesk) -> AnyView {
    let eye = StoredValue::new(use_context::<Eye>());
    let on = RwSignal::new(false);
    let stop = move || {
        if let Some(Eye(camera)) = eye.get_value() {
            camera.stop();
        }
    };
    on_cleanup(stop);
    let press = move |_| {
        if on.get_untracked() {
            stop();
            on.set(false);
            desk.say(words::SCAN_STOPPED);
        } else if let Some(Eye(camera)) = eye.get_value() {
            on.set(true);
            desk.say(words::SCAN_STARTS);
            camera.start(PICTURE, Box::new(seeing(desk, on)));
        } else {
            desk.say(problem(CameraProblem::NotHere));
        }
    };
    view! {
        <div class="gather__way gather__way--scan">
            <button type="button" class="button" id="collecte-scanner" on:click=press>
                {move || if on.get() { words::SCAN_STOP } else { words::SCAN }}
            </button>
            <video class="gather__picture" id=PICTURE muted=true playsinline=true
                aria-label=words::SCAN_PICTURE hidden=move || !on.get()></video>
        </div>
    }
    .into_any()
}

/// What to do with what the camera says. A code that stays before it is received once: only a hash
/// of the last picture's codes is remembered.
fn seeing(desk: GatherDesk, on: RwSignal<bool>) -> impl Fn(Sighting) {
    let last = StoredValue::new(0);
    move |sighting| match sighting {
        Sighting::Looking => desk.say(words::SCAN_LOOKS),
        Sighting::Problem(what) => {
            on.try_set(false);
            desk.say(problem(what));
        }
        Sighting::Texts(texts) => {
            for text in texts {
                let seen = hash(&text);
                if last.try_get_value() != Some(seen) {
                    last.try_set_value(seen);
                    desk.take(&text);
                }
            }
        }
    }
}

fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn problem(problem: CameraProblem) -> &'static str {
    match problem {
        CameraProblem::Denied => words::CAMERA_DENIED,
        CameraProblem::Absent => words::CAMERA_ABSENT,
        CameraProblem::Busy => words::CAMERA_BUSY,
        CameraProblem::NotHere => words::CAMERA_REFUSED_HERE,
        CameraProblem::Reader => words::CAMERA_READER,
    }
}
