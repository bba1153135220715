//! The drawing list: groups, paths, glyph runs and images, resolved, in page millimetres. Painters and
//! exporters read only this.

use super::typed::Caret;
use crate::asset::ArtKey;
use crate::geom::{Affine, BezPath, Point, Rect, Rgba};
use crate::lettering::font::Face;
use crate::model::{Blend, ItemId, LineId};
use std::sync::Arc;

/// One page of one edition, resolved. Page millimetres with the origin at the trimmed page's top left.
#[derive(Debug, Clone)]
pub struct Scene {
    /// The trimmed page.
    pub trim: Rect,
    /// The trimmed page with its bleed around it; equal to `trim` where there is none.
    pub bleed: Rect,
    /// What the page is printed on.
    pub paper: Rgba,
    /// What is on the page, in paint order.
    pub parts: Vec<Arc<Part>>,
}

/// What one item draws.
#[derive(Debug, Clone)]
pub struct Part {
    /// The item that this is the drawing of; none ([`ItemId::NONE`]) for what the book prints on every page.
    pub item: ItemId,
    /// A rectangle that holds everything the nodes paint, in page mm.
    pub bounds: Rect,
    /// The rectangle that handles go around: the body without tails, the panel without its border's outer half.
    pub frame: Rect,
    /// What a click hits, closed, in page mm: a balloon's body with its tails, a panel's outline.
    pub hit: Arc<BezPath>,
    /// The pointers of a balloon or caption, in the order of the item's tails.
    pub tails: Vec<TailMark>,
    /// The block of words, for editing them in place.
    pub text: Option<TextBlock>,
    /// In paint order.
    pub nodes: Vec<Node>,
}

/// Where a tail is, in page mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TailMark {
    /// Where the speaker's mouth is.
    pub mouth: Point,
    /// Where the tail ends.
    pub tip: Point,
    /// Where its middle line leaves the body.
    pub root: Point,
    /// Half way along its middle line.
    pub middle: Point,
    /// One end of its foot on the body.
    pub base: Point,
}

impl TailMark {
    /// The mouth lies within the body, so that no tail is seen.
    pub fn is_swallowed(&self) -> bool {
        self.mouth == self.root
    }
}

/// The block of words of a part.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    /// The line that it shows.
    pub line: LineId,
    /// Around the lines, in page mm before rotation.
    pub block: Rect,
    /// Degrees clockwise about the block's middle.
    pub rotate: f64,
    /// The em of the first letter in mm.
    pub size_mm: f64,
    /// The distance between lines in mm.
    pub pitch_mm: f64,
    /// The lines run from top to bottom.
    pub vertical: bool,
    /// The words are too long for the outline that they were given.
    pub overflows: bool,
    /// Where a caret may stand, in the order of the words; only while they are typed.
    pub carets: Vec<Caret>,
}

/// A thing to draw.
#[derive(Debug, Clone)]
pub enum Node {
    /// Several things, clipped or made translucent together.
    Group(Group),
    /// A filled or stroked outline.
    Path(PathNode),
    /// Glyphs of one face, size and colour.
    Glyphs(GlyphRun),
    /// A picture.
    Image(ImageNode),
}

/// Things that are clipped or made translucent together.
#[derive(Debug, Clone)]
pub struct Group {
    /// Only what is inside shows (non-zero winding).
    pub clip: Option<Arc<BezPath>>,
    /// 0 (unseen) to 1.
    pub opacity: f32,
    /// How its colours mix with what lies below it. What is clipped together or mixes within a group does so by
    /// itself, whatever lies behind the group.
    pub blend: Blend,
    /// In paint order.
    pub nodes: Vec<Node>,
}

/// An outline with a fill (non-zero winding), a stroke, or both; the stroke is on top.
#[derive(Debug, Clone)]
pub struct PathNode {
    /// In page mm.
    pub path: Arc<BezPath>,
    /// The colour inside.
    pub fill: Option<Rgba>,
    /// The line along the outline.
    pub stroke: Option<Stroke>,
}

/// A line along an outline, centred on it, with round joins and caps.
#[derive(Debug, Clone, PartialEq)]
pub struct Stroke {
    /// Its colour.
    pub colour: Rgba,
    /// Its width in mm.
    pub width_mm: f64,
    /// Lengths of dash and gap by turns, in mm; empty for a solid line.
    pub dash_mm: Vec<f64>,
    /// Corners are drawn to a point and not rounded (panel borders).
    pub mitred: bool,
}

/// Glyphs of one face, size and colour, with the text that they spell.
#[derive(Debug, Clone)]
pub struct GlyphRun {
    /// The face.
    pub face: Face,
    /// The em in mm.
    pub size_mm: f64,
    /// From the run's own space (mm, y down, letters upright along x) to the page: words on their side in vertical
    /// lines are turned by it.
    pub page_from_run: Affine,
    /// In reading order along the line.
    pub glyphs: Vec<Glyph>,
    /// The colour of the letters.
    pub fill: Rgba,
    /// A line around the letters, painted behind them.
    pub halo: Option<Stroke>,
    /// What the glyphs spell; nothing for readings and dots beside the text.
    pub text: String,
}

/// A glyph at its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    /// The glyph's number within the face.
    pub id: u16,
    /// The pen position on the baseline, in run space (mm).
    pub x: f64,
    /// The pen position on the baseline, in run space (mm).
    pub y: f64,
    /// Slant of a face that has no italic of its own: the tangent of the angle, 0 for none.
    pub slant: f64,
    /// Width against the natural one: 1 but for letters that share a cell of a column.
    pub stretch: f64,
}

/// A picture at its place.
#[derive(Debug, Clone)]
pub struct ImageNode {
    /// Which picture.
    pub art: ArtKey,
    /// From the picture's own space (its natural pixels or SVG units, origin at its top left) to the page.
    pub page_from_art: Affine,
    /// The picture's natural size, in that space.
    pub width: f64,
    /// The picture's natural height, in that space.
    pub height: f64,
}
