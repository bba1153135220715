//! What lettering must not cover: marks of faces, hands and details, told where they are covered, and kept away from.

use crate::lettered;
use crate::workbench;

use lettered::Sheet;
use panelwright::asset::{ArtFormat, ArtIndex, ArtInfo, ArtKey};
use panelwright::edit::{Change, Edit, Label};
use panelwright::editor::{Input, OverlayMark, Stage, ToolKind};
use panelwright::geom::{Rect, Shape as _};
use panelwright::model::*;
use panelwright::scene::IssueKind;
use std::sync::Arc;
use workbench::*;

fn keep(what: Kept, x: f64, y: f64, w: f64, h: f64) -> PanelMark {
    PanelMark::Keep(Keep { what, at: Spot::new(x, y), size: Spot::new(w, h) })
}

fn mark(h: &mut Hand, panel: u64, marks: Vec<PanelMark>) {
    let change = Change::Marks(marks);
    h.e.commit(&[Edit::Change { page: h.e.page().id, item: ItemId(panel), change }]).expect("sound");
}

fn keeps(h: &Hand, panel: u64) -> Vec<Keep> {
    let panel = h.e.page().panel(ItemId(panel)).expect("a panel");
    panel.marks.iter().filter_map(|m| m.keep().cloned()).collect()
}

fn areas_shown(h: &Hand) -> Vec<Rect> {
    let scene = scene(h.e.project(), h.e.page(), h.e.edition());
    let marks = h.e.overlay(&Stage { scene: &scene, mm_per_px: h.mm_per_px });
    let area = |mark: &OverlayMark| match mark {
        OverlayMark::Keep { path } => Some(path.bounding_box()),
        _ => None,
    };
    marks.iter().filter_map(area).collect()
}

#[test]
fn a_mark_is_moved_and_sized_by_its_handles() {
    let mut h = Hand::new();
    mark(&mut h, 2, vec![keep(Kept::Face, 40.0, 60.0, 20.0, 30.0)]);
    assert_eq!(areas_shown(&h), [], "shown with its panel only");
    h.e.select(vec![ItemId(2)]);
    // Panel 2 begins at 90, 10.
    let shown = areas_shown(&h);
    assert!(shown.len() == 1 && (shown[0].center() - p(130.0, 70.0)).hypot() < 0.01, "{shown:?}");
    let before = Arc::clone(h.e.project());
    h.pull(p(130.0, 70.0), p(125.0, 60.0), NONE);
    assert_eq!(keeps(&h, 2)[0].at, Spot::new(35.0, 50.0));
    assert_eq!(h.e.history().undo_label(), Some(Label::Mark));
    h.one_step(&before);
    // Anywhere within its line, but for a double click, which is for the picture.
    let before = Arc::clone(h.e.project());
    h.pull(p(129.0, 55.0), p(124.0, 65.0), NONE);
    assert_eq!((keeps(&h, 2)[0].at, h.bounds(2).x0), (Spot::new(30.0, 60.0), 90.0));
    h.one_step(&before);
    h.e.undo();
    h.input(Input::Press { at: p(129.0, 55.0), mods: NONE, clicks: 2 });
    h.release(p(129.0, 55.0), NONE);
    assert_eq!(h.e.art_target(), Some(ItemId(2)));
    h.e.set_art_target(None);
    // Beside it the panel is dragged, with its mark.
    h.pull(p(150.0, 66.0), p(157.0, 58.0), NONE);
    assert!(keeps(&h, 2)[0].at == Spot::new(35.0, 50.0) && h.bounds(2).x0 > 92.0, "{:?}", h.bounds(2));
    h.e.undo();
    let before = Arc::clone(h.e.project());
    let corner = p(125.0 + 10.0 * 0.5_f64.sqrt(), 60.0 + 15.0 * 0.5_f64.sqrt());
    let by = 0.5_f64.sqrt();
    h.pull(corner, p(corner.x + 2.0 * by, corner.y - by), NONE);
    let sized = &keeps(&h, 2)[0];
    assert_eq!((sized.at, sized.size), (Spot::new(35.0, 50.0), Spot::new(24.0, 28.0)));
    h.one_step(&before);
    // It never shrinks to nothing.
    h.e.undo();
    h.pull(corner, p(100.0, 20.0), NONE);
    assert_eq!(keeps(&h, 2)[0].size, Spot::new(3.0, 3.0));
}

#[test]
fn new_balloons_go_aside_where_there_is_room() {
    let mut h = Hand::new();
    mark(&mut h, 2, vec![keep(Kept::Face, 35.0, 50.0, 40.0, 60.0)]);
    let place = |h: &mut Hand, at, mods| {
        h.e.set_tool(ToolKind::Balloon);
        h.click(at, mods);
        let id = h.e.selection()[0].0;
        let ItemKind::Balloon(b) = h.kind(id) else { panic!() };
        b.at.point() + h.bounds(2).origin().to_vec2()
    };
    h.e.set_tool(ToolKind::Balloon);
    assert_eq!(areas_shown(&h).len(), 1, "where not to put it");
    let before = Arc::clone(h.e.project());
    // On the forehead: up above it. The face is from 30 to 90 on the page; a balloon is about 24 by 14 mm.
    let at = place(&mut h, p(125.0, 36.0), NONE);
    assert!(at.x == 125.0 && at.y < 28.0 && at.y > 17.0, "{at:?}");
    h.one_step(&before);
    h.e.undo();
    // With the control key it goes where it is put; beside the face it is free anyway.
    h.e.set_tool(ToolKind::Balloon);
    assert_eq!(place(&mut h, p(103.0, 20.0), NONE), p(103.0, 20.0));
    // Nowhere in a panel that is all face.
    mark(&mut h, 2, vec![keep(Kept::Face, 35.0, 50.0, 90.0, 130.0)]);
    assert_eq!(place(&mut h, p(125.0, 60.0), NONE), p(125.0, 60.0));
}

#[test]
fn a_dragged_balloon_stays_beside_what_must_be_seen_unless_it_is_meant() {
    let mut h = Hand::new();
    // The balloon of panel 1 is 30 by 20 around 45, 35 on the page; below it is a hand, 20 high around 45, 75.
    mark(&mut h, 1, vec![keep(Kept::Hand, 35.0, 65.0, 30.0, 20.0)]);
    let y = |h: &Hand| {
        let ItemKind::Balloon(b) = h.kind(3) else { panic!() };
        b.at.y + 10.0
    };
    let before = Arc::clone(h.e.project());
    // Its lower edge would be at 67.5, a little over the hand, which begins at 65.
    h.pull(p(45.0, 35.0), p(45.0, 57.5), NONE);
    assert!(y(&h) < 56.0 && y(&h) > 54.0, "{}", y(&h));
    h.one_step(&before);
    h.e.undo();
    // Far over it, somebody means it; and with the control key.
    h.pull(p(45.0, 35.0), p(45.0, 72.0), NONE);
    assert_eq!(y(&h), 72.0);
    h.e.undo();
    h.press(p(45.0, 35.0), NONE);
    h.drag(p(45.0, 57.5), CTRL);
    h.release(p(45.0, 57.5), CTRL);
    assert_eq!(y(&h), 57.5);
    h.e.undo();
    // A panel that is dragged takes its marks along.
    h.e.select(vec![ItemId(1)]);
    h.pull(p(20.0, 100.0), p(30.0, 130.0), NONE);
    assert_eq!(keeps(&h, 1)[0].at, Spot::new(35.0, 65.0));
}

/// In each language: a longer one may cover what the shorter one leaves free. Tails lead to faces and do not count.
#[test]
fn what_is_covered_is_told_of_the_balloon_that_covers_it() {
    let setup = panelwright::file::presets::named("square").expect("a preset");
    let german: Lang = "de".parse().expect("a language");
    let mut project = Project::blank(setup, Lang::english(), vec![PageId(1)]);
    let page = Arc::make_mut(&mut project.pages[0]);
    let mut one = panel(1, 10.0, 10.0, 120.0, 100.0);
    if let ItemKind::Panel(p) = &mut one.kind {
        p.marks = vec![keep(Kept::Face, 60.0, 45.0, 30.0, 40.0), keep(Kept::Detail, 10.0, 90.0, 8.0, 8.0)];
    }
    let mut line = Line::new(LineId(13));
    line.words.insert(Lang::english(), Words::from_markup("No."));
    let long = "Donaudampfschifffahrtsgesellschaft nicht ohne mein Wissen und schon gar nicht bei solchem Wetter, \
                mein Lieber, das wissen Sie ganz genau, und das weiß auch der Kapitän selbst am besten.";
    line.words.insert(german.clone(), Words::from_markup(&long.repeat(3)));
    page.items = vec![Arc::new(one), Arc::new(balloon(3, Some(1), 13, (60.0, 18.0), (60.0, 50.0)))];
    page.reading = vec![ItemId(1)];
    page.lines = vec![Arc::new(line)];
    let covered = |project: &Project, lang: &Lang| {
        let fonts = panelwright::lettering::FontBook::bundled();
        let art = panelwright::asset::ArtIndex::default();
        let sources = panelwright::scene::Sources { fonts: &fonts, art: &art };
        let edition = Edition::pages(lang.clone());
        let (_, issues) = panelwright::scene::build(project, 0, &edition, &sources);
        issues
            .into_iter()
            .filter_map(|issue| match issue.kind {
                IssueKind::Covers { what, share } => Some((issue.item, what, share)),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(covered(&project, &Lang::english()), [], "its tail reaches into the face");
    let told = covered(&project, &german);
    assert!(
        matches!(told.as_slice(), [(Some(ItemId(3)), Kept::Face, share)] if *share > 0.05 && *share < 0.95),
        "{told:?}"
    );
    // Marks of a hidden panel count for nothing.
    let project = Arc::new(project);
    let hidden = Edit::Change { page: PageId(1), item: ItemId(1), change: Change::Hidden(true) };
    assert_eq!(covered(&hidden.apply(&project).expect("ok"), &german), []);
}

#[test]
fn a_mark_without_size_is_refused() {
    let h = Hand::new();
    let marks = vec![keep(Kept::Face, 10.0, 10.0, 0.0, 5.0)];
    let edit = Edit::Change { page: PageId(100), item: ItemId(1), change: Change::Marks(marks) };
    assert!(edit.apply(h.e.project()).is_err());
}

#[test]
fn words_that_lie_under_another_body_are_told() {
    let mut sheet = Sheet::new(160.0, 120.0);
    let home = sheet.panel(10.0, 10.0, 140.0, 100.0);
    let says = |sheet: &mut Sheet, who: Option<&str>, x: f64, y: f64| {
        sheet.balloon(Some(home), who, "Nobody has gone down there since the flood.", (x, y), |_| {})
    };
    says(&mut sheet, Some("ann"), 50.0, 40.0);
    let above = says(&mut sheet, Some("bob"), 50.0, 48.0);
    // One speaker's are drawn as one, each with its words on top.
    says(&mut sheet, Some("bob"), 78.0, 62.0);
    let covers: Vec<_> = sheet
        .built("en")
        .1
        .into_iter()
        .filter_map(|issue| match issue.kind {
            IssueKind::CoversWords { share } => Some((issue.item, share)),
            _ => None,
        })
        .collect();
    assert!(
        matches!(covers.as_slice(), [(Some(item), share)] if *item == above && *share > 0.2),
        "{covers:?}"
    );
}

#[test]
fn a_picture_that_ends_within_its_panel_is_told_and_one_that_is_small_on_purpose_is_not() {
    let mut sheet = Sheet::new(160.0, 120.0);
    let home = sheet.panel(10.0, 10.0, 100.0, 50.0);
    let path = ArtPath("art/sea.png".to_owned());
    let strip = |sheet: &mut Sheet, crop: Crop, see_through: bool| {
        let layer = ArtLayer { crop, ..ArtLayer::new(path.clone()) };
        sheet.change(home, |kind| {
            if let ItemKind::Panel(p) = kind {
                p.art = vec![layer];
            }
        });
        let info = ArtInfo {
            key: ArtKey::of(b"sea"),
            format: ArtFormat::Png,
            width: 4000.0,
            height: 2000.0,
            ppi: None,
            vector: false,
            has_alpha: see_through,
            lacks: Vec::new(),
        };
        let mut art = ArtIndex::default();
        art.set(path.0.clone(), Ok(info));
        let fonts = panelwright::lettering::FontBook::bundled();
        let sources = panelwright::scene::Sources { fonts: &fonts, art: &art };
        let (_, issues) =
            panelwright::scene::build(&sheet.project, 0, &Edition::pages(Lang::english()), &sources);
        issues.into_iter().find_map(|issue| match issue.kind {
            IssueKind::BareStrip { mm, .. } => Some((mm * 10.0).round() / 10.0),
            _ => None,
        })
    };
    let moved = |x: f64| Crop { pan: Spot::new(x, 0.0), ..Crop::default() };
    assert_eq!(strip(&mut sheet, moved(0.0), false), None, "it just covers the panel");
    assert_eq!(strip(&mut sheet, moved(4.0), false), Some(4.0));
    assert_eq!(strip(&mut sheet, moved(4.0), true), None, "a figure that is cut out ends where it will");
    assert_eq!(strip(&mut sheet, Crop { zoom: 0.6, ..moved(4.0) }, false), None);
    assert_eq!(strip(&mut sheet, Crop { rotate: 8.0, ..moved(4.0) }, false), None, "turned, it is meant so");
}

#[test]
fn what_was_left_over_another_panel_is_told() {
    let mut sheet = Sheet::new(160.0, 120.0);
    let left = sheet.panel(10.0, 10.0, 68.0, 100.0);
    sheet.panel(82.0, 10.0, 68.0, 100.0);
    // Places count from the panel.
    let balloon = sheet.balloon(Some(left), None, "The door is open again.", (34.0, 40.0), |_| {});
    let strays = |sheet: &Sheet| {
        let told = |issue: panelwright::scene::Issue| match issue.kind {
            IssueKind::Strays { share } => Some((issue.item, share > 0.3)),
            _ => None,
        };
        sheet.built("en").1.into_iter().filter_map(told).collect::<Vec<_>>()
    };
    assert_eq!(strays(&sheet), []);
    sheet.balloon_mut(balloon, |b| b.at.x = 64.0);
    assert_eq!(strays(&sheet), [], "over the gutter it leads on");
    sheet.balloon_mut(balloon, |b| b.at.x = 78.0);
    assert_eq!(strays(&sheet), [(Some(balloon), true)]);
}

#[test]
fn words_that_are_wider_than_their_panel_are_told() {
    let mut sheet = Sheet::new(160.0, 120.0);
    let narrow = sheet.panel(10.0, 10.0, 20.0, 100.0);
    let alone = sheet.panel(130.0, 10.0, 20.0, 100.0);
    let word = "Donaudampfschifffahrt";
    let long = sheet.balloon(Some(narrow), None, word, (10.0, 40.0), |_| {});
    sheet.balloon(Some(alone), None, word, (10.0, 40.0), |_| {});
    let wider = |sheet: &Sheet| {
        let told = |issue: panelwright::scene::Issue| match issue.kind {
            IssueKind::WiderThanPanel { by_mm } => Some((issue.item, by_mm > 2.0)),
            _ => None,
        };
        sheet.built("en").1.into_iter().filter_map(told).collect::<Vec<_>>()
    };
    assert_eq!(wider(&sheet), [], "over the margin it disturbs nobody");
    sheet.panel(34.0, 10.0, 44.0, 100.0);
    assert_eq!(wider(&sheet), [(Some(long), true)]);
}
