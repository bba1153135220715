//! Marks: what lettering must know of a panel's picture.

use super::cast::CastId;
use super::place::Spot;
use crate::geom::Vec2;
use serde::{Deserialize, Serialize};

/// Something that lettering must know of a panel's picture. Places count from the top left of the panel's bounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum PanelMark {
    /// Where a member of the cast speaks from: the tails of all their balloons in the panel point here (rule C01).
    /// It may lie outside of the panel, where they are heard and not seen (rule C07).
    Mouth(Mouth),
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
        let Self::Mouth(mouth) = self;
        Some(mouth)
    }

    /// Moves it.
    pub fn shift(&mut self, by: Vec2) {
        match self {
            Self::Mouth(mouth) => mouth.at = mouth.at.moved(by),
        }
    }

    /// All numbers can be drawn with.
    pub fn is_sound(&self) -> bool {
        match self {
            Self::Mouth(mouth) => mouth.at.is_sound(),
        }
    }
}
