//! The adults' program: every page, the teacher's board included.

#[cfg(target_family = "wasm")]
fn main() {
    balise::start::start(balise::ui::programs::ADULTS, |app| {
        app.restore_board();
        leptos::prelude::provide_context(balise::browser::eye());
    });
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
