//! The take-over: the prerendered page is replaced by the living one, in one step.
//!
//! What a person already did on the prerendered page is not lost: checked inputs, chosen values,
//! open details and focus are put back, and a button pressed too early is pressed again.

use gloo::timers::callback::Timeout;
use leptos::mount::mount_to;
use leptos::prelude::IntoView;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, Event, EventInit, HtmlButtonElement, HtmlDetailsElement, HtmlElement,
    HtmlInputElement, HtmlSelectElement,
};

use super::document;

/// Where pages are written.
const CONTAINER: &str = "app";
/// Set by `boot.js`: the button pressed before the program was there.
const EARLY: &str = "data-early";
/// Set once the page is alive.
const READY: &str = "data-ready";

/// Something done on the prerendered page.
enum Done {
    Checked(String, bool),
    Typed(String, String),
    Chosen(String, String),
    Opened(String),
}

/// Mounts the views aside, waits until they are drawn, then puts them in the place of the
/// prerendered page.
pub fn take_over<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Option<()> {
    let old: HtmlElement = document()?.get_element_by_id(CONTAINER)?.dyn_into().ok()?;
    let new: HtmlElement = document()?.create_element("div").ok()?.dyn_into().ok()?;
    new.set_id(CONTAINER);
    mount_to(new.clone(), view).forget();
    Timeout::new(0, move || {
        swap(&old, &new);
    })
    .forget();
    Some(())
}

fn swap(old: &HtmlElement, new: &HtmlElement) -> Option<()> {
    let done = gather(old);
    let focused = document()?
        .active_element()
        .filter(|element| old.contains(Some(element)))
        .map(|e| e.id());
    old.replace_with_with_node_1(new).ok()?;
    for act in done {
        replay(&act);
    }
    if let Some(id) = focused.filter(|id| !id.is_empty()) {
        focus(&id);
    }
    let root = document()?.document_element()?;
    if let Some(id) = root.get_attribute(EARLY) {
        press(&id);
    }
    root.set_attribute(READY, "1").ok()
}

fn gather(old: &HtmlElement) -> Vec<Done> {
    let mut done = Vec::new();
    let Ok(elements) = old.query_selector_all("input[id], select[id], details[id]") else {
        return done;
    };
    for nth in 0..elements.length() {
        let Some(element) = elements
            .item(nth)
            .and_then(|node| node.dyn_into::<Element>().ok())
        else {
            continue;
        };
        let id = element.id();
        if let Some(input) = element.dyn_ref::<HtmlInputElement>() {
            match input.type_().as_str() {
                "radio" | "checkbox" if input.checked() != input.default_checked() => {
                    done.push(Done::Checked(id, input.checked()));
                }
                // A file chosen so early cannot be handed over: it is chosen again.
                "radio" | "checkbox" | "file" => {}
                _ if input.value() != input.default_value() => {
                    done.push(Done::Typed(id, input.value()));
                }
                _ => {}
            }
        } else if let Some(select) = element.dyn_ref::<HtmlSelectElement>() {
            if select.value() != offered(&element) {
                done.push(Done::Chosen(id, select.value()));
            }
        } else if element
            .dyn_ref::<HtmlDetailsElement>()
            .is_some_and(HtmlDetailsElement::open)
        {
            done.push(Done::Opened(id));
        }
    }
    done
}

/// The value that a list offers before anybody touches it.
fn offered(select: &Element) -> String {
    let marked = select.query_selector("option[selected]").ok().flatten();
    marked
        .or_else(|| select.query_selector("option").ok().flatten())
        .and_then(|option| option.get_attribute("value"))
        .unwrap_or_default()
}

fn replay(act: &Done) -> Option<()> {
    let bubbling = EventInit::new();
    bubbling.set_bubbles(true);
    let event = |name: &str| Event::new_with_event_init_dict(name, &bubbling).ok();
    let changed = || event("change");
    match act {
        Done::Checked(id, checked) => {
            let input: HtmlInputElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
            input.set_checked(*checked);
            input.dispatch_event(&changed()?).ok()?;
        }
        Done::Typed(id, value) => {
            let input: HtmlInputElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
            input.set_value(value);
            input.dispatch_event(&event("input")?).ok()?;
            input.dispatch_event(&changed()?).ok()?;
        }
        Done::Chosen(id, value) => {
            let select: HtmlSelectElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
            select.set_value(value);
            select.dispatch_event(&changed()?).ok()?;
        }
        Done::Opened(id) => {
            let details: HtmlDetailsElement = document()?.get_element_by_id(id)?.dyn_into().ok()?;
            details.set_open(true);
        }
    }
    Some(())
}

fn focus(id: &str) -> Option<()> {
    document()?
        .get_element_by_id(id)?
        .dyn_into::<HtmlElement>()
        .ok()?
        .focus()
        .ok()
}

fn press(id: &str) -> Option<()> {
    document()?
        .get_element_by_id(id)?
        .dyn_into::<HtmlButtonElement>()
        .ok()?
        .click();
    Some(())
}
