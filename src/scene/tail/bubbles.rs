//! Shrinking bubbles towards a thinker's head (rule C09).

use super::root::Base;
use super::{Axis, Limits};
use crate::geom::{BezPath, Point, Rect, outline};

/// Each bubble is this share of the one before (rule C09).
const SHRINK: f64 = 0.6;
/// The first bubble's height in heights of capitals.
const FIRST_CAPS: f64 = 1.25;
/// Between two bubbles, and before the first, as a share of the height of the larger.
const GAP: f64 = 0.26;
/// Bubbles are a little wider than high.
const WIDE: f64 = 1.22;
/// The fewest and the most of them (rule C09).
const COUNT: std::ops::RangeInclusive<u32> = 2..=4;
/// The smallest bubble in widths of its line.
const LEAST_PENS: f64 = 2.8;
/// Bubbles may grow to this share more than usual to fill a long way.
const MOST_GROWN: f64 = 1.5;

pub(super) fn shape(axis: &Axis, base: &Base, limits: &Limits<'_>) -> BezPath {
    let whole = (axis.tip - axis.root).hypot();
    let usual = limits.cap_height_mm
        * FIRST_CAPS
        * (base.asked / (limits.cap_height_mm * super::BASE_CAP_HEIGHTS)).clamp(0.4, 2.5);
    // Lobes stick out beyond the valleys that the axis begins at.
    let start = if base.between_valleys { base.width() * 0.34 } else { 0.0 } + limits.pen_mm;
    let room = (whole - start).max(0.0);
    // As many as fit at their usual size; then all of them a little larger or smaller, so that the last one ends
    // where the tail ends.
    let run = |count: u32| (0..count).map(|i| pow(SHRINK, i) * (1.0 + GAP)).sum::<f64>();
    let first_of = |count: u32| (room / run(count)).min(usual * MOST_GROWN);
    // The last one must still be a bubble and no dot.
    let shows = |n: &u32| first_of(*n) * pow(SHRINK, n - 1) >= LEAST_PENS * limits.pen_mm;
    let count = COUNT.rev().filter(shows).find(|n| usual * run(*n) <= room).unwrap_or(*COUNT.start());
    let first = first_of(count);
    let spread = (room / (first * run(count)).max(1e-9)).clamp(1.0, 2.2);
    let mut path = BezPath::new();
    let mut way = start;
    for i in 0..count {
        let high = first * pow(SHRINK, i);
        way += high * GAP * spread + high * (spread - 1.0) / 2.0;
        let t = ((way + high / 2.0) / whole.max(1e-9)).min(1.0);
        let size = (high * WIDE, high);
        let bubble = Rect::from_center_size(Point::ZERO, size) + axis.at(t).to_vec2();
        path.extend(outline::superellipse(bubble, 2.0).elements().iter().copied());
        way += high * (1.0 + (spread - 1.0) / 2.0);
    }
    path
}

fn pow(base: f64, times: u32) -> f64 {
    (0..times).fold(1.0, |v, _| v * base)
}
