//! Named styles of balloons, captions and lettering. Lengths are millimetres on the printed page.

mod built_in;
mod lettering;

use super::shape::BodyShape;
use super::tail::TailKind;
use super::warp::Warp;
use crate::geom::{Rgba, units};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

pub use built_in::{BUILT_IN, Role, built_in};
pub use lettering::{Align, CAP_HEIGHT_MM, Direction, Kinsoku, LangLettering, Lettering, MIN_SCALE, Upright};

/// The name of a style, for example `speech`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StyleName(pub String);

impl StyleName {
    /// The style called `name`.
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Display for StyleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Width of the pen, mm: balloon outline, panel border and letter stem are one pen's (rule F08: 0.75–1 pt).
pub const PEN_MM: f64 = units::MM_PER_PT;
/// The finest pen that outlines take from a border, mm: a quarter of a point is the least that prints.
pub const FINEST_PEN_MM: f64 = 0.25 * units::MM_PER_PT;
/// The heaviest pen that outlines take from a border, mm: beyond 1.4 times the letters' stems (rule F08) a line
/// shouts them down.
pub const HEAVIEST_PEN_MM: f64 = 1.75 * units::MM_PER_PT;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_one(v: &f64) -> bool {
    *v == 1.0
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// How an outline is drawn, whatever the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OutlineKind {
    /// One line.
    #[default]
    Single,
    /// Dashes (rule C10: whispers).
    Dashed,
    /// Two lines, one inside the other (rule B12: power, volume).
    Double,
    /// No body at all: words stand on the art with a halo around them (rule C16).
    Bare,
}

impl OutlineKind {
    /// All kinds, in the order that pickers show.
    pub const ALL: [Self; 4] = [Self::Single, Self::Dashed, Self::Double, Self::Bare];
}

/// How a balloon or caption looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BalloonStyle {
    /// Its body.
    pub shape: BodyShape,
    /// The colour inside.
    pub fill: Rgba,
    /// The colour of the outline.
    pub stroke: Rgba,
    /// The outline's width in mm, 0 for none; that of the panel's border if it is left out (rule F08: one pen draws
    /// both).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke_mm: Option<f64>,
    /// Where the width is that of the panel's border: how many times as wide.
    #[serde(skip_serializing_if = "is_one")]
    pub stroke_scale: f64,
    /// How the outline is drawn.
    #[serde(skip_serializing_if = "is_default")]
    pub outline: OutlineKind,
    /// What its tails look like.
    #[serde(skip_serializing_if = "is_default")]
    pub tail: TailKind,
    /// Dashes and gaps by turns in mm, for an outline with a rhythm of its own.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dash_mm: Vec<f64>,
    /// From ink to outline as a multiple of the height of capitals (rule B03: 0.5–0.75).
    pub padding_caps: f64,
    /// The words.
    pub lettering: Lettering,
    /// How the letters of a sound effect are bent.
    #[serde(skip_serializing_if = "Warp::is_plain")]
    pub warp: Warp,
}

impl BalloonStyle {
    /// The same with letters, lobes, spikes and waves so many times as large. Pens stay as they are.
    #[must_use]
    pub fn scaled(self, by: f64) -> Self {
        if by == 1.0 {
            return self;
        }
        let mut lettering = self.lettering;
        lettering.cap_height_mm *= by;
        for own in lettering.in_lang.values_mut() {
            own.cap_height_mm = own.cap_height_mm.map(|mm| mm * by);
        }
        Self { shape: self.shape.scaled(by), lettering, ..self }
    }

    /// The outline's width in mm beside a panel whose border is `border_mm` wide. A panel without a border leaves
    /// the usual pen, and one with a very heavy border is not followed beyond [`HEAVIEST_PEN_MM`].
    pub fn stroke_beside(&self, border_mm: f64) -> f64 {
        let pen = if border_mm > 0.0 { border_mm.clamp(FINEST_PEN_MM, HEAVIEST_PEN_MM) } else { PEN_MM };
        self.stroke_mm.unwrap_or(pen * self.stroke_scale)
    }
}

impl Default for BalloonStyle {
    fn default() -> Self {
        Self {
            shape: BodyShape::default(),
            fill: Rgba::WHITE,
            stroke: Rgba::BLACK,
            stroke_mm: None,
            stroke_scale: 1.0,
            outline: OutlineKind::Single,
            tail: TailKind::Curved,
            dash_mm: Vec::new(),
            padding_caps: 0.75,
            lettering: Lettering::default(),
            warp: Warp::default(),
        }
    }
}

/// Styles by name.
pub type Styles = BTreeMap<StyleName, BalloonStyle>;
