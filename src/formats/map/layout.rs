//! Where scenes and arrows stand on the page.
//!
//! A long story is folded: its bands stand side by side, and arrows go from one to another through
//! lettered doors. An arrow that passes several layers gets a bend in each of them.

use super::graph::{Graph, Point, downwards, page};
use super::links::{Kind, Link};
use crate::domain::scenario::Scenario;

/// Least width of a scene.
const WIDTH: f64 = 136.0;
/// Height of a scene.
pub(super) const HEIGHT: f64 = 54.0;
/// Side of a door.
pub(super) const DOOR: f64 = 24.0;

/// Space around a scene, beside that of everything: numbers stand below it.
const AIR: Point = (14.0, 26.0);
/// Space between bands.
const AISLE: f64 = 44.0;
/// Width that an arrow's number takes below a scene.
const NUMBER: f64 = 24.0;
/// Most bands of a folded story.
const BANDS: usize = 4;

/// What stands somewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Thing {
    /// A scene, by its rank.
    Scene(usize),
    /// A door through which the arrows of a scene to another leave a band.
    Out(usize, usize),
    /// The door by which they enter another.
    In(usize),
    /// A bend of an arrow.
    Bend,
}

/// An arrow, with its bends.
#[derive(Debug, Clone)]
pub(super) struct Arrow {
    /// The link that it draws; none behind a door.
    pub link: Option<usize>,
    /// Where it goes, from its start to its end.
    pub points: Vec<Point>,
    /// What it leaves, and what it leads to.
    pub ends: (Thing, Thing),
}

/// Where everything stands.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    /// The links that the arrows draw.
    pub links: Vec<Link>,
    /// Scenes and doors, with their centres.
    pub things: Vec<(Thing, Point)>,
    /// The width of each scene.
    pub widths: Vec<f64>,
    /// The arrows.
    pub arrows: Vec<Arrow>,
    /// The scenes behind doors, in the order of the doors' letters.
    pub doors: Vec<usize>,
    /// Width and height.
    pub size: Point,
}

/// How a story is cut in pieces.
#[derive(Debug, Clone, Copy)]
struct Cut {
    /// How many layers a band has.
    height: usize,
    /// Which arrows go through doors inside a band.
    doors: Doors,
}

/// Which arrows go through doors inside a band.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Doors {
    /// None.
    Never,
    /// Those to shared scenes and back: a hub would be drowned in arrows.
    Shared,
}

/// Places everything, cut so that it is as large as it can be on its page.
pub(super) fn plan(scenario: &Scenario, links: &[Link]) -> Plan {
    let widths = widths(scenario.scenes.len(), links);
    let mut plans: Vec<Plan> = Vec::new();
    for doors in [Doors::Never, Doors::Shared] {
        let layers = layers(&widths, links, doors);
        let deepest = layers.iter().max().map_or(1, |deepest| deepest + 1);
        for bands in 1..=BANDS.min(deepest) {
            let height = deepest.div_ceil(bands);
            plans.push(folded(&widths, &layers, links, Cut { height, doors }));
        }
    }
    // The first of two equals has fewer doors.
    let best = plans
        .into_iter()
        .min_by(|a, b| stretch(a).total_cmp(&stretch(b)));
    best.unwrap_or_else(|| {
        let doors = Doors::Never;
        folded(&widths, &[], links, Cut { height: 1, doors })
    })
}

/// Places everything in one band, without doors.
pub(super) fn flat(scenario: &Scenario, links: &[Link]) -> Plan {
    let widths = widths(scenario.scenes.len(), links);
    let layers = layers(&widths, links, Doors::Never);
    let height = layers.iter().max().map_or(1, |deepest| deepest + 1);
    let doors = Doors::Never;
    folded(&widths, &layers, links, Cut { height, doors })
}

/// How large a page it asks for. A door costs the eye more than a little size.
fn stretch(plan: &Plan) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "at most some dozens of doors")]
    let doors = plan.doors.len() as f64;
    page(plan.size) * (1.0 + doors / 50.0)
}

/// The width of each scene: numbers stand side by side below it.
fn widths(count: usize, links: &[Link]) -> Vec<f64> {
    let width = |scene: usize| {
        let leaving = links.iter().filter(|link| link.from == scene);
        #[expect(clippy::cast_precision_loss, reason = "at most some dozens of choices")]
        let count = leaving.count() as f64;
        WIDTH.max(count * NUMBER + 30.0)
    };
    (0..count).map(width).collect()
}

/// True for an arrow that is cut wherever it stands.
fn is_cut(link: &Link, doors: Doors) -> bool {
    doors == Doors::Shared && (link.kind == Kind::Return || link.calls)
}

/// The layer of each scene, from the top.
fn layers(widths: &[f64], links: &[Link], doors: Doors) -> Vec<usize> {
    let kept = links.iter().filter(|link| !is_cut(link, doors));
    let pairs: Vec<(usize, usize)> = kept.map(|link| (link.from, link.to)).collect();
    let turned = downwards(widths.len(), &pairs);
    let graph = Graph {
        sizes: (0..widths.len())
            .map(|scene| size(Thing::Scene(scene), widths))
            .collect(),
        edges: turned.into_iter().map(|(pair, _)| pair).collect(),
    };
    graph.layers()
}

/// The bands side by side.
fn folded(widths: &[f64], layers: &[usize], links: &[Link], cut: Cut) -> Plan {
    let band = |scene: usize| {
        layers
            .get(scene)
            .map_or(0, |layer| layer / cut.height.max(1))
    };
    let count = (0..layers.len())
        .map(|scene| band(scene) + 1)
        .max()
        .unwrap_or(0);
    let through = |link: &Link| band(link.from) != band(link.to) || is_cut(link, cut.doors);
    let mut doors: Vec<usize> = Vec::new();
    for link in links.iter().filter(|link| through(link)) {
        if !doors.contains(&link.to) {
            doors.push(link.to);
        }
    }
    let mut plan = Plan {
        links: links.to_vec(),
        things: Vec::new(),
        widths: widths.to_vec(),
        arrows: Vec::new(),
        doors,
        size: (0.0, 0.0),
    };
    for nth in 0..count {
        let mut strip = Strip {
            things: (0..layers.len())
                .filter(|s| band(*s) == nth)
                .map(Thing::Scene)
                .collect(),
            arrows: Vec::new(),
        };
        for (rank, link) in links
            .iter()
            .enumerate()
            .filter(|(_, link)| link.from != link.to)
        {
            let ends = (band(link.from) == nth, band(link.to) == nth);
            strip.add(rank, link, ends, through(link));
        }
        let (things, arrows, size) = strip.place(widths);
        let left = if plan.size.0 > 0.0 {
            plan.size.0 + AISLE
        } else {
            0.0
        };
        let shift = |(x, y): Point| (x + left, y);
        plan.things
            .extend(things.into_iter().map(|(thing, at)| (thing, shift(at))));
        plan.arrows.extend(arrows.into_iter().map(|arrow| Arrow {
            points: arrow.points.into_iter().map(shift).collect(),
            ..arrow
        }));
        plan.size = (left + size.0, plan.size.1.max(size.1));
    }
    plan
}

/// What one band holds.
struct Strip {
    things: Vec<Thing>,
    /// The link, and the ranks of the things at its ends.
    arrows: Vec<(Option<usize>, usize, usize)>,
}

impl Strip {
    /// An arrow that begins here, ends here, or both; through doors or not.
    fn add(&mut self, rank: usize, link: &Link, (from, to): (bool, bool), through: bool) {
        let (start, end) = (Thing::Scene(link.from), Thing::Scene(link.to));
        if !through {
            if from && to {
                self.join(Some(rank), start, end);
            }
            return;
        }
        if from {
            self.join(Some(rank), start, Thing::Out(link.from, link.to));
        }
        if to {
            self.join(None, Thing::In(link.to), end);
        }
    }

    fn join(&mut self, link: Option<usize>, from: Thing, to: Thing) {
        let (from, to) = (self.rank(from), self.rank(to));
        let arrow = (link, from, to);
        if link.is_some() || !self.arrows.contains(&arrow) {
            self.arrows.push(arrow);
        }
    }

    fn rank(&mut self, thing: Thing) -> usize {
        let known = self.things.iter().position(|known| *known == thing);
        known.unwrap_or_else(|| {
            self.things.push(thing);
            self.things.len() - 1
        })
    }

    /// Where its things and arrows stand, and how large it is.
    fn place(self, widths: &[f64]) -> (Vec<(Thing, Point)>, Vec<Arrow>, Point) {
        let pairs: Vec<(usize, usize)> = self.arrows.iter().map(|(_, f, t)| (*f, *t)).collect();
        let downwards = downwards(self.things.len(), &pairs);
        let mut graph = Graph {
            sizes: self
                .things
                .iter()
                .map(|thing| size(*thing, widths))
                .collect(),
            edges: downwards.iter().map(|(pair, _)| *pair).collect(),
        };
        let layers = graph.layers();
        let mut things = self.things.clone();
        let mut chains = Vec::new();
        graph.edges.clear();
        for ((top, bottom), _) in &downwards {
            let mut chain = vec![*top];
            let between = layers[*bottom]
                .saturating_sub(layers[*top])
                .saturating_sub(1);
            for _ in 0..between {
                chain.push(things.len());
                things.push(Thing::Bend);
                graph.sizes.push(size(Thing::Bend, widths));
            }
            chain.push(*bottom);
            graph
                .edges
                .extend(chain.windows(2).map(|pair| (pair[0], pair[1])));
            chains.push(chain);
        }
        let (at, size) = graph.place();
        let arrows = self.arrows.iter().zip(chains).zip(&downwards);
        let arrows = arrows.map(|(((link, from, to), mut chain), (_, is_reversed))| {
            if *is_reversed {
                chain.reverse();
            }
            Arrow {
                link: *link,
                points: chain.iter().map(|thing| at[*thing]).collect(),
                ends: (self.things[*from], self.things[*to]),
            }
        });
        let arrows = arrows.collect();
        let things = self.things.iter().zip(&at).map(|(thing, at)| (*thing, *at));
        (things.collect(), arrows, size)
    }
}

fn size(thing: Thing, widths: &[f64]) -> Point {
    match thing {
        Thing::Scene(scene) => {
            let width = widths.get(scene).copied().unwrap_or(WIDTH);
            (width + AIR.0, HEIGHT + AIR.1)
        }
        Thing::Out(..) | Thing::In(_) => (DOOR, DOOR),
        Thing::Bend => (4.0, 4.0),
    }
}
