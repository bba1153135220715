//! The lists under the inspector: layers in paint order, and what is read in its order. Rows are clicked, dragged,
//! and walked by the arrow keys.

use super::app::App;
use super::command::Command;
use super::context;
use super::desk::Desk;
use super::icons::{self, Icon};
use super::panes::{self, Pane};
use super::text::{self, Text, Tongue};
use super::{theme, widgets};
use crate::edit::{Change, Edit};
use crate::editor::{LayerSpot, Numbered, ToolKind};
use crate::model::{Edition, Item, ItemId, ItemKind, Lang, Page};
use egui::{
    Align2, EventFilter, FontId, Key, Margin, Modifiers, Panel, Rect, Response, Role, ScrollArea, Sense,
    Stroke, TextEdit, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

/// The height of a row, points.
const ROW: f32 = 24.0;
/// How far what belongs to a panel is indented, points.
const INDENT: f32 = 16.0;
/// The height of the bar above the list, points.
const HEAD: f32 = 32.0;
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

/// A row as it is shown.
#[allow(clippy::struct_excessive_bools, reason = "each says something of its own")]
struct Row {
    id: ItemId,
    indent: bool,
    /// Its place in the reading order.
    number: Option<usize>,
    icon: Icon,
    kind: Text,
    name: String,
    /// There is nothing better than its kind to call it by.
    weak: bool,
    locked: bool,
    hidden: bool,
    grouped: bool,
}

/// What the user did to a row.
enum Deed {
    Click(ItemId, Modifiers),
    Open(ItemId),
    Set(ItemId, Change),
    /// By the keyboard: that many rows down.
    Walk(ItemId, isize, bool),
    Shift(ItemId, isize),
    Delete,
    Put(Vec<ItemId>, LayerSpot),
    Take(ItemId, ItemId),
}

/// Shows the list of layers, or the bar that opens it, at the foot of the side panel.
pub fn show(app: &mut App, ui: &mut Ui) {
    let open = app.settings.layers;
    let most = (ui.available_height() - 160.0).max(HEAD + ROW * 2.0);
    let panel = Panel::bottom("layers").frame(theme::bar(ui, Margin::ZERO)).show_separator_line(true);
    let panel = if open {
        let height = app.settings.layers_height.clamp(HEAD + ROW * 2.0, most);
        panel.resizable(true).default_size(height).size_range(HEAD + ROW * 2.0..=most)
    } else {
        panel.exact_size(HEAD).resizable(false)
    };
    // The toolkit calls its handle by an English name.
    let handle = ui.scope_id().with("layers").with("__resize");
    let shown = panel.show(ui, |ui| {
        panes::begin(app, ui, Pane::Layers);
        head(app, ui, open);
        if open {
            list(app, ui);
        }
    });
    if open {
        app.settings.layers_height = shown.response.rect.height();
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
    let rows = if state.reading { reading_rows(desk, tongue) } else { layer_rows(desk, tongue) };
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
            let on = selection.contains(&row.id);
            let (_, rect) = ui.allocate_space(vec2(ui.available_width(), ROW));
            let response = ui.interact(rect, row_id(row.id), Sense::click_and_drag());
            slots.push(rect);
            if turned && on && selection.last() == Some(&row.id) && state.dragged.is_none() {
                ui.scroll_to_rect(rect, None);
            }
            if response.hovered() {
                pointed = Some(row.id);
            }
            responses.push((row.id, response.clone()));
            show_row(ui, row, rect, &response, on, tongue, state, &mut deeds);
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
    popup.accessible_name(app.t(Text::ContextMenu)).show(|ui| context::show(app, ui, by_key));
}

/// A row as egui knows it.
fn row_id(id: ItemId) -> egui::Id {
    egui::Id::unique(("layer", id.0))
}

fn empty(ui: &mut Ui, line: &str) {
    ui.add_space(14.0);
    ui.vertical_centered(|ui| {
        ui.label(egui::RichText::new(line).size(12.0).color(theme::of(ui).weak));
    });
}

fn layer_rows(desk: &Desk, tongue: Tongue) -> Vec<Row> {
    let page = desk.editor.page();
    let named = |(id, panel): (ItemId, Option<ItemId>)| {
        let item = page.item(id)?;
        Some(row_of(page, item, desk.editor.edition(), tongue, panel.is_some(), None))
    };
    desk.editor.layers().into_iter().map(|layer| (layer.id, layer.panel)).filter_map(named).collect()
}

fn reading_rows(desk: &Desk, tongue: Tongue) -> Vec<Row> {
    let page = desk.editor.page();
    let named = |n: Numbered| {
        let item = page.item(n.id)?;
        Some(row_of(page, item, desk.editor.edition(), tongue, n.panel.is_some(), Some(n.number)))
    };
    desk.editor.reading_order().into_iter().filter_map(named).collect()
}

/// Words in one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn row_of(
    page: &Page,
    item: &Item,
    edition: &Edition,
    tongue: Tongue,
    indent: bool,
    number: Option<usize>,
) -> Row {
    let (icon, kind) = match &item.kind {
        ItemKind::Panel(_) => (Icon::Panel, Text::KindPanel),
        ItemKind::Balloon(_) => (Icon::Balloon, Text::KindBalloon),
        ItemKind::Caption(_) => (Icon::Caption, Text::KindCaption),
        ItemKind::Effect(_) => (Icon::Effect, Text::KindEffect),
        ItemKind::Art(_) => (Icon::Picture, Text::KindArt),
    };
    let (name, weak) = match &item.kind {
        ItemKind::Panel(p) => {
            let shows = p.describes.get(&edition.lang).map(|d| flat(d)).filter(|d| !d.is_empty());
            let place = page.reading.iter().position(|id| *id == item.id).map_or(0, |n| n + 1);
            (shows.unwrap_or_else(|| text::fill(text::of(tongue, Text::PanelNumber), &[&place])), false)
        }
        ItemKind::Art(a) => {
            let file = a.art.path.0.rsplit('/').next().unwrap_or_default();
            (file.to_owned(), false)
        }
        _ => {
            let line = item.line().and_then(|id| page.line(id));
            let words = line.and_then(|l| {
                l.words_in(&edition.lang)
                    .or_else(|| l.words.values().find(|w| !w.is_blank()))
                    .map(|w| flat(w.text()))
            });
            match words {
                Some(words) => (words, false),
                None => (text::of(tongue, Text::NoWords).to_owned(), true),
            }
        }
    };
    let grouped = !page.groups_of(item.id).is_empty();
    Row {
        id: item.id,
        indent,
        number,
        icon,
        kind,
        name,
        weak,
        locked: item.locked,
        hidden: item.hidden,
        grouped,
    }
}

#[allow(clippy::too_many_arguments, reason = "a row is drawn from all of them")]
fn show_row(
    ui: &mut Ui,
    row: &Row,
    rect: Rect,
    response: &Response,
    on: bool,
    tongue: Tongue,
    state: &mut Layers,
    deeds: &mut Vec<Deed>,
) {
    let t = |key| text::of(tongue, key);
    let spoken = match row.number {
        Some(number) => format!("{number} {}: {}", t(row.kind), row.name),
        None => format!("{}: {}", t(row.kind), row.name),
    };
    response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, on, &spoken));
    keys(ui, row, response, deeds);
    if !ui.is_rect_visible(rect) {
        return;
    }
    let p = theme::of(ui);
    let over = response.hovered() && state.dragged.is_none();
    if on {
        ui.painter().rect_filled(rect, 0.0, p.accent_wash);
    } else if over {
        ui.painter().rect_filled(rect, 0.0, p.control);
    }
    if response.has_focus() {
        let line = Stroke::new(1.0, p.accent);
        ui.painter().rect_stroke(rect.shrink(1.0), 3.0, line, egui::StrokeKind::Inside);
    }
    if row.grouped {
        let line = Stroke::new(2.0, p.accent.gamma_multiply(0.7));
        ui.painter().vline(rect.left() + 3.0, rect.y_range().shrink(2.0), line);
    }
    let dim = if row.hidden { 0.45 } else { 1.0 };
    let ink = if on { p.accent } else { p.weak }.gamma_multiply(dim);
    let mut x = rect.left() + 10.0 + if row.indent { INDENT } else { 0.0 };
    if let Some(number) = row.number {
        let font = if row.indent { FontId::proportional(11.5) } else { theme::bold(12.5) };
        ui.painter().text(pos2(x + 7.0, rect.center().y), Align2::CENTER_CENTER, number, font, ink);
        x += 20.0;
    }
    icons::paint(
        ui.painter(),
        Rect::from_center_size(pos2(x + 7.0, rect.center().y), vec2(15.0, 15.0)),
        row.icon,
        ink,
    );
    x += 21.0;
    let switches = rect.right() - 54.0;
    let words = Rect::from_min_max(pos2(x, rect.top()), pos2(switches - 4.0, rect.bottom()));
    if state.renaming.as_ref().is_some_and(|(id, ..)| *id == row.id) {
        rename(ui, row, words, tongue, state, deeds);
    } else {
        let colour = if row.weak { p.weak } else { p.text }.gamma_multiply(dim);
        let mut job =
            egui::text::LayoutJob::simple_singleline(row.name.clone(), FontId::proportional(12.5), colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(words.width());
        let galley = ui.ctx().fonts_mut(|f| f.layout_job(job));
        let at = pos2(words.left(), rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, colour);
    }
    for (n, icon, set, key, change) in [
        (
            0.0,
            Icon::Lock,
            row.locked,
            if row.locked { Text::UnlockItem } else { Text::CmdLock },
            Change::Locked(!row.locked),
        ),
        (
            1.0,
            if row.hidden { Icon::Hidden } else { Icon::Shown },
            row.hidden,
            if row.hidden { Text::ShowItem } else { Text::CmdHide },
            Change::Hidden(!row.hidden),
        ),
    ] {
        let slot = Rect::from_min_size(pos2(switches + n * 25.0, rect.top() + 1.0), vec2(22.0, 22.0));
        let name = format!("{}: {}", t(key), row.name);
        // What is as usual steps back until the pointer is near.
        let faint = !set && !response.contains_pointer() && !on;
        let mut child = ui.new_child(UiBuilder::new().id_salt((row.id, n as u8)).max_rect(slot));
        if faint {
            child.multiply_opacity(if n == 0.0 { 0.0 } else { 0.3 });
        }
        if icons::button(&mut child, icon, &name, t(key), set, 22.0).clicked() {
            deeds.push(Deed::Set(row.id, change));
        }
    }
    if response.double_clicked() {
        deeds.push(Deed::Open(row.id));
    } else if response.clicked() {
        deeds.push(Deed::Click(row.id, ui.input(|i| i.modifiers)));
    }
    if response.drag_started() {
        state.dragged = Some(row.id);
    }
    if response.drag_stopped() {
        state.let_go = true;
    }
}

/// The keys of a row that has the focus.
fn keys(ui: &Ui, row: &Row, response: &Response, deeds: &mut Vec<Deed>) {
    if !response.has_focus() {
        return;
    }
    let keeps = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.ctx().memory_mut(|m| m.set_focus_lock_filter(response.id, keeps));
    ui.ctx().input_mut(|i| {
        for (key, way) in [(Key::ArrowUp, -1), (Key::ArrowDown, 1)] {
            if i.consume_key(Modifiers::ALT, key) {
                deeds.push(Deed::Shift(row.id, way));
            } else if i.consume_key(Modifiers::SHIFT, key) {
                deeds.push(Deed::Walk(row.id, way, true));
            } else if i.consume_key(Modifiers::NONE, key) {
                deeds.push(Deed::Walk(row.id, way, false));
            }
        }
        if i.consume_key(Modifiers::NONE, Key::F2) {
            deeds.push(Deed::Open(row.id));
        }
        if i.consume_key(Modifiers::NONE, Key::Delete) {
            deeds.push(Deed::Delete);
        }
    });
}

/// The field for what a panel shows.
fn rename(ui: &mut Ui, row: &Row, area: Rect, tongue: Tongue, state: &mut Layers, deeds: &mut Vec<Deed>) {
    let Some((_, lang, typed)) = &mut state.renaming else { return };
    let field = TextEdit::singleline(typed)
        .font(FontId::proportional(12.5))
        .hint_text(text::of(tongue, Text::Describes))
        .margin(vec2(4.0, 2.0));
    let response = ui.put(area.shrink2(vec2(0.0, 1.0)), field);
    let response = response.accessible_name(text::of(tongue, Text::Describes));
    if response.lost_focus() {
        if !ui.input(|i| i.key_pressed(Key::Escape)) {
            deeds.push(Deed::Set(row.id, Change::Describes(lang.clone(), typed.trim().to_owned())));
        }
        state.renaming = None;
    } else {
        response.request_focus();
    }
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
        let y = slots.get(gap).map_or_else(|| slots.last().map_or(0.0, Rect::bottom), Rect::top);
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
    let place = |id: ItemId| rows.iter().position(|r| r.id == id);
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
                next.extend(rows[range].iter().map(|r| r.id));
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
        Deed::Walk(id, way, adds) => {
            let next = place(id).and_then(|at| at.checked_add_signed(way)).and_then(|at| rows.get(at));
            if let Some(row) = next {
                let mut selection = if adds { desk.editor.selection().to_vec() } else { Vec::new() };
                selection.push(row.id);
                desk.editor.select(selection);
                ui.ctx().memory_mut(|m| m.request_focus(row_id(row.id)));
            }
        }
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
        Deed::Delete => desk.editor.delete(),
        Deed::Put(items, spot) => drop(desk.editor.drop_layers(&items, spot)),
        Deed::Take(id, of) => drop(desk.editor.take_reading_place(id, of)),
    }
}
