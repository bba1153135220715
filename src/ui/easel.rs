//! Painting beside the window: the visible part of the page at the screen's exact scale, and thumbnails.
//!
//! The window asks for a picture and waits a moment; most come within it. One that takes longer arrives in
//! a later frame, and until then the old one is shown where the page is now, so that nothing ever freezes.

use crate::file::Materials;
use crate::geom::{Affine, Rect};
use crate::model::{Edition, Page, PageId, Project};
use crate::render::{self, Quality, View};
use crate::scene::Scene;
use crate::scene::{Issue, Sources, build};
use egui::{ColorImage, TextureHandle, TextureOptions};
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

/// How long a frame waits for its picture.
const PATIENCE: Duration = Duration::from_millis(14);

/// What a picture shows.
#[derive(Clone)]
struct Wanted {
    scene: Arc<Scene>,
    materials: Arc<Materials>,
    /// From page mm to the picture's pixels.
    px_from_page: Affine,
    size: [u32; 2],
}

impl Wanted {
    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scene, &other.scene)
            && Arc::ptr_eq(&self.materials, &other.materials)
            && self.px_from_page == other.px_from_page
            && self.size == other.size
    }
}

/// Paints the page that is open.
pub struct Easel {
    orders: Sender<Wanted>,
    done: Receiver<(Wanted, Result<ColorImage, String>)>,
    asked: Option<Wanted>,
    shown: Option<(Wanted, TextureHandle)>,
    /// Why the last picture could not be painted.
    pub fault: Option<String>,
}

/// A picture and the part of the page that it shows.
pub struct Picture {
    /// The picture.
    pub texture: egui::TextureId,
    /// The rectangle of the page that it covers, mm.
    pub covers: Rect,
}

/// Painted pixels as the toolkit has them.
pub fn image(pixels: &render::Pixels) -> ColorImage {
    ColorImage::from_rgba_premultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}

impl Easel {
    /// An easel with its painter waiting.
    pub fn new(ctx: &egui::Context) -> Self {
        let (orders, todo) = channel::<Wanted>();
        let (finished, done) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            while let Ok(mut wanted) = todo.recv() {
                // Only the latest matters.
                while let Ok(newer) = todo.try_recv() {
                    wanted = newer;
                }
                let view =
                    View { px_from_page: wanted.px_from_page, width: wanted.size[0], height: wanted.size[1] };
                let result = render::paint(&wanted.scene, &wanted.materials.store, &view, Quality::Fast)
                    .map(|(pixels, _)| image(&pixels))
                    .map_err(|fault| fault.to_string());
                if finished.send((wanted, result)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { orders, done, asked: None, shown: None, fault: None }
    }

    /// The picture of `size` pixels of a scene, or the latest there is.
    pub fn picture(
        &mut self,
        ctx: &egui::Context,
        scene: &Arc<Scene>,
        materials: &Arc<Materials>,
        px_from_page: Affine,
        size: [u32; 2],
    ) -> Option<Picture> {
        let wanted =
            Wanted { scene: Arc::clone(scene), materials: Arc::clone(materials), px_from_page, size };
        while let Ok((what, result)) = self.done.try_recv() {
            self.take(ctx, what, result);
        }
        let fresh = self.shown.as_ref().is_some_and(|(w, _)| w.same(&wanted));
        if !fresh {
            if !self.asked.as_ref().is_some_and(|w| w.same(&wanted)) {
                self.asked = Some(wanted.clone());
                self.orders.send(wanted.clone()).ok();
            }
            let deadline = std::time::Instant::now() + PATIENCE;
            while let Ok((what, result)) =
                self.done.recv_timeout(deadline.saturating_duration_since(std::time::Instant::now()))
            {
                let this = what.same(&wanted);
                self.take(ctx, what, result);
                if this {
                    break;
                }
            }
        }
        let (what, texture) = self.shown.as_ref()?;
        let page_from_px = what.px_from_page.inverse();
        let covers = page_from_px.transform_rect_bbox(Rect::new(
            0.0,
            0.0,
            f64::from(what.size[0]),
            f64::from(what.size[1]),
        ));
        Some(Picture { texture: texture.id(), covers })
    }

    fn take(&mut self, ctx: &egui::Context, what: Wanted, result: Result<ColorImage, String>) {
        match result {
            Ok(image) => {
                self.fault = None;
                let texture = match self.shown.take() {
                    Some((_, mut texture)) => {
                        texture.set(image, TextureOptions::LINEAR);
                        texture
                    }
                    None => ctx.load_texture("page", image, TextureOptions::LINEAR),
                };
                self.shown = Some((what, texture));
            }
            Err(fault) => self.fault = Some(fault),
        }
    }

    /// Forgets the picture: another document is opened.
    pub fn clear(&mut self) {
        self.shown = None;
        self.asked = None;
    }
}

/// What a thumbnail shows.
#[derive(Clone)]
struct Little {
    project: Arc<Project>,
    page: Arc<Page>,
    edition: Edition,
    materials: Arc<Materials>,
    width: u32,
}

impl Little {
    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.page, &other.page)
            && Arc::ptr_eq(&self.project.book, &other.project.book)
            && self.edition == other.edition
            && Arc::ptr_eq(&self.materials, &other.materials)
            && self.width == other.width
    }
}

type LittleDone = (Little, Result<ColorImage, String>, Vec<Issue>);

/// Paints thumbnails.
pub struct Gallery {
    orders: Sender<Little>,
    done: Receiver<LittleDone>,
    asked: HashMap<PageId, Little>,
    shown: HashMap<PageId, TextureHandle>,
}

impl Gallery {
    /// A gallery with its painter waiting.
    pub fn new(ctx: &egui::Context) -> Self {
        let (orders, todo) = channel::<Little>();
        let (finished, done) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            for little in todo {
                let index = little.project.pages.iter().position(|p| p.id == little.page.id);
                let Some(index) = index else { continue };
                let sources = Sources { fonts: &little.materials.fonts, art: &little.materials.index };
                let (scene, issues) = build(&little.project, index, &little.edition, &sources);
                let scale = f64::from(little.width) / scene.trim.width().max(1.0);
                let height = (scene.trim.height() * scale).round().clamp(1.0, 4096.0) as u32;
                let view = View { px_from_page: Affine::scale(scale), width: little.width, height };
                let result = render::paint(&scene, &little.materials.store, &view, Quality::Fast)
                    .map(|(pixels, _)| image(&pixels))
                    .map_err(|fault| fault.to_string());
                if finished.send((little, result, issues)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { orders, done, asked: HashMap::new(), shown: HashMap::new() }
    }

    /// Takes what was painted; gives the issues of its pages.
    pub fn receive(&mut self, ctx: &egui::Context) -> Vec<(PageId, Vec<Issue>)> {
        let mut found = Vec::new();
        while let Ok((little, result, issues)) = self.done.try_recv() {
            if !self.asked.get(&little.page.id).is_some_and(|asked| asked.same(&little)) {
                continue;
            }
            if let Ok(image) = result {
                let texture = ctx.load_texture("thumbnail", image, TextureOptions::LINEAR);
                self.shown.insert(little.page.id, texture);
            }
            found.push((little.page.id, issues));
        }
        found
    }

    /// The thumbnail of a page, `width` pixels wide, or the latest there is. A new one is begun if `now`.
    pub fn thumbnail(
        &mut self,
        project: &Arc<Project>,
        page: &Arc<Page>,
        edition: &Edition,
        materials: &Arc<Materials>,
        width: u32,
        now: bool,
    ) -> Option<&TextureHandle> {
        let little = Little {
            project: Arc::clone(project),
            page: Arc::clone(page),
            edition: edition.clone(),
            materials: Arc::clone(materials),
            width,
        };
        if now && !self.asked.get(&page.id).is_some_and(|asked| asked.same(&little)) {
            self.asked.insert(page.id, little.clone());
            self.orders.send(little).ok();
        }
        self.shown.get(&page.id)
    }

    /// Forgets all: another document is opened.
    pub fn clear(&mut self) {
        self.asked.clear();
        self.shown.clear();
    }
}
