//! Answer cards: four letters in front, identical backs.

use leptos::prelude::*;

/// The letters.
const LETTERS: [&str; 4] = ["A", "B", "C", "D"];
/// Sets of four on a sheet.
const SETS: usize = 4;
/// The drawing of a back: the same one when it is turned or seen in a mirror.
const BACK: &str = "M0 0L60 60M60 0L0 60M30 0L60 30L30 60L0 30Z";

/// Both sides of a sheet.
pub fn cards() -> AnyView {
    let fronts = (0..SETS)
        .map(|set| {
            let class = if set == 0 { "answer" } else { "answer slip--copy" };
            LETTERS
                .into_iter()
                .map(|letter| view! { <p class=class aria-hidden=(set > 0).then_some("true")>{letter}</p> })
                .collect_view()
        })
        .collect_view();
    let backs = (0..SETS * LETTERS.len())
        .map(|_| view! { <div class="answer answer--back">{back()}</div> })
        .collect_view();
    view! {
        <div class="answers">{fronts}</div>
        <div class="answers answers--backs" aria-hidden="true">{backs}</div>
    }
    .into_any()
}

fn back() -> AnyView {
    let tiles = (0..6)
        .flat_map(|row| (0..4).map(move |column| (column * 60, row * 60)))
        .map(|(x, y)| view! { <path d=BACK transform=format!("translate({x} {y})")></path> })
        .collect_view();
    view! { <svg class="answer__back" viewBox="0 0 240 360" preserveAspectRatio="none">{tiles}</svg> }.into_any()
}
