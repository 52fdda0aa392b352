//! Views for teachers.

pub mod board;
pub mod class_map;
pub mod door;
pub mod gather;
pub mod leaf;
pub mod print;
pub mod report;
pub mod run;
pub mod screen;

mod actions;
mod calendar;
mod class;
mod classes;
mod desk;
mod file;
mod forms;
mod hours;
mod merge;
mod overview;
mod paste;
mod podium;
mod results;
mod scanner;
mod sessions;
mod solution;
pub mod story;
