//! Another file, read: what it would bring, before anything changes.

use leptos::prelude::*;

use super::desk::{Desk, Part};
use crate::app::MergeProposal;
use crate::domain::board::{Board, MergePreview, SessionRecord};
use crate::ui::words;

/// The id of the heading, which takes the focus.
pub const PREVIEW: &str = "apport";
/// How many lines of one kind are shown.
const SHOWN: usize = 8;

/// Why a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To become the board, though something is unsaved.
    Open,
    /// To be brought in.
    Merge,
}

/// What the file that was read would do, and the presses that accept or leave it.
pub fn proposal(desk: Desk, asked: RwSignal<Option<(Asked, MergeProposal)>>) -> AnyView {
    (move || {
        asked.with(|asked_of| {
            asked_of
                .as_ref()
                .map(|(what, proposal)| shown(desk, asked, *what, proposal))
        })
    })
    .into_any()
}

fn shown(
    desk: Desk,
    asked: RwSignal<Option<(Asked, MergeProposal)>>,
    what: Asked,
    proposal: &MergeProposal,
) -> AnyView {
    let empty = !proposal.preview.changes;
    let merge = {
        let proposal = proposal.clone();
        move |_| {
            desk.say(desk.app.merge(proposal.clone()), words::MERGED);
            asked.set(None);
        }
    };
    let replace = {
        let proposal = proposal.clone();
        move |_| {
            desk.say(desk.app.open_proposal(proposal.clone()), words::FILE_OPENED);
            desk.part.set(Part::Classes);
            asked.set(None);
        }
    };
    let leave = move |_| {
        desk.said.set(words::MERGE_LEFT.to_owned());
        asked.set(None);
    };
    let brought = if empty {
        view! { <p>{words::MERGE_NOTHING}</p> }.into_any()
    } else {
        desk.app
            .board()
            .with_untracked(|board| changes(desk, board, &proposal.preview))
    };
    view! {
        <section class="merge no-print" aria-labelledby=PREVIEW>
            <h2 id=PREVIEW tabindex="-1">{words::MERGE_PREVIEW}</h2>
            {(what == Asked::Open).then(|| view! { <p>{words::OPEN_UNSAVED}</p> })}
            {brought}
            <p class="file-bar__actions">
                {(!empty).then(|| view! {
                    <button type="button" class="button" id="reunir" on:click=merge>{words::MERGE_APPLY}</button>
                })}
                {(what == Asked::Open).then(|| view! {
                    <button type="button" class="button button--quiet" id="remplacer" on:click=replace>
                        {words::REPLACE}
                    </button>
                })}
                <button type="button" class="button button--quiet" id="laisser" on:click=leave>{words::LEAVE_AS_IS}</button>
            </p>
        </section>
    }
    .into_any()
}

/// What changes, kind by kind; what stays as it is, in one sentence.
fn changes(desk: Desk, board: &Board, preview: &MergePreview) -> AnyView {
    let session = |session: &SessionRecord| desk.line(session, board);
    let sessions = |all: &[SessionRecord]| all.iter().map(session).collect::<Vec<_>>();
    // A class that the file brings is not on the board yet: its line would have no name.
    let added = [
        words::added_classes(preview.classes.len()),
        words::added_sessions(preview.sessions.len()),
        words::added_planned(preview.planned.len()),
        words::added_actions(preview.actions.len()),
    ];
    let added = added
        .into_iter()
        .flatten()
        .map(|words| view! { <li>{words}</li> })
        .collect_view();
    let differ = preview.classes_differ.iter().map(words::class_conflict);
    let alike = preview
        .look_alike
        .iter()
        .map(|(_, known)| session(known))
        .collect();
    view! {
        <ul class="merge__added">{added}</ul>
        {detail(words::MERGE_CLASSES_DIFFER, differ.collect())}
        {detail(words::MERGE_SESSIONS_DIFFER, sessions(&preview.sessions_differ))}
        {detail(words::MERGE_LOOK_ALIKE, alike)}
        {detail(words::MERGE_REMOVED, sessions(&preview.removed_there))}
        {detail(words::MERGE_ACTIONS_DIFFER, preview.actions_differ.iter().map(words::action_line).collect())}
        <p class="board__lead">{words::merge_rest(preview)}</p>
    }
    .into_any()
}

fn detail(title: &'static str, lines: Vec<String>) -> Option<AnyView> {
    let hidden = lines.len().saturating_sub(SHOWN);
    (!lines.is_empty()).then(|| {
        let lines = lines
            .into_iter()
            .take(SHOWN)
            .map(|line| view! { <li>{line}</li> });
        view! {
            <h3>{title}</h3>
            <ul>{lines.collect_view()}</ul>
            {(hidden > 0).then(|| view! { <p>{words::and_others(hidden)}</p> })}
        }
        .into_any()
    })
}
