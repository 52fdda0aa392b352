//! The link that carries a prepared session to the computer of another room, and the pupils' link:
//! what they say stands after the `#`, which a browser never sends.
//!
//! `#minutes=30&avec=a-qui,reparer&prenoms=2&qui=Mme%20Roux&ou=…&quand=…`. Unknown keys are
//! ignored; a value that cannot be read counts as absent, so that a damaged link still opens.

use crate::domain::id::StepId;
use crate::domain::setup::{Contact, Setup};

/// Writes what was prepared, without the `#`; empty when nothing was.
pub fn write(setup: &Setup) -> String {
    let mut parts = Vec::new();
    if let Some(minutes) = setup.minutes {
        parts.push(format!("minutes={minutes}"));
    }
    for (key, steps) in [("avec", &setup.kept), ("sans", &setup.dropped)] {
        if !steps.is_empty() {
            let ids: Vec<&str> = steps.iter().map(StepId::as_str).collect();
            parts.push(format!("{key}={}", ids.join(",")));
        }
    }
    if setup.names > 0 {
        // From 1 for people: the second set is number 2.
        parts.push(format!("prenoms={}", setup.names + 1));
    }
    parts.extend(contact_parts(&setup.contact));
    parts.join("&")
}

/// Writes the contact alone, for the pupils' link; empty when it is blank.
pub fn write_contact(contact: &Contact) -> String {
    contact_parts(contact).join("&")
}

/// Reads what stands after the `#`.
pub fn read(fragment: &str) -> Setup {
    let mut setup = Setup::default();
    let (mut who, mut place, mut when) = (String::new(), String::new(), String::new());
    for pair in fragment.trim_start_matches('#').split('&') {
        let Some((key, value)) = pair.split_once('=') else {
            continue;
        };
        match key {
            "minutes" => setup.minutes = value.parse().ok().filter(|m| (1..=120).contains(m)),
            "avec" => setup.kept = steps(value),
            "sans" => setup.dropped = steps(value),
            "prenoms" => {
                setup.names = value
                    .parse::<u8>()
                    .map_or(0, |set| usize::from(set.saturating_sub(1)));
            }
            "qui" => who = decoded(value),
            "ou" => place = decoded(value),
            "quand" => when = decoded(value),
            _ => {}
        }
    }
    setup.contact = Contact::new(&who, &place, &when);
    setup
}

fn steps(value: &str) -> Vec<StepId> {
    let ids = value.split(',');
    ids.filter_map(|id| StepId::parse(id).ok()).collect()
}

fn contact_parts(contact: &Contact) -> Vec<String> {
    let parts = [
        ("qui", &contact.who),
        ("ou", &contact.place),
        ("quand", &contact.when),
    ];
    parts
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(key, value)| format!("{key}={}", encoded(value)))
        .collect()
}

/// Percent-encodes everything but letters, digits and hyphens.
fn encoded(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}
