//! The room inside an outline: how wide a line may be at each depth.

use crate::geom::outline::rings;
use crate::geom::{BezPath, Point};
use kurbo::{CubicBez, ParamCurve, PathEl, QuadBez};

/// Depths at which an outline is sampled.
const SAMPLES: usize = 56;
/// How closely curves are followed, as a share of the outline's height: finer than a hair on any balloon.
const FLATNESS: f64 = 0.0006;
/// Halves of an outline that differ by no more than this share of its size are alike.
const LIKE_SHARE: f64 = 1e-6;
/// A curve is cut into this many edges at the most.
const MOST_EDGES: f64 = 64.0;
/// No page is larger than this: what reaches further is no outline.
const FURTHEST_MM: f64 = 1e6;
/// B03 Padding is kept along normals: the corner of a line is cleared by an octagon of this share of it.
const DIAGONAL: f64 = std::f64::consts::FRAC_1_SQRT_2;

/// The room around an axis inside an outline, sampled at even depths. Relative to the centre, y down.
#[derive(Debug, Clone)]
pub(super) struct Room {
    /// What coordinates are relative to.
    pub centre: Point,
    top: f64,
    bottom: f64,
    width: f64,
    /// Where the room begins and ends at each depth; an empty stretch where the axis is outside.
    spans: Vec<(f64, f64)>,
    /// How far the room reaches to its nearer side at each depth.
    halves: Vec<f64>,
    /// Both sides lean out and then in, once: the room over a depth is that of its narrower end.
    simple: bool,
    /// The depth at which it is widest, where it is simple: of what lies wholly on one side of it, the end that is
    /// further off is the narrower.
    peak: Option<f64>,
    /// Its upper half is its lower one, mirrored, so that lines at like depths have like room.
    pub mirrored: bool,
}

/// A line's place within a room: depths of its ink from the centre, and the padding around it. All mm.
#[derive(Debug, Clone, Copy)]
pub(super) struct Band {
    pub top: f64,
    pub bottom: f64,
    pub padding: f64,
}

/// How wide the room is for a line at scale 1 of its width: at the line, at its corners, and just beyond it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Need {
    /// Width of the room (mm) and what padding takes of it (mm), three times.
    terms: [(f64, f64); 3],
}

impl Need {
    /// How far the outline must be widened for a line of this width (mm); infinite where there is no room.
    pub fn widening(&self, width: f64) -> f64 {
        self.terms
            .iter()
            .map(|(room, taken)| if *room > 0.0 { (width + taken) / room } else { f64::INFINITY })
            .fold(0.0, f64::max)
    }

    /// Width of the room (mm) and what padding takes of it (mm) where widening gains least: no line is ever wider
    /// than widening times the one less the other.
    pub fn slowest(&self) -> (f64, f64) {
        self.terms.iter().copied().fold((f64::INFINITY, 0.0), |a, b| if b.0 < a.0 { b } else { a })
    }

    /// The need of a line that must fit in both rooms.
    pub fn tightest(self, other: Self) -> Self {
        let both = |i: usize| (self.terms[i].0.min(other.terms[i].0), self.terms[i].1.max(other.terms[i].1));
        Self { terms: [both(0), both(1), both(2)] }
    }

    /// The widest line (mm) in the outline widened by a factor.
    pub fn room(&self, widening: f64) -> f64 {
        self.terms.iter().map(|(room, taken)| room * widening - taken).fold(f64::INFINITY, f64::min).max(0.0)
    }
}

impl Room {
    /// The room inside `outline` around `centre`, or around the outline's centroid. `None` for an outline
    /// that holds nothing.
    pub fn of(outline: &BezPath, centre: Option<Point>) -> Option<Self> {
        let bounds = crate::geom::outline::bounds(outline)?;
        let (wide, high) = (bounds.width(), bounds.height());
        let near = |v: f64| v.abs() <= FURTHEST_MM;
        if wide <= 0.0 || high <= 0.0 || ![bounds.x0, bounds.y0, bounds.x1, bounds.y1].into_iter().all(near) {
            return None;
        }
        let tolerance = (bounds.height() * FLATNESS).max(1e-4);
        let centre =
            centre.unwrap_or_else(|| centroid(&rings(outline, tolerance)).unwrap_or(bounds.center()));
        let (top, bottom) = (bounds.y0 - centre.y, bounds.y1 - centre.y);
        // A hair within both ends: a flat top or bottom has its full width.
        let hair = (bottom - top) * 1e-9;
        let step = (bottom - top - 2.0 * hair) / (SAMPLES as f64);
        let mut left = [f64::NEG_INFINITY; SAMPLES + 1];
        let mut right = [f64::INFINITY; SAMPLES + 1];
        let mut crossed = [0_u32; SAMPLES + 1];
        edges(outline, tolerance, |a, b| {
            let (a, b) = (a - centre.to_vec2(), b - centre.to_vec2());
            let (low, high) = if a.y < b.y { (a.y, b.y) } else { (b.y, a.y) };
            let from = ((low - top - hair) / step).max(0.0) as usize;
            let slope = if b.y == a.y { 0.0 } else { (b.x - a.x) / (b.y - a.y) };
            for s in from..=SAMPLES {
                let y = top + hair + step * s as f64;
                // Each vertex belongs to one of its two edges.
                if y >= high {
                    break;
                }
                if y < low {
                    continue;
                }
                let x = a.x + (y - a.y) * slope;
                if x <= 0.0 {
                    left[s] = left[s].max(x);
                    crossed[s] += 1;
                } else {
                    right[s] = right[s].min(x);
                }
            }
        });
        let span = |s: usize| {
            let inside = crossed[s] % 2 == 1 && left[s].is_finite() && right[s].is_finite();
            if inside { (left[s], right[s]) } else { (0.0, 0.0) }
        };
        let spans: Vec<(f64, f64)> = (0..=SAMPLES).map(span).collect();
        let (simple, halves) = (is_simple(&spans), halves(&spans));
        let widest = (0..halves.len()).max_by(|a, b| halves[*a].total_cmp(&halves[*b]));
        let like = |(a, b): (&f64, &f64)| (a - b).abs() <= wide * LIKE_SHARE;
        let mirrored = simple
            && (top + bottom).abs() <= high * LIKE_SHARE
            && halves.iter().zip(halves.iter().rev()).take(SAMPLES / 2).all(like);
        let peak = widest.filter(|_| simple).map(|s| top + hair + step * s as f64);
        Some(Self { centre, top, bottom, width: wide, spans, halves, simple, peak, mirrored })
    }

    /// A room for nothing, for a body that draws nothing.
    pub fn nothing() -> Self {
        Self {
            centre: Point::ZERO,
            top: -1.0,
            bottom: 1.0,
            width: 0.0,
            spans: vec![(0.0, 0.0); SAMPLES + 1],
            halves: vec![0.0; SAMPLES + 1],
            simple: true,
            peak: None,
            mirrored: false,
        }
    }

    /// The whole depth of the outline, in mm.
    pub fn height(&self) -> f64 {
        self.bottom - self.top
    }

    /// The whole width of the outline, in mm.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The stretch that is inside over a depth, once the outline is made `taller` times as tall.
    fn span(&self, top: f64, bottom: f64, taller: f64) -> (f64, f64) {
        let (top, bottom) = (top / taller, bottom / taller);
        let slack = self.height() * 1e-6;
        if !(top >= self.top - slack && bottom <= self.bottom + slack && bottom >= top) {
            return (0.0, 0.0);
        }
        let per = SAMPLES as f64 / self.height();
        let (from, to) = (((top - self.top) * per).max(0.0), ((bottom - self.top) * per).min(SAMPLES as f64));
        let (a, b) = (self.at(from), self.at(to));
        let mut span = (a.0.max(b.0), a.1.min(b.1));
        if self.simple {
            return span;
        }
        let (first, last) = (from.ceil() as usize, to.floor() as usize);
        for s in self.spans.get(first..=last.min(SAMPLES)).unwrap_or(&[]) {
            span = (span.0.max(s.0), span.1.min(s.1));
        }
        span
    }

    fn at(&self, place: f64) -> (f64, f64) {
        let s = (place as usize).min(SAMPLES - 1);
        let t = (place - s as f64).clamp(0.0, 1.0);
        let (a, b) = (self.spans[s], self.spans[s + 1]);
        (a.0 + (b.0 - a.0) * t, a.1 + (b.1 - a.1) * t)
    }

    /// The room for a line, once the outline is made `taller` times as tall. `even`: the line must stand
    /// centred on the axis.
    pub fn need(&self, band: Band, taller: f64, even: bool) -> Need {
        self.need_at(&self.depths(taller), band, taller, even)
    }

    /// [`Room::need`] for each of several lines.
    pub fn needs<'a>(
        &'a self,
        bands: impl Iterator<Item = Band> + 'a,
        taller: f64,
        even: bool,
    ) -> impl Iterator<Item = Need> + 'a {
        let depths = self.depths(taller);
        bands.map(move |band| self.need_at(&depths, band, taller, even))
    }

    fn need_at(&self, depths: &Depths<'_>, band: Band, taller: f64, even: bool) -> Need {
        let p = band.padding;
        let ways = [(p, 0.0), (p * DIAGONAL, p * DIAGONAL), (0.0, p)];
        if even && self.simple {
            return Need { terms: ways.map(|(out, over)| (depths.room(band, over), 2.0 * out)) };
        }
        let term = |(out, over): (f64, f64)| {
            let (l, r) = self.span(band.top - over, band.bottom + over, taller);
            let room = if even { 2.0 * (-l).min(r) } else { r - l };
            (room.max(0.0), 2.0 * out)
        };
        Need { terms: ways.map(term) }
    }

    /// A bound that is quick to have: for each line the width of the room (mm) and what padding takes of it (mm) at
    /// its corners.
    pub fn corners<'a>(
        &'a self,
        bands: impl Iterator<Item = Band> + 'a,
        taller: f64,
    ) -> impl Iterator<Item = (f64, f64)> + 'a {
        let depths = self.depths(taller);
        bands.map(move |band| {
            let over = band.padding * DIAGONAL;
            (depths.room(band, over), 2.0 * over)
        })
    }

    fn depths(&self, taller: f64) -> Depths<'_> {
        Depths {
            halves: &self.halves,
            per: SAMPLES as f64 / (self.height() * taller),
            from: self.top * taller,
            peak: self.peak.map_or((f64::INFINITY, f64::NEG_INFINITY), |p| (p * taller, p * taller)),
        }
    }

    /// Where the middle of a line goes, relative to the centre: on the axis, or as little beside it as fits.
    pub fn middle(&self, band: Band, width: f64) -> f64 {
        let p = band.padding;
        let mut reach = (f64::NEG_INFINITY, f64::INFINITY);
        for (out, over) in [(p, 0.0), (p * DIAGONAL, p * DIAGONAL), (0.0, p)] {
            let (l, r) = self.span(band.top - over, band.bottom + over, 1.0);
            reach = (reach.0.max(l + out), reach.1.min(r - out));
        }
        let (low, high) = (reach.0 + width / 2.0, reach.1 - width / 2.0);
        if low <= high { 0.0_f64.clamp(low, high) } else { f64::midpoint(low, high) }
    }

    /// Where the room for a line begins and ends at its own depth, padding taken off.
    pub fn edges(&self, band: Band) -> (f64, f64) {
        let (l, r) = self.span(band.top, band.bottom, 1.0);
        (l + band.padding, r - band.padding)
    }
}

/// The room on the nearer side of the axis by depth, the outline stretched to a height.
struct Depths<'a> {
    halves: &'a [f64],
    per: f64,
    from: f64,
    /// Below the one depth a line's foot has less room than its head, above the other its head.
    peak: (f64, f64),
}

impl Depths<'_> {
    /// The room on both sides of the axis for a line that reaches `over` further up and down.
    #[inline]
    fn room(&self, band: Band, over: f64) -> f64 {
        let (top, bottom) = (band.top - over, band.bottom + over);
        2.0 * if top >= self.peak.0 {
            self.at(bottom)
        } else if bottom <= self.peak.1 {
            self.at(top)
        } else {
            self.at(top).min(self.at(bottom))
        }
    }

    /// How far the room reaches at a depth; 0 outside.
    #[inline]
    fn at(&self, depth: f64) -> f64 {
        const HAIR: f64 = SAMPLES as f64 * 1e-6;
        let place = (depth - self.from) * self.per;
        if !(place >= -HAIR && place <= SAMPLES as f64 + HAIR) {
            return 0.0;
        }
        let s = (place as usize).min(SAMPLES - 1);
        let (a, b) = (self.halves[s], self.halves[s + 1]);
        (a + (b - a) * (place - s as f64)).max(0.0)
    }
}

fn halves(spans: &[(f64, f64)]) -> Vec<f64> {
    spans.iter().map(|(l, r)| (-l).min(*r)).collect()
}

fn is_simple(spans: &[(f64, f64)]) -> bool {
    let once = |side: &dyn Fn(&(f64, f64)) -> f64| {
        let turns = spans.windows(2).map(|p| side(&p[1]) - side(&p[0])).filter(|step| *step != 0.0);
        let mut falling = false;
        turns.into_iter().all(|step| {
            falling |= step < 0.0;
            !(falling && step > 0.0)
        })
    };
    once(&|s| -s.0) && once(&|s| s.1)
}

/// The straight edges of an outline, each ring closed; curves are cut evenly into as many as keep within
/// `tolerance` (mm), by the bound of Wang et al. on a curve's second differences.
fn edges(outline: &BezPath, tolerance: f64, mut edge: impl FnMut(Point, Point)) {
    let (mut start, mut at) = (Point::ZERO, Point::ZERO);
    for element in outline.elements() {
        match *element {
            PathEl::MoveTo(p) => {
                if at != start {
                    edge(at, start);
                }
                (start, at) = (p, p);
            }
            PathEl::LineTo(p) => {
                edge(at, p);
                at = p;
            }
            PathEl::QuadTo(..) | PathEl::CurveTo(..) => {
                let curve = match *element {
                    PathEl::CurveTo(b, c, d) => CubicBez::new(at, b, c, d),
                    PathEl::QuadTo(b, c) => QuadBez::new(at, b, c).raise(),
                    _ => continue,
                };
                let bend =
                    |a: Point, b: Point, c: Point| (a.to_vec2() - 2.0 * b.to_vec2() + c.to_vec2()).hypot2();
                let most = bend(curve.p0, curve.p1, curve.p2).max(bend(curve.p1, curve.p2, curve.p3)).sqrt();
                let count = ((0.75 * most / tolerance).sqrt().ceil()).clamp(1.0, MOST_EDGES);
                for i in 1..=count as usize {
                    let next = if i == count as usize { curve.p3 } else { curve.eval(i as f64 / count) };
                    edge(at, next);
                    at = next;
                }
            }
            PathEl::ClosePath => {
                edge(at, start);
                at = start;
            }
        }
    }
    if at != start {
        edge(at, start);
    }
}

/// The centre of gravity of the area inside the rings (even–odd by their winding).
fn centroid(rings: &[Vec<Point>]) -> Option<Point> {
    let (mut area, mut x, mut y) = (0.0, 0.0, 0.0);
    for ring in rings {
        let mut a = *ring.last()?;
        for b in ring {
            let cross = a.x * b.y - b.x * a.y;
            area += cross;
            x += (a.x + b.x) * cross;
            y += (a.y + b.y) * cross;
            a = *b;
        }
    }
    let centre = Point::new(x / (3.0 * area), y / (3.0 * area));
    (area != 0.0 && centre.is_finite()).then_some(centre)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::Rect;
    use crate::geom::outline::{chord, polygon, rectangle, superellipse};

    #[test]
    fn the_room_agrees_with_the_true_chord() {
        let outline = superellipse(Rect::new(-20.0, -12.0, 20.0, 12.0), 2.4);
        let room = Room::of(&outline, Some(Point::ZERO)).expect("room");
        let exact = rings(&outline, 0.001);
        for (top, bottom) in [(-10.0, -8.0), (-4.0, -2.0), (-1.0, 1.0), (3.0, 5.0), (9.5, 11.5)] {
            let (l, r) = chord(&exact, top, bottom).expect("inside");
            let got = room.span(top, bottom, 1.0);
            assert!((got.0 - l).abs() < 0.2 && (got.1 - r).abs() < 0.2, "{top} {got:?} {l} {r}");
        }
    }

    #[test]
    fn a_box_has_room_to_its_very_edges() {
        let room = Room::of(&rectangle(Rect::new(10.0, 10.0, 50.0, 30.0)), None).expect("room");
        assert_eq!(room.centre, Point::new(30.0, 20.0));
        let need = room.need(Band { top: -9.0, bottom: 9.0, padding: 1.0 }, 1.0, true);
        assert!((need.room(1.0) - 38.0).abs() < 1e-6, "{need:?}");
        assert!((need.widening(76.0 + 2.0) - 2.0).abs() < 1e-6);
        assert!(
            room.need(Band { top: -9.5, bottom: 9.0, padding: 1.0 }, 1.0, true).widening(1.0).is_infinite()
        );
    }

    #[test]
    fn a_line_is_moved_off_the_axis_only_where_it_must_be() {
        // A trapezium whose left side leans in.
        let leaning = polygon([(-20.0, -10.0), (20.0, -10.0), (20.0, 10.0), (0.0, 10.0)].map(Point::from));
        let room = Room::of(&leaning, Some(Point::new(5.0, 0.0))).expect("room");
        assert_eq!(room.middle(Band { top: -9.0, bottom: -7.0, padding: 1.0 }, 10.0), 0.0);
        assert!(room.middle(Band { top: 5.0, bottom: 7.0, padding: 1.0 }, 16.0) > 0.5);
    }

    #[test]
    fn a_room_made_taller_is_the_room_of_the_taller_outline() {
        let of = |w: f64, h: f64| {
            let outline = superellipse(Rect::from_center_size((0.0, 0.0), (w, h)), 2.4);
            Room::of(&outline, Some(Point::ZERO)).expect("room")
        };
        let (small, large) = (of(20.0, 12.0), of(40.0, 18.0));
        for top in [-8.0, -4.0, -0.5, 3.0, 6.5] {
            let band = Band { top, bottom: top + 1.7, padding: 1.0 };
            let (a, b) = (small.need(band, 1.5, true), large.need(band, 1.0, true));
            assert!((a.room(2.0) - b.room(1.0)).abs() < 0.02, "{top}: {a:?} {b:?}");
        }
    }

    #[test]
    fn a_dent_between_the_ends_of_a_line_is_seen() {
        let corners = [(-10.0, -10.0), (10.0, -10.0), (2.0, 0.0), (10.0, 10.0), (-10.0, 10.0)];
        let room = Room::of(&polygon(corners.map(Point::from)), Some(Point::ZERO)).expect("room");
        assert!(!room.simple);
        let need = room.need(Band { top: -8.0, bottom: 8.0, padding: 0.0 }, 1.0, true);
        assert!(need.room(1.0) < 4.5, "{need:?}");
    }

    #[test]
    fn nothing_has_no_room() {
        assert!(Room::of(&BezPath::new(), None).is_none());
        assert!(Room::of(&rectangle(Rect::new(0.0, 0.0, 5.0, 0.0)), None).is_none());
    }
}
