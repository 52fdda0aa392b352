//! The accessibility statement, from its data.

use leptos::prelude::*;

use crate::app::App;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::loading::loaded;
use crate::ui::blocks::table::scrolling;
use crate::ui::words;

/// The accessibility page.
pub fn accessibility() -> AnyView {
    view! {
        {heading(words::ACCESSIBILITY)}
        <p class="lead">{words::ACCESSIBILITY_LEAD}</p>
        {loaded(App::get().library().accessibility(), |known| {
            let rows = known
                .criteria
                .iter()
                .map(|(id, label, proof)| {
                    view! { <tr><th scope="row">{id.clone()}</th><td>{label.clone()}</td><td>{proof.clone()}</td></tr> }
                })
                .collect_view();
            view! {
                <p>{words::accessibility_state(&known.state, &known.framework)}</p>
                <p>{known.to_audit.clone()}</p>
                {scrolling(words::CRITERIA, view! {
                    <table>
                        <caption>{words::CRITERIA}</caption>
                        <thead>
                            <tr>
                                <th scope="col">{words::CRITERION}</th>
                                <th scope="col">{words::CRITERION_LABEL}</th>
                                <th scope="col">{words::CRITERION_PROOF}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table> })}
            }
            .into_any()
        })}
        <h2>{words::KEYBOARD}</h2>
        <p>{words::KEYBOARD_TEXT}</p>
    }
    .into_any()
}
