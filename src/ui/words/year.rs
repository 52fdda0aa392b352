//! Words of the board's year: the calendar, the actions of the other axes, the answers of a class.

use super::{day, hours};
use crate::app::board_words::action_words;
use crate::domain::board::{AxisAction, Reading, Share};
use crate::domain::date::Date;
use crate::domain::publish::Thickness;
use crate::domain::registry::{Certainty, Highlight};

/// Heading of the form for the calendar.
pub const PLAN: &str = "Prévoir une séance";
/// Field: the day.
pub const PLAN_DATE: &str = "Jour prévu";
/// Plans it.
pub const PLAN_ADD: &str = "Prévoir";
/// After planning it.
pub const SESSION_PLANNED: &str = "La séance est prévue. Elle est dans le calendrier.";
/// In the calendar: a highlight.
pub const HIGHLIGHT: &str = "Temps fort";
/// In the calendar: an action of another axis.
pub const ACTION_DONE: &str = "Action";
/// In the calendar: planned.
pub const PLANNED: &str = "Prévue";
/// In the calendar: planned, its day has passed.
pub const PLANNED_LATE: &str = "À confirmer";
/// In the calendar: planned, and done.
pub const PLANNED_DONE: &str = "Faite";
/// In the calendar: this very month.
pub const THIS_MONTH: &str = "ce mois-ci";
/// An empty month.
pub const EMPTY_MONTH: &str = "Rien d’inscrit pour ce mois.";
/// Marks a planned session as done.
pub const MARK_DONE: &str = "C’est fait";
/// After marking it as done.
pub const MARKED_DONE: &str = "La séance est inscrite parmi les séances faites.";
/// After removing it.
pub const PLAN_REMOVED: &str = "La séance n’est plus prévue.";

/// Heading of the year.
pub fn year_title(year: u16) -> String {
    format!("L’année {year}-{}", year + 1)
}

/// A planned session in the calendar.
pub fn planned_for(date: Date, who: &str, what: &str) -> String {
    format!("{} – {who} – {what}", day(date))
}

/// A highlight of the year.
pub fn highlight(highlight: &Highlight) -> String {
    let when = match highlight.until {
        None => day(highlight.from),
        Some(until) => format!("du {} au {}", day(highlight.from), day(until)),
    };
    let sure = match highlight.certainty {
        Certainty::Known => "",
        Certainty::ToConfirm => " (date à vérifier)",
        Certainty::SchoolChooses => " (jour au choix de l’établissement)",
    };
    format!("{when} – {}{sure}", highlight.label)
}

/// The full name of the button that marks it.
pub fn mark_done_label(what: &str) -> String {
    format!("C’est fait : {what}")
}

/// How many sessions a month had.
pub fn done_in_month(sessions: usize, minutes: u32) -> String {
    let hours = hours(minutes);
    match sessions {
        1 => format!("1 séance faite, {hours}"),
        _ => format!("{sessions} séances faites, {hours} en tout"),
    }
}

/// A month of the calendar.
pub fn month(year: u16, month: u8) -> String {
    let name = match month {
        1 => "Janvier",
        2 => "Février",
        3 => "Mars",
        4 => "Avril",
        5 => "Mai",
        6 => "Juin",
        7 => "Juillet",
        8 => "Août",
        9 => "Septembre",
        10 => "Octobre",
        11 => "Novembre",
        _ => "Décembre",
    };
    format!("{name} {year}")
}

/// Heading of the other axes.
pub const ACTIONS_TITLE: &str = "Ce qui se suit par des actions";
/// Under it.
pub const ACTIONS_LEAD: &str = "Ces axes ne se comptent pas en minutes. On y inscrit ce qui a eu lieu, et quand. Un axe sans ligne n’est pas un manque : il est peut-être suivi ailleurs.";
/// Field: what took place.
pub const ACTION_KIND: &str = "Action";
/// Field: when.
pub const ACTION_DATE: &str = "Date";
/// Field: how many people, when that is known.
pub const ACTION_COUNT: &str = "Personnes présentes (facultatif)";
/// Logs it.
pub const ACTION_ADD: &str = "Inscrire l’action";
/// After logging it.
pub const ACTION_ADDED: &str = "L’action est inscrite.";
/// After removing it.
pub const ACTION_REMOVED: &str = "L’action est retirée.";
/// An axis without an entry.
pub const NO_ACTION: &str = "Pas de ligne ici cette année.";

/// An entry of the list of actions.
pub fn action_line(action: &AxisAction) -> String {
    let (day, what) = (action.date.french(), action_words(action.kind));
    match action.count {
        None => format!("{day} – {what}"),
        Some(1) => format!("{day} – {what} – 1 personne"),
        Some(count) => format!("{day} – {what} – {count} personnes"),
    }
}

/// Heading of a class's answers.
pub const RESULTS: &str = "Les réponses de la classe";
/// Under it.
pub const RESULTS_LEAD: &str =
    "Pour la classe entière, jamais pour un élève. Ces réponses ne vont dans aucun bilan.";
/// Shows them.
pub const RESULTS_SHOW: &str = "Montrer les réponses";
/// Hides them.
pub const RESULTS_HIDE: &str = "Cacher les réponses";
/// Column: before or after.
pub const WHEN_ASKED: &str = "Posée";
/// Before the story.
pub const BEFORE_STORY: &str = "avant l’histoire";
/// After the story.
pub const AFTER_STORY: &str = "après l’histoire";
/// Column: the question.
pub const QUESTION: &str = "Question";
/// Column: right answers.
pub const RIGHT_ANSWERS: &str = "Réponse juste";
/// The hardest questions are below.
pub const HARDEST: &str = "À reprendre en classe, les plus difficiles :";
/// None is.
pub const NONE_HARD: &str = "Aucune question n’a été difficile pour la classe.";
/// Too few for that.
pub const TOO_FEW_FOR_HARDEST: &str =
    "Trop peu de réponses pour dire quelles questions étaient difficiles.";
/// No question of the module may be shown.
pub const NOTHING_SHOWN: &str =
    "Aucune question ne peut être montrée : trop peu de réponses, ou un autre état du module.";
/// A question that the module no longer has.
pub const QUESTION_GONE: &str = "Question retirée du module";

/// Name of the table of a module.
pub fn results_table(title: &str) -> String {
    format!("Réponses : {title}")
}

/// When, and how many.
pub fn handed_in(date: Date, contributors: u16) -> String {
    format!(
        "Séance du {}. {contributors} réponses remises.",
        date.french()
    )
}

/// What before and after say together.
pub fn reading(reading: Reading) -> &'static str {
    match reading {
        Reading::TooFew => "Trop peu pour conclure.",
        Reading::More => {
            "Les réponses justes sont plus nombreuses après l’histoire. C’est un indice, pas une preuve : les questions ne sont pas les mêmes."
        }
        Reading::Same => "Autant de réponses justes avant et après l’histoire, à peu près.",
        Reading::Fewer => {
            "Les réponses justes sont moins nombreuses après l’histoire. Les questions ne sont pas les mêmes : relisez celles d’après avec la classe."
        }
    }
}

/// How many answered right.
pub fn share(share: Share) -> String {
    match share {
        Share::Exact { right, of } => format!("{right} sur {of}"),
        Share::Word(thickness) => thickness_words(thickness).to_owned(),
        Share::Top(true) => "la plus choisie".to_owned(),
        Share::Top(false) => "une autre est plus choisie".to_owned(),
    }
}

fn thickness_words(thickness: Thickness) -> &'static str {
    match thickness {
        Thickness::Few => "peu ou personne",
        Thickness::Group => "un groupe",
        Thickness::Many => "beaucoup",
    }
}
