//! How a step is cut into screens that can be read from the back of the room.

use std::ops::Range;

use crate::domain::lesson::{Item, Step};
use crate::domain::question::Question;
use crate::domain::text::words_in;

/// Most words of a screen of text, unless one piece alone has more: what stays legible at 28 px from
/// the back of the room.
pub const FRAME_WORDS: usize = 95;

/// A screen of a step: some of its pieces, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// Which pieces.
    pub items: Range<usize>,
}

impl Frame {
    /// The question that the screen asks, when it asks one.
    pub fn question<'s>(&self, step: &'s Step) -> Option<&'s Question> {
        match step.items.get(self.items.start) {
            Some(Item::Question(question)) => Some(question),
            Some(Item::Text(_)) | None => None,
        }
    }
}

/// The screens of a step: a question stands alone, texts share a screen as long as they fit. A step
/// has one screen at least.
pub fn frames(step: &Step) -> Vec<Frame> {
    let mut frames: Vec<Frame> = Vec::new();
    let mut words = 0;
    let mut open = false;
    for (rank, item) in step.items.iter().enumerate() {
        let more = match item {
            Item::Text(block) => words_in(std::slice::from_ref(block)),
            Item::Question(_) => 0,
        };
        let joins = open && matches!(item, Item::Text(_)) && words + more <= FRAME_WORDS;
        match frames.last_mut() {
            Some(last) if joins => {
                last.items.end = rank + 1;
                words += more;
            }
            _ => {
                frames.push(Frame {
                    items: rank..rank + 1,
                });
                words = more;
            }
        }
        open = matches!(item, Item::Text(_));
    }
    if frames.is_empty() {
        frames.push(Frame { items: 0..0 });
    }
    frames
}
