//! Every verb of the window in one list: menus, the tool bar, the palette and the keyboard all take it from here.

mod icons;
mod keys;
mod names;

use crate::editor::{Align, ToolKind};

pub use icons::tool_icon;
pub use keys::spell;

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
    PicturePages,
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
    AddLayer,
    ArtBehind,
    FindPictures,
    EditWords,
    AddTail,
    Layouts,
    PageSetup,
    Tidy,
    Fonts,
    Cast,
    Colours,
    Settings,
    NextLanguage,
    TurnLines,
    WindowLanguage,
    TurnShade,
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

impl Command {
    /// All of them, in the order of the shortcut sheet.
    pub const ALL: [Self; 95] = [
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
        Self::PicturePages,
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
        Self::AddLayer,
        Self::ArtBehind,
        Self::FindPictures,
        Self::EditWords,
        Self::AddTail,
        Self::TurnLines,
        Self::Layouts,
        Self::PageSetup,
        Self::Tidy,
        Self::Fonts,
        Self::Cast,
        Self::Colours,
        Self::Settings,
        Self::NextLanguage,
        Self::WindowLanguage,
        Self::TurnShade,
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

    /// Its name in the settings.
    pub fn name(self) -> String {
        format!("{self:?}")
    }

    /// The command of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|c| c.name() == name)
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
