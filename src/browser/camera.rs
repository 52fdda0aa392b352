//! The camera: pictures go to a worker as greys, and come back as the texts of the codes they show.
//!
//! Nothing is recorded, and nothing leaves the page and its worker. The program that reads codes
//! loads when the camera starts, never before.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Array, Object, Reflect, Uint8Array, Uint32Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    CanvasRenderingContext2d, DomException, HtmlCanvasElement, HtmlVideoElement, MediaStream,
    MediaStreamConstraints, MediaStreamTrack, MessageEvent, Worker, WorkerOptions, WorkerType,
};

use super::document;
use crate::app::ports::{Camera, CameraProblem, Seen, Sighting};

/// The starter of the worker, beside `boot.js`, which allows no other address.
const STARTER: &str = "scan.js";
/// Where the page says which program reads codes, and its signatures.
const PROGRAM: [&str; 4] = [
    "data-reader-js",
    "data-reader-js-integrity",
    "data-reader-wasm",
    "data-reader-wasm-integrity",
];
/// Between two pictures, in milliseconds: a hand needs longer to show the next code.
const PAUSE: u32 = 120;
/// Most pixels on a side of a picture: enough for the largest code held at arm's length.
const SIDE: u32 = 960;

thread_local! {
    static LOOKING: RefCell<Option<Looking>> = const { RefCell::new(None) };
    /// How often the camera was started or stopped: what was asked for before is out of date.
    static TURN: Cell<u32> = const { Cell::new(0) };
}

/// The camera of the device, with the reader of the copy that lives under a base.
pub struct Lens {
    base: String,
}

impl Lens {
    /// A camera for this base.
    pub fn new(base: &str) -> Self {
        Self {
            base: base.to_owned(),
        }
    }
}

impl Camera for Lens {
    fn start(&self, video: &str, seen: Seen) {
        self.stop();
        let (turn, video, base) = (TURN.get(), video.to_owned(), self.base.clone());
        spawn_local(async move {
            let outcome = look(turn, &video, &base, Rc::new(seen)).await;
            // Someone else looks by now, or nobody wants to.
            if let Err((problem, seen)) = outcome
                && TURN.get() == turn
            {
                stop();
                seen(Sighting::Problem(problem));
            }
        });
    }

    fn stop(&self) {
        stop();
    }
}

fn stop() {
    TURN.set(TURN.get().wrapping_add(1));
    if let Some(looking) = LOOKING.take() {
        looking.end();
    }
}

/// What runs while the camera looks.
struct Looking {
    stream: MediaStream,
    video: HtmlVideoElement,
    worker: Worker,
    // The worker calls it as long as it lives.
    _answer: Closure<dyn Fn(MessageEvent)>,
    _failure: Closure<dyn Fn()>,
}

impl Looking {
    fn end(self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.terminate();
        self.video.set_src_object(None);
        give_back(&self.stream);
    }
}

fn give_back(stream: &MediaStream) {
    for track in stream.get_tracks() {
        track.unchecked_into::<MediaStreamTrack>().stop();
    }
}

type Failed = (CameraProblem, Rc<Seen>);

async fn look(turn: u32, video: &str, base: &str, seen: Rc<Seen>) -> Result<(), Failed> {
    let failed = |problem| (problem, Rc::clone(&seen));
    let stream = stream().await.map_err(failed)?;
    if TURN.get() != turn {
        give_back(&stream);
        return Ok(());
    }
    let element = document()
        .and_then(|document| document.get_element_by_id(video))
        .and_then(|element| element.dyn_into::<HtmlVideoElement>().ok());
    let Some(video) = element else {
        give_back(&stream);
        return Ok(());
    };
    video.set_muted(true);
    video.set_src_object(Some(&stream));
    let Some(looking) = start_reader(turn, &stream, video, base, &seen) else {
        give_back(&stream);
        return Err(failed(CameraProblem::Reader));
    };
    // A picture that does not play stays black: codes can be typed.
    if let Ok(playing) = looking.video.play() {
        drop(JsFuture::from(playing).await);
    }
    if TURN.get() == turn {
        LOOKING.set(Some(looking));
    } else {
        looking.end();
    }
    Ok(())
}

/// Asks for the camera behind the device, or the only one.
async fn stream() -> Result<MediaStream, CameraProblem> {
    let devices = super::window().map(|window| window.navigator());
    // Pages without https, and frames that were not allowed to, have no devices at all.
    let devices = devices.and_then(|navigator| navigator.media_devices().ok());
    let devices = devices.filter(|devices| !devices.is_undefined());
    let devices = devices.ok_or(CameraProblem::NotHere)?;
    let wanted = Object::new();
    for (key, value) in [
        ("facingMode", JsValue::from("environment")),
        ("width", ideal(1280)),
    ] {
        drop(Reflect::set(&wanted, &key.into(), &value));
    }
    let constraints = MediaStreamConstraints::new();
    constraints.set_video(&wanted);
    let asked = devices.get_user_media_with_constraints(&constraints);
    let asked = asked.map_err(|_| CameraProblem::NotHere)?;
    match JsFuture::from(asked).await {
        Ok(stream) => Ok(stream.unchecked_into()),
        Err(reason) => Err(problem(&reason)),
    }
}

fn ideal(width: u32) -> JsValue {
    let wanted = Object::new();
    drop(Reflect::set(&wanted, &"ideal".into(), &width.into()));
    wanted.into()
}

fn problem(reason: &JsValue) -> CameraProblem {
    let name = reason.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("NotAllowedError") => CameraProblem::Denied,
        Some("NotFoundError" | "OverconstrainedError") => CameraProblem::Absent,
        Some("SecurityError") => CameraProblem::NotHere,
        Some(_) | None => CameraProblem::Busy,
    }
}

/// Starts the worker and tells it which program it runs; pictures go once it is ready.
fn start_reader(
    turn: u32,
    stream: &MediaStream,
    video: HtmlVideoElement,
    base: &str,
    seen: &Rc<Seen>,
) -> Option<Looking> {
    let program = program(base)?;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    let worker = Worker::new_with_options(&format!("{base}{STARTER}"), &options).ok()?;
    let sheet = sheet()?;
    let answer = {
        let (seen, video, worker) = (Rc::clone(seen), video.clone(), worker.clone());
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if TURN.get() != turn {
                return;
            }
            let data = event.data();
            if data.is_null() {
                fail(turn, &seen);
                return;
            }
            match data.dyn_ref::<Array>() {
                Some(texts) => seen(Sighting::Texts(
                    texts.iter().filter_map(|t| t.as_string()).collect(),
                )),
                None => seen(Sighting::Looking),
            }
            let (video, worker, sheet) = (video.clone(), worker.clone(), sheet.clone());
            Timeout::new(PAUSE, move || send(turn, &video, &worker, &sheet)).forget();
        })
    };
    let failure = {
        let seen = Rc::clone(seen);
        Closure::<dyn Fn()>::new(move || fail(turn, &seen))
    };
    worker.set_onmessage(Some(answer.as_ref().unchecked_ref()));
    worker.set_onerror(Some(failure.as_ref().unchecked_ref()));
    worker.post_message(&program).ok()?;
    Some(Looking {
        stream: stream.clone(),
        video,
        worker,
        _answer: answer,
        _failure: failure,
    })
}

/// The worker did not start: once, and for the camera that is on only.
fn fail(turn: u32, seen: &Rc<Seen>) {
    if TURN.get() == turn {
        // The closure that calls this one is freed by `stop`: it must have returned.
        let seen = Rc::clone(seen);
        TURN.set(TURN.get().wrapping_add(1));
        Timeout::new(0, move || {
            stop();
            seen(Sighting::Problem(CameraProblem::Reader));
        })
        .forget();
    }
}

/// The addresses and the signatures of the program that reads codes, as this page says them.
fn program(base: &str) -> Option<Array> {
    let boot = document()?.get_element_by_id("boot")?;
    let said = PROGRAM.map(|name| boot.get_attribute(name));
    let [
        Some(js),
        Some(js_signature),
        Some(wasm),
        Some(wasm_signature),
    ] = said
    else {
        return None;
    };
    let address = |file: String| JsValue::from(format!("{base}{file}"));
    Some(Array::of4(
        &address(js),
        &js_signature.into(),
        &address(wasm),
        &wasm_signature.into(),
    ))
}

/// Where pictures are drawn to be read; it is never on the page.
fn sheet() -> Option<CanvasRenderingContext2d> {
    let canvas = document()?.create_element("canvas").ok()?;
    let canvas = canvas.dyn_into::<HtmlCanvasElement>().ok()?;
    let often = Object::new();
    drop(Reflect::set(
        &often,
        &"willReadFrequently".into(),
        &true.into(),
    ));
    let context = canvas
        .get_context_with_context_options("2d", &often)
        .ok()??;
    context.dyn_into().ok()
}

/// Sends the present picture, or tries again a little later when there is none yet.
fn send(turn: u32, video: &HtmlVideoElement, worker: &Worker, sheet: &CanvasRenderingContext2d) {
    if TURN.get() != turn {
        return;
    }
    let sent = picture(video, sheet).and_then(|message| {
        let greys = message.get(1).dyn_into::<Uint8Array>().ok()?;
        let moved = Array::of1(&greys.buffer());
        worker.post_message_with_transfer(&message, &moved).ok()
    });
    if sent.is_none() {
        let (video, worker, sheet) = (video.clone(), worker.clone(), sheet.clone());
        Timeout::new(PAUSE, move || send(turn, &video, &worker, &sheet)).forget();
    }
}

/// The size of the present picture, and its greys row by row.
fn picture(video: &HtmlVideoElement, sheet: &CanvasRenderingContext2d) -> Option<Array> {
    let (width, height) = (video.video_width(), video.video_height());
    let larger = width.max(height);
    let small = |side: u32| {
        if larger > SIDE {
            side * SIDE / larger
        } else {
            side
        }
    };
    let (width, height) = (small(width), small(height));
    if width == 0 || height == 0 {
        return None;
    }
    let canvas = sheet.canvas()?;
    if canvas.width() != width || canvas.height() != height {
        canvas.set_width(width);
        canvas.set_height(height);
    }
    let (across, down) = (f64::from(width), f64::from(height));
    sheet
        .draw_image_with_html_video_element_and_dw_and_dh(video, 0.0, 0.0, across, down)
        .ok()?;
    let pixels = sheet.get_image_data(0.0, 0.0, across, down).ok()?.data();
    // Green weighs most in what an eye calls light.
    let grey = |pixel: &[u8]| match pixel {
        [red, green, blue, _] => {
            let light = (u16::from(*red) + 2 * u16::from(*green) + u16::from(*blue)) / 4;
            u8::try_from(light).unwrap_or(u8::MAX)
        }
        _ => 0,
    };
    let greys: Vec<u8> = pixels.chunks_exact(4).map(grey).collect();
    Some(Array::of2(
        &Uint32Array::from([width, height].as_slice()),
        &Uint8Array::from(greys.as_slice()),
    ))
}
