//! Panels divided into rows and columns, shown while the numbers are chosen.

use super::order::with_order;
use super::parting::{is_free, parted};
use super::{Editor, applied};
use crate::edit::{Edit, Label};
use crate::model::{Arrangement, IdSource, ItemId, Spot};
use crate::scene::Scene;

/// Rows and columns, with what lies between them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Grid {
    /// From top to bottom.
    pub rows: usize,
    /// Side by side.
    pub columns: usize,
    /// Between columns (x) and between rows (y), mm.
    pub gutter: Spot,
}

impl Editor {
    /// The selected panels that can be divided.
    pub fn divisible(&self) -> Vec<ItemId> {
        let page = self.page();
        let free = |id: &&ItemId| page.item(**id).is_some_and(|i| is_free(i, self.edition()));
        self.selection().iter().filter(free).copied().collect()
    }

    /// Shows the selected panels divided, until [`Self::divide`] or [`Self::leave_divided`]. `scene` is that of the page
    /// as it is without it.
    pub fn show_divided(&mut self, grid: Grid, scene: &Scene) {
        self.leave_divided();
        let (edits, _) = self.dividing(grid, scene);
        if let Ok(next) = applied(self.committed(), &edits) {
            self.live = (!edits.is_empty()).then_some((next, Label::Divide));
        }
    }

    /// Shows the panels whole again.
    pub fn leave_divided(&mut self) {
        self.cancel();
        self.live = None;
    }

    /// Divides each selected panel into rows and columns, as one undo step: pictures stay where they are, and balloons
    /// go to the piece that they lie in. All pieces are selected then.
    pub fn divide(&mut self, grid: Grid, scene: &Scene) {
        self.leave_divided();
        let (edits, all) = self.dividing(grid, scene);
        // Pieces of sound outlines are sound.
        if self.commit_as(&edits, Some(Label::Divide)).is_ok() && !all.is_empty() {
            self.set_selection(all);
        }
    }

    fn dividing(&mut self, grid: Grid, scene: &Scene) -> (Vec<Edit>, Vec<ItemId>) {
        let mut ids = IdSource::seeded(self.ids.next_number());
        let page = self.page();
        let reading = self.project().setup_of(page).reading;
        let layout = Arrangement::grid(grid.rows, grid.columns);
        let (mut edits, mut new, mut all) = (Vec::new(), Vec::new(), Vec::new());
        for item in self.divisible().iter().filter_map(|id| page.item(*id)) {
            let Some(panel) = item.as_panel() else { continue };
            let pieces = layout.panels(&panel.outline, grid.gutter, reading);
            if pieces.len() < 2 {
                continue;
            }
            let (parting, parts) = parted(page, scene, self.edition(), item, &pieces, None, &mut ids);
            edits.extend(parting);
            new.extend(&parts[1..]);
            all.extend(parts);
        }
        (with_order(self.committed(), page.id, edits, &new, self.edition()), all)
    }
}
