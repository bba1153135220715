//! What new comics begin with: templates, kept as data in `assets/presets`, and the comic that comes with the program.

use super::{arrangements, presets};
use crate::model::{
    Arrangement, ByLang, Frame, IdSource, Item, ItemId, ItemKind, Lang, Outline, Page, PageId, PageSetup,
    Panel, Project,
};
use serde::Deserialize;
use std::path::PathBuf;
use std::sync::Arc;

const TEMPLATES: &str = include_str!("../../assets/presets/templates.ron");

/// A kind of comic to begin with.
#[derive(Debug, Clone, PartialEq)]
pub struct Template {
    /// What it is called in each language of the window.
    pub name: ByLang<String>,
    /// Its pages.
    pub setup: PageSetup,
    /// The panels of its pages.
    pub layout: Arrangement,
    /// How many pages there are at first.
    pub pages: usize,
    /// It is written in two languages.
    pub bilingual: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: ByLang<String>,
    preset: String,
    layout: String,
    pages: usize,
    bilingual: bool,
}

/// Every template, in the order that pickers show.
pub fn all() -> Vec<Template> {
    // The data is part of the program and read by a test; a fault could only leave the list shorter.
    let written: Vec<Written> = ron::from_str(TEMPLATES).unwrap_or_default();
    let layouts = arrangements::all();
    let whole = |w: Written| {
        Some(Template {
            setup: presets::named(&w.preset)?,
            layout: layouts.iter().find(|l| l.name_in(&Lang::english()) == w.layout)?.clone(),
            name: w.name,
            pages: w.pages,
            bilingual: w.bilingual,
        })
    };
    written.into_iter().filter_map(whole).collect()
}

impl Template {
    /// What it is called in a language, or in English.
    pub fn name_in(&self, lang: &Lang) -> &str {
        self.name.get(lang).or_else(|| self.name.get(&Lang::english())).map_or("", String::as_str)
    }

    /// The languages that it is written in by somebody who speaks `own`.
    pub fn languages(&self, own: &Lang) -> Vec<Lang> {
        let (english, chinese) = (Lang::english(), Lang::simplified_chinese());
        let second = if *own == chinese { english } else { chinese };
        std::iter::once(own.clone()).chain(self.bilingual.then_some(second)).collect()
    }
}

/// A new comic: pages of a setup, each with the panels of a layout if one is given.
pub fn comic(
    setup: &PageSetup,
    layout: Option<&Arrangement>,
    langs: &[Lang],
    pages: usize,
    ids: &mut IdSource,
) -> Project {
    let first = langs.first().cloned().unwrap_or_else(Lang::english);
    let mut project = Project::blank(setup.clone(), first, Vec::new());
    if !langs.is_empty() {
        Arc::make_mut(&mut project.book).languages = langs.to_vec();
    }
    let whole = Outline::Rect(Frame::from(setup.safe_rect()));
    for _ in 0..pages.max(1) {
        let mut page = Page::blank(PageId(ids.next_number()));
        let outlines = layout.map(|l| l.panels(&whole, setup.gutter, setup.reading)).unwrap_or_default();
        for outline in outlines {
            let id = ItemId(ids.next_number());
            let kind = ItemKind::Panel(Panel::new(outline, setup.border));
            let item = Item { id, panel: None, locked: false, hidden: false, kind, variants: Vec::new() };
            page.items.push(Arc::new(item));
            page.reading.push(id);
        }
        project.pages.push(Arc::new(page));
    }
    project
}

/// The comic that comes with the program, if it lies where a checkout has it: below the current folder, or
/// beside the folder that the program was built into.
pub fn sample() -> Option<PathBuf> {
    const SAMPLE: &str = "examples/xishan-signal/episode-02.ron";
    let built = std::env::current_exe().ok();
    let checkout = built.as_deref().and_then(|exe| exe.ancestors().nth(3)).map(|root| root.join(SAMPLE));
    [Some(PathBuf::from(SAMPLE)), checkout].into_iter().flatten().find(|file| file.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::invariants::breaches;

    #[test]
    fn every_template_is_whole_and_makes_a_sound_comic() {
        let written: Vec<Written> = ron::from_str(TEMPLATES).expect("the file is whole");
        let all = all();
        assert_eq!(all.len(), written.len(), "a preset or a layout is called otherwise");
        assert_eq!(all.len(), presets::all().len(), "every preset can be begun with");
        let mut ids = IdSource::seeded(4);
        for template in &all {
            let chinese = template.name.get(&Lang::simplified_chinese()).map_or("", String::as_str);
            assert!(chinese.chars().any(|c| c > '\u{2e00}'), "{}", template.name_in(&Lang::english()));
            let langs = template.languages(&Lang::english());
            let made = comic(&template.setup, Some(&template.layout), &langs, template.pages, &mut ids);
            assert_eq!(breaches(&made), Vec::new());
            assert_eq!(made.pages.len(), template.pages);
            assert!(made.pages.iter().all(|p| p.panels().count() > 1));
            assert_eq!(made.book.languages, langs);
        }
    }

    #[test]
    fn a_strip_is_read_on_a_phone_and_its_gutters_go_on_from_page_to_page() {
        let strip = all().into_iter().find(|t| t.setup.name == "Webtoon strip").expect("a strip");
        let langs = [Lang::simplified_chinese()];
        let made = comic(&strip.setup, Some(&strip.layout), &langs, 2, &mut IdSource::seeded(4));
        let speech = made.style(&crate::model::StyleName::new("speech")).expect("built in");
        // Rule F02: capitals of 20 px on a slice that is 800 px wide.
        let px = speech.lettering.for_lang(&langs[0]).cap_height_mm / made.book.setup.trim.x * 800.0;
        assert!((20.0..24.0).contains(&px), "{px}");
        let outlines: Vec<&Outline> = made.pages[0].panels().map(|(_, p)| &p.outline).collect();
        assert!(outlines.iter().all(|o| matches!(o, Outline::Rect(_))), "{outlines:?}");
        let (first, last) = (outlines[0].bounds(), outlines[outlines.len() - 1].bounds());
        let seam = strip.setup.trim.y - last.y1 + first.y0;
        assert!((seam - strip.setup.gutter.y).abs() < 1e-6, "{seam}");
    }

    #[test]
    fn a_second_language_is_another_one() {
        let two = all().into_iter().find(|t| t.bilingual).expect("a template in two languages");
        for own in [Lang::english(), Lang::simplified_chinese()] {
            let langs = two.languages(&own);
            assert_eq!((langs.len(), &langs[0]), (2, &own));
            assert_ne!(langs[0], langs[1]);
        }
    }
}
