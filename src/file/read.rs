//! Reading whole files, but never a device, a pipe, or more than is sensible.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::Path;

/// A file whose bytes are not to be had.
#[derive(Debug, thiserror::Error)]
pub enum ReadFault {
    /// A folder stands there.
    #[error("this is a folder, not a file")]
    Folder,
    /// A device, a pipe or the like.
    #[error("this is not a file")]
    NotAFile,
    /// It is longer than the number of bytes that is read.
    #[error("the file is too long")]
    TooLong,
    /// The disk refused.
    #[error("the file cannot be read ({0})")]
    Disk(#[from] io::Error),
}

fn is_file(about: &fs::Metadata, most: u64) -> Result<(), ReadFault> {
    if about.is_dir() {
        Err(ReadFault::Folder)
    } else if !about.is_file() {
        Err(ReadFault::NotAFile)
    } else if about.len() > most {
        Err(ReadFault::TooLong)
    } else {
        Ok(())
    }
}

/// A file of at most `most` bytes, and what the disk says of it.
pub(super) fn file_of(path: &Path, most: u64) -> Result<(File, fs::Metadata), ReadFault> {
    // Asked before it is opened too: opening a pipe waits for somebody to write into it.
    is_file(&fs::metadata(path)?, most)?;
    let file = File::open(path)?;
    let about = file.metadata()?;
    is_file(&about, most)?;
    Ok((file, about))
}

/// The bytes of a file of at most `most` bytes.
pub(super) fn bytes_of(path: &Path, most: u64) -> Result<Vec<u8>, ReadFault> {
    let (file, _) = file_of(path, most)?;
    let mut bytes = Vec::new();
    file.take(most + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(ReadFault::TooLong) } else { Ok(bytes) }
}
