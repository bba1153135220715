//! What can be wrong with a picture's bytes.

use super::header::{MAX_PIXELS, MAX_SIDE_PX};
use std::io;

/// A picture's file is another one than that which was linked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("its file changed")]
pub struct FileChanged;

/// Why the disk does not give or take bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DiskFault {
    /// Nothing of that name is there.
    #[error("it is not there")]
    Gone,
    /// The user may not.
    #[error("the system does not allow it")]
    Forbidden,
    /// There is no room.
    #[error("the disk is full")]
    Full,
    /// It is not what it was.
    #[error("its file changed")]
    Changed,
    /// Anything else, in the system's own words.
    #[error("{0}")]
    Other(String),
}

impl From<&io::Error> for DiskFault {
    fn from(fault: &io::Error) -> Self {
        use io::ErrorKind as K;
        match fault.kind() {
            K::NotFound | K::NotADirectory => Self::Gone,
            K::PermissionDenied | K::ReadOnlyFilesystem => Self::Forbidden,
            K::StorageFull | K::QuotaExceeded => Self::Full,
            _ if matches!(fault.get_ref(), Some(inner) if inner.is::<FileChanged>()) => Self::Changed,
            _ => Self::Other(fault.to_string()),
        }
    }
}

/// How a picture's bytes contradict their own format.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Damage {
    /// A decoder would need more memory than the picture can.
    #[error("it asks for more memory than it takes")]
    Memory,
    /// A width or height of nought.
    #[error("it has no pixels")]
    NoPixels,
    /// Not as many pixels as its width and height say.
    #[error("its size and its pixels disagree")]
    Pixels,
    /// A text that is none, of an SVG.
    #[error("it is not text")]
    NotText,
    /// A text that is no XML, of an SVG.
    #[error("it cannot be read in line {0}")]
    Line(u32),
    /// A drawing without a size.
    #[error("it has no size")]
    NoSize,
    /// So many bytes are more than are read.
    #[error("it has more than {}", in_bytes(*.0))]
    Long(u64),
    /// So many bytes are more than are unpacked.
    #[error("it unpacks to more than {}", in_bytes(*.0))]
    Unpacks(u64),
    /// A bundle without a PNG where it should be.
    #[error("the picture in it is no PNG")]
    NoPng,
    /// A PDF whose list of objects is lost.
    #[error("its table of contents cannot be read")]
    Contents,
    /// A PDF without pages.
    #[error("it has no pages")]
    NoPages,
    /// A PDF with something that trips whoever draws it.
    #[error("something in it cannot be drawn")]
    Undrawable,
    /// A Photoshop file of another version than there are.
    #[error("it is of no known version of Photoshop's format")]
    Version,
    /// A Photoshop file of an unknown colour mode.
    #[error("its colour mode is none of Photoshop's")]
    Mode,
    /// Bits a channel that the colour mode does not have.
    #[error("its depth does not go with its colour mode")]
    Depth,
    /// Channels that the colour mode does not have.
    #[error("its number of channels does not go with its colour mode")]
    Channels,
    /// Layers that end beyond the file.
    #[error("its layers are longer than any file")]
    Layers,
    /// A packed row that cannot be one.
    #[error("a row of it is longer than it can be")]
    Row,
    /// Anything else, in the decoder's own words.
    #[error("{0}")]
    Other(String),
}

/// A way of storing pictures that is not read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Exotic {
    /// An archive whose packing is neither of the usual ones.
    #[error("the archive is packed in an unusual way")]
    Packing,
    /// Anything else, in the decoder's own words.
    #[error("{0}")]
    Other(String),
}

/// A kind of picture that is known, and not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[allow(missing_docs, reason = "the names are those of the formats")]
pub enum OtherFormat {
    #[error("GIF")]
    Gif,
    #[error("BMP")]
    Bmp,
    #[error("AVIF")]
    Avif,
    #[error("HEIF")]
    Heif,
    #[error("JPEG XL")]
    JpegXl,
    #[error("Photoshop multichannel")]
    Multichannel,
    #[error("Photoshop Lab")]
    Lab,
    #[error("Photoshop 32-bit")]
    Deep,
    #[error("Photoshop ZIP-packed")]
    Zipped,
}

/// So many bytes with their unit, the same in every language.
pub fn in_bytes(bytes: u64) -> String {
    match bytes >> 30 {
        0 => format!("{} MB", bytes >> 20),
        gigabytes => format!("{gigabytes} GB"),
    }
}

/// What went wrong while bytes were read.
pub(super) fn of_io(fault: &io::Error) -> ArtFault {
    match fault.kind() {
        io::ErrorKind::UnexpectedEof => ArtFault::Truncated,
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput => {
            ArtFault::Damaged(Damage::Other(fault.to_string()))
        }
        _ => ArtFault::Unreadable(fault.into()),
    }
}

/// A picture that cannot be used. Each message says the fault, then what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ArtFault {
    /// The bytes are of no known picture format.
    #[error(
        "this file is not a picture; use a PNG, JPEG, WebP, TIFF, SVG, PDF, Photoshop, OpenRaster or Krita file"
    )]
    NotAnImage,
    /// The file stops before the picture does.
    #[error("the picture is cut off before its end; copy or export it again from where it came")]
    Truncated,
    /// The picture claims to be larger than any that is opened.
    #[error(
        "the picture says it is {width} by {height} pixels; scale it down to at most {MAX_SIDE_PX} a side \
         and {} megapixels", MAX_PIXELS / 1_000_000
    )]
    TooLarge {
        /// The width that the header gives.
        width: u64,
        /// The height that the header gives.
        height: u64,
    },
    /// A picture, but in a format that is not read here.
    #[error("{0} pictures cannot be read here; save it as PNG, JPEG, WebP, TIFF or SVG")]
    Unsupported(OtherFormat),
    /// A picture of a format that is read, stored in a way that is not.
    #[error(
        "the picture is stored in a way that cannot be read here ({0}); save it as RGB with 8 bits a channel"
    )]
    Exotic(Exotic),
    /// A painting program's file without any merged image.
    #[error(
        "the file has layers and neither a merged image nor a preview; save it again in the program that it is from, or export a PNG"
    )]
    NoMerged,
    /// A PDF that is protected by a password.
    #[error("the file is protected by a password; save it without one")]
    Locked,
    /// The bytes cannot be had now: the file went or changed.
    #[error("the picture cannot be read ({0}); put its file back or link another one")]
    Unreadable(DiskFault),
    /// The bytes contradict their own format.
    #[error("the picture is damaged ({0}); export it again from where it came")]
    Damaged(Damage),
    /// No bytes were ever handed in under this key, or they were removed.
    #[error("the picture is missing; link its file again")]
    Missing,
}

/// Why a picture that a project names is not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unshown {
    /// No file of that name is there.
    #[error("the file is not there; put it back or choose another one")]
    NotThere,
    /// The file is longer than any that is read.
    #[error("the file is over 1 GiB; save it smaller")]
    TooLong,
    /// A folder, a device or the like.
    #[error("this is not a file; choose a picture")]
    NoFile,
    /// The disk refused.
    #[error("the file cannot be read ({0})")]
    Disk(DiskFault),
    /// Nobody looked for it.
    #[error("it was not loaded")]
    NotLoaded,
    /// It has no width or no height.
    #[error("it has no area")]
    NoArea,
    /// Its bytes cannot be used.
    #[error(transparent)]
    Bytes(#[from] ArtFault),
}

impl From<image::ImageError> for ArtFault {
    fn from(fault: image::ImageError) -> Self {
        use std::io::ErrorKind::UnexpectedEof;
        match fault {
            image::ImageError::IoError(e) if e.kind() == UnexpectedEof => Self::Truncated,
            image::ImageError::Limits(_) => Self::Damaged(Damage::Memory),
            image::ImageError::Unsupported(e) => Self::Exotic(Exotic::Other(e.to_string())),
            image::ImageError::IoError(e) => of_io(&e),
            other => {
                let text = other.to_string();
                // Decoders of the formats wrap their own end-of-file errors; only the words are left.
                let ends = [
                    "unexpected end",
                    "Unexpected end",
                    "UnexpectedEof",
                    "No more bytes",
                    "Not enough bytes",
                    "failed to fill",
                ];
                if ends.iter().any(|e| text.contains(e)) {
                    Self::Truncated
                } else {
                    Self::Damaged(Damage::Other(text))
                }
            }
        }
    }
}
