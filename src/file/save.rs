//! Saving: written aside, flushed, put in place in one step, with the version before kept beside it.

use super::ron_text::{project_text, read_project, read_series, series_text};
use crate::model::{Project, Series};
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// A save that did not happen. The file that was there is as it was.
#[derive(Debug, thiserror::Error)]
pub enum SaveFault {
    /// The project could not be put into words; a fault of the program.
    #[error("the project cannot be written down ({0}); nothing was changed on disk: {1}")]
    Text(String, PathBuf),
    /// What is there is not ours to replace.
    #[error(
        "the file that is there is not a project that can be read ({0}), and it was left alone; save under another name: {1}"
    )]
    Foreign(String, PathBuf),
    /// The disk refused.
    #[error("{what}; the file on disk is as it was: {path}")]
    Disk {
        /// What failed, and what to do.
        what: String,
        /// The file.
        path: PathBuf,
    },
}

/// The name under which the version before is kept: `episode.ron.bak` of `episode.ron`.
pub fn backup_of(path: &Path) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".bak");
    path.with_file_name(name)
}

/// Saves a project. A file that is there is replaced only if it is a project that can be read.
pub fn save(project: &Project, path: &Path) -> Result<(), SaveFault> {
    let text = project_text(project).map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    replace(path, &text, |old| read_project(old).map(|_| ()).map_err(|e| e.to_string()))
}

/// Saves a series, as a project is saved.
pub fn save_series(series: &Series, path: &Path) -> Result<(), SaveFault> {
    let text = series_text(series).map_err(|e| SaveFault::Text(e.to_string(), path.to_owned()))?;
    replace(path, &text, |old| read_series(old).map(|_| ()).map_err(|e| e.to_string()))
}

fn replace(path: &Path, text: &str, is_ours: impl Fn(&str) -> Result<(), String>) -> Result<(), SaveFault> {
    // A link is followed, so that it goes on pointing at the file.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    match fs::read(path) {
        Ok(old) => {
            if old == text.as_bytes() {
                return Ok(());
            }
            let old = String::from_utf8(old)
                .map_err(|_| SaveFault::Foreign("it is not text".to_owned(), path.clone()))?;
            is_ours(&old).map_err(|why| SaveFault::Foreign(why, path.clone()))?;
        }
        Err(e) if e.kind() == io::ErrorKind::NotFound => {}
        Err(e) => return Err(disk("the file that is there cannot be read", &e, path)),
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
        fs::rename(&aside, path)?;
        // The new name is only safe once the folder is flushed too.
        #[cfg(unix)]
        File::open(folder)?.sync_all()?;
        Ok(())
    });
    written.map_err(|e| {
        let _ = fs::remove_file(&aside);
        disk("the project could not be saved", &e, path)
    })
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

fn disk(what: &str, error: &io::Error, path: &Path) -> SaveFault {
    let advice = match error.kind() {
        io::ErrorKind::PermissionDenied => ": you may not write there; choose another folder",
        io::ErrorKind::StorageFull => ": the disk is full; make room and save again",
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => {
            ": its folder is not there; choose another one"
        }
        io::ErrorKind::ReadOnlyFilesystem => ": the disk can only be read; choose another folder",
        _ => "",
    };
    let what = if advice.is_empty() { format!("{what}: {error}") } else { format!("{what}{advice}") };
    SaveFault::Disk { what, path: path.to_owned() }
}
