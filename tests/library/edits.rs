//! The laws that every edit keeps, for each edit and for random streams of them.

use crate::workbench;

use panelwright::edit::{Change, Edit, History, Level, Refused, copies};
use panelwright::geom::{Rect, Rgba, Vec2};
use panelwright::model::*;
use std::sync::Arc;
use workbench::*;

/// Applies an edit and asserts every law; what it made, or why not.
fn lawful(edit: &Edit, project: &Arc<Project>) -> Result<Arc<Project>, Refused> {
    let copy = Project::clone(project);
    let made = edit.apply(project);
    assert!(copy == **project, "the project that went in is untouched: {edit:?}");
    let made = made?;
    assert_eq!(invariants::breaches(&made), Vec::new(), "{edit:?}");
    let again = edit.apply(project)?;
    assert!(*again == *made, "the same edit does the same: {edit:?}");
    for page in &made.pages {
        if let Some((_, before)) = project.page(page.id).filter(|(_, b)| b == &page) {
            let shared = before.items.iter().zip(&page.items).filter(|(a, b)| Arc::ptr_eq(a, b)).count();
            assert!(shared + 8 >= page.items.len(), "what does not change is shared: {edit:?}");
        }
    }
    let mut history = History::new(Arc::clone(project), true);
    history.push(Arc::clone(&made), edit.label());
    assert_eq!(history.undo(), Some(edit.label()));
    assert!(Arc::ptr_eq(history.project(), project) && !history.is_unsaved());
    assert_eq!(history.redo(), Some(edit.label()));
    assert!(Arc::ptr_eq(history.project(), &made));
    Ok(made)
}

fn changes() -> Vec<Change> {
    let polygon = [(0.0, 0.0), (50.0, 5.0), (20.0, 70.0)].map(Spot::from).to_vec();
    vec![
        Change::Outline(Outline::Polygon(polygon)),
        Change::Outline(Outline::Polygon(vec![Spot::default()])),
        Change::Outline(Outline::Rect(Frame::new(5.0, f64::NAN, 1.0, 1.0))),
        Change::Border { mm: 0.0, colour: Rgba::WHITE },
        Change::Border { mm: -1.0, colour: Rgba::WHITE },
        Change::Fill(Rgba::BLACK),
        Change::Art(vec![art("a.png")]),
        Change::Art(vec![]),
        Change::Art(vec![ArtLayer { opacity: 2.0, ..art("a.png") }]),
        Change::Describes(Lang::english(), "A train.".to_owned()),
        Change::At(Spot::new(1.0, 2.0)),
        Change::At(Spot::new(f64::INFINITY, 2.0)),
        Change::At(Spot::new(1e307, 2.0)),
        Change::Size(Some(Spot::new(20.0, 30.0))),
        Change::Size(Some(Spot::new(1e-9, 1e-9))),
        Change::Size(None),
        Change::Width(Some(12.0)),
        Change::Width(Some(1e-9)),
        Change::Style(Some(StyleName::new("whisper"))),
        Change::Look(Look { scale: Some(2.0), ..Look::default() }),
        Change::Look(Look { scale: Some(0.0), ..Look::default() }),
        Change::Tails(vec![Tail::towards(Spot::new(3.0, 4.0)); 2]),
        Change::Tails(vec![Tail { bend: 3.0, ..Tail::towards(Spot::default()) }]),
        Change::Purpose(CaptionKind::Editor),
        Change::LetterHeight(5.0),
        Change::LetterHeight(1e-9),
        Change::Rotate(30.0),
        Change::Panel(Some(ItemId(2))),
        Change::Panel(Some(ItemId(3))),
        Change::Panel(None),
        Change::Locked(true),
        Change::Hidden(true),
    ]
}

fn running() -> Running {
    let text = ByLang::from([(Lang::english(), "{page}".to_owned())]);
    Running {
        text,
        head: false,
        across: Across::Outer,
        on: OnPages::Every,
        edge_mm: 6.0,
        side_mm: 10.0,
        style: None,
        letter_mm: None,
    }
}

#[test]
fn every_edit_keeps_every_law() {
    let project = project();
    let (page, edition) = (PageId(100), Edition::pages(Lang::english()));
    let all: Vec<ItemId> = project.pages[0].items.iter().map(|i| i.id).collect();
    let mut edits = vec![
        Edit::AddPage { at: 9, page: Arc::new(Page::blank(PageId(7))) },
        Edit::RemovePages(vec![page]),
        Edit::RemovePages(vec![page, PageId(101)]),
        Edit::MovePages { pages: vec![page], to: 5 },
        Edit::MovePages { pages: vec![PageId(101), page], to: 0 },
        Edit::MovePages { pages: vec![PageId(7)], to: 0 },
        Edit::SetCover { page: PageId(101), on: true },
        Edit::SetCover { page, on: false },
        Edit::SetBare { page, on: true },
        Edit::SetRunning(vec![running()]),
        Edit::SetRunning(vec![running(); 9]),
        Edit::SetRunning(vec![Running { edge_mm: f64::NAN, ..running() }]),
        Edit::SetFirstNumber(12),
        Edit::AddItems { page, items: vec![panel(50, 0.0, 0.0, 5.0, 5.0)], lines: vec![] },
        Edit::SetWords { page, line: LineId(13), lang: Lang::english(), words: Words::plain("Go!") },
        Edit::SetSpeaker { page, line: LineId(13), speaker: Some(CastId("zhang".to_owned())) },
        Edit::MoveLine { page, line: LineId(13), to: 9 },
        Edit::MoveInReading { page, panel: ItemId(1), to: 9 },
        Edit::SetPaper { page, paper: Rgba::BLACK },
        Edit::SetSetup { page: Some(page), setup: Some(Arc::new(setup())) },
        Edit::SetSetup { page: None, setup: None },
        Edit::SetTitle { lang: Lang::english(), title: "Red Train".to_owned() },
        Edit::SetNumber(Some(12)),
        Edit::SetNumber(None),
        Edit::SetLanguages(vec![Lang::english(), Lang::simplified_chinese(), Lang::english()]),
        Edit::SetLanguages(vec![]),
        copies(&project.pages[0], &all, page, Vec2::new(1.0, 1.0), &mut IdSource::seeded(3)).0,
        copies(&project.pages[0], &all, PageId(101), Vec2::ZERO, &mut IdSource::seeded(3)).0,
    ];
    let to = Rect::new(5.0, 6.0, 45.0, 76.0);
    for item in all.iter().copied() {
        edits.push(Edit::RemoveItems { page, items: vec![item] });
        for by in [Vec2::new(3.0, -4.0), Vec2::new(f64::NAN, 0.0), Vec2::new(1e308, 0.0)] {
            edits.push(Edit::MoveItems { page, items: vec![item], by, edition: edition.clone() });
        }
        for from in [Rect::new(0.0, 0.0, 10.0, 10.0), Rect::new(0.0, 0.0, 1e-300, 1e-300)] {
            edits.push(Edit::ResizeItem { page, item, from, to, edition: edition.clone() });
        }
        for to in [Level::Front, Level::Forward, Level::Backward, Level::Back] {
            edits.push(Edit::Restack { page, items: vec![item], to });
        }
        edits.extend(changes().into_iter().map(|change| Edit::Change { page, item, change }));
    }
    let done = edits.iter().filter(|edit| lawful(edit, &project).is_ok()).count();
    assert!(done > edits.len() / 3, "{done} of {}", edits.len());
}

#[test]
fn what_contradicts_itself_is_refused() {
    let project = project();
    let page = PageId(100);
    let flat = item(60, None, ItemKind::Panel(Panel::new(Outline::Polygon(vec![]), 0.5)));
    let mut nested = panel(61, 0.0, 0.0, 9.0, 9.0);
    nested.panel = Some(ItemId(1));
    for wrong in [flat, nested, panel(1, 0.0, 0.0, 9.0, 9.0), balloon(62, None, 13, (0.0, 0.0), (1.0, 1.0))] {
        let edit = Edit::AddItems { page, items: vec![wrong], lines: vec![] };
        assert!(lawful(&edit, &project).is_err());
    }
    let mut unread = Page::blank(PageId(8));
    unread.items = vec![Arc::new(panel(70, 0.0, 0.0, 9.0, 9.0))];
    assert!(lawful(&Edit::AddPage { at: 0, page: Arc::new(unread) }, &project).is_err());
}

#[test]
fn what_has_a_place_of_its_own_in_an_edition_moves_and_grows_there_only() {
    let mut start = Project::clone(&project());
    let variants = |id: u64| match id {
        1 => {
            Variant { outline: Some(Outline::Rect(Frame::new(20.0, 20.0, 50.0, 50.0))), ..Variant::default() }
        }
        _ => Variant { at: Some(Spot::new(8.0, 9.0)), ..Variant::default() },
    };
    let zh = Edition::pages(Lang::simplified_chinese());
    for item in &mut Arc::make_mut(&mut start.pages[0]).items {
        let own = Variant { lang: Some(zh.lang.clone()), ..variants(item.id.0) };
        Arc::make_mut(item).variants.push(own);
    }
    let (start, page) = (Arc::new(start), PageId(100));
    let to = Rect::new(5.0, 6.0, 45.0, 76.0);
    for item in [3, 4, 5, 6].map(ItemId) {
        let by = Vec2::new(2.0, 3.0);
        let edit = Edit::MoveItems { page, items: vec![item], by, edition: zh.clone() };
        let moved = lawful(&edit, &start).expect("it can move");
        let moved = moved.pages[0].item(item).expect("there").clone();
        assert_eq!(moved.variants[0].at, Some(Spot::new(10.0, 12.0)));
        assert_eq!(moved.kind, start.pages[0].item(item).expect("there").kind);
        let from = Rect::new(0.0, 0.0, 10.0, 10.0);
        lawful(&Edit::ResizeItem { page, item, from, to, edition: zh.clone() }, &start).expect("it can grow");
    }
    // A picture's place is its corner; a balloon's panel lies elsewhere in the edition.
    let from = Rect::new(8.0, 9.0, 48.0, 49.0);
    let edit = Edit::ResizeItem { page, item: ItemId(6), from, to, edition: zh.clone() };
    let grown =
        lawful(&edit, &start).expect("it can grow").pages[0].item(ItemId(6)).expect("there").in_edition(&zh);
    let ItemKind::Art(a) = grown.kind else { panic!() };
    assert_eq!(a.frame.rect(), to);
    let edit = Edit::ResizeItem { page, item: ItemId(3), from, to, edition: zh.clone() };
    let grown =
        lawful(&edit, &start).expect("it can grow").pages[0].item(ItemId(3)).expect("there").in_edition(&zh);
    let ItemKind::Balloon(b) = grown.kind else { panic!() };
    assert_eq!(b.at, Spot::new(5.0, 21.0));
}

#[test]
fn what_belongs_to_a_panel_stays_on_the_page_in_every_edition() {
    let zh = Lang::simplified_chinese();
    let outline = |x: f64| Some(Outline::Rect(Frame::new(x, 20.0, 50.0, 50.0)));
    let (en, zh_pages) = (Edition::pages(Lang::english()), Edition::pages(zh.clone()));
    let place = |project: &Project, edition: &Edition| {
        let page = &project.pages[0];
        let item = page.item(ItemId(3)).expect("there");
        let ItemKind::Balloon(b) = item.in_edition(edition).kind else { panic!("a balloon") };
        b.at.vec() + page.origin_in(item, edition)
    };
    for own_place in [false, true] {
        let mut start = Project::clone(&project());
        let items = &mut Arc::make_mut(&mut start.pages[0]).items;
        let lang = Some(zh.clone());
        let panel = Variant { lang: lang.clone(), outline: outline(20.0), ..Variant::default() };
        Arc::make_mut(&mut items[0]).variants.push(panel);
        if own_place {
            let own = Variant { lang, at: Some(Spot::new(8.0, 9.0)), ..Variant::default() };
            Arc::make_mut(&mut items[2]).variants.push(own);
        }
        let (start, page, item) = (Arc::new(start), PageId(100), ItemId(1));
        let to = Rect::new(25.0, 26.0, 45.0, 76.0);
        let from = Rect::new(20.0, 20.0, 70.0, 70.0);
        for edit in [
            Edit::Change { page, item, change: Change::Outline(outline(30.0).expect("some")) },
            Edit::ResizeItem { page, item, from, to, edition: en.clone() },
            Edit::ResizeItem { page, item, from, to, edition: zh_pages.clone() },
        ] {
            let made = lawful(&edit, &start).expect("it can grow");
            for edition in [&en, &zh_pages] {
                let off = place(&made, edition) - place(&start, edition);
                assert!(off.hypot() < 1e-3, "{edition:?} by {off:?}: {edit:?}");
            }
        }
    }
}

#[test]
fn random_streams_keep_every_law() {
    for seed in 0..4 {
        let mut random = IdSource::seeded(seed);
        let mut dice = move |n: usize| (random.next_number() % n as u64) as usize;
        let mut ids = IdSource::seeded(seed + 1000);
        let first = project();
        let mut history = History::new(Arc::clone(&first), true);
        let edition = Edition::pages(Lang::english());
        let all = changes();
        for _ in 0..300 {
            let now = Arc::clone(history.project());
            let page = &now.pages[dice(now.pages.len())];
            let pick = page.items.get(dice(page.items.len().max(1))).map_or(ItemId(0), |i| i.id);
            let (id, items) = (page.id, vec![pick]);
            let at = |n: usize| n as f64 / 7.0;
            let edit = match dice(14) {
                0 => Edit::RemoveItems { page: id, items },
                1 if page.items.len() < 30 => copies(page, &items, id, Vec2::new(1.0, 2.0), &mut ids).0,
                2 => {
                    let by = Vec2::new(at(dice(900)) - 60.0, at(dice(900)) - 60.0);
                    Edit::MoveItems { page: id, items, by, edition: edition.clone() }
                }
                3 => {
                    let corner = |d: &mut dyn FnMut(usize) -> usize| p(at(d(900)), at(d(900)));
                    let from = Rect::from_points(corner(&mut dice), corner(&mut dice));
                    let to = Rect::from_points(corner(&mut dice), corner(&mut dice));
                    Edit::ResizeItem { page: id, item: pick, from, to, edition: edition.clone() }
                }
                4 => Edit::Restack { page: id, items, to: [Level::Front, Level::Backward][dice(2)] },
                5 => Edit::MoveInReading { page: id, panel: pick, to: dice(5) },
                7 => Edit::Reorder { page: id, items, above: page.items.get(dice(4)).map(|i| i.id) },
                8 => {
                    let other = page.items.get(dice(page.items.len().max(1))).map_or(ItemId(0), |i| i.id);
                    Edit::Group { page: id, items: vec![pick, other] }
                }
                9 => Edit::Ungroup { page: id, items },
                10 => {
                    let guides = vec![Guide::Upright(at(dice(900))), Guide::Level(at(dice(900)))];
                    Edit::SetGuides { page: id, guides }
                }
                6 => Edit::MovePages { pages: vec![id], to: dice(3) },
                _ => Edit::Change { page: id, item: pick, change: all[dice(all.len())].clone() },
            };
            if let Ok(next) = lawful(&edit, &now) {
                history.push(next, edit.label());
            }
        }
        let last = Arc::clone(history.project());
        while history.undo().is_some() {}
        assert!(Arc::ptr_eq(history.project(), &first));
        while history.redo().is_some() {}
        assert!(Arc::ptr_eq(history.project(), &last));
    }
}

#[test]
fn a_shared_place_leaves_letters_and_other_layouts_as_they_are() {
    let english = Lang::english();
    let own =
        |layout, at, scale| Variant { lang: Some(english.clone()), layout, at, scale, ..Variant::default() };
    let strip = own(Some(Layout::Strip), Some(Spot::new(9.0, 9.0)), None);
    let mut start = Project::clone(&project());
    let page = Arc::make_mut(&mut start.pages[0]);
    let item = page.items.iter_mut().find(|i| i.id == ItemId(3)).expect("a balloon");
    Arc::make_mut(item).variants = vec![own(None, Some(Spot::new(5.0, 5.0)), Some(0.9)), strip.clone()];
    let change = Change::SharedPlace(english.clone());
    let after =
        Edit::Change { page: PageId(100), item: ItemId(3), change }.apply(&Arc::new(start)).expect("ok");
    let (_, item) = after.find_item(ItemId(3)).expect("there");
    assert!(!item.has_own_place(&english));
    assert_eq!(item.variants, [own(None, None, Some(0.9)), strip]);
}
