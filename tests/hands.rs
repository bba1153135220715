//! What arranges a page: layers, reading order, guides and groups.

mod workbench;

use panelwright::edit::{Change, Edit, Label, Refused};
use panelwright::editor::{Align, Clip, Input, LayerSpot, OverlayMark, Sight, Stage, ToolKind};
use panelwright::geom::{Point, Rect, Rgba, Vec2};
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
    h.pull(badge(&h, 5), badge(&h, 3), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "a line stays in its panel");
    h.pull(badge(&h, 5), badge(&h, 1), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "a line takes no panel's place");
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
    assert!(matches!(above(Some(3)), Err(Refused::Unsound(_))));
    assert_eq!(above(Some(99)).err(), Some(Refused::NoItem));
    let made = above(None).expect("below everything");
    assert_eq!(made.pages[0].items[..2].iter().map(|i| i.id.0).collect::<Vec<_>>(), [3, 4]);
}

fn guides(h: &Hand) -> Vec<Guide> {
    h.e.page().guides.clone()
}

/// What the window shows of the page between rulers.
fn between_rulers(h: &mut Hand) {
    h.e.set_sight(Sight { field: Some(Rect::new(-20.0, -20.0, 190.0, 280.0)), ..Sight::default() });
}

fn pull_out(h: &mut Hand, upright: bool, from: Point) {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.pull_guide(upright, from, &Stage { scene: &scene, mm_per_px: 0.25 });
}

#[test]
fn a_guide_is_pulled_out_of_a_ruler_moved_and_brought_back() {
    let mut h = Hand::new();
    between_rulers(&mut h);
    let before = Arc::clone(h.e.committed());
    pull_out(&mut h, true, p(-22.0, 100.0));
    h.drag(p(20.0, 150.0), NONE);
    assert_eq!(guides(&h), [Guide::Upright(20.0)]);
    h.drag(p(63.0, 150.0), NONE);
    h.release(p(63.0, 150.0), NONE);
    assert_eq!(guides(&h), [Guide::Upright(63.0)]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Guides));
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.pull(p(63.3, 150.0), p(55.0, 190.0), CTRL);
    assert_eq!(guides(&h), [Guide::Upright(55.0)], "it lies where the pointer is");
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.pull(p(55.0, 150.0), p(-21.0, 150.0), NONE);
    assert_eq!(guides(&h), []);
    h.one_step(&before);
    // Let go on the ruler, nothing comes of it; so does a click on the ruler.
    let before = Arc::clone(h.e.committed());
    pull_out(&mut h, false, p(50.0, -22.0));
    h.drag(p(50.0, 40.0), NONE);
    h.release(p(50.0, -21.0), NONE);
    pull_out(&mut h, false, p(50.0, -22.0));
    h.release(p(50.0, -22.0), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()));
}

#[test]
fn a_guide_snaps_to_panels_and_escape_puts_it_back() {
    let mut h = Hand::new();
    between_rulers(&mut h);
    pull_out(&mut h, false, p(50.0, -22.0));
    h.drag(p(50.0, 109.0), NONE);
    assert_eq!(guides(&h), [Guide::Level(110.0)], "the feet of the panels");
    h.drag(p(50.0, 109.0), CTRL);
    assert_eq!(guides(&h), [Guide::Level(109.0)]);
    h.input(Input::Cancel);
    assert_eq!(guides(&h), []);
    assert!(!h.e.is_unsaved());
}

#[test]
fn things_snap_to_guides_that_show() {
    let mut h = Hand::new();
    h.e.commit(&[Edit::SetGuides {
        page: PageId(100),
        guides: vec![Guide::Upright(43.0), Guide::Level(180.0)],
    }])
    .expect("ok");
    let middle = |h: &Hand| {
        let ItemKind::Art(a) = h.kind(6) else { panic!("art") };
        a.frame.rect()
    };
    h.pull(p(50.0, 220.0), p(63.8, 201.0), NONE);
    assert_eq!(middle(&h), Rect::new(43.0, 180.0, 83.0, 220.0), "both edges");
    h.e.undo();
    h.e.set_sight(Sight { shown: false, ..Sight::default() });
    h.pull(p(50.0, 220.0), p(63.8, 201.0), NONE);
    assert_eq!((middle(&h).x0, middle(&h).y0), (43.8, 181.0));
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let stage = Stage { scene: &scene, mm_per_px: 0.25 };
    let shown =
        |h: &Hand| h.e.overlay(&stage).iter().filter(|m| matches!(m, OverlayMark::Guide { .. })).count();
    assert_eq!(shown(&h), 0);
    h.e.set_sight(Sight { locked: true, ..Sight::default() });
    assert_eq!(shown(&h), 2);
    let before = Arc::clone(h.e.committed());
    h.e.select(Vec::new());
    h.pull(p(43.0, 150.0), p(48.0, 150.0), NONE);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "a locked guide stays");
}

#[test]
fn guides_are_cleared_and_copied_to_every_page() {
    let mut h = Hand::new();
    h.e.commit(&[Edit::SetGuides { page: PageId(100), guides: vec![Guide::Upright(40.0)] }]).expect("ok");
    let before = Arc::clone(h.e.committed());
    h.e.spread_guides();
    assert_eq!(h.e.committed().pages[1].guides, [Guide::Upright(40.0)]);
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.e.clear_guides();
    assert!(guides(&h).is_empty() && !h.e.committed().pages[1].guides.is_empty());
    h.one_step(&before);
    let wrong = |guides| Edit::SetGuides { page: PageId(100), guides }.apply(h.e.committed());
    assert!(wrong(vec![Guide::Level(f64::NAN)]).is_err());
    assert!(wrong(vec![Guide::Level(1.0); 201]).is_err());
}

#[test]
fn words_come_into_line_with_what_lies_in_the_same_panel() {
    let mut h = Hand::new();
    // The effect of panel 2 is 30 wide around 125; the caption begins at 92.
    let before = Arc::clone(h.e.committed());
    h.press(p(125.0, 70.0), NONE);
    h.drag(p(108.0, 80.0), NONE);
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    let line = marks.iter().find_map(|m| match m {
        OverlayMark::Line { from, to } if from.x == to.x => Some((*from, *to)),
        _ => None,
    });
    let (from, to) = line.expect("the line is shown");
    assert!(from.y >= 12.0 && to.y <= 86.0, "from the one to the other: {from:?} {to:?}");
    h.release(p(108.0, 80.0), NONE);
    let ItemKind::Effect(e) = h.kind(5) else { panic!("an effect") };
    assert_eq!(e.at.x, 17.0, "its left edge is the caption's");
    h.one_step(&before);
}

fn group(h: &mut Hand, ids: &[u64]) {
    h.e.select(items(ids));
    assert!(h.e.can_group());
    h.e.group();
}

fn sorted(mut ids: Vec<u64>) -> Vec<u64> {
    ids.sort_unstable();
    ids
}

#[test]
fn a_group_is_selected_moved_and_removed_as_one() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.committed());
    group(&mut h, &[3, 6]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Group));
    h.one_step(&before);
    assert!(!h.e.can_group() && h.e.can_ungroup());
    h.click(p(85.0, 150.0), NONE);
    h.click(p(45.0, 35.0), NONE);
    assert_eq!(sorted(h.selected()), [3, 6]);
    let before = Arc::clone(h.e.committed());
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(48.0, 42.0), CTRL);
    h.release(p(48.0, 42.0), CTRL);
    let (ItemKind::Balloon(b), ItemKind::Art(a)) = (h.kind(3), h.kind(6)) else { panic!() };
    assert_eq!((b.at, a.frame.x, a.frame.y), (Spot::new(38.0, 32.0), 33.0, 207.0));
    h.one_step(&before);
    // The box takes all of it, and so does shift.
    h.pull(p(5.0, 195.0), p(80.0, 255.0), NONE);
    assert_eq!(sorted(h.selected()), [3, 6]);
    h.click(p(95.0, 15.0), NONE);
    h.click(p(48.0, 42.0), SHIFT);
    assert_eq!(sorted(h.selected()), [3, 4, 6]);
    h.click(p(48.0, 42.0), SHIFT);
    assert_eq!(h.selected(), [4]);
    h.click(p(48.0, 42.0), NONE);
    let before = Arc::clone(h.e.committed());
    h.e.delete();
    assert!(h.e.page().item(ItemId(3)).is_none() && h.e.page().item(ItemId(6)).is_none());
    assert!(h.e.page().groups.is_empty());
    h.one_step(&before);
}

#[test]
fn a_double_click_and_the_control_key_go_into_a_group() {
    let mut h = Hand::new();
    group(&mut h, &[3, 6]);
    h.e.select(Vec::new());
    h.click(p(45.0, 35.0), NONE);
    h.input(Input::Press { at: p(45.0, 35.0), mods: NONE, clicks: 2 });
    h.release(p(45.0, 35.0), NONE);
    assert_eq!(h.selected(), [3]);
    h.click(p(50.0, 220.0), NONE);
    assert_eq!(h.selected(), [6], "within the group each is taken by itself");
    h.click(p(15.0, 100.0), NONE);
    h.click(p(50.0, 220.0), NONE);
    assert_eq!(sorted(h.selected()), [3, 6], "from outside it is whole again");
    h.click(p(50.0, 220.0), CTRL);
    assert_eq!(h.selected(), [6]);
    h.click(p(45.0, 35.0), CTRL);
    assert_eq!(h.selected(), [6, 3]);
    h.click(p(15.0, 100.0), NONE);
    h.click(p(45.0, 35.0), CTRL);
    assert_eq!(h.selected(), [1, 3], "one alone comes to what is selected");
}

#[test]
fn groups_lie_in_groups_and_come_apart_one_by_one() {
    let mut h = Hand::new();
    group(&mut h, &[4, 5]);
    group(&mut h, &[5, 6]);
    assert_eq!(sorted(h.selected()), [4, 5, 6], "a group that is cut through comes in whole");
    assert_eq!(h.e.page().groups.len(), 2);
    h.e.select(Vec::new());
    h.click(p(50.0, 220.0), NONE);
    h.input(Input::Press { at: p(95.0, 15.0), mods: NONE, clicks: 2 });
    assert_eq!(sorted(h.selected()), [4, 5], "one level further in");
    h.e.select(items(&[4, 5, 6]));
    let before = Arc::clone(h.e.committed());
    h.e.ungroup();
    assert_eq!(h.e.page().groups.len(), 1);
    assert_eq!(h.e.history().undo_label(), Some(Label::Ungroup));
    h.one_step(&before);
    h.e.ungroup();
    assert!(h.e.page().groups.is_empty() && !h.e.can_ungroup());
}

#[test]
fn copies_of_a_group_are_a_group_of_their_own() {
    let mut h = Hand::new();
    group(&mut h, &[3, 6]);
    let before = Arc::clone(h.e.committed());
    h.e.duplicate();
    assert_eq!(h.e.page().groups.len(), 2);
    assert_eq!(sorted(h.selected()), sorted(h.e.page().groups[1].iter().map(|id| id.0).collect()));
    h.one_step(&before);
    let clip = h.e.copy().expect("something is selected");
    h.e.go_to_page(1);
    let before = Arc::clone(h.e.committed());
    h.e.paste(&clip);
    assert_eq!(h.e.page().groups.len(), 1);
    h.one_step(&before);
    h.e.go_to_page(0);
    h.e.duplicate_pages(&[PageId(100)]);
    assert_eq!(h.e.page().groups.len(), 2);
    assert_eq!(invariants::breaches(h.e.committed()), Vec::new());
    // Half of a group is a group no longer.
    h.e.go_to_page(0);
    h.e.select(items(&[6]));
    h.e.delete();
    assert_eq!(h.e.page().groups.len(), 1);
    // Copies by the alt key.
    let left = sorted(h.e.page().groups[0].iter().map(|id| id.0).collect());
    h.e.select(items(&left));
    h.e.nudge(Vec2::new(0.0, 1.0));
    assert_eq!(sorted(h.selected()), left);
}

#[test]
fn groups_that_cross_each_other_break_the_law() {
    let with = |groups: &[&[u64]]| {
        let mut project = Project::clone(&project());
        Arc::make_mut(&mut project.pages[0]).groups = groups.iter().map(|g| items(g)).collect();
        invariants::breaches(&project).len()
    };
    assert_eq!(with(&[&[1, 2], &[3, 4], &[3, 4, 5]]), 0);
    for wrong in [&[&[1][..]][..], &[&[1, 1]], &[&[1, 99]], &[&[1, 2], &[2, 3]], &[&[1, 2], &[2, 1]]] {
        assert_eq!(with(wrong), 1, "{wrong:?}");
    }
}

/// A project in which one colour is everywhere that a colour can be, and another one too.
fn coloured(colour: Rgba) -> Arc<Project> {
    let mut project = Project::clone(&project());
    let book = Arc::make_mut(&mut project.book);
    book.palette = vec![Swatch { name: "Neon".to_owned(), colour }];
    let mut style = BalloonStyle { fill: colour, ..BalloonStyle::default() };
    style.lettering.shadow =
        Some(LetterShadow { colour, by_caps: Spot::new(0.1, 0.1), soft_caps: 0.0, solid: false });
    book.styles.insert(StyleName::new("neon"), style);
    let page = Arc::make_mut(&mut project.pages[0]);
    page.paper = colour;
    for item in &mut page.items {
        match &mut Arc::make_mut(item).kind {
            ItemKind::Panel(p) if p.art.is_empty() => (p.fill, p.border) = (colour, colour),
            ItemKind::Balloon(b) => {
                b.look = Look { letters: Some(colour), stroke: Some(colour), ..Look::default() };
                b.look.lettering.outlines =
                    Some(vec![LetterOutline { colour, width_caps: 0.1, mitred: false }]);
            }
            _ => {}
        }
    }
    let words = format!("a <color={colour}>red</color> <shadow={colour} 0.1 0.1>sun</shadow>");
    Arc::make_mut(&mut page.lines[0]).words.insert(Lang::english(), Words::from(words));
    Arc::new(project)
}

#[test]
fn a_colour_is_replaced_wherever_it_is_and_nothing_else_is_touched() {
    let (from, to) = (Rgba::rgb(0xd0, 0x21, 0x43), Rgba::rgb(0x12, 0x34, 0x56));
    let start = coloured(from);
    let text = panelwright::file::ron_text::project_text(&start).expect("text");
    let uses = text.matches(&from.to_string()).count();
    assert!(uses >= 11, "{uses} in\n{text}");
    let made = Edit::ReplaceColour { from, to }.apply(&start).expect("ok");
    assert_eq!(invariants::breaches(&made), Vec::new());
    let after = panelwright::file::ron_text::project_text(&made).expect("text");
    assert_eq!(after, text.replace(&from.to_string(), &to.to_string()));
    assert!(Arc::ptr_eq(&made.pages[1], &start.pages[1]), "a page without it is shared");
    assert!(Arc::ptr_eq(&made.pages[0].items[1], &start.pages[0].items[1]), "and an item");
    let counted = colours::in_use(&start);
    assert_eq!(
        counted.iter().find(|(c, _)| *c == from).map(|(_, n)| *n),
        Some(uses - 1),
        "all but the palette's"
    );
    let nothing = Edit::ReplaceColour { from: Rgba::rgb(1, 2, 3), to }.apply(&start).expect("ok");
    assert!(*nothing == *start);
}

#[test]
fn built_in_styles_that_have_the_colour_become_the_comics_own() {
    let made = Edit::ReplaceColour { from: Rgba::WHITE, to: Rgba::rgb(250, 250, 240) }
        .apply(&project())
        .expect("ok");
    assert_eq!(made.style(&StyleName::new("speech")).map(|s| s.fill), Some(Rgba::rgb(250, 250, 240)));
    assert_eq!(made.pages[0].paper, Rgba::rgb(250, 250, 240));
}

#[test]
fn copied_items_come_through_text_with_all_that_they_need() {
    use panelwright::file::{clip, new_materials};
    let mut h = Hand::new();
    group(&mut h, &[4, 5]);
    let style = Box::new(BalloonStyle { fill: Rgba::BLACK, ..BalloonStyle::default() });
    let wear = Change::Style(Some(StyleName::new("neon")));
    h.e.commit(&[
        Edit::SetStyle { name: StyleName::new("neon"), style: Some(style) },
        Edit::Change { page: PageId(100), item: ItemId(4), change: wear },
    ])
    .expect("ok");
    let copied = h.e.copy().expect("selected");
    let excerpt = h.e.carried(&copied);
    let carried = excerpt.pages[0].items.iter().map(|i| i.id.0).collect::<Vec<_>>();
    assert_eq!(carried, [2, 4, 5], "their panel, for their places");
    let folder = tempfile::tempdir().expect("a folder");
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    std::fs::create_dir_all(&here).expect("made");
    std::fs::create_dir_all(&there).expect("made");
    let text = clip::to_text(&excerpt, copied.items(), &here).expect("text");
    assert!(clip::is_clip(&text) && !clip::is_clip("Hello") && text.len() < 6000, "{}", text.len());
    let mut materials = new_materials(&there);
    let (excerpt, chosen) = clip::from_text(&text, &mut materials).expect("sound");
    let page = Arc::clone(&excerpt.pages[0]);
    assert_eq!(chosen, items(&[4, 5]));
    let ItemKind::Panel(panel) = &page.item(ItemId(2)).expect("there").kind else { panic!("a panel") };
    assert_eq!(panel.art[0].path.0, "../here/art/two.png", "the way to the picture from the other folder");
    let mut other = Hand::new();
    let before = Arc::clone(other.e.committed());
    other.e.go_to_page(1);
    other.e.paste(&Clip::of(excerpt, chosen).expect("a page"));
    assert_eq!((other.e.page().items.len(), other.e.page().groups.len()), (2, 1));
    let style = other.e.project().style(&StyleName::new("neon"));
    assert_eq!(style.map(|s| s.fill), Some(Rgba::BLACK), "the style that they wear comes along");
    other.one_step(&before);
    for damaged in [
        text.replace("id: ", "ie: "),
        text.replace("version: 1", "version: 9"),
        text.replacen("groups: [", "groups: [[],", 1),
    ] {
        assert!(clip::from_text(&damaged, &mut materials).is_err(), "{damaged}");
    }
}

#[test]
fn a_group_comes_into_line_as_one_and_alone_its_items_do() {
    let mut h = Hand::new();
    group(&mut h, &[3, 5]);
    let at = |h: &Hand, id: u64| match h.kind(id) {
        ItemKind::Balloon(b) => b.at,
        ItemKind::Effect(e) => e.at,
        ItemKind::Art(a) => Spot::new(a.frame.x, a.frame.y),
        _ => panic!(),
    };
    let (balloon, effect) = (at(&h, 3), at(&h, 5));
    let align = |h: &mut Hand, how| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        h.e.align(how, &scene);
    };
    h.e.select(items(&[3, 5, 6]));
    assert!(!h.e.can_align(Align::SpreadDown), "two things");
    let before = Arc::clone(h.e.committed());
    align(&mut h, Align::Right);
    assert_eq!((at(&h, 3), at(&h, 5)), (balloon, effect), "the group reaches furthest");
    assert_eq!(at(&h, 6).x, 100.0);
    h.one_step(&before);
    h.e.undo();
    h.e.select(items(&[3, 5]));
    align(&mut h, Align::Top);
    assert_eq!(at(&h, 5).y, effect.y - 40.0, "within the group");
}

#[test]
fn guides_and_groups_draw_nothing_anew() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.page());
    group(&mut h, &[3, 5]);
    h.e.commit(&[Edit::SetGuides { page: PageId(100), guides: vec![Guide::Upright(43.0)] }]).expect("ok");
    assert!(h.e.page().draws_as(&before));
    h.e.nudge(Vec2::new(1.0, 0.0));
    assert!(!h.e.page().draws_as(&before));
    h.e.undo();
    assert!(h.e.page().draws_as(&before));
    h.e.take_reading_place(ItemId(1), ItemId(2));
    assert!(!h.e.page().draws_as(&before), "quotes run on from line to line");
}
