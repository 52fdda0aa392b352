//! The shape that says what a scene is.
//!
//! Words say it again beside it.

use super::graph::Point;
use super::layout::HEIGHT;
use crate::domain::scenario::Scene;

/// The frame of a scene: an ending has two, what hurts has cut corners, what rewards leans, what
/// repairs is pointed, what helps is round.
pub(super) fn frame(scene: &Scene, (at, width): (Point, f64)) -> String {
    let (w, h) = (width / 2.0, HEIGHT / 2.0);
    let tags = scene.tags;
    if scene.ending.is_some() {
        let outer = rectangle("frame ending", at, (w, h), 0.0);
        return outer + &rectangle("inner", at, (w - 3.0, h - 3.0), 0.0);
    }
    if tags.gain {
        return polygon("gain", at, &leaning(w, h));
    }
    if tags.harm {
        return polygon("harm", at, &cut(w, h));
    }
    if tags.repair {
        return polygon("repair", at, &pointed(w, h));
    }
    if tags.help {
        return rectangle("frame help", at, (w, h), h);
    }
    rectangle("frame", at, (w, h), 4.0)
}

fn leaning(w: f64, h: f64) -> Vec<Point> {
    let lean = 7.0;
    vec![(-w + lean, -h), (w, -h), (w - lean, h), (-w, h)]
}

fn cut(w: f64, h: f64) -> Vec<Point> {
    let cut = 10.0;
    vec![
        (-w + cut, -h),
        (w - cut, -h),
        (w, -h + cut),
        (w, h - cut),
        (w - cut, h),
        (-w + cut, h),
        (-w, h - cut),
        (-w, -h + cut),
    ]
}

fn pointed(w: f64, h: f64) -> Vec<Point> {
    let tip = 10.0;
    vec![
        (-w + tip, -h),
        (w - tip, -h),
        (w, 0.0),
        (w - tip, h),
        (-w + tip, h),
        (-w, 0.0),
    ]
}

fn polygon(class: &str, (x, y): Point, corners: &[Point]) -> String {
    let points: Vec<String> = corners
        .iter()
        .map(|(dx, dy)| format!("{:.1},{:.1}", x + dx, y + dy))
        .collect();
    format!(
        "<polygon class=\"frame {class}\" points=\"{}\"/>\n",
        points.join(" ")
    )
}

fn rectangle(class: &str, (x, y): Point, (w, h): Point, radius: f64) -> String {
    format!(
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\"/>\n",
        x - w,
        y - h,
        2.0 * w,
        2.0 * h
    )
}
