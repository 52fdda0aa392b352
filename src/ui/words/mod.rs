//! Every word of the interface, with its context for translators.
//!
//! Spaces and apostrophes are the French ones already (a test reads these files); content has its
//! own texts in `content/`.

mod common;
mod pages;
mod pupil;
mod story;
mod teacher;

pub use common::*;
pub use pages::*;
pub use pupil::*;
pub use story::*;
pub use teacher::*;
