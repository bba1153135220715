//! Frames of a running gesture: what is remembered between them changes no pixel, and little is made anew.

use crate::workbench;

use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::edit::{Edit, Level};
use panelwright::editor::{Editor, Input, Stage};
use panelwright::geom::{Affine, Point};
use panelwright::lettering::FontBook;
use panelwright::model::*;
use panelwright::render::{Pace, Painted, Proof, Quality, View};
use panelwright::scene::{Memory, Scene, Sources, Typed, build_with};
use std::sync::Arc;
use workbench::*;

/// The workbench's page with words, and a second balloon of the same speaker beside the first.
fn spoken() -> Arc<Project> {
    let mut project = Project::clone(&project());
    let page = Arc::make_mut(&mut project.pages[0]);
    for (line, said) in page.lines.iter_mut().zip(["Who is on the line?", "Later.", "KRAK"]) {
        Arc::make_mut(line).words.insert(Lang::english(), Words::plain(said));
    }
    let mut next = Line::new(LineId(17));
    next.words.insert(Lang::english(), Words::plain("Say it again."));
    page.lines.push(Arc::new(next));
    page.items.push(Arc::new(balloon(7, Some(1), 17, (40.0, 60.0), (35.0, 90.0))));
    Arc::new(project)
}

struct Watched {
    e: Editor,
    fonts: FontBook,
    art: ArtIndex,
    store: ArtStore,
    memory: Memory,
    proof: Proof,
    typed: Option<Typed>,
}

const VIEW: View = View { px_from_page: Affine::scale(3.0), width: 520, height: 790 };

impl Watched {
    fn new() -> Self {
        Self {
            e: Editor::new(spoken(), true, IdSource::seeded(1)),
            fonts: FontBook::bundled(),
            art: ArtIndex::default(),
            store: ArtStore::new(1 << 20),
            memory: Memory::default(),
            proof: Proof::default(),
            typed: None,
        }
    }

    fn scene(&mut self) -> Scene {
        let sources = Sources { fonts: &self.fonts, art: &self.art };
        let (number, edition) = (self.e.page_index(), self.e.edition());
        build_with(self.e.project(), number, edition, &sources, self.typed.as_ref(), &mut self.memory).0
    }

    fn input(&mut self, input: Input) {
        let scene = self.scene();
        self.e.input(input, &Stage { scene: &scene, mm_per_px: 0.3 });
    }

    /// What is remembered gives what is made from nothing: the same drawing list, the same pixels.
    fn check(&mut self) -> Painted {
        let kept = self.scene();
        let sources = Sources { fonts: &self.fonts, art: &self.art };
        let (number, edition) = (self.e.page_index(), self.e.edition());
        let (fresh, _) = build_with(
            self.e.project(),
            number,
            edition,
            &sources,
            self.typed.as_ref(),
            &mut Memory::default(),
        );
        assert_eq!(format!("{kept:?}"), format!("{fresh:?}"));
        let painted =
            self.proof.paint(&kept, &self.store, &VIEW, Quality::Exact, Pace::Leisure).expect("a view");
        let mut anew = Proof::default();
        assert_eq!(anew.paint(&fresh, &self.store, &VIEW, Quality::Exact, Pace::Leisure), Ok(Painted::Whole));
        assert!(self.proof.pixels() == anew.pixels(), "a pixel differs");
        painted
    }
}

fn area(painted: Painted) -> f64 {
    match painted {
        Painted::Nothing => 0.0,
        Painted::Whole => 1.0,
        Painted::Area([_, _, width, height]) => {
            f64::from(width * height) / f64::from(VIEW.width * VIEW.height)
        }
    }
}

#[test]
fn a_dragged_balloon_is_set_and_painted_alone() {
    let mut w = Watched::new();
    let before = w.scene();
    assert_eq!(w.check(), Painted::Whole);
    assert_eq!(w.check(), Painted::Nothing);
    w.input(Input::Press { at: p(45.0, 35.0), mods: NONE, clicks: 1 });
    w.input(Input::Drag { at: p(49.0, 42.0), mods: NONE });
    let painted = w.check();
    assert!(area(painted) > 0.0 && area(painted) < 0.4, "{painted:?}");
    let now = w.scene();
    let same = |id: u64| {
        let of =
            |scene: &Scene| Arc::clone(scene.parts.iter().find(|p| p.item == ItemId(id)).expect("drawn"));
        Arc::ptr_eq(&of(&before), &of(&now))
    };
    assert_eq!([1, 2, 4, 5, 6, 7].map(same), [true; 6]);
    assert!(!same(3));
}

#[test]
fn what_is_remembered_changes_nothing() {
    let mut w = Watched::new();
    for seed in 0..6 {
        let mut random = IdSource::seeded(seed);
        let mut dice = move |n: u64| random.next_number() % n;
        for _ in 0..14 {
            let at = p(dice(180) as f64, dice(270) as f64);
            let to = at + panelwright::geom::Vec2::new(dice(40) as f64 - 20.0, dice(40) as f64 - 20.0);
            match dice(9) {
                0 => {
                    w.e.undo();
                }
                1 => {
                    w.e.redo();
                }
                2 => w.e.select_all(),
                3 => {
                    let lang = if dice(2) == 0 { Lang::english() } else { Lang::simplified_chinese() };
                    w.e.set_edition(Edition::pages(lang));
                }
                4 => {
                    let words = Words::plain(&"so it is ".repeat(dice(5) as usize));
                    w.typed = (dice(2) == 0).then_some(Typed { item: ItemId(3), words, was: None });
                }
                5 => {
                    let to = if dice(2) == 0 { Level::Front } else { Level::Back };
                    let items = w.e.selection().to_vec();
                    let edit = Edit::Restack { page: w.e.page().id, items, to };
                    w.e.commit(&[edit]).expect("restacked");
                }
                _ => {
                    w.input(Input::Press { at, mods: NONE, clicks: 1 });
                    w.input(Input::Drag { at: to, mods: NONE });
                    w.check();
                    w.input(Input::Release { at: to, mods: NONE });
                }
            }
            w.check();
        }
    }
}

#[test]
fn one_drag_on_a_long_project_makes_one_page_and_one_item_anew() {
    let mut long = Project::clone(&spoken());
    for n in 0..500 {
        long.pages.push(Arc::new(Page::blank(PageId(1000 + n))));
    }
    let mut w = Watched { e: Editor::new(Arc::new(long), true, IdSource::seeded(1)), ..Watched::new() };
    let before = Arc::clone(w.e.committed());
    w.input(Input::Press { at: p(45.0, 35.0), mods: NONE, clicks: 1 });
    for n in 0..5 {
        w.input(Input::Drag { at: Point::new(46.0 + f64::from(n), 40.0), mods: NONE });
    }
    w.input(Input::Release { at: p(50.0, 40.0), mods: NONE });
    let after = w.e.committed();
    let pages = before.pages.iter().zip(&after.pages).filter(|(a, b)| !Arc::ptr_eq(a, b)).count();
    assert_eq!((pages, before.pages.len()), (1, after.pages.len()));
    assert!(Arc::ptr_eq(&before.book, &after.book));
    let (old, new) = (&before.pages[0].items, &after.pages[0].items);
    let items: Vec<ItemId> =
        old.iter().zip(new).filter(|(a, b)| !Arc::ptr_eq(a, b)).map(|(_, b)| b.id).collect();
    assert_eq!(items, [ItemId(3)]);
}

#[test]
fn what_was_painted_in_haste_is_sharp_at_rest() {
    let mut w = Watched::new();
    let picture = image::RgbImage::from_fn(700, 900, |x, y| {
        image::Rgb([(x % 251) as u8, (y % 241) as u8, ((x * y) % 239) as u8])
    });
    let mut png = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).expect("a picture");
    w.store = ArtStore::new(64 << 20);
    let info = w.store.insert(png.into_inner().into()).expect("a picture");
    w.art.set(ArtPath("art/two.png".to_owned()), Ok(info));
    let scene = w.scene();
    w.proof.paint(&scene, &w.store, &VIEW, Quality::Exact, Pace::Leisure).expect("a view");
    w.proof.prepare(&scene, &w.store);
    let nearer = View { px_from_page: Affine::scale(3.3), ..VIEW };
    let mut anew = Proof::default();
    assert_eq!(w.proof.paint(&scene, &w.store, &nearer, Quality::Exact, Pace::Haste), Ok(Painted::Whole));
    anew.paint(&scene, &w.store, &nearer, Quality::Exact, Pace::Leisure).expect("a view");
    assert!(w.proof.pixels() != anew.pixels(), "the picture is soft while it moves");
    assert!(matches!(w.proof.refine(&scene, &w.store), Ok(Painted::Area(_))));
    assert!(w.proof.pixels() == anew.pixels(), "and sharp at rest");
    assert_eq!(w.proof.refine(&scene, &w.store), Ok(Painted::Nothing));
}

#[test]
fn what_is_painted_without_its_paper_looks_the_same_on_it() {
    let mut w = Watched::new();
    let scene = w.scene();
    let mut bare = Proof::without_paper();
    for proof in [&mut w.proof, &mut bare] {
        proof.paint(&scene, &w.store, &VIEW, Quality::Exact, Pace::Leisure).expect("paints");
    }
    let (with, without) = (w.proof.pixels(), bare.pixels());
    assert!(with.opaque && !without.opaque);
    let paper = scene.paper;
    assert!(without.rgba.chunks_exact(4).any(|p| p == [0; 4]), "nothing is behind the scene");
    for (a, b) in with.rgba.chunks_exact(4).zip(without.rgba.chunks_exact(4)) {
        let seen = |n: usize, of: u8| i32::from(b[n]) + i32::from(of) * (255 - i32::from(b[3])) / 255;
        for (n, of) in [paper.r, paper.g, paper.b].into_iter().enumerate() {
            assert!((i32::from(a[n]) - seen(n, of)).abs() <= 2, "{a:?} is not {b:?} on paper");
        }
    }
}
