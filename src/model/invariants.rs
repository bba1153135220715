//! What must hold of every project. Checked when a file is read, and after every edit in tests.

use super::id::{ItemId, LineId, PageId};
use super::item::{Item, ItemKind};
use super::page::Page;
use super::project::Project;
use std::collections::HashSet;

/// A law that a project breaks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct Breach {
    /// Which page or item, in the reader's words.
    pub place: String,
    /// What is wrong with it.
    pub fault: String,
    /// A word by which the place is found in the file: the id.
    pub id: Option<String>,
}

/// Every law that the project breaks; none for a sound one.
pub fn breaches(project: &Project) -> Vec<Breach> {
    let mut found = Vec::new();
    let mut pages = HashSet::new();
    let mut items = HashSet::new();
    let mut lines = HashSet::new();
    let book = |fault: String| Breach { place: "the book".to_owned(), fault, id: None };
    if project.book.languages.is_empty() {
        found.push(book("it names no language; give at least one in `languages`".to_owned()));
    }
    if let Some(fault) = project.book.setup.fault() {
        found.push(book(format!("its page setup cannot be used: {fault}")));
    }
    for (name, style) in &project.book.styles {
        let numbers =
            [style.stroke_mm, style.padding_caps, style.lettering.cap_height_mm, style.lettering.leading];
        if numbers.iter().any(|n| !n.is_finite() || *n < 0.0)
            || !style.shape.is_sound()
            || style.lettering.cap_height_mm == 0.0
            || style.dash_mm.iter().any(|d| !d.is_finite() || *d <= 0.0)
        {
            found.push(book(format!("the style `{name}` has a length that cannot be drawn")));
        }
    }
    for (number, page) in project.pages.iter().enumerate() {
        page_breaches(page, number + 1, &mut pages, &mut items, &mut lines, &mut found);
    }
    found
}

/// The page by itself breaks no law.
pub fn is_sound(page: &Page) -> bool {
    let mut found = Vec::new();
    page_breaches(page, 1, &mut HashSet::new(), &mut HashSet::new(), &mut HashSet::new(), &mut found);
    found.is_empty()
}

fn page_breaches(
    page: &Page,
    number: usize,
    pages: &mut HashSet<PageId>,
    items: &mut HashSet<ItemId>,
    lines: &mut HashSet<LineId>,
    found: &mut Vec<Breach>,
) {
    let mut fault = |what: String, id: String| {
        found.push(Breach { place: format!("page {number}"), fault: what, id: Some(id) });
    };
    if !pages.insert(page.id) {
        fault(
            format!("another page has the id {} too; give one of them a new id", page.id),
            page.id.to_string(),
        );
    }
    if let Some(what) = page.setup.as_ref().and_then(|s| s.fault()) {
        fault(format!("its page setup cannot be used: {what}"), page.id.to_string());
    }
    for line in &page.lines {
        if !lines.insert(line.id) {
            fault(
                format!("another line has the id {} too; give one of them a new id", line.id),
                line.id.to_string(),
            );
        }
    }
    let mut shown = HashSet::new();
    for item in &page.items {
        if !items.insert(item.id) {
            fault(
                format!("another item has the id {} too; give one of them a new id", item.id),
                item.id.to_string(),
            );
        }
        if let Some(line) = item.line() {
            if page.line(line).is_none() {
                fault(
                    format!("item {} shows the line {line}, which is not among the page's lines", item.id),
                    item.id.to_string(),
                );
            } else if !shown.insert(line) {
                fault(
                    format!("item {} shows the line {line}, which another item shows already", item.id),
                    item.id.to_string(),
                );
            }
        }
        if let Some(panel) = item.panel {
            if page.panel(panel).is_none() {
                fault(
                    format!("item {} belongs to the panel {panel}, which is not on the page", item.id),
                    item.id.to_string(),
                );
            } else if item.as_panel().is_some() {
                fault(
                    format!("panel {} belongs to another panel; panels belong to none", item.id),
                    item.id.to_string(),
                );
            }
        }
        if let Some(what) = unsound(item) {
            fault(format!("item {}: {what}", item.id), item.id.to_string());
        }
    }
    let panels: HashSet<ItemId> = page.panels().map(|(i, _)| i.id).collect();
    let read: HashSet<ItemId> = page.reading.iter().copied().collect();
    if panels != read || read.len() != page.reading.len() {
        fault("`reading` must name each panel of the page exactly once".to_owned(), page.id.to_string());
    }
}

/// Why an item's numbers cannot be drawn, if they cannot.
pub fn unsound(item: &Item) -> Option<&'static str> {
    let crops = item.art().iter().all(|a| a.crop.is_sound() && (0.0..=1.0).contains(&a.opacity));
    let variants = item.variants.iter().all(|v| {
        v.at.is_none_or(|s| s.is_finite())
            && v.size.is_none_or(|s| s.is_finite() && s.x > 0.0 && s.y > 0.0)
            && v.outline.as_ref().is_none_or(super::item::Outline::is_sound)
            && v.scale.is_none_or(|s| (0.05..=20.0).contains(&s))
    });
    if !crops {
        return Some(
            "its art has a zoom outside 0.01–100, an opacity outside 0–1, or a place that is no number",
        );
    }
    if !variants {
        return Some("a variant has a place, size or scale that cannot be drawn");
    }
    match &item.kind {
        ItemKind::Panel(p) if !p.outline.is_sound() => {
            Some("its outline needs at least three corners, all of them ordinary numbers")
        }
        ItemKind::Panel(p) if !(p.border_mm.is_finite() && p.border_mm >= 0.0) => {
            Some("its border must be 0 mm or more")
        }
        ItemKind::Balloon(b)
            if !b.at.is_finite() || !b.size.is_none_or(|s| s.is_finite() && s.x > 0.0 && s.y > 0.0) =>
        {
            Some("its place and size must be ordinary numbers, the size above 0")
        }
        ItemKind::Balloon(b) if !b.look.is_sound() || !b.tails.iter().all(super::item::Tail::is_sound) => {
            Some("its look or a tail has a number outside what can be drawn")
        }
        ItemKind::Caption(c) if !c.at.is_finite() || !c.width.is_none_or(|w| w.is_finite() && w > 0.0) => {
            Some("its place and width must be ordinary numbers, the width above 0")
        }
        ItemKind::Caption(c) if !c.look.is_sound() || !c.tails.iter().all(super::item::Tail::is_sound) => {
            Some("its look or a tail has a number outside what can be drawn")
        }
        ItemKind::Effect(e)
            if !e.at.is_finite()
                || !(e.letter_mm.is_finite() && e.letter_mm > 0.0)
                || !e.rotate.is_finite()
                || !e.look.is_sound() =>
        {
            Some("its place, letter height and rotation must be ordinary numbers, the height above 0")
        }
        ItemKind::Art(a) if !a.frame.is_finite() => Some("its frame must be ordinary numbers"),
        _ => None,
    }
}
