//! Handing in: what a pupil's tab prepares, and what a teacher's tab gathers. Both live in the tab
//! only, whoever owns the device.

use leptos::prelude::{Set, WithValue};

use super::App;
use super::ports::{Place, Ports};
use super::teacher::Logged;
use crate::domain::gathering::{Gathering, Handed, Nonce};
use crate::domain::hand_in::HandIn;
use crate::domain::ranks::{Ranks, Subject, Sums};
use crate::domain::session::Action;
use crate::domain::stored::{Slot, Stored};
use crate::domain::sums::PlaySums;
use crate::formats::code::{self, Code};
use crate::formats::gathering_save::{self, Gatherings};
use crate::formats::hand_in_save::{self, HandIns};

impl App {
    /// What this tab prepares for a subject.
    pub fn hand_in(self, subject: &Subject) -> HandIn {
        self.hand_ins().remove(subject).unwrap_or_default()
    }

    /// Keeps what this tab prepares for a subject, in the tab only. Where the tab refuses, the code
    /// is shown all the same.
    pub fn keep_hand_in(self, subject: &Subject, hand_in: &HandIn) {
        let mut all = self.hand_ins();
        if hand_in.is_empty() {
            all.remove(subject);
        } else {
            all.insert(subject.clone(), hand_in.clone());
        }
        let text = (!all.is_empty()).then(|| hand_in_save::write(&all));
        self.keep_in_tab(Slot::HandIn, text);
    }

    /// The code of this pupil: of these sums, or an empty one.
    pub fn own_code(self, ranks: &Ranks, sums: Sums) -> Option<Code> {
        let subject = ranks.subject();
        let mut hand_in = self.hand_in(&subject);
        let nonce = hand_in.nonce_or(|| self.draw_nonce());
        self.keep_hand_in(&subject, &hand_in);
        code::write(
            &Handed {
                subject,
                nonce,
                sums,
            },
            ranks,
        )
    }

    /// Adds a play to those pooled on this device, and passes it to the next pupil: what the one
    /// before did is forgotten at once. False once the code of the pool was shown.
    pub fn pool_play(self, subject: &Subject, play: &PlaySums) -> bool {
        let mut hand_in = self.hand_in(subject);
        let added = hand_in.pool_play(play, || self.draw_nonce());
        if added {
            self.keep_hand_in(subject, &hand_in);
            self.pass_on();
        }
        added
    }

    /// Another pupil takes the device: what the one before did is forgotten, pools apart.
    pub fn pass_on(self) {
        for (subject, mut hand_in) in self.hand_ins() {
            hand_in.pass_on();
            self.keep_hand_in(&subject, &hand_in);
        }
        self.dispatch(Action::PassedOn);
    }

    /// The gathering of a subject that this tab kept. What cannot be read is set aside.
    pub fn kept_gathering(self, subject: &Subject) -> Option<Gathering> {
        self.gatherings().remove(subject)
    }

    /// Keeps the gathering of a subject in this tab, or forgets it.
    pub fn keep_gathering(self, subject: &Subject, gathering: Option<&Gathering>) -> Logged {
        let mut all = self.gatherings();
        match gathering {
            Some(gathering) => drop(all.insert(subject.clone(), gathering.clone())),
            None => drop(all.remove(subject)),
        }
        let text = (!all.is_empty()).then(|| gathering_save::write(&all));
        self.keep_in_tab(Slot::Gathering, text)
    }

    fn hand_ins(self) -> HandIns {
        self.kept_in_tab(Slot::HandIn, hand_in_save::read)
    }

    fn gatherings(self) -> Gatherings {
        self.kept_in_tab(Slot::Gathering, gathering_save::read)
    }

    fn kept_in_tab<T: Default>(self, slot: Slot, read: fn(Option<&str>) -> Stored<T>) -> T {
        let text = |ports: &Ports| ports.storage.read(slot, Place::Tab);
        match read(self.ports.with_value(text).as_deref()) {
            Stored::Loaded(kept) => kept,
            Stored::Empty => T::default(),
            Stored::Unreadable => {
                self.ports
                    .with_value(|ports| ports.storage.set_aside(slot, Place::Tab));
                self.set_aside.set(true);
                T::default()
            }
        }
    }

    fn keep_in_tab(self, slot: Slot, text: Option<String>) -> Logged {
        self.ports.with_value(|ports| match text {
            None => {
                ports.storage.remove(slot, Place::Tab);
                Logged::Kept
            }
            Some(text) => match ports.storage.write(slot, Place::Tab, &text) {
                Ok(()) => Logged::Kept,
                Err(_) => Logged::MemoryOnly,
            },
        })
    }

    fn draw_nonce(self) -> Nonce {
        Nonce(self.page(super::ports::Page::random))
    }
}
