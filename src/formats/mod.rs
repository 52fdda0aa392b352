//! Layer 2: texts to domain values and back.
//!
//! The only place that knows serde and pulldown-cmark. It reads no file and shows nothing: texts
//! come in, values and diagnostics go out. What only the native tool needs (YAML, the sentences of
//! the diagnostics, the assembly of the curriculum, what it draws and prints) is not compiled for the browser.

pub mod board_words;
pub mod class_line;
pub mod class_list;
pub mod code;
pub mod csv;
pub mod documents;
pub mod gathering_save;
pub mod hand_in_save;
pub mod lesson;
pub mod markdown;
pub mod ods;
pub mod paper;
pub mod published;
pub mod pupil_save;
pub mod qr;
pub mod report_sheet;
pub mod room_link;
pub mod run_save;
pub mod scenario;
pub mod teacher_file;
pub mod telling;
pub mod typography;

mod json;
mod questions;
mod reader;

pub use reader::Watch;

#[cfg(not(target_family = "wasm"))]
pub mod curriculum;
#[cfg(not(target_family = "wasm"))]
pub mod explain;
#[cfg(not(target_family = "wasm"))]
pub mod front_matter;
#[cfg(not(target_family = "wasm"))]
pub mod map;
#[cfg(not(target_family = "wasm"))]
mod markup;
#[cfg(not(target_family = "wasm"))]
pub mod odt;
#[cfg(not(target_family = "wasm"))]
pub mod registries;
#[cfg(not(target_family = "wasm"))]
pub mod transcript;
#[cfg(not(target_family = "wasm"))]
pub mod watch;
#[cfg(not(target_family = "wasm"))]
pub mod yaml;
