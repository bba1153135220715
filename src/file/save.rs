//! Saving: written aside, flushed, put in place in one step, with the version before kept beside it.

use super::Unused;
use super::open::MAX_TEXT_BYTES;
use super::read::{ReadFault, bytes_of};
use super::ron_text::{TextFault, project_text, read_project, read_series, series_text};
use crate::model::{Project, Series};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A save that did not happen, or is not certain.
#[derive(Debug, thiserror::Error)]
pub enum SaveFault {
    /// The project could not be put into words; a fault of the program.
    #[error("the project cannot be written down ({0}); nothing was changed on disk: {1}")]
    Text(String, PathBuf),
    /// What is there is not ours to replace.
    #[error(
        "the file that is there is not a project that can be read ({0}), and it was left alone; save under another name: {1}"
    )]
    Foreign(NotOurs, PathBuf),
    /// Somebody else wrote the file since it was opened or last saved.
    #[error(
        "the file changed on disk since it was opened, and it was left alone; save under another name, or save anyway and lose those changes: {0}"
    )]
    ChangedOnDisk(PathBuf),
    /// It is in place, but the disk did not confirm it.
    #[error(
        "the project was saved, but the disk did not confirm it ({1}); check the disk and save again: {0}"
    )]
    Unconfirmed(PathBuf, io::Error),
    /// The disk refused.
    #[error("{}; the file on disk is as it was: {path}", told(*.reading, .fault))]
    Disk {
        /// What was there could not be read; else the new file could not be written.
        reading: bool,
        /// What the disk says.
        fault: io::Error,
        /// The file.
        path: PathBuf,
    },
}

/// Why the file that is there is none of ours.
#[derive(Debug, thiserror::Error)]
pub enum NotOurs {
    /// It is no file that can be read.
    #[error(transparent)]
    NoFile(ReadFault),
    /// Its bytes are no text.
    #[error("it is not text")]
    NoText,
    /// Its text is none of ours.
    #[error(transparent)]
    Text(Box<TextFault>),
    /// It is no list of layouts.
    #[error(transparent)]
    NoLayouts(Unused),
}

/// The name under which the version before is kept: `episode.ron.bak` of `episode.ron`.
pub fn backup_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bak");
    path.with_file_name(name)
}

/// The text of a file as this program last read or wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen(blake3::Hash);

impl Seen {
    /// What is seen when a file holds this text.
    pub fn of(text: &str) -> Self {
        Self(blake3::hash(text.as_bytes()))
    }

    /// What is seen once [`save`] wrote this project.
    pub fn of_project(project: &Project) -> Option<Self> {
        project_text(project).ok().map(|text| Self::of(&text))
    }
}

/// Saves a project. A file that is there is replaced only if it is a project that can be read.
pub fn save(project: &Project, path: &Path) -> Result<(), SaveFault> {
    let text = project_text(project).map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    replace(path, &text, None, |old| ours(read_project(old)))
}

/// Saves a project over the file that was seen, if nobody changed that since. What is seen from then on.
pub fn save_if_unchanged(project: &Project, path: &Path, seen: &Seen) -> Result<Seen, SaveFault> {
    let text = project_text(project).map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    replace(path, &text, Some(*seen), |old| ours(read_project(old)))?;
    Ok(Seen::of(&text))
}

/// Saves a series, as a project is saved.
pub fn save_series(series: &Series, path: &Path) -> Result<(), SaveFault> {
    let text = series_text(series).map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    replace(path, &text, None, |old| ours(read_series(old)))
}

fn ours<T>(read: Result<T, TextFault>) -> Result<(), NotOurs> {
    read.map(drop).map_err(|why| NotOurs::Text(Box::new(why)))
}

/// Puts a text in the place of a file, if what is there `is_ours`; what was there is kept beside it.
pub(super) fn replace(
    path: &Path,
    text: &str,
    seen: Option<Seen>,
    is_ours: impl Fn(&str) -> Result<(), NotOurs>,
) -> Result<(), SaveFault> {
    // A link is followed, so that it goes on pointing at the file.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match bytes_of(path, MAX_TEXT_BYTES) {
        Ok(old) => {
            if old == text.as_bytes() {
                return Ok(());
            }
            if seen.is_some_and(|seen| seen.0 != blake3::hash(&old)) {
                return Err(SaveFault::ChangedOnDisk(path.clone()));
            }
            let old =
                String::from_utf8(old).map_err(|_| SaveFault::Foreign(NotOurs::NoText, path.clone()))?;
            is_ours(&old).map_err(|why| SaveFault::Foreign(why, path.clone()))?;
        }
        Err(ReadFault::Disk(e)) if e.kind() == io::ErrorKind::NotFound => {}
        Err(ReadFault::Disk(fault)) => {
            return Err(SaveFault::Disk { reading: true, fault, path: path.clone() });
        }
        Err(e) => return Err(SaveFault::Foreign(NotOurs::NoFile(e), path.clone())),
    }
    let folder = match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p,
        _ => Path::new("."),
    };
    let mut aside = path.file_name().unwrap_or_default().to_owned();
    aside.push(format!(".{}.tmp", std::process::id()));
    let aside = folder.join(aside);
    let written = write_aside(&aside, text, path).and_then(|()| {
        keep_before(path)?;
        fs::rename(&aside, path)
    });
    written.map_err(|fault| {
        let _ = fs::remove_file(&aside);
        SaveFault::Disk { reading: false, fault, path: path.clone() }
    })?;
    // The new name is only safe once the folder is flushed too.
    #[cfg(unix)]
    confirmed(File::open(folder).and_then(|f| f.sync_all()), path)?;
    Ok(())
}

/// The file is in place by now: what a disk does not know or does not allow is no fault of the save.
#[cfg(unix)]
fn confirmed(flushed: io::Result<()>, path: &Path) -> Result<(), SaveFault> {
    use io::ErrorKind::{InvalidInput, PermissionDenied, Unsupported};
    match flushed {
        Err(e) if !matches!(e.kind(), InvalidInput | PermissionDenied | Unsupported) => {
            Err(SaveFault::Unconfirmed(path.to_owned(), e))
        }
        _ => Ok(()),
    }
}

fn write_aside(aside: &Path, text: &str, path: &Path) -> io::Result<()> {
    let mut file = File::create(aside)?;
    if let Ok(old) = fs::metadata(path) {
        // Not every file system keeps permissions; the words matter more.
        let _ = file.set_permissions(old.permissions());
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Puts a second name on the version before. Where the disk cannot do that, it is copied.
fn keep_before(path: &Path) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    let backup = backup_of(path);
    match fs::remove_file(&backup) {
        Err(e) if e.kind() != io::ErrorKind::NotFound => return Err(e),
        _ => {}
    }
    if fs::hard_link(path, &backup).is_err() {
        fs::copy(path, &backup)?;
    }
    Ok(())
}

fn told(reading: bool, fault: &io::Error) -> String {
    let what =
        if reading { "the file that is there cannot be read" } else { "the project could not be saved" };
    let advice = match fault.kind() {
        io::ErrorKind::PermissionDenied => "you may not write there; choose another folder",
        io::ErrorKind::StorageFull => "the disk is full; make room and save again",
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            "its folder is not there; choose another one"
        }
        io::ErrorKind::ReadOnlyFilesystem => "the disk can only be read; choose another folder",
        _ => return format!("{what}: {fault}"),
    };
    format!("{what}: {advice}")
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_flushed_is_no_failed_save() {
        let path = Path::new("a.ron");
        for kind in [io::ErrorKind::InvalidInput, io::ErrorKind::PermissionDenied, io::ErrorKind::Unsupported]
        {
            assert!(confirmed(Err(kind.into()), path).is_ok());
        }
        let told = confirmed(Err(io::Error::other("worn out")), path).expect_err("told").to_string();
        assert!(told.contains("was saved") && !told.contains("as it was"), "{told}");
    }
}
