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
    /// The pages that change when a page, or the book, gets these measures: from which to which.
    pub fn reformed(&self, page: Option<PageId>, setup: &PageSetup) -> Vec<(PageId, PageSetup, PageSetup)> {
        let project = self.committed();
        let pages = project.pages.iter().filter(|p| page.is_none_or(|id| p.id == id));
        pages
            .filter_map(|p| {
                let new = if page.is_some() { Some(setup.clone()) } else { following(project, p, setup) };
                new.map(|new| (p.id, PageSetup::clone(project.setup_of(p)), new))
            })
            .filter(|(_, old, new)| old != new)
            .collect()
    }

    /// Gives a page, or the book, other measures, in one step.
    ///
    /// # Errors
    /// The measures cannot be used, or something would become too large or small to be drawn.
    pub fn set_up(&mut self, page: Option<PageId>, setup: PageSetup, fit: Fit) -> Result<(), Refused> {
        self.stop();
        let project = Arc::clone(self.committed());
        let mut edits = Vec::new();
        for (id, old, new) in self.reformed(page, &setup) {
            if let Some(map) = Reform::of(&old, &new, fit) {
                edits.push(Edit::Reform { page: id, map });
            }
        }
        // As the book's, it needs none of its own.
        let own = (page.is_none() || setup != *project.book.setup).then(|| Arc::new(setup));
        edits.push(Edit::SetSetup { page, setup: own });
        self.commit_as(&edits, Some(Label::Setup))
    }
}
