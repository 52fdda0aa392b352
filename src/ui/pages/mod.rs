//! Pages for everybody.

pub mod accessibility;
pub mod device;
pub mod help;
pub mod home;
pub mod not_found;
pub mod privacy;
