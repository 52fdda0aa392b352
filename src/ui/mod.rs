//! Layer 4: what people see. Views of the application, a folder for each audience.
//!
//! Views read signals of [`App`](crate::app::App) and dispatch actions; they touch neither the
//! browser nor a file format. Pages are functions of our own [`Route`](crate::domain::route::Route):
//! they render natively and in the browser alike.

#[cfg(target_family = "wasm")]
pub mod adapter;
pub mod programs;
pub mod shell;
pub mod words;

mod blocks;
mod pages;
mod parent;
mod pupil;
mod story;
mod teacher;

pub use blocks::heading::HEADING;
pub use shell::{shell, title};
pub use teacher::print::{Material, handout};
