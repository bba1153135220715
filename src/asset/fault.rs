//! What can be wrong with a picture's bytes.

use super::header::{MAX_PIXELS, MAX_SIDE_PX};

/// What went wrong while bytes were read.
pub(super) fn of_io(fault: &std::io::Error) -> ArtFault {
    match fault.kind() {
        std::io::ErrorKind::UnexpectedEof => ArtFault::Truncated,
        std::io::ErrorKind::InvalidData | std::io::ErrorKind::InvalidInput => {
            ArtFault::Damaged(fault.to_string())
        }
        _ => ArtFault::Unreadable(fault.to_string()),
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
    Unsupported(&'static str),
    /// A picture of a format that is read, stored in a way that is not.
    #[error(
        "the picture is stored in a way that cannot be read here ({0}); save it as RGB with 8 bits a channel"
    )]
    Exotic(String),
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
    Unreadable(String),
    /// The bytes contradict their own format.
    #[error("the picture is damaged ({0}); export it again from where it came")]
    Damaged(String),
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
    Disk(String),
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
            image::ImageError::Limits(_) => Self::Damaged("it asks for more memory than it takes".to_owned()),
            image::ImageError::Unsupported(e) => Self::Exotic(e.to_string()),
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
                if ends.iter().any(|e| text.contains(e)) { Self::Truncated } else { Self::Damaged(text) }
            }
        }
    }
}
