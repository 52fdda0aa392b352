//! What is watched in the words of a lesson: figures, phone numbers, words that hurt.

use balise::domain::diagnostic::{Code, Diagnostic};
use balise::domain::registry::{Fact, Registries, Source};
use balise::formats::Watch;
use balise::formats::watch::{BANNED_EVERYWHERE, BANNED_FOR_PUPILS, Watchman};

use crate::support::{SHIPPED, id, today};

/// The shipped registries, with a fact that declares shares and ranges.
fn registries() -> Registries {
    let source = Source {
        words: "une source".to_owned(),
        verified_on: today(),
        review_by: today(),
    };
    let figures = ["5 sur 10", "19 à 20 %", "15 ans de prison"]
        .map(str::to_owned)
        .to_vec();
    let fact = Fact {
        id: id!(FactId, "essai"),
        sentence: "Un fait.".to_owned(),
        figures,
        source,
    };
    let mut registries = SHIPPED.0.registries.clone();
    registries.facts.push(fact);
    registries
}

/// The codes and details for some words, outside of any fact or inside this one.
fn found(words: &str, fact: Option<&str>) -> Vec<(Code, String)> {
    let registries = registries();
    let mut out: Vec<Diagnostic> = Vec::new();
    Watchman {
        registries: &registries,
        images: &[],
    }
    .words(words, 0..words.len(), fact, &mut out);
    out.into_iter()
        .map(|diagnostic| (diagnostic.code, diagnostic.detail))
        .collect()
}

fn refused(words: &str, fact: Option<&str>, code: Code, detail: &str) {
    assert_eq!(found(words, fact), [(code, detail.to_owned())], "{words}");
}

#[test]
fn a_figure_needs_a_fact_that_declares_it() {
    for (words, figure) in [
        ("12 % des élèves", "12 %"),
        ("12\u{202f}% des élèves", "12 %"),
        ("1 500 euros d’amende", "1500 euros"),
        ("5 sur 10", "5 sur 10"),
        ("5 sur dix", "5 sur dix"),
        ("2 ans de prison", "2 ans de prison"),
    ] {
        refused(words, None, Code::UnknownFigure, figure);
    }
    for words in [
        "5 sur 10 élèves",
        "de 19 à 20 % des élèves",
        "19 à 20\u{a0}%",
        "jusqu’à 15 ans de prison",
    ] {
        assert_eq!(found(words, Some("essai")), [], "{words}");
    }
    refused("6 sur 10", Some("essai"), Code::UnknownFigure, "6 sur 10");
    refused("20 %", Some("essai"), Code::UnknownFigure, "20 %");
    refused(
        "5 ans de prison",
        Some("essai"),
        Code::UnknownFigure,
        "5 ans de prison",
    );
    refused(
        "peu d’élèves",
        Some("inconnu"),
        Code::UnknownFigure,
        "inconnu",
    );
}

#[test]
fn hours_dates_and_ages_are_no_figures() {
    for words in [
        "le 20 novembre 2026",
        "18 h 04",
        "en 5e",
        "de 9 h à 23 h",
        "22 élèves",
        "2024-2025",
        "à 15 ans",
    ] {
        assert_eq!(found(words, None), [], "{words}");
    }
}

#[test]
fn a_phone_number_is_one_of_the_registry() {
    for words in [
        "le 3018",
        "17, 112 ou 114",
        "le 3114.",
        "0 800 235 236",
        "0800235236",
        "le 116 006",
        "le 15",
    ] {
        assert_eq!(found(words, None), [], "{words}");
    }
    for (words, number) in [
        ("le 3019", "3019"),
        ("01 23 45 67 89", "0123456789"),
        ("116 111", "116111"),
        ("le 115", "115"),
    ] {
        refused(words, None, Code::UnknownNumber, number);
    }
}

#[test]
fn words_that_hurt_are_found_however_they_are_written() {
    for (words, banned) in [
        ("le harceleur", "harceleur"),
        ("L’HARCELEUSE", "harceleuse"),
        ("les victimes", "victime"),
        ("c’est une balance !", "balance "),
        ("Médiation entre élèves", "médiation"),
        ("il l’a bien cherché", "bien cherché"),
        ("Change de numéro", "change de numéro"),
        ("victime, oui, victime", "victime"),
    ] {
        refused(words, None, Code::BannedWords, banned);
    }
    for words in [
        "harcèlement",
        "balancer, c’est nuire",
        "contrebalance tout",
        "remédiation",
        "vict",
        "",
    ] {
        assert_eq!(found(words, None), [], "{words}");
    }
    // The old number is wrong twice.
    assert_eq!(found("le 3020", None).len(), 2);
}

#[test]
fn every_banned_text_is_found() {
    for banned in BANNED_EVERYWHERE.iter().chain(&BANNED_FOR_PUPILS) {
        let noted = found(&format!("« {banned} »"), None);
        assert!(
            noted.contains(&(Code::BannedWords, (*banned).to_owned())),
            "{banned}: {noted:?}"
        );
        assert_eq!(*banned, banned.to_lowercase());
    }
}
