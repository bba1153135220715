//! Named styles of balloons, captions and lettering. Lengths are millimetres on the printed page.

use super::lang::{ByLang, Lang};
use super::letters::{Features, LetterGlow, LetterOutline, LetterShadow, LetteringChange, Writing};
use super::shape::{BodyShape, Burst, Cloud, Electric, Robot, Wavy};
use super::tail::TailKind;
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
/// Width of the pen, mm: balloon outline, panel border and letter stem are one pen's (rule F08: 0.75–1 pt).
pub const PEN_MM: f64 = units::MM_PER_PT;
/// The finest pen that outlines take from a border, mm: a quarter of a point is the least that prints.
pub const FINEST_PEN_MM: f64 = 0.25 * units::MM_PER_PT;
/// The heaviest pen that outlines take from a border, mm: beyond 1.4 times the letters' stems (rule F08) a line
/// shouts them down.
pub const HEAVIEST_PEN_MM: f64 = 1.75 * units::MM_PER_PT;

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

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
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

/// How an outline is drawn, whatever the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum OutlineKind {
    /// One line.
    #[default]
    Single,
    /// Dashes (rule C10: whispers).
    Dashed,
    /// Two lines, one inside the other (rule B12: power, volume).
    Double,
    /// No body at all: words stand on the art with a halo around them (rule C16).
    Bare,
}

impl OutlineKind {
    /// All kinds, in the order that pickers show.
    pub const ALL: [Self; 4] = [Self::Single, Self::Dashed, Self::Double, Self::Bare];
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
    /// The outline's width in mm, 0 for none; that of the panel's border if it is left out (rule F08: one pen draws
    /// both).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stroke_mm: Option<f64>,
    /// Where the width is that of the panel's border: how many times as wide.
    #[serde(skip_serializing_if = "is_one")]
    pub stroke_scale: f64,
    /// How the outline is drawn.
    #[serde(skip_serializing_if = "is_default")]
    pub outline: OutlineKind,
    /// What its tails look like.
    #[serde(skip_serializing_if = "is_default")]
    pub tail: TailKind,
    /// Dashes and gaps by turns in mm, for an outline with a rhythm of its own.
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

impl BalloonStyle {
    /// The outline's width in mm beside a panel whose border is `border_mm` wide. A panel without a border leaves
    /// the usual pen, and one with a very heavy border is not followed beyond [`HEAVIEST_PEN_MM`].
    pub fn stroke_beside(&self, border_mm: f64) -> f64 {
        let pen = if border_mm > 0.0 { border_mm.clamp(FINEST_PEN_MM, HEAVIEST_PEN_MM) } else { PEN_MM };
        self.stroke_mm.unwrap_or(pen * self.stroke_scale)
    }
}

impl Default for BalloonStyle {
    fn default() -> Self {
        Self {
            shape: BodyShape::default(),
            fill: Rgba::WHITE,
            stroke: Rgba::BLACK,
            stroke_mm: None,
            stroke_scale: 1.0,
            outline: OutlineKind::Single,
            tail: TailKind::Curved,
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
pub const BUILT_IN: [&str; 17] = [
    "speech",
    "whisper",
    "thought",
    "shout",
    "loud",
    "weak",
    "radio",
    "robot",
    "telepathy",
    "free",
    "narration",
    "place",
    "monologue",
    "spoken",
    "editor",
    "effect",
    super::running::STYLE,
];

/// What a built-in style is made for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Balloons.
    Speech,
    /// Captions.
    Caption,
    /// Sounds.
    Sound,
    /// Page numbers and running texts.
    Running,
}

impl Role {
    /// That of a built-in style.
    pub fn of(name: &StyleName) -> Option<Self> {
        let at = BUILT_IN.iter().position(|built_in| *built_in == name.0)?;
        Some(match at {
            0..10 => Self::Speech,
            10..15 => Self::Caption,
            15 => Self::Sound,
            _ => Self::Running,
        })
    }
}

/// Captions are a shade off white, so that they do not read as speech.
const CREAM: Rgba = Rgba::rgb(0xff, 0xf4, 0xd6);

/// Letters of a sound stand so far apart that the line around each shows between them: Bangers alone lets round ones
/// touch. Han has room enough of its own.
const EFFECT_TRACKING_EM: f64 = 0.045;

/// Bangers has no Han and no kana; the bold Han face stands in, as dark as it comes.
fn effect_in_lang() -> ByLang<LangLettering> {
    let bold = LangLettering { weight: Some(700), tracking_em: Some(0.0), ..LangLettering::default() };
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
        // A whisper is dashed, and its letters are a shade lighter (rule C10).
        "whisper" => BalloonStyle {
            outline: OutlineKind::Dashed,
            lettering: Lettering { colour: Rgba::rgb(0x44, 0x44, 0x44), ..words },
            ..plain.clone()
        },
        // A thought is a cloud with bubbles (rule C09); italics are for what is not said aloud (rule T13).
        "thought" => BalloonStyle {
            shape: BodyShape::Cloud(Cloud::default()),
            tail: TailKind::Bubbles,
            lettering: Lettering { italic: true, ..words },
            ..plain.clone()
        },
        // A scream is bold and never italic, in a heavier line (rule C11).
        "shout" => BalloonStyle {
            shape: BodyShape::Burst(Burst::default()),
            tail: TailKind::Straight,
            stroke_scale: 1.5,
            lettering: Lettering { cap_height_mm: CAP_HEIGHT_MM * 1.2, ..words },
            ..plain.clone()
        },
        // Power, volume, a god's voice: a second line inside the first (rule B12).
        "loud" => BalloonStyle {
            outline: OutlineKind::Double,
            padding_caps: 0.9,
            lettering: Lettering { cap_height_mm: CAP_HEIGHT_MM * 1.1, ..words },
            ..plain.clone()
        },
        // Smaller and lighter (rule C13).
        "weak" => BalloonStyle {
            shape: BodyShape::Wavy(Wavy::default()),
            lettering: Lettering { weight: 400, cap_height_mm: CAP_HEIGHT_MM * 0.92, ..words },
            ..plain.clone()
        },
        // Words that come over a wire are italic, a machine's own roman (rule C12).
        "radio" => BalloonStyle {
            shape: BodyShape::Electric(Electric::default()),
            tail: TailKind::Lightning,
            lettering: Lettering { italic: true, ..words },
            ..plain.clone()
        },
        "robot" => BalloonStyle {
            shape: BodyShape::Robot(Robot::default()),
            tail: TailKind::Straight,
            ..plain.clone()
        },
        // Mind to mind: a thought's italics in speech's own outline, which points at nobody's mouth (rule C15).
        "telepathy" => BalloonStyle {
            shape: BodyShape::Wavy(Wavy { wave_mm: 6.0, depth_mm: 0.9 }),
            tail: TailKind::Bubbles,
            lettering: Lettering { italic: true, ..words },
            ..plain.clone()
        },
        // Words on the art itself, with a halo (rule C16).
        "free" => BalloonStyle { outline: OutlineKind::Bare, ..plain.clone() },
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
            stroke_mm: Some(0.0),
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
                tracking_em: EFFECT_TRACKING_EM,
                in_lang: effect_in_lang(),
                ..words
            },
            ..plain.clone()
        },
        // Page numbers keep back, and a pale line keeps them readable on art that bleeds.
        super::running::STYLE => BalloonStyle {
            outline: OutlineKind::Bare,
            lettering: Lettering {
                weight: 400,
                capitals: false,
                cap_height_mm: CAP_HEIGHT_MM * 1.1,
                outlines: vec![LetterOutline { colour: Rgba::WHITE, width_caps: 0.22, mitred: false }],
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
        let role = |name: &str| Role::of(&StyleName::new(name));
        let roles =
            ["speech", "free", "narration", "editor", "effect", super::super::running::STYLE].map(role);
        let [speech, caption] = [Role::Speech, Role::Caption].map(Some);
        assert_eq!(
            roles,
            [speech, speech, caption, caption, Some(Role::Sound), Some(Role::Running)],
            "in the order of the names"
        );
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
