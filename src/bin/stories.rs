//! The stories' program: scenarios, played.

#[cfg(target_family = "wasm")]
fn main() {
    balise::start::start(balise::ui::programs::STORIES, |_| {});
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
