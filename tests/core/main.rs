//! The core, tested without the UI: layers, content, scenarios, saves, properties.
//!
//! `cargo test --no-default-features --test core` builds it without Leptos. Nothing here measures
//! time (see `benches/`) or draws a page (see `tests/views/`).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod support;

mod architecture;
mod board;
mod boards;
mod class_map;
mod codes;
mod content;
mod faults;
mod game;
mod gatherings;
mod lines;
mod merging;
mod messages;
mod odt;
mod paper;
mod parsers;
mod play;
mod publish;
mod questions;
mod results;
mod run;
mod saves;
mod scenarios;
mod session;
mod sheets;
mod story;
mod walk;
mod watch;
mod year;
