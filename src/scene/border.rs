//! Borders of panels: one line, dashes, two lines or a line by hand, along all edges or some, and the paper around.

use super::dash;
use super::list::{Group, Node, PathNode, Stroke};
use crate::geom::{BezPath, Point, Rect, Rgba, Vec2, boolean, offset, outline};
use crate::model::{Blend, BorderKind, HandLine, Outline, OutlineEdge, Panel, path_along, shape::noise};
use std::sync::Arc;

/// Dash and gap of a dashed border, in widths of its line: as they are seen, the dash is a width longer and the gap a
/// width shorter, for their ends are round.
const DASH_WIDTHS: (f64, f64) = (4.0, 3.6);
/// Lines of a double border as shares of the single line's width, and the white between them.
const DOUBLE_LINE: f64 = 0.85;
const DOUBLE_GAP: f64 = 1.6;
/// How much longer the white between two lines is than the lines, at each end, mm.
const BEYOND_MM: f64 = 0.05;
/// How far an unsteady hand strays from the edge, mm.
const STRAY_MM: f64 = 0.9;
/// Over this length the hand strays and comes back, mm: half of it for what trembles, several times for what drifts.
const WAVE_MM: f64 = 9.0;
/// How much a line by hand varies in width, as a share, where the hand is most unsteady.
const UNEVEN: f64 = 0.7;
/// The line by hand has a point this often, mm.
const STEP_MM: f64 = 0.8;
/// So that the hand does not follow what else varies with the item.
const SEEDED: u64 = 0x0b04_de40;

/// A panel's edge as it is drawn.
pub(super) struct Border {
    /// What clips the art: the outline, or the one that the hand drew.
    pub clip: Arc<BezPath>,
    /// The line, above the art.
    pub line: Vec<Node>,
    /// The paper around the panel, below everything of it.
    pub halo: Option<Node>,
    /// How wide the line is over all, mm.
    pub width_mm: f64,
    /// How far anything is drawn outside of the outline, mm.
    pub reach_mm: f64,
}

impl Border {
    /// That of a panel, on paper of this colour. `seed` is the item's.
    pub fn of(panel: &Panel, seed: u64, paper: Rgba) -> Self {
        let style = &panel.border_style;
        let lined = panel.border_mm > 0.0 && panel.border.a > 0;
        let single = if lined { panel.border_mm } else { 0.0 };
        let straight = Arc::new(panel.outline.path());
        let edges = panel.outline.edges();
        let (clip, line, width_mm, more) = match style.kind {
            BorderKind::Drawn(hand) => {
                let hand = Hand { line: hand, width: single, seed: seed ^ u64::from(hand.seed) ^ SEEDED };
                let ways: Vec<Way> = edges.iter().enumerate().map(|(n, e)| hand.way(n, e)).collect();
                let clip = Arc::new(outline::polygon(
                    ways.iter().flat_map(|w| w.points[..w.points.len() - 1].iter().copied()),
                ));
                let drawn = ways.iter().enumerate().filter(|(n, _)| style.has_line(*n));
                let mut line = BezPath::new();
                for (n, way) in drawn.filter(|_| lined) {
                    line.extend(hand.stroke(n, way).elements().iter().copied());
                }
                let node = PathNode { path: Arc::new(line), fill: Some(panel.border), stroke: None };
                let nodes = if node.path.elements().is_empty() { Vec::new() } else { vec![Node::Path(node)] };
                let more = STRAY_MM * hand.line.wobble + hand.line.overshoot_mm * 1.5;
                (clip, nodes, single * (1.0 + UNEVEN * hand.line.wobble), more)
            }
            kind if lined => {
                let ways = Lines::of(&edges, |n| style.has_line(n));
                let double = single * (2.0 * DOUBLE_LINE + DOUBLE_GAP);
                let nodes = match kind {
                    BorderKind::Dashed => ways.dashed(&straight, single, panel.border),
                    BorderKind::Double => [(double, panel.border), (single * DOUBLE_GAP, paper)]
                        .into_iter()
                        .flat_map(|(width, colour)| {
                            // What is between the lines must not end in a hair of them.
                            let beyond = if colour == paper { BEYOND_MM } else { 0.0 };
                            ways.ruled(&straight, width, colour, beyond)
                        })
                        .collect(),
                    _ => ways.ruled(&straight, single, panel.border, 0.0),
                };
                (Arc::clone(&straight), nodes, if kind == BorderKind::Double { double } else { single }, 0.0)
            }
            _ => (Arc::clone(&straight), Vec::new(), 0.0, 0.0),
        };
        let halo = (style.halo_mm > 0.0).then(|| {
            let around = offset::outward(&clip, style.halo_mm + width_mm / 2.0, offset::Corners::Mitred);
            Node::Path(PathNode { path: Arc::new(around), fill: Some(paper), stroke: None })
        });
        // A mitred corner sticks out by at most four times half the border (the usual limit of joins).
        let reach_mm = width_mm * 2.0 + more + style.halo_mm * 4.0;
        Self { clip, line, halo, width_mm, reach_mm }
    }

    /// What lies within the line.
    pub fn inside(&self, outline: &Outline) -> BezPath {
        match outline {
            _ if self.width_mm == 0.0 => self.clip.as_ref().clone(),
            Outline::Rect(_) if self.line.len() == 1 && is_rectangle(&self.clip) => {
                outline::rectangle(outline.bounds().inset(-self.width_mm / 2.0))
            }
            _ => boolean::difference(&self.clip, &outline::widened(&self.clip, self.width_mm)),
        }
    }

    /// Where the line's outer side runs.
    pub fn outside(&self) -> BezPath {
        boolean::union(&self.clip, &outline::widened(&self.clip, self.width_mm))
    }

    /// The line where it lies within a path.
    pub fn within(&self, path: BezPath) -> Option<Node> {
        (!self.line.is_empty()).then(|| {
            Node::Group(Group {
                clip: Some(Arc::new(path)),
                opacity: 1.0,
                blend: Blend::Normal,
                nodes: self.line.clone(),
            })
        })
    }
}

fn is_rectangle(path: &BezPath) -> bool {
    path.elements().len() == 5
}

/// Edges that follow each other and have lines.
enum Lines {
    /// All of them.
    Around,
    /// Stretches from edge to edge.
    Some(Vec<Vec<OutlineEdge>>),
}

impl Lines {
    fn of(edges: &[OutlineEdge], has_line: impl Fn(usize) -> bool) -> Self {
        let n = edges.len();
        let Some(gap) = (0..n).find(|i| !has_line(*i)) else { return Self::Around };
        let mut runs: Vec<Vec<OutlineEdge>> = Vec::new();
        let mut goes_on = false;
        for i in (gap + 1..=gap + n).map(|i| i % n) {
            if !has_line(i) {
                goes_on = false;
                continue;
            }
            match runs.last_mut().filter(|_| goes_on) {
                Some(run) => run.push(edges[i]),
                None => runs.push(vec![edges[i]]),
            }
            goes_on = true;
        }
        Self::Some(runs)
    }

    fn ruled(&self, around: &Arc<BezPath>, width_mm: f64, colour: Rgba, beyond_mm: f64) -> Vec<Node> {
        let stroke = Stroke { colour, width_mm, dash_mm: Vec::new(), mitred: true };
        let line =
            |path: Arc<BezPath>| Node::Path(PathNode { path, fill: None, stroke: Some(stroke.clone()) });
        match self {
            Self::Around => vec![line(Arc::clone(around))],
            Self::Some(runs) => {
                runs.iter().map(|run| line(Arc::new(longer(&path_along(run), beyond_mm)))).collect()
            }
        }
    }

    fn dashed(&self, around: &BezPath, width_mm: f64, colour: Rgba) -> Vec<Node> {
        let (dash, gap) = (width_mm * DASH_WIDTHS.0, width_mm * DASH_WIDTHS.1);
        let path = match self {
            Self::Around => dash::dashes(around, dash, gap),
            Self::Some(runs) => {
                let mut all = BezPath::new();
                for edge in runs.iter().flatten() {
                    all.extend(dashes_along(edge, dash, gap).elements().iter().copied());
                }
                all
            }
        };
        let stroke = Stroke { colour, width_mm, dash_mm: Vec::new(), mitred: false };
        vec![Node::Path(PathNode { path: Arc::new(path), fill: None, stroke: Some(stroke) })]
    }
}

/// An open line that goes on straight at both ends.
fn longer(path: &BezPath, by_mm: f64) -> BezPath {
    let (Some(first), Some(last)) = (path.segments().next(), path.segments().last()) else {
        return path.clone();
    };
    let (first, last) = (first.to_cubic(), last.to_cubic());
    let unit = |v: Vec2| if v.hypot() > 0.0 { v.normalize() * by_mm } else { Vec2::ZERO };
    let mut out = BezPath::new();
    out.move_to(first.p0 - unit(first.p1 - first.p0));
    out.line_to(first.p0);
    out.extend(path.elements()[1..].iter().copied());
    out.line_to(last.p3 + unit(last.p3 - last.p2));
    if by_mm > 0.0 { out } else { path.clone() }
}

/// Dashes along an edge, with one at each end.
fn dashes_along(edge: &OutlineEdge, dash: f64, gap: f64) -> BezPath {
    let points = walked(edge, outline::FLATTEN_MM * 10.0);
    let length = points.last().map_or(0.0, |p| p.1);
    let count = ((length + gap) / (dash + gap)).round().max(1.0);
    let scale = length / (count * dash + (count - 1.0) * gap).max(1e-9);
    let mut path = BezPath::new();
    for i in 0..count as usize {
        let from = (dash + gap) * scale * i as f64;
        let to = from + dash * scale;
        path.move_to(at(&points, from));
        for (p, _) in points.iter().filter(|(_, way)| *way > from && *way < to) {
            path.line_to(*p);
        }
        path.line_to(at(&points, to));
    }
    path
}

/// Points along an edge, each with the way walked to it.
fn walked(edge: &OutlineEdge, tolerance: f64) -> Vec<(Point, f64)> {
    let mut all: Vec<(Point, f64)> = Vec::new();
    kurbo::flatten(path_along(std::slice::from_ref(edge)), tolerance, |el| {
        if let kurbo::PathEl::MoveTo(p) | kurbo::PathEl::LineTo(p) = el {
            let way = all.last().map_or(0.0, |(last, way)| way + (p - *last).hypot());
            all.push((p, way));
        }
    });
    all
}

/// The point at a way along.
fn at(points: &[(Point, f64)], way: f64) -> Point {
    let i = points.partition_point(|p| p.1 < way).clamp(1, points.len().max(2) - 1);
    let (Some((a, from)), Some((b, to))) = (points.get(i - 1), points.get(i)) else {
        return points.first().map_or(Point::ZERO, |p| p.0);
    };
    let t = if to > from { (way - from) / (to - from) } else { 0.0 };
    a.lerp(*b, t)
}

/// A hand that draws along edges.
struct Hand {
    line: HandLine,
    width: f64,
    seed: u64,
}

/// An edge as the hand draws it: points, and the way to each.
struct Way {
    points: Vec<Point>,
    walked: Vec<f64>,
}

impl Hand {
    /// Along an edge from corner to corner; the corners themselves stay.
    fn way(&self, number: usize, edge: &OutlineEdge) -> Way {
        let true_way = walked(edge, 0.01);
        let length = true_way.last().map_or(0.0, |p| p.1);
        let steps = (length / STEP_MM).ceil().max(1.0);
        let mut way = Way { points: Vec::new(), walked: Vec::new() };
        for i in 0..=steps as usize {
            let here = length * i as f64 / steps;
            let (before, after) =
                (at(&true_way, (here - 0.05).max(0.0)), at(&true_way, (here + 0.05).min(length)));
            let across = (after - before).normalize().turn_90();
            let ends = (here.min(length - here) / WAVE_MM).min(1.0);
            let off = self.stray(number, here) * ends * (2.0 - ends);
            let p = at(&true_way, here);
            way.points.push(if off.is_finite() && across.is_finite() { p + across * off } else { p });
            way.walked.push(here);
        }
        way
    }

    /// How far the hand strays at a place of an edge, mm.
    fn stray(&self, edge: usize, here: f64) -> f64 {
        let drift = self.wave(edge, 1, here / (WAVE_MM * 4.0));
        let sway = self.wave(edge, 2, here / WAVE_MM);
        let tremble = self.wave(edge, 3, here / (WAVE_MM / 3.0));
        self.line.wobble * STRAY_MM * (0.55 * drift + 0.35 * sway + 0.1 * tremble)
    }

    /// A smooth wave from -1 to 1 that follows from the seed alone.
    fn wave(&self, edge: usize, kind: u64, x: f64) -> f64 {
        let name = |i: u64| (edge as u64) << 40 | kind << 32 | (i & 0xffff_ffff);
        let (i, t) = (x.floor(), x - x.floor());
        let value = |i: f64| noise(self.seed, name(i as i64 as u64)) * 2.0 - 1.0;
        let smooth = t * t * (3.0 - 2.0 * t);
        value(i) + (value(i + 1.0) - value(i)) * smooth
    }

    /// The line along a way, as an outline to be filled: thicker here and thinner there, with round ends.
    fn stroke(&self, number: usize, way: &Way) -> BezPath {
        let mut spine: Vec<(Point, f64)> =
            way.points.iter().copied().zip(way.walked.iter().copied()).collect();
        let length = way.walked.last().copied().unwrap_or(0.0);
        let n = spine.len();
        if n < 2 {
            return BezPath::new();
        }
        if self.line.overshoot_mm > 0.0 {
            let beyond = |end: u64| {
                let share = 0.5 + noise(self.seed, (number as u64) << 8 | 0x70 | end);
                self.line.overshoot_mm * share
            };
            let out = |a: Point, b: Point, by: f64| a + (a - b).normalize() * by;
            let (first, last) = (
                out(spine[0].0, spine[1.min(n - 1)].0, beyond(1)),
                out(spine[n - 1].0, spine[n - 2].0, beyond(2)),
            );
            spine.insert(0, (first, -beyond(1)));
            spine.push((last, length + beyond(2)));
        }
        let half = |here: f64| {
            let vary = 1.0 + UNEVEN * self.line.wobble * self.wave(number, 4, here / (WAVE_MM * 1.7));
            // A line that runs out of the corner gets thinner.
            let ends = if self.line.overshoot_mm > 0.0 {
                let past = (-here).max(here - length).max(0.0) / self.line.overshoot_mm.max(1e-6);
                1.0 - 0.55 * past.min(1.0)
            } else {
                1.0
            };
            self.width / 2.0 * vary * ends
        };
        let across = |i: usize| -> Vec2 {
            let (a, b) = (spine[i.saturating_sub(1)].0, spine[(i + 1).min(spine.len() - 1)].0);
            (b - a).normalize().turn_90()
        };
        let side = |i: usize, side: f64| spine[i].0 + across(i) * (side * half(spine[i].1));
        let last = spine.len() - 1;
        let mut points: Vec<Point> = (0..=last).map(|i| side(i, 1.0)).collect();
        points.extend(cap(spine[last].0, across(last), half(spine[last].1)));
        points.extend((0..=last).rev().map(|i| side(i, -1.0)));
        points.extend(cap(spine[0].0, -across(0), half(spine[0].1)));
        outline::polygon(points.into_iter().filter(|p| p.is_finite()))
    }
}

/// Half a circle at the end of a line, from the side `across` to the other one.
fn cap(end: Point, across: Vec2, half: f64) -> Vec<Point> {
    let ahead = -across.turn_90();
    [30.0, 60.0, 90.0, 120.0, 150.0]
        .map(|degrees| {
            let (sin, cos) = crate::geom::sin_cos_degrees(degrees);
            end + across * (half * cos) + ahead * (half * sin)
        })
        .to_vec()
}

/// A rectangle that holds what a border draws around an outline's bounds.
pub(super) fn bounds(border: &Border, frame: Rect) -> Rect {
    frame.inflate(border.reach_mm, border.reach_mm)
}
