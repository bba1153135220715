//! Opening: text, series, fonts and pictures, with warnings for what is missing.

use super::art::load_art;
use super::fonts::font_book;
use super::read::{ReadFault, bytes_of};
use super::ron_text::{TextFault, read_project, read_series};
use super::{Materials, Seen, Unused, Warning};
use crate::asset::{ArtIndex, ArtStore};
use crate::lettering::style::FontPick;
use crate::model::{BalloonStyle, Fonts, Project, StyleName};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// No project's text is nearly as long as this many bytes; what is longer is not read into memory.
pub(super) const MAX_TEXT_BYTES: u64 = 256 << 20;

/// Decoded and resampled pictures are kept up to this many bytes; the least recently used go first. With what decoders
/// need beside and what may be in use on many cores a book of 400 pictures of 20 megapixels stays under 2 GiB.
const ART_BUDGET_BYTES: u64 = 512 << 20;

/// A project that was opened.
#[derive(Clone)]
pub struct Opened {
    /// The project, with its series.
    pub project: Arc<Project>,
    /// What it is drawn with.
    pub materials: Materials,
    /// What it names and does not get.
    pub warnings: Vec<Warning>,
    /// The file's text as it was read, for [`super::save_if_unchanged`].
    pub seen: Seen,
}

/// A file that could not be opened. It is left as it is.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// It is not there.
    #[error("there is no such file; check its name: {0}")]
    NotThere(PathBuf),
    /// The disk refused.
    #[error("the file cannot be read ({1}); check that you may read it: {0}")]
    Disk(PathBuf, io::Error),
    /// A folder stands there.
    #[error("this is a folder, not a project file; choose the .ron file in it: {0}")]
    Folder(PathBuf),
    /// A device, a pipe or the like.
    #[error("this is not a file; choose a project's .ron file: {0}")]
    NotAFile(PathBuf),
    /// It is no text of reasonable size.
    #[error("this is not a Panelwright project but some other kind of file; it was left as it is: {0}")]
    NotText(PathBuf),
    /// Its text is damaged or not ours.
    #[error("{fault}\nThe file was left as it is{}: {path}", hint(.path))]
    Text {
        /// What is wrong, with the line.
        fault: Box<TextFault>,
        /// The file.
        path: PathBuf,
    },
}

fn hint(path: &Path) -> String {
    let backup = super::save::backup_of(path);
    if backup.exists() {
        format!("; the version before it is in {}", backup.display())
    } else {
        String::new()
    }
}

/// Reads a file's text, or says why not.
fn text_of(path: &Path) -> Result<String, OpenFault> {
    let path_of = || path.to_owned();
    let bytes = bytes_of(path, MAX_TEXT_BYTES).map_err(|e| match e {
        ReadFault::Disk(e) if e.kind() == io::ErrorKind::NotFound => OpenFault::NotThere(path_of()),
        ReadFault::Disk(e) => OpenFault::Disk(path_of(), e),
        ReadFault::Folder => OpenFault::Folder(path_of()),
        ReadFault::NotAFile => OpenFault::NotAFile(path_of()),
        ReadFault::TooLong => OpenFault::NotText(path_of()),
    })?;
    String::from_utf8(bytes).map_err(|_| OpenFault::NotText(path_of()))
}

/// The same of a file besides the project's own.
pub(super) fn text_beside(path: &Path) -> Result<String, Unused> {
    String::from_utf8(bytes_of(path, MAX_TEXT_BYTES)?).map_err(|_| Unused::NoText)
}

/// The folder that holds a file; `.` for a bare name.
pub fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(p) if !p.as_os_str().is_empty() => p.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Opens a project with its series, fonts and pictures. What these lack is a warning, not a failure.
pub fn open(path: &Path) -> Result<Opened, OpenFault> {
    let text = text_of(path)?;
    let mut project = read_project(&text)
        .map_err(|fault| OpenFault::Text { fault: Box::new(fault), path: path.to_owned() })?;
    let folder = folder_of(path);
    let mut warnings = Vec::new();
    if let Some(name) = &project.book.series {
        let file = folder.join(name);
        let read = |text: String| read_series(&text).map_err(|e| Unused::Text(Box::new(e)));
        match text_beside(&file).and_then(read) {
            Ok(series) => project.shared = Some(series),
            Err(why) => warnings.push(Warning::Series { path: name.clone(), why }),
        }
    }
    let mut materials = materials_for(&project, &folder, &mut warnings);
    load_art(&project, &mut materials);
    check(&project, &materials, &mut warnings);
    Ok(Opened { project: Arc::new(project), materials, warnings, seen: Seen::of(&text) })
}

fn materials_for(project: &Project, folder: &Path, warnings: &mut Vec<Warning>) -> Materials {
    let none = Fonts::default();
    let shared = project.shared.as_deref().map_or(&none, |s| &s.fonts);
    let (fonts, faults) = font_book(&[&project.book.fonts, shared], folder);
    warnings.extend(faults);
    Materials {
        fonts,
        store: ArtStore::new(ART_BUDGET_BYTES),
        index: ArtIndex::default(),
        folder: folder.to_owned(),
    }
}

/// Materials for a new project in `folder` (empty if it has none yet): bundled and system fonts, no pictures.
pub fn new_materials(folder: &Path) -> Materials {
    let (fonts, _) = font_book(&[], folder);
    Materials {
        fonts,
        store: ArtStore::new(ART_BUDGET_BYTES),
        index: ArtIndex::default(),
        folder: folder.to_owned(),
    }
}

/// Loads what the project names by now and the materials lack.
pub fn refresh_art(project: &Project, materials: &mut Materials) {
    load_art(project, materials);
}

/// Warns of everything that is named and not there.
fn check(project: &Project, materials: &Materials, warnings: &mut Vec<Warning>) {
    let mut styles: BTreeSet<StyleName> = BTreeSet::new();
    let mut families: BTreeSet<String> = BTreeSet::new();
    let mut speakers = BTreeSet::new();
    let mut art = BTreeSet::new();
    for (number, page) in project.pages.iter().enumerate() {
        if page.panels().next().is_none() {
            warnings.push(Warning::NoPanels { page: number + 1 });
        }
        for (item, panel) in page.panels() {
            if panel.outline.is_flat() {
                warnings.push(Warning::FlatPanel { page: number + 1, id: item.id.to_string() });
            }
        }
        for item in &page.items {
            use crate::model::ItemKind as K;
            let (style, look, plain) = match &item.kind {
                K::Balloon(b) => (b.style.as_ref(), Some(&b.look), Some(StyleName::new("speech"))),
                K::Caption(c) => (c.style.as_ref(), Some(&c.look), Some(c.purpose.style())),
                K::Effect(e) => (e.style.as_ref(), Some(&e.look), Some(StyleName::new("effect"))),
                K::Panel(_) | K::Art(_) => (None, None, None),
            };
            styles.extend(style.cloned());
            // The plain one stands in where no other is named, or where that is not there.
            styles.extend(plain);
            families.extend(look.iter().flat_map(|l| l.fonts.iter().cloned()));
            art.extend(item.art().iter().map(|a| a.path.clone()));
        }
        speakers.extend(page.lines.iter().filter_map(|l| l.speaker.clone()));
    }
    styles.extend(project.cast().filter_map(|m| m.style.clone()));
    for path in art {
        match materials.index.get(&path) {
            Some(Err(why)) => warnings.push(Warning::Art { path: path.0, why: why.clone() }),
            Some(Ok(info)) => {
                let lacks = info.lacks.iter();
                warnings.extend(lacks.map(|what| Warning::ArtLacks { path: path.0.clone(), what: *what }));
            }
            None => {}
        }
    }
    for name in &styles {
        match project.style(name) {
            None => warnings.push(Warning::Style(name.0.clone())),
            Some(style) => families.extend(families_of(&style)),
        }
    }
    let shared = project.shared.as_deref();
    for style in project.book.styles.values().chain(shared.iter().flat_map(|s| s.styles.values())) {
        families.extend(families_of(style));
    }
    for family in families {
        let own = project.book.fonts.substitutes.get(&family);
        let name = own.or_else(|| shared.and_then(|s| s.fonts.substitutes.get(&family)));
        let name = name.unwrap_or(&family).clone();
        let pick = FontPick { family: name, weight: 400, italic: false };
        if materials.fonts.pick(&pick).is_none() {
            warnings.push(Warning::FontFamily(family));
        }
    }
    for id in speakers {
        if project.cast_member(&id).is_none() {
            warnings.push(Warning::Speaker(id.0));
        }
    }
}

fn families_of(style: &BalloonStyle) -> Vec<String> {
    let own = style.lettering.fonts.iter();
    own.chain(style.lettering.in_lang.values().flat_map(|l| l.fonts.iter())).cloned().collect()
}
