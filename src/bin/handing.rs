//! The program that hands in plays and answers.

#[cfg(target_family = "wasm")]
fn main() {
    balise::start::start(balise::ui::programs::HAND_IN, |_| {});
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
