//! « Il me reste N minutes »: a module recut to the time that a class really has.
//!
//! The rule is short enough to be said to a teacher. The opening and the closing are always kept. The
//! essential steps follow in order; the first one that does not fit ends the session, and the class
//! resumes there. When they all fit, optional steps come in, in the order of the lesson, each one that
//! still fits; the teacher may keep or leave out any of them. Steps are never cut in two: how a
//! story ends early is [`soonest_help`](super::explore::soonest_help)'s business.

use super::board::Mode;
use super::id::StepId;
use super::lesson::{Need, Step, StepKind};

/// The lengths that a teacher chooses from, in minutes; the last is a whole period.
pub const LENGTHS: [u16; 5] = [15, 20, 30, 45, PERIOD];
/// A French school period, bell to bell, in minutes.
pub const PERIOD: u16 = 55;
/// What a period leaves to a class in front of the projector, in minutes.
pub const PROJECTED: u16 = 45;
/// What a period leaves in a computer room: everybody has to log in.
pub const LOGGED_IN: u16 = 38;

/// Net minutes of a length that was chosen before the session: a period loses what entering, the roll
/// call and the bell take, and a computer room loses the logging in.
pub fn net(length: u16, mode: Mode) -> u16 {
    let projected = if length >= PERIOD { PROJECTED } else { length };
    match mode {
        Mode::Projector | Mode::Paper => projected,
        Mode::Devices => projected.saturating_sub(PROJECTED - LOGGED_IN),
    }
}

/// What is asked of a cut.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wish<'w> {
    /// Net minutes; the whole module when none.
    pub minutes: Option<u16>,
    /// The step where the class resumes, or where it stands; the beginning when none.
    pub from: Option<&'w StepId>,
    /// Optional steps to keep, whatever the rule says.
    pub kept: &'w [StepId],
    /// Optional steps to leave out, whatever the rule says.
    pub dropped: &'w [StepId],
    /// The opening was already said in this session.
    pub opened: bool,
}

/// A module as one session plays it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cut {
    /// The steps, in order.
    pub steps: Vec<StepId>,
    /// What they take, in minutes.
    pub minutes: u16,
    /// Where the class resumes another day; nothing when every essential step is played.
    pub resume: Option<StepId>,
}

/// Cuts a module's steps to the time there is.
pub fn cut(steps: &[Step], wish: Wish<'_>) -> Cut {
    let start = wish
        .from
        .and_then(|from| steps.iter().position(|step| step.id == *from))
        .unwrap_or(0);
    let fixed: u16 = steps
        .iter()
        .filter(|step| is_fixed(step, wish.opened))
        .map(|step| step.minutes)
        .sum();
    let mut left = wish.minutes.map(|minutes| minutes.saturating_sub(fixed));
    let ahead = || {
        let inner = steps.iter().skip(start);
        inner.filter(|step| !matches!(step.kind, StepKind::Opening | StepKind::Closing))
    };
    let mut taken: Vec<&StepId> = Vec::new();
    let mut resume = None;
    for step in ahead().filter(|step| step.need == Need::Essential) {
        if !spend(&mut left, step.minutes) {
            resume = Some(step);
            break;
        }
        taken.push(&step.id);
    }
    // Beyond the end of the session nothing is optional any more.
    let optional: Vec<&Step> = ahead()
        .take_while(|step| resume.is_none_or(|end| step.id != end.id))
        .filter(|step| step.need == Need::Optional && !wish.dropped.contains(&step.id))
        .collect();
    for step in optional.iter().filter(|step| wish.kept.contains(&step.id)) {
        // The teacher decides, even beyond the bell: what is left says so.
        spend(&mut left, step.minutes);
        taken.push(&step.id);
    }
    for step in optional.iter().filter(|step| !wish.kept.contains(&step.id)) {
        if spend(&mut left, step.minutes) {
            taken.push(&step.id);
        }
    }
    let session = steps
        .iter()
        .filter(|step| is_fixed(step, wish.opened) || taken.contains(&&step.id));
    Cut {
        minutes: session.clone().map(|step| step.minutes).sum(),
        steps: session.map(|step| step.id.clone()).collect(),
        resume: resume.map(|step| step.id.clone()),
    }
}

/// True for the opening, unless it was said, and for the closing.
fn is_fixed(step: &Step, opened: bool) -> bool {
    match step.kind {
        StepKind::Opening => !opened,
        StepKind::Closing => true,
        StepKind::Screen | StepKind::Workshop | StepKind::Simulation(_) => false,
    }
}

/// Takes minutes from what is left; false, and nothing taken, when they are not there.
fn spend(left: &mut Option<u16>, minutes: u16) -> bool {
    match left {
        None => true,
        Some(left) if *left >= minutes => {
            *left -= minutes;
            true
        }
        Some(_) => false,
    }
}
