//! Written text as views: nodes only, never markup from a string.

use std::sync::Arc;

use leptos::prelude::*;

use super::table::scrolling;
use crate::app::App;
use crate::domain::id::CharacterId;
use crate::domain::registry::Fact;
use crate::domain::route::Route;
use crate::domain::text::{Block, CalloutKind, Inline, plain};
use crate::ui::words;

/// How characters are called.
#[derive(Clone)]
pub struct Names(Arc<dyn Fn(&CharacterId) -> String + Send + Sync>);

impl Names {
    /// A way to call characters.
    pub fn new(name: impl Fn(&CharacterId) -> String + Send + Sync + 'static) -> Self {
        Self(Arc::new(name))
    }

    /// For texts that name nobody.
    pub fn none() -> Self {
        Self::new(ToString::to_string)
    }

    /// The words of a line.
    pub fn plain(&self, line: &[Inline]) -> String {
        plain(line, &*self.0)
    }

    /// The name of a character.
    pub fn of(&self, id: &CharacterId) -> String {
        (self.0)(id)
    }
}

/// The facts that the page's text may state.
#[derive(Clone)]
pub struct Facts(pub Arc<Vec<Fact>>);

/// A line of words.
pub fn line(inlines: &[Inline], names: &Names) -> AnyView {
    inlines
        .iter()
        .map(|inline| piece(inline, names))
        .collect_view()
        .into_any()
}

fn piece(inline: &Inline, names: &Names) -> AnyView {
    match inline {
        Inline::Text(words) => words.clone().into_any(),
        Inline::Strong(inner) => view! { <strong>{line(inner, names)}</strong> }.into_any(),
        Inline::Emphasis(inner) => view! { <em>{line(inner, names)}</em> }.into_any(),
        Inline::Help(inner) => {
            view! { <a href=App::get().href(&Route::Help)>{line(inner, names)}</a> }.into_any()
        }
        Inline::Fact { id, words } => {
            let source = use_context::<Facts>()
                .and_then(|facts| facts.0.iter().find(|fact| fact.id == *id).cloned())
                .map(|fact| view! { <small class="fact__source">{words::fact_source(&fact)}</small> });
            view! { <span class="fact">{line(words, names)} " " {source}</span> }.into_any()
        }
        Inline::Name(id) => names.of(id).into_any(),
        Inline::Break => view! { <br/> }.into_any(),
    }
}

/// Blocks of text.
pub fn blocks(blocks: &[Block], names: &Names) -> AnyView {
    blocks
        .iter()
        .map(|one| block(one, names))
        .collect_view()
        .into_any()
}

/// A block of text.
pub fn block(one: &Block, names: &Names) -> AnyView {
    match one {
        Block::Paragraph(words) => view! { <p>{line(words, names)}</p> }.into_any(),
        Block::Subheading(words) => view! { <h3>{line(words, names)}</h3> }.into_any(),
        Block::List { ordered, items } => {
            let items = items
                .iter()
                .map(|item| view! { <li>{item_view(item, names)}</li> })
                .collect_view();
            if *ordered {
                view! { <ol>{items}</ol> }.into_any()
            } else {
                view! { <ul>{items}</ul> }.into_any()
            }
        }
        Block::Quote(inner) => view! { <blockquote>{blocks(inner, names)}</blockquote> }.into_any(),
        Block::Callout {
            kind,
            blocks: inner,
        } => callout(*kind, inner, names),
        Block::Table { head, rows } => {
            let head = head
                .iter()
                .map(|cell| view! { <th scope="col">{line(cell, names)}</th> })
                .collect_view();
            let rows = rows
                .iter()
                .map(|row| {
                    let cells = row
                        .iter()
                        .map(|cell| view! { <td>{line(cell, names)}</td> })
                        .collect_view();
                    view! { <tr>{cells}</tr> }
                })
                .collect_view();
            view! {
                {scrolling(words::TABLE, view! {
                    <table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table> })}
            }
            .into_any()
        }
        Block::Image(image) => view! {
            <figure class="figure">
                <img src=App::get().file(&image.source) alt=image.alternative.clone()/>
                <figcaption>{image.credit.clone()}</figcaption>
            </figure>
        }
        .into_any(),
    }
}

/// An item of one paragraph needs no paragraph inside.
fn item_view(item: &[Block], names: &Names) -> AnyView {
    match item {
        [Block::Paragraph(words)] => line(words, names),
        [Block::Paragraph(words), rest @ ..] => {
            view! { {line(words, names)} {blocks(rest, names)} }.into_any()
        }
        _ => blocks(item, names),
    }
}

fn callout(kind: CalloutKind, inner: &[Block], names: &Names) -> AnyView {
    let (class, label) = match kind {
        CalloutKind::Important => ("callout callout--important", words::CALLOUT_IMPORTANT),
        CalloutKind::Note => ("callout callout--note", words::CALLOUT_NOTE),
        CalloutKind::Tip => ("callout callout--tip", words::CALLOUT_TIP),
    };
    view! {
        <div class=class>
            <p class="callout__label">{label}</p>
            {blocks(inner, names)}
        </div>
    }
    .into_any()
}
