//! Named styles of balloons, captions and lettering. Lengths are millimetres on the printed page.

use super::lang::{ByLang, Lang};
use super::letters::{Features, LetterGlow, LetterOutline, LetterShadow, LetteringChange, Writing};
use super::shape::BodyShape;
use super::warp::Warp;
use crate::geom::{Rgba, units};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fmt;

/// The name of a style, for example `speech`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StyleName(pub String);

impl StyleName {
    /// The style called `name`.
    pub fn new(name: &str) -> Self {
        Self(name.to_owned())
    }
}

impl fmt::Display for StyleName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

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

/// Height of capitals at print size: 7 pt type (rule F02) with capitals of 0.7 em stand 1.73 mm high.
pub const CAP_HEIGHT_MM: f64 = 7.0 * units::MM_PER_PT * 0.7;
/// Width of the pen, mm: balloon outline, panel border and letter stem are one pen's (rule F08: 0.75–1 pt).
pub const PEN_MM: f64 = units::MM_PER_PT;

/// Words in a fixed outline may shrink to this share of their size (rule R08: at most 5 %).
pub const MIN_SCALE: f64 = 0.95;

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_one(v: &f64) -> bool {
    *v == 1.0
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_min_scale(v: &f64) -> bool {
    *v == MIN_SCALE
}

/// How words are lettered.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
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
        }
        own
    }
}

impl Lettering {
    /// Puts in what an item changes.
    pub fn change(&mut self, by: &LetteringChange) {
        self.weight = by.weight.unwrap_or(self.weight);
        self.italic = by.italic.unwrap_or(self.italic);
        self.capitals = by.capitals.unwrap_or(self.capitals);
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
            lang.leading = by.leading.or(lang.leading);
            lang.tracking_em = by.tracking_em.or(lang.tracking_em);
        }
    }
}

/// How a balloon or caption looks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BalloonStyle {
    /// Its body.
    pub shape: BodyShape,
    /// The colour inside.
    pub fill: Rgba,
    /// The colour of the outline.
    pub stroke: Rgba,
    /// The outline's width in mm; 0 for none.
    pub stroke_mm: f64,
    /// Dashes and gaps by turns in mm, none for a solid outline (rule C10: whispers).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub dash_mm: Vec<f64>,
    /// From ink to outline as a multiple of the height of capitals (rule B03: 0.5–0.75).
    pub padding_caps: f64,
    /// The words.
    pub lettering: Lettering,
    /// How the letters of a sound effect are bent.
    #[serde(skip_serializing_if = "Warp::is_plain")]
    pub warp: Warp,
}

impl Default for BalloonStyle {
    fn default() -> Self {
        Self {
            shape: BodyShape::default(),
            fill: Rgba::WHITE,
            stroke: Rgba::BLACK,
            stroke_mm: PEN_MM,
            dash_mm: Vec::new(),
            padding_caps: 0.75,
            lettering: Lettering::default(),
            warp: Warp::default(),
        }
    }
}

/// Styles by name.
pub type Styles = BTreeMap<StyleName, BalloonStyle>;

/// The names of the styles that every project has without saying so, in the order that pickers show.
pub const BUILT_IN: [&str; 10] = [
    "speech",
    "whisper",
    "thought",
    "radio",
    "narration",
    "place",
    "monologue",
    "spoken",
    "editor",
    "effect",
];

/// Captions are a shade off white, so that they do not read as speech.
const CREAM: Rgba = Rgba::rgb(0xff, 0xf4, 0xd6);

/// Bangers has no Han and no kana; the bold Han face stands in, as dark as it comes.
fn effect_in_lang() -> ByLang<LangLettering> {
    let bold = LangLettering { weight: Some(700), ..LangLettering::default() };
    ["zh-Hans", "zh-Hant", "ja"]
        .iter()
        .filter_map(|tag| tag.parse().ok())
        .map(|lang| (lang, bold.clone()))
        .collect()
}

/// A style that every project has; `None` for any other name.
pub fn built_in(name: &str) -> Option<BalloonStyle> {
    let plain = BalloonStyle::default();
    let caption = |fill: Rgba, align: Align, lettering: Lettering| BalloonStyle {
        shape: BodyShape::Box,
        fill,
        padding_caps: 0.75,
        lettering: Lettering { align, ..lettering },
        ..plain.clone()
    };
    let words = Lettering::default();
    let style = match name {
        "speech" => plain.clone(),
        "whisper" => BalloonStyle {
            dash_mm: vec![PEN_MM * 4.0, PEN_MM * 3.0],
            lettering: Lettering { colour: Rgba::rgb(0x44, 0x44, 0x44), ..words },
            ..plain.clone()
        },
        "thought" => BalloonStyle {
            shape: BodyShape::Rounded(6.0),
            lettering: Lettering { italic: true, ..words },
            ..plain.clone()
        },
        // Words that come over a wire are italic (rule C12).
        "radio" => BalloonStyle {
            shape: BodyShape::Rounded(1.2),
            lettering: Lettering { italic: true, ..words },
            ..plain.clone()
        },
        "narration" => caption(CREAM, Align::Start, words),
        // Place and time are italic and without quotes (rule D01).
        "place" | "editor" => caption(CREAM, Align::Start, Lettering { italic: true, ..words }),
        "monologue" => caption(Rgba::rgb(0xe2, 0xec, 0xf4), Align::Start, words),
        "spoken" => caption(Rgba::WHITE, Align::Start, words),
        // Large letters that are heard: bright, in a pen line, knocked out of the art by a white one.
        "effect" => BalloonStyle {
            shape: BodyShape::Box,
            fill: Rgba::CLEAR,
            stroke: Rgba::CLEAR,
            stroke_mm: 0.0,
            lettering: Lettering {
                fonts: vec!["Bangers".to_owned()],
                weight: 400,
                cap_height_mm: 12.0,
                colour: Rgba::rgb(0xff, 0xd5, 0x2e),
                outlines: vec![
                    LetterOutline { colour: Rgba::BLACK, width_caps: 0.07, mitred: false },
                    LetterOutline { colour: Rgba::WHITE, width_caps: 0.06, mitred: false },
                ],
                shadow: None,
                in_lang: effect_in_lang(),
                ..words
            },
            ..plain.clone()
        },
        _ => return None,
    };
    Some(style)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_name_has_a_style_and_no_other_has() {
        for name in BUILT_IN {
            assert!(built_in(name).is_some(), "{name}");
        }
        assert_eq!(built_in("shout at the moon"), None);
    }

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
