//! The adults' program: every page, the teacher's board included.

#[cfg(target_family = "wasm")]
fn main() {
    balise::start::start(
        balise::ui::programs::ADULTS,
        balise::app::App::restore_board,
    );
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
