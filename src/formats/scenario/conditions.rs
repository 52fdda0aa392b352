//! Conditions and effects: the small language of the titles of choices, and of marks.

use std::ops::Range;

use super::Parser;
use crate::domain::diagnostic::Code;
use crate::domain::id::{ChoiceId, MeasureId, SceneId};
use crate::domain::scenario::{Change, Compare, Condition, Effect, Role};

impl Parser<'_> {
    /// Conditions joined by `et`; what cannot be read is noted under a code.
    pub(super) fn conditions(
        &mut self,
        text: &str,
        conditions: &mut Vec<Condition>,
        code: Code,
        span: &Range<usize>,
    ) {
        for text in text.split(" et ") {
            match self.condition(text.trim(), span) {
                Some(condition) => conditions.push(condition),
                None => self.reader.note(code, span, text),
            }
        }
    }

    /// `soutien >= 1`, `vu prive`, `pas fait bloquer`, `trouve 3`, `role ami`.
    fn condition(&mut self, text: &str, span: &Range<usize>) -> Option<Condition> {
        let (wanted, bare) = match text.strip_prefix("pas ") {
            Some(bare) => (false, bare),
            None => (true, text),
        };
        if let Some(scene) = bare.strip_prefix("vu ") {
            let scene = SceneId::parse(scene.trim()).ok()?;
            return Some(Condition::Met(scene, wanted));
        }
        if let Some(choice) = bare.strip_prefix("fait ") {
            let choice = ChoiceId::parse(choice.trim()).ok()?;
            return Some(Condition::Made(choice, wanted));
        }
        if let Some(count) = text.strip_prefix("trouve ") {
            return count.trim().parse().ok().map(Condition::Found);
        }
        if let Some(role) = text.strip_prefix("role ") {
            return Role::parse(role.trim()).map(Condition::Role);
        }
        let mut words = text.split_whitespace();
        let id = MeasureId::parse(words.next()?).ok()?;
        let compare = match words.next()? {
            ">=" => Compare::AtLeast,
            "<=" => Compare::AtMost,
            ">" => Compare::Above,
            "<" => Compare::Below,
            "=" => Compare::Equal,
            _ => return None,
        };
        let bound = words.next()?;
        if words.next().is_some() {
            return None;
        }
        let bound = self.value(&id, bound, span)?;
        Some(Condition::Measure {
            measure: id,
            compare,
            bound,
        })
    }

    /// `soutien +1`, `qui-voit = amis`.
    pub(super) fn effect(&mut self, clause: &str, span: &Range<usize>) -> Option<Effect> {
        if let Some((measure, value)) = clause.split_once(" = ") {
            let measure = MeasureId::parse(measure.trim()).ok()?;
            let value = self.value(&measure, value.trim(), span)?;
            return Some(Effect {
                measure,
                change: Change::To(value),
            });
        }
        let (measure, by) = clause.rsplit_once(' ')?;
        if !by.starts_with(['+', '-']) {
            return None;
        }
        let by: i32 = by.parse().ok().filter(|by| (-20..=20).contains(by))?;
        let measure = MeasureId::parse(measure.trim()).ok()?;
        self.value(&measure, "0", span);
        Some(Effect {
            measure,
            change: Change::By(by),
        })
    }

    /// The value that a text names on a measure; an unknown measure is noted, and read as if it had
    /// numbers.
    fn value(&mut self, id: &MeasureId, text: &str, span: &Range<usize>) -> Option<i32> {
        let known = self.measures.iter().find(|known| known.id == *id);
        if let Some(measure) = known {
            return measure.value(text);
        }
        self.reader.note(Code::UnknownMeasure, span, id.as_str());
        Some(text.parse().unwrap_or(0))
    }
}
