//! What is pasted on the board: classes from a spreadsheet, lines of sessions from messages.

use balise::domain::board::{Audience, Board, BoardAction, Outside, update};
use balise::domain::lesson::Level;
use balise::formats::class_line::{self, LineProblem, Pasted};
use balise::formats::class_list::{self, ListProblem, Listed};
use proptest::prelude::*;

use crate::boards::{
    CATALOGUE, any_board, board, class, class_id, class_of, emc, entered, module, run, session,
};
use crate::support::cases;

fn listed(text: &str, board: &Board) -> Vec<(usize, String)> {
    let lines = class_list::read(text, board);
    let said = lines.into_iter().map(|line| {
        let said = match line.outcome {
            Listed::New(class) => format!("+{} {}", class.label.as_str(), class.size),
            Listed::Changed(class) => format!("~{} {}", class.label.as_str(), class.size),
            Listed::Same(class) => format!("={}", class.label.as_str()),
            Listed::Refused(problem) => format!("{problem:?}"),
        };
        (line.number, said)
    });
    said.collect()
}

#[test]
fn classes_are_pasted_from_a_spreadsheet_or_a_file() {
    let before = board(&[class("5e A", "20"), class("5e B", "27")]);
    for text in [
        "5eA;5e;20\n5e B;5e;28\n\n4e C;4e;25",
        "Classe\tNiveau\tEffectif\r\n5eA\t5e\t20\r\n5e B\t5ème\t28\r\n4e C\t4\t25\r\n",
        "\u{feff}\"libellé\",\"niveau\",\"effectif\"\n\"5eA\",\"cinquième\",20\n5e B,5eme,28\n4e C,Quatrieme,25",
        "'5eA;5e;20;;\n5e B;5e;28;;\n4e C;4e;25;;",
    ] {
        let said: Vec<String> = listed(text, &before)
            .into_iter()
            .map(|(_, said)| said)
            .collect();
        assert_eq!(said, ["=5eA", "~5e B 28", "+4e C 25"], "{text}");
        let good = class_list::accepted(&class_list::read(text, &before));
        let mut after = before.clone();
        update(&mut after, BoardAction::ClassesPasted(good)).unwrap();
        assert_eq!(after.classes.len(), 3);
        // Pasted again, nothing changes.
        assert!(
            listed(text, &after)
                .iter()
                .all(|(_, said)| said.starts_with('='))
        );
    }
}

#[test]
fn a_bad_line_is_told_by_its_number_and_the_good_ones_stay() {
    let problem = |problem: ListProblem| format!("{problem:?}");
    assert_eq!(
        listed(
            "4e C;4e;25\n\n4e D;4e\n4e/E;4e;25\n4e F;2de;25\n4e G;4e;0\n4eC;4e;24\n4e H;4e;vingt\n=1+1;4e;25\n4e I;4e;25;x",
            &Board::default()
        ),
        [
            (1, "+4e C 25".to_owned()),
            (3, problem(ListProblem::Columns)),
            (4, problem(ListProblem::Label)),
            (5, problem(ListProblem::Level)),
            (6, problem(ListProblem::Size)),
            (7, problem(ListProblem::Twice)),
            (8, problem(ListProblem::Size)),
            (9, problem(ListProblem::Label)),
            (10, problem(ListProblem::Columns)),
        ]
    );
    let many = "5e A;5e;20\n".repeat(class_list::MAX_LINES + 1);
    let last = class_list::read(&many, &Board::default()).pop().unwrap();
    assert_eq!(last.outcome, Listed::Refused(ListProblem::TooMany));
}

#[test]
fn a_line_is_readable_and_read_back() {
    let nurse = balise::domain::board::Activity::Outside(Outside::Nurse);
    let there = board(&[
        class("5e B", "27"),
        run("5e B", "m2", "2026-11-20", Some("retour")),
        session("5e B", emc(), "2026-11-21", "55"),
        entered(Audience::Level(Level::Cinquieme), nurse, "2026-11-22", "50"),
        session("5e B", module("m99"), "2026-11-23", "55"),
    ]);
    let lines: Vec<String> = there
        .sessions
        .iter()
        .map(|session| class_line::write(session, &there, &CATALOGUE))
        .collect();
    assert_eq!(
        lines,
        [
            "5e B – Module (Balise, m99) – 23/11/2026 – 55\u{a0}min – postes des élèves",
            "5e (tout le niveau) – Intervention de l’infirmerie – 22/11/2026 – 50\u{a0}min – postes des élèves",
            "5e B – EMC – 21/11/2026 – 55\u{a0}min – postes des élèves",
            "5e B – Témoin, je fais quoi\u{202f}? (Balise, m2) – 20/11/2026 – 40\u{a0}min – vidéoprojecteur – à reprendre\u{a0}: retour",
        ]
        .map(|line| line.replace('\u{202f}', if CATALOGUE.modules[0].title.contains('\u{202f}') { "\u{202f}" } else { " " }))
    );
    let classes = board(&[class("5e B", "27")]);
    let read = class_line::read(&lines.join("\n"), &classes);
    let sessions = class_line::accepted(&read);
    let mut after = classes;
    update(&mut after, BoardAction::SessionsPasted(sessions)).unwrap();
    assert_eq!(after.sessions, there.sessions);
}

#[test]
fn lines_come_from_messages_and_spreadsheets() {
    let classes = board(&[class("5e B", "27")]);
    let line = "5e B – EMC – 21/11/2026 – 55 min – sans écran";
    let [expected] = class_line::accepted(&class_line::read(line, &classes))
        .try_into()
        .unwrap();
    for same in [
        "- 5eB – EMC – 21/11/2026 – 55\u{202f}min – sans écran",
        "• 5e B — emc — 21/11/2026 — 55 minutes — Sans écran",
        "5e B - EMC - 21/11/2026 - 55 mn - papier",
        "5e B\tEMC\t2026-11-21\t55\tsans écran",
        "5e B\t5e\t27\tEMC\t21/11/2026\t55\tsans écran\t",
        "5e B;5e;27;EMC;21/11/2026;55;sans écran;",
        "Classe;Niveau;Effectif;Activité;Date;Minutes;Mode;À reprendre\r\n5e B;5e;27;\"EMC\";21/11/2026;55;sans écran;",
        "\u{feff}\n\n> 5e B – EMC – 21/11/2026 – 55 – sans écran\n",
    ] {
        let read = class_line::accepted(&class_line::read(same, &classes));
        assert_eq!(read, std::slice::from_ref(&expected), "{same}");
    }
}

#[test]
fn a_line_counts_once_and_a_bad_one_says_why() {
    let there = board(&[
        class("5e B", "27"),
        session("5e B", emc(), "2026-11-21", "55"),
    ]);
    let text = [
        "5e B – EMC – 21/11/2026 – 55 min – postes des élèves",
        "5e B – EMC – 22/11/2026 – 55 min – postes des élèves",
        "5e B – EMC – 22/11/2026 – 55 min – postes des élèves",
        "Bonjour, voici la ligne",
        "5e Z – EMC – 22/11/2026 – 55 min – postes des élèves",
        "5e B – Cinéma – 22/11/2026 – 55 min – postes des élèves",
        "5e B – EMC – 31/11/2026 – 55 min – postes des élèves",
        "5e B – EMC – 22/11/2026 – 500 min – postes des élèves",
        "5e B – EMC – 22/11/2026 – 1 heure – postes des élèves",
        "5e B – EMC – 22/11/2026 – 55 min – dehors",
        "5e B – Témoin (Balise, m2) – 22/11/2026 – 55 min – postes des élèves – à reprendre : Le débat !",
        "5e B – EMC – 22/11/2026 – 55 min",
        "5e B – EMC – 22/11/2026 – 55 min – postes des élèves – à reprendre : retour – encore",
        "EMC – 22/11/2026 – 55 min – postes des élèves",
        "2de (tout le niveau) – EMC – 22/11/2026 – 55 min – postes des élèves",
    ]
    .join("\n");
    let said: Vec<String> = class_line::read(&text, &there)
        .into_iter()
        .map(|line| match line.outcome {
            Pasted::New(_) => "new".to_owned(),
            Pasted::Already(_) => "already".to_owned(),
            Pasted::Refused(problem) => format!("{} {problem:?}", line.number),
        })
        .collect();
    assert_eq!(
        said,
        [
            "already",
            "new",
            "already",
            "4 Parts",
            "5 Class(\"5e Z\")",
            "6 Activity",
            "7 Date",
            "8 Minutes",
            "9 Minutes",
            "10 Mode",
            "11 Resume",
            "12 Parts",
            "13 Parts",
            "14 Parts",
            "15 Class(\"2de (tout le niveau)\")",
        ]
    );
    let many = "x\n".repeat(class_line::MAX_LINES + 1);
    let last = class_line::read(&many, &there).pop().unwrap();
    assert_eq!(last.outcome, Pasted::Refused(LineProblem::TooMany));
}

#[test]
fn pasted_sessions_of_a_class_that_left_are_refused_whole() {
    let there = board(&[class_of("5e B", Level::Cinquieme, "27")]);
    let text = "5e B – EMC – 21/11/2026 – 55 min – sans écran";
    let sessions = class_line::accepted(&class_line::read(text, &there));
    let mut empty = Board::default();
    assert!(update(&mut empty, BoardAction::SessionsPasted(sessions)).is_err());
    assert_eq!(empty, Board::default());
    assert!(there.class(&class_id("5e B")).is_some());
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn every_line_of_a_board_is_read_back(there in any_board()) {
        let lines: Vec<String> = there
            .sessions
            .iter()
            .map(|session| class_line::write(session, &there, &CATALOGUE))
            .collect();
        let read = class_line::read(&lines.join("\r\n"), &there);
        prop_assert_eq!(read.len(), there.sessions.len());
        for line in read {
            prop_assert!(matches!(line.outcome, Pasted::Already(_)), "{}", line.text);
        }
    }

    #[test]
    fn any_text_is_read_or_refused(text in "(?s).{0,80}", there in any_board()) {
        let shared = format!("{text}\n5e B – EMC – {text} – 55 min – sans écran\n{text};5e;{text}");
        for line in class_line::read(&shared, &there) {
            prop_assert!(line.number > 0);
        }
        let mut after = there.clone();
        let good = class_list::accepted(&class_list::read(&shared, &there));
        prop_assert!(update(&mut after, BoardAction::ClassesPasted(good)).is_ok());
    }
}
