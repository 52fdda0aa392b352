//! The numbered paragraphs, the answers of clues, and what others could have felt.
//!
//! Each line that asks for something begins with a sign of its own, which the rules explain.

use super::book::Book;
use super::booklet::{Answer, Aside, Line, Paragraph, Way};
use super::own;
use super::rules::capital_si;
use crate::domain::scenario::{Act, Beat, Choice, Mode, Scene, Speaker, View, What};
use crate::domain::text::Inline;
use crate::formats::telling::{self, SKIP_WORDS, role};
use crate::formats::typography::french;

/// The book itself.
pub(super) fn paragraphs(book: &Book<'_>) -> Vec<Paragraph> {
    let scenes = book.scenes.iter().enumerate();
    scenes
        .map(|(rank, scene)| Paragraph {
            number: rank + 1,
            title: scene.title.clone(),
            lines: told(book, scene)
                .filter_map(|told| beat(book, told, told.view.as_ref()))
                .collect(),
            ways: ways(book, scene),
        })
        .collect()
}

/// What clues reveal, apart from them and in another order.
pub(super) fn answers(book: &Book<'_>) -> Vec<Answer> {
    let clues = book.answers.iter().enumerate();
    clues
        .filter_map(|(rank, clue)| {
            let Act::Clue { reveals, feedback } = &clue.act else {
                return None;
            };
            let verdict = if *reveals {
                format!("Cela révèle trop : coche 1 case « {} ».", book.clues)
            } else {
                "Cela peut rester.".to_owned()
            };
            Some(Answer {
                number: rank + 1,
                verdict: french(&verdict),
                words: feedback.clone(),
            })
        })
        .collect()
}

/// The sides of other people, by paragraph.
pub(super) fn asides(book: &Book<'_>) -> Vec<Aside> {
    let mut all = Vec::new();
    for (rank, scene) in book.scenes.iter().enumerate() {
        let views = book
            .scenario
            .views
            .iter()
            .filter(|view| book.is_aside(view));
        let sides: Vec<_> = views.filter_map(|view| side(book, scene, view)).collect();
        if !sides.is_empty() {
            all.push(Aside {
                number: rank + 1,
                title: scene.title.clone(),
                sides,
            });
        }
    }
    all
}

/// What the pupil can read in a scene, in some state.
fn told<'s>(book: &Book<'s>, scene: &'s Scene) -> impl Iterator<Item = &'s Beat> {
    let only = book.only_role();
    scene.beats.iter().filter(move |beat| match &beat.view {
        None => true,
        Some(View::Role(role)) => only.is_none_or(|only| only == *role),
        Some(View::Person(_)) => false,
    })
}

fn side(book: &Book<'_>, scene: &Scene, view: &View) -> Option<(Inline, Vec<Line>)> {
    let beats = scene
        .beats
        .iter()
        .filter(|beat| beat.view.as_ref() == Some(view));
    // The side is already named above its beats.
    let told: Vec<Line> = beats
        .filter_map(|beat| self::beat(book, beat, None))
        .collect();
    let who = match view {
        View::Role(mine) => own(&format!("Toi ({})", role(*mine))),
        View::Person(id) => Inline::Name(id.clone()),
    };
    (!told.is_empty()).then_some((who, told))
}

/// One thing that happens, after its conditions; nothing when they can never hold.
fn beat(book: &Book<'_>, beat: &Beat, view: Option<&View>) -> Option<Line> {
    let mut all = book.when(&beat.conditions)?;
    if let (Some(View::Role(mine)), true) = (view, book.has_roles()) {
        all.insert(0, format!("tu joues « {} »", role(*mine)));
    }
    let when = sentence(&all, ", lis :");
    Some(match &beat.what {
        What::Told(words) => Line::Told {
            when,
            words: words.clone(),
        },
        What::Said { from, manner, text } => Line::Said {
            when,
            who: match from {
                Speaker::You => own("Toi"),
                Speaker::Character(id) => Inline::Name(id.clone()),
            },
            manner: telling::manner(manner).map(|manner| french(&manner)),
            words: text.clone(),
        },
        What::Sight { head, rows } => {
            let cells = rows.iter().map(|(name, seen)| {
                let seen = seen.iter().map(|seen| french(&book.seen(seen)));
                (name.clone(), seen.collect())
            });
            Line::Sight {
                head: head.clone(),
                rows: cells.collect(),
            }
        }
    })
}

/// « Si …, lis : », when there is something to check.
fn sentence(all: &[String], end: &str) -> Option<String> {
    (!all.is_empty()).then(|| french(&format!("{}{end}", capital_si(all))))
}

/// What can be done in a scene.
fn ways(book: &Book<'_>, scene: &Scene) -> Vec<Way> {
    let mut ways = Vec::new();
    if scene.ending.is_some() {
        ways.push(Way::End);
    }
    if scene.mode == Mode::Compose {
        let words = "Tu écris un message. Si le paragraphe d’avant n’en écrivait pas un, commence une ligne neuve sur ta feuille.";
        ways.push(Way::Note('~', vec![own(words)]));
    }
    let leaves = !scene.choices.is_empty() || scene.skip.is_some();
    if let Some(letter) = book.met(&scene.id).filter(|_| leaves) {
        let words = format!("Quand tu pars d’ici vers un autre numéro, coche la case {letter}.");
        ways.push(Way::Note('✓', vec![own(&words)]));
    }
    let clues = scene
        .choices
        .iter()
        .filter(|choice| matches!(choice.act, Act::Clue { .. }));
    ways.extend(clues.filter_map(|clue| way(book, scene, clue, '●')));
    ways.extend(settings(book, scene));
    for fallback in [false, true] {
        let turns = scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Turn && choice.fallback == fallback);
        ways.extend(turns.filter_map(|turn| way(book, scene, turn, '►')));
    }
    ways.extend(skip(book, scene));
    ways
}

/// A choice: its conditions, its words, then what to do.
fn way(book: &Book<'_>, scene: &Scene, choice: &Choice, sign: char) -> Option<Way> {
    let all = book.when_open(scene, choice)?;
    let steps = book.steps(scene, choice)?;
    let when = sentence(&all, " :");
    Some(offer(sign, when, choice.label.clone(), steps))
}

fn skip(book: &Book<'_>, scene: &Scene) -> Option<Way> {
    let number = book.number(scene.skip.as_ref()?)?;
    let mut steps = vec![format!("va au {number}")];
    if scene.mode == Mode::Compose {
        steps.insert(0, "barre ton message".to_owned());
    }
    Some(offer('►', None, vec![own(SKIP_WORDS)], steps))
}

/// A choice, its last step where the eye finds it.
fn offer(sign: char, when: Option<String>, words: Vec<Inline>, mut steps: Vec<String>) -> Way {
    let last = steps.pop().unwrap_or_default();
    // « va au 5 » stays on one line.
    let number = last.strip_prefix("va au ").filter(|rest| rest.len() < 4);
    let go = number.map_or_else(
        || french(&last),
        |number| format!("va\u{a0}au\u{a0}{number}"),
    );
    Way::Choice {
        sign,
        when,
        words,
        steps: steps.iter().map(|step| french(step)).collect(),
        go,
    }
}

/// One line for each setting that can be changed here.
fn settings(book: &Book<'_>, scene: &Scene) -> Vec<Way> {
    let mut ways = Vec::new();
    for measure in &book.scenario.measures {
        let changes = scene
            .choices
            .iter()
            .filter(|choice| choice.act == Act::Setting(measure.id.clone()));
        let changes: Vec<&Choice> = changes.collect();
        let Some(name) = book.name(&measure.id).filter(|_| !changes.is_empty()) else {
            continue;
        };
        let mut words = vec![own(&format!(
            "Réglage « {name} » : tu peux entourer une autre valeur."
        ))];
        for change in changes {
            if let Some(letter) = book.made(&change.id) {
                words.push(own(" Si tu entoures « "));
                words.extend(change.label.iter().cloned());
                words.push(own(&format!(" », coche la case {letter}.")));
            }
        }
        ways.push(Way::Note('◊', words));
    }
    ways
}
