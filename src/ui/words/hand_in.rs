//! Words of a pupil who hands a play or answers in, and of the teacher who gathers them.
