//! Pages: items in paint order, panels and lines in reading order.

use super::edition::Edition;
use super::group::Group;
use super::guide::Guide;
use super::id::{ItemId, LineId, PageId};
use super::item::{Item, ItemKind, Panel};
use super::lang::ByLang;
use super::line::Line;
use super::setup::{PageSetup, is_off};
use crate::geom::{Rect, Rgba, Vec2};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Page {
    /// Unique within the project.
    pub id: PageId,
    /// What it is called, where a number is not enough.
    #[serde(default, skip_serializing_if = "ByLang::is_empty")]
    pub name: ByLang<String>,
    /// Its own measures; those of the book if there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub setup: Option<Arc<PageSetup>>,
    /// It is the book's cover: the first of all, alone and without a number.
    #[serde(default, skip_serializing_if = "is_off")]
    pub cover: bool,
    /// The book's running texts and page number are left off, as on a splash.
    #[serde(default, skip_serializing_if = "is_off")]
    pub bare: bool,
    /// The colour of its paper.
    #[serde(default = "white", skip_serializing_if = "is_white")]
    pub paper: Rgba,
    /// What is on it, the lowest first.
    #[serde(default)]
    pub items: Vec<Arc<Item>>,
    /// Its panels in the order in which they are read.
    #[serde(default)]
    pub reading: Vec<ItemId>,
    /// Its lines in the order in which they are read.
    #[serde(default)]
    pub lines: Vec<Arc<Line>>,
    /// Items that belong together under the hand.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// Lines that things snap to; never printed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guides: Vec<Guide>,
}

fn white() -> Rgba {
    Rgba::WHITE
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_white(c: &Rgba) -> bool {
    *c == Rgba::WHITE
}

impl Page {
    /// A blank page.
    pub fn blank(id: PageId) -> Self {
        Self {
            id,
            name: ByLang::new(),
            setup: None,
            cover: false,
            bare: false,
            paper: Rgba::WHITE,
            items: Vec::new(),
            reading: Vec::new(),
            lines: Vec::new(),
            groups: Vec::new(),
            guides: Vec::new(),
        }
    }

    /// The item with this id.
    pub fn item(&self, id: ItemId) -> Option<&Arc<Item>> {
        self.items.iter().find(|i| i.id == id)
    }

    /// The panel with this id.
    pub fn panel(&self, id: ItemId) -> Option<&Panel> {
        self.item(id).and_then(|i| i.as_panel())
    }

    /// The line with this id.
    pub fn line(&self, id: LineId) -> Option<&Arc<Line>> {
        self.lines.iter().find(|l| l.id == id)
    }

    /// The item that shows this line.
    pub fn shower_of(&self, line: LineId) -> Option<&Arc<Item>> {
        self.items.iter().find(|i| i.line() == Some(line))
    }

    /// The lines that the edition shows and that have words, but none in its language.
    pub fn untranslated<'a>(&'a self, edition: &'a Edition) -> impl Iterator<Item = &'a Arc<Line>> {
        let shown = self.items.iter().filter(|i| !i.is_hidden_in(edition));
        let lines = shown.filter_map(|i| self.line(i.line()?));
        lines.filter(|l| l.words_in(&edition.lang).is_none() && l.words.values().any(|w| !w.is_blank()))
    }

    /// Where the places of an item are counted from: the top left of its panel's bounds, or the page's.
    pub fn origin_of(&self, item: &Item) -> Vec2 {
        item.panel.and_then(|id| self.panel(id)).map_or(Vec2::ZERO, |p| p.outline.bounds().origin().to_vec2())
    }

    /// Where the places of an item are counted from in an edition, in which its panel may lie elsewhere.
    pub fn origin_in(&self, item: &Item, edition: &Edition) -> Vec2 {
        let panel = item.panel.and_then(|id| self.item(id)).map(|panel| panel.in_edition(edition));
        let panel = panel.as_ref().and_then(Item::as_panel);
        panel.map_or(Vec2::ZERO, |p| p.outline.bounds().origin().to_vec2())
    }

    /// Where the place of an item is on the page in an edition: the one that it gives, or a panel's corner.
    pub fn place_in(&self, item: &Item, edition: &Edition) -> Vec2 {
        let own = match item.in_edition(edition).kind {
            ItemKind::Balloon(b) => b.at.vec(),
            ItemKind::Caption(c) => c.at.vec(),
            ItemKind::Effect(e) => e.at.vec(),
            ItemKind::Art(a) => Vec2::new(a.frame.x, a.frame.y),
            ItemKind::Panel(p) => p.outline.bounds().origin().to_vec2(),
        };
        own + self.origin_in(item, edition)
    }

    /// The two look the same: what differs, if anything, is neither drawn nor read, as guides. Told by what they share.
    pub fn draws_as(&self, other: &Self) -> bool {
        fn shared<T>(a: &[Arc<T>], b: &[Arc<T>]) -> bool {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| Arc::ptr_eq(a, b))
        }
        // Every field is named, so that a new one is thought of.
        let Self { id, name, setup, cover, bare, paper, items, reading, lines, groups: _, guides: _ } = self;
        std::ptr::eq(self, other)
            || (*id == other.id
                && *name == other.name
                && *setup == other.setup
                && (*cover, *bare) == (other.cover, other.bare)
                && *paper == other.paper
                && *reading == other.reading
                && shared(items, &other.items)
                && shared(lines, &other.lines))
    }

    /// The bounds of the panels, those that are drawn on top last.
    pub fn panels(&self) -> impl DoubleEndedIterator<Item = (&Arc<Item>, &Panel)> {
        self.items.iter().filter_map(|i| i.as_panel().map(|p| (i, p)))
    }

    /// The topmost unhidden panel whose bounds hold the point.
    pub fn panel_under(&self, at: crate::geom::Point) -> Option<(&Arc<Item>, Rect)> {
        self.panels()
            .rev()
            .filter(|(i, _)| !i.hidden)
            .map(|(i, p)| (i, p.outline.bounds()))
            .find(|(_, b)| b.contains(at))
    }
}
