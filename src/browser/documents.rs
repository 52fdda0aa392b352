//! Documents: carried by the page in data blocks, or fetched from this copy of Balise.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use super::{document, window};
use crate::app::ports::{Doc, Documents, Fetched};

/// Reads documents of the copy that lives under a base.
pub struct Fetcher {
    base: String,
}

impl Fetcher {
    /// A fetcher for this base.
    pub fn new(base: &str) -> Self {
        Self {
            base: base.to_owned(),
        }
    }
}

impl Documents for Fetcher {
    fn embedded(&self, doc: &Doc) -> Option<String> {
        let selector = format!("script[data-doc=\"{}\"]", doc.path());
        document()?.query_selector(&selector).ok()??.text_content()
    }

    fn fetch(&self, doc: &Doc, done: Fetched) {
        let address = format!("{}{}", self.base, doc.path());
        spawn_local(async move { done(text_at(&address).await) });
    }
}

async fn text_at(address: &str) -> Option<String> {
    let answer = JsFuture::from(window()?.fetch_with_str(address))
        .await
        .ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    JsFuture::from(answer.text().ok()?).await.ok()?.as_string()
}
