//! Guides: lines that things snap to. They are never printed.

use super::law::Law;
use super::place::{is_length, tidy};
use serde::{Deserialize, Serialize};

/// The most guides that a page can have.
pub const MAX_GUIDES: usize = 200;

/// A straight line across the whole page.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub enum Guide {
    /// From head to foot, so many mm from the page's left edge.
    Upright(f64),
    /// From side to side, so many mm from the page's head.
    Level(f64),
}

impl Guide {
    /// How far from the page's edge, mm.
    pub fn at(self) -> f64 {
        match self {
            Self::Upright(mm) | Self::Level(mm) => mm,
        }
    }

    /// It runs from head to foot.
    pub fn is_upright(self) -> bool {
        matches!(self, Self::Upright(_))
    }

    /// A guide of the same direction elsewhere, mm.
    #[must_use]
    pub fn moved_to(self, mm: f64) -> Self {
        match self {
            Self::Upright(_) => Self::Upright(tidy(mm)),
            Self::Level(_) => Self::Level(tidy(mm)),
        }
    }
}

/// Why guides cannot be kept, if they cannot.
pub fn fault(guides: &[Guide]) -> Option<Law> {
    if guides.len() > MAX_GUIDES {
        Some(Law::Guides)
    } else if !guides.iter().all(|g| is_length(g.at())) {
        Some(Law::GuidePlace)
    } else {
        None
    }
}
