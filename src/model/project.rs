//! Projects and series.

use super::art::{ArtPath, Fingerprint};
use super::cast::{CastId, CastMember};
use super::colours::Swatch;
use super::id::{ItemId, LineId, PageId};
use super::item::Item;
use super::lang::{ByLang, Lang, in_lang};
use super::line::Line;
use super::mark::PanelMark;
use super::page::Page;
use super::running::Running;
use super::setup::PageSetup;
use super::style::{BalloonStyle, StyleName, Styles, built_in};
use super::tail::Aim;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One episode or book.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Project {
    /// What holds for the whole of it.
    pub book: Arc<Book>,
    /// Its pages in order.
    pub pages: Vec<Arc<Page>>,
    /// The series that `book.series` names, once it is read. Not part of the file.
    #[serde(skip)]
    pub shared: Option<Arc<Series>>,
}

/// What holds for a whole project.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Book {
    /// The title of the episode or book.
    #[serde(default)]
    pub title: ByLang<String>,
    /// The number of the episode.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The series' file, relative to the project's folder.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub series: Option<String>,
    /// The languages it is made in; the first is the one it is written in.
    pub languages: Vec<Lang>,
    /// The measures of its pages.
    pub setup: Arc<PageSetup>,
    /// Its own speakers; they come before those of the series.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cast: Vec<CastMember>,
    /// Its own styles; they come before those of the series and the built-in ones.
    #[serde(default, skip_serializing_if = "Styles::is_empty")]
    pub styles: Styles,
    /// Its fonts.
    #[serde(default, skip_serializing_if = "Fonts::is_empty")]
    pub fonts: Fonts,
    /// Its colours, offered wherever a colour is chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub palette: Vec<Swatch>,
    /// Page numbers and titles, printed on every page that is not bare.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub running: Vec<Running>,
    /// The number of the first page after the cover.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub first_number: u32,
    /// What is remembered of the pictures' files. It is brought up to date when the project is saved.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pictures: BTreeMap<ArtPath, Fingerprint>,
}

fn one() -> u32 {
    1
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_one(number: &u32) -> bool {
    *number == 1
}

/// Fonts of a project or series.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Fonts {
    /// Font files, relative to the folder, that come before bundled and system fonts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// Families that stand in for others.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub substitutes: BTreeMap<String, String>,
}

impl Fonts {
    /// There is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty() && self.substitutes.is_empty()
    }
}

/// What episodes share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Series {
    /// The title of the series.
    #[serde(default)]
    pub title: ByLang<String>,
    /// The languages it is made in; the first is the one it is written in.
    pub languages: Vec<Lang>,
    /// The measures of new episodes' pages.
    pub setup: Arc<PageSetup>,
    /// Those who return.
    #[serde(default)]
    pub cast: Vec<CastMember>,
    /// Styles that every episode has.
    #[serde(default)]
    pub styles: Styles,
    /// Fonts that every episode has.
    #[serde(default, skip_serializing_if = "Fonts::is_empty")]
    pub fonts: Fonts,
    /// How terms and names are put in each language.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<ByLang<String>>,
    /// The episodes' files in order, relative to the series' folder.
    #[serde(default)]
    pub episodes: Vec<String>,
}

impl Project {
    /// A project of `count` blank pages.
    pub fn blank(setup: PageSetup, lang: Lang, pages: Vec<PageId>) -> Self {
        Self {
            book: Arc::new(Book {
                title: ByLang::new(),
                number: None,
                series: None,
                languages: vec![lang],
                setup: Arc::new(setup),
                cast: Vec::new(),
                styles: Styles::new(),
                fonts: Fonts::default(),
                palette: Vec::new(),
                running: Vec::new(),
                first_number: 1,
                pictures: BTreeMap::new(),
            }),
            pages: pages.into_iter().map(|id| Arc::new(Page::blank(id))).collect(),
            shared: None,
        }
    }

    /// The language it is written in.
    pub fn source_lang(&self) -> Lang {
        self.book.languages.first().cloned().unwrap_or_else(Lang::english)
    }

    /// The page with this id, with its place.
    pub fn page(&self, id: PageId) -> Option<(usize, &Arc<Page>)> {
        self.pages.iter().enumerate().find(|(_, p)| p.id == id)
    }

    /// The measures of a page.
    pub fn setup_of<'a>(&'a self, page: &'a Page) -> &'a Arc<PageSetup> {
        page.setup.as_ref().unwrap_or(&self.book.setup)
    }

    /// The title in a language, or in the nearest there is.
    pub fn title(&self, lang: &Lang) -> Option<&str> {
        in_lang(&self.book.title, lang, &self.book.languages).map(String::as_str)
    }

    /// A speaker by their short name.
    pub fn cast_member(&self, id: &CastId) -> Option<&CastMember> {
        let shared = self.shared.as_deref().map_or(&[][..], |s| &s.cast);
        self.book.cast.iter().chain(shared).find(|m| m.id == *id)
    }

    /// Everybody who can speak: the project's own, then those of its series.
    pub fn cast(&self) -> impl Iterator<Item = &CastMember> {
        let own = &self.book.cast;
        let shared = self.shared.as_deref().map_or(&[][..], |s| &s.cast);
        own.iter().chain(shared.iter().filter(|m| own.iter().all(|o| o.id != m.id)))
    }

    /// A speaker as the series has them.
    pub fn shared_member(&self, id: &CastId) -> Option<&CastMember> {
        self.shared.as_deref().and_then(|series| series.cast.iter().find(|m| m.id == *id))
    }

    /// Somebody speaks a line, is marked in a panel, or has a tail that aims at them.
    pub fn needs(&self, who: &CastId) -> bool {
        let speaks = |page: &Page| page.lines.iter().any(|line| line.speaker.as_ref() == Some(who));
        let is_seen = |page: &Page| {
            page.items.iter().any(|item| {
                let marks = item.as_panel().map(|p| p.marks.as_slice()).unwrap_or_default();
                marks.iter().filter_map(PanelMark::mouth).any(|mouth| mouth.who == *who)
                    || item.tails().iter().any(|tail| matches!(&tail.aim, Aim::Member(of) if of == who))
            })
        };
        self.pages.iter().any(|page| speaks(page) || is_seen(page))
    }

    /// A short name that nobody has yet, made of a name: `zhang-wei` of Zhang Wei.
    pub fn free_cast_id(&self, name: &str) -> CastId {
        let letters: String =
            name.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).collect();
        let words: Vec<&str> = letters.split('-').filter(|w| !w.is_empty()).collect();
        let short = if words.is_empty() { "speaker".to_owned() } else { words.join("-") };
        let numbered = (2..).map(|n| CastId(format!("{short}-{n}")));
        let mut all = std::iter::once(CastId(short.clone())).chain(numbered);
        // There are more numbers than speakers.
        all.find(|id| self.cast_member(id).is_none()).unwrap_or(CastId(short.clone()))
    }

    /// A speaker's name in a language.
    pub fn speaker_name(&self, id: &CastId, lang: &Lang) -> String {
        self.cast_member(id)
            .and_then(|m| in_lang(&m.name, lang, &self.book.languages))
            .cloned()
            .unwrap_or_else(|| id.0.clone())
    }

    /// A style by name: the project's own, its series', or a built-in one.
    pub fn style(&self, name: &StyleName) -> Option<BalloonStyle> {
        self.book
            .styles
            .get(name)
            .or_else(|| self.shared.as_deref().and_then(|s| s.styles.get(name)))
            .cloned()
            .or_else(|| built_in(&name.0).map(|style| style.scaled(self.book.setup.letters)))
    }

    /// The names of all styles, own ones first.
    pub fn style_names(&self) -> Vec<StyleName> {
        let shared = self.shared.iter().flat_map(|s| s.styles.keys());
        let mut names: Vec<StyleName> = Vec::new();
        for name in self.book.styles.keys().chain(shared).cloned() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        for name in super::style::BUILT_IN.map(StyleName::new) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// Every line of the project with its page, in reading order.
    pub fn lines(&self) -> impl Iterator<Item = (&Arc<Page>, &Arc<Line>)> {
        self.pages.iter().flat_map(|p| p.lines.iter().map(move |l| (p, l)))
    }

    /// Every picture that it shows, by its file.
    pub fn pictures(&self) -> BTreeSet<&ArtPath> {
        let items = self.pages.iter().flat_map(|p| p.items.iter());
        items.flat_map(|i| i.art().iter().map(|a| &a.path)).collect()
    }

    /// The page and item with this id.
    pub fn find_item(&self, id: ItemId) -> Option<(&Arc<Page>, &Arc<Item>)> {
        self.pages.iter().find_map(|p| p.item(id).map(|i| (p, i)))
    }

    /// The page and line with this id.
    pub fn find_line(&self, id: LineId) -> Option<(&Arc<Page>, &Arc<Line>)> {
        self.pages.iter().find_map(|p| p.line(id).map(|l| (p, l)))
    }
}
