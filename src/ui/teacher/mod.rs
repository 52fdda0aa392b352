//! Views for teachers.

pub mod board;
pub mod door;
pub mod leaf;

mod classes;
mod desk;
mod file;
mod sessions;
pub mod story;
