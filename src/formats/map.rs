//! The map of a scenario.
