//! Layer 1: what Balise knows, in plain values.
//!
//! Pure: `std`, and a small map from `litemap`. No serialisation, no clock, no randomness, no text shown on a screen.
//! Time and chance enter as arguments.

pub mod board;
pub mod cut;
pub mod date;
pub mod diagnostic;
pub mod drawing;
pub mod explore;
pub mod express;
pub mod gathering;
pub mod hand_in;
pub mod handout;
pub mod id;
pub mod lesson;
pub mod play;
pub mod printed;
pub mod publish;
pub mod question;
pub mod ranks;
pub mod registry;
pub mod route;
pub mod run;
pub mod scenario;
pub mod session;
pub mod setup;
pub mod stored;
pub mod sums;
pub mod text;
pub mod way;
