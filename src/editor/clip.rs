//! Copying and pasting items with their lines, within a page and across pages.

use super::group::regrouping;
use super::home::{origin_in, panel_at, rehomed, rough_frame};
use super::order::with_order;
use super::pages::lacking;
use super::{Editor, applied};
use crate::edit::{Edit, Label, copies};
use crate::geom::{Point, Rect, Vec2};
use crate::model::group::of_those;
use crate::model::{
    ArtLayer, ArtPath, Balloon, Excerpt, Frame, IdSource, Item, ItemId, ItemKind, Line, LineId, Outline,
    Page, PageId, Panel, Project, Spot, Words,
};
use std::collections::HashSet;
use std::sync::Arc;

/// Items that were copied, with the page that they were on.
#[derive(Debug, Clone)]
pub struct Clip {
    page: Arc<Page>,
    items: Vec<ItemId>,
    /// They come from another document, whose ids mean nothing here, with what they lean on there.
    from: Option<Excerpt>,
}

impl Clip {
    /// Items of an excerpt's first page that were copied elsewhere; those that it does not have are left out.
    pub fn of(excerpt: Excerpt, items: Vec<ItemId>) -> Option<Self> {
        let page = Arc::clone(excerpt.pages.first()?);
        let items = items.into_iter().filter(|id| page.item(*id).is_some()).collect();
        Some(Self { page, items, from: Some(excerpt) })
    }

    /// The items that were chosen.
    pub fn items(&self) -> &[ItemId] {
        &self.items
    }

    /// The page with nothing but what was chosen, what belongs to it, and the panels that its places count from.
    fn alone(&self) -> Page {
        let page = &self.page;
        let chosen: HashSet<ItemId> = self.items.iter().copied().collect();
        let homes: HashSet<ItemId> =
            page.items.iter().filter(|i| chosen.contains(&i.id)).filter_map(|i| i.panel).collect();
        let needed = |i: &Item| {
            chosen.contains(&i.id) || homes.contains(&i.id) || i.panel.is_some_and(|p| chosen.contains(&p))
        };
        let items: Vec<Arc<Item>> = page.items.iter().filter(|i| needed(i)).cloned().collect();
        let kept: HashSet<ItemId> = items.iter().map(|i| i.id).collect();
        Page {
            reading: page.reading.iter().copied().filter(|id| kept.contains(id)).collect(),
            lines: page
                .lines
                .iter()
                .filter(|l| items.iter().any(|i| i.line() == Some(l.id)))
                .cloned()
                .collect(),
            groups: of_those(&page.groups, |id| kept.contains(&id)),
            guides: Vec::new(),
            items,
            ..Page::clone(page)
        }
    }

    /// How many items were chosen.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// There is nothing in it. Never so for a clip that [`Editor::copy`] made.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// How far beside the original a copy is put, mm.
const STEP_MM: f64 = 5.0;

/// The edits that put copies of `chosen` onto the page, moved by `by`, in reading order; and the ids of the
/// copies of those that were chosen themselves.
pub(super) fn copying(
    project: &Arc<Project>,
    source: &Page,
    chosen: &[ItemId],
    target: PageId,
    by: Vec2,
    ids: &mut IdSource,
    edition: &crate::model::Edition,
) -> (Vec<Edit>, Vec<ItemId>) {
    let (edit, made) = copies(source, chosen, target, by, ids);
    let set: HashSet<ItemId> = chosen.iter().copied().collect();
    // `copies` goes through the page in its order and takes what belongs to a chosen panel along.
    let originals =
        source.items.iter().filter(|i| set.contains(&i.id) || i.panel.is_some_and(|p| set.contains(&p)));
    let pairs: Vec<(ItemId, ItemId)> = originals.map(|i| i.id).zip(made.iter().copied()).collect();
    let top = pairs.iter().filter(|(was, _)| set.contains(was)).map(|(_, is)| *is).collect();
    let mut edits = with_order(project, target, vec![edit], &made, edition);
    edits.extend(regrouping(source, target, &pairs));
    (edits, top)
}

impl Editor {
    /// What is selected, for pasting here or on another page; `None` when nothing is.
    pub fn copy(&self) -> Option<Clip> {
        let items = self.selection().to_vec();
        (!items.is_empty()).then(|| Clip { page: Arc::clone(self.page()), items, from: None })
    }

    /// What was copied here, with what it leans on, for another document.
    pub fn carried(&self, clip: &Clip) -> Excerpt {
        self.committed().excerpt_of(vec![Arc::new(clip.alone())])
    }

    /// Puts copies of the selection beside it and selects them.
    pub fn duplicate(&mut self) {
        self.stop();
        let (page, chosen) = (Arc::clone(self.page()), self.selection().to_vec());
        self.put(&page, &chosen, Vec2::new(STEP_MM, STEP_MM), Vec::new(), Label::Duplicate);
    }

    /// Puts what was copied onto the open page and selects it: beside the original on the same page, at the
    /// same place on another.
    pub fn paste(&mut self, clip: &Clip) {
        self.stop();
        let page = Arc::clone(self.page());
        let panels_missing = clip
            .items
            .iter()
            .filter_map(|id| clip.page.item(*id).and_then(|i| i.panel))
            .any(|p| !clip.items.contains(&p) && page.panel(p).is_none());
        let mut source = Arc::clone(&clip.page);
        if (clip.from.is_some() || panels_missing) && source.id == page.id {
            // The panels are gone: the copies stand on the page, as if they came from another one.
            let mut elsewhere = Page::clone(&source);
            elsewhere.id = PageId(self.ids.next_number());
            source = Arc::new(elsewhere);
        }
        let first = i32::from(clip.page.id == page.id && clip.from.is_none());
        let taken = |by: Vec2| {
            clip.items
                .iter()
                .filter_map(|id| clip.page.item(*id))
                .any(|i| self.is_taken(&page, &clip.page, i, by))
        };
        let by = (first..40)
            .map(|n| Vec2::new(STEP_MM, STEP_MM) * f64::from(n))
            .find(|by| !taken(*by))
            .unwrap_or_default();
        let chosen = clip.items.clone();
        let along = clip.from.as_ref().map(|e| lacking(self.committed(), e)).unwrap_or_default();
        self.put(&source, &chosen, by, along, Label::Paste);
    }

    /// Text from elsewhere becomes a balloon there, in the language that is shown. Whether anything was done.
    pub fn paste_words(&mut self, at: Point, text: &str) -> bool {
        self.stop();
        let words = Words::plain(text.trim());
        if words.is_blank() || !at.is_finite() {
            return false;
        }
        let page = Arc::clone(self.page());
        let (id, line) = (ItemId(self.ids.next_number()), LineId(self.ids.next_number()));
        let panel = panel_at(&page, at, &self.edition).map(|p| p.id);
        let spot = Spot::from(at - origin_in(&page, panel, &self.edition)).tidied();
        let mut said = Line::new(line);
        said.words.insert(self.edition.lang.clone(), words);
        let kind = ItemKind::Balloon(Balloon::new(line, spot));
        let item = Item { id, panel, locked: false, hidden: false, kind, variants: Vec::new() };
        self.add_pasted(item, vec![said])
    }

    /// A picture from elsewhere becomes a panel that shows all of it. Whether that could be done.
    pub fn paste_panel(&mut self, area: Rect, path: ArtPath) -> bool {
        self.stop();
        let id = ItemId(self.ids.next_number());
        let border = self.project().setup_of(self.page()).border;
        let mut panel = Panel::new(Outline::Rect(Frame::from(area)), border);
        panel.art.push(ArtLayer::new(path));
        let kind = ItemKind::Panel(panel);
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        self.add_pasted(item, Vec::new())
    }

    fn add_pasted(&mut self, item: Item, lines: Vec<Line>) -> bool {
        let (page, id) = (self.page().id, item.id);
        let add = Edit::AddItems { page, items: vec![item], lines };
        let edits = with_order(self.committed(), page, vec![add], &[id], &self.edition);
        let done = self.commit_as(&edits, Some(Label::Paste)).is_ok();
        if done {
            self.set_selection(vec![id]);
        }
        done
    }

    fn is_taken(&self, page: &Page, source: &Page, item: &Item, by: Vec2) -> bool {
        let wanted = rough_frame(source, item, &self.edition) + by;
        page.items.iter().any(|other| {
            let there = rough_frame(page, other, &self.edition);
            std::mem::discriminant(&other.kind) == std::mem::discriminant(&item.kind)
                && (there.origin() - wanted.origin()).hypot() < 0.01
        })
    }

    /// The edits that put copies of items onto a page, moved by `by`: on another page they belong to the panels that
    /// they lie in there. With the copies of those that were chosen themselves.
    pub(super) fn putting(
        &self,
        source: &Page,
        chosen: &[ItemId],
        target: PageId,
        by: Vec2,
        ids: &mut IdSource,
    ) -> (Vec<Edit>, Vec<ItemId>) {
        let project = self.committed();
        let (mut edits, made) = copying(project, source, chosen, target, by, ids, &self.edition);
        if let Ok(next) = applied(project, &edits)
            && let Some((_, page)) = next.page(target).filter(|_| source.id != target)
        {
            let frames: Vec<_> = made
                .iter()
                .filter_map(|id| page.item(*id))
                .filter(|i| i.panel.is_none() && !matches!(i.kind, ItemKind::Panel(_)))
                .map(|i| (i.id, rough_frame(page, i, &self.edition)))
                .collect();
            edits.extend(rehomed(page, &frames, &self.edition));
        }
        (edits, made)
    }

    fn put(&mut self, source: &Page, chosen: &[ItemId], by: Vec2, along: Vec<Edit>, label: Label) {
        if chosen.is_empty() {
            return;
        }
        let mut ids = self.ids.clone();
        let (mut edits, made) = self.putting(source, chosen, self.page().id, by, &mut ids);
        edits.extend(along);
        if self.commit_as(&edits, Some(label)).is_ok() {
            self.ids = ids;
            self.set_selection(made);
        }
    }
}
