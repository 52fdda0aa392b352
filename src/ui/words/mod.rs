//! Every word of the interface, with its context for translators.
//!
//! Spaces and apostrophes are the French ones already (a test reads these files); content has its
//! own texts in `content/`.

mod board;
mod class_map;
mod common;
mod exchange;
mod hand_in;
mod pages;
mod print;
mod pupil;
mod report;
mod run;
mod story;
mod teacher;
mod year;

pub use board::*;
pub use class_map::*;
pub use common::*;
pub use exchange::*;
pub use hand_in::*;
pub use pages::*;
pub use print::*;
pub use pupil::*;
pub use report::*;
pub use run::*;
pub use story::*;
pub use teacher::*;
pub use year::*;
