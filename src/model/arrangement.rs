//! Layouts of pages: panels as cuts through one large panel, in the order they are made, or as outlines.

use super::ByLang;
use super::cut::Cut;
use super::lang::Lang;
use super::outline::Outline;
use super::pieces::{SAME_MM, outline_of};
use super::place::{Frame, Spot};
use super::setup::Reading;
use crate::geom::outline::solid_rings;
use crate::geom::{Point, Rect, boolean};
use serde::{Deserialize, Serialize};

/// Panels that differ by no more than this are the same, mm.
const ALIKE_MM: f64 = 0.05;
/// The whole of an area, in shares.
const WHOLE: Rect = Rect::new(0.0, 0.0, 1.0, 1.0);

/// A layout of panels that any page can take.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arrangement {
    /// What it is called in each language of the window.
    pub name: ByLang<String>,
    /// Cuts from place to place in shares of the area; each goes through what it crosses of the panels before. For
    /// pages that are read from the left: others have them mirrored.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cuts: Vec<(Spot, Spot)>,
    /// Where cuts cannot tell it: the panels in reading order, in shares of the area. They may lie over each other and
    /// beyond the area. For pages that are read from the left, too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<Outline>,
}

impl Arrangement {
    /// Equal rows and columns.
    pub fn grid(rows: usize, columns: usize) -> Self {
        let share = |n: usize, of: usize| n as f64 / of as f64;
        let level = (1..rows).map(|n| (Spot::new(0.0, share(n, rows)), Spot::new(1.0, share(n, rows))));
        let upright =
            (1..columns).map(|n| (Spot::new(share(n, columns), 0.0), Spot::new(share(n, columns), 1.0)));
        Self { name: ByLang::new(), cuts: level.chain(upright).collect(), places: Vec::new() }
    }

    /// The layout that panels in reading order have within an area of a page: as cuts where straight cuts with these
    /// gutters make them, so that it takes the gutters of other pages; otherwise as they are. Without a name.
    pub fn of(panels: &[Outline], area: Rect, gutter: Spot, reading: Reading) -> Self {
        let panels: Vec<Outline> = match reading {
            Reading::RightToLeft => panels.iter().map(|p| p.mirrored(area.center().x)).collect(),
            _ => panels.to_vec(),
        };
        let plain = Self { name: ByLang::new(), cuts: Vec::new(), places: Vec::new() };
        let frames: Option<Vec<Rect>> = panels
            .iter()
            .map(|p| if let Outline::Rect(frame) = p { Some(frame.rect().abs()) } else { None })
            .collect();
        let mut cuts = Vec::new();
        let parting = Parting { area, gutter };
        if frames.is_some_and(|frames| parting.part(&frames, WHOLE, &mut cuts)) {
            let by_cuts = Self { cuts, ..plain.clone() };
            let made = by_cuts.panels(&Outline::Rect(Frame::from(area)), gutter, Reading::LeftToRight);
            let alike = |a: &Outline, b: &Outline| {
                let (a, b) = (a.bounds(), b.bounds());
                (a.origin() - b.origin()).hypot() < ALIKE_MM
                    && (a.size() - b.size()).to_vec2().hypot() < ALIKE_MM
            };
            // Their order is the reading order as well, or the layout would shuffle a page's panels.
            if made.len() == panels.len() && made.iter().zip(&panels).all(|(a, b)| alike(a, b)) {
                return by_cuts;
            }
        }
        Self { places: panels.iter().map(|p| p.shares_of(area)).collect(), ..plain }
    }

    /// What it is called in a language, or in English, or in any.
    pub fn name_in(&self, lang: &Lang) -> &str {
        let any = || self.name.values().next();
        self.name
            .get(lang)
            .or_else(|| self.name.get(&Lang::english()))
            .or_else(any)
            .map_or("", String::as_str)
    }

    /// Every number can be drawn.
    pub fn is_sound(&self) -> bool {
        self.places.iter().all(|p| p.is_sound() && !p.is_flat())
            && self.cuts.iter().all(|(a, b)| a.is_sound() && b.is_sound())
    }

    /// The panels that a panel falls into, in reading order. `gutter` as in [`Cut::between`], mm.
    pub fn panels(&self, whole: &Outline, gutter: Spot, reading: Reading) -> Vec<Outline> {
        let area = whole.bounds();
        let mirrored = reading == Reading::RightToLeft;
        if !self.places.is_empty() {
            let place = |p: &Outline| {
                let p = if mirrored { p.mirrored(WHOLE.center().x) } else { p.clone() };
                p.fitted(WHOLE, area)
            };
            let places = self.places.iter().map(place);
            return match whole {
                Outline::Rect(_) => places.collect(),
                _ => places.flat_map(|p| within(&p, whole)).collect(),
            };
        }
        // Panels of equal shares are equally large: the gutter is not taken from those at the edges alone.
        let at = |share: Spot| {
            let x = if mirrored { 1.0 - share.x } else { share.x };
            let along = |from: f64, length: f64, gutter: f64, share: f64| {
                from + share * (length + gutter) - gutter / 2.0
            };
            Point::new(
                along(area.x0, area.width(), gutter.x, x),
                along(area.y0, area.height(), gutter.y, share.y),
            )
        };
        let mut panels = vec![whole.clone()];
        for (from, to) in &self.cuts {
            let Some(cut) = Cut::between(at(*from), at(*to), gutter) else { continue };
            panels = panels.iter().flat_map(|panel| cut.pieces(panel)).collect();
        }
        in_order(panels, reading)
    }
}

/// What of a panel lies within another outline.
fn within(panel: &Outline, whole: &Outline) -> Vec<Outline> {
    let known: Vec<_> = panel.edges().into_iter().chain(whole.edges()).collect();
    let shared = boolean::intersection(&panel.path(), &whole.path());
    solid_rings(&shared, SAME_MM)
        .iter()
        .map(|ring| outline_of(ring, &known))
        .filter(|o| !o.is_flat())
        .collect()
}

/// Outlines as they are read: by tiers, and along each.
fn in_order(panels: Vec<Outline>, reading: Reading) -> Vec<Outline> {
    let mut order: Vec<Outline> = Vec::with_capacity(panels.len());
    for panel in panels {
        let to = order
            .iter()
            .position(|other| reading.reads_first(panel.bounds(), other.bounds()))
            .unwrap_or(order.len());
        order.insert(to, panel);
    }
    order
}

/// Finds the cuts that made rectangles.
struct Parting {
    area: Rect,
    gutter: Spot,
}

impl Parting {
    /// Adds the cuts that part the panels in a region (in shares of the area), level ones first; false where none do.
    fn part(&self, panels: &[Rect], region: Rect, cuts: &mut Vec<(Spot, Spot)>) -> bool {
        if panels.len() < 2 {
            return true;
        }
        let share = |at: f64, from: f64, length: f64, gutter: f64| {
            let share = (at - from + gutter / 2.0) / (length + gutter);
            (share * 1e6).round() / 1e6
        };
        let level = gap(panels, |r| (r.y0, r.y1), self.gutter.y);
        let upright = || gap(panels, |r| (r.x0, r.x1), self.gutter.x);
        if let Some((at, [above, below])) = level {
            let y = share(at, self.area.y0, self.area.height(), self.gutter.y);
            cuts.push((Spot::new(region.x0, y), Spot::new(region.x1, y)));
            return self.part(&above, Rect { y1: y, ..region }, cuts)
                && self.part(&below, Rect { y0: y, ..region }, cuts);
        }
        if let Some((at, [left, right])) = upright() {
            let x = share(at, self.area.x0, self.area.width(), self.gutter.x);
            cuts.push((Spot::new(x, region.y0), Spot::new(x, region.y1)));
            return self.part(&left, Rect { x1: x, ..region }, cuts)
                && self.part(&right, Rect { x0: x, ..region }, cuts);
        }
        false
    }
}

/// The first place where panels end and others begin after a gutter: its middle, and the panels on both sides.
fn gap(panels: &[Rect], ends: impl Fn(&Rect) -> (f64, f64), gutter: f64) -> Option<(f64, [Vec<Rect>; 2])> {
    let mut order: Vec<Rect> = panels.to_vec();
    order.sort_by(|a, b| ends(a).0.total_cmp(&ends(b).0));
    let mut reached = f64::NEG_INFINITY;
    for n in 1..order.len() {
        reached = reached.max(ends(&order[n - 1]).1);
        let next = ends(&order[n]).0;
        if (next - reached - gutter).abs() < ALIKE_MM {
            let rest = order.split_off(n);
            return Some((f64::midpoint(reached, next), [order, rest]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const GUTTER: Spot = Spot::new(4.0, 6.0);
    const AREA: Rect = Rect::new(10.0, 10.0, 160.0, 250.0);

    fn rect(x: f64, y: f64, w: f64, h: f64) -> Outline {
        Outline::Rect(Frame::new(x, y, w, h))
    }

    #[test]
    fn tiers_and_columns_are_cuts_that_take_other_gutters() {
        let page = [
            rect(10.0, 10.0, 150.0, 80.0),
            rect(10.0, 96.0, 50.0, 154.0),
            rect(64.0, 96.0, 96.0, 60.0),
            rect(64.0, 162.0, 96.0, 88.0),
        ];
        let layout = Arrangement::of(&page, AREA, GUTTER, Reading::LeftToRight);
        assert_eq!((layout.cuts.len(), layout.places.len()), (3, 0));
        let again = layout.panels(&Outline::Rect(Frame::from(AREA)), GUTTER, Reading::LeftToRight);
        for (a, b) in again.iter().zip(&page) {
            assert!((a.bounds().origin() - b.bounds().origin()).hypot() < 0.05);
        }
        let tight = layout.panels(&Outline::Rect(Frame::from(AREA)), Spot::default(), Reading::LeftToRight);
        let filled: f64 = tight.iter().map(|p| p.bounds().area()).sum();
        assert!((filled - AREA.area()).abs() < 1.0);
    }

    #[test]
    fn what_no_cut_makes_is_kept_as_it_is_and_mirrored_for_other_readers() {
        let slanted = Outline::Polygon(
            [(10.0, 10.0), (160.0, 10.0), (160.0, 100.0), (10.0, 140.0)].map(Spot::from).to_vec(),
        );
        let page = [slanted, rect(10.0, 150.0, 150.0, 100.0), rect(100.0, 120.0, 73.0, 60.0)];
        let layout = Arrangement::of(&page, AREA, GUTTER, Reading::RightToLeft);
        assert_eq!((layout.cuts.len(), layout.places.len()), (0, 3));
        assert!(layout.is_sound());
        let whole = Outline::Rect(Frame::from(AREA));
        let again = layout.panels(&whole, GUTTER, Reading::RightToLeft);
        for (a, b) in again.iter().zip(&page) {
            let (a, b) = (a.bounds(), b.bounds());
            assert!(
                (a.origin() - b.origin()).hypot() < 0.001 && (a.size() - b.size()).to_vec2().hypot() < 0.001,
                "{a:?} {b:?}"
            );
        }
        // The inset bleeds off the right; for readers from the left it would be the left.
        let other = layout.panels(&whole, GUTTER, Reading::LeftToRight);
        assert!((other[2].bounds().x0 - -3.0).abs() < 0.001);
    }
}
