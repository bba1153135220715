//! Thumbnails: little pictures of pages, painted beside the window. Only what was asked for in the last frame is
//! painted, the most urgent first, so that a book of hundreds of pages costs no more than what is seen of it.

use super::easel::image;
use crate::file::Materials;
use crate::geom::Affine;
use crate::model::{Edition, Page, PageId, Project, Standing};
use crate::render::{self, Quality, View};
use crate::scene::{Issue, Sources, build};
use egui::{ColorImage, TextureHandle, TextureOptions};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

/// Thumbnails that are out of sight are kept up to this many bytes together.
const BUDGET_BYTES: usize = 96 << 20;
/// The tallest thumbnail, pixels: strips are cut off below.
const TALLEST: f64 = 4096.0;

/// A page of which a thumbnail is wanted.
pub struct Sitter<'a> {
    /// Its project.
    pub project: &'a Arc<Project>,
    /// Its number, counted from 0.
    pub index: usize,
    /// In which language.
    pub edition: &'a Edition,
    /// What it is drawn with.
    pub materials: &'a Arc<Materials>,
    /// How wide, pixels.
    pub width: u32,
}

/// What a thumbnail shows.
#[derive(Clone)]
struct Little {
    project: Arc<Project>,
    page: Arc<Page>,
    index: usize,
    /// How the page stands in the book, where that is printed on it.
    standing: Option<Standing>,
    edition: Edition,
    materials: Arc<Materials>,
    width: u32,
}

impl Little {
    fn of(sitter: &Sitter<'_>) -> Option<Self> {
        let page = sitter.project.pages.get(sitter.index)?;
        Some(Self {
            project: Arc::clone(sitter.project),
            page: Arc::clone(page),
            index: sitter.index,
            standing: sitter.project.printed_standing(sitter.index),
            edition: sitter.edition.clone(),
            materials: Arc::clone(sitter.materials),
            width: sitter.width,
        })
    }

    fn same(&self, other: &Self) -> bool {
        self.page.draws_as(&other.page)
            && Arc::ptr_eq(&self.project.book, &other.project.book)
            && self.project.shared.as_ref().map(Arc::as_ptr) == other.project.shared.as_ref().map(Arc::as_ptr)
            && self.standing == other.standing
            && self.edition == other.edition
            && Arc::ptr_eq(&self.materials, &other.materials)
            && self.width == other.width
    }

    fn paint(&self) -> (Option<ColorImage>, Vec<Issue>) {
        let sources = Sources { fonts: &self.materials.fonts, art: &self.materials.index };
        let (scene, issues) = build(&self.project, self.index, &self.edition, &sources);
        let scale = f64::from(self.width) / scene.trim.width().max(1.0);
        let height = (scene.trim.height() * scale).round().clamp(1.0, TALLEST) as u32;
        let view = View { px_from_page: Affine::scale(scale), width: self.width, height };
        let painted = render::paint(&scene, &self.materials.store, &view, Quality::Fast);
        (painted.ok().map(|(pixels, _)| image(&pixels)), issues)
    }
}

/// A thumbnail that shall be painted.
struct Order {
    little: Little,
    /// The least is painted first.
    urgency: f32,
    /// The frame in which it was asked for last.
    frame: u64,
}

/// What the window and the painter both write on.
#[derive(Default)]
struct Board {
    orders: HashMap<PageId, Order>,
    /// What is being painted, or is painted and not yet received.
    taken: HashMap<PageId, Little>,
    frame: u64,
    closed: bool,
}

impl Board {
    /// The most urgent order. Those that nobody asked for again are forgotten.
    fn next(&mut self) -> Option<Little> {
        let now = self.frame;
        self.orders.retain(|_, order| order.frame + 1 >= now);
        let id = *self.orders.iter().min_by(|a, b| a.1.urgency.total_cmp(&b.1.urgency))?.0;
        let order = self.orders.remove(&id)?;
        self.taken.insert(id, order.little.clone());
        Some(order.little)
    }
}

#[derive(Default)]
struct Shelf {
    board: Mutex<Board>,
    bell: Condvar,
}

impl Shelf {
    fn board(&self) -> MutexGuard<'_, Board> {
        // Only whole values are ever written.
        self.board.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for an order; nothing once the gallery is closed.
    fn take(&self) -> Option<Little> {
        let mut board = self.board();
        loop {
            if board.closed {
                return None;
            }
            if let Some(little) = board.next() {
                return Some(little);
            }
            board = self.bell.wait(board).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

struct Shown {
    little: Little,
    /// Nothing for a page that cannot be painted.
    texture: Option<TextureHandle>,
    used: u64,
}

impl Shown {
    fn bytes(&self) -> usize {
        self.texture.as_ref().map_or(0, |t| t.size()[0] * t.size()[1] * 4)
    }
}

type Painted = (Little, Option<ColorImage>, Vec<Issue>);

/// Paints thumbnails.
pub struct Gallery {
    shelf: Arc<Shelf>,
    done: Receiver<Painted>,
    shown: HashMap<PageId, Shown>,
    frame: u64,
}

impl Gallery {
    /// A gallery with its painter waiting.
    pub fn new(ctx: &egui::Context) -> Self {
        let shelf = Arc::<Shelf>::default();
        let (finished, done): (Sender<Painted>, _) = channel();
        let (orders, ctx) = (Arc::clone(&shelf), ctx.clone());
        std::thread::spawn(move || {
            while let Some(little) = orders.take() {
                let (picture, issues) = little.paint();
                if finished.send((little, picture, issues)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { shelf, done, shown: HashMap::new(), frame: 0 }
    }

    /// Begins a frame and takes what was painted; gives the issues of its pages.
    pub fn receive(&mut self, ctx: &egui::Context) -> Vec<(PageId, Vec<Issue>)> {
        let mut found = Vec::new();
        self.frame += 1;
        let mut board = self.shelf.board();
        board.frame = self.frame;
        while let Ok((little, picture, issues)) = self.done.try_recv() {
            let id = little.page.id;
            if board.taken.get(&id).is_some_and(|taken| taken.same(&little)) {
                board.taken.remove(&id);
            }
            let texture = picture.map(|p| ctx.load_texture("thumbnail", p, TextureOptions::LINEAR));
            self.shown.insert(id, Shown { little, texture, used: self.frame });
            found.push((id, issues));
        }
        drop(board);
        if !found.is_empty() {
            self.tidy();
        }
        found
    }

    /// Lets go of what was not seen for longest.
    fn tidy(&mut self) {
        let mut bytes: usize = self.shown.values().map(Shown::bytes).sum();
        if bytes <= BUDGET_BYTES {
            return;
        }
        let mut old: Vec<(u64, PageId)> = self.shown.iter().map(|(id, s)| (s.used, *id)).collect();
        old.sort_unstable();
        for (_, id) in old.into_iter().take_while(|(used, _)| used + 2 < self.frame) {
            if bytes <= BUDGET_BYTES {
                return;
            }
            bytes -= self.shown.remove(&id).map_or(0, |s| s.bytes());
        }
    }

    /// The thumbnail of a page, or the latest there is. One that is out of date is painted anew if an urgency is
    /// given: the least of them comes first.
    pub fn thumbnail(&mut self, sitter: &Sitter<'_>, urgency: Option<f32>) -> Option<&TextureHandle> {
        let little = Little::of(sitter)?;
        let id = little.page.id;
        let fresh = self.shown.get(&id).is_some_and(|s| s.little.same(&little));
        if let Some(urgency) = urgency.filter(|_| !fresh) {
            let mut board = self.shelf.board();
            if !board.taken.get(&id).is_some_and(|taken| taken.same(&little)) {
                board.orders.insert(id, Order { little, urgency, frame: self.frame });
                self.shelf.bell.notify_one();
            }
        }
        let shown = self.shown.get_mut(&id)?;
        shown.used = self.frame;
        shown.texture.as_ref()
    }

    /// Whatever picture of a page there is.
    pub fn any(&self, page: PageId) -> Option<&TextureHandle> {
        self.shown.get(&page)?.texture.as_ref()
    }

    /// Nothing of what was asked for is wanted any longer.
    pub fn rest(&mut self) {
        self.shelf.board().orders.clear();
    }

    /// Forgets all: another document is opened.
    pub fn clear(&mut self) {
        self.rest();
        self.shown.clear();
    }
}

impl Drop for Gallery {
    fn drop(&mut self) {
        self.shelf.board().closed = true;
        self.shelf.bell.notify_one();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Lang, PageId};
    use std::time::{Duration, Instant};

    #[test]
    fn only_what_is_seen_is_painted_and_only_once() {
        let ctx = egui::Context::default();
        let setup = crate::file::presets::all().remove(0);
        let pages = (0..500).map(|n| PageId(n + 1)).collect();
        let project = Arc::new(Project::blank(setup, Lang::english(), pages));
        let materials = Arc::new(crate::file::new_materials(std::path::Path::new("")));
        let edition = Edition::pages(Lang::english());
        let mut gallery = Gallery::new(&ctx);
        let seen = [200, 201, 202];
        let ask = |gallery: &mut Gallery| {
            for index in seen {
                let sitter =
                    Sitter { project: &project, index, edition: &edition, materials: &materials, width: 8 };
                gallery.thumbnail(&sitter, Some((index as f32 - 202.0).abs()));
            }
        };
        let mut order = Vec::new();
        let began = Instant::now();
        while order.len() < 3 && began.elapsed() < Duration::from_secs(20) {
            order.extend(gallery.receive(&ctx).into_iter().map(|(id, _)| id.0));
            ask(&mut gallery);
            std::thread::sleep(Duration::from_millis(2));
        }
        order.sort_unstable();
        assert_eq!(order, [201, 202, 203], "no other page is painted");
        for _ in 0..3 {
            ask(&mut gallery);
            assert!(gallery.receive(&ctx).is_empty(), "what is fresh is not painted again");
        }
    }

    #[test]
    fn the_most_urgent_order_is_taken_and_old_ones_are_forgotten() {
        let setup = crate::file::presets::all().remove(0);
        let project = Arc::new(Project::blank(setup, Lang::english(), (1..=3).map(PageId).collect()));
        let materials = Arc::new(crate::file::new_materials(std::path::Path::new("")));
        let edition = Edition::pages(Lang::english());
        let mut board = Board { frame: 9, ..Board::default() };
        for (index, urgency, frame) in [(0, 5.0, 9), (1, 1.0, 8), (2, 0.0, 7)] {
            let sitter =
                Sitter { project: &project, index, edition: &edition, materials: &materials, width: 8 };
            let little = Little::of(&sitter).expect("a page");
            board.orders.insert(little.page.id, Order { little, urgency, frame });
        }
        let taken: Vec<usize> = std::iter::from_fn(|| board.next()).map(|little| little.index).collect();
        assert_eq!(taken, [1, 0]);
    }
}
