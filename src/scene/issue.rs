//! What a scene could not do well, and where.

use crate::asset::Unshown;
use crate::model::{ItemId, Kept, Lang, PageId};
use std::fmt;

/// Something that could not be done well.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// On which page.
    pub page: PageId,
    /// At which item, if at one.
    pub item: Option<ItemId>,
    /// What.
    pub kind: IssueKind,
}

/// What could not be done well.
#[derive(Debug, Clone, PartialEq)]
pub enum IssueKind {
    /// Words are too long for the outline that they were given.
    Overflow {
        /// By how many mm they stick out.
        by_mm: f64,
    },
    /// Words were made smaller than their style to fit their outline.
    Shrunk {
        /// To this share of their size.
        scale: f64,
    },
    /// A line has no words in the language of the edition; those of another stand in.
    MissingWords {
        /// The language.
        lang: Lang,
        /// Those of another language stand in; else there are none at all.
        stand_in: bool,
    },
    /// Words lie partly outside of the page and are cut off.
    OffPage {
        /// By how many mm.
        by_mm: f64,
    },
    /// A picture could be opened and not be decoded to its end.
    DamagedArt {
        /// As the project names it.
        path: String,
        /// Why.
        why: Unshown,
    },
    /// A picture is not there or cannot be used.
    MissingArt {
        /// As the project names it.
        path: String,
        /// Why.
        why: Unshown,
    },
    /// A tail points at a mouth that its own body covers, so that no tail is seen.
    SwallowedTail,
    /// A picture has too few pixels for the size at which it is placed.
    SoftArt {
        /// As the project names it.
        path: String,
        /// Its pixels to an inch of the page.
        ppi: f64,
    },
    /// A family is nowhere to be found.
    MissingFont {
        /// Its name.
        family: String,
    },
    /// No font has this character.
    MissingGlyph {
        /// The character.
        ch: char,
    },
    /// A style has no such name.
    MissingStyle {
        /// The name.
        name: String,
    },
    /// A balloon or caption lies over something that must be seen.
    Covers {
        /// What it covers.
        what: Kept,
        /// This share of it.
        share: f64,
    },
    /// A balloon or caption lies over the words of another.
    CoversWords {
        /// This share of them.
        share: f64,
    },
    /// A balloon or caption lies largely over another panel than its own, as after a gutter was dragged.
    Strays {
        /// This share of its body.
        share: f64,
    },
    /// A balloon or caption is wider than its panel and reaches into others.
    WiderThanPanel {
        /// By so much, mm.
        by_mm: f64,
    },
    /// A panel, picture or sound effect lies beyond the page, where nothing is exported.
    LeftOutside {
        /// This share of it.
        share: f64,
    },
    /// The only picture of a panel ends within it and leaves a strip bare.
    BareStrip {
        /// As the project names it.
        path: String,
        /// The width of the strip, mm.
        mm: f64,
    },
    /// A page number or another running text lies over a panel, as where the margin has no room for it.
    RunningOverPanel,
    /// A panel has no width or no height.
    FlatPanel,
}

impl fmt::Display for IssueKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overflow { by_mm } => write!(
                f,
                "the words stick out of their outline by {by_mm:.1} mm; make it larger or let it grow to its words"
            ),
            Self::Shrunk { scale } => {
                write!(f, "the words were made smaller to fit ({:.0} % of their size)", scale * 100.0)
            }
            Self::MissingWords { lang, stand_in: true } => {
                write!(f, "there are no words in {lang}; those of another language stand in")
            }
            Self::MissingWords { lang, stand_in: false } => write!(f, "there are no words in {lang} yet"),
            Self::OffPage { by_mm } => {
                write!(f, "the words reach {by_mm:.1} mm beyond the page and are cut off; move them onto it")
            }
            Self::MissingArt { path, why } | Self::DamagedArt { path, why } => {
                write!(f, "the picture {path} is not shown: {why}")
            }
            Self::SwallowedTail => {
                f.write_str("its tail points at a mouth that it covers itself; move the mouth or the balloon")
            }
            Self::SoftArt { path, ppi } => write!(
                f,
                "the picture {path} has {ppi:.0} pixels to the inch here and will look soft; place a larger one or zoom out"
            ),
            Self::MissingFont { family } => {
                write!(f, "the font {family} is not installed; another one stands in")
            }
            Self::MissingGlyph { ch } => {
                write!(
                    f,
                    "no font has the character `{ch}` (U+{:04X}); add a font that has it",
                    u32::from(*ch)
                )
            }
            Self::MissingStyle { name } => write!(f, "there is no style {name}; the plain one stands in"),
            Self::Covers { what, share } => {
                let what = match what {
                    Kept::Face => "a face",
                    Kept::Hand => "a hand",
                    Kept::Detail => "a detail",
                };
                let percent = share * 100.0;
                write!(f, "it covers {percent:.0} % of {what} that is marked to be kept clear; move it aside")
            }
            Self::CoversWords { share } => {
                write!(f, "it covers {:.0} % of other words; move one of them aside", share * 100.0)
            }
            Self::Strays { share } => {
                write!(f, "{:.0} % of it lies over another panel; move it back into its own", share * 100.0)
            }
            Self::WiderThanPanel { by_mm } => write!(
                f,
                "it is {by_mm:.1} mm wider than its panel and reaches into the next; break long words or make the panel wider"
            ),
            Self::LeftOutside { share } => write!(
                f,
                "{:.0} % of it lies beyond the page and is not exported; move it onto the page",
                share * 100.0
            ),
            Self::BareStrip { path, mm } => write!(
                f,
                "the picture {path} leaves a strip of {mm:.1} mm of its panel bare; move it or make it larger"
            ),
            Self::RunningOverPanel => f.write_str(
                "a page number or running text lies over a panel; make room for it, move it, or leave it off this page",
            ),
            Self::FlatPanel => {
                f.write_str("the panel has no area; give it a width and a height, or delete it")
            }
        }
    }
}
