//! How the borders of panels are drawn.

use super::outline::Outline;
use super::place::{SHARE, is_width};
use serde::{Deserialize, Serialize};

/// The most edges that can be without a line.
pub const MAX_OPEN: usize = 500;
/// The widest halo around a panel, mm.
pub const MAX_HALO_MM: f64 = 50.0;
/// How far lines can run beyond corners, mm.
pub const MAX_OVERSHOOT_MM: f64 = 20.0;
/// What lies this near to an edge lies on it, mm.
const ON_EDGE_MM: f64 = 0.02;

/// How a panel's border is drawn, besides its width and colour.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BorderStyle {
    /// The kind of line.
    #[serde(skip_serializing_if = "is_default")]
    pub kind: BorderKind,
    /// The edges that have no line, by their numbers from 0 in the order of the outline's corners: of a rectangle the
    /// top, right, bottom and left one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub open: Vec<usize>,
    /// Paper around the panel, mm, so that one that lies over others has a gutter of its own.
    #[serde(skip_serializing_if = "is_default")]
    pub halo_mm: f64,
}

fn is_default<T: Default + PartialEq>(v: &T) -> bool {
    *v == T::default()
}

/// The kinds of lines along a border.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub enum BorderKind {
    /// One line.
    #[default]
    Single,
    /// A dashed line: what is remembered, dreamt or not yet so.
    Dashed,
    /// Two lines.
    Double,
    /// A line as the hand draws it.
    Drawn(HandLine),
}

/// A line as the hand draws it along a ruler or without one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct HandLine {
    /// How unsteady the hand is: 0 (a ruler) to 1.
    pub wobble: f64,
    /// How far lines run beyond the corners, mm; 0 where they meet.
    #[serde(skip_serializing_if = "is_default")]
    pub overshoot_mm: f64,
    /// By which one hand differs from another.
    #[serde(skip_serializing_if = "is_default")]
    pub seed: u32,
}

impl Default for HandLine {
    fn default() -> Self {
        Self { wobble: 0.35, overshoot_mm: 0.0, seed: 0 }
    }
}

impl BorderStyle {
    /// A plain line all around.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        let hand = match self.kind {
            BorderKind::Drawn(hand) => {
                SHARE.contains(&hand.wobble) && (0.0..=MAX_OVERSHOOT_MM).contains(&hand.overshoot_mm)
            }
            _ => true,
        };
        hand && self.open.len() <= MAX_OPEN && is_width(self.halo_mm) && self.halo_mm <= MAX_HALO_MM
    }

    /// The edge of this number has a line.
    pub fn has_line(&self, edge: usize) -> bool {
        !self.open.contains(&edge)
    }

    /// The edge of this number with a line or without.
    #[must_use]
    pub fn with_line(&self, edge: usize, line: bool) -> Self {
        let mut open: Vec<usize> = self.open.iter().copied().filter(|e| *e != edge).collect();
        if !line {
            open.push(edge);
        }
        open.sort_unstable();
        Self { open, ..self.clone() }
    }

    /// The style for an outline that was made from another one: edges that lie on such as had no line have none.
    #[must_use]
    pub fn carried(&self, from: &Outline, to: &Outline) -> Self {
        Self { open: edges_left(from, |n| !self.has_line(n), to), ..self.clone() }
    }
}

/// The edges of an outline that lie on those edges of another one, which it was made from, that are meant.
pub fn edges_left(from: &Outline, is_meant: impl Fn(usize) -> bool, to: &Outline) -> Vec<usize> {
    let meant: Vec<_> =
        from.edges().into_iter().enumerate().filter(|(n, _)| is_meant(*n)).map(|(_, e)| e).collect();
    if meant.is_empty() {
        return Vec::new();
    }
    let on = |p| meant.iter().any(|e| e.nearest(p).1 < ON_EDGE_MM);
    let edges = to.edges().into_iter().enumerate();
    edges.filter(|(_, e)| [e.from, e.middle(), e.to].into_iter().all(on)).map(|(n, _)| n).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Frame, Spot};

    #[test]
    fn edges_without_a_line_stay_so_where_they_are_left() {
        let whole = Outline::Rect(Frame::new(0.0, 0.0, 40.0, 30.0));
        let style = BorderStyle::default().with_line(3, false).with_line(0, false);
        assert_eq!(style.open, [0, 3]);
        // The right half: its top is open as that of the whole, its left edge is new.
        let right = Outline::Rect(Frame::new(22.0, 0.0, 18.0, 30.0));
        assert_eq!(style.carried(&whole, &right).open, [0]);
        let cut =
            Outline::Polygon([(0.0, 0.0), (30.0, 0.0), (40.0, 30.0), (0.0, 30.0)].map(Spot::from).to_vec());
        assert_eq!(style.carried(&whole, &cut).open, [0, 3]);
        assert_eq!(style.with_line(0, true).with_line(3, true), BorderStyle::default());
    }
}
