//! What is outlined because it lies under the pointer.

use super::*;
use panelwright::geom::Shape as _;

/// The boxes of the faint outlines.
fn pointed(h: &Hand) -> Vec<Rect> {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    let faint = |m| match m {
        OverlayMark::Outline { path, strong: false } => Some(path.bounding_box()),
        _ => None,
    };
    marks.into_iter().filter_map(faint).collect()
}

#[test]
fn what_is_under_the_pointer_is_found_anew_when_the_page_changed() {
    let balloon = Rect::new(30.0, 25.0, 60.0, 45.0);
    let mut h = Hand::new();
    h.input(Input::Hover { at: p(45.0, 35.0), mods: NONE });
    assert_eq!(pointed(&h), [balloon]);
    // A copy is dragged off: under the pointer is the copy, which is selected, and not what it was made from.
    h.pull(p(45.0, 35.0), p(45.0, 85.0), ALT);
    assert_eq!(h.e.page().items.len(), 7);
    assert_eq!(pointed(&h), []);
    // It is removed by a key; the pointer rests. It is over the panel then.
    h.e.delete();
    assert_eq!(pointed(&h), [h.bounds(1)]);
    h.e.undo();
    h.e.undo();
    h.e.select(Vec::new());
    h.input(Input::Hover { at: p(45.0, 35.0), mods: NONE });
    h.e.select(vec![ItemId(3)]);
    h.e.delete();
    assert_eq!(pointed(&h), [h.bounds(1)]);
    // What a list points at is shown in its place.
    h.e.point_at(Some(ItemId(6)));
    assert_eq!(pointed(&h), [Rect::new(30.0, 200.0, 70.0, 240.0)]);
    h.e.point_at(None);
    assert_eq!(pointed(&h), []);
}
