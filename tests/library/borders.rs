//! Borders of panels: what is drawn, and what becomes of them when panels are cut and merged.

use crate::drawing;
use crate::lettered;
use crate::workbench;

use drawing::golden::check;
use lettered::{Sheet, part};
use panelwright::asset::ArtStore;
use panelwright::edit::{Change, Edit, Label, Level, Refused};
use panelwright::editor::ToolKind;
use panelwright::geom::{Rect, Rgba, Shape as _};
use panelwright::model::*;
use panelwright::scene::{Node, Part};
use std::sync::Arc;
use workbench::{Hand, NONE, p};

fn styled(sheet: &mut Sheet, x: f64, y: f64, set: impl FnOnce(&mut Panel)) -> ItemId {
    let id = sheet.panel(x, y, 20.0, 14.0);
    sheet.change(id, |kind| {
        if let ItemKind::Panel(panel) = kind {
            set(panel);
        }
    });
    id
}

fn hand(wobble: f64, overshoot_mm: f64, seed: u32) -> BorderKind {
    BorderKind::Drawn(HandLine { wobble, overshoot_mm, seed })
}

fn kind(kind: BorderKind) -> impl FnOnce(&mut Panel) {
    move |panel| panel.border_style.kind = kind
}

#[test]
fn borders_of_panels_as_they_are_drawn() {
    let mut sheet = Sheet::new(102.0, 76.0);
    for (column, style) in [BorderKind::Single, BorderKind::Dashed, BorderKind::Double, hand(0.5, 0.0, 1)]
        .into_iter()
        .enumerate()
    {
        let x = 4.0 + column as f64 * 25.0;
        styled(&mut sheet, x, 4.0, kind(style));
        // Without its top and its right side.
        styled(&mut sheet, x, 22.0, |panel| {
            panel.border_style = BorderStyle { kind: style, open: vec![0, 1], halo_mm: 0.0 };
        });
        // Slanted, with a bent edge, thicker and in colour.
        styled(&mut sheet, x, 40.0, |panel| {
            let corner = |dx: f64, dy: f64, bow: (f64, f64)| Corner {
                at: Spot::new(x + dx, 40.0 + dy),
                bow: bow.into(),
            };
            panel.outline = Outline::Curved(vec![
                corner(2.0, 0.0, (0.0, 2.0)),
                corner(20.0, 2.0, (0.0, 0.0)),
                corner(17.0, 14.0, (0.0, 0.0)),
                corner(0.0, 12.0, (0.0, 0.0)),
            ]);
            panel.border_mm = 0.8;
            panel.border = Rgba::rgb(0x8a, 0x1c, 0x2e);
            panel.border_style.kind = style;
        });
    }
    // An unsteady hand past the corners, two of them, and one that has none.
    styled(&mut sheet, 4.0, 58.0, kind(hand(0.3, 2.0, 0)));
    styled(&mut sheet, 29.0, 58.0, kind(hand(1.0, 1.0, 7)));
    styled(&mut sheet, 54.0, 58.0, |panel| panel.border_mm = 0.0);
    // An inset with paper around it, over another panel.
    styled(&mut sheet, 76.0, 58.0, |_| {});
    styled(&mut sheet, 86.0, 64.0, |panel| {
        panel.outline = Outline::Rect(Frame::new(86.0, 64.0, 14.0, 10.0));
        panel.border_style.halo_mm = 1.2;
        panel.fill = Rgba::rgb(0xf2, 0xd7, 0x8c);
    });
    let (scene, issues) = sheet.built("en");
    assert!(issues.is_empty());
    check("panel-borders", &scene, &ArtStore::new(0), 120.0);
}

/// Around all that a part paints outside of its clip.
fn painted(part: &Part) -> Rect {
    part.nodes
        .iter()
        .filter_map(|node| match node {
            Node::Path(path) => {
                let wide = path.stroke.as_ref().map_or(0.0, |s| s.width_mm / 2.0);
                Some(path.path.bounding_box().inflate(wide, wide))
            }
            _ => None,
        })
        .reduce(|a, b| a.union(b))
        .expect("something")
}

#[test]
fn the_bounds_of_a_panel_hold_its_border_and_its_paper() {
    let mut sheet = Sheet::new(60.0, 40.0);
    let ids = [
        styled(&mut sheet, 10.0, 10.0, kind(hand(1.0, 3.0, 3))),
        styled(&mut sheet, 35.0, 10.0, |panel| panel.border_style.halo_mm = 2.0),
    ];
    let (scene, _) = sheet.built("en");
    for id in ids {
        let part = part(&scene, id);
        let inside = painted(part);
        assert!(part.bounds.contains_rect(inside), "{:?} {inside:?}", part.bounds);
        assert!(inside.width() > 21.0, "past the panel: {inside:?}");
    }
}

#[test]
fn a_balloon_ends_at_every_kind_of_border() {
    for style in [BorderKind::Dashed, BorderKind::Double, hand(0.8, 1.0, 2)] {
        let mut sheet = Sheet::new(60.0, 40.0);
        let panel = styled(&mut sheet, 10.0, 10.0, kind(style));
        let said = sheet.balloon(Some(panel), None, "Oh", (1.0, 7.0), |b| b.edge = Edge::Butt);
        let (scene, _) = sheet.built("en");
        let groups = part(&scene, said).nodes.iter().filter(|n| matches!(n, Node::Group(_))).count();
        assert_eq!(groups, 2, "the body within the border, and the border over it");
    }
}

#[test]
fn sides_without_a_line_stay_so_when_panels_are_cut_and_merged() {
    let mut h = Hand::new();
    let style = BorderStyle::default().with_line(3, false);
    let set = |change| Edit::Change { page: PageId(100), item: ItemId(1), change };
    h.e.commit(&[set(Change::BorderStyle(style.clone()))]).expect("ok");
    assert_eq!(h.e.history().undo_label(), Some(Label::Border));
    let open = |h: &Hand, id: ItemId| h.e.page().panel(id).expect("a panel").border_style.open.clone();
    let before = Arc::clone(h.e.project());
    h.e.set_tool(ToolKind::Knife);
    h.pull(p(45.0, 8.0), p(45.0, 112.0), NONE);
    let right = h.e.selection()[1];
    // The left side of the right piece is new.
    assert_eq!((open(&h, ItemId(1)), open(&h, right)), (vec![3], vec![]));
    h.one_step(&before);
    let scene = workbench::scene(h.e.project(), h.e.page(), h.e.edition());
    h.e.merge(&scene).expect("neighbours");
    assert_eq!(open(&h, ItemId(1)), [3]);
    let wrong = BorderStyle { halo_mm: f64::NAN, ..style };
    assert!(matches!(
        h.e.commit(&[set(Change::BorderStyle(wrong))]),
        Err(Refused::Unsound(Law::BorderStyle))
    ));
}

#[test]
fn a_plain_border_is_not_written_and_others_come_back() {
    let mut sheet = Sheet::new(60.0, 40.0);
    let id = styled(&mut sheet, 10.0, 10.0, |_| {});
    let text = |sheet: &Sheet| panelwright::file::ron_text::project_text(&sheet.project).expect("text");
    assert!(!text(&sheet).contains("border_style"));
    let style = BorderStyle { kind: hand(0.5, 1.5, 9), open: vec![2], halo_mm: 1.0 };
    sheet.change(id, |kind| {
        if let ItemKind::Panel(panel) = kind {
            panel.border_style = style.clone();
            panel.outline = Outline::Curved(vec![
                Corner { at: Spot::new(10.0, 10.0), bow: Spot::new(0.0, -2.0) },
                Corner::new(Spot::new(30.0, 10.0)),
                Corner::new(Spot::new(20.0, 30.0)),
            ]);
        }
    });
    let read = panelwright::file::ron_text::read_project(&text(&sheet)).expect("reads");
    assert_eq!(read.pages[0].panel(id), sheet.project.pages[0].panel(id));
}

#[test]
fn panels_go_up_and_down_among_panels_and_no_words_are_hidden() {
    let mut h = Hand::new();
    let order = |h: &Hand| h.e.page().items.iter().map(|i| i.id.0).collect::<Vec<_>>();
    assert_eq!(order(&h), [1, 2, 3, 4, 5, 6]);
    h.e.select(vec![ItemId(1)]);
    let before = Arc::clone(h.e.project());
    h.e.restack(Level::Front);
    // Above the other panel, and below all that is said, that of the other panel too.
    assert_eq!(order(&h), [2, 1, 3, 4, 5, 6]);
    h.one_step(&before);
    h.e.restack(Level::Backward);
    assert_eq!(order(&h), [1, 2, 3, 4, 5, 6]);
    // A balloon under a panel comes up with its own.
    h.e.select(vec![ItemId(3)]);
    h.e.restack(Level::Back);
    assert_eq!(order(&h), [3, 1, 2, 4, 5, 6]);
    h.e.select(vec![ItemId(1)]);
    h.e.restack(Level::Forward);
    assert_eq!(order(&h), [2, 1, 3, 4, 5, 6]);
}

#[test]
fn what_lies_around_a_panel_follows_the_paper_though_the_panel_is_remembered() {
    use panelwright::scene::{Memory, Sources, build_with};
    let mut sheet = Sheet::new(60.0, 40.0);
    let id = styled(&mut sheet, 10.0, 10.0, |panel| panel.border_style.halo_mm = 2.0);
    let (fonts, art) = (panelwright::lettering::FontBook::bundled(), panelwright::asset::ArtIndex::default());
    let mut memory = Memory::default();
    let mut halo = |sheet: &Sheet| {
        let edition = Edition::pages(Lang::english());
        let sources = Sources { fonts: &fonts, art: &art };
        let (scene, _) = build_with(&sheet.project, 0, &edition, &sources, None, &mut memory);
        let nodes = &part(&scene, id).nodes;
        nodes.iter().find_map(|n| if let Node::Path(p) = n { p.fill } else { None }).expect("paper")
    };
    assert_eq!(halo(&sheet), Rgba::WHITE);
    let cream = Rgba::rgb(0xf4, 0xec, 0xd8);
    sheet.page().paper = cream;
    assert_eq!(halo(&sheet), cream);
}
