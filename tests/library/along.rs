//! Panels get other outlines: where their words, marks and pictures are afterwards, from inputs to project and undo.

use crate::workbench;

use panelwright::edit::{Change, Edit};
use panelwright::editor::{Input, Mods, ToolKind};
use panelwright::geom::{Point, Rect, Size};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn set(item: u64, change: Change) -> Edit {
    Edit::Change { page: PageId(100), item: ItemId(item), change }
}

/// Where words are on the page, as the scene shows them.
fn frame(h: &Hand, id: u64) -> Rect {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    scene.parts.iter().find(|p| p.item == ItemId(id)).expect("seen").frame
}

/// The right side of panel 1 (10, 10, 70 by 100) is dragged from x = 80; its handle is in the middle of the side.
fn drag_right_side(h: &mut Hand, to: f64) {
    h.e.select(vec![ItemId(1)]);
    h.pull(p(80.0, 60.0), p(to, 60.0), CTRL);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, to, 110.0));
}

/// Captions of 30 by 8 mm in the corners of panel 1 at the right and left, and a balloon of 30 by 20 in its midst.
fn lettered() -> Hand {
    let mut h = Hand::new();
    let line = |id| Line::new(LineId(id));
    h.e.commit(&[
        Edit::AddItems {
            page: PageId(100),
            items: vec![caption(20, Some(1), 120, (39.0, 1.0)), caption(21, Some(1), 121, (2.0, 90.0))],
            lines: vec![line(120), line(121)],
        },
        set(3, Change::At(Spot::new(35.0, 50.0))),
    ])
    .expect("ok");
    h
}

#[test]
fn words_keep_their_distance_from_the_edge_that_they_lie_at_and_others_stay() {
    let mut h = lettered();
    let before = Arc::clone(h.e.project());
    let mouth = {
        let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
        b.tails[0].mouth
    };
    drag_right_side(&mut h, 86.0);
    assert_eq!(frame(&h, 20), Rect::new(55.0, 11.0, 85.0, 19.0), "1 mm from the right edge");
    assert_eq!(frame(&h, 21), Rect::new(12.0, 100.0, 42.0, 108.0), "at the left");
    assert_eq!(frame(&h, 3).center(), p(45.0, 60.0), "in the midst");
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.tails[0].mouth, mouth);
    h.one_step(&before);
}

#[test]
fn words_that_would_end_outside_are_pushed_in_and_stay_clear_of_the_border() {
    let mut h = lettered();
    let before = Arc::clone(h.e.project());
    // The balloon reaches to x = 60, the caption at the left to 42.
    drag_right_side(&mut h, 55.0);
    // B08 What stood clear of the border does not come to touch it.
    assert_eq!((frame(&h, 3).x0, frame(&h, 3).x1), (23.0, 53.0));
    assert_eq!(frame(&h, 20), Rect::new(24.0, 11.0, 54.0, 19.0));
    assert_eq!(frame(&h, 21).x0, 12.0);
    h.one_step(&before);
    // While dragged it follows, and Escape brings all back.
    h.e.undo();
    h.e.select(vec![ItemId(1)]);
    h.press(p(80.0, 60.0), NONE);
    h.drag(p(60.0, 60.0), CTRL);
    h.drag(p(50.0, 60.0), CTRL);
    assert_eq!(frame(&h, 3).x1, 48.0);
    h.drag(p(75.0, 60.0), CTRL);
    assert_eq!(frame(&h, 3).center(), p(45.0, 60.0), "it comes back with the edge");
    h.input(Input::Cancel);
    assert!(Arc::ptr_eq(h.e.project(), &before));
}

#[test]
fn words_that_broke_the_border_go_on_doing_so_as_far_as_before() {
    let mut h = Hand::new();
    // From 70 to 100: twenty millimetres past the border.
    h.e.commit(&[set(3, Change::At(Spot::new(75.0, 50.0)))]).expect("ok");
    drag_right_side(&mut h, 60.0);
    assert_eq!((frame(&h, 3).x0, frame(&h, 3).x1), (50.0, 80.0));
}

/// Without the control key the press takes the gutter, with it the drag does not snap.
fn drag_gutter(h: &mut Hand, from: Point, to: Point) {
    h.e.select(Vec::new());
    h.press(from, NONE);
    h.drag(from.midpoint(to), CTRL);
    h.drag(to, CTRL);
    h.release(to, CTRL);
}

#[test]
fn a_gutter_takes_the_words_on_both_sides_along() {
    let mut h = Hand::new();
    // Captions at both sides of a gutter of 4 mm.
    h.e.commit(&[
        set(2, Change::Outline(Outline::Rect(Frame::new(84.0, 10.0, 76.0, 100.0)))),
        set(4, Change::At(Spot::new(1.0, 1.0))),
        Edit::AddItems {
            page: PageId(100),
            items: vec![caption(20, Some(1), 120, (39.0, 1.0))],
            lines: vec![Line::new(LineId(120))],
        },
    ])
    .expect("ok");
    let before = Arc::clone(h.e.project());
    drag_gutter(&mut h, p(82.0, 60.0), p(72.0, 60.0));
    assert_eq!((h.bounds(1).x1, h.bounds(2).x0), (70.0, 74.0));
    assert_eq!((frame(&h, 20).x1, frame(&h, 4).x0), (69.0, 75.0));
    h.one_step(&before);
}

#[test]
fn balloons_that_lie_over_each_other_stay_together() {
    let mut h = Hand::new();
    h.e.commit(&[Edit::AddItems {
        page: PageId(100),
        // They reach from 30 to 60 and from 40 to 70, 20 high each.
        items: vec![balloon(20, Some(1), 120, (45.0, 38.0), (35.0, 80.0))],
        lines: vec![Line::new(LineId(120))],
    }])
    .expect("ok");
    let apart = |h: &Hand| frame(h, 20).center() - frame(h, 3).center();
    let was = apart(&h);
    drag_right_side(&mut h, 60.0);
    assert_eq!(apart(&h), was);
    assert_eq!(frame(&h, 20).x1, 58.0);
    // Too narrow for both, the one and the other stay within.
    drag_right_side_from(&mut h, 60.0, 45.0);
    assert!(frame(&h, 3).x0 >= 10.0 && frame(&h, 20).x1 <= 45.0);
}

fn drag_right_side_from(h: &mut Hand, from: f64, to: f64) {
    h.pull(p(from, 60.0), p(to, 60.0), CTRL);
    assert_eq!(h.bounds(1).x1, to);
}

#[test]
fn words_keep_to_slanted_edges_at_their_own_height() {
    let mut h = lettered();
    h.e.select(vec![ItemId(1)]);
    h.e.set_tool(ToolKind::Corners);
    let before = Arc::clone(h.e.project());
    // The lower right corner goes in by 40 mm: at the caption on top the edge hardly moved, in the midst it did.
    h.pull(p(80.0, 110.0), p(40.0, 110.0), Mods { alt: true, ..CTRL });
    let edge = |y: f64| 80.0 - (y - 10.0) * 0.4;
    assert!((frame(&h, 20).x1 - (edge(19.0) - 1.0)).abs() < 0.01, "{:?}", frame(&h, 20));
    assert!((frame(&h, 3).x1 - (edge(70.0) - 2.0)).abs() < 0.01, "{:?}", frame(&h, 3));
    assert!((frame(&h, 21).x1 - edge(108.0)).abs() < 0.1, "{:?}", frame(&h, 21));
    h.one_step(&before);
}

#[test]
fn each_language_keeps_its_own_place_in_relation_to_the_edge() {
    let mut h = lettered();
    // In Chinese the caption of the right corner stands at the left.
    let zh = Edition::pages(Lang::simplified_chinese());
    let by = panelwright::geom::Vec2::new(-37.0, 0.0);
    let own = Variant { lang: Some(zh.lang.clone()), at: Some(Spot::new(39.0, 1.0)), ..Variant::default() };
    let mut project = Project::clone(h.e.project());
    let page = Arc::make_mut(&mut project.pages[0]);
    let at = page.items.iter().position(|i| i.id == ItemId(20)).expect("there");
    Arc::make_mut(&mut page.items[at]).variants.push(own);
    h.e = panelwright::editor::Editor::new(Arc::new(project), true, IdSource::seeded(2));
    h.e.commit(&[Edit::MoveItems { page: PageId(100), items: vec![ItemId(20)], by, edition: zh.clone() }])
        .expect("ok");
    drag_right_side(&mut h, 100.0);
    assert_eq!(frame(&h, 20).x1, 99.0);
    h.e.set_edition(zh);
    assert_eq!(frame(&h, 20).x0, 12.0);
}

#[test]
fn no_edge_that_goes_to_the_bleed_takes_words_out_of_the_safe_area() {
    let mut h = lettered();
    h.e.select(vec![ItemId(1)]);
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.bleed(&seen);
    assert_eq!(h.bounds(1), Rect::new(-3.0, -3.0, 80.0, 263.0));
    // They lay in the safe area, which begins at 10 mm, and do so still.
    assert_eq!((frame(&h, 21).x0, frame(&h, 21).y1 <= 250.0), (10.0, true));
    assert_eq!(frame(&h, 20).y0, 10.0);
}

/// Where a point of the picture in a panel is on the page; pictures have 800 by 800 pixels.
fn on_page(h: &Hand, panel: u64, inside: Point) -> Point {
    let ItemKind::Panel(p) = h.kind(panel) else { panic!("a panel") };
    let lay = p.art[0].crop.page_from_art(Size::new(800.0, 800.0), p.outline.bounds()).expect("an area");
    lay * inside
}

#[test]
fn marks_and_mouths_stay_on_the_picture() {
    let mut h = Hand::new();
    let who = CastId("ada".to_owned());
    let face = p(400.0, 300.0);
    h.e.commit(&[set(1, Change::Art(vec![art("street.png")]))]).expect("ok");
    let at = on_page(&h, 1, face) - p(10.0, 10.0);
    let at = Spot::new(at.x, at.y);
    h.e.commit(&[
        set(1, Change::Marks(vec![PanelMark::Mouth(Mouth { who, at })])),
        set(3, Change::Tails(vec![Tail::towards(at)])),
    ])
    .expect("ok");
    let before = Arc::clone(h.e.project());
    // The picture covers 100 mm of height; in a panel of 130 mm of width it grows.
    drag_right_side(&mut h, 140.0);
    let there = on_page(&h, 1, face);
    let ItemKind::Panel(panel) = h.kind(1) else { panic!() };
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    for spot in [panel.marks[0].at(), b.tails[0].mouth] {
        assert!((spot.point() + h.bounds(1).origin().to_vec2() - there).hypot() < 0.01, "{spot:?} {there:?}");
    }
    assert_ne!(panel.marks[0].at(), at, "the picture did go");
    h.one_step(&before);
}

#[test]
fn pieces_of_one_picture_stay_one_and_merge_into_one_layer() {
    let mut h = Hand::new();
    h.e.commit(&[set(1, Change::Art(vec![art("street.png")]))]).expect("ok");
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(8.0, 60.0), p(82.0, 60.0), NONE);
    let below = h.e.selection()[1];
    h.e.set_tool(ToolKind::Select);
    let corners = [p(0.0, 0.0), p(800.0, 800.0)];
    let lies = |h: &Hand, id: u64| corners.map(|c| on_page(h, id, c));
    let was = lies(&h, 1);
    let near = |a: [Point; 2], b: [Point; 2]| a.iter().zip(&b).all(|(a, b)| (*a - *b).hypot() < 0.1);
    let before = Arc::clone(h.e.project());
    drag_gutter(&mut h, p(45.0, 60.0), p(45.0, 80.0));
    assert_eq!((h.bounds(1).y1, h.bounds(below.0).y0), (77.0, 83.0));
    assert!(near(lies(&h, 1), was) && near(lies(&h, below.0), was), "{was:?} {:?}", lies(&h, below.0));
    h.one_step(&before);
    drag_gutter(&mut h, p(45.0, 80.0), p(45.0, 40.0));
    assert!(near(lies(&h, 1), was) && near(lies(&h, below.0), was));
    h.e.select(vec![ItemId(1), below]);
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.merge(&seen).expect("neighbours");
    let ItemKind::Panel(one) = h.kind(1) else { panic!() };
    assert_eq!(one.art.len(), 1);
    assert!(near(lies(&h, 1), was));
    // Where it would no longer cover one of them it goes and grows as far as it must, in all of them: it stays one.
    h.e.undo();
    h.e.select(vec![ItemId(1)]);
    let right = h.bounds(1).x1;
    let before = Arc::clone(h.e.project());
    h.pull(p(right, 22.0), p(right + 40.0, 22.0), CTRL);
    let [start, end] = lies(&h, 1);
    assert!(start.x <= 10.01 && end.x >= right + 39.99, "{start:?} {end:?}");
    assert!(near(lies(&h, 1), lies(&h, below.0)), "{:?}", lies(&h, below.0));
    assert!(!near(lies(&h, 1), was));
    h.one_step(&before);
    // A locked panel does not change: then the picture stays as it is, and leaves a strip.
    h.e.undo();
    h.e.commit(&[set(below.0, Change::Locked(true))]).expect("ok");
    h.pull(p(right, 22.0), p(right + 40.0, 22.0), CTRL);
    assert_eq!(h.bounds(1).x1, right + 40.0);
    assert!(near(lies(&h, 1), was) && near(lies(&h, below.0), was));
}

#[test]
fn marks_and_mouths_stay_on_a_picture_that_grows_in_another_of_its_panels() {
    let mut h = Hand::new();
    h.e.commit(&[set(1, Change::Art(vec![art("street.png")]))]).expect("ok");
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(8.0, 80.0), p(82.0, 80.0), NONE);
    let below = h.e.selection()[1];
    h.e.set_tool(ToolKind::Select);
    let face = p(400.0, 300.0);
    let at = on_page(&h, 1, face) - p(10.0, 10.0);
    let who = CastId("ada".to_owned());
    let mark = PanelMark::Mouth(Mouth { who, at: Spot::new(at.x, at.y) });
    let tails = Change::Tails(vec![Tail::towards(Spot::new(at.x, at.y))]);
    h.e.commit(&[set(1, Change::Marks(vec![mark])), set(3, tails)]).expect("ok");
    h.e.select(vec![below]);
    h.pull(p(80.0, 96.5), p(150.0, 96.5), CTRL);
    assert_eq!(h.bounds(below.0).x1, 150.0);
    let there = on_page(&h, 1, face);
    assert!((there - (at + h.bounds(1).origin().to_vec2()).to_point()).hypot() > 1.0, "it went");
    let ItemKind::Panel(panel) = h.kind(1) else { panic!() };
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    for spot in [panel.marks[0].at(), b.tails[0].mouth] {
        assert!((spot.point() + h.bounds(1).origin().to_vec2() - there).hypot() < 0.02, "{spot:?} {there:?}");
    }
}

/// In Chinese panel 1 has an outline of its own, which is as the shared one was.
fn apart_in_chinese() -> (Hand, Edition) {
    let h = lettered();
    let zh = Edition::pages(Lang::simplified_chinese());
    let mut project = Project::clone(h.e.project());
    let page = Arc::make_mut(&mut project.pages[0]);
    let outline = Some(Outline::Rect(Frame::new(10.0, 10.0, 70.0, 100.0)));
    let own = Variant { lang: Some(zh.lang.clone()), outline, ..Variant::default() };
    Arc::make_mut(&mut page.items[0]).variants.push(own);
    let e = panelwright::editor::Editor::new(Arc::new(project), true, IdSource::seeded(2));
    (Hand { e, ..h }, zh)
}

#[test]
fn words_stay_put_in_a_language_whose_panel_did_not_move() {
    let (mut h, zh) = apart_in_chinese();
    let before = Arc::clone(h.e.project());
    drag_right_side(&mut h, 55.0);
    assert_eq!((frame(&h, 20).x1, frame(&h, 3).x1), (54.0, 53.0));
    h.one_step(&before);
    h.e.set_edition(zh.clone());
    assert_eq!((frame(&h, 20).x1, frame(&h, 3).center()), (79.0, p(45.0, 60.0)));
    // And the other way round: what is done to the Chinese panel leaves the words of the others alone.
    h.e.undo();
    let before = Arc::clone(h.e.project());
    h.e.select(vec![ItemId(1)]);
    h.pull(p(80.0, 60.0), p(60.0, 60.0), CTRL);
    assert_eq!((h.bounds(1).x1, frame(&h, 20).x1, frame(&h, 3).x1), (80.0, 59.0, 58.0));
    h.one_step(&before);
    h.e.set_edition(Edition::pages(Lang::english()));
    assert_eq!((frame(&h, 20).x1, frame(&h, 3).center()), (79.0, p(45.0, 60.0)));
    // From then on each has a place of its own, and goes with its own panel alone.
    drag_right_side(&mut h, 70.0);
    assert_eq!(frame(&h, 20).x1, 69.0);
    h.e.set_edition(zh);
    assert_eq!(frame(&h, 20).x1, 59.0);
}

#[test]
fn what_is_hidden_ties_nothing_together() {
    let mut h = lettered();
    // A hidden balloon lies over both captions and the balloon in the midst.
    let over = balloon(22, Some(1), 122, (35.0, 50.0), (35.0, 80.0));
    let ItemKind::Balloon(b) = over.kind.clone() else { panic!() };
    let kind = ItemKind::Balloon(Balloon { size: Some(Spot::new(68.0, 98.0)), ..b });
    h.e.commit(&[Edit::AddItems {
        page: PageId(100),
        items: vec![Item { hidden: true, kind, ..over }],
        lines: vec![Line::new(LineId(122))],
    }])
    .expect("ok");
    drag_right_side(&mut h, 86.0);
    assert_eq!((frame(&h, 20).x1, frame(&h, 21).x0, frame(&h, 3).center()), (85.0, 12.0, p(45.0, 60.0)));
}
