//! Every page drawn natively, in every state: rules on the markup, privacy, words, snapshots.
//!
//! `cargo test --test views`. Nothing here opens a browser, so effects and events do not run: a
//! state is reached by the same actions as in the application, then drawn (see `tests/e2e/` for
//! the rest).

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod fakes;
mod html;
mod literals;
mod plays;
mod rules;
mod support;

mod board;
mod every_page;
mod hand_in;
mod policy;
mod prints;
mod privacy;
mod programs;
mod pupils;
mod questions;
mod session;
mod snapshots;
mod states;
mod stories_end;
mod stories_leaf;
mod stories_names;
mod stories_play;
mod stories_scenes;
mod stories_start;
mod teacher_file;
mod titles;
mod words;
