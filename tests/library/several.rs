//! What holds for several things at once and for what is not there yet: resizing together, tails that are added, panels
//! that wait for their picture, pictures that hold on to their panel's edges.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Input, OverlayMark, Stage, ToolKind, Wish};
use panelwright::geom::{Point, Rect};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn marks(h: &Hand) -> Vec<OverlayMark> {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.overlay(&Stage { scene: &scene, mm_per_px: h.mm_per_px })
}

fn squares(h: &Hand) -> Vec<Point> {
    let square = |mark: OverlayMark| match mark {
        OverlayMark::Handle { at, round: false } => Some(at),
        _ => None,
    };
    marks(h).into_iter().filter_map(square).collect()
}

#[test]
fn several_things_are_resized_together() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1), ItemId(2), ItemId(3)]);
    // Around both panels, 10 to 160 and 10 to 110.
    let handles = squares(&h);
    assert_eq!(handles.len(), 8);
    assert!(handles.contains(&p(160.0, 110.0)) && handles.contains(&p(85.0, 10.0)), "{handles:?}");
    let before = Arc::clone(h.e.project());
    h.press(p(160.0, 110.0), NONE);
    h.drag(p(130.0, 85.0), CTRL);
    h.release(p(130.0, 85.0), CTRL);
    // By 0.8 across and 0.75 down; the gutter of 10 becomes 8.
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 66.0, 85.0));
    assert_eq!(h.bounds(2), Rect::new(74.0, 10.0, 130.0, 85.0));
    // The balloon grows to its words: its middle goes along, its size is its own.
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!((b.at, b.size), (Spot::new(28.0, 18.75), None));
    assert_eq!(h.e.history().undo_label(), Some(Label::Resize));
    h.one_step(&before);
    h.press(p(130.0, 85.0), NONE);
    h.drag(p(150.0, 100.0), NONE);
    h.input(Input::Cancel);
    assert_eq!(h.bounds(2), Rect::new(74.0, 10.0, 130.0, 85.0), "Escape puts all back");
    // In proportion with shift, and what is locked stays.
    h.e.undo();
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(1), change: Change::Locked(true) }])
        .expect("ok");
    h.e.select(vec![ItemId(1), ItemId(2), ItemId(6)]);
    assert!(squares(&h).contains(&p(30.0, 10.0)), "around panel 2 and the picture");
    h.press(p(160.0, 240.0), NONE);
    h.drag(p(95.0, 230.0), SHIFT);
    h.release(p(95.0, 230.0), SHIFT);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 110.0));
    let two = h.bounds(2);
    assert!((two.width() / two.height() - 0.7).abs() < 1e-2, "{two:?}");
}

#[test]
fn a_tail_is_added_to_each_balloon_and_caption_that_is_selected() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    assert!(!h.e.can_add_tail(), "a panel has none");
    h.e.select(vec![ItemId(3), ItemId(4), ItemId(5)]);
    assert!(h.e.can_add_tail());
    let before = Arc::clone(h.e.project());
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.add_tail(&scene);
    let (ItemKind::Balloon(b), ItemKind::Caption(c)) = (h.kind(3), h.kind(4)) else { panic!() };
    assert_eq!((b.tails.len(), c.tails.len()), (2, 1));
    // Where mouths usually are in the panel, beside the first, counted from the panel.
    assert_eq!(b.tails[1].mouth, Spot::new(35.0 + 12.0, 70.0));
    assert_eq!(h.e.history().undo_label(), Some(Label::Tail));
    h.one_step(&before);
}

#[test]
fn a_panel_without_a_picture_says_so_and_a_double_click_asks_for_one() {
    let mut h = Hand::new();
    let twice = |h: &mut Hand, at| {
        h.click(at, NONE);
        h.input(Input::Press { at, mods: NONE, clicks: 2 })
    };
    assert_eq!(twice(&mut h, p(15.0, 100.0)), Wish::ChoosePicture(ItemId(1)));
    h.input(Input::Release { at: p(15.0, 100.0), mods: NONE });
    assert_eq!(h.selected(), [1]);
    assert_eq!(twice(&mut h, p(95.0, 100.0)), Wish::None, "its art is moved instead");
    h.input(Input::Cancel);
    let says = |h: &Hand| marks(h).iter().filter(|m| matches!(m, OverlayMark::Bare { .. })).count();
    h.e.set_art_target(None);
    h.e.select(vec![ItemId(1)]);
    assert_eq!(says(&h), 0, "a balloon is in it already");
    h.e.select(vec![ItemId(3)]);
    h.e.delete();
    h.e.select(vec![ItemId(1)]);
    assert_eq!(says(&h), 1);
    h.e.select(vec![ItemId(2)]);
    assert_eq!(says(&h), 0, "it has pictures");
    h.e.select(vec![ItemId(1)]);
    h.e.set_tool(ToolKind::Knife);
    assert_eq!(says(&h), 0, "another tool is in hand");
}

#[test]
fn the_edges_of_a_picture_hold_on_to_those_of_its_panel() {
    let mut h = Hand::new();
    let change = Change::Art(vec![art("art/one.png")]);
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(2), change }]).expect("ok");
    // A square picture that just covers 70 by 100: it stands over by 15 on the left and on the right.
    h.e.set_art_target(Some(ItemId(2)));
    let pan = |h: &Hand| h.e.page().item(ItemId(2)).expect("a panel").art()[0].crop.pan;
    let before = Arc::clone(h.e.committed());
    h.pull(p(120.0, 60.0), p(136.0, 61.0), NONE);
    assert_eq!(pan(&h), Spot::new(15.0, 0.0), "no strip is bare by chance");
    h.one_step(&before);
    h.e.undo();
    h.press(p(120.0, 60.0), NONE);
    h.drag(p(136.0, 61.0), CTRL);
    h.release(p(136.0, 61.0), CTRL);
    assert_eq!(pan(&h), Spot::new(16.0, 1.0), "with control it goes where it is put");
    h.e.undo();
    h.pull(p(120.0, 60.0), p(126.0, 70.0), NONE);
    assert_eq!(pan(&h), Spot::new(6.0, 10.0), "further than that it is meant");
}

#[test]
fn what_an_edition_shows_or_hides_is_picked_as_it_is_seen() {
    let mut project = Project::clone(&project());
    let page = Arc::make_mut(&mut project.pages[0]);
    let balloon = page.items.iter_mut().find(|i| i.id == ItemId(3)).expect("there");
    let balloon = Arc::make_mut(balloon);
    balloon.hidden = true;
    balloon.variants =
        vec![Variant { lang: Some(Lang::english()), hidden: Some(false), ..Variant::default() }];
    let mut h = Hand {
        e: panelwright::editor::Editor::new(Arc::new(project), true, IdSource::seeded(1)),
        mm_per_px: 0.25,
    };
    h.e.set_edition(Edition::pages(Lang::english()));
    h.click(p(45.0, 35.0), NONE);
    assert_eq!(h.selected(), [3]);
    h.e.select_all();
    assert!(h.selected().contains(&3));
}

#[test]
fn of_several_tails_of_a_small_balloon_only_the_one_at_the_pointer_is_shaped() {
    let mut h = Hand::new();
    let tails = vec![Tail::towards(Spot::new(10.0, 60.0)), Tail::towards(Spot::new(60.0, 60.0))];
    let change = Change::Tails(tails);
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(3), change }]).expect("ok");
    h.e.select(vec![ItemId(3)]);
    // The balloon of 30 by 20 mm is 30 by 20 px.
    h.mm_per_px = 1.0;
    let round = |h: &Hand| -> Vec<Point> {
        let of = |mark: OverlayMark| match mark {
            OverlayMark::Handle { at, round: true } => Some(at),
            _ => None,
        };
        marks(h).into_iter().filter_map(of).collect()
    };
    for (pointer, left) in [(p(22.0, 68.0), true), (p(68.0, 68.0), false)] {
        h.input(Input::Hover { at: pointer, mods: NONE });
        let shown = round(&h);
        assert!(!shown.is_empty() && shown.iter().all(|at| (at.x < 45.0) == left), "{shown:?}");
        // Both tails can be taken by their mouths.
        let mouths = marks(&h).into_iter().filter(|m| matches!(m, OverlayMark::Mouth { .. })).count();
        assert_eq!(mouths, 2);
    }
    h.mm_per_px = 0.05;
    let shown = round(&h);
    assert!(shown.iter().any(|at| at.x < 45.0) && shown.iter().any(|at| at.x > 45.0));
}
