//! Corners and edges of panels: dragged, bent, added and removed; from inputs to project, selection and undo.

use crate::workbench;

use panelwright::edit::Label;
use panelwright::editor::{Grid, Input, OverlayMark, Stage, ToolKind};
use panelwright::geom::{Point, Vec2};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn corners(h: &Hand, id: ItemId) -> Vec<Point> {
    h.e.page().panel(id).expect("a panel").outline.corners().iter().map(|c| c.point()).collect()
}

fn edges(h: &Hand, id: ItemId) -> Vec<OutlineEdge> {
    h.e.page().panel(id).expect("a panel").outline.edges()
}

/// Panel 1 (10, 10, 70 by 100) in two rows and columns, gutters of 4 beside and 6 below; the tool in hand and the first
/// panel selected. The panels in reading order.
fn four() -> (Hand, Vec<ItemId>) {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.divide(Grid { rows: 2, columns: 2, gutter: Spot::new(4.0, 6.0) }, &scene);
    let all = h.e.selection().to_vec();
    h.e.set_tool(ToolKind::Corners);
    h.e.select(vec![all[0]]);
    (h, all)
}

/// The distance between the lines of two edges, and how much they lean against each other.
fn gap(a: &OutlineEdge, b: &OutlineEdge) -> (f64, f64) {
    let way = (a.to - a.from).normalize();
    let off = |p: Point| (p - a.from).cross(way).abs();
    (f64::midpoint(off(b.from), off(b.to)), (off(b.from) - off(b.to)).abs())
}

/// The edge of a panel that runs between these two of its corners.
fn edge(h: &Hand, id: ItemId, n: usize) -> OutlineEdge {
    edges(h, id)[n]
}

#[test]
fn a_corner_where_four_panels_meet_takes_all_of_them_along() {
    let (mut h, all) = four();
    assert_eq!(corners(&h, all[0])[2], p(43.0, 57.0));
    let before = Arc::clone(h.e.project());
    h.pull(p(43.0, 57.0), p(51.0, 50.0), CTRL);
    // Every gutter is as wide as before, though it is slanted now.
    let pairs = [((0, 1), (1, 3), 4.0), ((0, 2), (2, 0), 6.0), ((1, 2), (3, 0), 6.0), ((2, 1), (3, 3), 4.0)];
    for ((a, i), (b, j), wide) in pairs {
        let (is, lean) = gap(&edge(&h, all[a], i), &edge(&h, all[b], j));
        assert!((is - wide).abs() < 0.01 && lean < 0.01, "{a} and {b}: {is}");
    }
    // The corners went where the hand did.
    let went = corners(&h, all[0])[2] - p(43.0, 57.0);
    assert!((went - Vec2::new(8.0, -7.0)).hypot() < 1.0, "{went:?}");
    // The outer frame is as it was.
    for (id, n, at) in [(all[0], 0, p(10.0, 10.0)), (all[1], 1, p(80.0, 10.0)), (all[3], 2, p(80.0, 110.0))] {
        assert_eq!(corners(&h, id)[n], at);
    }
    assert!(corners(&h, all[0]).iter().all(|c| c.x >= 10.0 && c.y >= 10.0));
    assert_eq!(h.e.history().undo_label(), Some(Label::Outline));
    h.one_step(&before);
}

#[test]
fn a_corner_is_taken_hold_of_though_nothing_is_selected() {
    let (mut h, all) = four();
    let shown = |h: &Hand| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: h.mm_per_px });
        let handle = |mark: &OverlayMark| match mark {
            OverlayMark::Handle { at, round: false } => Some(*at),
            _ => None,
        };
        marks.iter().filter_map(handle).collect::<Vec<_>>()
    };
    // On the corner, just beside it in its panel, and in the midst of the gutters, where no panel lies.
    for from in [p(43.0, 57.0), p(42.0, 56.0), p(45.0, 60.0)] {
        h.e.select(Vec::new());
        h.input(Input::Hover { at: p(165.0, 200.0), mods: NONE });
        assert_eq!(shown(&h), [], "away from all panels");
        h.input(Input::Hover { at: from, mods: NONE });
        assert_eq!(shown(&h).len(), 4, "those of the panel that a press would take");
        let before = Arc::clone(h.e.project());
        h.pull(from, from + Vec2::new(8.0, -7.0), CTRL);
        let went = corners(&h, all[0])[2] - p(43.0, 57.0);
        assert!((went - Vec2::new(8.0, -7.0)).hypot() < 1.0, "{from:?}: {went:?}");
        assert!(corners(&h, all[3])[0] != p(47.0, 63.0), "the others go along");
        assert!(h.e.selection().len() == 1 && all.contains(&h.e.selection()[0]));
        h.one_step(&before);
        h.e.undo();
    }
    // Escape gives the selection back, too.
    h.e.select(Vec::new());
    let before = Arc::clone(h.e.project());
    h.press(p(45.0, 60.0), NONE);
    h.drag(p(55.0, 60.0), NONE);
    h.input(Input::Cancel);
    assert!(Arc::ptr_eq(&before, h.e.project()) && h.e.selection().is_empty());
    // Another panel's corner is taken from the one that is selected, its own corner where both are near.
    h.e.select(vec![all[1]]);
    h.pull(p(10.0, 10.0), p(14.0, 13.0), CTRL);
    assert_eq!((corners(&h, all[0])[0], h.e.selection()), (p(14.0, 13.0), &all[..1]));
}

#[test]
fn with_alt_only_the_one_panel_changes() {
    let (mut h, all) = four();
    let before = Arc::clone(h.e.project());
    h.pull(p(43.0, 57.0), p(40.0, 50.0), Mods2::ALT_CTRL);
    assert_eq!(corners(&h, all[0])[2], p(40.0, 50.0));
    for id in &all[1..] {
        let was = before.pages[0].panel(*id).expect("a panel").outline.clone();
        assert_eq!(h.e.page().panel(*id).expect("a panel").outline, was);
    }
    h.one_step(&before);
}

struct Mods2;
impl Mods2 {
    const ALT_CTRL: panelwright::editor::Mods =
        panelwright::editor::Mods { shift: false, ctrl: true, alt: true };
}

#[test]
fn where_a_gutter_goes_through_corners_slide_along_it() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.divide(Grid { rows: 2, columns: 1, gutter: Spot::new(4.0, 6.0) }, &scene);
    let (upper, lower) = (h.e.selection()[0], h.e.selection()[1]);
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(45.0, 61.0), p(45.0, 112.0), NONE);
    let right = *h.e.selection().iter().find(|id| **id != lower).expect("two pieces");
    h.e.set_tool(ToolKind::Corners);
    h.e.select(vec![lower]);
    let was = corners(&h, upper);
    assert_eq!(corners(&h, lower)[1], p(43.0, 63.0));
    let before = Arc::clone(h.e.project());
    h.pull(p(43.0, 63.0), p(55.0, 80.0), CTRL);
    assert_eq!(corners(&h, upper), was);
    assert!(
        corners(&h, lower)[..2].iter().chain(&corners(&h, right)[..2]).all(|c| (c.y - 63.0).abs() < 1e-3)
    );
    let (wide, lean) = gap(&edge(&h, lower, 1), &edge(&h, right, 3));
    assert!((wide - 4.0).abs() < 0.01 && lean < 0.01, "{wide}");
    h.one_step(&before);
}

#[test]
fn nothing_is_turned_inside_out_and_escape_restores() {
    let (mut h, all) = four();
    let before = Arc::clone(h.e.project());
    h.press(p(43.0, 57.0), CTRL);
    h.drag(p(60.0, 60.0), CTRL);
    h.drag(p(400.0, 60.0), CTRL);
    assert!(corners(&h, all[0])[2].x > 60.0, "as far as it goes");
    for id in &all {
        let ring = corners(&h, *id);
        let area: f64 = (0..ring.len())
            .map(|i| ring[i].to_vec2().cross(ring[(i + 1) % ring.len()].to_vec2()))
            .sum::<f64>();
        assert!(area > 10.0, "{id:?} {area}");
    }
    h.input(Input::Cancel);
    assert!(Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn an_edge_is_bent_and_that_across_the_gutter_with_it() {
    let (mut h, all) = four();
    let before = Arc::clone(h.e.project());
    // The right edge of the first panel, whose middle is at 43, 33.5.
    h.pull(p(43.0, 33.5), p(48.0, 33.5), NONE);
    assert_eq!(edge(&h, all[0], 1).bow, Vec2::new(5.0, 0.0));
    assert_eq!(edge(&h, all[1], 3).bow, Vec2::new(5.0, 0.0));
    h.one_step(&before);
    // The bent gutter can be dragged, as every gutter.
    h.e.set_tool(ToolKind::Select);
    h.e.select(Vec::new());
    h.pull(p(48.3, 20.0), p(51.3, 20.0), NONE);
    assert_eq!((edge(&h, all[0], 1).from, edge(&h, all[0], 1).bow), (p(46.0, 10.0), Vec2::new(5.0, 0.0)));
    assert_eq!(edge(&h, all[1], 3).to, p(50.0, 10.0));
    h.e.undo();
    // The knife leaves what is bent bent.
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(5.0, 33.5), p(60.0, 33.5), NONE);
    let pieces = h.e.selection().to_vec();
    assert!(pieces.len() >= 2);
    let bent = |id: &ItemId| edges(&h, *id).iter().filter(|e| !e.is_straight()).count();
    assert_eq!(pieces.iter().map(bent).collect::<Vec<_>>(), [1, 1]);
    h.e.undo();
    // A double click on the middle takes the bend back; with Alt only this panel is bent.
    h.e.set_tool(ToolKind::Corners);
    h.e.select(vec![all[0]]);
    h.input(Input::Press { at: p(48.0, 33.5), mods: NONE, clicks: 2 });
    h.release(p(48.0, 33.5), NONE);
    assert!(edge(&h, all[0], 1).is_straight() && !edge(&h, all[1], 3).is_straight());
    h.pull(p(10.0, 33.5), p(16.0, 33.5), ALT);
    assert_eq!(edge(&h, all[0], 3).bow, Vec2::new(6.0, 0.0));
}

#[test]
fn corners_come_by_edges_and_go_by_a_double_click() {
    let (mut h, all) = four();
    let before = Arc::clone(h.e.project());
    // A quarter along the upper edge.
    h.pull(p(18.25, 10.0), p(20.0, 20.0), CTRL);
    let now = corners(&h, all[0]);
    assert_eq!((now.len(), now[1]), (5, p(20.0, 20.0)));
    h.one_step(&before);
    h.input(Input::Press { at: p(20.0, 20.0), mods: NONE, clicks: 2 });
    h.release(p(20.0, 20.0), NONE);
    assert_eq!(corners(&h, all[0]).len(), 4);
    // A click alone on an edge is no corner yet, two are.
    h.click(p(18.25, 10.0), NONE);
    assert_eq!(corners(&h, all[0]).len(), 4);
    h.input(Input::Press { at: p(18.25, 10.0), mods: NONE, clicks: 2 });
    h.release(p(18.25, 10.0), NONE);
    assert_eq!(corners(&h, all[0])[1], p(18.25, 10.0));
    // A triangle keeps its corners.
    for _ in 0..4 {
        let at = corners(&h, all[0])[0];
        h.input(Input::Press { at, mods: NONE, clicks: 2 });
        h.release(at, NONE);
    }
    assert_eq!(corners(&h, all[0]).len(), 3);
    assert_eq!(invariants::breaches(h.e.project()), Vec::new());
}

#[test]
fn the_tool_takes_panels_in_hand_and_shows_their_handles() {
    let (mut h, all) = four();
    h.click(p(120.0, 60.0), NONE);
    assert_eq!(h.selected(), [2]);
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    let count = |round: bool| {
        marks.iter().filter(|m| matches!(m, OverlayMark::Handle { round: r, .. } if *r == round)).count()
    };
    assert_eq!((count(false), count(true)), (4, 4));
    h.click(p(100.0, 200.0), NONE);
    assert_eq!(h.selected(), Vec::<u64>::new());
    // A balloon over the panel is in nobody's way.
    let at = corners(&h, all[0])[0] + Vec2::new(20.0, 20.0);
    h.click(at, NONE);
    assert_eq!(h.selected(), [all[0].0]);
}
