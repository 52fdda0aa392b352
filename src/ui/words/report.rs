//! Words of « Bilan ».

/// The page of a class, a level or the school.
pub const REPORT_TITLE: &str = "Bilan";
