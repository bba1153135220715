//! Pictures in panels, from inputs to project and undo: layers, one picture behind all panels, the crop that stays.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Input, Stage, ToolKind};
use panelwright::geom::{Rect, Size, Vec2};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn layers(h: &Hand, id: u64) -> Vec<ArtLayer> {
    h.e.page().item(ItemId(id)).expect("on the page").art().to_vec()
}

fn pans(h: &Hand, id: u64) -> Vec<(f64, f64)> {
    layers(h, id).iter().map(|l| (l.crop.pan.x, l.crop.pan.y)).collect()
}

#[test]
fn gestures_move_the_chosen_layer_or_all_together() {
    let mut h = Hand::new();
    h.e.set_art_target(Some(ItemId(2)));
    // The topmost is at hand while none was chosen.
    assert_eq!(h.e.picture_at_hand(), Some((ItemId(2), 1)));
    let before = Arc::clone(h.e.project());
    h.pull(p(120.0, 60.0), p(126.0, 60.0), NONE);
    assert_eq!(pans(&h, 2), [(0.0, 0.0), (6.0, 0.0)]);
    h.one_step(&before);
    h.e.choose_layer(ItemId(2), 0);
    let before = Arc::clone(h.e.project());
    h.pull(p(120.0, 60.0), p(122.0, 60.0), NONE);
    assert_eq!(pans(&h, 2), [(2.0, 0.0), (6.0, 0.0)]);
    h.one_step(&before);
    h.e.set_moves_together(ItemId(2), true);
    let before = Arc::clone(h.e.project());
    h.pull(p(120.0, 60.0), p(125.0, 57.0), NONE);
    assert_eq!(pans(&h, 2), [(7.0, -3.0), (11.0, -3.0)]);
    h.one_step(&before);
    h.e.set_moves_together(ItemId(2), false);
    let before = Arc::clone(h.e.project());
    h.e.zoom_art(p(125.0, 60.0), 2.0);
    h.e.settle();
    assert_eq!(layers(&h, 2).iter().map(|l| l.crop.zoom).collect::<Vec<_>>(), [2.0, 1.0]);
    h.one_step(&before);
    // Escape gives a pan up.
    let before = Arc::clone(h.e.project());
    let was = pans(&h, 2)[0];
    h.press(p(120.0, 60.0), NONE);
    h.drag(p(150.0, 60.0), NONE);
    assert_ne!(pans(&h, 2)[0], was);
    h.input(Input::Cancel);
    assert!(Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn what_a_panel_moves_is_remembered_while_other_things_are_done() {
    let mut h = Hand::new();
    h.e.choose_layer(ItemId(2), 0);
    h.e.set_moves_together(ItemId(2), true);
    h.e.select(vec![ItemId(1)]);
    h.e.go_to_page(1);
    h.e.go_to_page(0);
    h.e.select(vec![ItemId(2)]);
    assert_eq!(h.e.picture_at_hand(), Some((ItemId(2), 0)));
    assert!(h.e.moves_together(ItemId(2)) && !h.e.moves_together(ItemId(1)));
}

#[test]
fn arrows_nudge_the_picture_that_is_being_moved_and_not_its_panel() {
    let mut h = Hand::new();
    let frame = h.bounds(2);
    h.e.set_art_target(Some(ItemId(2)));
    let before = Arc::clone(h.e.project());
    for by in [(0.5, 0.0), (0.5, 0.0), (0.0, -5.0)] {
        h.e.nudge(by.into());
    }
    assert_eq!((pans(&h, 2), h.bounds(2)), (vec![(0.0, 0.0), (1.0, -5.0)], frame));
    h.e.settle();
    assert_eq!(h.e.history().undo_label(), Some(Label::Art));
    h.one_step(&before);
    // With all layers together; and out of the picture it is the panel again.
    h.e.set_moves_together(ItemId(2), true);
    h.e.nudge((2.0, 0.0).into());
    assert_eq!(pans(&h, 2), [(2.0, 0.0), (3.0, -5.0)]);
    h.input(Input::Cancel);
    assert_eq!(h.e.art_target(), None);
    h.e.nudge((2.0, 1.0).into());
    h.e.nudge((0.0, 1.0).into());
    assert_eq!((pans(&h, 2)[0], h.bounds(2)), ((2.0, 0.0), frame + Vec2::new(2.0, 2.0)));
    h.e.undo();
    assert_eq!((pans(&h, 2)[0], h.bounds(2)), ((2.0, 0.0), frame), "one step for the panel");
    h.e.undo();
    assert_eq!(pans(&h, 2), [(0.0, 0.0), (1.0, -5.0)], "and one for its picture");
}

#[test]
fn a_layer_that_went_leaves_the_gestures_to_the_rest() {
    let mut h = Hand::new();
    h.e.set_art_target(Some(ItemId(2)));
    h.e.choose_layer(ItemId(2), 1);
    let left = layers(&h, 2)[..1].to_vec();
    let edits = h.e.art_edits(ItemId(2), left);
    h.e.commit(&edits).expect("ok");
    h.pull(p(120.0, 60.0), p(125.0, 57.0), NONE);
    assert_eq!(pans(&h, 2), [(5.0, -3.0)]);
}

#[test]
fn one_picture_lies_behind_all_panels_and_stays_whole_when_they_are_cut_and_dragged() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    assert!(h.e.put_path_behind_panels(ArtPath("art/page.png".to_owned())));
    assert_eq!(h.e.history().undo_label(), Some(Label::Art));
    h.one_step(&before);
    let whole = layers(&h, 1)[0].clone();
    assert_eq!((whole.within, whole.crop), (Within::Page, Crop::default()));
    // Panel 2 shows it below what it had.
    let names =
        |h: &Hand, id| layers(h, id).iter().map(|l| l.path.file_name().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(&h, 2), ["page.png", "two.png", "over.png"]);
    // Where a pixel of it lies on the page does not depend on the panel.
    let field = setup().bleed_rect();
    let at = |h: &Hand, id: u64| {
        let layer = &layers(h, id)[0];
        let frame = h.bounds(id);
        layer.crop.page_from_art(Size::new(1760.0, 2660.0), layer.field(frame, field)).expect("area")
            * p(0.0, 0.0)
    };
    assert_eq!((at(&h, 1), at(&h, 2)), (p(-3.0, -3.0), p(-3.0, -3.0)));
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(8.0, 60.0), p(82.0, 60.0), NONE);
    let below = h.e.selection()[1].0;
    assert_eq!((at(&h, 1), at(&h, below)), (p(-3.0, -3.0), p(-3.0, -3.0)));
    h.e.set_tool(ToolKind::Select);
    // It is one picture: moved in one panel it moves in all, as one step; a locked panel keeps its own.
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(below), change: Change::Locked(true) }])
        .expect("ok");
    h.e.set_art_target(Some(ItemId(2)));
    h.e.choose_layer(ItemId(2), 0);
    let before = Arc::clone(h.e.project());
    h.pull(p(120.0, 60.0), p(124.0, 62.0), NONE);
    assert_eq!((at(&h, 1), at(&h, 2), at(&h, below)), (p(1.0, -1.0), p(1.0, -1.0), p(-3.0, -3.0)));
    assert_eq!(pans(&h, 2)[1], (0.0, 0.0));
    h.one_step(&before);
    // And so it is replaced in all of them.
    let mut art = layers(&h, 1);
    art[0].path = ArtPath("art/final.png".to_owned());
    let edits = h.e.art_edits(ItemId(1), art);
    h.e.commit(&edits).expect("ok");
    assert_eq!((names(&h, 1)[0].as_str(), names(&h, 2)[0].as_str()), ("final.png", "final.png"));
    assert_eq!(names(&h, below)[0], "page.png");
}

#[test]
fn a_picture_at_hand_goes_behind_the_panels() {
    let mut h = Hand::new();
    let put = |h: &mut Hand| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        h.e.put_behind_panels(&Stage { scene: &scene, mm_per_px: 0.25 })
    };
    assert!(!put(&mut h), "nothing is at hand");
    // A free picture is taken up by the panels.
    h.e.select(vec![ItemId(6)]);
    let before = Arc::clone(h.e.project());
    assert!(put(&mut h));
    assert!(h.e.page().item(ItemId(6)).is_none());
    assert_eq!(layers(&h, 1)[0].path.file_name(), "free.png");
    h.one_step(&before);
    h.e.undo();
    // A panel's picture grows to the page, and stands in its own panel once.
    h.e.select(vec![ItemId(2)]);
    h.e.choose_layer(ItemId(2), 0);
    assert!(put(&mut h));
    let names: Vec<_> = layers(&h, 2).iter().map(|l| (l.path.file_name().to_owned(), l.within)).collect();
    assert_eq!(names, [("two.png".to_owned(), Within::Page), ("over.png".to_owned(), Within::Frame)]);
    assert_eq!(layers(&h, 1).len(), 1);
    // It is there already.
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    put(&mut h);
    assert!(Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn a_page_without_panels_gets_one_to_be_cut() {
    let mut h = Hand::new();
    h.e.go_to_page(1);
    let before = Arc::clone(h.e.project());
    assert!(h.e.put_path_behind_panels(ArtPath("art/page.png".to_owned())));
    let (_, panel) = h.e.page().panels().next().expect("a panel");
    assert_eq!((panel.outline.bounds(), panel.art.len()), (Rect::new(10.0, 10.0, 160.0, 250.0), 1));
    h.one_step(&before);
}

/// The rough gives way to the final art: what was in the middle of the panel still is, though the final has four times
/// the pixels.
#[test]
fn a_replaced_picture_keeps_its_crop() {
    let mut h = Hand::new();
    let mut art = layers(&h, 2);
    art[0].crop =
        Crop { pan: Spot::new(4.0, -7.0), zoom: 1.3, rotate: 20.0, flip_x: true, ..Crop::default() };
    let edits = h.e.art_edits(ItemId(2), art.clone());
    h.e.commit(&edits).expect("ok");
    let seen = |h: &Hand, natural: Size| {
        let layer = layers(h, 2)[0].clone();
        let page_from_art = layer.crop.page_from_art(natural, h.bounds(2)).expect("area");
        let middle = page_from_art.inverse() * h.bounds(2).center();
        ((middle.x / natural.width * 1e6).round(), (middle.y / natural.height * 1e6).round())
    };
    let before = seen(&h, Size::new(640.0, 400.0));
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let path = ArtPath("art/final.png".to_owned());
    assert!(h.e.place_art(p(150.0, 100.0), path.clone(), &Stage { scene: &scene, mm_per_px: 0.25 }));
    assert_eq!(layers(&h, 2)[0], ArtLayer { path, ..art[0].clone() });
    assert_eq!(seen(&h, Size::new(2560.0, 1600.0)), before);
}
