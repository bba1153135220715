//! The line that tells what a drag, a key, a click would do now.

use super::desk::Desk;
use super::text::Text;
use crate::editor::{Doing, ToolKind, Unplaced};
use crate::model::{BodyShape, ItemKind};

/// What holds now: what is being done, else what is at hand.
pub fn now(desk: &Desk) -> Text {
    if desk.typing.is_some() {
        return Text::HintTyping;
    }
    match desk.editor.doing() {
        Doing::Nothing if desk.editor.art_target().is_some() => Text::HintArt,
        Doing::Nothing if desk.editor.tool() == ToolKind::Select => selected(desk),
        Doing::Nothing if desk.editor.tool() == ToolKind::Corners && holds_drawn_body(desk) => {
            Text::HintPoints
        }
        Doing::Nothing => tool(desk.editor.tool()),
        Doing::Moving => Text::HintMoving,
        Doing::Selecting => Text::HintSelecting,
        Doing::PanningArt => Text::HintPanningArt,
        Doing::Resizing => Text::HintResizing,
        Doing::Bending => Text::HintBending,
        Doing::ShapingTail => Text::HintTail,
        Doing::MovingPoint | Doing::Warping => Text::HintPoint,
        Doing::Turning => Text::HintTurning,
        Doing::MovingGutter => Text::HintGutter,
        Doing::MovingGuide => Text::HintGuide,
        Doing::Numbering => Text::HintNumbering,
        Doing::DrawingPanel => Text::HintDrawing,
        Doing::Cutting => Text::HintCutting,
        Doing::Laying => Text::HintLaying,
        Doing::Placing => Text::HintPlacing,
        Doing::MovingView => Text::HintHand,
    }
}

/// Why what the hand does has no effect.
pub fn in_vain(desk: &Desk) -> Option<Text> {
    desk.editor.unplaced().map(|why| match why {
        Unplaced::OtherPanel => Text::OrderOtherPanel,
        Unplaced::OtherKind => Text::OrderOtherKind,
    })
}

/// A single balloon or caption is selected, with a body that was drawn by hand.
fn holds_drawn_body(desk: &Desk) -> bool {
    let [one] = desk.editor.selection() else { return false };
    desk.item(*one).is_some_and(|item| match &item.kind {
        ItemKind::Balloon(b) => matches!(b.look.shape, Some(BodyShape::Drawn(_))),
        ItemKind::Caption(c) => matches!(c.look.shape, Some(BodyShape::Drawn(_))),
        _ => false,
    })
}

/// With the select tool in hand: by what is selected.
fn selected(desk: &Desk) -> Text {
    if desk.editor.page().items.is_empty() {
        return Text::HintEmptyPage;
    }
    match desk.editor.selection() {
        [] => Text::HintSelect,
        [one] => match desk.item(*one) {
            Some(item) if item.locked => Text::HintLocked,
            Some(item) => match &item.kind {
                ItemKind::Panel(_) if item.art().is_empty() => Text::HintBarePanel,
                ItemKind::Panel(_) | ItemKind::Art(_) => Text::HintPicture,
                ItemKind::Balloon(b) if b.tails.is_empty() => Text::HintWords,
                ItemKind::Balloon(_) => Text::HintTails,
                ItemKind::Caption(_) => Text::HintWords,
                ItemKind::Effect(_) => Text::HintLetters,
            },
            None => Text::HintSelect,
        },
        _ => Text::HintSeveral,
    }
}

/// What a drag with a tool does.
pub fn tool(tool: ToolKind) -> Text {
    match tool {
        ToolKind::Select => Text::HintSelect,
        ToolKind::Corners => Text::HintCorners,
        ToolKind::Panel => Text::HintPanel,
        ToolKind::Knife => Text::HintKnife,
        ToolKind::Balloon => Text::HintBalloon,
        ToolKind::Caption => Text::HintCaption,
        ToolKind::Effect => Text::HintEffect,
        ToolKind::Order => Text::HintOrder,
        ToolKind::Hand => Text::HintHand,
    }
}
