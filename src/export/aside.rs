//! Files that are written under another name in the same folder and take their own name when they are whole,
//! so that there is never half a picture, and the old one stays until then.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

/// A page file that was not written. Nothing of it is left behind.
#[derive(Debug, thiserror::Error)]
pub enum WriteFault {
    /// A file of that name is there, and replacing it was not asked for.
    #[error("a file of that name is there already; choose another name or allow replacing it: {0}")]
    Exists(PathBuf),
    /// The folder is not there, or is no folder.
    #[error("the folder is not there; create it or choose another: {0}")]
    NoFolder(PathBuf),
    /// Writing there is not allowed.
    #[error("no permission to write there; choose another folder or change its permissions: {0}")]
    NoPermission(PathBuf),
    /// The disk, or the share of it that one may use, is full.
    #[error("the disk is full; free some space or choose another disk: {0}")]
    DiskFull(PathBuf),
    /// Anything else that the disk says.
    #[error("the file could not be written ({1}); check the disk, then try again: {0}")]
    Disk(PathBuf, io::Error),
    /// The size cannot be that of a file of this kind.
    #[error("a picture of {width} by {height} pixels cannot be written; choose a size above zero")]
    Size {
        /// As asked for, in pixels.
        width: u32,
        /// As asked for, in pixels.
        height: u32,
    },
    /// More pixels along a side than files of this kind can have.
    #[error(
        "a page of {width} by {height} pixels does not fit this kind of file, which has at most {most} along a side; choose fewer dots per inch, or PNG"
    )]
    TooLarge {
        /// As asked for, in pixels.
        width: u32,
        /// As asked for, in pixels.
        height: u32,
        /// The most along a side.
        most: u32,
    },
    /// The rows could not be painted.
    #[error("the page could not be painted: {0}")]
    Rows(Box<dyn std::error::Error + Send + Sync>),
    /// Writing was called off.
    #[error("writing was called off; nothing was changed")]
    Cancelled,
}

/// The ending of files that are not whole yet.
const ENDING: &str = ".part";

/// Removes what exports that were killed left in a folder: files of processes that are no more. Where the system
/// does not tell which processes there are, nothing is removed.
pub(super) fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let process = name
            .strip_prefix('.')
            .and_then(|n| n.strip_suffix(ENDING))
            .and_then(|n| n.rsplit('.').next())
            .and_then(|n| n.split_once('-'))
            .and_then(|(process, _)| process.parse::<u32>().ok());
        let gone = |process: u32| {
            Path::new("/proc/self").exists() && !Path::new("/proc").join(process.to_string()).exists()
        };
        if process.is_some_and(gone) {
            // One that cannot be removed does no harm.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// The file under its other name; removed when dropped, unless it took its own.
pub(super) struct Aside(Option<PathBuf>);

impl Aside {
    pub(super) fn create(path: &Path) -> Result<(File, Self), WriteFault> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        // Another export of the same name may be under way, or one may have been killed.
        for n in 0..100 {
            let aside = path.with_file_name(format!(".{name}.{}-{n}{ENDING}", std::process::id()));
            match OpenOptions::new().write(true).create_new(true).open(&aside) {
                Ok(file) => return Ok((file, Self(Some(aside)))),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => last = e,
                Err(e) => return Err(disk_fault(path, e)),
            }
        }
        Err(disk_fault(path, last))
    }

    pub(super) fn take_name(mut self, path: &Path) -> Result<(), WriteFault> {
        if let Some(aside) = &self.0 {
            fs::rename(aside, path).map_err(|e| disk_fault(path, e))?;
            self.0 = None;
        }
        Ok(())
    }
}

impl Drop for Aside {
    fn drop(&mut self) {
        if let Some(aside) = &self.0 {
            // Nothing more can be done about a file that cannot be removed.
            let _ = fs::remove_file(aside);
        }
    }
}

pub(super) fn disk_fault(path: &Path, fault: io::Error) -> WriteFault {
    use io::ErrorKind as K;
    match fault.kind() {
        K::NotFound | K::NotADirectory => WriteFault::NoFolder(path.parent().unwrap_or(path).to_owned()),
        K::PermissionDenied | K::ReadOnlyFilesystem => WriteFault::NoPermission(path.to_owned()),
        K::StorageFull | K::QuotaExceeded | K::FileTooLarge => WriteFault::DiskFull(path.to_owned()),
        _ => WriteFault::Disk(path.to_owned(), fault),
    }
}
