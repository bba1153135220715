//! Panels that run off the page, and back: from the command to outlines and undo.

use crate::workbench;

use panelwright::edit::{Change, Edit};
use panelwright::geom::{Point, Rect};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn bleed(h: &mut Hand) {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.bleed(&scene);
}

/// A page on which panel 1 and others have these outlines; the page is 170 by 260 mm with 3 mm of bleed and 10 mm of
/// margin.
fn page_of(outlines: Vec<Outline>) -> Hand {
    let mut h = Hand::new();
    let page = PageId(100);
    h.e.select_all();
    let gone = h.e.selection().iter().copied().filter(|id| *id != ItemId(1)).collect();
    let mut edits = vec![Edit::RemoveItems { page, items: gone }];
    for (n, outline) in outlines.into_iter().enumerate() {
        if n == 0 {
            edits.push(Edit::Change { page, item: ItemId(1), change: Change::Outline(outline) });
        } else {
            let kind = ItemKind::Panel(Panel::new(outline, 0.5));
            let items = vec![item(20 + n as u64, None, kind)];
            edits.push(Edit::AddItems { page, items, lines: Vec::new() });
        }
    }
    h.e.commit(&edits).expect("sound");
    h.e.select(vec![ItemId(1)]);
    h
}

fn polygon(corners: &[(f64, f64)]) -> Outline {
    Outline::Polygon(corners.iter().map(|c| Spot::from(*c)).collect())
}

fn rectangle(x: f64, y: f64, w: f64, h: f64) -> Outline {
    Outline::Rect(Frame::new(x, y, w, h))
}

fn corners(h: &Hand, id: u64) -> Vec<(f64, f64)> {
    let panel = h.e.page().panel(ItemId(id)).expect("a panel");
    panel.outline.corners().iter().map(|c| (c.x, c.y)).collect()
}

#[test]
fn panels_bleed_on_the_sides_where_nothing_lies_between_them_and_the_page_edge_and_come_back() {
    let tier = |y: f64| rectangle(10.0, y, 150.0, 76.0);
    let mut h = page_of(vec![tier(10.0), tier(92.0), tier(174.0)]);
    let before = Arc::clone(h.e.project());
    assert!(h.e.can_bleed() && !h.e.bleeds());
    bleed(&mut h);
    assert_eq!(h.bounds(1), Rect::new(-3.0, -3.0, 173.0, 86.0));
    assert!(matches!(h.e.page().panel(ItemId(1)).expect("a panel").outline, Outline::Rect(_)));
    h.one_step(&before);
    assert!(h.e.bleeds(), "it does now");
    let bled = Arc::clone(h.e.committed());
    bleed(&mut h);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 160.0, 86.0), "and is where it was");
    h.one_step(&bled);
    // With one that has still to go out, all go out first.
    h.e.select(vec![ItemId(21)]);
    bleed(&mut h);
    assert_eq!(h.bounds(21), Rect::new(-3.0, 92.0, 173.0, 168.0));
    h.e.select(vec![ItemId(21), ItemId(22)]);
    assert!(!h.e.bleeds());
    bleed(&mut h);
    assert_eq!((h.bounds(21).x0, h.bounds(22)), (-3.0, Rect::new(-3.0, 174.0, 173.0, 263.0)));
    assert!(h.e.bleeds());
    h.e.select(Vec::new());
    assert!(!h.e.can_bleed() && !h.e.bleeds());
}

/// Two tiers with a gutter that falls by 30 mm over 150, the upper tier cut by a slanted gutter.
fn slanted() -> Hand {
    page_of(vec![
        polygon(&[(10.0, 10.0), (90.0, 10.0), (70.0, 92.0), (10.0, 80.0)]),
        polygon(&[(94.0, 10.0), (160.0, 10.0), (160.0, 110.0), (74.0, 92.8)]),
        polygon(&[(10.0, 86.0), (160.0, 116.0), (160.0, 250.0), (10.0, 250.0)]),
    ])
}

#[test]
fn slanted_gutters_keep_their_line_when_panels_bleed() {
    let mut h = slanted();
    let before = Arc::clone(h.e.project());
    let was = [1, 21, 22].map(|id| corners(&h, id));
    bleed(&mut h);
    // The upper side goes up along the slanted gutter's line, the left side out along the lower gutter's.
    let is = corners(&h, 1);
    assert_eq!((is[0], is[2]), ((-3.0, -3.0), was[0][2]), "what is not at the page's edge stays");
    let lean = (90.0 - 70.0) / (92.0 - 10.0);
    let close = |a: (f64, f64), b: (f64, f64)| (a.0 - b.0).abs() < 1e-3 && (a.1 - b.1).abs() < 1e-3;
    assert!(close(is[1], (90.0 + 13.0 * lean, -3.0)), "{is:?}");
    assert!(close(is[3], (-3.0, 80.0 - 13.0 * 12.0 / 60.0)), "{is:?}");
    assert_eq!([21, 22].map(|id| corners(&h, id)), [was[1].clone(), was[2].clone()], "neighbours stay");
    h.one_step(&before);
    // Though the others run off the page already, each goes out where the page's edge is its own.
    for id in [22, 21] {
        h.e.select(vec![ItemId(id)]);
        bleed(&mut h);
        assert!(h.e.bleeds(), "{id}");
    }
    let lower = corners(&h, 22);
    assert!(
        close(lower[0], (-3.0, 86.0 - 13.0 * 0.2)) && close(lower[1], (173.0, 116.0 + 13.0 * 0.2)),
        "{lower:?}"
    );
    assert_eq!((lower[2], lower[3]), ((173.0, 263.0), (-3.0, 263.0)));
    let right = corners(&h, 21);
    assert_eq!((right[1], right[3]), ((173.0, -3.0), was[1][3]));
    // And all come back to where they were.
    h.e.select([1, 21, 22].map(ItemId).to_vec());
    bleed(&mut h);
    for (id, was) in [1, 21, 22].into_iter().zip(was) {
        assert!(
            corners(&h, id).into_iter().zip(was).all(|(a, b)| close(a, b)),
            "{id}: {:?}",
            corners(&h, id)
        );
    }
}

#[test]
fn a_bent_edge_goes_on_along_its_arc() {
    let corner = |x, y, bow: (f64, f64)| Corner { at: Spot::new(x, y), bow: bow.into() };
    let bent = Outline::Curved(vec![
        corner(10.0, 10.0, (0.0, 0.0)),
        corner(160.0, 10.0, (0.0, 0.0)),
        corner(160.0, 90.0, (0.0, 8.0)),
        corner(10.0, 100.0, (0.0, 0.0)),
    ]);
    let mut h = page_of(vec![bent.clone(), rectangle(10.0, 120.0, 150.0, 130.0)]);
    let before = Arc::clone(h.e.project());
    let arc = bent.edges()[2];
    bleed(&mut h);
    let outline = h.e.page().panel(ItemId(1)).expect("a panel").outline.clone();
    let edges = outline.edges();
    assert_eq!((edges[2].from.x, edges[2].to.x), (173.0, -3.0));
    assert_eq!((edges[0].from, edges[0].to), (Point::new(-3.0, -3.0), Point::new(173.0, -3.0)));
    // All of the old arc lies on the new one.
    let off = |t: f64| edges[2].nearest(arc.stretch(t, t).from).1;
    assert!((0..=10).all(|n| off(f64::from(n) / 10.0) < 1e-3));
    h.one_step(&before);
    bleed(&mut h);
    let back = h.e.page().panel(ItemId(1)).expect("a panel").outline.edges();
    assert!((back[2].from - arc.from).hypot() < 1e-3 && (back[2].bow - arc.bow).hypot() < 1e-3);
}

#[test]
fn an_inset_over_another_panel_and_one_between_others_go_nowhere() {
    let mut h = page_of(vec![rectangle(60.0, 60.0, 40.0, 40.0), rectangle(10.0, 10.0, 150.0, 240.0)]);
    assert!(!h.e.can_bleed());
    bleed(&mut h);
    assert_eq!(h.bounds(1), Rect::new(60.0, 60.0, 100.0, 100.0));
    // An inset does not keep the panel below it from the page's edge.
    h.e.select(vec![ItemId(21)]);
    bleed(&mut h);
    assert_eq!(h.bounds(21), Rect::new(-3.0, -3.0, 173.0, 263.0));
}
