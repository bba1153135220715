//! The list of layers, and the reading order: in its list and by its numbers on the page.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label, Refused};
use panelwright::editor::{Input, LayerSpot, OverlayMark, Stage, ToolKind, Unplaced};
use panelwright::geom::{Point, Shape as _};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn rows(h: &Hand) -> Vec<(u64, Option<u64>)> {
    h.e.layers().into_iter().map(|row| (row.id.0, row.panel.map(|p| p.0))).collect()
}

fn items(ids: &[u64]) -> Vec<ItemId> {
    ids.iter().copied().map(ItemId).collect()
}

#[test]
fn layers_are_listed_front_first_with_what_belongs_to_a_panel_under_it() {
    let h = Hand::new();
    assert_eq!(rows(&h), [(6, None), (2, None), (5, Some(2)), (4, Some(2)), (1, None), (3, Some(1))]);
}

#[test]
fn a_dragged_layer_takes_its_place_in_the_paint_order() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.committed());
    // The caption above the effect of the same panel.
    let moving = items(&[4]);
    let spot = h.e.layer_spot(&moving, 2, true);
    assert_eq!(spot, LayerSpot { gap: 2, panel: Some(ItemId(2)) });
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(rows(&h), [(6, None), (2, None), (4, Some(2)), (5, Some(2)), (1, None), (3, Some(1))]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Restack));
    h.one_step(&before);
    // The lower panel above the upper one; what belongs to it stays above both.
    let before = Arc::clone(h.e.committed());
    let moving = items(&[1]);
    let spot = h.e.layer_spot(&moving, 1, true);
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(rows(&h), [(6, None), (1, None), (3, Some(1)), (2, None), (4, Some(2)), (5, Some(2))]);
    h.one_step(&before);
    // To where it is already is no step.
    let before = Arc::clone(h.e.committed());
    let spot = h.e.layer_spot(&moving, 1, false);
    assert!(!h.e.drop_layers(&moving, spot));
    assert!(Arc::ptr_eq(&before, h.e.committed()));
}

#[test]
fn a_layer_dragged_under_another_panel_belongs_to_it_and_stays_where_it_is() {
    let mut h = Hand::new();
    let place = |h: &Hand| {
        let item = h.e.page().item(ItemId(3)).expect("there");
        let ItemKind::Balloon(b) = &item.kind else { panic!("a balloon") };
        b.at.vec() + h.e.page().origin_of(item)
    };
    let (before, at) = (Arc::clone(h.e.committed()), place(&h));
    let moving = items(&[3]);
    let spot = h.e.layer_spot(&moving, 3, true);
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(h.e.page().item(ItemId(3)).expect("there").panel, Some(ItemId(2)));
    assert_eq!(rows(&h)[1..5], [(2, None), (5, Some(2)), (3, Some(2)), (4, Some(2))]);
    assert_eq!(place(&h), at);
    h.one_step(&before);
    // Out of every panel, to the very front.
    let spot = h.e.layer_spot(&moving, 0, false);
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(rows(&h)[0], (3, None));
    assert_eq!(place(&h), at);
    // Into a panel that has nothing yet: the pointer is indented under its row.
    let gap = rows(&h).len();
    assert_eq!(h.e.layer_spot(&moving, gap, false).panel, None);
    let spot = h.e.layer_spot(&moving, gap, true);
    assert_eq!(spot.panel, Some(ItemId(1)));
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(*rows(&h).last().expect("a row"), (3, Some(1)));
}

#[test]
fn locked_layers_stay_and_several_go_together() {
    let mut h = Hand::new();
    let lock = Change::Locked(true);
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(5), change: lock }]).expect("ok");
    h.e.select(items(&[4, 5]));
    assert_eq!(h.e.dragged_layers(ItemId(4)), items(&[4]));
    assert_eq!(h.e.dragged_layers(ItemId(6)), items(&[6]), "what is not selected goes alone");
    h.e.select(items(&[6, 3]));
    let moving = h.e.dragged_layers(ItemId(6));
    let before = Arc::clone(h.e.committed());
    let spot = h.e.layer_spot(&moving, 3, true);
    assert!(h.e.drop_layers(&moving, spot));
    assert_eq!(rows(&h)[..4], [(2, None), (5, Some(2)), (6, Some(2)), (3, Some(2))]);
    h.one_step(&before);
}

#[test]
fn every_drop_of_every_layer_lands_where_the_line_was_shown() {
    for n in 0..6 {
        for gap in 0..=6 {
            for inside in [false, true] {
                let mut h = Hand::new();
                let id = h.e.layers()[n].id;
                let spot = h.e.layer_spot(&[id], gap, inside);
                let all = rows(&h);
                let next =
                    all[spot.gap..].iter().find(|row| row.0 != id.0 && row.1 == spot.panel.map(|p| p.0));
                h.e.drop_layers(&[id], spot);
                let after = rows(&h);
                let level: Vec<u64> =
                    after.iter().filter(|row| row.1 == spot.panel.map(|p| p.0)).map(|row| row.0).collect();
                let at = level.iter().position(|other| *other == id.0).expect("on its level");
                assert_eq!(level.get(at + 1), next.map(|row| &row.0), "{id:?} to {spot:?}: {after:?}");
                assert_eq!(invariants::breaches(h.e.committed()), Vec::new());
            }
        }
    }
}

/// As it is read: panels, and their lines indented.
fn order(h: &Hand) -> Vec<(u64, usize, bool)> {
    h.e.reading_order().into_iter().map(|n| (n.id.0, n.number, n.is_panel)).collect()
}

fn badge(h: &Hand, id: u64) -> Point {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let frame = scene.parts.iter().find(|p| p.item == ItemId(id)).expect("shown").frame;
    let is_panel = h.e.page().panel(ItemId(id)).is_some();
    if is_panel {
        Point::new(frame.x0 + 3.0, frame.y0 + 3.0)
    } else {
        Point::new(frame.center().x, frame.y0 - 1.0)
    }
}

#[test]
fn numbers_are_shown_with_the_tool_and_dragged_onto_each_other() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Order);
    assert_eq!(order(&h), [(1, 1, true), (3, 1, false), (2, 2, true), (4, 1, false), (5, 2, false)]);
    let before = Arc::clone(h.e.committed());
    h.pull(badge(&h, 2), badge(&h, 1), NONE);
    assert_eq!(order(&h), [(2, 1, true), (4, 1, false), (5, 2, false), (1, 2, true), (3, 1, false)]);
    let lines: Vec<u64> = h.e.page().lines.iter().map(|l| l.id.0).collect();
    assert_eq!(lines, [14, 15, 13], "the lines are read with their panels");
    assert_eq!(h.selected(), [2]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Order));
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.pull(badge(&h, 5), badge(&h, 4), NONE);
    assert_eq!(order(&h)[..3], [(2, 1, true), (5, 1, false), (4, 2, false)]);
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.press(badge(&h, 5), NONE);
    h.drag(badge(&h, 3), NONE);
    assert_eq!(h.e.unplaced(), Some(Unplaced::OtherPanel), "it is said while it is held");
    h.drag(badge(&h, 4), NONE);
    assert_eq!(h.e.unplaced(), None);
    h.drag(badge(&h, 3), NONE);
    h.release(badge(&h, 3), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "a line stays in its panel");
    assert_eq!(h.e.unplaced(), Some(Unplaced::OtherPanel), "and afterwards");
    h.pull(badge(&h, 5), badge(&h, 2), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "a line takes no panel's place");
    assert_eq!(h.e.unplaced(), Some(Unplaced::OtherKind));
    h.pull(badge(&h, 5), p(85.0, 150.0), NONE);
    assert_eq!(h.e.unplaced(), None, "on the paper it is just let go");
}

/// The numbers that are shown, with their places.
fn shown(h: &Hand) -> Vec<(usize, bool, Point)> {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    let badge = |m| match m {
        OverlayMark::Badge { at, number, panel, .. } => Some((number, panel, at)),
        _ => None,
    };
    marks.into_iter().filter_map(badge).collect()
}

#[test]
fn the_number_of_a_slanted_panel_lies_in_it_and_no_number_covers_another() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Order);
    // The upper left corner of its bounds lies far outside of it.
    let slanted = [(60.0, 10.0), (80.0, 10.0), (30.0, 110.0), (10.0, 110.0)];
    let outline = Outline::Polygon(slanted.iter().map(|c| Spot::from(*c)).collect());
    let page = PageId(100);
    let change = |id, change| Edit::Change { page, item: ItemId(id), change };
    let at = |x, y| Change::At(Spot::new(x, y));
    h.e.commit(&[
        change(1, Change::Outline(outline.clone())),
        // Words whose number would lie over that of panel 2, and others under them.
        change(4, at(-12.0, 4.0)),
        change(5, at(3.0, 10.0)),
    ])
    .expect("ok");
    let all = shown(&h);
    let [(1, true, first), (2, true, second)] = all[..2] else { panic!("{all:?}") };
    assert!(outline.path().winding(first) != 0, "{first:?}");
    assert!(outline.edges().iter().all(|e| e.nearest(first).1 >= 11.0 * 0.25), "with its whole plate");
    assert!(first.y < 40.0, "near where reading begins: {first:?}");
    assert!((second - p(93.25, 13.25)).hypot() < 0.01, "in a rectangle it keeps to the corner: {second:?}");
    for (n, (_, _, a)) in all.iter().enumerate() {
        for (_, _, b) in &all[n + 1..] {
            assert!((*a - *b).hypot() >= 20.0 * 0.25, "{a:?} {b:?}");
        }
    }
}

#[test]
fn numbers_follow_while_one_is_dragged_and_escape_puts_them_back() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Order);
    let before = Arc::clone(h.e.project());
    h.press(badge(&h, 2), NONE);
    h.drag(Point::new(45.0, 35.0), NONE);
    assert_eq!(order(&h)[0], (2, 1, true), "over a balloon of the panel it is over the panel");
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    let held =
        marks.iter().filter(|m| matches!(m, OverlayMark::Badge { number: 1, panel: true, strong: true, .. }));
    assert_eq!(held.count(), 1);
    h.drag(Point::new(85.0, 150.0), NONE);
    assert_eq!(order(&h)[0], (1, 1, true), "away from every panel it is as it was");
    h.drag(Point::new(45.0, 100.0), NONE);
    h.input(Input::Cancel);
    assert!(Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn lines_outside_of_panels_are_counted_by_themselves_and_keep_their_place() {
    let mut h = Hand::new();
    let home = Change::Panel(None);
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(4), change: home }]).expect("ok");
    assert_eq!(order(&h), [(1, 1, true), (3, 1, false), (4, 1, false), (2, 2, true), (5, 1, false)]);
    assert!(h.e.take_reading_place(ItemId(1), ItemId(2)));
    let lines: Vec<u64> = h.e.page().lines.iter().map(|l| l.id.0).collect();
    assert_eq!(lines, [15, 14, 13]);
    assert!(!h.e.take_reading_place(ItemId(4), ItemId(5)));
}

#[test]
fn the_order_is_taken_from_where_things_lie() {
    let mut h = Hand::new();
    let mut right_to_left = PageSetup::clone(&h.e.project().book.setup);
    right_to_left.reading = Reading::RightToLeft;
    h.e.commit(&[Edit::SetSetup { page: None, setup: Some(Arc::new(right_to_left)) }]).expect("ok");
    let before = Arc::clone(h.e.committed());
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.order_by_place(&scene);
    assert_eq!(order(&h), [(2, 1, true), (4, 1, false), (5, 2, false), (1, 2, true), (3, 1, false)]);
    h.one_step(&before);
    let marks = |h: &mut Hand| {
        h.e.set_tool(ToolKind::Order);
        h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 })
    };
    let first = marks(&mut h).into_iter().find_map(|m| match m {
        OverlayMark::Badge { at, number: 1, panel: true, .. } => Some(at),
        _ => None,
    });
    assert!(
        first.is_some_and(|at| at.x > 150.0 && at.y < 20.0),
        "at the corner where reading begins: {first:?}"
    );
}

#[test]
fn an_order_names_everything_once_and_nothing_goes_above_itself() {
    let start = project();
    let page = PageId(100);
    let lines: Vec<LineId> = [13, 14, 15].map(LineId).to_vec();
    let order = |panels: &[u64], lines: &[LineId]| {
        Edit::SetOrder { page, panels: items(panels), lines: lines.to_vec() }.apply(&start)
    };
    for panels in [&[1][..], &[1, 1], &[1, 2, 2], &[1, 3]] {
        assert_eq!(order(panels, &lines).err(), Some(Refused::NoItem), "{panels:?}");
    }
    for lines in [&lines[..2], &[LineId(13), LineId(13), LineId(14)], &[LineId(1), LineId(13), LineId(14)]] {
        assert_eq!(order(&[2, 1], lines).err(), Some(Refused::NoLine), "{lines:?}");
    }
    let above =
        |id: Option<u64>| Edit::Reorder { page, items: items(&[3, 4]), above: id.map(ItemId) }.apply(&start);
    assert_eq!(above(Some(3)).err(), Some(Refused::AboveItself));
    assert_eq!(above(Some(99)).err(), Some(Refused::NoItem));
    let made = above(None).expect("below everything");
    assert_eq!(made.pages[0].items[..2].iter().map(|i| i.id.0).collect::<Vec<_>>(), [3, 4]);
}
