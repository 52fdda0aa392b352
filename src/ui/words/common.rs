//! Words that every audience meets: frame, help, lists.

use crate::domain::date::Date;
use crate::domain::lesson::{Level, ModuleSummary, Need, Step, StepKind, Theme};
use crate::domain::registry::{Contact, Fact, Urgency};

/// The name of the program.
pub const BRAND: &str = "Balise";
/// First link of a page, for keyboards.
pub const SKIP: &str = "Aller au contenu";
/// Name of the main navigation.
pub const NAV: &str = "Navigation principale";
/// Door of pupils, in the navigation.
pub const NAV_PUPIL: &str = "Élèves";
/// Door of teachers, in the navigation.
pub const NAV_TEACHER: &str = "Enseignants";
/// Door of parents, in the navigation.
pub const NAV_PARENTS: &str = "Parents";
/// Tab title and heading of the accessibility page.
pub const ACCESSIBILITY: &str = "Accessibilité";
/// Footer link, in the words of the rule.
pub const ACCESSIBILITY_STATE: &str = "Accessibilité : non conforme";
/// Footer link and heading.
pub const PRIVACY: &str = "Vie privée";
/// Footer link and heading of the page about this device.
pub const DEVICE: &str = "Cet appareil";
/// Heading when no page has the address.
pub const NOT_FOUND: &str = "Page introuvable";
/// Footer: who we are not.
pub const INDEPENDENT: &str =
    "Balise est un outil indépendant. Ce n’est pas un site officiel de l’État.";
/// A tab's title: the page, then the program.
pub fn tab(page: &str) -> String {
    format!("{page} – {BRAND}")
}

/// In a tab, a module: its number says nothing of the subject.
pub fn tab_module(number: u32) -> String {
    format!("Module {number}")
}

/// In a tab, a story.
pub fn tab_story(number: u32) -> String {
    format!("Histoire {number}")
}

/// In a tab, a whole module.
pub fn tab_leaf(number: u32) -> String {
    format!("Feuilleter le module {number}")
}

/// In a tab, a whole story.
pub fn tab_story_leaf(number: u32) -> String {
    format!("Feuilleter l’histoire {number}")
}

/// In a tab, a page for parents.
pub fn tab_parents(number: u32) -> String {
    format!("Parents {number}")
}

/// While a document arrives.
pub const LOADING: &str = "Un instant…";
/// Heading of a page whose document cannot be had.
pub const UNAVAILABLE: &str = "Page indisponible";
/// When a document cannot be had.
pub const NOT_LOADED: &str =
    "Cette page n’est pas arrivée. Rien n’est perdu. Il faut la recharger pour réessayer.";
/// When the device refuses to keep anything.
pub const KEPT_IN_MEMORY: &str =
    "Cet appareil ne garde rien. Rien n’est perdu : tout reste ici tant que la page est ouverte.";
/// When something kept could not be read.
pub const SET_ASIDE: &str = "Une ancienne sauvegarde n’a pas pu être lue. Elle est mise de côté, sans être effacée. On repart d’une page vide.";
/// Name of a table that scrolls.
pub const TABLE: &str = "Tableau";
/// Label of a call-out to remember.
pub const CALLOUT_IMPORTANT: &str = "À retenir";
/// Label of an explanation.
pub const CALLOUT_NOTE: &str = "Pour comprendre";
/// Label of a piece of advice.
pub const CALLOUT_TIP: &str = "Conseil";
/// Between a speaker and the words.
pub const COLON: &str = "\u{a0}: ";

/// The contact on a page for the class.
pub fn contact(who: &str, place: &str, when: &str) -> String {
    [who, place, when]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}
/// Before the contact, for the class.
pub const CONTACT_HERE: &str = "Ici, tu peux aller voir :";
/// The help door, on every page.
pub const HELP_DOOR: &str = "Besoin d’aide ?";
/// From the door to the help page.
pub const HELP_MORE: &str = "Toute l’aide";
/// Tab title and footer link of the help page.
pub const HELP_TITLE: &str = "Aide";
/// A service that answers at this moment.
pub const OPEN_NOW: &str = "répond maintenant";
/// A service that does not answer at this moment.
pub const CLOSED_NOW: &str = "fermé à cette heure";

/// The three levels of help, most urgent first.
pub fn urgency(urgency: Urgency) -> &'static str {
    match urgency {
        Urgency::Danger => "Danger tout de suite",
        Urgency::Suicide => "Des idées de mort, pour soi ou pour quelqu’un",
        Urgency::Harassment => "Harcèlement, violence ou mal-être",
    }
}

/// A contact in one line, after its number.
pub fn contact_line(contact: &Contact) -> String {
    let by_sms = if contact.by_sms { " (par SMS)" } else { "" };
    format!("{}{by_sms}, {}", contact.name, contact.hours)
}

/// When a service answers, what it costs, where it is on the web.
pub fn contact_terms(contact: &Contact) -> String {
    let mut terms = vec![contact.hours.clone()];
    if contact.by_sms {
        terms.push("par SMS".to_owned());
    }
    terms.extend(contact.cost.clone());
    terms.extend(contact.site.clone());
    terms.join(" · ")
}

/// A theme.
pub fn theme(theme: Theme) -> &'static str {
    match theme {
        Theme::Empathy => "Empathie",
        Theme::Privacy => "Vie privée",
        Theme::Reporting => "Signalement",
    }
}

/// Levels in a line.
pub fn levels(levels: &[Level]) -> String {
    levels
        .iter()
        .map(|level| level.short())
        .collect::<Vec<_>>()
        .join(", ")
}

/// Minutes in a line.
pub fn minutes(minutes: u16) -> String {
    format!("{minutes}\u{a0}min")
}

/// Minutes of a module and of its essential steps.
pub fn minutes_and_essential(minutes: u16, essential: u16) -> String {
    format!("{minutes}\u{a0}min, dont {essential} essentielles")
}

/// Whether a step may be left out.
pub fn need(need: Need) -> &'static str {
    match need {
        Need::Essential => "essentiel",
        Need::Optional => "en option",
    }
}

/// Where a step happens.
pub fn step_kind(kind: &StepKind) -> &'static str {
    match kind {
        StepKind::Opening => "ouverture",
        StepKind::Screen => "à l’écran",
        StepKind::Workshop => "hors écran",
        StepKind::Simulation(_) => "simulation",
        StepKind::Closing => "clôture",
    }
}

/// Length, need and place of a step, in a line.
pub fn step_meta(step: &Step) -> String {
    format!(
        "{} · {} · {}",
        minutes(step.minutes),
        need(step.need),
        step_kind(&step.kind)
    )
}

/// What a pupil needs to know of a step: how long, whether it may be left out, where.
pub fn step_for_pupil(step: &Step) -> String {
    let mut parts = vec![minutes(step.minutes)];
    if step.need == Need::Optional {
        parts.push(need(step.need).to_owned());
    }
    match step.kind {
        StepKind::Workshop | StepKind::Simulation(_) => {
            parts.push(step_kind(&step.kind).to_owned());
        }
        StepKind::Opening | StepKind::Screen | StepKind::Closing => {}
    }
    parts.join(" · ")
}

/// Who reread a module and until when it is good.
pub fn reviewed(summary: &ModuleSummary) -> String {
    format!(
        "Relu par : {}. Vérifié le {}, à revoir avant le {}.",
        summary.reviewed_by,
        summary.verified_on.french(),
        summary.review_by.french()
    )
}

/// Until when a page is good.
pub fn review_by(date: Date) -> String {
    format!("À revoir avant le {}.", date.french())
}

/// The source of a fact, beside it.
pub fn fact_source(fact: &Fact) -> String {
    format!("(source : {})", fact.source.words)
}

/// The people of a story, by their first names.
pub fn people<'n>(names: impl Iterator<Item = &'n str>) -> String {
    let names: Vec<&str> = names.collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => format!("Dans cette histoire : {one}."),
        [first @ .., last] => format!("Dans cette histoire : {} et {last}.", first.join(", ")),
    }
}
