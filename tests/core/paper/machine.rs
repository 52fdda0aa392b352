//! A reader of the printed game: it has the words of the page, a pencil and a sheet, and does what
//! each sentence says. It knows neither the engine nor the scenario's file.
//!
//! A sentence that it does not understand is a failure: a child would not understand it either.

use std::collections::{BTreeMap, BTreeSet};

use page::{Line, Paragraph, Row, Setting, Way};
use words::{Cond, Step, conditions, quoted, step};

mod page;
mod words;

pub use words::flat;

/// The printed game, as a reader sees it.
pub struct Game {
    roles: Vec<String>,
    /// Rows of boxes: how many, how many ticked at the start, the numbers between them.
    rows: BTreeMap<String, Row>,
    settings: BTreeMap<String, Setting>,
    letters: BTreeSet<String>,
    pile: usize,
    paragraphs: BTreeMap<usize, Paragraph>,
    answers: BTreeMap<usize, String>,
}

/// What the pencil wrote, and where the finger is.
pub struct Sheet {
    at: usize,
    role: Option<String>,
    ticks: BTreeMap<String, usize>,
    circled: BTreeMap<String, (usize, String)>,
    letters: BTreeSet<String>,
    pile: Vec<usize>,
    message: Vec<String>,
    was_message: bool,
}

impl Sheet {
    pub fn at(&self) -> usize {
        self.at
    }

    pub fn ticked(&self, name: &str) -> usize {
        self.ticks.get(name).copied().unwrap_or(0)
    }

    pub fn circled(&self, name: &str) -> String {
        self.circled[name].1.clone()
    }

    pub fn message(&self) -> Vec<String> {
        self.message.clone()
    }
}

impl Game {
    /// Reads the page.
    pub fn read(html: &str) -> Self {
        let mut game = Self {
            roles: Vec::new(),
            rows: BTreeMap::new(),
            settings: BTreeMap::new(),
            letters: BTreeSet::new(),
            pile: 0,
            paragraphs: BTreeMap::new(),
            answers: BTreeMap::new(),
        };
        let (mut part, mut number) = (String::new(), 0);
        let mut last_setting = None;
        for line in words::lines(html) {
            let titles = ["Ta feuille de jeu", "L’histoire", "Réponses"];
            if titles.contains(&line.as_str()) || line.starts_with("Ce que d’autres") {
                part = line;
                continue;
            }
            match part.as_str() {
                "Ta feuille de jeu" => game.sheet_line(&line, &mut last_setting),
                "L’histoire" => match words::numbered(&line) {
                    Some((nth, title)) => {
                        number = nth;
                        let paragraph = Paragraph {
                            title,
                            ..Paragraph::default()
                        };
                        assert!(
                            game.paragraphs.insert(nth, paragraph).is_none(),
                            "{nth} twice"
                        );
                    }
                    None => game
                        .paragraphs
                        .get_mut(&number)
                        .expect("a number first")
                        .read(&line),
                },
                "Réponses" => {
                    if let Some((nth, answer)) =
                        line.strip_prefix("Réponse ").and_then(words::numbered)
                    {
                        game.answers.insert(nth, answer);
                    }
                }
                _ => {}
            }
        }
        game
    }

    fn sheet_line(&mut self, line: &str, last_setting: &mut Option<String>) {
        if let Some(roles) = line.strip_prefix("Rôle : ") {
            self.roles = quoted(roles);
        } else if let Some(rest) = line.strip_prefix("Pile de retour, ") {
            self.pile = rest.split(' ').next().unwrap().parse().expect("lines");
        } else if let Some((name, rest)) = words::named(line) {
            if let Some(start) = rest.strip_prefix("au départ, ") {
                let setting = Setting {
                    values: Vec::new(),
                    start: quoted(start).remove(0),
                };
                self.settings.insert(name.clone(), setting);
                *last_setting = Some(name);
            } else {
                self.rows.insert(name, Row::read(&rest));
            }
        } else if let (Some(name), true) = (last_setting.as_ref(), line.starts_with("« ")) {
            let setting = self.settings.get_mut(name).unwrap();
            setting.values.push(quoted(line).remove(0));
        } else if let Some(letter) = line.strip_suffix(" ☐") {
            self.letters.insert(letter.to_owned());
        }
    }

    /// An unused sheet.
    pub fn begin(&self) -> Sheet {
        let ticks = self
            .rows
            .iter()
            .map(|(name, row)| (name.clone(), row.ticked));
        let circled = self.settings.iter().map(|(name, setting)| {
            let start = setting.start.clone();
            (name.clone(), (self.rank(name, &start), start))
        });
        let mut sheet = Sheet {
            at: 1,
            role: None,
            ticks: ticks.collect(),
            circled: circled.collect(),
            letters: BTreeSet::new(),
            pile: Vec::new(),
            message: Vec::new(),
            was_message: false,
        };
        self.arrive(&mut sheet);
        sheet
    }

    fn here(&self, sheet: &Sheet) -> &Paragraph {
        &self.paragraphs[&sheet.at]
    }

    pub fn title(&self, sheet: &Sheet) -> String {
        self.here(sheet).title.clone()
    }

    pub fn is_end(&self, sheet: &Sheet) -> bool {
        self.here(sheet).is_end
    }

    /// The number printed just after the last ticked box.
    pub fn counted(&self, sheet: &Sheet, name: &str) -> u32 {
        self.rows[name].numbers[sheet.ticked(name)]
    }

    /// What is read here, in order.
    pub fn lines(&self, sheet: &Sheet) -> Vec<String> {
        let lines = self.here(sheet).lines.iter();
        lines
            .filter_map(|line| match line {
                Line::Words(conditions, words) => {
                    self.hold(conditions, sheet, true).then(|| words.clone())
                }
                Line::Cells(cells) => {
                    let cells = cells.iter().map(|cell| match conditions(cell) {
                        None => cell.clone(),
                        Some(all) if self.hold(&all, sheet, true) => "oui".to_owned(),
                        Some(_) => "non".to_owned(),
                    });
                    Some(cells.collect::<Vec<_>>().join(" | "))
                }
            })
            .collect()
    }

    pub fn turns(&self, sheet: &Sheet) -> Vec<String> {
        let open = self.open_turns(sheet);
        open.iter().map(|way| way.label.clone()).collect()
    }

    pub fn clues(&self, sheet: &Sheet) -> Vec<String> {
        let open = self.open_clues(sheet);
        open.iter().map(|way| way.label.clone()).collect()
    }

    /// The values that can be circled here instead of the present ones.
    pub fn settings(&self, sheet: &Sheet) -> Vec<(String, String)> {
        let settings = self.here(sheet).settings.iter().flat_map(|(name, _)| {
            let values = self.settings[name].values.iter();
            let others = values.filter(|value| **value != sheet.circled(name));
            others.map(|value| (name.clone(), value.clone()))
        });
        settings.collect()
    }

    pub fn can_skip(&self, sheet: &Sheet) -> bool {
        self.here(sheet).skip.is_some()
    }

    pub fn take_role(&self, sheet: &mut Sheet, nth: usize) {
        sheet.role = Some(self.roles[nth].clone());
    }

    pub fn turn(&self, sheet: &mut Sheet, nth: usize) {
        let way = self.open_turns(sheet)[nth];
        self.execute(sheet, &way.steps, &way.label);
    }

    /// Looks at a clue, and gives its answer.
    pub fn clue(&self, sheet: &mut Sheet, nth: usize) -> String {
        let way = self.open_clues(sheet)[nth];
        self.execute(sheet, &way.steps, &way.label);
        let read = way.steps.iter().find_map(|step| match step {
            Step::Answer(number) => Some(&self.answers[number]),
            _ => None,
        });
        let answer = read.expect("an answer to read");
        if let Some(rest) = answer.strip_prefix("Cela révèle trop : ") {
            let (order, _) = rest.split_once(". ").expect("an order");
            self.execute(sheet, &[step(&format!("{order}, s’il en reste"))], "");
        }
        answer.clone()
    }

    pub fn set(&self, sheet: &mut Sheet, nth: usize) {
        let (name, value) = self.settings(sheet)[nth].clone();
        let order = Step::Circle(name.clone(), value.clone());
        self.execute(sheet, &[order], "");
        let mut here = self.here(sheet).settings.iter();
        let (_, letters) = here.find(|(known, _)| *known == name).unwrap();
        sheet.letters.extend(letters.get(&value).cloned());
    }

    pub fn skip(&self, sheet: &mut Sheet) {
        let steps = self.here(sheet).skip.as_ref().expect("a scene to skip");
        self.execute(sheet, steps, "");
    }

    fn open_clues(&self, sheet: &Sheet) -> Vec<&Way> {
        let clues = self.here(sheet).clues.iter();
        clues
            .filter(|way| self.hold(&way.conditions, sheet, true))
            .collect()
    }

    fn open_turns(&self, sheet: &Sheet) -> Vec<&Way> {
        let mut open: Vec<&Way> = Vec::new();
        for way in &self.here(sheet).turns {
            let possible = way.steps.iter().all(|step| match step {
                Step::Push(_) => sheet.pile.len() < self.pile,
                Step::Pop => !sheet.pile.is_empty(),
                _ => true,
            });
            if possible && self.hold(&way.conditions, sheet, open.is_empty()) {
                open.push(way);
            }
        }
        open
    }

    fn hold(&self, conditions: &[Cond], sheet: &Sheet, none_before: bool) -> bool {
        conditions.iter().all(|condition| match condition {
            Cond::NoneLeft => none_before,
            Cond::Role(name) => sheet.role.as_ref() == Some(name),
            Cond::Letter(letter, wanted) => {
                assert!(
                    self.letters.contains(letter) || letter == "0",
                    "no box {letter}"
                );
                sheet.letters.contains(letter) == *wanted
            }
            Cond::Boxes(relation, count, name) => {
                let ticked = i64::try_from(sheet.ticked(name)).unwrap();
                match relation.as_str() {
                    "au moins" => ticked >= *count,
                    "au plus" => ticked <= *count,
                    "exactement" => ticked == *count,
                    "un autre nombre que" => ticked != *count,
                    other => panic!("{other}?"),
                }
            }
            Cond::Setting(name, relation, value) => {
                let rank = self.rank(name, value);
                let (now, _) = sheet.circled[name];
                match relation.as_str() {
                    "est sur" => now == rank,
                    "est sur, ou plus ouvert" => now >= rank,
                    "est sur, ou plus fermé" => now <= rank,
                    "n’est pas sur" => now != rank,
                    "est plus ouvert que" => now > rank,
                    "est plus fermé que" => now < rank,
                    other => panic!("{other}?"),
                }
            }
        })
    }

    fn rank(&self, name: &str, value: &str) -> usize {
        let mut values = self.settings[name].values.iter();
        values
            .position(|known| known == value)
            .expect("a value of the sheet")
    }

    fn execute(&self, sheet: &mut Sheet, steps: &[Step], label: &str) {
        for step in steps {
            match step {
                Step::Tick(letter) => {
                    assert!(self.letters.contains(letter), "no box {letter}");
                    sheet.letters.insert(letter.clone());
                }
                Step::More(count, name) => {
                    let now = sheet.ticked(name) + count;
                    sheet
                        .ticks
                        .insert(name.clone(), now.min(self.rows[name].boxes));
                }
                Step::Fewer(count, name) => {
                    let now = sheet.ticked(name).saturating_sub(*count);
                    sheet.ticks.insert(name.clone(), now);
                }
                Step::Exactly(count, name) => {
                    sheet.ticks.insert(name.clone(), *count);
                }
                Step::Circle(name, value) => {
                    let rank = self.rank(name, value);
                    sheet.circled.insert(name.clone(), (rank, value.clone()));
                }
                Step::Shift(by, name) => {
                    let last = self.settings[name].values.len() - 1;
                    let now = sheet.circled[name].0.saturating_add_signed(*by).min(last);
                    let value = self.settings[name].values[now].clone();
                    sheet.circled.insert(name.clone(), (now, value));
                }
                Step::Write => sheet.message.push(label.to_owned()),
                Step::Cross => sheet.message.clear(),
                Step::Push(number) => sheet.pile.push(*number),
                Step::Pop => {
                    let number = sheet.pile.pop().expect("a number in the pile");
                    self.go(sheet, number);
                }
                Step::Go(number) => self.go(sheet, *number),
                Step::Answer(_) | Step::Stay => {}
            }
        }
    }

    fn go(&self, sheet: &mut Sheet, number: usize) {
        if let (true, Some(letter)) = (number != sheet.at, &self.here(sheet).leaving) {
            sheet.letters.insert(letter.clone());
        }
        sheet.at = number;
        self.arrive(sheet);
    }

    /// « Si le paragraphe d’avant n’en écrivait pas un, commence une ligne neuve. »
    fn arrive(&self, sheet: &mut Sheet) {
        let is_message = self.here(sheet).is_message;
        if is_message && !sheet.was_message {
            sheet.message.clear();
        }
        sheet.was_message = is_message;
    }
}
