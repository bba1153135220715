//! Page numbers and running texts: on which pages, on which side, in which language.

use crate::drawing;

use drawing::golden::check;
use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::file::presets;
use panelwright::geom::Rect;
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::scene::{Issue, IssueKind, Node, Part, Scene, Sources, build, part_at};
use std::sync::Arc;

fn lang(tag: &str) -> Lang {
    tag.parse().expect("a tag")
}

/// Five pages of 60 × 80 mm: numbers at the outer foot, the title at the head.
fn book(binding: Binding) -> Project {
    let mut setup = presets::named("square").expect("a preset");
    (setup.trim, setup.bleed, setup.binding) = (Spot::new(60.0, 80.0), Sides::all(3.0), binding);
    let mut project = Project::blank(setup, lang("en"), (1..=5).map(PageId).collect());
    let book = Arc::make_mut(&mut project.book);
    book.languages = vec![lang("en"), lang("zh-Hans")];
    book.title =
        ByLang::from([(lang("en"), "Red Train".to_owned()), (lang("zh-Hans"), "红色列车".to_owned())]);
    let running = |text: &str, head, across| Running {
        text: ByLang::from([(lang("en"), text.to_owned())]),
        head,
        across,
        on: OnPages::Every,
        edge_mm: 5.0,
        side_mm: 8.0,
        style: None,
        letter_mm: None,
    };
    book.running = vec![
        running("{page} / {pages}", false, Across::Outer),
        Running {
            text: ByLang::from([
                (lang("en"), "{title}".to_owned()),
                (lang("zh-Hans"), "《{title}》".to_owned()),
            ]),
            ..running("", true, Across::Inner)
        },
    ];
    project
}

fn built(project: &Project, page: usize, tag: &str) -> (Scene, Vec<Issue>) {
    assert_eq!(invariants::breaches(project), Vec::new());
    let (fonts, art) = (FontBook::bundled(), ArtIndex::default());
    build(project, page, &Edition::pages(lang(tag)), &Sources { fonts: &fonts, art: &art })
}

fn said(part: &Part) -> String {
    fn of(nodes: &[Node]) -> String {
        let each = nodes.iter().map(|node| match node {
            Node::Glyphs(run) => run.text.clone(),
            Node::Group(group) => of(&group.nodes),
            _ => String::new(),
        });
        each.collect()
    }
    of(&part.nodes)
}

fn texts(project: &Project, page: usize, tag: &str) -> Vec<String> {
    built(project, page, tag).0.parts.iter().map(|p| said(p)).collect()
}

fn frames(project: &Project, page: usize) -> Vec<Rect> {
    built(project, page, "en").0.parts.iter().map(|p| p.frame).collect()
}

#[test]
fn every_page_says_its_number_and_titles_in_its_own_language() {
    let project = book(Binding::Left);
    assert_eq!(texts(&project, 0, "en"), ["1 / 5", "Red Train"]);
    assert_eq!(texts(&project, 3, "zh-Hans"), ["4 / 5", "《红色列车》"]);
    assert_eq!(built(&project, 3, "zh-Hans").1, []);
}

#[test]
fn a_cover_and_a_bare_page_say_nothing_and_only_the_cover_is_not_counted() {
    let mut project = book(Binding::Left);
    Arc::make_mut(&mut project.pages[0]).cover = true;
    Arc::make_mut(&mut project.pages[2]).bare = true;
    Arc::make_mut(&mut project.book).first_number = 11;
    let numbers: Vec<Option<String>> = (0..5).map(|n| texts(&project, n, "en").first().cloned()).collect();
    let number = |n: u32| Some(format!("{n} / 14"));
    assert_eq!(numbers, [None, number(11), None, number(13), number(14)]);
}

#[test]
fn the_outer_side_is_away_from_the_binding() {
    for (binding, left) in [(Binding::Left, 1), (Binding::Right, 2)] {
        let project = book(binding);
        let right = 3 - left;
        let (l, r) = (frames(&project, left), frames(&project, right));
        let near = |a: f64, b: f64| assert!((a - b).abs() < 0.6, "{a} is not {b}");
        near(l[0].x0, 8.0);
        near(r[0].x1, 52.0);
        near(l[1].x1, 52.0);
        near(r[1].x0, 8.0);
        near(l[0].center().y, 75.0);
        near(l[1].center().y, 5.0);
    }
}

#[test]
fn a_double_page_has_both_numbers_each_in_its_corner() {
    for binding in [Binding::Left, Binding::Right] {
        let mut project = book(binding);
        let double = Arc::new(project.book.setup.doubled(true));
        Arc::make_mut(&mut project.pages[1]).setup = Some(double);
        let scene = built(&project, 1, "en").0;
        let numbers: Vec<(String, bool)> = scene
            .parts
            .iter()
            .map(|p| (said(p), p.frame.center().x < 60.0))
            .filter(|(text, _)| text.contains('/'))
            .collect();
        let first_left = binding == Binding::Left;
        assert!(numbers.contains(&("2 / 6".to_owned(), first_left)), "{numbers:?}");
        assert!(numbers.contains(&("3 / 6".to_owned(), !first_left)), "{numbers:?}");
    }
}

#[test]
fn left_and_right_pages_can_say_different_things() {
    let mut project = book(Binding::Left);
    let running = &mut Arc::make_mut(&mut project.book).running;
    (running[0].on, running[1].on) = (OnPages::Left, OnPages::Right);
    assert_eq!(texts(&project, 1, "en"), ["2 / 5"]);
    assert_eq!(texts(&project, 2, "en"), ["Red Train"]);
    Arc::make_mut(&mut Arc::make_mut(&mut project.book).setup).facing = Facing::Never;
    assert_eq!(texts(&project, 1, "en"), ["2 / 5", "Red Train"]);
}

#[test]
fn nothing_takes_hold_of_what_the_book_prints() {
    let scene = built(&book(Binding::Left), 1, "en").0;
    let number = scene.parts[0].frame.center();
    assert!(part_at(&scene, number).is_none());
}

#[test]
fn a_style_that_is_not_there_is_told_of_the_page_and_not_of_an_item() {
    let mut project = book(Binding::Left);
    Arc::make_mut(&mut project.book).running[0].style = Some(StyleName::new("gone"));
    let issues = built(&project, 1, "en").1;
    assert!(matches!(issues.as_slice(), [Issue { item: None, .. }]), "{issues:?}");
}

#[test]
fn facing_pages_mirror_each_other() {
    let project = book(Binding::Left);
    check("running_left", &built(&project, 1, "en").0, &ArtStore::new(0), 72.0);
    check("running_right", &built(&project, 2, "zh-Hans").0, &ArtStore::new(0), 72.0);
}

#[test]
fn a_page_number_stands_by_default_where_it_is_read_and_never_cut_off() {
    for setup in presets::all() {
        let mut project = Project::blank(setup.clone(), lang("en"), vec![PageId(1)]);
        let text = ByLang::from([(lang("en"), "{page}".to_owned())]);
        let number = Running::usual(text, false, Across::Outer, &setup);
        Arc::make_mut(&mut project.book).running = vec![number.clone()];
        let ink = frames(&project, 0)[0];
        let (trim, safe) = (setup.trim_rect(), setup.safe_rect());
        assert!(ink.height() > 1.9, "{}: {ink:?}", setup.name);
        assert!(
            trim.y1 - ink.y1 > 4.9 && ink.x0 >= safe.x0 && ink.x1 <= safe.x1 + 0.01,
            "{}: {ink:?}",
            setup.name
        );
        // A margin that has room for it keeps it off the panels.
        assert!(setup.safe.bottom < 9.0 || ink.y0 > safe.y1, "{}: {ink:?} {safe:?}", setup.name);
        // The larger the page, the larger the letters, and they may be set.
        let larger = Running { letter_mm: number.letter_mm.map(|mm| mm * 2.0), ..number };
        Arc::make_mut(&mut project.book).running = vec![larger];
        assert!((frames(&project, 0)[0].height() / ink.height() - 2.0).abs() < 0.01);
    }
}

#[test]
fn a_number_that_lies_over_a_panel_is_told_once_for_the_page() {
    let mut project = book(Binding::Left);
    // Page 2 has a panel down to 2 mm above the trim, page 3 one that ends above its number.
    for (n, bottom) in [(1, 78.0), (2, 70.0)] {
        let outline = Outline::Rect(Frame::new(8.0, 8.0, 44.0, bottom - 8.0));
        let kind = ItemKind::Panel(Panel::new(outline, 0.5));
        let id = ItemId(50 + n as u64);
        let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
        let page = Arc::make_mut(&mut project.pages[n]);
        page.items.push(Arc::new(item));
        page.reading.push(id);
    }
    let over = |project: &Project, n: usize| {
        let issues = built(project, n, "en").1;
        let told = issues.iter().filter(|i| i.kind == IssueKind::RunningOverPanel);
        told.map(|i| (i.page, i.item)).collect::<Vec<_>>()
    };
    assert_eq!(over(&project, 1), [(PageId(2), None)]);
    assert_eq!(over(&project, 2), []);
    // Left off the page, or with the panel out of the way, there is nothing to tell.
    Arc::make_mut(&mut project.pages[1]).bare = true;
    assert_eq!(over(&project, 1), []);
    let page = Arc::make_mut(&mut project.pages[1]);
    page.bare = false;
    Arc::make_mut(&mut page.items[0]).hidden = true;
    assert_eq!(over(&project, 1), []);
}
