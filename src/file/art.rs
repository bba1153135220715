//! Pictures on disk: found by the paths that a project names, taken in from elsewhere.

use super::Materials;
use super::read::{ReadFault, bytes_of};
use crate::asset::{ArtInfo, ArtStore};
use crate::model::{ArtPath, ItemKind, Project};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A picture file longer than this many bytes is not read into memory.
const MAX_ART_BYTES: u64 = 1 << 30;

/// Every picture that a project names.
fn named(project: &Project) -> BTreeSet<ArtPath> {
    let items = project.pages.iter().flat_map(|p| p.items.iter());
    items.flat_map(|i| i.art().iter().map(|a| a.path.clone())).collect()
}

/// Loads the pictures that the project names and the index does not have yet, several at a time.
pub fn load_art(project: &Project, materials: &mut Materials) {
    let wanted: Vec<ArtPath> =
        named(project).into_iter().filter(|p| materials.index.get(p).is_none()).collect();
    let loaded: Vec<(ArtPath, Result<ArtInfo, String>)> = wanted
        .into_par_iter()
        .map(|path| {
            let info = load_one(&materials.folder.join(&path.0), &materials.store);
            (path, info)
        })
        .collect();
    for (path, info) in loaded {
        materials.index.set(path, info);
    }
}

fn load_one(file: &Path, store: &ArtStore) -> Result<ArtInfo, String> {
    let bytes = bytes_of(file, MAX_ART_BYTES).map_err(|e| match e {
        ReadFault::Disk(e) if e.kind() == std::io::ErrorKind::NotFound => {
            "the file is not there; put it back or choose another one".to_owned()
        }
        ReadFault::TooLong => "the file is over 1 GiB; save it smaller".to_owned(),
        ReadFault::Folder | ReadFault::NotAFile => format!("{e}; choose a picture"),
        ReadFault::Disk(_) => e.to_string(),
    })?;
    let bytes: Arc<[u8]> = bytes.into();
    store.insert(bytes).map_err(|e| e.to_string())
}

/// Takes a picture in: a file inside the project's folder is named where it lies, one from elsewhere is copied
/// into its `art` folder, and for a project without a folder the whole path is named. Nothing is overwritten.
pub fn import_art(file: &Path, folder: &Path, materials: &mut Materials) -> Result<ArtPath, String> {
    let file =
        fs::canonicalize(file).map_err(|e| format!("{}: the file cannot be read ({e})", file.display()))?;
    let info = load_one(&file, &materials.store).map_err(|e| format!("{}: {e}", file.display()))?;
    let path = if folder.as_os_str().is_empty() {
        ArtPath(slashed(&file))
    } else {
        let folder = fs::canonicalize(folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        match file.strip_prefix(&folder) {
            Ok(inside) => ArtPath(slashed(inside)),
            Err(_) => copy_in(&file, &folder)?,
        }
    };
    materials.index.set(path.clone(), Ok(info));
    Ok(path)
}

fn copy_in(file: &Path, folder: &Path) -> Result<ArtPath, String> {
    let fault = |e: std::io::Error| format!("{}: the picture cannot be copied there ({e})", folder.display());
    let bytes = bytes_of(file, MAX_ART_BYTES).map_err(|e| format!("{}: {e}", file.display()))?;
    let art = folder.join("art");
    fs::create_dir_all(&art).map_err(fault)?;
    let stem = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = file.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    for number in 1..10_000 {
        let name = if number == 1 { format!("{stem}{ending}") } else { format!("{stem}-{number}{ending}") };
        let target = art.join(&name);
        match bytes_of(&target, MAX_ART_BYTES) {
            // The same picture is there already.
            Ok(there) if there == bytes => return Ok(ArtPath(format!("art/{name}"))),
            Ok(_) | Err(ReadFault::Folder | ReadFault::NotAFile | ReadFault::TooLong) => {}
            Err(ReadFault::Disk(_)) => {
                fs::write(&target, &bytes).map_err(fault)?;
                return Ok(ArtPath(format!("art/{name}")));
            }
        }
    }
    Err(format!("{}: there are too many pictures of this name", art.display()))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

/// The project with its picture paths written anew, so that they lead to the same files from another folder;
/// the same project if nothing changes.
pub fn rebase(project: &Arc<Project>, from: &Path, to: &Path) -> Arc<Project> {
    let (Ok(from), Ok(to)) = (absolute(from), absolute(to)) else { return Arc::clone(project) };
    if from == to {
        return Arc::clone(project);
    }
    let mut next = Project::clone(project);
    for page in &mut next.pages {
        if page.items.iter().all(|i| i.art().is_empty()) {
            continue;
        }
        for item in &mut Arc::make_mut(page).items {
            if item.art().is_empty() {
                continue;
            }
            match &mut Arc::make_mut(item).kind {
                ItemKind::Panel(p) => p.art.iter_mut().for_each(|a| rewrite(&mut a.path, &from, &to)),
                ItemKind::Art(a) => rewrite(&mut a.art.path, &from, &to),
                _ => {}
            }
        }
    }
    if let Some(series) = &project.book.series {
        Arc::make_mut(&mut next.book).series = Some(relative(&from.join(series), &to));
    }
    let files = &project.book.fonts.files;
    if !files.is_empty() {
        Arc::make_mut(&mut next.book).fonts.files =
            files.iter().map(|f| relative(&from.join(f), &to)).collect();
    }
    Arc::new(next)
}

fn absolute(folder: &Path) -> std::io::Result<PathBuf> {
    if folder.as_os_str().is_empty() { Ok(PathBuf::new()) } else { fs::canonicalize(folder) }
}

fn rewrite(path: &mut ArtPath, from: &Path, to: &Path) {
    path.0 = relative(&from.join(&path.0), to);
}

/// The way from a folder to a file, with `..` where it must be; the whole path where there is no such way.
fn relative(file: &Path, folder: &Path) -> String {
    let there: Vec<Component<'_>> = file.components().collect();
    let here: Vec<Component<'_>> = folder.components().collect();
    let shared = there.iter().zip(&here).take_while(|(a, b)| a == b).count();
    if shared == 0 {
        return slashed(file);
    }
    let mut way = PathBuf::new();
    for _ in shared..here.len() {
        way.push("..");
    }
    way.extend(&there[shared..]);
    slashed(&way)
}
