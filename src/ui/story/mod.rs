//! A scenario played in its fictional application. No text is ever typed here.

pub mod answers;
pub mod page;

pub mod beats;
mod choices;
mod debrief;
mod hand_in;
mod log;
pub mod panel;
pub mod playing;
mod stage;
mod start;
