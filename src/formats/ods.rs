//! A spreadsheet in the open format (ODF 1.3, ISO/IEC 26300): one table, numbers as numbers, days as
//! days, words as words, so that nothing in it can run.
//!
//! The same table gives the same bytes: no clock, no name of an author, nothing compressed.

use std::io::{self, Cursor, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::csv::{Cell, hundredths};
use super::report_sheet::Sheet;

/// The type of such a file, which is its first entry.
pub const MIME: &str = "application/vnd.oasis.opendocument.spreadsheet";

const MANIFEST: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>"#,
    r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">"#,
    r#"<manifest:file-entry manifest:full-path="/" manifest:version="1.3" "#,
    r#"manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>"#,
    r#"<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>"#,
    r"</manifest:manifest>",
);

/// Styles: a bold heading, days as people write them in France, hours with two decimals.
const STYLES: &str = concat!(
    "<office:automatic-styles>",
    r#"<number:date-style style:name="jour"><number:day number:style="long"/><number:text>/</number:text>"#,
    r#"<number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>"#,
    r#"<number:number-style style:name="deux"><number:number number:decimal-places="2" "#,
    r#"number:min-decimal-places="2" number:min-integer-digits="1"/></number:number-style>"#,
    r#"<style:style style:name="date" style:family="table-cell" style:data-style-name="jour"/>"#,
    r#"<style:style style:name="heures" style:family="table-cell" style:data-style-name="deux"/>"#,
    r#"<style:style style:name="titre" style:family="table-cell">"#,
    r#"<style:text-properties fo:font-weight="bold"/></style:style>"#,
    r#"<style:style style:name="large" style:family="table-column">"#,
    r#"<style:table-column-properties style:column-width="70mm"/></style:style>"#,
    r#"<style:style style:name="colonne" style:family="table-column">"#,
    r#"<style:table-column-properties style:column-width="28mm"/></style:style>"#,
    "</office:automatic-styles>",
);

const NAMESPACES: [(&str, &str); 7] = [
    (
        "xmlns:office",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ),
    (
        "xmlns:table",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    ),
    (
        "xmlns:text",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ),
    (
        "xmlns:style",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    ),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    (
        "xmlns:number",
        "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    ),
    ("office:version", "1.3"),
];

/// Most letters of a narrow column.
const NARROW: usize = 18;

/// What is written on: XML in memory.
type Xml = Writer<Vec<u8>>;

/// Writes a table. Writing in memory fails for a table of several gigabytes only; it is then empty.
pub fn write(sheet: &Sheet) -> Vec<u8> {
    content(sheet)
        .and_then(|content| package(&content).map_err(io::Error::other))
        .unwrap_or_default()
}

fn package(content: &[u8]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let entries = [
        ("mimetype", MIME.as_bytes()),
        ("META-INF/manifest.xml", MANIFEST.as_bytes()),
        ("content.xml", content),
    ];
    for (name, bytes) in entries {
        zip.start_file(name, options)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content(sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("office:document-content")
        .with_attributes(NAMESPACES)
        .write_inner_content(|xml| {
            xml.get_mut().write_all(STYLES.as_bytes())?;
            xml.create_element("office:body")
                .write_inner_content(|xml| {
                    xml.create_element("office:spreadsheet")
                        .write_inner_content(|xml| table(xml, sheet))?;
                    Ok(())
                })?;
            Ok(())
        })?;
    Ok(xml.into_inner())
}

fn table(xml: &mut Xml, sheet: &Sheet) -> io::Result<()> {
    xml.create_element("table:table")
        .with_attribute(("table:name", sheet.name.as_str()))
        .write_inner_content(|xml| {
            let columns = sheet.rows.first().map_or(0, Vec::len);
            for column in 0..columns {
                let cells = sheet.rows.iter().filter_map(|row| row.get(column));
                let wide = cells.fold(0, |most, cell| most.max(letters(cell))) > NARROW;
                let style = if wide { "large" } else { "colonne" };
                xml.create_element("table:table-column")
                    .with_attribute(("table:style-name", style))
                    .write_empty()?;
            }
            for (rank, row) in sheet.rows.iter().enumerate() {
                xml.create_element("table:table-row")
                    .write_inner_content(|xml| {
                        row.iter().try_for_each(|one| cell(xml, one, rank == 0))
                    })?;
            }
            Ok(())
        })?;
    Ok(())
}

fn letters(cell: &Cell) -> usize {
    match cell {
        Cell::Text(words) => words.chars().count(),
        Cell::Number(_) | Cell::Hours(_) | Cell::Day(_) | Cell::Empty => 0,
    }
}

fn cell(xml: &mut Xml, cell: &Cell, heading: bool) -> io::Result<()> {
    let (kind, key, value, style, shown) = match cell {
        Cell::Empty => {
            xml.create_element("table:table-cell").write_empty()?;
            return Ok(());
        }
        Cell::Text(words) => ("string", None, String::new(), None, words.clone()),
        Cell::Number(number) => {
            let number = number.to_string();
            ("float", Some("office:value"), number.clone(), None, number)
        }
        Cell::Hours(minutes) => {
            let hundredths = hundredths(*minutes);
            let (whole, rest) = (hundredths / 100, hundredths % 100);
            (
                "float",
                Some("office:value"),
                format!("{whole}.{rest:02}"),
                Some("heures"),
                format!("{whole},{rest:02}"),
            )
        }
        Cell::Day(date) => (
            "date",
            Some("office:date-value"),
            date.iso(),
            Some("date"),
            date.french(),
        ),
    };
    let style = if heading { Some("titre") } else { style };
    let mut element = xml
        .create_element("table:table-cell")
        .with_attribute(("office:value-type", kind));
    if let Some(style) = style {
        element = element.with_attribute(("table:style-name", style));
    }
    if let Some(key) = key {
        element = element.with_attribute((key, value.as_str()));
    }
    element.write_inner_content(|xml| {
        xml.create_element("text:p")
            .write_text_content(BytesText::new(&shown))?;
        Ok(())
    })?;
    Ok(())
}
