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
mod class_map;
mod codes;
mod content;
mod faults;
mod game;
mod gatherings;
mod messages;
mod paper;
mod parsers;
mod play;
mod publish;
mod questions;
mod run;
mod saves;
mod scenarios;
mod session;
mod story;
mod walk;
mod watch;
