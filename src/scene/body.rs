//! How bodies of balloons and captions are painted: fill, outline in one of its kinds, and what becomes of them at
//! the border of a panel.

use super::border::Border;
use super::list::{Group, Node, PathNode, Stroke};
use super::{Context, dash};
use crate::geom::{BezPath, Rect, Rgba, boolean, outline};
use crate::model::{BalloonStyle, Blend, Edge, Item, OutlineKind};
use std::sync::Arc;

/// Dash and gap of a dashed outline between the middles of their round ends, in widths of the line. As they are
/// seen, the dash is a width longer and the gap a width shorter: about 2 to 1.5 twice over (rule C10).
const DASH_WIDTHS: (f64, f64) = (3.2, 3.4);
/// Lines of a double outline, each as a share of the single line's width, and the white between them.
const DOUBLE_LINE: f64 = 0.85;
const DOUBLE_GAP: f64 = 1.25;

/// The panel that a body belongs to, in the edition.
pub(super) struct Home {
    /// Its outline, page mm.
    pub outline: Arc<BezPath>,
    /// Around it.
    pub bounds: Rect,
    /// Within its border.
    pub inside: Arc<BezPath>,
    /// The line along it.
    border: Border,
}

impl Home {
    /// The panel of an item with this edge, if it has one.
    pub fn of(context: &Context<'_>, item: &Item, edge: Edge) -> Option<Self> {
        let item = context.page.item(item.panel?)?.in_edition(context.edition);
        let panel = item.as_panel()?;
        let border = Border::of(panel, item.id.0, context.page.paper);
        let inside = match edge {
            // What is whole does not ask for it.
            Edge::Closed => border.clip.as_ref().clone(),
            _ => border.inside(&panel.outline),
        };
        Some(Self {
            outline: Arc::clone(&border.clip),
            bounds: panel.outline.bounds(),
            inside: Arc::new(inside),
            border,
        })
    }
}

/// How wide the outline is drawn over all, mm.
pub(super) fn line_mm(style: &BalloonStyle) -> f64 {
    let width = style.stroke_mm.unwrap_or(0.0);
    match style.outline {
        OutlineKind::Bare => 0.0,
        OutlineKind::Double => width * (2.0 * DOUBLE_LINE + DOUBLE_GAP),
        OutlineKind::Single | OutlineKind::Dashed => width,
    }
}

/// What a body draws.
pub(super) fn nodes(path: &Arc<BezPath>, style: &BalloonStyle, edge: Edge, home: Option<&Home>) -> Vec<Node> {
    if style.outline == OutlineKind::Bare {
        return Vec::new();
    }
    let fill = filled(path, style.fill);
    let lines = outlined(path, style);
    let Some(home) = home.filter(|home| edge != Edge::Closed && crosses(path, home)) else {
        // One node for fill and line where that is all there is.
        return match (fill, lines.as_slice()) {
            (Some(mut fill), [only]) if Arc::ptr_eq(&fill.path, &only.path) => {
                fill.stroke.clone_from(&only.stroke);
                vec![Node::Path(fill)]
            }
            (fill, _) => fill.into_iter().chain(lines).map(Node::Path).collect(),
        };
    };
    let lines = lines.into_iter().map(Node::Path);
    let clipped = |clip: BezPath, nodes: Vec<Node>| {
        Node::Group(Group { clip: Some(Arc::new(clip)), opacity: 1.0, blend: Blend::Normal, nodes })
    };
    match edge {
        // The border is the body's own edge: nothing passes beyond its middle, and its inner half is drawn again
        // over the fill.
        Edge::Butt | Edge::Closed => {
            let inside = fill.map(Node::Path).into_iter().chain(lines).collect();
            let body = clipped(home.outline.as_ref().clone(), inside);
            let border = home.border.within(boolean::intersection(path, &home.outline));
            std::iter::once(body).chain(border).collect()
        }
        // The fill breaks the border; the line ends where the border's outer side was.
        Edge::Open => {
            let around = home.border.outside();
            let lines = clipped(around, lines.collect());
            fill.map(Node::Path).into_iter().chain(std::iter::once(lines)).collect()
        }
    }
}

/// The body passes the border somewhere.
pub(super) fn crosses(path: &BezPath, home: &Home) -> bool {
    let beyond = boolean::difference(path, &home.inside);
    let area: f64 = outline::rings(&beyond, outline::FLATTEN_MM).iter().map(|r| outline::ring_area(r)).sum();
    area > 1e-3
}

fn filled(path: &Arc<BezPath>, fill: Rgba) -> Option<PathNode> {
    (fill.a > 0).then(|| PathNode { path: Arc::clone(path), fill: Some(fill), stroke: None })
}

/// The lines along an outline, the lowest first.
fn outlined(path: &Arc<BezPath>, style: &BalloonStyle) -> Vec<PathNode> {
    let width = style.stroke_mm.unwrap_or(0.0);
    if width <= 0.0 || style.stroke.a == 0 {
        return Vec::new();
    }
    let line = |path: &Arc<BezPath>, width_mm: f64, colour: Rgba| PathNode {
        path: Arc::clone(path),
        fill: None,
        stroke: Some(Stroke { colour, width_mm, dash_mm: style.dash_mm.clone(), mitred: false }),
    };
    match style.outline {
        OutlineKind::Bare => Vec::new(),
        OutlineKind::Single => vec![line(path, width, style.stroke)],
        OutlineKind::Dashed => {
            let (dash, gap) = match style.dash_mm.as_slice() {
                [dash, gap, ..] => (*dash, *gap),
                _ => (width * DASH_WIDTHS.0, width * DASH_WIDTHS.1),
            };
            let dashes = Arc::new(dash::dashes(path, dash, gap));
            let colour = style.stroke;
            let stroke = Stroke { colour, width_mm: width, dash_mm: Vec::new(), mitred: false };
            vec![PathNode { path: dashes, fill: None, stroke: Some(stroke) }]
        }
        OutlineKind::Double => {
            // What is between the lines must hide the thick line under it, even in a see-through balloon.
            let between = if style.fill.a == 0 { Rgba::WHITE } else { Rgba { a: 255, ..style.fill } };
            vec![line(path, line_mm(style), style.stroke), line(path, width * DOUBLE_GAP, between)]
        }
    }
}
