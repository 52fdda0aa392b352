//! Where the scenes and branches of a scenario stand on its map, laid out when the site is built.
//!
//! Lengths are those of the drawing: at its own size, a word is 28 of them high.

use super::id::{ChoiceId, SceneId};

/// The map of a scenario.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapDrawing {
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
    /// Its scenes, in the order of the story.
    pub scenes: Vec<MapBox>,
    /// What leads from one scene to another; a choice that comes back to its own scene is not drawn.
    pub ways: Vec<MapWay>,
}

/// Where a scene stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapBox {
    /// Which scene.
    pub scene: SceneId,
    /// Its left side.
    pub left: u16,
    /// Its upper side.
    pub top: u16,
    /// Its width.
    pub width: u16,
    /// Its height.
    pub height: u16,
}

/// A line from one scene to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MapWay {
    /// The scene it leaves.
    pub from: SceneId,
    /// The scene it leads to.
    pub to: SceneId,
    /// The turns that it draws.
    pub turns: Vec<ChoiceId>,
    /// Where it goes, from its start to its end.
    pub points: Vec<(u16, u16)>,
}

/// Where an arrow key leads on a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Along a branch: the first of those that lead to the nearest row.
    Down,
    /// Back along the branch that leads here.
    Up,
    /// To the scene beside, on the left.
    Left,
    /// To the scene beside, on the right.
    Right,
}

impl MapDrawing {
    /// The box of a scene.
    pub fn of(&self, scene: &SceneId) -> Option<&MapBox> {
        self.scenes.iter().find(|known| known.scene == *scene)
    }

    /// The scene to which an arrow key leads; none at the edge.
    pub fn step(&self, from: &SceneId, step: Step) -> Option<&SceneId> {
        let here = self.of(from)?;
        match step {
            Step::Down => {
                let top = |way: &&MapWay| self.of(&way.to).map_or(0, |place| place.top);
                let ways = || self.ways.iter().filter(|way| way.from == *from);
                // The nearest row first: no scene is jumped over for good.
                let below = ways().filter(|way| top(way) > here.top).min_by_key(top);
                below.or_else(|| ways().next()).map(|way| &way.to)
            }
            Step::Up => {
                let above = |way: &&MapWay| {
                    way.to == *from && self.of(&way.from).is_some_and(|b| b.top < here.top)
                };
                self.ways.iter().find(above).map(|way| &way.from)
            }
            Step::Left | Step::Right => {
                let beside = self.scenes.iter().filter(|other| {
                    other.top == here.top
                        && match step {
                            Step::Left => other.left < here.left,
                            Step::Right | Step::Up | Step::Down => other.left > here.left,
                        }
                });
                let nearest = beside.min_by_key(|other| other.left.abs_diff(here.left));
                nearest.map(|other| &other.scene)
            }
        }
    }
}
