//! Verbs on pages.

use super::Editor;
use crate::edit::{Edit, Label, copies};
use crate::geom::Vec2;
use crate::model::{Item, ItemId, Line, LineId, Page, PageId};
use std::collections::HashMap;
use std::sync::Arc;

impl Editor {
    /// A blank page before the one at `at` (counted from 0), which is opened.
    pub fn add_page(&mut self, at: usize) {
        self.stop();
        let page = Arc::new(Page::blank(PageId(self.ids.next_number())));
        self.put_page(at, page, Label::AddPage);
    }

    /// A page goes. The last one stays.
    pub fn remove_page(&mut self, page: PageId) {
        // Refused only where there is nothing to remove.
        let _ = self.commit(&[Edit::RemovePages(vec![page])]);
    }

    /// A page goes to another place, counted from 0 among the pages afterwards.
    pub fn move_page(&mut self, page: PageId, to: usize) {
        // Refused only where the page is gone.
        let _ = self.commit(&[Edit::MovePage { page, to }]);
    }

    /// A copy of a page after it, which is opened. Its lines say the same in lines of their own.
    pub fn duplicate_page(&mut self, page: PageId) {
        self.stop();
        let project = Arc::clone(self.committed());
        let Some((index, original)) = project.page(page) else { return };
        let copy = self.copy_of(original);
        self.put_page(index + 1, Arc::new(copy), Label::Duplicate);
    }

    fn put_page(&mut self, at: usize, page: Arc<Page>, label: Label) {
        let id = page.id;
        if self.commit_as(&[Edit::AddPage { at, page }], Some(label)).is_ok() {
            self.open(id);
        }
    }

    fn copy_of(&mut self, original: &Page) -> Page {
        let id = PageId(self.ids.next_number());
        let all: Vec<ItemId> = original.items.iter().map(|i| i.id).collect();
        let (edit, made) = copies(original, &all, id, Vec2::ZERO, &mut self.ids);
        let Edit::AddItems { items, lines, .. } = edit else { return Page::blank(id) };
        let fresh: HashMap<ItemId, ItemId> = all.iter().copied().zip(made).collect();
        let shown: HashMap<LineId, LineId> = original
            .items
            .iter()
            .zip(&items)
            .filter_map(|(was, is): (&Arc<Item>, &Item)| was.line().zip(is.line()))
            .collect();
        let copied = |line: &Arc<Line>| {
            let known = shown.get(&line.id).and_then(|id| lines.iter().find(|l| l.id == *id)).cloned();
            // A line that nothing shows is copied all the same.
            Arc::new(
                known.unwrap_or_else(|| Line { id: LineId(self.ids.next_number()), ..Line::clone(line) }),
            )
        };
        Page {
            lines: original.lines.iter().map(copied).collect(),
            reading: original.reading.iter().filter_map(|p| fresh.get(p).copied()).collect(),
            groups: original
                .groups
                .iter()
                .map(|g| g.iter().filter_map(|i| fresh.get(i).copied()).collect())
                .collect(),
            items: items.into_iter().map(Arc::new).collect(),
            id,
            ..original.clone()
        }
    }
}
