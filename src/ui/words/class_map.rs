//! Words of the class's map and of the ways to fill it.

/// In a tab, the map of a class.
pub fn tab_class_map(number: u32) -> String {
    format!("Carte de l’histoire {number}")
}
