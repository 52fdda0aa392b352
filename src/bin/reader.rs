//! The program that reads codes in the camera's pictures. It runs in a worker, so that the page
//! stays quick, and loads when the camera starts.
//!
//! A picture comes in as its size and its greys, row by row; the texts of its codes go out.

#[cfg(target_family = "wasm")]
fn main() {
    use balise::formats::qr;
    use js_sys::{Array, Uint8Array, Uint32Array};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    let worker: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let answer = {
        let worker = worker.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let said: Array = event.data().unchecked_into();
            let sides = Uint32Array::new(&said.get(0)).to_vec();
            let greys = Uint8Array::new(&said.get(1)).to_vec();
            let pixels_of = |rank: usize| {
                sides
                    .get(rank)
                    .and_then(|pixels| usize::try_from(*pixels).ok())
            };
            let texts = qr::read(pixels_of(0).unwrap_or(0), pixels_of(1).unwrap_or(0), &greys);
            let texts: Array = texts
                .iter()
                .map(|text| JsValue::from(text.as_str()))
                .collect();
            // The page that is gone needs no answer.
            drop(worker.post_message(&texts));
        })
    };
    worker.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    // It lives as long as the worker.
    answer.forget();
    drop(worker.post_message(&JsValue::TRUE));
}

#[cfg(not(target_family = "wasm"))]
fn main() {
    eprintln!("Ce programme tourne dans une page. Lancez : cargo balise serve");
}
