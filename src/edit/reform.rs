//! What is on a page, brought onto a page of other measures.

use crate::geom::{Point, Rect, Vec2};
use crate::model::{ArtLayer, Frame, Item, ItemKind, Outline, Page, PageSetup, PanelMark, Spot, place::tidy};
use std::sync::Arc;

/// What becomes of what is on a page whose measures change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fit {
    /// It stays as far from the page's top left corner.
    #[default]
    Keep,
    /// It stays as it is, in the middle of the page.
    Centre,
    /// Panels, places and sounds grow and shrink with the page; words keep their size.
    Scale,
}

/// From the places of one page to those of another: bleed to bleed, trim to trim, and evenly in between.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reform {
    from: [Rect; 2],
    to: [Rect; 2],
}

impl Reform {
    /// From one setup to another; nothing where everything stays.
    pub fn of(from: &PageSetup, to: &PageSetup, fit: Fit) -> Option<Self> {
        let of = |setup: &PageSetup| [setup.bleed_rect(), setup.trim_rect()];
        let (from, to) = (of(from), of(to));
        let to = match fit {
            Fit::Keep => return None,
            Fit::Centre => {
                let by = to[1].center() - from[1].center();
                from.map(|r| r + by)
            }
            Fit::Scale => to,
        };
        (from != to).then_some(Self { from, to })
    }

    fn along(v: f64, from: [f64; 4], to: [f64; 4]) -> f64 {
        let share = |a0: f64, a1: f64, b0: f64, b1: f64| {
            if a1 > a0 { b0 + (v - a0) / (a1 - a0) * (b1 - b0) } else { v - a0 + b0 }
        };
        if v < from[1] {
            share(from[0], from[1], to[0], to[1])
        } else if v > from[2] {
            share(from[2], from[3], to[2], to[3])
        } else {
            share(from[1], from[2], to[1], to[2])
        }
    }

    fn point(&self, p: Point) -> Point {
        let x = |r: &[Rect; 2]| [r[0].x0, r[1].x0, r[1].x1, r[0].x1];
        let y = |r: &[Rect; 2]| [r[0].y0, r[1].y0, r[1].y1, r[0].y1];
        Point::new(Self::along(p.x, x(&self.from), x(&self.to)), Self::along(p.y, y(&self.from), y(&self.to)))
    }

    fn rect(&self, r: Rect) -> Rect {
        Rect::from_points(self.point(r.origin()), self.point(Point::new(r.x1, r.y1)))
    }

    fn outline(&self, outline: &Outline) -> Outline {
        let bounds = outline.bounds();
        outline.fitted(bounds, self.rect(bounds))
    }

    /// How much longer things become, across and down.
    pub fn scales(&self) -> (f64, f64) {
        let (from, to) = (self.from[1], self.to[1]);
        (to.width() / from.width().max(1e-6), to.height() / from.height().max(1e-6))
    }
}

fn stretched(spot: Spot, by: Vec2) -> Spot {
    Spot::new(spot.x * by.x, spot.y * by.y).tidied()
}

/// The frame of the layers goes from one place to another; one that counts from the page goes with that.
fn stretch_art(layers: &mut [ArtLayer], from: Rect, to: Rect, map: &Reform) {
    let ratio = |a: f64, b: f64| if a > 0.0 { b / a } else { 1.0 };
    for layer in layers {
        let (from, to) = (layer.field(from, map.from[0]), layer.field(to, map.to[0]));
        let by = Vec2::new(ratio(from.width(), to.width()), ratio(from.height(), to.height()));
        layer.crop.pan = stretched(layer.crop.pan, by);
    }
}

/// Brings everything on the page to its place.
pub(super) fn reform(page: &mut Page, map: &Reform) {
    let before = page.clone();
    let moved: Vec<Arc<Item>> =
        before.items.iter().map(|item| Arc::new(reformed(&before, item, map))).collect();
    page.items = moved;
    for guide in &mut page.guides {
        let at = map.point(Point::new(guide.at(), guide.at()));
        *guide = guide.moved_to(if guide.is_upright() { at.x } else { at.y });
    }
}

fn reformed(page: &Page, item: &Item, map: &Reform) -> Item {
    let mut new = item.clone();
    // Places count from the panel, which comes to lie elsewhere itself.
    let old_origin = page.origin_of(item);
    let new_origin = item
        .panel
        .and_then(|id| page.panel(id))
        .map_or(Vec2::ZERO, |panel| map.outline(&panel.outline).bounds().origin().to_vec2());
    let place = |spot: Spot| Spot::from(map.point(spot.point() + old_origin) - new_origin);
    let (sx, sy) = map.scales();
    match &mut new.kind {
        ItemKind::Panel(p) => {
            let from = p.outline.bounds();
            p.outline = map.outline(&p.outline);
            let to = p.outline.bounds();
            let mark = |spot: Spot| map.point(spot.point() + from.origin().to_vec2()) - to.origin();
            p.marks.iter_mut().for_each(|m| {
                let at = m.at();
                m.shift(mark(at) - at.vec());
                if let PanelMark::Keep(keep) = m {
                    keep.size = stretched(keep.size, Vec2::new(sx, sy));
                }
            });
            stretch_art(&mut p.art, from, to, map);
        }
        ItemKind::Balloon(b) => {
            b.at = place(b.at);
            b.tails.iter_mut().for_each(|t| t.mouth = place(t.mouth));
        }
        ItemKind::Caption(c) => {
            c.at = place(c.at);
            c.tails.iter_mut().for_each(|t| t.mouth = place(t.mouth));
        }
        ItemKind::Effect(e) => {
            e.at = place(e.at);
            // Sounds are drawn, and as large as the drawing.
            e.letter_mm = tidy(e.letter_mm * (sx * sy).sqrt()).max(0.1);
        }
        ItemKind::Art(a) => {
            let from = a.frame.rect() + old_origin;
            let to = map.rect(from);
            a.frame = Frame::from(to - new_origin);
            stretch_art(std::slice::from_mut(&mut a.art), from, to, map);
        }
    }
    for v in &mut new.variants {
        v.at = v.at.map(place);
        v.outline = v.outline.as_ref().map(|o| map.outline(o));
    }
    new
}
