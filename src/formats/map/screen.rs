//! The map as screens draw it: one band, without doors, large enough to be read from the back of a
//! classroom; it is zoomed and scrolled rather than folded on a page.

use super::drawing::spread;
use super::layout::{HEIGHT, Plan, Thing, flat};
use super::links::{self, Kind, Link};
use crate::domain::drawing::{MapBox, MapDrawing, MapWay};
use crate::domain::id::ChoiceId;
use crate::domain::scenario::{SKIP, Scenario};

/// How much larger than on paper: words of 12 become words of 28.
const SCALE: f64 = 2.3;
/// White around everything.
const MARGIN: f64 = 24.0;

/// The drawing of a scenario.
pub(super) fn drawing(scenario: &Scenario) -> MapDrawing {
    let plan = flat(scenario, &links::links(scenario));
    let scenes = scenario.scenes.iter().enumerate();
    let scenes = scenes.filter_map(|(rank, scene)| {
        let (_, (x, y)) = plan
            .things
            .iter()
            .find(|(thing, _)| *thing == Thing::Scene(rank))?;
        let width = plan.widths.get(rank).copied().unwrap_or_default();
        Some(MapBox {
            scene: scene.id.clone(),
            left: place(x - width / 2.0),
            top: place(y - HEIGHT / 2.0),
            width: length(width),
            height: length(HEIGHT),
        })
    });
    MapDrawing {
        width: length(plan.size.0 + 2.0 * MARGIN / SCALE),
        height: length(plan.size.1 + 2.0 * MARGIN / SCALE),
        scenes: scenes.collect(),
        ways: ways(scenario, &plan),
    }
}

fn ways(scenario: &Scenario, plan: &Plan) -> Vec<MapWay> {
    let arrows = spread(plan).into_iter().filter_map(|arrow| {
        let link = plan.links.get(arrow.link?)?;
        let points = arrow.points.iter().map(|(x, y)| (place(*x), place(*y)));
        Some(MapWay {
            from: scenario.scenes.get(link.from)?.id.clone(),
            to: scenario.scenes.get(link.to)?.id.clone(),
            turns: turns(scenario, link),
            points: points.collect(),
        })
    });
    arrows.collect()
}

/// The turns that a link draws.
fn turns(scenario: &Scenario, link: &Link) -> Vec<ChoiceId> {
    match link.kind {
        Kind::Skip => ChoiceId::parse(SKIP).into_iter().collect(),
        Kind::Choice | Kind::Return => links::numbered(scenario, link.from)
            .filter(|(number, _)| link.choices.contains(number))
            .map(|(_, choice)| choice.id.clone())
            .collect(),
    }
}

fn place(at: f64) -> u16 {
    whole(at * SCALE + MARGIN)
}

fn length(of: f64) -> u16 {
    whole(of * SCALE)
}

fn whole(length: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a drawing is some thousands wide, and begins at zero"
    )]
    let whole = length.round().clamp(0.0, f64::from(u16::MAX)) as u16;
    whole
}
