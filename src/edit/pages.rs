//! Edits of the list of pages.

use super::{Refused, page_mut};
use crate::model::guide::fault;
use crate::model::invariants::page_fault;
use crate::model::{Guide, Page, PageId, PageSetup, Project};
use std::collections::HashSet;
use std::sync::Arc;

pub(super) fn add(project: &mut Project, at: usize, page: &Arc<Page>) -> Result<(), Refused> {
    let used = project.page(page.id).is_some()
        || page.items.iter().any(|i| project.find_item(i.id).is_some())
        || page.lines.iter().any(|l| project.find_line(l.id).is_some());
    if used {
        return Err(Refused::IdInUse);
    }
    if let Some(law) = page_fault(page) {
        return Err(Refused::Unsound(law));
    }
    if page.cover && project.pages.iter().any(|p| p.cover) {
        return Err(Refused::SecondCover);
    }
    project.pages.insert(at.min(project.pages.len()), Arc::clone(page));
    cover_first(project);
    Ok(())
}

/// A cover lies in front of everything.
fn cover_first(project: &mut Project) {
    // A stable sort: the order of the others stays.
    project.pages.sort_by_key(|p| !p.cover);
}

pub(super) fn remove(project: &mut Project, ids: &[PageId]) -> Result<(), Refused> {
    let gone: HashSet<PageId> = ids.iter().copied().collect();
    if gone.iter().any(|id| project.page(*id).is_none()) {
        return Err(Refused::NoPage);
    }
    if gone.len() >= project.pages.len() {
        return Err(Refused::LastPage);
    }
    project.pages.retain(|p| !gone.contains(&p.id));
    Ok(())
}

pub(super) fn shift(project: &mut Project, ids: &[PageId], to: usize) -> Result<(), Refused> {
    let moving: HashSet<PageId> = ids.iter().copied().collect();
    if moving.iter().any(|id| project.page(*id).is_none()) {
        return Err(Refused::NoPage);
    }
    let is_moving = |p: &Arc<Page>| moving.contains(&p.id);
    // The place among those that stay.
    let to = project.pages.iter().take(to).filter(|p| !is_moving(p)).count();
    let (moved, mut pages): (Vec<_>, Vec<_>) =
        std::mem::take(&mut project.pages).into_iter().partition(is_moving);
    pages.splice(to..to, moved);
    project.pages = pages;
    cover_first(project);
    Ok(())
}

pub(super) fn set_cover(project: &mut Project, id: PageId, on: bool) -> Result<(), Refused> {
    if project.page(id).is_none() {
        return Err(Refused::NoPage);
    }
    for page in &mut project.pages {
        let cover = if page.id == id { on } else { page.cover && !on };
        if page.cover != cover {
            Arc::make_mut(page).cover = cover;
        }
    }
    cover_first(project);
    Ok(())
}

pub(super) fn set_setup(
    project: &mut Project,
    page: Option<PageId>,
    setup: Option<&Arc<PageSetup>>,
) -> Result<(), Refused> {
    if let Some(fault) = setup.and_then(|s| s.fault()) {
        return Err(Refused::Setup(fault));
    }
    match (page, setup) {
        (Some(id), setup) => page_mut(project, id)?.setup = setup.cloned(),
        (None, Some(setup)) => {
            // Double pages that are twice the book's go on being so.
            let (before, now) = (project.book.setup.doubled(true), Arc::new(setup.doubled(true)));
            for page in &mut project.pages {
                if page.setup.as_deref() == Some(&before) && before != *now {
                    Arc::make_mut(page).setup = Some(Arc::clone(&now));
                }
            }
            Arc::make_mut(&mut project.book).setup = Arc::clone(setup);
        }
        (None, None) => return Err(Refused::NoSetup),
    }
    Ok(())
}

pub(super) fn set_guides(project: &mut Project, page: PageId, guides: &[Guide]) -> Result<(), Refused> {
    if let Some(law) = fault(guides) {
        return Err(Refused::Unsound(law));
    }
    page_mut(project, page)?.guides = guides.to_vec();
    Ok(())
}
