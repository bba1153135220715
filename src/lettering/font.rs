//! Faces: one font of one style, with its bytes, its metrics and the outlines of its glyphs.

use crate::geom::{BezPath, Rect};
use harfrust::font::Font;
use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use harfrust::{Direction, Feature, GlyphId, Language, Script, ShapePlan, ShapePlanKey};
use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

/// A font file's bytes, shared.
pub type FontBytes = Arc<[u8]>;

/// Height of a capital, in ems, where a face has no H to measure.
pub const USUAL_CAP_HEIGHT: f64 = 0.7;

/// One face of one font file. Cheap to clone; two clones are equal, two loads are not.
#[derive(Clone)]
pub struct Face(Arc<FaceData>);

struct FaceData {
    bytes: FontBytes,
    index: u32,
    family: String,
    font: Font,
    traits: Traits,
    /// Ink boxes measured so far, four font-unit numbers packed in each; [`UNMEASURED`] before that.
    inks: Box<[AtomicU64]>,
    /// How to shape with this face, for each script, language and set of features met so far.
    plans: Mutex<Vec<Arc<ShapePlan>>>,
}

/// What a face is like, found once when it is loaded.
#[derive(Debug, Clone, Copy, Default)]
struct Traits {
    units_per_em: f64,
    cap_height: f64,
    x_height: f64,
    weight: u16,
    italic: bool,
    han: bool,
    plain_i: Option<char>,
}

/// An ink box that was not asked for yet: no box has all four sides at this number.
const UNMEASURED: u64 = 0x8000_8000_8000_8000;

/// A font file that could not be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{family} is not a font that can be read; use a TrueType or OpenType file")]
pub struct NotAFont {
    /// What the font was asked for as.
    pub family: String,
}

struct Shared(FontBytes);

impl AsRef<[u8]> for Shared {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl Face {
    /// A face out of a font file's bytes; `index` is 0 but for collections.
    pub fn new(family: &str, bytes: FontBytes, index: u32) -> Result<Self, NotAFont> {
        let fault = || NotAFont { family: family.to_owned() };
        let holder: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(Shared(bytes.clone()));
        let font = Font::new(harfrust::font::Blob::Shared(holder), index).ok_or_else(fault)?;
        let raw_em = font.metrics().raw_units_per_em;
        if raw_em == 0 || font.num_glyphs() == 0 || !font.charmap().has_unicode() {
            return Err(fault());
        }
        let inks = (0..font.num_glyphs()).map(|_| AtomicU64::new(UNMEASURED)).collect();
        let mut data = FaceData {
            bytes,
            index,
            family: family.to_owned(),
            font,
            traits: Traits { units_per_em: f64::from(raw_em), ..Traits::default() },
            inks,
            plans: Mutex::new(Vec::new()),
        };
        data.traits = data.measure();
        Ok(Self(Arc::new(data)))
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
        self.0.traits.units_per_em
    }

    /// The weight that the file claims, 100 (thin) to 900 (black).
    pub fn weight(&self) -> u16 {
        self.0.traits.weight
    }

    /// The file claims to be italic or oblique.
    pub fn is_italic(&self) -> bool {
        self.0.traits.italic
    }

    /// Height of a flat capital in ems, measured on the H; [`USUAL_CAP_HEIGHT`] where there is none (F03).
    pub fn cap_height(&self) -> f64 {
        self.0.traits.cap_height
    }

    /// Height of a flat small letter in ems, measured on the x.
    pub fn x_height(&self) -> f64 {
        self.0.traits.x_height
    }

    /// The face holds Chinese characters, so its em is sized as a Han em.
    pub fn has_han(&self) -> bool {
        self.0.traits.han
    }

    /// What to type for a capital I without crossbars where this face's own I has them (T02).
    pub fn plain_i(&self) -> Option<char> {
        self.0.traits.plain_i
    }

    /// The glyph that the face's own character map gives.
    pub fn glyph(&self, ch: char) -> Option<u16> {
        self.0.glyph(ch)
    }

    /// A glyph's pen advance in ems.
    pub fn advance(&self, glyph: u16) -> f64 {
        f64::from(self.0.font.glyph_metrics().h_advance(GlyphId::from(glyph))) / self.units_per_em()
    }

    /// A rectangle around a glyph's ink in ems, y down, origin on the baseline; `None` for a blank.
    ///
    /// Taken from the control points of the outline, so it holds the ink and is seldom larger.
    pub fn ink(&self, glyph: u16) -> Option<Rect> {
        self.0.ink(glyph)
    }

    /// A glyph's outline in ems, y down, with the origin on the baseline; `None` for a blank.
    pub fn outline(&self, glyph: u16) -> Option<BezPath> {
        let found = self.0.font.outline_glyphs().get(GlyphId::from(glyph))?;
        let mut pen = Pen { path: BezPath::new(), em: self.units_per_em() };
        found.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen).ok()?;
        Some(pen.path).filter(|p| !p.elements().is_empty())
    }

    /// The face as the shaper wants it.
    pub(super) fn shaper_font(&self) -> &Font {
        &self.0.font
    }

    /// The plan for shaping a run, made on first use.
    pub(super) fn plan(
        &self,
        direction: Direction,
        script: Script,
        language: Option<&Language>,
        features: &[Feature],
    ) -> Arc<ShapePlan> {
        let key =
            ShapePlanKey::new(&self.0.font, Some(script), direction).language(language).features(features);
        let mut plans = self.0.plans.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(plan) = plans.iter().find(|p| key.matches(p)) {
            return plan.clone();
        }
        let plan = Arc::new(ShapePlan::new(&self.0.font, direction, Some(script), language, features));
        plans.push(plan.clone());
        plan
    }
}

impl FaceData {
    fn glyph(&self, ch: char) -> Option<u16> {
        self.font.charmap().map_unicode(ch).and_then(|g| u16::try_from(g.to_u32()).ok())
    }

    fn ink(&self, glyph: u16) -> Option<Rect> {
        let slot = self.inks.get(usize::from(glyph))?;
        let mut packed = slot.load(Ordering::Relaxed);
        if packed == UNMEASURED {
            packed = self.draw_ink(glyph);
            slot.store(packed, Ordering::Relaxed);
        }
        if packed == 0 {
            return None;
        }
        let side =
            |shift: u32| f64::from(((packed >> shift) as u16).cast_signed()) / self.traits.units_per_em;
        Some(Rect::new(side(48), side(32), side(16), side(0)))
    }

    /// The ink box in font units, y down, rounded outwards: x0 y0 x1 y1; 0 for a blank.
    fn draw_ink(&self, glyph: u16) -> u64 {
        let Some(found) = self.font.outline_glyphs().get(GlyphId::from(glyph)) else { return 0 };
        let Ok(box_) = found.extents() else { return 0 };
        if box_.width == 0.0 && box_.height == 0.0 {
            return 0;
        }
        let (left, top) = (box_.x_bearing, -box_.y_bearing);
        let (right, bottom) = (left + box_.width.abs(), top + box_.height.abs());
        [left.floor(), top.floor(), right.ceil(), bottom.ceil()].into_iter().fold(0, |packed, side| {
            let side = side.clamp(-32_767.0, 32_767.0) as i16;
            (packed << 16) | u64::from(side as u16)
        })
    }

    fn measure(&self) -> Traits {
        let attributes = self.font.default_attributes();
        let ink_of = |ch| self.glyph(ch).and_then(|g| self.ink(g));
        let height_of = |ch| ink_of(ch).map(|r| -r.y0).filter(|h| *h > 0.05 && *h < 4.0);
        let cap_height = height_of('H').unwrap_or(USUAL_CAP_HEIGHT);
        let x_height = height_of('x').unwrap_or(cap_height * 0.7);
        Traits {
            units_per_em: self.traits.units_per_em,
            cap_height,
            x_height,
            weight: attributes.weight.value().clamp(1.0, 1000.0) as u16,
            italic: attributes.style != harfrust::font::attribute::Style::Normal,
            han: self.glyph('\u{4e00}').is_some() && self.glyph('\u{7684}').is_some(),
            plain_i: ink_of('I').and_then(|crossed| plain_i(crossed, cap_height, ink_of)),
        }
    }
}

/// T02 The key that draws a bare stroke as tall as a capital, where the I key draws one with crossbars: the
/// small i of a face that has capitals only, or the small l of a face whose ascenders end with its capitals.
fn plain_i(crossed: Rect, cap: f64, ink_of: impl Fn(char) -> Option<Rect>) -> Option<char> {
    // Crossbars make the I at least a quarter wider than the bare stroke; heights must agree to the eye.
    const WIDER: f64 = 1.25;
    const HEIGHT_TOLERANCE: f64 = 0.06;
    let same_height =
        |r: &Rect| (-r.y0 - cap).abs() < HEIGHT_TOLERANCE * cap && r.y1 < HEIGHT_TOLERANCE * cap;
    let capitals_only = ink_of('x').is_some_and(|r| same_height(&r));
    let key = if capitals_only { 'i' } else { 'l' };
    ink_of(key).filter(|r| same_height(r) && crossed.width() > WIDER * r.width()).map(|_| key)
}

struct Pen {
    path: BezPath,
    em: f64,
}

impl Pen {
    fn at(&self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) / self.em, -f64::from(y) / self.em)
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at(x, y));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at(x, y));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path.quad_to(self.at(cx0, cy0), self.at(x, y));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.curve_to(self.at(cx0, cy0), self.at(cx1, cy1), self.at(x, y));
    }

    fn close(&mut self) {
        self.path.close_path();
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::geom::outline::bounds;

    fn comic() -> Face {
        let bytes = include_bytes!("../../assets/fonts/ComicNeue-Bold.otf");
        Face::new("Comic Neue", bytes.as_slice().into(), 0).expect("a font")
    }

    #[test]
    fn a_face_knows_its_size_and_its_style() {
        let face = comic();
        assert_eq!((face.units_per_em(), face.weight(), face.is_italic()), (1000.0, 700, false));
        assert!((face.cap_height() - 0.675).abs() < 0.01, "{}", face.cap_height());
        assert!(!face.has_han());
        assert_eq!(face.plain_i(), Some('l'));
        assert_eq!(face.glyph('\u{4e00}'), None);
    }

    #[test]
    fn ink_holds_the_outline_and_a_blank_has_none() {
        let face = comic();
        let g = face.glyph('Q').expect("a letter");
        let (ink, drawn) =
            (face.ink(g).expect("ink"), bounds(&face.outline(g).expect("drawn")).expect("some"));
        assert!(ink.inflate(1e-6, 1e-6).union(drawn) == ink.inflate(1e-6, 1e-6), "{ink:?} {drawn:?}");
        assert!((ink.width() - drawn.width()).abs() < 0.05);
        let space = face.glyph(' ').expect("a space");
        assert_eq!((face.ink(space), face.outline(space).is_none()), (None, true));
        assert!(face.advance(space) > 0.1);
        assert_eq!(face.ink(u16::MAX), None);
    }

    #[test]
    fn what_is_no_font_is_refused() {
        for bytes in [&b""[..], b"OTTO", &[0; 400]] {
            assert!(Face::new("Nothing", bytes.into(), 0).is_err());
        }
        let good = include_bytes!("../../assets/fonts/ComicNeue-Bold.otf");
        // Half a file may still load; then asking it for anything is safe.
        if let Ok(half) = Face::new("Half", good[..good.len() / 2].into(), 0) {
            let _ = (half.outline(5), half.ink(5), half.advance(5));
        }
    }
}
