//! What panels and free pictures draw.

use super::border::{self, Border};
use super::list::{Group, ImageNode, Node, Part, PathNode, Stroke};
use super::{Context, IssueKind};
use crate::geom::{BezPath, Rect, Rgba, Size, outline};
use crate::model::{ArtLayer, FreeArt, Item, ItemId, Panel};
use std::sync::Arc;

/// The field that stands where a picture is missing, and the cross on it.
const MISSING_FIELD: Rgba = Rgba::rgb(0xe4, 0xe4, 0xe4);
const MISSING_CROSS: Rgba = Rgba::rgb(0xb0, 0x3a, 0x2e);

pub(super) fn part(context: &mut Context<'_>, item: &Item, panel: &Panel) -> Part {
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
        for layer in &panel.art {
            inside.extend(art(context, item.id, layer, frame));
        }
        nodes.push(Node::Group(Group { clip: Some(Arc::clone(&border.clip)), opacity: 1.0, nodes: inside }));
        nodes.extend(border.line.iter().cloned());
    }
    Part {
        item: item.id,
        bounds: border::bounds(&border, frame),
        frame,
        hit: Arc::new(panel.outline.path()),
        tails: Vec::new(),
        text: None,
        nodes,
    }
}

pub(super) fn free_art(context: &mut Context<'_>, item: &Item, free: &FreeArt) -> Part {
    let frame = free.frame.rect().abs() + context.origin(item);
    let path = Arc::new(outline::rectangle(frame));
    let nodes = art(context, item.id, &free.art, frame);
    Part {
        item: item.id,
        bounds: frame,
        frame,
        hit: Arc::clone(&path),
        tails: Vec::new(),
        text: None,
        nodes: vec![Node::Group(Group { clip: Some(path), opacity: 1.0, nodes })],
    }
}

fn art(context: &mut Context<'_>, item: ItemId, layer: &ArtLayer, frame: Rect) -> Vec<Node> {
    if layer.opacity <= 0.0 {
        return Vec::new();
    }
    let missing = |context: &mut Context<'_>, why: &str| {
        context.issue(item, IssueKind::MissingArt { path: layer.path.0.clone(), why: why.to_owned() });
        missing_art(frame)
    };
    let node = match context.sources.art.get(&layer.path) {
        Some(Ok(info)) => {
            let natural = Size::new(info.width, info.height);
            match layer.crop.page_from_art(natural, frame) {
                Some(page_from_art) => Node::Image(ImageNode {
                    art: info.key,
                    page_from_art,
                    width: info.width,
                    height: info.height,
                }),
                None => return missing(context, "it has no area"),
            }
        }
        Some(Err(why)) => return missing(context, &why.clone()),
        None => return missing(context, "it was not loaded"),
    };
    if layer.opacity < 1.0 {
        return vec![Node::Group(Group { clip: None, opacity: layer.opacity as f32, nodes: vec![node] })];
    }
    vec![node]
}

fn missing_art(frame: Rect) -> Vec<Node> {
    let mut cross = BezPath::new();
    cross.move_to(frame.origin());
    cross.line_to((frame.x1, frame.y1));
    cross.move_to((frame.x1, frame.y0));
    cross.line_to((frame.x0, frame.y1));
    let field =
        PathNode { path: Arc::new(outline::rectangle(frame)), fill: Some(MISSING_FIELD), stroke: None };
    let lines = Stroke { colour: MISSING_CROSS, width_mm: 0.5, dash_mm: Vec::new(), mitred: false };
    vec![Node::Path(field), Node::Path(PathNode { path: Arc::new(cross), fill: None, stroke: Some(lines) })]
}
