//! Reads and checks a scenario, and walks every state it can reach.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{CheckedScenario, Context, dates, same_title, shifted, shown};
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::explore::{MAX_STATES, explore};
use crate::domain::id::{CharacterId, ChoiceId, MeasureId, ScenarioId, SceneId, is_numbered};
use crate::domain::scenario::{
    Character, Measure, OUTCOMES, Polarity, Role, SCENE_WORDS, SCENES, Scenario,
};
use crate::formats::front_matter::{self, Fields};
use crate::formats::scenario::{self as body_parser, Body};
use crate::formats::typography::french;

/// Reads and checks the text of a scenario's file; `walk` says whether to explore its states.
pub fn check_scenario(
    text: &str,
    context: &Context<'_>,
    walk: bool,
) -> (Option<CheckedScenario>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let Some((mut fields, body_text, offset)) = front_matter::read(text, &mut out) else {
        return (None, out);
    };
    let head = Head::read(&mut fields, context, &mut out);
    fields.finish(&mut out);
    let watchman = context.watchman();
    let parsed = body_parser::body(body_text, &head.characters, &head.measures, Some(&watchman));
    out.extend(
        parsed
            .diagnostics
            .into_iter()
            .map(|diagnostic| shifted(diagnostic, offset)),
    );
    same_title(head.title.as_ref(), &parsed.value.title, &mut out);
    let Some(scenario) = head.scenario(&parsed.value) else {
        return (None, out);
    };
    let before = out.len();
    let places = Places {
        body: &parsed.value,
        offset,
    };
    scenes(&scenario, &places, &mut out);
    if walk && !out[before..].iter().any(|d| d.code == Code::BrokenLink) {
        states(&scenario, &places, &mut out);
    }
    (
        Some(CheckedScenario {
            scenario,
            source: body_text.to_owned(),
        }),
        out,
    )
}

/// What the front matter of a scenario says.
struct Head {
    id: Option<ScenarioId>,
    title: Option<(String, Range<usize>)>,
    role: Option<Role>,
    you: Option<String>,
    announcement: Option<String>,
    minutes: Option<u16>,
    characters: Vec<Character>,
    measures: Vec<Measure>,
}

impl Head {
    fn read(fields: &mut Fields, context: &Context<'_>, out: &mut Vec<Diagnostic>) -> Self {
        let id = fields.text("id", out).and_then(|(words, span)| {
            front_matter::id(&words, span, out, |words| {
                if is_numbered(words, 's') {
                    ScenarioId::parse(words).map_err(|_| ())
                } else {
                    Err(())
                }
            })
        });
        let title = shown(fields, "titre", context, out);
        let role = fields.one_of("role", out, Role::parse);
        fields.one_of("appli", out, |words| (words == "messagerie").then_some(()));
        let you = shown(fields, "toi", context, out).map(|(words, _)| french(&words));
        let announcement = shown(fields, "annonce", context, out).map(|(words, _)| french(&words));
        let minutes = fields.one_of("duree", out, |words| {
            words
                .parse()
                .ok()
                .filter(|minutes| (1..=40).contains(minutes))
        });
        let mut characters = characters(fields, context, out);
        characters.extend(adults(fields, out));
        let measures = measures(fields, out);
        dates(fields, context.today, out);
        Self {
            id,
            title,
            role,
            you,
            announcement,
            minutes,
            characters,
            measures,
        }
    }

    fn scenario(self, body: &Body) -> Option<Scenario> {
        Some(Scenario {
            id: self.id?,
            title: french(&self.title?.0),
            role: self.role?,
            you: self.you?,
            announcement: self.announcement?,
            minutes: self.minutes?,
            characters: self.characters,
            measures: self.measures,
            scenes: body.scenes.clone(),
        })
    }
}

/// Characters whose first names are swapped: two names at least, alike in gender and initial.
fn characters(
    fields: &mut Fields,
    context: &Context<'_>,
    out: &mut Vec<Diagnostic>,
) -> Vec<Character> {
    let Some(yaml) = fields.need("personnages", out) else {
        return Vec::new();
    };
    let Some(entries) = Fields::of(yaml, out) else {
        return Vec::new();
    };
    let mut characters = Vec::new();
    for (key, value) in entries.rest() {
        let span = key.span.clone();
        let id = front_matter::id(&key.name, key.span, out, CharacterId::parse);
        let names: Vec<(String, Range<usize>)> = front_matter::list(value, &key.name, out)
            .into_iter()
            .filter_map(|name| front_matter::scalar(name, &key.name, out))
            .collect();
        if names.len() < 2 {
            out.push(Diagnostic::new(Code::OneName, span, key.name.as_str()));
        }
        let mut first = None;
        for (name, span) in &names {
            let Some(listed) = context.registries.name(name) else {
                out.push(Diagnostic::new(
                    Code::NameNotListed,
                    span.clone(),
                    name.as_str(),
                ));
                continue;
            };
            let (gender, vowel) = *first.get_or_insert((listed.gender, listed.vowel));
            if (listed.gender, listed.vowel) != (gender, vowel) {
                out.push(Diagnostic::new(
                    Code::NamesDiffer,
                    span.clone(),
                    name.as_str(),
                ));
            }
        }
        characters.extend(id.map(|id| Character {
            id,
            names: names.into_iter().map(|(name, _)| name).collect(),
        }));
    }
    characters
}

/// Adults called by a function or a surname: one name is enough, no pupil bears it.
fn adults(fields: &mut Fields, out: &mut Vec<Diagnostic>) -> Vec<Character> {
    let Some(entries) = fields
        .take("adultes")
        .and_then(|yaml| Fields::of(yaml, out))
    else {
        return Vec::new();
    };
    let mut adults = Vec::new();
    for (key, value) in entries.rest() {
        let name = front_matter::scalar(value, &key.name, out);
        let id = front_matter::id(&key.name, key.span, out, CharacterId::parse);
        adults.extend(id.zip(name).map(|(id, (name, _))| Character {
            id,
            names: vec![name],
        }));
    }
    adults
}

fn measures(fields: &mut Fields, out: &mut Vec<Diagnostic>) -> Vec<Measure> {
    let Some(entries) = fields
        .take("mesures")
        .and_then(|yaml| Fields::of(yaml, out))
    else {
        return Vec::new();
    };
    let mut measures = Vec::new();
    for (key, value) in entries.rest() {
        let span = key.span.clone();
        let id = front_matter::id(&key.name, key.span, out, MeasureId::parse);
        let Some(mut inner) = Fields::of(value, out) else {
            continue;
        };
        let number = |words: &str| words.parse::<i32>().ok().filter(|n| (-20..=20).contains(n));
        let start = inner.one_of("debut", out, number);
        let min = inner.one_of("min", out, number);
        let max = inner.one_of("max", out, number);
        let polarity = inner.one_of("sens", out, |words| match words {
            "aide" => Some(Polarity::Help),
            "tort" => Some(Polarity::Harm),
            _ => None,
        });
        inner.finish(out);
        let (Some(id), Some(start), Some(min), Some(max), Some(polarity)) =
            (id, start, min, max, polarity)
        else {
            continue;
        };
        if min > start || start > max {
            out.push(Diagnostic::new(
                Code::BadValue,
                span,
                format!("{min} ≤ {start} ≤ {max}"),
            ));
        }
        // A measure whose bounds are wrong stays declared: what names it is not wrong too.
        measures.push(Measure {
            id,
            start,
            min: min.min(start),
            max: max.max(start),
            polarity,
        });
    }
    measures
}

/// Where scenes and choices stand in the file.
struct Places<'b> {
    body: &'b Body,
    offset: usize,
}

impl Places<'_> {
    fn scene(&self, id: &SceneId) -> Range<usize> {
        let nth = self.body.scenes.iter().position(|scene| scene.id == *id);
        let span = nth
            .and_then(|nth| self.body.scene_spans.get(nth))
            .cloned()
            .unwrap_or_default();
        span.start + self.offset..span.end + self.offset
    }

    fn choice(&self, scene: &SceneId, choice: &ChoiceId) -> Range<usize> {
        let found = self
            .body
            .choice_spans
            .iter()
            .find(|(s, c, _)| s == scene && c == choice);
        let span = found.map(|(_, _, span)| span.clone()).unwrap_or_default();
        span.start + self.offset..span.end + self.offset
    }
}

/// The rules on each scene.
fn scenes(scenario: &Scenario, places: &Places<'_>, out: &mut Vec<Diagnostic>) {
    for scene in &scenario.scenes {
        let span = places.scene(&scene.id);
        let mut note = |code, span: Range<usize>, detail: String| {
            out.push(Diagnostic::new(code, span, detail));
        };
        let words = scene.words();
        if words > SCENE_WORDS {
            note(Code::LongScene, span.clone(), format!("{words} mots"));
        }
        if scene.ending.is_some() && !scene.choices.is_empty() {
            note(Code::BadEnding, span.clone(), scene.id.to_string());
        }
        if let Some(skip) = scene
            .skip
            .as_ref()
            .filter(|skip| scenario.scene(skip).is_none())
        {
            note(Code::BrokenLink, span.clone(), skip.to_string());
        }
        for choice in &scene.choices {
            if scenario.scene(&choice.target).is_none() {
                note(
                    Code::BrokenLink,
                    places.choice(&scene.id, &choice.id),
                    choice.target.to_string(),
                );
            }
        }
    }
    let outcomes: BTreeSet<_> = scenario
        .scenes
        .iter()
        .filter_map(|scene| scene.ending)
        .collect();
    if scenario.scenes.len() < SCENES || outcomes.len() < OUTCOMES {
        let detail = format!(
            "{} scènes, {} issues",
            scenario.scenes.len(),
            outcomes.len()
        );
        out.push(Diagnostic::new(Code::ThinScenario, 0..0, detail));
    }
}

/// The rules on what can be reached.
fn states(scenario: &Scenario, places: &Places<'_>, out: &mut Vec<Diagnostic>) {
    let found = explore(scenario);
    if found.too_many {
        out.push(Diagnostic::new(
            Code::TooManyStates,
            0..0,
            MAX_STATES.to_string(),
        ));
        return;
    }
    for scene in scenario
        .scenes
        .iter()
        .filter(|scene| !found.reached.contains(&scene.id))
    {
        out.push(Diagnostic::new(
            Code::Unreachable,
            places.scene(&scene.id),
            scene.id.as_str(),
        ));
    }
    for (code, scenes) in [
        (Code::DeadEnd, &found.dead_ends),
        (Code::Endless, &found.endless),
        (Code::HarmUnrepaired, &found.unrepaired),
    ] {
        for scene in scenes {
            out.push(Diagnostic::new(code, places.scene(scene), scene.as_str()));
        }
    }
    for scene in scenario
        .scenes
        .iter()
        .filter(|scene| found.reached.contains(&scene.id))
    {
        for choice in &scene.choices {
            if !found.made.contains(&(scene.id.clone(), choice.id.clone())) {
                let span = places.choice(&scene.id, &choice.id);
                out.push(Diagnostic::new(Code::NeverTrue, span, choice.id.as_str()));
            }
        }
    }
}
