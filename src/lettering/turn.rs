//! Vertical writing as horizontal writing turned by a quarter.
//!
//! A column is a line whose *along* runs down the page and whose *depth* runs to the left, so that the next
//! column is the next line. Everything from shaping to breaking works in that space of lines: outlines are
//! turned into it, what was set is turned back. Horizontal text needs no turn: its space of lines is the page.

use super::fit::Body;
use super::place::{Fitted, Turn};
use super::style::Flow;
use crate::geom::{Affine, BezPath, Point, Rect};

/// From the page to the space of vertical lines: along is down, depth is left.
const LINE_FROM_PAGE: Affine = Affine::new([0.0, -1.0, 1.0, 0.0, 0.0, 0.0]);
/// The way back: a quarter clockwise, for y points down.
const PAGE_FROM_LINE: Affine = Affine::new([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);

/// A body as vertical lines see it.
pub(super) struct TurnedBody<'a>(pub &'a dyn Body);

impl Body for TurnedBody<'_> {
    fn outline(&self, width: f64, height: f64) -> BezPath {
        outline(&self.0.outline(height, width))
    }

    fn is_similar(&self) -> bool {
        self.0.is_similar()
    }
}

/// An outline of the page as vertical lines see it.
pub(super) fn outline(on_page: &BezPath) -> BezPath {
    LINE_FROM_PAGE * on_page
}

/// Turns what was set in vertical lines back onto the page. The lines keep their own measures.
pub(super) fn onto_page(fitted: &mut Fitted) {
    fitted.flow = Flow::Vertical;
    fitted.block = rect(fitted.block);
    fitted.ink = rect(fitted.ink);
    std::mem::swap(&mut fitted.width, &mut fitted.height);
    for glyph in fitted.lines.iter_mut().flat_map(|l| l.glyphs.iter_mut().chain(&mut l.notes)) {
        let at = PAGE_FROM_LINE * Point::new(glyph.x, glyph.y);
        (glyph.x, glyph.y) = (at.x, at.y);
        glyph.turn = match glyph.turn {
            Turn::Anticlockwise => Turn::None,
            Turn::None | Turn::Clockwise => Turn::Clockwise,
        };
    }
}

fn rect(r: Rect) -> Rect {
    PAGE_FROM_LINE.transform_rect_bbox(r)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::outline::{bounds, rectangle};

    #[test]
    fn down_the_page_is_along_and_left_is_the_next_line() {
        assert_eq!(LINE_FROM_PAGE * Point::new(0.0, 5.0), Point::new(5.0, 0.0));
        assert_eq!(LINE_FROM_PAGE * Point::new(-5.0, 0.0), Point::new(0.0, 5.0));
        let there = outline(&rectangle(Rect::new(1.0, 2.0, 4.0, 10.0)));
        let back = rect(bounds(&there).expect("a rectangle"));
        assert_eq!(back, Rect::new(1.0, 2.0, 4.0, 10.0));
    }
}
