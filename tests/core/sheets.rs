//! Spreadsheets of the board, as CSV and as ODS. The files are left in
//! `target/balise/office/`, where the browser tests' stage opens them with `LibreOffice` and compares.

use std::fs;

use balise::domain::board::{ActionKind, Audience, BoardAction, Mode, Scope, report};
use balise::domain::lesson::Level;
use balise::formats::csv::{self, Cell};
use balise::formats::report_sheet::{self, Sheet};
use balise::formats::{board_words, ods};

use crate::boards::{
    CATALOGUE, acted, board, class, class_id, class_of, day, emc, entered, module, planned,
    programme, run, session,
};
use crate::support::repository;

fn sheets() -> Vec<(&'static str, Sheet)> {
    let board = board(&[
        class("5e B", "27"),
        class("5e A", "20"),
        class_of("Éco-3", Level::Troisieme, "12"),
        run("5e B", "m2", "2026-11-20", Some("retour")),
        run("5e B", "m4", "2026-12-04", None),
        session("5e A", emc(), "2026-11-27", "55"),
        entered(Audience::Level(Level::Cinquieme), emc(), "2027-01-08", "50"),
        planned(
            Audience::Class(class_id("5e B")),
            module("m8"),
            "2027-02-05",
        ),
        acted(ActionKind::ParentsWorkshop, "2027-01-21", "9"),
        acted(ActionKind::StaffTrained, "2026-09-01", ""),
        BoardAction::SavedToFile,
    ]);
    let of = |scope| {
        let report = report(&board, scope, day("2027-01-15"), &programme());
        report_sheet::report(&report, &board, &CATALOGUE)
    };
    // What a hostile file could hold in a cell: nothing of it runs.
    let cells = [
        "=1+1",
        "+1",
        "-1",
        "@A1",
        "dire \"non\" ; et après",
        "deux\nlignes",
        "<b>&amp;</b>",
        "5e B",
        "'=1",
        "01/02",
        "1e5",
        "5e3",
        "",
    ];
    let hostile = Sheet {
        name: "Cellules & <mots>".to_owned(),
        rows: [
            vec![vec![
                Cell::text("Mots"),
                Cell::text("Nombre"),
                Cell::text("Heures"),
                Cell::text("Jour"),
            ]],
            cells
                .into_iter()
                .map(|words| {
                    vec![
                        Cell::text(words),
                        Cell::Number(1234),
                        Cell::Hours(605),
                        Cell::Day(day("2026-11-05")),
                    ]
                })
                .collect(),
        ]
        .concat(),
    };
    vec![
        ("seances", report_sheet::sessions(&board, &CATALOGUE)),
        ("bilan-classe", of(Scope::Class(class_id("5e B")))),
        ("bilan-niveau", of(Scope::Level(Level::Cinquieme))),
        ("bilan-etablissement", of(Scope::School)),
        ("cellules", hostile),
    ]
}

#[test]
fn files_for_an_office_are_written_with_what_they_must_say() {
    let folder = repository("target/balise/office");
    fs::create_dir_all(&folder).unwrap();
    let mut list = Vec::new();
    for (name, sheet) in sheets() {
        let rows: Vec<Vec<String>> = sheet
            .rows
            .iter()
            .map(|row| row.iter().map(shown).collect())
            .collect();
        for (ending, bytes) in [
            ("csv", csv::write(&sheet.rows).into_bytes()),
            ("ods", ods::write(&sheet)),
        ] {
            fs::write(folder.join(format!("{name}.{ending}")), bytes).unwrap();
            list.push(serde_json::json!({
                "file": format!("{name}.{ending}"),
                "rows": if ending == "csv" { neutral(&sheet, &rows) } else { rows.clone() },
            }));
        }
    }
    let list = serde_json::to_string_pretty(&list).unwrap();
    fs::write(folder.join("sheets.json"), list).unwrap();
}

/// What a spreadsheet shows of a cell.
fn shown(cell: &Cell) -> String {
    match cell {
        Cell::Text(words) => words.clone(),
        Cell::Number(number) => number.to_string(),
        Cell::Hours(minutes) => {
            let hundredths = (f64::from(*minutes) / 0.6).round();
            format!("{:.2}", hundredths / 100.0).replace('.', ",")
        }
        Cell::Day(date) => date.french(),
        Cell::Empty => String::new(),
    }
}

/// In a CSV file words that look like a formula, a number or a day are shown with an apostrophe.
fn neutral(sheet: &Sheet, rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let cell = |(cell, shown): (&Cell, &String)| {
        let marked = ["=1+1", "+1", "-1", "@A1", "01/02", "1e5", "5e3"];
        if matches!(cell, Cell::Text(_)) && marked.contains(&shown.as_str()) {
            format!("'{shown}")
        } else {
            shown.clone()
        }
    };
    sheet
        .rows
        .iter()
        .zip(rows)
        .map(|(cells, shown)| cells.iter().zip(shown).map(cell).collect())
        .collect()
}

#[test]
fn a_report_is_one_table_without_an_answer() {
    for (name, sheet) in sheets() {
        let width = sheet.rows[0].len();
        assert!(sheet.rows.iter().all(|row| row.len() == width), "{name}");
    }
    let of = |wanted: &str| {
        sheets()
            .into_iter()
            .find(|(name, _)| *name == wanted)
            .unwrap()
            .1
    };
    let school = csv::write(&of("bilan-etablissement").rows);
    for line in [
        "Rubrique;Intitulé;Date;Minutes;Heures;Nombre;Personnes\r\n",
        "Ensemble;Classes;;;;3;59\r\n",
        // 5e A: 55 + 50, 5e B: 40 + 40 + 50.
        "Classe;5e A;;105;1,75;2;20\r\n",
        "Classe;5e B;;130;2,17;3;27\r\n",
        "Classe;Éco-3;;0;0,00;0;12\r\n",
        "Action;Associer les parents et les partenaires : Atelier avec les parents;;;;1;9\r\n",
    ] {
        assert!(school.contains(line), "{line}\n{school}");
    }
    let class = csv::write(&of("bilan-classe").rows);
    assert!(class.contains(&format!(
        "{};20/11/2026;40;0,67;;\r\n",
        board_words::mode_words(Mode::Projector)
    )));
    assert!(class.contains("À reprendre;m2, retour;20/11/2026;;;;\r\n"));
}

#[test]
fn the_same_table_gives_the_same_bytes() {
    for (name, sheet) in sheets() {
        let bytes = ods::write(&sheet);
        assert_eq!(bytes, ods::write(&sheet), "{name}");
        // The type of the file stands first and bare, so that a system knows it without unpacking.
        assert_eq!(bytes.get(30..38), Some("mimetype".as_bytes()), "{name}");
        assert_eq!(
            bytes.get(38..38 + ods::MIME.len()),
            Some(ods::MIME.as_bytes()),
            "{name}"
        );
    }
}
