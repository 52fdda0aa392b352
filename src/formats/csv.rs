//! CSV as French spreadsheets open it: UTF-8 with BOM, `;`, CRLF, formulas neutralised.
//!
//! It only writes. Numbers stay numbers; the caller gives dates as `jj/mm/aaaa`.

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A whole number.
    Number(u32),
}

/// Writes rows.
pub fn write(rows: &[Vec<Cell>]) -> String {
    let mut out = String::from('\u{feff}');
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                out.push(';');
            }
            match cell {
                Cell::Text(text) => push_text(&mut out, text),
                Cell::Number(number) => out.push_str(&number.to_string()),
            }
        }
        out.push_str("\r\n");
    }
    out
}

fn push_text(out: &mut String, text: &str) {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', ';', '\n', '\r']);
    if quoted {
        out.push('"');
    }
    if formula {
        out.push('\'');
    }
    if quoted {
        out.push_str(&text.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(text);
    }
}
