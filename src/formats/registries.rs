//! Registries of `content/referentiels/`: YAML to domain values.

use std::ops::Range;

use super::front_matter::{Fields, id, scalar};
use super::yaml;
use crate::domain::board::ActionKind;
use crate::domain::date::Date;
use crate::domain::diagnostic::{Code, Diagnostic, Parsed};
use crate::domain::id::{AxisId, ContactId, FactId, HighlightId};
use crate::domain::registry::{
    Accessibility, Axis, Certainty, Contact, Fact, FirstName, Gender, Highlight, Registries, Skill,
    Source, Urgency,
};

/// Reads one registry into the others. `name` is the file's name; `today` is the day of the check.
pub fn read(registries: &mut Registries, name: &str, text: &str, today: Date) -> Parsed<bool> {
    let (root, mut out) = yaml::parse(text, 0);
    let mut known = true;
    if let Some(mut fields) = root.and_then(|root| Fields::of(root, &mut out)) {
        match name {
            "phare.yml" => phare(registries, &mut fields, today, &mut out),
            "cps.yml" => cps(registries, &mut fields, today, &mut out),
            "crcn.yml" => crcn(registries, &mut fields, today, &mut out),
            "contacts.yml" => contacts(registries, &mut fields, today, &mut out),
            "temps-forts.yml" => highlights(registries, &mut fields, today, &mut out),
            "faits.yml" => facts(registries, &mut fields, today, &mut out),
            "prenoms.yml" => names(registries, &mut fields, &mut out),
            "accessibilite.yml" => accessibility(registries, &mut fields, &mut out),
            _ => known = false,
        }
        if known {
            fields.finish(&mut out);
        }
    }
    Parsed {
        value: known,
        diagnostics: out,
    }
}

/// Reads `source`, `verifie-le`, `a-revoir-avant`, and notes a review date that has passed.
fn source(fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) -> Option<Source> {
    let words = fields.text("source", out).map(|(words, _)| words);
    let verified = fields.date("verifie-le", out);
    let review = fields.date("a-revoir-avant", out);
    let (review_by, span) = review?;
    expired(review_by, today, span, out);
    Some(Source {
        words: words?,
        verified_on: verified?.0,
        review_by,
    })
}

/// Notes a review date that has passed.
pub fn expired(review_by: Date, today: Date, span: Range<usize>, out: &mut Vec<Diagnostic>) {
    if review_by < today {
        out.push(Diagnostic::new(Code::Expired, span, review_by.french()));
    }
}

fn phare(registries: &mut Registries, fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) {
    registries.phare_version = fields
        .text("version", out)
        .map(|(words, _)| words)
        .unwrap_or_default();
    source(fields, today, out);
    let mut former: Vec<(String, String)> = Vec::new();
    for mut pillar in fields.maps("anciens-piliers", out) {
        let id = pillar.text("id", out);
        let label = pillar.text("libelle", out);
        if let (Some((id, _)), Some((label, _))) = (id, label) {
            former.push((id, label));
        }
        pillar.finish(out);
    }
    for mut axis in fields.maps("axes", out) {
        let found = axis
            .text("id", out)
            .and_then(|(words, span)| id(&words, span, out, AxisId::parse));
        let label = axis.text("libelle", out).map(|(words, _)| words);
        let short = axis.text("court", out).map(|(words, _)| words);
        let mut labels = Vec::new();
        for (name, span) in axis.words("anciens", out) {
            match former.iter().find(|(known, _)| *known == name) {
                Some((_, label)) => labels.push(label.clone()),
                None => out.push(Diagnostic::new(Code::UnknownFramework, span, name)),
            }
        }
        axis.finish(out);
        if let (Some(id), Some(label), Some(short)) = (found, label, short) {
            registries.axes.push(Axis {
                id,
                label,
                short,
                former: labels,
            });
        }
    }
    for mut action in fields.maps("actions", out) {
        let kind = action.one_of("id", out, ActionKind::parse);
        let axis = action.one_of("axe", out, |words| {
            let mut axes = registries.axes.iter();
            axes.find(|axis| axis.id.as_str() == words)
                .map(|axis| axis.id.clone())
        });
        let span = action.span();
        action.finish(out);
        if let (Some(kind), Some(axis)) = (kind, axis) {
            let taken = registries.actions.iter().any(|(known, _)| *known == kind);
            once(taken, kind.slug(), span, out);
            registries.actions.push((kind, axis));
        }
    }
    for (_, label) in &former {
        if !registries
            .axes
            .iter()
            .any(|axis| axis.former.contains(label))
        {
            out.push(Diagnostic::new(
                Code::UnknownFramework,
                fields.span().start..fields.span().start,
                label.as_str(),
            ));
        }
    }
}

fn skill(fields: &mut Fields, out: &mut Vec<Diagnostic>) -> Option<Skill> {
    let id = fields.text("id", out).map(|(words, _)| words);
    let label = fields.text("libelle", out).map(|(words, _)| words);
    Some(Skill {
        id: id?,
        label: label?,
    })
}

fn cps(registries: &mut Registries, fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) {
    fields.text("version", out);
    source(fields, today, out);
    for mut category in fields.maps("categories", out) {
        skill(&mut category, out);
        for mut general in category.maps("generales", out) {
            skill(&mut general, out);
            for mut specific in general.maps("specifiques", out) {
                registries.cps.extend(skill(&mut specific, out));
                specific.finish(out);
            }
            general.finish(out);
        }
        category.finish(out);
    }
}

fn crcn(registries: &mut Registries, fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) {
    fields.text("version", out);
    source(fields, today, out);
    for mut domain in fields.maps("domaines", out) {
        skill(&mut domain, out);
        for mut competence in domain.maps("competences", out) {
            registries.crcn.extend(skill(&mut competence, out));
            competence.finish(out);
        }
        domain.finish(out);
    }
}

/// Notes an id that another entry has taken.
fn once(taken: bool, id: &str, span: Range<usize>, out: &mut Vec<Diagnostic>) {
    if taken {
        out.push(Diagnostic::new(
            Code::DuplicateId,
            span.start..span.start,
            id,
        ));
    }
}

fn contacts(
    registries: &mut Registries,
    fields: &mut Fields,
    today: Date,
    out: &mut Vec<Diagnostic>,
) {
    fields.text("pays", out);
    for mut contact in fields.maps("contacts", out) {
        let found = read_contact(&mut contact, today, out);
        let span = contact.span();
        contact.finish(out);
        if let Some(found) = found {
            let taken = registries.contacts.iter().any(|known| known.id == found.id);
            once(taken, found.id.as_str(), span, out);
            registries.contacts.push(found);
        }
    }
}

fn read_contact(fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) -> Option<Contact> {
    let found = fields
        .text("id", out)
        .and_then(|(words, span)| id(&words, span, out, ContactId::parse));
    let name = fields.text("nom", out).map(|(words, _)| words);
    let number = fields.text("numero", out).map(|(words, _)| words);
    let urgency = fields.one_of("niveau", out, Urgency::parse);
    let hours = fields.text("horaires", out).map(|(words, _)| words);
    let dial = fields.one_of("appel", out, |words| {
        words
            .bytes()
            .all(|byte| byte.is_ascii_digit())
            .then(|| words.to_owned())
    });
    let by_sms = fields.one_of("canal", out, |words| match words {
        "appel" => Some(false),
        "sms" => Some(true),
        _ => None,
    });
    let scope = fields.text("portee", out).map(|(words, _)| words);
    let cost = fields.optional_text("cout", out);
    let site = fields.optional_text("site", out);
    let from = hour(fields, "de", out);
    let to = hour(fields, "a", out);
    let source = source(fields, today, out);
    Some(Contact {
        id: found?,
        name: name?,
        number: number?,
        dial: dial?,
        by_sms: by_sms?,
        urgency: urgency?,
        hours: hours?,
        open: from.zip(to),
        scope: scope?,
        cost,
        site,
        source: source?,
    })
}

/// Reads `09:00` as minutes since midnight.
fn hour(fields: &mut Fields, key: &str, out: &mut Vec<Diagnostic>) -> Option<u16> {
    let words = fields.optional_text(key, out)?;
    let minutes = words.split_once(':').and_then(|(hours, minutes)| {
        let hours: u16 = hours.parse().ok().filter(|h| *h <= 24)?;
        let minutes: u16 = minutes.parse().ok().filter(|m| *m < 60)?;
        Some(hours * 60 + minutes)
    });
    if minutes.is_none() {
        let span = fields.span();
        out.push(Diagnostic::new(
            Code::BadValue,
            span.start..span.start,
            format!("{key} : {words}"),
        ));
    }
    minutes
}

fn highlights(
    registries: &mut Registries,
    fields: &mut Fields,
    today: Date,
    out: &mut Vec<Diagnostic>,
) {
    for mut highlight in fields.maps("temps-forts", out) {
        let found = highlight
            .text("id", out)
            .and_then(|(words, span)| id(&words, span, out, HighlightId::parse));
        let label = highlight.text("nom", out).map(|(words, _)| words);
        let from = highlight.date("du", out).map(|(date, _)| date);
        let until = last_day(&mut highlight, from, out);
        let certainty = highlight.one_of("etat", out, Certainty::parse);
        let source = source(&mut highlight, today, out);
        let span = highlight.span();
        highlight.finish(out);
        let all = (found, label, from, certainty, source);
        if let (Some(id), Some(label), Some(from), Some(certainty), Some(source)) = all {
            let taken = registries.highlights.iter().any(|known| known.id == id);
            once(taken, id.as_str(), span, out);
            registries.highlights.push(Highlight {
                id,
                label,
                from,
                until,
                certainty,
                source,
            });
        }
    }
    registries
        .highlights
        .sort_by_key(|highlight| highlight.from);
}

/// Reads the last day of a period, which may be absent.
fn last_day(fields: &mut Fields, from: Option<Date>, out: &mut Vec<Diagnostic>) -> Option<Date> {
    let (words, span) = scalar(fields.take("au")?, "au", out)?;
    let until = Date::parse_iso(&words).ok();
    if until.is_none() || until < from {
        out.push(Diagnostic::new(
            Code::BadValue,
            span,
            format!("au : {words}"),
        ));
    }
    until
}

fn facts(registries: &mut Registries, fields: &mut Fields, today: Date, out: &mut Vec<Diagnostic>) {
    for mut fact in fields.maps("faits", out) {
        let found = fact
            .text("id", out)
            .and_then(|(words, span)| id(&words, span, out, FactId::parse));
        let sentence = fact.text("phrase", out).map(|(words, _)| words);
        let figures = fact
            .words("chiffres", out)
            .into_iter()
            .map(|(words, _)| words)
            .collect();
        for key in ["annee", "population"] {
            fact.text(key, out);
        }
        fact.one_of("public", out, |words| {
            matches!(words, "eleves" | "adultes").then_some(())
        });
        let source = source(&mut fact, today, out);
        let span = fact.span();
        fact.finish(out);
        if let (Some(id), Some(sentence), Some(source)) = (found, sentence, source) {
            let taken = registries.facts.iter().any(|known| known.id == id);
            once(taken, id.as_str(), span, out);
            registries.facts.push(Fact {
                id,
                sentence,
                figures,
                source,
            });
        }
    }
}

fn names(registries: &mut Registries, fields: &mut Fields, out: &mut Vec<Diagnostic>) {
    for mut first in fields.maps("prenoms", out) {
        let name = first.text("nom", out);
        let gender = first.one_of("genre", out, |words| match words {
            "f" => Some(Gender::Feminine),
            "m" => Some(Gender::Masculine),
            _ => None,
        });
        let vowel = first.one_of("initiale", out, |words| match words {
            "voyelle" => Some(true),
            "consonne" => Some(false),
            _ => None,
        });
        first.finish(out);
        if let (Some((name, span)), Some(gender), Some(vowel)) = (name, gender, vowel) {
            if registries.name(&name).is_some() {
                out.push(Diagnostic::new(Code::DuplicateId, span, name.as_str()));
            }
            registries.names.push(FirstName {
                name,
                gender,
                vowel,
            });
        }
    }
}

fn accessibility(registries: &mut Registries, fields: &mut Fields, out: &mut Vec<Diagnostic>) {
    let state = fields
        .text("etat", out)
        .map(|(words, _)| words)
        .unwrap_or_default();
    let framework = fields
        .text("referentiel", out)
        .map(|(words, _)| words)
        .unwrap_or_default();
    let to_audit = fields
        .text("a-auditer", out)
        .map(|(words, _)| words)
        .unwrap_or_default();
    fields.date("date", out);
    let mut criteria = Vec::new();
    for mut criterion in fields.maps("criteres-verifies", out) {
        let found = skill(&mut criterion, out);
        let proof = criterion.text("preuve", out).map(|(words, _)| words);
        criterion.finish(out);
        if let (Some(skill), Some(proof)) = (found, proof) {
            criteria.push((skill.id, skill.label, proof));
        }
    }
    registries.accessibility = Accessibility {
        state,
        framework,
        to_audit,
        criteria,
    };
}
