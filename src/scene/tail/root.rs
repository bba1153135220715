//! Where a tail begins: near the middle of a side, from where it can go straight to the mouth (rule C03).

use super::{Trunk, unit};
use crate::geom::{Point, Vec2, angle_degrees, outline, sin_cos_degrees};

/// The base lies within this share of a side, around its middle (rule C03).
const CENTRAL: f64 = 0.6;
/// Directions that are tried, a first time around and then about the best.
const TRIES: u32 = 120;
/// What it costs to leave the body aslant: the square of the angle to the right angle, as a share of 90 degrees.
const ASLANT: f64 = 1.0;
/// What it costs to stand off the middle of a side, at the end of its central part.
const OFF_MIDDLE: f64 = 0.12;
/// What it costs to stand at an end of the body and not on a long side.
const AT_AN_END: f64 = 0.25;
/// How far the body's outline runs out into the tail on each side, as a share of half its width: no corner shows
/// where a pen would have drawn on.
const FLARE: f64 = 0.55;
/// How far inside the body the tail's shape begins, as a share of its width: the two outlines must cross.
const DEPTH: f64 = 0.6;

/// A tail's foot on the outline, page mm. Left and right as one looks along the tail from above, the page's y down.
#[derive(Debug, Clone, Copy)]
pub(super) struct Base {
    /// Its middle.
    pub root: Point,
    /// The way straight out of the body there.
    pub out: Vec2,
    /// Its ends.
    pub left: Point,
    pub right: Point,
    /// Where the outline begins to turn into the tail on each side, and the way that it runs there, towards the
    /// root; the ends themselves where the body has a corner there.
    pub flare_left: (Point, Vec2),
    pub flare_right: (Point, Vec2),
    /// A point inside the body.
    pub inside: Point,
    /// How wide it was asked to be, mm; between valleys it is as wide as they lie apart.
    pub asked: f64,
    /// It stands between two valleys, in place of what is between them.
    pub between_valleys: bool,
}

impl Base {
    /// The same, no wider than `width`.
    pub fn at_most(self, width: f64) -> Self {
        let now = (self.right - self.left).hypot();
        if now <= width || self.between_valleys || now <= 0.0 {
            return self;
        }
        let nearer = |p: Point| self.root.lerp(p, width / now);
        Self {
            left: nearer(self.left),
            right: nearer(self.right),
            flare_left: (nearer(self.flare_left.0), self.flare_left.1),
            flare_right: (nearer(self.flare_right.0), self.flare_right.1),
            ..self
        }
    }

    pub fn width(&self) -> f64 {
        (self.right - self.left).hypot()
    }
}

/// The foot of a tail `width` wide towards a mouth. `set` is where the author wants it, in degrees clockwise from
/// the top. `None` if the mouth lies inside the body.
pub(super) fn find(
    trunk: &Trunk,
    rings: &[Vec<Point>],
    mouth: Point,
    set: Option<f64>,
    width: f64,
) -> Option<Base> {
    outline::exit_point(rings, trunk.centre, mouth)?;
    if trunk.valleys.len() >= 3 {
        let ring = clockwise(trunk.valleys.clone());
        let foot = foot(trunk, &ring, mouth, set)?;
        return Some(between_valleys(trunk, &ring, foot.on, width));
    }
    let ring = clockwise(rings.iter().max_by(|a, b| a.len().cmp(&b.len()))?.clone());
    let foot = foot(trunk, &ring, mouth, set)?;
    Some(on_smooth(&ring, foot, width))
}

fn clockwise(mut ring: Vec<Point>) -> Vec<Point> {
    let n = ring.len();
    let doubled: f64 = (0..n).map(|i| ring[i].to_vec2().cross(ring[(i + 1) % n].to_vec2())).sum();
    if doubled < 0.0 {
        ring.reverse();
    }
    ring
}

/// A place on a ring: after which point, where, and the way out.
#[derive(Debug, Clone, Copy)]
struct Foot {
    on: usize,
    at: Point,
    out: Vec2,
}

/// Where the ray from the middle leaves the ring for the last time.
fn leaving(trunk: &Trunk, ring: &[Point], direction: Vec2) -> Option<Foot> {
    let mut best: Option<(f64, usize)> = None;
    for (i, a) in ring.iter().enumerate() {
        let edge = ring[(i + 1) % ring.len()] - *a;
        let det = direction.cross(edge);
        if det == 0.0 {
            continue;
        }
        let t = (*a - trunk.centre).cross(edge) / det;
        let u = (*a - trunk.centre).cross(direction) / det;
        if t > 0.0 && (0.0..=1.0).contains(&u) && best.is_none_or(|(b, _)| t > b) {
            best = Some((t, i));
        }
    }
    let (t, on) = best?;
    let edge = ring[(on + 1) % ring.len()] - ring[on];
    // The ring is clockwise with y down: outward is to the left of the way.
    let out = unit(Vec2::new(edge.y, -edge.x), direction);
    Some(Foot { on, at: trunk.centre + direction * t, out })
}

fn foot(trunk: &Trunk, ring: &[Point], mouth: Point, set: Option<f64>) -> Option<Foot> {
    if let Some(degrees) = set {
        let (sin, cos) = sin_cos_degrees(degrees);
        return leaving(trunk, ring, Vec2::new(sin, -cos));
    }
    let (a, b) = (trunk.frame.width() / 2.0, trunk.frame.height() / 2.0);
    // Directions are counted in the body's own proportion, in which its sides are 90 degrees each.
    let look = |degrees: f64| {
        let (sin, cos) = sin_cos_degrees(degrees);
        let foot = leaving(trunk, ring, Vec2::new(sin * a, -cos * b))?;
        let off = (degrees + 45.0).rem_euclid(90.0) - 45.0;
        let share = libm::tan(off.to_radians()).abs();
        if share > CENTRAL {
            return None;
        }
        let side = ((degrees + 45.0).rem_euclid(360.0) / 90.0) as usize;
        let at_an_end = if a >= b { side % 2 == 1 } else { side.is_multiple_of(2) };
        let way = unit(mouth - foot.at, foot.out);
        let aslant = angle_between(way, foot.out) / 90.0;
        let far = (mouth - foot.at).hypot() / (a + b).max(1e-9);
        let cost = ASLANT * aslant * aslant
            + OFF_MIDDLE * (share / CENTRAL) * (share / CENTRAL)
            + if at_an_end { AT_AN_END } else { 0.0 }
            + far * 0.02;
        Some((cost, degrees, foot))
    };
    let step = 360.0 / f64::from(TRIES);
    let cheapest = |from: f64, step: f64, count: u32| {
        (0..count).filter_map(|i| look(from + step * f64::from(i))).min_by(|a, b| a.0.total_cmp(&b.0))
    };
    let (_, about, rough) = cheapest(0.0, step, TRIES)?;
    // The root slides and does not jump while the mouth is dragged.
    let fine = step / f64::from(TRIES) * 2.0;
    Some(cheapest(about - step, fine, TRIES).map_or(rough, |(_, _, foot)| foot))
}

fn angle_between(a: Vec2, b: Vec2) -> f64 {
    let d = (angle_degrees(a) - angle_degrees(b)).rem_euclid(360.0);
    d.min(360.0 - d)
}

/// A place further along a ring, or back for a negative way, and the way that it runs there.
fn further(ring: &[Point], foot: Foot, way: f64) -> (Point, Vec2) {
    let n = ring.len();
    let (mut at, mut i, mut rest) = (foot.at, foot.on, way.abs());
    for _ in 0..=n {
        let (next, step) =
            if way >= 0.0 { (ring[(i + 1) % n], (i + 1) % n) } else { (ring[i], (i + n - 1) % n) };
        let edge = next - at;
        let length = edge.hypot();
        if length >= rest && length > 0.0 {
            let along = edge / length;
            return (at + along * rest, if way >= 0.0 { along } else { -along });
        }
        rest -= length;
        (at, i) = (next, step);
    }
    (at, Vec2::new(1.0, 0.0))
}

fn on_smooth(ring: &[Point], foot: Foot, width: f64) -> Base {
    let half = width / 2.0;
    // Clockwise with y down: on the way around, what comes next lies to the right as one looks out of the body.
    let (right, _) = further(ring, foot, half);
    let (left, _) = further(ring, foot, -half);
    let (far_right, run_right) = further(ring, foot, half * (1.0 + FLARE));
    let (far_left, run_left) = further(ring, foot, -half * (1.0 + FLARE));
    Base {
        root: foot.at,
        out: foot.out,
        left,
        right,
        flare_left: (far_left, run_left),
        flare_right: (far_right, -run_right),
        inside: foot.at - foot.out * (width * DEPTH),
        asked: width,
        between_valleys: false,
    }
}

/// Between the valleys about a place: as many spikes give way as the width asks for.
fn between_valleys(trunk: &Trunk, ring: &[Point], on: usize, width: f64) -> Base {
    let n = ring.len();
    let (mut from, mut to) = (on, on + 1);
    let wide = |from: usize, to: usize| (ring[to % n] - ring[from % n]).hypot();
    // Two spikes at most: more would open the body.
    if wide(from, to) < width * 0.62 {
        let before = wide(from + n - 1, to);
        let after = wide(from, to + 1);
        if (before - width).abs() < (after - width).abs() { from += n - 1 } else { to += 1 }
    }
    let (left, right) = (ring[from % n], ring[to % n]);
    let chord = right - left;
    let root = left.midpoint(right);
    let out = unit(Vec2::new(chord.y, -chord.x), root - trunk.centre);
    let still = Vec2::ZERO;
    Base {
        root,
        out,
        left,
        right,
        flare_left: (left, still),
        flare_right: (right, still),
        inside: root - out * (chord.hypot() * DEPTH),
        asked: width,
        between_valleys: true,
    }
}
