//! The styles that every project has without saying so.

use super::{Align, BalloonStyle, CAP_HEIGHT_MM, LangLettering, Lettering, OutlineKind, StyleName};
use crate::geom::Rgba;
use crate::model::item::ItemKind;
use crate::model::lang::ByLang;
use crate::model::letters::LetterOutline;
use crate::model::shape::{BodyShape, Burst, Cloud, Electric, Robot, Wavy};
use crate::model::tail::TailKind;

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
    crate::model::running::STYLE,
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

impl Role {
    /// How early a style stands among those that a kind of thing can wear: those that are made for it, then the comic's
    /// own, which have no role, then the others.
    pub fn rank(role: Option<Self>, kind: &ItemKind) -> u8 {
        let own = match kind {
            ItemKind::Balloon(_) => Some(Self::Speech),
            ItemKind::Caption(_) => Some(Self::Caption),
            ItemKind::Effect(_) => Some(Self::Sound),
            ItemKind::Panel(_) | ItemKind::Art(_) => None,
        };
        match role {
            Some(_) if role == own => 0,
            None => 1,
            Some(Self::Running) => 3,
            Some(_) => 2,
        }
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
        crate::model::running::STYLE => BalloonStyle {
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
            ["speech", "free", "narration", "editor", "effect", crate::model::running::STYLE].map(role);
        let [speech, caption] = [Role::Speech, Role::Caption].map(Some);
        assert_eq!(
            roles,
            [speech, speech, caption, caption, Some(Role::Sound), Some(Role::Running)],
            "in the order of the names"
        );
        assert_eq!(built_in("shout at the moon"), None);
    }
}
