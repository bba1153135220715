//! Bands of pixels out of a scene.

use super::art::{Cell, Cover, Placed};
use super::ops::{Kind, Op, Shape, Worker, touches};
use super::view::{Pixels, Quality, View, ViewFault};
use crate::asset::{ArtFault, ArtKey, ArtStore, Bitmap, Want};
use crate::geom::{Affine, Rect, Rgba};
use crate::model::{Blend, ItemId};
use crate::scene::list::{Part, Scene};
use rayon::prelude::*;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use vello_cpu::peniko::{BlendMode, Color, Compose, ImageQuality, ImageSampler, Mix};
use vello_cpu::{
    Image, ImageSource, Level, PixmapMut, RasterizerSettings, RenderContext, RenderSettings, Resources,
    TargetInit,
};

/// Rows of one band of the painter's grid: tall enough to repeat little work at the seams, low enough that a
/// page gives several cores something to do. Changing it may change the last bit of soft edges.
pub const BAND_ROWS: u32 = 256;

/// Something that could not be painted as the scene asks.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("picture {art}: {fault}")]
pub struct PaintIssue {
    /// The item that shows the picture.
    pub item: ItemId,
    /// The picture, which is painted as a grey field with a cross.
    pub art: ArtKey,
    /// What is wrong with it.
    pub fault: ArtFault,
}

/// Paints a whole view, on all cores, and tells what could not be done.
///
/// # Errors
/// The view has no pixels, or more than 65,535 across.
pub fn paint(
    scene: &Scene,
    art: &ArtStore,
    view: &View,
    quality: Quality,
) -> Result<(Pixels, Vec<PaintIssue>), ViewFault> {
    let painter = Painter::new(scene, art, view, quality)?;
    let pixels = painter.whole();
    Ok((pixels, painter.issues()))
}

/// A scene made ready for one view, to be painted in bands. May be used from many threads.
pub struct Painter<'a> {
    ops: Vec<Op<'a>>,
    art: &'a ArtStore,
    px_from_page: Affine,
    width: u16,
    height: u32,
    paper: Rgba,
    quality: Quality,
    brushes: Mutex<Vec<Brush>>,
    issues: Mutex<Vec<PaintIssue>>,
    haste: bool,
}

/// What painting one band needs; kept for the next.
struct Brush {
    context: RenderContext,
    resources: Resources,
}

impl<'a> Painter<'a> {
    /// A painter of a scene on its paper.
    ///
    /// # Errors
    /// The view has no pixels, or more than 65,535 across.
    pub fn new(
        scene: &'a Scene,
        art: &'a ArtStore,
        view: &View,
        quality: Quality,
    ) -> Result<Self, ViewFault> {
        Self::of_parts(&scene.parts, Some(scene.paper), art, view, quality)
    }

    /// A painter of some parts only, on `paper` or, without one, on nothing: a layer with see-through pixels.
    ///
    /// # Errors
    /// The view has no pixels, or more than 65,535 across.
    pub fn of_parts(
        parts: &'a [Arc<Part>],
        paper: Option<Rgba>,
        art: &'a ArtStore,
        view: &View,
        quality: Quality,
    ) -> Result<Self, ViewFault> {
        let width = u16::try_from(view.width).map_err(|_| ViewFault::TooWide(view.width))?;
        if width == 0 || view.height == 0 || !(view.px_per_mm() > 0.0 && view.px_from_page.is_finite()) {
            return Err(ViewFault::Empty);
        }
        Ok(Self {
            ops: Worker::new(view, art).parts(parts),
            art,
            px_from_page: view.px_from_page,
            width,
            height: view.height,
            paper: paper.unwrap_or(Rgba::CLEAR),
            quality,
            brushes: Mutex::default(),
            issues: Mutex::default(),
            haste: false,
        })
    }

    /// The same in haste: pictures that are not there as the view needs them are drawn from what is kept of them whole,
    /// a little soft.
    pub(super) fn hasty(self) -> Self {
        Self { haste: true, ..self }
    }

    /// Some picture would have to be resampled for this view, and is kept whole.
    pub(super) fn gains_by_haste(&self) -> bool {
        let mut all = Vec::new();
        collect_placed(&self.ops, &mut all);
        all.into_iter().any(|placed| {
            let there = |cell: &Cell| self.art.try_pixels(placed.key, cell.want).is_some();
            !placed.cells.iter().all(there) && placed.rough.cells().iter().any(there)
        })
    }

    /// Makes what pictures are drawn from in haste, where nothing of the kind is there.
    pub(super) fn prepare_haste(&self) {
        let mut all = Vec::new();
        collect_placed(&self.ops, &mut all);
        all.par_iter().for_each(|placed| {
            let cells = placed.rough.cells();
            if cells.iter().all(|cell| self.art.try_pixels(placed.key, cell.want).is_none()) {
                drop(self.art.pixels(placed.key, cells[0].want));
            }
        });
    }

    /// What is drawn in haste in the place of cells that are not all there, if anything is kept for that: else they are
    /// made, which takes no longer than making something rougher.
    fn in_haste(&self, placed: &Placed, shown: &[&Cell]) -> Option<(Cell, Bitmap)> {
        let there = |cell: &Cell| self.art.try_pixels(placed.key, cell.want);
        if !self.haste || shown.iter().all(|cell| there(cell).is_some()) {
            return None;
        }
        let [best, finer, coarser] = placed.rough.cells();
        let kept = |cell: Cell| there(&cell).map(|bitmap| (cell, bitmap));
        kept(best).or_else(|| kept(finer)).or_else(|| kept(coarser))
    }

    /// In pixels.
    pub fn width(&self) -> u32 {
        u32::from(self.width)
    }

    /// In pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// Every pixel will be solid: the paper is.
    pub fn opaque(&self) -> bool {
        self.paper.a == 255
    }

    /// Decodes every picture that shows, on all cores, if the store can hold them all at once; else they are
    /// decoded as their bands come. Faults show up when painting.
    pub fn load(&self) {
        let mut wants = Vec::new();
        collect_wants(&self.ops, &mut wants);
        wants.sort_unstable_by_key(|(key, want)| (*key, want.level()));
        wants.dedup_by_key(|(key, want)| (*key, want.level()));
        let bytes = |(key, want): &(ArtKey, Want)| {
            let info = self.art.info(*key)?;
            Some(info.width * info.height * 4.0 / f64::from(1_u32 << (2 * want.level())))
        };
        if wants.iter().filter_map(bytes).sum::<f64>() < self.art.budget_bytes() as f64 {
            wants.par_iter().for_each(|(key, want)| drop(self.art.prepare(*key, *want)));
        }
    }

    /// Paints all rows, on all cores.
    pub fn whole(&self) -> Pixels {
        let mut rgba = vec![0; usize::from(self.width) * self.height as usize * 4];
        self.load();
        self.band(0, self.height, &mut rgba);
        Pixels { width: self.width(), height: self.height, rgba, opaque: self.opaque() }
    }

    /// Paints `rows` rows from row `y0` on into `out`, which holds that many rows of premultiplied RGBA; what
    /// lies below the view stays as it is. Several bands of the grid go over all cores. Whole bands,
    /// with `y0` a multiple of [`BAND_ROWS`], are quickest.
    ///
    /// # Panics
    /// `out` is shorter than the rows.
    pub fn band(&self, y0: u32, rows: u32, out: &mut [u8]) {
        let row = usize::from(self.width) * 4;
        let end = y0.saturating_add(rows).min(self.height);
        let mut jobs = Vec::new();
        let mut rest = &mut out[..row * rows as usize];
        let mut y = y0;
        while y < end {
            let upto = ((y / BAND_ROWS + 1) * BAND_ROWS).min(end);
            let (mine, after) = rest.split_at_mut(row * (upto - y) as usize);
            jobs.push((y, mine));
            rest = after;
            y = upto;
        }
        if let [(y, out)] = jobs.as_mut_slice() {
            self.within_grid(*y, out);
        } else {
            jobs.into_par_iter().for_each(|(y, out)| self.within_grid(y, out));
        }
    }

    /// What could not be painted so far, each once.
    pub fn issues(&self) -> Vec<PaintIssue> {
        lock(&self.issues).clone()
    }

    /// Rows that lie within one band of the grid. The whole band is painted always, so that the numbers are
    /// the same however the rows are asked for.
    fn within_grid(&self, y: u32, out: &mut [u8]) {
        let row = usize::from(self.width) * 4;
        let top = y / BAND_ROWS * BAND_ROWS;
        let rows = (self.height - top).min(BAND_ROWS);
        if top == y && out.len() == row * rows as usize {
            self.grid_band(top, rows, out);
        } else {
            let mut whole = vec![0; row * rows as usize];
            self.grid_band(top, rows, &mut whole);
            let skip = row * (y - top) as usize;
            out.copy_from_slice(&whole[skip..skip + out.len()]);
        }
    }

    fn grid_band(&self, top: u32, rows: u32, out: &mut [u8]) {
        self.tile([0, top, self.width(), rows], out);
    }

    /// Paints a rectangle of the view (left, top, width, height, at most 65,535 pixels each way) into `out`, which
    /// holds its pixels as premultiplied RGBA.
    pub(super) fn tile(&self, tile: [u32; 4], out: &mut [u8]) {
        let area = area_of(tile);
        let (width, rows) = (tile[2] as u16, tile[3] as u16);
        let mut brush = lock(&self.brushes).pop().unwrap_or_else(|| self.brush(rows));
        brush.context.reset_and_resize(width, rows);
        let band = Strip { painter: self, area, band_from_px: Affine::translate(-area.origin().to_vec2()) };
        let to = &mut brush.context;
        // Colours mix within a layer only: the paper that the target begins with is behind all of them.
        let mixed = self.ops.iter().any(|op| mixes(op) && touches(op.bounds, band.area));
        if mixed {
            to.push_layer(None, None, None, None, None);
            to.set_transform(Affine::IDENTITY);
            to.set_paint(colour(self.paper));
            to.fill_rect(&Rect::new(0.0, 0.0, f64::from(width), f64::from(rows)));
        }
        band.ops(to, &self.ops);
        if mixed {
            to.pop_layer();
        }
        to.flush();
        if let Some(target) = PixmapMut::new(width, rows, out) {
            let settings = RasterizerSettings {
                target_init: TargetInit::Clear(colour(self.paper)),
                ..Default::default()
            };
            brush.context.render_with(target, &mut brush.resources, settings);
        }
        lock(&self.brushes).push(brush);
    }

    fn brush(&self, rows: u16) -> Brush {
        let level = match self.quality {
            Quality::Fast => Level::try_detect().unwrap_or(Level::baseline()),
            Quality::Exact => Level::baseline(),
        };
        let settings = RenderSettings { level, num_threads: 0 };
        Brush { context: RenderContext::new_with(self.width, rows, settings), resources: Resources::new() }
    }

    fn report(&self, item: ItemId, art: ArtKey, fault: ArtFault) {
        let mut issues = lock(&self.issues);
        let issue = PaintIssue { item, art, fault };
        if !issues.contains(&issue) {
            issues.push(issue);
        }
    }
}

/// A rectangle given as left, top, width and height.
pub(super) fn area_of([x, y, width, height]: [u32; 4]) -> Rect {
    let [x, y, width, height] = [x, y, width, height].map(f64::from);
    Rect::new(x, y, x + width, y + height)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Only whole values are ever pushed and popped.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is wanted of each picture: the cells of one are all of one scale.
fn collect_wants(ops: &[Op<'_>], wants: &mut Vec<(ArtKey, Want)>) {
    for op in ops {
        match &op.kind {
            Kind::Art { placed, .. } => {
                wants.extend(placed.cells.first().map(|cell| (placed.key, cell.want)));
            }
            Kind::Group { ops, .. } => collect_wants(ops, wants),
            Kind::Fill { .. } | Kind::Missing { .. } => {}
        }
    }
}

fn collect_placed<'o>(ops: &'o [Op<'_>], all: &mut Vec<&'o Placed>) {
    for op in ops {
        match &op.kind {
            Kind::Art { placed, .. } => all.push(placed),
            Kind::Group { ops, .. } => collect_placed(ops, all),
            Kind::Fill { .. } | Kind::Missing { .. } => {}
        }
    }
}

fn colour(c: Rgba) -> Color {
    Color::from_rgba8(c.r, c.g, c.b, c.a)
}

/// The step mixes with what lies behind it.
fn mixes(op: &Op<'_>) -> bool {
    matches!(&op.kind, Kind::Group { blend, .. } if *blend != Blend::Normal)
}

fn blend_mode(blend: Blend) -> BlendMode {
    let mix = match blend {
        Blend::Normal => Mix::Normal,
        Blend::Multiply => Mix::Multiply,
        Blend::Screen => Mix::Screen,
        Blend::Overlay => Mix::Overlay,
        Blend::Darken => Mix::Darken,
        Blend::Lighten => Mix::Lighten,
        Blend::ColorDodge => Mix::ColorDodge,
        Blend::ColorBurn => Mix::ColorBurn,
        Blend::HardLight => Mix::HardLight,
        Blend::SoftLight => Mix::SoftLight,
        Blend::Difference => Mix::Difference,
        Blend::Exclusion => Mix::Exclusion,
        Blend::Hue => Mix::Hue,
        Blend::Saturation => Mix::Saturation,
        Blend::Color => Mix::Color,
        Blend::Luminosity => Mix::Luminosity,
    };
    BlendMode::new(mix, Compose::SrcOver)
}

/// One band while it is painted.
struct Strip<'p> {
    painter: &'p Painter<'p>,
    /// In view pixels.
    area: Rect,
    band_from_px: Affine,
}

impl Strip<'_> {
    fn ops(&self, to: &mut RenderContext, ops: &[Op<'_>]) {
        for op in ops.iter().filter(|op| touches(op.bounds, self.area)) {
            match &op.kind {
                Kind::Fill { shape, px_from_shape, colour: c } => {
                    to.set_transform(self.band_from_px * *px_from_shape);
                    to.set_paint(colour(*c));
                    match shape {
                        Shape::Rect(r) => to.fill_rect(r),
                        Shape::Path(p) => to.fill_path(p),
                    }
                }
                Kind::Group { clip, opacity, blend, ops } => {
                    self.group(to, clip.as_ref(), (*opacity, *blend), ops);
                }
                Kind::Art { item, placed, instead } => {
                    let shown: Vec<&Cell> =
                        placed.cells.iter().filter(|c| touches(c.bounds, self.area)).collect();
                    if let Some((cell, bitmap)) = self.painter.in_haste(placed, &shown) {
                        self.cell(to, &cell, bitmap.pixmap());
                        continue;
                    }
                    let bitmaps: Result<Vec<_>, _> = shown
                        .into_iter()
                        .map(|c| self.painter.art.pixels(placed.key, c.want).map(|b| (c, b)))
                        .collect();
                    match bitmaps {
                        Ok(bitmaps) => bitmaps.iter().for_each(|(cell, b)| self.cell(to, cell, b.pixmap())),
                        Err(fault) => {
                            self.painter.report(*item, placed.key, fault);
                            self.ops(to, instead);
                        }
                    }
                }
                Kind::Missing { item, key, instead } => {
                    self.painter.report(*item, *key, ArtFault::Missing);
                    self.ops(to, instead);
                }
            }
        }
    }

    fn group(
        &self,
        to: &mut RenderContext,
        clip: Option<&Shape<'_>>,
        (opacity, blend): (f32, Blend),
        ops: &[Op<'_>],
    ) {
        to.set_transform(self.band_from_px * self.painter.px_from_page);
        // A clip path on each thing is quick, and exact for one thing. Several would mix at the clip's soft
        // edge with what lies behind, so they are put together first and clipped once.
        let alone = ops.len() == 1 && opacity >= 1.0 && blend == Blend::Normal && !mixes(&ops[0]);
        let mixed = (blend != Blend::Normal).then(|| blend_mode(blend));
        match clip {
            Some(Shape::Rect(r)) if alone => to.push_clip_rect(r),
            Some(Shape::Path(p)) if alone => to.push_clip_path(p),
            Some(Shape::Path(p)) => to.push_layer(Some(p), mixed, Some(opacity), None, None),
            Some(Shape::Rect(r)) => {
                to.push_layer(Some(&crate::geom::outline::rectangle(*r)), mixed, Some(opacity), None, None);
            }
            None if mixed.is_some() || (opacity >= 1.0 && ops.iter().any(mixes)) => {
                to.push_layer(None, mixed, Some(opacity), None, None);
            }
            None if opacity < 1.0 => to.push_opacity_layer(opacity),
            None => return self.ops(to, ops),
        }
        self.ops(to, ops);
        if clip.is_some() && alone { to.pop_clip() } else { to.pop_layer() }
    }

    fn cell(&self, to: &mut RenderContext, cell: &Cell, pixmap: &Arc<vello_cpu::Pixmap>) {
        let band_from_bitmap = self.band_from_px * cell.px_from_bitmap;
        let quality = if cell.enlarged { ImageQuality::High } else { ImageQuality::Medium };
        to.set_paint(Image {
            image: ImageSource::Pixmap(pixmap.clone()),
            sampler: ImageSampler { quality, ..ImageSampler::default() },
        });
        match cell.cover {
            Cover::Straight(rect) => {
                to.set_transform(self.band_from_px);
                to.set_paint_transform(cell.px_from_bitmap);
                to.fill_rect(&rect);
            }
            Cover::Turned(rect) => {
                to.set_transform(band_from_bitmap);
                to.set_paint_transform(Affine::IDENTITY);
                to.fill_rect(&rect);
            }
        }
        to.reset_paint_transform();
    }
}
