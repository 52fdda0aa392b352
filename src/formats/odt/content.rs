//! The text of the file: pieces as headings, paragraphs, lists and tables with the styles' names.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::domain::handout::{Handout, Piece};
use crate::domain::text::{Block, Inline, plain};

/// What is written on: XML in memory.
type Xml = Writer<Vec<u8>>;
/// Writes some cells.
type Cells<'c> = &'c dyn Fn(&mut Content, usize, usize) -> io::Result<()>;

const NAMESPACES: [(&str, &str); 6] = [
    (
        "xmlns:office",
        "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    ),
    (
        "xmlns:text",
        "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    ),
    (
        "xmlns:table",
        "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    ),
    (
        "xmlns:style",
        "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    ),
    (
        "xmlns:fo",
        "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    ),
    ("office:version", "1.3"),
];
/// What fits between the margins of an A4 page, in tenths of a millimetre.
const WIDTH: usize = 1800;
/// How tables look, but for the widths of their columns.
const TABLES: &[u8] = include_bytes!("tables.xml");
/// The blank to fill in by hand.
const BLANK: &str = "……………………";

/// The content of the file.
pub(super) fn content(handout: &Handout) -> io::Result<Vec<u8>> {
    // Styles of columns stand before the text that uses them, so the text is written first.
    let mut content = Content {
        xml: Writer::new(Vec::new()),
        widths: Vec::new(),
    };
    let is_titled = !matches!(handout.pieces.as_slice(), [Piece::Slips { .. }]);
    if is_titled {
        content.line("text:p", "Title", &[Inline::Text(handout.title.clone())])?;
    }
    content.pieces(&handout.pieces)?;
    // Nothing may end on a table.
    content.line("text:p", "Fin", &[])?;
    let Content { xml: body, widths } = content;
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.create_element("office:document-content")
        .with_attributes(NAMESPACES)
        .write_inner_content(|xml| {
            xml.create_element("office:automatic-styles")
                .write_inner_content(|xml| table_styles(xml, &widths))?;
            xml.create_element("office:body")
                .write_inner_content(|xml| {
                    xml.create_element("office:text")
                        .write_inner_content(|xml| {
                            xml.get_mut().extend(body.into_inner());
                            Ok(())
                        })?;
                    Ok(())
                })?;
            Ok(())
        })?;
    Ok(xml.into_inner())
}

/// Styles of tables: an office suite only follows them in the content itself.
fn table_styles(xml: &mut Xml, widths: &[usize]) -> io::Result<()> {
    xml.get_mut().extend_from_slice(TABLES);
    for width in widths {
        let name = column_name(*width);
        xml.create_element("style:style")
            .with_attributes([
                ("style:name", name.as_str()),
                ("style:family", "table-column"),
            ])
            .write_inner_content(|xml| {
                let width = format!("{}.{}mm", width / 10, width % 10);
                xml.create_element("style:table-column-properties")
                    .with_attribute(("style:column-width", width.as_str()))
                    .write_empty()?;
                Ok(())
            })?;
    }
    Ok(())
}

fn column_name(width: usize) -> String {
    format!("Colonne{width}")
}

/// The text while it is written.
struct Content {
    xml: Xml,
    /// The widths of columns that have been used, in tenths of a millimetre.
    widths: Vec<usize>,
}

impl Content {
    fn pieces(&mut self, pieces: &[Piece]) -> io::Result<()> {
        pieces.iter().try_for_each(|piece| self.piece(piece))
    }

    fn piece(&mut self, piece: &Piece) -> io::Result<()> {
        match piece {
            Piece::Section(title, pieces) => {
                self.heading(2, title)?;
                self.pieces(pieces)
            }
            Piece::Text(block) => self.block(block),
            Piece::Table {
                caption,
                head,
                rows,
            } => {
                self.words("Caption", caption)?;
                let head: Vec<Vec<Inline>> = head
                    .iter()
                    .map(|words| vec![Inline::Text(words.clone())])
                    .collect();
                self.text_table(&head, rows)
            }
            Piece::Blanks(blanks) => self.blanks(blanks),
            Piece::Lines(count) => (0..*count).try_for_each(|_| self.line("text:p", "Ligne", &[])),
            Piece::Tick(words) => self.words("Text_20_body", &format!("☐\u{a0}{words}")),
            Piece::Framed(pieces) => {
                self.table("Cadre", &[WIDTH], 1, None, &|content, _, _| {
                    content.pieces(pieces)
                })?;
                self.line("text:p", "Fin", &[])
            }
            Piece::Slips {
                columns,
                rows,
                pieces,
            } => {
                let columns = usize::from(*columns).max(1);
                let widths = vec![WIDTH / columns; columns];
                self.table(
                    "Papier",
                    &widths,
                    usize::from(*rows),
                    None,
                    &|content, _, _| content.pieces(pieces),
                )
            }
        }
    }

    fn block(&mut self, block: &Block) -> io::Result<()> {
        match block {
            Block::Paragraph(words) => self.line("text:p", "Text_20_body", words),
            Block::Subheading(words) => self.heading(3, words),
            Block::List { ordered, items } => self.list(*ordered, items),
            Block::Quote(blocks) | Block::Callout { blocks, .. } => {
                blocks.iter().try_for_each(|block| self.block(block))
            }
            Block::Table { head, rows } => self.text_table(head, rows),
            Block::Image(image) => self.words("Text_20_body", &image.alternative),
        }
    }

    fn words(&mut self, style: &str, words: &str) -> io::Result<()> {
        self.line("text:p", style, &[Inline::Text(words.to_owned())])
    }

    fn heading(&mut self, level: u8, words: &[Inline]) -> io::Result<()> {
        let (style, level) = (format!("Heading_20_{level}"), level.to_string());
        self.xml
            .create_element("text:h")
            .with_attributes([
                ("text:style-name", style.as_str()),
                ("text:outline-level", level.as_str()),
            ])
            .write_inner_content(|xml| inlines(xml, words))?;
        Ok(())
    }

    fn line(&mut self, name: &str, style: &str, words: &[Inline]) -> io::Result<()> {
        self.xml
            .create_element(name)
            .with_attribute(("text:style-name", style))
            .write_inner_content(|xml| inlines(xml, words))?;
        Ok(())
    }

    fn blanks(&mut self, blanks: &[(String, String)]) -> io::Result<()> {
        let mut words = Vec::new();
        for (label, filled) in blanks {
            let space = if words.is_empty() { "" } else { "   " };
            words.push(Inline::Text(space.to_owned()));
            words.push(Inline::Strong(vec![Inline::Text(label.clone())]));
            let filled = if filled.is_empty() { BLANK } else { filled };
            words.push(Inline::Text(format!(" {filled}")));
        }
        self.line("text:p", "Text_20_body", &words)
    }

    fn list(&mut self, ordered: bool, items: &[Vec<Block>]) -> io::Result<()> {
        let style = if ordered { "Numeros" } else { "Puces" };
        self.open("text:list", &[("text:style-name", style)])?;
        for item in items {
            self.open("text:list-item", &[])?;
            item.iter().try_for_each(|block| self.block(block))?;
            self.close("text:list-item")?;
        }
        self.close("text:list")
    }

    fn text_table(&mut self, head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> io::Result<()> {
        let widths = shares(head, rows);
        self.table(
            "Case",
            &widths,
            rows.len(),
            Some(head),
            &|content, row, column| {
                let cell = rows.get(row).and_then(|row| row.get(column));
                content.line("text:p", "Case", cell.map_or(&[], Vec::as_slice))
            },
        )?;
        self.line("text:p", "Fin", &[])
    }

    /// A table whose cells have one style, its head repeated on every page.
    fn table(
        &mut self,
        style: &str,
        widths: &[usize],
        rows: usize,
        head: Option<&[Vec<Inline>]>,
        cells: Cells<'_>,
    ) -> io::Result<()> {
        self.open("table:table", &[("table:style-name", "Tableau")])?;
        for width in widths {
            if !self.widths.contains(width) {
                self.widths.push(*width);
            }
            let name = column_name(*width);
            self.xml
                .create_element("table:table-column")
                .with_attribute(("table:style-name", name.as_str()))
                .write_empty()?;
        }
        if let Some(head) = head {
            self.open("table:table-header-rows", &[])?;
            self.row(style, head.len(), &|content, column| {
                let words = head.get(column).map_or(&[][..], Vec::as_slice);
                content.line("text:p", "Entete", words)
            })?;
            self.close("table:table-header-rows")?;
        }
        for row in 0..rows {
            self.row(style, widths.len(), &|content, column| {
                cells(content, row, column)
            })?;
        }
        self.close("table:table")
    }

    fn row(
        &mut self,
        style: &str,
        columns: usize,
        cell: &dyn Fn(&mut Self, usize) -> io::Result<()>,
    ) -> io::Result<()> {
        self.open("table:table-row", &[("table:style-name", style)])?;
        for column in 0..columns {
            let attributes = [("table:style-name", style), ("office:value-type", "string")];
            self.open("table:table-cell", &attributes)?;
            cell(self, column)?;
            self.close("table:table-cell")?;
        }
        self.close("table:table-row")
    }

    fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        let start = quick_xml::events::BytesStart::new(name);
        let start = start.with_attributes(attributes.iter().copied());
        self.xml.write_event(Event::Start(start))
    }

    fn close(&mut self, name: &str) -> io::Result<()> {
        self.xml
            .write_event(Event::End(quick_xml::events::BytesEnd::new(name)))
    }
}

fn inlines(xml: &mut Xml, words: &[Inline]) -> io::Result<()> {
    for inline in words {
        match inline {
            Inline::Strong(inner) => span(xml, "Strong_20_Emphasis", inner)?,
            Inline::Emphasis(inner) => span(xml, "Emphasis", inner)?,
            Inline::Help(inner) | Inline::Fact { words: inner, .. } => inlines(xml, inner)?,
            Inline::Break => {
                xml.create_element("text:line-break").write_empty()?;
            }
            Inline::Text(words) => xml.write_event(Event::Text(BytesText::new(words)))?,
            Inline::Name(id) => xml.write_event(Event::Text(BytesText::new(id.as_str())))?,
        }
    }
    Ok(())
}

fn span(xml: &mut Xml, style: &str, words: &[Inline]) -> io::Result<()> {
    xml.create_element("text:span")
        .with_attribute(("text:style-name", style))
        .write_inner_content(|xml| inlines(xml, words))?;
    Ok(())
}

/// The widths of the columns: a share for the longest cell of each, so that short ones stay narrow.
fn shares(head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> Vec<usize> {
    let longest = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        let lengths = cells
            .chain(head.get(column))
            .map(|cell| plain(cell, &|id| id.to_string()).chars().count());
        lengths.max().unwrap_or(0).clamp(12, 70)
    };
    let lengths: Vec<usize> = (0..head.len()).map(longest).collect();
    let all = lengths.iter().sum::<usize>().max(1);
    lengths.iter().map(|length| WIDTH * length / all).collect()
}
