//! Controls that the inspector, the bars and the dialogs share.

pub use super::choice::{choice, choice_drawn};
use super::icons::{self, Icon};
use super::units::Ruler;
use super::{pipette, text, theme};
use crate::geom::Rgba;
use crate::model::{BalloonStyle, Item, ItemKind, Page, PageSetup, Project, StyleName};
use egui::{
    Align, Color32, DragValue, Layout, Popup, PopupCloseBehavior, Rect, Response, RichText, Role, Sense,
    Slider, Stroke, StrokeKind, Ui, WidgetInfo, WidgetText, vec2,
};
use std::ops::RangeInclusive;

/// The style that an item shows, with what it changes of it left out.
pub fn style_of(project: &Project, page: &Page, item: &Item) -> BalloonStyle {
    project.style(&style_name_of(project, page, item)).unwrap_or_default()
}

/// The name of the style that an item wears.
pub fn style_name_of(project: &Project, page: &Page, item: &Item) -> StyleName {
    let speaker = item
        .line()
        .and_then(|l| page.line(l))
        .and_then(|l| l.speaker.as_ref())
        .and_then(|s| project.cast_member(s))
        .and_then(|m| m.style.clone());
    match &item.kind {
        ItemKind::Balloon(b) => b.style.clone().or(speaker).unwrap_or_else(|| StyleName::new("speech")),
        ItemKind::Caption(c) => c.style.clone().unwrap_or_else(|| c.purpose.style()),
        ItemKind::Effect(e) => e.style.clone().unwrap_or_else(|| StyleName::new("effect")),
        ItemKind::Panel(_) | ItemKind::Art(_) => StyleName::new("speech"),
    }
}

/// The heading of a group of properties.
pub fn section(ui: &mut Ui, title: &str) {
    let p = theme::of(ui);
    ui.add_space(6.0);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 1.0), Sense::hover());
    ui.painter().hline(rect.x_range().expand(theme::GAP), rect.center().y, Stroke::new(1.0, p.line));
    ui.add_space(3.0);
    ui.label(RichText::new(title).font(theme::bold(12.5)).color(p.text));
    ui.add_space(1.0);
}

/// A property: its name on the left, its controls flush right. The controls bear the name.
pub fn row<R>(ui: &mut Ui, label: &str, controls: impl FnOnce(&mut Ui) -> R) -> R {
    row_with(ui, label, |_| {}, controls)
}

/// A property that a style gives and this item may change: one that it did change has a button beside its
/// name that takes the change back. True if that was pressed.
pub fn row_of_style<R>(
    ui: &mut Ui,
    label: &str,
    changed: bool,
    back: &str,
    controls: impl FnOnce(&mut Ui) -> R,
) -> (bool, R) {
    let mut pressed = false;
    let result = row_with(
        ui,
        label,
        |ui| {
            if changed {
                let name = format!("{back}: {label}");
                pressed =
                    super::icons::button(ui, super::icons::Icon::Reset, &name, &name, false, 20.0).clicked();
            }
        },
        controls,
    );
    (pressed, result)
}

fn row_with<R>(
    ui: &mut Ui,
    label: &str,
    beside: impl FnOnce(&mut Ui),
    controls: impl FnOnce(&mut Ui) -> R,
) -> R {
    let p = theme::of(ui);
    ui.horizontal(|ui| {
        let size = vec2(theme::LABEL_WIDTH, ui.spacing().interact_size.y);
        ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.set_min_width(theme::LABEL_WIDTH);
            beside(ui);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(label).color(p.weak)).truncate());
            });
        });
        ui.name_inputs(label, |ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                controls(ui)
            })
            .inner
        })
    })
    .inner
}

/// A number in a field that can be dragged; the new one if it changed. With its control's id.
pub struct Number<'a> {
    /// Its name for screen readers.
    pub name: &'a str,
    /// What it is now.
    pub value: f64,
    /// What it can be.
    pub range: RangeInclusive<f64>,
    /// Change for a point dragged.
    pub speed: f64,
    /// Digits after the point.
    pub decimals: usize,
    /// After the number.
    pub suffix: &'a str,
    /// In points.
    pub width: f32,
}

impl<'a> Number<'a> {
    /// Shows it. A length is shown in the user's unit.
    pub fn show(self, ui: &mut Ui) -> Option<(egui::Id, f64)> {
        let sign = self.sign();
        self.signed(ui, sign)
    }

    /// Shows it with a letter before the number.
    pub fn signed(self, ui: &mut Ui, sign: &str) -> Option<(egui::Id, f64)> {
        if self.suffix == MM {
            let ruler = Ruler::of(ui.ctx());
            self.in_unit(ui, ruler, sign)
        } else {
            self.shown(ui, None, sign)
        }
    }

    /// Shows a length of mm in a unit.
    pub fn measured(self, ui: &mut Ui, ruler: Ruler) -> Option<(egui::Id, f64)> {
        let sign = self.sign();
        self.in_unit(ui, ruler, sign)
    }

    /// Names of one letter, as X and Y, are shown in the field.
    fn sign(&self) -> &'a str {
        if self.name.chars().count() == 1 { self.name } else { "" }
    }

    fn in_unit(self, ui: &mut Ui, ruler: Ruler, sign: &str) -> Option<(egui::Id, f64)> {
        let here = Number {
            value: ruler.of_mm(self.value),
            range: ruler.of_mm(*self.range.start())..=ruler.of_mm(*self.range.end()),
            speed: ruler.of_mm(self.speed),
            decimals: ruler.decimals(self.decimals),
            suffix: ruler.suffix(),
            ..self
        };
        here.shown(ui, Some(ruler), sign).map(|(id, v)| (id, ruler.in_mm(v)))
    }

    fn shown(self, ui: &mut Ui, ruler: Option<Ruler>, sign: &str) -> Option<(egui::Id, f64)> {
        let mut value = self.value;
        let prefix = if sign.is_empty() { String::new() } else { format!("{sign}  ") };
        let field = DragValue::new(&mut value)
            .prefix(prefix)
            .range(self.range)
            .clamp_existing_to_range(false)
            .speed(self.speed)
            .custom_formatter(move |v, _| short(v, self.decimals))
            .update_while_editing(false)
            .suffix(self.suffix);
        let field = match ruler {
            Some(ruler) => field.custom_parser(move |text| ruler.typed(text)),
            None => field,
        };
        let response = ui.add_sized(vec2(self.width, ui.spacing().interact_size.y), field);
        let response = if self.name.is_empty() { response } else { response.accessible_name(self.name) };
        (response.changed() && value != self.value).then_some((response.id, value))
    }
}

/// A number without needless noughts.
pub(super) fn short(v: f64, decimals: usize) -> String {
    // A half goes up though its nearest binary number lies a little below: an eighth of an inch is 3.18 mm.
    let text = format!("{:.decimals$}", v + v.signum() * 1e-9);
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

/// A length in mm.
pub fn mm(
    ui: &mut Ui,
    name: &str,
    value: f64,
    range: RangeInclusive<f64>,
    width: f32,
) -> Option<(egui::Id, f64)> {
    Number { name, value, range, speed: 0.1, decimals: 2, suffix: MM, width }.show(ui)
}

/// What stands behind lengths of mm. A control that is given it shows them in the user's unit.
pub const MM: &str = " mm";

/// A slider with its number at the right; the rail fills what is left. A length is shown in the user's unit.
pub fn slider(
    ui: &mut Ui,
    value: f64,
    range: RangeInclusive<f64>,
    decimals: usize,
    suffix: &str,
    logarithmic: bool,
) -> Option<(egui::Id, f64)> {
    let speed = (range.end() - range.start()) / 300.0;
    let number = Number { name: "", value, range: range.clone(), speed, decimals, suffix, width: 64.0 };
    let typed = number.show(ui);
    let mut new = value;
    let response = ui
        .scope(|ui| {
            ui.visuals_mut().selection.bg_fill = theme::of(ui).accent_fill;
            ui.spacing_mut().interact_size.y = RAIL;
            ui.spacing_mut().slider_width = (ui.available_width() - 4.0).max(40.0);
            ui.add(
                Slider::new(&mut new, range)
                    .clamping(egui::SliderClamping::Edits)
                    .show_value(false)
                    .step_by(if logarithmic { 0.0 } else { step_of(decimals) })
                    .logarithmic(logarithmic),
            )
        })
        .inner;
    let dragged = response.changed().then(|| (new / step_of(decimals)).round() * step_of(decimals));
    typed.or(dragged.filter(|v| *v != value).map(|v| (response.id, v)))
}

/// The height of a slider's rail with its handle.
const RAIL: f32 = 17.0;

fn step_of(decimals: usize) -> f64 {
    10_f64.powi(-i32::try_from(decimals).unwrap_or(0))
}

/// A small square toggle.
pub fn toggle(ui: &mut Ui, on: bool, text: impl Into<WidgetText>, name: &str) -> Response {
    let p = theme::of(ui);
    let fill = if on { p.accent_fill } else { Color32::TRANSPARENT };
    let text: WidgetText = text.into();
    let text = if on { text.color(p.on_accent) } else { text };
    let button = egui::Button::new(text).fill(fill).stroke(Stroke::NONE).min_size(vec2(26.0, 26.0));
    let response = ui.scope(|ui| {
        ui.spacing_mut().button_padding = vec2(4.0, 2.0);
        ui.add(button)
    });
    response.inner.accessible_name(name).on_hover_text(name)
}

/// Brings a list that opened out of a control above all else: a dialog that is shown again would lie over it.
pub fn on_top(ui: &Ui) {
    ui.ctx().move_to_top(ui.layer_id());
}

/// The line around a drawn control that has the focus of the keyboard.
pub fn ring(ui: &Ui, rect: Rect, response: &Response) {
    if response.has_focus() {
        let line = Stroke::new(1.5, theme::of(ui).accent);
        ui.painter().rect_stroke(rect.shrink(0.75), 5.0, line, StrokeKind::Inside);
    }
}

/// Buttons in one frame of which one is chosen; the newly chosen one.
pub fn segments<T: PartialEq + Clone>(ui: &mut Ui, now: &T, all: &[(T, String)]) -> Option<T> {
    let p = theme::of(ui);
    let mut chosen = None;
    egui::Frame::NONE.fill(p.field).corner_radius(6.0).inner_margin(2.0).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            for (value, name) in all {
                let on = value == now;
                let font = egui::FontId::proportional(13.0);
                let ink = if on { p.on_accent } else { p.weak };
                let galley = ui.painter().layout_no_wrap(name.clone(), font, ink);
                let size = vec2(galley.size().x + 20.0, 22.0);
                let (rect, response) = ui.allocate_exact_size(size, Sense::click());
                let enabled = ui.is_enabled();
                response.widget_info(|| WidgetInfo::selected(Role::Button, enabled, on, name));
                let fill = if on {
                    p.accent_fill
                } else if response.hovered() {
                    p.control_hover
                } else {
                    Color32::TRANSPARENT
                };
                ui.painter().rect_filled(rect, 4.0, fill);
                let at = egui::Align2::CENTER_CENTER.align_size_within_rect(galley.size(), rect).min;
                let ink = if on {
                    p.on_accent
                } else if response.hovered() {
                    p.text
                } else {
                    p.weak
                };
                ui.painter().galley_with_override_text_color(at, galley, ink);
                ring(ui, rect, &response);
                if response.clicked() && !on {
                    chosen = Some(value.clone());
                }
            }
        });
    });
    chosen
}

/// A word that is on or off.
pub fn chip_button(ui: &mut Ui, on: bool, text: &str) -> Response {
    let p = theme::of(ui);
    let (fill, ink) = if on { (p.accent_fill, p.on_accent) } else { (Color32::TRANSPARENT, p.text) };
    let edge = Stroke::new(1.0, if on { p.accent_fill } else { p.outline });
    let button = egui::Button::selectable(on, RichText::new(text).color(ink))
        .wrap_mode(egui::TextWrapMode::Extend)
        .fill(fill)
        .stroke(edge)
        .corner_radius(11.0);
    ui.add(button)
}

/// The button that a dialog or bar is there for.
pub fn primary(ui: &mut Ui, text: &str) -> Response {
    let p = theme::of(ui);
    let enabled = ui.is_enabled();
    ui.scope(|ui| {
        let w = &mut ui.visuals_mut().widgets;
        for (state, gain) in [(&mut w.inactive, 1.0), (&mut w.hovered, 1.12), (&mut w.active, 0.92)] {
            let fill = Color32::from_rgb(
                (f32::from(p.accent_fill.r()) * gain).min(255.0) as u8,
                (f32::from(p.accent_fill.g()) * gain).min(255.0) as u8,
                (f32::from(p.accent_fill.b()) * gain).min(255.0) as u8,
            );
            state.weak_bg_fill = fill;
            state.bg_stroke = Stroke::NONE;
            state.fg_stroke.color = p.on_accent;
        }
        let ink = if enabled { p.on_accent } else { p.weak };
        ui.add(egui::Button::new(RichText::new(text).color(ink)).min_size(vec2(84.0, 28.0)))
    })
    .inner
}

/// A button beside the primary one.
pub fn secondary(ui: &mut Ui, text: &str) -> Response {
    ui.add(egui::Button::new(text).min_size(vec2(84.0, 28.0)))
}

/// A field of colour that opens a picker; the new colour if one was picked.
pub fn swatch(ui: &mut Ui, name: &str, colour: Rgba, alpha: bool) -> Option<Rgba> {
    well(ui, name, colour, alpha).map(|(_, c)| c)
}

/// The same with its control's id.
pub fn well(ui: &mut Ui, name: &str, colour: Rgba, alpha: bool) -> Option<(egui::Id, Rgba)> {
    swatch_sized(ui, name, colour, alpha, true)
}

/// A field of colour from which one is chosen by a click, with no picker that is dragged.
pub fn well_at_once(ui: &mut Ui, name: &str, colour: Rgba) -> Option<(egui::Id, Rgba)> {
    swatch_sized(ui, name, colour, true, false)
}

/// A little field of colour to click. True if it was.
fn choice_of_colour(ui: &mut Ui, name: &str, colour: Rgba, on: bool) -> bool {
    let p = theme::of(ui);
    let (rect, r) = ui.allocate_exact_size(vec2(22.0, 22.0), Sense::click());
    r.widget_info(|| WidgetInfo::labeled(Role::ColorWell, true, name));
    chip(ui, rect, colour, if r.hovered() || r.has_focus() || on { p.accent } else { p.outline });
    r.on_hover_text(name).clicked()
}

/// The comic's palette and the stock colours, in rows.
fn choices_of_colour(ui: &mut Ui, now: Rgba, alpha: bool, shared: &pipette::Pipette) -> Option<Rgba> {
    let mut picked = None;
    let mut grid = |ui: &mut Ui, salt: &str, all: &mut dyn Iterator<Item = (String, Rgba)>| {
        egui::Grid::new(salt).spacing(vec2(5.0, 5.0)).show(ui, |ui| {
            for (n, (name, c)) in all.filter(|(_, c)| alpha || c.a == 255).enumerate() {
                if choice_of_colour(ui, &name, c, c == now) {
                    picked = Some(c);
                }
                if n % 8 == 7 {
                    ui.end_row();
                }
            }
        });
    };
    if !shared.palette.is_empty() {
        let named = |s: &crate::model::Swatch| {
            let name =
                if s.name.is_empty() { s.colour.to_string() } else { format!("{}  {}", s.name, s.colour) };
            (name, s.colour)
        };
        grid(ui, "palette", &mut shared.palette.iter().map(named));
        ui.separator();
    }
    grid(ui, "swatches", &mut theme::SWATCHES.iter().map(|c| (c.to_string(), *c)));
    picked
}

/// What is seen behind translucent colours.
pub fn chequers(ui: &Ui, rect: Rect) {
    ui.painter().rect_filled(rect, 4.0, theme::CHEQUERS[0]);
    let half = rect.size() / 2.0;
    for offset in [vec2(0.0, 0.0), half] {
        ui.painter().rect_filled(Rect::from_min_size(rect.min + offset, half), 0.0, theme::CHEQUERS[1]);
    }
}

fn chip(ui: &Ui, rect: Rect, colour: Rgba, edge: Color32) {
    if colour.a < 255 {
        chequers(ui, rect);
    }
    ui.painter().rect_filled(rect, 4.0, theme::colour32(colour));
    ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.0, edge), StrokeKind::Inside);
}

fn swatch_sized(
    ui: &mut Ui,
    name: &str,
    colour: Rgba,
    alpha: bool,
    picker: bool,
) -> Option<(egui::Id, Rgba)> {
    let p = theme::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(34.0, 22.0), Sense::click());
    response.widget_info(|| WidgetInfo {
        current_text_value: Some(colour.to_string()),
        ..WidgetInfo::labeled(Role::ColorWell, true, name)
    });
    chip(ui, rect, colour, if response.hovered() || response.has_focus() { p.accent } else { p.outline });
    let shared = pipette::shared(ui.ctx());
    let mut picked = pipette::taken(ui.ctx(), response.id);
    Popup::from_toggle_button_response(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            on_top(ui);
            ui.set_width(216.0);
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            picked = choices_of_colour(ui, colour, alpha, &shared).or(picked);
            ui.add_space(4.0);
            if picker && let Some(c) = super::picker::show(ui, colour, alpha, shared.tongue) {
                picked = Some(c);
            }
            ui.horizontal(|ui| {
                // Under a dialog the page cannot be reached.
                let reached = ui.memory(|m| m.top_modal_layer().is_none());
                let take = text::of(shared.tongue, text::Text::PickFromPage);
                if reached && icons::button(ui, Icon::Pipette, take, take, false, 26.0).clicked() {
                    pipette::want(ui.ctx(), response.id);
                    ui.close();
                }
                let keep = text::of(shared.tongue, text::Text::KeepColour);
                let known = shared.palette.iter().any(|s| s.colour == colour);
                let button = |ui: &mut Ui| icons::button(ui, Icon::Add, keep, keep, false, 26.0).clicked();
                if ui.add_enabled_ui(!known, button).inner {
                    pipette::keep(ui.ctx(), colour);
                }
            });
        });
    let response = response.on_hover_text(format!("{name}  {colour}"));
    picked.filter(|c| *c != colour).map(|c| (response.id, c))
}

/// A colour with its number beside it.
pub fn colour(ui: &mut Ui, name: &str, colour: Rgba, alpha: bool) -> Option<(egui::Id, Rgba)> {
    let picked = well(ui, name, colour, alpha);
    let id = ui.scope_id().with((name, "hex"));
    let mut text = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| colour.to_string());
    let response = ui.add(
        egui::TextEdit::singleline(&mut text)
            .id(id.with("field"))
            .desired_width(78.0)
            .min_size(vec2(0.0, 22.0))
            .align(egui::Align2([Align::LEFT, Align::Center]))
            .font(egui::TextStyle::Monospace),
    );
    let response = response.accessible_name(format!("{name} #"));
    let mut typed = None;
    if response.has_focus() {
        ui.data_mut(|d| d.insert_temp(id, text));
    } else if response.lost_focus() {
        typed = text.trim().parse::<Rgba>().ok().filter(|c| *c != colour).map(|c| (response.id, c));
        ui.data_mut(|d| d.remove::<String>(id));
    } else {
        ui.data_mut(|d| d.remove::<String>(id));
    }
    picked.or(typed)
}

/// A page's size and resolution in words, in the unit of those who print or show such pages.
pub fn page_size(ctx: &egui::Context, setup: &PageSetup) -> String {
    let unit = Ruler::of(ctx).unit_for(setup);
    format!("{} · {} dpi", unit.size(setup.trim, setup.dpi), setup.dpi)
}

trait DataAccess {
    fn data<R>(&self, read: impl FnOnce(&egui::util::IdTypeMap) -> R) -> R;
    fn data_mut<R>(&self, write: impl FnOnce(&mut egui::util::IdTypeMap) -> R) -> R;
}

impl DataAccess for Ui {
    fn data<R>(&self, read: impl FnOnce(&egui::util::IdTypeMap) -> R) -> R {
        self.ctx().data(read)
    }

    fn data_mut<R>(&self, write: impl FnOnce(&mut egui::util::IdTypeMap) -> R) -> R {
        self.ctx().data_mut(write)
    }
}
