//! Starts a program in its page: finds where it lives, gives the application its ports, takes the
//! page over.
//!
//! It holds no view and no rule. If it fails, the prerendered page stays readable, help contacts
//! included, and says so.

use leptos::prelude::provide_context;

use crate::app::{App, Base};
use crate::ui::programs::Program;
use crate::{browser, ui};

/// Starts a program; `prepare` is what only this program needs.
pub fn start(program: Program, prepare: fn(App)) {
    browser::say_when_it_breaks();
    let base = browser::base();
    let ports = browser::ports(&base);
    let mounted = browser::take_over(move || {
        let app = App::start(ports, Base::Absolute(base.clone()));
        prepare(app);
        provide_context(app);
        ui::adapter::routed(base, program)
    });
    if mounted.is_none() {
        browser::say_it_broke();
    }
}
