//! The editor: an open project with its history, selection and tools. Knows no toolkit, no clock, no disk.
//!
//! A gesture applies its edits to the project as it was when the gesture began: nothing drifts, Escape is
//! free, and a release makes one undo step.

mod align;
mod along;
mod arrange;
mod bleed;
mod butt;
mod clear;
mod clip;
mod corners;
mod divide;
mod doing;
mod draw_body;
mod draw_panel;
mod group;
mod guides;
mod gutter;
mod hand_over;
mod handles;
mod home;
mod input;
mod junction;
mod knife;
mod layers;
mod letters;
mod merge;
mod one_picture;
mod order;
mod overlay;
mod pages;
mod pan_art;
mod parting;
mod pictures;
mod place_words;
mod reading;
mod reform;
mod reshape;
mod select;
mod snap;
mod tails;
mod tool;
mod typing;
mod verbs;

pub use align::Align;
pub use arrange::Leftover;
pub use clip::Clip;
pub use divide::Grid;
pub use doing::Doing;
pub use draw_body::drawn_as;
pub use guides::Sight;
pub use input::{Cursor, Input, Mods, OverlayMark, Stage, ToolKind, Wish};
pub use layers::{Layer, LayerSpot};
pub use reading::{Numbered, Unplaced};
pub use typing::{Stroke, Typing, Way, neighbour};
pub use verbs::Verb;

use crate::edit::{Edit, History, Label, Refused};
use crate::geom::Point;
use crate::model::{Edition, IdSource, Item, ItemId, Page, PageId, Project};
use crate::scene::Scene;
use pictures::{Layers, Motion};
use std::collections::HashSet;
use std::sync::Arc;
use tool::{Answer, ArtMode, Reply, State, View};

/// What is outlined because it is pointed at. What lies under the pointer is found each time that it is shown, so that
/// it is true whatever became of the page since the pointer moved.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Pointed {
    Nothing,
    ByPointer,
    /// In a list.
    Item(ItemId),
}

/// An open project: what is shown, what is selected, what is being done.
#[derive(Debug)]
pub struct Editor {
    history: History,
    edition: Edition,
    ids: IdSource,
    tool: ToolKind,
    art_target: Option<ItemId>,
    layers: Layers,
    /// Why the number that was let go last was let go in vain.
    unplaced: Option<Unplaced>,
    pointed: Pointed,
    /// Where the pointer was last.
    pointer: Option<Point>,
    state: State,
    /// What the running gesture shows, once it changed anything.
    preview: Option<Arc<Project>>,
    /// The selection when the running gesture began.
    selected_before: Vec<ItemId>,
    /// The page as it was seen when the running gesture began.
    seen: Option<Scene>,
    /// Ids for the running gesture: every preview takes the same ones.
    gesture_ids: IdSource,
    /// How the window shows guides.
    sight: Sight,
    /// What a slider shows that was not let go.
    live: Option<(Arc<Project>, Label)>,
}

impl Editor {
    /// An editor on a project. `saved` says that it is in a file as it is. A project without pages gets one.
    pub fn new(project: Arc<Project>, saved: bool, mut ids: IdSource) -> Self {
        let (project, saved) = if project.pages.is_empty() {
            let mut paged = Project::clone(&project);
            paged.pages.push(Arc::new(Page::blank(PageId(ids.next_number()))));
            (Arc::new(paged), false)
        } else {
            (project, saved)
        };
        Self {
            edition: Edition::pages(project.source_lang()),
            history: History::new(project, saved),
            gesture_ids: IdSource::seeded(ids.next_number()),
            ids,
            tool: ToolKind::Select,
            art_target: None,
            layers: Layers::default(),
            unplaced: None,
            pointed: Pointed::Nothing,
            pointer: None,
            state: State::Idle,
            preview: None,
            selected_before: Vec::new(),
            seen: None,
            sight: Sight::default(),
            live: None,
        }
    }

    /// The project as shown: with what a running gesture or slider does to it.
    pub fn project(&self) -> &Arc<Project> {
        let live = self.live.as_ref().map(|(project, _)| project);
        self.preview.as_ref().or(live).unwrap_or_else(|| self.history.project())
    }

    /// The project of the history's present.
    pub fn committed(&self) -> &Arc<Project> {
        self.history.project()
    }

    /// What can be undone and done again.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// The language and layout that are shown and edited.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// Shows another language or layout.
    pub fn set_edition(&mut self, edition: Edition) {
        self.stop();
        self.edition = edition;
    }

    /// The number of the open page, counted from 0.
    pub fn page_index(&self) -> usize {
        let open = self.history.now().place.page;
        open.and_then(|id| self.project().page(id)).map_or(0, |(index, _)| index)
    }

    /// The open page, as shown.
    pub fn page(&self) -> &Arc<Page> {
        // A project in the editor has a page: `new` sees to it, and the last one cannot be removed.
        &self.project().pages[self.page_index()]
    }

    /// Opens a page. Nothing is selected then. A number that no page has is let be.
    pub fn go_to_page(&mut self, index: usize) {
        self.stop();
        let Some(id) = self.committed().pages.get(index).map(|p| p.id) else { return };
        if self.history.now().place.page != Some(id) {
            self.open(id);
        }
    }

    fn open(&mut self, id: PageId) {
        let place = self.history.place_mut();
        place.page = Some(id);
        place.selection.clear();
        self.art_target = None;
        self.pointed = Pointed::Nothing;
    }

    /// The tool in hand.
    pub fn tool(&self) -> ToolKind {
        self.tool
    }

    /// Takes another tool in hand.
    pub fn set_tool(&mut self, tool: ToolKind) {
        self.stop();
        self.tool = tool;
        if tool != ToolKind::Select {
            self.art_target = None;
        }
    }

    /// What is selected on the open page, in the order of selecting.
    pub fn selection(&self) -> &[ItemId] {
        &self.history.now().place.selection
    }

    /// Selects these and nothing else. What the open page does not have is left out.
    pub fn select(&mut self, items: Vec<ItemId>) {
        self.stop();
        self.set_selection(items);
    }

    fn set_selection(&mut self, items: Vec<ItemId>) {
        let mut seen = HashSet::new();
        let page = Arc::clone(self.page());
        let kept: Vec<ItemId> =
            items.into_iter().filter(|id| page.item(*id).is_some() && seen.insert(*id)).collect();
        if self.art_target.is_some_and(|target| !kept.contains(&target)) {
            self.art_target = None;
        }
        self.history.place_mut().selection = kept;
    }

    /// Selects all that is neither locked nor hidden.
    pub fn select_all(&mut self) {
        let seen = |i: &&Arc<Item>| !i.locked && !i.is_hidden_in(&self.edition);
        let all = self.page().items.iter().filter(seen).map(|i| i.id).collect();
        self.select(all);
    }

    /// The panel or picture whose art is being moved about within its frame.
    pub fn art_target(&self) -> Option<ItemId> {
        self.art_target
    }

    /// Begins or ends moving art within its frame. An item without art cannot be the target.
    pub fn set_art_target(&mut self, target: Option<ItemId>) {
        self.stop();
        self.enter_art(target);
    }

    fn enter_art(&mut self, target: Option<ItemId>) {
        self.art_target = target.filter(|id| self.page().item(*id).is_some_and(|i| !i.art().is_empty()));
        if let Some(id) = self.art_target {
            self.tool = ToolKind::Select;
            self.set_selection(vec![id]);
        }
    }

    /// A line is being drawn point by point, with the button up between them.
    pub fn is_laying(&self) -> bool {
        matches!(self.state, State::Laying(_))
    }

    /// Something that is pointed at elsewhere, as in a list, is outlined as if the pointer were over it.
    pub fn point_at(&mut self, item: Option<ItemId>) {
        self.pointed = item.map_or(Pointed::Nothing, Pointed::Item);
    }

    /// A gesture is running.
    pub fn in_gesture(&self) -> bool {
        !matches!(self.state, State::Idle)
    }

    /// What the running gesture or slider changes, with what belongs to panels that it changes: all that is
    /// drawn differently from the history's present.
    pub fn moving_items(&self) -> Vec<ItemId> {
        let now = self.page();
        let Some((_, before)) = self.committed().page(now.id) else { return Vec::new() };
        if Arc::ptr_eq(now, before) {
            return Vec::new();
        }
        let kept: HashSet<*const crate::model::Item> = before.items.iter().map(Arc::as_ptr).collect();
        let changed: HashSet<ItemId> =
            now.items.iter().filter(|i| !kept.contains(&Arc::as_ptr(i))).map(|i| i.id).collect();
        let follows = |i: &&Arc<crate::model::Item>| {
            i.panel.is_some_and(|p| changed.contains(&p)) || changed.contains(&i.id)
        };
        now.items.iter().filter(follows).map(|i| i.id).collect()
    }

    /// Gives the running tool an input. What comes back is to be done by the window.
    pub fn input(&mut self, input: Input, stage: &Stage<'_>) -> Wish {
        if !input.is_sound() {
            return Wish::None;
        }
        if let Some((at, _)) = input.place() {
            self.pointer = Some(at);
            self.pointed = Pointed::ByPointer;
        }
        match input {
            Input::Press { .. } if !self.is_laying() => {
                self.begin();
                self.seen = Some(stage.scene.clone());
            }
            Input::Cancel if self.in_gesture() => {
                self.cancel();
                return Wish::None;
            }
            _ => {}
        }
        let state = std::mem::take(&mut self.state);
        let project = Arc::clone(self.committed());
        let index = self.page_index().min(project.pages.len().saturating_sub(1));
        let Some(page) = project.pages.get(index) else { return Wish::None };
        let view = self.view(&project, page, stage);
        let (state, answer) = state.input(&view, input);
        self.state = state;
        self.answer(answer)
    }

    fn view<'a>(&'a self, project: &'a Arc<Project>, page: &'a Arc<Page>, stage: &'a Stage<'a>) -> View<'a> {
        View {
            project,
            page,
            edition: &self.edition,
            selection: &self.history.now().place.selection,
            before: &self.selected_before,
            art_target: self.art_target,
            art_layer: self.art_target.and_then(|id| self.moved_layer(id)),
            tool: self.tool,
            sight: self.sight,
            stage,
            seen: self.seen.as_ref().unwrap_or(stage.scene),
            ids: &self.gesture_ids,
        }
    }

    /// Before a press: what runs is settled, and the gesture gets ids of its own.
    fn begin(&mut self) {
        self.stop();
        self.selected_before = self.selection().to_vec();
        self.gesture_ids = IdSource::seeded(self.ids.next_number());
    }

    fn answer(&mut self, answer: Answer) -> Wish {
        let Answer { reply, label, select, art, wish, tool, unplaced } = answer;
        self.unplaced = unplaced.or(self.unplaced.filter(|_| !self.in_gesture()));
        match reply {
            Reply::None => {}
            Reply::Cancel => {
                self.abandon();
                return Wish::None;
            }
            Reply::Preview(edits) => {
                // What is refused is not shown; the last that was possible stays.
                if let Ok(next) = applied(self.committed(), &edits) {
                    self.preview = (!edits.is_empty()).then_some(next);
                }
            }
            Reply::Commit(edits) => {
                self.preview = None;
                if self.commit_as(&edits, label).is_err() {
                    self.abandon();
                    return Wish::None;
                }
            }
        }
        if !self.in_gesture() {
            self.preview = None;
            self.seen = None;
        }
        match art {
            ArtMode::Stay => {}
            ArtMode::Leave => self.art_target = None,
            ArtMode::Enter(id) => self.enter_art(Some(id)),
        }
        if let Some(select) = select {
            self.set_selection(select);
        }
        if let Some(tool) = tool {
            self.tool = tool;
        }
        wish
    }

    /// Gives the running gesture up: all is as it was when it began.
    fn cancel(&mut self) {
        if self.in_gesture() {
            self.abandon();
        }
    }

    fn abandon(&mut self) {
        self.state = State::Idle;
        self.preview = None;
        self.seen = None;
        self.history.place_mut().selection.clone_from(&self.selected_before);
    }

    /// Gives the running gesture up and keeps what a slider did.
    fn stop(&mut self) {
        self.unplaced = None;
        self.cancel();
        self.settle();
    }

    /// Does edits as one undo step, called after the first. All of them are done or none. What a running
    /// gesture did is given up. Edits that change nothing make no step.
    pub fn commit(&mut self, edits: &[Edit]) -> Result<(), Refused> {
        self.stop();
        self.commit_as(edits, None)
    }

    fn commit_as(&mut self, edits: &[Edit], label: Option<Label>) -> Result<(), Refused> {
        let Some(first) = edits.first() else { return Ok(()) };
        let next = applied(self.committed(), edits)?;
        self.push(next, label.unwrap_or_else(|| first.label()));
        Ok(())
    }

    fn push(&mut self, next: Arc<Project>, label: Label) {
        if same(&next, self.committed()) {
            return;
        }
        let index = self.page_index();
        self.history.push(next, label);
        self.settle_place(index);
    }

    /// Takes out of the place what the project no longer has. `index` is where the open page was.
    fn settle_place(&mut self, index: usize) {
        let project = Arc::clone(self.committed());
        let open = self.history.now().place.page.and_then(|id| project.page(id));
        let page =
            open.map(|(_, page)| page).or_else(|| project.pages.get(index)).or_else(|| project.pages.last());
        let place = self.history.place_mut();
        place.page = page.map(|p| p.id);
        place.selection.retain(|id| page.is_some_and(|p| p.item(*id).is_some()));
        self.settle_modes();
    }

    fn settle_modes(&mut self) {
        let target = self.art_target;
        self.art_target = target.filter(|id| self.page().item(*id).is_some_and(|i| !i.art().is_empty()));
    }

    /// Shows edits that are not settled, as of a slider that is being dragged. They take the place of those
    /// that were shown before; when they are refused, those stay.
    pub fn try_live(&mut self, edits: &[Edit]) -> Result<(), Refused> {
        self.cancel();
        let Some(first) = edits.first() else {
            self.live = None;
            return Ok(());
        };
        let next = applied(self.committed(), edits)?;
        self.live = Some((next, first.label()));
        Ok(())
    }

    /// The slider was let go: what it shows is one undo step.
    pub fn settle(&mut self) {
        if let Some((project, label)) = self.live.take() {
            self.push(project, label);
        }
    }

    /// What is shown live belongs to the last step: the words of something that was made just now.
    pub fn settle_into_last(&mut self) {
        if let Some((project, _)) = self.live.take()
            && !same(&project, self.committed())
        {
            let index = self.page_index();
            self.history.amend(project);
            self.settle_place(index);
        }
    }

    /// The last step never was.
    pub fn forget_last(&mut self) {
        self.stop();
        self.history.forget_last();
        self.settle_modes();
    }

    /// The item came with the last step.
    pub fn is_new(&self, item: ItemId) -> bool {
        let before = self.history.before().and_then(|project| project.page(self.page().id));
        self.history.before().is_some() && before.is_none_or(|(_, page)| page.item(item).is_none())
    }

    /// Takes the last step back; what it was, if there was any. While a gesture runs, that alone is given up.
    pub fn undo(&mut self) -> Option<Label> {
        if self.in_gesture() {
            self.cancel();
            return None;
        }
        self.settle();
        let undone = self.history.undo();
        self.settle_modes();
        undone
    }

    /// Does the step again that was last taken back; what it was, if there was any.
    pub fn redo(&mut self) -> Option<Label> {
        if self.in_gesture() {
            self.cancel();
            return None;
        }
        self.settle();
        let done = self.history.redo();
        self.settle_modes();
        done
    }

    /// This project is in the file now.
    pub fn mark_saved(&mut self, project: &Arc<Project>) {
        self.history.mark_saved(project);
    }

    /// Makes every moment of the history anew, as when picture paths come to start from another folder. Not an
    /// undo step; a running gesture is given up.
    pub fn remake(&mut self, anew: impl FnMut(&Arc<Project>) -> Arc<Project>) {
        self.stop();
        self.history.map(anew);
    }

    /// What is shown, apart from a running gesture, differs from what is in the file.
    pub fn is_unsaved(&self) -> bool {
        self.live.is_some() || self.history.is_unsaved()
    }

    /// The art of the art mode's panel grows by `factor`, and what is under the pointer stays there. Shown
    /// until [`Self::settle`], which makes one step of all that came together.
    pub fn zoom_art(&mut self, at: Point, factor: f64) {
        let sound = factor.is_finite() && factor > 0.0 && at.is_finite();
        let Some(target) = self.art_target.filter(|_| sound && !self.in_gesture()) else { return };
        self.go_on(Label::Art);
        let Some(edits) = self.moved_within(target, Motion::Zoom(factor, at)) else { return };
        // A zoom that cannot be drawn leaves the art as it is.
        let _ = self.try_live(&edits);
    }

    /// What is live goes on if it does the same; on top of anything else, that first becomes a step.
    fn go_on(&mut self, label: Label) {
        if self.live.as_ref().is_some_and(|(_, live)| *live != label) {
            self.settle();
        }
    }
}

/// The project after all edits, or why one of them cannot be done.
fn applied(project: &Arc<Project>, edits: &[Edit]) -> Result<Arc<Project>, Refused> {
    edits.iter().try_fold(Arc::clone(project), |project, edit| edit.apply(&project))
}

/// The two say the same. What they share is not compared.
fn same(a: &Arc<Project>, b: &Arc<Project>) -> bool {
    let alike = |a: &Arc<Page>, b: &Arc<Page>| Arc::ptr_eq(a, b) || a == b;
    Arc::ptr_eq(a, b)
        || (a.pages.len() == b.pages.len()
            && (Arc::ptr_eq(&a.book, &b.book) || a.book == b.book)
            && a.pages.iter().zip(&b.pages).all(|(a, b)| alike(a, b)))
}
