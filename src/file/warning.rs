//! What a project asks for and does not get. Nothing of it is lost: the file keeps what it names.

use super::read::ReadFault;
use super::ron_text::TextFault;
use crate::asset::{DiskFault, Lack, Unshown};
use std::fmt;

/// Something that a reader of a project should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// A picture is not there or cannot be used.
    Art {
        /// As the project names it.
        path: String,
        /// Why.
        why: Unshown,
    },
    /// A picture is shown, but not all of it.
    ArtLacks {
        /// As the project names it.
        path: String,
        /// What is not shown.
        what: Lack,
    },
    /// A font file is not there or cannot be used.
    FontFile {
        /// As the project names it.
        path: String,
        /// Why.
        why: Unused,
    },
    /// A family is nowhere to be found.
    FontFamily(String),
    /// A style has no such name.
    Style(String),
    /// A line's speaker is not in the cast.
    Speaker(String),
    /// The series cannot be read.
    Series {
        /// As the project names it.
        path: String,
        /// Why.
        why: Unused,
    },
    /// A panel has no width or no height.
    FlatPanel {
        /// Counted from 1.
        page: usize,
        /// Which.
        id: String,
    },
    /// A page has no panels.
    NoPanels {
        /// Counted from 1.
        page: usize,
    },
}

/// Why a file besides the project's own is not used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unused {
    /// It is not there.
    #[error("there is no such file; check its name")]
    NotThere,
    /// A folder, a device or the like.
    #[error("this is not a file")]
    NoFile,
    /// It is longer than any that is read.
    #[error("the file is too long; use a smaller one")]
    TooLong,
    /// The disk refused.
    #[error("it cannot be read: {0}")]
    Disk(DiskFault),
    /// A text is wanted, and it is none.
    #[error("it is not text")]
    NoText,
    /// Its text is damaged or not of its kind.
    #[error(transparent)]
    Text(Box<TextFault>),
    /// A font is wanted, and it is none.
    #[error("it is not a font; use a TrueType or OpenType file")]
    NoFont,
    /// A font whose letters cannot be drawn.
    #[error("it is damaged")]
    DamagedFont,
    /// One of the layouts in it cannot be drawn.
    #[error("the layout {0} has numbers that cannot be drawn")]
    Layout(String),
}

impl From<ReadFault> for Unused {
    fn from(fault: ReadFault) -> Self {
        match fault {
            ReadFault::Folder | ReadFault::NotAFile => Self::NoFile,
            ReadFault::TooLong => Self::TooLong,
            ReadFault::Disk(e) => match DiskFault::from(&e) {
                DiskFault::Gone => Self::NotThere,
                other => Self::Disk(other),
            },
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Art { path, why } => write!(f, "the picture {path} is not shown: {why}"),
            Self::ArtLacks { path, what: Lack::Text } => write!(
                f,
                "the picture {path} lacks its words: words inside an SVG are not drawn; turn text into outlines"
            ),
            Self::ArtLacks { path, what: Lack::LinkedPictures } => write!(
                f,
                "the picture {path} lacks pictures: files that an SVG links to are not drawn; embed them in it"
            ),
            Self::ArtLacks { path, what: Lack::AllButPreview } => write!(
                f,
                "the picture {path} has no merged image: a small preview is shown; save it again with its merged image"
            ),
            Self::ArtLacks { path, what: Lack::Merged } => write!(
                f,
                "the picture {path} was saved without its merged image and is blank; turn on Maximize Compatibility \
                 in Photoshop and save it again"
            ),
            Self::ArtLacks { path, what: Lack::OtherPages } => write!(
                f,
                "of the PDF {path} only the first page is shown; take all of them in as pages, or save the page alone"
            ),
            Self::FontFile { path, why } => write!(f, "the font file {path} is not used: {why}"),
            Self::FontFamily(family) => write!(
                f,
                "the font {family} is not installed; another one stands in, and the project keeps its name"
            ),
            Self::Style(name) => write!(f, "there is no style {name}; the plain one stands in"),
            Self::Speaker(id) => {
                write!(f, "the speaker {id} is not in the cast; add them or change the lines")
            }
            Self::Series { path, why } => write!(f, "the series {path} is not used: {why}"),
            Self::FlatPanel { page, id } => write!(
                f,
                "panel {id} on page {page} has no area and shows nothing; give it a width and a height, or delete it"
            ),
            Self::NoPanels { page } => write!(f, "page {page} has no panels"),
        }
    }
}
