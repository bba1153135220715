//! Walking around a body: evenly measured places on a superellipse, and how lobes and spikes share its length.

use crate::geom::{Affine, BezPath, Point, Rect, Size, Vec2, outline};

/// How closely the walk follows the curve, mm.
const WALK_MM: f64 = 0.01;

/// A superellipse as a way around, clockwise from the middle of the top.
pub(super) struct Walk {
    half: Vec2,
    squareness: f64,
    points: Vec<Point>,
    /// The way walked at each point; the last is the whole way around.
    walked: Vec<f64>,
}

impl Walk {
    /// The superellipse that fills `size`, moved in by `inset` (mm) on every side.
    pub fn new(size: Size, inset: f64, squareness: f64) -> Self {
        let rect = inner(size, inset);
        let path = outline::superellipse(rect, squareness);
        let tolerance = WALK_MM.min(rect.width().min(rect.height()) * 0.002).max(1e-6);
        let mut points = outline::rings(&path, tolerance).into_iter().next().unwrap_or_default();
        let top = (0..points.len()).min_by(|a, b| {
            let key = |i: usize| points[i].y + points[i].x.abs() * 1e-3;
            key(*a).total_cmp(&key(*b))
        });
        points.rotate_left(top.unwrap_or(0));
        if let Some(first) = points.first().copied() {
            points.push(first);
        }
        let mut sum = 0.0;
        let mut walked = Vec::with_capacity(points.len());
        for (i, p) in points.iter().enumerate() {
            sum += if i == 0 { 0.0 } else { (*p - points[i - 1]).hypot() };
            walked.push(sum);
        }
        Self { half: Vec2::new(rect.width() / 2.0, rect.height() / 2.0), squareness, points, walked }
    }

    /// The whole way around, mm.
    pub fn length(&self) -> f64 {
        self.walked.last().copied().unwrap_or(0.0)
    }

    /// The place at a share of the way around (any number; whole ones are the top), and the way out from there.
    pub fn at(&self, share: f64) -> (Point, Vec2) {
        let way = share.rem_euclid(1.0) * self.length();
        let i = self.walked.partition_point(|w| *w < way).clamp(1, self.points.len().max(2) - 1);
        let (Some(a), Some(b)) = (self.points.get(i - 1), self.points.get(i)) else {
            return (Point::ZERO, Vec2::new(0.0, -1.0));
        };
        let step = self.walked[i] - self.walked[i - 1];
        let t = if step > 0.0 { (way - self.walked[i - 1]) / step } else { 0.0 };
        let p = a.lerp(*b, t);
        (p, self.outward(p))
    }

    /// The way out at a point of the curve: up the slope of its equation.
    fn outward(&self, p: Point) -> Vec2 {
        let slope = |v: f64, half: f64| {
            let share = (v / half).abs().max(1e-9);
            (libm::pow(share, self.squareness - 1.0) / half).copysign(v)
        };
        let n = Vec2::new(slope(p.x, self.half.x), slope(p.y, self.half.y));
        let length = n.hypot();
        if length > 0.0 { n / length } else { Vec2::new(0.0, -1.0) }
    }
}

/// The rectangle of a size around the origin, moved in on every side, but never to less than a third.
pub(super) fn inner(size: Size, inset: f64) -> Rect {
    let side = |v: f64| (v - 2.0 * inset).max(v / 3.0).max(1e-3);
    Rect::from_center_size(Point::ZERO, (side(size.width), side(size.height)))
}

/// About the length of an ellipse's outline (after Ramanujan), mm.
pub(super) fn about_around(size: Size) -> f64 {
    let (a, b) = (size.width.max(1e-3) / 2.0, size.height.max(1e-3) / 2.0);
    std::f64::consts::PI * (3.0 * (a + b) - ((3.0 * a + b) * (a + 3.0 * b)).sqrt())
}

/// A body of ten metres with the smallest lobes would have some hundred thousand; nobody sees more.
const MOST: usize = 4000;

/// How many pieces of about `width` (mm) go around, at least `fewest`.
pub(super) fn count(size: Size, width: f64, fewest: usize) -> usize {
    ((about_around(size) / width.max(0.1)).round().max(0.0) as usize).min(MOST).max(fewest)
}

/// About how wide the pieces are of which [`count`] says the number, mm: it changes smoothly with the size.
pub(super) fn piece_mm(size: Size, width: f64, fewest: usize) -> f64 {
    let around = about_around(size);
    width.max(0.1).max(around / MOST as f64).min(around / fewest.max(1) as f64)
}

/// Shares of the way around at which `count` pieces begin, clockwise from near the top. Widths differ by up to
/// `uneven` (0 to 1) of the mean. The pieces on each side are numbered from the top down, so that one more or
/// less changes the foot.
pub(super) fn pieces(count: usize, uneven: f64, seed: u64) -> Vec<Piece> {
    let right = count.div_ceil(2);
    let name = |i: usize| if i < right { i as u64 * 2 } else { (count - 1 - i) as u64 * 2 + 1 };
    let weight = |i: usize| 1.0 + uneven * (noise(seed, name(i)) * 2.0 - 1.0);
    let side = |from: usize, to: usize| (from..to).map(weight).sum::<f64>().max(1e-9);
    // Each side takes the share of its count, so that a piece more on the one does not push the other around.
    let (all_right, all_left) = (side(0, right), side(right, count));
    let share_right = right as f64 / count.max(1) as f64;
    // The first piece begins beside the top and not on it: no body is split by a line down its middle.
    let start = (0.25 + 0.5 * noise(seed, 0xface)) / count.max(1) as f64;
    let mut at = -start;
    (0..count)
        .map(|i| {
            let width = if i < right {
                weight(i) / all_right * share_right
            } else {
                weight(i) / all_left * (1.0 - share_right)
            };
            let piece = Piece { from: at, width, name: name(i) };
            at += width;
            piece
        })
        .collect()
}

/// A stretch of the way around.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// Where it begins, as a share of the way around.
    pub from: f64,
    /// How long it is, as a share of the way around.
    pub width: f64,
    /// Its own number, by which it varies.
    pub name: u64,
}

/// A number from 0 to 1 that follows from a seed and a name (`SplitMix64`'s finish).
pub fn noise(seed: u64, name: u64) -> f64 {
    let mut z = seed.wrapping_add(name.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^= z >> 31;
    (z >> 11) as f64 / (1u64 << 53) as f64
}

/// What brings an outline to a size about the origin; nothing for an outline without area.
pub(super) fn fitting(path: &BezPath, size: Size) -> Option<Affine> {
    let b = outline::bounds(path).filter(|b| b.width() > 0.0 && b.height() > 0.0)?;
    let to = super::around_origin(size);
    let (sx, sy) = (to.width() / b.width(), to.height() / b.height());
    Some(Affine::new([sx, 0.0, 0.0, sy, to.x0 - b.x0 * sx, to.y0 - b.y0 * sy]))
}
