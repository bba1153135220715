//! What commands, tools and ways of bringing into line are called, and which menu a command is in.

use super::super::text::Text;
use super::Command;
use crate::editor::{Align, ToolKind};

impl Command {
    /// What it is called.
    pub fn text(self) -> Text {
        match self {
            Self::New => Text::CmdNew,
            Self::Open => Text::CmdOpen,
            Self::Close => Text::CmdClose,
            Self::Save => Text::CmdSave,
            Self::SaveAs => Text::CmdSaveAs,
            Self::Export => Text::CmdExport,
            Self::Quit => Text::CmdQuit,
            Self::Undo => Text::CmdUndo,
            Self::Redo => Text::CmdRedo,
            Self::Cut => Text::CmdCut,
            Self::Copy => Text::CmdCopy,
            Self::CopyPicture => Text::CmdCopyPicture,
            Self::CopyWords => Text::CmdCopyWords,
            Self::Paste => Text::CmdPaste,
            Self::Duplicate => Text::CmdDuplicate,
            Self::Delete => Text::CmdDelete,
            Self::SelectAll => Text::CmdSelectAll,
            Self::NextItem => Text::CmdNextItem,
            Self::PreviousItem => Text::CmdPreviousItem,
            Self::AddPage => Text::CmdAddPage,
            Self::PicturePages => Text::CmdPicturePages,
            Self::DuplicatePage => Text::CmdDuplicatePage,
            Self::DeletePage => Text::CmdDeletePage,
            Self::CopyPages => Text::CmdCopyPages,
            Self::Cover => Text::IsCover,
            Self::DoublePage => Text::DoublePage,
            Self::Printed => Text::Printed,
            Self::Overview => Text::CmdOverview,
            Self::PreviousPage => Text::CmdPreviousPage,
            Self::NextPage => Text::CmdNextPage,
            Self::Front => Text::CmdFront,
            Self::Forward => Text::CmdForward,
            Self::Backward => Text::CmdBackward,
            Self::Back => Text::CmdBack,
            Self::Lock => Text::CmdLock,
            Self::Hide => Text::CmdHide,
            Self::Align(how) => align_text(how),
            Self::Bleed => Text::CmdBleed,
            Self::LargerLetters => Text::CmdLargerLetters,
            Self::SmallerLetters => Text::CmdSmallerLetters,
            Self::Merge => Text::CmdMerge,
            Self::Divide => Text::CmdDivide,
            Self::ReplaceArt => Text::CmdReplaceArt,
            Self::AddLayer => Text::CmdAddLayer,
            Self::ArtBehind => Text::CmdArtBehind,
            Self::FindPictures => Text::CmdFindPictures,
            Self::EditWords => Text::CmdEditWords,
            Self::AddTail => Text::AddTail,
            Self::Tidy => Text::CmdTidy,
            Self::Layouts => Text::CmdLayouts,
            Self::PageSetup => Text::CmdPageSetup,
            Self::Fonts => Text::CmdFonts,
            Self::Cast => Text::CmdCast,
            Self::Colours => Text::CmdColours,
            Self::Settings => Text::CmdSettings,
            Self::NextLanguage => Text::CmdNextLanguage,
            Self::TurnLines => Text::CmdTurnLines,
            Self::WindowLanguage => Text::CmdWindowLanguage,
            Self::TurnShade => Text::CmdTurnShade,
            Self::FitPage => Text::CmdFitPage,
            Self::ActualSize => Text::CmdActualSize,
            Self::ZoomIn => Text::CmdZoomIn,
            Self::ZoomOut => Text::CmdZoomOut,
            Self::Guides => Text::CmdGuides,
            Self::SecondView => Text::CmdSecondView,
            Self::Phone => Text::CmdPhone,
            Self::Layers => Text::CmdLayers,
            Self::Rulers => Text::CmdRulers,
            Self::Ruled => Text::CmdRuled,
            Self::LockGuides => Text::CmdLockGuides,
            Self::ClearGuides => Text::CmdClearGuides,
            Self::SpreadGuides => Text::CmdSpreadGuides,
            Self::Group => Text::CmdGroup,
            Self::Ungroup => Text::CmdUngroup,
            Self::OrderByPlace => Text::CmdOrderByPlace,
            Self::FacingPages => Text::CmdFacingPages,
            Self::Tool(tool) => tool_text(tool),
            Self::Palette => Text::CmdPalette,
            Self::Shortcuts => Text::CmdShortcuts,
            Self::About => Text::CmdAbout,
        }
    }

    /// The menu, or the tools, that it belongs to in the sheet of keys.
    pub fn group(self) -> Text {
        match self {
            Self::New
            | Self::Open
            | Self::Close
            | Self::Save
            | Self::SaveAs
            | Self::Export
            | Self::FindPictures
            | Self::Quit => Text::MenuFile,
            Self::Undo
            | Self::Redo
            | Self::Cut
            | Self::Copy
            | Self::Paste
            | Self::Duplicate
            | Self::Delete
            | Self::SelectAll
            | Self::NextItem
            | Self::PreviousItem
            | Self::Tidy
            | Self::Fonts
            | Self::Cast
            | Self::Colours
            | Self::CopyPicture
            | Self::CopyWords
            | Self::Settings => Text::MenuEdit,
            Self::AddPage
            | Self::PicturePages
            | Self::DuplicatePage
            | Self::DeletePage
            | Self::PreviousPage
            | Self::NextPage
            | Self::CopyPages
            | Self::Cover
            | Self::DoublePage
            | Self::Printed
            | Self::Overview
            | Self::PageSetup
            | Self::OrderByPlace
            | Self::ArtBehind
            | Self::Layouts => Text::MenuPage,
            Self::Front
            | Self::Forward
            | Self::Backward
            | Self::Back
            | Self::Lock
            | Self::Hide
            | Self::Group
            | Self::Ungroup
            | Self::Align(_)
            | Self::Bleed
            | Self::LargerLetters
            | Self::SmallerLetters
            | Self::Merge
            | Self::Divide
            | Self::ReplaceArt
            | Self::AddLayer
            | Self::AddTail
            | Self::TurnLines
            | Self::EditWords => Text::MenuItem,
            Self::NextLanguage
            | Self::WindowLanguage
            | Self::TurnShade
            | Self::FitPage
            | Self::ActualSize
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::Guides
            | Self::Rulers
            | Self::Ruled
            | Self::LockGuides
            | Self::ClearGuides
            | Self::SpreadGuides
            | Self::Layers
            | Self::FacingPages
            | Self::Phone
            | Self::SecondView => Text::MenuView,
            Self::Tool(_) => Text::Tools,
            Self::Palette | Self::Shortcuts | Self::About => Text::MenuHelp,
        }
    }
}

/// What a way of bringing into line is called.
pub fn align_text(how: Align) -> Text {
    match how {
        Align::Left => Text::AlignLeft,
        Align::Centre => Text::AlignCentre,
        Align::Right => Text::AlignRight,
        Align::Top => Text::AlignTop,
        Align::Middle => Text::AlignMiddle,
        Align::Bottom => Text::AlignBottom,
        Align::SpreadAcross => Text::AlignSpreadAcross,
        Align::SpreadDown => Text::AlignSpreadDown,
    }
}

/// What a tool is called.
pub fn tool_text(tool: ToolKind) -> Text {
    match tool {
        ToolKind::Select => Text::ToolSelect,
        ToolKind::Corners => Text::ToolCorners,
        ToolKind::Panel => Text::ToolPanel,
        ToolKind::Knife => Text::ToolKnife,
        ToolKind::Balloon => Text::ToolBalloon,
        ToolKind::Caption => Text::ToolCaption,
        ToolKind::Effect => Text::ToolEffect,
        ToolKind::Order => Text::ToolOrder,
        ToolKind::Hand => Text::ToolHand,
    }
}
