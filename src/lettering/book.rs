//! The font book: the faces that styles may name, and who steps in for characters that they lack.

use super::font::{Face, FontBytes};
use super::style::FontPick;
use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

/// Faces from outside: of the system or of the project's folder. Implemented by who may read the disk.
pub trait FontSource: Send + Sync {
    /// The face of a family that comes nearest to a weight and slant.
    fn family(&self, family: &str, weight: u16, italic: bool) -> Option<Face>;
    /// The same, for a short look: it is not kept, so that looking at every family fills no memory.
    fn peek(&self, family: &str, weight: u16, italic: bool) -> Option<Face> {
        self.family(family, weight, italic)
    }
    /// The names of all families, in order.
    fn families(&self) -> Vec<String> {
        Vec::new()
    }
    /// A face that has a character, fit for a language (BCP 47).
    fn covering(&self, ch: char, lang: &str) -> Option<Face>;
}

/// The faces that text is set with. Cheap to clone; clones share what was loaded.
#[derive(Clone)]
pub struct FontBook {
    bundled: Arc<[Bundled]>,
    added: Vec<(FontPick, Face)>,
    source: Option<Arc<dyn FontSource>>,
    /// What the source answered, so that it is asked once: `None` is an answer too.
    asked: Arc<Mutex<Asked>>,
}

#[derive(Default)]
struct Asked {
    families: HashMap<FontPick, Option<Face>>,
    characters: HashMap<(char, String), Option<Face>>,
}

struct Bundled {
    family: &'static str,
    weight: u16,
    italic: bool,
    bytes: &'static [u8],
    face: OnceLock<Option<Face>>,
}

/// Name of the bundled dialogue family.
pub const COMIC_NEUE: &str = "Comic Neue";
/// Name of the bundled family for sound effects.
pub const BANGERS: &str = "Bangers";
/// Name of the bundled family for Chinese, kana and their punctuation.
pub const NOTO_SANS_SC: &str = "Noto Sans SC";
/// Name of the bundled family for Latin, Greek and Cyrillic that others lack.
pub const NOTO_SANS: &str = "Noto Sans";
/// Name of the bundled family for Hebrew.
pub const NOTO_SANS_HEBREW: &str = "Noto Sans Hebrew";
/// Name of the bundled family for Arabic, Persian and Urdu.
pub const NOTO_SANS_ARABIC: &str = "Noto Sans Arabic";

/// Families that step in, in this order, for what a style's own families lack.
const FALLBACKS: [&str; 4] = [NOTO_SANS, NOTO_SANS_SC, NOTO_SANS_HEBREW, NOTO_SANS_ARABIC];

/// The fonts that are part of the program; they are read when first used.
pub fn bundled() -> FontBook {
    macro_rules! fonts {
        ($($family:expr, $weight:literal, $italic:literal, $file:literal;)*) => {
            [$(Bundled {
                family: $family,
                weight: $weight,
                italic: $italic,
                bytes: include_bytes!(concat!("../../assets/fonts/", $file)),
                face: OnceLock::new(),
            }),*]
        };
    }
    let bundled = fonts! {
        COMIC_NEUE, 400, false, "ComicNeue-Regular.otf";
        COMIC_NEUE, 700, false, "ComicNeue-Bold.otf";
        COMIC_NEUE, 400, true, "ComicNeue-Italic.otf";
        COMIC_NEUE, 700, true, "ComicNeue-BoldItalic.otf";
        BANGERS, 400, false, "Bangers-Regular.ttf";
        NOTO_SANS, 400, false, "NotoSans-Regular.ttf";
        NOTO_SANS, 700, false, "NotoSans-Bold.ttf";
        NOTO_SANS_SC, 400, false, "NotoSansSC-Regular.otf";
        NOTO_SANS_SC, 700, false, "NotoSansSC-Bold.otf";
        NOTO_SANS_HEBREW, 400, false, "NotoSansHebrew-Regular.ttf";
        NOTO_SANS_HEBREW, 700, false, "NotoSansHebrew-Bold.ttf";
        NOTO_SANS_ARABIC, 400, false, "NotoSansArabic-Regular.ttf";
        NOTO_SANS_ARABIC, 700, false, "NotoSansArabic-Bold.ttf";
    };
    FontBook { bundled: Arc::new(bundled), added: Vec::new(), source: None, asked: Arc::default() }
}

impl Bundled {
    fn face(&self) -> Option<&Face> {
        self.face.get_or_init(|| Face::new(self.family, FontBytes::from(self.bytes), 0).ok()).as_ref()
    }
}

impl FontBook {
    /// The fonts that are part of the program; they are read when first used.
    pub fn bundled() -> Self {
        bundled()
    }

    /// The same book, asking `source` for what it lacks.
    pub fn with_source(mut self, source: Arc<dyn FontSource>) -> Self {
        self.source = Some(source);
        self.asked = Arc::default();
        self
    }

    /// Adds a face of the project. It goes before the bundled and the source's faces of the same family.
    pub fn add_face(&mut self, family: &str, weight: u16, italic: bool, face: Face) {
        self.added.push((FontPick { family: family.to_owned(), weight, italic }, face));
    }

    /// The families that the book itself holds, in order and without repeats.
    pub fn families(&self) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        let all =
            self.added.iter().map(|(p, _)| p.family.as_str()).chain(self.bundled.iter().map(|b| b.family));
        for name in all {
            if !names.iter().any(|n| n.eq_ignore_ascii_case(name)) {
                names.push(name.to_owned());
            }
        }
        names
    }

    /// The face nearest to what is asked; `None` when no one has the family.
    ///
    /// A wrong slant costs more than any wrong weight, so emphasis stays visible.
    pub fn pick(&self, pick: &FontPick) -> Option<Face> {
        self.own(&pick.family, pick.weight, pick.italic).or_else(|| self.ask_source(pick))
    }

    /// The families of the source, in order. The first time it may take a while.
    pub fn system_families(&self) -> Vec<String> {
        self.source.as_ref().map(|s| s.families()).unwrap_or_default()
    }

    /// As [`Self::pick`], without keeping what the source gives.
    pub fn peek(&self, pick: &FontPick) -> Option<Face> {
        let ask = || self.source.as_ref()?.peek(&pick.family, pick.weight, pick.italic);
        self.own(&pick.family, pick.weight, pick.italic).or_else(ask)
    }

    fn own(&self, family: &str, weight: u16, italic: bool) -> Option<Face> {
        let misfit = |w: u16, i: bool| u32::from(w.abs_diff(weight)) + if i == italic { 0 } else { 2000 };
        let added = self.added.iter().filter(|(p, _)| p.family.eq_ignore_ascii_case(family));
        if let Some((_, face)) = added.min_by_key(|(p, _)| misfit(p.weight, p.italic)) {
            return Some(face.clone());
        }
        let bundled = self.bundled.iter().filter(|b| b.family.eq_ignore_ascii_case(family));
        bundled.min_by_key(|b| misfit(b.weight, b.italic))?.face().cloned()
    }

    fn ask_source(&self, pick: &FontPick) -> Option<Face> {
        let source = self.source.as_ref()?;
        if let Some(answer) = self.asked().families.get(pick) {
            return answer.clone();
        }
        // Asked without the lock, so that others need not wait for the disk.
        let answer = source.family(&pick.family, pick.weight, pick.italic);
        self.asked().families.entry(pick.clone()).or_insert(answer).clone()
    }

    fn asked(&self) -> MutexGuard<'_, Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The bundled family for Chinese and Japanese.
    pub(super) fn han(&self, weight: u16) -> Option<Face> {
        self.own(NOTO_SANS_SC, weight, false)
    }

    /// A face for a character that the style's families lack.
    pub(super) fn covering(&self, ch: char, lang: &str, weight: u16, italic: bool) -> Option<Face> {
        let mut bundled = FALLBACKS.iter().filter_map(|family| self.own(family, weight, italic));
        bundled.find(|f| f.glyph(ch).is_some()).or_else(|| self.source_covering(ch, lang))
    }

    fn source_covering(&self, ch: char, lang: &str) -> Option<Face> {
        let source = self.source.as_ref()?;
        let key = (ch, lang.to_owned());
        if let Some(answer) = self.asked().characters.get(&key) {
            return answer.clone();
        }
        let answer = source.covering(ch, lang).filter(|f| f.glyph(ch).is_some());
        self.asked().characters.entry(key).or_insert(answer).clone()
    }
}

impl fmt::Debug for FontBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FontBook").field("families", &self.families()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::super::style::BOLD;
    use super::*;

    fn pick(family: &str, weight: u16, italic: bool) -> FontPick {
        FontPick { family: family.to_owned(), weight, italic }
    }

    #[test]
    fn the_nearest_face_of_a_family_is_taken() {
        let book = bundled();
        let bold = book.pick(&pick("comic neue", 900, true)).expect("bundled");
        assert!(bold.weight() == BOLD && bold.is_italic());
        assert!(!book.pick(&pick("Bangers", 700, true)).expect("bundled").is_italic());
        assert_eq!(book.pick(&pick("No Such Family", 400, false)), None);
        assert_eq!(book.families().first().map(String::as_str), Some(COMIC_NEUE));
    }

    #[test]
    fn every_bundled_face_loads_and_is_what_it_says() {
        for font in bundled().bundled.iter() {
            let face = font.face().expect(font.family);
            assert_eq!((face.weight(), face.is_italic()), (font.weight, font.italic), "{}", font.family);
        }
    }

    #[test]
    fn a_project_face_goes_before_a_bundled_one_and_clones_share() {
        let book = bundled();
        let bangers = book.pick(&pick(BANGERS, 400, false)).expect("bundled");
        let mut other = book.clone();
        other.add_face(COMIC_NEUE, 400, false, bangers.clone());
        assert_eq!(other.pick(&pick(COMIC_NEUE, 700, false)), Some(bangers.clone()));
        assert_eq!(book.clone().pick(&pick(BANGERS, 400, false)), Some(bangers));
    }

    #[test]
    fn a_source_is_asked_after_the_book_and_once() {
        #[derive(Default)]
        struct Counting(Mutex<u32>);
        impl FontSource for Counting {
            fn family(&self, _: &str, _: u16, _: bool) -> Option<Face> {
                *self.0.lock().expect("whole") += 1;
                None
            }
            fn covering(&self, _: char, _: &str) -> Option<Face> {
                *self.0.lock().expect("whole") += 1;
                None
            }
        }
        let source = Arc::new(Counting::default());
        let book = bundled().with_source(source.clone());
        for _ in 0..3 {
            assert_eq!(book.pick(&pick("Elsewhere", 400, false)), None);
            assert_eq!(book.covering('\u{1f600}', "en", 400, false), None);
            assert!(book.covering('永', "zh", 400, false).is_some());
        }
        assert_eq!(*source.0.lock().expect("whole"), 2);
    }
}
