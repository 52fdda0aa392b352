//! The end of a session: real minutes, the board, the line to paste, the exit slips.

use leptos::prelude::*;

use super::Room;
use crate::app::class_line;
use crate::domain::board::{Activity, Audience, BoardAction, MAX_MINUTES, Said, SessionDone};
use crate::domain::id::StepId;
use crate::domain::route::Route;
use crate::domain::run::Run;
use crate::ui::blocks::heading::heading;
use crate::ui::words;

/// The field of the minutes.
const MINUTES: &str = "fin-minutes";

/// A session that was ended: what there is to say of it.
#[derive(Clone, PartialEq, Eq)]
pub struct Ended {
    /// The line to paste, when the session was logged.
    line: Option<String>,
    /// Where the class resumes.
    resume: Option<StepId>,
}

/// Ends the session.
pub fn end(room: Room) -> AnyView {
    let podium = room.podium;
    let app = podium.app;
    let now = app.page(crate::app::ports::Page::minutes);
    let (elapsed, has_class) = untrack(|| {
        podium
            .run(|run, _| (run.elapsed(now).unwrap_or(0).max(1), run.class.is_some()))
            .unwrap_or((1, false))
    });
    let said = RwSignal::new(String::new());
    let finish = move |_| {
        let minutes = app.page(|page| page.field(MINUTES)).unwrap_or_default();
        if let Err(sentence) = finish(room, &minutes) {
            said.set(sentence);
        }
    };
    view! {
        <section class="run__part" aria-labelledby="run-fin">
            <h2 id="run-fin">{words::END}</h2>
            {has_class.then(|| view! {
                <p class="form__field run__minutes">
                    <label for=MINUTES>{words::END_MINUTES}</label>
                    <input type="number" id=MINUTES min="1" max=MAX_MINUTES.to_string() inputmode="numeric" autocomplete="off"
                        prop:value=elapsed.to_string()/>
                </p>
            })}
            <p>
                <button type="button" class="button" id="terminer" on:click=finish>
                    {if has_class { words::END_AND_LOG } else { words::END_ONLY }}
                </button>
            </p>
            <p class="board__said" role="status">{move || said.get()}</p>
        </section>
    }
    .into_any()
}

/// Logs the session when its class is on the board, and ends it in both windows.
fn finish(room: Room, minutes: &str) -> Result<(), String> {
    let podium = room.podium;
    let app = podium.app;
    let Some(run) = app.run().get_untracked() else {
        return Ok(());
    };
    // The closing is on the screen: it is done as well.
    let resume = run.resume(&podium.lesson().module);
    let line = match &run.class {
        Some(_) => Some(log(room, &run, minutes, resume.clone())?),
        None => None,
    };
    app.end_run();
    room.uncovered.set(false);
    room.ended.set(Some(Ended { line, resume }));
    app.page(|page| page.focus(crate::ui::HEADING));
    Ok(())
}

fn log(room: Room, run: &Run, minutes: &str, resume: Option<StepId>) -> Result<String, String> {
    let app = room.podium.app;
    let refused = |refusal| words::refusal(refusal);
    let class = run.class.clone().ok_or_else(String::new)?;
    let date = app
        .today()
        .ok_or_else(|| refused(crate::domain::board::Refusal::Date))?;
    let minutes = minutes
        .trim()
        .parse()
        .map_err(|_| refused(crate::domain::board::Refusal::Minutes))?;
    app.change_board(BoardAction::SessionRun(SessionDone {
        class: class.clone(),
        module: run.module.clone(),
        date,
        minutes,
        mode: run.mode,
        resume,
        results: run.published(&room.podium.lesson().module),
    }))
    .map_err(refused)?;
    let said = Said {
        audience: Audience::Class(class),
        activity: Activity::Module(run.module.clone()),
        date,
        minutes,
        mode: run.mode,
        nth: 1,
    };
    let line = app.board().with_untracked(|board| {
        let id = said.id();
        let logged = board.sessions.iter().find(|session| session.id == id);
        logged.map(|session| {
            room.catalogue
                .with_value(|catalogue| class_line::write(session, board, catalogue))
        })
    });
    Ok(line.unwrap_or_default())
}

/// After the session.
pub fn ended(room: Room, end: Ended) -> AnyView {
    let app = room.podium.app;
    let resume = end
        .resume
        .as_ref()
        .map(|step| words::resume_at(&words::step_title(&room.podium.lesson().module, step)));
    let copied = RwSignal::new("");
    let logged = end.line.map(|line| {
        let text = line.clone();
        let copy = move |_| {
            app.page(|page| page.copy(&text));
            copied.set(words::COPIED);
        };
        view! {
            <p>{words::ENDED_LOGGED}</p>
            <h2>{words::LINE_TO_PASTE}</h2>
            <p class="run__line" id="fin-ligne">{line}</p>
            <p class="run__row">
                <button type="button" class="button" id="fin-copier" on:click=copy>{words::COPY}</button>
                <a class="button button--quiet" href=app.href(&Route::Board)>{words::BOARD_OPEN}</a>
            </p>
            <p class="board__said" role="status">{move || copied.get()}</p>
        }
    });
    let slips = words::SLIPS_STEPS
        .map(|(name, how)| view! { <li><strong>{name}</strong> <br/> {how}</li> })
        .into_iter()
        .collect_view();
    view! {
        {heading(words::ENDED)}
        {resume.map(|words| view! { <p>{words}</p> })}
        <section class="run__part" aria-labelledby="fin-papiers">
            <h2 id="fin-papiers">{words::SLIPS}</h2>
            <ol class="run__slips">{slips}</ol>
        </section>
        {logged}
        <p>
            <button type="button" class="button button--quiet" id="fin-autre" on:click=move |_| room.ended.set(None)>
                {words::ANOTHER_SESSION}
            </button>
        </p>
    }
    .into_any()
}
