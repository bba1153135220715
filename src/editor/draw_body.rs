//! Bodies drawn by hand: a line around with the balloon tool, and points that are dragged, added and taken away
//! afterwards.

use super::input::{HANDLE_PX, Mods};
use super::tool::{Answer, Gesture, View};
use crate::edit::{Change, Edit};
use crate::geom::{PathSeg, Point, Rect, Size, Vec2, outline};
use crate::model::shape::{Drawn, DrawnPoint, MAX_POINTS};
use crate::model::{BodyShape, Item, ItemId, ItemKind, Look, Spot, place::tidy};
use kurbo::{ParamCurve, ParamCurveNearest};
use std::sync::Arc;

/// The fewest points of a body.
const FEWEST: usize = 3;
/// How closely the place on an outline is found that is nearest to the pointer, mm.
const ACCURACY_MM: f64 = 0.01;

/// A line that encloses less than this in width or height, mm, is no body.
const LEAST_MM: f64 = 6.0;
/// How far the body may stray from the line that was drawn, as a share of its width and height together: hands
/// shake, and a few points make a smoother curve.
const STRAY: f64 = 0.012;
/// A point where the line turns by more than this is a corner: as a cosine, 60 degrees.
const CORNER_COS: f64 = 0.5;

/// Where two curves of an outline meet with a turn of more than this is a corner, in radians.
const SHARP: f64 = 0.35;
/// A curve that turns by more than this has points on its way, in radians.
const TURN_OF_A_PIECE: f64 = std::f64::consts::FRAC_PI_4;
/// Places at which the turning of a curve is measured.
const SAMPLES: u32 = 12;

/// A body of any kind as points that can be dragged: the outline that it has at `size` (mm). `None` where that encloses
/// next to nothing, or asks for too many points.
pub fn drawn_as(shape: &BodyShape, size: Size, seed: u64) -> Option<Drawn> {
    if size.width < LEAST_MM || size.height < LEAST_MM {
        return None;
    }
    let path = shape.outline(size, seed);
    let bounds = outline::bounds(&path)?;
    // What closes the path may have no length.
    let parts: Vec<PathSeg> =
        path.segments().filter(|s| (s.start() - s.end()).hypot() > ACCURACY_MM).collect();
    let way = |part: &PathSeg, from: f64, to: f64| part.eval(to) - part.eval(from);
    let turn = |a: Vec2, b: Vec2| a.cross(b).atan2(a.dot(b)).abs();
    let step = 1.0 / f64::from(SAMPLES);
    let mut points = Vec::new();
    for (i, part) in parts.iter().enumerate() {
        let before = &parts[(i + parts.len() - 1) % parts.len()];
        let corner = turn(way(before, 1.0 - step, 1.0), way(part, 0.0, step)) > SHARP;
        let ways = (0..SAMPLES).map(|n| way(part, f64::from(n) * step, f64::from(n + 1) * step));
        let ways: Vec<Vec2> = ways.collect();
        let turns: f64 = ways.windows(2).map(|pair| turn(pair[0], pair[1])).sum();
        let pieces = (turns / TURN_OF_A_PIECE).ceil().max(1.0) as u32;
        points.extend((0..pieces).map(|n| DrawnPoint {
            at: unit_place(part.eval(f64::from(n) / f64::from(pieces)), bounds),
            corner: corner && n == 0,
        }));
    }
    (FEWEST..=MAX_POINTS).contains(&points.len()).then_some(Drawn { points })
}

/// The body that a drawn line encloses, and its bounds. `None` for a line that encloses next to nothing.
pub(super) fn enclosed(line: &[Point]) -> Option<(Drawn, Rect)> {
    let bounds = crate::geom::bounds_of(line.iter().copied())?;
    if bounds.width() < LEAST_MM || bounds.height() < LEAST_MM {
        return None;
    }
    let tolerance = (bounds.width() + bounds.height()) * STRAY;
    // The line is closed: it is cut in two where it is furthest from its beginning.
    let start = *line.first()?;
    let far =
        (0..line.len()).max_by(|a, b| (line[*a] - start).hypot2().total_cmp(&(line[*b] - start).hypot2()))?;
    let mut ring = line.to_vec();
    ring.push(start);
    let mut kept = vec![0];
    thin(&ring, 0, far, tolerance, &mut kept);
    thin(&ring, far, ring.len() - 1, tolerance, &mut kept);
    kept.pop();
    if !(FEWEST..=MAX_POINTS).contains(&kept.len()) {
        return None;
    }
    let points: Vec<Point> = kept.iter().map(|i| ring[*i]).collect();
    let n = points.len();
    let drawn = (0..n).map(|i| {
        let (before, after) = (points[i] - points[(i + n - 1) % n], points[(i + 1) % n] - points[i]);
        let corner = before.dot(after) < CORNER_COS * before.hypot() * after.hypot();
        DrawnPoint { at: unit_place(points[i], bounds), corner }
    });
    Some((Drawn { points: drawn.collect() }, bounds))
}

/// A place in the bounds of a body, where these are one wide and one high about their middle.
fn unit_place(p: Point, bounds: Rect) -> Spot {
    let way = p - bounds.center();
    Spot::new(way.x / bounds.width().max(1e-9), way.y / bounds.height().max(1e-9)).tidied()
}

/// Keeps the points between two that stray furthest from the straight line, until none strays too far (after
/// Ramer, Douglas and Peucker). What is kept is added in order, `to` included.
fn thin(line: &[Point], from: usize, to: usize, tolerance: f64, kept: &mut Vec<usize>) {
    let mut spans = vec![(from, to)];
    while let Some((from, to)) = spans.pop() {
        let (a, chord) = (line[from], line[to] - line[from]);
        let stray = |p: Point| {
            let way = p - a;
            if chord.hypot2() == 0.0 { way.hypot() } else { way.cross(chord).abs() / chord.hypot() }
        };
        let worst = (from + 1..to).max_by(|i, j| stray(line[*i]).total_cmp(&stray(line[*j])));
        match worst.filter(|i| stray(line[*i]) > tolerance) {
            Some(middle) => spans.extend([(middle, to), (from, middle)]),
            None => kept.push(to),
        }
    }
}

/// The drawn body of an item that has one of its own.
fn own_body(item: &Item) -> Option<(&Look, &Drawn)> {
    let look = match &item.kind {
        ItemKind::Balloon(b) => &b.look,
        ItemKind::Caption(c) => &c.look,
        _ => return None,
    };
    match &look.shape {
        Some(BodyShape::Drawn(drawn)) => Some((look, drawn)),
        _ => None,
    }
}

/// The body of an item is drawn, so that its points can be changed.
pub(super) fn is_drawn(item: &Item) -> bool {
    own_body(item).is_some()
}

/// Where the points of an item's drawn body are on the page; `frame` is the body's.
pub(super) fn points_of(item: &Item, frame: Rect) -> Vec<Point> {
    own_body(item).map_or_else(Vec::new, |(_, drawn)| {
        drawn.places(frame.size()).into_iter().map(|p| p + frame.center().to_vec2()).collect()
    })
}

/// The one balloon or caption that is selected, if its body is drawn and can be changed.
fn selected<'a>(view: &View<'a>) -> Option<&'a Arc<Item>> {
    let [id] = view.selection else { return None };
    view.free(*id).filter(|item| own_body(item).is_some())
}

/// Where the outline of an item's drawn body passes a point on the page: after which of its points, and the place on
/// it. `None` beyond `reach` (mm).
pub(super) fn outline_near(item: &Item, frame: Rect, at: Point, reach: f64) -> Option<(usize, Point)> {
    let (_, drawn) = own_body(item)?;
    let path = BodyShape::Drawn(drawn.clone()).outline(frame.size(), 0);
    let at = at - frame.center().to_vec2();
    let near = |(n, part): (usize, PathSeg)| (n, part, part.nearest(at, ACCURACY_MM));
    let nearest = path.segments().take(drawn.points.len()).enumerate().map(near);
    let (n, part, near) = nearest.min_by(|a, b| a.2.distance_sq.total_cmp(&b.2.distance_sq))?;
    (near.distance_sq <= reach * reach).then(|| (n, part.eval(near.t) + frame.center().to_vec2()))
}

/// The button goes down with the corner tool in hand where a drawn body is selected: a point is dragged, made sharp or
/// smooth with Alt, removed by a double click; on the outline a new one is put. `None` away from both.
pub(super) fn press_body(
    view: &View<'_>,
    at: Point,
    mods: Mods,
    clicks: u8,
) -> Option<(Option<Gesture>, Answer)> {
    let item = selected(view)?;
    let reach = view.mm(HANDLE_PX);
    let moving = MovingPoint::of(view, item)?;
    let away = |p: &Point| (*p - at).hypot();
    let nearest = moving.points.iter().enumerate().min_by(|a, b| away(a.1).total_cmp(&away(b.1)));
    if let Some((index, _)) = nearest.filter(|(_, p)| away(p) <= reach) {
        let mut changed = moving;
        if mods.alt {
            let point = &mut changed.drawn.points[index];
            point.corner = !point.corner;
        } else if clicks == 2 {
            if changed.drawn.points.len() <= FEWEST {
                return Some((None, Answer::default()));
            }
            changed.drawn.points.remove(index);
            changed.points.remove(index);
        } else {
            return Some((Some(Gesture::MovingPoint(MovingPoint { index, ..changed })), Answer::default()));
        }
        return Some((None, Answer::commit(changed.placed(view))));
    }
    let (before, place) = outline_near(item, moving.frame, at, reach)?;
    if moving.drawn.points.len() >= MAX_POINTS {
        return Some((None, Answer::default()));
    }
    let (mut more, index) = (moving, before + 1);
    more.drawn.points.insert(index, DrawnPoint { at: unit_place(place, more.frame), corner: false });
    more.points.insert(index, place);
    Some(if clicks >= 2 {
        (None, Answer::commit(more.placed(view)))
    } else {
        (Some(Gesture::MovingPoint(MovingPoint { index, ..more })), Answer::default())
    })
}

/// For each point of a drawn body whether its outline turns sharply there.
pub(super) fn sharpness(item: &Item) -> Vec<bool> {
    own_body(item).map_or_else(Vec::new, |(_, drawn)| drawn.points.iter().map(|p| p.corner).collect())
}

/// A point of a drawn body is moved.
#[derive(Debug)]
pub(super) struct MovingPoint {
    item: ItemId,
    look: Look,
    drawn: Drawn,
    points: Vec<Point>,
    index: usize,
    frame: Rect,
    /// The body has a size of its own; else it follows its words.
    sized: bool,
}

impl MovingPoint {
    pub(super) fn begin(view: &View<'_>, id: ItemId, index: usize) -> Option<Gesture> {
        let moving = Self::of(view, view.free(id)?)?;
        (index < moving.points.len()).then_some(Gesture::MovingPoint(Self { index, ..moving }))
    }

    fn of(view: &View<'_>, item: &Item) -> Option<Self> {
        let frame = view.part(item.id)?.frame;
        let (look, drawn) = own_body(item)?;
        let sized = matches!(&item.in_edition(view.edition).kind, ItemKind::Balloon(b) if b.size.is_some());
        Some(Self {
            item: item.id,
            look: look.clone(),
            drawn: drawn.clone(),
            points: points_of(item, frame),
            index: 0,
            frame,
            sized,
        })
    }

    pub(super) fn edits(&self, view: &View<'_>, start: Point, at: Point) -> Vec<Edit> {
        let mut moved =
            Self { look: self.look.clone(), drawn: self.drawn.clone(), points: self.points.clone(), ..*self };
        moved.points[self.index] += at - start;
        moved.placed(view)
    }

    /// The edits that give the body the points that it has here, where they are on the page.
    fn placed(self, view: &View<'_>) -> Vec<Edit> {
        let mut drawn = self.drawn;
        for (point, place) in drawn.points.iter_mut().zip(&self.points) {
            point.at = unit_place(*place, self.frame);
        }
        let page = view.page.id;
        let mut edits = Vec::new();
        if self.sized
            && let Some(bounds) = outline::bounds(&drawn.curve())
        {
            // The other points stay where they are on the page, and so the body's bounds are those of the new curve.
            let (w, h) = (self.frame.width(), self.frame.height());
            let middle = self.frame.center();
            let to = Rect::new(
                tidy(middle.x + bounds.x0 * w),
                tidy(middle.y + bounds.y0 * h),
                tidy(middle.x + bounds.x1 * w),
                tidy(middle.y + bounds.y1 * h),
            );
            let (from, edition) = (self.frame, view.edition.clone());
            edits.push(Edit::ResizeItem { page, item: self.item, from, to, edition });
        }
        let look = Look { shape: Some(BodyShape::Drawn(drawn)), ..self.look };
        edits.insert(0, Edit::Change { page, item: self.item, change: Change::Look(look) });
        edits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kurbo::Affine;

    #[test]
    fn every_kind_of_body_is_drawn_as_it_is() {
        let size = Size::new(40.0, 24.0);
        for shape in BodyShape::kinds() {
            let drawn = drawn_as(&shape, size, 7).expect("points");
            assert!((4..=120).contains(&drawn.points.len()), "{shape:?}: {}", drawn.points.len());
            // Drawn bodies fill their size; clouds and bursts do so nearly.
            let was = shape.outline(size, 7);
            let bounds = outline::bounds(&was).expect("an outline");
            let fill = Affine::scale_non_uniform(size.width / bounds.width(), size.height / bounds.height());
            let was = fill * Affine::translate(-bounds.center().to_vec2()) * was;
            let is = BodyShape::Drawn(drawn).outline(size, 7);
            let ring = |path: &kurbo::BezPath| outline::rings(path, 0.01);
            let (was, is) = (ring(&was), ring(&is));
            let strays = is.iter().flatten().map(|p| outline::distance_to_edge(&was, *p));
            let worst = strays.fold(0.0, f64::max);
            assert!(worst < 0.6, "{shape:?} strays by {worst} mm");
        }
        assert_eq!(drawn_as(&BodyShape::Box, Size::new(1.0, 1.0), 0), None);
    }

    #[test]
    fn a_shaky_line_becomes_a_body_of_few_points() {
        let line: Vec<Point> = (0..180)
            .map(|i| {
                let (sin, cos) = crate::geom::sin_cos_degrees(f64::from(i) * 2.0);
                let shake = f64::from(i % 3) * 0.1;
                Point::new(50.0 + (20.0 + shake) * cos, 40.0 + (12.0 + shake) * sin)
            })
            .collect();
        let (drawn, bounds) = enclosed(&line).unwrap();
        assert!((6..40).contains(&drawn.points.len()), "{}", drawn.points.len());
        assert!((bounds.width() - 40.0).abs() < 1.0);
        // It runs where the line ran.
        let path = BodyShape::Drawn(drawn).outline(bounds.size(), 0);
        let rings = outline::rings(&path, 0.01);
        let far = line.iter().map(|p| outline::distance_to_edge(&rings, *p - bounds.center().to_vec2()));
        assert!(far.fold(0.0, f64::max) < 1.2);
    }

    #[test]
    fn a_square_keeps_its_corners_and_a_dash_is_no_body() {
        let corners = [(0.0, 0.0), (30.0, 0.0), (30.0, 20.0), (0.0, 20.0)].map(Point::from);
        let line: Vec<Point> = (0..4)
            .flat_map(|i| (0..10).map(move |t| corners[i].lerp(corners[(i + 1) % 4], f64::from(t) / 10.0)))
            .collect();
        let (drawn, _) = enclosed(&line).unwrap();
        assert_eq!(drawn.points.len(), 4);
        assert!(drawn.points.iter().all(|p| p.corner));
        assert_eq!(enclosed(&[Point::new(0.0, 0.0), Point::new(30.0, 1.0), Point::new(2.0, 2.0)]), None);
        assert_eq!(enclosed(&[]), None);
    }
}
