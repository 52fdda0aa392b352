//! Documents that pages are made of: JSON written by the native tool, read by every page.
//!
//! A page embeds the documents it needs; another page fetches them. They hold checked content only,
//! so reading one is strict: anything unexpected is [`Malformed`], never half a document.

use serde::{Deserialize, Serialize};

use super::{lesson, scenario};
use crate::domain::date::Date;
use crate::domain::id::{
    AxisId, CharacterId, ContactId, FactId, MeasureId, ModuleId, ParentPageId, ScenarioId,
};
use crate::domain::lesson::{
    Level, Module, ModuleSummary, ParentPage, ParentSummary, TeacherPart, Theme,
};
use crate::domain::registry::{Accessibility, Contact, Fact, Source, Urgency};
use crate::domain::scenario::{Character, Measure, Polarity, Role, Scenario};

/// A document that is not what its name says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed;

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
    /// Pages for parents, in the order of their numbers.
    pub parents: Vec<ParentSummary>,
    /// pHARe axes: id, short label, official label.
    pub axes: Vec<(AxisId, String, String)>,
    /// Version of the axes.
    pub phare_version: String,
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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueDoc {
    modules: Vec<SummaryDoc>,
    parents: Vec<ParentSummaryDoc>,
    axes: Vec<[String; 3]>,
    version: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SummaryDoc {
    id: String,
    titre: String,
    niveaux: Vec<String>,
    theme: String,
    geste: String,
    duree: u16,
    essentiel: u16,
    axes: Vec<String>,
    relecture: String,
    verifie: String,
    revoir: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ModuleDoc {
    resume: SummaryDoc,
    faits: Vec<FactDoc>,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct FactDoc {
    id: String,
    phrase: String,
    source: String,
    verifie: String,
    revoir: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct NotesDoc {
    reperes: Vec<String>,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScenarioDoc {
    id: String,
    titre: String,
    role: String,
    toi: String,
    annonce: String,
    duree: u16,
    personnages: Vec<(String, Vec<String>)>,
    mesures: Vec<(String, [i32; 3], bool)>,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParentSummaryDoc {
    id: String,
    titre: String,
    theme: String,
    resume: String,
    revoir: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ParentDoc {
    resume: ParentSummaryDoc,
    source: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContactDoc {
    id: String,
    nom: String,
    numero: String,
    appel: String,
    sms: bool,
    niveau: String,
    horaires: String,
    ouvert: Option<(u16, u16)>,
    portee: String,
    cout: Option<String>,
    site: Option<String>,
    source: String,
    verifie: String,
    revoir: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct AccessibilityDoc {
    etat: String,
    referentiel: String,
    auditer: String,
    criteres: Vec<(String, String, String)>,
}

fn json<T: Serialize>(value: &T) -> String {
    // These documents hold strings, numbers and lists: writing them to memory cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}

fn read<'t, T: Deserialize<'t>>(text: &'t str) -> Result<T, Malformed> {
    serde_json::from_str(text).map_err(|_| Malformed)
}

fn date(text: &str) -> Result<Date, Malformed> {
    Date::parse_iso(text).map_err(|_| Malformed)
}

fn all<A, B>(from: Vec<A>, one: impl Fn(A) -> Result<B, Malformed>) -> Result<Vec<B>, Malformed> {
    from.into_iter().map(one).collect()
}

impl From<&ModuleSummary> for SummaryDoc {
    fn from(summary: &ModuleSummary) -> Self {
        Self {
            id: summary.id.to_string(),
            titre: summary.title.clone(),
            niveaux: summary.levels.iter().map(|level| level.short().to_owned()).collect(),
            theme: summary.theme.slug().to_owned(),
            geste: summary.gesture.clone(),
            duree: summary.minutes,
            essentiel: summary.essential,
            axes: summary.axes.iter().map(ToString::to_string).collect(),
            relecture: summary.reviewed_by.clone(),
            verifie: summary.verified_on.iso(),
            revoir: summary.review_by.iso(),
        }
    }
}

impl TryFrom<SummaryDoc> for ModuleSummary {
    type Error = Malformed;

    fn try_from(doc: SummaryDoc) -> Result<Self, Malformed> {
        Ok(Self {
            id: ModuleId::parse(&doc.id).map_err(|_| Malformed)?,
            title: doc.titre,
            levels: all(doc.niveaux, |level| Level::parse(&level).ok_or(Malformed))?,
            theme: Theme::parse(&doc.theme).ok_or(Malformed)?,
            gesture: doc.geste,
            minutes: doc.duree,
            essential: doc.essentiel,
            axes: all(doc.axes, |axis| AxisId::parse(&axis).map_err(|_| Malformed))?,
            reviewed_by: doc.relecture,
            verified_on: date(&doc.verifie)?,
            review_by: date(&doc.revoir)?,
        })
    }
}

impl From<&ParentSummary> for ParentSummaryDoc {
    fn from(summary: &ParentSummary) -> Self {
        Self {
            id: summary.id.to_string(),
            titre: summary.title.clone(),
            theme: summary.theme.slug().to_owned(),
            resume: summary.summary.clone(),
            revoir: summary.review_by.iso(),
        }
    }
}

impl TryFrom<ParentSummaryDoc> for ParentSummary {
    type Error = Malformed;

    fn try_from(doc: ParentSummaryDoc) -> Result<Self, Malformed> {
        Ok(Self {
            id: ParentPageId::parse(&doc.id).map_err(|_| Malformed)?,
            title: doc.titre,
            theme: Theme::parse(&doc.theme).ok_or(Malformed)?,
            summary: doc.resume,
            review_by: date(&doc.revoir)?,
        })
    }
}

/// Writes what exists.
pub fn write_catalogue(catalogue: &Catalogue) -> String {
    json(&CatalogueDoc {
        modules: catalogue.modules.iter().map(SummaryDoc::from).collect(),
        parents: catalogue.parents.iter().map(ParentSummaryDoc::from).collect(),
        axes: catalogue
            .axes
            .iter()
            .map(|(id, short, label)| [id.to_string(), short.clone(), label.clone()])
            .collect(),
        version: catalogue.phare_version.clone(),
    })
}

/// Reads what exists.
///
/// # Errors
/// [`Malformed`].
pub fn read_catalogue(text: &str) -> Result<Catalogue, Malformed> {
    let doc: CatalogueDoc = read(text)?;
    Ok(Catalogue {
        modules: all(doc.modules, TryInto::try_into)?,
        parents: all(doc.parents, TryInto::try_into)?,
        axes: all(doc.axes, |[id, short, label]| {
            Ok((AxisId::parse(&id).map_err(|_| Malformed)?, short, label))
        })?,
        phare_version: doc.version,
    })
}

/// Writes a module: its summary, the facts it states, and the Markdown that pupils see.
pub fn write_module(summary: &ModuleSummary, facts: &[&Fact], source: &str) -> String {
    let faits = facts
        .iter()
        .map(|fact| FactDoc {
            id: fact.id.to_string(),
            phrase: fact.sentence.clone(),
            source: fact.source.words.clone(),
            verifie: fact.source.verified_on.iso(),
            revoir: fact.source.review_by.iso(),
        })
        .collect();
    json(&ModuleDoc { resume: summary.into(), faits, source: source.to_owned() })
}

/// Reads a module.
///
/// # Errors
/// [`Malformed`].
pub fn read_module(text: &str) -> Result<Lesson, Malformed> {
    let doc: ModuleDoc = read(text)?;
    let facts = all(doc.faits, |fact| {
        Ok(Fact {
            id: FactId::parse(&fact.id).map_err(|_| Malformed)?,
            sentence: fact.phrase,
            figures: Vec::new(),
            source: Source {
                words: fact.source,
                verified_on: date(&fact.verifie)?,
                review_by: date(&fact.revoir)?,
            },
        })
    })?;
    let steps = lesson::module(&doc.source, None).value.steps;
    Ok(Lesson { module: Module { summary: doc.resume.try_into()?, steps }, facts })
}

/// Writes what only the teacher sees of a module.
pub fn write_notes(frameworks: Vec<String>, source: &str) -> String {
    json(&NotesDoc { reperes: frameworks, source: source.to_owned() })
}

/// Reads what only the teacher sees of a module.
///
/// # Errors
/// [`Malformed`].
pub fn read_notes(text: &str) -> Result<Notes, Malformed> {
    let doc: NotesDoc = read(text)?;
    Ok(Notes { parts: lesson::module(&doc.source, None).value.parts, frameworks: doc.reperes })
}

/// Writes a scenario: what its front matter declares, and the Markdown of its scenes.
pub fn write_scenario(declared: &Scenario, source: &str) -> String {
    json(&ScenarioDoc {
        id: declared.id.to_string(),
        titre: declared.title.clone(),
        role: declared.role.slug().to_owned(),
        toi: declared.you.clone(),
        annonce: declared.announcement.clone(),
        duree: declared.minutes,
        personnages: declared.characters.iter().map(|c| (c.id.to_string(), c.names.clone())).collect(),
        mesures: declared
            .measures
            .iter()
            .map(|m| (m.id.to_string(), [m.start, m.min, m.max], m.polarity == Polarity::Help))
            .collect(),
        source: source.to_owned(),
    })
}

/// Reads a scenario.
///
/// # Errors
/// [`Malformed`].
pub fn read_scenario(text: &str) -> Result<Scenario, Malformed> {
    let doc: ScenarioDoc = read(text)?;
    let characters = all(doc.personnages, |(id, names)| {
        Ok(Character { id: CharacterId::parse(&id).map_err(|_| Malformed)?, names })
    })?;
    let measures = all(doc.mesures, |(id, [start, min, max], helps)| {
        let polarity = if helps { Polarity::Help } else { Polarity::Harm };
        Ok(Measure { id: MeasureId::parse(&id).map_err(|_| Malformed)?, start, min, max, polarity })
    })?;
    let scenes = scenario::body(&doc.source, &characters, &measures, None).value.scenes;
    Ok(Scenario {
        id: ScenarioId::parse(&doc.id).map_err(|_| Malformed)?,
        title: doc.titre,
        role: Role::parse(&doc.role).ok_or(Malformed)?,
        you: doc.toi,
        announcement: doc.annonce,
        minutes: doc.duree,
        characters,
        measures,
        scenes,
    })
}

/// Writes a page for parents.
pub fn write_parent(summary: &ParentSummary, source: &str) -> String {
    json(&ParentDoc { resume: summary.into(), source: source.to_owned() })
}

/// Reads a page for parents.
///
/// # Errors
/// [`Malformed`].
pub fn read_parent(text: &str) -> Result<ParentPage, Malformed> {
    let doc: ParentDoc = read(text)?;
    let body = lesson::parent_page(&doc.source, None).value;
    Ok(ParentPage {
        summary: doc.resume.try_into()?,
        introduction: body.introduction,
        sections: body.sections,
    })
}

/// Writes the help contacts.
pub fn write_contacts(contacts: &[Contact]) -> String {
    let docs: Vec<ContactDoc> = contacts
        .iter()
        .map(|contact| ContactDoc {
            id: contact.id.to_string(),
            nom: contact.name.clone(),
            numero: contact.number.clone(),
            appel: contact.dial.clone(),
            sms: contact.by_sms,
            niveau: contact.urgency.slug().to_owned(),
            horaires: contact.hours.clone(),
            ouvert: contact.open,
            portee: contact.scope.clone(),
            cout: contact.cost.clone(),
            site: contact.site.clone(),
            source: contact.source.words.clone(),
            verifie: contact.source.verified_on.iso(),
            revoir: contact.source.review_by.iso(),
        })
        .collect();
    json(&docs)
}

/// Reads the help contacts.
///
/// # Errors
/// [`Malformed`].
pub fn read_contacts(text: &str) -> Result<Vec<Contact>, Malformed> {
    let docs: Vec<ContactDoc> = read(text)?;
    all(docs, |doc| {
        Ok(Contact {
            id: ContactId::parse(&doc.id).map_err(|_| Malformed)?,
            name: doc.nom,
            number: doc.numero,
            dial: doc.appel,
            by_sms: doc.sms,
            urgency: Urgency::parse(&doc.niveau).ok_or(Malformed)?,
            hours: doc.horaires,
            open: doc.ouvert,
            scope: doc.portee,
            cost: doc.cout,
            site: doc.site,
            source: Source {
                words: doc.source,
                verified_on: date(&doc.verifie)?,
                review_by: date(&doc.revoir)?,
            },
        })
    })
}

/// Writes what is known of the program's accessibility.
pub fn write_accessibility(known: &Accessibility) -> String {
    json(&AccessibilityDoc {
        etat: known.state.clone(),
        referentiel: known.framework.clone(),
        auditer: known.to_audit.clone(),
        criteres: known.criteria.clone(),
    })
}

/// Reads what is known of the program's accessibility.
///
/// # Errors
/// [`Malformed`].
pub fn read_accessibility(text: &str) -> Result<Accessibility, Malformed> {
    let doc: AccessibilityDoc = read(text)?;
    Ok(Accessibility { state: doc.etat, framework: doc.referentiel, to_audit: doc.auditer, criteria: doc.criteres })
}
