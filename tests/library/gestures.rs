//! Every tool, from inputs to project, selection and undo steps.

mod bodies;
mod pointed;
use crate::workbench;

use panelwright::edit::{Change, Edit, Label, Level};
use panelwright::editor::{Input, Mods, OverlayMark, Stage, ToolKind, Verb, Wish};
use panelwright::geom::{Point, Rect, Vec2};
use panelwright::model::shape::Drawn;
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

#[test]
fn clicks_select_the_topmost_toggle_and_clear() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.click(p(45.0, 35.0), NONE);
    assert_eq!(h.selected(), [3]);
    h.click(p(15.0, 100.0), SHIFT);
    assert_eq!(h.selected(), [3, 1]);
    h.click(p(45.0, 35.0), CTRL);
    assert_eq!(h.selected(), [1]);
    h.click(p(85.0, 150.0), NONE);
    assert_eq!(h.selected(), Vec::<u64>::new());
    assert!(Arc::ptr_eq(&before, h.e.project()), "selecting changes nothing");
    h.e.commit(&[Edit::Change { page: PageId(100), item: ItemId(3), change: Change::Locked(true) }])
        .expect("ok");
    h.click(p(45.0, 35.0), NONE);
    assert_eq!(h.selected(), [1], "what is locked is clicked through");
}

#[test]
fn a_drag_moves_and_a_short_one_only_selects() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(45.5, 35.5), NONE);
    h.release(p(45.5, 35.5), NONE);
    assert!(Arc::ptr_eq(&before, h.e.project()));
    h.pull(p(45.0, 35.0), p(48.0, 53.0), CTRL);
    assert!(Arc::ptr_eq(&before, h.e.committed()), "with control from the start a box selects");
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(48.0, 53.0), CTRL);
    h.release(p(48.0, 53.0), CTRL);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!((b.at, b.tails[0].mouth), (Spot::new(38.0, 43.0), Spot::new(35.0, 80.0)));
    assert_eq!(h.selected(), [3]);
    h.one_step(&before);
}

#[test]
fn shift_keeps_the_axis_and_alt_leaves_a_copy() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(49.0, 55.0), Mods { shift: true, ctrl: true, alt: false });
    h.release(p(49.0, 55.0), Mods { shift: true, ctrl: true, alt: false });
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.at, Spot::new(35.0, 45.0));
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.press(p(45.0, 55.0), NONE);
    h.drag(p(45.0, 80.0), Mods { alt: true, ctrl: true, shift: false });
    assert_eq!(h.e.moving_items().len(), 1);
    h.release(p(45.0, 80.0), Mods { alt: true, ctrl: true, shift: false });
    assert_eq!(h.e.page().items.len(), 7);
    assert_eq!(h.e.history().undo_label(), Some(Label::Duplicate));
    assert!(!h.selected().contains(&3) && h.selected().len() == 1);
    assert_eq!(
        h.e.page().lines[1].id,
        h.e.page().item(h.e.selection()[0]).and_then(|i| i.line()).expect("a line")
    );
    h.one_step(&before);
}

#[test]
fn a_dropped_balloon_belongs_to_the_panel_under_it() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.pull(p(45.0, 35.0), p(125.0, 45.0), NONE);
    let item = Arc::clone(h.e.page().item(ItemId(3)).expect("there"));
    assert_eq!(item.panel, Some(ItemId(2)));
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.pull(p(125.0, 45.0), p(125.0, 180.0), NONE);
    assert_eq!(h.e.page().item(ItemId(3)).expect("there").panel, None);
    h.one_step(&before);
    h.e.undo();
    h.pull(p(125.0, 45.0), p(125.0, 114.0), NONE);
    assert_eq!(h.e.page().item(ItemId(3)).expect("there").panel, Some(ItemId(2)), "it still overlaps");
}

#[test]
fn a_selected_panel_moves_though_another_lies_over_it_and_takes_its_own_along() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    h.press(p(20.0, 100.0), NONE);
    h.drag(p(21.0, 110.0), CTRL);
    h.release(p(21.0, 130.0), CTRL);
    assert_eq!(h.bounds(1), Rect::new(11.0, 40.0, 81.0, 140.0));
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.at, Spot::new(35.0, 25.0));
    h.one_step(&before);
}

#[test]
fn escape_restores_the_very_same_project_and_selection() {
    for tool in ToolKind::ALL {
        let mut h = Hand::new();
        h.e.select(vec![ItemId(6)]);
        h.e.set_tool(tool);
        let before = Arc::clone(h.e.project());
        for start in [p(45.0, 35.0), p(70.0, 220.0), p(30.0, 200.0), p(100.0, 150.0)] {
            h.press(start, NONE);
            h.drag(start + Vec2::new(20.0, 20.0), NONE);
            h.drag(start + Vec2::new(30.0, 40.0), ALT);
            assert!(h.e.in_gesture());
            h.input(Input::Cancel);
            assert!(!h.e.in_gesture());
            assert!(Arc::ptr_eq(&before, h.e.project()), "{tool:?}");
            assert_eq!(h.selected(), [6], "{tool:?}");
            h.release(start, NONE);
            assert!(Arc::ptr_eq(&before, h.e.project()));
        }
        assert!(!h.e.is_unsaved() && !h.e.can(Verb::Undo));
    }
}

#[test]
fn the_box_takes_words_that_it_touches_and_panels_only_whole() {
    let mut h = Hand::new();
    h.pull(p(5.0, 115.0), p(60.0, 8.0), CTRL);
    assert_eq!(h.selected(), [3]);
    // A corner of the balloon is enough; begun within a panel the box is about what lies there. With Ctrl a box begins there,
    // and adds.
    for (from, to, taken) in [
        (p(12.0, 12.0), p(32.0, 27.0), &[3][..]),
        // Though its outline is not crossed.
        (p(40.0, 30.0), p(44.0, 33.0), &[3]),
        (p(12.0, 60.0), p(70.0, 100.0), &[]),
        (p(5.0, 115.0), p(82.0, 8.0), &[1, 3]),
    ] {
        h.e.select(Vec::new());
        h.pull(from, to, CTRL);
        assert_eq!(h.selected(), taken, "{from:?}");
    }
    // Of a picture a piece is not enough, for pictures cover the page as panels do.
    h.pull(p(5.0, 190.0), p(60.0, 239.0), NONE);
    assert_eq!(h.selected(), Vec::<u64>::new());
    h.pull(p(5.0, 190.0), p(75.0, 250.0), NONE);
    assert_eq!(h.selected(), [6]);
    h.press(p(5.0, 190.0), NONE);
    h.drag(p(75.0, 250.0), NONE);
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: 0.25 });
    assert!(marks.iter().any(|m| matches!(m, OverlayMark::Marquee(_))));
}

#[test]
fn a_new_balloon_speaks_downward_as_long_as_there_is_room_below_it() {
    let mouth = |at: Point| {
        let mut h = Hand::new();
        h.e.set_tool(ToolKind::Balloon);
        h.click(at, NONE);
        let ItemKind::Balloon(b) = h.kind(h.selected()[0]) else { panic!("a balloon") };
        b.tails[0].mouth
    };
    // Panel 1 is 100 mm high; places count from its corner.
    assert_eq!(mouth(p(45.0, 25.0)).y, 70.0);
    let low = mouth(p(45.0, 75.0)).y;
    assert!(low > 75.0 && low < 100.0, "half way to the foot: {low}");
    assert_eq!(mouth(p(45.0, 97.0)).y, 30.0, "above where nothing is left below");
}

#[test]
fn the_handle_of_a_side_makes_room_for_the_foot_of_a_tail() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(3)]);
    // The balloon is 30 by 20 mm about 45, 35; so that its tail begins in the middle of its lower side.
    let tails = vec![Tail::towards(Spot::new(35.0, 35.0 + 10.0 / 0.3 - 10.0))];
    let edit = Edit::Change { page: h.e.page().id, item: ItemId(3), change: Change::Tails(tails) };
    h.e.commit(&[edit]).expect("a tail");
    let before = Arc::clone(h.e.project());
    h.pull(p(48.5, 45.0), p(48.5, 55.0), CTRL);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!("a balloon") };
    assert_eq!(b.size, Some(Spot::new(30.0, 30.0)), "a little aside it is sized");
    assert_eq!(b.tails[0].root, None);
    h.one_step(&before);
    h.e.undo();
    h.pull(p(45.0, 45.0), p(55.0, 44.0), CTRL);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!("a balloon") };
    assert!(b.size.is_none() && b.tails[0].root.is_some(), "on the foot it is the foot that moves");
    h.one_step(&before);
}

#[test]
fn handles_resize_each_kind_in_its_way() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    h.press(p(80.0, 110.0), NONE);
    h.drag(p(60.0, 80.0), CTRL);
    h.release(p(60.0, 90.0), NONE);
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 60.0, 90.0));
    h.one_step(&before);
    // The balloon stays on the page when the panel's upper left corner moves, but for what would be outside.
    h.pull(p(10.0, 10.0), p(20.0, 30.0), NONE);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!((h.bounds(1), b.at), (Rect::new(20.0, 30.0, 60.0, 90.0), Spot::new(23.0, 12.0)));
    // Letters keep their proportion.
    h.e.select(vec![ItemId(5)]);
    // Handles of what is small on the screen stand 7 px outside.
    h.pull(p(141.75, 76.75), p(171.75, 86.75), NONE);
    let ItemKind::Effect(e) = h.kind(5) else { panic!() };
    assert_eq!((e.letter_mm, e.at), (20.0, Spot::new(50.0, 65.0)));
    // A caption has a width only.
    h.e.select(vec![ItemId(4)]);
    h.press(p(122.0, 16.0), NONE);
    h.release(p(132.0, 40.0), CTRL);
    let ItemKind::Caption(c) = h.kind(4) else { panic!() };
    assert_eq!((c.width, c.at), (Some(40.0), Spot::new(2.0, 2.0)));
    // With alt from the centre, with shift in proportion.
    h.e.select(vec![ItemId(6)]);
    h.press(p(70.0, 240.0), NONE);
    h.release(p(60.0, 220.0), Mods { shift: true, alt: true, ctrl: false });
    let ItemKind::Art(a) = h.kind(6) else { panic!() };
    assert_eq!(a.frame, Frame::new(40.0, 210.0, 20.0, 20.0));
}

#[test]
fn corners_tails_and_bends_have_handles() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    h.press(p(80.0, 110.0), CTRL);
    h.release(p(70.0, 120.0), CTRL);
    let corners = h.e.page().panel(ItemId(1)).expect("a panel").outline.corners();
    assert_eq!(corners[2], Spot::new(70.0, 120.0));
    h.one_step(&before);
    h.pull(p(70.0, 120.0), p(75.0, 130.0), NONE);
    assert_eq!(h.bounds(1).y1, 130.0);
    h.e.select(vec![ItemId(3)]);
    let before = Arc::clone(h.e.committed());
    h.pull(p(45.0, 90.0), p(60.0, 70.0), NONE);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert_eq!(b.tails[0].mouth, Spot::new(50.0, 60.0), "counted from the panel");
    h.one_step(&before);
    h.e.undo();
    // The tail runs from (45, 51.5) to (45, 72.675).
    h.pull(p(45.0, 62.0), p(40.0, 62.0), NONE);
    let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
    assert!((b.tails[0].bend - 10.0 / 21.175).abs() < 1e-3, "{}", b.tails[0].bend);
}

#[test]
fn double_clicks_open_words_and_art() {
    let mut h = Hand::new();
    let twice = |at| Input::Press { at, mods: NONE, clicks: 2 };
    assert_eq!(h.input(twice(p(45.0, 35.0))), Wish::EditWords(ItemId(3)));
    h.release(p(45.0, 35.0), NONE);
    assert_eq!(h.input(twice(p(100.0, 100.0))), Wish::None);
    assert_eq!(h.e.art_target(), Some(ItemId(2)));
    h.release(p(100.0, 100.0), NONE);
    let before = Arc::clone(h.e.project());
    h.pull(p(100.0, 100.0), p(107.0, 95.0), NONE);
    let ItemKind::Panel(two) = h.kind(2) else { panic!() };
    assert_eq!((two.art[0].crop.pan, two.art[1].crop.pan), (Spot::new(0.0, 0.0), Spot::new(7.0, -5.0)));
    h.one_step(&before);
    let before = Arc::clone(h.e.committed());
    h.e.zoom_art(p(100.0, 100.0), 1.5);
    h.e.zoom_art(p(100.0, 100.0), 1.5);
    h.e.settle();
    let ItemKind::Panel(two) = h.kind(2) else { panic!() };
    assert_eq!(two.art[1].crop.zoom, 2.25);
    h.one_step(&before);
    h.input(Input::Cancel);
    assert_eq!(h.e.art_target(), None);
}

#[test]
fn the_panel_tool_snaps_orders_and_ignores_clicks() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Panel);
    let before = Arc::clone(h.e.project());
    h.click(p(20.0, 130.0), NONE);
    h.pull(p(20.0, 130.0), p(22.0, 160.0), NONE);
    assert!(Arc::ptr_eq(&before, h.e.project()), "narrower than any panel");
    // Below the first tier at the gutter's distance, from safe edge to safe edge.
    h.pull(p(10.6, 115.2), p(159.2, 180.0), NONE);
    let id = h.e.selection()[0];
    assert_eq!(h.bounds(id.0), Rect::new(10.0, 116.0, 160.0, 180.0));
    assert_eq!(h.e.page().panel(id).expect("a panel").border_mm, 0.5);
    assert_eq!(h.e.page().reading, [ItemId(1), ItemId(2), id]);
    h.one_step(&before);
    h.pull(p(60.0, 20.0), p(84.0, 90.0), CTRL);
    let between = h.e.selection()[0];
    assert_eq!(h.e.page().reading, [ItemId(1), between, ItemId(2), id]);
}

#[test]
fn words_are_placed_typed_and_read_in_order() {
    let mut h = Hand::new();
    h.e.set_tool(ToolKind::Balloon);
    let before = Arc::clone(h.e.project());
    let wish = h.click(p(45.0, 80.0), NONE);
    let id = h.e.selection()[0];
    assert_eq!((wish, h.e.tool()), (Wish::EditWords(id), ToolKind::Select));
    let ItemKind::Balloon(b) = h.kind(id.0) else { panic!() };
    assert_eq!((b.at, h.e.page().item(id).expect("there").panel), (Spot::new(35.0, 70.0), Some(ItemId(1))));
    assert_eq!(h.e.page().lines.iter().position(|l| l.id == b.line), Some(1), "after what is above it");
    h.one_step(&before);
    h.e.set_tool(ToolKind::Balloon);
    h.pull(p(130.0, 95.0), p(120.0, 60.0), NONE);
    let ItemKind::Balloon(b) = h.kind(h.e.selection()[0].0) else { panic!() };
    assert_eq!(b.tails, [Tail::of_speaker(Spot::new(30.0, 50.0))]);
    h.e.set_tool(ToolKind::Caption);
    let before = Arc::clone(h.e.committed());
    assert!(matches!(h.click(p(13.0, 11.0), NONE), Wish::EditWords(_)));
    let ItemKind::Caption(c) = h.kind(h.e.selection()[0].0) else { panic!() };
    assert_eq!((c.at, h.e.page().lines[0].id), (Spot::new(2.0, 2.0), c.line));
    h.one_step(&before);
    h.e.set_tool(ToolKind::Effect);
    h.pull(p(100.0, 150.0), p(140.0, 170.0), NONE);
    let ItemKind::Effect(e) = h.kind(h.e.selection()[0].0) else { panic!() };
    assert_eq!((e.at, e.letter_mm), (Spot::new(120.0, 160.0), 20.0));
}

#[test]
fn verbs_make_one_step_each_and_none_without_a_selection() {
    let mut h = Hand::new();
    let first = Arc::clone(h.e.project());
    h.e.delete();
    h.e.duplicate();
    h.e.nudge(Vec2::new(0.5, 0.0));
    h.e.restack(Level::Front);
    assert!(Arc::ptr_eq(&first, h.e.project()) && h.e.copy().is_none());
    h.e.select(vec![ItemId(1)]);
    h.e.duplicate();
    assert_eq!(h.e.selection().len(), 1, "the copy of the panel, not of what belongs to it");
    assert_eq!(h.e.page().items.len(), 8);
    h.one_step(&first);
    h.e.undo();
    h.e.select(vec![ItemId(3)]);
    let clip = h.e.copy().expect("something is selected");
    h.e.paste(&clip);
    h.e.paste(&clip);
    let places: Vec<Spot> =
        h.e.page()
            .items
            .iter()
            .filter_map(|i| if let ItemKind::Balloon(b) = &i.kind { Some(b.at) } else { None })
            .collect();
    assert_eq!(places, [Spot::new(35.0, 25.0), Spot::new(40.0, 30.0), Spot::new(45.0, 35.0)]);
    h.e.go_to_page(1);
    h.e.paste(&clip);
    let pasted = Arc::clone(h.e.page().item(h.e.selection()[0]).expect("pasted"));
    let ItemKind::Balloon(b) = &pasted.kind else { panic!() };
    assert_eq!((pasted.panel, b.at), (None, Spot::new(45.0, 35.0)));
    assert_eq!(invariants::breaches(h.e.project()), Vec::new());
    h.e.go_to_page(0);
    h.e.undo();
    assert_eq!(h.e.page_index(), 1, "undo shows the page where the step was done");
}

#[test]
fn pages_come_go_and_are_copied_whole() {
    let mut h = Hand::new();
    let first = Arc::clone(h.e.project());
    h.e.duplicate_pages(&[PageId(100)]);
    assert_eq!((h.e.page_index(), h.e.project().pages.len()), (1, 3));
    let (a, b) = (&h.e.project().pages[0], &h.e.project().pages[1]);
    assert_eq!(
        (a.items.len(), a.lines.len(), a.reading.len()),
        (b.items.len(), b.lines.len(), b.reading.len())
    );
    h.one_step(&first);
    h.e.add_page(99);
    assert_eq!(h.e.page_index(), 3);
    let id = h.e.page().id;
    h.e.move_pages(&[id], 0);
    assert_eq!(h.e.page_index(), 0);
    h.e.remove_pages(&[id]);
    assert_eq!((h.e.page_index(), h.e.project().pages.len()), (0, 3));
    assert_eq!(invariants::breaches(h.e.project()), Vec::new());
}

#[test]
fn sliders_are_one_step_and_replace_what_they_showed() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    for mm in [1.0, 2.0, 3.0] {
        let change = Change::Border { mm, colour: panelwright::geom::Rgba::BLACK };
        h.e.try_live(&[Edit::Change { page: PageId(100), item: ItemId(1), change }]).expect("ok");
        assert!(Arc::ptr_eq(&before, h.e.committed()));
        assert_eq!(h.e.page().panel(ItemId(1)).expect("a panel").border_mm, mm);
    }
    assert!(h.e.is_unsaved());
    h.e.settle();
    h.one_step(&before);
}

#[test]
fn dropped_pictures_fill_panels_or_lie_free() {
    let mut h = Hand::new();
    let put = |h: &mut Hand, at| {
        let scene = scene(h.e.project(), h.e.page(), h.e.edition());
        h.e.place_art(at, ArtPath("art/new.png".to_owned()), &Stage { scene: &scene, mm_per_px: 0.25 })
    };
    let before = Arc::clone(h.e.project());
    assert!(put(&mut h, p(150.0, 100.0)));
    let ItemKind::Panel(two) = h.kind(2) else { panic!() };
    assert_eq!((two.art[0].path.file_name(), two.art.len()), ("new.png", 2));
    h.one_step(&before);
    assert!(put(&mut h, p(120.0, 200.0)));
    assert_eq!(h.e.page().items.len(), 7);
}

/// Thousands of inputs over all tools and verbs: the laws of the model hold and history is one line.
#[test]
fn no_stream_of_inputs_breaks_a_law() {
    for seed in 0..6 {
        let mut random = IdSource::seeded(seed);
        let mut dice = move |n: u64| random.next_number() % n;
        let mut h = Hand::new();
        let first = Arc::clone(h.e.project());
        let mut clip = None;
        let mut step = 0;
        for _ in 0..1500 {
            let at = Point::new(dice(1900) as f64 / 10.0 - 10.0, dice(2800) as f64 / 10.0 - 10.0);
            let mods = Mods { shift: dice(5) == 0, ctrl: dice(5) == 0, alt: dice(5) == 0 };
            match dice(40) {
                0 => h.e.set_tool(ToolKind::ALL[dice(7) as usize]),
                1 | 2 => drop(h.e.undo()),
                3 => drop(h.e.redo()),
                4 if h.e.page().items.len() > 6 => h.e.delete(),
                5 if h.e.page().items.len() < 25 => h.e.duplicate(),
                6 => clip = h.e.copy().or(clip),
                7 if h.e.page().items.len() < 25 => clip.iter().for_each(|clip| h.e.paste(clip)),
                8 => h
                    .e
                    .restack([Level::Front, Level::Back, Level::Forward, Level::Backward][dice(4) as usize]),
                9 => h.e.go_to_page(dice(3) as usize),
                10 if h.e.project().pages.len() < 4 => drop(h.e.duplicate_pages(&[h.e.page().id])),
                11 => h.e.remove_pages(&[h.e.page().id]),
                12 => drop(h.input(Input::Cancel)),
                13 => h.e.select_all(),
                14 => h.e.zoom_art(at, 1.1),
                15 => h.e.nudge(Vec2::new(0.5, 0.0)),
                16 => drop(h.input(Input::Hover { at, mods })),
                17..=24 => drop(h.input(Input::Press { at, mods, clicks: 1 + u8::from(dice(8) == 0) })),
                25..=33 => drop(h.drag(at, mods)),
                _ => drop(h.release(at, mods)),
            }
            step += 1;
            assert!(h.e.selection().iter().all(|id| h.e.page().item(*id).is_some()));
            assert_eq!(invariants::breaches(h.e.project()), Vec::new(), "seed {seed}, step {step}");
            assert!(h.e.in_gesture() || h.e.can(Verb::Undo) || Arc::ptr_eq(&first, h.e.project()));
        }
        h.input(Input::Cancel);
        h.e.settle();
        while h.e.redo().is_some() {}
        let last = Arc::clone(h.e.committed());
        let steps = std::iter::from_fn(|| h.e.undo()).count();
        assert!(steps > 60, "only {steps} steps: the stream does nothing");
        assert!(Arc::ptr_eq(&first, h.e.committed()));
        while h.e.redo().is_some() {}
        assert!(Arc::ptr_eq(&last, h.e.committed()));
    }
}

#[test]
fn pointing_at_something_selects_it_alone_unless_it_is_selected() {
    let mut hand = Hand::new();
    let point = |hand: &mut Hand, at| {
        let scene = scene(hand.e.project(), hand.e.page(), hand.e.edition());
        hand.e.point_out(at, &Stage { scene: &scene, mm_per_px: 0.25 }).map(|id| id.0)
    };
    assert_eq!(point(&mut hand, p(35.0, 25.0)), Some(3));
    assert_eq!(hand.selected(), [3]);
    hand.e.select(vec![ItemId(1), ItemId(3)]);
    assert_eq!(point(&mut hand, p(35.0, 25.0)), Some(3));
    assert_eq!(hand.selected(), [1, 3], "what is selected together stays so");
    assert_eq!(point(&mut hand, p(1.0, 1.0)), None);
    assert_eq!(hand.selected(), [0; 0]);

    let lock = |item| Edit::Change { page: PageId(100), item, change: Change::Locked(true) };
    hand.e.commit(&[lock(ItemId(1)), lock(ItemId(6))]).expect("locks");
    assert_eq!(point(&mut hand, p(35.0, 90.0)), Some(1), "it can be unlocked");
    assert_eq!(point(&mut hand, p(35.0, 25.0)), Some(3), "what is free comes first");
}

#[test]
fn items_are_gone_through_as_they_are_read() {
    let mut hand = Hand::new();
    let mut seen = Vec::new();
    for _ in 0..7 {
        hand.e.select_next(true);
        seen.extend(hand.selected());
    }
    assert_eq!(seen, [1, 3, 2, 4, 5, 6, 1]);
    hand.e.select_next(false);
    assert_eq!(hand.selected(), [6]);
    let hide = Edit::Change { page: PageId(100), item: ItemId(5), change: Change::Hidden(true) };
    hand.e.commit(&[hide]).expect("hides");
    hand.e.select_next(false);
    assert_eq!(hand.selected(), [4], "what is hidden is passed over");
}

#[test]
fn escape_lets_go_of_what_is_selected() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    h.click(p(45.0, 35.0), NONE);
    h.input(Input::Cancel);
    assert_eq!(h.selected(), Vec::<u64>::new());
    h.e.set_art_target(Some(ItemId(2)));
    h.input(Input::Cancel);
    assert_eq!(
        (h.e.art_target(), h.selected()),
        (None, vec![2]),
        "first the picture is left, then the panel"
    );
    h.input(Input::Cancel);
    assert_eq!(h.selected(), Vec::<u64>::new());
    assert!(Arc::ptr_eq(&before, h.e.project()));
}

#[test]
fn letters_grow_and_shrink_by_steps() {
    let mut h = Hand::new();
    h.e.select(vec![ItemId(1)]);
    assert!(!h.e.can_size_letters(), "a panel has no letters");
    h.e.select(vec![ItemId(1), ItemId(3), ItemId(5)]);
    let before = Arc::clone(h.e.project());
    h.e.size_letters(true);
    let scale = |h: &Hand, id| match h.kind(id) {
        ItemKind::Balloon(b) => b.look.scale,
        ItemKind::Effect(e) => e.look.scale,
        _ => panic!("letters"),
    };
    assert_eq!((scale(&h, 3), scale(&h, 5)), (Some(1.1), Some(1.1)));
    h.one_step(&before);
    h.e.size_letters(false);
    assert_eq!((scale(&h, 3), scale(&h, 5)), (None, None), "a step up and down is none");
}
