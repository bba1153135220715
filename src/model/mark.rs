//! Marks: what lettering must know of a panel's picture.

use super::cast::CastId;
use super::place::Spot;
use crate::geom::{Rect, Vec2};
use serde::{Deserialize, Serialize};

/// Something that lettering must know of a panel's picture. Places count from the top left of the panel's bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PanelMark {
    /// Where a member of the cast speaks from: the tails of all their balloons in the panel point here (rule C01).
    /// It may lie outside of the panel, where they are heard and not seen (rule C07).
    Mouth(Mouth),
    /// What lettering must not cover: balloons and captions keep away from it.
    Keep(Keep),
}

/// A part of a picture that must be seen: an ellipse.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Keep {
    /// What is there.
    pub what: Kept,
    /// Its middle.
    pub at: Spot,
    /// Its width and height.
    pub size: Spot,
}

/// What must be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kept {
    /// A face.
    Face,
    /// A hand: what somebody does.
    Hand,
    /// A detail that the story needs.
    Detail,
}

impl Kept {
    /// All of them, in the order that pickers show.
    pub const ALL: [Self; 3] = [Self::Face, Self::Hand, Self::Detail];
}

impl Keep {
    /// The rectangle around it, for a panel whose places count from `origin`.
    pub fn bounds(&self, origin: Vec2) -> Rect {
        Rect::from_center_size(self.at.point() + origin, (self.size.x, self.size.y))
    }
}

/// Where a member of the cast speaks from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mouth {
    /// Who.
    pub who: CastId,
    /// Where.
    pub at: Spot,
}

/// The most marks that a panel can have: more people than speak in any panel.
pub const MAX_MARKS: usize = 100;

impl PanelMark {
    /// The mouth that it is.
    pub fn mouth(&self) -> Option<&Mouth> {
        match self {
            Self::Mouth(mouth) => Some(mouth),
            Self::Keep(_) => None,
        }
    }

    /// What is to be kept clear, if it says that.
    pub fn keep(&self) -> Option<&Keep> {
        match self {
            Self::Mouth(_) => None,
            Self::Keep(keep) => Some(keep),
        }
    }

    /// Its middle.
    pub fn at(&self) -> Spot {
        match self {
            Self::Mouth(mouth) => mouth.at,
            Self::Keep(keep) => keep.at,
        }
    }

    /// Moves it.
    pub fn shift(&mut self, by: Vec2) {
        match self {
            Self::Mouth(mouth) => mouth.at = mouth.at.moved(by),
            Self::Keep(keep) => keep.at = keep.at.moved(by),
        }
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Mouth(mouth) => mouth.at.is_sound(),
            Self::Keep(keep) => keep.at.is_sound() && keep.size.is_size(),
        }
    }
}
