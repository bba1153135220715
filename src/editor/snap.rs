//! What things snap to: page, bleed and safe area, guides, other panels and the gutter beside them, panels' middles,
//! and what else lies in the same panel.

use super::input::SNAP_PX;
use super::tool::View;
use crate::geom::{Point, Rect, Vec2};
use crate::model::{self, ItemId, ItemKind};

/// Captions that do not lie on the border keep this distance from it, mm (rule D02: 1.5–2 mm).
pub(super) const CAPTION_INSET_MM: f64 = 2.0;

/// A line that shows what something snapped to.
pub(super) type Guide = (Point, Point);

/// A place along one axis.
#[derive(Debug, Clone, Copy)]
struct Mark {
    at: f64,
    /// From where to where it is, across: the line that shows it goes from there to what snapped. Without, it goes
    /// over the whole page.
    span: Option<(f64, f64)>,
}

/// The places along one axis that things snap to.
#[derive(Debug, Default)]
struct Axis {
    /// For edges and points.
    edges: Vec<Mark>,
    /// For the middle of something.
    middles: Vec<Mark>,
}

/// The places that things snap to, as they were when the gesture began.
#[derive(Debug, Default)]
pub(super) struct Targets {
    x: Axis,
    y: Axis,
    /// The lines' extent.
    field: Rect,
}

impl Targets {
    /// All targets but the `moving` items themselves. Only a panel keeps the gutter from its neighbours; what
    /// else there is keeps to the middle of panels and to what lies in the same panel.
    pub(super) fn of(view: &View<'_>, moving: &[ItemId], panels: bool) -> Self {
        let mut t = Self::of_page(view);
        for guide in view.page.guides.iter().filter(|_| view.sight.shown) {
            let (axis, mark) = match *guide {
                model::Guide::Upright(at) => (&mut t.x, Mark { at, span: None }),
                model::Guide::Level(at) => (&mut t.y, Mark { at, span: None }),
            };
            axis.edges.push(mark);
            axis.middles.push(mark);
        }
        let gutter = view.project.setup_of(view.page).gutter;
        let all = |is: fn(&ItemKind) -> bool| {
            moving.iter().filter_map(|id| view.page.item(*id)).all(|item| is(&item.kind))
        };
        let balloons = all(|kind| matches!(kind, ItemKind::Balloon(_)));
        let captions = all(|kind| matches!(kind, ItemKind::Caption(_)));
        let homes: Vec<Option<ItemId>> =
            moving.iter().filter_map(|id| view.page.item(*id)).map(|item| item.panel).collect();
        for part in view.stage.scene.parts.iter().filter(|part| !moving.contains(&part.item)) {
            let Some(item) = view.page.item(part.item) else { continue };
            if item.as_panel().is_none() {
                if !panels && homes.contains(&item.panel) {
                    t.beside(part.frame);
                }
                continue;
            }
            // A balloon that just touches a border is a tangent (rule B08): it ends at it or keeps away.
            if !balloons {
                t.edges(part.frame);
            }
            if captions {
                t.edges(part.frame.inset(-CAPTION_INSET_MM));
            }
            if panels {
                t.edges(part.frame.inflate(gutter.x, gutter.y));
            } else {
                t.middle(part.frame);
            }
        }
        t
    }

    /// What guides snap to: the page, and edges and middles of panels.
    pub(super) fn for_guides(view: &View<'_>) -> Self {
        let mut t = Self::of_page(view);
        let frames = view.stage.scene.parts.iter().filter(|part| view.page.panel(part.item).is_some());
        for frame in frames.map(|part| part.frame) {
            t.edges(frame);
            t.middle(frame);
        }
        // A guide is a point on its axis: it can lie on every place there is.
        for axis in [&mut t.x, &mut t.y] {
            axis.edges.extend(std::mem::take(&mut axis.middles));
        }
        t
    }

    fn of_page(view: &View<'_>) -> Self {
        let setup = view.project.setup_of(view.page);
        let mut t = Self { field: setup.bleed_rect(), ..Self::default() };
        t.edges(setup.trim_rect());
        t.edges(setup.bleed_rect());
        t.edges(view.project.safe_rect_of(view.page));
        t.middle(setup.trim_rect());
        t
    }

    fn edges(&mut self, r: Rect) {
        self.x.edges.extend([r.x0, r.x1].map(|at| Mark { at, span: None }));
        self.y.edges.extend([r.y0, r.y1].map(|at| Mark { at, span: None }));
    }

    fn middle(&mut self, r: Rect) {
        self.x.middles.push(Mark { at: r.center().x, span: None });
        self.y.middles.push(Mark { at: r.center().y, span: None });
    }

    /// Something of the same panel: what moves comes into line with its edges and its middle.
    fn beside(&mut self, r: Rect) {
        let (across, down) = (Some((r.y0, r.y1)), Some((r.x0, r.x1)));
        self.x.edges.extend([r.x0, r.x1].map(|at| Mark { at, span: across }));
        self.x.middles.push(Mark { at: r.center().x, span: across });
        self.y.edges.extend([r.y0, r.y1].map(|at| Mark { at, span: down }));
        self.y.middles.push(Mark { at: r.center().y, span: down });
    }

    /// How far to shift a rectangle so that an edge or its middle lies on a target.
    pub(super) fn snap_rect(&self, view: &View<'_>, r: Rect) -> (Vec2, Vec<Guide>) {
        let reach = view.mm(SNAP_PX);
        let c = r.center();
        let x = best(&[(r.x0, &self.x.edges), (r.x1, &self.x.edges), (c.x, &self.x.middles)], reach);
        let y = best(&[(r.y0, &self.y.edges), (r.y1, &self.y.edges), (c.y, &self.y.middles)], reach);
        let by = Vec2::new(x.map_or(0.0, |x| x.0), y.map_or(0.0, |y| y.0));
        let to = r + by;
        let mut lines = Vec::new();
        lines.extend(x.map(|(_, mark)| self.upright(mark, to.y0, to.y1)));
        lines.extend(y.map(|(_, mark)| self.level(mark, to.x0, to.x1)));
        (by, lines)
    }

    /// The point with each coordinate on a target that is near; only those that are asked for.
    pub(super) fn snap_point(&self, view: &View<'_>, p: Point, x: bool, y: bool) -> (Point, Vec<Guide>) {
        let reach = view.mm(SNAP_PX);
        let dx = best(&[(p.x, &self.x.edges)], reach).filter(|_| x);
        let dy = best(&[(p.y, &self.y.edges)], reach).filter(|_| y);
        let to = Point::new(dx.map_or(p.x, |d| d.1.at), dy.map_or(p.y, |d| d.1.at));
        let mut lines = Vec::new();
        lines.extend(dx.map(|(_, mark)| self.upright(mark, to.y, to.y)));
        lines.extend(dy.map(|(_, mark)| self.level(mark, to.x, to.x)));
        (to, lines)
    }

    fn upright(&self, mark: Mark, y0: f64, y1: f64) -> Guide {
        let (a, b) = mark.span.map_or((self.field.y0, self.field.y1), |(a, b)| (a.min(y0), b.max(y1)));
        (Point::new(mark.at, a), Point::new(mark.at, b))
    }

    fn level(&self, mark: Mark, x0: f64, x1: f64) -> Guide {
        let (a, b) = mark.span.map_or((self.field.x0, self.field.x1), |(a, b)| (a.min(x0), b.max(x1)));
        (Point::new(a, mark.at), Point::new(b, mark.at))
    }
}

/// The shortest way from one of the values to one of its targets, within reach, and the target.
fn best(values: &[(f64, &Vec<Mark>)], reach: f64) -> Option<(f64, Mark)> {
    values
        .iter()
        .flat_map(|(value, marks)| marks.iter().map(move |mark| (mark.at - value, *mark)))
        .filter(|(way, _)| way.abs() <= reach)
        .min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}
