//! What is pasted: a list of classes, lines of the « cahier de textes ». Each line is read before
//! anything changes: good, already there, or refused with its reason.

use leptos::prelude::*;

use super::desk::Desk;
use super::forms::field;
use crate::app::class_line::{self, Pasted, PastedLine};
use crate::app::class_list::{self, ListLine, Listed};
use crate::domain::board::BoardAction;
use crate::ui::words;

/// The field where a list of classes is pasted.
const LIST: &str = "liste-texte";
/// The field where lines are pasted.
const LINES: &str = "lignes-texte";

/// How many lines of one outcome are shown.
const SHOWN: usize = 100;

/// What became of the lines of one kind: their ranks and what is said of each.
struct Outcome {
    title: String,
    class: &'static str,
    lines: Vec<(usize, String)>,
}

/// The field of a list of classes, its preview, and the press that creates them.
pub fn list_form(desk: Desk) -> AnyView {
    let read: RwSignal<Vec<ListLine>> = RwSignal::new(Vec::new());
    let preview = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field(desk, LIST);
        let lines = desk
            .app
            .board()
            .with_untracked(|board| class_list::read(&text, board));
        desk.said.set(said_of(lines.is_empty()));
        read.set(lines);
    };
    let apply = move |_| {
        let classes = read.with_untracked(|lines| class_list::accepted(lines));
        let done = words::classes_created(classes.len());
        if desk.change(BoardAction::ClassesPasted(classes), &done) {
            desk.app.page(|page| page.set_field(LIST, ""));
            read.set(Vec::new());
        }
    };
    let shown = move || {
        read.with(|lines| {
            (!lines.is_empty()).then(|| {
                let good = class_list::accepted(lines).len();
                let apply = (good > 0).then(|| {
                    view! {
                        <button type="button" class="button" id="liste-creer" on:click=apply>
                            {words::create_classes(good)}
                        </button>
                    }
                });
                outcomes(words::LIST_PREVIEW, of_classes(lines), apply.into_any())
            })
        })
    };
    view! {
        <form class="paste" novalidate on:submit=preview>
            <label class="paste__label" for=LIST>{words::LIST_FIELD}</label>
            <p class="form__help" id="liste-aide">{words::LIST_HELP}</p>
            <textarea class="paste__text" id=LIST rows="6" autocomplete="off" spellcheck="false"
                aria-describedby="liste-aide"></textarea>
            <button type="submit" class="button button--quiet" id="liste-relire">{words::PREVIEW}</button>
        </form>
        <div id="liste-relue">{shown}</div>
    }
    .into_any()
}

fn of_classes(lines: &[ListLine]) -> Vec<Outcome> {
    let (mut new, mut changed, mut same, mut refused) = (vec![], vec![], vec![], vec![]);
    for line in lines {
        match &line.outcome {
            Listed::New(class) => new.push((line.number, words::new_class(class))),
            Listed::Changed(class) => changed.push((line.number, words::new_class(class))),
            Listed::Same(class) => same.push((line.number, words::new_class(class))),
            Listed::Refused(problem) => {
                refused.push((line.number, words::list_problem(*problem, &line.text)));
            }
        }
    }
    vec![
        Outcome::new(words::good_classes(new.len()), "good", new),
        Outcome::new(words::changed_classes(changed.len()), "good", changed),
        Outcome::new(words::known_classes(same.len()), "known", same),
        Outcome::new(words::refused_lines(refused.len()), "refused", refused),
    ]
}

/// The field of lines of the « cahier de textes », its preview, and the press that logs them.
pub fn lines_form(desk: Desk) -> AnyView {
    let read: RwSignal<Vec<PastedLine>> = RwSignal::new(Vec::new());
    let preview = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = field(desk, LINES);
        let lines = desk
            .app
            .board()
            .with_untracked(|board| class_line::read(&text, board));
        desk.said.set(said_of(lines.is_empty()));
        read.set(lines);
    };
    let apply = move |_| {
        let sessions = read.with_untracked(|lines| class_line::accepted(lines));
        let done = words::lines_logged(sessions.len());
        if desk.change(BoardAction::SessionsPasted(sessions), &done) {
            desk.app.page(|page| page.set_field(LINES, ""));
            read.set(Vec::new());
        }
    };
    let shown = move || {
        read.with(|lines| {
            (!lines.is_empty()).then(|| {
                let good = class_line::accepted(lines).len();
                let apply = (good > 0).then(|| {
                    view! {
                        <button type="button" class="button" id="lignes-inscrire" on:click=apply>
                            {words::log_lines(good)}
                        </button>
                    }
                });
                outcomes(words::LINES_PREVIEW, of_lines(lines), apply.into_any())
            })
        })
    };
    view! {
        <form class="paste" novalidate on:submit=preview>
            <label class="paste__label" for=LINES>{words::LINES_FIELD}</label>
            <p class="form__help" id="lignes-aide">{words::LINES_HELP}</p>
            <textarea class="paste__text" id=LINES rows="5" autocomplete="off" spellcheck="false"
                aria-describedby="lignes-aide"></textarea>
            <button type="submit" class="button button--quiet" id="lignes-relire">{words::PREVIEW}</button>
        </form>
        <div id="lignes-relues">{shown}</div>
    }
    .into_any()
}

fn of_lines(lines: &[PastedLine]) -> Vec<Outcome> {
    let (mut new, mut known, mut refused) = (vec![], vec![], vec![]);
    for line in lines {
        match &line.outcome {
            Pasted::New(_) => new.push((line.number, line.text.clone())),
            Pasted::Already(_) => known.push((line.number, line.text.clone())),
            Pasted::Refused(problem) => {
                refused.push((line.number, words::line_problem(problem, &line.text)));
            }
        }
    }
    vec![
        Outcome::new(words::good_lines(new.len()), "good", new),
        Outcome::new(words::known_lines(known.len()), "known", known),
        Outcome::new(words::refused_lines(refused.len()), "refused", refused),
    ]
}

fn said_of(nothing: bool) -> String {
    let words = if nothing {
        words::NOTHING_PASTED
    } else {
        words::PREVIEWED
    };
    words.to_owned()
}

impl Outcome {
    fn new(title: String, class: &'static str, lines: Vec<(usize, String)>) -> Self {
        Self {
            title,
            class,
            lines,
        }
    }
}

fn outcomes(title: &'static str, outcomes: Vec<Outcome>, apply: AnyView) -> AnyView {
    let groups = outcomes
        .into_iter()
        .filter(|outcome| !outcome.lines.is_empty())
        .map(group)
        .collect_view();
    view! {
        <h3>{title}</h3>
        {groups}
        <p>{apply}</p>
    }
    .into_any()
}

fn group(outcome: Outcome) -> AnyView {
    let hidden = outcome.lines.len().saturating_sub(SHOWN);
    let lines = outcome.lines.into_iter().take(SHOWN).map(|(number, text)| {
        view! { <li><b>{words::line_number(number)}</b> " " {text}</li> }
    });
    let lines = lines.collect_view();
    view! {
        <div class=format!("paste__group paste__group--{}", outcome.class)>
            <h4>{outcome.title}</h4>
            <ul>{lines}</ul>
            {(hidden > 0).then(|| view! { <p>{words::and_others(hidden)}</p> })}
        </div>
    }
    .into_any()
}
