//! Page setup: paper, bleed, safe area, gutters, resolution and reading direction.

use super::place::{MAX_LENGTH_M, Sides, Spot, is_width};
use crate::geom::Rect;
use serde::{Deserialize, Serialize};

/// The side on which the pages are held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Binding {
    /// Left: western books, comics of mainland China.
    #[default]
    Left,
    /// Right: manga, comics of Taiwan and Hong Kong, Arabic and Hebrew.
    Right,
}

/// Which pages lie side by side in an open book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Facing {
    /// The first page stands alone, where a book opens; then two and two.
    #[default]
    FirstAlone,
    /// Two and two from the first page on.
    FromFirst,
    /// Each page by itself: strips, posts, loose sheets.
    Never,
}

/// The way in which panels follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Reading {
    /// Rows from left to right.
    #[default]
    LeftToRight,
    /// Rows from right to left.
    RightToLeft,
    /// Straight down: phone strips and 4-koma.
    TopToBottom,
}

impl Reading {
    /// What lies in `a` is read before what lies in `b`: by tiers, and along each. Two that overlap by more than half
    /// of the lower one's height are in one tier.
    pub fn reads_first(self, a: Rect, b: Rect) -> bool {
        let overlap = a.y1.min(b.y1) - a.y0.max(b.y0);
        let one_tier = overlap > a.height().min(b.height()) * 0.5;
        match self {
            Self::LeftToRight if one_tier => a.center().x < b.center().x,
            Self::RightToLeft if one_tier => a.center().x > b.center().x,
            _ => a.center().y < b.center().y,
        }
    }
}

/// The measures of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PageSetup {
    /// What it is called, for example `US comic`.
    pub name: String,
    /// Width and height of the trimmed page in mm.
    pub trim: Spot,
    /// Added outside the trim on each side, mm.
    #[serde(default)]
    pub bleed: Sides,
    /// Taken off inside the trim on each side, mm: words stay within (rule F07).
    #[serde(default)]
    pub safe: Sides,
    /// Between panels: x between neighbours in a tier, y between tiers, mm.
    pub gutter: Spot,
    /// Width of a new panel's border, mm.
    #[serde(default = "default_border")]
    pub border: f64,
    /// How many times as high as in print the letters of the built-in styles are. On a phone strip they must be read when
    /// the page is as wide as a hand (rule F02: capitals of at least 20 px on 800 px). That of the book holds for all pages.
    #[serde(default = "usual_letters", skip_serializing_if = "are_usual")]
    pub letters: f64,
    /// Dots per inch that an export takes when it is not told otherwise.
    pub dpi: f64,
    /// Where the pages are held.
    #[serde(default)]
    pub binding: Binding,
    /// Which pages lie side by side.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub facing: Facing,
    /// How panels follow each other.
    #[serde(default)]
    pub reading: Reading,
    /// The trim holds two facing pages with the fold between them: pictures go across.
    #[serde(default, skip_serializing_if = "is_off")]
    pub double: bool,
    /// The margins of the safe area mirror on pages that face each other: the left one is at the fold.
    #[serde(default, skip_serializing_if = "is_off")]
    pub mirrored: bool,
    /// Where these figures are from; set in presets.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub source: String,
}

fn usual_letters() -> f64 {
    1.0
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn are_usual(letters: &f64) -> bool {
    *letters == usual_letters()
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_usual(facing: &Facing) -> bool {
    *facing == Facing::default()
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
pub(super) fn is_off(on: &bool) -> bool {
    !on
}

fn default_border() -> f64 {
    super::style::PEN_MM
}

/// The smallest page side, mm.
pub const MIN_PAGE_MM: f64 = 1.0;
/// The largest page side, mm: two metres hold every poster, and a long strip has several pages.
pub const MAX_SIDE_MM: f64 = 2000.0;
/// The widest bleed on a side, mm: printers ask for 3 to 5 mm, the wrap of a hard cover for some 20.
pub const MAX_BLEED_MM: f64 = 100.0;
/// Resolutions that can be asked for.
pub const DPI_RANGE: std::ops::RangeInclusive<f64> = 10.0..=2400.0;
/// How many times as high as in print letters can be.
pub const LETTERS_RANGE: std::ops::RangeInclusive<f64> = 0.2..=10.0;

impl PageSetup {
    /// The trimmed page, with its top left at the origin.
    pub fn trim_rect(&self) -> Rect {
        Rect::new(0.0, 0.0, self.trim.x, self.trim.y)
    }

    /// The page with its bleed.
    pub fn bleed_rect(&self) -> Rect {
        self.bleed.around(self.trim_rect())
    }

    /// Where words belong.
    pub fn safe_rect(&self) -> Rect {
        self.safe.inside(self.trim_rect())
    }

    /// The x of the fold where the trim holds two pages, mm.
    pub fn fold(&self) -> Option<f64> {
        self.double.then_some(self.trim.x / 2.0)
    }

    /// The same for two facing pages as one, or for one page again. The safe area stays as far from the edges.
    #[must_use]
    pub fn doubled(&self, double: bool) -> Self {
        let factor = match (self.double, double) {
            (false, true) => 2.0,
            (true, false) => 0.5,
            _ => 1.0,
        };
        Self { double, trim: Spot::new(self.trim.x * factor, self.trim.y).tidied(), ..self.clone() }
    }

    /// What is wrong with the figures, if anything.
    pub fn fault(&self) -> Option<SetupFault> {
        let side = |v: f64| v.is_finite() && (MIN_PAGE_MM..=MAX_SIDE_MM).contains(&v);
        let safe = self.safe_rect();
        if !side(self.trim.x) || !side(self.trim.y) {
            Some(SetupFault::Size)
        } else if !self.bleed.is_within(MAX_BLEED_MM) {
            Some(SetupFault::Bleed)
        } else if !self.safe.is_within(MAX_SIDE_MM) || safe.width() <= 0.0 || safe.height() <= 0.0 {
            Some(SetupFault::Safe)
        } else if !(is_width(self.gutter.x) && is_width(self.gutter.y)) {
            Some(SetupFault::Gutter)
        } else if !is_width(self.border) {
            Some(SetupFault::Border)
        } else if !LETTERS_RANGE.contains(&self.letters) {
            Some(SetupFault::Letters)
        } else if !DPI_RANGE.contains(&self.dpi) {
            Some(SetupFault::Dpi)
        } else {
            None
        }
    }
}

/// What can be wrong with the figures of a page setup.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SetupFault {
    /// The page is too small or too large.
    #[error("the page's width and height must be between {MIN_PAGE_MM} and {MAX_SIDE_MM} mm")]
    Size,
    /// The bleed is none that a printer asks for.
    #[error("the bleed must be between 0 and {MAX_BLEED_MM} mm on each side")]
    Bleed,
    /// There is no room for words.
    #[error("the safe area must lie within the page")]
    Safe,
    /// A gutter cannot be drawn.
    #[error("gutters must be between 0 mm and {MAX_LENGTH_M} m")]
    Gutter,
    /// The border of new panels cannot be drawn.
    #[error("the border must be between 0 mm and {MAX_LENGTH_M} m")]
    Border,
    /// Letters cannot be set so.
    #[error("`letters` must be between {} and {}", LETTERS_RANGE.start(), LETTERS_RANGE.end())]
    Letters,
    /// The page cannot be exported so.
    #[error("the resolution must be between {} and {} dpi", DPI_RANGE.start(), DPI_RANGE.end())]
    Dpi,
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A page of so many mm across and down, with a bleed of so many.
    pub fn plain(width: f64, height: f64, bleed: f64) -> PageSetup {
        PageSetup {
            name: "test".to_owned(),
            trim: Spot::new(width, height),
            bleed: Sides::all(bleed),
            safe: Sides::all(10.0),
            gutter: Spot::new(4.0, 6.0),
            border: 0.5,
            letters: 1.0,
            dpi: 300.0,
            binding: Binding::Left,
            facing: Facing::FirstAlone,
            reading: Reading::LeftToRight,
            double: false,
            mirrored: false,
            source: String::new(),
        }
    }

    #[test]
    fn the_bleed_is_bounded_on_every_side() {
        let sound = plain(170.0, 260.0, MAX_BLEED_MM);
        assert_eq!(sound.fault(), None);
        for bleed in [
            Sides { top: 1e6, ..Sides::default() },
            Sides { bottom: 100.1, ..Sides::default() },
            Sides { left: -1.0, ..Sides::default() },
            Sides { right: f64::NAN, ..Sides::default() },
        ] {
            let fault =
                PageSetup { bleed, ..sound.clone() }.fault().map(|f| f.to_string()).unwrap_or_default();
            assert!(fault.contains("bleed") && fault.contains("100 mm"), "{fault}");
        }
        assert!(PageSetup { border: 1e308, ..sound.clone() }.fault().is_some());
        assert!(PageSetup { gutter: Spot::new(0.0, 1e308), ..sound }.fault().is_some());
    }
}
