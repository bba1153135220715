//! Tails: a balloon's pointers to its speakers.

use super::cast::CastId;
use super::place::{SHARE, Spot, is_side};
use serde::{Deserialize, Serialize};
use std::ops::RangeInclusive;

/// What a tail looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum TailKind {
    /// A spike that leaves the body at a right angle and turns to the mouth (rule C04).
    #[default]
    Curved,
    /// A spike straight to the mouth.
    Straight,
    /// A bolt of lightning: voices over a wire (rule C12).
    Lightning,
    /// Shrinking bubbles: thoughts (rule C09).
    Bubbles,
}

impl TailKind {
    /// All kinds, in the order that pickers show.
    pub const ALL: [Self; 4] = [Self::Curved, Self::Straight, Self::Lightning, Self::Bubbles];
}

/// Whom a tail points at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Aim {
    /// The place in `mouth`.
    #[default]
    Place,
    /// The mark of whoever says the line, in the balloon's panel; the place in `mouth` while there is none.
    Speaker,
    /// The mark of this member of the cast (several who speak at once, rule C08); the place in `mouth` while there
    /// is none.
    Member(CastId),
}

/// A balloon's pointer to its speaker.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tail {
    /// Where the speaker's mouth is; the tail ends on the way there (rules C01, C02).
    pub mouth: Spot,
    /// Whether it follows a mark instead.
    #[serde(default, skip_serializing_if = "is_plain")]
    pub aim: Aim,
    /// What it looks like; as its style has it if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<TailKind>,
    /// How far of the way from the balloon's edge to the mouth it reaches, 0 to 1.
    #[serde(default = "default_reach", skip_serializing_if = "is_default_reach")]
    pub reach: f64,
    /// How far its middle is bent aside, as a share of its length; positive bends clockwise.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub bend: f64,
    /// Its width at the balloon in mm; by the lettering's size if there is none (rule C04).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width_mm: Option<f64>,
    /// Where on the outline it begins, in degrees clockwise from the top as seen from the body's middle; towards
    /// the mouth, kept from the corners (rule C03), if there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub root: Option<f64>,
}

/// How far a tail's middle can be bent aside, as a share of its length.
pub const BEND_RANGE: RangeInclusive<f64> = -1.0..=1.0;
/// Where around its body a tail can begin, degrees.
pub const ROOT_RANGE: RangeInclusive<f64> = -360.0..=360.0;
/// Tails end at 55 % of the way (rule C02: 50–60 %).
pub const DEFAULT_REACH: f64 = 0.55;

fn default_reach() -> f64 {
    DEFAULT_REACH
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_default_reach(v: &f64) -> bool {
    *v == DEFAULT_REACH
}
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if hands out references")]
fn is_zero(v: &f64) -> bool {
    *v == 0.0
}
fn is_plain(aim: &Aim) -> bool {
    *aim == Aim::Place
}

impl Tail {
    /// A tail towards a mouth, as long and as wide as usual.
    pub fn towards(mouth: Spot) -> Self {
        Self {
            mouth,
            aim: Aim::Place,
            kind: None,
            reach: DEFAULT_REACH,
            bend: 0.0,
            width_mm: None,
            root: None,
        }
    }

    /// A tail that follows the speaker's mark once there is one, and points to a place until then.
    pub fn of_speaker(mouth: Spot) -> Self {
        Self { aim: Aim::Speaker, ..Self::towards(mouth) }
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        self.mouth.is_sound()
            && SHARE.contains(&self.reach)
            && BEND_RANGE.contains(&self.bend)
            && self.width_mm.is_none_or(is_side)
            && self.root.is_none_or(|r| ROOT_RANGE.contains(&r))
    }
}
