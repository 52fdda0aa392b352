//! The shape that says what a scene is.
//!
//! Words say it again beside it.

use super::graph::Point;
use super::layout::HEIGHT;
use crate::domain::scenario::Scene;

/// The frame that says what a scene is: an ending has two, what hurts has cut corners, what rewards
/// leans, what repairs is pointed, what helps is round.
pub(super) fn frame(scene: &Scene, ((x, y), width): (Point, f64)) -> String {
    let (w, h) = (width / 2.0, HEIGHT / 2.0);
    let tags = scene.tags;
    let polygon = |class: &str, corners: &[Point]| {
        let points: Vec<String> = corners
            .iter()
            .map(|(dx, dy)| format!("{:.1},{:.1}", x + dx, y + dy))
            .collect();
        format!("<polygon class=\"frame {class}\" points=\"{}\"/>\n", points.join(" "))
    };
    let rectangle = |class: &str, shrink: f64, radius: f64| {
        format!(
            "<rect class=\"{class}\" x=\"{:.1}\" y=\"{:.1}\" width=\"{:.1}\" height=\"{:.1}\" rx=\"{radius}\"/>\n",
            x - w + shrink,
            y - h + shrink,
            width - 2.0 * shrink,
            HEIGHT - 2.0 * shrink
        )
    };
    if scene.ending.is_some() {
        return rectangle("frame ending", 0.0, 0.0) + &rectangle("inner", 3.0, 0.0);
    }
    if tags.gain {
        let lean = 7.0;
        return polygon("gain", &[(-w + lean, -h), (w, -h), (w - lean, h), (-w, h)]);
    }
    if tags.harm {
        let cut = 10.0;
        return polygon(
            "harm",
            &[
                (-w + cut, -h),
                (w - cut, -h),
                (w, -h + cut),
                (w, h - cut),
                (w - cut, h),
                (-w + cut, h),
                (-w, h - cut),
                (-w, -h + cut),
            ],
        );
    }
    if tags.repair {
        let tip = 10.0;
        return polygon(
            "repair",
            &[(-w + tip, -h), (w - tip, -h), (w, 0.0), (w - tip, h), (-w + tip, h), (-w, 0.0)],
        );
    }
    if tags.help {
        return rectangle("frame help", 0.0, h);
    }
    rectangle("frame", 0.0, 4.0)
}
