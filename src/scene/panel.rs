//! What panels and free pictures draw.

use super::border::{self, Border};
use super::list::{Group, ImageNode, Node, Part, PathNode, Stroke};
use super::{Context, Issue, IssueKind, over};
use crate::asset::Unshown;
use crate::geom::{BezPath, Rect, Rgba, Size, outline};
use crate::model::art::soft_below_ppi;
use crate::model::{ArtLayer, Blend, BreakOut, FreeArt, Item, ItemId, Outline, Panel};
use std::sync::Arc;

/// The field that stands where a picture is missing, and the cross on it.
const MISSING_FIELD: Rgba = Rgba::rgb(0xe4, 0xe4, 0xe4);
const MISSING_CROSS: Rgba = Rgba::rgb(0xb0, 0x3a, 0x2e);

/// What a panel draws, and apart from it the pictures that break out: they lie over the panels around.
pub(super) fn parts(context: &mut Context<'_>, item: &Item, panel: &Panel) -> (Part, Option<Part>) {
    let frame = panel.outline.bounds();
    let border = Border::of(panel, item.id.0, context.page.paper);
    let mut nodes = Vec::new();
    if panel.outline.is_flat() {
        context.issue(item.id, IssueKind::FlatPanel);
    } else {
        nodes.extend(border.halo.clone());
        let mut inside = Vec::new();
        if panel.fill.a > 0 {
            let fill = Some(panel.fill);
            inside.push(Node::Path(PathNode { path: Arc::clone(&border.clip), fill, stroke: None }));
        }
        for (n, layer) in panel.art.iter().enumerate() {
            let lowest = !panel.art[..n].iter().any(ArtLayer::is_seen);
            if layer.breaks_out == BreakOut::Never {
                inside.extend(self::layer(context, item.id, layer, frame, lowest));
            }
        }
        tell_bare_strip(context, item.id, panel, frame, &inside);
        nodes.push(Node::Group(Group {
            clip: Some(Arc::clone(&border.clip)),
            opacity: 1.0,
            blend: Blend::Normal,
            nodes: inside,
        }));
        nodes.extend(border.line.iter().cloned());
    }
    let over = figures(context, item, panel, &border);
    let part = Part {
        item: item.id,
        bounds: border::bounds(&border, frame),
        frame,
        hit: Arc::new(panel.outline.path()),
        tails: Vec::new(),
        text: None,
        nodes,
    };
    (part, over)
}

/// A strip narrower than this is within what a knife strays and a border covers, mm.
const STRIP_MM: f64 = 0.3;
/// A picture that covers less of its panel than this is small on purpose.
const COVERED: f64 = 0.75;

/// Tells of the one upright picture of a rectangular panel that was moved or zoomed until it ended within the panel.
fn tell_bare_strip(context: &mut Context<'_>, item: ItemId, panel: &Panel, frame: Rect, inside: &[Node]) {
    let ([layer], Outline::Rect(_), Some(Node::Image(image))) =
        (panel.art.as_slice(), &panel.outline, inside.last())
    else {
        return;
    };
    let see_through = context.sources.art.get(&layer.path).is_some_and(|i| matches!(i, Ok(i) if i.has_alpha));
    if layer.crop.rotate != 0.0 || see_through || !layer.is_seen() {
        return;
    }
    let seen = image.page_from_art.transform_rect_bbox(Rect::new(0.0, 0.0, image.width, image.height));
    let strips = [seen.x0 - frame.x0, seen.y0 - frame.y0, frame.x1 - seen.x1, frame.y1 - seen.y1];
    let mm = strips.into_iter().fold(0.0, f64::max);
    if mm > STRIP_MM && seen.intersect(frame).area() > frame.area() * COVERED {
        context.issue(item, IssueKind::BareStrip { path: layer.path.0.clone(), mm });
    }
}

/// The pictures of a panel that break out of it.
fn figures(context: &mut Context<'_>, item: &Item, panel: &Panel, border: &Border) -> Option<Part> {
    let frame = panel.outline.bounds();
    let mut nodes = Vec::new();
    let mut bounds: Option<Rect> = None;
    for layer in panel.art.iter().filter(|l| l.breaks_out != BreakOut::Never && !panel.outline.is_flat()) {
        let Some(node) = self::layer(context, item.id, layer, frame, false) else { continue };
        let (clip, around) = match &layer.breaks_out {
            BreakOut::Sides(sides) => {
                let clip = over::clip(border, &panel.outline, sides);
                let seen = outline::bounds(&clip).unwrap_or(Rect::ZERO);
                (Some(Arc::new(clip)), around(&node).intersect(seen))
            }
            _ => (None, around(&node)),
        };
        bounds = Some(bounds.map_or(around, |b| b.union(around)));
        nodes.push(match clip {
            None => node,
            clip => Node::Group(Group { clip, opacity: 1.0, blend: Blend::Normal, nodes: vec![node] }),
        });
    }
    Some(Part {
        item: item.id,
        bounds: bounds?,
        frame,
        // The panel is taken in hand where it lies, not where a figure is in the way of others.
        hit: Arc::new(BezPath::new()),
        tails: Vec::new(),
        text: None,
        nodes,
    })
}

/// A rectangle that holds what a node of pictures draws.
fn around(node: &Node) -> Rect {
    match node {
        Node::Image(image) => {
            image.page_from_art.transform_rect_bbox(Rect::new(0.0, 0.0, image.width, image.height))
        }
        Node::Group(group) => group.nodes.iter().map(around).reduce(|a, b| a.union(b)).unwrap_or(Rect::ZERO),
        Node::Path(path) => {
            let wide = path.stroke.as_ref().map_or(0.0, |s| s.width_mm);
            outline::bounds(&path.path).unwrap_or(Rect::ZERO).inflate(wide, wide)
        }
        Node::Glyphs(_) => Rect::ZERO,
    }
}

pub(super) fn free_art(context: &mut Context<'_>, item: &Item, free: &FreeArt) -> Part {
    let frame = free.frame.rect().abs() + context.origin(item);
    let path = Arc::new(outline::rectangle(frame));
    let nodes = picture(context, item.id, &free.art, frame, true).into_iter().collect();
    // It mixes with the page that it lies on.
    let group = Group {
        clip: Some(Arc::clone(&path)),
        opacity: free.art.opacity as f32,
        blend: free.art.blend,
        nodes,
    };
    Part {
        item: item.id,
        bounds: frame,
        frame,
        hit: path,
        tails: Vec::new(),
        text: None,
        nodes: vec![Node::Group(group)],
    }
}

/// A layer of a panel, with its opacity, mixed with the layers below it.
fn layer(
    context: &mut Context<'_>,
    item: ItemId,
    layer: &ArtLayer,
    frame: Rect,
    lowest: bool,
) -> Option<Node> {
    let node = picture(context, item, layer, frame, lowest)?;
    if layer.opacity >= 1.0 && layer.blend == Blend::Normal {
        return Some(node);
    }
    let (opacity, blend) = (layer.opacity as f32, layer.blend);
    Some(Node::Group(Group { clip: None, opacity, blend, nodes: vec![node] }))
}

/// The picture of a layer at its place, or what stands there where it is missing; nothing of one that is not seen.
fn picture(
    context: &mut Context<'_>,
    item: ItemId,
    layer: &ArtLayer,
    frame: Rect,
    lowest: bool,
) -> Option<Node> {
    if !layer.is_seen() {
        return None;
    }
    let setup = context.project.setup_of(context.page);
    let (dpi, field) = (setup.dpi, layer.field(frame, setup.bleed_rect()));
    let missing = |context: &mut Context<'_>, why: Unshown| {
        context.issue(item, IssueKind::MissingArt { path: layer.path.0.clone(), why });
        Some(missing_art(frame, lowest))
    };
    let info = match context.sources.art.get(&layer.path) {
        Some(Ok(info)) => info,
        Some(Err(why)) => return missing(context, why.clone()),
        None => return missing(context, Unshown::NotLoaded),
    };
    let natural = Size::new(info.width, info.height);
    let Some(page_from_art) = layer.crop.page_from_art(natural, field) else {
        return missing(context, Unshown::NoArea);
    };
    let node = ImageNode { art: info.key, page_from_art, width: info.width, height: info.height };
    let ppi = layer.crop.ppi(natural, field);
    if !info.vector && ppi < soft_below_ppi(dpi) {
        context.issue(item, IssueKind::SoftArt { path: layer.path.0.clone(), ppi });
    }
    Some(Node::Image(node))
}

/// The panels that one picture was cut into show it equally soft: that is told once, of the first.
pub(super) fn tell_once(issues: &mut Vec<Issue>) {
    let mut told: Vec<(String, f64)> = Vec::new();
    issues.retain(|issue| {
        let IssueKind::SoftArt { path, ppi } = &issue.kind else { return true };
        let known = told.iter().any(|(p, at)| *p == *path && at.round() == ppi.round());
        if !known {
            told.push((path.clone(), *ppi));
        }
        !known
    });
}

/// A cross; where nothing lies below it also a field, which would hide what is there.
fn missing_art(frame: Rect, lowest: bool) -> Node {
    let mut cross = BezPath::new();
    cross.move_to(frame.origin());
    cross.line_to((frame.x1, frame.y1));
    cross.move_to((frame.x1, frame.y0));
    cross.line_to((frame.x0, frame.y1));
    let field =
        PathNode { path: Arc::new(outline::rectangle(frame)), fill: Some(MISSING_FIELD), stroke: None };
    let lines = Stroke { colour: MISSING_CROSS, width_mm: 0.5, dash_mm: Vec::new(), mitred: false };
    let cross = Node::Path(PathNode { path: Arc::new(cross), fill: None, stroke: Some(lines) });
    Node::Group(Group {
        clip: None,
        opacity: 1.0,
        blend: Blend::Normal,
        nodes: lowest.then_some(Node::Path(field)).into_iter().chain([cross]).collect(),
    })
}
