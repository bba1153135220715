//! Panels that become one, that are divided into rows and columns, and that a bent cut parts; from inputs to project
//! and undo.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label, Refused};
use panelwright::editor::{Grid, Input, ToolKind};
use panelwright::geom::{Point, Rect, rotate_about};
use panelwright::model::*;
use panelwright::scene::{IssueKind, Scene};
use std::sync::Arc;
use workbench::*;

fn seen(h: &Hand) -> Scene {
    scene(h.e.project(), h.e.page(), h.e.edition())
}

/// Panel 1 cut in two by a level line.
fn cut_in_two(h: &mut Hand) -> ItemId {
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(8.0, 60.0), p(82.0, 60.0), NONE);
    h.e.set_tool(ToolKind::Select);
    h.e.selection()[1]
}

fn place(h: &Hand, id: u64) -> (Point, Option<ItemId>) {
    let item = Arc::clone(h.e.page().item(ItemId(id)).expect("there"));
    let at = match &item.kind {
        ItemKind::Balloon(b) => b.at,
        ItemKind::Caption(c) => c.at,
        ItemKind::Effect(e) => e.at,
        _ => panic!("no place"),
    };
    (at.point() + h.e.page().origin_of(&item), item.panel)
}

#[test]
fn neighbours_become_one_with_all_that_they_show() {
    let mut h = Hand::new();
    let below = cut_in_two(&mut h);
    let mark =
        |who: &str, x: f64| PanelMark::Mouth(Mouth { who: CastId(who.to_owned()), at: Spot::new(x, 5.0) });
    let set = |item, change| Edit::Change { page: PageId(100), item, change };
    h.e.commit(&[
        set(below, Change::Marks(vec![mark("ada", 7.0), mark("bo", 9.0)])),
        set(ItemId(1), Change::Marks(vec![mark("ada", 3.0)])),
        set(below, Change::Art(vec![art("art/below.png")])),
        set(below, Change::Describes(Lang::english(), "A street.".to_owned())),
        set(ItemId(3), Change::Panel(Some(below))),
    ])
    .expect("ok");
    let was = place(&h, 3);
    h.e.select(vec![below, ItemId(1)]);
    assert!(h.e.can_merge());
    let before = Arc::clone(h.e.project());
    let scene = seen(&h);
    h.e.merge(&scene).expect("neighbours");
    assert_eq!(h.selected(), [1]);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 110.0));
    let ItemKind::Panel(one) = h.kind(1) else { panic!("a panel") };
    assert!(matches!(one.outline, Outline::Rect(_)));
    assert_eq!(one.art.len(), 1);
    // Who is marked in both is where they were in the first; the other's place is the same on the page.
    assert_eq!(
        one.marks,
        [
            mark("ada", 3.0),
            PanelMark::Mouth(Mouth { who: CastId("bo".to_owned()), at: Spot::new(9.0, 58.0) })
        ]
    );
    assert_eq!(one.describes.get(&Lang::english()).map(String::as_str), Some("A street."));
    assert_eq!(place(&h, 3), (was.0, Some(ItemId(1))));
    assert_eq!(h.e.page().reading, [ItemId(1), ItemId(2)]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Merge));
    h.one_step(&before);
}

#[test]
fn the_lines_of_a_merged_panel_are_read_together() {
    let mut h = Hand::new();
    // Panel 1 is cut; what is said in its lower half is read after panel 2.
    let below = cut_in_two(&mut h);
    let set = |item, change| Edit::Change { page: PageId(100), item: ItemId(item), change };
    h.e.commit(&[
        set(5, Change::Panel(Some(below))),
        Edit::MoveInReading { page: PageId(100), panel: below, to: 2 },
    ])
    .expect("ok");
    let lines = |h: &Hand| h.e.page().lines.iter().map(|l| l.id.0).collect::<Vec<_>>();
    assert_eq!(lines(&h), [13, 14, 15]);
    h.e.select(vec![ItemId(1), below]);
    let before = Arc::clone(h.e.project());
    let scene = seen(&h);
    h.e.merge(&scene).expect("neighbours");
    assert_eq!(lines(&h), [13, 15, 14], "panel 1 is read whole before panel 2");
    h.one_step(&before);
}

#[test]
fn what_is_no_neighbour_is_refused_with_the_reason() {
    let mut h = Hand::new();
    // Ten millimetres lie between panels 1 and 2, and the widest gutter is eight.
    h.e.commit(&[Edit::ResizeItem {
        page: PageId(100),
        item: ItemId(2),
        from: Rect::new(90.0, 10.0, 160.0, 110.0),
        to: Rect::new(100.0, 10.0, 160.0, 110.0),
        edition: h.e.edition().clone(),
    }])
    .expect("ok");
    h.e.select(vec![ItemId(1), ItemId(2)]);
    let before = Arc::clone(h.e.project());
    let scene = seen(&h);
    assert_eq!(h.e.merge(&scene), Err(Refused::NoNeighbours));
    assert!(Arc::ptr_eq(&before, h.e.committed()));
    h.e.select(vec![ItemId(1), ItemId(3)]);
    assert!(!h.e.can_merge(), "a balloon is no panel");
}

#[test]
fn rows_and_columns_are_shown_and_then_made_in_one_step() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1), ItemId(2), ItemId(3)]);
    assert_eq!(h.e.divisible(), [ItemId(1), ItemId(2)]);
    let before = Arc::clone(h.e.project());
    let scene = seen(&h);
    let grid = |rows, columns, x, y| Grid { rows, columns, gutter: Spot::new(x, y) };
    h.e.show_divided(grid(2, 1, 4.0, 6.0), &scene);
    assert_eq!(h.e.page().reading.len(), 4);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 57.0));
    h.e.show_divided(grid(2, 2, 2.0, 8.0), &scene);
    assert_eq!(h.e.page().reading.len(), 8);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 44.0, 56.0));
    assert!(Arc::ptr_eq(&before, h.e.committed()), "so far it is only shown");
    h.e.leave_divided();
    assert!(Arc::ptr_eq(&before, h.e.project()));
    h.e.show_divided(grid(2, 2, 2.0, 8.0), &scene);
    h.e.divide(grid(2, 2, 2.0, 8.0), &scene);
    assert_eq!(h.selected().len(), 8);
    let last = h.e.selection()[3];
    assert_eq!(h.bounds(last.0), Rect::new(46.0, 64.0, 80.0, 110.0));
    // Balloon 3 lies at 45, 35: in the gutter, and so it stays with its panel.
    assert_eq!(place(&h, 3).0, p(45.0, 35.0));
    // The page is read by its tiers.
    assert_eq!(h.e.page().reading[..3], [ItemId(1), h.e.selection()[1], ItemId(2)]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Divide));
    h.one_step(&before);
}

#[test]
fn the_knife_goes_from_point_to_point() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    let before = Arc::clone(h.e.project());
    let to = |h: &mut Hand, x: f64, y: f64| {
        h.input(Input::Hover { at: p(x, y), mods: NONE });
        h.click(p(x, y), NONE);
    };
    // Nearly level and nearly upright legs are so.
    to(&mut h, 5.0, 40.0);
    assert!(h.e.is_laying());
    to(&mut h, 45.0, 40.4);
    to(&mut h, 45.3, 80.0);
    h.input(Input::Hover { at: p(85.0, 80.5), mods: NONE });
    assert_eq!(h.e.page().reading.len(), 3, "the cut is shown");
    assert!(Arc::ptr_eq(&before, h.e.committed()), "and not yet made");
    // What is shown is what Enter makes.
    h.input(Input::Finish);
    assert!(!h.e.is_laying());
    assert_eq!(h.e.history().undo_label(), Some(Label::Cut));
    let lower = h.e.selection()[1];
    let corners = |id: ItemId| {
        let outline = h.e.page().panel(id).expect("a panel").outline.clone();
        let mut all: Vec<(f64, f64)> = outline.corners().iter().map(|c| (c.x, c.y)).collect();
        all.sort_by(|a, b| a.partial_cmp(b).expect("numbers"));
        all
    };
    // Gutters of six between the tiers and of four beside.
    assert_eq!(
        corners(ItemId(1)),
        [(10.0, 10.0), (10.0, 37.0), (47.0, 37.0), (47.0, 77.0), (80.0, 10.0), (80.0, 77.0)]
    );
    assert_eq!(
        corners(lower),
        [(10.0, 43.0), (10.0, 110.0), (43.0, 43.0), (43.0, 83.0), (80.0, 83.0), (80.0, 110.0)]
    );
    h.one_step(&before);
}

#[test]
fn points_of_a_cut_are_taken_back_and_escape_takes_all() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    let before = Arc::clone(h.e.project());
    h.click(p(5.0, 40.0), NONE);
    h.click(p(45.0, 40.0), NONE);
    h.input(Input::StepBack);
    // From the first point straight on, and a double click ends it.
    h.input(Input::Hover { at: p(85.0, 40.0), mods: NONE });
    h.click(p(85.0, 40.0), NONE);
    h.input(Input::Press { at: p(85.0, 40.0), mods: NONE, clicks: 2 });
    h.release(p(85.0, 40.0), NONE);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 37.0));
    h.one_step(&before);
    h.e.undo();
    h.click(p(5.0, 40.0), NONE);
    h.click(p(85.0, 40.0), NONE);
    h.input(Input::Cancel);
    assert!(!h.e.in_gesture() && Arc::ptr_eq(&before, h.e.project()));
    h.click(p(5.0, 40.0), NONE);
    h.input(Input::StepBack);
    assert!(!h.e.in_gesture(), "the only point is gone");
    // Another tool gives it up as well.
    h.click(p(5.0, 40.0), NONE);
    h.e.set_tool(ToolKind::Select);
    assert!(!h.e.in_gesture() && Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn what_a_bent_cut_parts_can_be_merged_again() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    let whole = h.e.page().panel(ItemId(2)).expect("a panel").outline.clone();
    for at in [p(88.0, 30.0), p(120.0, 70.0), rotate_about(p(165.0, 60.0), p(120.0, 70.0), 3.0)] {
        h.click(at, CTRL);
    }
    h.input(Input::Finish);
    assert_eq!(h.selected().len(), 2);
    let scene = seen(&h);
    h.e.merge(&scene).expect("neighbours");
    assert_eq!(h.e.page().panel(ItemId(2)).expect("a panel").outline, whole);
    assert_eq!(h.e.page().reading, [ItemId(1), ItemId(2)]);
}

#[test]
fn what_was_divided_and_merged_again_shows_its_pictures_once() {
    use panelwright::asset::{ArtIndex, ArtStore};
    use panelwright::lettering::FontBook;
    let (store, fonts) = (ArtStore::new(1 << 20), FontBook::bundled());
    let mut art = ArtIndex::default();
    let mut png = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(300, 200).write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    let info = store.insert(png.into_inner().into()).expect("a picture");
    for path in ["art/two.png", "art/over.png"] {
        art.set(path, Ok(info.clone()));
    }
    let built = |h: &Hand| {
        let sources = panelwright::scene::Sources { fonts: &fonts, art: &art };
        panelwright::scene::build(h.e.project(), 0, h.e.edition(), &sources)
    };
    let real = |h: &Hand| built(h).0;
    let soft = |h: &Hand| {
        let told = |issue: panelwright::scene::Issue| match issue.kind {
            IssueKind::SoftArt { path, .. } => Some((path, issue.item)),
            _ => None,
        };
        built(h).1.into_iter().filter_map(told).collect::<Vec<_>>()
    };
    let mut h = Hand::new();
    let ItemKind::Panel(whole) = h.kind(2) else { panic!("a panel") };
    h.e.select(vec![ItemId(2)]);
    let scene = real(&h);
    h.e.divide(Grid { rows: 2, columns: 1, gutter: Spot::new(4.0, 6.0) }, &scene);
    assert_eq!(h.selected().len(), 2);
    let once = ["art/two.png", "art/over.png"].map(|path| (path.to_owned(), Some(ItemId(2))));
    let mut found = soft(&h);
    found.sort_by_key(|(path, _)| path.clone() == "art/over.png");
    assert_eq!(found, once, "two panels show each picture, which is told to be soft once");
    let scene = real(&h);
    h.e.merge(&scene).expect("neighbours");
    let ItemKind::Panel(merged) = h.kind(2) else { panic!("a panel") };
    let paths = |p: &Panel| p.art.iter().map(|l| l.path.0.clone()).collect::<Vec<_>>();
    assert_eq!(paths(&merged), paths(&whole));
    let near = |a: &ArtLayer, b: &ArtLayer| (a.crop.pan.vec() - b.crop.pan.vec()).hypot() < 0.05;
    assert!(merged.art.iter().zip(&whole.art).all(|(a, b)| near(a, b)), "and they lie where they lay");
}
