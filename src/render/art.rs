//! Where pictures land on the pixel grid.
//!
//! A picture that stands straight is resampled onto the output's own pixels and copied one to one. It is cut
//! into cells, so that a band needs only the cells that it touches and memory does not grow with the page; the
//! filter sees across the cuts, so they do not show.

use crate::asset::{ArtKey, Want};
use crate::geom::{Affine, Rect, Size};
use crate::scene::list::ImageNode;

/// The most pixels of one cell, across and down: 2 MiB. Resampling a 2,400² picture to 2,000² in stretches of
/// 100 rows or more took 8 to 12 ms, in stretches of 16 rows 21 ms.
const CELL_PX: (i64, i64) = (2048, 256);
/// The same for vector art, whose every cell walks the whole drawing, and whose filters look beyond a cut.
const VECTOR_CELL_PX: (i64, i64) = (4096, 4096);
/// Positions closer than this to a whole pixel are on it.
const SNAP_PX: f64 = 1e-4;
/// The most pixels along one side of a turned picture's intermediate.
const TURNED_SIDE_PX: f64 = 8192.0;

/// A picture, resolved to pixels.
pub(super) struct Placed {
    pub key: ArtKey,
    /// Any of its pixels to the view's.
    pub cells: Vec<Cell>,
    /// The same from the whole picture as it is kept for haste.
    pub rough: Rough,
}

/// The longest side of a whole picture that is kept for haste, pixels: 16 MiB at the most.
const ROUGH_SIDE_PX: f64 = 2048.0;

/// A picture that is painted in haste: the whole of it, kept at a power of two of its size, and drawn as the view moves
/// without being resampled for it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rough {
    natural: Size,
    px_from_art: Affine,
    vector: bool,
}

impl Rough {
    /// Ways to draw it, the best first: just finer than the view, finer still, coarser.
    pub fn cells(&self) -> [Cell; 3] {
        let scale = self.px_from_art.determinant().abs().sqrt();
        let side = self.natural.width.max(self.natural.height);
        let largest = (ROUGH_SIDE_PX / side).log2().floor();
        // Pixels are not made finer than they are.
        let largest = if self.vector { largest } else { largest.min(0.0) };
        let best = scale.log2().ceil().min(largest);
        [best, (best + 1.0).min(largest), best - 1.0].map(|power| self.cell(power.exp2()))
    }

    fn cell(&self, kept: f64) -> Cell {
        let side = |natural: f64| (natural * kept).ceil().clamp(1.0, ROUGH_SIDE_PX);
        let (w, h) = (side(self.natural.width), side(self.natural.height));
        let art_from_bitmap = Affine::scale_non_uniform(self.natural.width / w, self.natural.height / h);
        let px_from_bitmap = self.px_from_art * art_from_bitmap;
        let rect = Rect::new(0.0, 0.0, w, h);
        Cell {
            want: Want::new(Rect::from_origin_size((0.0, 0.0), self.natural), w as u32, h as u32),
            px_from_bitmap,
            bounds: px_from_bitmap.transform_rect_bbox(rect),
            cover: Cover::Turned(rect),
            enlarged: false,
        }
    }
}

/// A stretch of a picture at its place.
pub(super) struct Cell {
    pub want: Want,
    /// From the wanted bitmap's pixels to the view's.
    pub px_from_bitmap: Affine,
    /// What it covers.
    pub cover: Cover,
    /// The rectangle around that, in view pixels.
    pub bounds: Rect,
    /// The bitmap is enlarged, so that a smoother filter pays.
    pub enlarged: bool,
}

/// The shape that a cell is painted in.
pub(super) enum Cover {
    /// A rectangle in view pixels.
    Straight(Rect),
    /// A rectangle in bitmap pixels.
    Turned(Rect),
}

/// Resolves a picture for a view; `clip` is the rectangle around what may show of it, in view pixels.
/// `None` when nothing of it shows.
pub(super) fn place(
    node: &ImageNode,
    px_from_page: Affine,
    clip: Rect,
    view: Rect,
    vector: bool,
) -> Option<Placed> {
    let px_from_art = px_from_page * node.page_from_art;
    let size = Size::new(node.width, node.height);
    let whole = Rect::from_origin_size((0.0, 0.0), size);
    let dest = px_from_art.transform_rect_bbox(whole);
    let shown = dest.intersect(clip);
    if !px_from_art.is_finite() || px_from_art.determinant().abs() < 1e-12 || shown.is_zero_area() {
        return None;
    }
    if shown.intersect(view).is_zero_area() {
        return None;
    }
    let [a, b, c, d, ..] = px_from_art.as_coeffs();
    // A skew that moves the far corner by less than the snap is none.
    let cells =
        if (b * size.width).abs() < SNAP_PX && (c * size.height).abs() < SNAP_PX && a != 0.0 && d != 0.0 {
            straight(px_from_art, dest, shown, view, if vector { VECTOR_CELL_PX } else { CELL_PX })
        } else {
            turned(px_from_art, whole, shown, view, vector).into_iter().collect()
        };
    let rough = Rough { natural: size, px_from_art, vector };
    (!cells.is_empty()).then_some(Placed { key: node.art, cells, rough })
}

/// One axis of a straight placement, in whole pixels.
struct Span {
    from: i64,
    to: i64,
    /// Where the picture itself ends, for its soft edges.
    soft: (f64, f64),
}

fn span(dest: (f64, f64), shown: (f64, f64)) -> Span {
    let (mut first, mut last) = ((dest.0 - SNAP_PX).ceil() as i64, (dest.1 + SNAP_PX).floor() as i64);
    if last <= first {
        // Thinner than a pixel.
        (first, last) = (dest.0.floor() as i64, dest.1.ceil() as i64);
        last = last.max(first + 1);
    }
    let from = ((shown.0 + SNAP_PX).floor() as i64).clamp(first, last - 1);
    let to = ((shown.1 - SNAP_PX).ceil() as i64).clamp(from + 1, last);
    // Pixels that the picture covers in part are painted with the colour of their whole neighbour.
    let snap = |v: f64| if (v - v.round()).abs() < SNAP_PX { v.round() } else { v };
    Span { from, to, soft: (snap(dest.0).max(from as f64 - 1.0), snap(dest.1).min(to as f64 + 1.0)) }
}

impl Span {
    /// Whole-pixel cuts of the span that touch `view`, `step` apart, counted from its own start.
    fn cuts(&self, step: i64, view: (f64, f64)) -> impl Iterator<Item = (i64, i64)> {
        // One pixel more on each side, for the soft edges.
        let (low, high) = (view.0.floor() as i64 - 1, view.1.ceil() as i64 + 1);
        let (from, to) = (self.from, self.to);
        let first = (low - from).div_euclid(step).max(0);
        let last = (high - from).div_euclid(step).min((to - from - 1).div_euclid(step));
        (first..=last).map(move |i| (from + i * step, (from + (i + 1) * step).min(to)))
    }

    /// Where painting starts and ends for the cut: at the picture's own edge in the outermost ones.
    fn paint(&self, cut: (i64, i64)) -> (f64, f64) {
        let start = if cut.0 == self.from { self.soft.0 } else { cut.0 as f64 };
        (start, if cut.1 == self.to { self.soft.1 } else { cut.1 as f64 })
    }
}

fn straight(px_from_art: Affine, dest: Rect, shown: Rect, view: Rect, most: (i64, i64)) -> Vec<Cell> {
    let [a, _, _, d, e, f] = px_from_art.as_coeffs();
    let across = span((dest.x0, dest.x1), (shown.x0, shown.x1));
    let down = span((dest.y0, dest.y1), (shown.y0, shown.y1));
    let mut cells = Vec::new();
    for y in down.cuts(most.1, (view.y0, view.y1)) {
        for x in across.cuts(most.0, (view.x0, view.x1)) {
            let art_x = |px: i64| (px as f64 - e) / a;
            let art_y = |px: i64| (px as f64 - f) / d;
            let source = Rect::from_points((art_x(x.0), art_y(y.0)), (art_x(x.1), art_y(y.1)));
            let want = Want::new(source, (x.1 - x.0) as u32, (y.1 - y.0) as u32).flipped(a < 0.0, d < 0.0);
            let (px, py) = (across.paint(x), down.paint(y));
            let rect = Rect::new(px.0, py.0, px.1, py.1);
            cells.push(Cell {
                want,
                px_from_bitmap: Affine::translate((x.0 as f64, y.0 as f64)),
                cover: Cover::Straight(rect),
                bounds: rect,
                enlarged: false,
            });
        }
    }
    cells
}

fn turned(px_from_art: Affine, whole: Rect, shown: Rect, view: Rect, vector: bool) -> Option<Cell> {
    let [a, b, c, d, ..] = px_from_art.as_coeffs();
    let (along_x, along_y) = (libm::hypot(a, b), libm::hypot(c, d));
    let fit = |scale: f64| if vector { scale } else { scale.min(1.0) };
    let (scale_x, scale_y) = (fit(along_x), fit(along_y));
    let art_from_px = px_from_art.inverse();
    // What shows, and a rim for the filter, in whole units of the picture.
    let within = |area: Rect| {
        let rim = (2.0 / scale_x, 2.0 / scale_y);
        art_from_px.transform_rect_bbox(area).inflate(rim.0, rim.1).expand().intersect(whole)
    };
    let mut source = within(shown);
    if (source.width() * scale_x).max(source.height() * scale_y) > TURNED_SIDE_PX {
        // Only when zoomed in far: what is kept then changes as the view moves.
        source = within(shown.intersect(view.inflate(1.0, 1.0)));
    }
    let pixels = |length: f64, scale: f64| (length * scale).ceil().clamp(1.0, TURNED_SIDE_PX);
    let (w, h) = (pixels(source.width(), scale_x), pixels(source.height(), scale_y));
    if source.is_zero_area() {
        return None;
    }
    let bitmap_from_art = Affine::scale_non_uniform(w / source.width(), h / source.height())
        * Affine::translate(-source.origin().to_vec2());
    let px_from_bitmap = px_from_art * bitmap_from_art.inverse();
    let rect = Rect::new(0.0, 0.0, w, h);
    Some(Cell {
        want: Want::new(source, w as u32, h as u32),
        px_from_bitmap,
        bounds: px_from_bitmap.transform_rect_bbox(rect),
        cover: Cover::Turned(rect),
        enlarged: along_x.max(along_y) > 1.05 && !vector,
    })
}
