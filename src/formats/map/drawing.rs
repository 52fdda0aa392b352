//! The drawing itself: SVG without script nor style attribute, its colours those of the tokens.
//!
//! What a scene is shows twice, by the shape of its frame and by a word: colours only help.

use std::fmt::Write as _;

use super::frame::frame;
use super::graph::Point;
use super::layout::{Arrow, DOOR, HEIGHT, Plan, Thing};
use super::links::Kind;
use crate::domain::scenario::{Mode, Scenario, Scene};
use crate::formats::markup::escape;
use crate::formats::telling::{self, Cast};

const TOKENS: &str = include_str!("../../../style/tokens.css");
/// White around everything.
const MARGIN: f64 = 16.0;
/// Height of the title.
const TOP: f64 = 44.0;
/// Height of the legend.
const BOTTOM: f64 = 60.0;
/// Most characters of a line of a title.
const LETTERS: usize = 18;
/// Most characters of what a scene is.
const WORDS: usize = 20;
/// A landscape A4 page, margins left out, in millimetres.
const PAGE: Point = (277.0, 190.0);

/// The whole document.
pub(super) fn svg(scenario: &Scenario, plan: &Plan) -> String {
    let width = plan.size.0.max(1180.0) + 2.0 * MARGIN;
    let height = plan.size.1 + TOP + BOTTOM + 2.0 * MARGIN;
    let scale = (PAGE.0 / width).min(PAGE.1 / height);
    let title = escape(&scenario.summary.title);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{:.1}mm\" height=\"{:.1}mm\" viewBox=\"0 0 {width:.0} {height:.0}\" role=\"img\" aria-labelledby=\"titre description\" lang=\"fr\">\n",
        width * scale,
        height * scale,
    );
    let _ = writeln!(
        out,
        "<title id=\"titre\">{}{title}</title>",
        escape("Carte du scénario : ")
    );
    let _ = writeln!(
        out,
        "<desc id=\"description\">{}</desc>",
        escape(&description(scenario))
    );
    out.push_str(&style());
    let _ = writeln!(
        out,
        "<rect class=\"page\" width=\"{width:.0}\" height=\"{height:.0}\"/>"
    );
    let _ = writeln!(
        out,
        "<text class=\"heading\" x=\"{MARGIN}\" y=\"{}\">{title}</text>",
        MARGIN + 20.0
    );
    let _ = writeln!(
        out,
        "<g transform=\"translate({MARGIN} {})\">",
        MARGIN + TOP
    );
    for arrow in spread(plan) {
        out.push_str(&line(plan, &arrow));
    }
    for (thing, at) in &plan.things {
        out.push_str(&self::thing(scenario, plan, *thing, *at));
    }
    for arrow in spread(plan) {
        out.push_str(&label(plan, &arrow));
    }
    out.push_str("</g>\n");
    out.push_str(&legend(height - MARGIN - BOTTOM + 22.0));
    out.push_str("</svg>\n");
    out
}

fn description(scenario: &Scenario) -> String {
    let endings = scenario
        .scenes
        .iter()
        .filter(|scene| scene.ending.is_some())
        .count();
    format!(
        "{} scènes, dont {endings} fins. Les flèches portent les numéros des choix. La liste qui accompagne cette carte dit la même chose en mots.",
        scenario.scenes.len()
    )
}

/// The style of the classes, with the light colours of the tokens.
fn style() -> String {
    let [paper, surface, ink, muted, mer, balise, ok, warn, line] = [
        "paper", "surface", "ink", "muted", "mer", "balise", "ok", "warn", "line",
    ]
    .map(token);
    format!(
        "<style>\n\
         @page {{ size: A4 landscape; margin: 10mm; }}\n\
         text {{ font: 14px Arial, \"Liberation Sans\", Helvetica, sans-serif; fill: {ink}; text-anchor: middle; }}\n\
         .heading {{ font-size: 24px; font-weight: bold; text-anchor: start; }}\n\
         .legend {{ font-size: 13px; text-anchor: start; fill: {muted}; }}\n\
         .word {{ font-size: 11px; font-weight: bold; }}\n\
         .page {{ fill: {paper}; }}\n\
         .frame {{ fill: {surface}; stroke: {line}; stroke-width: 1.2; }}\n\
         .harm {{ stroke: {balise}; stroke-width: 2; }}\n\
         .gain {{ stroke: {warn}; stroke-width: 2; }}\n\
         .help {{ stroke: {ok}; stroke-width: 2; }}\n\
         .repair {{ stroke: {mer}; stroke-width: 2; }}\n\
         .ending {{ stroke: {ink}; stroke-width: 1.5; }}\n\
         .inner {{ fill: none; stroke: {ink}; stroke-width: 1; }}\n\
         .way {{ fill: none; stroke: {muted}; stroke-width: 1.1; }}\n\
         .return {{ stroke-dasharray: 6 3; }}\n\
         .skip {{ stroke-dasharray: 1.5 3; }}\n\
         .tip {{ fill: {muted}; }}\n\
         .number {{ fill: {paper}; stroke: {muted}; stroke-width: .7; }}\n\
         .digits {{ font-size: 11.5px; font-weight: bold; }}\n\
         .door {{ fill: {ink}; }}\n\
         .letter {{ fill: {paper}; font-weight: bold; }}\n\
         </style>\n\
         <defs><marker id=\"fleche\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\"><path class=\"tip\" d=\"M0 0L8 4L0 8z\"/></marker></defs>\n"
    )
}

/// A colour of the light theme.
fn token(name: &str) -> &'static str {
    let after = TOKENS.split_once(&format!("--{name}: "));
    let value = after.and_then(|(_, rest)| rest.split_once(';'));
    value.map_or("#000", |(value, _)| value)
}

fn thing(scenario: &Scenario, plan: &Plan, thing: Thing, at: Point) -> String {
    match thing {
        Thing::Scene(rank) => scenario.scenes.get(rank).map_or_else(String::new, |scene| {
            let width = plan.widths.get(rank).copied().unwrap_or_default();
            let words = words(plan, scene, rank);
            self::scene(scenario, scene, &words, (at, width))
        }),
        Thing::Out(_, scene) | Thing::In(scene) => door(plan, scene, at),
        Thing::Bend => String::new(),
    }
}

fn door(plan: &Plan, scene: usize, (x, y): Point) -> String {
    let rank = plan.doors.iter().position(|known| *known == scene);
    let letter = rank
        .and_then(|rank| u8::try_from(rank).ok())
        .map_or(b'A', |rank| b'A' + rank % 26);
    format!(
        "<circle class=\"door\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{:.1}\"/><text class=\"letter\" x=\"{x:.1}\" y=\"{:.1}\">{}</text>\n",
        DOOR / 2.0,
        y + 4.9,
        char::from(letter)
    )
}

fn scene(scenario: &Scenario, scene: &Scene, words: &[String], place: (Point, f64)) -> String {
    let ((x, y), width) = place;
    let title = Cast::new(scenario, 0).title(scene);
    let lines = wrapped(&title);
    let mut out = frame(scene, place);
    let all = lines.len() + usize::from(!words.is_empty());
    #[expect(clippy::cast_precision_loss, reason = "three lines at most")]
    let mut baseline = y + 4.8 - (all as f64 - 1.0) * 7.4;
    for line in lines {
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{baseline:.1}\">{}</text>",
            escape(&line)
        );
        baseline += 14.8;
    }
    if !words.is_empty() {
        let words = words.join(" · ");
        // Many words are drawn closer rather than out of the frame.
        let fit = if words.chars().count() > WORDS {
            format!(
                " textLength=\"{:.0}\" lengthAdjust=\"spacingAndGlyphs\"",
                width - 16.0
            )
        } else {
            String::new()
        };
        let _ = writeln!(
            out,
            "<text class=\"word\" x=\"{x:.1}\" y=\"{baseline:.1}\"{fit}>{}</text>",
            escape(&words)
        );
    }
    out
}

/// What a scene is, in words.
fn words(plan: &Plan, scene: &Scene, rank: usize) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    if rank == 0 {
        words.push("DÉBUT".to_owned());
    }
    if let Some(outcome) = scene.ending {
        words.push(format!("FIN ({})", telling::outcome(outcome)));
    }
    words.extend(telling::tags(scene.tags).into_iter().map(str::to_owned));
    match scene.mode {
        Mode::Story => {}
        Mode::Search => words.push("repérage".to_owned()),
        Mode::Settings => words.push("réglages".to_owned()),
        Mode::Compose => words.push("message".to_owned()),
    }
    if scene.skip.is_some() {
        words.push("sensible".to_owned());
    }
    let mut links = plan.links.iter();
    let again = links.find(|link| (link.from, link.to) == (rank, rank));
    words.extend(again.map(|link| format!("↻ {}", numbers(&link.choices))));
    words
}

/// A title on two lines at most.
fn wrapped(title: &str) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    // « 18 h 04 » is one word.
    let title = title.replace(" h ", "\u{a0}h\u{a0}");
    for word in title.split(' ') {
        let long = |line: &String| line.chars().count() + 1 + word.chars().count() > LETTERS;
        match lines.last_mut() {
            Some(line) if line.is_empty() => line.push_str(word),
            Some(line) if !long(line) => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    let is_cut = lines.len() > 2;
    lines.truncate(2);
    if let (true, Some(last)) = (is_cut, lines.last_mut()) {
        *last = last.chars().take(LETTERS - 1).chain(['…']).collect();
    }
    lines
}

/// Arrows leave a scene side by side, in the order of where they go, and reach one likewise.
pub(super) fn spread(plan: &Plan) -> Vec<Arrow> {
    let mut arrows = plan.arrows.clone();
    for (thing, (x, y)) in &plan.things {
        let (half, room) = match thing {
            Thing::Scene(rank) => {
                let width = plan.widths.get(*rank).copied().unwrap_or_default();
                (HEIGHT / 2.0, width - 34.0)
            }
            Thing::Out(..) | Thing::In(_) | Thing::Bend => (DOOR / 2.0, 0.0),
        };
        for below in [true, false] {
            let mut ends: Vec<(f64, usize, bool)> = Vec::new();
            for (nth, arrow) in arrows.iter().enumerate() {
                let (Some(first), Some(last)) = (arrow.points.first(), arrow.points.last()) else {
                    continue;
                };
                let goes_down = last.1 > first.1;
                let count = arrow.points.len();
                if arrow.ends.0 == *thing && goes_down == below {
                    ends.push((arrow.points.get(1).map_or(*x, |p| p.0), nth, true));
                }
                if arrow.ends.1 == *thing && goes_down != below {
                    let before = count.checked_sub(2).and_then(|n| arrow.points.get(n));
                    ends.push((before.map_or(*x, |p| p.0), nth, false));
                }
            }
            ends.sort_by(|a, b| a.0.total_cmp(&b.0));
            let step = spacing(ends.len(), room);
            for (rank, (_, nth, is_start)) in ends.iter().enumerate() {
                #[expect(clippy::cast_precision_loss, reason = "a handful of arrows")]
                let offset = (rank as f64 - (ends.len() as f64 - 1.0) / 2.0) * step;
                let port = (x + offset, if below { y + half } else { y - half });
                let points = &mut arrows[*nth].points;
                let end = if *is_start {
                    points.first_mut()
                } else {
                    points.last_mut()
                };
                if let Some(end) = end {
                    *end = port;
                }
            }
        }
    }
    arrows
}

fn spacing(count: usize, room: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a handful of arrows")]
    let gaps = count.saturating_sub(1).max(1) as f64;
    (room / gaps).min(26.0)
}

fn kind(plan: &Plan, arrow: &Arrow) -> Kind {
    let link = arrow.link.and_then(|rank| plan.links.get(rank));
    link.map_or(Kind::Choice, |link| link.kind)
}

/// An arrow, curved between its points.
fn line(plan: &Plan, arrow: &Arrow) -> String {
    let class = match kind(plan, arrow) {
        Kind::Choice => "way",
        Kind::Return => "way return",
        Kind::Skip => "way skip",
    };
    let mut path = String::new();
    for (rank, (x, y)) in arrow.points.iter().enumerate() {
        let before = rank.checked_sub(1).and_then(|rank| arrow.points.get(rank));
        match before {
            None => {
                let _ = write!(path, "M{x:.1} {y:.1}");
            }
            Some((px, py)) => {
                let middle = f64::midpoint(*py, *y);
                let _ = write!(
                    path,
                    "C{px:.1} {middle:.1} {x:.1} {middle:.1} {x:.1} {y:.1}"
                );
            }
        }
    }
    format!("<path class=\"{class}\" d=\"{path}\" marker-end=\"url(#fleche)\"/>\n")
}

/// The number of the choice, where its arrow begins.
fn label(plan: &Plan, arrow: &Arrow) -> String {
    let Some(link) = arrow.link.and_then(|rank| plan.links.get(rank)) else {
        return String::new();
    };
    let (Some((x, y)), Some((_, toward))) = (arrow.points.first(), arrow.points.get(1)) else {
        return String::new();
    };
    let words = match link.kind {
        Kind::Choice | Kind::Return => numbers(&link.choices),
        Kind::Skip => "P".to_owned(),
    };
    let y = if toward > y { y + 9.0 } else { y - 9.0 };
    #[expect(clippy::cast_precision_loss, reason = "a few digits")]
    let width = 8.0 + 6.4 * words.chars().count() as f64;
    format!(
        "<rect class=\"number\" x=\"{:.1}\" y=\"{:.1}\" width=\"{width:.1}\" height=\"14\" rx=\"7\"/><text class=\"digits\" x=\"{x:.1}\" y=\"{:.1}\">{words}</text>\n",
        x - width / 2.0,
        y - 7.0,
        y + 4.1
    )
}

fn numbers(choices: &[usize]) -> String {
    let numbers: Vec<String> = choices.iter().map(ToString::to_string).collect();
    numbers.join(",")
}

fn legend(top: f64) -> String {
    let lines = [
        "Le nombre au départ d’une flèche est celui du choix ; ses mots sont dans la liste. Tirets : retour d’une scène partagée. Points et P : passer la scène. ↻ : le choix ramène ici.",
        "Double cadre : fin. Coins coupés : tort. Penché : gain. Pointu : réparation. Rond : aide. Une lettre blanche : la flèche continue à la même lettre, plus loin.",
    ];
    let mut out = String::new();
    let mut y = top;
    for line in lines {
        let _ = writeln!(
            out,
            "<text class=\"legend\" x=\"{MARGIN}\" y=\"{y:.1}\">{}</text>",
            escape(line)
        );
        y += 18.0;
    }
    out
}
