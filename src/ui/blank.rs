//! What stands on a page while nothing is on it: how to begin.

use super::app::App;
use super::canvas::Lens;
use super::command::Command;
use super::text::Text;
use super::{theme, widgets};
use crate::editor::ToolKind;
use crate::geom::Rect;
use egui::{Align, Layout, RichText, Ui, UiBuilder, vec2};

/// The card, points: wide enough for the button with its words above and below.
const CARD: egui::Vec2 = vec2(280.0, 102.0);

/// Shows the ways to begin in the middle of an empty page, until a tool is taken in hand or something is done.
pub fn show(app: &mut App, ui: &mut Ui, lens: &Lens, trim: Rect, area: egui::Rect) {
    let Some(desk) = &app.desk else { return };
    let idle = desk.editor.tool() == ToolKind::Select && !desk.editor.in_gesture() && desk.typing.is_none();
    let dropping = ui.input(|i| !i.raw.hovered_files.is_empty());
    let seen = lens.rect(trim).intersect(area).shrink(8.0);
    let room = seen.width() >= CARD.x && seen.height() >= CARD.y;
    if !desk.editor.page().items.is_empty() || !idle || dropping || !room || app.dialog.is_some() {
        return;
    }
    let place = egui::Rect::from_center_size(seen.center(), CARD);
    let tip = app.tip(ui.ctx(), Command::Layouts);
    let mut card = ui.new_child(
        UiBuilder::new().id_salt("blank page").max_rect(place).layout(Layout::top_down(Align::Center)),
    );
    // What is pressed here is not pressed on the page below.
    card.interact(place, card.scope_id().with("card"), egui::Sense::click_and_drag());
    let p = theme::of(&card);
    card.painter().rect(place, 8.0, p.panel, egui::Stroke::new(1.0, p.line), egui::StrokeKind::Inside);
    card.add_space(14.0);
    card.label(RichText::new(app.t(Text::BlankTitle)).font(theme::bold(13.5)));
    card.add_space(4.0);
    let asked = widgets::primary(&mut card, app.t(Text::CmdLayouts)).on_hover_text(tip).clicked();
    card.add_space(4.0);
    card.label(RichText::new(app.t(Text::BlankElse)).small().color(p.weak));
    if asked {
        app.run(Command::Layouts, ui.ctx());
    }
}
