//! The sentences of the printed game, read one by one. A sentence of another form is refused.

/// What must hold.
#[derive(Debug)]
pub enum Cond {
    /// « aucun des choix précédents n’est possible »
    NoneLeft,
    /// « tu joues « témoin » »
    Role(String),
    /// « la case A est cochée »
    Letter(String, bool),
    /// « tu as coché au moins 2 cases « soutien » »
    Boxes(String, i64, String),
    /// « « Ma position » est sur « Personne » »
    Setting(String, String, String),
}

/// What is done.
#[derive(Debug)]
pub enum Step {
    Tick(String),
    More(usize, String),
    Fewer(usize, String),
    Exactly(usize, String),
    Circle(String, String),
    Shift(isize, String),
    Write,
    Cross,
    Push(usize),
    Pop,
    Go(usize),
    Answer(usize),
    Stay,
}

/// Every space is the same to a reader.
pub fn flat(text: &str) -> String {
    let spaced = text.replace(['\u{a0}', '\u{202f}', '\n'], " ");
    spaced
        .split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The words of a page, one line for each block.
pub fn lines(html: &str) -> Vec<String> {
    let (before, rest) = html.split_once("<style>").expect("a style");
    let (_, after) = rest.split_once("</style>").expect("a style");
    let mut text = String::new();
    for piece in [before, after].concat().split('<') {
        let (tag, words) = piece.split_once('>').unwrap_or(("", piece));
        let name = tag
            .trim_start_matches('/')
            .split(' ')
            .next()
            .unwrap_or_default();
        text.push_str(match (name, tag.starts_with('/')) {
            ("td" | "th", true) => " | ",
            ("b" | "em" | "strong" | "span" | "td" | "th", _) => "",
            ("br", _) => " ",
            _ => "\u{c}",
        });
        text.push_str(words);
    }
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    let text = text.replace("&amp;", "&");
    text.split('\u{c}')
        .map(flat)
        .filter(|line| !line.is_empty())
        .collect()
}

/// « 14 · Mardi ».
pub fn numbered(line: &str) -> Option<(usize, String)> {
    let (number, words) = line.split_once(" · ")?;
    Some((number.parse().ok()?, words.to_owned()))
}

/// « « soutien » : ☐ ☐ ».
pub fn named(line: &str) -> Option<(String, String)> {
    let (name, rest) = line.strip_prefix("« ")?.split_once(" » : ")?;
    Some((name.to_owned(), rest.to_owned()))
}

/// What stands between « and ».
pub fn quoted(text: &str) -> Vec<String> {
    let pieces = text.split("« ").skip(1);
    pieces
        .filter_map(|piece| piece.split_once(" »"))
        .map(|(words, _)| words.to_owned())
        .collect()
}

/// The cells of a row.
pub fn cells(line: &str) -> Vec<String> {
    let cells = line
        .split('|')
        .map(str::trim)
        .filter(|cell| !cell.is_empty());
    cells.map(str::to_owned).collect()
}

/// « Si la case A est cochée, lis : … ».
pub fn told(line: &str) -> (Vec<Cond>, String) {
    for (at, _) in line.match_indices(", lis : ") {
        if let Some(read) = conditions(&line[..at]) {
            return (read, line[at + ", lis : ".len()..].to_owned());
        }
    }
    (Vec::new(), line.to_owned())
}

/// « Si … : words → step ; step. »
pub fn choice(line: &str) -> (Vec<Cond>, String, Vec<Step>) {
    let (offer, orders) = line.rsplit_once(" → ").expect("an arrow");
    let steps = split(orders.strip_suffix('.').expect("a full stop"), " ; ");
    let steps = steps.iter().map(|order| step(order)).collect();
    for (at, _) in offer.match_indices(" : ") {
        if let Some(read) = conditions(&offer[..at]) {
            return (read, offer[at + " : ".len()..].to_owned(), steps);
        }
    }
    (Vec::new(), offer.to_owned(), steps)
}

/// « Si … et si … »; nothing when this is something else.
pub fn conditions(text: &str) -> Option<Vec<Cond>> {
    let bare = text
        .strip_prefix("Si ")
        .or_else(|| text.strip_prefix("si "))?;
    split(bare, " et si ")
        .iter()
        .map(|one| condition(one))
        .collect()
}

fn condition(text: &str) -> Option<Cond> {
    if text == "aucun des choix précédents n’est possible" {
        return Some(Cond::NoneLeft);
    }
    if let Some(role) = text.strip_prefix("tu joues ") {
        return Some(Cond::Role(quoted(role).pop()?));
    }
    if let Some(rest) = text.strip_prefix("la case ") {
        let (letter, rest) = rest.split_once(' ')?;
        return match rest {
            "est cochée" => Some(Cond::Letter(letter.to_owned(), true)),
            "n’est pas cochée" => Some(Cond::Letter(letter.to_owned(), false)),
            _ => None,
        };
    }
    if let Some(name) = text.strip_prefix("tu n’as coché aucune case ") {
        return Some(Cond::Boxes("au plus".to_owned(), 0, quoted(name).pop()?));
    }
    if let Some(rest) = text.strip_prefix("tu as coché ") {
        let (order, name) = rest.split_once(" « ")?;
        let words = order
            .strip_suffix(" cases")
            .or_else(|| order.strip_suffix(" case"))?;
        let (relation, count) = words.rsplit_once(' ')?;
        let name = name.strip_suffix(" »")?;
        return Some(Cond::Boxes(
            relation.to_owned(),
            count.parse().ok()?,
            name.to_owned(),
        ));
    }
    let (name, rest) = text.strip_prefix("« ")?.split_once(" » ")?;
    let (relation, value) = rest.split_once(" « ")?;
    let (value, more) = value.split_once(" »")?;
    let relation = match more.trim() {
        "" => relation.to_owned(),
        more => format!("{relation}, {more}"),
    };
    Some(Cond::Setting(name.to_owned(), relation, value.to_owned()))
}

/// One order.
pub fn step(order: &str) -> Step {
    read(order).unwrap_or_else(|| panic!("« {order} » is no order"))
}

fn read(order: &str) -> Option<Step> {
    let fixed = match order {
        "écris cette phrase sur ta feuille" => Some(Step::Write),
        "barre ton message" => Some(Step::Cross),
        "va au dernier numéro écrit dans la pile, et barre-le" => Some(Step::Pop),
        "reste ici" => Some(Step::Stay),
        _ => None,
    };
    if fixed.is_some() {
        return fixed;
    }
    if let Some(number) = order.strip_prefix("va au ") {
        return Some(Step::Go(number.parse().ok()?));
    }
    if let Some(number) = order.strip_prefix("lis la réponse ") {
        return Some(Step::Answer(number.parse().ok()?));
    }
    if let Some(rest) = order.strip_prefix("écris ") {
        let number = rest.strip_suffix(" sur la première ligne libre de la pile")?;
        return Some(Step::Push(number.parse().ok()?));
    }
    if let Some(letter) = order.strip_prefix("coche la case ") {
        return Some(Step::Tick(letter.to_owned()));
    }
    if let Some(rest) = order.strip_prefix("coche ou décoche pour avoir exactement ") {
        return counted(rest, &[""]).map(|(count, name)| Step::Exactly(count, name));
    }
    if let Some(rest) = order.strip_prefix("décoche ") {
        let ends = [", s’il y en a une cochée", ", ou ce qui est coché"];
        return counted(rest, &ends).map(|(count, name)| Step::Fewer(count, name));
    }
    if let Some(rest) = order.strip_prefix("coche ") {
        let ends = [", s’il en reste", ", ou ce qu’il en reste"];
        return counted(rest, &ends).map(|(count, name)| Step::More(count, name));
    }
    let rest = order.strip_prefix("entoure")?;
    if let Some(rest) = rest.strip_prefix(", pour « ") {
        let (name, rest) = rest.split_once(" », la valeur ")?;
        let (count, way) = rest.split_once(" fois plus ")?;
        let count: isize = count.parse().ok()?;
        return match way {
            "ouverte, sans dépasser la dernière" => Some(Step::Shift(count, name.to_owned())),
            "fermée, sans dépasser la première" => Some(Step::Shift(-count, name.to_owned())),
            _ => None,
        };
    }
    let (value, name) = rest.strip_prefix(" « ")?.split_once(" » pour « ")?;
    Some(Step::Circle(
        name.strip_suffix(" »")?.to_owned(),
        value.to_owned(),
    ))
}

/// « 2 cases « soutien » », and one of these ends.
fn counted(text: &str, ends: &[&str]) -> Option<(usize, String)> {
    let bare = ends.iter().find_map(|end| text.strip_suffix(end))?;
    let (count, name) = bare.split_once(" case")?;
    let (_, name) = name.split_once("« ")?;
    Some((count.parse().ok()?, name.strip_suffix(" »")?.to_owned()))
}

/// Pieces between separators, those inside « » left alone.
fn split(text: &str, separator: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    let mut rest = text;
    let mut depth = 0usize;
    while let Some(sign) = rest.chars().next() {
        if depth == 0 && rest.starts_with(separator) {
            pieces.push(String::new());
            rest = &rest[separator.len()..];
            continue;
        }
        match sign {
            '«' => depth += 1,
            '»' => depth = depth.saturating_sub(1),
            _ => {}
        }
        pieces.last_mut().unwrap().push(sign);
        rest = &rest[sign.len_utf8()..];
    }
    pieces
}
