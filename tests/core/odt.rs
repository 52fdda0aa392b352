//! Sheets as editable texts (ODF): a package that an office suite reads, well-formed whatever a sheet
//! says, the same bytes each time. Opening one in an office suite is `tests/e2e/odt.test.mjs`.

use std::io::{Cursor, Read};

use balise::domain::date::Date;
use balise::domain::handout::{Handout, Piece, paragraph};
use balise::domain::text::{Block, CalloutKind, Inline};
use balise::formats::odt::odt;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use zip::{CompressionMethod, ZipArchive};

use crate::support::{cases, today};

fn said(words: &str) -> Vec<Inline> {
    vec![Inline::Text(words.to_owned())]
}

/// A sheet with every piece.
fn complete(words: &str) -> Handout {
    let cell = vec![said(words), vec![Inline::Strong(said("gras"))]];
    Handout {
        title: format!("Titre {words}"),
        pieces: vec![
            Piece::Section(
                said("Objectif"),
                vec![
                    paragraph(words),
                    Piece::Text(Block::Subheading(said("Plus petit"))),
                    Piece::Text(Block::List {
                        ordered: true,
                        items: vec![
                            vec![Block::Paragraph(said("un"))],
                            vec![Block::Paragraph(vec![
                                Inline::Emphasis(said("deux")),
                                Inline::Break,
                                Inline::Help(said("trois")),
                            ])],
                        ],
                    }),
                    Piece::Text(Block::Callout {
                        kind: CalloutKind::Tip,
                        blocks: vec![Block::Quote(vec![Block::Paragraph(said("cité"))])],
                    }),
                    Piece::Text(Block::Table {
                        head: vec![said("A"), said("B")],
                        rows: vec![cell.clone()],
                    }),
                ],
            ),
            Piece::Table {
                caption: "Légende".to_owned(),
                head: vec!["C".to_owned(), "D".to_owned()],
                rows: vec![cell],
            },
            Piece::Blanks(vec![
                ("Qui :".to_owned(), "Mme Roux".to_owned()),
                ("Où :".to_owned(), String::new()),
            ]),
            Piece::Lines(2),
            Piece::Tick("À cocher".to_owned()),
            Piece::Framed(vec![paragraph("encadré")]),
            Piece::Slips {
                columns: 2,
                rows: 3,
                pieces: vec![paragraph("coupé")],
            },
        ],
    }
}

/// An entry of a package.
fn entry(bytes: &[u8], name: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    let mut file = zip.by_name(name).expect("an entry");
    file.read_to_string(&mut text).expect("a text");
    text
}

/// The words of an XML text, one space between two pieces; panics when it is not well-formed.
fn words_of(xml: &str) -> String {
    let mut reader = Reader::from_str(xml);
    let (mut out, mut depth) = (String::new(), 0);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(_) => depth += 1,
            Event::End(_) => {
                depth -= 1;
                out.push(' ');
            }
            Event::Text(text) => out.push_str(&text.xml10_content()),
            Event::GeneralRef(entity) => {
                let sign = match &*entity.xml10_content() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" => '\'',
                    other => panic!("&{other};"),
                };
                out.push(sign);
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!(depth, 0);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_package_is_one_that_the_standard_asks_for() {
    let bytes = odt(&complete("mots"), today()).expect("small");
    // Readers look for the type at this place.
    assert_eq!(&bytes[30..38], b"mimetype");
    let kind = b"application/vnd.oasis.opendocument.text";
    assert_eq!(&bytes[38..38 + kind.len()], kind);
    let mut zip = ZipArchive::new(Cursor::new(bytes.as_slice())).expect("a package");
    let names: Vec<String> = zip
        .file_names()
        .map(|name| name.expect("a name").into_owned())
        .collect();
    for nth in 0..zip.len() {
        let file = zip.by_index(nth).expect("an entry");
        assert_eq!(file.compression(), CompressionMethod::Stored);
    }
    let manifest = entry(&bytes, "META-INF/manifest.xml");
    for name in names {
        if name != "mimetype" {
            words_of(&entry(&bytes, &name));
        }
        let own = ["mimetype", "META-INF/manifest.xml"].contains(&name.as_str());
        let listed = manifest.contains(&format!("full-path=\"{name}\""));
        assert!(own || listed, "{name}");
    }
}

#[test]
fn a_sheet_is_written_whole_and_in_order() {
    let bytes = odt(&complete("mots & <signes>"), today()).expect("small");
    let words = words_of(&entry(&bytes, "content.xml"));
    let mut from = 0;
    for said in [
        "Titre mots & <signes>",
        "Objectif",
        "mots & <signes>",
        "Plus petit",
        "un",
        "deux",
        "trois",
        "cité",
        "A B mots & <signes> gras",
        "Légende C D mots",
        "Qui : Mme Roux Où : ……",
        "☐\u{a0}À cocher".split_whitespace().last().unwrap(),
        "encadré",
        "coupé coupé coupé coupé coupé coupé",
    ] {
        let at = words[from..].find(said);
        from += at.unwrap_or_else(|| panic!("« {said} » in {words}")) + said.len();
    }
    assert!(entry(&bytes, "meta.xml").contains("Titre mots &amp; &lt;signes&gt;"));
}

#[test]
fn a_sheet_to_cut_has_no_title_of_its_own() {
    let slips = Handout {
        title: "Papiers".to_owned(),
        pieces: vec![Piece::Slips {
            columns: 2,
            rows: 1,
            pieces: vec![paragraph("coupé")],
        }],
    };
    let bytes = odt(&slips, today()).expect("small");
    assert_eq!(words_of(&entry(&bytes, "content.xml")), "coupé coupé");
    assert!(entry(&bytes, "meta.xml").contains("Papiers"));
}

#[test]
fn headings_lists_and_heads_of_tables_are_real_ones() {
    let content = entry(
        &odt(&complete("mots"), today()).expect("small"),
        "content.xml",
    );
    for (mark, count) in [
        ("text:outline-level=\"2\"", 1),
        ("text:outline-level=\"3\"", 1),
        ("<text:list-item>", 2),
        ("<table:table-header-rows>", 2),
        ("text:style-name=\"Ligne\"", 2),
        ("<text:line-break/>", 1),
    ] {
        assert_eq!(content.matches(mark).count(), count, "{mark}");
    }
    // Every style that is named exists.
    let styles = entry(
        &odt(&complete("mots"), today()).expect("small"),
        "styles.xml",
    );
    for (at, _) in content.match_indices("style-name=\"") {
        let name = content[at + 12..].split('"').next().unwrap();
        let declared = format!("style:name=\"{name}\"");
        assert!(
            styles.contains(&declared) || content.contains(&declared),
            "{name}"
        );
    }
}

proptest! {
    #![proptest_config(cases(60))]

    #[test]
    fn any_words_make_the_same_well_formed_file(
        words in "\\PC{0,80}",
        day in 1_u8..29,
    ) {
        let day = Date::new(2026, 11, day).unwrap();
        let bytes = odt(&complete(&words), day).unwrap();
        prop_assert_eq!(&bytes, &odt(&complete(&words), day).unwrap());
        let said = words_of(&entry(&bytes, "content.xml"));
        let spaced = words.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert!(said.contains(&spaced), "{} in {}", spaced, said);
    }
}
