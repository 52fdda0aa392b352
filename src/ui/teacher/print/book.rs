//! The story as a paper gamebook on two sheets: the words of the printed game, small and in two
//! columns, with the first names of the session.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::App;
use crate::app::paper::{Answer, Aside, Booklet, Line, Paragraph, PlaySheet, Row, Way, booklet};
use crate::domain::id::CharacterId;
use crate::domain::lesson::{Module, StepKind};
use crate::domain::play::Story;
use crate::domain::text::Inline;
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::table::scrolling;
use crate::ui::blocks::text::{Names, line};
use crate::ui::words;

/// The gamebook of a module's story.
pub fn book(app: App, module: &Module) -> AnyView {
    let mut steps = module.steps.iter();
    let scenario = steps.find_map(|step| match &step.kind {
        StepKind::Simulation(scenario) => Some(scenario.clone()),
        StepKind::Opening | StepKind::Screen | StepKind::Workshop | StepKind::Closing => None,
    });
    let Some(scenario) = scenario else {
        return ().into_any();
    };
    loaded(app.library().scenario(scenario), move |story| {
        let words = booklet(story.scenario());
        let story = Arc::clone(story);
        (move || whole(&words, &names(app, &story))).into_any()
    })
}

/// The first names of the prepared session, or those that this device shows.
fn names(app: App, story: &Arc<Story>) -> Names {
    let prepared = app.setup().with(|setup| setup.names);
    let shown = app.session().with(|session| session.names);
    let set = if prepared > 0 { prepared } else { shown };
    let teller = Arc::clone(story);
    Names::new(move |id: &CharacterId| teller.scenario().name(id, set))
}

fn whole(words: &Booklet, names: &Names) -> AnyView {
    let sentences = |sentences: &[String]| {
        sentences
            .iter()
            .map(|sentence| view! { <li>{sentence.clone()}</li> })
            .collect_view()
    };
    let who = words
        .who
        .iter()
        .map(|sentence| view! { <p>{sentence.clone()}</p> })
        .collect_view();
    let roles = (!words.roles.is_empty()).then(|| view! { <ul>{sentences(&words.roles)}</ul> });
    let paragraphs = words
        .paragraphs
        .iter()
        .map(|one| paragraph(one, names))
        .collect_view();
    view! {
        <div class="book">
            <p>{words.lead.clone()}</p>
            <h2>{words::BOOK_WHO}</h2>
            {who}
            {roles}
            <h2>{words::BOOK_HOW}</h2>
            <ol class="book__rules">{sentences(&words.rules)}</ol>
            {play_sheet(&words.sheet)}
            <h2>{words::BOOK_STORY}</h2>
            {paragraphs}
            {answers(&words.answers, names)}
            {asides(&words.asides, names)}
            <p class="book__help">{words::BOOK_HELP}</p>
        </div>
    }
    .into_any()
}

fn play_sheet(sheet: &PlaySheet) -> AnyView {
    let rows = sheet
        .rows
        .iter()
        .map(|(name, row)| {
            let name = format!("{name}{}", words::COLON.trim_end());
            match row {
                Row::Boxes(boxes) => {
                    view! { <p><strong>{name}</strong> " " {boxes.clone()}</p> }.into_any()
                }
                Row::Values(start, values) => {
                    let values = values
                        .iter()
                        .map(|(words, on)| {
                            let class = if *on {
                                "book__value book__value--on"
                            } else {
                                "book__value"
                            };
                            view! { <span class=class>{words.clone()}</span> " " }
                        })
                        .collect_view();
                    view! { <p><strong>{name}</strong> " " <span class="book__start">{start.clone()}</span> " " {values}</p> }
                        .into_any()
                }
            }
        })
        .collect_view();
    let letters = (!sheet.letters.is_empty()).then(|| {
        let boxes = sheet
            .letters
            .iter()
            .map(|letter| format!("{letter}\u{a0}☐"));
        let boxes = boxes.collect::<Vec<_>>().join("  ");
        view! { <p><strong>{words::BOOK_LETTERS}</strong> " " {boxes}</p> }
    });
    let pile = (sheet.returns > 0).then(|| {
        view! { <p class="blanks"><strong>{words::book_pile(sheet.returns)}</strong> " " <span class="blank__line"></span></p> }
    });
    let messages = sheet.has_messages.then(|| {
        let lines = (0..4)
            .map(|_| view! { <div class="lines__one"></div> })
            .collect_view();
        view! {
            <p><strong>{words::BOOK_MESSAGES}</strong></p>
            <div class="lines" aria-hidden="true">{lines}</div>
        }
    });
    view! {
        <section class="book__sheet">
            <h2>{words::BOOK_SHEET}</h2>
            {rows} {letters} {pile} {messages}
        </section>
    }
    .into_any()
}

fn paragraph(one: &Paragraph, names: &Names) -> AnyView {
    let ways = one
        .ways
        .iter()
        .map(|way| self::way(way, names))
        .collect_view();
    // A table of who sees what needs the whole width.
    let wide = one
        .lines
        .iter()
        .any(|line| matches!(line, Line::Sight { .. }));
    let class = if wide {
        "book__paragraph book__paragraph--wide"
    } else {
        "book__paragraph"
    };
    view! {
        <section class=class>
            {numbered(one.number, &one.title, names)}
            {lines(&one.title, &one.lines, names)}
            <ul class="book__ways">{ways}</ul>
        </section>
    }
    .into_any()
}

fn numbered(number: usize, title: &[Inline], names: &Names) -> AnyView {
    view! { <h3><span class="number">{number}</span> " · " {line(title, names)}</h3> }.into_any()
}

fn lines(title: &[Inline], told: &[Line], names: &Names) -> AnyView {
    told.iter()
        .map(|one| match one {
            Line::Told { when, words } => {
                view! { <p>{condition(when.as_deref())} {line(words, names)}</p> }.into_any()
            }
            Line::Said { when, who, manner, words } => {
                let manner = manner.as_ref().map(|manner| format!(" ({manner})"));
                view! {
                    <p class="book__said">
                        {condition(when.as_deref())}
                        <strong>{line(std::slice::from_ref(who), names)}</strong> {manner} {words::COLON}
                        {line(words, names)}
                    </p>
                }
                .into_any()
            }
            Line::Sight { head, rows } => sight(title, head, rows, names),
        })
        .collect_view()
        .into_any()
}

fn condition(when: Option<&str>) -> Option<AnyView> {
    when.map(|when| view! { <em>{when.to_owned()}</em> " " }.into_any())
}

fn sight(
    title: &[Inline],
    head: &[Vec<Inline>],
    rows: &[(Vec<Inline>, Vec<String>)],
    names: &Names,
) -> AnyView {
    let head = head
        .iter()
        .map(|cell| view! { <th scope="col">{line(cell, names)}</th> })
        .collect_view();
    let rows = rows
        .iter()
        .map(|(name, seen)| {
            let seen = seen
                .iter()
                .map(|words| view! { <td>{words.clone()}</td> })
                .collect_view();
            view! { <tr><th scope="row">{line(name, names)}</th>{seen}</tr> }
        })
        .collect_view();
    let table = view! {
        <table class="book__sight"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
    };
    scrolling(words::sight_of(&names.plain(title)), table)
}

/// Something to do, after its sign.
fn way(way: &Way, names: &Names) -> AnyView {
    match way {
        Way::End => view! { <li>"■ " <strong>{words::BOOK_END}</strong></li> }.into_any(),
        Way::Note(sign, words) => {
            view! { <li>{sign.to_string()} " " {line(words, names)}</li> }.into_any()
        }
        Way::Choice {
            sign,
            when,
            words,
            steps,
            go,
        } => {
            let steps: String = steps
                .iter()
                .map(|step| [step, "\u{202f}; "].concat())
                .collect();
            view! {
                <li>
                    {sign.to_string()} " " {condition(when.as_deref())}
                    <strong>{line(words, names)}</strong> " → " {steps} <strong>{go.clone()} "."</strong>
                </li>
            }
            .into_any()
        }
    }
}

fn answers(answers: &[Answer], names: &Names) -> Option<AnyView> {
    if answers.is_empty() {
        return None;
    }
    let all = answers
        .iter()
        .map(|answer| {
            view! {
                <p><strong>{words::book_answer(answer.number)}</strong> " · " {answer.verdict.clone()} " " {line(&answer.words, names)}</p>
            }
        })
        .collect_view();
    Some(
        view! {
            <section class="book__part">
                <h2>{words::BOOK_ANSWERS}</h2>
                <p>{words::BOOK_ANSWERS_LEAD}</p>
                {all}
            </section>
        }
        .into_any(),
    )
}

fn asides(asides: &[Aside], names: &Names) -> Option<AnyView> {
    if asides.is_empty() {
        return None;
    }
    let all = asides
        .iter()
        .map(|aside| {
            let sides = aside
                .sides
                .iter()
                .map(|(who, told)| {
                    let who = line(std::slice::from_ref(who), names);
                    view! { <div class="book__side"><p><strong>{who}</strong> {words::COLON}</p> " " {lines(&aside.title, told, names)}</div> }
                })
                .collect_view();
            view! { <section>{numbered(aside.number, &aside.title, names)}{sides}</section> }
        })
        .collect_view();
    Some(
        view! {
            <section class="book__part">
                <h2>{words::BOOK_ASIDES}</h2>
                <p>{words::BOOK_ASIDES_LEAD}</p>
                {all}
            </section>
        }
        .into_any(),
    )
}
