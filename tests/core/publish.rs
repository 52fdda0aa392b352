//! What is published of a class: nothing that an attacker could narrow.
//!
//! The attackers here share nothing with `domain::publish`: one counts every class that could give
//! what is shown, suppression included; the other pushes flows through the story, which is exact
//! where a play passes a scene once.

mod flows;
mod plays;
mod questions;

use std::collections::BTreeSet;

/// True when values still possible tell too much of a few people: a small count, or nobody, with
/// fewer than three values left.
fn is_narrow(values: &BTreeSet<u16>) -> bool {
    values.iter().any(|value| *value <= 4) && values.len() < 3
}

/// The same for those who are not counted.
fn is_narrow_around(values: &BTreeSet<u16>, total: u16) -> bool {
    is_narrow(values) || is_narrow(&values.iter().map(|value| total - value).collect())
}
