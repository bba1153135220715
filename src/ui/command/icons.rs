//! The pictures of commands and tools.

use super::super::icons::Icon;
use super::Command;
use crate::editor::ToolKind;

impl Command {
    /// Its picture, where it has one.
    pub fn icon(self) -> Option<Icon> {
        Some(match self {
            Self::New => Icon::New,
            Self::Open => Icon::Open,
            Self::Export => Icon::Export,
            Self::Undo => Icon::Undo,
            Self::Redo => Icon::Redo,
            Self::Delete => Icon::Trash,
            Self::AddPage => Icon::Add,
            Self::Front => Icon::Front,
            Self::Forward => Icon::Forward,
            Self::Backward => Icon::Backward,
            Self::Back => Icon::Back,
            Self::Lock => Icon::Lock,
            Self::Hide => Icon::Hidden,
            Self::FitPage => Icon::Fit,
            Self::ZoomIn => Icon::ZoomIn,
            Self::ZoomOut => Icon::ZoomOut,
            Self::Guides => Icon::Guides,
            Self::Layouts => Icon::Layouts,
            Self::Overview => Icon::Overview,
            Self::FacingPages => Icon::Facing,
            Self::OrderByPlace => Icon::Sort,
            Self::Tool(tool) => tool_icon(tool),
            _ => return None,
        })
    }
}

/// The picture of a tool.
pub fn tool_icon(tool: ToolKind) -> Icon {
    match tool {
        ToolKind::Select => Icon::Select,
        ToolKind::Corners => Icon::Corners,
        ToolKind::Panel => Icon::Panel,
        ToolKind::Knife => Icon::Knife,
        ToolKind::Balloon => Icon::Balloon,
        ToolKind::Caption => Icon::Caption,
        ToolKind::Effect => Icon::Effect,
        ToolKind::Order => Icon::Order,
        ToolKind::Hand => Icon::Hand,
    }
}
