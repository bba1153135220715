//! Other measures for a page or for the book, and what becomes of what is there.

use super::{Editor, Refused};
use crate::edit::{Edit, Fit, Label, Reform};
use crate::model::{Page, PageId, PageSetup, Project};
use std::sync::Arc;

/// The setup that a page gets when the book gets another one: pages without their own follow, and so do double
/// pages that are twice the book's.
fn following(project: &Project, page: &Page, setup: &PageSetup) -> Option<PageSetup> {
    match &page.setup {
        None => Some(setup.clone()),
        Some(own) if own.double && **own == project.book.setup.doubled(true) => Some(setup.doubled(true)),
        Some(_) => None,
    }
}

impl Editor {
    /// The pages that change when some pages, or the book, get these measures: from which to which.
    pub fn reformed(
        &self,
        pages: Option<&[PageId]>,
        setup: &PageSetup,
    ) -> Vec<(PageId, PageSetup, PageSetup)> {
        let project = self.committed();
        let named = project.pages.iter().filter(|p| pages.is_none_or(|ids| ids.contains(&p.id)));
        named
            .filter_map(|p| {
                let new = if pages.is_some() { Some(setup.clone()) } else { following(project, p, setup) };
                new.map(|new| (p.id, PageSetup::clone(project.setup_of(p)), new))
            })
            .filter(|(_, old, new)| old != new)
            .collect()
    }

    /// Gives some pages, or the book, other measures, in one step.
    ///
    /// # Errors
    /// The measures cannot be used, or something would become too large or small to be drawn.
    pub fn set_up(&mut self, pages: Option<&[PageId]>, setup: PageSetup, fit: Fit) -> Result<(), Refused> {
        self.stop();
        let project = Arc::clone(self.committed());
        let moved = self
            .reformed(pages, &setup)
            .into_iter()
            .filter_map(|(page, old, new)| Reform::of(&old, &new, fit).map(|map| Edit::Reform { page, map }));
        let mut edits: Vec<Edit> = moved.collect();
        // As the book's, pages need none of their own.
        let own = (pages.is_none() || setup != *project.book.setup).then(|| Arc::new(setup));
        match pages {
            None => edits.push(Edit::SetSetup { page: None, setup: own }),
            Some(ids) => {
                edits.extend(ids.iter().map(|id| Edit::SetSetup { page: Some(*id), setup: own.clone() }));
            }
        }
        self.commit_as(&edits, Some(Label::Setup))
    }

    /// Makes pages as wide as two with the fold between, or single ones again. What is on them stays.
    pub fn set_double(&mut self, pages: &[PageId], double: bool) {
        let project = Arc::clone(self.committed());
        let edit = |id: &PageId| {
            let (_, page) = project.page(*id)?;
            let new = project.setup_of(page).doubled(double);
            // One that is as the book's pages are is one of them again.
            let setup = (new != *project.book.setup).then(|| Arc::new(new));
            Some(Edit::SetSetup { page: Some(*id), setup })
        };
        // Refused only where a page would be too wide, and then it stays as it is.
        let _ = self.commit(&pages.iter().filter_map(edit).collect::<Vec<_>>());
    }
}
