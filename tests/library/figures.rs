//! Figures that break out of their panel: what is drawn, in which order, and what becomes of them when panels are cut.

use crate::drawing;
use crate::lettered;
use crate::workbench;

use drawing::golden::check;
use lettered::Sheet;
use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::edit::{Change, Edit};
use panelwright::editor::ToolKind;
use panelwright::geom::{BezPath, Rect, Rgba};
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::scene::{Node, Scene, Sources, build, part_at};
use std::sync::Arc;
use workbench::{Hand, NONE, p};

/// Somebody who stands with the arms held out, cut out.
const FIGURE: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">
<circle cx="30" cy="14" r="10" fill="#e8b48a" stroke="#000" stroke-width="1.5"/>
<path d="M18 26h24l16-6 2 6-16 8-2 26H18l-2-26L0 26l2-6z" fill="#b3402f" stroke="#000" stroke-width="1.5"/></svg>"##;

fn sources() -> (ArtStore, ArtIndex) {
    let store = ArtStore::new(1 << 22);
    let info = store.insert(FIGURE.as_bytes().into()).expect("a picture");
    let mut index = ArtIndex::default();
    index.set("figure.svg", Ok(info));
    (store, index)
}

fn seen(project: &Project, art: &ArtIndex) -> Scene {
    assert_eq!(invariants::breaches(project), Vec::new());
    let fonts = FontBook::bundled();
    let edition = Edition::pages(Lang::english());
    build(project, 0, &edition, &Sources { fonts: &fonts, art }).0
}

fn figure(breaks_out: BreakOut) -> ArtLayer {
    let crop = Crop { zoom: 1.15, pan: Spot::new(0.0, -3.0), ..Crop::default() };
    ArtLayer { crop, breaks_out, ..ArtLayer::new(ArtPath("figure.svg".to_owned())) }
}

fn panel_with(sheet: &mut Sheet, x: f64, y: f64, set: impl FnOnce(&mut Panel)) -> ItemId {
    let id = sheet.panel(x, y, 22.0, 18.0);
    sheet.change(id, |kind| {
        if let ItemKind::Panel(panel) = kind {
            set(panel);
        }
    });
    id
}

#[test]
fn figures_go_past_the_border_where_they_may() {
    let mut sheet = Sheet::new(106.0, 62.0);
    for (n, way) in [
        BreakOut::Never,
        BreakOut::Everywhere,
        BreakOut::Sides(vec![0]),
        // Around the corner.
        BreakOut::Sides(vec![0, 1]),
    ]
    .into_iter()
    .enumerate()
    {
        let x = 3.0 + n as f64 * 26.0;
        panel_with(&mut sheet, x, 9.0, |panel| panel.art = vec![figure(way.clone())]);
        // The next panel comes later in paint order, and still the figure lies over it.
        panel_with(&mut sheet, x, 38.0, |panel| {
            panel.art = vec![figure(way)];
            panel.border_mm = 1.0;
            let corner = |dx: f64, dy: f64, bow: f64| Corner {
                at: Spot::new(x + dx, 38.0 + dy),
                bow: Spot::new(0.0, bow),
            };
            panel.outline = Outline::Curved(vec![
                corner(0.0, 2.0, -2.0),
                corner(20.0, 0.0, 0.0),
                corner(22.0, 20.0, 0.0),
                corner(1.0, 18.0, 0.0),
            ]);
        });
    }
    let (store, index) = sources();
    check("figures", &seen(&sheet.project, &index), &store, 120.0);
}

#[test]
fn a_figure_lies_over_all_panels_below_all_words_and_in_nobodys_way() {
    let mut sheet = Sheet::new(60.0, 40.0);
    let first = panel_with(&mut sheet, 4.0, 10.0, |panel| panel.art = vec![figure(BreakOut::Everywhere)]);
    let second = panel_with(&mut sheet, 26.6, 10.0, |_| {});
    let said = sheet.balloon(Some(first), None, "Oh", (11.0, 4.0), |_| {});
    let (_, index) = sources();
    let scene = seen(&sheet.project, &index);
    let order: Vec<ItemId> = scene.parts.iter().map(|p| p.item).collect();
    let at = |id: ItemId| order.iter().position(|o| *o == id).expect("drawn");
    assert_eq!(order.iter().filter(|id| **id == first).count(), 2);
    let figure = order.iter().rposition(|id| *id == first).expect("the figure");
    assert!(at(first) < at(second) && at(second) < figure && figure < at(said));
    // It reaches into the second panel, and a click there takes that panel.
    let hand = p(27.2, 15.0);
    assert!(scene.parts[figure].bounds.contains(hand));
    assert_eq!(part_at(&scene, hand).map(|part| part.item), Some(second));
}

fn clip(scene: &Scene, id: ItemId) -> Option<Arc<BezPath>> {
    let part = scene.parts.iter().rev().find(|p| p.item == id)?;
    part.nodes.iter().find_map(|n| if let Node::Group(g) = n { g.clip.clone() } else { None })
}

#[test]
fn a_figure_ends_within_the_line_of_the_other_sides() {
    use panelwright::geom::Shape as _;
    let mut sheet = Sheet::new(60.0, 40.0);
    let id = panel_with(&mut sheet, 10.0, 10.0, |panel| {
        panel.border_mm = 2.0;
        panel.art = vec![figure(BreakOut::Sides(vec![0]))];
    });
    let (_, index) = sources();
    let clip = clip(&seen(&sheet.project, &index), id).expect("clipped");
    for (at, shown) in [
        (p(20.0, 2.0), true),
        (p(20.0, 10.0), true),
        (p(20.0, 20.0), true),
        // Within the line at the right, past it, and beyond the corner.
        (p(31.5, 20.0), false),
        (p(35.0, 20.0), false),
        (p(33.0, 5.0), false),
        (p(20.0, 27.5), false),
    ] {
        assert_eq!(clip.winding(at) != 0, shown, "{at:?}");
    }
}

#[test]
fn what_is_cut_keeps_its_sides_and_a_whole_figure_is_seen_once() {
    let mut h = Hand::new();
    let layer = |way| ArtLayer { breaks_out: way, ..workbench::art("art/somebody.png") };
    let art = vec![layer(BreakOut::Everywhere), layer(BreakOut::Sides(vec![0, 3])), layer(BreakOut::Never)];
    let set = Edit::Change { page: PageId(100), item: ItemId(1), change: Change::Art(art) };
    h.e.commit(&[set]).expect("ok");
    let before = Arc::clone(h.e.project());
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(45.0, 8.0), p(45.0, 112.0), NONE);
    let right = h.e.selection()[1];
    let ways = |h: &Hand, id: ItemId| -> Vec<BreakOut> {
        h.e.page().panel(id).expect("a panel").art.iter().map(|l| l.breaks_out.clone()).collect()
    };
    assert_eq!(ways(&h, ItemId(1)), [BreakOut::Everywhere, BreakOut::Sides(vec![0, 3]), BreakOut::Never]);
    assert_eq!(ways(&h, right), [BreakOut::Sides(vec![0]), BreakOut::Never]);
    h.one_step(&before);
    let scene = workbench::scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.merge(&scene).expect("neighbours");
    assert_eq!(h.bounds(1), Rect::new(10.0, 10.0, 80.0, 110.0));
    assert_eq!(ways(&h, ItemId(1))[1], BreakOut::Sides(vec![0, 3]));
}

#[test]
fn a_picture_that_stays_inside_is_written_as_before() {
    let mut sheet = Sheet::new(60.0, 40.0);
    let id = panel_with(&mut sheet, 10.0, 10.0, |panel| {
        panel.art = vec![figure(BreakOut::Never)];
        panel.fill = Rgba::WHITE;
    });
    let text = |sheet: &Sheet| panelwright::file::ron_text::project_text(&sheet.project).expect("text");
    assert!(!text(&sheet).contains("breaks_out"));
    sheet.change(id, |kind| {
        if let ItemKind::Panel(panel) = kind {
            panel.art[0].breaks_out = BreakOut::Sides(vec![0, 2]);
        }
    });
    let read = panelwright::file::ron_text::read_project(&text(&sheet)).expect("reads");
    assert_eq!(read.pages[0].panel(id), sheet.project.pages[0].panel(id));
}
