//! The laws of the model as data, and where one is broken. What tells them to people says each in its own language.

use super::art::ZOOM_RANGE;
use super::border::{MAX_HALO_MM, MAX_OPEN, MAX_OVERSHOOT_MM};
use super::colours::MAX_SWATCHES;
use super::guide::MAX_GUIDES;
use super::id::{ItemId, LineId, PageId};
use super::invariants::{
    LEADING_RANGE, MAX_TAILS, MIN_DASH_MM, MIN_LETTER_MM, PADDING_RANGE, STROKE_SCALES, WEIGHT_RANGE,
};
use super::item::SCALE_RANGE;
use super::letters::{MAX_OUTLINES, MIN_SCALE_RANGE, REACH_CAPS, TRACKING_RANGE};
use super::mark::MAX_MARKS;
use super::place::{MAX_LENGTH_M, SHARE};
use super::running::{DISTANCE_MM, MAX_RUNNING};
use super::setup::SetupFault;
use super::style::StyleName;
use super::tail::{self, ROOT_RANGE};
use super::warp::{BEND_RANGE, GROWTH_RANGE, SLANT_RANGE, STRETCH_RANGE};
use std::fmt::{self, Display};
use std::ops::RangeInclusive;

/// Where a law is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What holds for the whole book.
    Book,
    /// What episodes share.
    Series,
    /// What pages on their way to another project lean on.
    Excerpt,
    /// A page, counted from 1.
    Page(usize),
    /// An item of a page.
    Item {
        /// Its page, counted from 1.
        page: usize,
        /// Which.
        id: ItemId,
    },
}

impl Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Book => f.write_str("the book"),
            Self::Series => f.write_str("the series"),
            Self::Excerpt => f.write_str("the pages"),
            Self::Page(page) => write!(f, "page {page}"),
            Self::Item { page, id } => write!(f, "page {page}: item {id}"),
        }
    }
}

/// What must hold of a project, named by what breaks it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Law {
    /// A project without pages.
    #[error("a project needs at least one page; add one to `pages`")]
    NoPages,
    /// A project or series without languages.
    #[error("it names no language; give at least one in `languages`")]
    NoLanguage,
    /// A cover that is not the first page.
    #[error("only the first page can be the cover; move it to the front or take `cover` off")]
    CoverBehind,
    /// Too many colours.
    #[error("a palette can have {MAX_SWATCHES} colours at most; take some away")]
    Palette,
    /// Too many running texts.
    #[error("a book has {MAX_RUNNING} running texts at most; take some away")]
    RunningTexts,
    /// A running text that is nowhere near the page.
    #[error("a running text must be {} mm from the edges of the page", between(&DISTANCE_MM))]
    RunningPlace,
    /// A running text in letters that cannot be drawn.
    #[error("the `letter_mm` of a running text must be above 0 mm and at most {MAX_LENGTH_M} m")]
    RunningLetters,
    /// Figures of a page setup that cannot be used.
    #[error("its page setup cannot be used: {0}")]
    Setup(SetupFault),
    /// A style without a name.
    #[error("a style needs a name")]
    StyleName,
    /// A style that cannot be drawn.
    #[error("the style `{0}` cannot be drawn: {1}")]
    Style(StyleName, StyleFault),
    /// Two pages of one id.
    #[error("another page has the id {0} too; give one of them a new id")]
    PageTwice(PageId),
    /// Two lines of one id.
    #[error("another line has the id {0} too; give one of them a new id")]
    LineTwice(LineId),
    /// Two items of one id.
    #[error("another item has the id {0} too; give one of them a new id")]
    ItemTwice(ItemId),
    /// Too many guides.
    #[error("a page can have {MAX_GUIDES} guides at most; clear some of them")]
    Guides,
    /// A guide that is nowhere near the page.
    #[error("a guide must be within {MAX_LENGTH_M} m of the page")]
    GuidePlace,
    /// A group of less than two, or with an item twice.
    #[error("each of its `groups` must name two items or more, each once")]
    GroupSize,
    /// A group with an item that is elsewhere.
    #[error("its `groups` name an item that is not on the page")]
    GroupStranger,
    /// Groups that cross.
    #[error("two of its `groups` share items; one must lie within the other")]
    GroupsCross,
    /// An order of reading that leaves panels out or names others.
    #[error("`reading` must name each panel of the page exactly once")]
    Reading,
    /// An item that shows a line of no or another page.
    #[error("it shows the line {0}, which is not among the page's lines")]
    NoSuchLine(LineId),
    /// A line that two items show.
    #[error("it shows the line {0}, which another item shows already")]
    LineShownTwice(LineId),
    /// An item of a panel that is elsewhere.
    #[error("it belongs to the panel {0}, which is not on the page")]
    NoSuchPanel(ItemId),
    /// A panel of a panel.
    #[error("it belongs to another panel; panels belong to none")]
    PanelInPanel,
    /// A picture that is too large or too small to be drawn.
    #[error("the `zoom` of its art must be {}", between(&ZOOM_RANGE))]
    ArtZoom,
    /// A picture that lies nowhere.
    #[error("the place and rotation of its art must be ordinary numbers, the place within {MAX_LENGTH_M} m")]
    ArtPlace,
    /// A picture that is less than clear or more than solid.
    #[error("the `opacity` of its art must be {}", between(&SHARE))]
    ArtOpacity,
    /// A picture that breaks out of more sides than there can be.
    #[error("its art can break out of {MAX_OPEN} sides at most")]
    ArtSides,
    /// What it is in some language or layout.
    #[error(
        "a variant has a place, size or scale that cannot be drawn: all must be within {MAX_LENGTH_M} m, and `scale` {}",
        between(&SCALE_RANGE)
    )]
    Variant,
    /// Too many tails.
    #[error("it has more than {MAX_TAILS} tails; take some away")]
    Tails,
    /// A panel without an area.
    #[error("its outline needs at least three corners, all of them ordinary numbers within {MAX_LENGTH_M} m")]
    Outline,
    /// Too many marks.
    #[error("it has more than {MAX_MARKS} marks; take some away")]
    Marks,
    /// A mark that is nowhere.
    #[error("the place and size of its marks must be ordinary numbers within {MAX_LENGTH_M} m")]
    MarkPlace,
    /// How its border is drawn.
    #[error(
        "its border style has a number outside what can be drawn: `wobble` must be {}, `overshoot_mm` at most {MAX_OVERSHOOT_MM}, `halo_mm` at most {MAX_HALO_MM}, and `open` names {MAX_OPEN} sides at most",
        between(&SHARE)
    )]
    BorderStyle,
    /// The width of its border.
    #[error("its border must be between 0 mm and {MAX_LENGTH_M} m")]
    Border,
    /// Where a balloon is, and how large.
    #[error("its place and size must be ordinary numbers within {MAX_LENGTH_M} m, the size above 0")]
    BalloonPlace,
    /// Where a caption is, and how wide.
    #[error("its place and width must be ordinary numbers within {MAX_LENGTH_M} m, the width above 0")]
    CaptionPlace,
    /// Where an effect is, and how it lies.
    #[error("its place and rotation must be ordinary numbers, the place within {MAX_LENGTH_M} m")]
    EffectPlace,
    /// How an effect's letters are bent.
    #[error("its warp has a number outside what can be drawn: {}", warps())]
    Warp,
    /// The letters of an effect.
    #[error(
        "its letter height, in every variant too, must be between {MIN_LETTER_MM} mm and {MAX_LENGTH_M} m"
    )]
    LetterHeight,
    /// A free picture that is nowhere.
    #[error("its frame must be ordinary numbers within {MAX_LENGTH_M} m")]
    Frame,
    /// Its own look.
    #[error("its `look` cannot be drawn: {0}")]
    Look(StyleFault),
    /// One of its tails.
    #[error(
        "a tail has a number outside what can be drawn: `mouth` and `width_mm` must be within {MAX_LENGTH_M} m, `reach` {}, `bend` {}, `root` {}",
        between(&SHARE), between(&tail::BEND_RANGE), between(&ROOT_RANGE)
    )]
    Tail,
}

/// What cannot be drawn of a style, or of what an item has instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum StyleFault {
    /// The body.
    #[error("its shape has a number outside what can be drawn")]
    Shape,
    /// The width of the outline.
    #[error("`stroke_mm` must be between 0 mm and {MAX_LENGTH_M} m")]
    Stroke,
    /// The width of the outline beside that of the panel's.
    #[error("`stroke_scale` must be {}", between(&STROKE_SCALES))]
    StrokeScale,
    /// The rhythm of the outline.
    #[error("each number of `dash_mm` must be between {MIN_DASH_MM} mm and {MAX_LENGTH_M} m")]
    Dashes,
    /// What lies between words and outline.
    #[error("`padding_caps` must be {}", between(&PADDING_RANGE))]
    Padding,
    /// The size of the whole.
    #[error("`scale` must be {}", between(&SCALE_RANGE))]
    Scale,
    /// The height of letters.
    #[error("`cap_height_mm` must be between {MIN_LETTER_MM} mm and {MAX_LENGTH_M} m")]
    CapHeight,
    /// The distance of lines.
    #[error("`leading` must be {}", between(&LEADING_RANGE))]
    Leading,
    /// How bold letters are.
    #[error("`weight` must be {}", between(&WEIGHT_RANGE))]
    Weight,
    /// How letters are bent.
    #[error("`warp` has a number outside what can be drawn: {}", warps())]
    Warp,
    /// The distance of letters.
    #[error("`tracking_em` must be {}", between(&TRACKING_RANGE))]
    Tracking,
    /// How small letters may become.
    #[error("`min_scale` must be {}", between(&MIN_SCALE_RANGE))]
    MinScale,
    /// How solid letters are.
    #[error("`opacity` must be {}", between(&SHARE))]
    Opacity,
    /// Lines around letters.
    #[error("`outlines` may be {MAX_OUTLINES} at most, each with a `width_caps` {}", between(&REACH_CAPS))]
    Outlines,
    /// What lies behind letters.
    #[error("each number of `shadow` must be within {} heights of a capital", REACH_CAPS.end())]
    Shadow,
    /// What shines around letters.
    #[error("the `reach_caps` of `glow` must be {}", between(&REACH_CAPS))]
    Glow,
    /// A feature of fonts that has no such name.
    #[error("each tag of `features` must be four letters or digits, for example ss01")]
    Features,
}

/// The first law that does not hold.
pub(super) fn first<L>(laws: impl IntoIterator<Item = (bool, L)>) -> Option<L> {
    laws.into_iter().find(|(holds, _)| !holds).map(|(_, law)| law)
}

/// A range in words.
fn between<T: Display>(range: &RangeInclusive<T>) -> String {
    format!("between {} and {}", range.start(), range.end())
}

/// The ranges of a warp in words.
fn warps() -> String {
    let [bend, growth, slant, stretch, jitter] =
        [&BEND_RANGE, &GROWTH_RANGE, &SLANT_RANGE, &STRETCH_RANGE, &SHARE].map(between);
    format!(
        "`bend` must be {bend}, `taper` and `flare` {growth}, `slant` {slant}, `stretch` {stretch}, `jitter` {jitter}"
    )
}
