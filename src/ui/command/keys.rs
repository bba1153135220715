//! The usual keys of commands.

use super::Command;
use crate::editor::ToolKind;
use egui::{Key, KeyboardShortcut, Modifiers};

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn key(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

impl Command {
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
            Self::NextLanguage => const { &[key(Modifiers::NONE, Key::L)] },
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
            | Self::PicturePages
            | Self::DuplicatePage
            | Self::DeletePage
            | Self::CopyPages
            | Self::Cover
            | Self::DoublePage
            | Self::Printed
            | Self::PageSetup
            | Self::Hide
            | Self::ReplaceArt
            | Self::AddLayer
            | Self::ArtBehind
            | Self::FindPictures
            | Self::Align(_)
            | Self::AddTail
            | Self::TurnLines
            | Self::WindowLanguage
            | Self::TurnShade
            | Self::Fonts
            | Self::CopyWords
            | Self::Cast
            | Self::Colours
            | Self::OrderByPlace
            | Self::LockGuides
            | Self::ClearGuides
            | Self::SpreadGuides
            | Self::About => &[],
        }
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
