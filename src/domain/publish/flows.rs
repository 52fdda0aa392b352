//! What can be deduced from words where no play passes twice: plays are a flow through the story, and
//! how far a count can move is exact.
//!
//! Scenes among which one may turn in circles are one place here; what happens inside is for
//! [`attacker`](super::attacker) alone.

use std::collections::VecDeque;
use std::rc::Rc;

use super::attacker::{Impossible, Ways};
use super::{SMALL, VALUES, is_narrow, others};

/// A stretch of the story, with how many plays pass it.
#[derive(Debug, Clone, Copy)]
struct Pipe {
    from: usize,
    to: usize,
    low: i32,
    high: i32,
    flow: i32,
}

/// Some plays that could be those of the class, and what is known of all that could be.
#[derive(Debug, Clone)]
pub(super) struct Flows {
    pipes: Vec<Pipe>,
    frame: Rc<Frame>,
}

/// What does not change while words are told.
#[derive(Debug, Clone)]
struct Frame {
    plays: i32,
    /// The pipes that touch each place.
    around: Vec<Vec<usize>>,
    /// The pipe of each count: scenes, then turns; none inside a circle.
    pipe_of: Vec<Option<usize>>,
    /// The counts that the story alone narrows: they are no secret.
    public: Vec<bool>,
}

/// Where plays begin.
const START: usize = 0;
/// Where they end.
const END: usize = 1;
/// The pipe that brings them back: it comes first.
const BACK: usize = 0;

impl Flows {
    /// Plays that all go the same way, where anything is possible.
    ///
    /// # Errors
    /// [`Impossible`] when no play ends.
    pub fn of(ways: &Ways, plays: u16) -> Result<Self, Impossible> {
        let (mut frame, pipes) = Frame::of(ways, plays);
        let mut flows = Self {
            pipes,
            frame: Rc::new(frame.clone()),
        };
        // Every play goes the shortest way.
        if flows.push((START, END), BACK, frame.plays) < frame.plays {
            return Err(Impossible);
        }
        let back = flows.pipes.get_mut(BACK).ok_or(Impossible)?;
        (back.low, back.flow) = (frame.plays, frame.plays);
        let counts = 0..frame.pipe_of.len();
        frame.public = counts.map(|count| flows.narrows(count)).collect();
        flows.frame = Rc::new(frame);
        Ok(flows)
    }

    /// What is known once a count is known to be within bounds.
    ///
    /// # Errors
    /// [`Impossible`] when no plays could give them.
    pub fn learn(&self, count: usize, within: (u16, u16)) -> Result<Self, Impossible> {
        let mut known = self.clone();
        let Some(nth) = self.frame.pipe_of.get(count).copied().flatten() else {
            return Ok(known);
        };
        let pipe = known.pipes.get_mut(nth).ok_or(Impossible)?;
        pipe.low = pipe.low.max(i32::from(within.0));
        pipe.high = pipe.high.min(i32::from(within.1));
        let Pipe {
            from,
            to,
            low,
            high,
            flow,
        } = *pipe;
        if low > high {
            return Err(Impossible);
        }
        let (wanted, ends) = if flow < low {
            (low - flow, (to, from))
        } else {
            ((flow - high).max(0), (from, to))
        };
        if known.push(ends, nth, wanted) < wanted {
            return Err(Impossible);
        }
        if let Some(pipe) = known.pipes.get_mut(nth) {
            pipe.flow = flow.max(low).min(high);
        }
        Ok(known)
    }

    /// True when no count, and nobody left out of one, is narrowed by what was published.
    pub fn is_safe(&self) -> bool {
        let mut public = self.frame.public.iter().enumerate();
        public.all(|(count, public)| *public || !self.narrows(count))
    }

    /// True when a count keeps too few values. It is enough to move it by two.
    fn narrows(&self, count: usize) -> bool {
        let Some(nth) = self.frame.pipe_of.get(count).copied().flatten() else {
            return false;
        };
        let Some(Pipe {
            from,
            to,
            low,
            high,
            flow,
        }) = self.pipes.get(nth).copied()
        else {
            return false;
        };
        if low > SMALL && self.frame.plays - high > SMALL {
            return false;
        }
        let enough = VALUES - 1;
        let up = self.clone().push((to, from), nth, enough.min(high - flow));
        let down = if up < enough {
            self.clone()
                .push((from, to), nth, (enough - up).min(flow - low))
        } else {
            0
        };
        let bounds = (flow - down, flow + up);
        up + down < enough && (is_narrow(bounds) || is_narrow(others(bounds, self.frame.plays)))
    }

    /// Pushes up to so many plays from one place to another without a pipe; gives how many went.
    fn push(&mut self, ends: (usize, usize), without: usize, wanted: i32) -> i32 {
        (0..wanted)
            .find(|_| !self.push_one(ends, without))
            .unwrap_or(wanted.max(0))
    }

    fn push_one(&mut self, (from, to): (usize, usize), without: usize) -> bool {
        let mut came: Vec<Option<(usize, i32)>> = vec![None; self.frame.around.len()];
        let mut ahead = VecDeque::from([from]);
        while let Some(place) = ahead.pop_front() {
            if place == to {
                break;
            }
            for nth in self.frame.around[place]
                .iter()
                .filter(|nth| **nth != without)
            {
                let pipe = self.pipes[*nth];
                let (next, by, free) = if pipe.from == place {
                    (pipe.to, 1, pipe.flow < pipe.high)
                } else {
                    (pipe.from, -1, pipe.flow > pipe.low)
                };
                if free && next != from && came[next].is_none() {
                    came[next] = Some((*nth, by));
                    ahead.push_back(next);
                }
            }
        }
        let mut at = to;
        while at != from {
            let Some((nth, by)) = came[at] else {
                return false;
            };
            let pipe = &mut self.pipes[nth];
            pipe.flow += by;
            at = if by > 0 { pipe.from } else { pipe.to };
        }
        true
    }
}

impl Frame {
    /// The pipes of a story, nothing flowing.
    fn of(ways: &Ways, plays: u16) -> (Self, Vec<Pipe>) {
        let scenes = ways.scenes();
        let mut frame = Self {
            plays: i32::from(plays),
            around: vec![Vec::new(); 2],
            pipe_of: vec![None; scenes],
            public: Vec::new(),
        };
        let mut pipes = Vec::new();
        frame.pipe(&mut pipes, (END, START));
        // The first scene of each circle stands for all.
        let knot = |scene: usize| {
            let mut all = 0..scenes;
            let same = |other: &usize| ways.reach(scene, *other) && ways.reach(*other, scene);
            all.find(same).unwrap_or(scene)
        };
        let mut doors = vec![(END, END); scenes];
        for scene in (0..scenes).filter(|scene| knot(*scene) == *scene) {
            doors[scene] = (frame.place(), frame.place());
            let pipe = frame.pipe(&mut pipes, doors[scene]);
            frame.pipe_of[scene] = (!ways.comes_back(scene)).then_some(pipe);
        }
        let entry = |scene: usize| doors[knot(scene)].0;
        let exit = |scene: usize| doors[knot(scene)].1;
        for scene in (0..scenes).filter(|scene| ways.ends(*scene)) {
            frame.pipe(&mut pipes, (exit(scene), END));
        }
        for (from, to) in ways.turns() {
            let leaves = |to: &&usize| knot(**to) != knot(from);
            let outside: Vec<usize> = to.iter().filter(leaves).copied().collect();
            // Made again in a circle, a turn is no flow: only what leaves the circle is.
            let is_whole = outside.len() == to.len() && !to.is_empty();
            let source = if is_whole { frame.place() } else { exit(from) };
            let counted = is_whole.then(|| frame.pipe(&mut pipes, (exit(from), source)));
            frame.pipe_of.push(counted);
            for to in outside {
                frame.pipe(&mut pipes, (source, entry(to)));
            }
        }
        if scenes > 0 {
            frame.pipe(&mut pipes, (START, entry(0)));
        }
        (frame, pipes)
    }

    fn place(&mut self) -> usize {
        self.around.push(Vec::new());
        self.around.len() - 1
    }

    fn pipe(&mut self, pipes: &mut Vec<Pipe>, (from, to): (usize, usize)) -> usize {
        let nth = pipes.len();
        let (low, high, flow) = (0, self.plays, 0);
        pipes.push(Pipe {
            from,
            to,
            low,
            high,
            flow,
        });
        self.around[from].push(nth);
        self.around[to].push(nth);
        nth
    }
}
