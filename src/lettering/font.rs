//! Faces: one font of one style, with its bytes, its metrics and the outlines of its glyphs.

use crate::geom::{BezPath, Point};
use ab_glyph::{Font as _, FontVec, GlyphId, OutlineCurve};
use std::fmt;
use std::sync::Arc;

/// A font file's bytes, shared.
pub type FontBytes = Arc<[u8]>;

/// One face of one font file. Cheap to clone; two clones are equal, two loads are not.
#[derive(Clone)]
pub struct Face(Arc<FaceData>);

struct FaceData {
    bytes: FontBytes,
    index: u32,
    family: String,
    outlines: FontVec,
    units_per_em: f64,
}

/// A font file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{family} is not a font that can be read; use a TrueType or OpenType file")]
pub struct NotAFont {
    /// What the font was asked for as.
    pub family: String,
}

impl Face {
    /// A face out of a font file's bytes; `index` is 0 but for collections.
    pub fn new(family: &str, bytes: FontBytes, index: u32) -> Result<Self, NotAFont> {
        let fault = || NotAFont { family: family.to_owned() };
        let outlines = FontVec::try_from_vec_and_index(bytes.to_vec(), index).map_err(|_| fault())?;
        let units_per_em = f64::from(outlines.units_per_em().filter(|u| *u > 0.0).ok_or_else(fault)?);
        Ok(Self(Arc::new(FaceData { bytes, index, family: family.to_owned(), outlines, units_per_em })))
    }

    /// The family's name, as styles give it.
    pub fn family(&self) -> &str {
        &self.0.family
    }

    /// The whole font file.
    pub fn bytes(&self) -> &FontBytes {
        &self.0.bytes
    }

    /// The face's number within its file.
    pub fn index(&self) -> u32 {
        self.0.index
    }

    /// Font units in an em.
    pub fn units_per_em(&self) -> f64 {
        self.0.units_per_em
    }

    /// A glyph's outline in ems, y down, with the origin on the baseline; `None` for a blank.
    pub fn outline(&self, glyph: u16) -> Option<BezPath> {
        let curves = self.0.outlines.outline(GlyphId(glyph))?.curves;
        let em = self.0.units_per_em;
        let at = |p: ab_glyph::Point| Point::new(f64::from(p.x) / em, -f64::from(p.y) / em);
        let mut path = BezPath::new();
        let mut pen: Option<Point> = None;
        for curve in curves {
            let (from, to) = match curve {
                OutlineCurve::Line(a, b) => (at(a), at(b)),
                OutlineCurve::Quad(a, _, b) => (at(a), at(b)),
                OutlineCurve::Cubic(a, _, _, b) => (at(a), at(b)),
            };
            if pen != Some(from) {
                if pen.is_some() {
                    path.close_path();
                }
                path.move_to(from);
            }
            match curve {
                OutlineCurve::Line(..) => path.line_to(to),
                OutlineCurve::Quad(_, c, _) => path.quad_to(at(c), to),
                OutlineCurve::Cubic(_, c, d, _) => path.curve_to(at(c), at(d), to),
            }
            pen = Some(to);
        }
        if pen.is_some() {
            path.close_path();
        }
        Some(path).filter(|p| !p.elements().is_empty())
    }
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Eq for Face {}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Face({} #{})", self.0.family, self.0.index)
    }
}
