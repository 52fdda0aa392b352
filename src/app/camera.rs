//! The camera, as a trait: codes found in its pictures, one after the other.
//!
//! Only the adults' program has one, in its context: pages that are written natively and pupils'
//! pages have none.

use std::sync::Arc;

/// Why the camera does not look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CameraProblem {
    /// The person or the browser refused.
    Denied,
    /// There is none.
    Absent,
    /// It does not start: another program may have it.
    Busy,
    /// This page may not use a camera.
    NotHere,
    /// The program that reads codes did not start.
    Reader,
}

/// What the camera says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sighting {
    /// It looks.
    Looking,
    /// It does not, and will not by itself.
    Problem(CameraProblem),
    /// The texts of the codes of one picture; none when it shows no code.
    Texts(Vec<String>),
}

/// Called with each thing that the camera says.
pub type Seen = Box<dyn Fn(Sighting)>;

/// A camera that reads codes. Its pictures leave neither the page nor its worker.
pub trait Camera: Send + Sync {
    /// Asks for the camera, shows it in the `video` element of this id, and looks until
    /// [`stop`](Self::stop).
    fn start(&self, video: &str, seen: Seen);
    /// Stops looking and gives the camera back.
    fn stop(&self);
}

/// The camera of this program, as its context gives it.
#[derive(Clone)]
pub struct Eye(pub Arc<dyn Camera>);
