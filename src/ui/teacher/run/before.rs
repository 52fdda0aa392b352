//! Before a session: who receives a pupil, the class and the time, first names, what to take along.
//!
//! Accessibility: each part has a heading; a blank that matters is said in words.

use leptos::prelude::*;

use super::Room;
use super::plan::{cut_of, plan_table};
use crate::app::board_words;
use crate::domain::board::Mode;
use crate::domain::cut::{Cut, LENGTHS, net};
use crate::domain::id::{ClassId, StepId};
use crate::domain::route::Route;
use crate::domain::run::Run;
use crate::domain::session::Action;
use crate::domain::setup::{CONTACT_LENGTH, Contact};
use crate::ui::blocks::heading::heading;
use crate::ui::teacher::print;
use crate::ui::words;

/// What the teacher chooses before, beside what the setup holds.
#[derive(Clone, Copy)]
pub struct Choices {
    /// The class, when it is on the board.
    pub class: RwSignal<Option<ClassId>>,
    /// How the session is run.
    pub mode: RwSignal<Mode>,
    /// The class goes on where it stopped.
    pub resumes: RwSignal<bool>,
}

/// Before a session.
pub fn before(room: Room) -> AnyView {
    let podium = room.podium;
    let title = podium.lesson().module.summary.title.clone();
    let choices = Choices {
        class: RwSignal::new(None),
        mode: RwSignal::new(Mode::Projector),
        resumes: RwSignal::new(true),
    };
    let begin = move |_| begin(room, choices);
    view! {
        {heading(words::run_title(&title))}
        <p class="lead">{words::RUN_LEAD}</p>
        {contact(room)}
        {class_and_time(room, choices)}
        {names(room)}
        <section class="run__part run__begin" aria-labelledby="run-commencer-titre">
            <h2 id="run-commencer-titre">{words::RUN}</h2>
            <p>{words::BEGIN_HELP}</p>
            <p><button type="button" class="button button--main" id="run-commencer" on:click=begin>{words::BEGIN}</button></p>
        </section>
        {take_along(room)}
    }
    .into_any()
}

/// The step where the class chosen left the module.
pub fn left_at(room: Room, choices: Choices) -> Option<StepId> {
    let (app, module) = (room.podium.app, room.podium.id());
    let class = choices.class.get()?;
    let year = app.today()?.school_year();
    app.board()
        .with(|board| board.resume_of(&class, &module, year).cloned())
}

fn begin(room: Room, choices: Choices) {
    let podium = room.podium;
    let app = podium.app;
    let from = untrack(|| left_at(room, choices)).filter(|_| choices.resumes.get_untracked());
    let run = Run::new(
        &podium.lesson().module,
        choices.class.get_untracked(),
        choices.mode.get_untracked(),
        app.setup().get_untracked(),
        from.as_ref(),
        app.page(crate::app::ports::Page::minutes),
    );
    if let Some(run) = run {
        app.begin_run(run);
        // A window that the browser refuses costs nothing: the presenter's view has its link.
        app.open_window(&Route::Screen(podium.id()));
        app.page(|page| page.focus(crate::ui::HEADING));
    }
}

fn contact(room: Room) -> AnyView {
    let app = room.podium.app;
    let field = |id: &'static str, label: &'static str, read: fn(&Contact) -> &String| {
        let value = app
            .setup()
            .with_untracked(|setup| read(&setup.contact).clone());
        view! {
            <p class="form__field">
                <label for=id>{label}</label>
                <input type="text" id=id maxlength=CONTACT_LENGTH.to_string() autocomplete="off" spellcheck="false"
                    aria-describedby="accueil-aide" prop:value=value on:input=move |_| read_contact(room)/>
            </p>
        }
    };
    let blank = move || app.setup().with(|setup| setup.contact.is_blank());
    view! {
        <section class="run__part" aria-labelledby="accueil-titre">
            <h2 id="accueil-titre">{words::CONTACT}</h2>
            <div class="form">
                {field("accueil-qui", words::CONTACT_WHO, |contact| &contact.who)}
                {field("accueil-ou", words::CONTACT_PLACE, |contact| &contact.place)}
                {field("accueil-quand", words::CONTACT_WHEN, |contact| &contact.when)}
                <p class="form__help" id="accueil-aide">{words::CONTACT_HELP}</p>
            </div>
            <div role="status">
                {move || blank().then(|| view! { <p class="run__warning">{words::CONTACT_BLANK}</p> })}
            </div>
            <p class="run__known">{words::KNOWN_SITUATION}</p>
        </section>
    }
    .into_any()
}

fn read_contact(room: Room) {
    let app = room.podium.app;
    let field = |id: &str| app.page(|page| page.field(id)).unwrap_or_default();
    let contact = Contact::new(
        &field("accueil-qui"),
        &field("accueil-ou"),
        &field("accueil-quand"),
    );
    app.setup().update(|setup| setup.contact = contact);
}

fn class_and_time(room: Room, choices: Choices) -> AnyView {
    let app = room.podium.app;
    let classes = move || {
        app.board().with(|board| {
            let classes = board.classes.iter();
            classes
                .map(|class| view! { <option value=class.id.to_string()>{class.label.as_str().to_owned()}</option> })
                .collect_view()
        })
    };
    let modes = Mode::ALL
        .into_iter()
        .map(|mode| view! { <option value=mode.slug()>{board_words::mode_words(mode)}</option> })
        .collect_view();
    let resume = move || {
        let left = left_at(room, choices)?;
        let title = words::step_title(&room.podium.lesson().module, &left);
        Some(view! {
            <p class="option">
                <input class="option__input" type="checkbox" id="run-reprendre" prop:checked=move || choices.resumes.get()
                    on:change=move |event| choices.resumes.set(event_target_checked(&event))/>
                <label class="option__label" for="run-reprendre">{words::resume_here(&title)}</label>
            </p>
        })
    };
    let net_words = move || {
        let minutes = app.setup().with(|setup| setup.minutes);
        minutes.map(|minutes| words::net(net(minutes, choices.mode.get())))
    };
    view! {
        <section class="run__part" aria-labelledby="run-temps">
            <h2 id="run-temps">{words::CLASS_AND_TIME}</h2>
            <div class="form">
                <p class="form__field">
                    <label for="run-classe">{words::RUN_CLASS}</label>
                    <select class="select" id="run-classe"
                        on:change=move |event| choices.class.set(ClassId::parse(&event_target_value(&event)).ok())>
                        <option value="">{words::NO_CLASS_CHOSEN}</option>
                        {classes}
                    </select>
                </p>
                <p class="form__field">
                    <label for="run-mode">{words::MODE}</label>
                    <select class="select" id="run-mode" on:change=move |event| {
                        if let Some(mode) = Mode::parse(&event_target_value(&event)) {
                            choices.mode.set(mode);
                        }
                    }>{modes}</select>
                </p>
                <p class="form__help"><a href=app.href(&Route::Board)>{words::MAKE_CLASS}</a></p>
            </div>
            {resume}
            {lengths(room)}
            <p class="run__net" role="status">{net_words}</p>
            {move || plan_table(room, choices)}
        </section>
    }
    .into_any()
}

fn lengths(room: Room) -> AnyView {
    let app = room.podium.app;
    let all = LENGTHS.map(Some).into_iter().chain([None]);
    let radios = all
        .map(|minutes| {
            let id = minutes.map_or_else(|| "duree-tout".to_owned(), |minutes| format!("duree-{minutes}"));
            let labelled = id.clone();
            let label = minutes.map_or_else(|| words::WHOLE_MODULE.to_owned(), words::length);
            view! {
                <label class="run__length" for=labelled>
                    <input type="radio" name="duree" id=id prop:checked=move || app.setup().with(|setup| setup.minutes == minutes)
                        on:change=move |_| app.setup().update(|setup| setup.minutes = minutes)/>
                    <span>{label}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="run__lengths">
            <legend>{words::LENGTH}</legend>
            {radios}
        </fieldset>
    }
    .into_any()
}

fn names(room: Room) -> AnyView {
    let app = room.podium.app;
    let drawn = move || {
        let story = room.podium.story()?;
        let set = app.setup().with(|setup| setup.names);
        let people = story.scenario().characters.iter();
        let people = words::people(
            people
                .filter(|person| person.names.len() > 1)
                .map(|person| person.name(set)),
        );
        let sets = story.scenario().sets();
        let swap = move |_| {
            app.setup()
                .update(|setup| setup.names = (setup.names + 1) % sets.max(1));
            // « Feuilleter » and the pupils' pages of this tab say the same names.
            let set = app.setup().with_untracked(|setup| setup.names);
            app.dispatch(Action::NamesChanged(set));
        };
        Some(view! {
            <p class="run__names" role="status">{people}</p>
            <p>
                <button type="button" class="button button--quiet" id="run-prenoms" on:click=swap>{words::SWAP_NAMES}</button>
            </p>
        })
    };
    view! {
        <section class="run__part" aria-labelledby="run-prenoms-titre">
            <h2 id="run-prenoms-titre">{words::NAMES}</h2>
            <p>{words::NAMES_HELP}</p>
            {drawn}
        </section>
    }
    .into_any()
}

fn take_along(room: Room) -> AnyView {
    let (app, module) = (room.podium.app, room.podium.id());
    let pupils = Route::Module(module.clone());
    view! {
        {print::links(app, &module, None)}
        <section class="run__part" aria-labelledby="run-lien">
            <h2 id="run-lien">{words::PUPIL_LINK}</h2>
            <p><a id="run-lien-eleves" href=move || app.for_pupils(&pupils)>{words::PUPIL_LINK_OPEN}</a></p>
            <p>{words::LINKS_HELP}</p>
        </section>
        {print::room(app, &module)}
    }
    .into_any()
}

/// What the plan is made from.
pub fn wish_of(room: Room, choices: Choices) -> Cut {
    let from = left_at(room, choices).filter(|_| choices.resumes.get());
    let minutes = room.podium.app.setup().with(|setup| setup.minutes);
    cut_of(
        room,
        minutes.map(|minutes| net(minutes, choices.mode.get())),
        from.as_ref(),
    )
}
