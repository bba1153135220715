//! Undo and redo: shared snapshots of the project with where the user was and what was done.

use super::Label;
use crate::model::{ItemId, PageId, Project};
use std::sync::Arc;

/// Where the user is: the page and what is selected on it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Place {
    /// The page that is open.
    pub page: Option<PageId>,
    /// What is selected, in the order of selecting.
    pub selection: Vec<ItemId>,
}

/// A project at one moment.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The project.
    pub project: Arc<Project>,
    /// What led here; nothing for the first.
    pub label: Option<Label>,
    /// Where the user was just after it.
    pub place: Place,
}

/// Every moment of an editing session. Unlimited: a snapshot shares all that did not change with the one
/// before. Saving clears nothing.
#[derive(Debug, Clone)]
pub struct History {
    past: Vec<Snapshot>,
    now: Snapshot,
    future: Vec<Snapshot>,
    /// What could be done again before the last step, while nothing came after that.
    dropped: Vec<Snapshot>,
    saved: Option<Arc<Project>>,
}

impl History {
    /// A history that begins with a project. `saved` says that it is in a file as it is.
    pub fn new(project: Arc<Project>, saved: bool) -> Self {
        let place = Place { page: project.pages.first().map(|p| p.id), selection: Vec::new() };
        let saved = saved.then(|| Arc::clone(&project));
        Self {
            past: Vec::new(),
            now: Snapshot { project, label: None, place },
            future: Vec::new(),
            dropped: Vec::new(),
            saved,
        }
    }

    /// The present.
    pub fn now(&self) -> &Snapshot {
        &self.now
    }

    /// The project of the present.
    pub fn project(&self) -> &Arc<Project> {
        &self.now.project
    }

    /// Where the user is. Not an undo step.
    pub fn place_mut(&mut self) -> &mut Place {
        &mut self.now.place
    }

    /// A new present; what had been undone is forgotten. A project that is the same object as before is no
    /// step.
    pub fn push(&mut self, project: Arc<Project>, label: Label) {
        if Arc::ptr_eq(&project, &self.now.project) {
            return;
        }
        let place = self.now.place.clone();
        let next = Snapshot { project, label: Some(label), place };
        self.past.push(std::mem::replace(&mut self.now, next));
        self.dropped = std::mem::take(&mut self.future);
    }

    /// The present as it should have become at once: it takes the place of the last step's, which keeps its name.
    pub fn amend(&mut self, project: Arc<Project>) {
        self.now.project = project;
        self.future.clear();
    }

    /// The project before the last step, if there was one.
    pub fn before(&self) -> Option<&Arc<Project>> {
        self.past.last().map(|s| &s.project)
    }

    /// Back by one step: what was undone, if anything.
    pub fn undo(&mut self) -> Option<Label> {
        let before = self.past.pop()?;
        self.dropped.clear();
        let undone = std::mem::replace(&mut self.now, before);
        let label = undone.label;
        // The place is where the user was when the step was done, so that undo shows what changes; where they
        // went since is not asked.
        self.future.push(undone);
        self.settle();
        label
    }

    /// Back by one step that never was: it cannot be done again, and what could be before it can be once more.
    pub fn forget_last(&mut self) {
        if let Some(before) = self.past.pop() {
            self.now = before;
            self.future = std::mem::take(&mut self.dropped);
            self.settle();
        }
    }

    /// Forward by one step: what was done again, if anything.
    pub fn redo(&mut self) -> Option<Label> {
        let after = self.future.pop()?;
        self.dropped.clear();
        self.past.push(std::mem::replace(&mut self.now, after));
        self.settle();
        self.now.label
    }

    /// What undo would take back.
    pub fn undo_label(&self) -> Option<Label> {
        if self.past.is_empty() { None } else { self.now.label }
    }

    /// What redo would do again.
    pub fn redo_label(&self) -> Option<Label> {
        self.future.last().and_then(|s| s.label)
    }

    /// The present is in the file now.
    pub fn mark_saved(&mut self, project: &Arc<Project>) {
        self.saved = Some(Arc::clone(project));
    }

    /// The present differs from what is in the file.
    pub fn is_unsaved(&self) -> bool {
        self.saved.as_ref().is_none_or(|saved| !Arc::ptr_eq(saved, &self.now.project))
    }

    /// Every moment made anew: what holds for the present must hold after undo too. Not an undo step.
    pub fn map(&mut self, mut anew: impl FnMut(&Arc<Project>) -> Arc<Project>) {
        let moments =
            self.past.iter_mut().chain([&mut self.now]).chain(&mut self.future).chain(&mut self.dropped);
        for moment in moments {
            moment.project = anew(&moment.project);
        }
        self.saved = self.saved.as_ref().map(anew);
    }

    /// Takes out of the place what the project does not have.
    fn settle(&mut self) {
        let place = &mut self.now.place;
        let project = &self.now.project;
        let page =
            place.page.and_then(|id| project.page(id)).or_else(|| project.pages.iter().enumerate().next());
        place.page = page.map(|(_, p)| p.id);
        place.selection.retain(|id| page.is_some_and(|(_, p)| p.item(*id).is_some()));
    }
}
