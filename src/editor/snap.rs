//! What things snap to: page, bleed and safe area, other panels, and the gutter beside them.

use super::input::SNAP_PX;
use super::tool::View;
use crate::geom::{Point, Rect, Vec2};
use crate::model::{ItemId, ItemKind};

/// Captions that do not lie on the border keep this distance from it, mm (rule D02: 1.5–2 mm).
pub(super) const CAPTION_INSET_MM: f64 = 2.0;

/// A line that shows what something snapped to.
pub(super) type Guide = (Point, Point);

/// The places that things snap to, as they were when the gesture began.
#[derive(Debug, Default)]
pub(super) struct Targets {
    xs: Vec<f64>,
    ys: Vec<f64>,
    /// The middle of something moved snaps to the middle of these.
    middle_xs: Vec<f64>,
    middle_ys: Vec<f64>,
    /// The guides' extent.
    field: Rect,
}

impl Targets {
    /// All targets but the `moving` items themselves. Only a panel keeps the gutter from its neighbours; what
    /// else there is keeps to the middle of panels.
    pub(super) fn of(view: &View<'_>, moving: &[ItemId], panels: bool) -> Self {
        let setup = view.project.setup_of(view.page);
        let mut t = Self { field: setup.bleed_rect(), ..Self::default() };
        t.edges(setup.trim_rect());
        t.edges(setup.bleed_rect());
        t.edges(setup.safe_rect());
        t.middle(setup.trim_rect());
        let all = |is: fn(&ItemKind) -> bool| {
            moving.iter().filter_map(|id| view.page.item(*id)).all(|item| is(&item.kind))
        };
        let balloons = all(|kind| matches!(kind, ItemKind::Balloon(_)));
        let captions = all(|kind| matches!(kind, ItemKind::Caption(_)));
        for part in &view.stage.scene.parts {
            let is_other = !moving.contains(&part.item) && view.page.panel(part.item).is_some();
            if !is_other {
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
                let (x, y) = (setup.gutter.x, setup.gutter.y);
                t.edges(part.frame.inflate(x, y));
            } else {
                t.middle(part.frame);
            }
        }
        t
    }

    fn edges(&mut self, r: Rect) {
        self.xs.extend([r.x0, r.x1]);
        self.ys.extend([r.y0, r.y1]);
    }

    fn middle(&mut self, r: Rect) {
        self.middle_xs.push(r.center().x);
        self.middle_ys.push(r.center().y);
    }

    /// How far to shift a rectangle so that an edge or its middle lies on a target.
    pub(super) fn snap_rect(&self, view: &View<'_>, r: Rect) -> (Vec2, Vec<Guide>) {
        let reach = view.mm(SNAP_PX);
        let c = r.center();
        let x = best(&[(r.x0, &self.xs), (r.x1, &self.xs), (c.x, &self.middle_xs)], reach);
        let y = best(&[(r.y0, &self.ys), (r.y1, &self.ys), (c.y, &self.middle_ys)], reach);
        let mut guides = Vec::new();
        guides.extend(x.map(|(_, at)| self.upright(at)));
        guides.extend(y.map(|(_, at)| self.level(at)));
        (Vec2::new(x.map_or(0.0, |x| x.0), y.map_or(0.0, |y| y.0)), guides)
    }

    /// The point with each coordinate on a target that is near; only those that are asked for.
    pub(super) fn snap_point(&self, view: &View<'_>, p: Point, x: bool, y: bool) -> (Point, Vec<Guide>) {
        let reach = view.mm(SNAP_PX);
        let dx = best(&[(p.x, &self.xs)], reach).filter(|_| x);
        let dy = best(&[(p.y, &self.ys)], reach).filter(|_| y);
        let mut guides = Vec::new();
        guides.extend(dx.map(|(_, at)| self.upright(at)));
        guides.extend(dy.map(|(_, at)| self.level(at)));
        (Point::new(dx.map_or(p.x, |d| d.1), dy.map_or(p.y, |d| d.1)), guides)
    }

    fn upright(&self, x: f64) -> Guide {
        (Point::new(x, self.field.y0), Point::new(x, self.field.y1))
    }

    fn level(&self, y: f64) -> Guide {
        (Point::new(self.field.x0, y), Point::new(self.field.x1, y))
    }
}

/// The shortest way from one of the values to one of its targets, within reach, and the target.
fn best(values: &[(f64, &Vec<f64>)], reach: f64) -> Option<(f64, f64)> {
    values
        .iter()
        .flat_map(|(value, targets)| targets.iter().map(move |target| (target - value, *target)))
        .filter(|(way, _)| way.abs() <= reach)
        .min_by(|a, b| a.0.abs().total_cmp(&b.0.abs()))
}
