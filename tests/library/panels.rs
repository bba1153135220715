//! Layouts of panels: the knife, the gallery, gutters, bleed, and things in line; from inputs to project and undo.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Align, Leftover, ToolKind};
use panelwright::geom::{Rect, Shape as _};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

#[test]
fn the_knife_parts_a_panel_with_the_gutter_between() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    let before = Arc::clone(h.e.project());
    // A cut that is nearly level is level: between tiers the gutter is 6 mm.
    h.pull(p(8.0, 60.0), p(82.0, 61.0), NONE);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 57.0));
    let below = h.e.selection()[1];
    assert_eq!(h.bounds(below.0), Rect::new(10.0, 63.0, 80.0, 110.0));
    assert!(matches!(h.e.page().panel(below).expect("a panel").outline, Outline::Rect(_)));
    assert_eq!(h.e.page().reading, [ItemId(1), below, ItemId(2)]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Cut));
    h.one_step(&before);
    h.e.undo();
    // Upright, in both directions of the hand, with the other gutter; Alt leaves none.
    h.pull(p(50.0, 112.0), p(50.5, 8.0), NONE);
    let right = h.e.selection()[1];
    assert_eq!((h.bounds(1).x1, h.bounds(right.0).x0), (48.0, 52.0));
    h.e.undo();
    h.pull(p(50.0, 8.0), p(50.0, 112.0), ALT);
    let right = h.e.selection()[1];
    assert_eq!((h.bounds(1).x1, h.bounds(right.0).x0), (50.0, 50.0));
    h.e.undo();
    assert!(Arc::ptr_eq(&before, h.e.committed()));
}

#[test]
fn a_slanted_cut_goes_through_all_panels_on_its_way_and_lets_be_what_it_only_touches() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    let before = Arc::clone(h.e.project());
    h.pull(p(5.0, 50.0), p(95.0, 70.0), NONE);
    assert_eq!(h.selected().len(), 2, "only the first panel was crossed");
    assert_eq!(h.bounds(2), Rect::new(90.0, 10.0, 160.0, 110.0));
    h.one_step(&before);
    h.e.undo();
    h.pull(p(5.0, 40.0), p(165.0, 80.0), NONE);
    assert_eq!(h.selected().len(), 4);
    let page = h.e.page();
    let lowest = |id: u64| {
        let corners = page.panel(ItemId(id)).expect("a panel").outline.corners();
        corners
            .into_iter()
            .map(|c| (c.x, c.y))
            .filter(|(x, _)| *x == 10.0 || *x == 160.0)
            .fold(0.0, |y: f64, c| y.max(c.1))
    };
    // Both edges of the gutter are parallel to the cut.
    assert!(lowest(1) < 41.25 && lowest(1) > 35.0, "{}", lowest(1));
    assert_eq!(page.reading.len(), 4);
    h.one_step(&before);
    h.e.undo();
    let locked = Edit::Change { page: PageId(100), item: ItemId(1), change: Change::Locked(true) };
    h.e.commit(&[locked]).expect("ok");
    let before = Arc::clone(h.e.project());
    h.pull(p(5.0, 50.0), p(85.0, 70.0), NONE);
    assert!(Arc::ptr_eq(&before, h.e.project()), "what is locked is not cut");
}

#[test]
fn what_belongs_to_a_cut_panel_goes_to_the_piece_it_lies_in() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    // The balloon of panel 1 is at 45, 35 on the page.
    let middle = |h: &Hand| {
        let item = Arc::clone(h.e.page().item(ItemId(3)).expect("there"));
        let ItemKind::Balloon(b) = &item.kind else { panic!() };
        (b.at.point() + h.e.page().origin_of(&item), item.panel)
    };
    assert_eq!(middle(&h), (p(45.0, 35.0), Some(ItemId(1))));
    h.pull(p(8.0, 20.0), p(82.0, 20.0), NONE);
    let below = h.e.selection()[1];
    assert_eq!(middle(&h), (p(45.0, 35.0), Some(below)));
    // It is cut again, and the balloon stays with the upper piece.
    h.pull(p(8.0, 80.0), p(82.0, 80.0), NONE);
    assert_eq!(middle(&h), (p(45.0, 35.0), Some(below)));
    // The caption and the effect of panel 2 part ways; its pictures are in both.
    h.pull(p(88.0, 40.0), p(162.0, 40.0), NONE);
    let lower = h.e.selection()[1];
    let home = |id: u64| h.e.page().item(ItemId(id)).expect("there").panel;
    assert_eq!((home(4), home(5)), (Some(ItemId(2)), Some(lower)));
    assert_eq!(h.e.page().panel(lower).expect("a panel").art.len(), 2);
}

fn arrange(h: &mut Hand, name: &str) {
    let named = |l: &Arrangement| l.name_in(&Lang::english()) == name;
    let layout =
        panelwright::file::arrangements::all().into_iter().find(named).expect("it is in the gallery");
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.arrange(&layout, Leftover::Keep, &scene);
}

#[test]
fn a_layout_takes_the_panels_of_the_page_along_and_adds_what_it_lacks() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    arrange(&mut h, "Three tiers");
    let reading = h.e.page().reading.clone();
    assert_eq!((reading.len(), &reading[..2]), (3, &[ItemId(1), ItemId(2)][..]));
    // The safe area is 150 by 240 mm, and two gutters of 6 mm are between.
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 160.0, 86.0));
    assert_eq!(h.bounds(2), Rect::new(10.0, 92.0, 160.0, 168.0));
    assert_eq!(h.bounds(reading[2].0), Rect::new(10.0, 174.0, 160.0, 250.0));
    // The balloon keeps its place in its panel, and so the caption, whose panel went down.
    let ItemKind::Caption(c) = h.kind(4) else { panic!() };
    assert_eq!(
        (c.at, h.e.page().item(ItemId(4)).expect("there").panel),
        (Spot::new(2.0, 2.0), Some(ItemId(2)))
    );
    assert_eq!(h.e.history().undo_label(), Some(Label::Arrange));
    h.one_step(&before);
    // Fewer places: what is empty goes, what shows something stays.
    arrange(&mut h, "One panel");
    assert_eq!(h.e.page().reading, [ItemId(1), ItemId(2)]);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 160.0, 250.0));
}

#[test]
fn a_layout_divides_the_one_panel_that_is_selected() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    arrange(&mut h, "Two tiers");
    assert_eq!(h.selected().len(), 2);
    let below = h.e.selection()[1];
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 57.0));
    assert_eq!(h.bounds(below.0), Rect::new(10.0, 63.0, 80.0, 110.0));
    assert_eq!(h.bounds(2), Rect::new(90.0, 10.0, 160.0, 110.0));
    assert_eq!(h.e.page().reading, [ItemId(1), below, ItemId(2)]);
    assert_eq!(h.e.page().item(ItemId(3)).expect("there").panel, Some(ItemId(1)));
    h.one_step(&before);
    // A panel with pictures: each piece shows them.
    h.e.select(vec![ItemId(2)]);
    arrange(&mut h, "Two columns");
    let pieces: Vec<usize> =
        h.e.selection().iter().map(|id| h.e.page().panel(*id).expect("a panel").art.len()).collect();
    assert_eq!(pieces, [2, 2]);
}

#[test]
fn a_dragged_gutter_takes_the_panels_on_both_sides_along() {
    let mut h = Hand::new();
    arrange(&mut h, "Two by two");
    let ids: Vec<u64> = h.e.page().reading.iter().map(|id| id.0).collect();
    let now = |h: &Hand| ids.iter().map(|id| h.bounds(*id)).collect::<Vec<_>>();
    let widths = |h: &Hand| now(h).iter().map(|r| (r.x0, r.x1)).collect::<Vec<_>>();
    // Panels of 73 by 117 mm, gutters of 4 and 6.
    assert_eq!(now(&h)[3], Rect::new(87.0, 133.0, 160.0, 250.0));
    let before = Arc::clone(h.e.project());
    h.pull(p(85.0, 60.0), p(75.0, 65.0), NONE);
    assert_eq!(widths(&h), [(10.0, 73.0), (77.0, 160.0), (10.0, 73.0), (77.0, 160.0)]);
    assert_eq!(h.e.history().undo_label(), Some(Label::Resize));
    h.one_step(&before);
    h.e.undo();
    // With Alt only the panels at the pointer follow.
    h.pull(p(85.0, 60.0), p(75.0, 65.0), ALT);
    assert_eq!(widths(&h), [(10.0, 73.0), (77.0, 160.0), (10.0, 83.0), (87.0, 160.0)]);
    h.e.undo();
    // The gutter between the tiers goes as far as panels can be low, and no further.
    h.pull(p(40.0, 130.0), p(40.0, 400.0), NONE);
    let low = now(&h);
    assert!((low[2].height() - 12.0).abs() < 0.01 && low[0].y1 + 6.0 - low[2].y0 < 0.01, "{low:?}");
    assert_eq!((low[0].y1, low[2].y0), (low[1].y1, low[3].y0));
    h.e.undo();
    // Nor narrower than the words that lie within need, and these stay within.
    let ItemKind::Balloon(b) = h.kind(3) else { panic!("a balloon") };
    assert_eq!((h.e.page().item(ItemId(3)).and_then(|i| i.panel), b.size), (Some(ItemId(ids[0])), None));
    h.pull(p(85.0, 60.0), p(-40.0, 60.0), NONE);
    let narrow = now(&h);
    assert!((narrow[0].width() - 30.0).abs() < 0.01 && (narrow[2].width() - 30.0).abs() < 0.01, "{narrow:?}");
    let ItemKind::Balloon(b) = h.kind(3) else { panic!("a balloon") };
    assert!((b.at.x - 15.0).abs() < 0.01, "it fills the panel: {b:?}");
    h.e.undo();
    // A click in it selects nothing.
    h.e.select(vec![ItemId(ids[0])]);
    h.click(p(85.0, 100.0), NONE);
    assert_eq!(h.selected(), Vec::<u64>::new());
    assert!(Arc::ptr_eq(&before, h.e.committed()));
}

#[test]
fn a_slanted_gutter_keeps_its_slant_and_its_width() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(5.0, 50.0), p(85.0, 70.0), NONE);
    let (upper, lower) = (ItemId(1), h.e.selection()[1]);
    let corners = |h: &Hand, id: ItemId| h.e.page().panel(id).expect("a panel").outline.corners();
    let was = (corners(&h, upper), corners(&h, lower));
    h.e.set_tool(ToolKind::Select);
    let before = Arc::clone(h.e.project());
    // On the cut, in the middle of the panel.
    h.pull(p(45.0, 60.0), p(45.0, 70.0), NONE);
    let is = (corners(&h, upper), corners(&h, lower));
    for (was, is) in was.0.iter().chain(&was.1).zip(is.0.iter().chain(&is.1)) {
        let by = is.y - was.y;
        assert!(is.x == was.x && (by == 0.0 || (by - 10.0).abs() < 0.01), "{was:?} {is:?}");
    }
    h.one_step(&before);
}

#[test]
fn what_is_selected_comes_into_line_and_is_spread_evenly() {
    let mut h = Hand::new();
    let line_up = |h: &mut Hand, how: Align| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        h.e.align(how, &scene);
    };
    h.e.select(vec![ItemId(1)]);
    assert!(!h.e.can_align(Align::Left));
    // Panels 1 (10, 10) and 2 (90, 10), both 70 by 100, and free art 6 (30, 200), 40 by 40. Balloon 3 is in panel 1.
    h.e.select(vec![ItemId(1), ItemId(6), ItemId(2), ItemId(3)]);
    let before = Arc::clone(h.e.project());
    line_up(&mut h, Align::Right);
    let frame = |h: &Hand, id: u64| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        scene.parts.iter().find(|p| p.item == ItemId(id)).expect("seen").frame
    };
    assert_eq!([1, 2, 6].map(|id| frame(&h, id).x1), [160.0; 3]);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.at, Spot::new(35.0, 25.0), "it goes with its panel, once");
    h.one_step(&before);
    h.e.undo();
    line_up(&mut h, Align::SpreadDown);
    // From 10 to 240 mm: 240 mm of things overlap by 5 mm each time.
    assert_eq!([1, 2, 6].map(|id| frame(&h, id).y0), [10.0, 105.0, 200.0]);
    h.e.undo();
    h.e.select(vec![ItemId(1), ItemId(2)]);
    assert!(h.e.can_align(Align::Top) && !h.e.can_align(Align::SpreadAcross));
    let before = Arc::clone(h.e.committed());
    line_up(&mut h, Align::Top);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "they are in line already");
}

fn full_layout(name: &str) -> Arrangement {
    let named = |l: &Arrangement| l.name_in(&Lang::english()) == name;
    panelwright::file::arrangements::all().into_iter().find(named).expect("it is in the gallery")
}

#[test]
fn panels_that_find_no_place_are_merged_into_the_last_one_when_that_is_wished() {
    let mut h = Hand::new();
    let layout = full_layout("One panel");
    assert_eq!((h.e.left_over(&layout), h.e.left_over(&full_layout("Two tiers"))), (1, 0));
    let before = Arc::clone(h.e.project());
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.arrange(&layout, Leftover::Merge, &seen);
    assert_eq!(h.e.page().reading, [ItemId(1)]);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 160.0, 250.0));
    let ItemKind::Panel(one) = h.kind(1) else { panic!("a panel") };
    assert_eq!(one.art.len(), 2);
    // The effect stood in the middle of its panel, 60 mm of 100 down: so it does now.
    let item = Arc::clone(h.e.page().item(ItemId(5)).expect("there"));
    let ItemKind::Effect(effect) = &item.kind else { panic!("an effect") };
    assert_eq!((item.panel, effect.at), (Some(ItemId(1)), Spot::new(75.0, 144.0)));
    assert_eq!(h.e.page().lines.len(), 3);
    h.one_step(&before);
}

#[test]
fn the_layout_of_a_page_is_kept_and_put_on_another() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("panelwright/layouts.ron");
    let mut h = Hand::new();
    arrange(&mut h, "Manga, five");
    let was: Vec<Outline> =
        h.e.page().reading.iter().map(|id| h.e.page().panel(*id).expect("a panel").outline.clone()).collect();
    assert_eq!(was.len(), 5);
    let mut layout = h.e.layout_of_page().expect("panels");
    layout.name.insert(Lang::english(), "Chase".to_owned());
    panelwright::file::arrangements::keep(&file, &[layout]).expect("written");
    let own = panelwright::file::arrangements::own(&file).expect("reads");
    h.e.go_to_page(1);
    assert!(h.e.layout_of_page().is_none(), "a page without panels has none");
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.arrange(&own[0], Leftover::Keep, &seen);
    let is: Vec<Outline> =
        h.e.page().reading.iter().map(|id| h.e.page().panel(*id).expect("a panel").outline.clone()).collect();
    for (a, b) in was.iter().zip(&is) {
        let near = |(a, b): (Spot, Spot)| (a.point() - b.point()).hypot() < 0.002;
        assert!(a.corners().into_iter().zip(b.corners()).all(near), "{a:?} {b:?}");
    }
    // A file that is no list of layouts is told of and left alone.
    std::fs::write(&file, "my notes").expect("written");
    assert!(panelwright::file::arrangements::own(&file).is_err());
    assert!(panelwright::file::arrangements::keep(&file, &own).is_err());
    assert_eq!(std::fs::read_to_string(&file).expect("there"), "my notes");
    assert_eq!(panelwright::file::arrangements::own(&folder.path().join("none.ron")), Ok(Vec::new()));
}

#[test]
fn words_lie_inside_of_their_panels_after_a_layout_was_chosen() {
    let mut h = Hand::new();
    let line = |id| Line::new(LineId(id));
    // A caption 2 mm from the lower right corner of panel 1, and an effect in the lower half of panel 2.
    h.e.commit(&[Edit::AddItems {
        page: PageId(100),
        items: vec![caption(20, Some(1), 120, (38.0, 90.0)), effect(21, Some(2), 121, (53.0, 92.0))],
        lines: vec![line(120), line(121)],
    }])
    .expect("ok");
    let frame = |h: &Hand, id: u64| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        scene.parts.iter().find(|p| p.item == ItemId(id)).expect("seen").frame
    };
    let clear = |h: &Hand| {
        for item in h.e.page().items.iter().filter(|i| i.line().is_some()) {
            let room = h.bounds(item.panel.expect("in a panel").0).inset(-2.0);
            let own = frame(h, item.id.0);
            assert!(room.union(own) == room, "{:?} in {room:?}: {own:?}", item.id);
            // Slanted edges are no nearer than the sides of the panel's bounds.
            let outline = h.e.page().panel(item.panel.expect("in a panel")).expect("a panel").outline.path();
            let own = own.inflate(1.5, 1.5);
            for corner in [own.origin(), p(own.x1, own.y0), p(own.x1, own.y1), p(own.x0, own.y1)] {
                assert!(outline.winding(corner) != 0, "{:?} {own:?} in {outline:?}", item.id);
            }
        }
    };
    let before = Arc::clone(h.e.project());
    for name in
        ["Three tiers", "Two by two", "Three by three", "Manga, five", "Slanted pairs", "Slanted tiers"]
    {
        arrange(&mut h, name);
        clear(&h);
        h.one_step(&before);
        h.e.undo();
    }
    // At the same edges as before, in the corner of a tier.
    arrange(&mut h, "Three tiers");
    let (own, panel) = (frame(&h, 20), h.bounds(1));
    assert_eq!((panel.x1 - own.x1, panel.y1 - own.y1), (2.0, 2.0));
    h.e.undo();
    // Panels that find no place give their words to the last one, inside of it.
    h.e.commit(&[Edit::Change {
        page: PageId(100),
        item: ItemId(21),
        change: Change::At(Spot::new(68.0, 98.0)),
    }])
    .expect("ok");
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.arrange(&full_layout("One panel"), Leftover::Merge, &seen);
    assert_eq!(h.e.page().item(ItemId(21)).expect("there").panel, Some(ItemId(1)));
    clear(&h);
    h.e.undo();
    h.e.undo();
    // And one that is divided keeps none of them over the new gutter.
    h.e.select(vec![ItemId(1)]);
    h.e.commit(&[Edit::Change {
        page: PageId(100),
        item: ItemId(3),
        change: Change::At(Spot::new(35.0, 43.0)),
    }])
    .expect("ok");
    arrange(&mut h, "Two tiers");
    assert_eq!(frame(&h, 3), Rect::new(30.0, 35.0, 60.0, 55.0));
    clear(&h);
}

#[test]
fn marks_stay_on_the_picture_of_a_panel_that_takes_others_in() {
    let mut h = Hand::new();
    let mouth = |who: &str, at| PanelMark::Mouth(Mouth { who: CastId(who.to_owned()), at });
    let set = |item, change| Edit::Change { page: PageId(100), item: ItemId(item), change };
    h.e.commit(&[
        set(1, Change::Art(vec![art("street.png")])),
        set(1, Change::Marks(vec![mouth("ada", Spot::new(20.0, 70.0))])),
        set(2, Change::Marks(vec![mouth("bo", Spot::new(35.0, 50.0))])),
    ])
    .expect("ok");
    // Where the mark is in the picture, which has 800 by 800 pixels.
    let inside = |h: &Hand| {
        let ItemKind::Panel(panel) = h.kind(1) else { panic!() };
        let size = panelwright::geom::Size::new(800.0, 800.0);
        let own = panel.art.iter().find(|l| l.path.0 == "street.png").expect("its own");
        let lay = own.crop.page_from_art(size, panel.outline.bounds()).expect("an area");
        lay.inverse() * (panel.marks[0].at().point() + h.bounds(1).origin().to_vec2())
    };
    let before = inside(&h);
    let seen = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.arrange(&full_layout("One panel"), Leftover::Merge, &seen);
    let ItemKind::Panel(one) = h.kind(1) else { panic!() };
    assert_eq!((one.art.len(), one.marks.len()), (3, 2));
    assert!((inside(&h) - before).hypot() < 0.1, "{before:?} {:?}", inside(&h));
    // That of the other one is at the same share of the panel.
    assert_eq!(one.marks[1].at(), Spot::new(75.0, 120.0));
}
