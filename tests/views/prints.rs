//! What a module prints: six pages that say what the lesson says, with what the teacher prepared.

use balise::app::Lesson;
use balise::app::paper::{Line, Way, booklet};
use balise::domain::handout::{Handout, Piece};
use balise::domain::id::ModuleId;
use balise::domain::lesson::{Module, PartKind, StepKind, TeacherPart};
use balise::domain::printed::Printed;
use balise::domain::route::Route;
use balise::domain::scenario::Scenario;
use balise::domain::session::Action;
use balise::domain::setup::{Contact, Setup};
use balise::domain::text::{Block, Inline, plain};
use balise::formats::documents::{read_module, read_notes};
use balise::ui::{Material, handout, words};

use crate::fakes::Fake;
use crate::html::Document;
use crate::support::{SHIPPED, draw_with, id, spaced, with_page};

/// A page of a module as it is written, with every document at hand.
fn page(module: &ModuleId, printed: Printed) -> Document {
    let route = Route::Print(module.clone(), printed);
    Document::parse(&SHIPPED.after(&route, drop))
}

/// The same page at an address that ends on this, served by a school.
fn prepared(module: &str, printed: Printed, fragment: &'static str) -> Document {
    let page = Fake {
        fragment,
        origin: Some("https://balise.exemple.fr"),
        ..Fake::default()
    };
    let route = Route::Print(id!(ModuleId, module), printed);
    Document::parse(&draw_with(with_page(page), &route, drop))
}

fn text_of(document: &Document) -> String {
    spaced(&document.classed("paper")[0].text())
}

fn words_of(inlines: &[Inline]) -> String {
    spaced(&plain(inlines, &ToString::to_string))
}

/// The lines of blocks, each as a reader finds it on a page.
fn lines_of(blocks: &[Block]) -> Vec<String> {
    let mut lines = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(words) | Block::Subheading(words) => lines.push(words_of(words)),
            Block::List { items, .. } => lines.extend(items.iter().flat_map(|item| lines_of(item))),
            Block::Quote(inner) | Block::Callout { blocks: inner, .. } => {
                lines.extend(lines_of(inner));
            }
            Block::Table { head, rows } => {
                lines.extend(head.iter().map(|cell| words_of(cell)));
                lines.extend(rows.iter().flatten().map(|cell| words_of(cell)));
            }
            Block::Image(_) => {}
        }
    }
    lines
}

fn parts(module: &Module) -> Vec<TeacherPart> {
    let modules = SHIPPED.curriculum.modules.iter();
    let mut found = modules.filter(|known| known.module.summary.id == module.summary.id);
    read_notes(&documents(&found.next().unwrap().module).1)
        .unwrap()
        .parts
}

/// The documents of a module, as they are written.
fn documents(module: &Module) -> (String, String) {
    let id = &module.summary.id;
    let text = |doc| SHIPPED.documents[&doc].clone();
    (
        text(balise::app::Doc::Module(id.clone())),
        text(balise::app::Doc::Notes(id.clone())),
    )
}

fn assert_says(text: &str, lines: impl IntoIterator<Item = String>, what: &str) {
    let mut count = 0;
    for line in lines {
        assert!(text.contains(&line), "{what}: « {line} » in {text}");
        count += 1;
    }
    assert!(count > 0, "{what}: nothing to say");
}

/// The scenario that a module plays.
fn story(module: &Module) -> &'static Scenario {
    let mut steps = module.steps.iter();
    let played = steps.find_map(|step| match &step.kind {
        StepKind::Simulation(scenario) => Some(scenario),
        _ => None,
    });
    let played = played.expect("a story");
    let mut known = SHIPPED.scenarios();
    &known
        .find(|checked| checked.scenario.summary.id == *played)
        .unwrap()
        .scenario
}

#[test]
fn every_module_prints_six_things_and_each_leads_to_the_others() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        for printed in Printed::ALL {
            let document = page(id, printed);
            let heading = words::print_heading(printed, &module.summary.title);
            assert_eq!(document.named(&["h1"])[0].text(), heading);
            assert!(document.by_id("imprimer").is_some(), "{id} {printed:?}");
            assert_says(
                &text_of(&document),
                [spaced(words::print_how(printed))],
                "how",
            );
            let links: Vec<&str> = document
                .named(&["a"])
                .into_iter()
                .filter_map(|link| link.attribute("href"))
                .collect();
            for other in Printed::ALL.into_iter().filter(|other| *other != printed) {
                let there = format!("imprimer/{id}/{}/", other.slug());
                assert!(links.iter().any(|link| link.ends_with(&there)), "{there}");
            }
            let leaf = Route::Leaf(id.clone()).path();
            assert!(links.iter().any(|link| link.ends_with(&leaf)), "{leaf}");
            let file = links.iter().find(|link| link.ends_with(".odt"));
            let expected = printed.file(id);
            assert_eq!(file.is_some(), expected.is_some(), "{printed:?}");
            assert!(file.is_none_or(|file| file.ends_with(&expected.unwrap())));
        }
        let leaf = Document::parse(&SHIPPED.written(&Route::Leaf(id.clone())));
        let links = leaf.classed("to-print__list")[0].lines();
        assert_eq!(links, Printed::ALL.map(words::printed_name), "{id}");
    }
}

#[test]
fn the_teachers_sheet_has_every_part_of_a_fiche_de_seance() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        let text = text_of(&page(id, Printed::TeacherSheet));
        let summary = &module.summary;
        assert_says(
            &text,
            [
                summary.gesture.clone(),
                spaced(&words::reviewed(summary)),
                spaced(&words::levels(&summary.levels)),
                spaced(words::POCKET),
                spaced(words::PRINT_RECEIVES),
                spaced(words::AFTER_STEPS),
                spaced(words::EMC),
            ],
            id.as_str(),
        );
        for step in &module.steps {
            let row = format!(
                "{} {} {} {}",
                words_of(&step.title),
                words::minutes(step.minutes),
                words::need(step.need),
                words::step_kind(&step.kind)
            );
            assert_says(&text, [spaced(&row)], id.as_str());
        }
        for part in parts(module) {
            match part.kind {
                PartKind::Sheet(_) | PartKind::Trace => {
                    assert_says(&text, lines_of(&part.blocks), id.as_str());
                }
                PartKind::Card(_) => assert_says(&text, [words_of(&part.title)], id.as_str()),
                // Notes are for « Feuilleter », with the step that they speak of.
                PartKind::Notes(_) => {}
            }
        }
        for label in read_notes(&documents(module).1).unwrap().frameworks {
            assert_says(&text, [spaced(&label)], id.as_str());
        }
    }
}

#[test]
fn the_first_thing_of_a_card_is_whole_sentences() {
    for module in SHIPPED.modules() {
        let document = page(&module.summary.id, Printed::TeacherSheet);
        let table = document.classed("paper__table")[1];
        let rows: Vec<Vec<String>> = table
            .inside()
            .filter(|inside| inside.name() == "tr")
            .map(|row| row.lines())
            .collect();
        assert!(rows.len() > 5, "{rows:?}");
        for row in &rows[1..] {
            let first = row[1].trim_end_matches(['»', '\u{a0}', ' ']);
            assert!(first.ends_with(['.', '!', '?', '…']), "« {} »", row[1]);
            let marks = |sign| row[1].matches(sign).count();
            assert_eq!(marks('«'), marks('»'), "« {} »", row[1]);
            assert!(
                (20..260).contains(&row[1].chars().count()),
                "« {} »",
                row[1]
            );
        }
    }
}

#[test]
fn nobody_receives_until_the_teacher_says_who_then_every_sheet_does() {
    let known = "#qui=Mme%20Roux&ou=CDI&quand=midi";
    for printed in [
        Printed::TeacherSheet,
        Printed::PupilSheet,
        Printed::Slips,
        Printed::PlanB,
    ] {
        let blank = prepared("m2", printed, "");
        let filled = prepared("m2", printed, known);
        let blanks = |document: &Document| document.classed("blank__line").len();
        assert!(blanks(&blank) > blanks(&filled), "{printed:?}");
        assert!(!text_of(&blank).contains("Mme Roux"), "{printed:?}");
        let warned = |document: &Document| text_of(document).contains(&spaced(words::SAY_WHO));
        assert!(warned(&blank) && !warned(&filled), "{printed:?}");
        for words in ["Mme Roux", "CDI", "midi"] {
            assert!(text_of(&filled).contains(words), "{printed:?}: {words}");
        }
    }
}

#[test]
fn a_cut_session_shows_what_is_left_out_and_where_to_resume() {
    let whole = text_of(&prepared("m2", Printed::TeacherSheet, ""));
    assert!(!whole.contains(words::LEFT_OUT));
    let cut = text_of(&prepared("m2", Printed::TeacherSheet, "#minutes=20"));
    assert!(cut.contains(words::LEFT_OUT), "{cut}");
    assert!(cut.contains("La classe reprend un autre jour à"), "{cut}");
    assert!(!cut.contains("dont 35 essentielles Étape"), "{cut}");
}

#[test]
fn the_room_link_stands_with_its_code_and_gives_up_the_contact_before_the_code() {
    let written = page(&id!(ModuleId, "m2"), Printed::TeacherSheet);
    assert!(written.classed("room").is_empty(), "no address is known");
    let run = "https://balise.exemple.fr";
    for (fragment, expected, remark, codes) in [
        ("", None, None, 2),
        (
            "#minutes=30&prenoms=2",
            Some("minutes=30&prenoms=2"),
            None,
            2,
        ),
        (
            "#minutes=30&qui=Madame%20Roux-Delacroix&ou=Vie%20scolaire&quand=Midi",
            Some("minutes=30"),
            Some(words::ROOM_WITHOUT_CONTACT),
            2,
        ),
        (
            "#avec=a-qui,reparer,adulte,encore-une-etape-longue,et-une-autre-plus-longue",
            Some("avec=a-qui,reparer,adulte,encore-une-etape-longue,et-une-autre-plus-longue"),
            Some(words::ROOM_WITHOUT_CODE),
            1,
        ),
    ] {
        let document = prepared("m2", Printed::TeacherSheet, fragment);
        let room = document.classed("room")[0];
        let text = spaced(&room.text());
        let addresses = document.classed("room__address");
        assert_eq!(addresses.len(), 2);
        let address = addresses[0].text();
        assert!(address.starts_with(run) && address.contains("animer/m2/"));
        let said = address.split_once('#').map(|(_, said)| said.to_owned());
        assert_eq!(said.as_deref(), expected, "{fragment}");
        assert!(addresses[1].text().ends_with("feuilleter/m2/"));
        assert_eq!(document.classed("qr").len(), codes, "{fragment}");
        for known in [words::ROOM_WITHOUT_CONTACT, words::ROOM_WITHOUT_CODE] {
            assert_eq!(
                text.contains(&spaced(known)),
                Some(known) == remark,
                "{fragment}"
            );
        }
    }
}

#[test]
fn the_pupils_sheet_holds_the_workshops_the_trace_and_the_numbers() {
    for module in SHIPPED.modules() {
        let id = &module.summary.id;
        let text = text_of(&page(id, Printed::PupilSheet));
        assert_says(&text, [module.summary.gesture.clone()], id.as_str());
        for step in module.steps.iter().filter(|s| s.kind == StepKind::Workshop) {
            assert_says(&text, [words_of(&step.title)], id.as_str());
        }
        for part in parts(module).iter().filter(|p| p.kind == PartKind::Trace) {
            assert_says(&text, lines_of(&part.blocks), id.as_str());
        }
        for number in ["17", "112", "114", "3114", "3018", "119"] {
            assert!(text.contains(number), "{id}: {number}");
        }
        // What only the adult sets up, and what comes after the work, is not there.
        for hidden in ["Matériel.", "Groupes.", "voix haute", words::CALLOUT_NOTE] {
            assert!(!text.contains(hidden), "{id}: {hidden}");
        }
    }
}

#[test]
fn every_pupil_hands_back_the_same_slip() {
    let document = prepared("m2", Printed::Slips, "#qui=Mme%20Roux");
    let slips = document.classed("slip");
    assert_eq!(slips.len(), 8);
    for slip in &slips {
        assert_eq!(slip.lines(), slips[0].lines());
    }
    let read = slips
        .iter()
        .filter(|slip| slip.attribute("aria-hidden").is_none());
    assert_eq!(read.count(), 1);
    let text = spaced(&slips[0].text());
    for words in [words::SLIP_WORD, words::SLIP_BOX, words::SLIP_NAME] {
        assert!(text.contains(&spaced(words)), "{words}");
    }
}

#[test]
fn cards_have_identical_backs() {
    let document = page(&id!(ModuleId, "m2"), Printed::Cards);
    let (backs, all) = (document.classed("answer--back"), document.classed("answer"));
    assert_eq!((backs.len(), all.len()), (16, 32));
    let drawn = |nth: usize| {
        let drawing = backs[nth].inside().filter(|inside| inside.name() == "path");
        let places = drawing.map(|path| path.attributes().to_vec());
        places.collect::<Vec<_>>()
    };
    assert!(!drawn(0).is_empty());
    for nth in 0..backs.len() {
        assert_eq!(drawn(nth), drawn(0));
        assert_eq!(backs[nth].text(), "");
    }
    let letters: Vec<String> = all[..16].iter().map(|card| card.text()).collect();
    for letter in ["A", "B", "C", "D"] {
        assert_eq!(letters.iter().filter(|one| *one == letter).count(), 4);
    }
}

#[test]
fn plan_b_is_twice_the_same_half_without_a_screen() {
    for module in SHIPPED.modules() {
        let document = page(&module.summary.id, Printed::PlanB);
        let halves = document.classed("half");
        assert_eq!(halves.len(), 2);
        assert_eq!(halves[0].lines(), halves[1].lines());
        assert_eq!(halves[1].attribute("aria-hidden"), Some("true"));
        let text = spaced(&halves[0].text());
        for step in &module.steps {
            let how = format!("{} {}", words::need(step.need), words::without_screen(step));
            assert_says(&text, [words_of(&step.title), spaced(&how)], "plan b");
        }
    }
}

/// Every text of the printed game, as the page must say it.
fn texts(scenario: &Scenario, set: usize) -> Vec<String> {
    let booklet = booklet(scenario);
    let line = |inlines: &[Inline]| spaced(&plain(inlines, &|id| scenario.name(id, set)));
    let mut texts = vec![booklet.title.clone(), booklet.lead.clone()];
    texts.extend(booklet.rules.clone());
    texts.extend(booklet.who.clone());
    texts.extend(booklet.roles.clone());
    for paragraph in &booklet.paragraphs {
        texts.push(format!("{} · {}", paragraph.number, line(&paragraph.title)));
        for told in &paragraph.lines {
            match told {
                Line::Told { when, words } | Line::Said { when, words, .. } => {
                    texts.extend(when.clone());
                    texts.push(line(words));
                }
                Line::Sight { head, rows } => {
                    texts.extend(head.iter().map(|cell| line(cell)));
                    texts.extend(rows.iter().flat_map(|(_, seen)| seen.clone()));
                }
            }
        }
        for way in &paragraph.ways {
            match way {
                Way::End => texts.push(format!("■ {}", words::BOOK_END)),
                Way::Note(_, words) => texts.push(line(words)),
                Way::Choice {
                    when,
                    words,
                    steps,
                    go,
                    ..
                } => {
                    let before: String = steps.iter().map(|step| format!("{step} ; ")).collect();
                    let when = when
                        .as_ref()
                        .map_or(String::new(), |when| format!("{when} "));
                    texts.push(format!("{when}{} → {before}{go}.", line(words)));
                }
            }
        }
    }
    for answer in &booklet.answers {
        texts.push(format!("{} {}", answer.verdict, line(&answer.words)));
    }
    texts.remove(0);
    texts.iter().map(|text| spaced(text)).collect()
}

#[test]
fn the_gamebook_says_every_word_of_the_printed_game_with_the_names_of_the_session() {
    for module in SHIPPED.modules() {
        let scenario = story(module);
        let route = Route::Print(module.summary.id.clone(), Printed::Book);
        for set in 0..scenario.sets() {
            let html = SHIPPED.after(&route, |app| app.dispatch(Action::NamesChanged(set)));
            let text = text_of(&Document::parse(&html));
            let texts = texts(scenario, set);
            assert!(texts.len() > 80, "{} texts", texts.len());
            assert_says(&text, texts, module.summary.id.as_str());
        }
        assert!(scenario.sets() > 1);
    }
    // A link of another room gives its names too.
    let document = prepared("m2", Printed::Book, "#prenoms=2");
    let m2 = SHIPPED.modules().find(|m| m.summary.id.as_str() == "m2");
    assert_says(&text_of(&document), texts(story(m2.unwrap()), 1), "m2");
}

/// The plain texts of pieces, in order.
fn said(pieces: &[Piece]) -> Vec<String> {
    let mut texts = Vec::new();
    for piece in pieces {
        match piece {
            Piece::Section(title, inner) => {
                texts.push(words_of(title));
                texts.extend(said(inner));
            }
            Piece::Text(block) => texts.extend(lines_of(std::slice::from_ref(block))),
            Piece::Table {
                caption,
                head,
                rows,
            } => {
                texts.push(spaced(caption));
                texts.extend(head.iter().map(|cell| spaced(cell)));
                texts.extend(rows.iter().flatten().map(|cell| words_of(cell)));
            }
            Piece::Blanks(blanks) => texts.extend(blanks.iter().map(|(label, _)| spaced(label))),
            Piece::Tick(words) => texts.push(spaced(words)),
            Piece::Framed(inner) | Piece::Slips { pieces: inner, .. } => texts.extend(said(inner)),
            Piece::Lines(_) => {}
        }
    }
    texts
}

#[test]
fn the_page_and_the_file_to_change_say_the_same() {
    for module in SHIPPED.modules() {
        let (lesson, notes) = documents(module);
        let lesson: Lesson = read_module(&lesson).unwrap();
        let notes = read_notes(&notes).unwrap();
        let setup = Setup {
            contact: Contact::default(),
            ..Setup::default()
        };
        let material = Material {
            lesson: &lesson,
            notes: &notes,
            numbers: &SHIPPED.curriculum.registries.contacts,
            setup: &setup,
        };
        for printed in Printed::ALL {
            let made = handout(printed, &material);
            assert_eq!(made.is_some(), printed.file(&module.summary.id).is_some());
            let Some(Handout { title, pieces }) = made else {
                continue;
            };
            let document = page(&module.summary.id, printed);
            assert_eq!(document.named(&["h1"])[0].text(), title);
            assert_says(&text_of(&document), said(&pieces), &title);
        }
    }
}
