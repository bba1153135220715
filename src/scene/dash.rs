//! Dashed outlines whose rhythm is solved for the outline: a dash, never a gap, turns every corner and every tip of
//! a tail (rule C10), and the rhythm closes without a seam.

use crate::geom::{BezPath, Point, outline};

/// A point where the outline turns by more than this is a corner: as a cosine, 50 degrees.
const CORNER_COS: f64 = 0.642_787_609_686_539_3;

/// One that turns by more than this is a tip, of which both sides lie close together: as a cosine, 130 degrees. Its
/// dash is longer, or it would look like a lost dot.
const TIP_COS: f64 = -0.642_787_609_686_539_3;
/// How much longer a tip's dash is on each side.
const TIP_DASH: f64 = 2.2;
/// Between two corners dashes and gaps may shrink to this share before the line there is drawn whole.
const LEAST_SCALE: f64 = 0.5;

/// An outline as separate dashes, each an open line. `dash` and `gap` (mm) are what they come near to.
pub(super) fn dashes(path: &BezPath, dash: f64, gap: f64) -> BezPath {
    let mut out = BezPath::new();
    if !(dash > 0.0 && gap > 0.0) {
        return path.clone();
    }
    for ring in outline::rings(path, outline::FLATTEN_MM) {
        let whole = Ring::new(&ring);
        let corners = whole.corners();
        if corners.is_empty() {
            let count = (whole.length() / (dash + gap)).round().max(1.0);
            let period = whole.length() / count;
            let dash = period * dash / (dash + gap);
            for i in 0..count as usize {
                let from = period * i as f64;
                whole.stretch(from, from + dash, &mut out);
            }
            continue;
        }
        // Between two corners there is half a dash at each end, or a whole one at a sharp tip, and whole periods.
        for (n, (from, first)) in corners.iter().enumerate() {
            let (to, last) =
                corners.get(n + 1).copied().unwrap_or((corners[0].0 + whole.length(), corners[0].1));
            let span = to - from;
            let extra = dash / 2.0 * (first + last - 2.0);
            let count = ((span - extra) / (dash + gap)).round().max(1.0);
            let scale = span / (count * (dash + gap) + extra);
            // Where there is no room for a gap that shows, there is none.
            if scale < LEAST_SCALE {
                whole.stretch(*from, to, &mut out);
                continue;
            }
            let (half, gap) = (dash * scale / 2.0, gap * scale);
            whole.stretch(*from, from + half * first, &mut out);
            let mut at = from + half * first + gap;
            for _ in 1..count as usize {
                whole.stretch(at, at + 2.0 * half, &mut out);
                at += 2.0 * half + gap;
            }
            whole.stretch(to - half * last, to, &mut out);
        }
    }
    out
}

/// A closed ring that can be walked.
struct Ring<'a> {
    points: &'a [Point],
    /// The way walked at each point, and at the first one again.
    walked: Vec<f64>,
}

impl<'a> Ring<'a> {
    fn new(points: &'a [Point]) -> Self {
        let mut sum = 0.0;
        let mut walked = vec![0.0];
        for i in 0..points.len() {
            sum += (points[(i + 1) % points.len()] - points[i]).hypot();
            walked.push(sum);
        }
        Self { points, walked }
    }

    fn length(&self) -> f64 {
        self.walked.last().copied().unwrap_or(0.0)
    }

    /// How far along the ring turns sharply, and how many half dashes turn with it on each side.
    fn corners(&self) -> Vec<(f64, f64)> {
        let n = self.points.len();
        let sharp = |i: usize| {
            let (a, b) =
                (self.points[i] - self.points[(i + n - 1) % n], self.points[(i + 1) % n] - self.points[i]);
            let cos = a.dot(b) / (a.hypot() * b.hypot()).max(1e-12);
            (cos < CORNER_COS).then_some((self.walked[i], if cos < TIP_COS { TIP_DASH } else { 1.0 }))
        };
        (0..n).filter_map(sharp).collect()
    }

    /// Adds a stretch of the ring as a line of its own; one that goes on where the last one ended is joined to it.
    fn stretch(&self, from: f64, to: f64, out: &mut BezPath) {
        let n = self.points.len();
        let all = self.length();
        if all <= 0.0 || to - from <= 0.0 {
            return;
        }
        let at = |way: f64| {
            let way = way.rem_euclid(all);
            let i = self.walked.partition_point(|w| *w <= way).clamp(1, n) - 1;
            let step = self.walked[i + 1] - self.walked[i];
            let t = if step > 0.0 { (way - self.walked[i]) / step } else { 0.0 };
            (i, self.points[i].lerp(self.points[(i + 1) % n], t))
        };
        let (first, start) = at(from);
        let (_, end) = at(to);
        let goes_on = match out.elements().last() {
            Some(kurbo::PathEl::LineTo(p)) => (*p - start).hypot() < 1e-6,
            _ => false,
        };
        if !goes_on {
            out.move_to(start);
        }
        let base = from - from.rem_euclid(all);
        let mut lap = base;
        let mut i = first + 1;
        loop {
            if i >= n {
                i -= n;
                lap += all;
            }
            let way = lap + self.walked[i];
            if way >= to {
                break;
            }
            if way > from {
                out.line_to(self.points[i]);
            }
            i += 1;
        }
        out.line_to(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::{Rect, Shape as _};

    fn total(path: &BezPath) -> f64 {
        path.perimeter(1e-4)
    }

    /// Dashes as lines of points.
    fn lines(path: &BezPath) -> Vec<Vec<Point>> {
        let mut all: Vec<Vec<Point>> = Vec::new();
        for el in path.elements() {
            match el {
                kurbo::PathEl::MoveTo(p) => all.push(vec![*p]),
                kurbo::PathEl::LineTo(p) => all.last_mut().unwrap().push(*p),
                other => panic!("a dash has a {other:?}"),
            }
        }
        all
    }

    #[test]
    fn a_round_outline_has_equal_dashes_all_around() {
        let round = outline::superellipse(Rect::new(0.0, 0.0, 30.0, 18.0), 2.0);
        let dashed = dashes(&round, 1.2, 1.0);
        let lengths: Vec<f64> =
            lines(&dashed).iter().map(|l| l.windows(2).map(|p| (p[1] - p[0]).hypot()).sum()).collect();
        let (least, most) = lengths.iter().fold((f64::MAX, 0.0_f64), |(a, b), v| (a.min(*v), b.max(*v)));
        assert!(most - least < 1e-3 && (most - 1.2).abs() < 0.1, "{least} {most}");
        let share = total(&dashed) / total(&round);
        assert!((share - 1.2 / 2.2).abs() < 0.01, "{share}");
    }

    #[test]
    fn a_dash_turns_every_corner() {
        let corners =
            [(0.0, 0.0), (30.0, 0.0), (30.0, 18.0), (16.0, 18.0), (15.0, 33.0), (12.0, 18.0), (0.0, 18.0)]
                .map(Point::from);
        let dashed = lines(&dashes(&outline::polygon(corners), 1.2, 1.0));
        for corner in corners.into_iter().filter(|c| c.y != 18.0 || c.x == 0.0 || c.x == 30.0) {
            let on = |l: &&Vec<Point>| l.iter().any(|p| (*p - corner).hypot() < 1e-6);
            // The dash that turns it covers it on both sides.
            let near = |p: &&Point| (0.3..3.0).contains(&(**p - corner).hypot());
            let sides = dashed.iter().filter(on).flatten().filter(near).count();
            assert!(sides >= 2, "{corner:?}");
        }
    }
}
