//! `panelwright new`.

use crate::file::gather::gather;
use crate::file::{new_materials, presets, save};
use crate::model::{IdSource, ItemId, Lang, Page, PageId, PageSetup, Project};
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// The names of presets as they are typed: in lower case, with hyphens.
pub fn preset_names() -> PossibleValuesParser {
    let names =
        presets::all().into_iter().map(|p| PossibleValue::new(presets::typed_name(&p.name)).help(p.name));
    PossibleValuesParser::new(names)
}

pub fn run(new: &super::New) -> Result<(), String> {
    let dir = &new.dir;
    let setup = presets::named(&new.preset).ok_or_else(|| format!("there is no preset {}", new.preset))?;
    let lang: Lang = new.lang.parse().map_err(|e| format!("{e}"))?;
    match fs::read_dir(dir) {
        Ok(mut inside) => {
            if inside.next().is_some() {
                return Err(format!("{}: the folder is not empty; name another one", dir.display()));
            }
        }
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {}
        Err(e) => {
            return Err(format!("{}: this cannot be a new folder ({e}); name another one", dir.display()));
        }
    }
    let fault =
        |e: std::io::Error| format!("{}: the folder cannot be made ({e}); name another one", dir.display());
    fs::create_dir_all(dir.join("art")).map_err(fault)?;
    let whole = fs::canonicalize(dir).map_err(fault)?;
    let name = whole.file_name().map_or_else(|| "comic".to_owned(), |n| n.to_string_lossy().into_owned());
    let mut ids = IdSource::from_system();
    let file = dir.join(format!("{name}.ron"));
    let project = if new.from.is_empty() {
        let pages = (0..new.pages).map(|_| PageId(ids.next_number())).collect();
        Project::blank(setup, lang, pages)
    } else {
        taken_in(&new.from, &whole, setup, lang, &mut ids).inspect_err(|_| {
            // The same folder can be named again; what is not empty stays.
            fs::remove_dir(dir.join("art")).ok();
            fs::remove_dir(dir).ok();
        })?
    };
    save(&project, &file).map_err(|e| e.to_string())?;
    println!("{}", file.display());
    Ok(())
}

/// A project whose pages are pictures; what could not be taken in is told.
fn taken_in(
    files: &[PathBuf],
    folder: &Path,
    setup: PageSetup,
    lang: Lang,
    ids: &mut IdSource,
) -> Result<Project, String> {
    let mut materials = new_materials(folder);
    let (step, never) = (|_| (), AtomicBool::new(false));
    let gathered = gather(files, folder, &setup, &mut materials, &step, &never);
    for fault in &gathered.faults {
        eprintln!("warning: {fault}");
    }
    if gathered.pages.is_empty() {
        return Err("there are no pages in what --from names; give pictures, CBZ or PDF files".to_owned());
    }
    let mut project = Project::blank(setup, lang, Vec::new());
    let pages = gathered.pages.into_iter().map(|page| {
        let (id, panel) = (PageId(ids.next_number()), ItemId(ids.next_number()));
        let size = page.size();
        Arc::new(Page::of_picture(id, panel, &project.book.setup, page.path, size))
    });
    project.pages = pages.collect();
    Ok(project)
}
