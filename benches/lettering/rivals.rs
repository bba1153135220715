//! Two other ways to put words into the same outline at the same padding: the one that every tool has, and the
//! smallest that any filling can reach. Both may use every legal break and know the words' true widths.

use panelwright::geom::outline::rings;
use panelwright::geom::{BezPath, Point};
use panelwright::lettering::Measured;

/// Sizes are found to this share.
const EXACT: f64 = 1.0005;

/// The inner parallel of an outline: where the corners of ink may be. Its right half, by depth from the centre.
struct Inside {
    /// Depth and half width, top to bottom.
    at: Vec<(f64, f64)>,
}

impl Inside {
    fn of(outline: &BezPath, padding: f64) -> Self {
        let ring = rings(outline, 0.004).into_iter().next().unwrap_or_default();
        let mut at = Vec::with_capacity(ring.len());
        for (i, p) in ring.iter().enumerate() {
            let (before, after) = (ring[(i + ring.len() - 1) % ring.len()], ring[(i + 1) % ring.len()]);
            let along = after - before;
            let length = along.hypot();
            if length > 0.0 {
                // The outline is convex and centred: its inner normal is the one that leads to the centre.
                let mut normal = along.turn_90() / length;
                if normal.dot(-p.to_vec2()) < 0.0 {
                    normal = -normal;
                }
                let q: Point = *p + normal * padding;
                if q.x >= 0.0 {
                    at.push((q.y, q.x));
                }
            }
        }
        at.sort_by(|a, b| a.0.total_cmp(&b.0));
        Self { at }
    }

    fn half_width(&self, y: f64) -> f64 {
        let next = self.at.partition_point(|(depth, _)| *depth < y);
        if next == 0 || next == self.at.len() {
            return 0.0;
        }
        let ((y0, x0), (y1, x1)) = (self.at[next - 1], self.at[next]);
        if y1 > y0 { x0 + (x1 - x0) * (y - y0) / (y1 - y0) } else { x0.min(x1) }
    }

    /// The widest line between two depths.
    fn room(&self, top: f64, foot: f64) -> f64 {
        2.0 * self.half_width(top).min(self.half_width(foot))
    }
}

/// Outlines of one shape and one width to height.
pub struct Family<'a> {
    pub outline: &'a dyn Fn(f64, f64) -> BezPath,
    pub aspect: f64,
    pub padding: f64,
}

impl Family<'_> {
    /// The least height at which `fits` holds, looked for between bounds that double.
    fn least(&self, start: f64, fits: impl Fn(&Inside) -> bool) -> f64 {
        let inside = |height: f64| Inside::of(&(self.outline)(height * self.aspect, height), self.padding);
        let (mut fails, mut enough) = (start, start);
        while !fits(&inside(enough)) {
            fails = enough;
            enough *= 1.25;
        }
        while fails > start / 16.0 && fails == enough {
            if fits(&inside(fails * 0.8)) {
                (fails, enough) = (fails * 0.8, fails * 0.8);
            } else {
                fails *= 0.8;
            }
        }
        while enough / fails > EXACT {
            let middle = f64::midpoint(enough, fails);
            if fits(&inside(middle)) { enough = middle } else { fails = middle }
        }
        enough
    }

    /// What every peer does: words wrapped greedily in the largest rectangle that the outline holds. The height
    /// of the smallest outline whose rectangle holds them.
    pub fn inscribed_rectangle(&self, text: &Measured) -> f64 {
        let holds = |inside: &Inside| {
            let area = |half: f64| inside.room(-half, half) * half;
            let depths = inside.at.iter().map(|(y, _)| *y).filter(|y| *y > 0.0);
            let Some(half) = depths.max_by(|a, b| area(*a).total_cmp(&area(*b))) else { return false };
            let width = inside.room(-half, half);
            let (lines, widest) = wrap(text, width);
            widest <= width && text.height(lines) <= 2.0 * half
        };
        self.least(text.height(1) * 3.0, holds)
    }

    /// The strongest rectangle: every width that changes the wrap is tried and the outline drawn around each
    /// block, corners touching, whatever its own width to height; the best is taken, which no peer does. The
    /// height of the outline.
    pub fn best_rectangle(&self, text: &Measured) -> f64 {
        let count = text.ends.len();
        let mut blocks: Vec<(usize, f64)> = Vec::new();
        for start in 0..count {
            for end in start + 1..=count {
                let (lines, width) = wrap(text, text.width(start, end) + 1e-9);
                match blocks.iter_mut().find(|(n, _)| *n == lines) {
                    Some((_, known)) => *known = known.min(width),
                    None => blocks.push((lines, width)),
                }
            }
        }
        let holds = |inside: &Inside| {
            blocks.iter().any(|(lines, width)| {
                let half = text.height(*lines) / 2.0;
                inside.room(-half, half) >= *width
            })
        };
        self.least(text.height(1) * 3.0, holds)
    }

    /// The smallest outline that first-fit filling reaches at all: for every count of lines the centred block's
    /// lines are filled in order, each with as much as its own depth has room for. No other breaks fit a smaller
    /// one of this width to height. The height of the outline.
    pub fn filled_first_fit(&self, text: &Measured) -> f64 {
        let most = text.ends.len().min(24);
        self.least(text.height(1) * 3.0, |inside| (1..=most).any(|lines| fill(text, inside, lines)))
    }
}

fn wrap(text: &Measured, width: f64) -> (usize, f64) {
    let (mut start, mut lines, mut widest) = (0, 0, 0.0_f64);
    while start < text.ends.len() {
        let mut end = start + 1;
        while !text.ends[end - 1].hard && end < text.ends.len() && text.width(start, end + 1) <= width {
            end += 1;
        }
        widest = widest.max(text.width(start, end));
        lines += 1;
        start = end;
    }
    (lines, widest)
}

fn fill(text: &Measured, inside: &Inside, lines: usize) -> bool {
    let top = -text.height(lines) / 2.0;
    let mut start = 0;
    for i in 0..lines {
        let above = top + text.pitch * i as f64;
        let room = inside.room(above, above + text.ascent + text.descent);
        let mut end = start;
        while end < text.ends.len()
            && (end == start || !text.ends[end - 1].hard)
            && text.width(start, end + 1) <= room
        {
            end += 1;
        }
        if end == start {
            return false;
        }
        start = end;
        if start == text.ends.len() {
            // Fewer lines than thought stand off the middle: that is another count's to find.
            return i + 1 == lines;
        }
    }
    false
}
