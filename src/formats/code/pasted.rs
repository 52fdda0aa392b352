//! Codes pasted together: any number of them, with anything between.
//!
//! Words are not codes; what looks like a code and is none is refused, so that whoever pastes sees
//! that something was lost.

use super::{SHORT, read};
use crate::domain::gathering::{Handed, Refusal};
use crate::domain::ranks::Ranks;

/// Letters of a group of the short form.
const GROUP: usize = 4;

/// Reads every code of a text.
pub fn read_all(text: &str, ranks: &Ranks) -> Vec<Result<Handed, Refusal>> {
    let mut found = Vec::new();
    let mut groups: Vec<&str> = Vec::new();
    for piece in text.split(|c: char| !c.is_alphanumeric()) {
        let length = piece.chars().count();
        if length == 0 {
            continue;
        }
        if length == GROUP {
            groups.push(piece);
            continue;
        }
        let lost = read_groups(&groups, ranks, &mut found);
        groups.clear();
        let digits = piece.contains(|c: char| c.is_ascii_digit());
        // After groups that are no code, a piece of another length is what was cut or added.
        if length >= SHORT || (length > GROUP && digits && !lost) {
            found.push(read(piece, ranks));
        }
    }
    read_groups(&groups, ranks, &mut found);
    found
}

/// Reads the codes of groups that follow each other: a word of four letters may stand before, and a
/// damaged code between two good ones. True when the last groups are a damaged code.
fn read_groups(groups: &[&str], ranks: &Ranks, found: &mut Vec<Result<Handed, Refusal>>) -> bool {
    let each = SHORT / GROUP;
    let (mut at, mut lost) = (0, 0);
    while at < groups.len() {
        let whole = groups
            .get(at..at + each)
            .map(|five| read(&five.concat(), ranks));
        match whole {
            Some(code) if code != Err(Refusal::Damaged) => {
                refuse(lost, found);
                found.push(code);
                lost = 0;
                at += each;
            }
            Some(_) | None => {
                lost += 1;
                at += 1;
            }
        }
    }
    refuse(lost, found);
    lost > 1
}

/// Groups that are in no code: one alone is a word.
fn refuse(groups: usize, found: &mut Vec<Result<Handed, Refusal>>) {
    if groups > 1 {
        let codes = groups.div_ceil(SHORT / GROUP);
        found.extend(std::iter::repeat_n(Err(Refusal::Damaged), codes));
    }
}
