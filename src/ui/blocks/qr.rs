//! A QR code on a page.
//!
//! Accessibility: the drawing is hidden from assistive technologies; the same thing always stands
//! beside it in readable text.

use leptos::prelude::*;

use crate::app::qr::Qr;

/// The drawing of a code.
pub fn qr(code: &Qr) -> AnyView {
    let side = code.side + 8;
    view! {
        <svg class="qr" viewBox=format!("0 0 {side} {side}") aria-hidden="true">
            <path class="qr__paper" d=format!("M0 0h{side}v{side}H0z")></path>
            <path class="qr__ink" d=code.path()></path>
        </svg>
    }
    .into_any()
}
