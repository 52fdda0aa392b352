//! Runs the commands of the session through the ports, and restores what a device kept.
//!
//! What cannot be read is set aside under another key before anything new is written.

use leptos::prelude::{Set, WithUntracked};

use super::App;
use super::ports::{Place, Ports};
use crate::domain::board::Board;
use crate::domain::session::{Action, Command, Device, Session};
use crate::domain::stored::{Slot, Stored};
use crate::formats::{pupil_save, teacher_file};

/// What stands in the owner's slot.
const MINE: &str = "oui";

/// Runs a command; says what happened, when there is something to say.
pub fn run(command: Command, ports: &Ports, app: App) -> Option<Action> {
    match command {
        Command::Save => {
            let device = app.session.with_untracked(|session| session.device);
            Some(save(ports, app, place(device)))
        }
        Command::Forget => {
            let device = app.session.with_untracked(|session| session.device);
            ports.storage.remove(Slot::Pupil, place(device));
            None
        }
        Command::MoveTo(device) => Some(move_to(device, ports, app)),
        Command::EraseEverything => {
            ports.storage.erase();
            app.teaching().board.set(Board::default());
            app.teaching().before_merge.set(None);
            None
        }
    }
}

fn save(ports: &Ports, app: App, place: Place) -> Action {
    let text = app.session.with_untracked(pupil_save::write);
    match ports.storage.write(Slot::Pupil, place, &text) {
        Ok(()) => Action::SaveSucceeded,
        Err(_) => Action::SaveFailed,
    }
}

/// Remembers whose device it is, and moves what is kept accordingly.
fn move_to(device: Device, ports: &Ports, app: App) -> Action {
    let (from, to) = (other(place(device)), place(device));
    if !declare(ports, device) {
        return Action::SaveFailed;
    }
    // The board moves as the text it is: nobody needs to read it for that.
    let board = ports.storage.read(Slot::Teacher, from);
    let moved = board.is_none_or(|text| ports.storage.write(Slot::Teacher, to, &text).is_ok());
    if moved {
        ports.storage.remove(Slot::Teacher, from);
    }
    let report = if app.session.with_untracked(Session::is_empty) {
        Action::SaveSucceeded
    } else {
        save(ports, app, to)
    };
    // On a shared device a pupil's answers do not stay, even where the tab refuses them: the session
    // is in memory, and says that it is kept nowhere.
    if report == Action::SaveSucceeded || device == Device::Shared {
        ports.storage.remove(Slot::Pupil, from);
    }
    if moved { report } else { Action::SaveFailed }
}

/// Remembers whose device it is; a shared one keeps no trace of the question. False when the device
/// refused to remember.
fn declare(ports: &Ports, device: Device) -> bool {
    match device {
        Device::Mine => ports
            .storage
            .write(Slot::Owner, Place::Device, MINE)
            .is_ok(),
        Device::Shared => {
            ports.storage.remove(Slot::Owner, Place::Device);
            true
        }
    }
}

fn place(device: Device) -> Place {
    match device {
        Device::Shared => Place::Tab,
        Device::Mine => Place::Device,
    }
}

fn other(place: Place) -> Place {
    match place {
        Place::Tab => Place::Device,
        Place::Device => Place::Tab,
    }
}

/// Whose device it is, as it was said.
fn device(ports: &Ports) -> Device {
    match ports.storage.read(Slot::Owner, Place::Device).as_deref() {
        Some(MINE) => Device::Mine,
        Some(_) | None => Device::Shared,
    }
}

/// The session that this device kept, and whether something had to be set aside.
pub fn restore_session(ports: &Ports) -> (Session, bool) {
    let device = device(ports);
    let place = place(device);
    let kept = ports.storage.read(Slot::Pupil, place);
    match pupil_save::read(kept.as_deref()) {
        Stored::Loaded(session) => (Session { device, ..session }, false),
        Stored::Empty => (
            Session {
                device,
                ..Session::default()
            },
            false,
        ),
        Stored::Unreadable => {
            ports.storage.set_aside(Slot::Pupil, place);
            (
                Session {
                    device,
                    ..Session::default()
                },
                true,
            )
        }
    }
}

/// The board that this device kept, and whether something had to be set aside. It is kept with the
/// reminder that it is not in a file yet.
pub fn restore_board(ports: &Ports) -> (Board, bool) {
    let place = place(device(ports));
    let Some(text) = ports.storage.read(Slot::Teacher, place) else {
        return (Board::default(), false);
    };
    if let Ok(board) = teacher_file::read(&text) {
        let unsaved = Board {
            unsaved: true,
            ..board
        };
        return (unsaved, false);
    }
    ports.storage.set_aside(Slot::Teacher, place);
    (Board::default(), true)
}

/// Keeps the board where this device allows it; false when it refused.
pub fn keep_board(ports: &Ports, app: App) -> bool {
    let place = place(app.session.with_untracked(|session| session.device));
    app.teaching().board.with_untracked(|board| {
        if board.is_empty() {
            ports.storage.remove(Slot::Teacher, place);
            return true;
        }
        let text = teacher_file::write(board);
        ports.storage.write(Slot::Teacher, place, &text).is_ok()
    })
}
