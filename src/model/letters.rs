//! What goes around letters: outlines, shadow, glow. Lengths are multiples of the height of capitals, so that letters
//! look the same at every size.

use super::law::{StyleFault, first};
use super::place::{SHARE, Spot};
use crate::geom::Rgba;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;

/// A line around letters, outside of them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterOutline {
    /// Its colour.
    pub colour: Rgba,
    /// Its width as a multiple of the height of capitals.
    pub width_caps: f64,
    /// Corners run to a point and are not rounded.
    #[serde(default, skip_serializing_if = "is_false")]
    pub mitred: bool,
}

/// What letters throw behind them.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterShadow {
    /// Its colour; a clear one is no shadow, for an item whose style has one.
    pub colour: Rgba,
    /// To the right and downward, as multiples of the height of capitals.
    pub by_caps: Spot,
    /// How far its edge fades, as a multiple of the height of capitals; 0 for a hard one.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub soft_caps: f64,
    /// It is drawn out all the way from the letters, as if they were blocks.
    #[serde(default, skip_serializing_if = "is_false")]
    pub solid: bool,
}

/// Light around letters.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LetterGlow {
    /// Its colour; a clear one is no glow, for an item whose style has one.
    pub colour: Rgba,
    /// How far it reaches, as a multiple of the height of capitals.
    pub reach_caps: f64,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_false(v: &bool) -> bool {
    !*v
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}

/// The widths of outlines, and the reach of shadow and glow, as multiples of the height of capitals.
pub const REACH_CAPS: RangeInclusive<f64> = 0.0..=3.0;
/// The most outlines that letters can have.
pub const MAX_OUTLINES: usize = 4;
/// F05 Tracking that can be asked for, in ems.
pub const TRACKING_RANGE: RangeInclusive<f64> = -0.2..=1.0;
/// R08, F02 The least share of their size that words in a fixed outline may be asked to shrink to.
pub const MIN_SCALE_RANGE: RangeInclusive<f64> = 0.5..=1.0;

impl LetterOutline {
    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        REACH_CAPS.contains(&self.width_caps)
    }
}

impl LetterShadow {
    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        let reach = |v: f64| REACH_CAPS.contains(&v.abs());
        reach(self.by_caps.x) && reach(self.by_caps.y) && REACH_CAPS.contains(&self.soft_caps)
    }
}

impl LetterGlow {
    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        REACH_CAPS.contains(&self.reach_caps)
    }
}

/// Features of fonts by their tags of four characters: 0 is off, 1 on, more the number of an alternate.
pub type Features = BTreeMap<String, u32>;

/// It is a feature's tag.
pub fn is_feature_tag(tag: &str) -> bool {
    tag.len() == 4 && tag.bytes().all(|b| b.is_ascii_alphanumeric() || b == b' ')
}

/// What letters are written in, as far as fonts divide it: one style may take a face for each (composite fonts, §6d).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Writing {
    /// Latin letters and digits.
    Latin,
    /// Greek and Cyrillic.
    GreekCyrillic,
    /// Chinese characters.
    Han,
    /// Hiragana, katakana and their long mark.
    Kana,
    /// Hangul.
    Hangul,
    /// Bopomofo.
    Bopomofo,
    /// Wide punctuation of Chinese and Japanese.
    WideMarks,
    /// Arabic script.
    Arabic,
    /// Hebrew.
    Hebrew,
}

impl Writing {
    /// All of them, in the order that pickers show.
    pub const ALL: [Self; 9] = [
        Self::Latin,
        Self::GreekCyrillic,
        Self::Han,
        Self::Kana,
        Self::Hangul,
        Self::Bopomofo,
        Self::WideMarks,
        Self::Arabic,
        Self::Hebrew,
    ];
}

/// What one item changes of its style's lettering, besides colour, size and fonts; what is `None` is as the style
/// has it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LetteringChange {
    /// 100 to 900.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weight: Option<u16>,
    /// Italic throughout, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub italic: Option<bool>,
    /// Shown in capitals, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capitals: Option<bool>,
    /// Which way lines run.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<super::style::Direction>,
    /// Line pitch as a multiple of the usual one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub leading: Option<f64>,
    /// Added between letters, in ems.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tracking_em: Option<f64>,
    /// Outlines instead of those of the style, the innermost first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlines: Option<Vec<LetterOutline>>,
    /// Another shadow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shadow: Option<LetterShadow>,
    /// Another glow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub glow: Option<LetterGlow>,
    /// 0 (unseen) to 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub opacity: Option<f64>,
}

impl LetteringChange {
    /// It changes nothing.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// What cannot be drawn of it, if anything.
    pub fn fault(&self) -> Option<StyleFault> {
        use super::invariants::{LEADING_RANGE, WEIGHT_RANGE};
        let sound = [
            (self.weight.is_none_or(|w| WEIGHT_RANGE.contains(&w)), StyleFault::Weight),
            (self.leading.is_none_or(|v| LEADING_RANGE.contains(&v)), StyleFault::Leading),
            (self.tracking_em.is_none_or(|v| TRACKING_RANGE.contains(&v)), StyleFault::Tracking),
            (self.outlines.as_ref().is_none_or(|all| are_sound(all)), StyleFault::Outlines),
            (self.shadow.is_none_or(|s| s.is_sound()), StyleFault::Shadow),
            (self.glow.is_none_or(|g| g.is_sound()), StyleFault::Glow),
            (self.opacity.is_none_or(|o| SHARE.contains(&o)), StyleFault::Opacity),
        ];
        first(sound)
    }
}

/// There are not too many, and each can be drawn.
pub fn are_sound(outlines: &[LetterOutline]) -> bool {
    outlines.len() <= MAX_OUTLINES && outlines.iter().all(LetterOutline::is_sound)
}
