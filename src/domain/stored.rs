//! What may be kept on a device: every slot, so that the privacy page cannot forget one.

/// A place where Balise keeps something, after a person's act only.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A pupil's answers, steps and plays.
    Pupil,
    /// The teacher's open file, so that a reload loses nothing.
    Teacher,
    /// The session that a teacher is running, in each of its two windows.
    Run,
    /// The last map of a class that was published in this tab.
    Map,
    /// What a pupil's tab prepares for handing in.
    HandIn,
    /// Codes of a class, while a teacher gathers them.
    Gathering,
    /// The person said « Cet appareil est à moi ».
    Owner,
}

impl Slot {
    /// Every slot.
    pub const ALL: [Self; 7] = [
        Self::Pupil,
        Self::HandIn,
        Self::Teacher,
        Self::Run,
        Self::Gathering,
        Self::Map,
        Self::Owner,
    ];

    /// The end of the key; the beginning is the address of this copy of Balise.
    pub fn key(self) -> &'static str {
        match self {
            Self::Pupil => "eleve",
            Self::HandIn => "remise",
            Self::Teacher => "enseignant",
            Self::Run => "seance",
            Self::Map => "carte",
            Self::Gathering => "collecte",
            Self::Owner => "appareil",
        }
    }
}

/// What a slot held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stored<T> {
    /// Nothing.
    Empty,
    /// Something that could be read.
    Loaded(T),
    /// Something that could not: it is set aside, never overwritten.
    Unreadable,
}
