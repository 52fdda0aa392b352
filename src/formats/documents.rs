//! Documents that pages are made of: JSON written by the native tool, read by every page.
//!
//! A page embeds the documents it needs; another page fetches them. They hold checked content only,
//! so reading one is strict: anything unexpected is [`Malformed`], never half a document.

mod drawing;
mod scenario;

use serde_json::{Value, json};

pub use self::drawing::{read_drawing, write_drawing};
pub use self::scenario::{read_scenario, write_scenario};
use self::scenario::{story_summary, story_value};
use super::json::{self, Object};
use super::lesson;
use crate::domain::board::{ActionKind, Programme};
use crate::domain::date::Date;
use crate::domain::id::{
    AxisId, ContactId, FactId, HighlightId, ModuleId, ParentPageId, ScenarioId,
};
use crate::domain::lesson::{
    Level, Module, ModuleSummary, ParentPage, ParentSummary, TeacherPart, Theme,
};
use crate::domain::registry::{
    Accessibility, Certainty, Contact, Fact, Highlight, Source, Urgency,
};
use crate::domain::scenario::StorySummary;

pub use super::json::Malformed;

/// The name of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doc {
    /// What exists: modules, pages for parents, pHARe axes.
    Catalogue,
    /// Help contacts.
    Contacts,
    /// A module as pupils see it.
    Module(ModuleId),
    /// The parts of a module that only its teacher sees.
    Notes(ModuleId),
    /// A scenario.
    Scenario(ScenarioId),
    /// The drawing of a scenario's map.
    Map(ScenarioId),
    /// A page for parents.
    Parent(ParentPageId),
    /// What is known of the program's accessibility.
    Accessibility,
}

impl Doc {
    /// Its address below the application's root.
    pub fn path(&self) -> String {
        match self {
            Self::Catalogue => "donnees/catalogue.json".to_owned(),
            Self::Contacts => "donnees/contacts.json".to_owned(),
            Self::Module(id) => format!("donnees/{id}.json"),
            Self::Notes(id) => format!("donnees/{id}-animation.json"),
            Self::Scenario(id) => format!("donnees/{id}.json"),
            Self::Map(id) => format!("donnees/{id}-carte.json"),
            Self::Parent(id) => format!("donnees/{id}.json"),
            Self::Accessibility => "donnees/accessibilite.json".to_owned(),
        }
    }
}

/// What exists.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Catalogue {
    /// Modules, in the order of their numbers.
    pub modules: Vec<ModuleSummary>,
    /// Scenarios, in the order of their numbers.
    pub stories: Vec<StorySummary>,
    /// Pages for parents, in the order of their numbers.
    pub parents: Vec<ParentSummary>,
    /// pHARe axes: id, short label, official label.
    pub axes: Vec<(AxisId, String, String)>,
    /// The axis of each kind of action.
    pub actions: Vec<(ActionKind, AxisId)>,
    /// Highlights of the school years, by date.
    pub highlights: Vec<Highlight>,
    /// Version of the axes.
    pub phare_version: String,
}

impl Catalogue {
    /// What the board needs to know of it.
    pub fn programme(&self) -> Programme<'_> {
        Programme {
            modules: &self.modules,
            axes: &self.axes,
            actions: &self.actions,
            highlights: &self.highlights,
        }
    }
}

/// The parts of a module that only its teacher sees, with the labels of its frameworks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notes {
    /// The parts.
    pub parts: Vec<TeacherPart>,
    /// Labels of the skills and axes it trains.
    pub frameworks: Vec<String>,
}

/// A module with the facts that it states.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lesson {
    /// The module.
    pub module: Module,
    /// The facts.
    pub facts: Vec<Fact>,
}

fn date(text: &str) -> Result<Date, Malformed> {
    Date::parse_iso(text).map_err(|_| Malformed)
}

fn all<T>(
    values: &[Value],
    one: impl Fn(&Value) -> Result<T, Malformed>,
) -> Result<Vec<T>, Malformed> {
    let mut read = Vec::with_capacity(values.len());
    for value in values {
        read.push(one(value)?);
    }
    Ok(read)
}

fn summary_value(summary: &ModuleSummary) -> Value {
    json!({
        "id": summary.id.as_str(),
        "titre": summary.title,
        "niveaux": summary.levels.iter().map(|level| level.short()).collect::<Vec<_>>(),
        "theme": summary.theme.slug(),
        "geste": summary.gesture,
        "duree": summary.minutes,
        "essentiel": summary.essential,
        "axes": summary.axes.iter().map(AxisId::as_str).collect::<Vec<_>>(),
        "relecture": summary.reviewed_by,
        "verifie": summary.verified_on.iso(),
        "revoir": summary.review_by.iso(),
    })
}

const SUMMARY: [&str; 11] = [
    "id",
    "titre",
    "niveaux",
    "theme",
    "geste",
    "duree",
    "essentiel",
    "axes",
    "relecture",
    "verifie",
    "revoir",
];

fn summary(value: &Value) -> Result<ModuleSummary, Malformed> {
    let object = Object::of(value, &SUMMARY)?;
    Ok(ModuleSummary {
        id: ModuleId::parse(object.text("id")?).map_err(|_| Malformed)?,
        title: object.owned("titre")?,
        levels: all(object.list("niveaux")?, level)?,
        theme: Theme::parse(object.text("theme")?).ok_or(Malformed)?,
        gesture: object.owned("geste")?,
        minutes: object.number("duree")?,
        essential: object.number("essentiel")?,
        axes: all(object.list("axes")?, |axis| {
            AxisId::parse(json::words(axis)?).map_err(|_| Malformed)
        })?,
        reviewed_by: object.owned("relecture")?,
        verified_on: date(object.text("verifie")?)?,
        review_by: date(object.text("revoir")?)?,
    })
}

fn level(value: &Value) -> Result<Level, Malformed> {
    Level::parse(json::words(value)?).ok_or(Malformed)
}

fn parent_value(summary: &ParentSummary) -> Value {
    json!({
        "id": summary.id.as_str(),
        "titre": summary.title,
        "theme": summary.theme.slug(),
        "resume": summary.summary,
        "revoir": summary.review_by.iso(),
    })
}

fn parent_summary(value: &Value) -> Result<ParentSummary, Malformed> {
    let object = Object::of(value, &["id", "titre", "theme", "resume", "revoir"])?;
    Ok(ParentSummary {
        id: ParentPageId::parse(object.text("id")?).map_err(|_| Malformed)?,
        title: object.owned("titre")?,
        theme: Theme::parse(object.text("theme")?).ok_or(Malformed)?,
        summary: object.owned("resume")?,
        review_by: date(object.text("revoir")?)?,
    })
}

fn highlight_value(highlight: &Highlight) -> Value {
    json!({
        "id": highlight.id.as_str(),
        "nom": highlight.label,
        "du": highlight.from.iso(),
        "au": highlight.until.map(Date::iso),
        "etat": highlight.certainty.slug(),
        "source": highlight.source.words,
        "verifie": highlight.source.verified_on.iso(),
        "revoir": highlight.source.review_by.iso(),
    })
}

const HIGHLIGHT: [&str; 8] = [
    "id", "nom", "du", "au", "etat", "source", "verifie", "revoir",
];

fn highlight(value: &Value) -> Result<Highlight, Malformed> {
    let object = Object::of(value, &HIGHLIGHT)?;
    Ok(Highlight {
        id: HighlightId::parse(object.text("id")?).map_err(|_| Malformed)?,
        label: object.owned("nom")?,
        from: date(object.text("du")?)?,
        until: object.optional("au")?.map(date).transpose()?,
        certainty: Certainty::parse(object.text("etat")?).ok_or(Malformed)?,
        source: source(object)?,
    })
}

/// Writes what exists.
pub fn write_catalogue(catalogue: &Catalogue) -> String {
    json!({
        "modules": catalogue.modules.iter().map(summary_value).collect::<Vec<_>>(),
        "histoires": catalogue.stories.iter().map(story_value).collect::<Vec<_>>(),
        "parents": catalogue.parents.iter().map(parent_value).collect::<Vec<_>>(),
        "axes": catalogue.axes.iter().map(|(id, short, label)| json!([id.as_str(), short, label])).collect::<Vec<_>>(),
        "actions": catalogue.actions.iter().map(|(kind, axis)| json!([kind.slug(), axis.as_str()])).collect::<Vec<_>>(),
        "temps-forts": catalogue.highlights.iter().map(highlight_value).collect::<Vec<_>>(),
        "version": catalogue.phare_version,
    })
    .to_string()
}

/// Reads what exists.
///
/// # Errors
/// [`Malformed`].
pub fn read_catalogue(text: &str) -> Result<Catalogue, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(
        &value,
        &[
            "modules",
            "histoires",
            "parents",
            "axes",
            "actions",
            "temps-forts",
            "version",
        ],
    )?;
    Ok(Catalogue {
        actions: all(object.list("actions")?, |action| {
            let [kind, axis] = json::list(action)? else {
                return Err(Malformed);
            };
            Ok((
                ActionKind::parse(json::words(kind)?).ok_or(Malformed)?,
                AxisId::parse(json::words(axis)?).map_err(|_| Malformed)?,
            ))
        })?,
        highlights: all(object.list("temps-forts")?, highlight)?,
        modules: all(object.list("modules")?, summary)?,
        stories: all(object.list("histoires")?, story_summary)?,
        parents: all(object.list("parents")?, parent_summary)?,
        axes: all(object.list("axes")?, |axis| {
            let [id, short, label] = json::list(axis)? else {
                return Err(Malformed);
            };
            let id = AxisId::parse(json::words(id)?).map_err(|_| Malformed)?;
            Ok((
                id,
                json::words(short)?.to_owned(),
                json::words(label)?.to_owned(),
            ))
        })?,
        phare_version: object.owned("version")?,
    })
}

/// Writes a module: its summary, the facts it states, and the Markdown that pupils see.
pub fn write_module(summary: &ModuleSummary, facts: &[&Fact], source: &str) -> String {
    let facts: Vec<Value> = facts
        .iter()
        .map(|fact| {
            json!({
                "id": fact.id.as_str(),
                "phrase": fact.sentence,
                "source": fact.source.words,
                "verifie": fact.source.verified_on.iso(),
                "revoir": fact.source.review_by.iso(),
            })
        })
        .collect();
    json!({ "resume": summary_value(summary), "faits": facts, "source": source }).to_string()
}

/// Reads a module.
///
/// # Errors
/// [`Malformed`].
pub fn read_module(text: &str) -> Result<Lesson, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["resume", "faits", "source"])?;
    let facts = all(object.list("faits")?, |fact| {
        let fact = Object::of(fact, &["id", "phrase", "source", "verifie", "revoir"])?;
        Ok(Fact {
            id: FactId::parse(fact.text("id")?).map_err(|_| Malformed)?,
            sentence: fact.owned("phrase")?,
            figures: Vec::new(),
            source: source(fact)?,
        })
    })?;
    let steps = lesson::module(object.text("source")?, None).value.steps;
    Ok(Lesson {
        module: Module {
            summary: summary(object.value("resume")?)?,
            steps,
        },
        facts,
    })
}

fn source(object: Object<'_>) -> Result<Source, Malformed> {
    Ok(Source {
        words: object.owned("source")?,
        verified_on: date(object.text("verifie")?)?,
        review_by: date(object.text("revoir")?)?,
    })
}

/// Writes what only the teacher sees of a module.
pub fn write_notes(frameworks: &[String], source: &str) -> String {
    json!({ "reperes": frameworks, "source": source }).to_string()
}

/// Reads what only the teacher sees of a module.
///
/// # Errors
/// [`Malformed`].
pub fn read_notes(text: &str) -> Result<Notes, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["reperes", "source"])?;
    Ok(Notes {
        parts: lesson::module(object.text("source")?, None).value.parts,
        frameworks: object.texts("reperes")?,
    })
}

/// Writes a page for parents.
pub fn write_parent(summary: &ParentSummary, source: &str) -> String {
    json!({ "resume": parent_value(summary), "source": source }).to_string()
}

/// Reads a page for parents.
///
/// # Errors
/// [`Malformed`].
pub fn read_parent(text: &str) -> Result<ParentPage, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["resume", "source"])?;
    let body = lesson::parent_page(object.text("source")?, None).value;
    Ok(ParentPage {
        summary: parent_summary(object.value("resume")?)?,
        introduction: body.introduction,
        sections: body.sections,
    })
}

/// Writes the help contacts.
pub fn write_contacts(contacts: &[Contact]) -> String {
    let rows: Vec<Value> = contacts
        .iter()
        .map(|contact| {
            json!({
                "id": contact.id.as_str(),
                "nom": contact.name,
                "numero": contact.number,
                "appel": contact.dial,
                "sms": contact.by_sms,
                "niveau": contact.urgency.slug(),
                "horaires": contact.hours,
                "ouvert": contact.open.map(|(from, to)| [from, to]),
                "portee": contact.scope,
                "cout": contact.cost,
                "site": contact.site,
                "source": contact.source.words,
                "verifie": contact.source.verified_on.iso(),
                "revoir": contact.source.review_by.iso(),
            })
        })
        .collect();
    Value::Array(rows).to_string()
}

const CONTACT: [&str; 14] = [
    "id", "nom", "numero", "appel", "sms", "niveau", "horaires", "ouvert", "portee", "cout",
    "site", "source", "verifie", "revoir",
];

/// Reads the help contacts.
///
/// # Errors
/// [`Malformed`].
pub fn read_contacts(text: &str) -> Result<Vec<Contact>, Malformed> {
    let value = json::parse(text)?;
    all(json::list(&value)?, |row| {
        let row = Object::of(row, &CONTACT)?;
        let open = match row.value("ouvert")? {
            Value::Null => None,
            hours => {
                let [from, to] = json::list(hours)? else {
                    return Err(Malformed);
                };
                Some((json::number(from)?, json::number(to)?))
            }
        };
        Ok(Contact {
            id: ContactId::parse(row.text("id")?).map_err(|_| Malformed)?,
            name: row.owned("nom")?,
            number: row.owned("numero")?,
            dial: row.owned("appel")?,
            by_sms: row.flag("sms")?,
            urgency: Urgency::parse(row.text("niveau")?).ok_or(Malformed)?,
            hours: row.owned("horaires")?,
            open,
            scope: row.owned("portee")?,
            cost: row.optional("cout")?.map(str::to_owned),
            site: row.optional("site")?.map(str::to_owned),
            source: source(row)?,
        })
    })
}

/// Writes what is known of the program's accessibility.
pub fn write_accessibility(known: &Accessibility) -> String {
    json!({
        "etat": known.state,
        "referentiel": known.framework,
        "auditer": known.to_audit,
        "criteres": known.criteria.iter().map(|(id, label, proof)| json!([id, label, proof])).collect::<Vec<_>>(),
    })
    .to_string()
}

/// Reads what is known of the program's accessibility.
///
/// # Errors
/// [`Malformed`].
pub fn read_accessibility(text: &str) -> Result<Accessibility, Malformed> {
    let value = json::parse(text)?;
    let object = Object::of(&value, &["etat", "referentiel", "auditer", "criteres"])?;
    Ok(Accessibility {
        state: object.owned("etat")?,
        framework: object.owned("referentiel")?,
        to_audit: object.owned("auditer")?,
        criteria: all(object.list("criteres")?, |row| {
            let [id, label, proof] = json::list(row)? else {
                return Err(Malformed);
            };
            Ok((
                json::words(id)?.to_owned(),
                json::words(label)?.to_owned(),
                json::words(proof)?.to_owned(),
            ))
        })?,
    })
}
