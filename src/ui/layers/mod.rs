//! The lists under the inspector: layers in paint order, and what is read in its order. Rows are clicked, dragged,
//! and walked by the arrow keys.

mod row;

use super::app::App;
use super::command::Command;
use super::context;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::panes::{self, Pane};
use super::settings::LAYERS_HEIGHT;
use super::text::{self, Text};
use super::{theme, widgets};
use crate::edit::{Change, Edit};
use crate::editor::{LayerSpot, ToolKind};
use crate::model::{ItemId, Lang};
use egui::{Key, Margin, Modifiers, Panel, Rect, Response, ScrollArea, Sense, Stroke, Ui, pos2, vec2};
use row::Row;

/// The height of a row, points.
const ROW: f32 = 24.0;
/// How far what belongs to a panel is indented, points.
const INDENT: f32 = 16.0;
/// The height of the bar above the list, points.
const HEAD: f32 = 32.0;
/// Until the user gives the list a height it takes no more than this share of the side, for the inspector is used more.
const SHARE: f32 = 0.28;
/// Near the list's edge a drag scrolls it, points.
const EDGE: f32 = 18.0;

/// What the lists remember between frames.
#[derive(Default)]
pub struct Layers {
    /// The reading order is shown rather than the paint order.
    reading: bool,
    dragged: Option<ItemId>,
    /// The row that is dragged is let go in this frame.
    let_go: bool,
    /// What a panel shows, while it is typed, and in which language.
    renaming: Option<(ItemId, Lang, String)>,
    /// The selection when the list was last shown.
    seen: Vec<ItemId>,
    /// The pointer was over a row.
    pointing: bool,
}

/// What the user did to a row.
enum Deed {
    Click(ItemId, Modifiers),
    Open(ItemId),
    Set(ItemId, Change),
    /// By the keyboard: that many rows down.
    Walk(Place, isize, bool),
    Shift(ItemId, isize),
    Delete(ItemId),
    Put(Vec<ItemId>, LayerSpot),
    Take(ItemId, ItemId),
    /// To a picture in a panel: the panel, and the layer from the lowest.
    Picture(ItemId, usize, Picture),
}

/// What the user did to the row of a picture.
#[derive(Clone, Copy)]
enum Picture {
    Choose,
    /// It is to be moved in its panel.
    Move,
    Hide(bool),
    /// By the keyboard: that many rows down.
    Shift(isize),
    Remove,
}

/// Whose row it is: an item's, or that of a layer of its pictures.
type Place = (ItemId, Option<usize>);

/// Shows the list of layers, or the bar that opens it, at the foot of the side panel.
pub fn show(app: &mut App, ui: &mut Ui) {
    let open = app.settings.layers;
    let most = (ui.available_height() - 160.0).max(HEAD + ROW * 2.0);
    // The toolkit calls its handle by an English name.
    let handle = ui.scope_id().with("layers").with("__resize");
    let grip = ui.ctx().read_response(handle);
    let held = grip.as_ref().is_some_and(|grip| grip.hovered() || grip.dragged());
    let panel = Panel::bottom("layers").frame(theme::bar(ui, Margin::ZERO)).show_separator_line(true);
    let panel = if open {
        let own = app.settings.layers_height;
        let usual = LAYERS_HEIGHT.min(ui.available_height() * SHARE);
        let height = if own == LAYERS_HEIGHT { usual } else { own };
        let height = height.clamp(HEAD + ROW * 2.0, most);
        // The toolkit keeps the height that a low window left: until the hand takes the list it is held to its own.
        let range = if held { HEAD + ROW * 2.0..=most } else { height..=height };
        panel.resizable(true).default_size(height).size_range(range)
    } else {
        panel.exact_size(HEAD).resizable(false)
    };
    let shown = panel.show(ui, |ui| {
        panes::begin(app, ui, Pane::Layers);
        head(app, ui, open);
        if open {
            list(app, ui);
        }
    });
    if open {
        // In a window that is low for a while the list is lower: that is not what the user chose.
        if ui.ctx().read_response(handle).is_some_and(|handle| handle.dragged()) {
            app.settings.layers_height = shown.response.rect.height();
        }
        let name = app.t(Text::LayersHeight);
        ui.ctx().accesskit_node_builder(handle, |node| node.set_label(name));
    }
}

fn head(app: &mut App, ui: &mut Ui, open: bool) {
    let all = [(false, app.t(Text::Layers).to_owned()), (true, app.t(Text::ReadingList).to_owned())];
    let name = app.label(Command::Layers);
    let tip = app.tip(ui.ctx(), Command::Layers);
    ui.allocate_ui(vec2(ui.available_width(), HEAD), |ui| {
        ui.horizontal_centered(|ui| {
            ui.add_space(8.0);
            if let Some(reading) = widgets::segments(ui, &app.layers.reading, &all) {
                app.layers.reading = reading;
                app.settings.layers = true;
            } else if !open && ui.ctx().memory(|m| m.focused().is_none()) && ui.ui_contains_pointer() {
                // A click on the chosen one opens the list too.
                if ui.input(|i| i.pointer.primary_clicked()) {
                    app.settings.layers = true;
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(6.0);
                let icon = if open { Icon::Down } else { Icon::Up };
                if icons::button(ui, icon, &name, &tip, false, 24.0).clicked() {
                    app.run(Command::Layers, ui.ctx());
                }
                if open && app.layers.reading {
                    for command in [Command::OrderByPlace, Command::Tool(ToolKind::Order)] {
                        let (name, on) = (app.label(command), app.is_on(command));
                        let Some(icon) = command.icon() else { continue };
                        if icons::button(ui, icon, &name, &name, on, 24.0).clicked() {
                            // Once more puts the tool away again.
                            let command = if on { Command::Tool(ToolKind::Select) } else { command };
                            app.run(command, ui.ctx());
                        }
                    }
                }
            });
        });
    });
}

fn list(app: &mut App, ui: &mut Ui) {
    let tongue = app.settings.tongue;
    let Some(desk) = &mut app.desk else { return };
    let state = &mut app.layers;
    let rows = if state.reading { row::reading(desk, tongue) } else { row::layers(desk, tongue) };
    let selection = desk.editor.selection().to_vec();
    let turned = state.seen != selection;
    let mut deeds = Vec::new();
    let mut pointed = None;
    let mut responses = Vec::new();
    ScrollArea::vertical().id_salt(("layers", state.reading)).auto_shrink(false).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if rows.is_empty() {
            empty(ui, text::of(tongue, Text::LayersEmpty));
            return;
        }
        let mut slots = Vec::with_capacity(rows.len());
        for row in &rows {
            // Of the pictures of the one panel that is selected, the one at hand.
            let at_hand = |layer| selection == [row.id] && desk.editor.layer_at_hand(row.id) == Some(layer);
            let on = row.layer.map_or(selection.contains(&row.id), at_hand);
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
            let response = ui.interact(rect, row_id((row.id, row.layer)), Sense::click_and_drag());
            if row.layer.is_none() {
                slots.push(rect);
            }
            if turned
                && on
                && row.layer.is_none()
                && selection.last() == Some(&row.id)
                && state.dragged.is_none()
            {
                ui.scroll_to_rect(rect, None);
            }
            if response.hovered() {
                pointed = Some(row.id);
            }
            responses.push((row.id, response.clone()));
            row.show(ui, rect, &response, on, tongue, state, &mut deeds);
        }
        drag(ui, desk, state, &rows, &slots, &mut deeds);
    });
    let was = std::mem::replace(&mut state.pointing, pointed.is_some());
    if was || pointed.is_some() {
        desk.editor.point_at(pointed);
    }
    state.seen = desk.editor.selection().to_vec();
    for deed in deeds {
        act(app, ui, &rows, deed);
    }
    for (id, response) in responses {
        context_menu(app, ui, id, &response);
    }
    if let Some(desk) = &app.desk {
        app.layers.seen = desk.editor.selection().to_vec();
    }
}

/// The menu of a row, as the canvas has it for what is selected: by the second button or the menu key.
fn context_menu(app: &mut App, ui: &Ui, id: ItemId, response: &Response) {
    let by_key = response.has_focus()
        && ui.input_mut(|i| {
            i.consume_key(Modifiers::NONE, Key::Menu) || i.consume_key(Modifiers::SHIFT, Key::F10)
        });
    if let Some(desk) = app
        .desk
        .as_mut()
        .filter(|d| (by_key || response.secondary_clicked()) && !d.editor.selection().contains(&id))
    {
        desk.end_words();
        desk.settle();
        desk.editor.select(vec![id]);
    }
    let mut popup = egui::Popup::context_menu(response);
    if by_key {
        popup = popup.at_position(response.rect.center()).open_memory(Some(egui::SetOpenCommand::Bool(true)));
    }
    popup.accessible_name(app.t(Text::ContextMenu)).show(|ui| context::show(app, ui, by_key, None));
}

/// A row as egui knows it.
fn row_id((id, layer): Place) -> egui::Id {
    egui::Id::unique(("layer", id.0, layer))
}

fn empty(ui: &mut Ui, line: &str) {
    ui.add_space(14.0);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new(line).size(12.0).color(theme::of(ui).weak));
    });
}

/// Shows where a row that is dragged would go, and puts it there when it is let go.
fn drag(ui: &Ui, desk: &Desk, state: &mut Layers, rows: &[Row], slots: &[Rect], deeds: &mut Vec<Deed>) {
    let Some(id) = state.dragged else { return };
    let let_go = std::mem::take(&mut state.let_go);
    if let_go || ui.input(|i| i.key_pressed(Key::Escape) || !i.pointer.any_down()) {
        state.dragged = None;
        if !let_go {
            return;
        }
    }
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    ui.ctx().set_cursor_icon(egui::CursorIcon::Grabbing);
    let clip = ui.clip_rect();
    if at.y < clip.top() + EDGE {
        ui.scroll_with_delta(vec2(0.0, 6.0));
        ui.ctx().request_repaint();
    } else if at.y > clip.bottom() - EDGE {
        ui.scroll_with_delta(vec2(0.0, -6.0));
        ui.ctx().request_repaint();
    }
    let p = theme::of(ui);
    let line = |gap: usize, indent: bool| {
        // What belongs to a panel goes above its pictures.
        let above = gap.checked_sub(1).filter(|_| indent).and_then(|n| slots.get(n)).map(Rect::bottom);
        let y = above.or_else(|| slots.get(gap).map(Rect::top));
        let y = y.unwrap_or_else(|| slots.last().map_or(0.0, Rect::bottom));
        let x = ui.max_rect().x_range();
        let left = x.min + 8.0 + if indent { INDENT } else { 0.0 };
        ui.painter().circle_filled(pos2(left, y), 3.0, p.accent);
        ui.painter().hline(left..=x.max - 6.0, y, Stroke::new(2.0, p.accent));
    };
    if state.reading {
        if let Some((gap, of)) = reading_target(desk, slots, id, at.y) {
            if let_go {
                deeds.push(Deed::Take(id, of));
            }
            let indent = rows.iter().find(|r| r.id == id).is_some_and(|r| r.indent);
            line(gap, indent);
        }
    } else {
        let Some(first) = slots.first() else { return };
        let inside = at.x > first.left() + 10.0 + INDENT;
        let moving = desk.editor.dragged_layers(id);
        let spot = desk.editor.layer_spot(&moving, gap_at(slots, at.y), inside);
        line(spot.gap, spot.panel.is_some());
        if let_go {
            deeds.push(Deed::Put(moving, spot));
        }
    }
}

/// Before which row something lands that is let go at `y`.
fn gap_at(slots: &[Rect], y: f32) -> usize {
    slots.iter().position(|s| y < s.center().y).unwrap_or(slots.len())
}

/// In the list of what is read: the gap where the line is drawn, and whose place is taken.
fn reading_target(desk: &Desk, slots: &[Rect], id: ItemId, y: f32) -> Option<(usize, ItemId)> {
    let all = desk.editor.reading_order();
    let own = *all.iter().find(|n| n.id == id)?;
    let like: Vec<usize> = all
        .iter()
        .enumerate()
        .filter(|(_, n)| n.is_panel == own.is_panel && n.panel == own.panel)
        .map(|(index, _)| index)
        .collect();
    let from = like.iter().position(|index| all[*index].id == id)?;
    let gap = like
        .iter()
        .position(|index| slots.get(*index).is_some_and(|s| y < s.center().y))
        .unwrap_or(like.len());
    let to = if gap > from { gap - 1 } else { gap };
    if to == from {
        return None;
    }
    // Behind the last one is before the first row that is not of it.
    let line = like.get(gap).copied().unwrap_or_else(|| {
        let last = like.last().map_or(0, |l| l + 1);
        if own.is_panel { all.len() } else { last }
    });
    Some((line, all[like[to]].id))
}

fn act(app: &mut App, ui: &Ui, rows: &[Row], deed: Deed) {
    let reading = app.layers.reading;
    let Some(desk) = &mut app.desk else { return };
    desk.end_words();
    desk.settle();
    desk.refused = None;
    let place = |id: ItemId| rows.iter().position(|r| r.id == id && r.layer.is_none());
    match deed {
        Deed::Click(id, keys) => {
            let mut next = desk.editor.selection().to_vec();
            if keys.command {
                match next.iter().position(|other| *other == id) {
                    Some(at) => drop(next.remove(at)),
                    None => next.push(id),
                }
            } else if let Some((from, to)) =
                next.last().and_then(|last| place(*last)).zip(place(id)).filter(|_| keys.shift)
            {
                let range = if from <= to { from..=to } else { to..=from };
                next.extend(rows[range].iter().filter(|r| r.layer.is_none()).map(|r| r.id));
                // What was clicked is where the next range begins.
                next.retain(|other| *other != id);
                next.push(id);
            } else {
                next = vec![id];
            }
            desk.editor.select(next);
            if !desk.camera.fitted {
                desk.show_selection(f64::from(ui.pixels_per_point()));
            }
        }
        Deed::Open(id) => {
            desk.editor.select(vec![id]);
            let Some(item) = desk.item(id) else { return };
            if item.line().is_some() {
                desk.begin_words(id);
            } else if let Some(panel) = item.as_panel() {
                let lang = desk.editor.edition().lang.clone();
                let shows = panel.describes.get(&lang).cloned().unwrap_or_default();
                app.layers.renaming = Some((id, lang, shows));
            } else {
                desk.editor.set_art_target(Some(id));
            }
        }
        Deed::Set(id, change) => {
            let page = desk.editor.page().id;
            desk.commit(&[Edit::Change { page, item: id, change }]);
        }
        Deed::Walk((id, layer), way, adds) => {
            let at = rows.iter().position(|r| r.id == id && r.layer == layer);
            let next = at.and_then(|at| at.checked_add_signed(way)).and_then(|at| rows.get(at));
            if let Some(row) = next {
                let mut selection = if adds { desk.editor.selection().to_vec() } else { Vec::new() };
                selection.push(row.id);
                desk.editor.select(selection);
                if let Some(layer) = row.layer.filter(|_| !adds) {
                    desk.editor.choose_layer(row.id, layer);
                }
                ui.ctx().memory_mut(|m| m.request_focus(row_id((row.id, row.layer))));
            }
        }
        Deed::Picture(id, layer, deed) => picture(desk, ui, id, layer, deed),
        Deed::Shift(id, way) => {
            if reading {
                let all = desk.editor.reading_order();
                let own = all.iter().find(|n| n.id == id).copied();
                let like: Vec<ItemId> = all
                    .iter()
                    .filter(|n| own.is_some_and(|o| o.is_panel == n.is_panel && o.panel == n.panel))
                    .map(|n| n.id)
                    .collect();
                let to = like.iter().position(|other| *other == id).and_then(|at| at.checked_add_signed(way));
                if let Some(of) = to.and_then(|to| like.get(to)) {
                    desk.editor.take_reading_place(id, *of);
                }
            } else {
                let level = if way < 0 { crate::edit::Level::Forward } else { crate::edit::Level::Backward };
                desk.editor.select(vec![id]);
                desk.editor.restack(level);
            }
        }
        Deed::Delete(id) => {
            if !desk.editor.selection().contains(&id) {
                desk.editor.select(vec![id]);
            }
            desk.editor.delete();
        }
        Deed::Put(items, spot) => drop(desk.editor.drop_layers(&items, spot)),
        Deed::Take(id, of) => drop(desk.editor.take_reading_place(id, of)),
    }
}

/// Does something to a picture in a panel.
fn picture(desk: &mut Desk, ui: &Ui, id: ItemId, layer: usize, deed: Picture) {
    let Some(item) = desk.item(id).filter(|item| layer < item.art().len()) else { return };
    if item.locked && matches!(deed, Picture::Move | Picture::Shift(_) | Picture::Remove) {
        return;
    }
    let mut art = item.art().to_vec();
    let mut chosen = layer;
    match deed {
        Picture::Choose | Picture::Move => {}
        Picture::Hide(on) => art[layer].hidden = on,
        Picture::Shift(way) => {
            // The topmost is the first row.
            let Some(to) = layer.checked_add_signed(-way).filter(|to| *to < art.len()) else { return };
            art.swap(layer, to);
            chosen = to;
            ui.ctx().memory_mut(|m| m.request_focus(row_id((id, Some(to)))));
        }
        Picture::Remove => {
            art.remove(layer);
            // The row below has the focus next, and where there is none the panel's.
            chosen = layer.saturating_sub(1);
            let next = (!art.is_empty()).then_some(chosen);
            ui.ctx().memory_mut(|m| m.request_focus(row_id((id, next))));
        }
    }
    if !matches!(deed, Picture::Hide(_)) {
        desk.editor.select(vec![id]);
        desk.editor.choose_layer(id, chosen);
    }
    if matches!(deed, Picture::Move) {
        desk.editor.set_art_target(Some(id));
    }
    let edits = desk.editor.art_edits(id, art);
    desk.commit(&edits);
}
