//! Layer 3': the browser behind the ports of the application. The only files that touch `window`
//! and `document`.
//!
//! Nothing here decides anything: it does what the port says, and reports a refusal.

mod camera;
mod documents;
mod page;
mod storage;
mod takeover;
mod windows;

pub use takeover::take_over;

use std::sync::Arc;

use web_sys::{Document, Window};

use crate::app::ports::{Eye, Ports};

/// The ports of this page, for the copy of Balise that lives under `base`.
pub fn ports(base: &str) -> Ports {
    Ports {
        documents: Arc::new(documents::Fetcher::new(base)),
        storage: Arc::new(storage::Kept::new(base)),
        page: Arc::new(page::Window),
        windows: Arc::new(windows::Opened::new(base)),
    }
}

/// The camera of this page: only the adults' program asks for it, so that no other carries it.
pub fn eye() -> Eye {
    Eye(Arc::new(camera::Lens::new(&base())))
}

/// Where this copy of Balise lives, as `boot.js` found it; the root of the host when it did not.
pub fn base() -> String {
    document()
        .and_then(|document| document.document_element())
        .and_then(|root| root.get_attribute("data-base"))
        .filter(|base| base.starts_with('/') && base.ends_with('/'))
        .unwrap_or_else(|| "/".to_owned())
}

/// The path of the page's address.
pub fn pathname() -> String {
    window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default()
}

/// Says on the page that the program broke, whenever it does.
pub fn say_when_it_breaks() {
    std::panic::set_hook(Box::new(|_| say_it_broke()));
}

/// Says on the page that the program broke; texts and help contacts stay readable.
pub fn say_it_broke() {
    let sentence = document().and_then(|document| document.get_element_by_id("boot-failed"));
    if let Some(sentence) = sentence {
        // An element that cannot be shown leaves the page as readable as it was.
        drop(sentence.remove_attribute("hidden"));
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the one place that takes the window"
)]
fn window() -> Option<Window> {
    web_sys::window()
}

fn document() -> Option<Document> {
    window()?.document()
}
