//! Reads and checks a scenario, and walks every state it can reach.

use std::collections::BTreeSet;
use std::ops::Range;

use super::declared::{self, Declared};
use super::{CheckedScenario, Context, dates, hidden_characters, same_title, shifted, shown};
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::explore::{Exploration, Flaw, MAX_STATES, explore};
use crate::domain::id::{ChoiceId, ScenarioId, SceneId, is_numbered};
use crate::domain::lesson::Level;
use crate::domain::play::{Story, TooMuch};
use crate::domain::scenario::{
    AppKind, Beat, Condition, ENDINGS, OUTCOMES, SCENES, Scenario, Scene, Seen, StorySummary,
    Target, View, What,
};
use crate::formats::front_matter::{self, Fields};
use crate::formats::scenario::{self as body_parser, Body};
use crate::formats::typography::french;
use crate::formats::watch::brands_in;

/// Reads and checks the text of a scenario's file, and walks every state it can reach.
pub fn check_scenario(
    text: &str,
    context: &Context<'_>,
) -> (Option<CheckedScenario>, Vec<Diagnostic>) {
    let mut out = hidden_characters(text);
    let Some((mut fields, body_text, offset)) = front_matter::read(text, &mut out) else {
        return (None, out);
    };
    let head = Head::read(&mut fields, context, &mut out);
    fields.finish(&mut out);
    let watchman = context.watchman();
    let (characters, measures) = (&head.declared.characters, &head.declared.measures);
    let parsed = body_parser::body(body_text, characters, measures, Some(&watchman));
    out.extend(
        parsed
            .diagnostics
            .into_iter()
            .map(|diagnostic| shifted(diagnostic, offset)),
    );
    for (brand, span) in brands_in(text) {
        out.push(Diagnostic::new(Code::RealBrand, span, brand));
    }
    same_title(head.title.as_ref(), &parsed.value.title, &mut out);
    let Some(scenario) = head.scenario(&parsed.value) else {
        return (None, out);
    };
    let places = Places {
        body: &parsed.value,
        offset,
    };
    scenes(&scenario, &places, &mut out);
    // What is broken would be found again at every state that it makes unreachable.
    let broken = out.iter().any(|diagnostic| {
        matches!(
            diagnostic.code,
            Code::BrokenLink | Code::UnknownMeasure | Code::BadEnding
        )
    });
    let explored = match Story::new(scenario.clone()) {
        Ok(story) => Some(explore(&story, MAX_STATES)),
        Err(TooMuch { measures, flags }) => {
            let detail = format!("{measures} mesures et réglages, {flags} choses à retenir");
            out.push(Diagnostic::new(Code::TooMuchToRemember, 0..0, detail));
            None
        }
    };
    let explored = explored.unwrap_or_default();
    if explored.too_many {
        let detail = format!("plus de {MAX_STATES} états");
        out.push(Diagnostic::new(Code::TooManyStates, 0..0, detail));
    } else if !broken && !explored.ways.is_empty() {
        states(&scenario, &explored, &places, &mut out);
    }
    ways(&scenario, &explored, &places, &mut out);
    (
        Some(CheckedScenario {
            scenario,
            source: body_text.to_owned(),
            explored,
        }),
        out,
    )
}

/// What the front matter of a scenario says.
struct Head {
    id: Option<ScenarioId>,
    title: Option<(String, Range<usize>)>,
    levels: Vec<Level>,
    gesture: Option<String>,
    app: Option<AppKind>,
    minutes: Option<u16>,
    announcement: Option<String>,
    declared: Declared,
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
        let levels = fields.several("niveaux", out, Level::parse);
        let gesture = shown(fields, "geste", context, out).map(|(words, _)| french(&words));
        let app = fields.one_of("appli", out, AppKind::parse);
        let announcement = shown(fields, "annonce", context, out).map(|(words, _)| french(&words));
        let minutes = fields.one_of("duree", out, |words| {
            words
                .parse()
                .ok()
                .filter(|minutes| (1..=40).contains(minutes))
        });
        let declared = declared::read(fields, context, out);
        dates(fields, context.today, out);
        Self {
            id,
            title,
            levels,
            gesture,
            app,
            minutes,
            announcement,
            declared,
        }
    }

    fn scenario(self, body: &Body) -> Option<Scenario> {
        Some(Scenario {
            summary: StorySummary {
                id: self.id?,
                title: french(&self.title?.0),
                levels: self.levels,
                gesture: self.gesture?,
                app: self.app?,
                minutes: self.minutes?,
                // Modules are read later.
                module: None,
            },
            roles: self.declared.roles,
            views: self.declared.views,
            announcement: self.announcement?,
            characters: self.declared.characters,
            measures: self.declared.measures,
            scenes: body.scenes.clone(),
        })
    }
}

/// Where scenes, beats and choices stand in the file.
struct Places<'b> {
    body: &'b Body,
    offset: usize,
}

impl Places<'_> {
    fn heading(&self, scene: usize) -> Range<usize> {
        let spans = self.body.spans.get(scene);
        self.shifted(spans.map(|spans| &spans.heading))
    }

    fn beat(&self, scene: usize, beat: usize) -> Range<usize> {
        let spans = self.body.spans.get(scene);
        self.shifted(spans.and_then(|spans| spans.beats.get(beat)))
    }

    fn choice(&self, scene: usize, choice: usize) -> Range<usize> {
        let spans = self.body.spans.get(scene);
        self.shifted(spans.and_then(|spans| spans.choices.get(choice)))
    }

    fn shifted(&self, span: Option<&Range<usize>>) -> Range<usize> {
        let span = span.cloned().unwrap_or_default();
        span.start + self.offset..span.end + self.offset
    }

    /// The scene in which a place of the file stands.
    fn scene_of(&self, at: usize) -> Option<usize> {
        let at = at.checked_sub(self.offset)?;
        let mut scenes = self.body.spans.iter();
        scenes.position(|spans| (spans.heading.start..spans.end).contains(&at))
    }
}

/// The rules on each scene.
fn scenes(scenario: &Scenario, places: &Places<'_>, out: &mut Vec<Diagnostic>) {
    for (nth, scene) in scenario.scenes.iter().enumerate() {
        let span = places.heading(nth);
        if scene.ending.is_some() && !scene.choices.is_empty() {
            out.push(Diagnostic::new(
                Code::BadEnding,
                span.clone(),
                scene.id.as_str(),
            ));
        }
        if let Some(skip) = &scene.skip {
            link(scenario, skip, &span, out);
        }
        for (rank, choice) in scene.choices.iter().enumerate() {
            let span = places.choice(nth, rank);
            if let Target::Scene(target) = &choice.target {
                link(scenario, target, &span, out);
            }
            if let Some(then) = &choice.then {
                link(scenario, then, &span, out);
            }
            named(scenario, &choice.conditions, &span, out);
        }
        for (rank, beat) in scene.beats.iter().enumerate() {
            let span = places.beat(nth, rank);
            named(scenario, &beat.conditions, &span, out);
            sight(scenario, beat, &span, out);
            if let Some(view) = beat.view.as_ref().filter(|v| !scenario.views.contains(v)) {
                out.push(Diagnostic::new(Code::UnknownView, span, view_word(view)));
            }
        }
        sides(scenario, scene, &span, out);
        panel(scenario, scene, &span, out);
    }
    thickness(scenario, out);
}

/// A scene that leads somewhere, or a condition that names it.
fn link(scenario: &Scenario, scene: &SceneId, span: &Range<usize>, out: &mut Vec<Diagnostic>) {
    if scenario.scene(scene).is_none() {
        out.push(Diagnostic::new(
            Code::BrokenLink,
            span.clone(),
            scene.as_str(),
        ));
    }
}

/// Scenes and choices that conditions name.
fn named(
    scenario: &Scenario,
    conditions: &[Condition],
    span: &Range<usize>,
    out: &mut Vec<Diagnostic>,
) {
    for condition in conditions {
        match condition {
            Condition::Met(scene, _) => link(scenario, scene, span, out),
            Condition::Made(choice, _) => {
                let mut choices = scenario.scenes.iter().flat_map(|scene| &scene.choices);
                if !choices.any(|known| known.id == *choice) {
                    out.push(Diagnostic::new(
                        Code::BrokenLink,
                        span.clone(),
                        choice.as_str(),
                    ));
                }
            }
            Condition::Measure { .. } | Condition::Found(_) | Condition::Role(_) => {}
        }
    }
}

/// The table of who sees what has one cell for each viewer.
fn sight(scenario: &Scenario, beat: &Beat, span: &Range<usize>, out: &mut Vec<Diagnostic>) {
    let What::Sight { head, rows } = &beat.what else {
        return;
    };
    let even = rows.iter().all(|(_, seen)| seen.len() + 1 == head.len());
    if head.len() < 2 || rows.is_empty() || !even {
        out.push(Diagnostic::new(Code::BadShape, span.clone(), "tableau"));
    }
    for seen in rows.iter().flat_map(|(_, seen)| seen) {
        if let Seen::When(conditions) = seen {
            named(scenario, conditions, span, out);
        }
    }
}

/// A scene told from one side is told from all.
fn sides(scenario: &Scenario, scene: &Scene, span: &Range<usize>, out: &mut Vec<Diagnostic>) {
    let told = |view: &&View| {
        scene
            .beats
            .iter()
            .any(|beat| beat.view.as_ref() == Some(view))
    };
    if !scenario.views.iter().any(|view| told(&view)) {
        return;
    }
    let missing: Vec<&str> = scenario
        .views
        .iter()
        .filter(|view| !told(view))
        .map(view_word)
        .collect();
    if !missing.is_empty() {
        out.push(Diagnostic::new(
            Code::MissingView,
            span.clone(),
            missing.join(", "),
        ));
    }
}

fn view_word(view: &View) -> &str {
    match view {
        View::Role(role) => role.slug(),
        View::Person(person) => person.as_str(),
    }
}

/// What is looked for, or set, exists.
fn panel(scenario: &Scenario, scene: &Scene, span: &Range<usize>, out: &mut Vec<Diagnostic>) {
    use crate::domain::scenario::{Act, Mode};
    let clue = |wanted: bool| {
        scene
            .choices
            .iter()
            .any(|c| matches!(c.act, Act::Clue { reveals, .. } if reveals == wanted))
    };
    match scene.mode {
        Mode::Search if !(clue(true) && clue(false)) => {
            out.push(Diagnostic::new(Code::NoRightAnswer, span.clone(), ""));
        }
        Mode::Settings if !scenario.measures.iter().any(declared::is_setting) => {
            out.push(Diagnostic::new(Code::MissingKey, span.clone(), "reglages"));
        }
        Mode::Compose | Mode::Story | Mode::Search | Mode::Settings => {}
    }
}

fn thickness(scenario: &Scenario, out: &mut Vec<Diagnostic>) {
    let endings: Vec<_> = scenario
        .scenes
        .iter()
        .filter_map(|scene| scene.ending)
        .collect();
    let outcomes: BTreeSet<_> = endings.iter().collect();
    let scenes = scenario.scenes.len();
    if scenes < SCENES || endings.len() < ENDINGS || outcomes.len() < OUTCOMES {
        let detail = format!(
            "{scenes} scènes, {} fins, {} issues",
            endings.len(),
            outcomes.len()
        );
        out.push(Diagnostic::new(Code::ThinScenario, 0..0, detail));
    }
}

/// The rules on what can be reached.
fn states(
    scenario: &Scenario,
    explored: &Exploration,
    places: &Places<'_>,
    out: &mut Vec<Diagnostic>,
) {
    for (nth, scene) in scenario.scenes.iter().enumerate() {
        if explored.ways[nth].is_none() {
            let span = places.heading(nth);
            out.push(Diagnostic::new(Code::Unreachable, span, scene.id.as_str()));
            continue;
        }
        for (rank, choice) in scene.choices.iter().enumerate() {
            let misnested = explored.findings.iter().any(|finding| {
                (finding.scene, finding.choice) == (nth, Some(rank))
                    && finding.flaw == Flaw::Misnested
            });
            if !explored.made[nth][rank] && !misnested {
                let span = places.choice(nth, rank);
                out.push(Diagnostic::new(Code::NeverTrue, span, choice.id.as_str()));
            }
        }
        for (rank, read) in explored.read[nth].iter().enumerate() {
            if !read {
                let span = places.beat(nth, rank);
                out.push(Diagnostic::new(Code::NeverTrue, span, scene.id.as_str()));
            }
        }
    }
    for finding in &explored.findings {
        let scene = &scenario.scenes[finding.scene];
        let (code, detail) = match finding.flaw {
            Flaw::DeadEnd => (Code::DeadEnd, scene.id.to_string()),
            Flaw::Endless => (Code::Endless, scene.id.to_string()),
            Flaw::Misnested => (Code::Misnested, scene.id.to_string()),
            Flaw::Unrepaired => (Code::HarmUnrepaired, scene.id.to_string()),
            Flaw::FarHelp => (Code::FarHelp, scene.id.to_string()),
            Flaw::SlowHelp if finding.number >= u32::MAX as usize => {
                (Code::SlowHelp, format!("{}, jamais", scene.id))
            }
            Flaw::SlowHelp => (
                Code::SlowHelp,
                format!("{}, {} s", scene.id, finding.number),
            ),
            Flaw::Rewarded => (Code::Rewarded, scene.id.to_string()),
            Flaw::Long => (Code::LongScene, format!("{} mots", finding.number)),
        };
        let span = match finding.choice {
            Some(choice) => places.choice(finding.scene, choice),
            None => places.heading(finding.scene),
        };
        out.push(Diagnostic {
            path: Some(finding.path.clone()),
            ..Diagnostic::new(code, span, detail)
        });
    }
    let declared = u32::from(scenario.summary.minutes) * 60;
    if explored.seconds > declared {
        let seconds = explored.seconds;
        out.push(Diagnostic {
            path: Some(explored.longest.clone()),
            ..Diagnostic::new(
                Code::PathTooLong,
                0..0,
                format!(
                    "{} min {:02} s au lieu de {} min",
                    seconds / 60,
                    seconds % 60,
                    scenario.summary.minutes
                ),
            )
        });
    }
}

/// Whatever was found inside a scene, the shortest choices that lead to that scene.
fn ways(scenario: &Scenario, explored: &Exploration, places: &Places<'_>, out: &mut [Diagnostic]) {
    let way = |span: &Range<usize>| -> Option<Vec<ChoiceId>> {
        let scene = places.scene_of(span.start)?;
        scenario.scenes.get(scene)?;
        explored.ways.get(scene)?.clone()
    };
    for diagnostic in out
        .iter_mut()
        .filter(|diagnostic| diagnostic.path.is_none())
    {
        diagnostic.path = way(&diagnostic.span);
    }
}
