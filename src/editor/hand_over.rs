//! Items that are dragged over the fold go to the page that faces theirs.

use super::Editor;
use super::handles::tails_mut;
use crate::edit::{Edit, Label};
use crate::geom::Vec2;
use crate::model::{Edition, ItemId, Page, PageId};
use std::sync::Arc;

impl Editor {
    /// What was moved just now goes to another page, whose corner lies `shift` (mm) from that of the open one, and
    /// stays where it lies; that page is opened. It is one step together with the move. Whether it was done.
    pub fn hand_over(&mut self, to: PageId, shift: Vec2) -> bool {
        self.stop();
        let (moved, chosen) = (Arc::clone(self.page()), self.selection().to_vec());
        if chosen.is_empty() || self.history.undo_label() != Some(Label::Move) {
            return false;
        }
        let goes = |panel: Option<ItemId>| panel.is_some_and(|id| chosen.contains(&id));
        let items = moved.items.iter().filter(|i| chosen.contains(&i.id) || goes(i.panel)).map(|i| i.id);
        let mut edits = vec![Edit::RemoveItems { page: moved.id, items: items.collect() }];
        self.undo();
        let carried = with_mouths_along(&moved, self.page(), &chosen, &self.edition);
        let mut ids = self.ids.clone();
        let (put, made) = self.putting(&carried, &chosen, to, -shift, &mut ids);
        edits.extend(put);
        if self.commit_as(&edits, Some(Label::Move)).is_err() {
            self.redo();
            return false;
        }
        self.ids = ids;
        self.open(to);
        self.set_selection(made);
        true
    }
}

/// The page with the mouths of tails as far along as their words went: whom they pointed at is not on the other page.
fn with_mouths_along(moved: &Page, before: &Page, chosen: &[ItemId], edition: &Edition) -> Page {
    let mut page = moved.clone();
    for item in page.items.iter_mut().filter(|i| chosen.contains(&i.id)) {
        // What goes along with a panel goes as it lies there.
        if item.panel.is_some_and(|panel| chosen.contains(&panel)) {
            continue;
        }
        let Some(was) = before.item(item.id) else { continue };
        let by = moved.place_in(item, edition) - before.place_in(was, edition);
        if by != Vec2::ZERO {
            for tail in tails_mut(Arc::make_mut(item)) {
                tail.mouth = tail.mouth.moved(by);
            }
        }
    }
    page
}
