//! A row of the lists: what stands in it, and what is done to it.

use super::super::desk::Desk;
use super::super::icons::{self, Icon};
use super::super::text::{self, Text, Tongue};
use super::super::theme;
use super::{Deed, INDENT, Layers, Picture};
use crate::edit::Change;
use crate::editor::Numbered;
use crate::model::{Item, ItemId, ItemKind};
use egui::{
    Align2, EventFilter, FontId, Key, Modifiers, Rect, Response, Role, Stroke, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

/// A row as it is shown.
#[allow(clippy::struct_excessive_bools, reason = "each says something of its own")]
pub(super) struct Row {
    pub id: ItemId,
    /// Of a picture in a panel: the number of its layer, from the lowest. The id is that of the panel.
    pub layer: Option<usize>,
    pub indent: bool,
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

impl Row {
    #[allow(clippy::too_many_arguments, reason = "a row is drawn from all of them")]
    /// Draws it, with its switches; what the user does to it goes to `deeds`.
    pub(super) fn show(
        &self,
        ui: &mut Ui,
        rect: Rect,
        response: &Response,
        on: bool,
        tongue: Tongue,
        state: &mut Layers,
        deeds: &mut Vec<Deed>,
    ) {
        let t = |key| text::of(tongue, key);
        let spoken = match self.number {
            Some(number) => format!("{number} {}: {}", t(self.kind), self.name),
            None => format!("{}: {}", t(self.kind), self.name),
        };
        response.widget_info(|| WidgetInfo::selected(Role::TreeItem, true, on, &spoken));
        keys(ui, self, response, deeds);
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
        if self.grouped {
            let line = Stroke::new(2.0, p.accent.gamma_multiply(0.7));
            ui.painter().vline(rect.left() + 3.0, rect.y_range().shrink(2.0), line);
        }
        let dim = if self.hidden { 0.45 } else { 1.0 };
        let ink = if on { p.accent } else { p.weak }.gamma_multiply(dim);
        let mut x = rect.left() + 10.0 + if self.indent { INDENT } else { 0.0 };
        if let Some(number) = self.number {
            let font = if self.indent { FontId::proportional(11.5) } else { theme::bold(12.5) };
            ui.painter().text(pos2(x + 7.0, rect.center().y), Align2::CENTER_CENTER, number, font, ink);
            x += 20.0;
        }
        icons::paint(
            ui.painter(),
            Rect::from_center_size(pos2(x + 7.0, rect.center().y), vec2(15.0, 15.0)),
            self.icon,
            ink,
        );
        x += 21.0;
        let switches = rect.right() - 54.0;
        let words = Rect::from_min_max(pos2(x, rect.top()), pos2(switches - 4.0, rect.bottom()));
        if state.renaming.as_ref().is_some_and(|(id, ..)| *id == self.id) {
            rename(ui, self, words, tongue, state, deeds);
        } else {
            let colour = if self.weak { p.weak } else { p.text }.gamma_multiply(dim);
            let mut job = egui::text::LayoutJob::simple_singleline(
                self.name.clone(),
                FontId::proportional(12.5),
                colour,
            );
            job.wrap = egui::text::TextWrapping::truncate_at_width(words.width());
            let galley = ui.ctx().fonts_mut(|f| f.layout_job(job));
            let at = pos2(words.left(), rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, colour);
        }
        // A picture is locked with its panel.
        for (n, icon, set, key, change) in [
            (
                0.0,
                Icon::Lock,
                self.locked,
                if self.locked { Text::UnlockItem } else { Text::CmdLock },
                Change::Locked(!self.locked),
            ),
            (
                1.0,
                if self.hidden { Icon::Hidden } else { Icon::Shown },
                self.hidden,
                if self.hidden { Text::ShowItem } else { Text::CmdHide },
                Change::Hidden(!self.hidden),
            ),
        ]
        .into_iter()
        .skip(usize::from(self.layer.is_some()))
        {
            let slot = Rect::from_min_size(pos2(switches + n * 25.0, rect.top() + 1.0), vec2(22.0, 22.0));
            let name = format!("{}: {}", t(key), self.name);
            // What is as usual steps back until the pointer is near.
            let faint = !set && !response.contains_pointer() && !on;
            let mut child =
                ui.new_child(UiBuilder::new().id_salt((self.id, self.layer, n as u8)).max_rect(slot));
            if faint {
                child.multiply_opacity(if n == 0.0 { 0.0 } else { 0.3 });
            }
            if icons::button(&mut child, icon, &name, t(key), set, 22.0).clicked() {
                deeds.push(match self.layer {
                    Some(layer) => Deed::Picture(self.id, layer, Picture::Hide(!self.hidden)),
                    None => Deed::Set(self.id, change),
                });
            }
        }
        let picture = |deed| self.layer.map(|layer| Deed::Picture(self.id, layer, deed));
        if response.double_clicked() {
            deeds.push(picture(Picture::Move).unwrap_or(Deed::Open(self.id)));
        } else if response.clicked() {
            let keys = ui.input(|i| i.modifiers);
            deeds.push(picture(Picture::Choose).unwrap_or(Deed::Click(self.id, keys)));
        }
        if self.layer.is_some() {
            return;
        }
        if response.drag_started() {
            state.dragged = Some(self.id);
        }
        if response.drag_stopped() {
            state.let_go = true;
        }
    }
}

/// What the page has, the nearest first.
pub(super) fn layers(desk: &Desk, tongue: Tongue) -> Vec<Row> {
    let page = desk.editor.page();
    let layers = desk.editor.layers();
    let mut rows = Vec::with_capacity(layers.len());
    for (n, layer) in layers.iter().enumerate() {
        let Some(item) = page.item(layer.id) else { continue };
        rows.push(row_of(desk, item, tongue, layer.panel.is_some(), None));
        // Behind all else in a panel are its pictures.
        let home = layer.panel.unwrap_or(layer.id);
        let is_last = layers.get(n + 1).is_none_or(|next| next.panel != Some(home));
        if let Some(panel) = page.item(home).filter(|item| is_last && item.as_panel().is_some()) {
            rows.extend((0..panel.art().len()).rev().map(|layer| picture_of(panel, layer)));
        }
    }
    rows
}

/// The row of a picture in a panel.
fn picture_of(panel: &Item, layer: usize) -> Row {
    let art = &panel.art()[layer];
    Row {
        id: panel.id,
        layer: Some(layer),
        indent: true,
        number: None,
        icon: Icon::Picture,
        kind: Text::KindArt,
        name: art.path.file_name().to_owned(),
        weak: true,
        locked: panel.locked,
        hidden: art.hidden,
        grouped: false,
    }
}

/// What is read, in its order.
pub(super) fn reading(desk: &Desk, tongue: Tongue) -> Vec<Row> {
    let named = |n: Numbered| {
        let item = desk.editor.page().item(n.id)?;
        Some(row_of(desk, item, tongue, n.panel.is_some(), Some(n.number)))
    };
    desk.editor.reading_order().into_iter().filter_map(named).collect()
}

/// Words in one line.
fn flat(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn row_of(desk: &Desk, item: &Item, tongue: Tongue, indent: bool, number: Option<usize>) -> Row {
    let (page, edition) = (desk.editor.page(), desk.editor.edition());
    let languages = &desk.editor.project().book.languages;
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
                let own = l.words_in(&edition.lang);
                own.or_else(|| Some(l.stand_in(languages)?.0)).map(|w| flat(w.text()))
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
        layer: None,
        indent,
        number,
        icon,
        kind,
        name,
        weak,
        locked: item.locked,
        hidden: item.is_hidden_in(edition),
        grouped,
    }
}

/// The keys of a row that has the focus.
fn keys(ui: &Ui, row: &Row, response: &Response, deeds: &mut Vec<Deed>) {
    if !response.has_focus() {
        return;
    }
    let keeps = EventFilter { vertical_arrows: true, ..EventFilter::default() };
    ui.ctx().memory_mut(|m| m.set_focus_lock_filter(response.id, keeps));
    let picture = |deed| row.layer.map(|layer| Deed::Picture(row.id, layer, deed));
    let at = (row.id, row.layer);
    ui.ctx().input_mut(|i| {
        for (key, way) in [(Key::ArrowUp, -1), (Key::ArrowDown, 1)] {
            if i.consume_key(Modifiers::ALT, key) {
                deeds.push(picture(Picture::Shift(way)).unwrap_or(Deed::Shift(row.id, way)));
            } else if i.consume_key(Modifiers::SHIFT, key) {
                deeds.push(Deed::Walk(at, way, true));
            } else if i.consume_key(Modifiers::NONE, key) {
                deeds.push(Deed::Walk(at, way, false));
            }
        }
        if i.consume_key(Modifiers::NONE, Key::F2) {
            deeds.push(picture(Picture::Move).unwrap_or(Deed::Open(row.id)));
        }
        if i.consume_key(Modifiers::NONE, Key::Delete) {
            deeds.push(picture(Picture::Remove).unwrap_or(Deed::Delete(row.id)));
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
