//! A scenario as a printed gamebook.
