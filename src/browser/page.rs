//! The page: title, focus, clock, print, files, clipboard, fields.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlDetailsElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, Url,
};

use super::document;
use crate::app::ports::{FileRead, Focused, Page};
use crate::domain::date::Date;

/// The browser's window, as a port.
pub struct Window;

impl Page for Window {
    fn set_title(&self, title: &str) {
        if let Some(document) = document() {
            document.set_title(title);
        }
    }

    fn focus(&self, id: &str) {
        later(id, |element| {
            if let Some(element) = element.dyn_ref::<HtmlElement>() {
                // An element that cannot take the focus leaves it where it is.
                drop(element.focus());
            }
        });
    }

    fn reveal(&self, id: &str) {
        later(id, |element| element.scroll_into_view());
    }

    fn close(&self, id: &str) {
        if let Some(element) = by_id(id) {
            shut(&element);
        }
    }

    fn close_if_left(&self, id: &str) {
        later(id, |element| {
            let focused = document().and_then(|document| document.active_element());
            let outside = focused.is_some_and(|focused| {
                // Nothing has the focus when one clicks on plain words: that is not leaving.
                focused.tag_name() != "BODY" && !element.contains(Some(&focused))
            });
            if outside {
                shut(&element);
            }
        });
    }

    fn today(&self) -> Option<Date> {
        let now = now();
        let year = u16::try_from(now.get_full_year()).ok()?;
        let month = u8::try_from(now.get_month() + 1).ok()?;
        Date::new(year, month, u8::try_from(now.get_date()).ok()?).ok()
    }

    fn minutes(&self) -> Option<u16> {
        let now = now();
        u16::try_from(now.get_hours() * 60 + now.get_minutes()).ok()
    }

    fn asked(&self, key: &str) -> Option<String> {
        let search = super::window()?.location().search().ok()?;
        search
            .trim_start_matches('?')
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(known, _)| *known == key)
            .map(|(_, value)| value.to_owned())
    }

    fn draw(&self, below: usize) -> usize {
        // Each rank takes the place of the one before with its fair share of chance.
        let mut drawn = 0;
        for (rank, share) in (1..below).zip(2_u32..) {
            if js_sys::Math::random() * f64::from(share) < 1.0 {
                drawn = rank;
            }
        }
        drawn
    }

    fn origin(&self) -> Option<String> {
        super::window()?.location().origin().ok()
    }

    fn fragment(&self) -> String {
        let hash = super::window().and_then(|window| window.location().hash().ok());
        hash.unwrap_or_default()
    }

    fn focused(&self) -> Focused {
        let name = document()
            .and_then(|document| document.active_element())
            .map(|element| (element.tag_name(), element.get_attribute("type")));
        match name {
            Some((tag, kind)) if tag == "INPUT" => match kind.as_deref() {
                Some("checkbox" | "radio" | "button") => Focused::Control,
                Some(_) | None => Focused::Field,
            },
            Some((tag, _)) if tag == "SELECT" || tag == "TEXTAREA" => Focused::Field,
            Some((tag, _)) if tag == "BUTTON" || tag == "A" || tag == "SUMMARY" => Focused::Control,
            Some(_) | None => Focused::Page,
        }
    }

    fn random(&self) -> u32 {
        let mut bytes = [0; 4];
        let crypto = super::window().and_then(|window| window.crypto().ok());
        if let Some(crypto) = crypto {
            // Every browser that runs the program has this generator; zeros still make a name.
            drop(crypto.get_random_values_with_u8_array(&mut bytes));
        }
        u32::from_le_bytes(bytes)
    }

    fn load(&self, address: &str) {
        if let Some(window) = super::window() {
            // A refused load leaves the page as it is, with its links.
            drop(window.location().assign(address));
        }
    }

    fn print(&self) {
        if let Some(window) = super::window() {
            // A browser without printing shows nothing, which is all it can do.
            drop(window.print());
        }
    }

    fn download(&self, name: &str, mime: &str, bytes: &[u8]) {
        let parts = js_sys::Array::of1(&js_sys::Uint8Array::from(bytes).into());
        let kind = BlobPropertyBag::new();
        kind.set_type(mime);
        let Ok(blob) = Blob::new_with_u8_array_sequence_and_options(&parts, &kind) else {
            return;
        };
        let Ok(address) = Url::create_object_url_with_blob(&blob) else {
            return;
        };
        let link = document().and_then(|document| document.create_element("a").ok());
        if let Some(link) = link.and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok()) {
            link.set_href(&address);
            link.set_download(name);
            link.click();
        }
        // The browser has taken the blob by then.
        Timeout::new(10_000, move || drop(Url::revoke_object_url(&address))).forget();
    }

    fn read_file(&self, field: &str, limit: usize, done: FileRead) {
        let input = by_id(field).and_then(|element| element.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else {
            return;
        };
        // The same file can be chosen again after a repair.
        input.set_value("");
        if file.size() > f64::from(u32::try_from(limit).unwrap_or(u32::MAX)) {
            done(None);
            return;
        }
        spawn_local(async move {
            let text = JsFuture::from(file.text()).await.ok();
            done(text.and_then(|text| text.as_string()));
        });
    }

    fn copy(&self, text: &str) {
        if let Some(window) = super::window() {
            // A refused clipboard leaves the line on the screen, where it can be selected.
            drop(window.navigator().clipboard().write_text(text));
        }
    }

    fn field(&self, id: &str) -> Option<String> {
        let element = by_id(id)?;
        if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            return Some(select.value());
        }
        if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            return Some(area.value());
        }
        element
            .dyn_into::<HtmlInputElement>()
            .ok()
            .map(|input| input.value())
    }

    fn set_field(&self, id: &str, value: &str) {
        let Some(element) = by_id(id) else { return };
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            input.set_value(value);
        } else if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
            area.set_value(value);
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            select.set_value(value);
        }
    }

    fn ask_before_leaving(&self, ask: bool) {
        let Some(window) = super::window() else {
            return;
        };
        STAY.with(|stay| {
            let stay = ask.then(|| stay.as_ref().unchecked_ref());
            window.set_onbeforeunload(stay);
        });
    }
}

thread_local! {
    /// Any answer makes a browser ask; what it says then is its own sentence.
    static STAY: Closure<dyn Fn() -> String> = Closure::new(String::new);
}

#[expect(clippy::disallowed_methods, reason = "the page's only clock")]
fn now() -> js_sys::Date {
    js_sys::Date::new_0()
}

fn by_id(id: &str) -> Option<Element> {
    document()?.get_element_by_id(id)
}

fn shut(element: &Element) {
    if let Some(details) = element.dyn_ref::<HtmlDetailsElement>() {
        details.set_open(false);
    }
}

/// Acts on an element once the page is drawn.
fn later(id: &str, act: impl FnOnce(Element) + 'static) {
    let id = id.to_owned();
    Timeout::new(0, move || {
        if let Some(element) = by_id(&id) {
            act(element);
        }
    })
    .forget();
}
