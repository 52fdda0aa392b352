//! What stands on the page: paragraphs and their lines, rows of boxes.

use std::collections::BTreeMap;

use super::words::{Cond, Step, cells, choice, quoted, told};

/// A row of boxes.
pub struct Row {
    pub boxes: usize,
    pub ticked: usize,
    pub numbers: Vec<u32>,
}

/// A setting: its values, and the one that is circled at the start.
pub struct Setting {
    pub values: Vec<String>,
    pub start: String,
}

/// A numbered paragraph.
#[derive(Default)]
pub struct Paragraph {
    pub title: String,
    pub lines: Vec<Line>,
    pub leaving: Option<String>,
    pub is_message: bool,
    pub is_end: bool,
    pub clues: Vec<Way>,
    pub turns: Vec<Way>,
    pub skip: Option<Vec<Step>>,
    /// Settings that can be changed, with the letter that a value ticks.
    pub settings: Vec<(String, BTreeMap<String, String>)>,
}

/// Something to read.
pub enum Line {
    Words(Vec<Cond>, String),
    Cells(Vec<String>),
}

/// A choice: when it can be made, its words, what to do.
pub struct Way {
    pub conditions: Vec<Cond>,
    pub label: String,
    pub steps: Vec<Step>,
}

impl Paragraph {
    /// Reads one more line.
    pub fn read(&mut self, line: &str) {
        let (sign, rest) = line.split_once(' ').unwrap_or((line, ""));
        match sign {
            "■" => self.is_end = true,
            "~" => self.is_message = true,
            "✓" => {
                let (_, letter) = rest.rsplit_once("coche la case ").expect("a box");
                self.leaving = Some(letter.trim_end_matches('.').to_owned());
            }
            "◊" => {
                let name = quoted(rest).remove(0);
                let values = rest.split(" Si tu entoures ").skip(1).map(|clause| {
                    let (_, letter) = clause.rsplit_once("coche la case ").expect("a box");
                    (
                        quoted(clause).remove(0),
                        letter.trim_end_matches('.').to_owned(),
                    )
                });
                let values = values.collect();
                self.settings.push((name, values));
            }
            "●" | "►" => {
                let (conditions, label, steps) = choice(rest);
                let way = Way {
                    conditions,
                    label,
                    steps,
                };
                if way.label == "Passer cette scène" {
                    self.skip = Some(way.steps);
                } else if sign == "●" {
                    self.clues.push(way);
                } else {
                    self.turns.push(way);
                }
            }
            _ if line.contains(" | ") => self.lines.push(Line::Cells(cells(line))),
            _ => {
                let (when, words) = told(line);
                self.lines.push(Line::Words(when, words));
            }
        }
    }
}

impl Row {
    /// « 24 ☒ 58 ☐ 130 ».
    pub fn read(text: &str) -> Self {
        let count = |sign: &str| text.matches(sign).count();
        let numbers = text.split_whitespace().filter_map(|word| word.parse().ok());
        Self {
            boxes: count("☐") + count("☒"),
            ticked: count("☒"),
            numbers: numbers.collect(),
        }
    }
}
