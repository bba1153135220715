//! Pages of a book: their order, the cover, copies within a project and into another one.

use crate::workbench;

use panelwright::edit::Edit;
use panelwright::editor::Editor;
use panelwright::file::excerpt::{is_pages, pages_text, read_pages};
use panelwright::model::*;
use std::path::Path;
use std::sync::Arc;
use workbench::*;

fn six() -> Arc<Project> {
    Arc::new(Project::blank(setup(), Lang::english(), (1..=6).map(PageId).collect()))
}

fn order(project: &Project) -> Vec<u64> {
    project.pages.iter().map(|p| p.id.0).collect()
}

fn moved(project: &Arc<Project>, pages: &[u64], to: usize) -> Vec<u64> {
    let pages = pages.iter().copied().map(PageId).collect();
    let made = Edit::MovePages { pages, to }.apply(project).expect("moves");
    assert_eq!(invariants::breaches(&made), Vec::new());
    order(&made)
}

#[test]
fn pages_move_together_to_where_they_are_let_go() {
    let book = six();
    assert_eq!(moved(&book, &[2, 5], 0), [2, 5, 1, 3, 4, 6]);
    assert_eq!(moved(&book, &[5, 2], 3), [1, 3, 2, 5, 4, 6]);
    assert_eq!(moved(&book, &[2, 3], 2), [1, 2, 3, 4, 5, 6]);
    assert_eq!(moved(&book, &[1], 99), [2, 3, 4, 5, 6, 1]);
}

#[test]
fn a_cover_stays_in_front_and_there_is_one() {
    let cover = |project: &Arc<Project>, page, on| {
        Edit::SetCover { page: PageId(page), on }.apply(project).expect("a page")
    };
    let book = cover(&six(), 4, true);
    assert_eq!((order(&book), book.pages[0].cover), (vec![4, 1, 2, 3, 5, 6], true));
    assert_eq!(moved(&book, &[4], 5), [4, 1, 2, 3, 5, 6]);
    assert_eq!(moved(&book, &[6], 0), [4, 6, 1, 2, 3, 5]);
    let other = cover(&book, 2, true);
    assert_eq!(other.pages.iter().filter(|p| p.cover).map(|p| p.id.0).collect::<Vec<_>>(), [2]);
    assert!(cover(&other, 2, false).pages.iter().all(|p| !p.cover));
    let mut editor = Editor::new(book, true, IdSource::seeded(1));
    let copy = editor.duplicate_pages(&[PageId(4)]);
    let (index, page) = editor.project().page(copy[0]).expect("a copy");
    assert_eq!((index, page.cover), (1, false), "a copy of the cover is a page");
}

/// A book whose first page has a speaker in a style of its own, and pictures.
fn rich() -> Project {
    let mut project = Project::clone(&project());
    let zhang = CastId("zhang".to_owned());
    let book = Arc::make_mut(&mut project.book);
    book.styles.insert(StyleName::new("gruff"), style::built_in("weak").expect("built in"));
    book.cast.push(CastMember {
        id: zhang.clone(),
        name: ByLang::from([(Lang::english(), "Zhang".to_owned())]),
        style: Some(StyleName::new("gruff")),
        colour: None,
        note: String::new(),
    });
    let line = &mut Arc::make_mut(&mut project.pages[0]).lines[0];
    Arc::make_mut(line).speaker = Some(zhang);
    Arc::make_mut(line).words.insert("fr".parse().expect("a tag"), Words::plain("Oui"));
    project
}

#[test]
fn pages_bring_what_they_lean_on_into_another_project_in_one_step() {
    let source = rich();
    let text = pages_text(&source.excerpt(&[PageId(100)]), Path::new("")).expect("text");
    assert!(is_pages(&text) && !is_pages("Go!"));
    let excerpt = read_pages(&text, Path::new("")).expect("reads");
    assert_eq!(excerpt, source.excerpt(&[PageId(100)]), "nothing is lost on the way");
    let other = PageSetup { trim: Spot::new(100.0, 100.0), ..setup() };
    let target = Arc::new(Project::blank(other, Lang::english(), vec![PageId(100)]));
    let mut hand = Hand { e: Editor::new(Arc::clone(&target), true, IdSource::seeded(3)), mm_per_px: 0.25 };
    let made = hand.e.paste_pages(&excerpt, 1);
    assert_eq!((made.len(), hand.e.page_index()), (1, 1));
    let now = Arc::clone(hand.e.project());
    let (was, is) = (&source.pages[0], &now.pages[1]);
    assert!(is.id != was.id && is.items.iter().all(|i| was.item(i.id).is_none()));
    assert_eq!(is.setup.as_deref(), Some(&*source.book.setup), "panels keep their page");
    assert_eq!(is.lines[0].words, was.lines[0].words, "words in languages that the book lacks come along");
    assert_eq!(now.cast().count(), 1);
    assert_eq!(now.style(&StyleName::new("gruff")), source.style(&StyleName::new("gruff")));
    hand.one_step(&target);
    // Once more: what is there by now is not brought again.
    hand.e.paste_pages(&excerpt, 9);
    assert_eq!((hand.e.project().pages.len(), hand.e.project().book.cast.len()), (3, 1));
    assert_eq!(invariants::breaches(hand.e.project()), Vec::new());
}

#[test]
fn pasted_pages_of_the_same_measures_follow_the_book() {
    let source = rich();
    let mut editor = Editor::new(project(), true, IdSource::seeded(3));
    let made = editor.paste_pages(&source.excerpt(&[PageId(101), PageId(100)]), 0);
    assert_eq!(made.len(), 2);
    assert!(editor.project().pages[..2].iter().all(|p| p.setup.is_none()));
    assert_eq!(editor.project().pages[0].items.len(), 6, "in the order of their book");
}

#[test]
fn picture_paths_lead_to_the_same_files_from_the_other_folder() {
    let root = tempfile::tempdir().expect("a folder");
    let (one, two) = (root.path().join("one"), root.path().join("two/deep"));
    for folder in [&one, &two] {
        std::fs::create_dir_all(folder).expect("made");
    }
    let paths = |excerpt: &Excerpt| -> Vec<String> {
        excerpt.pages[0].items.iter().flat_map(|i| i.art().iter().map(|a| a.path.0.clone())).collect()
    };
    let text = pages_text(&rich().excerpt(&[PageId(100)]), &one).expect("text");
    let there = read_pages(&text, &two).expect("reads");
    assert_eq!(paths(&there), ["../../one/art/two.png", "../../one/art/over.png", "../../one/art/free.png"]);
    let same = read_pages(&text, &one).expect("reads");
    assert_eq!(paths(&same)[0], "art/two.png");
    // The first project's folder is gone by now, and the second has no file yet.
    std::fs::remove_dir(&one).expect("removed");
    let nowhere = read_pages(&text, Path::new("")).expect("reads");
    assert!(Path::new(&paths(&nowhere)[0]).is_absolute() && paths(&nowhere)[0].ends_with("one/art/two.png"));
}

#[test]
fn pages_that_break_a_law_are_not_taken() {
    let text = pages_text(&rich().excerpt(&[PageId(100)]), Path::new("")).expect("text");
    for (from, to, told) in [
        ("trim: (170.0, 260.0)", "trim: (0.0, 260.0)", "page's width"),
        ("version: 1", "version: 9", "newer"),
        ("panelwright pages", "panelwright project", "is wanted here"),
    ] {
        assert!(text.contains(from));
        let fault = read_pages(&text.replace(from, to), Path::new("")).expect_err("refused").to_string();
        assert!(fault.contains(told), "{fault}");
    }
    let mut project = Project::clone(&six());
    Arc::make_mut(&mut project.pages[2]).cover = true;
    assert!(invariants::breaches(&project)[0].to_string().contains("only the first page"));
}

/// Exports at 25.4 dpi, so that a pixel is a millimetre: names with their sizes.
fn exported(project: &Arc<Project>, layout: Layout, bleed: bool, pages: &[usize]) -> Vec<(String, u32, u32)> {
    use panelwright::export::{Format, Job, Resolution, export_pages};
    let folder = tempfile::tempdir().expect("a folder");
    let job = Job {
        project: Arc::clone(project),
        materials: panelwright::file::new_materials(Path::new("")),
        edition: Edition { lang: Lang::english(), layout },
        pages: pages.to_vec(),
        format: Format::Png { small: false },
        resolution: Resolution::Dpi(25.4),
        bleed,
        out: folder.path().to_owned(),
        stem: "b".to_owned(),
        overwrite: false,
        only_changed: false,
    };
    let done = export_pages(&job, &|_| (), &std::sync::atomic::AtomicBool::new(false)).expect("exports");
    let size = |file: &std::path::PathBuf| {
        let picture = image::open(file).expect("a picture");
        let name = file.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, picture.width(), picture.height())
    };
    done.files.iter().map(size).collect()
}

fn named(all: &[(&str, u32, u32)]) -> Vec<(String, u32, u32)> {
    all.iter().map(|(name, w, h)| ((*name).to_owned(), *w, *h)).collect()
}

/// A cover, a page, a double page, two pages.
fn mixed(binding: Binding) -> Arc<Project> {
    let setup = PageSetup { binding, ..setup() };
    let mut project = Project::blank(setup, Lang::english(), (1..=5).map(PageId).collect());
    Arc::make_mut(&mut project.pages[0]).cover = true;
    let double = Arc::new(project.book.setup.doubled(true));
    Arc::make_mut(&mut project.pages[2]).setup = Some(double);
    Arc::new(project)
}

#[test]
fn pages_are_files_of_their_own_and_double_ones_two() {
    let book = mixed(Binding::Left);
    let expected = named(&[
        ("b-en-001-cover", 170, 260),
        ("b-en-002", 170, 260),
        ("b-en-003a", 170, 260),
        ("b-en-003b", 170, 260),
        ("b-en-004", 170, 260),
    ]);
    assert_eq!(exported(&book, Layout::Page, false, &[0, 1, 2, 3]), expected);
    // Halves have a bleed on every side, at the fold too.
    let half = named(&[("b-en-003a", 176, 266), ("b-en-003b", 176, 266)]);
    assert_eq!(exported(&book, Layout::Page, true, &[2]), half);
}

#[test]
fn facing_pages_are_joined_at_the_fold() {
    let book = mixed(Binding::Left);
    let expected = named(&[
        ("b-en-001-cover", 176, 266),
        ("b-en-002", 176, 266),
        ("b-en-003", 346, 266),
        ("b-en-004-005", 346, 266),
    ]);
    assert_eq!(exported(&book, Layout::Spread, true, &[0, 1, 2, 3, 4]), expected);
    // A page whose neighbour was not asked for is alone.
    assert_eq!(exported(&book, Layout::Spread, false, &[4]), named(&[("b-en-005", 170, 260)]));
}

#[test]
fn the_binding_says_which_of_two_joined_pages_is_on_the_left() {
    use panelwright::geom::Rgba;
    for (binding, left) in [(Binding::Left, Rgba::rgb(200, 0, 0)), (Binding::Right, Rgba::rgb(0, 0, 200))] {
        let mut project = Project::clone(&mixed(binding));
        Arc::make_mut(&mut project.pages[3]).paper = Rgba::rgb(200, 0, 0);
        Arc::make_mut(&mut project.pages[4]).paper = Rgba::rgb(0, 0, 200);
        let folder = tempfile::tempdir().expect("a folder");
        let job = panelwright::export::Job {
            project: Arc::new(project),
            materials: panelwright::file::new_materials(Path::new("")),
            edition: Edition { lang: Lang::english(), layout: Layout::Spread },
            pages: vec![3, 4],
            format: panelwright::export::Format::Png { small: false },
            resolution: panelwright::export::Resolution::Width(301),
            bleed: false,
            out: folder.path().to_owned(),
            stem: "b".to_owned(),
            overwrite: false,
            only_changed: false,
        };
        let stop = std::sync::atomic::AtomicBool::new(false);
        let done = panelwright::export::export_pages(&job, &|_| (), &stop).expect("exports");
        let picture = image::open(&done.files[0]).expect("a picture").into_rgba8();
        assert_eq!(picture.width(), 301, "as wide as asked for, both together");
        assert_eq!(picture.get_pixel(20, 20).0, [left.r, left.g, left.b, 255]);
        assert_ne!(picture.get_pixel(20, 20), picture.get_pixel(280, 20));
    }
}

#[test]
fn panels_stay_are_centred_or_scaled_when_the_page_changes() {
    use panelwright::edit::Fit;
    let wide = PageSetup { trim: Spot::new(340.0, 390.0), ..setup() };
    let bounds = |hand: &Hand| (hand.bounds(1), hand.bounds(2));
    let mut hand = Hand::new();
    let before = Arc::clone(hand.e.project());
    let (one, two) = bounds(&hand);
    let place = |hand: &Hand| match hand.kind(3) {
        ItemKind::Balloon(b) => (b.at.point(), b.tails[0].mouth.point(), b.size),
        _ => panic!("a balloon"),
    };
    let (at, mouth, size) = place(&hand);

    hand.e.set_up(None, wide.clone(), Fit::Keep).expect("sets up");
    assert_eq!(bounds(&hand), (one, two));
    assert_eq!(hand.e.project().book.setup.trim, wide.trim);
    hand.one_step(&before);
    hand.e.undo();

    hand.e.set_up(None, wide.clone(), Fit::Centre).expect("sets up");
    assert_eq!(hand.bounds(1), one + panelwright::geom::Vec2::new(85.0, 65.0));
    assert_eq!(place(&hand).0, at, "what belongs to a panel goes with it");
    hand.e.undo();

    hand.e.set_up(None, wide.clone(), Fit::Scale).expect("sets up");
    let (one, two) = bounds(&hand);
    assert_eq!((one.x0, one.y0, one.width(), one.height()), (20.0, 15.0, 140.0, 150.0));
    assert_eq!((two.x0, two.width()), (180.0, 140.0));
    let (new_at, new_mouth, new_size) = place(&hand);
    assert_eq!((new_at.x, new_at.y), (at.x * 2.0, at.y * 1.5));
    assert_eq!((new_mouth.x, new_mouth.y), (mouth.x * 2.0, mouth.y * 1.5));
    assert_eq!(new_size, size, "words keep their size");
    hand.one_step(&before);
}

#[test]
fn what_bleeds_goes_on_bleeding_on_another_page() {
    use panelwright::edit::Fit;
    let mut project = Project::clone(&project());
    let bleeding = panel(1, -3.0, -3.0, 80.0, 100.0);
    Arc::make_mut(&mut project.pages[0]).items[0] = Arc::new(bleeding);
    let mut editor = Editor::new(Arc::new(project), true, IdSource::seeded(1));
    let small = PageSetup { trim: Spot::new(85.0, 130.0), bleed: Sides::all(5.0), ..setup() };
    editor.set_up(None, small, Fit::Scale).expect("sets up");
    let bounds = editor.page().panel(ItemId(1)).expect("a panel").outline.bounds();
    assert_eq!((bounds.x0, bounds.y0), (-5.0, -5.0));
    assert!((bounds.x1 - 38.5).abs() < 1e-9 && (bounds.y1 - 48.5).abs() < 1e-9, "{bounds:?}");
}

#[test]
fn pages_become_double_and_single_again_in_one_step() {
    let mut hand = Hand { e: Editor::new(six(), true, IdSource::seeded(1)), mm_per_px: 0.25 };
    let before = Arc::clone(hand.e.project());
    hand.e.set_double(&[PageId(2), PageId(4)], true);
    hand.one_step(&before);
    let double = before.book.setup.doubled(true);
    let own = |e: &Editor| -> Vec<bool> { e.project().pages.iter().map(|p| p.setup.is_some()).collect() };
    assert_eq!(own(&hand.e), [false, true, false, true, false, false]);
    assert_eq!(hand.e.project().pages[1].setup.as_deref(), Some(&double));
    hand.e.set_double(&[PageId(2), PageId(4)], false);
    assert_eq!(own(&hand.e), [false; 6]);
}

#[test]
fn double_pages_follow_the_book_and_pages_of_their_own_do_not() {
    use panelwright::edit::Fit;
    let mut project = Project::clone(&mixed(Binding::Left));
    let own = Arc::new(PageSetup { trim: Spot::new(50.0, 50.0), ..setup() });
    Arc::make_mut(&mut project.pages[4]).setup = Some(Arc::clone(&own));
    let mut editor = Editor::new(Arc::new(project), true, IdSource::seeded(1));
    let new = PageSetup { trim: Spot::new(100.0, 150.0), ..setup() };
    assert_eq!(editor.reformed(None, &new).len(), 4);
    editor.set_up(None, new.clone(), Fit::Scale).expect("sets up");
    let trims: Vec<Spot> = editor.project().pages.iter().map(|p| editor.project().setup_of(p).trim).collect();
    assert_eq!((trims[1], trims[2], trims[4]), (new.trim, Spot::new(200.0, 150.0), own.trim));
    let page = editor.project().pages[4].id;
    editor.set_up(Some(&[page]), new, Fit::Scale).expect("sets up");
    assert!(editor.project().pages[4].setup.is_none(), "the book's own measures need no copy");
}
