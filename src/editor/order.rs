//! Reading order: where new panels and lines come in, by rows, without moving what is in order already.

use super::applied;
use super::home::rough_frame;
use crate::edit::Edit;
use crate::geom::Rect;
use crate::model::{Edition, Item, ItemId, LineId, Page, PageId, Project, Reading};
use std::sync::Arc;

/// The edits that put new items into the reading order: `added` adds them to the page, where they come last.
pub(super) fn with_order(
    project: &Arc<Project>,
    page: PageId,
    mut added: Vec<Edit>,
    new: &[ItemId],
    edition: &Edition,
) -> Vec<Edit> {
    let Ok(next) = applied(project, &added) else { return added };
    let Some((_, page)) = next.page(page) else { return added };
    let reading = next.setup_of(page).reading;
    let sorter = Sorter { page, edition, reading };
    let mut order = page.reading.clone();
    for id in new.iter().filter(|id| page.panel(**id).is_some()) {
        order.retain(|other| other != id);
        let to = order.iter().position(|other| sorter.panel_first(*id, *other)).unwrap_or(order.len());
        order.insert(to, *id);
        // Other new panels still stand at the end: they do not change places before them.
        if page.reading.get(to) != Some(id) || order != page.reading {
            added.push(Edit::MoveInReading { page: page.id, panel: *id, to });
        }
    }
    let mut lines: Vec<LineId> = page.lines.iter().map(|l| l.id).collect();
    for line in new.iter().filter_map(|id| page.item(*id)).filter_map(|i| i.line()) {
        lines.retain(|other| *other != line);
        let to =
            lines.iter().position(|other| sorter.line_first(line, *other, &order)).unwrap_or(lines.len());
        lines.insert(to, line);
        if lines.iter().ne(page.lines.iter().map(|l| &l.id)) {
            added.push(Edit::MoveLine { page: page.id, line, to });
        }
    }
    added
}

/// Things in the order in which they lie; those that lie nowhere stay behind the one before them.
pub(super) fn sorted<T: Copy>(all: &[T], frame: impl Fn(&T) -> Option<Rect>, reading: Reading) -> Vec<T> {
    let mut order: Vec<(T, Option<Rect>)> = Vec::with_capacity(all.len());
    for one in all {
        let own = frame(one);
        let first =
            |r: Rect| order.iter().position(|(_, other)| other.is_some_and(|o| reading.reads_first(r, o)));
        let at = own.and_then(first).unwrap_or(order.len());
        order.insert(at, (*one, own));
    }
    order.into_iter().map(|(one, _)| one).collect()
}

/// The items of a page as they are read: each panel, then what is said in it, then the rest of what it holds; what is
/// in no panel comes last.
pub(super) fn read_items(page: &Page) -> Vec<ItemId> {
    let said = |item: &Item| item.line().and_then(|line| page.lines.iter().position(|l| l.id == line));
    let within = |panel: Option<ItemId>| {
        let mut inside: Vec<&Arc<Item>> =
            page.items.iter().filter(|i| i.panel == panel && i.as_panel().is_none()).collect();
        inside.sort_by_key(|i| said(i).unwrap_or(usize::MAX));
        inside.into_iter().map(|i| i.id)
    };
    let panels = page.reading.iter().filter(|id| page.panel(**id).is_some());
    panels.flat_map(|id| std::iter::once(*id).chain(within(Some(*id)))).chain(within(None)).collect()
}

struct Sorter<'a> {
    page: &'a Page,
    edition: &'a Edition,
    reading: Reading,
}

impl Sorter<'_> {
    fn frame(&self, id: ItemId) -> Option<Rect> {
        self.page.item(id).map(|item| rough_frame(self.page, item, self.edition))
    }

    /// `a` is read before `b`, by rows.
    fn first(&self, a: Rect, b: Rect) -> bool {
        self.reading.reads_first(a, b)
    }

    fn panel_first(&self, a: ItemId, b: ItemId) -> bool {
        self.frame(a).zip(self.frame(b)).is_some_and(|(a, b)| self.first(a, b))
    }

    /// The new line `a` is read before `b`: by the panels' order, then by rows within the panel.
    fn line_first(&self, a: LineId, b: LineId, order: &[ItemId]) -> bool {
        let (Some(a), Some(b)) = (self.page.shower_of(a), self.page.shower_of(b)) else { return false };
        let rank = |i: &Item| i.panel.and_then(|p| order.iter().position(|o| *o == p));
        match (rank(a), rank(b)) {
            (Some(x), Some(y)) if x != y => x < y,
            // What belongs to no panel stands among the panels themselves.
            (Some(_), None) | (None, Some(_)) => {
                let whole = |i: &Item| i.panel.and_then(|p| self.frame(p)).or_else(|| self.frame(i.id));
                whole(a).zip(whole(b)).is_some_and(|(a, b)| self.first(a, b))
            }
            _ => self.panel_first(a.id, b.id),
        }
    }
}
