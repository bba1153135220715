//! What a panel cuts off of its pictures: seen faintly around it while they are moved in their frame.

use super::canvas::{GHOST, Lens};
use super::desk::Desk;
use super::easel::Easel;
use super::{overlay, theme};
use crate::geom::{Point, Rect, Rgba};
use crate::scene::{ImageNode, Node, Part, Scene};
use egui::{Context, Painter, Shape, Stroke};
use std::sync::Arc;

/// The whole pictures of the panel whose pictures are being moved.
pub struct Crop {
    easel: Easel,
    /// The scene of the open page, and the pictures alone.
    of: Option<(Arc<Scene>, Arc<Scene>)>,
}

impl Crop {
    /// Nothing is moved.
    pub fn new(ctx: &Context) -> Self {
        Self { easel: Easel::new(ctx), of: None }
    }

    /// Forgets what was moved.
    pub fn clear(&mut self) {
        if self.of.take().is_some() {
            self.easel.clear();
        }
    }

    /// Paints what lies outside of the panel, and a line around each picture.
    pub fn show(&mut self, desk: &mut Desk, painter: &Painter, lens: &Lens) {
        let scene = desk.scene();
        let panel = desk.editor.art_target().and_then(|id| scene.parts.iter().find(|p| p.item == id));
        let Some(panel) = panel else { return self.clear() };
        let mut images = Vec::new();
        collect(&panel.nodes, &mut images);
        let corners = |image: &ImageNode| {
            let (w, h) = (image.width, image.height);
            [(0.0, 0.0), (w, 0.0), (w, h), (0.0, h)].map(|at| image.page_from_art * Point::from(at))
        };
        let all = images.iter().flat_map(|i| corners(i)).map(|p| Rect::from_points(p, p));
        let Some(bounds) = all.reduce(|a, b| a.union(b)) else { return self.clear() };
        let known = self.of.take().filter(|(of, _)| Arc::ptr_eq(of, &scene)).map(|(_, shown)| shown);
        let shown = known.unwrap_or_else(|| {
            let nodes = images.iter().map(|i| Node::Image((*i).clone())).collect();
            let part = Part { bounds, nodes, tails: Vec::new(), text: None, ..Part::clone(panel) };
            Arc::new(Scene { paper: Rgba::CLEAR, parts: vec![Arc::new(part)], ..Scene::clone(&scene) })
        });
        let field = lens.rect(bounds).intersect(painter.clip_rect());
        if field.is_positive()
            && let Some(picture) = self.easel.seen(painter.ctx(), lens, &shown, &desk.materials, field, true)
        {
            for side in overlay::around(field, lens.rect(panel.frame)) {
                picture.put(&painter.with_clip_rect(side), lens, GHOST);
            }
        }
        let edge = Stroke::new(1.0, theme::guide::ART.gamma_multiply(0.7));
        for image in images {
            painter.add(Shape::closed_line(corners(image).map(|p| lens.pos(p)).to_vec(), edge));
        }
        self.of = Some((scene, shown));
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
