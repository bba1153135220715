//! How much work one frame of editing is, held against one full repaint of the same view in the same run.
//!
//! `cargo bench --no-default-features --bench editor` prints, for each gesture, the median and the 99th percentile of
//! a frame (input, scene, pixels; the window only shows them) and the median of full repaints (a scene built and all
//! pixels painted with nothing remembered but the decoded and shrunk pictures) that were made in between. While
//! something moves, pictures that it would resample are drawn from whole ones that are kept; sharp ones follow at rest.

#![allow(missing_docs, reason = "a program, not a library")]

mod page;
#[path = "../page/sample.rs"]
#[allow(dead_code, reason = "only its pictures are used")]
mod sample;

use panelwright::asset::{ArtIndex, ArtStore};
use panelwright::editor::{Editor, Input, Mods, Stage, Stroke, Typing};
use panelwright::file;
use panelwright::geom::{Affine, Point};
use panelwright::lettering::FontBook;
use panelwright::model::{ArtPath, IdSource, Item, ItemKind, Lang, Project};
use panelwright::render::{Pace, Proof, Quality, View, paint};
use panelwright::scene::{Memory, Scene, Sources, build, build_with};
use std::sync::Arc;
use std::time::Instant;

const WIDTH: u32 = 1600;
const HEIGHT: u32 = 1000;
/// The page's width fills most of the view, as when one works on a tier: pixels to the millimetre.
const SCALE: f64 = 8.0;
/// Full repaints are made after every so many frames. The frame after them is not counted: no gesture has full repaints in
/// between, which leave the processor's caches to it as it never finds them.
const EVERY: usize = 20;
const REPAINTS: usize = 4;
/// The whole gesture is made so often, and of each of its frames the median counts: what another program took from the
/// machine in one of them is not the frame's own work.
const PASSES: usize = 3;
const NONE: Mods = Mods { shift: false, ctrl: false, alt: false };

struct Bench {
    editor: Editor,
    typing: Option<Typing>,
    fonts: FontBook,
    store: ArtStore,
    index: ArtIndex,
    memory: Memory,
    proof: Proof,
    view: View,
}

/// Milliseconds of frames and of full repaints.
#[derive(Default)]
struct Times {
    frames: Vec<f64>,
    whole: Vec<f64>,
}

fn percentile(times: &mut [f64], share: f64) -> f64 {
    times.sort_by(f64::total_cmp);
    times[((times.len() - 1) as f64 * share).round() as usize]
}

impl Times {
    fn tell(&mut self, what: &str, most: f64) -> bool {
        let (median, high) = (percentile(&mut self.frames, 0.5), percentile(&mut self.frames, 0.99));
        let whole = percentile(&mut self.whole, 0.5);
        let (ratio, word) = (high / whole, if high / whole <= most { "met" } else { "NOT MET" });
        println!(
            "  {what:<24} median {median:>6.2} ms   p99 {high:>6.2} ms   full {whole:>6.2} ms   p99/full {ratio:>5.2} (at most {most:.2}: {word})"
        );
        ratio <= most
    }
}

impl Bench {
    fn new(project: Project) -> Self {
        let store = ArtStore::new(512 << 20);
        let mut index = ArtIndex::default();
        let pictures = sample::pictures();
        for n in 0..7 {
            let info = store
                .insert(Arc::clone(&pictures[n % pictures.len()]))
                .map_err(panelwright::asset::Unshown::from);
            index.set(ArtPath(format!("picture-{n}.png")), info);
        }
        let px_from_page = Affine::scale(SCALE) * Affine::translate((16.0, 2.0));
        Self {
            editor: Editor::new(Arc::new(project), true, IdSource::seeded(1)),
            typing: None,
            fonts: FontBook::bundled(),
            store,
            index,
            memory: Memory::default(),
            proof: Proof::default(),
            view: View { px_from_page, width: WIDTH, height: HEIGHT },
        }
    }

    fn scene(&mut self) -> Scene {
        let sources = Sources { fonts: &self.fonts, art: &self.index };
        let typed = self.typing.as_ref().map(Typing::typed);
        let (project, edition) = (self.editor.project(), self.editor.edition());
        let number = self.editor.page_index();
        build_with(project, number, edition, &sources, typed.as_ref(), &mut self.memory).0
    }

    fn show(&mut self) {
        let scene = self.scene();
        self.proof.paint(&scene, &self.store, &self.view, Quality::Fast, Pace::Haste).expect("a view");
    }

    fn full(&self) {
        let sources = Sources { fonts: &self.fonts, art: &self.index };
        let (project, edition) = (self.editor.project(), self.editor.edition());
        let (scene, _) = build(project, self.editor.page_index(), edition, &sources);
        drop(paint(&scene, &self.store, &self.view, Quality::Fast).expect("a view"));
    }

    fn input(&mut self, input: Input) {
        let scene = self.scene();
        self.editor.input(input, &Stage { scene: &scene, mm_per_px: 1.0 / SCALE });
    }

    /// Frames of one gesture. What leads up to it is not counted.
    fn frames(&mut self, count: usize, mut act: impl FnMut(&mut Self, usize)) -> Times {
        self.show();
        // As the window does while nothing moves.
        let scene = self.scene();
        self.proof.refine(&scene, &self.store).expect("a view");
        self.proof.prepare(&scene, &self.store);
        self.full();
        let mut times = Times::default();
        let mut frames = vec![Vec::with_capacity(PASSES); count];
        for n in (0..PASSES).flat_map(|_| 0..count) {
            let start = Instant::now();
            act(self, n);
            self.show();
            if n % EVERY != 0 {
                frames[n].push(start.elapsed().as_secs_f64() * 1000.0);
            }
            if n % EVERY == EVERY - 1 {
                // Once for the caches of pictures, and then for the clock.
                self.full();
                for _ in 0..REPAINTS {
                    let start = Instant::now();
                    self.full();
                    times.whole.push(start.elapsed().as_secs_f64() * 1000.0);
                }
            }
        }
        frames.retain(|passes| !passes.is_empty());
        times.frames = frames.iter_mut().map(|passes| percentile(passes, 0.5)).collect();
        times
    }

    fn pull(&mut self, from: Point, count: usize, to: impl Fn(usize) -> Point) -> Times {
        self.input(Input::Press { at: from, mods: NONE, clicks: 1 });
        let times = self.frames(count, |bench, n| bench.input(Input::Drag { at: to(n), mods: NONE }));
        self.input(Input::Cancel);
        times
    }
}

fn balloon_middle(bench: &mut Bench) -> Point {
    let scene = bench.scene();
    let id =
        bench.editor.page().items.iter().find(|i| matches!(i.kind, ItemKind::Balloon(_))).expect("one").id;
    scene.parts.iter().find(|p| p.item == id).expect("drawn").frame.center()
}

fn circle(middle: Point, radius: f64, n: usize) -> Point {
    let turn = n as f64 * 0.13;
    middle + panelwright::geom::Vec2::new(radius * turn.cos(), radius * turn.sin())
}

fn main() {
    println!("\nA view of {WIDTH} x {HEIGHT} on a page of 7 panels with pictures and 20 balloons\n");
    let mut bench = Bench::new(page::project(1));
    let at = balloon_middle(&mut bench);
    let mut met = bench.pull(at, 400, |n| circle(at, 9.0, n)).tell("dragging a balloon", 1.0 / 3.0);

    let line = bench.editor.page().lines[0].clone();
    let shower: Arc<Item> = Arc::clone(bench.editor.page().shower_of(line.id).expect("shown"));
    let words = line.words[&Lang::english()].clone();
    let page_id = bench.editor.page().id;
    bench.typing = Some(Typing::new(shower.id, page_id, line.id, Lang::english(), words));
    let typed = bench.frames(420, |bench, n| {
        let scene = bench.scene();
        let block = scene.parts.iter().find(|p| p.item == shower.id).and_then(|p| p.text.clone());
        let carets = block.map(|b| b.carets).unwrap_or_default();
        let Some(typing) = &mut bench.typing else { return };
        let back = n % 60 >= 40;
        let stroke = if back {
            Stroke::Erase { back: true, word: false }
        } else {
            Stroke::Type("the signal is back, and it is counting. "[n % 40..=n % 40].to_owned())
        };
        if typing.stroke(stroke, &carets, false) {
            let edit = typing.edit();
            bench.editor.try_live(&[edit]).expect("typed");
        }
    });
    bench.typing = None;
    bench.editor.settle();
    let mut typed = typed;
    met &= typed.tell("typing a letter", 1.0 / 3.0);

    let gutter = Point::new(84.0, 48.0);
    met &= bench.pull(gutter, 300, |n| circle(gutter, 6.0, n)).tell("dragging a shared edge", 1.0);

    let whole = bench.view;
    let mut zoom = bench.frames(200, |bench, n| {
        let factor = 1.0 + 0.004 * (n % 100) as f64;
        bench.view = View { px_from_page: whole.px_from_page.then_scale(factor), ..whole };
    });
    bench.view = whole;
    met &= zoom.tell("zooming", 1.0);
    println!("\n{}", if met { "All met." } else { "Not all are met." });
    many_pages();
}

/// A project of 500 pages, from its file to the pixels of its first page.
fn many_pages() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("book.ron");
    let mut project = page::project(500);
    for page in &mut project.pages {
        for item in &mut Arc::make_mut(page).items {
            if let ItemKind::Panel(panel) = &mut Arc::make_mut(item).kind {
                panel.art.clear();
            }
        }
    }
    file::save::save(&project, &path).expect("saved");
    let bytes = std::fs::metadata(&path).map_or(0, |m| m.len());
    let mut times = Vec::new();
    for _ in 0..7 {
        let start = Instant::now();
        let opened = file::open::open(&path).expect("opens");
        let read = start.elapsed().as_secs_f64() * 1000.0;
        let editor = Editor::new(Arc::clone(&opened.project), true, IdSource::seeded(1));
        let sources = Sources { fonts: &opened.materials.fonts, art: &opened.materials.index };
        let (scene, _) = build(editor.project(), 0, editor.edition(), &sources);
        let view = View { px_from_page: Affine::scale(3.6), width: 640, height: 960 };
        drop(paint(&scene, &opened.materials.store, &view, Quality::Fast).expect("a view"));
        times.push((start.elapsed().as_secs_f64() * 1000.0, read));
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (all, read) = times[times.len() / 2];
    println!(
        "\n500 pages, {:.1} MB: first page painted after {all:.0} ms, {read:.0} ms of them reading the file (at most 500)",
        bytes as f64 / 1e6
    );
}
