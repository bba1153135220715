//! Edits of the list of pages.

use super::{Refused, page_mut};
use crate::model::guide::fault;
use crate::model::invariants::is_sound;
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
    if !is_sound(page) {
        return Err(Refused::Unsound("the page contradicts itself"));
    }
    project.pages.insert(at.min(project.pages.len()), Arc::clone(page));
    Ok(())
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

pub(super) fn shift(project: &mut Project, id: PageId, to: usize) -> Result<(), Refused> {
    let from = project.page(id).ok_or(Refused::NoPage)?.0;
    let page = project.pages.remove(from);
    project.pages.insert(to.min(project.pages.len()), page);
    Ok(())
}

pub(super) fn set_setup(
    project: &mut Project,
    page: Option<PageId>,
    setup: Option<&Arc<PageSetup>>,
) -> Result<(), Refused> {
    if let Some(fault) = setup.and_then(|s| s.fault()) {
        return Err(Refused::Unsound(fault));
    }
    match (page, setup) {
        (Some(id), setup) => page_mut(project, id)?.setup = setup.cloned(),
        (None, Some(setup)) => Arc::make_mut(&mut project.book).setup = Arc::clone(setup),
        (None, None) => return Err(Refused::Unsound("the book needs a page setup")),
    }
    Ok(())
}

pub(super) fn set_guides(project: &mut Project, page: PageId, guides: &[Guide]) -> Result<(), Refused> {
    if let Some(fault) = fault(guides) {
        return Err(Refused::Unsound(fault));
    }
    page_mut(project, page)?.guides = guides.to_vec();
    Ok(())
}
