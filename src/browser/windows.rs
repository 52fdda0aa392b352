//! Two windows of this copy: opening one, and the channel between them.
//!
//! What is heard is passed on as it is, when it is a text: the application reads it strictly.

use std::cell::RefCell;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent};

use crate::app::ports::{Heard, Windows};

/// The size of a window that is opened, before a person moves it to the projector.
const SHAPE: &str = "popup,width=1280,height=800";

thread_local! {
    /// The channel that is listened to; what one says there, one does not hear.
    static CHANNEL: RefCell<Option<(BroadcastChannel, EventListener)>> = const { RefCell::new(None) };
}

/// The browser's windows, for the copy of Balise under a base.
pub struct Opened {
    prefix: String,
}

impl Opened {
    /// The windows of this base.
    pub fn new(base: &str) -> Self {
        Self {
            prefix: format!("balise:{base}:"),
        }
    }
}

impl Windows for Opened {
    fn name(&self) -> String {
        let name = super::window().and_then(|window| window.name().ok());
        name.unwrap_or_default()
    }

    fn open(&self, address: &str, name: &str) -> bool {
        let opened = super::window().and_then(|window| {
            let opened = window.open_with_url_and_target_and_features(address, name, SHAPE);
            opened.ok().flatten()
        });
        opened.is_some()
    }

    fn listen(&self, channel: &str, heard: Heard) {
        // A browser without channels shows one window only, which works alone.
        let Ok(channel) = BroadcastChannel::new(&format!("{}{channel}", self.prefix)) else {
            return;
        };
        let listener = EventListener::new(&channel, "message", move |event| {
            let text = event
                .dyn_ref::<MessageEvent>()
                .and_then(|event| event.data().as_string());
            if let Some(text) = text {
                heard(text);
            }
        });
        CHANNEL.with(|open| {
            if let Some((old, _)) = open.borrow_mut().replace((channel, listener)) {
                old.close();
            }
        });
    }

    fn say(&self, text: &str) {
        CHANNEL.with(|open| {
            if let Some((channel, _)) = open.borrow().as_ref() {
                // A channel that was closed has nobody to hear.
                drop(channel.post_message(&text.into()));
            }
        });
    }
}
