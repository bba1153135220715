//! `panelwright new`.

use crate::file::{presets, save};
use crate::model::{IdSource, Lang, PageId, Project};
use clap::builder::{PossibleValue, PossibleValuesParser};
use std::fs;

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
    let pages = (0..new.pages).map(|_| PageId(ids.next_number())).collect();
    let file = dir.join(format!("{name}.ron"));
    save(&Project::blank(setup, lang, pages), &file).map_err(|e| e.to_string())?;
    println!("{}", file.display());
    Ok(())
}
