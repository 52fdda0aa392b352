//! What is kept, where, until when: every slot, from the type that lists them all.

use leptos::prelude::*;

use crate::app::App;
use crate::domain::route::Route;
use crate::domain::stored::Slot;
use crate::ui::blocks::heading::heading;
use crate::ui::blocks::table::scrolling;
use crate::ui::words;

/// The privacy page.
pub fn privacy() -> AnyView {
    let app = App::get();
    let rows = Slot::ALL
        .into_iter()
        .map(|slot| {
            let (what, when, until) = words::slot(slot);
            view! {
                <tr>
                    <th scope="row"><code>{words::slot_key(slot)}</code></th>
                    <td>{what}</td>
                    <td>{when}</td>
                    <td>{until}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        {heading(words::PRIVACY)}
        <p class="lead">{words::PRIVACY_LEAD}</p>
        <ul>{words::PRIVACY_PROMISES.iter().map(|promise| view! { <li>{*promise}</li> }).collect_view()}</ul>
        <h2>{words::PRIVACY_KEYS}</h2>
        <p>{words::PRIVACY_KEYS_TEXT}</p>
        {scrolling(words::PRIVACY_KEYS, view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">{words::KEY}</th>
                        <th scope="col">{words::KEY_WHAT}</th>
                        <th scope="col">{words::KEY_WHEN}</th>
                        <th scope="col">{words::KEY_UNTIL}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table> })}
        <p>{words::PRIVACY_ASIDE}</p>
        <h2>{words::PRIVACY_LIMITS}</h2>
        <p>{words::PRIVACY_LIMITS_TEXT}</p>
        <p><a href=app.href(&Route::Device)>{words::ERASE_LINK}</a></p>
    }
    .into_any()
}
