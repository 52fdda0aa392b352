//! A graph on a page: `rust-sugiyama` layers it, puts each point on its layer and crosses few arrows.
//!
//! It knows neither scenes nor doors. The crate keeps no way for an arrow that passes several layers:
//! whoever draws gives it points of its own.

use rust_sugiyama::configure::{Config, RankingType};
use rust_sugiyama::from_vertices_and_edges;

/// A place on the page, or a size.
pub(super) type Point = (f64, f64);

/// Space between points.
const GAP: f64 = 12.0;
/// Width of a landscape A4 page for its height, margins and title left out.
const PAGE: f64 = 277.0 / 178.0;

/// Arrows turned so that none leads back to where it comes from, each with whether it was turned.
pub(super) fn downwards(count: usize, pairs: &[(usize, usize)]) -> Vec<((usize, usize), bool)> {
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); count];
    for (from, to) in pairs {
        ahead[*from].push(*to);
    }
    // A point is open while what follows it is looked at.
    let (mut open, mut done) = (vec![false; count], vec![false; count]);
    let mut turned = Vec::new();
    for first in 0..count {
        let mut calls = vec![(first, 0)];
        while let Some((at, rank)) = calls.pop() {
            if rank == 0 && (done[at] || std::mem::replace(&mut open[at], true)) {
                continue;
            }
            let Some(next) = ahead[at].get(rank) else {
                (open[at], done[at]) = (false, true);
                continue;
            };
            calls.push((at, rank + 1));
            if open[*next] {
                turned.push((at, *next));
            } else {
                calls.push((*next, 0));
            }
        }
    }
    let turn = |pair: &(usize, usize)| {
        let is_turned = turned.contains(pair);
        let (from, to) = *pair;
        (if is_turned { (to, from) } else { *pair }, is_turned)
    };
    pairs.iter().map(turn).collect()
}

/// What the layout crate reads: sizes of points, and arrows that go down.
#[derive(Default)]
pub(super) struct Graph {
    /// Width and height of each point.
    pub sizes: Vec<Point>,
    /// Ranks of points.
    pub edges: Vec<(usize, usize)>,
}

impl Graph {
    /// The layer of each point.
    pub(super) fn layers(&self) -> Vec<usize> {
        let mut layers = vec![0; self.sizes.len()];
        for piece in self.pieces() {
            let mut heights: Vec<i64> = piece.points.iter().map(|(_, at)| tenths(at.1)).collect();
            heights.sort_unstable();
            heights.dedup();
            for (rank, (_, y)) in piece.points {
                layers[rank] = heights.binary_search(&tenths(y)).unwrap_or(0);
            }
        }
        layers
    }

    /// The centre of each point, and the size of the whole.
    pub(super) fn place(&self) -> (Vec<Point>, Point) {
        let pieces = self.pieces();
        let highest = pieces.first().map_or(0.0, |piece| piece.size.1);
        let limits = [1.0, 1.2, 1.4, 1.6, 1.8, 2.0].map(|times| highest * times);
        let packed = limits.map(|limit| packed(&pieces, limit));
        let best = packed
            .into_iter()
            .min_by(|a, b| page(a.1).total_cmp(&page(b.1)));
        let (corners, size) = best.unwrap_or_default();
        let mut at = vec![(0.0, 0.0); self.sizes.len()];
        for (piece, (left, top)) in pieces.iter().zip(corners) {
            for (rank, (x, y)) in &piece.points {
                at[*rank] = (x + left, y + top);
            }
        }
        (at, size)
    }

    /// The connected parts, the largest one first.
    fn pieces(&self) -> Vec<Piece> {
        let id = |rank: usize| u32::try_from(rank).unwrap_or(u32::MAX);
        let points: Vec<(u32, Point)> = self
            .sizes
            .iter()
            .enumerate()
            .map(|(rank, size)| (id(rank), *size))
            .collect();
        // Two arrows between the same points are one to the layout.
        let mut edges: Vec<(u32, u32)> = self
            .edges
            .iter()
            .filter(|(from, to)| from != to)
            .map(|(from, to)| (id(*from), id(*to)))
            .collect();
        edges.sort_unstable();
        edges.dedup();
        let config = Config {
            vertex_spacing: GAP,
            ranking_type: RankingType::MinimizeEdgeLength,
            ..Config::default()
        };
        let mut pieces: Vec<Piece> = from_vertices_and_edges(&points, &edges, &config)
            .into_iter()
            .map(|(placed, ..)| self.piece(placed))
            .collect();
        pieces.sort_by(|a, b| b.size.1.total_cmp(&a.size.1).then(a.first.cmp(&b.first)));
        pieces
    }

    /// A connected part, from its own corner.
    fn piece(&self, placed: Vec<(usize, Point)>) -> Piece {
        let corners = placed.iter().map(|(rank, (x, y))| {
            let (width, height) = self.sizes[*rank];
            (
                x - width / 2.0,
                y - height / 2.0,
                x + width / 2.0,
                y + height / 2.0,
            )
        });
        let whole = corners.fold(None, |whole: Option<(f64, f64, f64, f64)>, one| {
            Some(whole.map_or(one, |all| {
                (
                    all.0.min(one.0),
                    all.1.min(one.1),
                    all.2.max(one.2),
                    all.3.max(one.3),
                )
            }))
        });
        let (left, top, right, bottom) = whole.unwrap_or_default();
        let shifted = placed
            .iter()
            .map(|(rank, (x, y))| (*rank, (x - left, y - top)));
        Piece {
            first: placed.iter().map(|(rank, _)| *rank).min().unwrap_or(0),
            points: shifted.collect(),
            size: (right - left, bottom - top),
        }
    }
}

/// A connected part of a graph.
struct Piece {
    /// The least of its ranks.
    first: usize,
    points: Vec<(usize, Point)>,
    size: Point,
}

/// The corners of pieces that stand below one another, up to a height, then beside; the whole size.
fn packed(pieces: &[Piece], limit: f64) -> (Vec<Point>, Point) {
    let mut corners = Vec::with_capacity(pieces.len());
    let (mut left, mut right, mut top, mut bottom) = (0.0, 0.0_f64, 0.0, 0.0_f64);
    for piece in pieces {
        if top > 0.0 && top + piece.size.1 > limit {
            (left, top) = (right + 2.0 * GAP, 0.0);
        }
        corners.push((left, top));
        right = right.max(left + piece.size.0);
        bottom = bottom.max(top + piece.size.1);
        top += piece.size.1 + 2.0 * GAP;
    }
    (corners, (right, bottom))
}

/// The height of the smallest page that holds this.
pub(super) fn page((width, height): Point) -> f64 {
    (width / PAGE).max(height)
}

fn tenths(length: f64) -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
    let tenths = (length * 10.0).round() as i64;
    tenths
}
