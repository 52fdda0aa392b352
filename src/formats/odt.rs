//! A sheet as an editable text (ODF 1.3, ISO/IEC 26300) that a teacher can change: A4, real
//! headings, lists and tables. Native only.
//!
//! The same sheet gives the same bytes on every machine: no clock, no name of an author, nothing
//! compressed. It knows no layout but one column; [`styles.xml`](odt/styles.xml) says how things look.

mod content;

use std::io::{Cursor, Write};

use quick_xml::escape::escape;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::domain::date::Date;
use crate::domain::handout::Handout;

/// The type of such a file, which must be its first entry, not compressed.
const MIME: &str = "application/vnd.oasis.opendocument.text";
const STYLES: &str = include_str!("odt/styles.xml");

/// A file could not be written in memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotWritten;

/// The file of a sheet, dated as its text was last verified.
///
/// # Errors
/// [`NotWritten`], when it is larger than such a file may be.
pub fn odt(handout: &Handout, day: Date) -> Result<Vec<u8>, NotWritten> {
    let content = content::content(handout).map_err(|_| NotWritten)?;
    let (manifest, meta) = (manifest(), meta(handout, day));
    let entries: [(&str, &[u8]); 5] = [
        ("mimetype", MIME.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("meta.xml", meta.as_bytes()),
        ("styles.xml", STYLES.as_bytes()),
        ("content.xml", &content),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name, options).map_err(|_| NotWritten)?;
        zip.write_all(bytes).map_err(|_| NotWritten)?;
    }
    let written = zip.finish().map_err(|_| NotWritten)?;
    Ok(written.into_inner())
}

fn manifest() -> String {
    let entries = ["content.xml", "styles.xml", "meta.xml"].map(|name| {
        format!(
            "<manifest:file-entry manifest:full-path=\"{name}\" manifest:media-type=\"text/xml\"/>"
        )
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.3\">\
         <manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" manifest:media-type=\"{MIME}\"/>\
         {}</manifest:manifest>",
        entries.concat()
    )
}

fn meta(handout: &Handout, day: Date) -> String {
    let (title, day) = (escape(&handout.title), day.iso());
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <office:document-meta xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.3\"><office:meta>\
         <meta:generator>Balise</meta:generator><dc:title>{title}</dc:title>\
         <dc:language>fr-FR</dc:language><dc:date>{day}T00:00:00</dc:date>\
         </office:meta></office:document-meta>"
    )
}
