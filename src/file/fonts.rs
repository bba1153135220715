//! Fonts on disk: those that a project names, and those of the system as the last resort.

use super::Warning;
use crate::lettering::book::{FontBook, FontSource};
use crate::lettering::font::Face;
use crate::model::Fonts;
use fontdb::{Database, Family, ID, Query, Stretch, Style, Weight};
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A book of the fonts that `wanted` names (files relative to `folder`), the bundled ones, and the system's.
pub fn font_book(wanted: &[&Fonts], folder: &Path) -> (FontBook, Vec<Warning>) {
    let mut book = FontBook::bundled().with_source(Arc::new(SystemFonts::default()));
    let mut warnings = Vec::new();
    for name in wanted.iter().flat_map(|f| &f.files) {
        let mut files = Database::new();
        let loaded = files.load_font_file(folder.join(name));
        let why = match loaded {
            Err(e) => Some(format!("it cannot be read ({e})")),
            Ok(()) if files.is_empty() => {
                Some("it is not a font; use a TrueType or OpenType file".to_owned())
            }
            Ok(()) => None,
        };
        if let Some(why) = why {
            warnings.push(Warning::FontFile { path: name.clone(), why });
            continue;
        }
        for info in files.faces() {
            let family = info.families.first().map_or(name.as_str(), |f| f.0.as_str());
            match face_of(&files, info.id, family) {
                Some(face) => book.add_face(family, info.weight.0, info.style != Style::Normal, face),
                None => {
                    warnings.push(Warning::FontFile { path: name.clone(), why: "it is damaged".to_owned() })
                }
            }
        }
    }
    (book, warnings)
}

fn face_of(files: &Database, id: ID, family: &str) -> Option<Face> {
    files.with_face_data(id, |bytes, index| Face::new(family, bytes.into(), index).ok())?
}

/// The system's fonts, looked for when the first one is wanted.
#[derive(Default)]
struct SystemFonts {
    files: OnceLock<Database>,
    faces: Mutex<HashMap<ID, Option<Face>>>,
}

impl SystemFonts {
    fn files(&self) -> &Database {
        self.files.get_or_init(|| {
            let mut files = Database::new();
            files.load_system_fonts();
            files
        })
    }

    fn face(&self, id: ID) -> Option<Face> {
        let mut faces = self.faces.lock().unwrap_or_else(PoisonError::into_inner);
        faces
            .entry(id)
            .or_insert_with(|| {
                let family = self.files().face(id)?.families.first()?.0.clone();
                face_of(self.files(), id, &family)
            })
            .clone()
    }
}

impl FontSource for SystemFonts {
    fn family(&self, family: &str, weight: u16, italic: bool) -> Option<Face> {
        let query = Query {
            families: &[Family::Name(family)],
            weight: Weight(weight),
            stretch: Stretch::Normal,
            style: if italic { Style::Italic } else { Style::Normal },
        };
        self.face(self.files().query(&query)?)
    }

    fn covering(&self, ch: char, _lang: &str) -> Option<Face> {
        // By name, so that two runs on one machine choose alike; Noto first, which is made to match.
        let mut ids: Vec<(bool, bool, String, ID)> = self
            .files()
            .faces()
            .filter(|f| f.style == Style::Normal && f.stretch == Stretch::Normal)
            .map(|f| {
                let name = f.families.first().map(|n| n.0.clone()).unwrap_or_default();
                (!name.starts_with("Noto Sans"), f.weight != Weight::NORMAL, name, f.id)
            })
            .collect();
        ids.sort_by(|a, b| (a.0, a.1, &a.2).cmp(&(b.0, b.1, &b.2)));
        ids.into_iter()
            .map(|(.., id)| id)
            .find(|id| {
                let has = |bytes: &[u8], index: u32| {
                    use ab_glyph::{Font as _, FontRef};
                    FontRef::try_from_slice_and_index(bytes, index).is_ok_and(|f| f.glyph_id(ch).0 != 0)
                };
                self.files().with_face_data(*id, has).unwrap_or(false)
            })
            .and_then(|id| self.face(id))
    }
}
