//! Every verb of the window in one list: menus, the tool bar, the palette and the keyboard all take it from here.

use super::icons::Icon;
use super::text::Text;
use crate::editor::{Align, ToolKind};
use egui::{Key, KeyboardShortcut, Modifiers};

/// Something that the user can tell the window to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Command {
    New,
    Open,
    Close,
    Save,
    SaveAs,
    Export,
    Quit,
    Undo,
    Redo,
    Cut,
    Copy,
    CopyPicture,
    CopyWords,
    Paste,
    Duplicate,
    Delete,
    SelectAll,
    NextItem,
    PreviousItem,
    AddPage,
    DuplicatePage,
    DeletePage,
    CopyPages,
    Cover,
    DoublePage,
    Printed,
    Overview,
    PreviousPage,
    NextPage,
    Front,
    Forward,
    Backward,
    Back,
    Lock,
    Hide,
    Align(Align),
    Bleed,
    LargerLetters,
    SmallerLetters,
    Merge,
    Divide,
    ReplaceArt,
    ArtBehind,
    FindPictures,
    EditWords,
    AddTail,
    Layouts,
    PageSetup,
    Tidy,
    Fonts,
    Colours,
    Settings,
    FitPage,
    ActualSize,
    ZoomIn,
    ZoomOut,
    Guides,
    SecondView,
    Phone,
    Layers,
    Rulers,
    Ruled,
    LockGuides,
    ClearGuides,
    SpreadGuides,
    Group,
    Ungroup,
    FacingPages,
    Tool(ToolKind),
    OrderByPlace,
    Palette,
    Shortcuts,
    About,
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Command {
    /// All of them, in the order of the shortcut sheet.
    pub const ALL: [Self; 88] = [
        Self::New,
        Self::Open,
        Self::Close,
        Self::Save,
        Self::SaveAs,
        Self::Export,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::Cut,
        Self::Copy,
        Self::CopyPicture,
        Self::CopyWords,
        Self::Paste,
        Self::Duplicate,
        Self::Delete,
        Self::SelectAll,
        Self::NextItem,
        Self::PreviousItem,
        Self::AddPage,
        Self::DuplicatePage,
        Self::DeletePage,
        Self::CopyPages,
        Self::Cover,
        Self::DoublePage,
        Self::Printed,
        Self::Overview,
        Self::PreviousPage,
        Self::NextPage,
        Self::Front,
        Self::Forward,
        Self::Backward,
        Self::Back,
        Self::Group,
        Self::Ungroup,
        Self::Lock,
        Self::Hide,
        Self::Align(Align::Left),
        Self::Align(Align::Centre),
        Self::Align(Align::Right),
        Self::Align(Align::Top),
        Self::Align(Align::Middle),
        Self::Align(Align::Bottom),
        Self::Align(Align::SpreadAcross),
        Self::Align(Align::SpreadDown),
        Self::Bleed,
        Self::LargerLetters,
        Self::SmallerLetters,
        Self::Merge,
        Self::Divide,
        Self::ReplaceArt,
        Self::ArtBehind,
        Self::FindPictures,
        Self::EditWords,
        Self::AddTail,
        Self::Layouts,
        Self::PageSetup,
        Self::Tidy,
        Self::Fonts,
        Self::Colours,
        Self::Settings,
        Self::FitPage,
        Self::ActualSize,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::Guides,
        Self::SecondView,
        Self::Phone,
        Self::Layers,
        Self::Rulers,
        Self::Ruled,
        Self::LockGuides,
        Self::ClearGuides,
        Self::SpreadGuides,
        Self::OrderByPlace,
        Self::FacingPages,
        Self::Tool(ToolKind::Select),
        Self::Tool(ToolKind::Corners),
        Self::Tool(ToolKind::Panel),
        Self::Tool(ToolKind::Knife),
        Self::Tool(ToolKind::Balloon),
        Self::Tool(ToolKind::Caption),
        Self::Tool(ToolKind::Effect),
        Self::Tool(ToolKind::Order),
        Self::Tool(ToolKind::Hand),
        Self::Palette,
        Self::Shortcuts,
        Self::About,
    ];

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
            Self::ArtBehind => Text::CmdArtBehind,
            Self::FindPictures => Text::CmdFindPictures,
            Self::EditWords => Text::CmdEditWords,
            Self::AddTail => Text::AddTail,
            Self::Tidy => Text::CmdTidy,
            Self::Layouts => Text::CmdLayouts,
            Self::PageSetup => Text::CmdPageSetup,
            Self::Fonts => Text::CmdFonts,
            Self::Colours => Text::CmdColours,
            Self::Settings => Text::CmdSettings,
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

    /// Its name in the settings.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// The command of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
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
            | Self::Colours
            | Self::CopyPicture
            | Self::CopyWords
            | Self::Settings => Text::MenuEdit,
            Self::AddPage
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
            | Self::AddTail
            | Self::EditWords => Text::MenuItem,
            Self::FitPage
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

    /// The keys that mean it unless the user chose others.
    pub fn usual_keys(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::New => const { &[key(CTRL, Key::N)] },
            Self::Open => const { &[key(CTRL, Key::O)] },
            Self::Close => const { &[key(CTRL, Key::W)] },
            Self::Save => const { &[key(CTRL, Key::S)] },
            Self::SaveAs => const { &[key(CTRL_SHIFT, Key::S)] },
            Self::Export => const { &[key(CTRL_SHIFT, Key::E)] },
            Self::Quit => const { &[key(CTRL, Key::Q)] },
            Self::Undo => const { &[key(CTRL, Key::Z)] },
            Self::Redo => const { &[key(CTRL_SHIFT, Key::Z), key(CTRL, Key::Y)] },
            Self::Cut => const { &[key(CTRL, Key::X)] },
            Self::CopyPicture => const { &[key(CTRL_SHIFT, Key::C)] },
            Self::Copy => const { &[key(CTRL, Key::C)] },
            Self::Paste => const { &[key(CTRL, Key::V)] },
            Self::Duplicate => const { &[key(CTRL, Key::D)] },
            Self::Delete => {
                const { &[key(Modifiers::NONE, Key::Delete), key(Modifiers::NONE, Key::Backspace)] }
            }
            Self::SelectAll => const { &[key(CTRL, Key::A)] },
            Self::Overview => const { &[key(Modifiers::NONE, Key::F4)] },
            Self::NextItem => const { &[key(Modifiers::NONE, Key::Period)] },
            Self::PreviousItem => const { &[key(Modifiers::NONE, Key::Comma)] },
            Self::Settings => const { &[key(CTRL, Key::Comma)] },
            Self::PreviousPage => const { &[key(Modifiers::NONE, Key::PageUp)] },
            Self::NextPage => const { &[key(Modifiers::NONE, Key::PageDown)] },
            Self::Front => const { &[key(CTRL_SHIFT, Key::CloseBracket)] },
            Self::Forward => const { &[key(CTRL, Key::CloseBracket)] },
            Self::Backward => const { &[key(CTRL, Key::OpenBracket)] },
            Self::Back => const { &[key(CTRL_SHIFT, Key::OpenBracket)] },
            Self::Lock => const { &[key(CTRL, Key::L)] },
            Self::EditWords => const { &[key(Modifiers::NONE, Key::Enter)] },
            Self::FitPage => const { &[key(CTRL, Key::Num0)] },
            Self::ActualSize => const { &[key(CTRL, Key::Num1)] },
            Self::ZoomIn => const { &[key(CTRL, Key::Plus), key(CTRL, Key::Equals)] },
            Self::ZoomOut => const { &[key(CTRL, Key::Minus)] },
            Self::Guides => const { &[key(CTRL, Key::Semicolon)] },
            Self::Group => const { &[key(CTRL, Key::G)] },
            Self::Ungroup => const { &[key(CTRL_SHIFT, Key::G)] },
            Self::Rulers => const { &[key(CTRL, Key::R)] },
            Self::Ruled => const { &[key(CTRL_SHIFT, Key::Semicolon)] },
            Self::Layers => const { &[key(Modifiers::NONE, Key::F7)] },
            Self::Phone => const { &[key(CTRL, Key::Num4)] },
            Self::SecondView => const { &[key(CTRL, Key::Num2)] },
            Self::FacingPages => const { &[key(CTRL, Key::Num3)] },
            Self::Tool(ToolKind::Select) => const { &[key(Modifiers::NONE, Key::V)] },
            Self::Tool(ToolKind::Corners) => const { &[key(Modifiers::NONE, Key::A)] },
            Self::Tool(ToolKind::Panel) => const { &[key(Modifiers::NONE, Key::P)] },
            Self::Tool(ToolKind::Knife) => const { &[key(Modifiers::NONE, Key::K)] },
            Self::Tool(ToolKind::Balloon) => const { &[key(Modifiers::NONE, Key::B)] },
            Self::Tool(ToolKind::Caption) => const { &[key(Modifiers::NONE, Key::T)] },
            Self::Tool(ToolKind::Effect) => const { &[key(Modifiers::NONE, Key::E)] },
            Self::Tool(ToolKind::Order) => const { &[key(Modifiers::NONE, Key::O)] },
            Self::Tool(ToolKind::Hand) => const { &[key(Modifiers::NONE, Key::H)] },
            Self::Palette => const { &[key(CTRL_SHIFT, Key::P)] },
            Self::Shortcuts => {
                const { &[key(Modifiers::NONE, Key::F1), key(Modifiers::NONE, Key::Questionmark)] }
            }
            Self::Bleed => const { &[key(CTRL_SHIFT, Key::B)] },
            Self::LargerLetters => const { &[key(CTRL_SHIFT, Key::Period)] },
            Self::SmallerLetters => const { &[key(CTRL_SHIFT, Key::Comma)] },
            Self::Merge => const { &[key(CTRL_SHIFT, Key::M)] },
            Self::Divide => const { &[key(CTRL_SHIFT, Key::D)] },
            Self::Layouts => const { &[key(CTRL_SHIFT, Key::L)] },
            Self::Tidy => const { &[key(CTRL_SHIFT, Key::T)] },
            Self::AddPage
            | Self::DuplicatePage
            | Self::DeletePage
            | Self::CopyPages
            | Self::Cover
            | Self::DoublePage
            | Self::Printed
            | Self::PageSetup
            | Self::Hide
            | Self::ReplaceArt
            | Self::ArtBehind
            | Self::FindPictures
            | Self::Align(_)
            | Self::AddTail
            | Self::Fonts
            | Self::CopyWords
            | Self::Colours
            | Self::OrderByPlace
            | Self::LockGuides
            | Self::ClearGuides
            | Self::SpreadGuides
            | Self::About => &[],
        }
    }

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

    /// The keyboard may say it while words are typed into a field.
    pub fn while_typing(self) -> bool {
        matches!(
            self,
            Self::New
                | Self::Open
                | Self::Close
                | Self::Save
                | Self::SaveAs
                | Self::Export
                | Self::Quit
                | Self::FitPage
                | Self::ActualSize
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::Palette
                | Self::Shortcuts
                | Self::Settings
                | Self::Guides
                | Self::Rulers
                | Self::Ruled
                | Self::Phone
                | Self::SecondView
                | Self::FacingPages
        )
    }

    /// Its usual keys mean the same, or something else, in words that are typed.
    pub fn is_of_words(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::Cut
                | Self::Copy
                | Self::Paste
                | Self::SelectAll
                | Self::Delete
                | Self::EditWords
        )
    }

    /// Its key may be held.
    pub fn repeats(self) -> bool {
        matches!(
            self,
            Self::Undo
                | Self::Redo
                | Self::NextItem
                | Self::PreviousItem
                | Self::PreviousPage
                | Self::NextPage
                | Self::Forward
                | Self::Backward
                | Self::LargerLetters
                | Self::SmallerLetters
                | Self::ZoomIn
                | Self::ZoomOut
        )
    }

    /// The clipboard's keys arrive as events of their own.
    pub fn by_event(self) -> bool {
        matches!(self, Self::Cut | Self::Copy | Self::Paste)
    }
}

/// Keys as menus show them: `Ctrl+]` rather than `Ctrl+CloseBracket`.
pub fn spell(ctx: &egui::Context, keys: KeyboardShortcut) -> String {
    let name = keys.logical_key.name();
    let symbol = keys.logical_key.symbol_or_name();
    let text = ctx.format_shortcut(&keys);
    match text.strip_suffix(name) {
        Some(modifiers) if !symbol.is_empty() => format!("{modifiers}{symbol}"),
        _ => text,
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn no_two_commands_share_a_key() {
        let mut seen = HashSet::new();
        for command in Command::ALL {
            for k in command.usual_keys() {
                assert!(seen.insert((k.modifiers.command, k.modifiers.shift, k.logical_key)), "{command:?}");
            }
        }
    }
}
