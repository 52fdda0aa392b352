//! The pupils' program.

#[cfg(target_family = "wasm")]
fn main() {
    balise::start::start(balise::ui::programs::PUPILS, |_| {});
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
