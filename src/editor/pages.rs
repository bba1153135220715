//! Verbs on pages.

use super::Editor;
use crate::edit::{Edit, Label, copies};
use crate::geom::{Size, Vec2};
use crate::model::{ArtPath, Excerpt, Item, ItemId, Line, LineId, Page, PageId, Project};
use std::collections::HashMap;
use std::sync::Arc;

/// The edits that bring along what an excerpt leans on and a project lacks: styles and speakers.
pub(super) fn lacking(project: &Project, excerpt: &Excerpt) -> Vec<Edit> {
    let styles = excerpt.styles.iter().filter(|(name, _)| project.style(name).is_none());
    let styles = styles
        .map(|(name, style)| Edit::SetStyle { name: name.clone(), style: Some(Box::new(style.clone())) });
    let speakers = excerpt.cast.iter().filter(|m| project.cast_member(&m.id).is_none());
    styles.chain(speakers.cloned().map(Edit::SetCastMember)).collect()
}

impl Editor {
    /// A blank page before the one at `at` (counted from 0), which is opened.
    pub fn add_page(&mut self, at: usize) {
        self.stop();
        let page = Page::blank(PageId(self.ids.next_number()));
        self.put_pages(at, vec![page], Vec::new(), Label::AddPage);
    }

    /// Pages that show finished pictures of these natural sizes, after a page, or at the end where that is gone; the first
    /// is opened. The only page of a comic goes if nothing is on it. The new pages in their order.
    pub fn add_picture_pages(&mut self, after: PageId, pictures: Vec<(ArtPath, Size)>) -> Vec<PageId> {
        self.stop();
        let project = Arc::clone(self.committed());
        let at = project.page(after).map_or(project.pages.len(), |(index, _)| index + 1);
        let pages: Vec<Page> = pictures
            .into_iter()
            .map(|(path, size)| {
                let id = PageId(self.ids.next_number());
                let panel = ItemId(self.ids.next_number());
                Page::of_picture(id, panel, &project.book.setup, path, size)
            })
            .collect();
        let blank = match project.pages.as_slice() {
            [only] if only.items.is_empty() && only.lines.is_empty() && !pages.is_empty() => {
                vec![Edit::RemovePages(vec![only.id])]
            }
            _ => Vec::new(),
        };
        self.put_pages(at, pages, blank, Label::AddPage)
    }

    /// Pages go. One stays: when all are named, nothing happens.
    pub fn remove_pages(&mut self, pages: &[PageId]) {
        // Refused only where there is nothing to remove.
        let _ = self.commit(&[Edit::RemovePages(pages.to_vec())]);
    }

    /// Pages go together before the one that is at `to` now (counted from 0), in the order of the book.
    pub fn move_pages(&mut self, pages: &[PageId], to: usize) {
        // Refused only where a page is gone.
        let _ = self.commit(&[Edit::MovePages { pages: pages.to_vec(), to }]);
    }

    /// Copies of pages after the last of them; the first copy is opened. Their lines say the same in lines of their
    /// own. The copies in the order of the book.
    pub fn duplicate_pages(&mut self, pages: &[PageId]) -> Vec<PageId> {
        self.stop();
        let project = Arc::clone(self.committed());
        let chosen: Vec<(usize, Arc<Page>)> =
            project.pages.iter().cloned().enumerate().filter(|(_, p)| pages.contains(&p.id)).collect();
        let Some(at) = chosen.last().map(|(index, _)| index + 1) else { return Vec::new() };
        let copies: Vec<Page> = chosen.iter().map(|(_, page)| self.copy_of(page)).collect();
        self.put_pages(at, copies, Vec::new(), Label::Duplicate)
    }

    /// Pages of another project, or of this one, before the one at `at` (counted from 0); the first is opened. What
    /// they lean on and the project lacks comes along: speakers, styles and, where the book's are others, measures.
    /// Styles and speakers of the same name are the project's own. The new pages in their order.
    pub fn paste_pages(&mut self, excerpt: &Excerpt, at: usize) -> Vec<PageId> {
        self.stop();
        let project = Arc::clone(self.committed());
        let along = lacking(&project, excerpt);
        let own = (project.book.setup != excerpt.setup).then(|| Arc::clone(&excerpt.setup));
        let copies: Vec<Page> = excerpt
            .pages
            .iter()
            .map(|page| {
                let copy = self.copy_of(page);
                Page { setup: copy.setup.or_else(|| own.clone()), ..copy }
            })
            .collect();
        self.put_pages(at, copies, along, Label::Paste)
    }

    fn put_pages(&mut self, at: usize, pages: Vec<Page>, also: Vec<Edit>, label: Label) -> Vec<PageId> {
        let made: Vec<PageId> = pages.iter().map(|p| p.id).collect();
        let pages = pages.into_iter().enumerate();
        let mut edits: Vec<Edit> =
            pages.map(|(n, page)| Edit::AddPage { at: at + n, page: Arc::new(page) }).collect();
        edits.extend(also);
        if self.commit_as(&edits, Some(label)).is_err() {
            return Vec::new();
        }
        if let Some(first) = made.first() {
            self.open(*first);
        }
        made
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
            // A book has one cover.
            cover: false,
            ..original.clone()
        }
    }
}
