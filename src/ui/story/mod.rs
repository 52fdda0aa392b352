//! A scenario played in its fictional application. No text is ever typed here.

pub mod page;

mod beats;
mod choices;
mod debrief;
mod log;
mod panel;
mod playing;
mod stage;
mod start;
