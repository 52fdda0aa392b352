//! The page's program: finds where it lives, gives the application its ports, takes the page over.
//!
//! It deliberately holds no view and no rule. If it fails, the prerendered page stays readable, help
//! contacts included, and says so.

#[cfg(target_family = "wasm")]
fn main() {
    use balise::app::{App, Base};
    use balise::{browser, ui};
    use leptos::prelude::provide_context;

    let base = browser::base();
    let ports = browser::ports(&base);
    browser::take_over(move || {
        provide_context(App::start(ports, Base::Absolute(base.clone())));
        ui::adapter::routed(base)
    });
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
