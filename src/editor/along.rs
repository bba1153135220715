//! What goes along when panels get other outlines: words keep to the edges that they lie at, what points at a picture
//! stays on the picture, and the pieces of one picture stay one.

use super::gutter::{Edge, edges_in};
use super::home::{outline_in, rough_frame};
use super::one_picture::pieces;
use super::parting::seen_sizes;
use super::{Editor, applied};
use crate::edit::{Change, Edit};
use crate::geom::{Point, Rect, Vec2};
use crate::model::{
    ArtLayer, Edition, Item, ItemId, Lang, Layout, Outline, Page, Panel, Project, Spot, Variant, Within,
};
use crate::scene::Scene;
use std::sync::Arc;

/// Words that are no further from an edge of their panel keep their distance from it, mm: two lines of usual lettering.
const NEAR_MM: f64 = 8.0;
/// The same as a share of the panel's side, for small ones.
const NEAR_SHARE: f64 = 0.15;

impl Editor {
    /// Edits that reshape panels of the open page, with those by which what belongs to the panels goes along. `scene`
    /// is that of the page as it is without them.
    pub fn with_contents(&self, edits: Vec<Edit>, scene: &Scene) -> Vec<Edit> {
        let project = self.committed();
        match project.page(self.page().id) {
            Some((_, page)) => taken_along(project, page, self.edition(), scene, edits),
            None => edits,
        }
    }
}

/// The edits, and those by which what belongs to panels that they reshape goes along. `scene` is that of the page
/// before; what the edits name otherwise keeps to what they say of it.
pub(super) fn taken_along(
    project: &Arc<Project>,
    page: &Page,
    edition: &Edition,
    scene: &Scene,
    mut edits: Vec<Edit>,
) -> Vec<Edit> {
    let Ok(next) = applied(project, &edits) else { return edits };
    let Some((_, after)) = next.page(page.id) else { return edits };
    let safe = project.safe_rect_of(page);
    let named: Vec<ItemId> = edits.iter().flat_map(placed).copied().collect();
    let pieces = pieces(page, after, edition, scene);
    let mut more = Vec::new();
    for item in page.items.iter().filter(|i| i.as_panel().is_some()) {
        let Some(is) = after.item(item.id) else { continue };
        let art = pieces.get(&item.id);
        let (Some(from), Some(to)) = (outline_in(item, edition), outline_in(is, edition)) else { continue };
        if from == to && art.is_none() {
            continue;
        }
        let children: Vec<&Arc<Item>> = page
            .items
            .iter()
            .filter(|i| i.panel == Some(item.id) && i.line().is_some() && !named.contains(&i.id))
            .collect();
        let view = Reshaped { page, after, edition, scene, panel: item, safe };
        if let (Some(was), Some(panel)) = (item.as_panel(), is.as_panel())
            && from == was.outline
        {
            more.extend(view.picture(was, panel, art, &children));
        }
        if from != to {
            more.extend(view.words(&children));
        }
    }
    edits.extend(more);
    edits
}

/// The edits by which words that lie in a panel keep inside of a piece of it, or of what stands in its place.
pub(super) fn kept_inside(
    page: &Page,
    edition: &Edition,
    scene: &Scene,
    panel: &Item,
    words: &[&Arc<Item>],
    (piece, safe): (&Outline, Rect),
) -> Vec<Edit> {
    let Some(was) = outline_in(panel, edition) else { return Vec::new() };
    let view = Reshaped { page, after: page, edition, scene, panel, safe };
    let ways = view.ways(words, edition, &Rooms::of(panel.id, &was, piece));
    let moved = |(item, by): (&&Arc<Item>, Vec2)| {
        let (items, edition) = (vec![item.id], edition.clone());
        (by != Vec2::ZERO).then_some(Edit::MoveItems { page: page.id, items, by, edition })
    };
    words.iter().zip(ways).filter_map(moved).collect()
}

/// How far something goes that is to lie clear of the edges of a panel, wherever it lay.
pub(super) fn into_panel(own: Rect, panel: ItemId, outline: &Outline) -> Vec2 {
    let far = (f64::INFINITY, f64::INFINITY);
    let by = Rooms::of(panel, outline, outline).way(own, |_, own, _, is| held(0.0, own, is, far));
    Spot::new(by.x, by.y).tidied().vec()
}

/// A scene in which items, and what belongs to them, lie elsewhere. Only frames and pictures are true of it.
pub(super) fn scene_with(scene: &Scene, page: &Page, moved: &[(ItemId, Vec2)]) -> Scene {
    let way = |id: ItemId| {
        let of = |id| moved.iter().find(|(item, _)| *item == id).map(|(_, by)| *by);
        of(id).or_else(|| page.item(id).and_then(|i| i.panel).and_then(of))
    };
    let mut scene = scene.clone();
    for part in &mut scene.parts {
        if let Some(by) = way(part.item) {
            let part = Arc::make_mut(part);
            part.frame = part.frame + by;
        }
    }
    scene
}

/// The items that an edit gives a place or shape.
fn placed(edit: &Edit) -> &[ItemId] {
    match edit {
        Edit::Change { item, .. } | Edit::ResizeItem { item, .. } => std::slice::from_ref(item),
        Edit::MoveItems { items, .. } => items,
        _ => &[],
    }
}

/// B08 So far from an edge that comes nearer words stay, mm, if they stood so far from it and there is room.
const CLEAR_MM: f64 = 2.0;

/// From where to where something reaches along one axis, mm.
type Span = (f64, f64);

/// How far something goes that lies in a panel whose edges go elsewhere, along one axis.
fn step(own: Span, was: Span, is: Span, safe: Span) -> f64 {
    let (low, high) = (is.0 - was.0, is.1 - was.1);
    let (to_low, to_high) = (own.0 - was.0, was.1 - own.1);
    let near = NEAR_MM.min((was.1 - was.0) * NEAR_SHARE);
    let by = if to_low.min(to_high) > near {
        // In the midst it goes only where both edges go.
        if low * high > 0.0 { low.signum() * low.abs().min(high.abs()) } else { 0.0 }
    } else if to_low <= to_high {
        low
    } else {
        high
    };
    // No edge that goes to the bleed takes words where they are cut off.
    let by = if by < 0.0 { by.max((safe.0 - own.0).min(0.0)) } else { by.min((safe.1 - own.1).max(0.0)) };
    within(by, own, was, is)
}

/// `by`, or as far as something ends no further outside of its panel than it did, and if it may be not at its very edge;
/// what is wider lies in the midst.
fn within(by: f64, own: Span, was: Span, is: Span) -> f64 {
    held(by, own, is, (own.0 - was.0, was.1 - own.1))
}

/// `by`, or as far as something stays clear of both ends, no further than asked for each of them.
fn held(by: f64, own: Span, is: Span, asked: (f64, f64)) -> f64 {
    // B08 What stood clear of an edge does not come to touch it.
    let at = |clear: f64| (is.0 - own.0 + asked.0.min(clear), is.1 - own.1 - asked.1.min(clear));
    let (least, most) =
        [CLEAR_MM, 0.0].map(at).into_iter().find(|(least, most)| least <= most).unwrap_or(at(0.0));
    if least <= most { by.clamp(least, most) } else { f64::midpoint(least, most) }
}

/// One of the two ways over a page.
#[derive(Debug, Clone, Copy)]
enum Axis {
    Across,
    Down,
}

impl Axis {
    fn other(self) -> Self {
        match self {
            Self::Across => Self::Down,
            Self::Down => Self::Across,
        }
    }

    fn of(self, p: Point) -> f64 {
        match self {
            Self::Across => p.x,
            Self::Down => p.y,
        }
    }

    fn span(self, r: Rect) -> Span {
        match self {
            Self::Across => (r.x0, r.x1),
            Self::Down => (r.y0, r.y1),
        }
    }
}

/// The outline of a panel before and after.
struct Rooms {
    was: Room,
    is: Room,
}

/// An outline with its edges.
struct Room {
    bounds: Rect,
    edges: Vec<Edge>,
}

impl Room {
    fn of(panel: ItemId, outline: &Outline) -> Self {
        Self { bounds: outline.bounds(), edges: edges_in(panel, outline) }
    }

    fn whole(&self, axis: Axis) -> Span {
        axis.span(self.bounds)
    }

    /// The edge that something lies at on one side: the nearest of those that run along the other axis beside it.
    fn beside(&self, own: Rect, axis: Axis, low: bool) -> Option<&Edge> {
        let at = axis.other().span(own);
        let middle = axis.of(own.center());
        let along = |e: &&Edge| {
            let (here, there) = (axis.of(e.out.to_point()), axis.other().of(e.out.to_point()));
            let ends = [axis.other().of(e.from), axis.other().of(e.to)];
            let beside = ends[0].min(ends[1]) < at.1 && ends[0].max(ends[1]) > at.0;
            here.abs() >= there.abs() && (here < 0.0) == low && beside
        };
        let far = |e: &Edge| {
            let gap = if low { middle - place(e, axis, at, low) } else { place(e, axis, at, low) - middle };
            // Those that lie before the middle come after all that lie beyond it.
            if gap >= 0.0 { gap } else { FAR_MM - gap }
        };
        self.edges.iter().filter(along).min_by(|a, b| far(a).total_cmp(&far(b)))
    }
}

/// Further than any edge of a page lies, mm.
const FAR_MM: f64 = 1e6;
/// A bent edge is looked at in so many stretches.
const STRETCHES: u32 = 8;
/// The ways along both axes are found in so many rounds.
const ROUNDS: u32 = 3;
/// An edge that was turned by more than this, as the cosine, is another one.
const TURNED: f64 = 0.5;

/// How far in an edge reaches along an axis beside a stretch of the other one; `low` where the inside follows.
fn place(edge: &Edge, axis: Axis, at: Span, low: bool) -> f64 {
    let point = |n: u32| {
        let t = f64::from(n) / f64::from(STRETCHES);
        let p = edge.from.lerp(edge.to, t) + edge.bow * (4.0 * t * (1.0 - t));
        (axis.of(p), axis.other().of(p))
    };
    let points: Vec<(f64, f64)> = (0..=STRETCHES).map(point).collect();
    let inner = |a: f64, b: f64| if low { a.max(b) } else { a.min(b) };
    let beside = points.windows(2).filter_map(|pair| {
        let [(a, h), (b, k)] = *pair else { return None };
        let (from, to) = (at.0.max(h.min(k)), at.1.min(h.max(k)));
        let on = |height: f64| if h == k { inner(a, b) } else { a + (b - a) * (height - h) / (k - h) };
        (from <= to).then(|| inner(on(from), on(to)))
    });
    let ends = [points[0], points[points.len() - 1]];
    let past = |height: f64| (at.0 - height).max(height - at.1);
    let nearer = if past(ends[0].1) <= past(ends[1].1) { ends[0].0 } else { ends[1].0 };
    beside.reduce(inner).unwrap_or(nearer)
}

impl Rooms {
    fn of(panel: ItemId, was: &Outline, is: &Outline) -> Self {
        Self { was: Room::of(panel, was), is: Room::of(panel, is) }
    }

    /// From where to where there is room along an axis beside something, before and after; it goes by `by` along the
    /// other axis.
    fn spans(&self, own: Rect, axis: Axis, by: f64) -> (Span, Span) {
        let at = axis.other().span(own);
        let moved = (at.0 + by, at.1 + by);
        let end = |low: bool| {
            let edge = self.was.beside(own, axis, low);
            let same = edge.and_then(|e| {
                let other = self.is.edges.iter().find(|o| o.corner == e.corner);
                Some(e).zip(other.filter(|o| o.out.dot(e.out) > TURNED))
            });
            if let Some((a, b)) = same.filter(|_| self.was.edges.len() == self.is.edges.len()) {
                return (place(a, axis, at, low), place(b, axis, moved, low));
            }
            // Where it is another one, that which is beside afterwards.
            let there = match axis {
                Axis::Across => own + Vec2::new(0.0, by),
                Axis::Down => own + Vec2::new(by, 0.0),
            };
            let whole = |room: &Room| if low { room.whole(axis).0 } else { room.whole(axis).1 };
            let was = edge.map_or_else(|| whole(&self.was), |e| place(e, axis, at, low));
            let is = self.is.beside(there, axis, low);
            (was, is.map_or_else(|| whole(&self.is), |e| place(e, axis, moved, low)))
        };
        let (low, high) = (end(true), end(false));
        ((low.0, high.0), (low.1, high.1))
    }

    /// How far something goes: what `step` says along each axis.
    fn way(&self, own: Rect, step: impl Fn(Axis, Span, Span, Span) -> f64) -> Vec2 {
        let along = |axis: Axis, by: f64| {
            let (was, is) = self.spans(own, axis, by);
            step(axis, axis.span(own), was, is)
        };
        // At slanted edges the one way says how far there is room along the other.
        (0..ROUNDS).fold(Vec2::ZERO, |by, _| {
            let y = along(Axis::Down, by.x);
            Vec2::new(along(Axis::Across, y), y)
        })
    }
}

/// A panel of a page that has another outline on the page afterwards.
struct Reshaped<'a> {
    page: &'a Page,
    after: &'a Page,
    edition: &'a Edition,
    scene: &'a Scene,
    panel: &'a Item,
    safe: Rect,
}

/// What becomes of the panel and its words in an edition.
struct Seen {
    /// The languages and layouts that it stands for; all without.
    lang: Option<Lang>,
    layout: Option<Layout>,
    edition: Edition,
    /// The panel's, before and after.
    outlines: (Outline, Outline),
    /// How far each of the words goes.
    ways: Vec<Vec2>,
}

impl Reshaped<'_> {
    /// The edits that bring words along, in every edition in which they or their panel have a place of their own.
    fn words(&self, children: &[&Arc<Item>]) -> Vec<Edit> {
        let views = self.views(children);
        let mut edits = Vec::new();
        for (n, child) in children.iter().enumerate() {
            let Some(now) = self.after.item(child.id) else { continue };
            let place =
                |view: &Seen| now.variants.iter().rposition(|v| v.at.is_some() && v.applies(&view.edition));
            let mut left: Vec<&Seen> = views.iter().collect();
            while let Some(first) = left.first().map(|view| place(view)) {
                // One place may be that of several editions: it goes as the first sees it that has the same panel as
                // the edition that the place is for.
                let (own, rest): (Vec<_>, Vec<_>) = left.into_iter().partition(|view| place(view) == first);
                left = rest;
                let of = first.map_or_else(Variant::default, |at| now.variants[at].clone()).edition();
                let Some(of) = own.iter().find(|view| view.edition == of).or(own.first()) else { break };
                let (same, others): (Vec<_>, Vec<_>) =
                    own.iter().partition(|view| view.outlines == of.outlines);
                let moved = same.first().map_or(Vec2::ZERO, |view: &&Seen| view.ways[n]);
                if let Some(view) = same.first().filter(|_| moved != Vec2::ZERO) {
                    let (items, edition) = (vec![child.id], view.edition.clone());
                    edits.push(Edit::MoveItems { page: self.page.id, items, by: moved, edition });
                }
                // Where the panel is another one, words get a place of their own instead of one that fits elsewhere.
                for view in others.into_iter().filter(|view| view.ways[n] != moved) {
                    let at =
                        self.after.place_in(now, &view.edition) - self.after.origin_in(now, &view.edition);
                    let at = Spot::from((at + view.ways[n]).to_point()).tidied();
                    let change = Change::OwnPlace(view.lang.clone(), view.layout, at);
                    edits.push(Edit::Change { page: self.page.id, item: child.id, change });
                }
            }
        }
        edits
    }

    /// The panel in every edition in which it or one of its words has a place of its own; the one that is seen first.
    fn views(&self, children: &[&Arc<Item>]) -> Vec<Seen> {
        let places = |item: &Item| -> Vec<Variant> {
            item.variants.iter().filter(|v| v.at.is_some() || v.outline.is_some()).cloned().collect()
        };
        let after = children.iter().filter_map(|c| self.after.item(c.id));
        let named = after.flat_map(|i| places(i)).chain(places(self.panel)).chain([Variant::default()]);
        let mut scopes: Vec<(Option<Lang>, Option<Layout>)> = named.map(|v| (v.lang, v.layout)).collect();
        let Edition { lang, layout } = self.edition.clone();
        scopes.push((Some(lang), Some(layout)));
        let mut views: Vec<Seen> = Vec::new();
        for (lang, layout) in scopes {
            let edition = Variant { lang: lang.clone(), layout, ..Variant::default() }.edition();
            if views.iter().any(|view| view.edition == edition) {
                continue;
            }
            let outlines = outline_in(self.panel, &edition)
                .zip(self.after.item(self.panel.id).and_then(|i| outline_in(i, &edition)));
            let Some((was, is)) = outlines else { continue };
            let ways = if was == is {
                vec![Vec2::ZERO; children.len()]
            } else {
                self.ways(children, &edition, &Rooms::of(self.panel.id, &was, &is))
            };
            views.push(Seen { lang, layout, edition, outlines: (was, is), ways });
        }
        views.sort_by_key(|view| view.edition != *self.edition);
        views
    }

    /// Where words are on the page: as the scene shows them, at their place in an edition.
    fn frame(&self, item: &Item, edition: &Edition) -> Rect {
        let shown = self.scene.parts.iter().find(|p| p.item == item.id).map(|p| p.frame);
        let Some(shown) = shown else { return rough_frame(self.page, item, edition) };
        let place = |edition: &Edition| self.page.place_in(item, edition);
        if edition == self.edition { shown } else { shown + (place(edition) - place(self.edition)) }
    }

    /// How far each of the words goes. Those that lie over each other, or are a group, go together; what is hidden
    /// goes by itself.
    fn ways(&self, children: &[&Arc<Item>], edition: &Edition, rooms: &Rooms) -> Vec<Vec2> {
        let frames: Vec<Rect> = children.iter().map(|c| self.frame(c, edition)).collect();
        let hidden: Vec<bool> = children.iter().map(|c| c.is_hidden_in(edition)).collect();
        let one = |axis: Axis, own, was, is| step(own, was, is, axis.span(self.safe));
        let mut bodies: Vec<Vec<usize>> = Vec::new();
        for n in 0..children.len() {
            let meets = |m: &usize| {
                let grouped = self
                    .page
                    .groups
                    .iter()
                    .any(|g| [children[n].id, children[*m].id].iter().all(|id| g.contains(id)));
                let over = grouped || !frames[n].intersect(frames[*m]).is_zero_area();
                over && !hidden[n] && !hidden[*m]
            };
            let (mut own, rest): (Vec<_>, Vec<_>) =
                bodies.into_iter().partition(|body: &Vec<usize>| body.iter().any(meets));
            bodies = rest;
            own.push(vec![n]);
            bodies.push(own.concat());
        }
        let mut ways = vec![Vec2::ZERO; children.len()];
        for body in bodies {
            let Some(whole) = body.iter().map(|n| frames[*n]).reduce(|a, b| a.union(b)) else { continue };
            let together = rooms.way(whole, one);
            for n in body {
                // Where they are too large together, each keeps to the panel by itself.
                let held = |axis: Axis, own, was, is| within(axis.of(together.to_point()), own, was, is);
                let by = rooms.way(frames[n], held);
                ways[n] = Spot::new(by.x, by.y).tidied().vec();
            }
        }
        ways
    }

    /// The edits that give the panel its pieces of pictures, and keep marks and mouths on the picture.
    fn picture(
        &self,
        was: &Panel,
        is: &Panel,
        pieces: Option<&Vec<ArtLayer>>,
        children: &[&Arc<Item>],
    ) -> Vec<Edit> {
        let (from, to) = (was.outline.bounds(), is.outline.bounds());
        let change = |item, change| Edit::Change { page: self.page.id, item, change };
        let sizes = seen_sizes(self.scene, self.panel.id, &was.art);
        let mut edits = Vec::new();
        let art = pieces.unwrap_or(&is.art);
        if *art != is.art {
            edits.push(change(self.panel.id, Change::Art(art.clone())));
        }
        // The topmost picture at a point says where the point goes.
        let rooms = Rooms::of(self.panel.id, &was.outline, &is.outline);
        let everywhere =
            |_: Axis, own: Span, was: Span, is: Span| step(own, was, is, (f64::NEG_INFINITY, f64::INFINITY));
        let goes = |at: Point| {
            let on_picture = sizes.iter().rev().find_map(|(n, size)| {
                if was.art[*n].within == Within::Page {
                    return Some(Vec2::ZERO);
                }
                let lay = was.art[*n].crop.page_from_art(*size, from)?;
                let inside = lay.inverse() * at;
                let there = art[*n].crop.page_from_art(*size, to)? * inside;
                Rect::from_origin_size(Point::ZERO, *size).contains(inside).then(|| there - at)
            });
            on_picture.unwrap_or_else(|| rooms.way(Rect::from_points(at, at), everywhere))
        };
        let mut marks = is.marks.clone();
        for mark in &mut marks {
            mark.shift(goes(to.origin() + mark.at().vec()));
        }
        if marks != is.marks {
            edits.push(change(self.panel.id, Change::Marks(marks)));
        }
        for child in children {
            let Some(now) = self.after.item(child.id) else { continue };
            let mut tails = now.tails().to_vec();
            let before = tails.clone();
            for tail in &mut tails {
                tail.mouth = tail.mouth.moved(goes(to.origin() + tail.mouth.vec()));
            }
            if tails != before {
                edits.push(change(child.id, Change::Tails(tails)));
            }
        }
        edits
    }
}
