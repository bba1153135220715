//! Painting beside the window: the visible part of the page at the screen's exact scale.
//!
//! The window asks for a picture and waits a moment; most come within it. Where only something on the page moved, only
//! the piece around it is painted and sent to the screen. One that takes longer arrives in
//! a later frame, and until then the old one is shown where the page is now, so that nothing ever freezes.

use super::canvas::Lens;
use crate::asset::ArtStore;
use crate::file::Materials;
use crate::geom::{Affine, Rect, Rgba};
use crate::render::{self, Pace, Painted, Proof, Quality, View, ViewFault};
use crate::scene::{Part, Scene};
use egui::{Color32, ColorImage, TextureHandle, TextureOptions, pos2};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

/// Pictures that were drawn in haste are drawn as they should be once nothing moved for so long.
const STILL: Duration = Duration::from_millis(120);
/// How long a frame waits for its picture.
const PATIENCE: Duration = Duration::from_millis(14);
/// Without a new picture of the page for so long nobody is at work.
const REST: Duration = Duration::from_secs(20);

/// What a picture shows.
#[derive(Clone)]
struct Wanted {
    scene: Arc<Scene>,
    materials: Arc<Materials>,
    /// From page mm to the picture's pixels.
    px_from_page: Affine,
    size: [u32; 2],
    /// The picture reaches past the paper, which is not in it.
    bare: bool,
    /// Nothing is shown yet, so that nothing can be mended.
    whole: bool,
}

/// What the painter brings.
enum Brought {
    /// All of a picture.
    Whole(ColorImage),
    /// A piece of the picture that was brought last, and where it goes.
    Piece([usize; 2], ColorImage),
    /// The picture is as it was.
    Nothing,
}

impl Wanted {
    fn same(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.scene, &other.scene)
            && Arc::ptr_eq(&self.materials, &other.materials)
            && self.px_from_page == other.px_from_page
            && self.size == other.size
            && self.bare == other.bare
    }
}

/// Paints the page that is open.
pub struct Easel {
    orders: Sender<Wanted>,
    done: Receiver<(Wanted, Result<Brought, ViewFault>)>,
    asked: Option<Wanted>,
    shown: Option<(Wanted, TextureHandle)>,
    /// Why the last picture could not be painted.
    pub fault: Option<ViewFault>,
    /// When the last picture came, if the store did not rest since.
    busy: Option<Instant>,
}

/// A picture and the part of the page that it shows.
pub struct Picture {
    /// The picture.
    pub texture: egui::TextureId,
    /// The rectangle of the page that it covers, mm.
    pub covers: Rect,
}

impl Picture {
    /// Puts it where what it shows lies on the screen. What an old picture shows past the paper is left to the clip.
    pub fn put(&self, painter: &egui::Painter, lens: &Lens, tint: Color32) {
        let uv = egui::Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        painter.image(self.texture, lens.rect(self.covers), uv, tint);
    }
}

/// Something of a page's scene, painted by itself.
pub struct Extract {
    easel: Easel,
    /// The scene of the page, and what of it is painted.
    of: Option<(Arc<Scene>, Arc<Scene>)>,
}

impl Extract {
    /// Nothing is painted.
    pub fn new(ctx: &egui::Context) -> Self {
        Self { easel: Easel::new(ctx), of: None }
    }

    /// Forgets what was painted.
    pub fn clear(&mut self) {
        if self.of.take().is_some() {
            self.easel.clear();
        }
    }

    /// The parts that are painted while the page is as in `scene`: `make` says which, once for each scene.
    pub fn of(&mut self, scene: &Arc<Scene>, make: impl FnOnce() -> Vec<Arc<Part>>) -> Arc<Scene> {
        let known = self.of.take().filter(|(of, _)| Arc::ptr_eq(of, scene)).map(|(_, shown)| shown);
        let shown = known
            .unwrap_or_else(|| Arc::new(Scene { paper: Rgba::CLEAR, parts: make(), ..Scene::clone(scene) }));
        self.of = Some((Arc::clone(scene), Arc::clone(&shown)));
        shown
    }

    /// The picture of what is `seen` of it on the screen, on nothing.
    pub fn seen(
        &mut self,
        ctx: &egui::Context,
        lens: &Lens,
        shown: &Arc<Scene>,
        materials: &Arc<Materials>,
        seen: egui::Rect,
    ) -> Option<Picture> {
        if !seen.is_positive() {
            self.easel.clear();
            return None;
        }
        self.easel.seen(ctx, lens, shown, materials, seen, true)
    }
}

/// Painted pixels as the toolkit has them.
pub fn image(pixels: &render::Pixels) -> ColorImage {
    ColorImage::from_rgba_premultiplied([pixels.width as usize, pixels.height as usize], &pixels.rgba)
}

fn brought(proof: &Proof, painted: Painted) -> Brought {
    match painted {
        Painted::Nothing => Brought::Nothing,
        Painted::Whole => Brought::Whole(image(&proof.pixels())),
        Painted::Area(area) => {
            let [x, y, width, height] = area.map(|v| v as usize);
            Brought::Piece([x, y], ColorImage::from_rgba_premultiplied([width, height], &proof.cut(area)))
        }
    }
}

impl Easel {
    /// An easel with its painter waiting.
    pub fn new(ctx: &egui::Context) -> Self {
        let (orders, todo) = channel::<Wanted>();
        let (finished, done) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            let mut proof = Proof::default();
            let mut of: Option<(Arc<Materials>, bool)> = None;
            // What was painted last, while it may be bettered.
            let mut last: Option<Wanted> = None;
            loop {
                let order = match last.take() {
                    None => todo.recv().map_err(|_| RecvTimeoutError::Disconnected),
                    Some(shown) => match todo.recv_timeout(STILL) {
                        Err(RecvTimeoutError::Timeout) => {
                            let better = proof.refine(&shown.scene, &shown.materials.store);
                            let better = better.map(|painted| brought(&proof, painted));
                            if !matches!(better, Ok(Brought::Nothing)) {
                                if finished.send((shown.clone(), better)).is_err() {
                                    return;
                                }
                                ctx.request_repaint();
                            }
                            proof.prepare(&shown.scene, &shown.materials.store);
                            continue;
                        }
                        order => order,
                    },
                };
                let Ok(mut wanted) = order else { return };
                // Only the latest matters.
                while let Ok(newer) = todo.try_recv() {
                    wanted = Wanted { whole: wanted.whole || newer.whole, ..newer };
                }
                let as_before = |(of, bare): &(Arc<Materials>, bool)| {
                    Arc::ptr_eq(of, &wanted.materials) && *bare == wanted.bare
                };
                if wanted.whole || !of.as_ref().is_some_and(as_before) {
                    proof = if wanted.bare { Proof::without_paper() } else { Proof::default() };
                    of = Some((Arc::clone(&wanted.materials), wanted.bare));
                }
                let view =
                    View { px_from_page: wanted.px_from_page, width: wanted.size[0], height: wanted.size[1] };
                let result = proof
                    .paint(&wanted.scene, &wanted.materials.store, &view, Quality::Fast, Pace::Haste)
                    .map(|painted| brought(&proof, painted));
                last = Some(wanted.clone());
                if finished.send((wanted, result)).is_err() {
                    return;
                }
                ctx.request_repaint();
            }
        });
        Self { orders, done, asked: None, shown: None, fault: None, busy: None }
    }

    /// The picture of what is `seen` of a page on the screen; or, where that reaches `beyond` the paper, of what is drawn
    /// on it alone.
    pub fn seen(
        &mut self,
        ctx: &egui::Context,
        lens: &Lens,
        scene: &Arc<Scene>,
        materials: &Arc<Materials>,
        seen: egui::Rect,
        beyond: bool,
    ) -> Option<Picture> {
        let px = |v: f32| f64::from(v) * lens.ppp;
        let (x0, y0) = (px(seen.min.x).floor(), px(seen.min.y).floor());
        let size = [
            (px(seen.max.x).ceil() - x0).clamp(1.0, 8192.0) as u32,
            (px(seen.max.y).ceil() - y0).clamp(1.0, 8192.0) as u32,
        ];
        let to_picture = Affine::translate((-x0, -y0)) * lens.px_from_page;
        self.picture(ctx, scene, materials, to_picture, size, beyond)
    }

    /// The picture of `size` pixels of a scene, or the latest there is; `bare` without the paper.
    fn picture(
        &mut self,
        ctx: &egui::Context,
        scene: &Arc<Scene>,
        materials: &Arc<Materials>,
        px_from_page: Affine,
        size: [u32; 2],
        bare: bool,
    ) -> Option<Picture> {
        let whole = self.shown.is_none();
        let (scene, materials) = (Arc::clone(scene), Arc::clone(materials));
        let wanted = Wanted { scene, materials, px_from_page, size, bare, whole };
        while let Ok((what, result)) = self.done.try_recv() {
            self.take(ctx, what, result);
        }
        let fresh = self.shown.as_ref().is_some_and(|(w, _)| w.same(&wanted));
        if !fresh {
            if !self.asked.as_ref().is_some_and(|w| w.same(&wanted)) {
                self.asked = Some(wanted.clone());
                self.orders.send(wanted.clone()).ok();
            }
            let deadline = Instant::now() + PATIENCE;
            while let Ok((what, result)) =
                self.done.recv_timeout(deadline.saturating_duration_since(Instant::now()))
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

    /// Lets go of full-size pictures when nothing was painted for a while.
    pub fn rest(&mut self, ctx: &egui::Context, store: &ArtStore) {
        let Some(busy) = self.busy else { return };
        let left = REST.saturating_sub(busy.elapsed());
        if left.is_zero() {
            store.rest();
            self.busy = None;
        } else {
            ctx.request_repaint_after(left);
        }
    }

    fn take(&mut self, ctx: &egui::Context, what: Wanted, result: Result<Brought, ViewFault>) {
        let brought = match result {
            Ok(brought) => brought,
            Err(fault) => {
                self.fault = Some(fault);
                return;
            }
        };
        self.fault = None;
        let texture = match (brought, self.shown.take()) {
            (Brought::Whole(image), Some((_, mut texture))) => {
                texture.set(image, TextureOptions::LINEAR);
                texture
            }
            (Brought::Whole(image), None) => ctx.load_texture("page", image, TextureOptions::LINEAR),
            (Brought::Piece(at, image), Some((_, mut texture))) => {
                texture.set_partial(at, image, TextureOptions::LINEAR);
                texture
            }
            (Brought::Nothing, Some((_, texture))) => texture,
            // The picture that it mends was forgotten since: all of it is asked for again.
            (Brought::Piece(..) | Brought::Nothing, None) => {
                self.asked = None;
                ctx.request_repaint();
                return;
            }
        };
        self.shown = Some((what, texture));
        self.busy = Some(Instant::now());
    }

    /// Forgets the picture: another document is opened.
    pub fn clear(&mut self) {
        self.shown = None;
        self.asked = None;
    }
}
