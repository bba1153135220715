//! A scene worked through once for one view: what to fill, in which order, and where each thing is, so that a
//! band can skip what does not touch it.

use super::art::{Placed, place};
use super::glyphs::Outlines;
use super::view::View;
use crate::asset::{ArtKey, ArtStore};
use crate::geom::{Affine, BezPath, Rect, Rgba, outline};
use crate::model::{Blend, ItemId};
use crate::scene::list::{GlyphRun, Group, ImageNode, Node, Part, PathNode, Stroke};
use kurbo::{Cap, Join, PathEl, Point, StrokeOpts};
use std::borrow::Cow;
use std::sync::Arc;

/// One step of painting.
pub(super) struct Op<'a> {
    /// A rectangle around everything that it touches, in view pixels.
    pub bounds: Rect,
    pub kind: Kind<'a>,
}

pub(super) enum Kind<'a> {
    Fill { shape: Shape<'a>, px_from_shape: Affine, colour: Rgba },
    Group { clip: Option<Shape<'a>>, opacity: f32, blend: Blend, ops: Vec<Op<'a>> },
    Art { item: ItemId, placed: Placed, instead: Vec<Op<'a>> },
    Missing { item: ItemId, key: ArtKey, instead: Vec<Op<'a>> },
}

/// A filled shape; rectangles have a quick way of their own.
pub(super) enum Shape<'a> {
    Rect(Rect),
    Path(Cow<'a, BezPath>),
}

/// No clip: what is asked of a picture then does not change as the view moves over it.
const EVERYWHERE: Rect = Rect::new(-1e12, -1e12, 1e12, 1e12);
/// Stroke outlines stray at most this far from the true ones.
const STROKE_PX: f64 = 0.05;
/// The longest a mitred corner may be, in line widths; what SVG and PDF use when nothing is said.
const MITRE_LIMIT: f64 = 4.0;
/// The field that stands where a picture is missing, its cross, and how thick that is, in mm.
const MISSING_FIELD: Rgba = Rgba::rgb(0xe0, 0xe0, 0xe0);
const MISSING_CROSS: Rgba = Rgba::rgb(0x9a, 0x9a, 0x9a);
const MISSING_LINE_MM: f64 = 0.4;

pub(super) struct Worker<'s> {
    view: &'s View,
    art: &'s ArtStore,
    outlines: Outlines,
}

impl<'s> Worker<'s> {
    pub fn new(view: &'s View, art: &'s ArtStore) -> Self {
        Self { view, art, outlines: Outlines::default() }
    }

    /// The steps for the parts that show in the view.
    pub fn parts<'a>(&mut self, parts: &'a [Arc<Part>]) -> Vec<Op<'a>> {
        let view = self.view.rect_px();
        let mut ops = Vec::new();
        for part in parts {
            if touches(self.view.px_from_page.transform_rect_bbox(part.bounds), view) {
                self.nodes(part.item, &part.nodes, EVERYWHERE, &mut ops);
            }
        }
        ops
    }

    fn nodes<'a>(&mut self, item: ItemId, nodes: &'a [Node], clip: Rect, ops: &mut Vec<Op<'a>>) {
        for node in nodes {
            match node {
                Node::Group(group) => self.group(item, group, clip, ops),
                Node::Path(path) => self.path(path, ops),
                Node::Glyphs(run) => self.glyphs(run, ops),
                Node::Image(image) => self.image(item, image, clip, ops),
            }
        }
    }

    fn group<'a>(&mut self, item: ItemId, group: &'a Group, clip: Rect, ops: &mut Vec<Op<'a>>) {
        if group.opacity.is_nan() || group.opacity <= 0.0 {
            return;
        }
        let shape = group.clip.as_ref().map(|path| shape(path));
        let inner = match &shape {
            Some(s) => s.bounds(self.view.px_from_page).intersect(clip),
            None => clip,
        };
        if inner.is_zero_area() {
            return;
        }
        let mut inside = Vec::new();
        self.nodes(item, &group.nodes, inner, &mut inside);
        let Some(around) = inside.iter().map(|op| op.bounds).reduce(|a, b| a.union(b)) else { return };
        let bounds = if shape.is_some() { around.intersect(inner) } else { around };
        ops.push(Op {
            bounds,
            kind: Kind::Group {
                clip: shape,
                opacity: group.opacity.min(1.0),
                blend: group.blend,
                ops: inside,
            },
        });
    }

    fn path<'a>(&mut self, node: &'a PathNode, ops: &mut Vec<Op<'a>>) {
        let to_px = self.view.px_from_page;
        if let Some(colour) = node.fill {
            push_fill(shape(&node.path), to_px, colour, ops);
        }
        if let Some(stroke) = &node.stroke
            && let Some(line) = stroked(&node.path, stroke, self.view.px_per_mm())
        {
            push_fill(Shape::Path(Cow::Owned(line)), to_px, stroke.colour, ops);
        }
    }

    fn glyphs(&mut self, run: &GlyphRun, ops: &mut Vec<Op<'_>>) {
        let outline = self.outlines.of_run(run);
        if outline.elements().is_empty() {
            return;
        }
        let to_px = self.view.px_from_page * run.page_from_run;
        if let Some(halo) = &run.halo {
            let scale = to_px.determinant().abs().sqrt();
            if let Some(line) = stroked(&outline, halo, scale) {
                push_fill(Shape::Path(Cow::Owned(line)), to_px, halo.colour, ops);
            }
        }
        push_fill(Shape::Path(Cow::Owned(outline)), to_px, run.fill, ops);
    }

    fn image(&mut self, item: ItemId, node: &ImageNode, clip: Rect, ops: &mut Vec<Op<'_>>) {
        let size = Rect::new(0.0, 0.0, node.width, node.height);
        let bounds = (self.view.px_from_page * node.page_from_art).transform_rect_bbox(size);
        let mut instead = Vec::new();
        self.missing(node, &mut instead);
        let Some(info) = self.art.info(node.art) else {
            ops.push(Op { bounds, kind: Kind::Missing { item, key: node.art, instead } });
            return;
        };
        let view = self.view.rect_px();
        if let Some(placed) = place(node, self.view.px_from_page, clip, view, info.vector) {
            ops.push(Op { bounds, kind: Kind::Art { item, placed, instead } });
        }
    }

    /// A grey field with a cross, in place of a picture.
    fn missing(&self, node: &ImageNode, ops: &mut Vec<Op<'_>>) {
        let corner = |x: f64, y: f64| node.page_from_art * Point::new(node.width * x, node.height * y);
        let corners = [corner(0.0, 0.0), corner(1.0, 0.0), corner(1.0, 1.0), corner(0.0, 1.0)];
        let field = outline::polygon(corners);
        let cross = BezPath::from_vec(vec![
            PathEl::MoveTo(corners[0]),
            PathEl::LineTo(corners[2]),
            PathEl::MoveTo(corners[1]),
            PathEl::LineTo(corners[3]),
        ]);
        let line =
            Stroke { colour: MISSING_CROSS, width_mm: MISSING_LINE_MM, dash_mm: Vec::new(), mitred: false };
        let to_px = self.view.px_from_page;
        push_fill(Shape::Path(Cow::Owned(field)), to_px, MISSING_FIELD, ops);
        if let Some(path) = stroked(&cross, &line, self.view.px_per_mm()) {
            push_fill(Shape::Path(Cow::Owned(path)), to_px, line.colour, ops);
        }
    }
}

/// The two rectangles have a pixel in common, or nearly so.
pub(super) fn touches(a: Rect, b: Rect) -> bool {
    a.x0 <= b.x1 + 1.0 && a.x1 >= b.x0 - 1.0 && a.y0 <= b.y1 + 1.0 && a.y1 >= b.y0 - 1.0
}

fn push_fill<'a>(shape: Shape<'a>, px_from_shape: Affine, colour: Rgba, ops: &mut Vec<Op<'a>>) {
    let bounds = shape.bounds(px_from_shape);
    if colour.a > 0 && bounds.is_finite() && px_from_shape.is_finite() {
        ops.push(Op { bounds, kind: Kind::Fill { shape, px_from_shape, colour } });
    }
}

impl Shape<'_> {
    fn bounds(&self, to_px: Affine) -> Rect {
        match self {
            Self::Rect(r) => to_px.transform_rect_bbox(*r),
            Self::Path(p) if p.elements().is_empty() => Rect::ZERO,
            Self::Path(p) => to_px.transform_rect_bbox(p.control_box()),
        }
    }
}

fn shape(path: &BezPath) -> Shape<'_> {
    rectangle(path).map_or_else(|| Shape::Path(Cow::Borrowed(path)), Shape::Rect)
}

/// The rectangle that a path is, if it is one.
fn rectangle(path: &BezPath) -> Option<Rect> {
    let &[PathEl::MoveTo(a), PathEl::LineTo(b), PathEl::LineTo(c), PathEl::LineTo(d), PathEl::ClosePath] =
        path.elements()
    else {
        return None;
    };
    let level = a.y == b.y && b.x == c.x && c.y == d.y && d.x == a.x;
    let upright = a.x == b.x && b.y == c.y && c.x == d.x && d.y == a.y;
    (level || upright).then(|| Rect::from_points(a, c))
}

/// The outline of a line along `path`, to be filled non-zero; `px_per_unit` says how fine.
fn stroked(path: &BezPath, stroke: &Stroke, px_per_unit: f64) -> Option<BezPath> {
    if !(stroke.width_mm > 0.0 && stroke.width_mm.is_finite() && px_per_unit > 0.0) || stroke.colour.a == 0 {
        return None;
    }
    let join = if stroke.mitred { Join::Miter } else { Join::Round };
    let cap = if stroke.mitred { Cap::Butt } else { Cap::Round };
    let mut style = kurbo::Stroke::new(stroke.width_mm).with_caps(cap).with_join(join);
    style.miter_limit = MITRE_LIMIT;
    let usable = stroke.dash_mm.iter().all(|d| *d >= 0.0 && d.is_finite());
    // Dashes that are finer than the pixels would take forever and show as nothing.
    if usable && stroke.dash_mm.iter().sum::<f64>() * px_per_unit > 0.1 {
        style = style.with_dashes(0.0, &stroke.dash_mm);
    }
    Some(kurbo::stroke(path.iter(), &style, &StrokeOpts::default(), STROKE_PX / px_per_unit))
}
