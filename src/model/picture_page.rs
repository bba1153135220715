//! Pages whose pictures are finished: one panel as large as the page, to be cut and lettered.

use super::art::{ArtLayer, ArtPath};
use super::id::{ItemId, PageId};
use super::item::{Item, ItemKind, Panel};
use super::outline::Outline;
use super::page::Page;
use super::place::{Frame, Spot};
use super::setup::{Facing, PageSetup};
use crate::geom::{Rect, Size};
use std::sync::Arc;

/// A picture's sides may differ from the page's by this share: less is what rounding to pixels and a generous bleed leave.
const NEAR: f64 = 0.03;

impl Page {
    /// A page that shows a picture of so many units across and down, in one panel without a border.
    ///
    /// The panel goes to the page's edge or to its bleed, whichever the picture was made for by its proportion. One that
    /// is twice as wide makes a double page; any other makes a page of its own height, as wide as the book's.
    pub fn of_picture(id: PageId, panel: ItemId, book: &PageSetup, path: ArtPath, picture: Size) -> Self {
        let (setup, area) = area_for(book, picture);
        let mut shown = Panel::new(Outline::Rect(Frame::from(area)), 0.0);
        shown.art = vec![ArtLayer::new(path)];
        let kind = ItemKind::Panel(shown);
        let item = Item { id: panel, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        Self {
            setup: setup.map(Arc::new),
            items: vec![Arc::new(item)],
            reading: vec![panel],
            ..Self::blank(id)
        }
    }
}

/// The measures of a page for a picture, where they are not the book's, and the area that the picture fills.
fn area_for(book: &PageSetup, picture: Size) -> (Option<PageSetup>, Rect) {
    let double = book.doubled(true);
    if let Some(area) = near(book, picture) {
        return (None, area);
    }
    let facing = book.facing != Facing::Never;
    if let Some(area) = near(&double, picture).filter(|_| facing) {
        return (Some(double), area);
    }
    let mut own = PageSetup { name: String::new(), source: String::new(), ..book.clone() };
    own.trim = Spot::new(book.trim.x, book.trim.x * picture.height / picture.width.max(1e-9)).tidied();
    if own.fault().is_none() {
        let area = own.trim_rect();
        return (Some(own), area);
    }
    // Too long or too flat for any page: as large as fits within the book's.
    let trim = book.trim_rect();
    let scale = (trim.width() / picture.width.max(1e-9)).min(trim.height() / picture.height.max(1e-9));
    (None, Rect::from_center_size(trim.center(), picture * scale))
}

/// The trim or the bleed, by which of them the picture's proportion is nearer to, if it is near to one.
fn near(setup: &PageSetup, picture: Size) -> Option<Rect> {
    let proportion = |w: f64, h: f64| w / h.max(1e-9);
    let own = proportion(picture.width, picture.height);
    let off = |area: &Rect| (own / proportion(area.width(), area.height()) - 1.0).abs();
    let areas = [setup.bleed_rect(), setup.trim_rect()];
    let nearest = areas.into_iter().min_by(|a, b| off(a).total_cmp(&off(b)))?;
    (off(&nearest) <= NEAR).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::setup::tests::plain;

    fn page(width: f64, height: f64) -> (PageSetup, Page) {
        let book = plain(180.0, 240.0, 3.0);
        let path = ArtPath("art/1.png".to_owned());
        let page = Page::of_picture(PageId(1), ItemId(2), &book, path, Size::new(width, height));
        (book, page)
    }

    fn bounds(page: &Page) -> Rect {
        page.panel(ItemId(2)).expect("there").outline.bounds()
    }

    #[test]
    fn a_picture_fills_what_it_was_made_for() {
        let (book, with_bleed) = page(1860.0, 2460.0);
        assert_eq!((with_bleed.setup.is_none(), bounds(&with_bleed)), (true, book.bleed_rect()));
        let (book, trimmed) = page(1800.0, 2400.0);
        assert_eq!((trimmed.setup.is_none(), bounds(&trimmed)), (true, book.trim_rect()));
        let (book, double) = page(3600.0, 2400.0);
        assert!(double.setup.as_ref().is_some_and(|s| s.double));
        assert_eq!(bounds(&double), book.doubled(true).trim_rect());
    }

    #[test]
    fn a_picture_of_another_kind_makes_a_page_of_its_own_height() {
        let (_, strip) = page(800.0, 4000.0);
        let setup = strip.setup.as_ref().expect("its own");
        assert_eq!((setup.trim, bounds(&strip)), (Spot::new(180.0, 900.0), setup.trim_rect()));
        let (book, endless) = page(10.0, 4000.0);
        assert_eq!(endless.setup, None);
        assert_eq!(bounds(&endless), Rect::from_center_size(book.trim_rect().center(), (0.6, 240.0)));
    }
}
