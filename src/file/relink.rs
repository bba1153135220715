//! Pictures that changed or moved: what is remembered of their files, loading them anew, finding them again.

use super::Materials;
use super::art::{load_one, relative};
use super::read::file_of;
use crate::asset::{ArtInfo, ArtKey, Unshown};
use crate::model::{ArtPath, Fingerprint, Project};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// Folders within folders that are looked through.
const MOST_DEPTH: usize = 12;
/// Files that are looked at: more than any comic has, fewer than a whole disk.
const MOST_FILES: usize = 100_000;
/// A file that cannot be read to its end is tried again after this long, so many times: its program is still writing.
const AGAIN: (Duration, usize) = (Duration::from_millis(200), 15);
/// One that cannot be opened at all is given up after so many times.
const GONE: usize = 2;

/// The project with what is known of its pictures' files; the same one if nothing of that is new. A picture that is
/// missing keeps what was remembered of it.
pub fn with_fingerprints(project: &Arc<Project>, materials: &Materials) -> Arc<Project> {
    let known = |path: &ArtPath| {
        let now = materials.index.get(path).and_then(|found| found.as_ref().ok());
        let read = now.and_then(|info| materials.store.known_content(info.key));
        let read = read.map(|(content, bytes)| Fingerprint { content, bytes });
        read.or_else(|| project.book.pictures.get(path).copied()).map(|print| (path.clone(), print))
    };
    let pictures: BTreeMap<ArtPath, Fingerprint> = project.pictures().into_iter().filter_map(known).collect();
    if pictures == project.book.pictures {
        return Arc::clone(project);
    }
    let mut next = Project::clone(project);
    Arc::make_mut(&mut next.book).pictures = pictures;
    Arc::new(next)
}

/// Reads the pictures of which nothing is remembered, or whose files have another length than what is remembered, so
/// that [`with_fingerprints`] knows them. What was written over with the same length is taken for what it was.
pub fn read_unknown(project: &Project, materials: &Materials) {
    for path in project.pictures() {
        let Some(Ok(info)) = materials.index.get(path) else { continue };
        let length = || fs::metadata(materials.folder.join(&path.0)).map(|about| about.len()).ok();
        let print = project.book.pictures.get(path);
        if print.is_none_or(|print| length() != Some(print.bytes)) {
            // What cannot be read is remembered another time.
            let _ = materials.store.content(info.key);
        }
    }
}

/// The pictures of a project whose files are not there or cannot be used.
pub fn missing(project: &Project, materials: &Materials) -> Vec<ArtPath> {
    let gone = |path: &&ArtPath| !matches!(materials.index.get(path), Some(Ok(_)));
    project.pictures().into_iter().filter(gone).cloned().collect()
}

/// Looks for missing pictures in a folder and all folders in it. `prints` is what is remembered of them. A file with the same bytes is the picture, whatever
/// its name; where nothing is remembered of a picture, and if `by_name`, the one file of its name is.
pub fn find_missing(
    project: &Project,
    materials: &Materials,
    prints: &BTreeMap<ArtPath, Fingerprint>,
    folder: &Path,
    by_name: bool,
) -> Vec<(ArtPath, ArtPath)> {
    let wanted = missing(project, materials);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut files = Vec::new();
    walk(folder, 0, &mut files);
    let lengths: BTreeSet<u64> =
        wanted.iter().filter_map(|p| prints.get(p)).map(|print| print.bytes).collect();
    let mut found_at: BTreeMap<ArtKey, PathBuf> = BTreeMap::new();
    for (file, bytes) in &files {
        if lengths.contains(bytes)
            && let Some(content) = hash_of(file)
        {
            found_at.entry(content).or_insert_with(|| file.clone());
        }
    }
    let named = |path: &ArtPath| {
        let mut same = files.iter().filter(|(f, _)| f.file_name().is_some_and(|n| n == path.file_name()));
        let first = same.next().map(|(file, _)| file);
        first.filter(|_| by_name && same.next().is_none())
    };
    let start = fs::canonicalize(&materials.folder).unwrap_or_else(|_| materials.folder.clone());
    let at =
        |file: &PathBuf| ArtPath(relative(&fs::canonicalize(file).unwrap_or_else(|_| file.clone()), &start));
    let found = |path: &ArtPath| {
        let file = match prints.get(path) {
            Some(print) => found_at.get(&print.content),
            None => named(path),
        };
        file.map(|file| (path.clone(), at(file))).filter(|(from, to)| from != to)
    };
    wanted.iter().filter_map(found).collect()
}

fn walk(folder: &Path, depth: usize, files: &mut Vec<(PathBuf, u64)>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    // The same file is found on every machine.
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        // Links are not followed: they may lead around in a circle.
        let Ok(kind) = entry.file_type() else { continue };
        if files.len() >= MOST_FILES || hidden {
            continue;
        }
        if kind.is_dir() && depth < MOST_DEPTH {
            walk(&entry.path(), depth + 1, files);
        } else if kind.is_file()
            && let Ok(about) = entry.metadata()
        {
            files.push((entry.path(), about.len()));
        }
    }
}

fn hash_of(file: &Path) -> Option<ArtKey> {
    let (file, _) = file_of(file, super::art::MAX_ART_BYTES).ok()?;
    ArtKey::of_source(&mut BufReader::with_capacity(super::art::BUFFER_BYTES, file)).ok().map(|(key, _)| key)
}

/// Loads those of the pictures anew whose files are not as they were when they were loaded. One that cannot be read to
/// its end may still be being written: it is tried again for a while. Gives only what changed.
pub fn reload(paths: &[ArtPath], materials: &Materials) -> Vec<(ArtPath, Result<ArtInfo, Unshown>)> {
    let changed = |path: &ArtPath| {
        let file = materials.folder.join(&path.0);
        let mut now = load_one(&file, &materials.store);
        if Some(&now) == materials.index.get(path) {
            return None;
        }
        for round in 0..AGAIN.1 {
            let settled = match &now {
                Ok(info) => materials.store.decode(info.key).is_ok(),
                // Some programs take a file away before they write it anew.
                Err(_) => round >= GONE,
            };
            if settled {
                break;
            }
            std::thread::sleep(AGAIN.0);
            now = load_one(&file, &materials.store);
        }
        Some((path.clone(), now))
    };
    paths.iter().filter_map(changed).collect()
}
