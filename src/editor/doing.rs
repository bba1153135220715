//! What is being done, for the line that tells what else a hand can do meanwhile.

use super::Editor;
use super::tool::{Gesture, State};

/// What the hand on the pointer does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Doing {
    /// The button is up, or nothing was dragged yet.
    Nothing,
    /// Items are moved.
    Moving,
    /// A box selects.
    Selecting,
    /// Art is moved within its frame.
    PanningArt,
    /// An item gets another size.
    Resizing,
    /// A corner or an edge of a panel is moved.
    Bending,
    /// A tail is shaped.
    ShapingTail,
    /// A mark, or a point of an outline, is moved.
    MovingPoint,
    /// Letters are turned.
    Turning,
    /// Letters are bent.
    Warping,
    /// A gutter is moved.
    MovingGutter,
    /// A guide is moved.
    MovingGuide,
    /// A number of the reading order is moved.
    Numbering,
    /// A panel is drawn.
    DrawingPanel,
    /// Panels are cut.
    Cutting,
    /// The knife's line goes on from point to point.
    Laying,
    /// A balloon, caption or effect is placed.
    Placing,
    /// The view is moved.
    MovingView,
}

impl Editor {
    /// What is being done now.
    pub fn doing(&self) -> Doing {
        let gesture = match &self.state {
            State::Idle => return Doing::Nothing,
            State::Laying(_) => return Doing::Laying,
            State::Held { gesture, .. } => gesture,
        };
        match gesture.as_ref() {
            Gesture::Grip(_) => Doing::Nothing,
            Gesture::Moving(_) => Doing::Moving,
            Gesture::Marquee(_) => Doing::Selecting,
            Gesture::PanningArt(_) => Doing::PanningArt,
            Gesture::Resizing(_) => Doing::Resizing,
            Gesture::BendingCorner(_) | Gesture::BendingEdge(_) => Doing::Bending,
            Gesture::ShapingTail(_) => Doing::ShapingTail,
            Gesture::MovingMark(_) | Gesture::MovingPoint(_) => Doing::MovingPoint,
            Gesture::Turning(_) => Doing::Turning,
            Gesture::BendingLetters(_) => Doing::Warping,
            Gesture::MovingGutter(_) => Doing::MovingGutter,
            Gesture::MovingGuide(_) => Doing::MovingGuide,
            Gesture::Numbering(_) => Doing::Numbering,
            Gesture::Drawing(_) => Doing::DrawingPanel,
            Gesture::Cutting(_) => Doing::Cutting,
            Gesture::Placing(_) => Doing::Placing,
            Gesture::Hand => Doing::MovingView,
        }
    }
}
