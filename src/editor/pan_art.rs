//! Art is moved about within its frame: the chosen layer, or all of them together.

use super::input::{Mods, SNAP_PX, along_axis};
use super::pictures::{Motion, moved_art, with_twins};
use super::snap::Guide;
use super::tool::{Gesture, View};
use crate::edit::Edit;
use crate::geom::{Point, Rect};
use crate::model::{ArtLayer, ItemId, Within};
use crate::scene::Node;

/// What is moved, as it was.
#[derive(Debug)]
pub(super) struct PanningArt {
    item: ItemId,
    layers: Vec<ArtLayer>,
    /// The picture and its panel, page mm, where one upright picture is moved: its edges hold on to the panel's, so that
    /// none is laid bare by chance.
    edges: Option<(Rect, Rect)>,
    pub guides: Vec<Guide>,
}

impl PanningArt {
    pub(super) fn begin(view: &View<'_>, id: ItemId) -> Option<Gesture> {
        let layers = view.free(id)?.art().to_vec();
        let upright = |layer: &ArtLayer| layer.crop.rotate == 0.0 && layer.within != Within::Page;
        let edges = match layers.as_slice() {
            [one] if upright(one) => view.part(id).and_then(|part| Some((picture(&part.nodes)?, part.frame))),
            _ => None,
        };
        let begun = Self { item: id, layers, edges, guides: Vec::new() };
        (!begun.layers.is_empty()).then_some(Gesture::PanningArt(begun))
    }

    pub(super) fn edits(&mut self, view: &View<'_>, start: Point, at: Point, mods: Mods) -> Vec<Edit> {
        let mut by = if mods.shift { along_axis(at - start) } else { at - start };
        self.guides.clear();
        if let Some((picture, panel)) = self.edges.filter(|_| !mods.ctrl) {
            let reach = view.mm(SNAP_PX);
            let ends = [(picture.x0, panel.x0), (picture.x1, panel.x1)];
            if let Some((more, x)) = held(ends, by.x, reach).filter(|_| !mods.shift || by.x != 0.0) {
                by.x += more;
                self.guides.push((Point::new(x, panel.y0), Point::new(x, panel.y1)));
            }
            let ends = [(picture.y0, panel.y0), (picture.y1, panel.y1)];
            if let Some((more, y)) = held(ends, by.y, reach).filter(|_| !mods.shift || by.y != 0.0) {
                by.y += more;
                self.guides.push((Point::new(panel.x0, y), Point::new(panel.x1, y)));
            }
        }
        let art = moved_art(&self.layers, view.art_layer, Motion::Pan(by), |_| Rect::ZERO);
        view.page.item(self.item).map_or_else(Vec::new, |item| with_twins(view.page, item, art))
    }
}

/// From where an edge of the picture goes to that of the panel, if it is near: how far, and where.
fn held(ends: [(f64, f64); 2], by: f64, reach: f64) -> Option<(f64, f64)> {
    ends.into_iter()
        .map(|(of_picture, of_panel)| (of_panel - of_picture - by, of_panel))
        .filter(|(way, _)| way.abs() <= reach)
        .min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}

/// Where the first picture lies that is drawn.
fn picture(nodes: &[Node]) -> Option<Rect> {
    nodes.iter().find_map(|node| match node {
        Node::Image(image) => {
            Some(image.page_from_art.transform_rect_bbox(Rect::new(0.0, 0.0, image.width, image.height)))
        }
        Node::Group(group) => picture(&group.nodes),
        Node::Path(_) | Node::Glyphs(_) => None,
    })
}
