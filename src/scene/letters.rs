//! Letters as outlines, and what goes around them: shadow, glow and lines, each around all letters at once, so that
//! nothing shows where letters meet.

use super::list::{Group, Node, PathNode};
use crate::geom::offset::{Corners, outward, swept, without_specks};
use crate::geom::{Affine, BezPath, Rgba, Vec2};
use crate::lettering::place::{Fitted, PlacedGlyph};
use crate::model::{Blend, Emphasis, LetterGlow, LetterOutline, LetterShadow, Lettering};
use std::sync::Arc;

/// What goes around letters.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Coat {
    /// The innermost first.
    pub outlines: Vec<LetterOutline>,
    pub shadow: Option<LetterShadow>,
    pub glow: Option<LetterGlow>,
    pub opacity: f64,
}

/// A hole in a line that is smaller than a square of this side, as a multiple of the height of capitals, is closed: the
/// next line's colour would show in it as a speck.
const SPECK_CAPS: f64 = 0.22;
/// A soft edge is drawn in at most this many steps.
const MOST_STEPS: usize = 28;
/// A step of a soft edge is not wider than this, mm: two dots at 300 dpi, where its few per cent of grey do not show.
const STEP_MM: f64 = 0.17;

impl Coat {
    pub fn of(lettering: &Lettering) -> Self {
        Self {
            outlines: lettering.outlines.iter().filter(|o| o.width_caps > 0.0).copied().collect(),
            shadow: lettering.shadow.filter(|s| s.colour.a > 0),
            glow: lettering.glow.filter(|g| g.colour.a > 0 && g.reach_caps > 0.0),
            opacity: lettering.opacity,
        }
    }

    /// There is nothing around the letters, and they are solid.
    pub fn is_bare(&self) -> bool {
        self.outlines.is_empty() && self.shadow.is_none() && self.glow.is_none() && self.opacity >= 1.0
    }

    /// How far lines reach from the letters, as a multiple of the height of capitals.
    pub fn lines_caps(&self) -> f64 {
        self.outlines.iter().map(|o| o.width_caps).sum()
    }

    /// How far anything reaches from the letters, as a multiple of the height of capitals.
    pub fn reach_caps(&self) -> f64 {
        let shadow = self.shadow.map_or(0.0, |s| s.by_caps.x.abs().max(s.by_caps.y.abs()) + s.soft_caps);
        // Points of mitred corners stick out by three widths at most.
        let lines =
            self.outlines.iter().map(|o| o.width_caps * if o.mitred { 3.1 } else { 1.0 }).sum::<f64>();
        lines + shadow.max(self.glow.map_or(0.0, |g| g.reach_caps))
    }

    /// With an outline or a shadow that a stretch of words has of its own.
    pub fn with(&self, emphasis: &Emphasis) -> Self {
        let mut coat = self.clone();
        if let Some(line) = emphasis.outline {
            coat.outlines = Some(line).into_iter().filter(|o| o.width_caps > 0.0).collect();
        }
        coat.shadow = emphasis.shadow.map_or(coat.shadow, |s| Some(s).filter(|s| s.colour.a > 0));
        coat
    }

    /// Letters with everything around them, as solid as they are to be.
    pub fn faded(&self, nodes: Vec<Node>) -> Vec<Node> {
        if self.opacity < 1.0 {
            return vec![Node::Group(Group {
                clip: None,
                opacity: self.opacity as f32,
                blend: Blend::Normal,
                nodes,
            })];
        }
        nodes
    }

    /// What is behind letters.
    pub fn behind(&self, letters: &BezPath, cap_mm: f64) -> Vec<Node> {
        let mut lines: Vec<(BezPath, Rgba)> = Vec::new();
        let mut body = letters.clone();
        for line in &self.outlines {
            let corners = if line.mitred { Corners::Mitred } else { Corners::Round };
            body = outward(&body, line.width_caps * cap_mm, corners);
            body = without_specks(&body, SPECK_CAPS * SPECK_CAPS * cap_mm * cap_mm);
            lines.push((body.clone(), line.colour));
        }
        let mut nodes = Vec::new();
        if let Some(glow) = self.glow {
            soft(&body, glow.reach_caps * cap_mm, glow.colour, &mut nodes);
        }
        if let Some(shadow) = self.shadow {
            let by = Vec2::new(shadow.by_caps.x, shadow.by_caps.y) * cap_mm;
            let thrown = if shadow.solid { swept(&body, by) } else { Affine::translate(by) * body.clone() };
            if shadow.soft_caps > 0.0 {
                soft(&thrown, shadow.soft_caps * cap_mm, shadow.colour, &mut nodes);
            } else {
                nodes.push(filled(thrown, shadow.colour));
            }
        }
        nodes.extend(lines.into_iter().rev().map(|(path, colour)| filled(path, colour)));
        nodes
    }
}

pub(super) fn filled(path: BezPath, colour: Rgba) -> Node {
    Node::Path(PathNode { path: Arc::new(path), fill: Some(colour), stroke: None })
}

/// A shape whose edge fades over `reach` mm: grown shapes one over the other, each nearly clear. Shapes and no
/// blurred pixels, so that every output has it at its own resolution.
fn soft(body: &BezPath, reach: f64, colour: Rgba, nodes: &mut Vec<Node>) {
    let steps = ((reach / STEP_MM).ceil() as usize).clamp(4, MOST_STEPS);
    let full = f64::from(colour.a) / 255.0;
    let mut covered = 0.0;
    for step in (0..steps).rev() {
        let share = (step as f64 + 0.5) / steps as f64;
        // What a blurred edge looks like: slow, quick, slow.
        let rest = 1.0 - share;
        let wanted = full * rest * rest * (3.0 - 2.0 * rest);
        let alpha = if covered < 1.0 { (wanted - covered) / (1.0 - covered) } else { 0.0 };
        let a = (alpha * 255.0).round().clamp(0.0, 255.0);
        covered += (1.0 - covered) * a / 255.0;
        if a > 0.0 {
            let grown = outward(body, reach * share, Corners::Round);
            nodes.push(filled(grown, Rgba { a: a as u8, ..colour }));
        }
    }
}

/// The outlines of letters, readings and dots, in the block's space: of those whose place in the text is `wanted`.
pub(super) fn outline(fitted: &Fitted, wanted: impl Fn(usize) -> bool) -> BezPath {
    let mut all = BezPath::new();
    let glyphs = fitted.lines.iter().flat_map(|l| l.glyphs.iter().chain(&l.notes));
    for glyph in glyphs.filter(|g| wanted(g.cluster)) {
        if let Some(path) = glyph_outline(glyph) {
            all.extend(path.elements().iter().copied());
        }
    }
    all
}

/// One letter's outline at its place in the block.
pub(super) fn glyph_outline(glyph: &PlacedGlyph) -> Option<BezPath> {
    glyph.face.outline(glyph.id).map(|path| glyph.set_from_em() * path)
}
