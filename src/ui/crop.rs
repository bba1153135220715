//! What a panel cuts off of its pictures: seen faintly around it while they are moved in their frame.

use super::canvas::{GHOST, Lens};
use super::desk::Desk;
use super::easel::Extract;
use super::{overlay, theme};
use crate::geom::{Point, bounds_of};
use crate::scene::{ImageNode, Node, Part};
use egui::{Painter, Shape, Stroke};
use std::sync::Arc;

/// Paints what lies outside of the panel whose pictures are moved, and a line around each picture.
pub fn show(extract: &mut Extract, desk: &mut Desk, painter: &Painter, lens: &Lens) {
    let scene = desk.scene();
    let panel = desk.editor.art_target().and_then(|id| scene.parts.iter().find(|p| p.item == id));
    let Some(panel) = panel else { return extract.clear() };
    let mut images = Vec::new();
    collect(&panel.nodes, &mut images);
    let corners = |image: &ImageNode| {
        let (w, h) = (image.width, image.height);
        [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)].map(|at| image.page_from_art * Point::from(at))
    };
    let Some(bounds) = bounds_of(images.iter().flat_map(|i| corners(i))) else { return extract.clear() };
    let shown = extract.of(&scene, || {
        let nodes = images.iter().map(|i| Node::Image((*i).clone())).collect();
        vec![Arc::new(Part { bounds, nodes, tails: Vec::new(), text: None, ..Part::clone(panel) })]
    });
    let field = lens.rect(bounds).intersect(painter.clip_rect());
    if let Some(picture) = extract.seen(painter.ctx(), lens, &shown, &desk.materials, field) {
        for side in overlay::around(field, lens.rect(panel.frame)) {
            picture.put(&painter.with_clip_rect(side), lens, GHOST);
        }
    }
    let edge = Stroke::new(1.0, theme::guide::ART.gamma_multiply(0.7));
    for image in images {
        painter.add(Shape::closed_line(corners(image).map(|p| lens.pos(p)).to_vec(), edge));
    }
}

fn collect<'a>(nodes: &'a [Node], images: &mut Vec<&'a ImageNode>) {
    for node in nodes {
        match node {
            Node::Image(image) => images.push(image),
            Node::Group(group) => collect(&group.nodes, images),
            _ => {}
        }
    }
}
