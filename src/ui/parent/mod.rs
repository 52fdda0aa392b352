//! Views for parents.

pub mod door;
pub mod page;
