//! What the terminal, the map and the paper game say alike: names, manners, roles, conditions.
//!
//! It knows no layout: plain French words come out, and whoever asked puts them somewhere.

use crate::domain::play::{State, Story};
use crate::domain::scenario::{
    Compare, Condition, Face, Manner, Measure, Outcome, Role, Scenario, Scene, Speaker, Tags, View,
};
use crate::domain::text::{Inline, plain};

/// Said at every ending and at the foot of every printed page.
pub const HELP: &str = "Besoin d’aide\u{202f}? Parle à un adulte du collège, ou appelle le 3018\u{a0}: c’est gratuit, même sans être sûr.";
/// The words of « Passer cette scène ».
pub const SKIP_WORDS: &str = "Passer cette scène";

/// The people of a scenario, under one set of first names.
#[derive(Debug, Clone, Copy)]
pub struct Cast<'s> {
    scenario: &'s Scenario,
    set: usize,
}

impl<'s> Cast<'s> {
    /// The people of a scenario; the first set is number 0.
    pub fn new(scenario: &'s Scenario, set: usize) -> Self {
        Self { scenario, set }
    }

    /// A text without its marks.
    pub fn text(&self, inlines: &[Inline]) -> String {
        plain(inlines, &|id| self.scenario.name(id, self.set))
    }

    /// Who speaks.
    pub fn speaker(&self, speaker: &Speaker) -> String {
        match speaker {
            Speaker::You => "Toi".to_owned(),
            Speaker::Character(id) => self.scenario.name(id, self.set),
        }
    }

    /// Whose side it is.
    pub fn view(&self, view: &View) -> String {
        match view {
            View::Role(role) => format!("Toi ({})", self::role(*role)),
            View::Person(id) => self.scenario.name(id, self.set),
        }
    }

    /// The title of a scene.
    pub fn title(&self, scene: &Scene) -> String {
        self.text(&scene.title)
    }

    /// When something holds, for an author: scenes by their titles and ids, choices by their ids.
    pub fn condition(&self, condition: &Condition) -> String {
        match condition {
            Condition::Measure {
                measure,
                compare,
                bound,
            } => {
                let known = self.scenario.measures.iter().find(|m| m.id == *measure);
                match known {
                    Some(known) => compared(known, *compare, *bound),
                    None => measure.to_string(),
                }
            }
            Condition::Met(id, wanted) => {
                let scene = self.scenario.scene(id);
                let title = scene.map_or_else(String::new, |scene| self.title(scene));
                let verb = if *wanted {
                    "a été vue"
                } else {
                    "n’a pas été vue"
                };
                format!("la scène « {title} » ({id}) {verb}")
            }
            Condition::Made(id, wanted) => {
                let verb = if *wanted {
                    "a été fait"
                } else {
                    "n’a pas été fait"
                };
                format!("le choix {id} {verb}")
            }
            Condition::Found(1) => "au moins 1 indice est trouvé".to_owned(),
            Condition::Found(count) => format!("au moins {count} indices sont trouvés"),
            Condition::Role(role) => format!("le rôle est « {} »", self::role(*role)),
        }
    }

    /// When all of these hold, in one sentence; empty when there is none.
    pub fn conditions(&self, conditions: &[Condition]) -> String {
        let all: Vec<String> = conditions.iter().map(|c| self.condition(c)).collect();
        all.join(" et ")
    }
}

/// How something is said, between parentheses; nothing for a message to everybody.
pub fn manner(manner: &Manner) -> Option<String> {
    match manner {
        Manner::Group => None,
        Manner::Private => Some("en privé".to_owned()),
        Manner::Post(audience) => Some(format!("publication pour {audience}")),
        Manner::Share(audience) => Some(format!("partage pour {audience}")),
        Manner::Reaction => Some("réaction".to_owned()),
        Manner::Voice => Some("à voix haute".to_owned()),
    }
}

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Witness => "témoin",
        Role::Friend => "ami ou amie",
        Role::Adviser => "conseil",
    }
}

/// How a story ends, in a word.
pub fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Help => "aide",
        Outcome::Mixed => "mitigé",
        Outcome::Harm => "tort",
    }
}

/// What a scene or a choice is, in words.
pub fn tags(tags: Tags) -> Vec<&'static str> {
    let all = [
        (tags.harm, "tort"),
        (tags.gain, "gain"),
        (tags.help, "aide"),
        (tags.repair, "réparation"),
    ];
    let held = all.into_iter().filter(|(holds, _)| *holds);
    held.map(|(_, word)| word).collect()
}

/// The name of a measure that a person reads.
pub fn measure_name(measure: &Measure) -> String {
    match &measure.face {
        Face::Hidden => measure.id.as_str().replace('-', " "),
        Face::Counter { name, .. } | Face::Setting { name, .. } => name.clone(),
    }
}

/// The words of a setting's value; nothing for another measure.
pub fn value_words(measure: &Measure, value: i32) -> Option<&str> {
    let Face::Setting { values, .. } = &measure.face else {
        return None;
    };
    let (_, words) = values.get(usize::try_from(value).ok()?)?;
    Some(words)
}

/// A setting compared with one of its values.
pub fn setting_compared(name: &str, words: &str, compare: Compare) -> String {
    match compare {
        Compare::AtLeast => format!("« {name} » est sur « {words} » ou plus ouvert"),
        Compare::AtMost => format!("« {name} » est sur « {words} » ou plus fermé"),
        Compare::Above => format!("« {name} » est plus ouvert que « {words} »"),
        Compare::Below => format!("« {name} » est plus fermé que « {words} »"),
        Compare::Equal => format!("« {name} » est sur « {words} »"),
        Compare::Other => format!("« {name} » n’est pas sur « {words} »"),
    }
}

/// The values of the settings in a state, each with its name.
pub fn settings(story: &Story, state: State) -> Vec<(String, String)> {
    let measures = story.scenario().measures.iter();
    measures
        .filter_map(|measure| {
            let value = story.value(state, &measure.id)?;
            let words = value_words(measure, value)?;
            Some((measure_name(measure), words.to_owned()))
        })
        .collect()
}

fn compared(measure: &Measure, compare: Compare, bound: i32) -> String {
    let name = measure_name(measure);
    if let Some(words) = value_words(measure, bound) {
        return setting_compared(&name, words, compare);
    }
    let relation = match compare {
        Compare::AtLeast => "vaut au moins",
        Compare::AtMost => "vaut au plus",
        Compare::Above => "vaut plus que",
        Compare::Below => "vaut moins que",
        Compare::Equal => "vaut",
        Compare::Other => "ne vaut pas",
    };
    format!("« {name} » {relation} {bound}")
}
