//! Guides, groups, copies that travel as text, and colours changed everywhere.

use crate::workbench;

use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Align, Clip, Input, OverlayMark, Sight, Stage};
use panelwright::geom::{Point, Rect, Rgba, Vec2};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

fn items(ids: &[u64]) -> Vec<ItemId> {
    ids.iter().copied().map(ItemId).collect()
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

#[test]
fn tails_of_words_that_go_to_the_facing_page_go_along() {
    let mut h = Hand::new();
    let before = Arc::clone(h.e.project());
    // The balloon is at 45, 35 and its mouth at 45, 90; the pages are 170 mm wide.
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(100.0, 40.0), CTRL);
    h.release(p(205.0, 55.0), CTRL);
    let moved = |h: &Hand, id: ItemId| {
        let item = Arc::clone(h.e.page().item(id).expect("there"));
        let ItemKind::Balloon(b) = &item.kind else { panic!("a balloon") };
        let origin = h.e.page().origin_of(&item);
        (b.at.point() + origin, b.tails[0].mouth.point() + origin)
    };
    assert_eq!(
        moved(&h, ItemId(3)),
        (p(205.0, 55.0), p(45.0, 90.0)),
        "on its own page it goes on pointing there"
    );
    assert!(h.e.hand_over(PageId(101), Vec2::new(170.0, 0.0)));
    let there = h.e.selection()[0];
    assert_eq!((h.e.page().id, moved(&h, there)), (PageId(101), (p(35.0, 55.0), p(35.0, 110.0))));
    h.one_step(&before);
}
