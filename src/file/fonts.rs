//! Fonts on disk: those that a project names, and those of the system as the last resort.

use super::read::bytes_of;
use super::{Unused, Warning};
use crate::lettering::book::{FontBook, FontSource};
use crate::lettering::font::Face;
use crate::model::Fonts;
use fontdb::{Database, Family, ID, Query, Stretch, Style, Weight};
use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// A font file longer than this many bytes is not read into memory; the largest collections have 130 MB.
const MAX_FONT_BYTES: u64 = 256 << 20;

/// A book of the fonts that `wanted` names (files relative to `folder`), the bundled ones, and the system's.
pub fn font_book(wanted: &[&Fonts], folder: &Path) -> (FontBook, Vec<Warning>) {
    let mut book = FontBook::bundled().with_source(Arc::new(SystemFonts::default()));
    let mut warnings = Vec::new();
    for name in wanted.iter().flat_map(|f| &f.files) {
        let mut files = Database::new();
        let why = match bytes_of(&folder.join(name), MAX_FONT_BYTES) {
            Err(fault) => Some(Unused::from(fault)),
            Ok(bytes) => {
                files.load_font_data(bytes);
                files.is_empty().then_some(Unused::NoFont)
            }
        };
        if let Some(why) = why {
            warnings.push(Warning::FontFile { path: name.clone(), why });
            continue;
        }
        let damaged = || Warning::FontFile { path: name.clone(), why: Unused::DamagedFont };
        for info in files.faces() {
            let family = info.families.first().map_or(name.as_str(), |f| f.0.as_str());
            match face_of(&files, info.id, family) {
                Some(face) => book.add_face(family, info.weight.0, info.style != Style::Normal, face),
                None => warnings.push(damaged()),
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
    /// Upright faces in the order in which they are asked for characters.
    ordered: OnceLock<Vec<(ID, OnceLock<Coverage>)>>,
}

/// Which characters a face has: ranges with both ends, in order.
struct Coverage(Vec<(u32, u32)>);

impl Coverage {
    fn of(bytes: &[u8], index: u32) -> Self {
        use ab_glyph::{Font as _, FontRef};
        let mut all: Vec<u32> = FontRef::try_from_slice_and_index(bytes, index)
            .map(|f| f.codepoint_ids().filter(|(id, _)| id.0 != 0).map(|(_, c)| u32::from(c)).collect())
            .unwrap_or_default();
        all.sort_unstable();
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for c in all {
            match ranges.last_mut() {
                Some(last) if c <= last.1 + 1 => last.1 = c,
                _ => ranges.push((c, c)),
            }
        }
        Self(ranges)
    }

    fn has(&self, ch: char) -> bool {
        let c = u32::from(ch);
        let next = self.0.partition_point(|r| r.1 < c);
        self.0.get(next).is_some_and(|r| r.0 <= c)
    }
}

impl SystemFonts {
    fn files(&self) -> &Database {
        self.files.get_or_init(|| {
            let mut files = Database::new();
            files.load_system_fonts();
            files
        })
    }

    fn nearest(&self, family: &str, weight: u16, italic: bool) -> Option<ID> {
        let query = Query {
            families: &[Family::Name(family)],
            weight: Weight(weight),
            stretch: Stretch::Normal,
            style: if italic { Style::Italic } else { Style::Normal },
        };
        self.files().query(&query)
    }

    fn face(&self, id: ID) -> Option<Face> {
        let faces = || self.faces.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = faces().get(&id) {
            return known.clone();
        }
        let family = self.files().face(id)?.families.first()?.0.clone();
        let face = face_of(self.files(), id, &family);
        faces().entry(id).or_insert(face).clone()
    }

    fn ordered(&self) -> &[(ID, OnceLock<Coverage>)] {
        self.ordered.get_or_init(|| {
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
            ids.into_iter().map(|(.., id)| (id, OnceLock::new())).collect()
        })
    }
}

impl FontSource for SystemFonts {
    fn family(&self, family: &str, weight: u16, italic: bool) -> Option<Face> {
        self.face(self.nearest(family, weight, italic)?)
    }

    fn peek(&self, family: &str, weight: u16, italic: bool) -> Option<Face> {
        face_of(self.files(), self.nearest(family, weight, italic)?, family)
    }

    fn families(&self) -> Vec<String> {
        let names = self.files().faces().filter_map(|f| f.families.first().map(|n| n.0.clone()));
        // Those of a point are the system's own.
        let names: BTreeSet<String> = names.filter(|n| !n.starts_with('.')).collect();
        names.into_iter().collect()
    }

    fn covering(&self, ch: char, _lang: &str) -> Option<Face> {
        let none = || Coverage(Vec::new());
        let (id, _) = self.ordered().iter().find(|(id, coverage)| {
            let read = || self.files().with_face_data(*id, Coverage::of).unwrap_or_else(none);
            coverage.get_or_init(read).has(ch)
        })?;
        self.face(*id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_that_no_font_has_makes_each_file_be_read_once() {
        let fonts = SystemFonts::default();
        assert!(fonts.covering('\u{f0000}', "en").is_none());
        // What each covers is known from now on, and no further character opens a file.
        let known = || -> Vec<*const Coverage> {
            fonts
                .ordered()
                .iter()
                .map(|(_, c)| c.get().map_or(std::ptr::null(), std::ptr::from_ref))
                .collect()
        };
        let before = known();
        assert!(before.iter().all(|c| !c.is_null()));
        for c in (0xf_0000..0xf_0000 + 3000).filter_map(char::from_u32) {
            assert!(fonts.covering(c, "en").is_none());
        }
        assert_eq!(known(), before);
    }

    #[test]
    fn coverage_is_that_of_the_face() {
        let coverage = Coverage::of(include_bytes!("../../assets/fonts/Bangers-Regular.ttf"), 0);
        assert!(coverage.has('A') && coverage.has('!') && !coverage.has('永') && !coverage.has('\u{f0000}'));
    }
}
