//! The bar over words that are typed: emphasis, and what Chinese and Japanese have beside their letters.

use super::super::desk::Desk;
use super::super::icons::Icon;
use super::super::text::{self, Text, Tongue};
use super::super::{icons, theme, widgets};
use crate::editor::Stroke;
use crate::geom::Rgba;
use crate::model::{Emphasis, ItemKind, LetterOutline, LetterShadow, Mark, NoteKind, Spot};
use egui::{Key, TextEdit, Ui};

fn emphasis(desk: &Desk) -> Emphasis {
    desk.typing.as_ref().map_or_else(Default::default, |t| t.core.emphasis())
}

/// Emphasis as letterers do it: bold and italic together.
pub(super) fn toggle_loud(desk: &mut Desk) {
    let on = !emphasis(desk).bold;
    desk.stroke(Stroke::Mark(vec![Mark::Bold(on), Mark::Italic(on)]));
}

/// Italic alone.
pub(super) fn toggle_italic(desk: &mut Desk) {
    let on = !emphasis(desk).italic;
    mark(desk, Mark::Italic(on));
}

fn mark(desk: &mut Desk, mark: Mark) {
    desk.stroke(Stroke::Mark(vec![mark]));
}

const SIZES: [f64; 6] = [0.75, 1.0, 1.25, 1.5, 2.0, 3.0];

/// The bar over words that are typed.
pub(super) fn show(desk: &mut Desk, ui: &Ui, tongue: Tongue, over: egui::Rect, canvas: egui::Rect) {
    /// Height of the bar, and its width without and with what Chinese and Japanese have, points.
    const HIGH: f32 = 36.0;
    const WIDE: [f32; 2] = [348.0, 464.0];
    let t = |text| text::of(tongue, text);
    let east_asian = desk.typing.as_ref().is_some_and(|typing| typing.core.lang().is_cjk());
    let wide = WIDE[usize::from(east_asian)];
    let above = over.top() - HIGH - 10.0;
    let y = if above > canvas.top() + 4.0 { above } else { over.bottom() + 10.0 };
    let x = (over.center().x - wide / 2.0)
        .clamp(canvas.left() + 4.0, (canvas.right() - wide - 4.0).max(canvas.left()));
    let now = emphasis(desk);
    egui::Area::new(egui::Id::unique("emphasis"))
        .fixed_pos(egui::pos2(x, y))
        .order(egui::Order::Foreground)
        .show(ui.ctx(), |ui| {
            let p = theme::of(ui);
            egui::Frame::NONE
                .fill(p.raised)
                .stroke(egui::Stroke::new(1.0, p.outline))
                .corner_radius(8.0)
                .inner_margin(egui::Margin::symmetric(6, 5))
                .shadow(ui.visuals().popup_shadow)
                .show(ui, |ui| {
                    ui.horizontal(|ui| {
                        ui.spacing_mut().item_spacing.x = 4.0;
                        let b = egui::RichText::new("B").font(theme::bold(14.0));
                        if widgets::toggle(ui, now.bold, b, t(Text::Loud)).clicked() {
                            toggle_loud(desk);
                        }
                        let i = egui::RichText::new("I").size(14.0).italics();
                        if widgets::toggle(ui, now.italic, i, t(Text::Italic)).clicked() {
                            toggle_italic(desk);
                        }
                        let colour = now.colour.or_else(|| own_colour(desk)).unwrap_or(Rgba::BLACK);
                        if let Some(new) = widgets::swatch(ui, t(Text::LettersColour), colour, true) {
                            mark(desk, Mark::Colour(Some(new)));
                        }
                        let percent = now.scale.unwrap_or(1.0) * 100.0;
                        egui::ComboBox::from_id_salt("emphasis size")
                            .width(72.0)
                            .selected_text(format!("{percent:.0} %"))
                            .show_ui(ui, |ui| {
                                for size in SIZES {
                                    let on = now.scale.unwrap_or(1.0) == size;
                                    if ui.selectable_label(on, format!("{:.0} %", size * 100.0)).clicked() {
                                        mark(desk, Mark::Scale((size != 1.0).then_some(size)));
                                    }
                                }
                            })
                            .response
                            .on_hover_text(t(Text::EmphasisSize));
                        // Sounds have the lines and the shadow of their style alone.
                        if !is_sound(desk) {
                            coat_marks(desk, ui, tongue);
                        }
                        if east_asian {
                            east_asian_marks(desk, ui, tongue);
                        }
                        if icons::button(ui, Icon::Reset, t(Text::Plain), t(Text::Plain), false, 26.0)
                            .clicked()
                        {
                            desk.stroke(Stroke::Plain);
                        }
                    });
                });
        });
}

/// Width of the line around selected letters, and how far their shadow is thrown, in heights of capitals, until the
/// colour says otherwise: they stand off the page and do not touch the next letter.
const USUAL_LINE_CAPS: f64 = 0.12;
const USUAL_SHADOW_CAPS: f64 = 0.1;

/// The colour of the letters that are typed where nothing is chosen for single words.
fn own_colour(desk: &Desk) -> Option<Rgba> {
    let typing = desk.typing.as_ref()?;
    let (project, page) = (desk.editor.project(), desk.editor.page());
    let seen = page.item(typing.core.item())?.in_edition(desk.editor.edition());
    let style = widgets::style_of(project, page, &seen);
    let look = match &seen.kind {
        ItemKind::Balloon(b) => &b.look,
        ItemKind::Caption(c) => &c.look,
        ItemKind::Effect(e) => &e.look,
        ItemKind::Panel(_) | ItemKind::Art(_) => return None,
    };
    Some(look.letters.unwrap_or(style.lettering.colour))
}

/// What is typed is a sound effect.
fn is_sound(desk: &Desk) -> bool {
    let item = desk.typing.as_ref().and_then(|typing| desk.editor.page().item(typing.core.item()));
    item.is_some_and(|i| matches!(i.kind, ItemKind::Effect(_)))
}

/// A line around the selected words and a shadow behind them, each with its colour.
fn coat_marks(desk: &mut Desk, ui: &mut Ui, tongue: Tongue) {
    let t = |text| text::of(tongue, text);
    let now = emphasis(desk);
    let usual = LetterOutline { colour: Rgba::WHITE, width_caps: USUAL_LINE_CAPS, mitred: false };
    let name = egui::RichText::new(t(Text::WordsOutline)).size(12.0);
    if widgets::toggle(ui, now.outline.is_some(), name, t(Text::WordsOutlineHint)).clicked() {
        mark(desk, Mark::Outline(now.outline.is_none().then_some(usual)));
    }
    if let Some(line) = now.outline
        && let Some(colour) = widgets::swatch(ui, t(Text::OutlineColour), line.colour, true)
    {
        mark(desk, Mark::Outline(Some(LetterOutline { colour, ..line })));
    }
    let by_caps = Spot { x: USUAL_SHADOW_CAPS, y: USUAL_SHADOW_CAPS };
    let usual = LetterShadow { colour: Rgba::BLACK, by_caps, soft_caps: 0.0, solid: false };
    let name = egui::RichText::new(t(Text::Shadow)).size(12.0);
    if widgets::toggle(ui, now.shadow.is_some(), name, t(Text::WordsShadowHint)).clicked() {
        mark(desk, Mark::Shadow(now.shadow.is_none().then_some(usual)));
    }
    if let Some(shadow) = now.shadow
        && let Some(colour) = widgets::swatch(ui, t(Text::ShadowColour), shadow.colour, true)
    {
        mark(desk, Mark::Shadow(Some(LetterShadow { colour, ..shadow })));
    }
}

/// Emphasis dots, readings and upright stretches of the selected words (rules §6b, §6c).
fn east_asian_marks(desk: &mut Desk, ui: &mut Ui, tongue: Tongue) {
    let t = |text| text::of(tongue, text);
    let dots = emphasis(desk).dots;
    if widgets::toggle(ui, dots, egui::RichText::new("\u{5b57}\u{0323}").size(14.0), t(Text::Dots)).clicked()
    {
        mark(desk, Mark::Dots(!dots));
    }
    let noted = desk.typing.as_ref().and_then(|typing| typing.core.noted());
    let now = desk
        .typing
        .as_ref()
        .zip(noted.as_ref())
        .and_then(|(typing, range)| typing.core.words().note_at(range.start))
        .map(|note| note.kind.clone());
    let upright = now == Some(NoteKind::Upright);
    ui.add_enabled_ui(noted.is_some(), |ui| {
        if widgets::toggle(ui, upright, egui::RichText::new("12").font(theme::bold(12.0)), t(Text::Upright))
            .clicked()
        {
            desk.stroke(Stroke::Note((!upright).then_some(NoteKind::Upright)));
            if let Some(typing) = &mut desk.typing {
                typing.focus = true;
            }
        }
        let reading = now.as_ref().and_then(NoteKind::readings);
        let name = egui::RichText::new(t(Text::Ruby)).size(12.0);
        let button = widgets::toggle(ui, reading.is_some(), name, t(Text::RubyHint));
        egui::Popup::menu(&button).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
            // What is typed for one word is not for another.
            let of = desk.typing.as_ref().map(|t| (t.core.line(), t.core.selected()));
            let id = egui::Id::unique(("reading", of));
            let stored = reading.clone().unwrap_or_default();
            let mut typed = ui.data(|d| d.get_temp::<String>(id)).unwrap_or_else(|| stored.clone());
            ui.label(t(Text::RubyHint));
            let field = TextEdit::singleline(&mut typed).desired_width(200.0).hint_text(t(Text::RubyExample));
            let field = ui.add(field);
            if !field.has_focus() && !field.lost_focus() {
                field.request_focus();
            }
            ui.data_mut(|d| d.insert_temp(id, typed.clone()));
            let entered = field.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            if widgets::primary(ui, t(Text::Apply)).clicked() || entered {
                desk.stroke(Stroke::Note(NoteKind::ruby(&typed)));
                ui.data_mut(|d| d.remove::<String>(id));
                if let Some(typing) = &mut desk.typing {
                    typing.focus = true;
                }
                ui.close();
            }
        });
    });
}
