//! Views for pupils. No text is ever typed here.

pub mod list;
pub mod module;

mod chat;
mod debrief;
mod play;
mod playing;
