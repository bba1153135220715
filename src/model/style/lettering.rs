//! How words are lettered, in each language.

use super::{is_default, is_one};
use crate::geom::{Rgba, units};
use crate::model::lang::{ByLang, Lang};
use crate::model::letters::{Features, LetterGlow, LetterOutline, LetterShadow, LetteringChange, Writing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How lines of a block stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Align {
    /// Flush with the side where reading starts.
    Start,
    /// Each line in the middle, as in balloons (rule B02).
    #[default]
    Centre,
    /// Flush with the side where reading ends.
    End,
}

/// Which way the lines of words run. Neither the language nor the direction in which pages are read follows
/// from it: each is set by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Direction {
    /// As comics in the language do (rule §6e): Japanese and traditional Chinese from top to bottom, all others
    /// from side to side.
    #[default]
    ByLanguage,
    /// From side to side, one line under the other.
    Horizontal,
    /// From top to bottom, one column to the left of the other. Chinese and Japanese alone are written so;
    /// words of other scripts lie on their side.
    Vertical,
}

/// How strictly marks are kept from the edges of lines (rules §6a, §6e).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Kinsoku {
    /// The usual level of the language.
    #[default]
    ByLanguage,
    /// Japanese: very loose, as in newspapers. Chinese: no rule.
    Loosest,
    /// Japanese: loose, as in magazines. Chinese: basic.
    Loose,
    /// Japanese: strict, as in books. Chinese: after GB/T 15834.
    Strict,
    /// Japanese: very strict. Chinese: strict.
    Strictest,
}

/// What vertical lines set upright of their own accord among letters and digits (rule §6b).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Upright {
    /// Nothing but what is marked.
    Marked,
    /// A letter or digit alone, two digits, two or three marks of question and exclamation.
    #[default]
    Usual,
    /// Also three digits and two capitals.
    More,
}

/// Height of capitals at print size: 7 pt type (rule F02) with capitals of 0.7 em stand 1.73 mm high.
pub const CAP_HEIGHT_MM: f64 = 7.0 * units::MM_PER_PT * 0.7;
/// Words in a fixed outline may shrink to this share of their size (rule R08: at most 5 %).
pub const MIN_SCALE: f64 = 0.95;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_min_scale(v: &f64) -> bool {
    *v == MIN_SCALE
}

/// How words are lettered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::struct_excessive_bools, reason = "switches that have nothing to do with each other")]
pub struct Lettering {
    /// Families in order of preference.
    pub fonts: Vec<String>,
    /// Families for one kind of writing, before the others: kana from one face, Han from another (§6d).
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fonts_for: BTreeMap<Writing, Vec<String>>,
    /// Features of the fonts, besides those that every text needs.
    #[serde(skip_serializing_if = "Features::is_empty")]
    pub features: Features,
    /// 100 to 900; 400 is regular.
    pub weight: u16,
    /// Italic throughout.
    pub italic: bool,
    /// Height of capitals in mm at print size (rule F03).
    pub cap_height_mm: f64,
    /// Line pitch as a multiple of the usual one of the script (rule F04); 1 is usual.
    pub leading: f64,
    /// Added between letters, in ems (rule F05: -0.01 to 0 for dialogue); joined scripts take none (§6f).
    #[serde(skip_serializing_if = "is_zero")]
    pub tracking_em: f64,
    /// The least share of their size that words in a fixed outline may shrink to (rules R08, F01).
    #[serde(skip_serializing_if = "is_min_scale")]
    pub min_scale: f64,
    /// Shown in capitals; the stored words keep their case (rule T01).
    pub capitals: bool,
    /// Colour of the letters.
    pub colour: Rgba,
    /// 0 (unseen) to 1: letters with all that is around them.
    #[serde(skip_serializing_if = "is_one")]
    pub opacity: f64,
    /// Lines around the letters, the innermost first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outlines: Vec<LetterOutline>,
    /// What the letters throw behind them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shadow: Option<LetterShadow>,
    /// Light around the letters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glow: Option<LetterGlow>,
    /// How the lines stand to each other.
    pub align: Align,
    /// Words may be divided with a hyphen where nothing better fits (rule T08: not as a rule).
    #[serde(skip_serializing_if = "is_default")]
    pub hyphenate: bool,
    /// Words too long for any line may be cut anywhere.
    #[serde(skip_serializing_if = "is_default")]
    pub cut_words: bool,
    /// Which way lines run.
    #[serde(skip_serializing_if = "is_default")]
    pub direction: Direction,
    /// How the columns of vertical lines stand to each other: flush at their tops, as comics have them.
    #[serde(skip_serializing_if = "is_start")]
    pub columns: Align,
    /// Which marks start and end no line, in Chinese and Japanese.
    #[serde(skip_serializing_if = "is_default")]
    pub kinsoku: Kinsoku,
    /// What vertical lines set upright of their own accord.
    #[serde(skip_serializing_if = "is_default")]
    pub upright: Upright,
    /// Full stops and commas that end a line hang beyond its edge (rule §6a; Japanese, and vertical Chinese of
    /// Taiwan).
    #[serde(skip_serializing_if = "is_default")]
    pub hang: bool,
    /// What differs in a language.
    #[serde(skip_serializing_if = "ByLang::is_empty")]
    pub in_lang: ByLang<LangLettering>,
}

/// What differs in one language; what is `None` or empty is as in the style.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LangLettering {
    /// Families in order of preference.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub fonts: Vec<String>,
    /// Families for one kind of writing, before the others.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub fonts_for: BTreeMap<Writing, Vec<String>>,
    /// Features of the fonts, besides those of the style.
    #[serde(skip_serializing_if = "Features::is_empty")]
    pub features: Features,
    /// Added between letters, in ems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_em: Option<f64>,
    /// Height of capitals in mm.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cap_height_mm: Option<f64>,
    /// Line pitch as a multiple of the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leading: Option<f64>,
    /// 100 to 900.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<u16>,
    /// Words may be divided with a hyphen.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hyphenate: Option<bool>,
    /// Words too long for any line may be cut anywhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cut_words: Option<bool>,
    /// Which way lines run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How the columns of vertical lines stand to each other.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub columns: Option<Align>,
    /// Which marks start and end no line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kinsoku: Option<Kinsoku>,
    /// What vertical lines set upright of their own accord.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub upright: Option<Upright>,
    /// Full stops and commas that end a line hang beyond its edge.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hang: Option<bool>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands fields by reference")]
fn is_start(align: &Align) -> bool {
    *align == Align::Start
}

impl Default for Lettering {
    fn default() -> Self {
        Self {
            fonts: vec!["Comic Neue".to_owned()],
            fonts_for: BTreeMap::new(),
            features: Features::new(),
            weight: 700,
            italic: false,
            cap_height_mm: CAP_HEIGHT_MM,
            leading: 1.0,
            tracking_em: 0.0,
            min_scale: MIN_SCALE,
            capitals: true,
            colour: Rgba::BLACK,
            opacity: 1.0,
            outlines: Vec::new(),
            shadow: None,
            glow: None,
            align: Align::Centre,
            hyphenate: false,
            cut_words: false,
            direction: Direction::ByLanguage,
            columns: Align::Start,
            kinsoku: Kinsoku::ByLanguage,
            upright: Upright::Usual,
            hang: false,
            in_lang: ByLang::new(),
        }
    }
}

impl Lettering {
    /// The lettering with what differs in `lang` put in.
    pub fn for_lang(&self, lang: &Lang) -> Self {
        let mut own = self.clone();
        if let Some(d) = self.in_lang.get(lang) {
            if !d.fonts.is_empty() {
                own.fonts.clone_from(&d.fonts);
            }
            own.fonts_for.extend(d.fonts_for.iter().map(|(w, f)| (*w, f.clone())));
            own.features.extend(d.features.iter().map(|(tag, v)| (tag.clone(), *v)));
            own.tracking_em = d.tracking_em.unwrap_or(own.tracking_em);
            own.cap_height_mm = d.cap_height_mm.unwrap_or(own.cap_height_mm);
            own.leading = d.leading.unwrap_or(own.leading);
            own.weight = d.weight.unwrap_or(own.weight);
            own.hyphenate = d.hyphenate.unwrap_or(own.hyphenate);
            own.cut_words = d.cut_words.unwrap_or(own.cut_words);
            own.direction = d.direction.unwrap_or(own.direction);
            own.columns = d.columns.unwrap_or(own.columns);
            own.kinsoku = d.kinsoku.unwrap_or(own.kinsoku);
            own.upright = d.upright.unwrap_or(own.upright);
            own.hang = d.hang.unwrap_or(own.hang);
        }
        own
    }

    /// Lines in `lang` run from top to bottom; the lettering is that of the language already.
    pub fn is_vertical(&self, lang: &Lang) -> bool {
        match self.direction {
            Direction::ByLanguage => lang.is_written_vertically(),
            Direction::Horizontal => false,
            Direction::Vertical => true,
        }
    }
}

impl Lettering {
    /// Puts in what an item changes.
    pub fn change(&mut self, by: &LetteringChange) {
        self.weight = by.weight.unwrap_or(self.weight);
        self.italic = by.italic.unwrap_or(self.italic);
        self.capitals = by.capitals.unwrap_or(self.capitals);
        self.direction = by.direction.unwrap_or(self.direction);
        self.leading = by.leading.unwrap_or(self.leading);
        self.tracking_em = by.tracking_em.unwrap_or(self.tracking_em);
        self.opacity = by.opacity.unwrap_or(self.opacity);
        if let Some(outlines) = &by.outlines {
            self.outlines.clone_from(outlines);
        }
        self.shadow = by.shadow.or(self.shadow);
        self.glow = by.glow.or(self.glow);
        // What an item says holds in every language.
        for lang in self.in_lang.values_mut() {
            lang.weight = by.weight.or(lang.weight);
            lang.direction = by.direction.or(lang.direction);
            lang.leading = by.leading.or(lang.leading);
            lang.tracking_em = by.tracking_em.or(lang.tracking_em);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_changes_only_what_it_names() {
        let zh = Lang::simplified_chinese();
        let style = Lettering {
            in_lang: ByLang::from([(
                zh.clone(),
                LangLettering { cap_height_mm: Some(2.0), ..LangLettering::default() },
            )]),
            ..Lettering::default()
        };
        assert_eq!(style.for_lang(&zh).cap_height_mm, 2.0);
        assert_eq!(style.for_lang(&zh).fonts, style.fonts);
        assert_eq!(style.for_lang(&Lang::english()), style);
    }
}
