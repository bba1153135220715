//! Balloons that are one: those of one speaker that overlap have one outline (rule B11), and necks lead from one to
//! the next that goes on with its speech (rule C06). Nothing of it is stored: moved apart they are two again.
//!
//! A group is drawn at the place of its topmost member. Its first member draws the one body, in its own style; then
//! each draws its words, so that they stand above every body of the group. Each keeps its own part, frame and hit
//! path, so that it can be picked and moved by itself.

use super::body::{self, Home};
use super::list::{Node, Part, TailMark, TextBlock};
use crate::geom::{BezPath, Point, Rect, Vec2, boolean, outline};
use crate::model::{BalloonStyle, CastId, Edge, ItemId, Join};
use std::sync::Arc;

/// Width of a neck as a share of the height of capitals (rule C06: 0.6–1).
const NECK_CAPS: f64 = 0.8;
/// How much wider a neck is where it meets a body.
const NECK_FLARE: f64 = 1.9;
/// Bodies lie across from each other where they share this much of the smaller one's side: with less, an upright or
/// level neck would meet their ends.
const ACROSS: f64 = 0.45;
/// Tails of one body point at one mouth where their ends are nearer than this, mm; and those of one speaker where they are
/// nearer than that, for a mouth that was pointed at by hand twice is not met twice.
const SAME_MOUTH_MM: f64 = 1.0;
const SAME_SPEAKER_MM: f64 = 12.0;
/// Bodies that share less than this, mm², only touch.
const TOUCH_MM2: f64 = 0.05;
/// A group of bodies that are told apart by two lines or a halo keeps its members' bounds by this much, mm.
const SLACK_MM: f64 = 0.1;

/// A balloon or caption, before it is known with what it is joined. Page mm.
pub(super) struct Draft {
    pub item: ItemId,
    /// What handles go around.
    pub frame: Rect,
    /// The body without tails.
    pub core: BezPath,
    /// The body with its tails.
    pub path: BezPath,
    pub tails: Vec<TailMark>,
    pub style: BalloonStyle,
    pub edge: Edge,
    pub home: Option<Home>,
    pub words: Vec<Node>,
    /// Around the ink of the words.
    pub ink: Rect,
    pub text: TextBlock,
    /// What ties it to others; captions are tied to none.
    pub ties: Option<Ties>,
}

/// What ties a balloon to others.
pub(super) struct Ties {
    pub speaker: Option<CastId>,
    pub join: Join,
    pub continues: Option<ItemId>,
    /// Height of its capitals, by which necks are measured.
    pub neck_mm: f64,
}

/// The numbers of drafts that are drawn as one, in paint order; single ones too.
pub(super) fn groups(drafts: &[Arc<Draft>]) -> Vec<Vec<usize>> {
    let mut leader: Vec<usize> = (0..drafts.len()).collect();
    for b in 0..drafts.len() {
        for a in 0..b {
            let (of_a, of_b) = (find(&leader, a), find(&leader, b));
            if of_a != of_b && (continued(&drafts[a], &drafts[b]) || overlapping(&drafts[a], &drafts[b])) {
                leader[of_a.max(of_b)] = of_a.min(of_b);
            }
        }
    }
    let mut groups: Vec<Vec<usize>> = vec![Vec::new(); drafts.len()];
    for i in 0..drafts.len() {
        groups[find(&leader, i)].push(i);
    }
    groups.retain(|g| !g.is_empty());
    groups
}

fn find(leader: &[usize], mut i: usize) -> usize {
    while leader[i] != i {
        i = leader[i];
    }
    i
}

/// One of the two goes on with the other's speech.
fn continued(a: &Draft, b: &Draft) -> bool {
    let goes_on = |x: &Draft, y: &Draft| x.ties.as_ref().is_some_and(|t| t.continues == Some(y.item));
    a.ties.is_some() && b.ties.is_some() && (goes_on(a, b) || goes_on(b, a))
}

/// The two are to be one outline, and their bodies overlap.
fn overlapping(a: &Draft, b: &Draft) -> bool {
    let (Some(of_a), Some(of_b)) = (&a.ties, &b.ties) else { return false };
    let wanted = match (of_a.join, of_b.join) {
        (Join::Never, _) | (_, Join::Never) => false,
        (Join::Always, _) | (_, Join::Always) => true,
        // Different speakers are never one (rule B11), and of those that nobody named it cannot be known.
        (Join::Auto, Join::Auto) => of_a.speaker.is_some() && of_a.speaker == of_b.speaker,
    };
    if !wanted || a.frame.intersect(b.frame).is_zero_area() {
        return false;
    }
    let shared = boolean::intersection(&a.core, &b.core);
    let area: f64 = outline::rings(&shared, outline::FLATTEN_MM).iter().map(|r| outline::ring_area(r)).sum();
    area > TOUCH_MM2
}

/// The parts of a group, in paint order.
pub(super) fn parts(group: &[Arc<Draft>]) -> Vec<Part> {
    let necks = necks(group);
    let single = group.len() == 1;
    let outlines = outlines(group);
    let mut whole: Option<BezPath> = None;
    for path in outlines.iter().copied().chain(&necks) {
        whole = Some(match whole {
            None => path.clone(),
            Some(before) => boolean::union(&before, path),
        });
    }
    let whole = Arc::new(whole.unwrap_or_default());
    group
        .iter()
        .zip(&outlines)
        .enumerate()
        .map(|(n, (draft, outline))| {
            let own = if single { Arc::clone(&whole) } else { Arc::new((*outline).clone()) };
            let mut nodes = Vec::new();
            let mut bounds = draft.ink.union(draft.frame);
            if n == 0 {
                nodes = body::nodes(&whole, &draft.style, draft.edge, draft.home.as_ref());
                bounds = bounds.union(outline::bounds(&whole).unwrap_or(draft.frame));
            }
            bounds = bounds.union(outline::bounds(&own).unwrap_or(draft.frame));
            let halo = draft.words.iter().filter_map(|n| match n {
                Node::Glyphs(run) => run.halo.as_ref().map(|h| h.width_mm),
                _ => None,
            });
            let line = body::line_mm(&draft.style).max(halo.fold(0.0, f64::max)) + SLACK_MM;
            nodes.extend(draft.words.iter().cloned());
            let hit = match &draft.home {
                Some(home) if draft.edge == Edge::Butt => {
                    Arc::new(boolean::intersection(&own, &home.outline))
                }
                _ => own,
            };
            Part {
                item: draft.item,
                bounds: bounds.inflate(line, line),
                frame: draft.frame,
                hit,
                tails: draft.tails.clone(),
                text: Some(draft.text.clone()),
                nodes,
            }
        })
        .collect()
}

/// The outline that each member gives to the body of its group: with its tails, unless nearer members point at every
/// mouth that it points at. One body has one tail to a mouth; moved apart each has its own again.
fn outlines(group: &[Arc<Draft>]) -> Vec<&BezPath> {
    let reach = |d: &Draft| d.tails.iter().map(|t| (t.mouth - d.frame.center()).hypot()).fold(0.0, f64::max);
    let mut far: Vec<usize> = (0..group.len()).filter(|n| !group[*n].tails.is_empty()).collect();
    far.sort_by(|a, b| reach(&group[*b]).total_cmp(&reach(&group[*a])));
    let mut pointing = far.clone();
    for n in far {
        let speaker = |d: &Draft| d.ties.as_ref().and_then(|t| t.speaker.clone());
        let own = speaker(&group[n]);
        let shared = |mouth: Point| {
            pointing.iter().filter(|m| **m != n).any(|m| {
                let same = own.is_some() && own == speaker(&group[*m]);
                let near = if same { SAME_SPEAKER_MM } else { SAME_MOUTH_MM };
                group[*m].tails.iter().any(|t| (t.mouth - mouth).hypot() < near)
            })
        };
        if group[n].tails.iter().all(|t| shared(t.mouth)) {
            pointing.retain(|m| *m != n);
        }
    }
    (0..group.len()).map(|n| if pointing.contains(&n) { &group[n].path } else { &group[n].core }).collect()
}

/// The necks between the members of a group that go on with each other and do not overlap.
fn necks(group: &[Arc<Draft>]) -> Vec<BezPath> {
    let mut necks = Vec::new();
    for draft in group {
        let Some(ties) = &draft.ties else { continue };
        let from = ties.continues.and_then(|id| group.iter().find(|d| d.item == id && d.item != draft.item));
        necks.extend(from.and_then(|from| neck(from, draft, ties.neck_mm * NECK_CAPS)));
    }
    necks
}

/// A straight neck (rule C06): upright or level where the bodies lie across from each other, else from middle to
/// middle. `None` where they overlap.
fn neck(a: &Draft, b: &Draft, width: f64) -> Option<BezPath> {
    let (from, to) = across(a.frame, b.frame, width);
    let rings = |d: &Draft| outline::rings(&d.core, outline::FLATTEN_MM);
    let start = outline::exit_point(&rings(a), from, to)?;
    let end = outline::exit_point(&rings(b), to, from)?;
    let way = to - from;
    if (end - start).dot(way) <= 0.0 {
        return None;
    }
    let along = way / way.hypot();
    let side = Vec2::new(-along.y, along.x) * (width / 2.0);
    // It begins inside, so that the outlines cross, and widens a little where it meets a body.
    let (start, end) = (start - along * width, end + along * width);
    let middle = start.midpoint(end);
    let mut path = BezPath::new();
    path.move_to(start + side * NECK_FLARE);
    path.quad_to(middle + side * (2.0 - NECK_FLARE), end + side * NECK_FLARE);
    path.line_to(end - side * NECK_FLARE);
    path.quad_to(middle - side * (2.0 - NECK_FLARE), start - side * NECK_FLARE);
    path.close_path();
    Some(path)
}

/// Two points, one in the middle of each body, with the neck between them.
fn across(a: Rect, b: Rect, width: f64) -> (Point, Point) {
    let shared = |a0: f64, a1: f64, b0: f64, b1: f64| {
        let (low, high) = (a0.max(b0), a1.min(b1));
        let enough = (2.0 * width).max(ACROSS * (a1 - a0).min(b1 - b0));
        (high - low >= enough).then(|| f64::midpoint(low, high))
    };
    let (ca, cb) = (a.center(), b.center());
    let upright = shared(a.x0, a.x1, b.x0, b.x1).map(|x| (Point::new(x, ca.y), Point::new(x, cb.y)));
    let level = shared(a.y0, a.y1, b.y0, b.y1).map(|y| (Point::new(ca.x, y), Point::new(cb.x, y)));
    match (upright, level) {
        (Some(upright), None) => upright,
        (None, Some(level)) => level,
        _ => (ca, cb),
    }
}
