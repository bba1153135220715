//! What goes into the editor and what comes out of it, in page millimetres and without a toolkit.

use crate::geom::{BezPath, Point, Rect, Vec2};
use crate::model::ItemId;
use crate::scene::Scene;

/// The tools, in the order of the toolbar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum ToolKind {
    /// Selects, moves, resizes.
    #[default]
    Select,
    /// Shapes the corners and edges of panels.
    Corners,
    /// Draws panels.
    Panel,
    /// Cuts panels.
    Knife,
    /// Places balloons.
    Balloon,
    /// Places captions.
    Caption,
    /// Places sound effects.
    Effect,
    /// Shows the numbers of the reading order and changes it.
    Order,
    /// Moves the view; edits nothing.
    Hand,
}

impl ToolKind {
    /// Every tool, in the order of the toolbar.
    pub const ALL: [Self; 9] = [
        Self::Select,
        Self::Corners,
        Self::Panel,
        Self::Knife,
        Self::Balloon,
        Self::Caption,
        Self::Effect,
        Self::Order,
        Self::Hand,
    ];
}

/// The keys that are held while the pointer is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Mods {
    /// Keeps to an axis or a proportion; adds to the selection.
    pub shift: bool,
    /// Does not snap; adds to the selection; bends a rectangle's corners.
    pub ctrl: bool,
    /// Copies; grows from the centre.
    pub alt: bool,
}

/// What the user does with the primary button, in page mm.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Input {
    /// The button goes down, for the `clicks`th time in a row.
    Press {
        /// Where.
        at: Point,
        /// With which keys.
        mods: Mods,
        /// 1 for a single click, 2 for a double one.
        clicks: u8,
    },
    /// The pointer moves with the button held, or a key changes meanwhile.
    Drag {
        /// Where to.
        at: Point,
        /// With which keys.
        mods: Mods,
    },
    /// The button goes up.
    Release {
        /// Where.
        at: Point,
        /// With which keys.
        mods: Mods,
    },
    /// The pointer moves with no button held.
    Hover {
        /// Where to.
        at: Point,
        /// With which keys.
        mods: Mods,
    },
    /// What is drawn point by point is done, as by Enter.
    Finish,
    /// The last point of what is drawn point by point is taken back.
    StepBack,
    /// Escape, or the window lost the focus: what runs is given up.
    Cancel,
}

impl Input {
    /// Where the pointer is and which keys are held.
    pub fn place(self) -> Option<(Point, Mods)> {
        match self {
            Self::Press { at, mods, .. }
            | Self::Drag { at, mods }
            | Self::Release { at, mods }
            | Self::Hover { at, mods } => Some((at, mods)),
            Self::Finish | Self::StepBack | Self::Cancel => None,
        }
    }

    /// All numbers are ordinary ones.
    pub fn is_sound(self) -> bool {
        self.place().is_none_or(|(at, _)| at.is_finite())
    }
}

/// What the editor looks at while it takes an input.
#[derive(Debug, Clone, Copy)]
pub struct Stage<'a> {
    /// The scene of the page and project as now shown.
    pub scene: &'a Scene,
    /// Millimetres of the page in a pixel of the screen, for what is picked and snapped.
    pub mm_per_px: f64,
}

/// The pointer's looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Cursor {
    /// The usual one.
    #[default]
    Arrow,
    /// What is under it can be moved.
    Move,
    /// A left or right edge.
    ResizeEW,
    /// A top or bottom edge.
    ResizeNS,
    /// A top left or bottom right corner.
    ResizeNWSE,
    /// A top right or bottom left corner.
    ResizeNESW,
    /// Something will be drawn or placed.
    Crosshair,
    /// The page or the art can be moved.
    Hand,
    /// The page or the art is being moved.
    Grabbing,
    /// Words can be typed.
    Text,
}

/// Something that the toolkit paints over the page, in page mm. Never part of a scene.
#[derive(Debug, Clone, PartialEq)]
pub enum OverlayMark {
    /// Around something that is selected (strong) or under the pointer.
    Outline {
        /// Along what.
        path: BezPath,
        /// It is selected.
        strong: bool,
    },
    /// Something to drag.
    Handle {
        /// Its middle.
        at: Point,
        /// Round rather than square.
        round: bool,
    },
    /// The box that selects.
    Marquee(Rect),
    /// A guide that something snaps to, or a thin connecting line.
    Line {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
    },
    /// Around the items of a group.
    Group(Rect),
    /// A guide of the page.
    Guide {
        /// From here.
        from: Point,
        /// To here.
        to: Point,
    },
    /// The number of a panel or a line in the reading order; to be dragged.
    Badge {
        /// Its middle.
        at: Point,
        /// The number.
        number: usize,
        /// Of a panel rather than a line.
        panel: bool,
        /// It is held.
        strong: bool,
    },
    /// Where a tail's speaker is; to be dragged.
    Mouth {
        /// Its middle.
        at: Point,
    },
    /// A panel that waits for its picture.
    Bare {
        /// The room about its middle, from edge to edge at that depth.
        room: Rect,
    },
    /// What lettering must not cover.
    Keep {
        /// Around it.
        path: BezPath,
    },
}

/// What the editor asks the window to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wish {
    /// Nothing.
    #[default]
    None,
    /// Open the words of this item for typing.
    EditWords(ItemId),
    /// Let a picture be chosen for this panel, which has none.
    ChoosePicture(ItemId),
}

/// How far the pointer may stray while a click is still a click, px.
pub(super) const CLICK_PX: f64 = 4.0;
/// How near to a handle a press takes it, px.
pub(super) const HANDLE_PX: f64 = 7.0;
/// How near to a guide things snap, px.
pub(super) const SNAP_PX: f64 = 6.0;

/// `by` along the axis along which it is longer.
pub(super) fn along_axis(by: Vec2) -> Vec2 {
    if by.x.abs() >= by.y.abs() { Vec2::new(by.x, 0.0) } else { Vec2::new(0.0, by.y) }
}
