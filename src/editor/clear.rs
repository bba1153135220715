//! Keeping lettering off what must be seen.

use super::tool::View;
use crate::geom::{Rect, Vec2};
use crate::scene::kept_clear;

/// The air that is left beside what must be seen, mm.
const AIR_MM: f64 = 1.0;
/// Bodies and areas are round: their rectangles may overlap by this share of an area's sides at the corners.
const ROUND: f64 = 0.12;
/// The most areas that are looked at together.
const MOST: usize = 24;

/// What is to be kept clear on the page, as it was when the gesture began.
#[derive(Debug, Default)]
pub(super) struct Clear {
    /// Page mm, without their round corners.
    areas: Vec<Rect>,
}

impl Clear {
    pub(super) fn of(view: &View<'_>) -> Self {
        let areas = kept_clear(view.page, view.edition).into_iter().map(|(_, area)| {
            let (x, y) = (area.width() * ROUND / 2.0, area.height() * ROUND / 2.0);
            area.inset((-x, -y))
        });
        Self { areas: areas.take(MOST).collect() }
    }

    fn is_free(&self, frame: Rect) -> bool {
        self.areas.iter().all(|area| frame.intersect(*area).is_zero_area())
    }

    /// The shortest way for a frame to a place where it covers nothing: within the panel, if one is given, and no
    /// further than `reach`. Nothing where it is free already, and where there is no such place.
    pub(super) fn way_out(&self, frame: Rect, within: Option<Rect>, reach: f64) -> Option<Vec2> {
        if self.is_free(frame) {
            return None;
        }
        let beside = |low: f64, high: f64, from: f64, to: f64| [low - AIR_MM - to, high + AIR_MM - from];
        let mut xs = vec![0.0];
        let mut ys = vec![0.0];
        for area in &self.areas {
            xs.extend(beside(area.x0, area.x1, frame.x0, frame.x1));
            ys.extend(beside(area.y0, area.y1, frame.y0, frame.y1));
        }
        if let Some(panel) = within {
            xs.extend([panel.x0 + AIR_MM - frame.x0, panel.x1 - AIR_MM - frame.x1]);
            ys.extend([panel.y0 + AIR_MM - frame.y0, panel.y1 - AIR_MM - frame.y1]);
        }
        let ways = xs.iter().flat_map(|x| ys.iter().map(move |y| Vec2::new(*x, *y)));
        ways.filter(|way| way.hypot() <= reach)
            .filter(|way| within.is_none_or(|panel| panel.contains_rect(frame + *way)))
            .filter(|way| self.is_free(frame + *way))
            .min_by(|a, b| a.hypot2().total_cmp(&b.hypot2()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shortest_way_is_taken_and_none_where_there_is_no_room() {
        let clear =
            Clear { areas: vec![Rect::new(10.0, 10.0, 30.0, 30.0), Rect::new(30.0, 0.0, 40.0, 60.0)] };
        let panel = Rect::new(0.0, 0.0, 60.0, 60.0);
        let frame = |x: f64, y: f64| Rect::new(x, y, x + 10.0, y + 8.0);
        assert_eq!(clear.way_out(frame(45.0, 10.0), Some(panel), 99.0), None, "it is free");
        // To the left it is 6 mm, to the right the other area is in the way.
        assert_eq!(clear.way_out(frame(5.0, 15.0), None, 99.0), Some(Vec2::new(-6.0, 0.0)));
        // Not out of the panel: upwards.
        assert_eq!(clear.way_out(frame(5.0, 7.0), Some(panel), 99.0), Some(Vec2::new(0.0, -6.0)));
        assert_eq!(clear.way_out(frame(5.0, 15.0), None, 5.0), None);
        let full = Clear { areas: vec![panel] };
        assert_eq!(full.way_out(frame(5.0, 5.0), Some(panel), 99.0), None);
    }
}
