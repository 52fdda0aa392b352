//! Views for pupils: lists and lessons. No text is ever typed here.

pub mod list;
pub mod module;
