//! Views for teachers.

pub mod board;
pub mod door;
pub mod leaf;

mod classes;
mod file;
mod sessions;
mod story;
