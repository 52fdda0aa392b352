//! Reads and checks a module.

use std::collections::BTreeSet;
use std::ops::Range;

use super::{CheckedModule, Context, dates, same_title, shifted, shown};
use crate::domain::diagnostic::{Code, Diagnostic};
use crate::domain::id::{AxisId, FactId, ModuleId, is_numbered};
use crate::domain::lesson::{
    ESSENTIAL_MINUTES, ESSENTIAL_QUESTIONS, Item, Level, MODULE_MINUTES, Module, ModuleSummary,
    Need, PartKind, QUESTION_KINDS, QUESTIONS, SheetPart, Step, StepKind, TRACE_WORDS, TeacherPart,
    Theme, has_workshop, is_essential,
};
use crate::domain::question::{GapPiece, Knowledge, Question, QuestionKind};
use crate::domain::text::{Block, Inline, words_in};
use crate::formats::front_matter::{self, Fields};
use crate::formats::lesson::{self, Body};
use crate::formats::typography::french;
use crate::formats::watch::BANNED_FOR_PUPILS;

/// Reads and checks the text of a module's file.
pub fn check_module(text: &str, context: &Context<'_>) -> (Option<CheckedModule>, Vec<Diagnostic>) {
    let mut out = Vec::new();
    let Some((mut fields, body_text, offset)) = front_matter::read(text, &mut out) else {
        return (None, out);
    };
    let mut head = Head::read(&mut fields, context, &mut out);
    let top = fields.span().start;
    fields.finish(&mut out);
    let watchman = context.watchman();
    let parsed = lesson::module(body_text, Some(&watchman));
    let body = parsed.value;
    // What only adults read may name what pupils are spared.
    let for_adults = |span: &Range<usize>| {
        body.part_ranges
            .iter()
            .any(|range| range.contains(&span.start))
    };
    let kept = parsed.diagnostics.into_iter().filter(|d| {
        !(d.code == Code::BannedWords
            && BANNED_FOR_PUPILS.contains(&d.detail.as_str())
            && for_adults(&d.span))
    });
    out.extend(kept.map(|diagnostic| shifted(diagnostic, offset)));
    same_title(head.title.as_ref(), &body.title, &mut out);
    let place = |span: &Range<usize>| span.start + offset..span.end + offset;
    references(&body, context, &place, &mut out);
    let facts = facts(&body.steps);
    if facts.len() > 1 {
        out.push(Diagnostic::new(
            Code::TooManyFigures,
            top..top,
            facts.len().to_string(),
        ));
    }
    let teacher_source = parts_of(body_text, &body.part_ranges);
    let bare = lesson::without_parts(body_text, &body.part_ranges);
    let first = body
        .step_spans
        .iter()
        .chain(&body.part_ranges)
        .map(|span| span.start)
        .min();
    let pupil_source = assemble(&bare, first.unwrap_or(bare.len()), context);
    let mut steps = context.fixed.opening.1.clone();
    steps.extend(body.steps);
    steps.extend_from_slice(&context.fixed.closing.1);
    composition(&steps, &body.parts, top, &mut out);
    let frameworks = std::mem::take(&mut head.frameworks);
    let checked = head.summary(&steps).map(|summary| CheckedModule {
        module: Module { summary, steps },
        parts: body.parts,
        pupil_source,
        teacher_source,
        facts,
        frameworks,
    });
    (checked, out)
}

/// What the front matter of a module says.
struct Head {
    id: Option<ModuleId>,
    title: Option<(String, Range<usize>)>,
    levels: Vec<Level>,
    theme: Option<Theme>,
    gesture: Option<String>,
    axes: Vec<AxisId>,
    frameworks: Vec<String>,
    reviewed_by: Option<String>,
    dates: Option<(crate::domain::date::Date, crate::domain::date::Date)>,
}

impl Head {
    fn read(fields: &mut Fields, context: &Context<'_>, out: &mut Vec<Diagnostic>) -> Self {
        let id = fields.text("id", out).and_then(|(words, span)| {
            front_matter::id(&words, span, out, |words| {
                if is_numbered(words, 'm') {
                    ModuleId::parse(words).map_err(|_| ())
                } else {
                    Err(())
                }
            })
        });
        let title = shown(fields, "titre", context, out);
        fields.one_of("public", out, |words| (words == "eleves").then_some(()));
        let levels = fields.several("niveaux", out, Level::parse);
        let theme = fields.one_of("theme", out, Theme::parse);
        let gesture = shown(fields, "geste", context, out).map(|(words, _)| french(&words));
        let mut frameworks = Vec::new();
        let mut aims = Vec::new();
        for (words, span) in fields.words("phare", out) {
            match context
                .registries
                .axes
                .iter()
                .find(|axis| axis.id.as_str() == words)
            {
                Some(axis) => {
                    aims.push(axis.id.clone());
                    frameworks.push(format!("pHARe – {}", axis.label));
                }
                None => out.push(Diagnostic::new(Code::UnknownFramework, span, words)),
            }
        }
        for (key, name, skills) in [
            ("cps", "CPS", &context.registries.cps),
            ("crcn", "CRCN", &context.registries.crcn),
        ] {
            for (words, span) in fields.words(key, out) {
                match skills.iter().find(|skill| skill.id == words) {
                    Some(skill) if key == "crcn" => {
                        frameworks.push(format!("{name} {} – {}", skill.id, skill.label));
                    }
                    Some(skill) => frameworks.push(format!("{name} – {}", skill.label)),
                    None => out.push(Diagnostic::new(Code::UnknownFramework, span, words)),
                }
            }
        }
        let reviewed_by = fields
            .text("relecture", out)
            .map(|(words, _)| french(&words));
        let dates = dates(fields, context.today, out);
        Self {
            id,
            title,
            levels,
            theme,
            gesture,
            axes: aims,
            frameworks,
            reviewed_by,
            dates,
        }
    }

    fn summary(self, steps: &[Step]) -> Option<ModuleSummary> {
        let (verified_on, review_by) = self.dates?;
        Some(ModuleSummary {
            id: self.id?,
            title: french(&self.title?.0),
            levels: self.levels,
            theme: self.theme?,
            gesture: self.gesture?,
            minutes: steps.iter().map(|step| step.minutes).sum(),
            essential: essential_minutes(steps),
            axes: self.axes,
            reviewed_by: self.reviewed_by?,
            verified_on,
            review_by,
        })
    }
}

fn essential_minutes(steps: &[Step]) -> u16 {
    steps
        .iter()
        .filter(|step| step.need == Need::Essential)
        .map(|step| step.minutes)
        .sum()
}

/// Steps, scenarios and fixed ids that the body names.
fn references(
    body: &Body,
    context: &Context<'_>,
    place: &impl Fn(&Range<usize>) -> Range<usize>,
    out: &mut Vec<Diagnostic>,
) {
    for (step, span) in body.steps.iter().zip(&body.step_spans) {
        if !lesson::is_free_step_id(step.id.as_str()) {
            out.push(Diagnostic::new(
                Code::DuplicateId,
                place(span),
                step.id.as_str(),
            ));
        }
        if let StepKind::Simulation(id) = &step.kind
            && !context.scenarios.contains(id)
        {
            out.push(Diagnostic::new(
                Code::UnknownReference,
                place(span),
                id.as_str(),
            ));
        }
    }
    let fixed = [lesson::OPENING, lesson::CLOSING];
    for (part, span) in body.parts.iter().zip(&body.part_spans) {
        let named = match &part.kind {
            PartKind::Card(Some(id)) | PartKind::Notes(id) => Some(id),
            PartKind::Card(None) | PartKind::Sheet(_) | PartKind::Trace => None,
        };
        let known =
            |id: &str| fixed.contains(&id) || body.steps.iter().any(|step| step.id.as_str() == id);
        if let Some(id) = named.filter(|id| !known(id.as_str())) {
            out.push(Diagnostic::new(
                Code::UnknownReference,
                place(span),
                id.as_str(),
            ));
        }
    }
}

/// The rules on a whole module: minutes, questions, off-screen step, teacher's sheet.
fn composition(steps: &[Step], parts: &[TeacherPart], top: usize, out: &mut Vec<Diagnostic>) {
    let mut note = |code, detail: String| out.push(Diagnostic::new(code, top..top, detail));
    let total: u16 = steps.iter().map(|step| step.minutes).sum();
    let essential = essential_minutes(steps);
    if total != MODULE_MINUTES || essential > ESSENTIAL_MINUTES {
        note(
            Code::BadDuration,
            format!("{total} minutes, dont {essential} essentielles"),
        );
    }
    let questions: Vec<(&Step, &Question)> = steps
        .iter()
        .flat_map(|step| step.questions().map(move |question| (step, question)))
        .collect();
    let kinds: BTreeSet<&str> = questions
        .iter()
        .map(|(_, question)| question.kind.slug())
        .collect();
    let needed = questions
        .iter()
        .filter(|(step, question)| is_essential(step, question))
        .count();
    if !QUESTIONS.contains(&questions.len()) {
        note(
            Code::BadComposition,
            format!("{} questions", questions.len()),
        );
    }
    if kinds.len() < QUESTION_KINDS {
        note(
            Code::BadComposition,
            format!("{} genres de questions", kinds.len()),
        );
    }
    if needed > ESSENTIAL_QUESTIONS {
        note(
            Code::BadComposition,
            format!("{needed} questions essentielles"),
        );
    }
    if !has_workshop(steps) {
        note(Code::BadComposition, "aucune étape hors écran".to_owned());
    }
    for part in SheetPart::ALL {
        let count = parts
            .iter()
            .filter(|p| p.kind == PartKind::Sheet(part))
            .count();
        if count != 1 {
            note(Code::SheetIncomplete, part.slug().to_owned());
        }
    }
    let traces: Vec<&TeacherPart> = parts
        .iter()
        .filter(|part| part.kind == PartKind::Trace)
        .collect();
    match traces.as_slice() {
        [trace] => {
            let words = words_in(&trace.blocks);
            if words > TRACE_WORDS {
                note(Code::TraceTooLong, format!("{words} mots"));
            }
        }
        _ => note(Code::SheetIncomplete, "trace".to_owned()),
    }
}

/// The Markdown of the teacher's parts, under a title so that it is a module's text like another.
fn parts_of(text: &str, ranges: &[Range<usize>]) -> String {
    let mut out = String::from("# Animation\n\n");
    for range in ranges {
        out.push_str(text.get(range.clone()).unwrap_or_default().trim_end());
        out.push_str("\n\n");
    }
    out
}

/// The Markdown that pupils get: the title, the opening, the steps from `first` on, the closing.
fn assemble(body: &str, first: usize, context: &Context<'_>) -> String {
    let (title, steps) = body.split_at_checked(first).unwrap_or((body, ""));
    let pieces = [
        title,
        &context.fixed.opening.0,
        steps,
        &context.fixed.closing.0,
    ];
    let mut out = pieces.map(str::trim).join("\n\n");
    out.push('\n');
    out
}

/// The facts that the steps state, each once.
fn facts(steps: &[Step]) -> Vec<FactId> {
    let mut found = Vec::new();
    for step in steps {
        for item in &step.items {
            match item {
                Item::Text(block) => in_block(block, &mut found),
                Item::Question(question) => in_question(question, &mut found),
            }
        }
    }
    found
}

fn in_question(question: &Question, found: &mut Vec<FactId>) {
    in_line(&question.title, found);
    in_blocks(
        question
            .wording
            .iter()
            .chain(&question.hint)
            .chain(&question.explanation),
        found,
    );
    match &question.kind {
        QuestionKind::Knowledge(Knowledge::Choice { options, .. }) => {
            for graded in options {
                in_line(&graded.option.label, found);
                in_blocks(&graded.feedback, found);
            }
        }
        QuestionKind::Knowledge(Knowledge::Sort { boxes }) => {
            for card in boxes.iter().flat_map(|b| &b.cards) {
                in_line(&card.option.label, found);
                in_blocks(&card.feedback, found);
            }
        }
        QuestionKind::Knowledge(Knowledge::Order { items }) => {
            for item in items {
                in_line(&item.label, found);
            }
        }
        QuestionKind::Knowledge(Knowledge::Match { pairs }) => {
            for pair in pairs {
                in_line(&pair.option.label, found);
                in_line(&pair.partner, found);
            }
        }
        QuestionKind::Knowledge(Knowledge::Gaps { pieces, .. }) => {
            for piece in pieces {
                if let GapPiece::Words(words) = piece {
                    in_line(words, found);
                }
            }
        }
        QuestionKind::Attitude(attitude) => {
            for option in &attitude.options {
                in_line(&option.label, found);
            }
        }
    }
}

fn in_blocks<'b>(blocks: impl IntoIterator<Item = &'b Block>, found: &mut Vec<FactId>) {
    for block in blocks {
        in_block(block, found);
    }
}

fn in_block(block: &Block, found: &mut Vec<FactId>) {
    match block {
        Block::Paragraph(line) | Block::Subheading(line) => in_line(line, found),
        Block::List { items, .. } => items.iter().for_each(|item| in_blocks(item, found)),
        Block::Quote(blocks) | Block::Callout { blocks, .. } => in_blocks(blocks, found),
        Block::Table { head, rows } => {
            for cell in head.iter().chain(rows.iter().flatten()) {
                in_line(cell, found);
            }
        }
        Block::Image(_) => {}
    }
}

fn in_line(line: &[Inline], found: &mut Vec<FactId>) {
    for inline in line {
        match inline {
            Inline::Fact { id, .. } => {
                if !found.contains(id) {
                    found.push(id.clone());
                }
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Help(inner) => {
                in_line(inner, found);
            }
            Inline::Text(_) | Inline::Name(_) | Inline::Break => {}
        }
    }
}
