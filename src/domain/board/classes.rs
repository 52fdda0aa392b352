//! Classes of a board: what a teacher calls them, never who is in them.

use super::Refusal;
use super::identity::Hash;
use crate::domain::id::ClassId;
use crate::domain::lesson::Level;

/// Most letters of a class label.
pub const LABEL_LENGTH: usize = 12;
/// Largest head count of a class or group.
pub const MAX_SIZE: u8 = 60;

/// A class label: one to twelve letters, digits, spaces or hyphens. It is too short to name a
/// pupil, and nothing else can be typed on the board.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClassLabel(String);

impl ClassLabel {
    /// Reads a label; spaces around it are dropped.
    ///
    /// # Errors
    /// [`Refusal::Label`].
    pub fn parse(text: &str) -> Result<Self, Refusal> {
        let text = text.trim();
        let allowed = |c: char| c.is_alphanumeric() || c == ' ' || c == '-';
        let known = text.chars().any(char::is_alphanumeric);
        if !known || text.chars().count() > LABEL_LENGTH || !text.chars().all(allowed) {
            return Err(Refusal::Label);
        }
        Ok(Self(text.to_owned()))
    }

    /// The label.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What makes two labels the same class: « 5e B », « 5eB » and « 5E-b » are one.
    pub fn key(&self) -> String {
        let mut key = String::with_capacity(self.0.len());
        for letter in self.0.chars().filter(|c| c.is_alphanumeric()) {
            key.extend(letter.to_lowercase());
        }
        key
    }

    /// The id of the class of this label: the same on every computer, so that two files speak of
    /// the same class, and it is no name.
    pub fn class_id(&self) -> ClassId {
        Hash::new("classe").word(&self.key()).class()
    }
}

/// A class or group.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Class {
    /// Made by the program from the label: see [`ClassLabel::class_id`].
    pub id: ClassId,
    /// What the teacher calls it.
    pub label: ClassLabel,
    /// Its level.
    pub level: Level,
    /// How many pupils.
    pub size: u8,
    /// How many times its level or head count was changed: of two files, the later change stays.
    pub revision: u32,
}

/// A class as it is typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewClass {
    /// What the teacher calls it.
    pub label: ClassLabel,
    /// Its level.
    pub level: Level,
    /// How many pupils.
    pub size: u8,
}

impl NewClass {
    /// Reads what was typed.
    ///
    /// # Errors
    /// [`Refusal::Label`] or [`Refusal::Size`].
    pub fn parse(label: &str, level: Level, size: &str) -> Result<Self, Refusal> {
        let label = ClassLabel::parse(label)?;
        let size: u8 = size.trim().parse().map_err(|_| Refusal::Size)?;
        if !(1..=MAX_SIZE).contains(&size) {
            return Err(Refusal::Size);
        }
        Ok(Self { label, level, size })
    }

    /// The class, as it was never changed.
    pub fn class(self) -> Class {
        Class {
            id: self.label.class_id(),
            label: self.label,
            level: self.level,
            size: self.size,
            revision: 0,
        }
    }
}
