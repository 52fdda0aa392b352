//! Words of « Animer »: before, the presenter's view, the projector.

/// In a tab, the presenter's view.
pub fn tab_run(number: u32) -> String {
    format!("Animer le module {number}")
}

/// In a tab, the projector's view.
pub fn tab_screen(number: u32) -> String {
    format!("Projection du module {number}")
}
