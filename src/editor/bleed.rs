//! Panels that run off the page.

use super::Editor;
use super::parting::is_free;
use crate::edit::{Change, Edit, Label};
use crate::geom::Rect;
use crate::model::{ItemId, Outline};
use crate::scene::Scene;

impl Editor {
    /// Extends the selected panels to the edge of the bleed on every side on which no other panel lies between them
    /// and the page's edge, as one undo step. Pictures fill the larger frame; words stay within the safe area. `scene`
    /// is that of the open page.
    pub fn bleed(&mut self, scene: &Scene) {
        self.stop();
        let edits: Vec<Edit> = self.selection().iter().filter_map(|id| self.bled(*id)).collect();
        let edits = self.with_contents(edits, scene);
        // Panels of the page with outlines that were sound before stay sound when they grow.
        let _ = self.commit_as(&edits, Some(Label::Resize));
    }

    /// Something that is selected can be extended to the page's edge.
    pub fn can_bleed(&self) -> bool {
        self.selection().iter().any(|id| self.bled(*id).is_some())
    }

    fn bled(&self, id: ItemId) -> Option<Edit> {
        let page = self.page();
        let item = page.item(id).filter(|i| is_free(i, self.edition()))?;
        let outline = &item.as_panel()?.outline;
        let from = outline.bounds();
        let off = self.project().setup_of(page).bleed_rect();
        let others: Vec<Rect> = page
            .items
            .iter()
            .filter(|i| i.id != id && !i.is_hidden_in(self.edition()))
            .filter_map(|i| i.as_panel())
            .map(|p| p.outline.bounds())
            .collect();
        // What lies beside in the same tier, or above and below in the same column.
        let beside = |o: &Rect| o.y0 < from.y1 && o.y1 > from.y0;
        let in_column = |o: &Rect| o.x0 < from.x1 && o.x1 > from.x0;
        let free = |between: &dyn Fn(&Rect) -> bool| !others.iter().any(between);
        let mut to = from;
        if free(&|o| beside(o) && o.x0 < from.x0) {
            to.x0 = to.x0.min(off.x0);
        }
        if free(&|o| beside(o) && o.x1 > from.x1) {
            to.x1 = to.x1.max(off.x1);
        }
        if free(&|o| in_column(o) && o.y0 < from.y0) {
            to.y0 = to.y0.min(off.y0);
        }
        if free(&|o| in_column(o) && o.y1 > from.y1) {
            to.y1 = to.y1.max(off.y1);
        }
        if to == from {
            return None;
        }
        let outline: Outline = outline.fitted(from, to);
        Some(Edit::Change { page: page.id, item: id, change: Change::Outline(outline) })
    }
}
