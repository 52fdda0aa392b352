//! Feedback: on what one can know, in words; never on an opinion, a feeling or a commitment.

use std::collections::BTreeSet;

use balise::app::App;
use balise::domain::id::{ModuleId, OptionId};
use balise::domain::lesson::{Module, Step};
use balise::domain::question::{Answer, GapPiece, Knowledge, Question, QuestionKind};
use balise::domain::route::Route;
use balise::domain::session::Action;
use balise::ui::words;

use crate::html::{Document, Element};
use crate::support::{SHIPPED, SMALL, World};

/// What only feedback shows.
const FEEDBACK: [&str; 3] = ["verdict", "mark", "question__remark"];

/// The answer that is right.
pub fn right_answer(knowledge: &Knowledge) -> Answer {
    let itself = |id: &OptionId| (id.clone(), id.clone());
    match knowledge {
        Knowledge::Choice { options, .. } => Answer::Chosen(
            options
                .iter()
                .filter(|graded| graded.right)
                .map(|graded| graded.option.id.clone())
                .collect(),
        ),
        Knowledge::Order { items } => {
            Answer::Ordered(items.iter().map(|item| item.id.clone()).collect())
        }
        Knowledge::Sort { boxes } => Answer::Placed(
            boxes
                .iter()
                .flat_map(|sort_box| {
                    let place = &sort_box.option.id;
                    let cards = sort_box.cards.iter();
                    cards.map(|card| (card.option.id.clone(), place.clone()))
                })
                .collect(),
        ),
        Knowledge::Match { pairs } => {
            Answer::Placed(pairs.iter().map(|pair| itself(&pair.option.id)).collect())
        }
        Knowledge::Gaps { pieces, .. } => Answer::Placed(
            pieces
                .iter()
                .filter_map(|piece| match piece {
                    GapPiece::Gap(gap) => Some(itself(&gap.id)),
                    GapPiece::Words(_) => None,
                })
                .collect(),
        ),
    }
}

/// The page of a question's step once these acts are done.
pub fn page(world: &World, module: &ModuleId, step: &Step, acts: impl FnOnce(App)) -> Document {
    let html = world.after(&Route::Module(module.clone()), |app| {
        app.dispatch(Action::StepEntered(module.clone(), step.id.clone()));
        acts(app);
    });
    Document::parse(&html)
}

/// Gives an answer and asks for feedback.
pub fn answer(app: App, module: &ModuleId, question: &Question, answer: Answer) {
    let id = &question.id;
    app.dispatch(Action::AnswerGiven(module.clone(), id.clone(), answer));
    app.dispatch(Action::AnswerChecked(module.clone(), id.clone()));
}

/// A question in a page.
pub fn block<'d>(document: &'d Document, question: &Question) -> Element<'d> {
    let id = format!("q-{}-bloc", question.id);
    document.by_id(&id).unwrap_or_else(|| panic!("no {id}"))
}

/// The words of the region of feedback; none where there is no such region.
pub fn feedback(block: Element<'_>) -> Option<String> {
    let mut regions = block.inside().filter(|e| e.has_class("question__feedback"));
    let region = regions.next()?;
    assert_eq!(region.attribute("role"), Some("status"));
    Some(region.text())
}

fn has_marks(block: Element<'_>) -> bool {
    block
        .inside()
        .any(|element| FEEDBACK.iter().any(|class| element.has_class(class)))
}

fn knows(world: &World, module: &Module, step: &Step, question: &Question, known: &Knowledge) {
    let id = &module.summary.id;
    let before = page(world, id, step, drop);
    let before = block(&before, question);
    assert_eq!(feedback(before).as_deref(), Some(""), "{}", question.id);
    assert!(
        !has_marks(before),
        "{}: marks before an answer",
        question.id
    );

    let right = right_answer(known);
    let given = page(world, id, step, |app| {
        let (module, question) = (id.clone(), question.id.clone());
        app.dispatch(Action::AnswerGiven(module, question, right.clone()));
    });
    let given = block(&given, question);
    assert_eq!(feedback(given).as_deref(), Some(""), "{}", question.id);
    assert!(!has_marks(given), "{}: marks not asked for", question.id);

    let after = page(world, id, step, |app| answer(app, id, question, right));
    let after = block(&after, question);
    let said = feedback(after).unwrap();
    assert!(said.contains(words::RIGHT), "{}: {said}", question.id);
    assert!(has_marks(after), "{}: no marks", question.id);
    assert!(
        !after.text().contains(words::PIECE_AGAIN),
        "{}: a right answer to look at again",
        question.id
    );
}

fn only_listens(
    world: &World,
    module: &Module,
    step: &Step,
    question: &Question,
    first: &OptionId,
) {
    let id = &module.summary.id;
    let before = page(world, id, step, drop);
    let after = page(world, id, step, |app| {
        answer(app, id, question, Answer::Chosen(vec![first.clone()]));
    });
    let (before, after) = (block(&before, question), block(&after, question));
    assert_eq!(before.text(), after.text(), "{}", question.id);
    assert_eq!(feedback(after), None, "{}: feedback", question.id);
    assert!(!has_marks(after), "{}: marks", question.id);
    let buttons = after.inside().filter(|e| e.name() == "button").count();
    assert_eq!(buttons, 0, "{}: something to check", question.id);
}

#[test]
fn feedback_is_for_knowledge_only() {
    let mut kinds = BTreeSet::new();
    for world in [&*SHIPPED, &*SMALL] {
        for module in world.modules() {
            for (step, question) in module.questions() {
                kinds.insert(question.kind.slug());
                match &question.kind {
                    QuestionKind::Knowledge(known) => knows(world, module, step, question, known),
                    QuestionKind::Attitude(attitude) => {
                        let first = &attitude.options[0].id;
                        only_listens(world, module, step, question, first);
                    }
                }
            }
        }
    }
    assert_eq!(kinds.len(), 8, "kinds drawn: {kinds:?}");
}

#[test]
fn feedback_never_judges_the_person() {
    let said = [
        words::RIGHT,
        words::PARTLY,
        words::NOT_YET,
        words::PIECE_AGAIN,
    ];
    for words in said {
        for judged in [
            "faux", "erreur", "échec", "raté", "bravo", "points", "score",
        ] {
            assert!(!words.to_lowercase().contains(judged), "« {words} »");
        }
    }
}
