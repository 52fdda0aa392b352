//! Pieces that several audiences share: text, questions, help, loading.

pub mod answers;
pub mod asked;
pub mod heading;
pub mod help;
pub mod loading;
pub mod qr;
pub mod question;
pub mod table;
pub mod text;
