//! The palette: every command by a few letters of its name, in either language of the window.

use super::super::app::App;
use super::super::command::Command;
use super::super::icons;
use super::super::keywords;
use super::super::text::{self, Text, Tongue};
use super::super::theme;
use super::{Verdict, window};
use egui::{Align2, Context, FontId, Key, Modifiers, Role, Sense, TextEdit, Ui, WidgetInfo, vec2};

/// Height of a line of the list, points.
const LINE: f32 = 30.0;
/// Lines that are seen at once.
const LINES: f32 = 10.0;

/// The dialog.
#[derive(Debug, Default)]
pub struct Palette {
    typed: String,
    /// Which of the found commands Enter runs.
    at: usize,
}

/// Shows it.
pub fn show(app: &mut App, ctx: &Context, palette: &mut Palette) -> Verdict {
    let tongue = app.settings.tongue;
    let (down, up, enter) = ctx.input_mut(|i| {
        (
            i.consume_key(Modifiers::NONE, Key::ArrowDown),
            i.consume_key(Modifiers::NONE, Key::ArrowUp),
            i.consume_key(Modifiers::NONE, Key::Enter),
        )
    });
    let (taken, left) = window(ctx, "palette", "", 460.0, |ui| {
        let hint = text::of(tongue, Text::PaletteHint);
        let field = TextEdit::singleline(&mut palette.typed)
            .id_salt("palette")
            .hint_text(hint)
            .desired_width(f32::INFINITY)
            .margin(vec2(10.0, 7.0));
        let response = ui.add(field).accessible_name(hint);
        if !response.has_focus() {
            response.request_focus();
        }
        if response.changed() {
            palette.at = 0;
        }
        let found = found(&palette.typed, tongue);
        let last = found.len().saturating_sub(1);
        palette.at = match (down, up) {
            (true, _) => (palette.at + 1).min(last),
            (_, true) => palette.at.saturating_sub(1),
            _ => palette.at.min(last),
        };
        ui.add_space(8.0);
        let mut taken = None;
        super::scrolled(LINE * LINES).auto_shrink([false, false]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if found.is_empty() {
                ui.label(text::of(tongue, Text::PaletteNothing));
            }
            for (n, command) in found.iter().enumerate() {
                let marked = n == palette.at;
                let response = line(app, ui, *command, marked);
                if marked && (down || up) {
                    response.scroll_to_me(None);
                }
                if response.clicked() || (marked && enter) {
                    taken = Some(*command).filter(|c| app.can(*c));
                }
            }
        });
        taken
    });
    if let Some(command) = taken {
        app.run(command, ctx);
    }
    if taken.is_some() || left { Verdict::Close } else { Verdict::Stay }
}

fn line(app: &App, ui: &mut Ui, command: Command, marked: bool) -> egui::Response {
    let p = theme::of(ui);
    let can = app.can(command);
    let (area, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::click());
    let name = app.label(command);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, can, &name));
    if marked || response.hovered() {
        ui.painter().rect_filled(area, 5.0, if marked { p.accent_wash } else { p.control_hover });
    }
    let ink = if can { p.text } else { p.weak.gamma_multiply(0.6) };
    let middle = area.center().y;
    if let Some(icon) = command.icon() {
        let place = egui::Rect::from_center_size(egui::pos2(area.left() + 18.0, middle), vec2(18.0, 18.0));
        icons::paint(ui.painter(), place, icon, ink);
    }
    let font = FontId::proportional(14.0);
    ui.painter().text(egui::pos2(area.left() + 38.0, middle), Align2::LEFT_CENTER, &name, font, ink);
    let keys = app.keys_of(ui.ctx(), command);
    let font = FontId::proportional(12.0);
    ui.painter().text(egui::pos2(area.right() - 10.0, middle), Align2::RIGHT_CENTER, keys, font, p.weak);
    response
}

/// The commands that are meant, the likeliest first; all of them while nothing is typed.
fn found(typed: &str, tongue: Tongue) -> Vec<Command> {
    let wanted = typed.trim().to_lowercase();
    let commands = Command::ALL.into_iter().filter(|c| *c != Command::Palette);
    let others = Tongue::ALL.into_iter().filter(|t| *t != tongue);
    let tongues: Vec<Tongue> = std::iter::once(tongue).chain(others).collect();
    let mut ranked: Vec<((usize, usize), Command)> = commands
        .filter_map(|c| {
            let ranks = tongues.iter().filter_map(|t| rank(&text::of(*t, c.text()).to_lowercase(), &wanted));
            // Words that it is known by elsewhere come after every name that has the letters together.
            // The earlier of them say best what it is.
            let is_meant = |w: &str| !wanted.is_empty() && w.starts_with(&wanted);
            let known = || keywords::of(c).split(' ').position(is_meant);
            let rank = match ranks.min() {
                Some(rank) if rank <= IN_NAME => Some((rank, 0)),
                scattered => known().map(|n| (KNOWN, n)).or(scattered.map(|rank| (rank, 0))),
            };
            rank.map(|rank| (rank, c))
        })
        .collect();
    // Equals stay in the order of the menus.
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, c)| c).collect()
}

/// How well a name is meant: its worst rank with the letters together, that of other words for it, and that of a name which
/// only has the letters in order.
const IN_NAME: usize = 2;
const KNOWN: usize = 3;
const SCATTERED: usize = 4;

/// How well a name is meant, 0 best: it begins so, a word of it does, it has it, it has the letters in order.
fn rank(name: &str, wanted: &str) -> Option<usize> {
    if name.starts_with(wanted) {
        return Some(0);
    }
    if name.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with(wanted)) {
        return Some(1);
    }
    if name.contains(wanted) {
        return Some(2);
    }
    let mut letters = name.chars();
    wanted.chars().filter(|c| !c.is_whitespace()).all(|c| letters.any(|l| l == c)).then_some(SCATTERED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_letters_find_a_command_in_either_language() {
        let first = |typed: &str| found(typed, Tongue::English).first().copied();
        assert_eq!(first("layout"), Some(Command::Layouts));
        assert_eq!(first("布局"), Some(Command::Layouts));
        assert_eq!(first("DUPL"), Some(Command::Duplicate));
        assert_eq!(first("kn"), Some(Command::Tool(crate::editor::ToolKind::Knife)));
        assert_eq!(first("zmin"), Some(Command::ZoomIn));
        assert_eq!(first("tail"), Some(Command::AddTail));
        assert_eq!(first("bubble"), Some(Command::Tool(crate::editor::ToolKind::Balloon)));
        assert!(found("balloon", Tongue::English).contains(&Command::AddTail));
        assert_eq!(first("首选项"), Some(Command::Settings));
        assert_eq!(first("webtoon"), Some(Command::Phone));
        assert_eq!(first("qqqq"), None);
        let finds = |typed: &str, command| found(typed, Tongue::SimplifiedChinese).contains(&command);
        for command in [Command::NextLanguage, Command::WindowLanguage, Command::Settings] {
            assert!(finds("语言", command) && finds("language", command), "{command:?}");
        }
        assert!(finds("竖排", Command::TurnLines) && finds("vertical", Command::TurnLines));
        assert!(finds("气泡", Command::Tool(crate::editor::ToolKind::Balloon)));
        assert!(finds("分镜", Command::Layouts) && finds("切换", Command::NextLanguage));
        for command in Command::ALL {
            assert!(!keywords::of(command).is_empty(), "{command:?}");
        }
        assert_eq!(found("", Tongue::English).len(), Command::ALL.len() - 1);
    }
}
